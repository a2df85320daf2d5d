"""The embedded Postgres: started, killed, broken and shared, as root and as an ordinary user."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import psutil
import psycopg2
import pytest

from cijferwacht import postgres
from cijferwacht.postgres import (
    EmbeddedPostgres,
    PostgresError,
    running_pid,
    serving,
    stop_running,
    throwaway,
)


@pytest.fixture
def new_folder(tmp_path: Path) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path / "a folder" / "postgres"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a server that ran once."""
    folder = tmp_path_factory.mktemp("made") / "postgres"
    EmbeddedPostgres(folder).start().stop()
    return folder


@pytest.fixture
def folder(made: Path, new_folder: Path) -> Path:
    """A data folder in which a server ran before: a copy, since making one takes seconds."""
    shutil.copytree(made, new_folder)
    return new_folder


def write(server: EmbeddedPostgres, value: int) -> None:
    with psycopg2.connect(server.url("news")) as connection, connection.cursor() as cursor:
        cursor.execute("create table if not exists kept (value integer)")
        cursor.execute("insert into kept values (%s)", [value])
    connection.close()


def read(server: EmbeddedPostgres) -> list[int]:
    with psycopg2.connect(server.url("news")) as connection, connection.cursor() as cursor:
        cursor.execute("select value from kept order by value")
        values = [value for (value,) in cursor.fetchall()]
    connection.close()
    return values


def kill_postmaster(server: EmbeddedPostgres) -> None:
    assert server.pid
    process = psutil.Process(server.pid)
    process.kill()
    if server._process:
        server._process.wait(5)


def test_data_and_port_stay_from_start_to_start(new_folder: Path) -> None:
    with EmbeddedPostgres(new_folder) as server:
        assert server.create_database("news")
        assert not server.create_database("news")
        write(server, 1)
        port, address = server.port, server.url("news")
    assert running_pid(new_folder) is None
    with EmbeddedPostgres(new_folder) as server:
        assert (server.port, server.url("news")) == (port, address)
        assert read(server) == [1]


def test_nothing_is_lost_when_the_server_is_killed(folder: Path) -> None:
    with EmbeddedPostgres(folder) as server:
        server.create_database("news")
        write(server, 1)
        kill_postmaster(server)
        assert not server.alive()
        server.stop()
        server.start()
        assert read(server) == [1]


def test_a_server_that_a_killed_launcher_left_is_adopted(folder: Path) -> None:
    first = EmbeddedPostgres(folder).start()
    first.create_database("news")
    write(first, 1)
    first._release_lock()  # as the kernel does for a killed process
    with EmbeddedPostgres(folder) as second:
        assert second.adopted
        assert (second.pid, second.port) == (first.pid, first.port)
        assert read(second) == [1]
    assert first._process
    assert first._process.wait(5) == 0


def test_a_left_server_on_another_port_than_is_set_now_is_ended(folder: Path) -> None:
    first = EmbeddedPostgres(folder).start()
    first._release_lock()
    with EmbeddedPostgres(folder, port=postgres.free_port()) as second:
        assert not second.adopted
        assert second.pid != first.pid
    assert first._process
    first._process.wait(5)


def test_a_pid_file_whose_number_another_program_got(folder: Path) -> None:
    with EmbeddedPostgres(folder) as server:
        server.create_database("news")
        write(server, 1)
        lines = (folder / "postmaster.pid").read_text().splitlines()
        kill_postmaster(server)
        server.stop()
        (folder / "postmaster.pid").write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
        assert running_pid(folder) is None
        server.start()
        assert read(server) == [1]


def test_one_owner_at_a_time(folder: Path) -> None:
    with (
        EmbeddedPostgres(folder),
        pytest.raises(PostgresError, match=rf"in use by process {os.getpid()}; stop that first\.$"),
    ):
        EmbeddedPostgres(folder, patience=0.2).start()


def test_a_command_uses_the_running_server_and_leaves_it_running(folder: Path) -> None:
    with EmbeddedPostgres(folder) as server:
        with serving(folder) as same:
            assert same.pid == server.pid
            same.create_database("news")
        assert server.alive()
    with serving(folder) as own:
        assert own.pid != server.pid
    assert running_pid(folder) is None


def test_stop_running_ends_whoever_started_it(folder: Path) -> None:
    server = EmbeddedPostgres(folder).start()
    assert stop_running(folder)
    assert not stop_running(folder)
    server.stop()


