"""
### Poll the feeds

Asks every enabled feed for news, keeps what it answered, and turns new entries into articles and versions.

**When:** every quarter of an hour, or as the setting `poll_minutes` says. A feed's own pace is respected: one
that asked to wait, that failed, or whose `min_interval` is longer is skipped until its time has come.

**One failing feed** does not fail the run: it is in the log, on the page of feeds and in the morning report.
**When the run fails**, the database is out of reach: mend that; the next run takes up what was missed.
Running it again at any time is safe.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import dag, task

from cijferwacht.settings import load as settings
from cijferwacht_airflow.runs import DEFAULT_ARGS, FOUND_VERSIONS, NEW_VERSIONS, TAG, news, say

MINUTES = settings().poll_minutes


@dag(
    dag_id="poll",
    dag_display_name="1 · Poll the feeds",
    description=f"Ask every feed for news, every {MINUTES} minutes",
    doc_md=__doc__,
    schedule=timedelta(minutes=MINUTES),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(minutes=30),
    default_args={**DEFAULT_ARGS, "execution_timeout": timedelta(minutes=12)},
    tags=[TAG, "feeds"],
)
def poll() -> None:
    @task(task_display_name="Poll every feed", outlets=[FOUND_VERSIONS])
    def poll_feeds(outlet_events: Any = None) -> dict[str, Any]:
        from cijferwacht.pipeline.poll import poll_now

        with news() as db:
            counts = poll_now(db, settings())
        if counts["versions_new"]:
            outlet_events[FOUND_VERSIONS].add(NEW_VERSIONS)
        return say("polled", counts)

    poll_feeds()


poll()
