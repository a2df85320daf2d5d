"""The whole product, as `make run` starts it: up, watched, killed, up again, gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner

from cijferwacht.cli import COMMANDS, main
from cijferwacht.launcher.api import AirflowApi
from cijferwacht.launcher.environment import LOGIN
from cijferwacht.launcher.processes import leftovers
from cijferwacht.postgres import running_pid
from product import Launcher, Running, end_by_force


@pytest.fixture
def state(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "state"
    yield folder
    end_by_force(folder)


def parts(state: Path) -> dict[str, psutil.Process]:
    """Airflow's main processes by name: direct children of the launcher."""
    found = {}
    for process in leftovers(state):
        words = " ".join(process.cmdline())
        for name in ("scheduler", "triggerer", "dag-processor"):
            if f"-m airflow {name}" in words and process.pid == os.getsid(process.pid):
                found[name] = process
    return found


def test_up_killed_and_up_again(running: Running) -> None:
    """The product that other tests use too; that it ends clean is seen when the last of them is done."""
    state, [run] = running.state, running.launchers
    url = run.wait_for(r"UI +(http://127\.0\.0\.1:\d+)\n")[1]
    password = run.wait_for(rf"login +{LOGIN} / (\S+)\n")[1]
    run.wait_for(r"mail +written to .+outbox \(no recipients set yet\)\n")
    run.wait_for(r"stop +Ctrl-C, or `make stop`")
    assert AirflowApi(url, password).get("/version")["version"]

    # No second one beside it, and said so in a sentence.
    second = Launcher(state, "--no-sample")
    second.wait_for(rf"Error: Cijferwacht already runs here, as process {run.process.pid}; `make stop` ends")
    assert second.process.wait(10) == 1

    # Only this machine can reach any of it.
    listening = {
        connection.laddr.ip
        for process in [*leftovers(state), psutil.Process(running_pid(state / "postgres"))]
        for connection in process.net_connections(kind="inet")
        if connection.status == psutil.CONN_LISTEN
    }
    assert listening == {"127.0.0.1"}

    # A part that dies, and the database, come back by themselves.
    parts(state)["triggerer"].kill()
    run.wait_for(r"triggerer ended \(killed by SIGKILL\); it starts again in 1 s")
    psutil.Process(running_pid(state / "postgres")).kill()
    run.wait_for(r"Postgres ended; it starts again")

    # The launcher itself is killed: the next run clears up, and all is as it was.
    run.end(signal.SIGKILL)
    again = Launcher(state, "--no-sample")
    running.launchers.append(again)
    assert again.wait_for(r"UI +(http\S+)\n")[1] == url
    assert again.wait_for(rf"login +{LOGIN} / (\S+)\n")[1] == password
    again.wait_for(r"stop +Ctrl-C")


def test_stopped_while_it_starts(state: Path) -> None:
    run = Launcher(state, "--no-sample", own={"CIJFERWACHT_SETTINGS": "/nonexistent"})
    run.wait_for(r"bringing the tables up to date")
    assert run.end(signal.SIGINT) < 20
    assert leftovers(state) == []
    assert running_pid(state / "postgres") is None


def command(state: Path, *words: str):
    return CliRunner(
        env={"CIJFERWACHT_STATE_DIR": str(state), "CIJFERWACHT_SETTINGS": "/nonexistent"}
    ).invoke(main, words, prog_name="cijferwacht")


def test_stop_without_anything_running(state: Path) -> None:
    result = command(state, "stop")
    assert (result.exit_code, result.output) == (0, "Nothing was running.\n")


@pytest.mark.parametrize("words", [("report",), ("sample", "remove")])
def test_commands_on_a_database_that_does_not_exist(state: Path, words: tuple[str, ...]) -> None:
    result = command(state, *words)
    assert result.exit_code == 1
    assert result.output == f"Error: There is no database in {state} yet: `make run` makes it.\n"


def test_a_database_at_rest(state: Path) -> None:
    """Commands start the server for as long as they need it."""
    assert "live: 0001_" in command(state, "migrate").output
    assert command(state, "migrate").output == "nothing to do\n"
    result = command(state, "report")
    assert (result.exit_code, result.output) == (1, "Error: There is no report yet.\n")
    assert command(state, "sample", "remove").output == "The sample is removed.\n"
    result = command(state, "sample", "play")
    assert result.output == "Error: Cijferwacht does not run: start it with `make run`.\n"
    assert running_pid(state / "postgres") is None


@pytest.mark.parametrize("name", COMMANDS)
def test_help_everywhere(state: Path, name: str) -> None:
    result = command(state, name, "--help")
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: cijferwacht {name}")


def test_an_unknown_command_is_bad_input(state: Path) -> None:
    result = command(state, "lopen")
    assert result.exit_code == 2
    assert "No such command 'lopen'" in result.output


def test_help_is_quick_and_imports_no_room() -> None:
    program = (
        "import sys\n"
        "from cijferwacht.cli import main\n"
        "try: main(['--help'], prog_name='cijferwacht')\n"
        "except SystemExit: pass\n"
        "heavy = {'airflow', 'spacy', 'pydantic', 'psycopg2', 'matplotlib', 'requests'} & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)


def test_bad_settings_are_told_without_a_traceback(state: Path) -> None:
    result = CliRunner(env={"CIJFERWACHT_POLL_MINUTES": "nooit", "CIJFERWACHT_STATE_DIR": str(state)}).invoke(
        main, ["stop"]
    )
    assert result.exit_code == 2
    assert "Error: CIJFERWACHT_POLL_MINUTES must be" in result.output
    assert "Traceback" not in result.output


def test_a_state_folder_that_cannot_be(state: Path) -> None:
    state.write_text("a file")
    result = command(state, "run")
    assert (result.exit_code, result.output) == (1, f"Error: {state} cannot be used: File exists.\n")
