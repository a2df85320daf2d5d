"""When a feed is asked again, and how: decided from what came of the last request, written elsewhere."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from cijferwacht.feeds.fetch import Grade, Validators
from cijferwacht.feeds.settings import Feed

#: What a failure adds to a feed's penalty. Feeds are never given up: outlets do come back after weeks.
WEIGHTS: dict[Grade, float] = {"hard": 1.0, "soft": 0.5, "temporary": 0.25}
LONGEST_WAIT = timedelta(hours=24)
#: A request without validators at least this often: some servers answer 304 for ever.
FULL_GET_EVERY = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class PollState:
    """What is remembered of polling a feed."""

    validators: Validators = field(default_factory=Validators)
    full_get_at: datetime | None = None
    penalty: float = 0.0
    next_poll_at: datetime | None = None
    last_success_at: datetime | None = None
    last_news_at: datetime | None = None


def is_due(state: PollState, now: datetime) -> bool:
    """Whether the feed may be asked at ``now``."""
    return state.next_poll_at is None or state.next_poll_at <= now


def validators_for(state: PollState, now: datetime) -> Validators:
    """The validators to send: none when a full answer is due again."""
    if state.full_get_at is None or now - state.full_get_at >= FULL_GET_EVERY:
        return Validators()
    return state.validators


def after_success(
    feed: Feed, state: PollState, now: datetime, fresh: Validators | None, *, news: bool
) -> PollState:
    """The state after an answer that could be read.

    Args:
        feed: its settings.
        state: before.
        now: when it was asked.
        fresh: validators of a full answer; None after 304.
        news: whether it held an entry not seen before.
    """
    return PollState(
        validators=state.validators if fresh is None else fresh,
        full_get_at=state.full_get_at if fresh is None else now,
        penalty=0.0,
        next_poll_at=now + _less_than_a_turn(feed.min_interval),
        last_success_at=now,
        last_news_at=now if news else state.last_news_at,
    )


def after_failure(
    feed: Feed, state: PollState, now: datetime, grade: Grade, retry_at: datetime | None = None
) -> PollState:
    """The state after a failure: the wait doubles with every whole point of penalty, up to a day.

    A ``Retry-After`` of the server is kept to when it asks for longer. After anything but a temporary
    failure the next request is a full one, since the feed may have been replaced.
    """
    penalty = state.penalty + WEIGHTS[grade]
    wait = min(feed.min_interval * 2 ** min(penalty, 16.0), LONGEST_WAIT)
    # Feeds of one outlet fail together; spread over a tenth of the wait they do not return together.
    # The feed's name decides, so that a run can be repeated exactly.
    wait *= 1 + (zlib.crc32(feed.slug.encode()) % 100) / 1000
    next_poll_at = now + wait
    if retry_at is not None:
        next_poll_at = max(next_poll_at, retry_at)
    return replace(
        state,
        validators=state.validators if grade == "temporary" else Validators(),
        penalty=penalty,
        next_poll_at=next_poll_at,
    )


def _less_than_a_turn(interval: timedelta) -> timedelta:
    """The interval less a tenth: a schedule of the same interval that starts a second early still polls."""
    return interval * 0.9
