"""A rendered report as a mail: text and HTML side by side, the HTML with its pictures."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, Policy
from email.utils import format_datetime
from urllib.parse import quote

from cijferwacht.reports.render import Rendered
from cijferwacht.reports.wording import wording

SENDER_NAME = "Cijferwacht"


def message_id(collection: str, day: date, address: str, sender: str) -> str:
    """The Message-ID of a day's mail to one address, without angle brackets.

    The same at every attempt: should one arrive twice after all, mail programs see that it is one.
    """
    digest = hashlib.sha256(f"{collection}\0{day}\0{address.lower()}".encode()).hexdigest()
    return f"{day}.{digest[:24]}@{sender.rpartition('@')[2]}"


def unsubscribe_address(sender: str, language: str) -> str:
    """A ``mailto:`` to leave the list, for the header (RFC 2369) and the footer."""
    return f"mailto:{quote(sender, safe='@')}?subject={quote(wording(language)('line.unsubscribe_subject'))}"


class _Line(str):
    """A header folded by itself: encoded words throughout, or one plain line.

    The mail package's own folding leaves a blank before a line that begins with an encoded word, and
    readers then see two: "25  → 15 procent" (RFC 2047, 6.2, against RFC 5322, 2.2.3).
    """

    name: str
    defects = ()

    def __new__(cls, name: str, text: str) -> _Line:
        line = super().__new__(cls, text)
        line.name = name
        return line

    def fold(self, *, policy: Policy[EmailMessage]) -> str:
        """The header with its folds and its line end."""
        text = str(self)
        if not text.isascii():
            text = Header(text, "utf-8", header_name=self.name).encode(linesep=policy.linesep)
        return f"{self.name}: {text}{policy.linesep}"


def build_message(
    rendered: Rendered, *, sender: str, address: str, now: datetime, identity: str
) -> EmailMessage:
    """The mail of a report to one address.

    multipart/alternative of text/plain and multipart/related of text/html with its inline pictures
    (RFC 2046, RFC 2387, RFC 2392); quoted-printable, so that every server on the way can carry it.

    Args:
        rendered: the report.
        sender: the address it comes from.
        address: who gets it.
        now: the mail's date.
        identity: Message-ID without angle brackets.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(SENDER_NAME, addr_spec=sender)
    message["To"] = Address(addr_spec=address)
    message["Subject"] = _Line("Subject", rendered.subject)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{identity}>"
    message["List-Id"] = f"{SENDER_NAME} <cijferwacht.{sender.rpartition('@')[2]}>"
    unsubscribe = f"<{unsubscribe_address(sender, rendered.language)}>"
    message["List-Unsubscribe"] = _Line("List-Unsubscribe", unsubscribe)
    # No out-of-office answers, please (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = rendered.language
    message.set_content(rendered.text, subtype="plain", cte="quoted-printable")
    message.add_alternative(rendered.html, subtype="html", cte="quoted-printable")
    related = message.get_body(("html",))
    assert isinstance(related, EmailMessage)  # noqa: S101 - added in the line above
    for image in rendered.images:
        related.add_related(
            image.png,
            "image",
            "png",
            cid=f"<{image.content_id}>",
            disposition="inline",
            filename=f"{image.content_id.partition('@')[0]}.png",
        )
    return message
