"""What a day's report tells beside its changes: how much was read, and what could not be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cijferwacht.database.connection import Database
from cijferwacht.database.sql import load
from cijferwacht.days import day_bounds
from cijferwacht.model import FeedTrouble

QUERIES = load("editions")

#: Failures by which an outlet keeps readers like us out, rather than being broken.
REFUSALS = frozenset({"consent", "http-401", "http-402", "http-403", "http-429", "http-451"})


@dataclass(frozen=True, slots=True)
class DayCounts:
    """How much was read of a day."""

    articles: int
    on_topic: int
    figures: int


def counts_of_day(db: Database, day: date) -> DayCounts:
    """Articles told on a local day, those on topic, and the figures in these."""
    first, past = day_bounds(day)
    return DayCounts(*QUERIES.counts_of_day(db.connection, first=first, past=past))


def troubled_feeds(db: Database, day: date) -> tuple[FeedTrouble, ...]:
    """Feeds that could not be read well at the end of a local day, by outlet."""
    first, past = day_bounds(day)
    troubles = []
    for slug, outlet, outcome, problem, tried, failed, last_at, silent in QUERIES.troubled_feeds(
        db.connection, first=first, past=past
    ):
        if outcome == "failed":
            kind = "blocked" if problem in REFUSALS else "failed"
        elif outcome == "empty":
            kind = "empty"
        elif silent:
            kind = "silent"
        else:
            continue
        last_news = last_at if kind == "silent" else None
        troubles.append(FeedTrouble(slug, outlet, kind, problem or "", failed, tried, last_news))
    return tuple(troubles)


def first_polled_day(db: Database) -> date | None:
    """The local day of the first live poll; None when there was none."""
    day: date | None = QUERIES.first_polled_day(db.connection)
    return day


def unreported_days(db: Database, first: date, past: date) -> list[date]:
    """Linked days from ``first`` up to ``past`` (not included) without a report, oldest first."""
    return [day for (day,) in QUERIES.unreported_days(db.connection, first=first, past=past)]
