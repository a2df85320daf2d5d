"""``cijferwacht report``: the stored report of a day, at the terminal."""

from __future__ import annotations

from datetime import date, datetime

import click

from cijferwacht.database import connect
from cijferwacht.database.connection import Collection
from cijferwacht.database.reports import neighbours, stored_report
from cijferwacht.launcher.command import news_database, plain_errors
from cijferwacht.settings import load


@click.command()
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]), required=False, metavar="[DAY]")
@click.option("--sample", is_flag=True, help="A day of the made-up sample instead of live news.")
@click.option("--version", type=click.IntRange(1), help="An earlier version of it.")
@click.option("--html", is_flag=True, help="The mail's HTML instead of its text.")
def report(day: datetime | None, sample: bool, version: int | None, html: bool) -> None:
    """Print the stored report of DAY (like 2026-03-29), or the newest there is.

    Exit code 1 when there is none.
    """
    collection: Collection = "sample" if sample else "live"
    with plain_errors(), news_database(load()) as url, connect(url, collection) as db:
        asked = day.date() if day else neighbours(db, date.max).newest
        found = stored_report(db, asked, version) if asked else None
    if found is None:
        which = f"version {version} of the report" if version else "report"
        when = f" of {asked}" if asked else " yet"
        where = " in the sample" if sample else ""
        raise click.ClickException(f"There is no {which}{when}{where}.")
    click.echo(found.html if html else found.text)
    if found.stale:
        click.echo(f"This report would come out differently now: {found.stale}.", err=True)
