"""When a feed is asked again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cijferwacht.feeds.fetch import Grade, Validators
from cijferwacht.feeds.schedule import PollState, after_failure, after_success, is_due, validators_for
from cijferwacht.feeds.settings import Feed

NOW = datetime(2026, 3, 22, 6, tzinfo=UTC)
FEED = Feed("krant", "krant", "De Krant", "https://krant.example/rss")
TAGGED = PollState(Validators('"a"'), full_get_at=NOW - timedelta(hours=1))


def wait(state: PollState) -> timedelta:
    assert state.next_poll_at is not None
    return state.next_poll_at - NOW


@pytest.mark.parametrize(
    ("grade", "times", "least", "most"),
    [
        ("temporary", 1, 17, 20),
        ("soft", 1, 21, 24),
        ("hard", 1, 30, 33),
        ("temporary", 4, 30, 33),
        ("hard", 3, 120, 133),
        ("hard", 100, 24 * 60, 24 * 66),
    ],
)
def test_failures_are_waited_out_by_their_grade(grade: Grade, times: int, least: int, most: int) -> None:
    state = TAGGED
    for _ in range(times):
        state = after_failure(FEED, state, NOW, grade)
    assert timedelta(minutes=least) <= wait(state) <= timedelta(minutes=most)


def test_a_success_wipes_the_slate_and_a_schedule_of_the_interval_polls_every_time() -> None:
    state = after_success(FEED, after_failure(FEED, TAGGED, NOW, "hard"), NOW, Validators('"b"'), news=True)
    assert (state.penalty, state.last_success_at, state.last_news_at) == (0, NOW, NOW)
    assert is_due(state, NOW + FEED.min_interval - timedelta(seconds=30))
    assert not is_due(state, NOW + FEED.min_interval / 2)


def test_the_servers_wish_counts_when_it_is_longer() -> None:
    assert wait(after_failure(FEED, TAGGED, NOW, "temporary", NOW + timedelta(hours=2))) == timedelta(hours=2)
    assert wait(after_failure(FEED, TAGGED, NOW, "hard", NOW + timedelta(seconds=1))) > timedelta(minutes=29)


def test_a_full_answer_is_asked_for_now_and_then() -> None:
    assert validators_for(TAGGED, NOW) == Validators('"a"')
    assert validators_for(TAGGED, NOW + timedelta(hours=5)) == Validators()
    assert validators_for(PollState(Validators('"a"')), NOW) == Validators()


def test_a_304_keeps_the_clock_of_full_answers() -> None:
    state = after_success(FEED, TAGGED, NOW, None, news=False)
    assert (state.validators, state.full_get_at) == (TAGGED.validators, TAGGED.full_get_at)


@pytest.mark.parametrize(("grade", "kept"), [("temporary", True), ("soft", False), ("hard", False)])
def test_a_feed_that_broke_is_asked_in_full(grade: Grade, kept: bool) -> None:
    assert (after_failure(FEED, TAGGED, NOW, grade).validators == TAGGED.validators) is kept
