"""The command `archive`: what it takes, what it says of the rest, and that twice is once."""

from __future__ import annotations

import gzip
import json
import resource
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from news import OFF_TOPIC, tariff, write

from cijferwacht.cli import main
from cijferwacht.database import Database, connect
from cijferwacht.database.articles import versions_of_day
from cijferwacht.database.days import pending_days
from cijferwacht.database.feeds import fetches_of_day, record_feeds
from cijferwacht.database.reports import stored_report
from cijferwacht.feeds.archive import keep
from cijferwacht.feeds.parse import parse
from cijferwacht.feeds.settings import load_feeds
from cijferwacht.paths import SEEDS
from cijferwacht.pipeline.capture import Capture, take_in
from cijferwacht.pipeline.edition import refresh, write_edition
from cijferwacht.pipeline.history import play_day
from cijferwacht.settings import Settings
from news_server import item, rss
from web_archive import record

NOS = "http://feeds.nos.nl/nosnieuwsalgemeen/"
DAY = date(2026, 3, 22)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The archive folder of the settings."""
    monkeypatch.setenv("CIJFERWACHT_SETTINGS", str(tmp_path / "none.toml"))
    monkeypatch.setenv("CIJFERWACHT_ARCHIVE", str(tmp_path / "archive"))
    monkeypatch.setenv("CIJFERWACHT_FETCH_MAX_BYTES", "10000")
    return tmp_path / "archive"


def archive(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["archive", *map(str, arguments)])


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def nos(hour: int, *titles: str, **keys: str) -> bytes:
    """A capture of the NOS on the 22nd at an hour, UTC; without titles it was as before."""
    date = f"2026-03-22T{hour:02}:00:00Z"
    if not titles:
        return record(b"", kind="revisit", url=NOS, date=date, **keys)
    return record(rss(*(item(title, title) for title in titles)), url=NOS, date=date, **keys)


def test_feeds_out_of_warc_files_are_played_by_the_door_of_all_news(db: Database, folder: Path) -> None:
    warc = folder.parent / "crawl.warc.gz"
    digest = "WARC-Payload-Digest: sha1:EEN\r\n"
    warc.write_bytes(
        b"".join(
            map(
                gzip.compress,
                [
                    nos(9, warc=digest),
                    nos(6, "Een", warc=digest),
                    nos(8, "Een", "Twee"),
                    nos(7, "Kapot", status="HTTP/1.1 503 Druk"),
                    nos(11, "Groot" * 5000),
                    nos(10, warc="WARC-Payload-Digest: sha1:WEG\r\n"),
                    nos(12, warc="WARC-Refers-To-Date: 2026-03-22T08:00:00Z\r\n"),
                    record(url="https://elders.example/"),
                ],
            )
        )
    )
    done = archive("warc", warc)
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines() == [
        "nos-algemeen: 4 new, 0 there already",
        f"4 snapshots of 1 day lie in {folder}; to play them, choose Trigger → Backfill on the DAG "
        "history in the Airflow UI, from 2026-03-22 to 2026-03-22.",
    ]
    assert done.stderr.splitlines() == [
        f"skipped: nos-algemeen, {NOS} of 2026-03-22T{hour}:00:00Z: {reason}"
        for hour, reason in (
            ("07", "it was answered with 503"),
            ("11", "its body is larger than 10000 bytes"),
            ("10", "it is as before, and what was before is not here"),
        )
    ]
    taken = files(folder)
    assert sorted(taken) == [f"nos-algemeen/20260322T{hour}0000Z.xml" for hour in ("06", "08", "09", "12")]

    again = archive("warc", warc)
    assert again.stdout.startswith("nos-algemeen: 0 new, 4 there already\n4 snapshots of 1 day lie in")
    assert files(folder) == taken

    played = play_day(db, DAY, Settings(archive=folder))
    assert (played["snapshots"], played["snapshots_failed"], played["versions_new"]) == (4, 0, 2)
    assert [version.title for version in versions_of_day(db, DAY)] == ["Een", "Twee"]
    assert [row.outcome for row in fetches_of_day(db, DAY)] == ["changed"] * 4


def test_what_stands_in_the_archive_is_never_replaced(folder: Path) -> None:
    mine = folder / "nos-algemeen" / "20260322T060000Z.xml"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"<rss>mijn eigen</rss>")
    warc = folder.parent / "crawl.warc"
    # The second moment of the file has two answers; the first counts.
    warc.write_bytes(nos(6, "Een") + nos(7, "Een") + nos(7, "Twee"))
    done = archive("warc", warc)
    assert done.exit_code == 0
    assert done.stderr.splitlines() == [
        f"skipped: nos-algemeen, {NOS} of 2026-03-22T{hour}:00:00Z: another snapshot stands in "
        f"nos-algemeen/20260322T{hour}0000Z.xml"
        for hour in ("06", "07")
    ]
    assert mine.read_bytes() == b"<rss>mijn eigen</rss>"
    assert b"Een" in files(folder)["nos-algemeen/20260322T070000Z.xml"]


def test_a_damaged_file_is_told_and_the_next_is_read(folder: Path) -> None:
    broken, good = folder.parent / "kapot.warc.gz", folder.parent / "goed.warc"
    broken.write_bytes(gzip.compress(nos(6, "Een") + nos(7, "Twee"))[:-30])
    good.write_bytes(nos(8, "Drie"))
    done = archive("warc", broken, good)
    assert done.exit_code == 1
    assert "kapot.warc.gz is cut short" in done.stderr.splitlines()
    assert "nos-algemeen/20260322T080000Z.xml" in files(folder)


def test_a_file_without_feeds_says_where_their_addresses_stand(folder: Path) -> None:
    empty = folder.parent / "leeg.warc"
    empty.write_bytes(record(url="https://elders.example/\x1b[31m"))
    done = archive("warc", empty)
    assert (done.exit_code, done.stdout) == (
        0,
        "No snapshot of a known feed was found; seeds/feeds.toml holds their addresses.\n",
    )
    assert not folder.exists()


def test_skipped_captures_are_named_until_there_are_too_many(folder: Path) -> None:
    many = folder.parent / "veel.warc"
    rude = "http://feeds.nos.nl/nosnieuwsalgemeen?utm_x=\x1b[31m"
    many.write_bytes(record(url=rude, date="gisteren") + nos(6, "Een", status="HTTP/1.1 500 Oeps") * 110)
    told = archive("warc", many).stderr.splitlines()
    assert "\x1b" not in told[0]
    assert told[-1] == "skipped: 11 more"


def test_a_write_that_fails_leaves_no_half_snapshot(tmp_path: Path) -> None:
    at = datetime(2026, 3, 22, 6, tzinfo=UTC)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
        with pytest.raises(OSError, match="File too large"):
            keep(tmp_path, "krant", at, bytes(2000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert files(tmp_path) == {}
    assert [keep(tmp_path, "krant", at, body) for body in (b"<rss/>", b"<rss/>", b"<rdf/>")] == [
        "new",
        "there",
        "taken",
    ]
    assert files(tmp_path) == {"krant/20260322T060000Z.xml": b"<rss/>"}


# -- files of articles -------------------------------------------------------------------------------


@pytest.fixture
def newsroom(postgres_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The live news of the settings' database."""
    for name in ("DATABASE_URL", "AIRFLOW_DATABASE_URL"):
        monkeypatch.setenv(f"CIJFERWACHT_{name}", postgres_url)
    with connect(postgres_url) as db:
        yield db


