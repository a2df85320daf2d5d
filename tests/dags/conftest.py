"""Airflow in a process of its own, on databases of the test's Postgres."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from cijferwacht.launcher.environment import airflow_environment, keep_secrets
from cijferwacht.postgres import EmbeddedPostgres
from cijferwacht.settings import Settings

Variables = Callable[[str], dict[str, str]]

_numbers = count(1)


@pytest.fixture
def airflow_variables(
    postgres: EmbeddedPostgres, tmp_path: Path
) -> Iterator[Callable[[str], dict[str, str]]]:
    """Gives the variables of Airflow's processes for a news database, with a metadata database of its own."""
    name = f"airflow_{next(_numbers)}"
    postgres.create_database(name)

    def variables(news_url: str) -> dict[str, str]:
        settings = Settings(state_dir=tmp_path)
        inherited = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
        return airflow_environment(
            settings,
            keep_secrets(tmp_path),
            port=1,
            news_url=news_url,
            airflow_url=postgres.url(name),
            inherited=inherited,
        )

    yield variables
    postgres.drop_database(name)
