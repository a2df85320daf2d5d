"""When the sample is played, and over which days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from cijferwacht.database import connect
from cijferwacht.database.sample import is_removed, remove_sample, want_sample
from cijferwacht.launcher import sample
from cijferwacht.launcher.api import AirflowApi, ApiError


def test_the_archive_has_two_weeks() -> None:
    days = sample.archived_days(sample.ARCHIVE)
    assert (days[0], days[-1], len(days)) == (date(2026, 3, 22), date(2026, 4, 4), 14)


def test_the_sample_is_wanted_until_it_is_removed(postgres_url: str) -> None:
    assert sample.is_wanted(postgres_url)
    remove_sample(postgres_url)
    with connect(postgres_url, "sample") as db:
        assert is_removed(db)
    assert not sample.is_wanted(postgres_url)
    want_sample(postgres_url)
    assert sample.is_wanted(postgres_url)


class Answers(AirflowApi):
    """An API whose answers are given, to see what is asked of it."""

    def __init__(self, *answers: dict[str, Any] | ApiError) -> None:
        super().__init__("http://nowhere", "")
        self.answers = iter(answers)
        self.asked: list[tuple[str, str]] = []

    def _ask(
        self, method: str, path: str, body: dict[str, Any] | None = None, *, logged_in: bool = True
    ) -> dict[str, Any]:
        self.asked.append((method, path))
        answer = next(self.answers)
        if isinstance(answer, ApiError):
            raise answer
        return answer


def first_words(steps: Iterator[str | None], most: int = 20) -> list[str]:
    said = []
    for _ in range(most):
        if text := next(steps, None):
            said.append(text)
    return said


def test_a_backfill_that_was_begun_is_followed(postgres_url: str) -> None:
    begun = {"id": 7, "completed_at": None}
    api = Answers(
        ApiError(0, "not up"), ApiError(404, "no such DAG"), {}, {"backfills": [begun]}, begun,
        ApiError(503, "busy"), {"id": 7, "completed_at": "2026-11-23T06:00:00Z"},
    )  # fmt: skip
    with pytest.raises(sample.SampleError, match="14 of 14 days got no report; the runs of history tell why"):
        first_words(sample.play(api, postgres_url))
    assert ("POST", "/api/v2/backfills") not in api.asked
    assert api.asked[-1] == ("GET", "/api/v2/backfills/7")


def test_a_refusal_is_told(postgres_url: str) -> None:
    api = Answers({}, {"backfills": []}, ApiError(403, "no"))
    with pytest.raises(ApiError, match="no"):
        first_words(sample.play(api, postgres_url))
    assert api.asked[-1] == ("POST", "/api/v2/backfills")
