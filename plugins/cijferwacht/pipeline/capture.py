"""The one door by which news comes in: a capture of a feed, live or from an archive, becomes versions."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from cijferwacht.database import Database
from cijferwacht.database.articles import extend_versions, store_entries, work_out_versions
from cijferwacht.database.feeds import (
    Attempt,
    FeedRow,
    Origin,
    capture_before,
    captured_snapshot,
    count_versions,
    entries_of_snapshot,
    feed_row,
    is_newest,
    record_attempt,
    record_snapshot,
    record_snapshot_entries,
    tombstones_of_snapshot,
)
from cijferwacht.feeds.fetch import FetchFailed
from cijferwacht.feeds.parse import Parsed


@dataclass(frozen=True, slots=True)
class Capture:
    """A feed as it was at a moment: its bytes and what stood in them.

    Without ``body`` it is a 304: the feed as it was at the capture before.
    """

    feed: str
    captured_at: datetime
    origin: Origin
    parsed: Parsed
    body: bytes | None
    media_type: str = ""
    #: File the bytes came from.
    source: str | None = None
    status: int | None = None
    final_url: str | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a capture brought. ``known``: exactly this capture was stored before."""

    outcome: Literal["changed", "unchanged", "empty", "known"]
    entries: int = 0
    new_articles: int = 0
    new_versions: int = 0
    #: Ids of the entries, in order.
    entry_ids: tuple[int, ...] = ()


def take_in(db: Database, capture: Capture) -> TakenIn:
    """Store a capture and all that follows from it, in one transaction; once only, however often it is tried.

    Raises:
        KeyError: the feed is not stored.
    """
    with db.transaction():
        feed = feed_row(db, capture.feed)
        # Articles are recognised over all feeds of an outlet, so its captures take turns.
        db.lock(f"articles of {feed.outlet}")
        sha256 = None if capture.body is None else hashlib.sha256(capture.body).digest()
        known = None if sha256 is None else captured_snapshot(db, feed, capture.captured_at, sha256)
        if known is not None:
            entries = entries_of_snapshot(db, feed, known)
            return TakenIn("known", len(entries), entry_ids=tuple(entry for entry, _ in entries))
        before = capture_before(db, feed, capture.captured_at)
        newest = is_newest(db, feed, capture.captured_at)
        earlier = entries_of_snapshot(db, feed, before[1]) if before else []
        new_articles = 0
        merged: frozenset[int] = frozenset()
        if capture.body is None:
            if before is None:
                raise KeyError(f"{capture.feed}: no capture that a 304 could refer to")
            snapshot_id, now = before[1], earlier
        else:
            stored = store_entries(db, feed, capture.captured_at, capture.parsed.entries)
            now = list(stored.entries)
            new_articles, merged = stored.new_articles, stored.merged
            if before is not None and now == earlier and _same_tombstones(db, feed, before[1], capture):
                # Many feeds write the time of day into every answer: not worth keeping the bytes for.
                snapshot_id = before[1]
            else:
                snapshot_id = record_snapshot(db, capture.body, capture.media_type)
                record_snapshot_entries(
                    db, feed, snapshot_id, [entry for entry, _ in now], capture.parsed.tombstones
                )
        outcome: Literal["changed", "unchanged", "empty"] = "changed"
        if not now:
            outcome = "empty"
        elif before is not None and snapshot_id == before[1]:
            outcome = "unchanged"
        attempt = Attempt(
            captured_at=capture.captured_at,
            origin=capture.origin,
            outcome=outcome,
            source=capture.source,
            status=capture.status,
            final_url=capture.final_url,
            size=None if capture.body is None else len(capture.body),
            body_sha256=sha256,
            seconds=capture.seconds,
            snapshot_id=snapshot_id,
            entries=len(now),
            new_articles=new_articles,
        )
        # Versions are worked out from the log of captures, so this one must stand in it first.
        attempt_id = record_attempt(db, feed, attempt)
        standing = _standing(earlier, now) - merged if newest else set()
        if before is not None:
            extend_versions(db, feed, before[0], capture.captured_at, standing)
        moved = {article for _, article in now} - standing | merged
        new_versions = work_out_versions(db, feed, moved, live=capture.origin == "live")
        count_versions(db, attempt_id, new_versions)
        return TakenIn(outcome, len(now), new_articles, new_versions, tuple(entry for entry, _ in now))


def record_failure(
    db: Database,
    feed: str,
    captured_at: datetime,
    origin: Origin,
    failure: FetchFailed,
    *,
    source: str | None = None,
) -> None:
    """Store an attempt that brought nothing to read."""
    with db.transaction():
        record_attempt(
            db,
            feed_row(db, feed),
            Attempt(
                captured_at=captured_at,
                origin=origin,
                outcome="failed",
                source=source,
                problem=failure.problem,
                grade=failure.grade,
                detail=failure.detail,
                status=failure.status,
                final_url=failure.url,
                size=len(failure.body) or None,
                body_sha256=hashlib.sha256(failure.body).digest() if failure.body else None,
                seconds=failure.seconds,
            ),
        )


def _same_tombstones(db: Database, feed: FeedRow, snapshot_id: int, capture: Capture) -> bool:
    """Whether a stored snapshot says of the same entries that they are gone."""
    said = {stone.guid for stone in capture.parsed.tombstones}
    return said == tombstones_of_snapshot(db, feed, snapshot_id)


def _standing(earlier: list[tuple[int, int]], now: list[tuple[int, int]]) -> set[int]:
    """The articles that both captures carry in the very same entries, in the same order."""

    def by_article(entries: list[tuple[int, int]]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for entry, article in entries:
            found.setdefault(article, []).append(entry)
        return found

    before = by_article(earlier)
    return {article for article, entries in by_article(now).items() if before.get(article) == entries}
