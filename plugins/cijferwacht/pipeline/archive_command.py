"""``cijferwacht archive``: past news brought in, from files and from the archives of the web."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console

from cijferwacht.days import AMSTERDAM
from cijferwacht.feeds.fetch import Client, Limits
from cijferwacht.feeds.guard import ForbiddenAddress, check_url
from cijferwacht.feeds.settings import Feed, FeedSettingsError, load_feeds
from cijferwacht.feeds.wayback import SERVER, Pace, Wayback
from cijferwacht.launcher.command import BadInput, plain_errors
from cijferwacht.paths import SEEDS
from cijferwacht.pipeline.gathering import Gathered, gather_warc, gather_wayback
from cijferwacht.printable import plain
from cijferwacht.settings import load

#: Captures that were skipped and are named one by one; of more there is a number.
MOST_NAMED = 20
DAY = click.DateTime(["%Y-%m-%d"])


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


@archive.command()
@click.option(
    "--feed", "names", multiple=True, required=True, metavar="FEED", help="Its slug, or all; repeatable."
)
@click.option("--first", type=DAY, required=True, help="First local day, like 2026-03-22.")
@click.option("--last", type=DAY, required=True, help="Last local day, included.")
@click.option("--server", default=SERVER, show_default=True, help="Address of the archive.")
@click.option(
    "--pause",
    type=click.FloatRange(0, 60),
    default=1.0,
    show_default=True,
    help="Seconds between two captures; before a list it is two and a half times as long.",
)
@click.option("--timeout", type=click.FloatRange(0.1, 600), default=60.0, show_default=True, help="Seconds.")
@click.option("--allow-loopback", is_flag=True, help="Also reach an archive served on this machine.")
def wayback(
    *,
    names: tuple[str, ...],
    first: datetime,
    last: datetime,
    server: str,
    pause: float,
    timeout: float,
    allow_loopback: bool,
) -> None:
    """Fetch what the Wayback Machine has of feeds on some days, into the archive folder.

    Its CDX server lists the captures; they are fetched slowly, one after another. What is there already is
    not fetched again: after an interruption, run the same command. With --feed all, the feeds that are
    polled. Exit code 1 when not everything could be had.
    """
    if last < first:
        raise click.UsageError(f"--last {last:%Y-%m-%d} lies before --first {first:%Y-%m-%d}.")
    try:
        check_url(server)
    except ForbiddenAddress as error:
        raise click.UsageError(f"--server {server!r} {error}.") from error
    with _plainly():
        settings = load()
        feeds = _named(names)
        limits = Limits(read=timeout, total=3 * timeout, bytes=settings.fetch_max_bytes)
        client = Client(settings.user_agent, limits, allow_loopback)
        asked = Wayback(client, server.rstrip("/"), Pace(listing=2.5 * pause, capture=pause))
        with Console(stderr=True).status("Asking the archive") as status:

            def progress(slug: str, at: datetime) -> None:
                status.update(f"{slug}, {at.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}")

            gathered = gather_wayback(
                asked,
                feeds,
                settings.archive_dir,
                first=first.date(),
                last=last.date(),
                progress=progress,
            )
    _tell(gathered, settings.archive_dir)


def _named(names: tuple[str, ...]) -> list[Feed]:
    feeds = _feeds()
    unknown = sorted(set(names) - {feed.slug for feed in feeds} - {"all"})
    if unknown:
        raise click.UsageError(f"no feed {', '.join(unknown)} in seeds/feeds.toml")
    return [feed for feed in feeds if feed.slug in names or ("all" in names and feed.enabled)]


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
