"""When a feed is asked again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cijferwacht.feeds.fetch import Grade, Validators
from cijferwacht.feeds.schedule import PollState, after_failure, after_success, is_due, validators_for
from cijferwacht.feeds.settings import Feed
from cijferwacht.feeds.trouble import Health, trouble_of

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


@pytest.mark.parametrize(
    ("attempts", "successes", "empties", "problem", "news_hours_ago", "kind", "detail"),
    [
        (96, 96, 0, None, 2, None, None),
        (96, 1, 0, "timeout", 2, None, None),
        (96, 0, 0, "timeout", 2, "failed", "geen antwoord op tijd"),
        (96, 0, 0, "http-500", 2, "failed", "de server antwoordt 500"),
        (96, 0, 0, "http-403", 2, "blocked", "de server antwoordt 403"),
        (96, 0, 0, "html", 2, "blocked", "er kwam een webpagina in plaats van een feed"),
        (96, 96, 96, None, 2, "empty", "de feed is leeg"),
        (96, 96, 0, None, 50, "silent", "al 50 uur geen nieuw bericht"),
        (0, 0, 0, None, 50, None, None),
    ],
)
def test_what_a_report_says_of_a_feed(  # noqa: PLR0917
    attempts: int,
    successes: int,
    empties: int,
    problem: str | None,
    news_hours_ago: int,
    kind: str | None,
    detail: str | None,
) -> None:
    health = Health(
        feed="krant",
        outlet_name="De Krant",
        silent_after=timedelta(hours=48),
        attempts=attempts,
        successes=successes,
        empties=empties,
        last_problem=problem,
        last_news=NOW - timedelta(hours=news_hours_ago),
        watched_since=NOW - timedelta(days=30),
    )
    trouble = trouble_of(health, NOW)
    assert (trouble and trouble.kind, trouble and trouble.detail) == (kind, detail)
