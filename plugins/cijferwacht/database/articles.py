"""What is stored of articles: entries, the articles they are of, versions, pages, and what was taken away."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cijferwacht.articles.difference import content_hash, folded_hash
from cijferwacht.articles.identity import Named, article_keys, canonical_url, grouped, marks
from cijferwacht.articles.page import PageOutcome
from cijferwacht.articles.versions import Kept, Run, Stretch, reconcile, version_runs
from cijferwacht.database.connection import Database
from cijferwacht.database.feeds import FeedRow, json_rows
from cijferwacht.database.sql import load
from cijferwacht.days import day_bounds
from cijferwacht.feeds.parse import Entry

QUERIES = load("articles")


@dataclass(frozen=True, slots=True)
class StoredEntries:
    """Ids of a capture's entries in its order, and the articles they are of."""

    #: (entry, article)
    entries: tuple[tuple[int, int], ...]
    new_articles: int
    #: Articles that turned out to be the same as another; all their texts must be worked out again.
    merged: frozenset[int]


@dataclass(frozen=True, slots=True)
class Version:
    """One text of an article, with its stable keys and its outlet's names."""

    id: int
    article_id: int
    #: ``outlet:guid``, and that with the moment it was first seen: the same whatever arrived when.
    article: str
    key: str
    outlet: str
    outlet_name: str
    feed: str
    language: str
    url: str
    title: str
    text: str
    published: datetime
    updated: datetime | None
    first_seen: datetime
    last_seen: datetime
    effective_at: datetime
    page_outcome: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """An article the outlet has taken away and not shown since. ``how``: tombstone or page."""

    article_id: int
    article: str
    gone_at: datetime
    how: str


@dataclass(frozen=True, slots=True)
class PendingPage:
    """A version that waits for its page."""

    version: int
    article_id: int
    content_id: int
    url: str
    #: The feed's summary.
    text: str
    first_seen: datetime
    feed: str
    #: Whether the feed's settings still allow it.
    allowed: bool
    attempts: int


def store_entries(
    db: Database, feed: FeedRow, captured_at: datetime, entries: Sequence[Entry]
) -> StoredEntries:
    """Store the entries of a capture and recognise their articles; needs the outlet's lock.

    Each step is one statement, however many entries there are.
    """
    if not entries:
        return StoredEntries((), 0, frozenset())
    hashes = [content_hash(entry.title, entry.text).hex() for entry in entries]
    contents = {
        sha256: {
            "sha256": sha256,
            "folded": folded_hash(entry.title, entry.text),
            "title": entry.title,
            "text": entry.text,
        }
        for sha256, entry in zip(hashes, entries, strict=True)
    }
    content_ids = dict(QUERIES.record_contents(db.connection, rows=json_rows(contents.values())))
    articles, new, merged = _recognise(db, feed, entries)
    rows: dict[bytes, Mapping[str, object]] = {}
    for entry, sha256, article in zip(entries, hashes, articles, strict=True):
        digest = _digest(entry)
        rows.setdefault(
            digest,
            {
                "position": len(rows),
                "digest": digest,
                "article_id": article,
                "content_id": content_ids[sha256],
                "guid": entry.guid,
                "url": entry.url,
                "canonical_url": canonical_url(entry.url),
                "published": entry.published,
                "updated": entry.updated,
            },
        )
    stored = QUERIES.record_entries(
        db.connection, feed_id=feed.id, captured_at=captured_at, rows=json_rows(rows.values())
    )
    return StoredEntries(tuple((entry, article) for entry, article in stored), new, merged)


def _recognise(
    db: Database, feed: FeedRow, entries: Sequence[Entry]
) -> tuple[list[int], int, frozenset[int]]:
    """The article of each entry; how many of them are new; which took in another one."""
    marks_of = [marks(entry.guid, entry.url, entry.published) for entry in entries]
    every = sorted({mark for entry_marks in marks_of for mark in entry_marks})
    known = dict(QUERIES.articles_by_mark(db.connection, outlet_id=feed.outlet_id, marks=every))
    groups = grouped(marks_of, known)
    wanted = sum(not articles for _, articles in groups)
    fresh = iter(
        [
            article
            for (article,) in QUERIES.make_articles(db.connection, outlet_id=feed.outlet_id, number=wanted)
        ]
        if wanted
        else []
    )
    article_of = [0] * len(entries)
    merged: set[int] = set()
    new_marks: dict[str, int] = {}
    for indices, articles in groups:
        article = articles[0] if articles else next(fresh)
        if len(articles) > 1:
            _merge(db, article, articles[1:])
            merged.add(article)
        for index in indices:
            article_of[index] = article
            new_marks.update({mark: article for mark in marks_of[index] if mark not in known})
    if new_marks:
        rows = [{"identity": mark, "article_id": article} for mark, article in new_marks.items()]
        QUERIES.record_marks(db.connection, outlet_id=feed.outlet_id, rows=json_rows(rows))
    return article_of, wanted, frozenset(merged)


def _merge(db: Database, into: int, articles: Sequence[int]) -> None:
    """Make several articles one; its versions must be worked out again afterwards."""
    others = list(articles)
    QUERIES.forget_versions(db.connection, articles=others)
    QUERIES.merge_marks(db.connection, into=into, articles=others)
    QUERIES.merge_entries(db.connection, into=into, articles=others)
    QUERIES.merge_pages(db.connection, into=into, articles=others)
    QUERIES.forget_articles(db.connection, articles=others)


