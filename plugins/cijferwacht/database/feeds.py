"""What is stored of feeds: settings and state, every attempt to read one, the bytes that came."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from psycopg2 import Binary
from psycopg2.extras import Json

from cijferwacht.database.connection import Database
from cijferwacht.database.sql import load
from cijferwacht.days import day_bounds
from cijferwacht.feeds.fetch import Grade, Validators
from cijferwacht.feeds.parse import Tombstone
from cijferwacht.feeds.schedule import PollState
from cijferwacht.feeds.settings import Feed

QUERIES = load("feeds")

Origin = Literal["live", "archive", "articles"]
Outcome = Literal["changed", "unchanged", "empty", "failed"]


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A stored feed's place: ids for writing what came of it."""

    id: int
    outlet_id: int
    outlet: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """One row of the fetch log."""

    captured_at: datetime
    origin: Origin
    outcome: Outcome
    source: str | None = None
    problem: str | None = None
    grade: Grade | None = None
    detail: str | None = None
    status: int | None = None
    final_url: str | None = None
    size: int | None = None
    body_sha256: bytes | None = None
    seconds: float | None = None
    snapshot_id: int | None = None
    entries: int = 0
    new_articles: int = 0


@dataclass(frozen=True, slots=True)
class Fetched:
    """A row of the fetch log as people read it."""

    feed: str
    captured_at: datetime
    origin: Origin
    source: str | None
    outcome: Outcome
    problem: str | None
    grade: Grade | None
    detail: str | None
    status: int | None
    size: int | None
    seconds: float | None
    entries: int
    new_articles: int
    new_versions: int


def record_feeds(db: Database, feeds: Sequence[Feed], *, only: bool = False) -> None:
    """Store settings; ``only``: feeds that are not among them are no longer enabled."""
    outlets = {feed.outlet: feed.outlet_name for feed in feeds}
    QUERIES.record_outlets(
        db.connection, rows=Json([{"slug": slug, "name": name} for slug, name in sorted(outlets.items())])
    )
    rows = [
        {
            "outlet": feed.outlet,
            "slug": feed.slug,
            "url": feed.url,
            "content": feed.content,
            "fetch_pages": feed.fetch_pages,
            "language": feed.language,
            "enabled": feed.enabled,
            "min_interval": feed.min_interval.total_seconds(),
            "silent_after": feed.silent_after.total_seconds(),
        }
        for feed in feeds
    ]
    QUERIES.record_feeds(db.connection, rows=Json(rows))
    if only:
        QUERIES.disable_other_feeds(db.connection, slugs=[feed.slug for feed in feeds])


def feed_row(db: Database, slug: str) -> FeedRow:
    """A stored feed. Raises KeyError when there is none of that name."""
    row = QUERIES.outlet_of_feed(db.connection, feed=slug)
    if row is None:
        raise KeyError(slug)
    outlet, outlet_id, feed_id = row
    return FeedRow(feed_id, outlet_id, outlet)


def poll_states(db: Database, slugs: Collection[str]) -> dict[str, PollState]:
    """What is remembered of polling these feeds."""
    rows = QUERIES.poll_states(db.connection, feeds=list(slugs))
    return {slug: PollState(Validators(etag, modified), *rest) for slug, etag, modified, *rest in rows}


def record_poll_state(db: Database, slug: str, state: PollState) -> None:
    """Remember the state of polling a feed."""
    QUERIES.record_poll_state(
        db.connection,
        feed=slug,
        etag=_text(state.validators.etag),
        last_modified=_text(state.validators.last_modified),
        full_get_at=state.full_get_at,
        penalty=state.penalty,
        next_poll_at=state.next_poll_at,
        last_success_at=state.last_success_at,
        last_news_at=state.last_news_at,
    )


def captured_snapshot(db: Database, feed: FeedRow, captured_at: datetime, sha256: bytes) -> int | None:
    """The snapshot of exactly this capture; None when it was not stored before."""
    snapshot_id: int | None = QUERIES.captured_snapshot(
        db.connection, feed_id=feed.id, captured_at=captured_at, body_sha256=Binary(sha256)
    )
    return snapshot_id


def capture_before(db: Database, feed: FeedRow, captured_at: datetime) -> tuple[datetime, int] | None:
    """Moment and snapshot of the feed's last capture before ``captured_at``."""
    row = QUERIES.capture_before(db.connection, feed_id=feed.id, captured_at=captured_at)
    return None if row is None else (row[0], row[1])


