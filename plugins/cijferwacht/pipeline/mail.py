"""Mails a stored report to those who get it."""

from __future__ import annotations

import logging
from collections import Counter
from datetime import UTC, date, datetime

from cijferwacht.database import Database
from cijferwacht.database.reports import listed_recipients, stored_report
from cijferwacht.days import local_day, yesterday
from cijferwacht.pipeline.edition import day_page
from cijferwacht.pipeline.subjects import topic_names
from cijferwacht.reports.delivery import Letter, Recipient, deliver, merge_recipients
from cijferwacht.reports.transport import Transport
from cijferwacht.settings import Settings

log = logging.getLogger(__name__)

#: Gets the outbox's mail while nobody is named, so that a new installation has something to show.
NOBODY = Recipient("redactie@localhost")


class MailTrouble(Exception):
    """Mails did not go; those that may be tried again will be. The message names recipients and reasons."""


def mail_report(
    db: Database, day: date, settings: Settings, transport: Transport, *, asked: bool = False
) -> dict[str, int]:
    """Send the newest version of a day's report to everyone who did not get that day's report yet.

    A report made later for a day gone by (a backfill, a late article) is old news: it goes only when asked.

    Args:
        db: the collection whose report it is, outside a transaction.
        day: the local day of the report.
        settings: recipients, sender, and whether a quiet day is mailed.
        transport: an SMTP server or the outbox.
        asked: send it also when ``day`` is not the newest closed day.

    Returns:
        Counts by outcome (``sent``, ``already``, ``quiet``, ...); empty when there was nothing to do, and why
        is in the log.

    Raises:
        MailTrouble: at least one mail failed in a way that may pass.
    """
    now = datetime.now(UTC)
    if day != yesterday(local_day(now)) and not asked:
        log.info("not mailed: %s is not the newest closed day; start this DAG with asked to mail it", day)
        return {}
    report = stored_report(db, day)
    db.connection.rollback()
    if report is None:
        log.info("not mailed: there is no report of %s", day)
        return {}
    recipients = merge_recipients(
        [(each.address, each.topics) for each in settings.recipients], listed_recipients(db)
    )
    if not recipients and transport.name == "outbox":
        recipients = [NOBODY]
    if not recipients:
        log.warning("not mailed: nobody is set to receive it (setting recipients)")
    letter = Letter(
        sender=settings.mail_from,
        page_url=day_page(db, day, settings),
        send_quiet=settings.send_empty,
        topic_names=topic_names(report.language),
    )
    outcomes = deliver(db, report, recipients, transport, clock=lambda: datetime.now(UTC), letter=letter)
    for outcome in outcomes:
        log.info("%s to %s: %s %s", transport.name, outcome.address, outcome.state, outcome.problem or "")
    failed = [outcome for outcome in outcomes if outcome.state == "failed"]
    if failed:
        raise MailTrouble("; ".join(f"{each.address}: {each.problem}" for each in failed))
    return dict(Counter(outcome.state for outcome in outcomes))
