"""Processes that the launcher watches: started again, and ended with all they forked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from cijferwacht.launcher.environment import MARK
from cijferwacht.launcher.processes import (
    Component,
    end_leftovers,
    last_words,
    leftovers,
    rotate,
    stop_all,
)

# A program like the scheduler: it forks a worker that ignores polite requests.
STUBBORN = """
import os, signal, sys, time
if os.fork() == 0:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
print(os.getpid(), flush=True)
time.sleep(60)
"""


def until(true: Callable[[], bool], seconds: float = 10.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.02)
    return False


@pytest.fixture
def component(tmp_path: Path) -> Iterator[Callable[[str], Component]]:
    """Makes components that run Python text, marked as of a launcher in ``tmp_path``."""
    made: list[Component] = []

    def make(text: str) -> Component:
        made.append(
            Component(
                f"part-{len(made)}",
                [sys.executable, "-c", text],
                os.environ | {MARK: str(tmp_path)},
                tmp_path / "logs" / f"{len(made)}.log",
            )
        )
        return made[-1]

    yield make
    stop_all(made, grace=0)


def pids(component: Component) -> list[int]:
    return [int(word) for word in component.log_file.read_text().split()]


def running(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def test_what_ends_is_started_again_after_growing_pauses(component) -> None:
    part = component("raise SystemExit(3)")
    said: list[str] = []
    part.start()
    assert until(lambda: part.watch(said.append) or len(said) == 2)
    assert "ended (exit code 3); it starts again in 1 s." in said[0]
    assert "it starts again in 2 s." in said[1]
    assert str(part.log_file) in said[0]


def test_a_signal_is_told_by_its_name(component) -> None:
    part = component("import os; os.kill(os.getpid(), 9)")
    said: list[str] = []
    part.start()
    assert until(lambda: part.watch(said.append) or bool(said))
    assert "killed by SIGKILL" in said[0]


def test_stopping_ends_also_what_ignores_it(component) -> None:
    part = component(STUBBORN)
    part.start()
    assert until(lambda: len(pids(part)) == 2)
    stop_all([part], grace=0.2)
    assert until(lambda: not any(running(pid) for pid in pids(part)))


def test_a_part_that_is_killed_takes_its_children_along(component) -> None:
    part = component(STUBBORN)
    part.start()
    assert until(lambda: len(pids(part)) == 2)
    leader = part._process
    assert leader
    leader.kill()
    said: list[str] = []
    assert until(lambda: part.watch(said.append) or bool(said))
    assert until(lambda: not any(running(pid) for pid in pids(part)))


def test_leftovers_of_a_crash_are_found_by_their_mark(component, tmp_path: Path) -> None:
    part = component(STUBBORN)
    part.start()
    assert until(lambda: len(pids(part)) == 2)
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        assert {process.pid for process in leftovers(tmp_path)} == set(pids(part))
        assert end_leftovers(tmp_path, grace=0.2) == 2
        assert until(lambda: not any(running(pid) for pid in pids(part)))
        assert end_leftovers(tmp_path) == 0
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's death")
def test_parts_end_when_the_launcher_is_killed(tmp_path: Path) -> None:
    program = (
        "import os, sys, time\n"
        "from pathlib import Path\n"
        "from cijferwacht.launcher.processes import Component\n"
        f"part = Component('part', [sys.executable, '-c', 'import time; time.sleep(60)'], os.environ,"
        f" Path({str(tmp_path / 'log')!r}))\n"
        "part.start()\n"
        "print(part._process.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as launcher:
        assert launcher.stdout
        pid = int(launcher.stdout.readline())
        assert running(pid)
        launcher.send_signal(signal.SIGKILL)
    assert until(lambda: not running(pid))


def test_a_grown_log_is_put_aside(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "scheduler.log"
    rotate(log)
    log.write_text("one\ntwo\nthree\n")
    rotate(log, most=100)
    assert last_words(log, 2) == "    two\n    three"
    rotate(log, most=5)
    assert log.read_text() == ""
    assert log.with_name("scheduler.log.1").read_text().startswith("one")
