"""Local days: a day runs from midnight to midnight in Europe/Amsterdam, also when it has 23 or 25 hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def local_day(moment: datetime) -> date:
    """The local day in which an aware ``moment`` falls."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone")
    return moment.astimezone(AMSTERDAM).date()


def day_start(day: date) -> datetime:
    """The first moment of a local day, in UTC."""
    return datetime.combine(day, time.min, tzinfo=AMSTERDAM).astimezone(UTC)


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """First moment of a local day and of the next one, in UTC: 23, 24 or 25 hours apart."""
    return day_start(day), day_start(day + timedelta(days=1))


def yesterday(day: date) -> date:
    """The day before; of the current day, the newest one that is closed."""
    return day - timedelta(days=1)


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from ``first`` to ``last``, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
