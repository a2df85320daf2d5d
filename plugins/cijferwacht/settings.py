"""What a user may set: in ``settings.toml`` in the project folder, or as ``CIJFERWACHT_<KEY>``.

A variable of the environment wins over the file; ``settings.example.toml`` explains every key. What
belongs to a feed, a topic or a quantity is not here but in ``seeds/``.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import tomllib
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from cijferwacht import __version__, paths

PREFIX = "CIJFERWACHT_"

# One @, a host with a dot or a plain name ("redactie@localhost"), nothing that could start a new header.
_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")


class SettingsError(Exception):
    """Settings that cannot be used. The message has one line a bad key: where it stands and why."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets the morning mail; without topics all of it, else only changes on those topics."""

    address: str
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed in. ``encryption``: from the start, after STARTTLS, or none."""

    host: str
    port: int
    encryption: Literal["tls", "starttls", "none"]
    login: str | None = None
    password: str | None = None


class Settings(BaseSettings):
    """All settings with their defaults; get one with :func:`load`, which words errors for people."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True, hide_input_in_errors=True
    )

    #: An outside Postgres for the news, instead of the embedded one.
    database_url: SecretStr | None = None
    #: Airflow's own database there; by default ``airflow`` on the same server.
    airflow_database_url: SecretStr | None = None
    #: Port of the embedded Postgres; by default a free one, kept from run to run.
    postgres_port: int | None = Field(default=None, ge=1024, le=65535)

    #: Address and port the Airflow UI listens on; by default 8080 or the next free port.
    bind: str = "127.0.0.1"
    ui_port: int | None = Field(default=None, ge=1, le=65535)
    #: Address of the UI as readers of the mail reach it, for the links in it.
    public_url: str | None = None

    #: Local time (Europe/Amsterdam) at which yesterday's report is made.
    edition_time: time = time(6, 0)
    poll_minutes: int = Field(default=15, ge=5, le=1440)
    language: Literal["nl", "en"] = "nl"

    recipients: Annotated[tuple[Recipient, ...], NoDecode] = ()
    mail_from: str = "cijferwacht@localhost"
    #: ``smtps://``, ``smtp://`` (STARTTLS) or ``smtp+plain://``; without it mails are files in the outbox.
    smtp_url: SecretStr | None = None
    outbox: Path | None = None
    #: Mail also about a day without changes.
    send_empty: bool = True

    #: Who an outlet can write to about our fetching: part of the User-Agent; by default ``mail_from``.
    contact: str | None = None
    fetch_timeout_seconds: float = Field(default=20.0, gt=0, le=300)
    #: Most bytes of a feed or page, after decompression.
    fetch_max_bytes: int = Field(default=10_000_000, ge=10_000, le=200_000_000)
    fetch_parallel: int = Field(default=8, ge=1, le=32)

    #: Folder of past snapshots, ``<feed>/<capture time>.xml``, for the history DAG.
    archive: Path | None = None
    #: Where the database, Airflow's home and the outbox lie.
    state_dir: Path = paths.STATE

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then the environment, then settings.toml."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, settings_file())

    @field_validator("database_url", "airflow_database_url")
    @classmethod
    def _is_postgres(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        parts = _split_url(value)
        # A driver may be named ("postgresql+psycopg2"), as SQLAlchemy does; we choose our own.
        if parts.scheme.partition("+")[0] not in {"postgresql", "postgres"}:
            raise ValueError("must start with postgresql://")
        if not parts.hostname or len(parts.path) < 2:
            raise ValueError("must name a server and a database: postgresql://user:password@host:5432/news")
        return value

    @field_validator("smtp_url")
    @classmethod
    def _is_smtp(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            _mail_server(value)
        return value

    @field_validator("public_url")
    @classmethod
    def _is_web_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        if not re.fullmatch(r"https?://[^\s\"<>]+", value):
            raise ValueError("must be an address that starts with http:// or https://")
        return value.rstrip("/")

    @field_validator("recipients", mode="before")
    @classmethod
    def _read_recipients(cls, value: Any) -> Any:
        if isinstance(value, str):
            text = value.strip()
            value = json.loads(text) if text.startswith("[") else [a for a in text.split(",") if a.strip()]
        if not isinstance(value, list | tuple):
            raise ValueError('must be a list: ["desk@example.org", { address = "…", topics = ["…"] }]')
        return tuple(_recipient(each) for each in value)

    @field_validator("mail_from")
    @classmethod
    def _is_address(cls, value: str) -> str:
        return _address(value)

    @field_validator("edition_time", mode="before")
    @classmethod
    def _read_time(cls, value: Any) -> Any:
        if isinstance(value, str):
            if not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", value.strip()):
                raise ValueError('must be a time of day such as "06:00"')
            hour, minute = value.strip().split(":")
            return time(int(hour), int(minute))
        if isinstance(value, time) and (value.second or value.microsecond):
            raise ValueError('must be a time of day such as "06:00"')
        return value

    @field_validator("edition_time")
    @classmethod
    def _is_every_day(cls, value: time) -> time:
        # On that day Airflow starts the run an hour later and takes it for the next day's.
        if value.hour == 2:
            raise ValueError("must not be between 02:00 and 03:00: summer time begins with a day without it")
        return value

    @field_validator("contact")
    @classmethod
    def _is_header_text(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"[\x20-\x7e]+", value):
            raise ValueError("must be an e-mail or web address in plain letters")
        return value

    @field_validator("bind")
    @classmethod
    def _is_host(cls, value: str) -> str:
        if not re.fullmatch(r"[A-Za-z0-9.:-]+", value):
            raise ValueError("must be an address of this machine, such as 127.0.0.1")
        return value

    @field_validator("outbox", "archive", "state_dir")
    @classmethod
    def _from_the_project_folder(cls, value: Path | None) -> Path | None:
        return None if value is None else (paths.ROOT / value.expanduser())

    @property
    def outbox_dir(self) -> Path:
        """Folder for mails that are not sent."""
        return self.outbox or self.state_dir / "outbox"

    @property
    def archive_dir(self) -> Path:
        """Folder of past snapshots for the history DAG."""
        return self.archive or paths.ROOT / "archive"

    @property
    def reachable_at(self) -> str | None:
        """Where an outlet reaches whoever runs this: ``contact``, else the mails' sender where it is set."""
        usable = self.mail_from.isascii() and not self.mail_from.endswith("@localhost")
        return self.contact or (self.mail_from if usable else None)

    @property
    def user_agent(self) -> str:
        """What we call ourselves to outlets; robots.txt speaks to ``Cijferwacht``."""
        return f"Cijferwacht/{__version__}" + (f" (+{self.reachable_at})" if self.reachable_at else "")

    @property
    def mail_server(self) -> MailServer | None:
        """Where mail goes, or None for the outbox."""
        return _mail_server(self.smtp_url) if self.smtp_url else None


def settings_file() -> Path:
    """The file that is read: ``CIJFERWACHT_SETTINGS``, else settings.toml in the project folder."""
    return Path(os.environ.get(f"{PREFIX}SETTINGS") or paths.ROOT / "settings.toml")


def load() -> Settings:
    """Read the settings; :class:`SettingsError` tells every bad key at once."""
    file = settings_file()
    try:
        return Settings()
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file.name} is no valid TOML: {error}.") from None
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{file} cannot be read: it is not UTF-8.") from None
    except ValidationError as error:
        lines = [_complaint(each, file) for each in error.errors(include_url=False, include_context=False)]
        raise SettingsError("\n".join(lines)) from None


def _complaint(error: Any, file: Path) -> str:
    key = str(error["loc"][0])
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(key, Settings.model_fields, 1)
        return f"{file.name}: there is no setting {key}" + (f"; is {near[0]} meant?" if near else ".")
    variable = f"{PREFIX}{key.upper()}"
    where = variable if os.environ.get(variable) else f"{file.name}: {key}"
    reason = re.sub(r"^(Value error, |Input should be )", "", error["msg"])
    if not reason.startswith("must"):
        reason = f"must be {reason}"
    secret = "SecretStr" in str(Settings.model_fields[key].annotation)
    given = error.get("input")
    # The list of recipients is long and addresses are personal; its reason names the bad one.
    shown = "" if secret or key == "recipients" else f" (it is {given!r})"
    return f"{where} {reason}{shown}."


def _split_url(value: SecretStr) -> Any:
    try:
        parts = urlsplit(value.get_secret_value())
        _ = parts.port
    except ValueError:
        raise ValueError("must be an address whose port is a number") from None
    return parts


def _mail_server(value: SecretStr) -> MailServer:
    parts = _split_url(value)
    kinds: dict[str, tuple[Literal["tls", "starttls", "none"], int]] = {
        "smtps": ("tls", 465),
        "smtp": ("starttls", 587),
        "smtp+plain": ("none", 25),
    }
    if parts.scheme not in kinds or not parts.hostname or parse_qs(parts.query):
        raise ValueError("must look like smtps://user:password@host, smtp://… or smtp+plain://host:port")
    encryption, port = kinds[parts.scheme]
    return MailServer(
        host=parts.hostname,
        port=parts.port or port,
        encryption=encryption,
        login=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
    )


def _address(value: str) -> str:
    if not _ADDRESS.fullmatch(value.strip()):
        raise ValueError(f"must hold e-mail addresses; {value!r} is none")
    return value.strip()


def _recipient(value: Any) -> Recipient:
    if isinstance(value, Recipient):
        return value
    if isinstance(value, str):
        return Recipient(_address(value))
    if not isinstance(value, dict) or not isinstance(value.get("address"), str):
        raise ValueError('must hold addresses or tables such as { address = "…", topics = ["ukraine"] }')
    if unknown := sorted(set(value) - {"address", "topics"}):
        raise ValueError(f"must hold tables of address and topics; {unknown[0]} is neither")
    topics = value.get("topics", [])
    if not isinstance(topics, list) or not all(isinstance(topic, str) for topic in topics):
        raise ValueError('must give topics as a list of names: topics = ["ukraine"]')
    return Recipient(_address(value["address"]), tuple(topics))
