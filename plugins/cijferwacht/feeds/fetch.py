"""One polite, bounded request: conditional, redirects followed by hand, the body counted as it is decoded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Literal
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import DecodeError, HTTPError, ProtocolError

from cijferwacht.feeds.guard import ForbiddenAddress, Guard, check_url, guarded_session

#: How much a failure says about the feed: hard, it will likely fail again (404 for good, not a feed);
#: soft, it may (server error, broken body); temporary, it will not (timeout, 429).
Grade = Literal["hard", "soft", "temporary"]

REDIRECTS = (301, 302, 303, 307, 308)
#: Statuses that outlets of living feeds do answer now and then (a deploy, a cache, a firewall's mood).
SOFT_STATUSES = (401, 403, 404, 451)
TEMPORARY_STATUSES = (408, 425, 429, 500, 502, 503, 504)
ACCEPT_FEED = (
    "application/rss+xml, application/atom+xml, application/rdf+xml, application/xml;q=0.9, */*;q=0.5"
)
ACCEPT_PAGE = "text/html, application/xhtml+xml;q=0.9"
CHUNK = 32 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one request. Times in seconds, ``bytes`` after content decoding."""

    connect: float = 10.0
    read: float = 15.0
    total: float = 45.0
    bytes: int = 8 * 1024 * 1024
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Client:
    """Who asks and within which bounds. ``user_agent`` must name a way to reach whoever runs this."""

    user_agent: str
    limits: Limits = Limits()
    #: Only for tests, and for feeds served on this machine.
    allow_loopback: bool = False


@dataclass(frozen=True, slots=True)
class Validators:
    """What makes a request conditional, sent back literally as the server gave it (RFC 9110, 13.1)."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        headers = {}
        if self.etag:
            headers["If-None-Match"] = self.etag
        if self.last_modified:
            headers["If-Modified-Since"] = self.last_modified
        return headers


@dataclass(frozen=True, slots=True)
class Answer:
    """A server's answer: 200 with the decoded body, or 304 without."""

    status: int
    body: bytes
    #: Names in lower case.
    headers: Mapping[str, str]
    #: Address of the answer, after redirects.
    url: str
    #: Duration of the request.
    seconds: float
    #: Addresses that redirected, in order.
    hops: tuple[str, ...] = ()
    validators: Validators = field(default_factory=Validators)

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "")


class FetchFailed(Exception):
    """A request that brought nothing to read.

    ``problem`` is a short name (timeout, http-404, too-large, redirect-loop, forbidden-address, ...),
    ``retry_at`` the earliest moment at which the server wants to hear from us again.
    """

    def __init__(
        self,
        problem: str,
        grade: Grade,
        detail: str,
        *,
        status: int | None = None,
        retry_at: datetime | None = None,
        url: str | None = None,
        seconds: float = 0.0,
        body: bytes = b"",
    ) -> None:
        super().__init__(f"{problem}: {detail}")
        self.problem = problem
        self.grade = grade
        self.detail = detail
        self.status = status
        self.retry_at = retry_at
        self.url = url
        self.seconds = seconds
        #: What was received before it failed, for a look at an error page.
        self.body = body


def get(
    url: str,
    client: Client,
    now: datetime,
    validators: Validators | None = None,
    *,
    accept: str = ACCEPT_FEED,
) -> Answer:
    """Ask for ``url`` once and return its 200 or 304.

    Args:
        url: address; it and every redirect's target pass the guard.
        client: identity and bounds.
        now: for ``Retry-After`` in seconds.
        validators: makes the request conditional.
        accept: media types wanted.

    Raises:
        FetchFailed: anything else than a complete 200, or a 304 that was asked for.
    """
    started = monotonic()
    validators = validators or Validators()
    headers = {
        "User-Agent": client.user_agent,
        "Accept": accept,
        "Accept-Language": "nl, en;q=0.5",
        # What this program can decode piece by piece, whatever else is installed beside it.
        "Accept-Encoding": "gzip, deflate",
        **validators.headers(),
    }
    with (
        Guard(seconds=client.limits.total, allow_loopback=client.allow_loopback) as guard,
        guarded_session(guard) as session,
    ):
        session.headers.clear()
        session.headers.update(headers)
        try:
            answer = _follow(session, guard, url, client.limits, now)
        except FetchFailed as failure:
            failure.seconds = monotonic() - started
            raise
        except ForbiddenAddress as error:
            raise _failed("forbidden-address", "hard", str(error), url, started) from error
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            raise _translated(error, guard, url, started) from error
    return replace(answer, seconds=monotonic() - started)


