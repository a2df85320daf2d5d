"""The commands that run the product: run, stop, migrate, sample."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator

import click
from psycopg2 import Error as DatabaseError

from cijferwacht.database import MigrationError
from cijferwacht.database import migrate as migrate_database
from cijferwacht.database.sample import remove_sample, want_sample
from cijferwacht.launcher import run as launcher
from cijferwacht.launcher import sample as playing
from cijferwacht.launcher.api import AirflowApi, ApiError
from cijferwacht.launcher.environment import LaunchError, keep_secrets, ui_url
from cijferwacht.postgres import PostgresError, serving
from cijferwacht.settings import Settings, SettingsError, load

_ERRORS = (LaunchError, PostgresError, MigrationError, playing.SampleError)


class BadInput(click.ClickException):
    """What was given cannot be used: exit code 2, as for a wrong option."""

    exit_code = 2


@contextlib.contextmanager
def plain_errors() -> Iterator[None]:
    """Say what is wrong in a sentence, without a traceback."""
    try:
        yield
    except SettingsError as error:
        raise BadInput(str(error)) from error
    except _ERRORS as error:
        raise click.ClickException(str(error)) from error
    except DatabaseError as error:
        raise click.ClickException(f"The database: {str(error).strip().splitlines()[0]}.") from error
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        reason = "the disk is full: make room and run again" if full else error.strerror or str(error)
        raise click.ClickException(
            ": ".join(filter(None, [str(error.filename or ""), reason])) + "."
        ) from error


@contextlib.contextmanager
def news_database(settings: Settings, *, make: bool = False) -> Iterator[str]:
    """URL of the news database for the length of a command, its server started where it does not run.

    With ``make`` the database is made where it misses; without, that is a :class:`LaunchError`.
    """
    if settings.database_url is not None:
        yield launcher.outside_databases(settings)[0]
        return
    folder = settings.state_dir / "postgres"
    if not make and not folder.exists():
        raise LaunchError(f"There is no database in {settings.state_dir} yet: `make run` makes it.")
    with serving(folder, port=settings.postgres_port) as server:
        server.create_database("news")
        yield server.url("news")


@click.command("run")
@click.option(
    "--sample/--no-sample", "play_sample", default=True, help="Play the sample on an empty database."
)
def run(play_sample: bool) -> None:
    """Run everything: the database, Airflow, its DAGs. Ctrl-C stops it."""
    with plain_errors():
        launcher.run(load(), play_sample=play_sample)


@click.command("stop")
def stop() -> None:
    """Stop what `run` started, also what a crash of it left."""
    with plain_errors():
        click.echo(launcher.stop(load()))


@click.command("migrate")
def migrate() -> None:
    """Make the databases where they miss, and bring the tables of the news up to date."""
    with plain_errors(), news_database(load(), make=True) as url:
        for name in migrate_database(url) or ["nothing to do"]:
            click.echo(name)


@click.group("sample")
def sample() -> None:
    """The made-up news that shows what reports look like."""


@sample.command("remove")
def remove() -> None:
    """Remove the sample whole, for good; live news is not touched."""
    with plain_errors(), news_database(load()) as url:
        remove_sample(url)
    click.echo("The sample is removed.")


@sample.command("play")
def play() -> None:
    """Play the sample, also after it was removed; needs a running `cijferwacht run`."""
    with plain_errors(), news_database(settings := load()) as url:
        port = settings.state_dir / "ui_port"
        if not port.exists():
            raise LaunchError("Cijferwacht does not run: start it with `make run`.")
        api = AirflowApi(
            ui_url(settings, int(port.read_text(encoding="ascii"))), keep_secrets(settings.state_dir).password
        )
        try:
            api.health()
        except ApiError:
            raise LaunchError("Cijferwacht does not run: start it with `make run`.") from None
        migrate_database(url)
        want_sample(url)
        for text in launcher.paced(playing.play(api, url)):
            click.echo(text)