def work_out_versions(db: Database, feed: FeedRow, articles: Iterable[int], *, live: bool) -> int:
    """Make the version rows and keys of these articles follow from all captures stored.

    Returns:
        How many versions there are that were not there before.
    """
    wanted = sorted(set(articles))
    if not wanted:
        return 0
    stretches: dict[int, list[Stretch]] = defaultdict(list)
    for article, slug, first, last, content, folded, url, published, updated in QUERIES.stretches_of_articles(
        db.connection, articles=wanted
    ):
        stretches[article].append(Stretch(slug, first, last, content, bytes(folded), url, published, updated))
    kept: dict[int, list[Kept]] = defaultdict(list)
    for row in QUERIES.versions_of_articles(db.connection, articles=wanted):
        id_, article, slug, content, url, published, updated, first, last, effective = row
        run = Run(slug, content, url, published, updated, first, last, effective)
        kept[article].append(Kept(id_, run))
    delete: list[int] = []
    update: list[dict[str, object]] = []
    insert: list[dict[str, object]] = []
    for article in wanted:
        change = reconcile(kept[article], version_runs(stretches[article]))
        delete += change.delete
        update += [
            {
                "id": row.id,
                "first_seen": row.run.first_seen,
                "last_seen": row.run.last_seen,
                "effective_at": row.run.effective_at,
            }
            for row in change.update
        ]
        insert += [
            {
                "article_id": article,
                "feed": run.feed,
                "content_id": run.content,
                "url": run.url,
                "published": run.published,
                "updated": run.updated,
                "first_seen": run.first_seen,
                "last_seen": run.last_seen,
                "effective_at": run.effective_at,
            }
            for run in change.insert
        ]
    if delete:
        QUERIES.delete_versions(db.connection, versions=delete)
    if update:
        QUERIES.move_versions(db.connection, rows=json_rows(update))
    if insert:
        QUERIES.insert_versions(db.connection, live=live, rows=json_rows(insert))
    _name(db, feed, wanted)
    return max(0, len(insert) - len(delete))


def _name(db: Database, feed: FeedRow, articles: list[int]) -> None:
    """Give these articles, and those that share a guid with them, their keys."""

    def names(of: list[int]) -> list[Named]:
        rows = QUERIES.names_of_articles(db.connection, outlet_id=feed.outlet_id, articles=of)
        return [Named(*row) for row in rows]

    affected = sorted({name.article for name in names(articles)})
    keys = article_keys(feed.outlet, names(affected))
    rows = [{"id": article, "key": keys[article]} for article in affected]
    QUERIES.record_keys(db.connection, rows=json_rows(rows))


def extend_versions(
    db: Database, feed: FeedRow, before: datetime, captured_at: datetime, articles: Iterable[int]
) -> None:
    """Note that these articles stand in the feed's newest capture as they stood in the one before."""
    wanted = sorted(set(articles))
    if wanted:
        QUERIES.extend_versions(
            db.connection, feed_id=feed.id, before=before, captured_at=captured_at, articles=wanted
        )


def versions_of_day(db: Database, day: date) -> list[Version]:
    """The versions told on a local day, in the order of ``effective_at``, article, version."""
    start, stop = day_bounds(day)
    return [
        Version(*row) for row in QUERIES.versions_effective_between(db.connection, start=start, stop=stop)
    ]


def withdrawals_of_day(db: Database, day: date) -> list[Withdrawal]:
    """The articles that were gone from a local day on, in order of time."""
    start, stop = day_bounds(day)
    return [Withdrawal(*row) for row in QUERIES.withdrawals_between(db.connection, start=start, stop=stop)]


def versions_by_sighting(db: Database, seen: Sequence[tuple[int, datetime]]) -> list[int]:
    """The version that each entry was seen in at its moment: (entry, captured_at) in, ids out."""
    rows = [{"position": n, "entry_id": entry, "seen": at} for n, (entry, at) in enumerate(seen)]
    return [version for _, version in QUERIES.versions_by_sighting(db.connection, rows=json_rows(rows))]


def versions_from_files(db: Database, day: date) -> int:
    """How many versions told on a local day files of articles brought."""
    start, stop = day_bounds(day)
    number: int = QUERIES.versions_from_files(db.connection, start=start, stop=stop)
    return number


def pending_pages(db: Database, most: int) -> list[PendingPage]:
    """At most ``most`` versions that wait for their page, newest first."""
    return [PendingPage(*row) for row in QUERIES.pending_pages(db.connection, most=most)]


def record_page(
    db: Database,
    pending: PendingPage,
    *,
    fetched_at: datetime,
    outcome: PageOutcome,
    final: bool,
    text: str | None = None,
    detail: str | None = None,
    status: int | None = None,
    final_url: str | None = None,
    snapshot_id: int | None = None,
) -> None:
    """Store an attempt to read a page; ``final``: the version waits no longer."""
    page_id = QUERIES.record_page(
        db.connection,
        article_id=pending.article_id,
        content_id=pending.content_id,
        url=pending.url,
        fetched_at=fetched_at,
        outcome=outcome,
        status=status,
        detail=detail and detail.replace("\x00", "\ufffd")[:2000],
        final_url=final_url,
        snapshot_id=snapshot_id,
        text=text,
    )
    if final:
        QUERIES.settle_page(
            db.connection, version_id=pending.version, outcome=outcome, page_id=page_id, text=text
        )


def give_up_page(db: Database, pending: PendingPage) -> None:
    """Let a version whose page is no longer wanted be read as the feed gave it."""
    QUERIES.settle_page(db.connection, version_id=pending.version, outcome="none", page_id=None, text=None)


def _digest(entry: Entry) -> bytes:
    """SHA-256 over all that an entry says."""
    said = (
        entry.guid,
        entry.url,
        entry.title,
        entry.text,
        entry.published.isoformat() if entry.published else "",
        entry.updated.isoformat() if entry.updated else "",
    )
    return hashlib.sha256("\0".join(said).encode()).digest()