def _follow(session: requests.Session, guard: Guard, url: str, limits: Limits, now: datetime) -> Answer:
    """Follow redirects up to an answer, checking each address before it is asked."""
    hops: list[str] = []
    while True:
        check_url(url)
        with session.get(
            url, timeout=(limits.connect, limits.read), allow_redirects=False, stream=True
        ) as response:
            status = response.status_code
            given = {name.lower(): value for name, value in response.headers.items()}
            if status in REDIRECTS and "location" in given:
                target = urljoin(url, given["location"])
                hops.append(url)
                if target in hops:
                    raise FetchFailed("redirect-loop", "hard", f"{url} leads back to {target}", status=status)
                if len(hops) > limits.redirects:
                    reason = f"more than {limits.redirects} redirects"
                    raise FetchFailed("redirect-loop", "hard", reason, status=status)
                # A header of the other side, so its form is checked again at the loop's head.
                url = target
                continue
            conditional = {"If-None-Match", "If-Modified-Since"} & set(session.headers)
            if status == 304 and conditional:
                return Answer(304, b"", given, url, 0.0, tuple(hops))
            body = _read(response, guard, limits) if status != 304 else b""
            if status != 200:
                raise _refused(status, given, url, now, body)
            fresh = Validators(given.get("etag"), given.get("last-modified"))
            return Answer(200, body, given, url, 0.0, tuple(hops), fresh)


def _read(response: requests.Response, guard: Guard, limits: Limits) -> bytes:
    """The decoded body, given up at the first byte past the limit: a gzip bomb costs no more than that."""
    body = bytearray()
    for chunk in response.raw.stream(CHUNK, decode_content=True):
        body += chunk
        if len(body) > limits.bytes:
            raise FetchFailed(
                "too-large", "hard", f"more than {limits.bytes} bytes", status=response.status_code
            )
    if guard.expired:
        # A cut connection without a Content-Length looks like a normal end.
        raise TimeoutError
    return bytes(body)


def _refused(status: int, headers: Mapping[str, str], url: str, now: datetime, body: bytes) -> FetchFailed:
    """The failure a status stands for."""
    grade: Grade = "hard"
    if status in TEMPORARY_STATUSES:
        grade = "temporary"
    elif status in SOFT_STATUSES or status >= 500:
        grade = "soft"
    return FetchFailed(
        f"http-{status}",
        grade,
        f"the server answers {status}",
        status=status,
        retry_at=retry_after(headers.get("retry-after"), now),
        url=url,
        body=body,
    )


def _failed(problem: str, grade: Grade, detail: str, url: str, started: float) -> FetchFailed:
    return FetchFailed(problem, grade, detail, url=url, seconds=monotonic() - started)


def _translated(error: Exception, guard: Guard, url: str, started: float) -> FetchFailed:
    """The failure behind an exception of the network libraries, which wrap one another."""
    chain: list[BaseException] = []
    seen: BaseException | None = error
    while seen is not None and seen not in chain:
        chain.append(seen)
        inner = [arg for arg in seen.args if isinstance(arg, BaseException)]
        seen = seen.__cause__ or (inner[0] if inner else None) or seen.__context__
    for link in chain:
        if isinstance(link, ForbiddenAddress):
            return _failed("forbidden-address", "hard", str(link), url, started)
    names = {type(link).__name__ for link in chain}
    if guard.expired or any(isinstance(link, TimeoutError) for link in chain) or "ReadTimeoutError" in names:
        return _failed("timeout", "temporary", "no complete answer in time", url, started)
    if names & {"ConnectTimeout", "ConnectTimeoutError", "ReadTimeout"}:
        return _failed("timeout", "temporary", "no complete answer in time", url, started)
    if "NameResolutionError" in names:
        return _failed("no-such-host", "soft", f"{urlsplit(url).hostname} has no address", url, started)
    if names & {"SSLError", "SSLCertVerificationError"}:
        return _failed("tls", "soft", _short(chain[-1]), url, started)
    if any(isinstance(link, DecodeError) for link in chain) or "ContentDecodingError" in names:
        return _failed("bad-encoding", "soft", "the compressed body is damaged", url, started)
    if any(isinstance(link, ProtocolError) for link in chain):
        return _failed("broken-answer", "temporary", _short(error), url, started)
    if isinstance(error, ValueError) and not isinstance(error, requests.RequestException):
        return _failed("bad-address", "hard", _short(error), url, started)
    return _failed("no-connection", "temporary", _short(chain[-1]), url, started)


def _short(error: BaseException) -> str:
    """An error in one line without memory addresses, as a log can show it."""
    text = re.sub(r"<[^<>]* at 0x[0-9a-f]+>:? ?", "", str(error))
    return " ".join(text.split())[:300] or type(error).__name__


def retry_after(
    value: str | None, now: datetime, longest: timedelta = timedelta(hours=24)
) -> datetime | None:
    """The moment a ``Retry-After`` names, in seconds or as an HTTP date (RFC 9110, 10.2.3).

    At most ``longest`` from ``now``, so that no header silences a feed for good; None when absent,
    unreadable or past.
    """
    if value is None:
        return None
    value = value.strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        moment = now + timedelta(seconds=int(value))
    else:
        try:
            moment = parsedate_to_datetime(value)
        except (ValueError, OverflowError):
            return None
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    if moment <= now:
        return None
    return min(moment, now + longest)
