"""What the pages show beside reports: articles as kept, and the feeds' health."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from cijferwacht.database.connection import Database
from cijferwacht.database.sql import load
from cijferwacht.model import Reason, TopicHit, Value

QUERIES = load("pages")


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version of an article in a list. ``on_topic`` is None before it was read."""

    id: int
    key: str
    outlet_name: str
    feed: str
    url: str
    title: str
    published: datetime
    updated: datetime | None
    first_seen: datetime
    last_seen: datetime
    effective_at: datetime
    page_outcome: str
    on_topic: bool | None


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim with its characters in title, empty line, text. ``value`` is set for figures only."""

    id: int
    kind: Literal["figure", "date", "speech"]
    start: int
    end: int
    text: str
    reasons: tuple[Reason, ...]
    value: Value | None
    past: bool
    what: str | None
    date: str | None
    event: str | None
    direct: bool | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """How a feed has been doing for 14 days. ``usual`` is the median time between news, None for too few."""

    slug: str
    outlet_name: str
    url: str
    enabled: bool
    content: str
    last_success: datetime | None
    last_news: datetime | None
    next_poll: datetime | None
    fetches: int
    failures: int
    failures_today: int
    new_a_day: float
    usual: timedelta | None
    silent_after: timedelta
    outcome: str | None
    problem: str | None
    detail: str | None
    tried: datetime | None


def versions_of_article(db: Database, key: str) -> list[KeptVersion]:
    """Every version of the article with this stable key, oldest first; empty for no such article."""
    return [KeptVersion(*row) for row in QUERIES.versions_of_article(db.connection, key=key)]


def text_of_version(db: Database, version: int) -> tuple[str, str]:
    """Title and text that claims were read from."""
    title, text = QUERIES.text_of_version(db.connection, version_id=version)
    return title, text


def topics_of_version(db: Database, version: int) -> list[TopicHit]:
    """What a version is about, and why."""
    return [
        TopicHit(topic, score, tuple((str(term), float(weight)) for term, weight in terms))
        for topic, score, terms in QUERIES.topics_of_version(db.connection, version_id=version)
    ]


def claims_of_version(db: Database, version: int) -> list[KeptClaim]:
    """Every claim of a version, in text order."""
    claims = []
    for row in QUERIES.claims_of_version(db.connection, version_id=version):
        (id_, kind, start, end, text, reasons, *value, past, what, day, event, direct, speaker) = row
        low, high, unit, bound, per, status, step = value
        claims.append(
            KeptClaim(
                id=id_,
                kind=kind,
                start=start,
                end=end,
                text=text,
                reasons=tuple(Reason(rule, entry) for rule, entry in reasons),
                value=Value(low, high, unit, bound, per, status, step) if kind == "figure" else None,
                past=bool(past),
                what=what,
                date=day,
                event=event,
                direct=direct,
                speaker=speaker,
            )
        )
    return claims


def withdrawal_of_article(db: Database, key: str) -> tuple[datetime, str] | None:
    """When the outlet took the article away, and how that was seen; None when it stands."""
    row: tuple[datetime, str] | None = QUERIES.withdrawal_of_article(db.connection, key=key)
    return row


def feed_health(db: Database, now: datetime) -> Sequence[FeedHealth]:
    """Every feed by outlet, with its fetches of the 14 days up to ``now``."""
    found = []
    for row in QUERIES.feed_health(db.connection, now=now):
        fields = list(row)
        usual, silent_after = fields[12], fields[13]
        fields[12] = None if usual is None else timedelta(seconds=usual)
        fields[13] = timedelta(seconds=silent_after)
        found.append(FeedHealth(*fields))
    return found


def make_due(db: Database, now: datetime, slug: str | None = None) -> int:
    """Let the next poll take this feed, or every enabled one, now; gives how many had to wait longer."""
    with db.transaction():
        changed: int = QUERIES.make_due(db.connection, slug=slug, now=now)
        return changed
