"""The product as its launcher starts it, for tests that need a real scheduler or a browser."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psutil

from cijferwacht.launcher.api import AirflowApi, ApiError
from cijferwacht.launcher.environment import LOGIN, airflow_environment, keep_secrets, ui_url
from cijferwacht.launcher.processes import leftovers
from cijferwacht.postgres import running_pid, serving
from cijferwacht.settings import Settings

_numbers = count(1)


class Launcher:
    """One `cijferwacht run` in a state folder; what it says is kept in a file beside the folder."""

    def __init__(self, state: Path, *options: str, own: Mapping[str, str] | None = None) -> None:
        self.state = state
        self._log = state.parent / f"{state.name}-launcher-{next(_numbers)}.log"
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("AIRFLOW__", "CIJFERWACHT_"))}
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "cijferwacht", "run", *options],
                env=inherited | {"CIJFERWACHT_STATE_DIR": str(state)} | dict(own or {}),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def said(self) -> str:
        """All it said so far."""
        return self._log.read_text("utf-8")

    def wait_for(self, pattern: str, seconds: float = 180.0) -> re.Match[str]:
        """Wait until it has said this, or fail with what it said instead."""
        deadline = time.monotonic() + seconds
        while not (found := re.search(pattern, self.said)):
            ended = self.process.poll() is not None
            if ended and (found := re.search(pattern, self.said)):
                break
            assert not ended and time.monotonic() < deadline, f"{pattern} was not said, but:\n{self.said}"
            time.sleep(0.1)
        return found

    def end(self, number: signal.Signals) -> float:
        """Send a signal to the launcher alone; the seconds it took to end."""
        start = time.monotonic()
        self.process.send_signal(number)
        self.process.wait(40)
        return time.monotonic() - start


def end_by_force(state: Path) -> None:
    """End what a failed test left: the launchers first, for they start again what ends."""
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.environ().get("CIJFERWACHT_STATE_DIR") == str(state):
                process.kill()
    for process in leftovers(state):
        with contextlib.suppress(psutil.Error):
            process.kill()
    if pid := running_pid(state / "postgres"):
        psutil.Process(pid).kill()


@dataclass(frozen=True)
class Running:
    """The product, started by its own launcher and running beside the tests."""

    url: str
    login: str
    password: str
    news_url: str
    state: Path
    environment: dict[str, str]
    #: Every launcher it had; the last one runs.
    launchers: list[Launcher] = field(default_factory=list)

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


def when_up(launcher: Launcher) -> Running:
    """Wait until the UI answers and the DAGs are there."""
    state = launcher.state
    settings = Settings(state_dir=state)
    end = time.monotonic() + 180
    while True:
        assert launcher.process.poll() is None and time.monotonic() < end, launcher.said
        with contextlib.suppress(OSError, ValueError, ApiError):
            url = ui_url(settings, int((state / "ui_port").read_text()))
            secrets = keep_secrets(state)
            AirflowApi(url, secrets.password).get("/dags/history/details")
            break
        time.sleep(0.5)
    with serving(state / "postgres") as server:
        news_url, airflow_url = server.url("news"), server.url("airflow")
    environment = airflow_environment(
        settings, secrets, port=int(url.rpartition(":")[2]), news_url=news_url, airflow_url=airflow_url
    )
    return Running(url, LOGIN, secrets.password, news_url, state, environment, [launcher])
