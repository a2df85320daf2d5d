"""Which year's March, which Thursday: what an expression leaves open, chosen by a direction.

A direction is where the words around the expression put it, before the reference day or after it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from cijferwacht.claims.almanac import Moment, exists, holiday, moment_of, months_later, shifted

#: Where the words around an expression put it; None when they do not say.
Direction = Literal["future", "past"] | None

#: Without a year, a date of a month ago is not next year's, whatever the verb: "de wet die op 1 mei
#: ingaat" in a piece of 4 May.
_TOO_FAR = timedelta(days=330)
_TOO_FAR_MONTHS = 10


def whole_year(written: str) -> int:
    """Two digits mean this century up to fifty, the last one above."""
    year = int(written)
    if len(written) == 4:
        return year
    return 2000 + year if year <= 50 else 1900 + year


def as_moment(day: date | None) -> Moment | None:
    """A day as a moment; None stays None."""
    return moment_of(day) if day is not None else None


def month_of(day: date | None) -> Moment | None:
    """The month a day lies in."""
    return Moment(day.year, day.month) if day is not None else None


def moved(day: date, days: int) -> Moment | None:
    """A number of days later, or earlier when negative."""
    return as_moment(shifted(day, days))


def on_or_after(day: date, weekday: int) -> date:
    """The first such weekday (0 is Monday) from ``day`` on."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def on_or_before(day: date, weekday: int) -> date:
    """The last such weekday up to ``day``."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def nearest_weekday(day: date, way: Direction, weekday: int) -> Moment | None:
    """A bare weekday: up to today, from today on, or after today where nothing says which."""
    if way == "past":
        return moment_of(on_or_before(day, weekday))
    return moment_of(on_or_after(day if way == "future" else day + timedelta(days=1), weekday))


def far(day: date, number: int, unit: str) -> Moment | None:
    """So many days, weeks, months or years from ``day``."""
    if unit in ("day", "week"):
        return moved(day, number * (7 if unit == "week" else 1))
    return as_moment(months_later(day, number * (12 if unit == "year" else 1)))


def nearest_date(day: date, way: Direction, month: int, number: int, weekday: int | None) -> Moment | None:
    """A day of a month without its year; one that falls on ``weekday`` where the text names that too."""
    years = [year for year in range(day.year - 8, day.year + 9) if exists(year, month, number)]
    days = [date(year, month, number) for year in years]
    if weekday is not None:
        fitting = [given for given in days if given.weekday() == weekday]
        days = fitting or days
        if fitting:
            return moment_of(min(days, key=lambda given: (abs(given - day), given < day)))
    before = max((given for given in days if given <= day), default=None)
    after = min((given for given in days if given >= day), default=None)
    return _choose(day, way, before, after, _TOO_FAR)


def _choose(
    day: date, way: Direction, before: date | None, after: date | None, too_far: timedelta
) -> Moment | None:
    """The one the direction points to, unless it is far and the other one near."""
    first, second = (before, after) if way == "past" else (after, before)
    if first is None or (second is not None and abs(first - day) > too_far):
        return as_moment(second)
    return moment_of(first)


def nearest_month(day: date, way: Direction, month: int) -> Moment:
    """A month without its year: the running or coming one, or the last one."""
    ahead = (month - day.month) % 12
    back = (day.month - month) % 12
    ahead_wins = back > _TOO_FAR_MONTHS if way == "past" else ahead <= _TOO_FAR_MONTHS
    shift = ahead if ahead_wins else -back
    year, number = divmod(day.year * 12 + day.month - 1 + shift, 12)
    return Moment(year, number + 1)


def nearest_season(day: date, way: Direction, month: int) -> Moment:
    """The month a season begins in: the coming or running one, or the last one that began."""
    begun = (day.month - month) % 12
    if way == "past" or begun < 3:
        year, number = divmod(day.year * 12 + day.month - 1 - begun, 12)
    else:
        year, number = divmod(day.year * 12 + day.month - 1 + (month - day.month) % 12, 12)
    return Moment(year, number + 1)


def nearest_holiday(day: date, way: Direction, rule: str) -> Moment | None:
    """The next such day, or the last one."""
    given = [found for year in (day.year - 1, day.year, day.year + 1) if (found := holiday(rule, year))]
    if way == "past":
        return as_moment(max((found for found in given if found <= day), default=None))
    return as_moment(min((found for found in given if found >= day), default=None))


def day_of_month(day: date, way: Direction, number: int) -> Moment | None:
    """The next day of that number ("op de eerste"), or the last one."""
    step = -1 if way == "past" else 1
    for months in range(0, 3 * step, step):
        month = months_later(day.replace(day=1), months)
        if month is None or not exists(month.year, month.month, number):
            continue
        found = month.replace(day=number)
        if (found <= day) if way == "past" else (found >= day):
            return moment_of(found)
    return None


def quarter_year(day: date, quarters: int) -> Moment | None:
    """The year of the quarter so many quarters away."""
    later = months_later(day.replace(day=1), 3 * quarters)
    return Moment(later.year) if later else None
