"""WARC files: which records are a feed's, and what a damaged or hostile file still gives."""

from __future__ import annotations

import gzip
import io
import tracemalloc
from datetime import UTC, datetime

import pytest

from cijferwacht.feeds.settings import Feed
from cijferwacht.feeds.warc import DamagedWarc, Refused, Response, Revisit, read_warc
from cijferwacht.pipeline.gathering import feeds_by_address
from web_archive import BODY, chunked, record

KRANT = Feed(
    "krant", "krant", "De Krant", "https://www.krant.example/rss/", former=("http://oud.example/rss",)
)
BODE = Feed("bode", "bode", "De Bode", "https://bode.example/?rss")
FEED_OF = feeds_by_address([KRANT, BODE])
NOW = datetime(2026, 6, 1, tzinfo=UTC)
MORNING = datetime(2026, 3, 22, 6, tzinfo=UTC)
MOST = 100_000


def read(*records: bytes) -> list[Response | Revisit | Refused]:
    return list(read_warc(io.BytesIO(b"".join(records)), FEED_OF, MOST, NOW))


def read_until_damage(warc: bytes) -> tuple[list[Response | Revisit | Refused], str]:
    found = []
    with pytest.raises(DamagedWarc) as damaged:
        for each in read_warc(io.BytesIO(warc), FEED_OF, MOST, NOW):
            found.append(each)
    return found, str(damaged.value)


@pytest.mark.parametrize(
    ("url", "feed"),
    [
        ("https://www.krant.example/rss/", "krant"),
        ("http://krant.example:80/rss", "krant"),
        ("<https://krant.example/rss/>", "krant"),  # as wget 1.19 writes it
        ("https://KRANT.example/rss/?utm_source=lezer", "krant"),
        ("https://oud.example/rss", "krant"),
        ("http://www.bode.example/?rss", "bode"),
        ("https://bode.example/", None),
        ("https://krant.example/rss/../../etc/passwd", None),
        ("https://krant.example.ander.example/rss/", None),
        ("dns:krant.example", None),
        ("", None),
    ],
)
def test_a_record_is_of_the_feed_whose_address_it_has(url: str, feed: str | None) -> None:
    found = read(record(url=url))
    assert found == ([Response(feed, found[0].url, MORNING, BODY, "")] if feed else [])


@pytest.mark.parametrize(
    "made",
    [
        record(),
        record(date="2026-03-22T06:00:00.123456Z"),
        record(status="HTTP/2 200"),
        record(gzip.compress(BODY), http="Content-Encoding: gzip\r\n"),
        record(chunked(BODY), http="Transfer-Encoding: chunked\r\n"),
        record(chunked(gzip.compress(BODY)), http="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        # Crawlers that undid a coding and kept its header.
        record(BODY, http="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
    ],
)
def test_what_the_server_sent_is_read(made: bytes) -> None:
    assert read(made) == [Response("krant", "https://www.krant.example/rss/", MORNING, BODY, "")]


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (record(status="HTTP/1.1 301 Moved"), "it was answered with 301"),
        (record(status="HTTP/1.1 500 Oeps"), "it was answered with 500"),
        (record(status="HTTP/1.1"), "it was answered with no status"),
        (record(b"", status=""), "it was answered with no status"),
        (record(BODY, status="ICY 200 OK"), "it is no answer of HTTP"),
        (record(b" \r\n"), "its body is empty"),
        (record(date="2026-03-22"), "its date is no moment like 2026-03-22T06:00:00Z"),
        (record(date="2026-13-22T06:00:00Z"), "its date is no moment like 2026-03-22T06:00:00Z"),
        (record(date="../../2026-03-22T06:00:00Z"), "its date is no moment like 2026-03-22T06:00:00Z"),
        (record(date="1970-01-01T00:00:00Z"), "its date is no moment like 2026-03-22T06:00:00Z"),
        (record(date="2031-03-22T06:00:00Z"), "its date lies in the future"),
        (record(warc="WARC-Truncated: length\r\n"), "its body is cut short"),
        (record(warc="WARC-Segment-Number: 1\r\n"), "its body is cut short"),
        (record(chunked(BODY)[:-30], http="Transfer-Encoding: chunked\r\n"), "its body is cut short"),
        (record(bytes(MOST + 1)), "its body is larger than 100000 bytes"),
        (
            record(gzip.compress(bytes(20_000_000)), http="Content-Encoding: gzip\r\n"),
            "its body is larger than 100000 bytes",
        ),
        (
            record(gzip.compress(BODY)[:-10], http="Content-Encoding: gzip\r\n"),
            "its body is compressed and cut short",
        ),
        (
            record(b"\x0b\x02\x80", http="Content-Encoding: br\r\n"),
            "its body is encoded as 'br', which is not read",
        ),
    ],
)
def test_a_record_that_cannot_be_used_is_refused_and_the_next_is_read(made: bytes, reason: str) -> None:
    refused, good = read(made, record())
    assert isinstance(refused, Refused)
    assert (refused.feed, refused.reason) == ("krant", reason)
    assert isinstance(good, Response)


