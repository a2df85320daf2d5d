"""The interval a figure stands for, and when two figures agree."""

from __future__ import annotations

import math

import pytest
from marked_news import value_of

from cijferwacht.claims.interval import agree, interval, more_precise, states_same

INTERVALS = [
    ("210 miljard euro", "2.1e11 EUR", 209.5e9, 210.5e9),
    ("2,5 miljard euro", "2.5e9 EUR", 2.45e9, 2.55e9),
    ("25 procent", "25 percent", 25, 25),
    ("zo'n 200 miljard euro", "2e11 EUR about", 180e9, 220e9),
    ("ruim 200 miljard euro", "2e11 EUR over", 200e9, 220e9),
    ("bijna 27 miljard euro", "2.7e10 EUR under", 24.3e9, 27e9),
    ("minstens 2 procent", "2.. percent at_least", 2, math.inf),
    ("hooguit 10.000 militairen", "..10000 person at_most", 0, 10_000),
    ("tientallen miljarden euro's", "2e10..9e10 EUR about", 18e9, 99e9),
    ("10 tot 20 procent", "10..20 percent between", 10, 20),
]


@pytest.mark.parametrize(("text", "spec", "low", "high"), INTERVALS)
def test_a_figure_stands_for_an_interval(text: str, spec: str, low: float, high: float) -> None:
    found = interval(value_of(spec, text)[0])
    assert found.low == pytest.approx(low, rel=1e-3)
    assert found.high == pytest.approx(high, rel=1e-3)


AGREEMENTS = [
    (("ruim 200 miljard", "2e11 EUR over"), ("210 miljard", "2.1e11 EUR"), True),
    (("bijna 800 miljard", "8e11 EUR under"), ("tot 800 miljard", "..8e11 EUR at_most"), True),
    (("zo'n 75.000 mensen", "75000 person about"), ("75.300 mensen", "75300 person"), True),
    (("25 procent", "25 percent"), ("20 procent", "20 percent"), False),
    # 21.5 is the edge of both; nobody would call them equal
    (("21 miljard", "2.1e10 EUR"), ("22 miljard", "2.2e10 EUR"), False),
    (("achttien landen", "18 count:land"), ("negentien landen", "19 count:land"), False),
    (("27 lidstaten", "27 count:lidstaat"), ("27 landen", "27 count:land"), True),
    (("750 miljard euro", "7.5e11 EUR"), ("750 miljard dollar", "7.5e11 USD"), False),
    (
        ("hooguit 10.000 man", "..10000 person at_most"),
        ("zeker 20.000 man", "20000.. person at_least"),
        False,
    ),
]


@pytest.mark.parametrize(("one", "other", "agrees"), AGREEMENTS)
def test_two_figures_agree_when_their_intervals_meet(
    one: tuple[str, str], other: tuple[str, str], agrees: bool
) -> None:
    first, second = value_of(one[1], one[0])[0], value_of(other[1], other[0])[0]
    assert agree(first, second) is agrees
    assert agree(second, first) is agrees


def test_a_hedge_is_another_way_to_state_the_same_number() -> None:
    hedged, exact = value_of("2e11 EUR over")[0], value_of("2e11 EUR")[0]
    assert states_same(hedged, exact)
    assert more_precise(exact, hedged)
