"""The Wayback Machine asked for a feed's past: politely, to the end, and with doubt."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from click.testing import CliRunner

from cijferwacht.cli import main
from cijferwacht.database import Database
from cijferwacht.database.articles import versions_of_day
from cijferwacht.feeds import wayback
from cijferwacht.feeds.settings import Feed
from cijferwacht.feeds.wayback import Pace, Wayback
from cijferwacht.pipeline.gathering import Gathered, gather_wayback
from cijferwacht.pipeline.history import play_day
from cijferwacht.settings import Settings
from news_server import CLIENT, Answer, drip, item, rss, send
from web_archive import WebArchive, web_archive

RSS = "https://krant.example/rss"
KRANT = Feed("krant", "krant", "De Krant", RSS)
BODE = Feed("bode", "bode", "De Bode", "https://bode.example/?rss", former=("http://oud.example/rss",))
FIRST, LAST = date(2026, 3, 22), date(2026, 3, 24)
CDX = "/cdx/search/cdx"
AT_ONCE = Pace(0, 0)
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def archive() -> Iterator[WebArchive]:
    with web_archive() as running:
        yield running


class Patience:
    """Waits by writing down how long."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.waits.append(seconds)


def gather(
    archive: WebArchive,
    folder: Path,
    *feeds: Feed,
    pause: Callable[[float], None] | None = None,
    pace: Pace = AT_ONCE,
    page: int = 1000,
) -> Gathered:
    asked = Wayback(CLIENT, archive.server.url, pace, pause or Patience(), lambda: NOW, page)
    return gather_wayback(asked, feeds or (KRANT,), folder, first=FIRST, last=LAST)


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def feed_of(*titles: str) -> bytes:
    return rss(*(item(title, title) for title in titles))


