"""The made-up sample as a whole: which days of it are there, and whether it was removed for good."""

from __future__ import annotations

from datetime import date

from cijferwacht.database.connection import Database, connect
from cijferwacht.database.migrations import drop_collection
from cijferwacht.database.sql import load

QUERIES = load("sample")
#: Stands as a comment with the emptied schema, so that it goes wherever the database goes.
_REMOVED = "removed"


def reported_days(db: Database) -> set[date]:
    """Days of which the collection of ``db`` has a report."""
    return {day for (day,) in QUERIES.reported_days(db.connection)}


def is_removed(db: Database) -> bool:
    """Whether the sample was removed: it is then not played again unless asked."""
    return bool(QUERIES.sample_note(db.connection) == _REMOVED)


def remove_sample(url: str) -> None:
    """Remove all of the sample and remember that it is not wanted."""
    drop_collection(url, "sample")
    with connect(url, "sample") as db, db.transaction():
        QUERIES.note_sample_removed(db.connection)


def want_sample(url: str) -> None:
    """Forget that the sample was removed."""
    with connect(url, "sample") as db, db.transaction():
        QUERIES.forget_sample_removed(db.connection)
