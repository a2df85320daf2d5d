"""What was read: topics and claims of a version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from psycopg2.extras import Json

from cijferwacht.database.connection import Database
from cijferwacht.database.sql import load
from cijferwacht.model import Claims, Figure, Reason, Scheduled, Span, Speech, TopicHit, Value

QUERIES = load("claims")

Text = TypeVar("Text", str, str | None)


@dataclass(frozen=True, slots=True)
class Unread:
    """A version that waits to be read."""

    version: int
    title: str
    text: str
    #: When the article came out; relative dates in it ("dinsdag") count from here.
    published: datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one version."""

    version: int
    topics: tuple[TopicHit, ...]
    claims: Claims


def unread_versions(db: Database, most: int) -> list[Unread]:
    """At most ``most`` versions that wait to be read, oldest first."""
    rows = QUERIES.unread_versions(db.connection, most=most)
    return [
        Unread(version, title, text, published or effective)
        for version, title, text, published, effective in rows
    ]


def record_readings(db: Database, readings: Sequence[Reading], reader: str) -> None:
    """Store readings in three statements; a version that was read meanwhile keeps its first reading.

    Args:
        db: within a transaction.
        readings: what was found, each version once.
        reader: fingerprint of program and lexicons.
    """
    if not readings:
        return
    QUERIES.record_readings(
        db.connection,
        reader=reader,
        rows=Json([{"version_id": r.version, "on_topic": bool(r.topics)} for r in readings]),
    )
    topics = [
        {"version_id": r.version, "topic": t.topic, "score": t.score, "terms": t.terms}
        for r in readings
        for t in r.topics
    ]
    QUERIES.record_topics(db.connection, rows=Json(topics))
    claims = [row for r in readings for row in claim_rows(r.version, r.claims)]
    QUERIES.record_claims(db.connection, rows=Json(claims))


def forget_readings(db: Database, versions: Sequence[int]) -> None:
    """Forget what was read in ``versions``, so that they are read anew."""
    QUERIES.forget_readings(db.connection, versions=list(versions))


@dataclass(frozen=True, slots=True)
class Claimed:
    """What was read in one version, as plain rows with the keys of a replay's claims file."""

    #: Stable key of the version.
    key: str
    topics: tuple[str, ...]
    claims: tuple[dict[str, Any], ...]


def claims_of_versions(db: Database, versions: Sequence[int]) -> dict[int, Claimed]:
    """Topics and claims of each of ``versions``, in text order; a version without any has its key."""
    topics: dict[int, list[str]] = {version: [] for version in versions}
    for version, topic in QUERIES.topics_of_versions(db.connection, versions=list(versions)):
        topics[version].append(topic)
    claims: dict[int, list[dict[str, Any]]] = {version: [] for version in versions}
    for version, *row in QUERIES.claims_of_versions(db.connection, versions=list(versions)):
        claims[version].append(dict(zip(_CLAIM_KEYS, row, strict=True)))
    keys = dict(QUERIES.keys_of_versions(db.connection, versions=list(versions)))
    return {
        version: Claimed(keys[version], tuple(topics[version]), tuple(claims[version]))
        for version in versions
    }


_CLAIM_KEYS = (
    "kind", "start", "end", "text", "low", "high", "unit", "bound", "per", "status", "past",
    "speaker", "what", "date", "event", "direct",
)  # fmt: skip


def claim_rows(version: int, claims: Claims) -> Iterator[Mapping[str, Any]]:
    """The rows of table ``claim`` for one version, in text order."""
    said: list[Figure | Scheduled | Speech] = [*claims.figures, *claims.dates, *claims.speech]
    said.sort(key=lambda claim: (claim.start, claim.end, type(claim).__name__))
    for ordinal, claim in enumerate(said):
        row: dict[str, Any] = {
            "version_id": version,
            "ordinal": ordinal,
            "start_at": claim.start,
            "end_at": claim.end,
            "text": storable(claim.text),
            "reasons": [[reason.rule, storable(reason.entry)] for reason in claim.reasons],
        }
        match claim:
            case Figure(value=value):
                row |= {
                    "kind": "figure",
                    **value_row(value),
                    "past": claim.past,
                    "speaker": storable(claim.speaker),
                    "what": storable(claim.what),
                    "place": claim.place,
                    "converted_from": claim.converted_from,
                }
                for name, span in (
                    ("number", claim.number),
                    ("noun", claim.noun),
                    ("sentence", claim.sentence),
                ):
                    if span is not None:
                        row |= {f"{name}_start": span.start, f"{name}_end": span.end}
            case Scheduled():
                row |= {"kind": "date", "date": claim.date, "event": storable(claim.event)}
            case Speech():
                row |= {"kind": "speech", "speaker": storable(claim.speaker), "direct": claim.direct}
        yield row


def value_row(value: Value) -> dict[str, Any]:
    """A value as JSON and the columns of ``claim`` hold it; ``Value(**row)`` reads it back."""
    return {
        "low": value.low,
        "high": value.high,
        "unit": value.unit,
        "bound": value.bound,
        "per": value.per,
        "status": value.status,
        "step": value.step,
    }


def storable(text: Text) -> Text:
    """``text`` as Postgres can hold it: the character NUL, which no article needs, becomes U+FFFD."""
    return text.replace("\x00", "\ufffd") if text else text


def figure_of(row: Mapping[str, Any]) -> Figure:
    """The figure a row of table ``claim`` holds (column names as in the table)."""

    def span(name: str) -> Span | None:
        start, end = row[f"{name}_start"], row[f"{name}_end"]
        return None if start is None or end is None else Span(start, end)

    return Figure(
        start=row["start_at"],
        end=row["end_at"],
        text=row["text"],
        value=Value(
            low=row["low"],
            high=row["high"],
            unit=row["unit"],
            bound=row["bound"],
            per=row["per"],
            status=row["status"],
            step=row["step"],
        ),
        past=row["past"],
        speaker=row["speaker"],
        what=row["what"],
        number=span("number"),
        noun=span("noun"),
        sentence=span("sentence"),
        place=row["place"],
        converted_from=row["converted_from"],
        reasons=tuple(Reason(rule, entry) for rule, entry in row["reasons"]),
    )