def stored(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that comes of articles."""
    tables = ("outlet", "feed", "feed_fetch", "article", "version", "reading", "claim", "stale_day", "report")
    found = {}
    with db.transaction(), db.connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"select * from {table} order by 1, 2")  # noqa: S608
            found[table] = cursor.fetchall()
    return found


def test_articles_become_live_news_whose_days_wait_for_their_reports(
    newsroom: Database, tmp_path: Path
) -> None:
    file = write(
        tmp_path / "mei.jsonl",
        tariff(1, "2026-05-04T09:00", 20),
        OFF_TOPIC,
        tariff(2, "2026-05-06T09:00", 15, source="nos"),
    )
    done = archive("articles", file)
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines() == [
        "3 articles: 3 new versions.",
        "Told on 2 past days; for their reports, choose Trigger → Backfill on the DAG history in the Airflow "
        "UI, from 2026-05-04 to 2026-05-06.",
    ]
    # A source that nobody knew is an outlet now; one that is polled has its name.
    outlets = [
        version.outlet_name for day in (4, 6) for version in versions_of_day(newsroom, date(2026, 5, day))
    ]
    assert outlets == ["noorderpost", "noorderpost", "NOS"]
    assert pending_days(newsroom) == [date(2026, 5, 4), date(2026, 5, 6)]
    # What the DAG history finds: two versions on the first day, and nothing to do on the second.
    found = [play_day(newsroom, date(2026, 5, day), Settings())["articles_from_files"] for day in (4, 5, 6)]
    assert found == [2, 0, 1]

    once = stored(newsroom)
    assert archive("articles", file).stdout.startswith("3 articles: 0 new versions.\nTold on 2 past days; ")
    assert stored(newsroom) == once


def test_a_late_file_renews_the_reports_after_it(newsroom: Database, tmp_path: Path) -> None:
    settings = Settings(state_dir=tmp_path)
    archive("articles", write(tmp_path / "later.jsonl", tariff(2, "2026-05-05T09:00", 15)))
    write_edition(newsroom, date(2026, 5, 5), settings)
    archive("articles", write(tmp_path / "eerder.jsonl", tariff(1, "2026-05-04T09:00", 20)))
    write_edition(newsroom, date(2026, 5, 4), settings, occasion="history")
    refresh(newsroom, settings)
    told = [stored_report(newsroom, date(2026, 5, day)) for day in (4, 5)]
    assert [
        (report.version, [(change.kind, change.after.low) for change in report.edition.changes])
        for report in told
        if report is not None
    ] == [(1, [("new", 20)]), (2, [("changed", 15)])]


def test_a_bad_line_is_named_and_the_rest_counts(newsroom: Database, tmp_path: Path) -> None:
    good = [tariff(number, f"2026-05-0{number}T09:00", 20) for number in (1, 2, 3)]
    later = json.loads(tariff(4, "2026-05-04T09:00", 20)) | {"updated": "2031-05-04T09:00:00Z"}
    lines = [
        *(good[0].encode(), b"geen json", b"", good[1].encode(), b"\xff\xfe", good[0].encode()),
        *(json.dumps(later).encode(), tariff(5, "1066-05-04T09:00", 20).encode()),
        *(b'"' + b"a" * 3_000_000, good[2].encode()),
        tariff(6, "2026-05-04T09:00", 20, id="\u202e\x1b[31m", guid=3).encode(),
    ]
    file = tmp_path / "mei.jsonl"
    file.write_bytes(b"\n".join(lines))
    done = archive("articles", file)
    assert done.exit_code == 1
    assert done.stdout.startswith("3 articles: 3 new versions.\nTold on 3 past days; ")
    assert done.stderr.splitlines() == [
        f"skipped: mei.jsonl:{number}: {reason}"
        for number, reason in (
            (2, "is not JSON: Expecting value at character 1"),
            (5, "is not UTF-8 at byte 1"),
            (6, "id 'noorderpost-1' is that of line 1"),
            (7, "is not told between 1995 and now"),
            (8, "is not told between 1995 and now"),
            (9, "is longer than 1216000 characters"),
            (11, "guid must be a string"),
        )
    ]

    # Mended, it brings what was missing.
    file.write_bytes(b"\n".join([*lines[:1], tariff(7, "2026-05-01T09:00", 20).encode(), *lines[2:]]))
    assert archive("articles", file).stdout.startswith("4 articles: 1 new version.")
    assert len(versions_of_day(newsroom, date(2026, 5, 1))) == 2


def test_an_article_that_was_polled_too_is_one_article(newsroom: Database, tmp_path: Path) -> None:
    nos = load_feeds(SEEDS / "feeds.toml")[0]
    link = "https://nos.nl/artikel/2560011-heffing"
    live = rss(item("https://nos.nl/l/2560011", "Heffing", "Twintig procent.", link=link))
    polled_at = datetime(2026, 5, 4, 8, tzinfo=UTC)
    with newsroom.transaction():
        record_feeds(newsroom, [nos])
    take_in(newsroom, Capture(nos.slug, polled_at, "live", parse(live), live))
    same = tariff(1, "2026-05-04T11:00", 20, source="nos", url=link)
    done = archive("articles", write(tmp_path / "mei.jsonl", same))
    assert done.exit_code == 0, done.output
    # The feed it was first seen in has the say.
    [version] = versions_of_day(newsroom, date(2026, 5, 4))
    assert (version.title, version.outlet_name) == ("Heffing", "NOS")


def test_without_a_database_it_says_what_makes_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIJFERWACHT_STATE_DIR", str(tmp_path / "state"))
    done = archive("articles", write(tmp_path / "mei.jsonl", OFF_TOPIC))
    assert (done.exit_code, "`make run` makes it" in done.stderr) == (1, True)
