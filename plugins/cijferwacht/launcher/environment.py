"""The environment Airflow runs in: everything by variables, so that no file of Airflow's needs editing."""

from __future__ import annotations

import base64
import json
import os
import secrets
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from cijferwacht import paths
from cijferwacht.postgres import free_port, port_is_free
from cijferwacht.settings import MailServer, Settings

#: Marks every process of one launcher, children of children too: how leftovers of a crash are found.
MARK = "CIJFERWACHT_LAUNCHED_FROM"
LOGIN = "admin"
FIRST_PORT = 8080


class LaunchError(Exception):
    """The product cannot be started; the message is one sentence for the person at the terminal."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What is generated once and kept in the state folder, readable by its owner only."""

    password: str
    jwt: str
    fernet: str
    session: str


def keep_secrets(state: Path) -> Secrets:
    """The secrets of this state folder, made at the first call."""
    path = state / "secrets.json"
    if path.exists():
        try:
            return Secrets(**json.loads(path.read_text(encoding="ascii")))
        except (ValueError, TypeError):
            raise LaunchError(
                f"{path} is damaged: put a backup back, or remove it to get a new login."
            ) from None
    made = {
        "password": secrets.token_urlsafe(12),
        "jwt": secrets.token_urlsafe(64),
        "fernet": base64.urlsafe_b64encode(os.urandom(32)).decode(),
        "session": secrets.token_urlsafe(32),
    }
    write_private(path, json.dumps(made, indent=1))
    return Secrets(**made)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    unfinished = path.with_name(f".{path.name}.new")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)


def choose_ui_port(settings: Settings) -> int:
    """The set port, or that of the last run, or 8080, or any free one.

    Raises:
        LaunchError: the set port is in use, or may not be used.
    """
    kept = settings.state_dir / "ui_port"
    if settings.ui_port is not None:
        if not _comes_free(settings.ui_port, settings.bind):
            raise LaunchError(
                f"Port {settings.ui_port} of {settings.bind} cannot be used: another program listens there, "
                "or it is reserved; set ui_port to another one."
            )
        port = settings.ui_port
    else:
        last = kept.read_text(encoding="ascii").strip() if kept.exists() else ""
        if last.isdecimal() and _comes_free(int(last), settings.bind):
            return int(last)
        port = FIRST_PORT if port_is_free(FIRST_PORT, settings.bind) else free_port()
    kept.write_text(f"{port}\n", encoding="ascii")
    return port


def _comes_free(port: int, host: str, seconds: float = 3.0) -> bool:
    """Whether ``port`` is free, or soon: a server that has just been killed holds it a moment longer."""
    deadline = time.monotonic() + seconds
    while not port_is_free(port, host):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def ui_url(settings: Settings, port: int) -> str:
    """Address of the UI on this machine."""
    host = "127.0.0.1" if settings.bind in {"0.0.0.0", "::", "localhost"} else settings.bind  # noqa: S104
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def airflow_environment(
    settings: Settings,
    kept: Secrets,
    *,
    port: int,
    news_url: str,
    airflow_url: str,
    inherited: Mapping[str, str] = os.environ,
) -> dict[str, str]:
    """All variables of Airflow's processes.

    Args:
        port: where the UI listens.
        news_url, airflow_url: the two databases, as ``postgresql://`` URLs.
        inherited: the environment to add to; what it says about Airflow is left out, so that another
            Airflow of this user is not touched.
    """
    home = settings.state_dir / "airflow"
    home.mkdir(parents=True, exist_ok=True)
    passwords = home / "passwords.json"
    write_private(passwords, json.dumps({LOGIN: kept.password}))
    url = ui_url(settings, port)
    environment = {
        name: value
        for name, value in inherited.items()
        if not name.startswith(("AIRFLOW", "_AIRFLOW")) and name != "PYTHONPATH"
    }
    sections: dict[str, dict[str, object]] = {
        "core": {
            "dags_folder": inherited.get("CIJFERWACHT_DAGS") or paths.DAGS,
            "plugins_folder": paths.PLUGINS,
            "executor": "LocalExecutor",
            # Workers are forked beforehand, one each; a task of ours uses a core for seconds at most.
            "parallelism": 4,
            "load_examples": False,
            "dags_are_paused_at_creation": False,
            "default_timezone": "Europe/Amsterdam",
            "fernet_key": kept.fernet,
            "simple_auth_manager_users": f"{LOGIN}:admin",
            "simple_auth_manager_passwords_file": passwords,
            "execution_api_server_url": f"{url}/execution/",
        },
        "database": {
            # A bare postgresql:// would mean psycopg 3 to SQLAlchemy 2.1.
            "sql_alchemy_conn": sqlalchemy_url(airflow_url, "psycopg2"),
            # asyncpg has its own name for libpq's sslmode.
            "sql_alchemy_conn_async": sqlalchemy_url(airflow_url, "asyncpg").replace("sslmode=", "ssl="),
        },
        "api": {
            "host": settings.bind,
            "port": port,
            "base_url": settings.public_url or url,
            "secret_key": kept.session,
            "workers": 1,
            "instance_name": "Cijferwacht",
        },
        "api_auth": {"jwt_secret": kept.jwt},
        "logging": {"base_log_folder": home / "logs"},
        "scheduler": {
            # A task that was running when the machine or the scheduler died is tried again after this.
            "task_instance_heartbeat_timeout": 60,
            "orphaned_tasks_check_interval": 60,
        },
        "dag_processor": {"refresh_interval": 15, "min_file_process_interval": 30, "parsing_processes": 1},
    }
    for section, options in sections.items():
        for option, value in options.items():
            environment[f"AIRFLOW__{section.upper()}__{option.upper()}"] = str(value)
    environment |= {
        MARK: str(settings.state_dir),
        "CIJFERWACHT_STATE_DIR": str(settings.state_dir),
        "AIRFLOW_HOME": str(home),
        "AIRFLOW_CONN_NEWS": news_url,
        "CIJFERWACHT_PUBLIC_URL": settings.public_url or url,
        # Airflow renames its processes; this keeps it from writing over the mark while doing so.
        "SPT_NOENV": "1",
        "PYTHONUNBUFFERED": "1",
        # Tasks run four at a time: threads within a library would only take each other's core.
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "NO_COLOR": "1",
    }
    if settings.mail_server:
        environment["AIRFLOW_CONN_SMTP_DEFAULT"] = smtp_connection(settings.mail_server, settings.mail_from)
    if sys.platform == "darwin":
        # Airflow forks its workers, which macOS ends when the parent has used its own frameworks.
        environment |= {"OBJC_DISABLE_INITIALIZE_FORK_SAFETY": "YES", "no_proxy": "*"}
    return environment


def sqlalchemy_url(url: str, driver: str) -> str:
    """``url`` for SQLAlchemy with a driver of our choice."""
    return f"postgresql+{driver}://{url.partition('://')[2]}"


def smtp_connection(server: MailServer, sender: str) -> str:
    """Airflow's connection of type smtp as JSON."""
    return json.dumps(
        {
            "conn_type": "smtp",
            "host": server.host,
            "port": server.port,
            "login": server.login,
            "password": server.password,
            "extra": {
                "from_email": sender,
                "disable_ssl": server.encryption != "tls",
                "disable_tls": server.encryption != "starttls",
            },
        }
    )


def sibling_database(url: str, name: str) -> str:
    """The URL of another database on the same server, with the same options."""
    address, question, query = url.partition("?")
    return f"{address.rpartition('/')[0]}/{quote(name)}{question}{query}"
