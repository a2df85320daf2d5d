"""What archives of the web keep of a feed: records of WARC files."""

from __future__ import annotations

from news_server import item, rss

BODY = rss(item("1", "Een"))


def record(
    body: bytes = BODY,
    *,
    kind: str = "response",
    url: str = "https://www.krant.example/rss/",
    date: str = "2026-03-22T06:00:00Z",
    status: str = "HTTP/1.1 200 OK",
    http: str = "",
    warc: str = "",
    length: int | None = None,
) -> bytes:
    """A record as a crawler writes it; ``http`` and ``warc`` are more headers, each with its line end."""
    answer = f"{status}\r\nContent-Type: application/rss+xml\r\n{http}\r\n" if status else ""
    block = answer.encode() + body
    size = len(block) if length is None else length
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        f"WARC-Record-ID: <urn:uuid:0>\r\n{warc}"
        f"Content-Type: application/http\r\nContent-Length: {size}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def chunked(body: bytes) -> bytes:
    pieces = [body[at : at + 60] for at in range(0, len(body), 60)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
