"""
### Read the new articles

Fetches the page of an article where its feed gives only a summary and allows it, finds what the article is
about, extracts its claims, and links them to quantities. Reports of closed days that a late article touches
get a new version.

**When:** as soon as polling found new versions.

**When it fails:** nothing is lost. What was read is stored in batches; running it again reads the rest.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import dag, task

from cijferwacht.settings import load as settings
from cijferwacht_airflow.runs import DEFAULT_ARGS, NEW_VERSIONS, TAG, news, say


@dag(
    dag_id="read",
    dag_display_name="2 · Read the articles",
    description="Topics, claims and quantities of new articles",
    doc_md=__doc__,
    schedule=[NEW_VERSIONS],
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=2),
    default_args=DEFAULT_ARGS,
    tags=[TAG, "articles", "claims"],
)
def read() -> None:
    @task(task_display_name="Fetch pages")
    def fetch_pages() -> dict[str, Any]:
        from cijferwacht.pipeline.pages import fetch_pages_now

        with news() as db:
            return say("pages", fetch_pages_now(db, settings()))

    @task(task_display_name="Read")
    def read_articles() -> dict[str, Any]:
        from cijferwacht.pipeline.read import read_new

        with news() as db:
            return say("read", read_new(db))

    @task(task_display_name="Link, and refresh reports")
    def refresh_reports() -> dict[str, Any]:
        from cijferwacht.pipeline.edition import refresh

        counts = {}
        # The sample too: nothing new comes in there, but editors try their decisions on it.
        for collection in ("live", "sample"):
            with news(collection) as db:
                counts[collection] = say(f"linked, {collection}", refresh(db, settings()))
        return counts

    fetch_pages() >> read_articles() >> refresh_reports()


read()
