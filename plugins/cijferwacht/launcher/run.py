"""One command for the whole: databases, migrations, Airflow, the sample; and an orderly end."""

from __future__ import annotations

import contextlib
import fcntl
import importlib.metadata
import os
import pwd
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import IO

from psycopg2 import Error as DatabaseError

from cijferwacht import __version__
from cijferwacht.database import migrate
from cijferwacht.database.connection import plain_url
from cijferwacht.database.outside import Unreachable, ensure_database
from cijferwacht.launcher import sample
from cijferwacht.launcher.api import AirflowApi, ApiError
from cijferwacht.launcher.environment import (
    LOGIN,
    LaunchError,
    airflow_environment,
    choose_ui_port,
    keep_secrets,
    sibling_database,
    ui_url,
)
from cijferwacht.launcher.processes import (
    COMPONENTS,
    Component,
    airflow_command,
    end_leftovers,
    last_words,
    rotate,
    stop_all,
)
from cijferwacht.launcher.seeds import check_seeds
from cijferwacht.postgres import EmbeddedPostgres, stop_running
from cijferwacht.settings import Settings

UI_SECONDS = 180.0
STOP_SECONDS = 25.0
MIGRATE_SECONDS = 600


class Stopped(BaseException):
    """Someone asked the launcher to end. No Exception: nothing on the way may take it for a failure."""


class Console:
    """Lines of a label and a text; on a terminal a line of progress is written over by the next."""

    def __init__(self, out: IO[str]) -> None:
        self._out = out
        self._terminal = out.isatty()
        self._open = False

    def say(self, label: str, text: str) -> None:
        """One line that stays."""
        self._write(f"{label:<10}{text}", stays=True)

    def progress(self, label: str, text: str) -> None:
        """One line that the next may replace."""
        self._write(f"{label:<10}{text}", stays=not self._terminal)

    def _write(self, line: str, *, stays: bool) -> None:
        start = "\r\x1b[K" if self._open else ""
        with contextlib.suppress(OSError):  # who reads along may leave
            self._out.write(start + line + ("\n" if stays else ""))
            self._out.flush()
        self._open = not stays


def run(settings: Settings, out: IO[str] = sys.stdout, *, play_sample: bool = True) -> None:
    """Run the product until SIGINT, SIGTERM or SIGHUP; leaves no process behind.

    Raises:
        LaunchError, PostgresError, MigrationError: it cannot start, or not go on.
    """
    console = Console(out)
    state = settings.state_dir
    check_seeds()
    _make_state(state)
    with _only_one(state), _stop_signals():
        console.say("", f"Cijferwacht {__version__}")
        if ended := end_leftovers(state):
            console.say("", f"Ended {ended} processes that an earlier run had left.")
        with _databases(settings, console) as stores:
            _Launcher(settings, stores, console).run(play_sample=play_sample)


def stop(settings: Settings) -> str:
    """End the running launcher of this state folder, or what a crashed one left; tells what was done."""
    state = settings.state_dir
    path = state / "run.lock"
    if path.exists():
        _make_state(state)
        with path.open("r+", encoding="ascii") as lock:
            if not _try_lock(lock):
                text = lock.read().strip()
                pid = int(text) if text.isdecimal() else 0
                if pid:
                    os.kill(pid, signal.SIGTERM)
                deadline = time.monotonic() + STOP_SECONDS
                while time.monotonic() < deadline:
                    if _try_lock(lock):
                        return "Stopped."
                    time.sleep(0.1)
                if pid:
                    os.kill(pid, signal.SIGKILL)
    ended = end_leftovers(state)
    ended += stop_running(state / "postgres")
    return f"Ended {ended} processes that were left." if ended else "Nothing was running."


@dataclass(frozen=True, slots=True)
class Stores:
    """The two databases: on the embedded server, or on an outside one."""

    news_url: str
    airflow_url: str
    server: EmbeddedPostgres | None = None
    #: Names the Airflow that last brought its tables up to date; lies with the data, so it goes with them.
    migrated: Path | None = None


