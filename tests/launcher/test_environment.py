"""What Airflow is told by its environment."""

from __future__ import annotations

import json
import socket
import stat
from pathlib import Path

import pytest

from cijferwacht.launcher.environment import (
    LaunchError,
    airflow_environment,
    choose_ui_port,
    keep_secrets,
    sibling_database,
    ui_url,
)
from cijferwacht.postgres import free_port
from cijferwacht.settings import Settings

NEWS = "postgresql://u:p@127.0.0.1:5432/news"


@pytest.fixture(autouse=True)
def no_settings_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIJFERWACHT_SETTINGS", "/nonexistent")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(state_dir=tmp_path)


def environment(settings: Settings, **inherited: str) -> dict[str, str]:
    return airflow_environment(
        settings,
        keep_secrets(settings.state_dir),
        port=8080,
        news_url=NEWS,
        airflow_url=sibling_database(NEWS, "airflow"),
        inherited=inherited,
    )


def test_secrets_are_made_once_and_kept_private(tmp_path: Path) -> None:
    first = keep_secrets(tmp_path)
    assert keep_secrets(tmp_path) == first
    assert len(first.jwt) >= 64
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600


def test_damaged_secrets_are_told(tmp_path: Path) -> None:
    (tmp_path / "secrets.json").write_text("{")
    with pytest.raises(LaunchError, match="is damaged: put a backup back"):
        keep_secrets(tmp_path)


def test_another_airflow_of_the_user_is_not_touched(settings: Settings) -> None:
    told = environment(
        settings, AIRFLOW_HOME="/home/me/airflow", AIRFLOW__CORE__FERNET_KEY="theirs", LANG="C"
    )
    assert told["AIRFLOW_HOME"] == str(settings.state_dir / "airflow")
    assert told["AIRFLOW__CORE__FERNET_KEY"] != "theirs"
    assert told["LANG"] == "C"


def test_login_and_addresses(settings: Settings) -> None:
    told = environment(settings)
    passwords = Path(told["AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE"])
    assert json.loads(passwords.read_text()) == {"admin": keep_secrets(settings.state_dir).password}
    assert stat.S_IMODE(passwords.stat().st_mode) == 0o600
    assert told["AIRFLOW__API__HOST"] == "127.0.0.1"
    assert told["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"] == "http://127.0.0.1:8080/execution/"
    assert told["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"] == "postgresql+psycopg2://u:p@127.0.0.1:5432/airflow"
    assert told["AIRFLOW_CONN_NEWS"] == NEWS
    assert "AIRFLOW_CONN_SMTP_DEFAULT" not in told


@pytest.mark.parametrize(
    ("url", "no_ssl", "no_tls"),
    [
        ("smtps://me:secret@mail.example.org", False, True),
        ("smtp://mail.example.org", True, False),
        ("smtp+plain://mail.example.org", True, True),
    ],
)
def test_mail_server_becomes_airflows_connection(
    tmp_path: Path, url: str, no_ssl: bool, no_tls: bool
) -> None:
    told = environment(Settings(state_dir=tmp_path, smtp_url=url))
    connection = json.loads(told["AIRFLOW_CONN_SMTP_DEFAULT"])
    assert (connection["extra"]["disable_ssl"], connection["extra"]["disable_tls"]) == (no_ssl, no_tls)
    assert connection["host"] == "mail.example.org"


def test_public_address_is_for_readers_only(tmp_path: Path) -> None:
    told = environment(Settings(state_dir=tmp_path, public_url="https://cijfers.example.org/"))
    assert told["AIRFLOW__API__BASE_URL"] == told["CIJFERWACHT_PUBLIC_URL"] == "https://cijfers.example.org"
    assert told["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"].startswith("http://127.0.0.1:8080/")


@pytest.mark.parametrize(
    ("bind", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:80"),
        ("0.0.0.0", "http://127.0.0.1:80"),
        ("10.1.2.3", "http://10.1.2.3:80"),
        ("::1", "http://[::1]:80"),
    ],
)
def test_address_of_the_ui_on_this_machine(bind: str, address: str) -> None:
    assert ui_url(Settings(bind=bind), 80) == address


@pytest.mark.parametrize(
    ("url", "sibling"),
    [
        (NEWS, "postgresql://u:p@127.0.0.1:5432/airflow"),
        ("postgresql://h/news?sslmode=require", "postgresql://h/airflow?sslmode=require"),
    ],
)
def test_airflows_database_lies_beside_ours(url: str, sibling: str) -> None:
    assert sibling_database(url, "airflow") == sibling


def test_the_ports_certificate_option_has_another_name_in_asyncpg(settings: Settings) -> None:
    told = airflow_environment(
        settings, keep_secrets(settings.state_dir), port=1, news_url=NEWS,
        airflow_url="postgresql://h/airflow?sslmode=require", inherited={},
    )  # fmt: skip
    assert told["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC"] == "postgresql+asyncpg://h/airflow?ssl=require"


def test_the_ui_keeps_its_port_while_it_is_free(settings: Settings) -> None:
    kept = free_port()
    (settings.state_dir / "ui_port").write_text(f"{kept}\n")
    assert choose_ui_port(settings) == kept
    with socket.socket() as other:
        other.bind(("127.0.0.1", kept))
        other.listen()
        assert choose_ui_port(settings) != kept


def test_a_set_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(
            LaunchError, match=rf"^Port {port} of 127\.0\.0\.1 cannot be used: another program"
        ):
            choose_ui_port(Settings(state_dir=tmp_path, ui_port=port))
