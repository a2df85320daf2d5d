"""``cijferwacht archive``: past news brought in, from files and from the archives of the web."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click

from cijferwacht.feeds.settings import Feed, FeedSettingsError, load_feeds
from cijferwacht.launcher.command import BadInput, plain_errors
from cijferwacht.paths import SEEDS
from cijferwacht.pipeline.gathering import Gathered, gather_warc
from cijferwacht.printable import plain
from cijferwacht.settings import load

#: Captures that were skipped and are named one by one; of more there is a number.
MOST_NAMED = 20


@click.group()
def archive() -> None:
    """Bring in the news of past days."""


@archive.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
def warc(files: tuple[Path, ...]) -> None:
    """Take the snapshots of known feeds out of WARC files (.warc, .warc.gz) into the archive folder.

    Known are the feeds of seeds/feeds.toml, by their present and former addresses. What is there already
    stays as it is. Exit code 1 when a file could not be read to its end.
    """
    with _plainly():
        settings = load()
        gathered = gather_warc(
            files, _feeds(), settings.archive_dir, most=settings.fetch_max_bytes, now=datetime.now(UTC)
        )
    _tell(gathered, settings.archive_dir)


def _feeds() -> tuple[Feed, ...]:
    return load_feeds(SEEDS / "feeds.toml")


@contextmanager
def _plainly() -> Iterator[None]:
    with plain_errors():
        try:
            yield
        except FeedSettingsError as error:
            raise BadInput(str(error)) from error


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _tell(gathered: Gathered, folder: Path) -> None:
    """Say what was taken, what was not and why, and what to do next."""
    for slug in sorted(gathered.new | gathered.there):
        click.echo(f"{slug}: {gathered.new[slug]} new, {gathered.there[slug]} there already")
    for skipped in gathered.skipped[:MOST_NAMED]:
        click.echo(f"skipped: {skipped.feed}, {plain(skipped.capture)[:200]}: {skipped.reason}", err=True)
    if len(gathered.skipped) > MOST_NAMED:
        click.echo(f"skipped: {len(gathered.skipped) - MOST_NAMED} more", err=True)
    for what in gathered.unfinished:
        click.echo(plain(what), err=True)
    if gathered.days:
        snapshots = _counted(gathered.new.total() + gathered.there.total(), "snapshot")
        click.echo(
            f"{snapshots} of {_counted(len(gathered.days), 'day')} lie in {folder}. To play them, "
            "choose Trigger → Backfill on the DAG history in the Airflow UI, from "
            f"{min(gathered.days)} to {max(gathered.days)}."
        )
    else:
        click.echo("No snapshot of a known feed was found; seeds/feeds.toml holds their addresses.")
    if gathered.unfinished:
        raise click.exceptions.Exit(1)