@contextlib.contextmanager
def _databases(settings: Settings, console: Console) -> Iterator[Stores]:
    if settings.database_url is None:
        console.progress("database", "starting")
        with EmbeddedPostgres(settings.state_dir / "postgres", port=settings.postgres_port) as server:
            server.create_database("news")
            migrated = server.data_dir / "cijferwacht.airflow"
            if server.create_database("airflow"):
                migrated.unlink(missing_ok=True)
            console.say("database", f"Postgres on 127.0.0.1:{server.port}, data in {server.data_dir}")
            yield Stores(server.url("news"), server.url("airflow"), server, migrated)
        return
    news_url, airflow_url = outside_databases(settings)
    console.say("database", "the Postgres of database_url")
    yield Stores(news_url, airflow_url)


def outside_databases(settings: Settings) -> tuple[str, str]:
    """URLs of the news database and of Airflow's on an outside server, made there where they miss.

    Raises:
        LaunchError: one cannot be used.
    """
    if settings.database_url is None:
        raise ValueError("no outside database is set")
    news_url = plain_url(settings.database_url.get_secret_value())
    airflow_url = (
        plain_url(settings.airflow_database_url.get_secret_value())
        if settings.airflow_database_url
        else sibling_database(news_url, "airflow")
    )
    for key, url in (("database_url", news_url), ("airflow_database_url", airflow_url)):
        try:
            ensure_database(url)
        except Unreachable as error:
            raise LaunchError(f"The database of {key} cannot be used: {error}.") from None
    return news_url, airflow_url