def is_newest(db: Database, feed: FeedRow, captured_at: datetime) -> bool:
    """Whether no capture of the feed at or after ``captured_at`` is stored."""
    return not QUERIES.capture_after_exists(db.connection, feed_id=feed.id, captured_at=captured_at)


def entries_of_snapshot(db: Database, feed: FeedRow, snapshot_id: int) -> list[tuple[int, int]]:
    """(entry, article) in the order of the snapshot."""
    return [
        (entry, article)
        for entry, article in QUERIES.entries_of_snapshot(
            db.connection, snapshot_id=snapshot_id, feed_id=feed.id
        )
    ]


def tombstones_of_snapshot(db: Database, feed: FeedRow, snapshot_id: int) -> set[str]:
    """Guids that a snapshot says are gone."""
    return {
        guid
        for (guid,) in QUERIES.tombstones_of_snapshot(db.connection, snapshot_id=snapshot_id, feed_id=feed.id)
    }


def record_snapshot(db: Database, body: bytes, media_type: str | None) -> int:
    """Store bytes, each different body once, and return their id."""
    snapshot_id: int = QUERIES.record_snapshot(
        db.connection,
        sha256=Binary(hashlib.sha256(body).digest()),
        body=Binary(zlib.compress(body, 6)),
        size=len(body),
        media_type=_text(media_type),
    )
    return snapshot_id


def record_snapshot_entries(
    db: Database,
    feed: FeedRow,
    snapshot_id: int,
    entries: Sequence[int],
    tombstones: Iterable[Tombstone],
) -> None:
    """Store what stands in a snapshot: entries in order, and tombstones."""
    QUERIES.record_snapshot_entries(
        db.connection,
        snapshot_id=snapshot_id,
        rows=Json([{"entry_id": entry, "position": place} for place, entry in enumerate(entries)]),
    )
    rows = [
        {"guid": stone.guid, "deleted_at": stone.deleted and stone.deleted.isoformat()}
        for stone in tombstones
    ]
    if rows:
        QUERIES.record_tombstones(db.connection, snapshot_id=snapshot_id, feed_id=feed.id, rows=Json(rows))


def record_attempt(db: Database, feed: FeedRow, attempt: Attempt) -> int | None:
    """Add a row to the fetch log and return its id; None when the same attempt was told before."""
    attempt_id: int | None = QUERIES.record_fetch(
        db.connection,
        feed_id=feed.id,
        captured_at=attempt.captured_at,
        origin=attempt.origin,
        source=_text(attempt.source),
        outcome=attempt.outcome,
        problem=attempt.problem,
        grade=attempt.grade,
        detail=_text(attempt.detail),
        status=attempt.status,
        final_url=_text(attempt.final_url),
        size=attempt.size,
        body_sha256=None if attempt.body_sha256 is None else Binary(attempt.body_sha256),
        seconds=attempt.seconds,
        snapshot_id=attempt.snapshot_id,
        entries=attempt.entries,
        new_articles=attempt.new_articles,
    )
    return attempt_id


def count_versions(db: Database, attempt: int | None, new_versions: int) -> None:
    """Add to a row of the fetch log how many versions the capture brought."""
    if attempt is not None and new_versions:
        QUERIES.count_versions(db.connection, fetch_id=attempt, new_versions=new_versions)


def snapshot_body(db: Database, feed: str, captured_at: datetime) -> tuple[bytes, str] | None:
    """The bytes of a feed as captured at a moment, and their media type; None without such a capture."""
    row = QUERIES.snapshot_body(db.connection, feed=feed, captured_at=captured_at)
    return None if row is None else (zlib.decompress(bytes(row[0])), row[1] or "")


def fetches_of_day(db: Database, day: date) -> list[Fetched]:
    """What came of every attempt on a local day, in order of time."""
    start, stop = day_bounds(day)
    return [Fetched(*row) for row in QUERIES.fetches_between(db.connection, start=start, stop=stop)]


def _text(value: str | None) -> str | None:
    """Text of a stranger as Postgres can hold it, of a length a log can bear."""
    return None if value is None else value.replace("\x00", "\ufffd")[:2000]


def json_rows(rows: Iterable[Mapping[str, Any]]) -> Json:
    """Rows for ``jsonb_to_recordset``: bytes in hex, moments in ISO 8601."""

    def plain(value: Any) -> Any:
        if isinstance(value, bytes):
            return value.hex()
        return value.isoformat() if isinstance(value, datetime) else value

    return Json([{name: plain(value) for name, value in row.items()} for row in rows])
