"""Content codings of archived bytes: undone within bounds, and never believed blindly."""

from __future__ import annotations

import gzip
import zlib

import pytest

from cijferwacht.feeds.codings import Undecodable, decoded

FEED = b"<rss>" + b"nieuws " * 300 + b"</rss>"
MOST = 10_000
BARE = zlib.compressobj(wbits=-15)
BARE_DEFLATE = BARE.compress(FEED) + BARE.flush()


@pytest.mark.parametrize(
    ("body", "codings"),
    [
        (FEED, ""),
        (FEED, "identity"),
        (gzip.compress(FEED), "gzip"),
        (gzip.compress(FEED), " X-GZIP "),
        (zlib.compress(FEED), "deflate"),
        (BARE_DEFLATE, "deflate"),
        (gzip.compress(zlib.compress(FEED)), "deflate, gzip"),
        # Two members are one body; what comes behind the last is none of it.
        (gzip.compress(FEED[:50]) + gzip.compress(FEED[50:]), "gzip"),
        (gzip.compress(FEED) + b"\0\0\0", "gzip"),
        # An archive that decoded the body and kept the header, and one that did the reverse.
        (FEED, "gzip"),
        (FEED, "br"),
        (gzip.compress(FEED), ""),
    ],
)
def test_a_body_is_decoded(body: bytes, codings: str) -> None:
    assert decoded(body, codings, MOST) == FEED


def bomb(layers: int) -> bytes:
    body = bytes(50_000_000)
    for _ in range(layers):
        body = gzip.compress(body)
    return body


@pytest.mark.parametrize(
    ("body", "codings", "reason"),
    [
        (b"<" + bytes(MOST), "", "is larger than 10000 bytes"),
        (bomb(1), "gzip", "is larger than 10000 bytes"),
        (bomb(1), "", "is larger than 10000 bytes"),
        (bomb(2), "gzip, gzip", "is larger than 10000 bytes"),
        (zlib.compress(bytes(50_000_000)), "deflate", "is larger than 10000 bytes"),
        (gzip.compress(b"<") * 100, "gzip", "has more than 16 gzip members"),
        (FEED, "gzip, gzip, gzip, gzip", "is encoded 4 times"),
        (gzip.compress(FEED)[:-20], "gzip", "is compressed and cut short"),
        (zlib.compress(FEED)[:-20], "deflate", "is compressed and cut short"),
        (gzip.compress(FEED)[:30] + b"\xff" * 40, "gzip", "is compressed and damaged"),
        (b"\xff\xff niets", "deflate", "is compressed and damaged"),
        (b"\x0b\x02\x80", "br", "is encoded as 'br', which is not read"),
    ],
)
def test_a_body_that_is_hostile_or_damaged_is_refused(body: bytes, codings: str, reason: str) -> None:
    with pytest.raises(Undecodable) as refused:
        decoded(body, codings, MOST)
    assert str(refused.value) == reason
