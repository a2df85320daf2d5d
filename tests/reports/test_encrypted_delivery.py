"""Mail over TLS: to a server with a certificate that this machine trusts, and to nobody else."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Literal

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP as SmtpServer
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from cijferwacht.reports.transport import NotAccepted, Smtp

#: The server does not see that all it hears is encrypted, where it is so from the start.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

Encryption = Literal["tls", "starttls"]


class Mailbox:
    """Keeps what it is given, and whether it came encrypted."""

    def __init__(self) -> None:
        self.received: list[tuple[bool, bytes]] = []

    async def handle_DATA(self, server: SmtpServer, session: Session, envelope: Envelope) -> str:
        assert server.transport is not None
        encrypted = server.transport.get_extra_info("ssl_object") is not None
        self.received.append((encrypted, bytes(envelope.content or b"")))
        return "250 OK"


def certificate(folder: Path, *names: x509.GeneralName, days: int = 1) -> Path:
    """A self-made certificate with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Een zelfgemaakte mailserver")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=2))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


LOOPBACK = x509.IPAddress(ip_address("127.0.0.1"))


def _knows(server: object, session: object, envelope: object, mechanism: str, given: object) -> AuthResult:
    return AuthResult(success=given == LoginPassword(b"desk", b"geheim"))


class Loopback(Controller):
    """A server on a free port of loopback."""

    def __init__(self, mailbox: Mailbox, **options: Any) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        super().__init__(mailbox, hostname="127.0.0.1", port=port, **options)

    def _trigger_server(self) -> None:
        # The original speaks TLS as a client with the context of a server, which Python refuses.
        socket.create_connection((self.hostname, self.port), 1).close()


@contextmanager
def listening(pem: Path, encryption: Encryption, mailbox: Mailbox) -> Iterator[int]:
    """An SMTP server that takes a login and encrypted mail only; gives its port."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(pem)
    controller = Loopback(
        mailbox,
        authenticator=_knows,
        auth_required=True,
        auth_require_tls=encryption == "starttls",
        require_starttls=encryption == "starttls",
        **{"ssl_context" if encryption == "tls" else "tls_context": context},
    )
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def message() -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "desk@krant.example", "anna@krant.example", "Cijfers"
    mail.set_content("Drie cijfers veranderd.")
    return mail


def send(port: int, encryption: Encryption, handing_over: Callable[[], None] = lambda: None) -> None:
    Smtp("127.0.0.1", port, encryption, login="desk", password="geheim", timeout=5).send(
        message(), "anna@krant.example", handing_over
    )


@pytest.mark.parametrize("encryption", ["tls", "starttls"])
def test_mail_goes_encrypted_to_a_server_that_is_trusted(
    encryption: Encryption, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailbox, pem = Mailbox(), certificate(tmp_path, LOOPBACK)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with listening(pem, encryption, mailbox) as port:
        send(port, encryption)
    [(encrypted, content)] = mailbox.received
    assert encrypted and b"Drie cijfers veranderd." in content


@pytest.mark.parametrize("encryption", ["tls", "starttls"])
@pytest.mark.parametrize(
    ("names", "days", "trusted"),
    [
        pytest.param([LOOPBACK], 1, False, id="nobody vouches for it"),
        pytest.param([x509.DNSName("mail.elders.example")], 1, True, id="it is another server"),
        pytest.param([LOOPBACK], -1, True, id="it ran out"),
    ],
)
def test_no_mail_goes_to_any_other(  # noqa: PLR0917 - fixtures, and a table of three columns
    encryption: Encryption,
    names: list[x509.GeneralName],
    days: int,
    trusted: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mailbox, pem = Mailbox(), certificate(tmp_path, *names, days=days)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    handed_over: list[bool] = []
    with listening(pem, encryption, mailbox) as port, pytest.raises(NotAccepted, match="CERTIFICATE") as told:
        send(port, encryption, lambda: handed_over.append(True))
    assert told.value.unreachable and not told.value.permanent  # tried again when it is mended
    assert not mailbox.received and not handed_over


def test_no_mail_goes_where_encryption_was_asked_and_there_is_none() -> None:
    mailbox = Mailbox()
    controller = Loopback(mailbox)
    controller.start()
    try:
        with pytest.raises(NotAccepted, match="STARTTLS"):
            send(controller.port, "starttls")
    finally:
        controller.stop()
    assert not mailbox.received
