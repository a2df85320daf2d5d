"""Polling real HTTP into real Postgres: what each answer leaves behind."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from click.testing import CliRunner

from cijferwacht.database import Database
from cijferwacht.database.articles import versions_of_day
from cijferwacht.database.feeds import (
    Fetched,
    fetches_of_day,
    poll_states,
    record_poll_state,
    snapshot_body,
)
from cijferwacht.feeds.command import feeds as feeds_command
from cijferwacht.feeds.schedule import PollState
from cijferwacht.feeds.settings import Feed
from cijferwacht.pipeline import poll as poll_module
from cijferwacht.pipeline.poll import PollResult, poll
from news_server import CLIENT, NewsServer, drip, item, rss, send, serving

NOW = datetime(2026, 3, 22, 6, tzinfo=UTC)
DAY = date(2026, 3, 22)
QUARTER = timedelta(minutes=15)
ONE = item("1", "Een", "Ruim 200 miljard euro.", published="Sun, 22 Mar 2026 05:30:00 GMT")
TWO = item("2", "Twee", "25 procent.", published="Sun, 22 Mar 2026 05:45:00 GMT")


@pytest.fixture
def server() -> Iterator[NewsServer]:
    with serving() as running:
        yield running


def feed(server: NewsServer, slug: str = "krant", path: str = "/rss") -> Feed:
    return Feed(slug, slug, slug.title(), server.url + path)


def ask(db: Database, *feeds: Feed, at: datetime = NOW, force: bool = False) -> PollResult:
    return poll(db, feeds, at, CLIENT, host_pause=0, even_if_not_due=force)


def log_of(db: Database) -> list[tuple[str, str | None]]:
    return [(row.outcome, row.problem) for row in fetches_of_day(db, DAY)]


def texts(db: Database) -> list[str]:
    return [version.text for version in versions_of_day(db, DAY)]


def test_entries_become_articles_and_a_change_becomes_a_version(db: Database, server: NewsServer) -> None:
    server.serve("/rss", rss(ONE))
    assert ask(db, feed(server)).counts() == {
        "feeds_polled": 1,
        "feeds_unchanged": 0,
        "feeds_empty": 0,
        "feeds_failed": 0,
        "feeds_not_due": 0,
        "articles_new": 1,
        "versions_new": 1,
    }
    server.serve("/rss", rss(TWO, ONE.replace("Ruim 200", "210")))
    (polled,) = ask(db, feed(server), at=NOW + QUARTER).feeds
    assert (polled.outcome, polled.new_articles, polled.new_versions) == ("changed", 1, 2)
    versions = versions_of_day(db, DAY)
    assert [(v.article, v.text) for v in versions] == [
        ("krant:1", "Ruim 200 miljard euro."),
        ("krant:2", "25 procent."),
        ("krant:1", "210 miljard euro."),
    ]
    assert versions[0].effective_at == NOW - timedelta(minutes=30)
    assert versions[2].effective_at == versions[2].first_seen == NOW + QUARTER
    assert snapshot_body(db, "krant", NOW) == (rss(ONE), "application/rss+xml")


def test_304_and_equal_entries_are_unchanged(db: Database, server: NewsServer) -> None:
    server.serve("/rss", rss(ONE, built="05:59"), etag='"a"')
    ask(db, feed(server))
    server.serve("/rss", status=304)
    ask(db, feed(server), at=NOW + QUARTER)
    # The time of day in the feed is no news, and these bytes are not kept.
    server.serve("/rss", rss(ONE, built="06:29"), etag='"b"')
    ask(db, feed(server), at=NOW + 2 * QUARTER)
    assert log_of(db) == [("changed", None), ("unchanged", None), ("unchanged", None)]
    (version,) = versions_of_day(db, DAY)
    assert (version.first_seen, version.last_seen) == (NOW, NOW + 2 * QUARTER)
    assert [headers.get("if-none-match") for headers in server.asked("/rss")] == [None, '"a"', '"a"']
    assert snapshot_body(db, "krant", NOW + 2 * QUARTER) == (rss(ONE, built="05:59"), "application/rss+xml")


def test_a_server_that_says_304_for_ever_is_asked_in_full(db: Database, server: NewsServer) -> None:
    server.serve("/rss", rss(ONE), etag='"eeuwig"')
    ask(db, feed(server))
    server.serve("/rss", rss(TWO), etag='"eeuwig"')
    ask(db, feed(server), at=NOW + timedelta(hours=7))
    assert "if-none-match" not in server.asked("/rss")[1]
    assert len(texts(db)) == 2


def test_an_etag_that_changes_every_time_brings_nothing_new(db: Database, server: NewsServer) -> None:
    for number in range(3):
        server.serve("/rss", rss(ONE), etag=f'"{number}"')
        ask(db, feed(server), at=NOW + number * QUARTER)
    assert log_of(db) == [("changed", None), ("unchanged", None), ("unchanged", None)]
    assert len(texts(db)) == 1


def test_one_failure_never_stops_the_others(db: Database, server: NewsServer) -> None:
    good = rss(ONE)
    server.serve("/goed", good)
    server.serve("/weg", status=410)
    server.serve("/druk", status=429, retry_after="3600")
    server.serve("/kring", status=302, location="/kring")
    server.serve("/bom", gzip.compress(b" " * 3_000_000), content_encoding="gzip")
    server.serve("/pagina", b"<!doctype html><title>Akkoord?</title>", content_type="text/html")
    server.serve("/leeg", rss())
    server.serve("/letters", "<rss><channel><item><guid>3</guid><title>Één</title></item>".encode("cp1252"))
    server.routes["/traag"] = drip(b" ", 0.1, 30)
    names = ("goed", "weg", "druk", "kring", "bom", "pagina", "leeg", "letters", "traag")
    result = ask(db, *(feed(server, name, f"/{name}") for name in names))
    found = {row.feed: row for row in fetches_of_day(db, DAY)}
    assert {name: (row.outcome, row.problem, row.grade) for name, row in found.items()} == {
        "goed": ("changed", None, None),
        "weg": ("failed", "http-410", "hard"),
        "druk": ("failed", "http-429", "temporary"),
        "kring": ("failed", "redirect-loop", "hard"),
        "bom": ("failed", "too-large", "hard"),
        "pagina": ("failed", "html", "hard"),
        "leeg": ("empty", None, None),
        "letters": ("changed", None, None),
        "traag": ("failed", "timeout", "temporary"),
    }
    assert result.counts()["feeds_failed"] == 6
    assert found["pagina"].detail == "a web page instead of a feed: 'Akkoord?'"
    states = poll_states(db, names)
    assert states["druk"].next_poll_at == NOW + timedelta(hours=1)
    assert (states["weg"].penalty, states["traag"].penalty, states["goed"].penalty) == (1, 0.25, 0)


def test_feeds_that_wait_are_not_asked(db: Database, server: NewsServer) -> None:
    ask(db, feed(server))
    result = ask(db, feed(server), at=NOW + QUARTER / 2)
    assert (result.feeds, result.skipped, len(server.requests)) == ((), 1, 1)
    ask(db, feed(server), at=NOW + QUARTER / 2, force=True)
    assert len(server.requests) == 2


def test_disabled_feeds_are_not_asked(db: Database, server: NewsServer) -> None:
    off = Feed("uit", "krant", "Krant", server.url + "/rss", enabled=False)
    assert ask(db, off).counts()["feeds_polled"] == 0
    assert server.requests == []


def test_a_feed_that_moves_is_asked_without_the_old_validators(db: Database, server: NewsServer) -> None:
    server.serve("/rss", rss(ONE), etag='"a"')
    ask(db, feed(server))
    server.serve("/nieuw", rss(ONE), etag='"a"')
    ask(db, feed(server, path="/nieuw"), at=NOW + timedelta(minutes=1))
    assert "if-none-match" not in server.asked("/nieuw")[0]


def test_polling_the_same_moment_again_changes_nothing(db: Database, server: NewsServer) -> None:
    server.serve("/rss", rss(ONE))
    ask(db, feed(server))
    before = (versions_of_day(db, DAY), log_of(db))
    ask(db, feed(server), force=True)
    assert (versions_of_day(db, DAY), log_of(db)) == before


def test_feeds_of_one_outlet_share_their_articles(db: Database, server: NewsServer) -> None:
    server.serve("/a", rss(ONE))
    server.serve("/b", rss(ONE.replace("Ruim 200 miljard euro.", "Samenvatting"), TWO))
    for path in ("/a", "/b"):
        ask(db, Feed(f"krant-{path[1]}", "krant", "Krant", server.url + path), at=NOW, force=True)
    assert sorted(texts(db)) == ["25 procent.", "Ruim 200 miljard euro."]


def test_what_fails_while_storing_leaves_nothing_of_that_feed(
    db: Database, server: NewsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the process is killed between two statements: the next poll finds the feed as it was."""
    server.serve("/a", rss(ONE))
    server.serve("/b", rss(TWO))
    one, two = feed(server, "eerste", "/a"), feed(server, "tweede", "/b")

    def fail(db: Database, slug: str, state: PollState) -> None:
        if slug == "eerste":
            raise RuntimeError("no space left")
        record_poll_state(db, slug, state)

    monkeypatch.setattr(poll_module, "record_poll_state", fail)
    result = ask(db, one, two)
    assert sorted((polled.feed, polled.outcome) for polled in result.feeds) == [
        ("eerste", "failed"),
        ("tweede", "changed"),
    ]
    assert texts(db) == ["25 procent."]
    monkeypatch.undo()
    ask(db, one, at=NOW + QUARTER)
    assert sorted(texts(db)) == ["25 procent.", "Ruim 200 miljard euro."]


