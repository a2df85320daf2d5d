"""The pages of articles whose feed has only a summary, where its settings and the outlet allow it."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cijferwacht.articles.page import PageOutcome, PageReading, read_page
from cijferwacht.database import Database
from cijferwacht.database.articles import PendingPage, give_up_page, pending_pages, record_page
from cijferwacht.database.feeds import record_snapshot
from cijferwacht.feeds.asking import HOST_PAUSE
from cijferwacht.feeds.fetch import ACCEPT_PAGE, Client, FetchFailed, get
from cijferwacht.feeds.guard import ForbiddenAddress, check_url
from cijferwacht.feeds.walls import is_consent_address
from cijferwacht.pipeline.poll import client_of
from cijferwacht.settings import Settings

if TYPE_CHECKING:
    from protego import Protego

log = logging.getLogger(__name__)

#: Pages of one run, so that a run ends; the rest waits for the next.
MOST = 200
#: A page that fails is tried this often, and not after this long: then the summary is read.
ATTEMPTS = 3
PATIENCE = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking at a page, before anything is stored."""

    reading: PageReading
    status: int | None = None
    final_url: str | None = None
    body: bytes = b""
    media_type: str = ""


@dataclass
class Robots:
    """What each host's robots.txt allows (RFC 9309), asked for once a run."""

    client: Client
    now: datetime
    _rules: dict[str, Protego | None] = field(default_factory=dict)

    def refuses(self, url: str) -> PageReading | None:
        """Why ``url`` must not be fetched now, None when it may.

        Without a robots.txt (4xx) everything may; while it cannot be had (server errors, no connection)
        nothing may, but that passes.
        """
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._read(site)
        rules = self._rules[site]
        if rules is None:
            return PageReading("failed", detail="robots.txt cannot be had")
        if not rules.can_fetch(url, self.client.user_agent):
            return PageReading("robots", detail=f"robots.txt of {site} does not allow it")
        return None

    def _read(self, site: str) -> Protego | None:
        from protego import Protego

        try:
            answer = get(f"{site}/robots.txt", self.client, self.now, accept="text/plain")
        except FetchFailed as failure:
            refused = failure.status is not None and 400 <= failure.status < 500 and failure.status != 429
            return Protego.parse("") if refused else None
        return Protego.parse(answer.body[:500_000].decode("utf-8", errors="replace"))


def fetch_pages_now(db: Database, settings: Settings) -> dict[str, int]:
    """Fetch the pages that versions of this collection wait for, and give the counts by outcome."""
    return fetch_pages(db, datetime.now(UTC), client_of(settings))


def fetch_pages(
    db: Database,
    now: datetime,
    client: Client,
    *,
    most: int = MOST,
    pause: Callable[[float], None] = time.sleep,
) -> dict[str, int]:
    """Fetch the pages that versions wait for, newest first, one after another.

    Each page is one transaction, so a killed run goes on where it stopped. A wall, a reservation or a
    robots.txt that forbids settles the matter: the feed's summary is what is read.

    Args:
        db: the collection.
        now: the moment of the run.
        client: identity and bounds.
        most: pages of this run.
        pause: waits the given seconds between two requests to one host.

    Returns:
        ``pages_<outcome>`` to how many.
    """
    robots = Robots(client, now)
    counts: Counter[str] = Counter()
    asked: set[str] = set()
    for pending in pending_pages(db, most):
        if not pending.allowed or now - pending.first_seen > PATIENCE:
            with db.transaction():
                give_up_page(db, pending)
            counts["pages_given_up"] += 1
            continue
        host = urlsplit(pending.url).hostname or ""
        if host in asked:
            pause(HOST_PAUSE)
        asked.add(host)
        looked = look(pending, client, now, robots)
        _store(db, pending, looked, now)
        counts[f"pages_{looked.reading.outcome}"] += 1
        log.info(
            "page of version %d: %s %s", pending.version, looked.reading.outcome, looked.reading.detail or ""
        )
    return dict(sorted(counts.items()))


def look(pending: PendingPage, client: Client, now: datetime, robots: Robots) -> Looked:
    """Ask for a page and read it; whatever goes wrong is an outcome."""
    try:
        check_url(pending.url)
        refusal = robots.refuses(pending.url)
        if refusal is not None:
            return Looked(refusal)
        answer = get(pending.url, client, now, accept=ACCEPT_PAGE)
        if answer.hops and not is_consent_address(answer.url):
            refusal = robots.refuses(answer.url)
            if refusal is not None:
                return Looked(refusal, answer.status, answer.url)
        reading = read_page(answer.body, answer.headers, answer.url)
        if reading.text is not None and len(reading.text) < len(pending.text):
            reading = PageReading("unreadable", detail="its main text is shorter than the summary")
        return Looked(reading, answer.status, answer.url, answer.body, answer.media_type)
    except ForbiddenAddress as error:
        return Looked(PageReading("blocked", detail=str(error)))
    except FetchFailed as failure:
        outcome: PageOutcome = "failed"
        if failure.url is not None and is_consent_address(failure.url):
            outcome = "consent"
        elif failure.status in (404, 410):
            outcome = "gone"
        elif failure.status == 402:
            outcome = "paywall"
        elif failure.status in (401, 403, 451) or failure.problem == "forbidden-address":
            outcome = "blocked"
        elif failure.problem in ("too-large", "redirect-loop"):
            outcome = "unreadable"
        return Looked(PageReading(outcome, detail=str(failure)), failure.status, failure.url)
    except Exception as error:
        log.exception("page %s cannot be read", pending.url)
        return Looked(PageReading("unreadable", detail=type(error).__name__))


def _store(db: Database, pending: PendingPage, looked: Looked, now: datetime) -> None:
    reading = looked.reading
    final = reading.outcome != "failed" or pending.attempts + 1 >= ATTEMPTS
    with db.transaction():
        # Only what is read is kept: a wall is nobody's evidence.
        keep = reading.outcome == "read"
        record_page(
            db,
            pending,
            fetched_at=now,
            outcome=reading.outcome,
            final=final,
            text=reading.text,
            detail=reading.detail,
            status=looked.status,
            final_url=looked.final_url,
            snapshot_id=record_snapshot(db, looked.body, looked.media_type) if keep else None,
        )
