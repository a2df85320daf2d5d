"""What a day changes, by the rules of intervals: a state before, the day's figures, and what is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from cijferwacht.changes.telling import Figured, Followed, Lost, Reported, Standing, tell
from cijferwacht.model import Said, Span, Value

DAY = date(2025, 4, 2)
EARLIER = date(2025, 3, 1)
MORNING = datetime(2025, 4, 2, 8, tzinfo=UTC)
FOLLOWED = Followed("q", "Heffing op kurk", "Tariff on cork", curated=True, weight=5.0)
FOUND = Followed("q", "Heffing op kurk", "Tariff on cork", curated=False, weight=3.0)


def value(low: float | None, high: float | None = None, unit: str = "percent", **more: Any) -> Value:
    top = low if high is None and low is not None else high
    return Value(low, top, unit, step=more.pop("step", 1.0 if unit != "percent" else 0.0), **more)


def figured(told: Value, *, article: str = "kustbode:1", hour: int = 0, **more: Any) -> Figured:
    """A figure of the day; further keys are those of Said or Figured."""
    past, speaker, place = more.pop("past", False), more.pop("speaker", None), more.pop("place", "body")
    version, start = more.pop("version", article), more.pop("start", 10)
    sentence, outlet = "De heffing op kurk is zoveel.", article.partition(":")[0]
    return Figured(
        Said(
            "q", told, past, speaker, article, version, outlet, outlet.title(),
            "https://kustbode.example/1", "Kurk", MORNING + timedelta(hours=hour), sentence, Span(3, 10),
            place, start,
        ),
        **more,
    )  # fmt: skip


def before(*values: Value, told: bool = True, history: Sequence[Value] = ()) -> Standing:
    return Standing(
        tuple(Reported(each, EARLIER, told) for each in values),
        tuple((EARLIER, each) for each in (*history, *values)),
    )


def kinds(*figures: Figured, standing: Standing | None, **more: Any) -> list[str]:
    return [change.kind for change in tell(DAY, FOLLOWED, standing, figures, **more).changes]


PLAN = {"status": "plan"}
DECIDED = {"status": "decided"}

COMPARED = [
    ("a first value", None, [value(25)], ["new"]),
    ("a repeat", [value(25)], [value(25)], []),
    ("the same in another currency", [value(40e9, unit="USD")], [value(36e9, unit="EUR")], []),
    ("more of a dearer currency", [value(40e9, unit="USD")], [value(44e9, unit="EUR")], ["changed"]),
    ("far more in another currency", [value(40e9, unit="USD")], [value(70e9, unit="EUR")], ["changed"]),
    ("a currency of another worth", [value(40e9, unit="USD")], [value(36e9, unit="UAH")], ["changed"]),
    ("no agreement", [value(25)], [value(20)], ["changed"]),
    (
        "agrees and is more precise",
        [value(2e11, unit="EUR", bound="over")],
        [value(2.1e11, unit="EUR")],
        ["refined"],
    ),
    (
        "the same number without its hedge",
        [value(2e11, unit="EUR", bound="over")],
        [value(2e11, unit="EUR")],
        [],
    ),
    ("less precise", [value(2.1e11, unit="EUR")], [value(2e11, unit="EUR", bound="over")], []),
    ("a plan is decided", [value(5, **PLAN)], [value(5, **DECIDED)], ["status"]),
    ("a decision is planned again", [value(5, **DECIDED)], [value(5, **PLAN)], []),
    (
        "what one repeats is denied by another",
        [value(5, **DECIDED)],
        [value(5, **DECIDED), value(5, status="denied")],
        ["status"],
    ),
    ("a decision is denied", [value(5, **DECIDED)], [value(5, status="denied")], ["status"]),
    ("another currency", [value(750, unit="EUR")], [value(750, unit="USD")], ["changed"]),
    ("a rate in force beside the one threatened", [value(10), value(50, **PLAN)], [value(10)], []),
    ("another threat", [value(10), value(50, **PLAN)], [value(10), value(30, **PLAN)], ["changed"]),
]


@pytest.mark.parametrize(
    ("what", "standing", "today", "expected"), COMPARED, ids=[row[0] for row in COMPARED]
)
def test_compared_with_what_was_last_reported(
    what: str, standing: list[Value] | None, today: list[Value], expected: list[str]
) -> None:
    figures = [figured(each, start=10 * n) for n, each in enumerate(today)]
    assert kinds(*figures, standing=before(*standing) if standing else None) == expected


def test_slow_drift_does_not_escape() -> None:
    standing: Standing | None = before(value(100_000, unit="person", bound="about"))
    told = []
    # each agrees with the one seen before it, the last no longer with the one reported
    for number in (95_000, 88_000, 81_000):
        telling = tell(DAY, FOLLOWED, standing, [figured(value(number, unit="person", bound="about"))])
        told.append([change.kind for change in telling.changes])
        standing = telling.standing
    assert told == [[], [], ["changed"]]


def test_an_old_value_told_as_history_makes_no_change() -> None:
    assert kinds(figured(value(10), past=True), standing=before(value(25))) == []


def test_an_article_that_sets_the_new_value_against_the_old_tells_a_change() -> None:
    new, old = value(85_000, unit="person", bound="about"), value(100_000, unit="person")
    standing = before(value(100_000, unit="person", bound="about"))
    assert kinds(figured(new), figured(old, past=True, start=40), standing=standing) == ["changed"]


def test_a_plan_leaves_the_value_in_force_standing() -> None:
    telling = tell(DAY, FOLLOWED, before(value(10)), [figured(value(50, **PLAN))])
    assert [change.kind for change in telling.changes] == ["changed"]
    assert {item.value.low for item in telling.standing.current} == {10, 50}


def test_a_decision_replaces_what_was_there() -> None:
    telling = tell(DAY, FOLLOWED, before(value(10), value(50, **PLAN)), [figured(value(15, **DECIDED))])
    assert [item.value.low for item in telling.standing.current] == [15]


DISPUTES = [
    ("two outlets", [("kustbode:1", None, 2.1), ("polder:2", None, 3.5)], "fact", ["disputed"]),
    (
        "two speakers",
        [("kustbode:1", "de minister", 2.1), ("kustbode:1", "de bond", 3.5)],
        "plan",
        ["disputed"],
    ),
    (
        "one speaker, two values",
        [("kustbode:1", "de bond", 2.1), ("kustbode:1", "de bond", 3.5)],
        "plan",
        ["new"],
    ),
]


@pytest.mark.parametrize(("what", "said", "status", "expected"), DISPUTES, ids=[row[0] for row in DISPUTES])
def test_two_sources_that_do_not_agree(what: str, said: list[Any], status: Any, expected: list[str]) -> None:
    figures = [
        figured(value(number, status=status), article=article, speaker=speaker, start=10 * n, hour=n)
        for n, (article, speaker, number) in enumerate(said)
    ]
    telling = tell(DAY, FOLLOWED, None, figures)
    assert [change.kind for change in telling.changes] == expected
    if expected == ["disputed"]:
        [dispute] = telling.changes
        assert (dispute.before, dispute.after) == (figures[0].said.value, figures[1].said.value)
        assert dispute.evidence
        assert dispute.evidence_before


def test_two_plans_of_two_speakers_are_a_dispute_though_one_was_known() -> None:
    figures = [
        figured(value(260_000, unit="person", **PLAN), speaker="de minister"),
        figured(value(300_000, unit="person", **PLAN), speaker="een Kamerlid", start=40),
    ]
    assert kinds(*figures, standing=before(value(260_000, unit="person", **PLAN))) == ["disputed"]


def test_a_denial_of_what_was_never_told_is_no_change() -> None:
    figures = [figured(value(20, **DECIDED)), figured(value(30, status="denied"), start=40)]
    assert kinds(*figures, standing=before(value(20, **DECIDED))) == []


def test_an_answer_is_a_dispute_though_the_one_speaks_of_a_plan() -> None:
    figures = [
        figured(value(15), speaker="de commissaris"),
        figured(value(200, **PLAN), speaker="de president", start=40, answers=True),
    ]
    assert kinds(*figures, standing=None) == ["disputed"]


def test_a_quantity_of_which_only_old_values_were_told_is_new_with_its_first_value() -> None:
    history = tell(DAY, FOLLOWED, None, [figured(value(2), past=True)])
    assert history.changes == ()
    assert kinds(figured(value(5)), standing=history.standing) == ["new"]


def test_another_article_that_repeats_the_old_value_is_no_side_in_a_dispute() -> None:
    figures = [figured(value(20)), figured(value(25), article="polder:2")]
    assert kinds(*figures, standing=before(value(25))) == ["changed"]


def test_the_reported_value_and_another_by_another_speaker_are_a_dispute() -> None:
    figures = [
        figured(value(350), speaker="de president"),
        figured(value(235), speaker="het statistiekbureau", start=40),
    ]
    assert kinds(*figures, standing=before(value(235))) == ["disputed"]


def test_an_article_that_changes_its_own_figure_corrects_it() -> None:
    old = figured(value(22), version="v1").said
    new = figured(value(21), version="v2", hour=20, replaces=old)
    telling = tell(DAY, FOLLOWED, before(value(22)), [new])
    [change] = telling.changes
    assert (change.kind, change.before, change.after) == ("corrected", value(22), value(21))
    assert [item.value for item in telling.standing.current] == [value(21)]


def test_a_count_that_rises_during_the_day_is_told_once_with_its_last_value() -> None:
    tolls = [3, 5, 9]
    figures: list[Figured] = []
    for n, toll in enumerate(tolls):
        last = figures[-1].said if figures else None
        figures.append(
            figured(
                value(toll, unit="person"),
                version=f"v{n}",
                hour=n,
                replaces=last,
                superseded=n < len(tolls) - 1,
            )
        )
    [change] = tell(DAY, FOLLOWED, None, figures).changes
    assert (change.kind, change.after.low) == ("new", 9)


def test_a_live_blog_keeps_its_earlier_toll_below_the_last() -> None:
    figures = [
        figured(value(19, unit="person"), article="polder:1", version="a", hour=9),
        figured(value(41, unit="person"), article="polder:1", version="b", hour=21, start=10),
        figured(value(19, unit="person"), article="polder:1", version="b", hour=21, start=500),
    ]
    [change] = tell(DAY, FOLLOWED, None, figures).changes
    assert (change.kind, change.after.low) == ("new", 41)


def test_a_value_that_was_left_and_comes_back_is_a_return() -> None:
    standing = before(value(30), history=[value(25)])
    assert kinds(figured(value(25)), standing=standing) == ["reverted"]


def test_a_plan_that_comes_into_force_is_no_return() -> None:
    standing = before(value(10), history=[value(15, **PLAN)])
    assert kinds(figured(value(15)), standing=standing) == ["changed"]


def test_a_value_that_its_only_article_lost_is_withdrawn() -> None:
    lost = [Lost(figured(value(25)).said)]
    assert [c.kind for c in tell(DAY, FOLLOWED, before(value(25)), [], lost).changes] == ["withdrawn"]
    # another article still says it
    still = figured(value(25), article="polder:2")
    assert [c.kind for c in tell(DAY, FOLLOWED, before(value(25)), [still], lost).changes] == []
    # it was never told
    assert [c.kind for c in tell(DAY, FOLLOWED, before(value(25), told=False), [], lost).changes] == []


FIRST_SEEN = [
    ("in a title", {"place": "title"}, value(25), True),
    ("in the lead, a decision", {"place": "lead"}, value(25, status="decided"), True),
    ("billions", {"order": 5}, value(4e9, unit="EUR"), True),
    ("thousands of people", {"order": 5}, value(4000, unit="person"), True),
    ("a subject the desk follows, at the head of the article", {"on_subject": True}, value(25), True),
    ("a small amount, far down", {"order": 12}, value(3e6, unit="EUR"), False),
    ("a bare figure after the first", {"order": 2}, value(25), False),
    ("the drones of a night", {"order": 0, "one_night": True}, value(480, unit="count:drone"), False),
    ("one of several, far down", {"order": 12, "companions": 2}, value(25), False),
    ("told of oneself", {"order": 5, "personal": True}, value(1.7e6, unit="USD"), False),
    ("a handful of people", {"order": 5}, value(4, unit="person"), False),
    ("a share of something", {"sides": frozenset({"share"})}, value(12), False),
    ("a multiple", {}, value(3, unit="times"), False),
    ("a vague amount, not at the head", {"order": 5}, value(2e10, 9e10, unit="EUR", bound="about"), False),
]


@pytest.mark.parametrize(("what", "where", "first", "told"), FIRST_SEEN, ids=[row[0] for row in FIRST_SEEN])
def test_new_is_told_of_what_an_editor_would_follow(
    what: str, where: dict[str, Any], first: Value, told: bool
) -> None:
    telling = tell(DAY, FOUND, None, [figured(first, **where)])
    assert bool(telling.changes) is told
    assert telling.counted is not told
    # counted or told, the value stands: what differs from it later is a change
    assert [
        change.kind
        for change in tell(DAY, FOUND, telling.standing, [figured(value(99, unit=first.unit or ""))]).changes
    ] == ["changed"]


def test_a_muted_quantity_is_never_told_and_a_confirmed_one_always() -> None:
    muted = Followed("q", "Kurk", "Cork", curated=True, weight=5.0, told=False)
    assert tell(DAY, muted, before(value(25)), [figured(value(20))]).changes == ()
    confirmed = Followed("q", "Kurk", "Cork", curated=False, weight=3.0, confirmed=True)
    assert [c.kind for c in tell(DAY, confirmed, None, [figured(value(3, unit="times"))]).changes] == ["new"]


def test_what_an_editor_calls_no_change_counts_as_reported() -> None:
    telling = tell(DAY, FOLLOWED, before(value(25)), [figured(value(20))], not_changes=["changed"])
    assert telling.changes == ()
    assert kinds(figured(value(20)), standing=telling.standing) == []
