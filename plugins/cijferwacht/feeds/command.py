"""``cijferwacht feeds``: what a person at a terminal can ask about the feeds."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cijferwacht.days import AMSTERDAM
from cijferwacht.feeds.asking import ask
from cijferwacht.feeds.fetch import Answer, Client, FetchFailed, Limits, Validators
from cijferwacht.feeds.parse import Parsed
from cijferwacht.feeds.settings import Feed, FeedSettingsError, load_feeds
from cijferwacht.paths import SEEDS

#: How feedparser's names of forms begin, for the forms of the settings.
FORMS = {"rss": ("rss0", "rss2", "rss"), "rdf": ("rss1", "rss090"), "atom": ("atom", "cdf")}


@dataclass(frozen=True, slots=True)
class Checked:
    """What one feed answered."""

    feed: Feed
    ok: bool
    answer: str
    form: str = ""
    entries: int = 0
    newest: datetime | None = None
    seconds: float = 0.0


@click.group()
def feeds() -> None:
    """Look after the feeds."""


@feeds.command()
@click.argument("names", nargs=-1, metavar="[FEED]...")
@click.option("--all", "every", is_flag=True, help="Check disabled feeds too; they do not count as failed.")
@click.option(
    "--file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=SEEDS / "feeds.toml",
    show_default="seeds/feeds.toml",
    help="Settings file with the feeds.",
)
@click.option("--timeout", type=click.FloatRange(0.1, 300), default=20.0, show_default=True, help="Seconds.")
@click.option("--allow-loopback", is_flag=True, help="Also reach feeds served on this machine.")
def check(names: Sequence[str], every: bool, file: Path, timeout: float, allow_loopback: bool) -> None:
    """Ask the enabled feeds, or those named, and show what they answer; nothing is stored.

    Exit code 1 when an enabled feed cannot be read, 2 when the settings cannot be used.
    """
    from cijferwacht.settings import SettingsError, load

    try:
        configured = load_feeds(file)
        user_agent = load().user_agent
    except (FeedSettingsError, SettingsError) as error:
        raise click.UsageError(str(error)) from error
    unknown = sorted(set(names) - {feed.slug for feed in configured})
    if unknown:
        raise click.UsageError(f"no feed {', '.join(unknown)} in {file}")
    wanted = [feed for feed in configured if (feed.slug in names if names else every or feed.enabled)]
    limits = Limits(connect=min(10.0, timeout), read=timeout, total=2 * timeout)
    client = Client(user_agent, limits, allow_loopback)
    checked = check_feeds(wanted, client, datetime.now(UTC))
    # Into a file or a pipe rich writes 80 columns, which folds every answer.
    console = Console() if sys.stdout.isatty() else Console(width=140)
    console.print(_table(checked))
    failed = [result for result in checked if not result.ok and result.feed.enabled]
    console.print(f"{sum(result.ok for result in checked)} of {len(checked)} feeds answer.")
    if failed:
        raise click.exceptions.Exit(1)


def check_feeds(wanted: Sequence[Feed], client: Client, now: datetime) -> list[Checked]:
    """Ask each feed once, in full; the answers in the order of ``wanted``."""
    done: dict[str, Checked] = {}
    with Console(stderr=True).status(f"Asking {len(wanted)} feeds"):
        for asked in ask(wanted, now, client, lambda _: Validators()):
            done[asked.feed.slug] = _checked(asked.feed, asked.parsed, asked.answer, asked.failure)
    return [done[feed.slug] for feed in wanted]


def _checked(
    feed: Feed, parsed: Parsed | None, answer: Answer | None, failure: FetchFailed | None
) -> Checked:
    if parsed is None or answer is None:
        reason = f"{failure.problem}: {failure.detail}" if failure else "no answer"
        return Checked(feed, False, reason, seconds=failure.seconds if failure else 0.0)
    told = "200"
    if answer.hops:
        told += f" via {answer.url}"
    if not parsed.entries:
        told += ", but without entries"
    elif not parsed.format.startswith(FORMS[feed.format]):
        told += f", not {feed.format} as configured"
    moments = [entry.updated or entry.published for entry in parsed.entries]
    newest = max((moment for moment in moments if moment is not None), default=None)
    return Checked(
        feed, bool(parsed.entries), told, parsed.format, len(parsed.entries), newest, answer.seconds
    )


def _table(checked: Sequence[Checked]) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("feed", no_wrap=True)
    table.add_column("answer", overflow="fold", min_width=24)
    table.add_column("form", no_wrap=True)
    table.add_column("entries", justify="right")
    table.add_column("newest (Amsterdam)", no_wrap=True)
    table.add_column("seconds", justify="right")
    for result in checked:
        style = "green" if result.ok else "red" if result.feed.enabled else "yellow"
        newest = result.newest.astimezone(AMSTERDAM).strftime("%Y-%m-%d %H:%M") if result.newest else ""
        table.add_row(
            result.feed.slug + ("" if result.feed.enabled else " (disabled)"),
            # The answer quotes strangers: as text, so that no bracket in it is taken for markup.
            Text(result.answer, style=style),
            result.form,
            str(result.entries) if result.ok else "",
            newest,
            f"{result.seconds:.1f}",
        )
    return table