class _Launcher:
    def __init__(self, settings: Settings, stores: Stores, console: Console) -> None:
        self.settings = settings
        self.stores = stores
        self.console = console
        self.logs = settings.state_dir / "logs"
        self.secrets = keep_secrets(settings.state_dir)
        port = choose_ui_port(settings)
        self.url = ui_url(settings, port)
        self.api = AirflowApi(self.url, self.secrets.password)
        self.environment = airflow_environment(
            settings, self.secrets, port=port, news_url=stores.news_url, airflow_url=stores.airflow_url
        )
        self.components = [
            Component(name, airflow_command(*words), self.environment, self.logs / f"{name}.log")
            for name, words in COMPONENTS.items()
        ]

    def run(self, *, play_sample: bool) -> None:
        try:
            self._migrate()
            self.console.progress("airflow", f"starting {', '.join(COMPONENTS)}")
            for component in self.components:
                component.start()
            self._wait_for_ui()
            self._tell()
            self._attend(play_sample=play_sample)
        except Stopped:
            self.console.say("", "Stopping.")
        finally:
            stop_all(self.components)
            end_leftovers(self.settings.state_dir, grace=1.0)

    def _migrate(self) -> None:
        self.console.progress("database", "bringing the tables up to date")
        version = importlib.metadata.version("apache-airflow-core")
        migrated = self.stores.migrated
        if migrated and migrated.exists() and migrated.read_text(encoding="ascii").strip() == version:
            # Airflow takes seconds to find that there is nothing to do.
            migrate(self.stores.news_url)
            return
        log_file = self.logs / "migrate.log"
        rotate(log_file)
        with log_file.open("ab") as log:
            airflow = subprocess.Popen(  # noqa: S603
                airflow_command("db", "migrate"),
                env=self.environment,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            # Ours meanwhile: another database.
            migrate(self.stores.news_url)
            code = airflow.wait(MIGRATE_SECONDS)
        except subprocess.TimeoutExpired:
            raise LaunchError(f"Airflow's tables were not ready in ten minutes; see {log_file}.") from None
        finally:
            if airflow.poll() is None:
                airflow.kill()
        if code:
            raise LaunchError(
                f"Airflow could not bring its tables up to date; {log_file} ends with:\n"
                + last_words(log_file)
            )
        if migrated:
            migrated.write_text(f"{version}\n", encoding="ascii")

    def _wait_for_ui(self) -> None:
        deadline = time.monotonic() + UI_SECONDS
        while time.monotonic() < deadline:
            self._watch()
            for component in self.components:
                if component.ended >= 3:
                    raise LaunchError(
                        f"Airflow's {component.name} does not stay up; {component.log_file} ends with:\n"
                        + last_words(component.log_file)
                    )
            with contextlib.suppress(ApiError):
                if self.api.health().get("metadatabase") == "healthy":
                    return
            time.sleep(0.2)
        raise LaunchError(f"The UI did not answer within {UI_SECONDS:.0f} s; see the logs in {self.logs}.")

    def _tell(self) -> None:
        settings = self.settings
        server = settings.mail_server
        mail = f"sent by {server.host}:{server.port}" if server else f"written to {settings.outbox_dir}"
        if not settings.recipients:
            mail += " (no recipients set yet)"
        self.console.say("UI", self.settings.public_url or self.url)
        self.console.say("login", f"{LOGIN} / {self.secrets.password}")
        self.console.say("mail", mail)
        if not settings.reachable_at:
            self.console.say("contact", "none: set contact, so that outlets can write to you")
        self.console.say("data", f"{settings.state_dir}, logs in {self.logs}")
        self.console.say("stop", "Ctrl-C, or `make stop` in another terminal")

    def _attend(self, *, play_sample: bool) -> None:
        """Keep everything running, and play the sample meanwhile, until someone asks to stop."""
        player = self._sample() if play_sample else iter(())
        while True:
            self._watch()
            try:
                if text := next(player, None):
                    self.console.progress("sample", text)
            except (sample.SampleError, ApiError, OSError, DatabaseError) as error:
                self.console.say("sample", f"not played whole: {str(error).strip().splitlines()[0]}")
                player = iter(())
            time.sleep(0.5)

    def _sample(self) -> Iterator[str | None]:
        if sample.is_wanted(self.stores.news_url):
            yield from sample.play(self.api, self.stores.news_url)

    def _watch(self) -> None:
        server = self.stores.server
        if server is not None and not server.alive():
            self.console.say("database", f"Postgres ended; it starts again. See {server.log_file}")
            server.stop()
            server.start()
        for component in self.components:
            component.watch(lambda text: self.console.say("airflow", text))


def paced(steps: Iterator[str | None]) -> Iterator[str]:
    """What the steps tell, with a pause after each so that waiting costs nothing."""
    for text in steps:
        if text:
            yield text
        time.sleep(0.5)


def _make_state(state: Path) -> None:
    try:
        state.mkdir(parents=True, exist_ok=True)
        if (owner := state.stat().st_uid) != os.geteuid():
            # Root too: it would leave files there that the owner's next run cannot write to.
            raise LaunchError(f"{state} belongs to {_user_name(owner)}: run as that user, or set state_dir.")
        # Others may pass through (as root in a container Postgres runs as `nobody`) but not look around.
        state.chmod(0o711)
        (state / "run.lock").touch(mode=0o600)
    except PermissionError:
        raise LaunchError(f"{state} belongs to another user: run as that user, or set state_dir.") from None
    except OSError as error:
        raise LaunchError(f"{state} cannot be used: {error.strerror}.") from None


def _user_name(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"user {number}"


@contextlib.contextmanager
def _only_one(state: Path) -> Iterator[None]:
    with (state / "run.lock").open("r+", encoding="ascii") as lock:
        if not _try_lock(lock):
            raise LaunchError(
                f"Cijferwacht already runs here, as process {lock.read().strip()}; `make stop` ends it."
            )
        lock.truncate()
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def _try_lock(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextlib.contextmanager
def _stop_signals() -> Iterator[None]:
    """Turn the first request to end into :class:`Stopped`; later ones do not disturb the ending.

    SIGINT is set too: a shell starts what it puts in the background with SIGINT ignored.
    """
    asked = False

    def ask(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        if not asked:
            asked = True
            raise Stopped

    numbers = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # unless started by nohup
        numbers.append(signal.SIGHUP)
    before = {number: signal.signal(number, ask) for number in numbers}
    try:
        with contextlib.suppress(Stopped):
            yield
    finally:
        asked = True
        for number, handler in before.items():
            signal.signal(number, handler)
