"""Polling: every feed that is due is asked, and what each answered is stored on its own.

Threads wait for the network, one for each host at a time; this thread alone talks to Postgres, a transaction
a feed. So a failing feed touches no other, and a killed run leaves whole feeds done and the others for the
next one.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cijferwacht.database import Database
from cijferwacht.database.feeds import poll_states, record_feeds, record_poll_state
from cijferwacht.feeds.asking import HOST_PAUSE, Asked, ask
from cijferwacht.feeds.fetch import Client, FetchFailed, Limits, Validators
from cijferwacht.feeds.parse import Parsed
from cijferwacht.feeds.schedule import PollState, after_failure, after_success, is_due, validators_for
from cijferwacht.feeds.settings import Feed, load_feeds
from cijferwacht.paths import SEEDS
from cijferwacht.pipeline.capture import Capture, record_failure, take_in
from cijferwacht.settings import Settings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Polled:
    """What became of one feed in a poll."""

    feed: str
    outcome: str
    detail: str = ""
    entries: int = 0
    new_articles: int = 0
    new_versions: int = 0


@dataclass(frozen=True, slots=True)
class PollResult:
    """What became of each feed, in the order they answered; ``skipped`` were not due."""

    feeds: tuple[Polled, ...]
    skipped: int = 0

    def counts(self) -> dict[str, int]:
        """Numbers for a log, by name."""
        return {
            "feeds_polled": len(self.feeds),
            "feeds_unchanged": sum(feed.outcome in ("unchanged", "known") for feed in self.feeds),
            "feeds_empty": sum(feed.outcome == "empty" for feed in self.feeds),
            "feeds_failed": sum(feed.outcome == "failed" for feed in self.feeds),
            "feeds_not_due": self.skipped,
            "articles_new": sum(feed.new_articles for feed in self.feeds),
            "versions_new": sum(feed.new_versions for feed in self.feeds),
        }


def client_of(settings: Settings, *, allow_loopback: bool = False) -> Client:
    """Who asks and within which bounds, as the settings say."""
    seconds = settings.fetch_timeout_seconds
    limits = Limits(
        connect=min(10.0, seconds), read=seconds, total=2 * seconds, bytes=settings.fetch_max_bytes
    )
    return Client(settings.user_agent, limits, allow_loopback)


def poll_now(db: Database, settings: Settings) -> dict[str, int]:
    """Poll the feeds of ``seeds/feeds.toml`` that are due, and give the counts.

    Raises:
        FeedSettingsError: the file cannot be used.
    """
    feeds = load_feeds(SEEDS / "feeds.toml")
    with db.transaction():
        record_feeds(db, feeds, only=True)
    result = poll(db, feeds, datetime.now(UTC), client_of(settings), parallel=settings.fetch_parallel)
    return result.counts()


def poll(
    db: Database,
    feeds: Sequence[Feed],
    now: datetime,
    client: Client,
    *,
    parallel: int = 8,
    host_pause: float = HOST_PAUSE,
    even_if_not_due: bool = False,
) -> PollResult:
    """Ask every enabled feed that is due, and store what it answers.

    Args:
        db: the collection that holds the feeds.
        feeds: their settings.
        now: the moment of the poll; every capture of it carries this time.
        client: identity and bounds of the requests.
        parallel: hosts asked at the same time.
        host_pause: seconds between two requests to one host.
        even_if_not_due: ask also feeds that asked to wait or failed lately.
    """
    enabled = [feed for feed in feeds if feed.enabled]
    with db.transaction():
        record_feeds(db, enabled)
        states = poll_states(db, [feed.slug for feed in enabled])
    due = [feed for feed in enabled if even_if_not_due or is_due(states[feed.slug], now)]

    def validators(feed: Feed) -> Validators:
        return validators_for(states[feed.slug], now)

    polled = []
    for asked in ask(due, now, client, validators, parallel=parallel, host_pause=host_pause):
        try:
            polled.append(_store(db, asked, states[asked.feed.slug]))
        except Exception as error:
            # Whatever a stranger's feed made the program do wrong, the other feeds are still read. A
            # lost connection ends the run, though: it would be told once for each feed.
            if db.connection.closed:
                raise
            log.exception("feed %s cannot be stored", asked.feed.slug)
            polled.append(Polled(asked.feed.slug, "failed", f"not stored: {type(error).__name__}"))
        result = polled[-1]
        log.info(
            "feed %s: %s, %d entries, %d new articles, %d new versions %s",
            *(result.feed, result.outcome, result.entries, result.new_articles, result.new_versions),
            result.detail,
        )
    return PollResult(tuple(polled), len(enabled) - len(due))


def _store(db: Database, asked: Asked, state: PollState) -> Polled:
    """Store one feed's answer and when to ask it again, in one transaction."""
    feed, answer, failure = asked.feed, asked.answer, asked.failure
    with db.transaction():
        if failure is not None or answer is None:
            failure = failure or FetchFailed("unreadable", "hard", "no answer")
            record_failure(db, feed.slug, asked.at, "live", failure)
            record_poll_state(
                db, feed.slug, after_failure(feed, state, asked.at, failure.grade, failure.retry_at)
            )
            return Polled(feed.slug, "failed", f"({failure})")
        taken = take_in(
            db,
            Capture(
                feed=feed.slug,
                captured_at=asked.at,
                origin="live",
                parsed=asked.parsed or Parsed("unchanged"),
                body=None if asked.parsed is None else answer.body,
                media_type=answer.media_type,
                status=answer.status,
                final_url=answer.url if answer.hops else None,
                seconds=answer.seconds,
            ),
        )
        fresh = None if answer.status == 304 else answer.validators
        news = bool(taken.new_articles)
        record_poll_state(db, feed.slug, after_success(feed, state, asked.at, fresh, news=news))
    return Polled(feed.slug, taken.outcome, "", taken.entries, taken.new_articles, taken.new_versions)