def test_only_this_machine_and_only_with_the_password(new_folder: Path) -> None:
    with EmbeddedPostgres(new_folder) as server:
        for user in ("postgres", "cijferwacht"):
            with pytest.raises(
                psycopg2.OperationalError, match=r"password authentication failed|no password"
            ):
                psycopg2.connect(
                    host="127.0.0.1", port=server.port, user=user, password="wrong", dbname="postgres"
                )
        assert server.pid
        listening = {
            connection.laddr.ip
            for connection in psutil.Process(server.pid).net_connections()
            if connection.status == psutil.CONN_LISTEN
        }
        assert listening == {"127.0.0.1"}
        with psycopg2.connect(server.url("postgres")) as connection, connection.cursor() as cursor:
            cursor.execute("select rolsuper from pg_roles where rolname = current_user")
            assert cursor.fetchone() == (False,)
        connection.close()
    for file in (new_folder / "cijferwacht.password", server.log_file):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(new_folder.stat().st_mode) == 0o700


def test_a_set_port_that_is_taken(folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PostgresError, match=rf"^Port {port} is in use: set postgres_port"):
            EmbeddedPostgres(folder, port=port).start()


def test_a_kept_port_that_was_taken_meanwhile_is_given_up(folder: Path) -> None:
    with EmbeddedPostgres(folder) as server:
        port = server.port
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # ended connections linger
        other.bind(("127.0.0.1", port))
        other.listen()
        with EmbeddedPostgres(folder) as server:
            assert server.port != port


def _broken_control_file(folder: Path) -> None:
    (folder / "global" / "pg_control").write_bytes(b"broken")


def _foreign_files(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "letter.txt").write_text("dear")


def _older_version(folder: Path) -> None:
    (folder / "PG_VERSION").write_text("16\n")


def _lost_password(folder: Path) -> None:
    (folder / "cijferwacht.password").unlink()


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (_broken_control_file, r"does not start \(.+\): if the folder is damaged, put a backup back"),
        (_foreign_files, r"holds files but no Postgres database: move them away"),
        (_older_version, r"was made by Postgres 16 and this is Postgres \d+"),
        (_lost_password, r"the database's password, is gone: put it back\.$"),
    ],
)
def test_a_broken_folder_is_told_in_a_sentence(folder: Path, harm, sentence: str) -> None:
    harm(folder)
    with pytest.raises(PostgresError, match=sentence) as raised:
        EmbeddedPostgres(folder).start()
    assert "\n" not in str(raised.value)
    assert running_pid(folder) is None


def test_a_first_start_that_was_killed_half_way_is_begun_again(new_folder: Path) -> None:
    half = new_folder.with_name("postgres.new")
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("")
    with EmbeddedPostgres(new_folder) as server:
        assert server.alive()
    assert not half.exists()


def test_no_room_for_a_database(new_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "NEEDED_BYTES", 10**18)
    with pytest.raises(PostgresError, match=r"MB left; a new database needs"):
        EmbeddedPostgres(new_folder).start()


def test_the_server_words_of_a_full_disk_are_understood(folder: Path) -> None:
    said = 'FATAL:  could not write lock file "postmaster.pid": No space left on device'
    assert postgres._sentence(said, folder) == f"The disk of {folder} is full: make room and run again."


def test_a_throwaway_server_is_gone_afterwards() -> None:
    with throwaway() as server:
        server.create_database("news")
        write(server, 1)
        server.create_database("copy", template="news")
        server.drop_database("copy")
        place, pid = server.data_dir.parent, server.pid
    assert not place.exists()
    assert not psutil.pid_exists(pid or 0)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_throwaway_server_is_gone_when_its_owner_is_killed(how: signal.Signals) -> None:
    program = (
        "from cijferwacht.postgres import throwaway\n"
        "import time\n"
        "with throwaway() as server:\n"
        "    print(server.pid, server.data_dir.parent, flush=True)\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout
        pid, place = owner.stdout.readline().split()
        owner.send_signal(how)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and (Path(place).exists() or psutil.pid_exists(int(pid))):
        time.sleep(0.05)
    assert not Path(place).exists()
    assert not psutil.pid_exists(int(pid))


root_only = pytest.mark.skipif(os.geteuid() != 0, reason="is about what root does")


@root_only
def test_root_needs_no_other_user(new_folder: Path) -> None:
    with EmbeddedPostgres(new_folder) as server:
        assert server.alive()
        assert new_folder.stat().st_uid in {0, pwd.getpwnam("nobody").pw_uid}


@root_only
def test_root_where_namespaces_are_forbidden_serves_as_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "_namespace_command", lambda: [])
    with throwaway() as server:
        assert server.pid
        assert psutil.Process(server.pid).username() == "nobody"
        server.create_database("news")
        write(server, 1)
        assert read(server) == [1]


@root_only
def test_a_new_folder_that_nobody_cannot_reach_is_told(
    new_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "_namespace_command", lambda: [])
    new_folder.parent.mkdir(mode=0o700)
    with pytest.raises(PostgresError, match="lies where user nobody may not go"):
        EmbeddedPostgres(new_folder).start()
