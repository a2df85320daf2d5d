"""The product as a user starts it: a real scheduler, and a backfill over the change to summer time."""

from __future__ import annotations

from datetime import date

from cijferwacht.database import connect
from cijferwacht.database.reports import runs_of_day, stored_report
from cijferwacht.database.sample import reported_days
from product import Running

#: The clock goes from two to three on the first one, which has 23 hours; the tests in a browser have the days
#: before them.
DAYS = (date(2026, 3, 29), date(2026, 3, 30))


def test_a_backfill_of_two_days_gives_the_reports_of_these_local_days(running: Running) -> None:
    with connect(running.news_url, "sample") as db:
        before = reported_days(db)
    running.airflow(
        "backfill", "create", "--dag-id", "history",
        "--from-date", DAYS[0].isoformat(), "--to-date", DAYS[1].isoformat(), "--max-active-runs", "1",
    )  # fmt: skip

    def all_reported() -> bool:
        with connect(running.news_url, "sample") as db:
            return reported_days(db) >= set(DAYS)

    running.wait_for(all_reported, "report of both days")
    with connect(running.news_url, "sample") as db:
        assert reported_days(db) - before == set(DAYS), "not the days asked for"
        for day in DAYS:
            report = stored_report(db, day)
            assert report is not None
            assert report.occasion == "history"
            assert report.edition.articles_read > 0
            assert [run.dag_id for run in runs_of_day(db, day)] == ["history"]
    with connect(running.news_url, "live") as db:
        assert not reported_days(db) & set(DAYS), "made-up news got among the live news"
    mails = [path.name for path in (running.state / "outbox").glob("*.eml")]
    assert not [name for name in mails for day in DAYS if day.isoformat() in name], "a backfill mailed"
