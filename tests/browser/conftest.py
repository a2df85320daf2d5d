"""A logged-in Chromium on the running product, with news in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from browsed import SAMPLE_DAYS, Newsroom, fill_hostile, fill_sample
from chromium import Watched, chromium, find_chromium, log_in
from playwright.sync_api import BrowserContext

from cijferwacht.days import local_day
from cijferwacht.launcher.api import AirflowApi
from cijferwacht.settings import Settings
from product import Running


@pytest.fixture(scope="session")
def chromium_path() -> str:
    path = find_chromium()
    if path is None:
        assert os.environ.get("CI") != "true", "there is no Chromium, and in CI no test may be skipped"
        pytest.skip(
            "THERE IS NO CHROMIUM: the tests of pages in a browser are skipped; install it and run again"
        )
    return path


@pytest.fixture(scope="session")
def newsroom(chromium_path: str, running: Running) -> Newsroom:
    """Filled in this process: a scheduler would need a second for each task."""
    settings = Settings(state_dir=running.state)
    api = AirflowApi(running.url, running.password)
    fill_sample(running.news_url, settings)
    run = api.post(
        "/dags/history/dagRuns", {"logical_date": None, "conf": {"day": SAMPLE_DAYS[-1].isoformat()}}
    )
    today = local_day(datetime.now(UTC))
    days = (today - timedelta(days=3), today - timedelta(days=2))
    fill_hostile(running.news_url, days, settings)
    return Newsroom(running, api, days[1], run["dag_run_id"])


# Of the module: while Playwright's loop runs, no other test could start one of its own.
@pytest.fixture(scope="module")
def context(newsroom: Newsroom) -> Iterator[BrowserContext]:
    with chromium() as context:
        log_in(context, newsroom.running)
        yield context


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Watched]:
    """A tab; whatever a script or the content security policy complains of fails the test."""
    watched = Watched(context.new_page())
    yield watched
    watched.page.close()
    assert not watched.wrong
