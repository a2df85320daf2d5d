"""Reports of days: missed mornings, late news, and who gets mail about what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from news import tariff

from cijferwacht.database import Database, connect
from cijferwacht.database.reports import report_versions, stored_report
from cijferwacht.database.sample import remove_sample
from cijferwacht.days import local_day, yesterday
from cijferwacht.model import Value
from cijferwacht.pipeline.edition import refresh, write_edition
from cijferwacht.pipeline.history import ingest_articles, play_day
from cijferwacht.pipeline.mail import mail_report
from cijferwacht.pipeline.read import read_new
from cijferwacht.reports.transport import Outbox
from cijferwacht.settings import Settings

MONDAY = date(2026, 5, 4)
TUESDAY, WEDNESDAY = MONDAY + timedelta(1), MONDAY + timedelta(2)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(state_dir=tmp_path, public_url="http://127.0.0.1:8080")


def take_in(db: Database, *lines: str) -> None:
    ingest_articles(db, lines)
    read_new(db)


def lines_of(db: Database, day: date) -> list[tuple[str, float | None]]:
    report = stored_report(db, day)
    assert report is not None
    return [(change.kind, change.after.low) for change in report.edition.changes]


def polled(db: Database, moment: datetime) -> None:
    """The feeds were polled at this moment, and failed."""
    with db.transaction(), db.connection.cursor() as cursor:
        cursor.execute(
            "insert into feed_fetch (feed_id, captured_at, origin, outcome, problem, grade)"
            " select id, %s, 'live', 'failed', 'timeout', 'temporary' from feed",
            (moment,),
        )


def test_a_report_compares_with_what_was_reported_before(db: Database, settings: Settings) -> None:
    take_in(db, tariff(1, "2026-05-04T09:00", 20), tariff(2, "2026-05-05T09:00", 15))
    assert write_edition(db, MONDAY, settings)["changes"] == 1
    assert write_edition(db, TUESDAY, settings)["changes"] == 1
    assert lines_of(db, MONDAY) == [("new", 20)]
    assert lines_of(db, TUESDAY) == [("changed", 15)]


def test_the_same_report_again_is_no_new_version(db: Database, settings: Settings) -> None:
    take_in(db, tariff(1, "2026-05-04T09:00", 20))
    first = write_edition(db, MONDAY, settings)
    again = write_edition(db, MONDAY, settings)
    assert (first["version"], first["new_version"]) == (1, 1)
    assert (again["version"], again["new_version"]) == (1, 0)


def test_a_day_without_news_gets_its_report(db: Database, settings: Settings) -> None:
    assert write_edition(db, MONDAY, settings)["changes"] == 0
    assert lines_of(db, MONDAY) == []


def test_late_news_marks_later_reports_stale_and_a_refresh_renews_them(
    db: Database, settings: Settings
) -> None:
    take_in(db, tariff(2, "2026-05-05T09:00", 15))
    write_edition(db, TUESDAY, settings)
    assert lines_of(db, TUESDAY) == [("new", 15)]

    take_in(db, tariff(1, "2026-05-04T09:00", 20))
    write_edition(db, MONDAY, settings, occasion="history")
    stale = stored_report(db, TUESDAY)
    assert stale is not None
    assert stale.stale is not None
    assert "4 mei 2026" in stale.stale
    assert refresh(db, settings)["reports"] == 1
    assert lines_of(db, TUESDAY) == [("changed", 15)]
    assert [version.occasion for version in report_versions(db, TUESDAY)] == ["refresh", "edition"]
    assert refresh(db, settings) == {"days": 0, "reports": 0}


def test_days_before_the_first_poll_are_known_but_not_reported(db: Database, settings: Settings) -> None:
    take_in(db, tariff(1, "2026-05-04T09:00", 20), tariff(2, "2026-05-05T09:00", 15))
    polled(db, datetime(2026, 5, 5, 6, tzinfo=UTC))
    write_edition(db, TUESDAY, settings)
    assert stored_report(db, MONDAY) is None
    assert lines_of(db, TUESDAY) == [("changed", 15)]


def test_a_missed_morning_is_made_up_for(db: Database, settings: Settings) -> None:
    take_in(db, tariff(1, "2026-05-04T09:00", 20), tariff(2, "2026-05-05T09:00", 15))
    polled(db, datetime(2026, 5, 4, 6, tzinfo=UTC))
    made = write_edition(db, WEDNESDAY, settings)
    assert made["other_days"] == 2
    assert lines_of(db, MONDAY) == [("new", 20)]
    assert lines_of(db, TUESDAY) == [("changed", 15)]


def test_a_feed_that_failed_is_told(db: Database, settings: Settings) -> None:
    take_in(db, tariff(1, "2026-05-04T09:00", 20))
    polled(db, datetime(2026, 5, 4, 12, tzinfo=UTC))
    write_edition(db, MONDAY, settings)
    report = stored_report(db, MONDAY)
    assert report is not None
    assert [trouble.kind for trouble in report.edition.troubles] == ["failed"]
    assert "geen antwoord op tijd" in report.text


def test_values_keep_their_shape_through_the_database(db: Database, settings: Settings) -> None:
    take_in(db, tariff(1, "2026-05-04T09:00", 20))
    write_edition(db, MONDAY, settings)
    report = stored_report(db, MONDAY)
    assert report is not None
    [change] = report.edition.changes
    assert change.before is None
    assert (change.after.low, change.after.high, change.after.unit) == (20, 20, "percent")
    assert isinstance(change.after, Value)
    [said, *_] = change.evidence
    assert said.sentence[said.mark.start : said.mark.end] == "20 procent"
    assert said.url == "https://noorderpost.example/1"


@pytest.mark.parametrize(
    ("days_ago", "asked", "mails"),
    [(1, False, 1), (2, False, 0), (2, True, 1)],
    ids=["the newest closed day", "an older day", "an older day, asked for"],
)
def test_only_the_newest_day_is_mailed_unless_asked(
    db: Database, settings: Settings, days_ago: int, asked: bool, mails: int
) -> None:
    day = local_day(datetime.now(UTC)) - timedelta(days=days_ago)
    write_edition(db, day, settings)
    outbox = Outbox(settings.outbox_dir)
    for _ in range(2):
        mail_report(db, day, settings, outbox, asked=asked)
    assert len(list(settings.outbox_dir.glob("*.eml"))) == mails


def test_no_report_is_no_mail(db: Database, settings: Settings, tmp_path: Path) -> None:
    assert (
        mail_report(db, yesterday(local_day(datetime.now(UTC))), settings, Outbox(tmp_path / "outbox")) == {}
    )


def test_a_removed_sample_does_not_come_back_with_a_backfill(postgres_url: str, settings: Settings) -> None:
    day = date(2026, 3, 22)
    with connect(postgres_url, "sample") as sample:
        assert play_day(sample, day, settings)["snapshots"] > 0
    remove_sample(postgres_url)
    with connect(postgres_url, "sample") as sample:
        assert play_day(sample, day, settings)["snapshots"] == 0