def test_feeds_of_one_host_are_asked_one_after_another(db: Database, server: NewsServer) -> None:
    running: list[int] = []
    most: list[int] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        running.append(1)
        most.append(len(running))
        time.sleep(0.05)
        running.pop()
        send(request, 200, rss(ONE), {})

    feeds = []
    for number in range(4):
        server.routes[f"/{number}"] = answer
        feeds.append(feed(server, f"krant-{number}", f"/{number}"))
    ask(db, *feeds)
    assert max(most) == 1


def test_rows_of_the_log_can_be_read(db: Database, server: NewsServer) -> None:
    server.serve("/rss", rss(ONE))
    ask(db, feed(server))
    (row,) = fetches_of_day(db, DAY)
    assert isinstance(row, Fetched)
    assert (row.origin, row.status, row.entries, row.new_articles, row.new_versions) == ("live", 200, 1, 1, 1)


def settings_file(tmp_path: Path, *feeds: Feed) -> str:
    text = "".join(
        f'[[feed]]\nslug = "{f.slug}"\noutlet = "{f.outlet}"\nname = "{f.outlet_name}"\nurl = "{f.url}"\n'
        f'content = "full"\nenabled = {str(f.enabled).lower()}\n'
        for f in feeds
    )
    path = tmp_path / "feeds.toml"
    path.write_text(text)
    return str(path)


