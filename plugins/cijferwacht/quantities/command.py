"""``cijferwacht quantities``: look at quantities, and decide on them.

A decision is a row that no run undoes; the days it touches are linked and told anew by the next run of the
``read`` DAG (or at once with ``quantities relink``), and reports that change get a new version.
"""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import get_args

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from cijferwacht.changes.wording import value_words
from cijferwacht.database import Database, connect
from cijferwacht.database.connection import Collection
from cijferwacht.database.days import pending_days
from cijferwacht.database.decisions import (
    MadeDecision,
    UnknownDecision,
    UnknownQuantity,
    decide,
    decisions_made,
    split_figure,
    undo,
)
from cijferwacht.database.quantities import find_quantities, linked_figures, reported_values
from cijferwacht.model import ChangeKind
from cijferwacht.quantities.decisions import Decision, DecisionKind

_COLLECTION = click.option(
    "--collection", type=click.Choice(["live", "sample"]), default="live", show_default=True
)
_BY = click.option("--by", default=None, help="Who decides; by default the name you are logged in with.")
_DAY = click.DateTime(["%Y-%m-%d"])


@contextmanager
def _opened(collection: str) -> Iterator[Database]:
    # The launcher starts the embedded server where it does not run; other rooms need not wait for it.
    from cijferwacht.launcher.command import news_database, plain_errors
    from cijferwacht.settings import load

    schema: Collection = "sample" if collection == "sample" else "live"
    with plain_errors(), news_database(load()) as url, connect(url, schema) as db:
        try:
            yield db
        except UnknownQuantity as error:
            raise click.ClickException(f"There is no quantity {error}; see `quantities list`.") from error
        except UnknownDecision as error:
            raise click.ClickException(f"There is no decision {error} that could be undone.") from error
        except LookupError as error:
            raise click.ClickException(str(error)) from error


@click.group()
def quantities() -> None:
    """Look at quantities and decide on them."""


@quantities.command("list")
@click.argument("words", default="")
@click.option("--topic", default="", help="Only quantities of one topic.")
@click.option("--most", type=click.IntRange(1, 10_000), default=40, show_default=True)
@_COLLECTION
def list_(words: str, topic: str, most: int, collection: str) -> None:
    """Quantities whose name or id holds WORDS, most recently told first."""
    with _opened(collection) as db:
        found = find_quantities(db, words, topic=topic, most=most)
    table = Table(box=None)
    # An id is there to be copied: it never breaks over two lines.
    table.add_column("Id", no_wrap=True)
    for heading in ("Name", "Last reported", "First", "Last"):
        table.add_column(heading, overflow="fold")
    for each in found:
        table.add_row(
            escape(each.id),
            escape(each.name_nl),
            escape(value_words(each.value, "nl")) if each.value else "",
            each.first_day.isoformat(),
            each.last_day.isoformat(),
        )
    Console().print(table if found else "No quantities found.")


@quantities.command()
@click.argument("quantity")
@click.option("--most", type=click.IntRange(1, 10_000), default=20, show_default=True)
@_COLLECTION
def show(quantity: str, most: int, collection: str) -> None:
    """The reported values of QUANTITY, and its figures with the reasons for linking them."""
    console = Console()
    with _opened(collection) as db:
        found = [each for each in find_quantities(db, quantity, most=1000) if each.id == quantity]
        if not found:
            raise UnknownQuantity(quantity)
        values = reported_values(db, quantity, most)
        figures = linked_figures(db, quantity, most)
    [one] = found
    console.print(f"[bold]{escape(one.name_nl)}[/bold] ({escape(one.name_en)}), {one.origin}")
    if one.topics:
        console.print("Topics: " + escape(", ".join(one.topics)))
    table = Table("Day", "Reported", "Status", box=None, title="Reported values", title_justify="left")
    for day, value in values:
        table.add_row(day.isoformat(), escape(value_words(value, "nl")), value.status)
    console.print(table)
    table = Table("Day", "Claim", "Figure", "Article", "Why", box=None, title="Figures", title_justify="left")
    for figure in figures:
        why = ", ".join(f"{name} {part:+.2f}" for name, part in figure.reasons[:4])
        if figure.runner_up:
            why += f"; second {figure.runner_up} {figure.runner_up_score or 0:.2f}"
        table.add_row(
            figure.day.isoformat(),
            str(figure.claim),
            escape(figure.text),
            escape(f"{figure.outlet}: {figure.title}"),
            escape(f"{figure.score:.2f}: {why}"),
        )
    console.print(table)


@quantities.command()
@click.argument("quantity")
@click.argument("into")
@_BY
@_COLLECTION
def merge(quantity: str, into: str, by: str | None, collection: str) -> None:
    """QUANTITY and INTO are one: figures of the first go to the second, also in history."""
    if quantity == into:
        raise click.UsageError("A quantity cannot be merged into itself.")
    _decide("merge", quantity, collection, by, other=into)


@quantities.command()
@click.argument("claim", type=int)
@_BY
@_COLLECTION
def split(claim: int, by: str | None, collection: str) -> None:
    """Take the figure with number CLAIM (see `show`) out of its quantity; it starts one of its own."""
    with _opened(collection) as db:
        number = split_figure(db, claim, by=by or getpass.getuser())
        _say(db, number)


