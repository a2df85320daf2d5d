"""``cijferwacht archive``: past news brought in, from files and from the archives of the web."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import click
from rich.console import Console

from cijferwacht.database import connect
from cijferwacht.days import AMSTERDAM, local_day
from cijferwacht.feeds.fetch import Client, Limits
from cijferwacht.feeds.guard import ForbiddenAddress, check_url
from cijferwacht.feeds.settings import Feed, FeedSettingsError, load_feeds
from cijferwacht.feeds.wayback import SERVER, Pace, Wayback
from cijferwacht.launcher.command import BadInput, news_database, plain_errors
from cijferwacht.paths import SEEDS
from cijferwacht.pipeline.gathering import Gathered, gather_warc, gather_wayback
from cijferwacht.pipeline.history import lines_of, take_in_articles
from cijferwacht.pipeline.progress import bars
from cijferwacht.printable import plain
from cijferwacht.settings import load

#: Captures or lines that were skipped and are named one by one; of more there is a number.
MOST_NAMED = 100
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


@archive.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def articles(file: Path) -> None:
    """Take the articles of FILE, a JSON object a line, into the live news, and read them.

    A line holds id, source, guid, url, published, updated (or null), title and text, as for `replay`; a
    source that is no outlet yet becomes one. A line that cannot be used is named and left out; then the exit
    code is 1.
    """
    with (
        _plainly(),
        news_database(load()) as url,
        connect(url) as db,
        bars() as progress,
        file.open("rb") as opened,
    ):
        taken = take_in_articles(db, lines_of(opened), file.name, datetime.now(UTC), progress)
    _name([str(fault) for fault in taken.bad])
    click.echo(f"{_counted(taken.articles, 'article')}: {_counted(taken.new_versions, 'new version')}.")
    closed = [day for day in taken.days if day < local_day(datetime.now(UTC))]
    if closed:
        click.echo(f"Told on {_counted(len(closed), 'past day')}; for their reports, {_backfill(closed)}")
    if taken.bad:
        raise click.exceptions.Exit(1)


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


def _name(skipped: list[str]) -> None:
    """Name what was left out, in strangers' words."""
    for each in skipped[:MOST_NAMED]:
        click.echo(f"skipped: {plain(each)}", err=True)
    if len(skipped) > MOST_NAMED:
        click.echo(f"skipped: {len(skipped) - MOST_NAMED} more", err=True)


def _backfill(days: Collection[date]) -> str:
    return f"choose Trigger → Backfill on the DAG history in the Airflow UI, from {min(days)} to {max(days)}."


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _tell(gathered: Gathered, folder: Path) -> None:
    """Say what was taken, what was not and why, and what to do next."""
    for slug in sorted(gathered.new | gathered.there):
        click.echo(f"{slug}: {gathered.new[slug]} new, {gathered.there[slug]} there already")
    _name([f"{skipped.feed}, {skipped.capture[:200]}: {skipped.reason}" for skipped in gathered.skipped])
    for what in gathered.unfinished:
        click.echo(plain(what), err=True)
    if gathered.days:
        snapshots = _counted(gathered.new.total() + gathered.there.total(), "snapshot")
        of_days = _counted(len(gathered.days), "day")
        click.echo(f"{snapshots} of {of_days} lie in {folder}; to play them, {_backfill(gathered.days)}")
    else:
        click.echo("No snapshot of a known feed was found; seeds/feeds.toml holds their addresses.")
    if gathered.unfinished:
        raise click.exceptions.Exit(1)
