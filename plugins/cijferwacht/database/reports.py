"""Reports as they were made, the runs that made them, and who got them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from psycopg2.extras import Json

from cijferwacht.database.connection import Database
from cijferwacht.database.sql import load
from cijferwacht.model import Change, Edition, Said, Span, Value
from cijferwacht.reports.document import edition_from_json, edition_to_json
from cijferwacht.reports.render import Rendered

QUERIES = load("reports")

Occasion = Literal["edition", "history", "refresh"]
DeliveryState = Literal["started", "handing_over", "sent", "failed", "refused", "unknown"]


@dataclass(frozen=True, slots=True)
class StoredReport:
    """One version of a day's report. ``stale`` says why it would come out differently now, if it would."""

    id: int
    day: date
    version: int
    occasion: Occasion
    language: str
    subject: str
    html: str
    text: str
    edition: Edition
    created_at: datetime
    stale: str | None
    is_newest: bool


@dataclass(frozen=True, slots=True)
class ReportVersion:
    """A version of a day's report in a list."""

    version: int
    occasion: Occasion
    subject: str
    changes: int
    created_at: datetime
    stale: str | None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The days with a report around one day."""

    previous: date | None
    next: date | None
    newest: date | None


@dataclass(frozen=True, slots=True)
class Run:
    """A DAG run that made or sent a day's report."""

    dag_id: str
    run_id: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class ListedRecipient:
    """A row of table ``recipient``; no language means that of the settings."""

    address: str
    topics: tuple[str, ...]
    language: str | None
    active: bool


@dataclass(frozen=True, slots=True)
class Delivery:
    """How far a day's report is on its way to one recipient."""

    day: date
    address: str
    state: DeliveryState
    transport: str
    attempts: int
    problem: str | None
    version: int
    changed_at: datetime


def store_report(
    db: Database, edition: Edition, rendered: Rendered, occasion: Occasion = "edition"
) -> tuple[int, bool]:
    """Keep a report; one that tells the same as the day's newest makes no new version.

    The same is: an equal edition in the same language. A link that names another port, or a newer template,
    would otherwise give every day that is made anew a second version with nothing new in it. Either way the
    day's report is no longer stale.

    Returns:
        The version, counted from 1, and whether it is new.
    """
    document = edition_to_json(edition)
    fingerprint = hashlib.sha256()
    for part in (document, rendered.language):
        fingerprint.update(part.encode("utf-8") + b"\0")
    with db.transaction():
        db.lock("reports")
        newest = QUERIES.latest_report(db.connection, day=edition.day)
        QUERIES.freshen(db.connection, day=edition.day)
        if newest is not None and bytes(newest[2]) == fingerprint.digest():
            return newest[1], False
        version = 1 if newest is None else newest[1] + 1
        QUERIES.add_report(
            db.connection,
            day=edition.day,
            version=version,
            occasion=occasion,
            language=rendered.language,
            subject=rendered.subject,
            html=rendered.html,
            body=rendered.text,
            edition=document,
            changes=len(edition.changes),
            fingerprint=fingerprint.digest(),
        )
        return version, True


def said_of(quantity: str, fields: Sequence[Any]) -> Said:
    """A figure with its evidence from a row: its value, past, speaker, source, sentence, mark and place."""
    low, high, unit, bound, per, status, step, past, speaker, *source, place, start = fields
    article, version, outlet, outlet_name, url, title, at, sentence, mark_start, mark_end = source
    return Said(
        quantity=quantity,
        value=Value(low, high, unit, bound, per, status, step),
        past=past,
        speaker=speaker,
        article=article,
        version=version,
        outlet=outlet,
        outlet_name=outlet_name,
        url=url,
        title=title,
        at=at,
        sentence=sentence,
        mark=Span(mark_start, mark_end),
        place=place,
        start=start,
    )


