"""What every DAG of the project shares: its defaults, its assets, its database and the day a run is about."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from airflow.sdk import Asset, AssetAlias
from airflow.sdk.exceptions import AirflowFailException

from cijferwacht.days import local_day

if TYPE_CHECKING:
    from cijferwacht.database import Database

log = logging.getLogger("cijferwacht")

TAG = "cijferwacht"
TIMEZONE = "Europe/Amsterdam"
#: How a run's local day is written in its partition key.
DAY = "%Y-%m-%d"
#: Id of the Airflow connection that holds the news database.
CONNECTION = "news"

#: Article versions that wait to be read. Polling adds an event through the alias, only when it found some.
NEW_VERSIONS = Asset("new versions", uri="cijferwacht://versions")
FOUND_VERSIONS = AssetAlias("found versions")
#: The morning report of a day, with the day as the partition.
MORNING_REPORT = Asset("morning report", uri="cijferwacht://report")

DEFAULT_ARGS: Mapping[str, Any] = {
    "owner": "cijferwacht",
    "retries": 3,
    "retry_delay": timedelta(seconds=30),
    "retry_exponential_backoff": True,
    "max_retry_delay": timedelta(minutes=15),
    "execution_timeout": timedelta(minutes=30),
}


class NoDay(AirflowFailException):
    """A run was asked for a day it cannot be about; the message says why. Trying again would not help."""


def report_day(context: Mapping[str, Any]) -> date:
    """The local day a run is about.

    A scheduled, backfilled or asset-triggered run has it as its partition key. A run started by hand may
    name it (parameter or conf ``day``, like 2026-03-29); without one it is about the day before it started,
    the newest day that is closed.

    Raises:
        NoDay: the day given is not a date, or is not over yet.
    """
    day = _asked_day(context)
    if day >= local_day(datetime.now(UTC)):
        raise NoDay(f"{day} is not over yet; its report can be made tomorrow")
    return day


def _asked_day(context: Mapping[str, Any]) -> date:
    run = context["dag_run"]
    given = (run.conf or {}).get("day") or context["params"].get("day") or context.get("partition_key")
    if given:
        try:
            return date.fromisoformat(str(given)[:10])
        except ValueError as error:
            raise NoDay(f"day must be written like 2026-03-29, not {given!r}") from error
    moment: datetime = run.logical_date or run.run_after
    return local_day(moment) - timedelta(days=1)


def parameter(context: Mapping[str, Any], name: str) -> Any:
    """A run's parameter ``name``, from its conf or its form; None when it was left out."""
    return (context["dag_run"].conf or {}).get(name, context["params"].get(name))


def news_url() -> str:
    """The URL of the news database: Airflow's connection ``news``.

    Read here rather than through Airflow's PostgresHook, which means psycopg 3.
    """
    from airflow.sdk import BaseHook

    return BaseHook.get_connection(CONNECTION).get_uri()


@contextmanager
def news(collection: str = "live") -> Iterator[Database]:
    """The news database, open on one collection for the length of a task."""
    from cijferwacht.database import COLLECTIONS, connect

    known = next((name for name in COLLECTIONS if name == collection), None)
    if known is None:
        raise ValueError(f"no collection {collection!r}; there are {', '.join(COLLECTIONS)}")
    with connect(news_url(), known) as db:
        yield db


def remember(db: Database, context: Mapping[str, Any], day: date) -> None:
    """Let a run lead to the report it made or sent, and the report's page back to the run."""
    from cijferwacht.database.reports import record_run

    run = context["dag_run"]
    record_run(db, run.dag_id, run.run_id, day)


def say(what: str, counts: Mapping[str, Any]) -> dict[str, Any]:
    """Put a step's counts in the task's log, in one readable line, and give them back for its XCom."""
    said = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in counts.items())
    log.info("%s: %s", what, said or "nothing to do")
    return dict(counts)
