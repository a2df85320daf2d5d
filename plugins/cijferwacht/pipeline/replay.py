"""Lives through a file of articles, day by day, as if the news came in now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cijferwacht.database import Database
from cijferwacht.database.claims import Claimed, claims_of_versions
from cijferwacht.database.days import pending_days
from cijferwacht.database.linking import link_and_tell
from cijferwacht.database.quantities import tracked_quantities
from cijferwacht.model import Change, Value
from cijferwacht.pipeline.history import ingest_articles
from cijferwacht.pipeline.progress import Progress, counter
from cijferwacht.pipeline.read import read_new


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a replay found, as rows for JSON lines."""

    claims: tuple[dict[str, Any], ...]
    changes: tuple[dict[str, Any], ...]
    days: int


def replay(db: Database, lines: Iterable[str], file: str, progress: Progress) -> Replayed:
    """Take in ``lines``, read them, and tell every day they tell of, oldest first.

    Args:
        db: an empty collection.
        lines: a file of articles, see :func:`cijferwacht.pipeline.history.ingest_articles`.
        file: its name, for errors.
        progress: is told how far it is.

    Raises:
        BadArticles: a line cannot be used; then nothing is done.
    """
    lines = list(lines)
    total = sum(bool(line.strip()) for line in lines)
    done = counter(progress, "articles", total)
    ingested = ingest_articles(db, lines, file, done)
    read_new(db, counter(progress, "reading", total))
    days = pending_days(db)
    told = counter(progress, "days", len(days))
    ids = {version: line for line, version in ingested.versions}
    keys = {}
    changes: list[Change] = []
    for day in days:
        changes += link_and_tell(db, day).changes
        told(1)
    claimed = claims_of_versions(db, [version for _, version in ingested.versions])
    for version, found in claimed.items():
        keys[found.key] = ids[version]
    quantities = tracked_quantities(db)
    return Replayed(
        claims=tuple(_version_row(line, claimed[version], quantities) for line, version in ingested.versions),
        changes=tuple(_change_row(change, keys) for change in changes),
        days=len(days),
    )


def _version_row(line: str, claimed: Claimed, quantities: Mapping[tuple[str, int], str]) -> dict[str, Any]:
    """One line of the claims file: a version with its topics and claims."""
    claims = []
    for claim in claimed.claims:
        row = {
            key: value for key, value in claim.items() if value is not None or key in _ALWAYS[claim["kind"]]
        }
        if claim["kind"] == "figure":
            row["quantity"] = quantities.get((claimed.key, claim["start"]))
        claims.append(row)
    return {"id": line, "topics": list(claimed.topics), "claims": claims}


#: Keys a claim of each kind has even when they are null.
_ALWAYS = {
    "figure": ("low", "high", "unit", "per", "speaker", "what"),
    "date": ("event",),
    "speech": (),
}


def _change_row(change: Change, lines: Mapping[str, str]) -> dict[str, Any]:
    """One line of the changes file."""
    said = [*change.evidence, *(change.evidence_before if change.kind == "disputed" else ())]
    articles = dict.fromkeys(lines[each.version] for each in said if each.version in lines)
    return {
        "day": change.day.isoformat(),
        "quantity": change.quantity,
        "label": change.name_nl,
        "kind": change.kind,
        "from": None if change.before is None else _value_row(change.before),
        "to": _value_row(change.after),
        "articles": list(articles),
    }


def _value_row(value: Value) -> dict[str, Any]:
    return {"low": value.low, "high": value.high, "unit": value.unit, "status": value.status}


def json_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Rows as JSON lines; numbers without a fraction are written as whole ones."""
    for row in rows:
        yield json.dumps(_plain(row), ensure_ascii=False) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value
