"""Versions with their figures, read for what these measure: what linking starts from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from cijferwacht.database.claims import figure_of
from cijferwacht.database.connection import Database
from cijferwacht.database.sql import load
from cijferwacht.model import Figure
from cijferwacht.paths import SEEDS
from cijferwacht.quantities.lexicon import Lexicon, groups
from cijferwacht.quantities.reading import Reading, Version, read_version

QUERIES = load("quantities")


@dataclass(frozen=True, slots=True)
class Stored:
    """A version of the database with its readings and, for each offset of a figure, its claim."""

    id: int
    version: Version
    readings: tuple[Reading, ...]
    replaced_id: int | None
    #: Offset of a figure -> its claim.
    claims: Mapping[int, int]


@cache
def _lexicon() -> Lexicon:
    return Lexicon.load(SEEDS / "lexicon")


@cache
def _countries() -> dict[str, str]:
    path = SEEDS / "lexicon" / "measured.outlets.txt"
    return {outlet: country for country, outlets in groups(path) for outlet in outlets}


def read_versions(db: Database, rows: Iterable[Sequence[Any]]) -> list[Stored]:
    """Versions with their figures, read for what these measure."""
    rows = list(rows)
    figures: dict[int, list[Figure]] = defaultdict(list)
    claims: dict[int, dict[int, int]] = defaultdict(dict)
    for version, number, claim in QUERIES.figures(db.connection, ids=[row[0] for row in rows]):
        figures[version].append(figure_of(claim))
        claims[version].setdefault(claim["start_at"], number)
    found = []
    for row in rows:
        (version_id, article, key, outlet, outlet_name, url, title, text, at, before, before_key, topics) = (
            row
        )
        version = Version(
            article=article,
            version=key,
            outlet=outlet,
            title=title,
            text=text,
            at=at,
            figures=tuple(figures[version_id]),
            topics=tuple(topics),
            outlet_name=outlet_name,
            url=url,
            replaces=before_key,
            country=_countries().get(outlet, "nl"),
        )
        readings = read_version(version, _lexicon())
        found.append(Stored(version_id, version, readings, before, claims[version_id]))
    return found
