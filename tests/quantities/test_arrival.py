"""The order in which news arrives changes nothing: an edition is a pure function of what was published.

A week of the sample archive is played day by day, each day linked and told when it is over; then all at once;
then its days in any order, with linking in between at any moment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cijferwacht.database import Database, connect, migrate
from cijferwacht.database.days import pending_days
from cijferwacht.database.linking import link_and_tell
from cijferwacht.days import days_between
from cijferwacht.feeds.settings import load_feeds
from cijferwacht.model import Change, Said
from cijferwacht.paths import SEEDS
from cijferwacht.pipeline.history import play_archive
from cijferwacht.pipeline.read import read_new
from cijferwacht.postgres import EmbeddedPostgres

SAMPLE = SEEDS / "sample"
DAYS = tuple(days_between(date(2026, 3, 25), date(2026, 3, 30)))

_numbers = count(1)

Told = dict[date, tuple[Change, ...]]
Live = Callable[[Sequence[tuple[date, bool]]], Told]


def as_read(changes: Sequence[Change]) -> list[Change]:
    """Changes as a reader sees them: a version's key holds when its text was first captured."""

    def unkeyed(said: Sequence[Said]) -> tuple[Said, ...]:
        return tuple(replace(each, version="") for each in said)

    return [
        replace(change, evidence=unkeyed(change.evidence), evidence_before=unkeyed(change.evidence_before))
        for change in changes
    ]


def differing(one: Told, other: Told) -> list[date]:
    """Days on which two histories do not tell the same."""
    return [day for day in DAYS if as_read(one.get(day, ())) != as_read(other.get(day, ()))]


def tell_pending(db: Database, told: Told) -> None:
    """Everything that waits, oldest first; a day told again replaces what it told before."""
    while days := pending_days(db):
        told[days[0]] = link_and_tell(db, days[0]).changes


@pytest.fixture(scope="module")
def live(postgres: EmbeddedPostgres) -> Live:
    """Lives through days in the order given; True tells what waits after that day has come in."""

    def through(arrivals: Sequence[tuple[date, bool]]) -> Told:
        name = f"arrival_{next(_numbers)}"
        postgres.create_database(name)
        migrate(postgres.url(name), ("sample",))
        told: Told = {}
        with connect(postgres.url(name), "sample") as db:
            for day, tells in arrivals:
                play_archive(db, SAMPLE / "archive", day, load_feeds(SAMPLE / "feeds.toml"))
                read_new(db)
                if tells:
                    tell_pending(db, told)
            tell_pending(db, told)
        postgres.drop_database(name)
        return told

    return through


@pytest.fixture(scope="module")
def day_by_day(live: Live) -> Told:
    """What is told when each day is lived through."""
    return live([(day, True) for day in DAYS])


def test_days_change_something(day_by_day: Told) -> None:
    assert sum(len(changes) for changes in day_by_day.values()) > len(DAYS)


def test_all_at_once_tells_the_same(live: Live, day_by_day: Told) -> None:
    told = live([(day, False) for day in DAYS])
    assert differing(told, day_by_day) == []


@given(
    days=st.permutations(DAYS),
    tells=st.lists(st.booleans(), min_size=len(DAYS), max_size=len(DAYS)),
)
@settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_order_of_arrival_tells_the_same(
    live: Live, day_by_day: Told, days: list[date], tells: list[bool]
) -> None:
    told = live(list(zip(days, tells, strict=True)))
    assert differing(told, day_by_day) == []
