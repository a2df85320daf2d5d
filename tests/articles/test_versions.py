"""Versions: when an article had which text, from captures that may be learnt in any order."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cijferwacht.articles.versions import Kept, Run, Stretch, reconcile, version_runs
from cijferwacht.database import Database
from cijferwacht.database.articles import versions_of_day, withdrawals_of_day
from cijferwacht.database.feeds import record_feeds
from cijferwacht.days import days_between
from cijferwacht.feeds.parse import Entry, Parsed, Tombstone
from cijferwacht.feeds.settings import Feed
from cijferwacht.pipeline.capture import Capture, take_in

START = datetime(2026, 3, 22, 6, tzinfo=UTC)
FEEDS = [
    Feed("krant-algemeen", "krant", "De Krant", "https://krant.example/rss"),
    Feed("krant-politiek", "krant", "De Krant", "https://krant.example/politiek"),
]


def hour(number: float) -> datetime:
    return START + timedelta(hours=number)


def seen(
    at: float,
    text: str,
    *,
    feed: str = "a",
    published: float | None = None,
    updated: float | None = None,
    until: float | None = None,
) -> Stretch:
    return Stretch(
        feed=feed,
        first_seen=hour(at),
        last_seen=hour(at if until is None else until),
        content=ord(text),
        folded=text.encode(),
        url="https://krant.example/1",
        published=None if published is None else hour(published),
        updated=None if updated is None else hour(updated),
    )


def brief(runs: list[Run]) -> list[tuple[str, float, float, float]]:
    """(text, first seen, last seen, effective) in hours."""

    def hours(moment: datetime) -> float:
        return (moment - START) / timedelta(hours=1)

    return [
        (chr(run.content), hours(run.first_seen), hours(run.last_seen), hours(run.effective_at))
        for run in runs
    ]


@pytest.mark.parametrize(
    ("sightings", "versions"),
    [
        ([seen(1, "x", published=0), seen(2, "x"), seen(3, "x")], [("x", 1, 3, 0)]),
        ([seen(1, "x", published=0), seen(2, "y"), seen(3, "y")], [("x", 1, 1, 0), ("y", 2, 3, 2)]),
        # There and back again is three versions; a report tells a flap once.
        ([seen(1, "x"), seen(2, "y"), seen(3, "x")], [("x", 1, 1, 1), ("y", 2, 2, 2), ("x", 3, 3, 3)]),
        # Out of the feed and in again with the same text is one.
        ([seen(1, "x"), seen(9, "x")], [("x", 1, 9, 1)]),
        # A publication in the future, or none, counts as first seen.
        ([seen(1, "x", published=5)], [("x", 1, 1, 1)]),
        ([seen(1, "x")], [("x", 1, 1, 1)]),
        # An update counts when it lies after the version before and not after first seen.
        ([seen(1, "x", published=0), seen(5, "y", updated=4)], [("x", 1, 1, 0), ("y", 5, 5, 4)]),
        ([seen(1, "x", published=0), seen(5, "y", updated=0)], [("x", 1, 1, 0), ("y", 5, 5, 5)]),
        ([seen(1, "x", published=0), seen(5, "y", updated=8)], [("x", 1, 1, 0), ("y", 5, 5, 5)]),
        # Of a first version the publication counts, also when the feed calls it updated.
        ([seen(1, "x", published=0, updated=0.5)], [("x", 1, 1, 0)]),
        # Another feed's text of it does not count.
        ([seen(1, "x"), seen(2, "y", feed="b"), seen(3, "x")], [("x", 1, 3, 1)]),
        ([seen(1, "x", feed="b"), seen(1, "y", feed="a")], [("y", 1, 1, 1)]),
        ([], []),
    ],
)
def test_runs(sightings: list[Stretch], versions: list[tuple[str, float, float, float]]) -> None:
    for order in itertools.permutations(sightings):
        assert brief(version_runs(order)) == versions


def test_published_is_never_after_first_seen() -> None:
    (run,) = version_runs([seen(1, "x", published=5)])
    assert run.published == run.first_seen


def test_rows_are_kept_for_what_they_stand_for() -> None:
    early, late = version_runs([seen(1, "x", published=0), seen(5, "y", published=0, updated=4)])
    kept = [Kept(10, early), Kept(11, late)]
    assert reconcile(kept, [early, late]) == ([], [], [])
    longer, same = version_runs([seen(1, "x", published=0, until=3), seen(5, "y", published=0, updated=4)])
    assert reconcile(kept, [longer, same]) == ([], [Kept(10, longer)], [])
    # A capture in between that shows the later text earlier: the row moves. Another publication: a new row.
    other, moved = version_runs([seen(0.5, "x", published=0.2), seen(2, "y", published=0, updated=4)])
    assert reconcile(kept, [other, moved]) == ([10], [Kept(11, moved)], [other])


@st.composite
def captures(draw: st.DrawFn) -> list[tuple[int, int, list[Entry]]]:
    """(hour, feed, entries) of two feeds of one outlet: texts, addresses, guids and dates that move about."""
    found = []
    for at in range(draw(st.integers(1, 7))):
        entries = []
        for article in draw(st.lists(st.integers(1, 3), unique=True, max_size=3)):
            published = draw(st.sampled_from([None, -1.0, 2.5]))
            updated = draw(st.sampled_from([None, at - 0.5, 1.0]))
            entries.append(
                Entry(
                    guid=draw(st.sampled_from([f"g{article}", "gedeeld"])),
                    url=f"https://krant.example/{draw(st.sampled_from([article, article, 9]))}",
                    title="Kop",
                    text=draw(st.sampled_from(["15 miljard", "1,5 miljard", "1,5\u00a0miljard"])),
                    published=None if published is None else hour(published),
                    updated=None if updated is None else hour(updated),
                )
            )
        found.append((at, draw(st.integers(0, 1)), entries))
    return found


@contextmanager
def emptied(db: Database) -> Iterator[None]:
    """What is stored in the block is gone after it, and so is what a failed one left."""
    with db.connection.cursor() as cursor:
        cursor.execute("savepoint before")
        yield
        cursor.execute("rollback to savepoint before")


def stored(db: Database) -> list[tuple[object, ...]]:
    return [
        (v.article, v.key, v.feed, v.url, v.title, v.text, v.published, v.updated, v.first_seen, v.last_seen,
         v.effective_at)
        for day in days_between(START.date() - timedelta(days=1), START.date() + timedelta(days=1))
        for v in versions_of_day(db, day)
    ]  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=captures(), random=st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_rows(
    db: Database, told: list[tuple[int, int, list[Entry]]], random: object
) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    rows = []
    with db.transaction():
        for order in (told, shuffled):
            with emptied(db):
                record_feeds(db, FEEDS)
                for at, feed, entries in [*order, *order[:2]]:
                    body = repr((at, feed, entries)).encode()
                    parsed = Parsed("rss20", tuple(entries))
                    take_in(db, Capture(FEEDS[feed].slug, hour(at), "archive", parsed, body))
                rows.append(stored(db))
    assert rows[0] == rows[1]
    assert len({row[1] for row in rows[0]}) == len(rows[0])


def capture(
    db: Database, at: float, *entries: Entry, gone: tuple[Tombstone, ...] = (), feed: int = 0
) -> None:
    parsed = Parsed("atom10", entries, gone)
    take_in(db, Capture(FEEDS[feed].slug, hour(at), "archive", parsed, repr((at, entries, gone)).encode()))


def entry(guid: str, text: str, *, url: str = "", published: float | None = None) -> Entry:
    when = None if published is None else hour(published)
    return Entry(guid, url or f"https://krant.example/{guid}", "Kop", text, when)


@pytest.fixture
def krant(db: Database) -> Database:
    with db.transaction():
        record_feeds(db, FEEDS)
    return db


def test_a_row_keeps_its_id_while_it_stands_for_the_same(krant: Database) -> None:
    capture(krant, 2, entry("1", "15 miljard"))
    (before,) = versions_of_day(krant, START.date())
    capture(krant, 3, entry("1", "15 miljard"), entry("2", "ander"))
    capture(krant, 1, entry("1", "15\u202fmiljard"))
    capture(krant, 4, entry("1", "1,5 miljard"))
    first, *_ = stays = [v for v in versions_of_day(krant, START.date()) if v.article == "krant:1"]
    assert [v.text for v in stays] == ["15\u202fmiljard", "1,5 miljard"]
    # An earlier capture with other typography: its text is the version's, so it must be read anew.
    assert first.id != before.id
    assert (first.first_seen, first.last_seen) == (hour(1), hour(3))
    capture(krant, 5, entry("1", "1,5 miljard"))
    assert [v.id for v in versions_of_day(krant, START.date()) if v.article == "krant:1"] == [
        v.id for v in stays
    ]


def test_keys_are_those_of_the_view(krant: Database) -> None:
    capture(krant, 1.5, entry("1", "15 miljard"))
    (version,) = versions_of_day(krant, START.date())
    assert version.key == "krant:1@20260322T073000.000000Z"


def test_two_articles_that_turn_out_to_be_one(krant: Database) -> None:
    capture(krant, 1, entry("a", "15 miljard", url="https://krant.example/een", published=0))
    capture(krant, 2, entry("b", "15 miljard", url="https://krant.example/twee", published=0), feed=1)
    assert {v.article for v in versions_of_day(krant, START.date())} == {"krant:a", "krant:b"}
    capture(krant, 3, entry("b", "1,5 miljard", url="https://krant.example/een", published=0))
    versions = versions_of_day(krant, START.date())
    assert [(v.article, v.text) for v in versions] == [("krant:a", "15 miljard"), ("krant:a", "1,5 miljard")]


def test_a_guid_used_again_for_another_article(krant: Database) -> None:
    capture(krant, 1, entry("weer", "Zon", url="https://krant.example/zon", published=0))
    capture(krant, 20, entry("weer", "Regen", url="https://krant.example/regen", published=19))
    keys = {v.text: v.article for day in days_between(START.date(), hour(20).date())
            for v in versions_of_day(krant, day)}  # fmt: skip
    assert keys["Zon"] == "krant:weer"
    assert keys["Regen"].startswith("krant:weer#")


def test_an_article_that_is_taken_away_and_one_that_comes_back(krant: Database) -> None:
    gone = Tombstone("1", hour(1.5))
    capture(krant, 3, entry("2", "blijft"), gone=(gone, Tombstone("2", hour(2))))
    # The snapshot that held it arrives after the one that buries it.
    capture(krant, 1, entry("1", "15 miljard"), entry("2", "blijft"))
    assert [(w.article, w.gone_at, w.how) for w in withdrawals_of_day(krant, START.date())] == [
        ("krant:1", hour(1.5), "tombstone"),
        ("krant:2", hour(2), "tombstone"),
    ]
    capture(krant, 4, entry("2", "blijft"))
    assert [w.article for w in withdrawals_of_day(krant, START.date())] == ["krant:1"]
