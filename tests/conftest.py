"""Real parts for every test: an embedded Postgres that is thrown away, and a migrated database for each test.

Importing Airflow or starting a browser is left to the tests that need it.
"""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator
from itertools import count

import pytest

from cijferwacht.database import Database, connect, migrate
from cijferwacht.launcher.processes import leftovers
from cijferwacht.postgres import EmbeddedPostgres, running_pid, throwaway
from product import Launcher, Running, end_by_force, when_up

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


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The whole product, started once for the tests that need a real scheduler, a browser or a crash."""
    state = tmp_path_factory.mktemp("product") / "state"
    # What the shell of a person has set, or their settings file, must not reach Airflow's processes.
    own = {"CIJFERWACHT_SETTINGS": "/nonexistent", "AIRFLOW__CORE__DAGS_FOLDER": "/not/ours"}
    launcher = Launcher(state, "--no-sample", own=own)
    try:
        product = when_up(launcher)
        yield product
        last = product.launchers[-1]
        assert last.end(signal.SIGTERM) < 30
        assert last.process.returncode == 0
        assert leftovers(state) == []
        assert running_pid(state / "postgres") is None
    finally:
        end_by_force(state)