def test_feeds_check_tells_who_answers(server: NewsServer, tmp_path: Path) -> None:
    server.serve("/rss", rss(ONE, TWO))
    good = feed(server)
    off = Feed("uit", "krant", "Krant", server.url + "/nergens", enabled=False)
    file = settings_file(tmp_path, good, off)
    options = ["check", "--file", file, "--timeout", "0.5", "--allow-loopback"]
    done = CliRunner().invoke(feeds_command, options)
    assert done.exit_code == 0, done.output
    assert "rss20" in done.output
    assert "2026-03-22 06:45" in done.output
    assert "1 of 1 feeds answer." in done.output
    # A disabled feed may fail; an enabled one may not.
    done = CliRunner().invoke(feeds_command, [*options, "--all"])
    assert (done.exit_code, "http-404" in done.output, "1 of 2" in done.output) == (0, True, True)
    file = settings_file(tmp_path, good, feed(server, "b", "/b"))
    done = CliRunner().invoke(feeds_command, ["check", "--file", file, "--allow-loopback"])
    assert done.exit_code == 1


def test_feeds_check_refuses_bad_settings_and_names(server: NewsServer, tmp_path: Path) -> None:
    file = settings_file(tmp_path, feed(server))
    done = CliRunner().invoke(feeds_command, ["check", "niet", "--file", file])
    assert (done.exit_code, "no feed niet" in done.output) == (2, True)
    done = CliRunner().invoke(feeds_command, ["check", "--file", file + ".weg"])
    assert (done.exit_code, "cannot be read" in done.output) == (2, True)