def with_background(db: Database, changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes with what makes them checkable besides the day's own figures.

    Each gets the figure that brought its old value when that was first reported, where nothing says so yet;
    a correction is told to be silent when its outlet gave no time of update for the text that brought it.
    """
    rows = [
        {
            "n": number,
            "quantity": change.quantity,
            "day": change.since.isoformat(),
            "low": change.before.low,
            "high": change.before.high,
            "unit": change.before.unit,
        }
        for number, change in enumerate(changes)
        if change.before is not None and change.since is not None and not change.evidence_before
    ]
    found = list(changes)
    for row in QUERIES.old_evidence(db.connection, rows=Json(rows)) if rows else ():
        number, *fields, quantity = row
        said = said_of(quantity, fields)
        found[number] = replace(found[number], evidence_before=(said,))
    corrections = [c.evidence[0].version for c in changes if c.kind == "corrected" and c.evidence]
    silent = set()
    if corrections:
        silent = {key for (key,) in QUERIES.silent_versions(db.connection, keys=corrections)}
    return tuple(
        replace(c, silent=True)
        if c.kind == "corrected" and c.evidence and c.evidence[0].version in silent
        else c
        for c in found
    )


def stored_report(db: Database, day: date, version: int | None = None) -> StoredReport | None:
    """A day's report in one version, the newest by default; None when there is none."""
    row = QUERIES.stored_report(db.connection, day=day, version=version)
    if row is None:
        return None
    return StoredReport(
        id=row[0],
        day=row[1],
        version=row[2],
        occasion=row[3],
        language=row[4],
        subject=row[5],
        html=row[6],
        text=row[7],
        edition=edition_from_json(row[8]),
        created_at=row[9],
        stale=row[10],
        is_newest=row[11],
    )


def report_versions(db: Database, day: date) -> list[ReportVersion]:
    """Every version of a day's report, newest first."""
    return [ReportVersion(*row) for row in QUERIES.report_versions(db.connection, day=day)]


def neighbours(db: Database, day: date) -> Neighbours:
    """The days with a report just before and after ``day``, and the newest."""
    return Neighbours(*QUERIES.neighbouring_days(db.connection, day=day))


def reports_between(db: Database, first: date, last: date) -> Iterator[tuple[Edition, int, datetime]]:
    """The newest report of every day of a period, newest first: edition, version, when it was made."""
    for _, version, created_at, document in QUERIES.reports_between(
        db.connection, first_day=first, last_day=last
    ):
        yield edition_from_json(document), version, created_at


def mark_stale(db: Database, first_day: date, because: str) -> list[date]:
    """Mark the reports of ``first_day`` and later as stale; gives the days that were not yet."""
    with db.transaction():
        return [day for (day,) in QUERIES.mark_stale(db.connection, first_day=first_day, because=because)]


def stale_days(db: Database) -> list[date]:
    """Days whose newest report would come out differently now, oldest first."""
    return [day for (day,) in QUERIES.stale_days(db.connection)]


def record_run(db: Database, dag_id: str, run_id: str, day: date) -> None:
    """Remember which day's report a DAG run made or sent."""
    with db.transaction():
        QUERIES.record_run(db.connection, dag_id=dag_id, run_id=run_id, day=day)


def day_of_run(db: Database, run_id: str) -> date | None:
    """The day whose report a run made or sent, None when no run of this id recorded one."""
    day: date | None = QUERIES.day_of_run(db.connection, run_id=run_id)
    return day


def runs_of_day(db: Database, day: date) -> list[Run]:
    """The runs that made or sent a day's report, newest first."""
    return [Run(*row) for row in QUERIES.runs_of_day(db.connection, day=day)]


def listed_recipients(db: Database) -> list[ListedRecipient]:
    """The table of recipients, those who left included."""
    return [
        ListedRecipient(address, tuple(topics), language, active)
        for address, topics, language, active in QUERIES.recipients(db.connection)
    ]


def put_recipient(
    db: Database,
    address: str,
    topics: Sequence[str] = (),
    language: str | None = None,
    *,
    active: bool = True,
) -> None:
    """Add a recipient or change one."""
    with db.transaction():
        QUERIES.put_recipient(
            db.connection, address=address, topics=list(topics), language=language, active=active
        )


def deliveries(db: Database, day: date) -> list[Delivery]:
    """Every delivery of a day's report, those with trouble first."""
    return [
        Delivery(day, address, state, transport, attempts, problem, version, changed_at)
        for address, state, transport, attempts, problem, version, changed_at, _ in QUERIES.deliveries(
            db.connection, day=day
        )
    ]


def unfinished_deliveries(db: Database, since: date) -> list[Delivery]:
    """Mails of ``since`` and later that did not go, newest first."""
    return [Delivery(*row) for row in QUERIES.unfinished_deliveries(db.connection, since=since)]


@contextmanager
def delivery_lock(db: Database, day: date, address: str) -> Iterator[bool]:
    """Whether this session may deliver ``day`` to ``address``: no other one is doing so now.

    Held by the session, over its transactions; a process that is killed lets it go.
    """
    name = f"{db.collection}:delivery:{day}:{address.lower()}"
    taken = bool(QUERIES.take_lock(db.connection, name=name))
    db.connection.commit()
    try:
        yield taken
    finally:
        if taken and not db.connection.closed:
            db.connection.rollback()
            QUERIES.give_lock(db.connection, name=name)
            db.connection.commit()


def delivery_state(db: Database, day: date, address: str) -> tuple[DeliveryState, str | None] | None:
    """State and problem of one delivery; None before its first attempt."""
    row: tuple[DeliveryState, str | None] | None = QUERIES.delivery(db.connection, day=day, address=address)
    return row


def start_delivery(
    db: Database, report: StoredReport, address: str, *, transport: str, message_id: str, now: datetime
) -> None:
    """Commit that a delivery is being prepared."""
    with db.transaction():
        QUERIES.start_delivery(
            db.connection,
            report_id=report.id,
            day=report.day,
            address=address,
            transport=transport,
            message_id=message_id,
            now=now,
        )


def move_delivery(
    db: Database,
    day: date,
    address: str,
    state: DeliveryState,
    *,
    now: datetime,
    problem: str | None = None,
) -> None:
    """Commit how far a delivery is."""
    with db.transaction():
        QUERIES.move_delivery(db.connection, day=day, address=address, state=state, problem=problem, now=now)
