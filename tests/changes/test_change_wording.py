"""Values and changes in plain Dutch and English."""

from __future__ import annotations

from datetime import date

import pytest

from cijferwacht.changes.wording import from_to, sentence, value_words
from cijferwacht.model import Change, ChangeKind, Value

WORDS = [
    (Value(2.1e11, 2.1e11, "EUR"), "210 miljard euro", "210 billion euros"),
    (Value(2e11, 2e11, "EUR", "over"), "ruim 200 miljard euro", "over 200 billion euros"),
    (
        Value(1.3e10, 1.7e10, "EUR", "between", "year"),
        "13 tot 17 miljard euro per jaar",
        "13 to 17 billion euros a year",
    ),
    (
        Value(9e8, 1.2e9, "EUR", "between"),
        "900 miljoen tot 1,2 miljard euro",
        "900 million to 1.2 billion euros",
    ),
    (Value(40, None, "percent", "at_least"), "ten minste 40 procent", "at least 40 percent"),
    (Value(None, 10_000, "person", "at_most"), "ten hoogste 10.000 mensen", "at most 10,000 people"),
    (Value(1.28, 1.28, "percent"), "1,28 procent", "1.28 percent"),
    (Value(75_300, 75_300, "person"), "75.300 mensen", "75,300 people"),
    (Value(2e11, 9e11, "EUR", "about"), "honderden miljarden euro", "hundreds of billions of euros"),
    (Value(2e3, 9e3, "person", "about", "day"), "duizenden mensen per dag", "thousands of people a day"),
    (Value(20, 90, "count:tank", "about"), "tientallen", "dozens"),
    # the same bounds, told as a range
    (Value(20, 90, "percent", "between"), "20 tot 90 procent", "20 to 90 percent"),
]


@pytest.mark.parametrize(("value", "dutch", "english"), WORDS)
def test_a_value_in_words(value: Value, dutch: str, english: str) -> None:
    assert value_words(value, "nl") == dutch
    assert value_words(value, "en") == english


def test_counted_things_keep_the_noun_of_the_article() -> None:
    assert value_words(Value(46, 46, "count:tank"), "nl", "Leopard-tanks") == "46 Leopard-tanks"


MOVES = [
    (Value(2.6e10, 2.6e10, "EUR"), Value(2.2e10, 2.2e10, "EUR"), "van 26 naar 22 miljard euro"),
    (Value(30, 30, "percent"), Value(15, 15, "percent"), "van 30 naar 15 procent"),
    (
        Value(7.5e11, 7.5e11, "EUR"),
        Value(7.5e11, 7.5e11, "USD"),
        "van 750 miljard euro naar 750 miljard dollar",
    ),
    (Value(9e8, 9e8, "EUR"), Value(1.2e9, 1.2e9, "EUR"), "van 900 miljoen naar 1,2 miljard euro"),
    (
        Value(2e11, 9e11, "EUR", "about"),
        Value(1.5e11, 1.5e11, "EUR"),
        "van honderden miljarden naar 150 miljard euro",
    ),
]


@pytest.mark.parametrize(("before", "after", "dutch"), MOVES)
def test_unit_and_scale_stand_once_where_they_are_the_same(before: Value, after: Value, dutch: str) -> None:
    assert from_to(before, after, "nl") == dutch


def change(kind: ChangeKind, before: Value | None, after: Value) -> Change:
    return Change(
        date(2025, 4, 2), "q", "Heffing op kurk", "Tariff on cork", kind, before, after, 5.0, "", ""
    )


P30, P15 = Value(30, 30, "percent", status="plan"), Value(15, 15, "percent", status="decided")
SENTENCES: list[tuple[ChangeKind, Value | None, Value, str, str]] = [
    ("new", None, P30, "voor het eerst gemeld, 30 procent, een plan", "first reported, 30 percent, a plan"),
    ("changed", P30, P15, "van 30 naar 15 procent, nu een besluit (eerder een plan)",
     "from 30 to 15 percent, now decided (was a plan)"),
    ("status", Value(15, 15, "percent", status="plan"), P15, "15 procent, nu een besluit (eerder een plan)",
     "15 percent, now decided (was a plan)"),
    ("reverted", P30, Value(15, 15, "percent", status="plan"), "terug naar 15 procent (was 30 procent)",
     "back to 15 percent (was 30 percent)"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "before", "after", "dutch", "english"), SENTENCES)
def test_a_change_in_a_sentence(
    kind: ChangeKind, before: Value | None, after: Value, dutch: str, english: str
) -> None:
    told = change(kind, before, after)
    assert sentence(told, "nl") == f"Heffing op kurk: {dutch}"
    assert sentence(told, "en") == f"Tariff on cork: {english}"
