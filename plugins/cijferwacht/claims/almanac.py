"""Moments of the calendar: days, months and years, counted from a reference day, and days with a name."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from cijferwacht.claims import lexicon

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FIXED = re.compile(r"(\d\d)-(\d\d)(!sunday)?")
_EASTER = re.compile(r"easter([+-]\d+)")
_NTH = re.compile(rf"(-?\d)\.({'|'.join(_WEEKDAYS)})\.(\d+)")

#: Years beyond which no text of the news dates anything, and Python no longer can.
FIRST_YEAR, LAST_YEAR = 1000, 2999


class Moment(NamedTuple):
    """A day, a month (``day`` 0) or a year (``month`` 0 too): as precise as the text."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        """``2025-03-06``, ``2025-03`` or ``2025``."""
        return "-".join(
            [
                f"{self.year:04}",
                *([f"{self.month:02}"] if self.month else []),
                *([f"{self.day:02}"] if self.day else []),
            ]
        )

    def is_over(self, day: date) -> bool:
        """Whether all of it lies before ``day``."""
        return (self.year, self.month or 12, self.day or 31) < (day.year, day.month, day.day)

    def last_day(self) -> Moment:
        """The last day of it, itself for a day."""
        month = self.month or 12
        return Moment(self.year, month, self.day or monthrange(self.year, month)[1])

    def days_from(self, day: date) -> int:
        """How many days lie between ``day`` and the nearest day of it."""
        if self.holds(day):
            return 0
        first = date(self.year, self.month or 1, self.day or 1)
        last = date(*self.last_day())
        return min(abs((first - day).days), abs((last - day).days))

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies in it."""
        return self.year == day.year and self.month in (0, day.month) and self.day in (0, day.day)


def moment_of(day: date) -> Moment:
    """A day as a moment."""
    return Moment(day.year, day.month, day.day)


def exists(year: int, month: int, day: int = 1) -> bool:
    """Whether the calendar has this day, in a year that news may speak of."""
    return FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def shifted(day: date, days: int) -> date | None:
    """``day`` plus a number of days; None beyond the years of the news."""
    if abs(days) > 400_000:
        return None
    try:
        moved = day + timedelta(days=days)
    except OverflowError:
        return None
    return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else None


def months_later(day: date, months: int) -> date | None:
    """The same day of another month, or that month's last day; None beyond the years of the news."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not exists(year, month + 1):
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth weekday (0 is Monday) of a month, counted from its end when ``nth`` is negative."""
    if not exists(year, month):
        return None
    last = monthrange(year, month)[1]
    if nth > 0:
        day = 1 + (weekday - date(year, month, 1).weekday()) % 7 + 7 * (nth - 1)
    else:
        day = last - (date(year, month, last).weekday() - weekday) % 7 + 7 * (nth + 1)
    return date(year, month, day) if 1 <= day <= last else None


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm, Nature, 20 April 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month = (h + m - 7 * n + 90) // 25
    return date(year, month, (h + m - 7 * n + 33 * month + 19) % 32)


@cache
def holidays() -> Mapping[tuple[str, ...], lexicon.Entry]:
    """Entries of seeds/lexicon/dates.holidays.tsv by the words of their name; their rules are checked."""
    found = {}
    for entry in lexicon.table("dates.holidays.tsv", 2).values():
        if not any(rule.fullmatch(entry.columns[1]) for rule in (_FIXED, _EASTER, _NTH)):
            raise entry.error(f"{entry.columns[1]!r} is no rule for a date")
        found[tuple(entry.key.split())] = entry
    return found


def holiday(rule: str, year: int) -> date | None:
    """The day a holiday's rule gives in a year; None when that year does not have it."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if match := _FIXED.fullmatch(rule):
        month, number = int(match[1]), int(match[2])
        if not exists(year, month, number):
            return None
        day = date(year, month, number)
        return day - timedelta(days=1) if match[3] and day.weekday() == 6 else day
    if match := _EASTER.fullmatch(rule):
        return easter(year) + timedelta(days=int(match[1]))
    match = _NTH.fullmatch(rule)
    return nth_weekday(year, int(match[3]), _WEEKDAYS.index(match[2]), int(match[1])) if match else None
