"""
### Mail the morning report

Sends a stored report to its recipients: over SMTP when the connection `smtp_default` exists, else as .eml
files in the outbox folder. Each recipient gets the report of a day at most once, however often this runs.

**When:** after the morning report of the newest closed day. A report made for an earlier day, by a backfill
or by a late article, is mailed only when asked: start a run with `{"day": "2026-03-29", "asked": true}`.

**When it fails:** a mail server that refuses or is down is tried again, with growing pauses; the log names
the recipients it concerns, and so does the page of the report. Reports of the sample only ever go to the
outbox.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import Param, PartitionedAssetTimetable, dag, get_current_context, task

from cijferwacht.settings import load as settings
from cijferwacht_airflow.mail import transport
from cijferwacht_airflow.runs import (
    DEFAULT_ARGS,
    MORNING_REPORT,
    TAG,
    news,
    parameter,
    remember,
    report_day,
    say,
)


@dag(
    dag_id="mail",
    dag_display_name="4 · Mail the report",
    description="At most one mail per report and recipient",
    doc_md=__doc__,
    schedule=PartitionedAssetTimetable(assets=MORNING_REPORT),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=8),
    default_args={**DEFAULT_ARGS, "retries": 6, "retry_delay": timedelta(minutes=1)},
    params={
        "day": Param(None, type=["null", "string"], format="date", title="Day", description="Local day"),
        "collection": Param("live", enum=["live", "sample"], title="Live news or the sample"),
        "asked": Param(False, type="boolean", title="Also when it is not the newest day"),
    },
    tags=[TAG, "report"],
)
def mail() -> None:
    @task(task_display_name="Send the report")
    def send_report() -> dict[str, Any]:
        from cijferwacht.pipeline.mail import mail_report

        context = get_current_context()
        day = report_day(context)
        collection = parameter(context, "collection")
        with news(collection) as db:
            remember(db, context, day)
            sent = mail_report(
                db, day, settings(), transport(collection), asked=bool(parameter(context, "asked"))
            )
        return say(f"mail of {day}", sent)

    send_report()


mail()
