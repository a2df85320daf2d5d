"""Ways a mail leaves: an SMTP server, or a folder of .eml files.

A transport tells three ends apart, because a mail must go once or not at all: accepted (it returns),
not accepted (:class:`NotAccepted`: may be tried again), and not known (:class:`Unknown`: never again).
"""

from __future__ import annotations

import contextlib
import os
import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Literal, Protocol

from cijferwacht.reports.wording import plain, shorten


class NotAccepted(Exception):
    """The mail did not go. ``permanent``: it never will; ``unreachable``: no other would have either."""

    def __init__(self, problem: str, *, permanent: bool = False, unreachable: bool = False) -> None:
        super().__init__(problem)
        self.permanent = permanent
        self.unreachable = unreachable


class Unknown(Exception):
    """The server had the mail, or some of it, and did not say whether it takes it."""


class Transport(Protocol):
    """A way out for mail."""

    @property
    def name(self) -> Literal["smtp", "outbox"]:
        """What the delivery row says."""

    @property
    def repeatable(self) -> bool:
        """Sending the same mail twice has the effect of sending it once."""

    def send(self, message: EmailMessage, address: str, handing_over: Callable[[], None]) -> None:
        """Send ``message`` to ``address``.

        ``handing_over`` is called once, just before the moment from which the other side may have the mail.

        Raises:
            NotAccepted: it did not go.
            Unknown: it may have gone.
        """


@dataclass(frozen=True, slots=True)
class Smtp:
    """An SMTP server. ``encryption``: from the start, after STARTTLS, or none; ``timeout`` in seconds."""

    host: str
    port: int
    encryption: Literal["tls", "starttls", "none"] = "starttls"
    login: str | None = None
    password: str | None = field(default=None, repr=False)
    timeout: float = 30.0
    name: Literal["smtp"] = field(default="smtp", init=False)
    repeatable: bool = field(default=False, init=False)

    def send(self, message: EmailMessage, address: str, handing_over: Callable[[], None]) -> None:
        """One mail in a session of its own; see :class:`Transport`."""
        if not address.isascii():
            raise NotAccepted("the address is not plain ASCII", permanent=True)
        sender = message["From"].addresses[0].addr_spec
        try:
            server = self._open()
        except (OSError, smtplib.SMTPException) as error:
            raise NotAccepted(_told(error), unreachable=True) from error
        try:
            try:
                _expect(server.mail(sender), 250)
                code, answer = server.rcpt(address)
                if code not in (250, 251):
                    raise NotAccepted(_answer(code, answer), permanent=code >= 500)
                # By hand rather than by smtplib's data(): a server that breaks off before it says 354
                # cannot have the mail, one that does so after it can.
                _expect(server.docmd("DATA"), 354)
            except (OSError, smtplib.SMTPException) as error:
                raise NotAccepted(_told(error)) from error
            handing_over()
            try:
                server.send(_dotted(message.as_bytes(policy=SMTP)))
                code, answer = server.getreply()
            except (OSError, smtplib.SMTPException) as error:
                raise Unknown(_told(error)) from error
            if code != 250:
                raise NotAccepted(_answer(code, answer), permanent=code >= 500)
            with contextlib.suppress(OSError, smtplib.SMTPException):
                server.quit()
        finally:
            server.close()

    def _open(self) -> smtplib.SMTP:
        context = ssl.create_default_context()
        if self.encryption == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, timeout=self.timeout, context=context
            )
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=self.timeout)
        try:
            if self.encryption == "starttls":
                server.starttls(context=context)
            server.ehlo_or_helo_if_needed()
            if self.login is not None:
                server.login(self.login, self.password or "")
        except BaseException:
            server.close()
            raise
        return server


def _expect(reply: tuple[int, bytes], code: int) -> None:
    if reply[0] != code:
        raise NotAccepted(_answer(*reply))


def _answer(code: int, answer: bytes) -> str:
    return shorten(plain(f"the server answered {code} {answer.decode('utf-8', 'replace')}"), 300)


def _told(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        answer = error.smtp_error
        return _answer(error.smtp_code, answer if isinstance(answer, bytes) else answer.encode())
    if isinstance(error, TimeoutError):
        return "the server did not answer in time"
    return shorten(plain(f"{type(error).__name__}: {error}"), 300)


def _dotted(content: bytes) -> bytes:
    """A mail as it follows DATA: CRLF line ends, leading dots doubled, the closing dot (RFC 5321, 4.5.2)."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", content)
    lines = re.sub(rb"(?m)^\.", b"..", lines)
    return lines + (b"" if lines.endswith(b"\r\n") else b"\r\n") + b".\r\n"


_UNSAFE_IN_NAME = re.compile(r"[^a-z0-9@.+-]+")


@dataclass(frozen=True, slots=True)
class Outbox:
    """A folder; each mail becomes one .eml file there, whole or not at all."""

    folder: Path
    name: Literal["outbox"] = field(default="outbox", init=False)
    #: The file's name follows from the mail, so writing it again replaces it by itself.
    repeatable: bool = field(default=True, init=False)

    def path(self, message: EmailMessage, address: str) -> Path:
        """The file a mail is written to: day, address, and enough of its Message-ID to be its own."""
        day, _, digest = message["Message-ID"].strip("<>").partition(".")
        who = _UNSAFE_IN_NAME.sub("_", address.lower())[:80]
        return self.folder / f"{_UNSAFE_IN_NAME.sub('_', day)}_{who}_{digest[:8]}.eml"

    def send(self, message: EmailMessage, address: str, handing_over: Callable[[], None]) -> None:
        """Write one file; see :class:`Transport`."""
        handing_over()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self.folder, prefix=".", suffix=".part", delete=False) as file:
                try:
                    file.write(message.as_bytes(policy=SMTP))
                    file.flush()
                    os.fsync(file.fileno())
                    Path(file.name).replace(self.path(message, address))
                except BaseException:
                    Path(file.name).unlink(missing_ok=True)
                    raise
        except OSError as error:
            raise NotAccepted(_told(error), unreachable=True) from error
