"""The command `archive`: what it takes, what it says of the rest, and that twice is once."""

from __future__ import annotations

import gzip
import resource
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cijferwacht.cli import main
from cijferwacht.database import Database
from cijferwacht.database.articles import versions_of_day
from cijferwacht.database.feeds import fetches_of_day
from cijferwacht.feeds.archive import keep
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
        f"4 snapshots of 1 day lie in {folder}. To play them, choose Trigger → Backfill on the DAG history "
        "in the Airflow UI, from 2026-03-22 to 2026-03-22.",
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
    many.write_bytes(record(url=rude, date="gisteren") + nos(6, "Een", status="HTTP/1.1 500 Oeps") * 30)
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
