"""The page of an article, read where that is allowed: main text, walls, reservations, robots.txt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from cijferwacht.articles.page import PageOutcome, read_page
from cijferwacht.database import Database
from cijferwacht.database.articles import versions_of_day, withdrawals_of_day
from cijferwacht.feeds.settings import Feed
from cijferwacht.feeds.walls import is_consent_address
from cijferwacht.pipeline.pages import fetch_pages
from cijferwacht.pipeline.poll import poll
from news_server import CLIENT, NewsServer, item, rss, serving

NOW = datetime(2026, 3, 22, 6, tzinfo=UTC)
DAY = date(2026, 3, 22)
BODY = (
    "De Europese Commissie legt vandaag een voorstel op tafel om ruim 150 miljard euro te lenen.",
    "Het geld wordt doorgeleend aan de lidstaten, die er samen luchtafweer en munitie van moeten kopen.",
    "Volgens het voorstel moet 65 procent van elk onderdeel uit Europa komen. De landen stemmen in mei.",
)
ARTICLE = (
    "<!doctype html><html><head><title>Kop</title>{head}</head><body><nav><a href='/'>Voorpagina</a></nav>"
    f"<main><article><h1>Kop</h1>{''.join(f'<p>{p}</p>' for p in BODY)}</article></main>"
    "<footer><p>Lees ook: 12 tips voor een schone keuken</p></footer></body></html>"
)


def page(head: str = "") -> bytes:
    return ARTICLE.replace("{head}", head).encode()


FREE = '<script type="application/ld+json">{"@graph": [{"isAccessibleForFree": %s}]}</script>'


@pytest.mark.parametrize(
    ("body", "headers", "url", "outcome"),
    [
        (page(), {}, "https://krant.example/1", "read"),
        (page(FREE % "true"), {}, "https://krant.example/1", "read"),
        (page(FREE % "false"), {}, "https://krant.example/1", "paywall"),
        (page(FREE % '"False"'), {}, "https://krant.example/1", "paywall"),
        (page() + b'<div class="paywall-blok">Word lid</div>', {}, "https://krant.example/1", "paywall"),
        (page('<meta name="tdm-reservation" content="1">'), {}, "https://krant.example/1", "reserved"),
        (page(), {"tdm-reservation": "1"}, "https://krant.example/1", "reserved"),
        (page(), {"tdm-reservation": "0"}, "https://krant.example/1", "read"),
        (page(), {}, "https://myprivacy.dpgmedia.nl/consent?siteKey=x", "consent"),
        (page(), {}, "https://www.krant.example/privacy-gate/accept?redirectUri=/1", "consent"),
        (b"<html><body><script src='https://myprivacy.dpgmedia.nl/a.js'></script></body></html>", {},
         "https://krant.example/1", "consent"),
        (b"<html><body><p>Video</p></body></html>", {}, "https://krant.example/1", "unreadable"),
        (b"%PDF-1.7", {"content-type": "application/pdf"}, "https://krant.example/1", "unreadable"),
        (b"", {}, "https://krant.example/1", "unreadable"),
    ],
)  # fmt: skip
def test_what_a_page_is(body: bytes, headers: dict[str, str], url: str, outcome: PageOutcome) -> None:
    reading = read_page(body, headers, url)
    assert reading.outcome == outcome
    assert (reading.text is not None) == (outcome == "read")


def test_the_main_text_without_what_stands_around_it() -> None:
    text = read_page(page(), {}, "https://krant.example/1").text or ""
    assert text.split("\n\n")[-3:] == list(BODY)
    assert "schone keuken" not in text
    assert "Voorpagina" not in text


def test_an_article_about_privacy_is_no_wall() -> None:
    assert not is_consent_address("https://krant.example/artikel/privacy-en-cookies")


@pytest.fixture
def server() -> Iterator[NewsServer]:
    with serving() as running:
        running.serve("/robots.txt", b"User-agent: *\nDisallow: /geheim/\n", content_type="text/plain")
        yield running


def polled(db: Database, server: NewsServer, path: str, *, fetch: bool = True, summary: bool = True) -> None:
    """One article in a summary feed, seen just now."""
    server.serve("/rss", rss(item("1", "Kop", "Commissie wil 150 miljard lenen.", link=server.url + path)))
    feed = Feed(
        "krant", "krant", "Krant", server.url + "/rss", "summary" if summary else "full", fetch_pages=fetch
    )
    poll(db, [feed], NOW, CLIENT, even_if_not_due=True)


def look(db: Database, at: datetime = NOW) -> dict[str, int]:
    return fetch_pages(db, at, CLIENT, pause=lambda seconds: None)


def test_the_page_is_read_in_place_of_the_summary(db: Database, server: NewsServer) -> None:
    server.serve("/artikel/1", page(), content_type="text/html; charset=utf-8")
    polled(db, server, "/artikel/1")
    (before,) = versions_of_day(db, DAY)
    assert before.page_outcome == "pending"
    assert look(db) == {"pages_read": 1}
    (after,) = versions_of_day(db, DAY)
    assert (after.id, after.page_outcome) == (before.id, "read")
    assert BODY[1] in after.text
    assert look(db) == {}
    # The same text in the next capture is no reason to ask again.
    polled(db, server, "/artikel/1")
    assert look(db) == {}
    assert len(server.asked("/artikel/1")) == 1
    assert server.asked("/artikel/1")[0]["user-agent"].startswith("Cijferwacht/")


@pytest.mark.parametrize(
    ("path", "answer", "outcome"),
    [
        ("/geheim/1", {"body": page()}, "robots"),
        ("/artikel/1", {"body": page(FREE % "false")}, "paywall"),
        ("/artikel/1", {"status": 402}, "paywall"),
        ("/artikel/1", {"status": 403}, "blocked"),
        ("/artikel/1", {"status": 410}, "gone"),
        ("/artikel/1", {"status": 302, "location": "/privacy-gate/?terug=1"}, "consent"),
        ("/artikel/1", {"status": 302, "location": "/geheim/2"}, "robots"),
        ("/artikel/1", {"status": 302, "location": "http://10.0.0.1/"}, "blocked"),
        ("/artikel/1", {"status": 302, "location": "/artikel/1"}, "unreadable"),
    ],
)
def test_a_wall_leaves_the_summary(
    db: Database, server: NewsServer, path: str, answer: dict[str, object], outcome: str
) -> None:
    server.serve(path, **{"content_type": "text/html", **answer})  # type: ignore[arg-type]
    server.serve("/privacy-gate/?terug=1", page(), content_type="text/html")
    server.serve("/geheim/2", page(), content_type="text/html")
    polled(db, server, path)
    assert look(db) == {f"pages_{outcome}": 1}
    (version,) = versions_of_day(db, DAY)
    assert (version.page_outcome, version.text) == (outcome, "Commissie wil 150 miljard lenen.")
    assert look(db) == {}
    assert [w.how for w in withdrawals_of_day(db, DAY)] == (["page"] if outcome == "gone" else [])


def test_what_robots_forbid_is_not_asked_for(db: Database, server: NewsServer) -> None:
    polled(db, server, "/geheim/1")
    look(db)
    assert server.asked("/geheim/1") == []
    assert len(server.asked("/robots.txt")) == 1


@pytest.mark.parametrize(
    ("status", "outcome"), [(404, "read"), (403, "read"), (503, "failed"), (429, "failed")]
)
def test_a_robots_txt_that_cannot_be_had(db: Database, server: NewsServer, status: int, outcome: str) -> None:
    server.serve("/robots.txt", status=status)
    server.serve("/artikel/1", page(), content_type="text/html")
    polled(db, server, "/artikel/1")
    assert look(db) == {f"pages_{outcome}": 1}


def test_a_failing_page_is_tried_three_times(db: Database, server: NewsServer) -> None:
    server.serve("/artikel/1", status=500)
    polled(db, server, "/artikel/1")
    for minutes, waiting in ((0, "pending"), (15, "pending"), (30, "failed")):
        assert look(db, NOW + timedelta(minutes=minutes)) == {"pages_failed": 1}
        assert versions_of_day(db, DAY)[0].page_outcome == waiting
    assert look(db, NOW + timedelta(minutes=45)) == {}


def test_pages_are_for_what_is_new_and_where_the_settings_allow(db: Database, server: NewsServer) -> None:
    server.serve("/artikel/1", page(), content_type="text/html")
    polled(db, server, "/artikel/1")
    # Too late: tomorrow's page does not tell what today's said.
    assert look(db, NOW + timedelta(hours=7)) == {"pages_given_up": 1}
    assert versions_of_day(db, DAY)[0].page_outcome == "none"


@pytest.mark.parametrize(("fetch", "summary"), [(False, True), (True, False)])
def test_feeds_that_need_or_allow_no_pages(
    db: Database, server: NewsServer, fetch: bool, summary: bool
) -> None:
    polled(db, server, "/artikel/1", fetch=fetch, summary=summary)
    assert versions_of_day(db, DAY)[0].page_outcome == "none"
    assert look(db) == {}


def test_a_setting_that_is_withdrawn_counts_at_once(db: Database, server: NewsServer) -> None:
    polled(db, server, "/artikel/1")
    polled(db, server, "/artikel/1", fetch=False)
    assert look(db) == {"pages_given_up": 1}
    assert server.asked("/artikel/1") == []
