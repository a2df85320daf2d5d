"""
### Play archived snapshots

Plays the feed snapshots of one past day from the archive folder (`<feed>/<capture time in UTC>.xml`) through
the same steps as live news, and makes that day's report; also of a day of which only `cijferwacht archive
articles` brought something.

**When:** on backfill. `airflow backfill create --dag-id history --from-date 2026-03-22 --to-date 2026-04-04`,
or *Trigger → Backfill* in this UI; dates are local days, both ends included. Each night it also looks whether
snapshots of the day before were put in the folder.

**No mail goes out**; to mail such a report, start the DAG *mail* for its day, with *asked*.
**When it fails:** a snapshot that cannot be read is named in the log and recorded, and the rest goes on.
Playing a day again changes nothing.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import CronPartitionTimetable, Param, dag, get_current_context, task
from airflow.sdk.exceptions import AirflowSkipException

from cijferwacht.settings import load as settings
from cijferwacht_airflow.runs import DAY, DEFAULT_ARGS, TAG, TIMEZONE, news, remember, report_day, say


@dag(
    dag_id="history",
    dag_display_name="5 · Play archived snapshots",
    description="Backfill past days from a folder of feed snapshots",
    doc_md=__doc__,
    # Midnight, so that a backfill's dates, the UI's form and the API all name the same run for a day.
    schedule=CronPartitionTimetable("0 0 * * *", timezone=TIMEZONE, run_offset=-1, key_format=DAY),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=4),
    default_args=DEFAULT_ARGS,
    params={"day": Param(None, type=["null", "string"], format="date", title="Day", description="Local day")},
    tags=[TAG, "feeds", "report"],
)
def history() -> None:
    @task(task_display_name="Play the day's snapshots")
    def play_snapshots() -> dict[str, Any]:
        from cijferwacht.pipeline.history import play_day

        day = report_day(get_current_context())
        counts: dict[str, Any] = {}
        for collection in ("live", "sample"):
            with news(collection) as db:
                played = play_day(db, day, settings())
            if played["snapshots"] or played["articles_from_files"]:
                counts[collection] = say(f"{collection} snapshots of {day}", played)
        if not counts:
            raise AirflowSkipException(f"nothing of {day} was archived")
        return counts

    @task(task_display_name="Read")
    def read_articles(played: dict[str, Any]) -> dict[str, Any]:
        from cijferwacht.pipeline.read import read_new

        counts = {}
        for collection in played:
            with news(collection) as db:
                counts[collection] = say(f"read, {collection}", read_new(db))
        return counts

    @task(task_display_name="Write the report")
    def write_report(read: dict[str, Any]) -> dict[str, Any]:
        from cijferwacht.pipeline.edition import write_edition

        context = get_current_context()
        day = report_day(context)
        counts = {}
        for collection in read:
            with news(collection) as db:
                remember(db, context, day)
                made = write_edition(db, day, settings(), occasion="history")
                counts[collection] = say(f"report of {day}, {collection}", made)
        return counts

    write_report(read_articles(play_snapshots()))


history()
