"""The command `replay`: a file of articles, lived through day by day on a database of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from cijferwacht.database import connect, migrate
from cijferwacht.pipeline.history import BadArticles
from cijferwacht.pipeline.progress import bars
from cijferwacht.pipeline.replay import json_lines
from cijferwacht.pipeline.replay import replay as live_through
from cijferwacht.postgres import PostgresError, throwaway


@click.command("replay")
@click.argument("articles", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--claims", type=click.Path(dir_okay=False, path_type=Path), help="Write the claims here.")
@click.option("--changes", type=click.Path(dir_okay=False, path_type=Path), help="Write the changes here.")
def replay(articles: Path, claims: Path | None, changes: Path | None) -> None:
    """Live through ARTICLES, a JSON object a line, day by day.

    Needs neither Airflow nor a running database: it makes one and throws it away. A line holds id, source,
    guid, url, published, updated (or null), title and text. CLAIMS gets a line for each line of ARTICLES,
    with topics and claims; CHANGES a line for each change that a day's report tells. Without --changes the
    changes are printed.
    """
    for path in filter(None, (claims, changes)):
        # Found out now rather than after the whole path was walked.
        if not path.parent.is_dir():
            raise click.UsageError(f"{path} cannot be written: there is no folder {path.parent}.")
    try:
        with throwaway() as server, bars() as progress:
            server.create_database("news")
            url = server.url("news")
            migrate(url, ("live",))
            with connect(url) as db, articles.open(encoding="utf-8") as lines:
                replayed = live_through(db, lines, articles.name, progress)
    except BadArticles as error:
        for bad in error.errors:
            click.echo(bad, err=True)
        sys.exit(2)
    except UnicodeDecodeError as error:
        click.echo(f"{articles.name}: not UTF-8 at byte {error.start}", err=True)
        sys.exit(2)
    except PostgresError as error:
        raise click.ClickException(str(error)) from error
    if claims is not None:
        _write(claims, json_lines(replayed.claims))
    if changes is not None:
        _write(changes, json_lines(replayed.changes))
    else:
        click.echo("".join(json_lines(replayed.changes)), nl=False)
    click.echo(
        f"{len(replayed.claims)} versions, {sum(len(row['claims']) for row in replayed.claims)} claims, "
        f"{len(replayed.changes)} changes on {replayed.days} days",
        err=True,
    )


def _write(path: Path, lines: Iterator[str]) -> None:
    try:
        with path.open("w", encoding="utf-8") as out:
            out.writelines(lines)
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}") from error
