"""
### Make the morning report

Compares each quantity's figures of the day with the last value that was reported, and stores the report of
every change: rows, HTML and plain text.

**When:** each morning (setting `edition_time`, 06:00), for the local day before, so that what was published
before midnight and polled after it is in. The run's *partition key* is that day.

**When it fails:** mend the cause and clear the task, or start a run with `{"day": "2026-03-29"}`. A report
that comes out the same makes no new version; one that differs is stored beside the old.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import CronPartitionTimetable, Param, dag, get_current_context, task

from cijferwacht.settings import load as settings
from cijferwacht_airflow.runs import (
    DAY,
    DEFAULT_ARGS,
    MORNING_REPORT,
    TAG,
    TIMEZONE,
    news,
    remember,
    report_day,
    say,
)

MORNING = settings().edition_time


@dag(
    dag_id="edition",
    dag_display_name="3 · Make the morning report",
    description="Which figures changed that day",
    doc_md=__doc__,
    schedule=CronPartitionTimetable(
        f"{MORNING.minute} {MORNING.hour} * * *", timezone=TIMEZONE, run_offset=-1, key_format=DAY
    ),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=2),
    default_args=DEFAULT_ARGS,
    params={"day": Param(None, type=["null", "string"], format="date", title="Day", description="Local day")},
    tags=[TAG, "report"],
)
def edition() -> None:
    @task(task_display_name="Read what is left")
    def read_articles() -> dict[str, Any]:
        from cijferwacht.pipeline.read import read_new

        with news() as db:
            return say("read", read_new(db))

    @task(task_display_name="Write the report", outlets=[MORNING_REPORT])
    def write_report() -> dict[str, Any]:
        from cijferwacht.pipeline.edition import write_edition

        context = get_current_context()
        day = report_day(context)
        context["outlet_events"][MORNING_REPORT].add_partitions(day.isoformat())
        with news() as db:
            remember(db, context, day)
            return say(f"report of {day}", write_edition(db, day, settings()))

    read_articles() >> write_report()


edition()
