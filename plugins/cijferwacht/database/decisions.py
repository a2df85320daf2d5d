"""What editors decided of quantities: rows that stay, in force until they are undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from cijferwacht.database.connection import Database
from cijferwacht.database.days import mark_days
from cijferwacht.database.readings import read_versions
from cijferwacht.database.sql import load
from cijferwacht.model import ChangeKind
from cijferwacht.quantities.decisions import Decision, DecisionKind, Decisions
from cijferwacht.quantities.known import quantity_id

QUERIES = load("quantities")


class UnknownQuantity(LookupError):
    """There is no quantity of that id, and no decision spoke of it before."""


class UnknownDecision(LookupError):
    """There is no such decision in force."""


def decisions_in_force(db: Database) -> Decisions:
    """Every decision that was not undone, oldest first."""
    return Decisions(
        tuple(
            Decision(
                id=number,
                kind=kind,
                quantity=quantity,
                other=other,
                name_nl=name_nl,
                name_en=name_en,
                day=day,
                change=change,
                by=by,
                made_at=made_at,
            )
            for number, kind, quantity, other, name_nl, name_en, day, change, by, made_at in (
                QUERIES.decisions_in_force(db.connection)
            )
        )
    )


def decide(
    db: Database,
    kind: DecisionKind,
    quantity: str,
    *,
    by: str,
    other: str | None = None,
    name_nl: str | None = None,
    name_en: str | None = None,
    day: date | None = None,
    change: ChangeKind | None = None,
) -> int:
    """Store an editor's decision and let the days it touches wait; gives the decision's number.

    Raises:
        UnknownQuantity: ``quantity`` (or ``other``, for a merge) does not exist.
    """
    with db.transaction():
        for name in (quantity, other if kind == "merge" else None):
            if name is not None and not QUERIES.quantity_exists(db.connection, id=name):
                raise UnknownQuantity(name)
        number: int = QUERIES.decide(
            db.connection,
            kind=kind,
            quantity=quantity,
            other=other,
            name_nl=name_nl,
            name_en=name_en,
            day=day,
            change_kind=change,
            by=by,
        )
        _touch(db, quantity, other, day)
    return number


def split_figure(db: Database, claim: int, *, by: str) -> int:
    """Take a linked figure out of its quantity; it starts one of its own. Gives the decision's number.

    Raises:
        LookupError: the claim is not linked.
    """

    with db.transaction():
        row = QUERIES.link_of_claim(db.connection, claim=claim)
        if row is None:
            raise LookupError(f"claim {claim} is not linked to a quantity")
        version, start, quantity = row
        [stored] = read_versions(db, QUERIES.versions(db.connection, ids=[version]))
        reading = next(each for each in stored.readings if each.figure.start == start)
        return decide(db, "split", quantity, other=quantity_id(reading), by=by)


def undo(db: Database, number: int, *, by: str) -> Decision:
    """Take a decision back; the row stays, and the days it touched wait again.

    Raises:
        UnknownDecision: there is no such decision, or it was undone before.
    """
    with db.transaction():
        row = QUERIES.undo_decision(db.connection, id=number, by=by)
        if row is None:
            raise UnknownDecision(number)
        kind, quantity, other, day = row
        _touch(db, quantity, other, day)
    return Decision(number, kind, quantity, other, day=day)


def _touch(db: Database, quantity: str, other: str | None, day: date | None) -> None:
    """Let the first day the decision reaches wait; later ones follow when it is linked."""
    first = day or QUERIES.first_day_of(
        db.connection, ids=[name for name in (quantity, other) if name is not None]
    )
    if first is not None:
        mark_days(db, [first])


@dataclass(frozen=True, slots=True)
class MadeDecision:
    """A decision in a list, with whether it was undone."""

    decision: Decision
    undone_by: str | None
    undone_at: datetime | None


def decisions_made(db: Database, most: int = 50) -> list[MadeDecision]:
    """Decisions, newest first, also those that were undone."""
    return [
        MadeDecision(
            Decision(
                number, kind, quantity, other, name_nl, name_en, day, change, by, made_at.astimezone(UTC)
            ),
            undone_by,
            undone_at,
        )
        for (
            number,
            kind,
            quantity,
            other,
            name_nl,
            name_en,
            day,
            change,
            by,
            made_at,
            undone_by,
            undone_at,
        ) in QUERIES.all_decisions(db.connection, most=most)
    ]
