"""Quantities of the database as people look them up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from cijferwacht.database.connection import Database
from cijferwacht.database.sql import load
from cijferwacht.model import Value

QUERIES = load("quantities")


@dataclass(frozen=True, slots=True)
class Listed:
    """A quantity in a list, with its last reported value."""

    id: str
    origin: str
    name_nl: str
    name_en: str
    topics: tuple[str, ...]
    first_day: date
    last_day: date
    value: Value | None


def find_quantities(db: Database, words: str = "", *, topic: str = "", most: int = 50) -> list[Listed]:
    """Quantities whose name or id holds ``words``, most recently touched first."""
    found = []
    pattern = "%" + re.sub(r"([\\%_])", r"\\\1", words) + "%"
    for row in QUERIES.find_quantities(db.connection, pattern=pattern, topic=topic, most=most):
        name, origin, name_nl, name_en, topics, first, last, low, high, unit, bound, per, status = row
        value = Value(low, high, unit, bound, per, status) if bound else None
        found.append(Listed(name, origin, name_nl, name_en, tuple(topics), first, last, value))
    return found


def reported_values(db: Database, quantity: str, most: int = 60) -> list[tuple[date, Value]]:
    """Reported values of a quantity, newest first."""
    return [
        (day, Value(low, high, unit, bound, per, status))
        for day, low, high, unit, bound, per, status in QUERIES.quantity_values(
            db.connection, id=quantity, most=most
        )
    ]


@dataclass(frozen=True, slots=True)
class LinkedFigure:
    """A figure of a quantity, with where it stood and why it was linked."""

    day: date
    text: str
    outlet: str
    title: str
    url: str
    score: float
    reasons: tuple[tuple[str, float], ...]
    runner_up: str | None
    runner_up_score: float | None
    claim: int


def linked_figures(db: Database, quantity: str, most: int = 50) -> list[LinkedFigure]:
    """Figures of a quantity, newest first."""
    return [
        LinkedFigure(
            day, text, outlet, title, url, score, tuple((n, p) for n, p in reasons), up, up_score, claim
        )
        for day, text, outlet, title, url, score, reasons, up, up_score, claim in QUERIES.quantity_figures(
            db.connection, id=quantity, most=most
        )
    ]


def tracked_quantities(db: Database) -> dict[tuple[str, int], str]:
    """The quantity of every figure that somebody would track, by version key and offset.

    Left out are figures of quantities that one article says once, in its text and never otherwise, and what
    everybody knows ("27 lidstaten").
    """
    return {
        (version, start): quantity
        for version, start, quantity in QUERIES.quantities_of_figures(db.connection)
        if quantity is not None
    }