def test_requests_metadata_and_strangers_are_passed_over() -> None:
    others = [record(kind=kind) for kind in ("request", "metadata", "resource", "warcinfo", "continuation")]
    assert read(*others, record(url="https://elders.example/film", body=bytes(3_000_000)), record()) == [
        Response("krant", "https://www.krant.example/rss/", MORNING, BODY, "")
    ]


def test_a_revisit_tells_what_it_refers_to() -> None:
    before = "WARC-Refers-To-Date: 2026-03-22T05:00:00Z\r\nWARC-Payload-Digest: sha1:ABC\r\n"
    five = datetime(2026, 3, 22, 5, tzinfo=UTC)
    url = "https://www.krant.example/rss/"
    assert read(
        record(b"", kind="revisit", warc=before),
        record(b"", kind="revisit", warc=before, status=""),
        record(b"", kind="revisit", warc=before, status="HTTP/1.1 304 Not Modified"),
        # The same bytes, sent by another feed: at that moment this one may have been different.
        record(b"", kind="revisit", warc=before + "WARC-Refers-To-Target-URI: http://bode.example/?rss\r\n"),
    ) == [
        *[Revisit("krant", url, MORNING, "sha1:ABC", five)] * 3,
        Revisit("krant", url, MORNING, "sha1:ABC", None),
    ]
    [refused] = read(record(b"", kind="revisit", warc=before, status="HTTP/1.1 301 Moved"))
    assert isinstance(refused, Refused)


PAIR = [record(), record(date="2026-03-22T07:00:00Z")]


@pytest.mark.parametrize(
    "packed",
    [
        b"".join(PAIR),
        b"".join(map(gzip.compress, PAIR)),
        # One member for all: against the standard, and what `gzip file.warc` makes.
        gzip.compress(b"".join(PAIR)),
    ],
)
def test_a_file_may_be_packed_in_three_ways(packed: bytes) -> None:
    first, second = read(packed)
    assert isinstance(first, Response)
    assert isinstance(second, Response)
    assert (first.captured_at.hour, second.captured_at.hour) == (6, 7)


@pytest.mark.parametrize(
    ("warc", "given", "reason"),
    [
        (b"<html>geen archief</html>", 0, "is no WARC file"),
        (b"\x28\xb5\x2f\xfd rest", 0, "is compressed with Zstandard, which is not read; unpack it first"),
        (b"".join(map(gzip.compress, PAIR))[:-40], 1, "is cut short"),
        (gzip.compress(PAIR[0]) + b"rommel" * 10, 1, "is damaged gzip"),
        (PAIR[0] + b"rommel" * 10, 1, "is damaged after 1 records"),
        (PAIR[0] + record(length=-5) + PAIR[1], 2, "is damaged after 2 records"),
        (PAIR[0] + record(length=10) + PAIR[1], 2, "is damaged after 2 records"),
        (PAIR[0] + PAIR[1].replace(b"Content-Length", b"X"), 1, "has a record without a length"),
        (record(warc="X-A: " + "a" * 300_000), 0, "has a record with more than 262144 bytes of headers"),
        (record(warc="X-A: a\r\n" * 40_000), 0, "has a record with more than 262144 bytes of headers"),
        (record(http="X-A: a\r\n" * 40_000), 0, "has a record with more than 262144 bytes of headers"),
    ],
)  # fmt: skip
def test_a_damaged_file_gives_what_stood_before_the_damage(
    warc: bytes, given: int, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found, told = read_until_damage(warc)
    assert (len(found), told) == (given, reason)
    assert capsys.readouterr() == ("", "")


def test_a_file_cut_in_a_body_says_so() -> None:
    [cut] = read(PAIR[0][:-60])
    assert isinstance(cut, Refused)
    assert cut.reason == "its body is cut short"


def test_a_line_without_end_in_a_bomb_costs_no_memory() -> None:
    packed = gzip.compress(b"WARC/1.1\r\nX-A: " + b"a" * 100_000_000)
    tracemalloc.start()
    found, told = read_until_damage(packed)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (found, told) == ([], "has a record with more than 262144 bytes of headers")
    assert peak < 10_000_000
