"""Local days that wait to be linked and told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cijferwacht.database.connection import Database
from cijferwacht.database.sql import load

QUERIES = load("quantities")


def pending_days(db: Database) -> list[date]:
    """Local days that wait to be linked and told, oldest first.

    A day waits as soon as an on-topic version told on it is read, when one of its versions goes or changes,
    when a day before it was linked anew, and when a decision or a withdrawal touches it.
    """
    return [day for (day,) in QUERIES.pending_days(db.connection)]


def mark_days(db: Database, days: Iterable[date]) -> None:
    """Let days wait to be linked and told again."""
    QUERIES.mark_days(db.connection, days=sorted(set(days)))
