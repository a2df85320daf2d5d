"""What archives of the web keep of a feed: records of WARC files, and a server like the Wayback Machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

from cijferwacht.articles.identity import canonical_url
from news_server import Answer, NewsServer, item, rss, send, serving

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


@dataclass
class WebArchive:
    """A server that lists captures and gives their bytes, by the rules of the Wayback Machine.

    A capture is (time stamp, address, status, bytes). Of each answer in ``troubles`` one request gets the
    first one instead of its own.
    """

    server: NewsServer
    captures: list[tuple[str, str, int, bytes]] = field(default_factory=list)
    troubles: list[Answer] = field(default_factory=list)

    @property
    def asked(self) -> list[str]:
        """Paths of all requests, of those for the list without the query."""
        return [path.partition("?")[0] for path, _ in self.server.requests]

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        if self.troubles:
            self.troubles.pop(0)(request)
        else:
            self.answer_itself(request)

    def answer_itself(self, request: BaseHTTPRequestHandler) -> None:
        """The answer when there is no trouble."""
        if request.path.startswith("/cdx/search/cdx?"):
            query = {name: values[0] for name, values in parse_qs(urlsplit(request.path).query).items()}
            send(request, 200, json.dumps(self.page(query)).encode(), {"content-type": "application/json"})
        else:
            _, _, stamp, address = request.path.split("/", 3)
            self.give(request, stamp.removesuffix("id_"), address)

    def page(self, query: dict[str, str]) -> list[list[str]]:
        rows: list[list[str]] = []
        for stamp, address, status, body in sorted(self.captures):
            row = [stamp, address, str(status), str(hash(body)), "application/rss+xml"]
            wanted = canonical_url(address) == canonical_url(query["url"]) and status == 200
            again = bool(rows) and rows[-1][3] == row[3]
            if wanted and query["from"] <= stamp <= query["to"] and not again:
                rows.append(row)
        start = int(query.get("resumeKey", "0"))
        end = start + int(query["limit"])
        more = [[], [str(end)]] if end < len(rows) else []
        return [query["fl"].split(","), *rows[start:end], *more] if rows else []

    def give(self, request: BaseHTTPRequestHandler, stamp: str, address: str) -> None:
        of_address = [each for each in self.captures if canonical_url(each[1]) == canonical_url(address)]
        if not of_address:
            send(request, 404, b"niet bewaard", {})
            return
        nearest, its_address, status, body = min(of_address, key=lambda each: abs(int(each[0]) - int(stamp)))
        if nearest == stamp:
            send(request, status, body, {})
        else:
            send(request, 302, b"", {"location": f"/web/{nearest}id_/{its_address}"})


@contextmanager
def web_archive() -> Iterator[WebArchive]:
    """Such a server on a free port of 127.0.0.1 for the length of a block."""
    with serving() as server:
        archive = WebArchive(server)
        server.otherwise = archive.answer
        yield archive
