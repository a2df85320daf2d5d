"""One request: what it sends, what it accepts, and how it ends when the other side misbehaves."""

from __future__ import annotations

import gzip
import time
import zlib
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler

import pytest

from cijferwacht.feeds.fetch import FetchFailed, Validators, get, retry_after
from news_server import CLIENT, drip, item, rss, send, serving

NOW = datetime(2026, 3, 22, 6, tzinfo=UTC)
FEED = rss(item("1", "Een"))


def failure(url: str, validators: Validators | None = None) -> FetchFailed:
    with pytest.raises(FetchFailed) as failed:
        get(url, CLIENT, NOW, validators)
    return failed.value


def test_a_full_answer_comes_with_its_validators() -> None:
    with serving() as server:
        url = server.serve("/rss", FEED, etag='"a1"', last_modified="Sun, 22 Mar 2026 05:00:00 GMT")
        answer = get(url, CLIENT, NOW)
    assert (answer.status, answer.body, answer.url) == (200, FEED, url)
    assert answer.validators == Validators('"a1"', "Sun, 22 Mar 2026 05:00:00 GMT")
    (headers,) = server.asked("/rss")
    assert headers["user-agent"] == "Cijferwacht/test (+mailto:redactie@krant.example)"
    assert "if-none-match" not in headers


def test_validators_are_sent_back_as_they_came() -> None:
    with serving() as server:
        url = server.serve("/rss", status=304)
        answer = get(url, CLIENT, NOW, Validators('W/"a1"', "zondag"))
    assert (answer.status, answer.body) == (304, b"")
    (headers,) = server.asked("/rss")
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('W/"a1"', "zondag")


def test_a_304_that_was_not_asked_for_is_a_failure() -> None:
    with serving() as server:
        assert failure(server.serve("/rss", status=304)).problem == "http-304"


@pytest.mark.parametrize(
    ("packed", "name"), [(gzip.compress(FEED), "gzip"), (zlib.compress(FEED), "deflate")]
)
def test_packed_bodies_are_unpacked(packed: bytes, name: str) -> None:
    with serving() as server:
        url = server.serve("/rss", packed, content_encoding=name)
        assert get(url, CLIENT, NOW).body == FEED


@pytest.mark.parametrize(
    ("status", "grade"),
    [
        (400, "hard"),
        (403, "soft"),
        (404, "soft"),
        (410, "hard"),
        (429, "temporary"),
        (500, "temporary"),
        (503, "temporary"),
        (505, "soft"),
    ],
)
def test_statuses_are_graded(status: int, grade: str) -> None:
    with serving() as server:
        failed = failure(server.serve("/rss", b"nee", status))
    assert (failed.problem, failed.grade, failed.status) == (f"http-{status}", grade, status)


def test_a_server_may_ask_for_patience() -> None:
    with serving() as server:
        failed = failure(server.serve("/rss", b"", 429, retry_after="600"))
    assert failed.retry_at == NOW + timedelta(minutes=10)


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("120", NOW + timedelta(minutes=2)),
        (" 0 ", None),
        ("Sun, 22 Mar 2026 07:30:00 GMT", NOW + timedelta(minutes=90)),
        ("Sun, 22 Mar 2026 05:30:00 GMT", None),
        ("999999999", NOW + timedelta(hours=24)),
        ("Sun, 22 Mar 2099 05:30:00 GMT", NOW + timedelta(hours=24)),
        ("straks", None),
        ("-5", None),
        (None, None),
    ],
)
def test_retry_after_in_both_forms(value: str | None, moment: datetime | None) -> None:
    assert retry_after(value, NOW) == moment


def test_redirects_are_followed_and_told() -> None:
    with serving() as server:
        old = server.serve("/oud", status=301, location="/nieuw")
        new = server.serve("/nieuw", FEED)
        answer = get(old, CLIENT, NOW)
    assert (answer.url, answer.hops, answer.body) == (new, (old,), FEED)


@pytest.mark.parametrize("path", ["/kring", "/slang0"])
def test_redirects_that_do_not_end(path: str) -> None:
    with serving() as server:
        server.serve("/kring", status=302, location="/gnirk")
        server.serve("/gnirk", status=302, location="/kring")
        for number in range(9):
            server.serve(f"/slang{number}", status=307, location=f"/slang{number + 1}")
        failed = failure(server.url + path)
    assert (failed.problem, failed.grade) == ("redirect-loop", "hard")
    assert len(server.requests) <= 5


def test_a_body_that_drips_ends_at_the_deadline() -> None:
    with serving() as server:
        server.routes["/rss"] = drip(b"<rss>", 0.1, 50)
        started = time.monotonic()
        failed = failure(server.url + "/rss")
    assert (failed.problem, failed.grade) == ("timeout", "temporary")
    assert time.monotonic() - started < 1.5


def test_headers_that_drip_end_at_the_deadline() -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        for number in range(50):
            try:
                request.wfile.write(b"HTTP/1.0 200 OK\r\n" if not number else b"X: y\r\n")
                request.wfile.flush()
            except OSError:
                return
            time.sleep(0.1)

    with serving() as server:
        server.routes["/rss"] = answer
        started = time.monotonic()
        assert failure(server.url + "/rss").problem in ("timeout", "broken-answer")
    assert time.monotonic() - started < 1.5


def test_silence_ends_at_the_read_timeout() -> None:
    with serving() as server:
        server.routes["/rss"] = lambda request: time.sleep(0.7)
        assert failure(server.url + "/rss").problem == "timeout"


@pytest.mark.parametrize("packed", [False, True])
def test_a_body_is_counted_as_it_is_unpacked(packed: bool) -> None:
    body = b" " * 20_000_000
    with serving() as server:
        if packed:
            url = server.serve("/rss", gzip.compress(body), content_encoding="gzip")
        else:
            url = server.serve("/rss", body[:300_000])
        failed = failure(url)
    assert (failed.problem, failed.grade) == ("too-large", "hard")


def test_a_damaged_packing_is_told() -> None:
    with serving() as server:
        url = server.serve("/rss", b"geen gzip", content_encoding="gzip")
        assert failure(url).problem == "bad-encoding"


def test_a_body_that_is_cut_short_is_no_answer() -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("content-length", "1000")
        request.end_headers()
        request.wfile.write(FEED[:100])

    with serving() as server:
        server.routes["/rss"] = answer
        failed = failure(server.url + "/rss")
    assert (failed.problem, failed.grade) == ("broken-answer", "temporary")


def test_nobody_listens() -> None:
    with serving() as server:
        url = server.url
    assert failure(url + "/rss").problem == "no-connection"


def test_a_name_without_address() -> None:
    failed = failure("https://bestaat-niet.invalid/rss")
    assert (failed.problem, failed.grade) == ("no-such-host", "soft")


def test_no_cookie_is_sent_to_another_request() -> None:
    with serving() as server:
        url = server.serve("/rss", FEED, set_cookie="volg=mij")
        get(url, CLIENT, NOW)
        get(url, CLIENT, NOW)
    assert all("cookie" not in headers for headers in server.asked("/rss"))


def test_the_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://10.0.0.1:3128")
    monkeypatch.setenv("http_proxy", "http://10.0.0.1:3128")
    with serving() as server:
        server.routes["/rss"] = lambda request: send(request, 200, FEED, {})
        assert get(server.url + "/rss", CLIENT, NOW).body == FEED
