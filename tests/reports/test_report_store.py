"""Reports are kept: versions are added, never overwritten, and nothing equal is kept twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import psycopg2
import pytest
from editions import BUSY, DAY, QUIET

from cijferwacht.database import Collection, Database, connect
from cijferwacht.database.reports import (
    Neighbours,
    StoredReport,
    day_of_run,
    mark_stale,
    neighbours,
    record_run,
    report_versions,
    runs_of_day,
    stale_days,
    store_report,
    stored_report,
)
from cijferwacht.reports.render import render

Keep = Callable[..., StoredReport]
NEXT, LAST = DAY + timedelta(days=1), DAY + timedelta(days=3)


def test_a_report_is_read_back_as_it_was_made(db: Database) -> None:
    made = render(BUSY)
    assert store_report(db, BUSY, made) == (1, True)
    report = stored_report(db, DAY)
    assert report is not None
    assert (report.subject, report.html, report.text) == (made.subject, made.html, made.text)
    assert report.edition == BUSY
    assert report.is_newest and report.stale is None
    assert stored_report(db, NEXT) is None and stored_report(db, DAY, version=2) is None


def test_only_a_different_report_makes_a_new_version(db: Database) -> None:
    other = replace(BUSY, articles_read=500)
    made = [store_report(db, edition, render(edition)) for edition in (BUSY, BUSY, other, other, BUSY)]
    assert made == [(1, True), (1, False), (2, True), (2, False), (3, True)]
    assert store_report(db, BUSY, render(BUSY, "en"), "refresh") == (4, True)
    versions = report_versions(db, DAY)
    assert [(v.version, v.occasion) for v in versions] == [
        (4, "refresh"),
        (3, "edition"),
        (2, "edition"),
        (1, "edition"),
    ]
    old = stored_report(db, DAY, version=2)
    assert old is not None and old.edition == other and not old.is_newest


@pytest.mark.parametrize("statement", ["update report set subject = 'x'", "delete from report"])
def test_a_version_cannot_be_changed(db: Database, keep: Keep, statement: str) -> None:
    keep(db)
    with pytest.raises(psycopg2.errors.RestrictViolation), db.connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_late_article_makes_later_reports_stale_until_they_are_made_anew(db: Database) -> None:
    for day in (DAY, NEXT, LAST):
        edition = replace(QUIET, day=day)
        store_report(db, edition, render(edition))
    assert mark_stale(db, NEXT, "een artikel van 23 november kwam later") == [NEXT, LAST]
    assert mark_stale(db, NEXT, "nog een") == []
    assert stale_days(db) == [NEXT, LAST]
    same = replace(QUIET, day=NEXT)
    assert store_report(db, same, render(same)) == (1, False)
    changed = replace(BUSY, day=LAST)
    assert store_report(db, changed, render(changed)) == (2, True)
    assert stale_days(db) == []


def test_the_way_from_day_to_day(db: Database) -> None:
    assert neighbours(db, DAY) == Neighbours(None, None, None)
    for day in (DAY, NEXT, LAST):
        edition = replace(QUIET, day=day)
        store_report(db, edition, render(edition))
    assert neighbours(db, NEXT) == Neighbours(DAY, LAST, LAST)


def test_the_way_from_a_run_to_its_day(db: Database) -> None:
    record_run(db, "edition", "scheduled__2026-11-23T05:00", DAY)
    record_run(db, "edition", "scheduled__2026-11-23T05:00", DAY)
    record_run(db, "mail", "asset__1", DAY)
    assert day_of_run(db, "asset__1") == DAY
    assert day_of_run(db, "nooit") is None
    assert {run.dag_id for run in runs_of_day(db, DAY)} == {"edition", "mail"}


VIEWS = (
    "told_change",
    "reported_day",
    "quantity_now",
    "quantity_history",
    "linked_figure",
    "article_version",
)


def test_analysts_read_what_was_told_last(db: Database, keep: Keep) -> None:
    keep(db, replace(BUSY, changes=()))
    keep(db)
    with db.connection.cursor() as cursor:
        cursor.execute(
            "select kind, before_low, after_low, after_unit, since, topics, articles[1], report_version"
            " from told_change where quantity = 'us-tariff-on-eu-goods'"
        )
        assert cursor.fetchall() == [
            (
                "changed",
                25,
                15,
                "percent",
                DAY - timedelta(days=19),
                ["eu-us-tariffs"],
                "kanaal-noord:2026-11-22:13",
                2,
            )
        ]
        cursor.execute("select day, version, changes, articles_read from reported_day")
        assert cursor.fetchall() == [(DAY, 2, 6, 412)]


@pytest.mark.parametrize("collection", ["live", "sample"])
def test_the_readers_role_reads_views_and_nothing_else(postgres_url: str, collection: Collection) -> None:
    with connect(postgres_url, collection) as db, db.connection.cursor() as cursor:
        cursor.execute("grant cijferwacht_reader to current_user")
        db.connection.commit()
        cursor.execute("set role cijferwacht_reader")
        for view in VIEWS:
            cursor.execute(f"select count(*) from {view}")  # noqa: S608 - names of our own
        db.connection.rollback()
        for statement in ("select * from report", "delete from report", "select * from recipient"):
            cursor.execute("set role cijferwacht_reader")
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                cursor.execute(statement)
            db.connection.rollback()


@pytest.mark.parametrize("view", VIEWS)
def test_views_explain_themselves(db: Database, view: str) -> None:
    with db.connection.cursor() as cursor:
        cursor.execute("select obj_description(%s::regclass, 'pg_class')", (view,))
        (comment,) = cursor.fetchone() or ("",)
        assert comment
