"""The first minutes: the sample archive played through the same DAGs as live news."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from typing import Any

from cijferwacht.database import connect
from cijferwacht.database.reports import deliveries
from cijferwacht.database.sample import is_removed, reported_days
from cijferwacht.feeds.archive import archived_days
from cijferwacht.launcher.api import AirflowApi, ApiError
from cijferwacht.paths import SEEDS

ARCHIVE = SEEDS / "sample" / "archive"
#: Longest to wait for one thing of Airflow's before saying what is wrong.
PATIENCE = 600.0


class SampleError(Exception):
    """The sample could not be played; the message says where to look."""


def is_wanted(news_url: str) -> bool:
    """Whether the sample has to be played: not removed, and a day's report or the last day's mail misses."""
    days = archived_days(ARCHIVE)
    if not days:
        return False
    with connect(news_url, "sample") as db:
        if is_removed(db):
            return False
        return bool(set(days) - reported_days(db)) or not deliveries(db, days[-1])


def play(api: AirflowApi, news_url: str) -> Iterator[str | None]:
    """Play the sample, a step at each ``next``; yields None while there is nothing to tell.

    Airflow does the work: one backfill of the DAG *history* over the archive's days, then one run of
    *mail* for the last. What an interrupted launcher began is followed, not begun again.
    """
    days = archived_days(ARCHIVE)
    if not days:
        return
    yield from _wait_for_dag(api, "history")
    with connect(news_url, "sample") as db:
        missing = set(days) - reported_days(db)
    if missing:
        yield f"day 0 of {len(days)}"
        backfill = _running_backfill(api) or api.post(
            "/backfills",
            {
                "dag_id": "history",
                "from_date": days[0].isoformat() + "T00:00:00",
                "to_date": days[-1].isoformat() + "T00:00:00",
                "max_active_runs": 1,
                # Days that were played before, by a database since removed, are played again.
                "reprocess_behavior": "completed",
            },
        )
        yield from _follow(api, backfill["id"], days, news_url)
    yield from _mail(api, days[-1])
    yield f"done: {len(days)} days from {days[0]} to {days[-1]}"


def _wait_for_dag(api: AirflowApi, dag: str) -> Iterator[None]:
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        try:
            # A DAG is listed a moment before it can be run: its tasks are stored with its version.
            api.get(f"/dags/{dag}/details")
            return
        except ApiError as error:
            if error.status not in {0, 404, 401, 500, 503}:
                raise
        yield None
    raise SampleError(f"the DAG {dag} does not appear; the UI's home page names import errors")


def _running_backfill(api: AirflowApi) -> dict[str, Any] | None:
    found = api.get("/backfills", dag_id="history")["backfills"]
    return next((backfill for backfill in found if backfill["completed_at"] is None), None)


def _follow(api: AirflowApi, number: int, days: list[date], news_url: str) -> Iterator[str | None]:
    told = 0
    last_progress = time.monotonic()
    while True:
        with connect(news_url, "sample") as db:
            done = len(set(days) & reported_days(db))
        if done > told:
            told, last_progress = done, time.monotonic()
            yield f"day {done} of {len(days)}"
        if done == len(days):
            return
        if _is_over(api, number):
            raise SampleError(
                f"{len(days) - done} of {len(days)} days got no report; the runs of history tell why"
            )
        if time.monotonic() - last_progress > PATIENCE:
            raise SampleError("no day was finished in ten minutes; the runs of history tell why")
        yield None


def _is_over(api: AirflowApi, number: int) -> bool:
    try:
        return api.get(f"/backfills/{number}")["completed_at"] is not None
    except ApiError as error:
        if error.status in {0, 401, 500, 503}:  # the api-server is busy or starting again
            return False
        raise


def _mail(api: AirflowApi, day: date) -> Iterator[None]:
    yield from _wait_for_dag(api, "mail")
    run = api.post(
        "/dags/mail/dagRuns",
        {
            "logical_date": None,
            "conf": {"day": day.isoformat(), "collection": "sample", "asked": True},
            "note": "The sample's last day, mailed to show what a mail looks like.",
        },
    )
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        try:
            state = api.get(f"/dags/mail/dagRuns/{run['dag_run_id']}")["state"]
        except ApiError as error:
            if error.status not in {0, 401, 500, 503}:
                raise
            state = None
        if state == "success":
            return
        if state == "failed":
            raise SampleError("its report could not be mailed; the run of mail tells why")
        yield None
