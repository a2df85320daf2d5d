"""The Wayback Machine: which captures of a feed it has (its CDX server), and the bytes of one.

It is run for everybody, so it is asked slowly, one request after another, and left alone when it says so:
whoever overlooks a 429 is shut out for an hour, then for two. Its interface is described at
https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from cijferwacht.days import AMSTERDAM
from cijferwacht.feeds.codings import Undecodable, decoded
from cijferwacht.feeds.fetch import ACCEPT_FEED, Answer, Client, FetchFailed, get

SERVER = "https://web.archive.org"
STAMP = "%Y%m%d%H%M%S"
#: Pages of one list that are asked for.
MOST_PAGES = 500
#: A request that fails for the moment is tried this often.
ATTEMPTS = 4
#: Seconds before the second attempt; doubled for each one more. After a 429 it is longer.
BACKOFF = 5.0
BACKOFF_429 = 60.0
#: Whoever wants to be left alone for longer than this is asked again by another run.
LONGEST_WAIT = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds to wait before a request: for a list, of which 30 a minute are allowed, and for bytes."""

    listing: float = 2.5
    capture: float = 1.0


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list. ``captured_at`` None when its time stamp is none; all of it a stranger's words."""

    stamp: str
    original: str
    captured_at: datetime | None


class LeaveAlone(Exception):
    """The archive wants no more requests for now; the message says until when."""


@dataclass
class Wayback:
    """One conversation with an archive."""

    client: Client
    server: str = SERVER
    pace: Pace = Pace()
    pause: Callable[[float], None] = time.sleep
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    #: Captures a page of the list holds.
    page: int = 1000
    _asked: bool = field(default=False, init=False)

    def captures(self, address: str, start: datetime, stop: datetime) -> Iterator[Listed]:
        """The captures of an address that it answered with 200, from ``start`` to before ``stop``, by time.

        Of captures in a row with the same bytes the first is listed. The list comes page by page, as it is
        read.

        Raises:
            FetchFailed: a page of it cannot be had or read.
            LeaveAlone: the archive wants no more requests.
        """
        query = {
            "url": address,
            "from": f"{start.astimezone(UTC):{STAMP}}",
            # Both ends are included.
            "to": f"{stop.astimezone(UTC) - timedelta(seconds=1):{STAMP}}",
            "output": "json",
            "fl": "timestamp,original,statuscode,digest,mimetype",
            "filter": "statuscode:200",
            "collapse": "digest",
            "limit": str(self.page),
            "showResumeKey": "true",
        }
        keys: set[str] = set()
        while len(keys) < MOST_PAGES:
            url = f"{self.server}/cdx/search/cdx?{urlencode(query)}"
            answer = self._ask(url, "application/json", self.pace.listing)
            try:
                rows, key = _page(answer.body)
            except ValueError as error:
                raise FetchFailed("bad-list", "hard", f"the list {error}", url=url) from error
            for row in rows:
                if row.get("statuscode", "200") == "200":
                    yield Listed(row["timestamp"], row["original"], _moment(row["timestamp"]))
            if key is None or key in keys:
                return
            keys.add(key)
            query["resumeKey"] = key

    def body(self, capture: Listed) -> bytes:
        """The bytes of a capture as the feed's server sent them, content coding undone.

        Raises:
            FetchFailed: they cannot be had; also when the archive answers with another capture.
            LeaveAlone: the archive wants no more requests.
        """
        # id_ asks for the bytes as they were, without the archive's banner and changed links.
        place = f"/web/{capture.stamp}id_/"
        answer = self._ask(f"{self.server}{place}{capture.original}", ACCEPT_FEED, self.pace.capture)
        end = urlsplit(answer.url)
        if end.netloc != urlsplit(self.server).netloc or not end.path.startswith(place):
            raise FetchFailed("another-capture", "soft", "the archive answers with another capture")
        try:
            body = decoded(answer.body, "", self.client.limits.bytes)
        except Undecodable as error:
            raise FetchFailed("bad-encoding", "hard", f"its body {error}") from error
        if not body.strip():
            raise FetchFailed("empty-body", "hard", "its body is empty")
        return body

    def _ask(self, url: str, accept: str, wait: float) -> Answer:
        """Ask when it is time, and again when it may help."""
        for attempt in range(ATTEMPTS):
            if self._asked and not attempt:
                self.pause(wait)
            self._asked = True
            try:
                return get(url, self.client, self.clock(), accept=accept)
            except FetchFailed as failure:
                last = attempt == ATTEMPTS - 1
                if not may_pass(failure) or (last and failure.status != 429):
                    raise
                if last:
                    raise LeaveAlone(
                        "the archive answers 429 again and again; try it in an hour"
                    ) from failure
                self.pause(self._backoff(failure, attempt))
        raise AssertionError("each attempt returns or raises")

    def _backoff(self, failure: FetchFailed, attempt: int) -> float:
        """Seconds until the next attempt."""
        if failure.retry_at is None:
            return (BACKOFF_429 if failure.status == 429 else BACKOFF) * 2.0**attempt
        left = failure.retry_at - self.clock()
        if left > LONGEST_WAIT:
            until = f"{failure.retry_at.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}"
            raise LeaveAlone(f"the archive wants to be left alone until {until}") from failure
        return max(left.total_seconds(), 0.0)


def may_pass(failure: FetchFailed) -> bool:
    """Whether the same request may do later what it did not do now."""
    return failure.grade == "temporary" or (failure.status or 0) >= 500


def _page(body: bytes) -> tuple[list[dict[str, str]], str | None]:
    """A page of the list, and the key of the next one.

    The first row names the columns; when there is more, an empty row and one with the key come last.

    Raises:
        ValueError: it is none; the message continues "the list ...".
    """
    try:
        table: Any = json.loads(body) if body.strip() else []
    except (ValueError, RecursionError) as error:
        raise ValueError("is not JSON") from error
    if not isinstance(table, list) or not all(_is_row(row) for row in table):
        raise ValueError("is no table of texts")
    if not table:
        return [], None
    key = None
    if len(table) >= 2 and not table[-2] and len(table[-1]) == 1:
        key = table[-1][0]
        table = table[:-2]
    columns, *rows = table or [["timestamp", "original"]]
    if not {"timestamp", "original"} <= set(columns) or any(len(row) != len(columns) for row in rows):
        raise ValueError("has no rows of timestamp and original")
    return [dict(zip(columns, row, strict=True)) for row in rows], key


def _is_row(row: Any) -> bool:
    return isinstance(row, list) and all(isinstance(cell, str) for cell in row)


def _moment(stamp: str) -> datetime | None:
    if not re.fullmatch(r"[0-9]{14}", stamp):
        return None
    try:
        return datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
