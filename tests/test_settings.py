"""Settings: where they come from, what they accept, and how a bad one is told."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path

import pytest

from cijferwacht import __version__, paths
from cijferwacht.settings import MailServer, Recipient, Settings, SettingsError, load

EXAMPLE = paths.ROOT / "settings.example.toml"


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Write the settings file that :func:`load` reads."""
    file = tmp_path / "settings.toml"
    monkeypatch.setenv("CIJFERWACHT_SETTINGS", str(file))
    return file.write_text


def test_without_a_file_the_defaults_hold(write) -> None:
    settings = load()
    assert settings.edition_time == time(6, 0)
    assert settings.bind == "127.0.0.1"
    assert settings.mail_server is None
    assert settings.outbox_dir == settings.state_dir / "outbox"
    assert settings.user_agent.startswith("Cijferwacht/")


def test_the_environment_wins_over_the_file(write, monkeypatch: pytest.MonkeyPatch) -> None:
    write('language = "en"\npoll_minutes = 30')
    monkeypatch.setenv("CIJFERWACHT_POLL_MINUTES", "60")
    monkeypatch.setenv("CIJFERWACHT_CONTACT", "")  # as docker compose passes on what is not set
    settings = load()
    assert (settings.language, settings.poll_minutes, settings.contact) == ("en", 60, None)


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("", "Cijferwacht/{}"),
        ('mail_from = "cijfers@krant.nl"', "Cijferwacht/{} (+cijfers@krant.nl)"),
        (
            'mail_from = "cijfers@krant.nl"\ncontact = "https://krant.nl/bot"',
            "Cijferwacht/{} (+https://krant.nl/bot)",
        ),
        ('mail_from = "redactië@krant.nl"', "Cijferwacht/{}"),  # a header holds plain letters
    ],
)
def test_outlets_are_told_who_asks(write, written: str, called: str) -> None:
    write(written)
    assert load().user_agent == called.format(__version__)


@pytest.mark.parametrize(
    ("written", "recipients"),
    [
        ('["a@example.org"]', [Recipient("a@example.org")]),
        ('"a@example.org, b@example.org"', [Recipient("a@example.org"), Recipient("b@example.org")]),
        ('[{ address = "a@localhost", topics = ["ukraine"] }]', [Recipient("a@localhost", ("ukraine",))]),
        ("[]", []),
    ],
)
def test_recipients(write, written: str, recipients: list[Recipient]) -> None:
    write(f"recipients = {written}")
    assert list(load().recipients) == recipients


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtps://me:p%40ss@mail.example.org", MailServer("mail.example.org", 465, "tls", "me", "p@ss")),
        ("smtp://mail.example.org", MailServer("mail.example.org", 587, "starttls")),
        ("smtp+plain://localhost:1025", MailServer("localhost", 1025, "none")),
    ],
)
def test_mail_server(write, url: str, server: MailServer) -> None:
    write(f'smtp_url = "{url}"')
    assert load().mail_server == server


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("poll_minute = 5", "settings.toml: there is no setting poll_minute; is poll_minutes meant?"),
        ("poll_minutes = 1", "settings.toml: poll_minutes must be greater than or equal to 5 (it is 1)."),
        ('edition_time = "6 uur"', "edition_time must be a time of day such as \"06:00\" (it is '6 uur')."),
        ('edition_time = "24:00"', "must be a time of day"),
        ('edition_time = "02:30"', "edition_time must not be between 02:00 and 03:00"),
        ('language = "fr"', "language must be 'nl' or 'en' (it is 'fr')."),
        ('recipients = ["niemand"]', "recipients must hold e-mail addresses; 'niemand' is none."),
        ('recipients = ["a@b.nl\\nBcc: c@d.nl"]', "recipients must hold e-mail addresses"),
        ('recipients = [{ adress = "a@b.nl" }]', "recipients must hold addresses or tables such as"),
        ('mail_from = "Redactie"', "mail_from must hold e-mail addresses"),
        ('contact = "wij\\r\\nX: y"', "contact must be an e-mail or web address"),
        ('public_url = "javascript:alert(1)"', "public_url must be an address that starts with http"),
        ('database_url = "mysql://u@h/news"', "database_url must start with postgresql://"),
        ('database_url = "postgresql://h"', "database_url must name a server and a database"),
        ('smtp_url = "http://mail"', "smtp_url must look like smtps://"),
        ("ui_port = 99999", "ui_port must be less than or equal to 65535"),
        ("language = ", "settings.toml is no valid TOML: "),
    ],
)
def test_a_bad_setting_is_told_in_a_sentence(write, written: str, told: str) -> None:
    write(written)
    with pytest.raises(SettingsError, match=re.escape(told)) as raised:
        load()
    assert "\n" not in str(raised.value)


def test_every_bad_setting_is_told_at_once(write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIJFERWACHT_SEND_EMPTY", "soms")
    write("poll_minutes = 1\nui_port = 0")
    with pytest.raises(SettingsError) as raised:
        load()
    lines = str(raised.value).splitlines()
    assert len(lines) == 3
    assert any(line.startswith("CIJFERWACHT_SEND_EMPTY must be") for line in lines)


@pytest.mark.parametrize("key", ["database_url", "airflow_database_url", "smtp_url"])
@pytest.mark.parametrize("url", ["ftp://user:geheim@host/news", "postgresql://u:geheim@h:x/news", "geheim"])
def test_secrets_are_never_printed(write, key: str, url: str) -> None:
    write(f'{key} = "{url}"')
    with pytest.raises(SettingsError) as raised:
        load()
    assert "geheim" not in str(raised.value)


def test_secrets_do_not_show_in_a_log(write) -> None:
    write('database_url = "postgresql://u:geheim@h/news"\nsmtp_url = "smtps://u:geheim@h"')
    assert "geheim" not in repr(load())


def test_the_example_names_every_setting_and_is_itself_valid(write) -> None:
    example = EXAMPLE.read_text(encoding="utf-8")
    write(re.sub(r"(?m)^#(?=[\w\]} ])(?! )|^#(?=    \S)", "", example))
    settings = load()
    assert settings.model_fields_set == set(Settings.model_fields)
    assert len(settings.recipients) == 2
    assert settings.public_url == "https://cijfers.example.org"


def test_the_example_sets_nothing(write) -> None:
    write(EXAMPLE.read_text(encoding="utf-8"))
    assert not load().model_fields_set
