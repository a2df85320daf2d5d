"""A small newsroom for the pages: two fictional outlets, an article in two versions, and feeds in trouble."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from cijferwacht.database import Database
from cijferwacht.database.claims import Reading, record_readings
from cijferwacht.model import Claims, Figure, Reason, Scheduled, Span, Speech, TopicHit, Value

#: What was started, for whom.
STARTED: list[str] = []
SECRET = "een geheim"

NOW = datetime.now(UTC).replace(microsecond=0)
TITLE = "Heffing op staal wordt 15 procent"
FIRST = (
    "De heffing op staal gaat naar 25 procent, zegt handelscommissaris Ilse Verhoeven.\n\n"
    "Het besluit valt op 1 december. Er komt ruim 3 miljard euro steun."
)
SECOND = (
    "De heffing op staal gaat naar 15 procent, zegt handelscommissaris Ilse Verhoeven.\n\n"
    "Het besluit valt op 1 december. Er komt ruim 3 miljard euro steun.\n\n"
    "Bedrijven reageren opgelucht."
)
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202e\"'=1+1"


def run(db: Database, statement: str, *values: Any) -> Any:
    """Execute a statement; the first column of its first row, if it gives any."""
    with db.connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0] if cursor.description else None


def add_outlet(db: Database, slug: str, name: str) -> int:
    return int(run(db, "insert into outlet (slug, name) values (%s, %s) returning id", slug, name))


def add_feed(db: Database, outlet: int, slug: str, **state: Any) -> int:
    columns = {"url": f"https://{slug}.example/rss", **state}
    names = ", ".join(columns)
    marks = ", ".join(["%s"] * len(columns))
    return int(
        run(
            db,
            f"insert into feed (outlet_id, slug, {names}) values (%s, %s, {marks}) returning id",  # noqa: S608
            outlet,
            slug,
            *columns.values(),
        )
    )


def add_fetch(db: Database, feed: int, at: datetime, *, news: int = 0, problem: str | None = None) -> None:
    body = f"{feed} {at}".encode()
    snapshot = None
    if problem is None:
        snapshot = run(
            db,
            "insert into snapshot (sha256, body, size) values (%s, %s, 1) returning id",
            hashlib.sha256(body).digest(),
            body,
        )
    run(
        db,
        "insert into feed_fetch (feed_id, captured_at, origin, outcome, problem, grade, snapshot_id,"
        " new_articles) values (%s, %s, 'live', %s, %s, %s, %s, %s)",
        feed,
        at,
        "failed" if problem else "changed" if news else "unchanged",
        problem,
        "soft" if problem else None,
        snapshot,
        news,
    )


def add_version(
    db: Database, feed: int, article: int, text: str, at: datetime, *, title: str = TITLE, url: str
) -> int:
    digest = hashlib.sha256(f"{title}\0{text}".encode()).digest()
    content = run(
        db,
        "insert into content (sha256, folded, title, text) values (%s, %s, %s, %s) returning id",
        digest,
        digest,
        title,
        text,
    )
    return int(
        run(
            db,
            "insert into version (article_id, feed_id, content_id, url, title, text, published, first_seen,"
            " last_seen, effective_at) values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) returning id",
            article,
            feed,
            content,
            url,
            title,
            text,
            at,
            at,
            at + timedelta(hours=1),
            at,
        )
    )


def figure(full: str, text: str, value: Value, **more: Any) -> Figure:
    start = full.index(text)
    return Figure(start, start + len(text), text, value, **more)


def read(title: str, text: str, rate: float) -> Claims:
    full = f"{title}\n\n{text}"
    said = f"De heffing op staal gaat naar {rate:g} procent"
    at = full.index(said)
    day = full.index("1 december")
    return Claims(
        figures=(
            figure(
                full[: len(title)],
                "15 procent",
                Value(15, 15, "percent", status="decided"),
                what="heffing op staal",
                place="title",
            ),
            Figure(
                at + said.index(f"{rate:g}"),
                at + len(said),
                f"{rate:g} procent",
                Value(rate, rate, "percent", status="plan"),
                speaker="handelscommissaris Ilse Verhoeven",
                what="heffing op staal",
                sentence=Span(at, at + len(said)),
                reasons=(Reason("numeral: digits", f"{rate:g}"), Reason("unit", "procent")),
            ),
            figure(full, "ruim 3 miljard euro", Value(3e9, 3e9, "EUR", "over"), what="steun"),
        ),
        dates=(Scheduled(day, day + 10, "1 december", "2026-12-01", "het besluit"),),
        speech=(Speech(at, at + len(said), said, "handelscommissaris Ilse Verhoeven", False),),
    )


def add_quantity(
    db: Database, id_: str, names: tuple[str, str], values: list[tuple[int, float]], *, curated: bool = False
) -> None:
    """A quantity with reported values, each so many days ago, and a change between each two."""
    today = NOW.date()
    run(
        db,
        "insert into quantity"
        " (id, number, day, origin, dimension, unit, name_nl, name_en, topics, weight, told)"
        " select %s, coalesce(max(number), 0) + 1, %s, %s, 'percent', 'percent', %s, %s,"
        "        '{eu-us-tariffs}', 5, true from quantity",
        id_,
        today - timedelta(days=values[0][0]),
        "curated" if curated else "discovered",
        *names,
    )
    before = None
    for ago, value in values:
        day = today - timedelta(days=ago)
        run(
            db,
            "insert into reported_value (quantity_id, day, position, low, high, unit, bound, status)"
            " values (%s, %s, 0, %s, %s, 'percent', 'exact', 'fact')",
            id_,
            day,
            value,
            value,
        )
        told = json.dumps(asdict(Value(value, value, "percent")))
        run(
            db,
            "insert into change (day, rank, quantity_id, kind, name_nl, name_en, before, after, weight,"
            " sentence_nl, sentence_en) select %s, coalesce(max(rank), 0) + 1, %s, %s, %s, %s, %s, %s, 5,"
            " 'Zin.', 'Sentence.' from change where day = %s",
            day,
            id_,
            "new" if before is None else "disputed" if ago == 3 else "changed",
            *names,
            before,
            told,
            day,
        )
        before = told


def link_claims(db: Database, claim_text: str, quantity: str, runner_up: str | None = None) -> None:
    """Every claim of this text belongs to the quantity."""
    run(
        db,
        "insert into link (claim_id, quantity_id, day, score, reasons, runner_up, runner_up_score)"
        """ select id, %s, %s, 1.25, '[["own words", 1.0], ["values agree", 0.25]]', %s, 0.5"""
        " from claim where text = %s and kind = 'figure'",
        quantity,
        NOW.date(),
        runner_up,
        claim_text,
    )


def fill(db: Database) -> None:
    """Two outlets, four feeds in different health, an article in two versions and a hostile one."""
    with db.transaction():
        north, delta = (
            add_outlet(db, "kanaal-noord", "Kanaal Noord"),
            add_outlet(db, "radio-delta", "Radio Delta"),
        )
        well = add_feed(db, north, "kanaal-noord-politiek", last_success_at=NOW, last_news_at=NOW)
        slow = add_feed(
            db, north, "kanaal-noord-economie", last_success_at=NOW, last_news_at=NOW - timedelta(hours=30)
        )
        bad = add_feed(
            db,
            delta,
            "radio-delta",
            last_success_at=NOW - timedelta(days=2),
            last_news_at=NOW - timedelta(days=2),
        )
        add_feed(db, delta, "radio-delta-oud", enabled=False)
        for hours in range(0, 200, 2):
            at = NOW - timedelta(hours=hours)
            add_fetch(db, well, at, news=1)
            add_fetch(db, slow, at, news=int(hours >= 30))
            add_fetch(db, bad, at, problem="http-503" if hours < 48 else None, news=int(hours >= 48))
        article = run(
            db,
            "insert into article (outlet_id, key) values (%s, %s) returning id",
            north,
            "kanaal-noord:staal/1",
        )
        hostile = run(
            db,
            "insert into article (outlet_id, key) values (%s, %s) returning id",
            delta,
            f"radio-delta:{EVIL}",
        )
        link = "https://kanaal-noord.example/staal"
        earlier = NOW - timedelta(hours=6)
        first = add_version(db, well, article, FIRST, earlier, url=link)
        second = add_version(db, well, article, SECOND, NOW - timedelta(hours=2), url=link)
        evil = add_version(db, bad, hostile, f"{EVIL}\n\n{EVIL}", NOW, title=EVIL, url="javascript:alert(3)")
        topic = TopicHit("eu-us-tariffs", 4.5, (("heffing", 3.0), ("staal", 1.5)))
        record_readings(
            db,
            [
                Reading(first, (topic,), read(TITLE, FIRST, 25)),
                Reading(second, (topic,), read(TITLE, SECOND, 15)),
                Reading(
                    evil,
                    (TopicHit(EVIL, 1.0, ((EVIL, 1.0),)),),
                    Claims(
                        figures=(
                            Figure(0, 8, EVIL[:8], Value(1, 1, f"count:{EVIL}"), speaker=EVIL, what=EVIL),
                        ),
                        speech=(Speech(2, 20, EVIL[2:20], EVIL, True),),
                    ),
                ),
            ],
            "test",
        )
        add_quantity(
            db,
            "us-tariff-on-steel",
            ("Amerikaanse heffing op staal", "US tariff on steel"),
            [(200, 50), (40, 30), (10, 25), (3, 20), (0, 15)],
            curated=True,
        )
        # What contradicted the 20 procent of three days ago, and came after it.
        run(db, "update reported_value set position = 1 where day = %s", NOW.date() - timedelta(days=3))
        run(
            db,
            "insert into reported_value (quantity_id, day, position, low, high, unit, bound, status)"
            " values ('us-tariff-on-steel', %s, 0, 22, 22, 'percent', 'exact', 'denied')",
            NOW.date() - timedelta(days=3),
        )
        add_quantity(
            db, "q-0011223344556677", ("heffing op staalplaat", "tariff on sheet steel"), [(500, 25)]
        )
        add_quantity(db, f"q-{EVIL}", (f"={EVIL}", f"@{EVIL}"), [(20, 1), (5, 2)])
        link_claims(db, "15 procent", "us-tariff-on-steel", "q-0011223344556677")
        link_claims(db, "25 procent", "us-tariff-on-steel", "q-0011223344556677")
        link_claims(db, EVIL[:8], f"q-{EVIL}", f"q-{EVIL}")
        run(
            db,
            "insert into linked_day (day, versions, figures, new_untold, quantities) values (%s, 3, 6, 0, 3)",
            NOW.date(),
        )
        run(db, "delete from stale_day")
