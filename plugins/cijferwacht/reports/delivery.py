"""Handing a stored report to its recipients, each at most once, whatever stops in between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from typing import Literal

from cijferwacht.database import Database
from cijferwacht.database.reports import (
    ListedRecipient,
    StoredReport,
    delivery_lock,
    delivery_state,
    move_delivery,
    start_delivery,
)
from cijferwacht.reports.message import build_message, message_id, unsubscribe_address
from cijferwacht.reports.render import Rendered, render
from cijferwacht.reports.transport import NotAccepted, Transport, Unknown


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets the mail: only changes on ``topics`` where there are any, in ``language`` or the report's."""

    address: str
    topics: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """What all mails of an installation share."""

    #: The address they come from.
    sender: str
    #: The address of a day's page, http(s); no link without it.
    page_url: str = ""
    #: Also mail a day without changes.
    send_quiet: bool = True
    topic_names: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one recipient's mail.

    ``already``: settled by an earlier attempt; ``busy``: another process is at it; ``quiet``: nothing to
    tell. A ``failed`` one may be tried again, ``refused`` and ``unknown`` are for people to look at.
    """

    address: str
    state: Literal["sent", "failed", "refused", "unknown", "already", "busy", "quiet"]
    problem: str | None = None


class SampleMail(Exception):
    """A report of made-up news was about to leave the machine."""


def merge_recipients(
    configured: Iterable[tuple[str, tuple[str, ...]]], listed: Sequence[ListedRecipient]
) -> list[Recipient]:
    """Recipients of the settings and of the table, each address once; the table's word counts."""
    merged = {address.lower(): Recipient(address, topics) for address, topics in configured}
    for row in listed:
        if row.active:
            merged[row.address.lower()] = Recipient(row.address, row.topics, row.language)
        else:
            merged.pop(row.address.lower(), None)
    return list(merged.values())


def deliver(
    db: Database,
    report: StoredReport,
    recipients: Iterable[Recipient],
    transport: Transport,
    *,
    clock: Callable[[], datetime],
    letter: Letter,
) -> list[Outcome]:
    """Mail a stored report, at most once for each day and address.

    What is about to happen is committed before it happens: a row says ``started`` before the server is
    called and ``handing_over`` before it is given the mail. A process that dies in the first state left
    nothing behind and the mail is tried again; one that dies in the second may have sent it, so it is
    marked ``unknown`` and left to people, unless the transport can repeat itself without harm.

    Args:
        db: outside a transaction.
        report: from the collection ``db`` sees.
        recipients: each address once.
        transport: how mail leaves.
        clock: gives the time, aware.
        letter: what the mails share.

    Raises:
        SampleMail: a report of the sample over anything but the outbox.
    """
    if report.edition.collection == "sample" and transport.name != "outbox":
        raise SampleMail("reports of the sample only go to the outbox")
    mail_round = _Round(db, report, transport, clock, letter)
    return [mail_round.deliver_to(recipient) for recipient in recipients]


@dataclass
class _Round:
    """One run over the recipients of one report."""

    db: Database
    report: StoredReport
    transport: Transport
    clock: Callable[[], datetime]
    letter: Letter
    #: Why the server cannot be reached, once that is known: the others need not wait for it too.
    down: str | None = None

    def deliver_to(self, recipient: Recipient) -> Outcome:
        with delivery_lock(self.db, self.report.day, recipient.address) as alone:
            if not alone:
                return Outcome(recipient.address, "busy")
            settled = self._settled(recipient.address)
            if settled is not None:
                return settled
            mail = self._render(recipient)
            if mail.quiet and not self.letter.send_quiet:
                return Outcome(recipient.address, "quiet")
            return self._attempt(recipient.address, mail)

    def _settled(self, address: str) -> Outcome | None:
        """What an earlier attempt left that forbids another one, if anything."""
        known = delivery_state(self.db, self.report.day, address)
        self.db.connection.rollback()
        if known is None:
            return None
        state, problem = known
        if state == "sent":
            return Outcome(address, "already")
        if state == "refused":
            return Outcome(address, "refused", problem)
        if state in ("handing_over", "unknown") and not self.transport.repeatable:
            if state == "unknown":
                return Outcome(address, "unknown", problem)
            # Nobody holds the lock, so whoever was handing it over is gone.
            return self._ended(address, "unknown", "the process ended while it was handing the mail over")
        return None

    def _render(self, recipient: Recipient) -> Rendered:
        language = recipient.language or self.report.language
        return render(
            self.report.edition,
            language,
            page_url=self.letter.page_url,
            address=recipient.address,
            unsubscribe_url=unsubscribe_address(self.letter.sender, language),
            topics=recipient.topics,
            topic_names=self.letter.topic_names,
        )

    def _attempt(self, address: str, mail: Rendered) -> Outcome:
        identity = message_id(self.report.edition.collection, self.report.day, address, self.letter.sender)
        start_delivery(
            self.db,
            self.report,
            address,
            transport=self.transport.name,
            message_id=f"<{identity}>",
            now=self.clock(),
        )
        if self.down is not None:
            return self._ended(address, "failed", self.down)
        try:
            message = build_message(
                mail, sender=self.letter.sender, address=address, now=self.clock(), identity=identity
            )
        except (MessageError, ValueError, IndexError) as error:
            # What the header parser raises on an address it cannot read; the other recipients go on.
            return self._ended(address, "refused", f"not a mail address: {error}")
        try:
            self.transport.send(
                message,
                address,
                lambda: move_delivery(self.db, self.report.day, address, "handing_over", now=self.clock()),
            )
        except NotAccepted as error:
            if error.unreachable:
                self.down = str(error)
            return self._ended(address, "refused" if error.permanent else "failed", str(error))
        except Unknown as error:
            return self._ended(address, "unknown", str(error))
        return self._ended(address, "sent")

    def _ended(
        self, address: str, state: Literal["sent", "failed", "refused", "unknown"], problem: str | None = None
    ) -> Outcome:
        move_delivery(self.db, self.report.day, address, state, now=self.clock(), problem=problem)
        return Outcome(address, state, problem)