def answers(status: int, body: bytes = b"", **headers: str) -> Answer:
    """One answer, ``retry_after=`` and so on as headers."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda request: send(request, status, body, named)


def cut_short(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Length: 999\r\n\r\n<rss")


def test_captures_of_local_days_are_fetched_and_played(
    archive: WebArchive, tmp_path: Path, db: Database
) -> None:
    nos = "http://feeds.nos.nl/nosnieuwsalgemeen"
    archive.captures = [
        ("20260321225959", nos, 200, feed_of("Gisteren")),
        ("20260321230000", nos, 200, feed_of("Een")),  # midnight in Amsterdam
        ("20260322060000", nos, 200, feed_of("Een")),
        ("20260322070000", nos, 301, b"elders"),
        ("20260322080000", "https://feeds.nos.nl/nosnieuwsalgemeen/", 200, feed_of("Een", "Twee")),
        ("20260322120000", "https://elders.example/rss", 200, feed_of("Vreemd")),
        ("20260322230000", nos, 200, feed_of("Morgen")),
    ]
    command = [
        *("archive", "wayback", "--feed", "nos-algemeen", "--first", "2026-03-22", "--last", "2026-03-22"),
        *("--server", archive.server.url, "--pause", "0", "--allow-loopback"),
    ]
    own = {"CIJFERWACHT_SETTINGS": str(tmp_path / "none.toml"), "CIJFERWACHT_ARCHIVE": str(tmp_path / "a")}
    done = CliRunner().invoke(main, command, env=own)
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines() == [
        "nos-algemeen: 2 new, 0 there already",
        f"2 snapshots of 1 day lie in {tmp_path / 'a'}; to play them, choose Trigger → Backfill on the DAG "
        "history in the Airflow UI, from 2026-03-22 to 2026-03-22.",
    ]
    assert names(tmp_path / "a") == [
        f"nos-algemeen/{at}Z.xml" for at in ("20260321T230000", "20260322T080000")
    ]
    agents = {headers["user-agent"] for _, headers in archive.server.requests}
    assert agents == {Settings(_env_file=None).user_agent}
    played = play_day(db, date(2026, 3, 22), Settings(archive=tmp_path / "a"))
    assert played["snapshots_failed"] == 0
    assert [version.title for version in versions_of_day(db, date(2026, 3, 22))] == ["Een", "Twee"]


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--feed", "nergens"], "no feed nergens in seeds/feeds.toml"),
        (["--feed", "all", "--last", "2026-03-01"], "--last 2026-03-01 lies before --first 2026-03-22."),
        (["--feed", "all", "--server", "file:///etc"], "--server 'file:///etc' is not http or https."),
    ],
)
def test_a_wrong_option_is_told(options: list[str], complaint: str) -> None:
    command = ["archive", "wayback", "--first", "2026-03-22", "--last", "2026-03-22", *options]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 2
    assert complaint in done.stderr


def test_a_long_list_comes_page_by_page(archive: WebArchive, tmp_path: Path) -> None:
    archive.captures = [(f"202603220{hour}0000", RSS, 200, feed_of(str(hour))) for hour in range(7)]
    gathered = gather(archive, tmp_path, page=2)
    assert gathered.new == {"krant": 7}
    assert archive.asked.count(CDX) == 4


def test_what_is_there_is_not_fetched_again(archive: WebArchive, tmp_path: Path) -> None:
    archive.captures = [(f"202603220{hour}0000", RSS, 200, feed_of(str(hour))) for hour in range(6)]
    waits = iter(range(100))

    def stop(seconds: float) -> None:
        if next(waits) == 2:  # after the list and two captures
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        gather(archive, tmp_path, pause=stop)
    assert len(names(tmp_path)) == 2
    archive.server.requests.clear()
    gathered = gather(archive, tmp_path)
    assert (gathered.new, gathered.there) == ({"krant": 4}, {"krant": 2})
    assert len(archive.asked) == 1 + 4
    archive.server.requests.clear()
    assert gather(archive, tmp_path).there == {"krant": 6}
    assert archive.asked == [CDX]


def test_former_addresses_are_asked_for_too(archive: WebArchive, tmp_path: Path) -> None:
    archive.captures = [
        ("20260322060000", "http://oud.example/rss", 200, feed_of("Een")),
        ("20260322070000", "https://bode.example/?rss", 200, feed_of("Twee")),
    ]
    assert gather(archive, tmp_path, KRANT, BODE).new == {"bode": 2}
    assert names(tmp_path) == ["bode/20260322T060000Z.xml", "bode/20260322T070000Z.xml"]


def test_requests_keep_their_distance(archive: WebArchive, tmp_path: Path) -> None:
    archive.captures = [(f"2026032{day}060000", RSS, 200, feed_of(str(day))) for day in (2, 3)]
    pause = Patience()
    gather(archive, tmp_path, KRANT, BODE, pause=pause, pace=Pace(listing=2.5, capture=1.0))
    # The list, two captures, and the lists of the other feed's two addresses.
    assert pause.waits == [1.0, 1.0, 2.5, 2.5]


@pytest.mark.parametrize(
    ("trouble", "wait"),
    [
        (answers(429, retry_after="7"), 7),
        (answers(429, retry_after="Mon, 01 Jun 2026 12:00:30 GMT"), 30),
        (answers(429), wayback.BACKOFF_429),
        (answers(503, retry_after="3"), 3),
        (answers(500), wayback.BACKOFF),
        (answers(520), wayback.BACKOFF),
        (drip(b" ", 0.1, 20), wayback.BACKOFF),
        (cut_short, wayback.BACKOFF),
    ],
)
@pytest.mark.parametrize("at", [0, 1], ids=["list", "capture"])
def test_trouble_that_passes_is_waited_for(
    archive: WebArchive, tmp_path: Path, trouble: Answer, wait: float, at: int
) -> None:
    archive.captures = [("20260322060000", RSS, 200, feed_of("Een"))]
    archive.troubles = [archive.answer_itself] * at + [trouble]
    pause = Patience()
    gathered = gather(archive, tmp_path, pause=pause)
    assert (gathered.new, gathered.unfinished) == ({"krant": 1}, [])
    assert wait in pause.waits


def test_an_archive_that_wants_to_be_left_alone_is(archive: WebArchive, tmp_path: Path) -> None:
    archive.captures = [("20260322060000", RSS, 200, feed_of("Een"))]
    archive.troubles = [answers(429, retry_after="3600")]
    gathered = gather(archive, tmp_path, KRANT, BODE)
    assert gathered.unfinished == ["krant: the archive wants to be left alone until 2026-06-01 15:00"]
    assert archive.asked == [CDX]

    archive.troubles = [answers(429)] * 20
    gathered = gather(archive, tmp_path, KRANT, BODE)
    assert gathered.unfinished == ["krant: the archive answers 429 again and again; try it in an hour"]
    assert len(archive.asked) == 1 + wayback.ATTEMPTS


def test_an_archive_that_is_down_is_not_asked_for_every_feed(archive: WebArchive, tmp_path: Path) -> None:
    archive.troubles = [answers(503)] * 100
    pause = Patience()
    many = [Feed(f"krant-{n}", "krant", "De Krant", f"https://krant.example/{n}") for n in range(9)]
    gathered = gather(archive, tmp_path, *many, pause=pause)
    assert gathered.unfinished[-1] == "krant-2: the archive does not answer; try it later"
    assert len(archive.asked) == 3 * wayback.ATTEMPTS
    assert [wait for wait in pause.waits if wait][:3] == [5, 10, 20]


def test_a_capture_that_cannot_be_had_leaves_the_others(archive: WebArchive, tmp_path: Path) -> None:
    stamps = [f"202603220{hour}0000" for hour in range(7)]
    archive.captures = [(stamp, RSS, 200, feed_of(stamp)) for stamp in stamps]
    listed = archive.answer_itself
    archive.troubles = [
        listed,
        answers(404),
        # The nearest one it has, instead of the one asked for; and a way out of the archive.
        answers(302, location=f"/web/20260322060000id_/{RSS}"),
        listed,
        answers(302, location=archive.server.serve("/elders.xml", feed_of("Elders"))),
        answers(200, gzip.compress(bytes(5_000_000))),
        answers(200, b" "),
        *[answers(502)] * wayback.ATTEMPTS,
    ]
    gathered = gather(archive, tmp_path)
    assert [(skipped.capture, skipped.reason) for skipped in gathered.skipped] == [
        (f"{RSS} of {stamp}", reason)
        for stamp, reason in zip(
            stamps,
            [
                "the server answers 404",
                "the archive answers with another capture",
                "the archive answers with another capture",
                "its body is larger than 200000 bytes",
                "its body is empty",
                "the server answers 502",
            ],
            strict=False,
        )
    ]
    assert gathered.unfinished == ["krant: 1 captures are asked for again by another run"]
    assert names(tmp_path) == ["krant/20260322T060000Z.xml"]


HEAD = ["timestamp", "original", "statuscode"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"<html>Even geduld</html>", "the list is not JSON"),
        (b"\xff\xfe\x00", "the list is not JSON"),
        (b"[" * 200_001, "more than 200000 bytes"),
        (b"[" * 100_000, "the list is not JSON"),
        (b'{"fout": 1}', "the list is no table of texts"),
        (b"[[1, 2]]", "the list is no table of texts"),
        (b'[["a", "b"]]', "the list has no rows of timestamp and original"),
        (json.dumps([HEAD, ["20260322060000"]]).encode(), "the list has no rows of timestamp and original"),
    ],
)
def test_a_list_that_is_none_is_told(archive: WebArchive, tmp_path: Path, body: bytes, told: str) -> None:
    archive.troubles = [answers(200, body, content_type="application/json")]
    gathered = gather(archive, tmp_path, KRANT, BODE)
    assert gathered.unfinished == [f"krant: no list of {RSS}: {told}"]
    # The next feed is asked for all the same.
    assert archive.asked == [CDX] * 3


@pytest.mark.parametrize("body", [b"", b"[]", json.dumps([HEAD]).encode()])
def test_an_empty_list_is_an_answer(archive: WebArchive, tmp_path: Path, body: bytes) -> None:
    archive.troubles = [answers(200, body)]
    gathered = gather(archive, tmp_path)
    assert (gathered.new, gathered.unfinished, archive.asked) == ({}, [], [CDX])


def test_a_hostile_list_leads_nowhere(archive: WebArchive, tmp_path: Path) -> None:
    rows = [
        ["../../../../etc", RSS, "200"],
        ["2026032206000", RSS, "200"],
        ["20261322060000", RSS, "200"],
        ["20260422060000", RSS, "200"],
        ["20260322060000", "https://krant.example/geheim", "200"],
        ["20260322060000", "http://127.0.0.1:8080/rss", "200"],
        ["20260322060000", RSS, "404"],
    ]
    archive.troubles = [answers(200, json.dumps([HEAD, *rows]).encode())]
    gathered = gather(archive, tmp_path)
    wrong_time = "its time is none of the days asked for"
    wrong_address = "its address is none of the feed's"
    assert [skipped.reason for skipped in gathered.skipped] == [wrong_time] * 4 + [wrong_address] * 2
    assert (archive.asked, names(tmp_path)) == ([CDX], [])


def test_a_list_that_never_ends_is_left(archive: WebArchive, tmp_path: Path) -> None:
    archive.captures = [("20260322060000", RSS, 200, feed_of("Een"))]
    endless = json.dumps([HEAD, ["20260322060000", RSS, "200"], [], ["1"]]).encode()
    archive.troubles = [answers(200, endless), archive.answer_itself, *[answers(200, endless)] * 10]
    assert gather(archive, tmp_path).new == {"krant": 1}
    assert archive.asked.count(CDX) == 2