@quantities.command()
@click.argument("quantity")
@click.option("--nl", "name_nl", default=None, help="Dutch name.")
@click.option("--en", "name_en", default=None, help="English name.")
@_BY
@_COLLECTION
def rename(
    quantity: str, name_nl: str | None, name_en: str | None, *, by: str | None, collection: str
) -> None:
    """Give QUANTITY another name."""
    if not (name_nl or name_en):
        raise click.UsageError("Give a name with --nl, --en or both.")
    _decide("rename", quantity, collection, by, name_nl=name_nl, name_en=name_en)


@quantities.command()
@click.argument("quantity")
@_BY
@_COLLECTION
def mute(quantity: str, by: str | None, collection: str) -> None:
    """Keep QUANTITY out of reports; its figures stay linked."""
    _decide("mute", quantity, collection, by)


@quantities.command()
@click.argument("quantity")
@_BY
@_COLLECTION
def confirm(quantity: str, by: str | None, collection: str) -> None:
    """Follow QUANTITY from its first value on, also when it was muted or only counted."""
    _decide("confirm", quantity, collection, by)


@quantities.command("not-a-change")
@click.argument("quantity")
@click.argument("day", type=_DAY)
@click.option(
    "--kind", type=click.Choice(get_args(ChangeKind)), default=None, help="One kind of line; by default all."
)
@_BY
@_COLLECTION
def not_a_change(
    quantity: str, day: date, kind: ChangeKind | None, *, by: str | None, collection: str
) -> None:
    """Take the lines about QUANTITY out of the report of DAY; the value counts as reported."""
    local = date.fromisoformat(day.isoformat()[:10])
    _decide("not-a-change", quantity, collection, by, day=local, change=kind)


@quantities.command()
@click.option("--most", type=click.IntRange(1, 10_000), default=40, show_default=True)
@_COLLECTION
def decisions(most: int, collection: str) -> None:
    """What was decided, newest first."""
    with _opened(collection) as db:
        made = decisions_made(db, most)
    table = Table("No.", "When", "Who", "Decision", "", box=None)
    for each in made:
        decision = each.decision
        table.add_row(
            str(decision.id),
            decision.made_at.isoformat(timespec="minutes") if decision.made_at else "",
            escape(decision.by),
            escape(_worded(decision)),
            escape(_undone(each)),
        )
    Console().print(table if made else "No decisions yet.")


@quantities.command("undo")
@click.argument("number", type=int)
@_BY
@_COLLECTION
def undo_(number: int, by: str | None, collection: str) -> None:
    """Take decision NUMBER back."""
    with _opened(collection) as db:
        decision = undo(db, number, by=by or getpass.getuser())
        click.echo(f"Undone: {_worded(decision)}.")
        _say_waiting(db)


@quantities.command()
@_COLLECTION
def relink(collection: str) -> None:
    """Link and tell the days that wait now, and renew their reports; nothing is mailed."""
    from cijferwacht.pipeline.edition import refresh
    from cijferwacht.settings import load

    with _opened(collection) as db:
        counts = refresh(db, load())
    click.echo(f"{counts['days']} days linked, {counts['reports']} reports with a new version.")


def _decide(
    kind: DecisionKind,
    quantity: str,
    collection: str,
    by: str | None,
    *,
    other: str | None = None,
    name_nl: str | None = None,
    name_en: str | None = None,
    day: date | None = None,
    change: ChangeKind | None = None,
) -> None:
    with _opened(collection) as db:
        number = decide(
            db,
            kind,
            quantity,
            by=by or getpass.getuser(),
            other=other,
            name_nl=name_nl,
            name_en=name_en,
            day=day,
            change=change,
        )
        _say(db, number)


def _say(db: Database, number: int) -> None:
    decision = next(each.decision for each in decisions_made(db) if each.decision.id == number)
    click.echo(f"Decision {number}: {_worded(decision)}. Undo it with `quantities undo {number}`.")
    _say_waiting(db)


def _say_waiting(db: Database) -> None:
    waiting = len(pending_days(db))
    days = "day waits" if waiting == 1 else "days wait"
    click.echo(f"{waiting} {days} to be linked anew; the read DAG does so, or `quantities relink` now.")


def _worded(decision: Decision) -> str:
    match decision.kind:
        case "merge":
            return f"{decision.quantity} goes to {decision.other}"
        case "split":
            return f"a figure of {decision.quantity} becomes {decision.other}"
        case "rename":
            names = " / ".join(name for name in (decision.name_nl, decision.name_en) if name)
            return f"{decision.quantity} is called {names}"
        case "mute":
            return f"{decision.quantity} is kept out of reports"
        case "confirm":
            return f"{decision.quantity} is followed from its first value on"
        case "not-a-change":
            line = f" ({decision.change})" if decision.change else ""
            return f"{decision.quantity} on {decision.day}{line} is no change"


def _undone(made: MadeDecision) -> str:
    if made.undone_at is None:
        return ""
    return f"undone by {made.undone_by}, {made.undone_at.isoformat(timespec='minutes')}"
