"""The interval of values that a figure stands for, and when two figures agree.

The rules are those of the field's definition of a figure: an exact value is itself plus or minus half a
unit of its last written digit ("210 miljard" is 209.5 to 210.5 billion; a percentage is taken as
written), "about" is ten percent either side, "over" reaches ten percent above, "under" ten percent
below, "at least" and "at most" are open.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from cijferwacht.model import Value

#: How far a hedge reaches, as a part of the stated value.
HEDGE = 0.10

#: Half a unit either way, the ends left out: 21 and 22 miljard share 21.5 only on paper.
ROUNDED = 0.999

#: Relative error of numbers that were multiplied by a scale.
ROUNDING = 1e-9

#: Units taken as written: "25 procent" is 25, not 24.5 to 25.5.
AS_WRITTEN = frozenset({"percent", "percentage_point", "times"})


class Interval(NamedTuple):
    """Values from ``low`` up to ``high``, both included; infinite on an open side."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """Whether the two share a value, allowing for the rounding of floating point numbers."""
        below, above = (self, other) if self.low <= other.low else (other, self)
        gap = above.low - below.high
        return gap <= 0 or gap <= ROUNDING * max(abs(above.low), abs(below.high))

    @property
    def width(self) -> float:
        """Distance between the ends; infinite when a side is open."""
        return self.high - self.low


def interval(value: Value) -> Interval:
    """The interval ``value`` stands for, in its own unit.

    A value without low and high ("een onbekend bedrag") stands for every number.
    """
    low, high = value.low, value.high
    if low is None or high is None or value.bound in ("at_least", "at_most"):
        if value.bound == "at_most" and low is None and high is not None:
            return Interval(min(0.0, high), high)
        if value.bound == "at_least" and low is not None:
            return Interval(low, math.inf)
        if value.bound == "at_most" and high is not None:
            return Interval(min(0.0, high), high)
        return Interval(-math.inf if low is None else low, math.inf if high is None else high)
    if low > high:
        low, high = high, low
    below = above = 0.0
    if value.bound == "about":
        below, above = HEDGE * abs(low), HEDGE * abs(high)
    elif value.bound == "over":
        above = HEDGE * abs(high)
    elif value.bound == "under":
        below = HEDGE * abs(low)
    elif value.unit not in AS_WRITTEN:
        below = above = value.step / 2 * ROUNDED
    return Interval(low - below, high + above)


def same_unit(one: Value, other: Value) -> bool:
    """Whether two values can be compared: equal units, counts of things, or a bare number beside a unit.

    One quantity may be counted in other words: "27 lidstaten" and "27 landen".
    """
    return (
        one.unit == other.unit
        or one.unit is None
        or other.unit is None
        or (is_count(one.unit) and is_count(other.unit))
    )


def is_count(unit: str | None) -> bool:
    """Whether a unit counts people or things."""
    return unit is not None and (unit == "person" or unit.startswith("count:"))


def agree(one: Value, other: Value) -> bool:
    """Two figures of one quantity agree when their intervals meet; other units never agree."""
    return same_unit(one, other) and interval(one).meets(interval(other))


def stated(value: Value) -> tuple[float | None, float | None]:
    """The written number or numbers without the hedge: "ruim 200" and "bijna 200" both state 200."""
    if value.low is None or value.high is None:
        point = value.low if value.high is None else value.high
        return (point, point)
    return (value.low, value.high)


def states_same(one: Value, other: Value) -> bool:
    """Whether the same number is written in both, whatever the hedges."""
    if not same_unit(one, other):
        return False
    return nearly(stated(one), stated(other))


def nearly(one: tuple[float | None, float | None], other: tuple[float | None, float | None]) -> bool:
    """Whether two pairs of ends are equal but for the rounding of floating point numbers."""
    return _equal(one[0], other[0]) and _equal(one[1], other[1])


def _equal(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return one == other or math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-9)


def more_precise(one: Value, other: Value) -> bool:
    """Whether ``one`` is a narrower statement than ``other``, by more than its way of rounding."""
    narrow, wide = interval(one).width, interval(other).width
    return narrow < wide * 0.999 or (math.isfinite(narrow) and not math.isfinite(wide))
