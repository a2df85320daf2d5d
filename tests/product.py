"""The product as its launcher starts it, for tests that need a real scheduler or a browser."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cijferwacht.launcher.api import AirflowApi, ApiError
from cijferwacht.launcher.environment import LOGIN, airflow_environment, keep_secrets, ui_url
from cijferwacht.postgres import serving
from cijferwacht.settings import Settings


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


def when_up(launcher: subprocess.Popen[bytes], state: Path, log: Path) -> Running:
    """Wait until the UI answers and the DAGs are there."""
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
