"""A real HTTP server for tests, which answers as outlets do on a bad day."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cijferwacht.feeds.fetch import Client, Limits

#: Bounds that make a slow server cost a test less than a second.
QUICK = Limits(connect=0.5, read=0.4, total=0.8, bytes=200_000, redirects=3)
CLIENT = Client("Cijferwacht/test (+mailto:redactie@krant.example)", QUICK, allow_loopback=True)

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class NewsServer:
    """Routes by path, and the requests that came: (path, headers in lower case)."""

    url: str = ""
    routes: dict[str, Answer] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    #: Answers what no route does; without it that is a 404.
    otherwise: Answer | None = None

    def serve(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        """Answer ``path`` with this body (``content_type=`` and so on as headers); returns its address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        def answer(request: BaseHTTPRequestHandler) -> None:
            send(request, status, body, named)

        self.routes[path] = answer
        return self.url + path

    def asked(self, path: str) -> list[dict[str, str]]:
        """The headers of every request for ``path``."""
        return [headers for asked, headers in self.requests if asked == path]


def send(request: BaseHTTPRequestHandler, status: int, body: bytes, headers: dict[str, str]) -> None:
    """One complete answer."""
    request.send_response(status)
    for name, value in {"content-type": "application/rss+xml", **headers}.items():
        request.send_header(name, value)
    request.send_header("content-length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


def drip(piece: bytes, seconds: float, times: int) -> Answer:
    """A body that comes in small pieces, each in time, all of it far too late."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("content-type", "application/rss+xml")
        request.end_headers()
        for _ in range(times):
            try:
                request.wfile.write(piece)
                request.wfile.flush()
            except OSError:
                return
            time.sleep(seconds)

    return answer


@contextmanager
def serving() -> Iterator[NewsServer]:
    """A server on a free port of 127.0.0.1 for the length of a block."""
    server = NewsServer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def do_GET(self) -> None:
            server.requests.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            answer = server.routes.get(self.path, server.otherwise)
            if answer is None:
                send(self, 404, b"weg", {"content-type": "text/plain"})
            else:
                answer(self)

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        server.url = f"http://127.0.0.1:{http.server_address[1]}"
        threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        http.shutdown()


def item(guid: str, title: str, text: str = "", *, link: str = "", published: str = "") -> str:
    """An RSS item."""
    return (
        f'<item><guid isPermaLink="false">{guid}</guid><title>{title}</title>'
        f"<link>{link or f'https://krant.example/artikel/{guid}'}</link><description>{text}</description>"
        + (f"<pubDate>{published}</pubDate>" if published else "")
        + "</item>"
    )


def rss(*items: str, built: str = "") -> bytes:
    """An RSS 2.0 feed; ``built`` stands in a part of it that is no news."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Krant</title>'
        f"<lastBuildDate>{built}</lastBuildDate>{''.join(items)}</channel></rss>"
    ).encode()
