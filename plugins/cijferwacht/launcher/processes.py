"""Airflow's processes: each in a session of its own, so that all it forked can be ended with it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from cijferwacht.launcher.environment import MARK

#: How long Airflow may take to stop by itself; it recovers from being killed, so this can be short.
GRACE_SECONDS = 10.0
LONGEST_PAUSE = 60.0
#: A process that ran this long before it ended starts the pauses anew.
STEADY_SECONDS = 300.0

# Log servers would listen on every address of the machine; the UI reads the log files themselves.
COMPONENTS: Mapping[str, tuple[str, ...]] = {
    "api-server": ("api-server",),
    "scheduler": ("scheduler", "--skip-serve-logs"),
    "dag-processor": ("dag-processor",),
    "triggerer": ("triggerer", "--skip-serve-logs"),
}


def airflow_command(*arguments: str) -> list[str]:
    """The command line that runs Airflow's program with this Python."""
    return [sys.executable, "-m", "airflow", *arguments]


class Component:
    """One long-running program, started again when it ends, after growing pauses."""

    def __init__(self, name: str, command: list[str], environment: Mapping[str, str], log_file: Path) -> None:
        self.name = name
        self.log_file = log_file
        self.ended = 0
        self._command = command
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._start_again_at: float | None = None

    def start(self) -> None:
        """Start the program, its words going to its log file."""
        rotate(self.log_file)
        with self.log_file.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603
                self._command,
                env=dict(self._environment),
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_end_with_parent(),  # noqa: PLW1509  the launcher has one thread
            )
        self._started_at = time.monotonic()
        self._start_again_at = None

    def watch(self, say: Callable[[str], None]) -> None:
        """Notice that the program has ended and, when its pause is over, start it again."""
        now = time.monotonic()
        if self._start_again_at is not None:
            if now >= self._start_again_at:
                self.start()
            return
        if self._process is None or (code := self._process.poll()) is None:
            return
        self.kill()  # what it had forked
        self.ended = 1 if now - self._started_at > STEADY_SECONDS else self.ended + 1
        pause = min(2.0 ** (self.ended - 1), LONGEST_PAUSE)
        self._start_again_at = now + pause
        say(f"{self.name} ended ({_how(code)}); it starts again in {pause:.0f} s. See {self.log_file}")

    def alive(self) -> bool:
        """Whether the program itself runs."""
        return self._process is not None and self._process.poll() is None

    def terminate(self) -> None:
        """Ask the program and all it forked to end."""
        self._signal_group(signal.SIGTERM)

    def kill(self) -> None:
        """End the program and all it forked at once."""
        self._signal_group(signal.SIGKILL)

    def _signal_group(self, number: signal.Signals) -> None:
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, number)


def stop_all(components: Iterable[Component], grace: float = GRACE_SECONDS) -> None:
    """End all components together: politely, and those that do not heed it hard."""
    components = list(components)
    for component in components:
        component.terminate()
    deadline = time.monotonic() + grace
    while time.monotonic() < deadline and any(component.alive() for component in components):
        time.sleep(0.05)
    for component in components:
        component.kill()
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and any(component.alive() for component in components):
        time.sleep(0.02)


def leftovers(state: Path) -> list[psutil.Process]:
    """Processes that a launcher of this state folder started and that still run.

    Known by a variable that all of them inherit; process numbers in a file would be other programs' after
    a restart of the machine.
    """
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.pid != os.getpid() and process.environ().get(MARK) == str(state):
                found.append(process)
    return found


def end_leftovers(state: Path, grace: float = GRACE_SECONDS) -> int:
    """End what a crashed launcher of this state folder left running; returns how many there were."""
    ended: set[int] = set()
    # More than once: a process may fork while the list is made.
    for _ in range(5):
        found = leftovers(state)
        if not found:
            break
        ended |= {process.pid for process in found}
        for process in found:
            with contextlib.suppress(psutil.Error):
                process.terminate()
        _, stubborn = psutil.wait_procs(found, timeout=grace)
        for process in stubborn:
            with contextlib.suppress(psutil.Error):
                process.kill()
        psutil.wait_procs(stubborn, timeout=3)
        grace = 0.0
    return len(ended)


def rotate(log_file: Path, most: int = 10_000_000) -> None:
    """Put a log that has grown beyond ``most`` bytes aside, over the one put aside before."""
    log_file.parent.mkdir(parents=True, exist_ok=True)
    if log_file.exists() and log_file.stat().st_size > most:
        log_file.replace(log_file.with_name(f"{log_file.name}.1"))
    log_file.touch(mode=0o600)


def last_words(log_file: Path, lines: int = 5) -> str:
    """The end of a log, for someone who asks why."""
    try:
        text = log_file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return "\n".join(f"    {line[:200]}" for line in text.strip().splitlines()[-lines:])


def _how(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"killed by signal {-code}"


def _end_with_parent() -> Callable[[], None] | None:
    """On Linux, have the kernel ask a child to end when the launcher is killed outright."""
    if sys.platform != "linux":
        return None
    import ctypes

    # Looked up before the fork: between fork and exec as little as possible may happen.
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    set_parent_death_signal = 1

    def ask() -> None:
        prctl(set_parent_death_signal, signal.SIGTERM)

    return ask
