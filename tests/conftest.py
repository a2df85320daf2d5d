"""Real parts for every test: an embedded Postgres that is thrown away, and a migrated database for each test.

Importing Airflow or starting a browser is left to the tests that need it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from cijferwacht.database import Database, connect, migrate
from cijferwacht.launcher.api import AirflowApi, ApiError
from cijferwacht.launcher.environment import LOGIN, airflow_environment, keep_secrets, ui_url
from cijferwacht.postgres import EmbeddedPostgres, serving, throwaway
from cijferwacht.settings import Settings

# What the shell of the person who runs the tests has set must not reach them.
for _variable in [name for name in os.environ if name.startswith(("AIRFLOW", "CIJFERWACHT_"))]:
    del os.environ[_variable]

# Airflow writes where its home is as soon as it is imported, so it gets one of the test run's own.
_home = tempfile.TemporaryDirectory(prefix="cijferwacht-airflow-")
os.environ["AIRFLOW_HOME"] = _home.name

_numbers = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[EmbeddedPostgres]:
    """A Postgres for the whole test run."""
    with throwaway() as server:
        yield server


@pytest.fixture(scope="session")
def migrated(postgres: EmbeddedPostgres) -> str:
    """Name of a migrated database, the model other databases are copied from."""
    postgres.create_database("model")
    migrate(postgres.url("model"))
    return "model"


@pytest.fixture
def empty_url(postgres: EmbeddedPostgres) -> Iterator[str]:
    """URL of a database in which nothing is."""
    name = f"empty_{next(_numbers)}"
    postgres.create_database(name)
    yield postgres.url(name)
    postgres.drop_database(name)


@pytest.fixture
def postgres_url(postgres: EmbeddedPostgres, migrated: str) -> Iterator[str]:
    """URL of a fresh migrated database."""
    name = f"test_{next(_numbers)}"
    postgres.create_database(name, template=migrated)
    yield postgres.url(name)
    postgres.drop_database(name)


@pytest.fixture
def db(postgres_url: str) -> Iterator[Database]:
    """The live collection of a fresh migrated database."""
    with connect(postgres_url) as database:
        yield database


@dataclass(frozen=True)
class Running:
    """The product, started by its own launcher and running beside the tests."""

    url: str
    login: str
    password: str
    news_url: str
    state: Path
    environment: dict[str, str]

    def airflow(self, *arguments: str) -> str:
        """What Airflow's command line answers."""
        done = subprocess.run(
            [sys.executable, "-m", "airflow", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def wait_for(self, answer: Callable[[], object], what: str, seconds: float = 150) -> None:
        """Wait until ``answer`` is true."""
        end = time.monotonic() + seconds
        while not answer():
            assert time.monotonic() < end, f"no {what} in {seconds} s"
            time.sleep(0.5)


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The whole product, started once for the tests that need a real scheduler or a browser."""
    state = tmp_path_factory.mktemp("state")
    environment = {**os.environ, "CIJFERWACHT_STATE_DIR": str(state)}
    log = state / "launcher.log"
    with log.open("w") as out:
        launcher = subprocess.Popen(
            [sys.executable, "-m", "cijferwacht", "run", "--no-sample"],
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        yield _when_up(launcher, state, log)
    finally:
        launcher.send_signal(signal.SIGTERM)
        launcher.wait(40)


def _when_up(launcher: subprocess.Popen[bytes], state: Path, log: Path) -> Running:
    settings = Settings(state_dir=state)
    secrets = keep_secrets(state)
    end = time.monotonic() + 180
    while True:
        assert launcher.poll() is None and time.monotonic() < end, log.read_text()
        with contextlib.suppress(OSError, ValueError, ApiError):
            url = ui_url(settings, int((state / "ui_port").read_text()))
            AirflowApi(url, secrets.password).get("/dags/history/details")
            break
        time.sleep(0.5)
    with serving(state / "postgres") as server:
        news_url, airflow_url = server.url("news"), server.url("airflow")
    environment = airflow_environment(
        settings, secrets, port=int(url.rpartition(":")[2]), news_url=news_url, airflow_url=airflow_url
    )
    return Running(url, LOGIN, secrets.password, news_url, state, environment)
