"""One mail for each day and address, over a real SMTP server that also fails, breaks off and is slow."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP as SmtpServer
from aiosmtpd.smtp import Envelope, Session
from editions import BUSY, NOW, QUIET, SAMPLE, TARIFF

from cijferwacht.database import Database, connect
from cijferwacht.database.reports import (
    StoredReport,
    deliveries,
    listed_recipients,
    put_recipient,
    store_report,
    stored_report,
)
from cijferwacht.model import Edition
from cijferwacht.reports.delivery import Letter, Outcome, Recipient, SampleMail, deliver, merge_recipients
from cijferwacht.reports.render import render
from cijferwacht.reports.transport import Outbox, Smtp, Transport

Keep = Callable[..., StoredReport]

LETTER = Letter("cijferwacht@desk.example", page_url="https://desk.example/cijferwacht/day")
ANNA, BRAM = Recipient("anna@krant.example"), Recipient("bram@krant.example", topics=("ukraine",))


class Mailbox:
    """A handler that keeps what it accepts, and misbehaves at the step it is told to."""

    def __init__(self, server: MailServer) -> None:
        self.server = server

    async def handle_RCPT(
        self, server: SmtpServer, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        match self.server.trouble:
            case "no such mailbox":
                return "550 5.1.1 no such mailbox"
            case "busy":
                return "451 4.3.2 try again later"
            case "closes at RCPT":
                assert server.transport is not None
                server.transport.close()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SmtpServer, session: Session, envelope: Envelope) -> str:
        match self.server.trouble:
            case "rejects the mail":
                return "554 5.7.1 looks like spam"
            case "full":
                return "452 4.2.2 mailbox full"
            case "slow":
                await asyncio.sleep(5)
            case "takes it and closes":
                self.server.received.append(bytes(envelope.content or b""))
                assert server.transport is not None
                server.transport.close()
                return "250 OK"
            case "takes its time":
                self.server.started.set()
                await asyncio.sleep(3)
        self.server.received.append(bytes(envelope.content or b""))
        return "250 OK"


class MailServer:
    """An SMTP server on loopback, in a thread of its own."""

    def __init__(self) -> None:
        self.trouble = ""
        self.received: list[bytes] = []
        self.started = multiprocessing.get_context("fork").Event()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.controller = Controller(Mailbox(self), hostname="127.0.0.1", port=self.port)

    def transport(self) -> Smtp:
        return Smtp("127.0.0.1", self.port, "none", timeout=1.0)


@pytest.fixture
def server() -> Iterator[MailServer]:
    mail_server = MailServer()
    mail_server.controller.start()
    yield mail_server
    if mail_server.controller.server is not None:
        mail_server.controller.stop()


def send(db: Database, report: StoredReport, transport: Transport, *to: Recipient) -> list[Outcome]:
    return deliver(db, report, to or (ANNA,), transport, clock=lambda: NOW, letter=LETTER)


def read(mail: bytes) -> EmailMessage:
    message = message_from_bytes(mail, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_mail_as_it_arrives(db: Database, server: MailServer, keep: Keep) -> None:
    assert send(db, keep(db), server.transport()) == [Outcome("anna@krant.example", "sent")]
    message = read(server.received[0])
    assert message.get_content_type() == "multipart/alternative"
    text, related = message.iter_parts()
    html, *pictures = related.iter_parts()
    assert text.get_content_type() == "text/plain" and html.get_content_type() == "text/html"
    content_ids = {part["Content-ID"].strip("<>") for part in pictures}
    assert content_ids == {image.content_id for image in render(BUSY).images}
    assert all(f"cid:{content_id}" in html.get_content() for content_id in content_ids)
    assert all(part.get_content_disposition() == "inline" for part in pictures)
    assert message["From"] == "Cijferwacht <cijferwacht@desk.example>"
    assert message["To"] == "anna@krant.example"
    assert message["Subject"] == render(BUSY).subject
    assert message["Date"] == "Mon, 23 Nov 2026 05:00:00 +0000"
    assert message["Message-ID"].endswith("@desk.example>")
    assert message["List-Unsubscribe"].startswith("<mailto:cijferwacht@desk.example?subject=Afmelden")
    assert LETTER.page_url in html.get_content() and LETTER.page_url in text.get_content()
    assert "anna@krant.example" in text.get_content()
    assert max(len(line) for line in server.received[0].splitlines()) <= 998


@pytest.mark.parametrize(
    ("trouble", "first", "then", "mails"),
    [
        # What did not go is tried again.
        ("busy", "failed", "sent", 1),
        ("full", "failed", "sent", 1),
        ("closes at RCPT", "failed", "sent", 1),
        # What the server will never take is not.
        ("no such mailbox", "refused", "refused", 0),
        ("rejects the mail", "refused", "refused", 0),
        # What it may have is not either.
        ("slow", "unknown", "unknown", None),
        ("takes it and closes", "unknown", "unknown", 1),
    ],
)
def test_a_server_in_trouble(  # noqa: PLR0917 - fixtures, and a table of four columns
    db: Database, server: MailServer, keep: Keep, trouble: str, first: str, then: str, mails: int | None
) -> None:
    report = keep(db)
    server.trouble = trouble
    assert [outcome.state for outcome in send(db, report, server.transport())] == [first]
    (row,) = deliveries(db, report.day)
    assert row.state == first and row.problem
    server.trouble = ""
    assert [outcome.state for outcome in send(db, report, server.transport())] == [then]
    if mails is not None:
        assert len(server.received) == mails


def test_a_server_that_is_down_is_asked_once_and_retried_later(
    db: Database, server: MailServer, keep: Keep
) -> None:
    report = keep(db)
    server.controller.stop()
    outcomes = send(db, report, server.transport(), ANNA, BRAM)
    assert [outcome.state for outcome in outcomes] == ["failed", "failed"]
    again = MailServer()
    again.controller.start()
    try:
        outcomes = send(db, report, again.transport(), ANNA, BRAM)
    finally:
        again.controller.stop()
    assert [outcome.state for outcome in outcomes] == ["sent", "sent"]
    assert [row.attempts for row in deliveries(db, report.day)] == [2, 2]


def test_a_reader_gets_one_mail_whatever_is_run_again(db: Database, server: MailServer, keep: Keep) -> None:
    first = keep(db)
    send(db, first, server.transport())
    send(db, first, server.transport())
    # Neither a new version of the report, nor the same address in capitals, nor another way out.
    second = keep(db, replace(BUSY, articles_read=500))
    assert second.version == 2
    assert send(db, second, server.transport(), Recipient("Anna@Krant.example"))[0].state == "already"
    assert len(server.received) == 1


def _deliver_in_a_process(url: str, port: int) -> None:
    with connect(url) as db:
        report = stored_report(db, BUSY.day)
        assert report is not None
        send(db, report, Smtp("127.0.0.1", port, "none", timeout=30))


def test_a_process_killed_while_handing_over_sends_no_second_mail(
    db: Database, postgres_url: str, server: MailServer, keep: Keep
) -> None:
    report = keep(db)
    server.trouble = "takes its time"
    process = multiprocessing.get_context("fork").Process(
        target=_deliver_in_a_process, args=(postgres_url, server.port)
    )
    process.start()
    assert server.started.wait(20)
    # While it lives, another run leaves the mail to it.
    assert send(db, report, server.transport())[0].state == "busy"
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    server.trouble = ""
    deadline = time.monotonic() + 10
    while (state := send(db, report, server.transport())[0].state) == "busy":
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert state == "unknown"
    assert len(server.received) <= 1


def test_a_process_killed_before_the_server_had_anything_is_made_good(
    db: Database, server: MailServer, keep: Keep
) -> None:
    report = keep(db)

    class Killed(BaseException):
        pass

    class Dying(Smtp):
        def send(self, *_: Any) -> None:
            raise Killed

    with pytest.raises(Killed):
        send(db, report, Dying("127.0.0.1", server.port, "none"))
    assert [row.state for row in deliveries(db, report.day)] == ["started"]
    assert send(db, report, server.transport())[0].state == "sent"
    assert len(server.received) == 1


def test_topics_and_language_of_each_reader(db: Database, server: MailServer, keep: Keep) -> None:
    english = Recipient("carol@desk.example", language="en")
    send(db, keep(db), server.transport(), ANNA, BRAM, english)
    subjects = [read(mail)["Subject"] for mail in server.received]
    assert [subject.partition(":")[0] for subject in subjects] == [
        "3 cijfers veranderd",
        "1 cijfer veranderd",
        "3 figures changed",
    ]


@pytest.mark.parametrize(("send_quiet", "state"), [(True, "sent"), (False, "quiet")])
def test_a_quiet_day_by_setting(
    db: Database, server: MailServer, keep: Keep, send_quiet: bool, state: str
) -> None:
    letter = replace(LETTER, send_quiet=send_quiet)
    report = keep(db, QUIET)
    outcomes = deliver(db, report, [ANNA], server.transport(), clock=lambda: NOW, letter=letter)
    assert [outcome.state for outcome in outcomes] == [state]


def test_the_sample_never_leaves_the_machine(postgres_url: str, server: MailServer, tmp_path: Path) -> None:
    with connect(postgres_url, "sample") as db:
        store_report(db, SAMPLE, render(SAMPLE))
        report = stored_report(db, SAMPLE.day)
        assert report is not None
        with pytest.raises(SampleMail):
            send(db, report, server.transport())
        send(db, report, Outbox(tmp_path))
    assert not server.received
    (file,) = tmp_path.iterdir()
    assert read(file.read_bytes())["Subject"].startswith("[Voorbeeld] ")


def test_the_outbox_holds_whole_files_and_one_for_each_mail(db: Database, keep: Keep, tmp_path: Path) -> None:
    report = keep(db)
    box = Outbox(tmp_path / "outbox")
    assert [outcome.state for outcome in send(db, report, box, ANNA, BRAM)] == ["sent", "sent"]
    assert [outcome.state for outcome in send(db, report, box, ANNA, BRAM)] == ["already", "already"]
    files = sorted(box.folder.iterdir())
    assert [file.suffix for file in files] == [".eml", ".eml"]
    assert files[0].name.startswith("2026-11-22_anna@krant.example_")


def test_an_outbox_that_cannot_be_written_is_tried_again(db: Database, keep: Keep, tmp_path: Path) -> None:
    report = keep(db)
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert send(db, report, Outbox(blocked))[0].state == "failed"
    assert send(db, report, Outbox(tmp_path / "box"))[0].state == "sent"


@pytest.mark.parametrize(
    ("address", "state"),
    [
        ("x/../../y'$z@krant.example", "refused"),
        ("x/y'$z|{w}@krant.example", "sent"),
        ("geen adres", "refused"),
    ],
)
def test_a_hostile_address_neither_leaves_the_outbox_nor_stops_the_others(
    db: Database, keep: Keep, tmp_path: Path, address: str, state: str
) -> None:
    box = Outbox(tmp_path / "box")
    outcomes = send(db, keep(db), box, Recipient(address), ANNA)
    assert [outcome.state for outcome in outcomes] == [state, "sent"]
    assert [path.parent for path in tmp_path.rglob("*.eml")] == [box.folder] * (2 if state == "sent" else 1)


@pytest.mark.parametrize("line", [".", "..", ".eerste", "a\n.\nb"])
def test_lines_that_begin_with_a_dot_arrive_whole(
    db: Database, server: MailServer, keep: Keep, line: str
) -> None:
    edition: Edition = replace(BUSY, changes=(replace(TARIFF, sentence_nl=f"Zin {line} zo."),))
    send(db, keep(db, edition), server.transport())
    text = read(server.received[0]).get_body(("plain",))
    assert text is not None
    assert text.get_content().rstrip().endswith("Afmelden%20voor%20Cijferwacht")


def test_the_table_of_recipients_has_the_last_word(db: Database) -> None:
    put_recipient(db, "Bram@Krant.example", ["ukraine"], "en")
    put_recipient(db, "weg@krant.example", active=False)
    configured = [("bram@krant.example", ()), ("weg@krant.example", ()), ("anna@krant.example", ())]
    assert merge_recipients(configured, listed_recipients(db)) == [
        Recipient("Bram@Krant.example", ("ukraine",), "en"),
        Recipient("anna@krant.example"),
    ]
