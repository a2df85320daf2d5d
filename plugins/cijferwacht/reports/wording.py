"""How a reader's language writes days and phrases: Babel's CLDR data and ``phrases/*.toml``.

How it writes values is told by the room before: :mod:`cijferwacht.changes.values`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date, format_datetime

from cijferwacht.changes.values import LANGUAGES, LanguageCode, ValueWording, locale_of, phrases
from cijferwacht.days import AMSTERDAM
from cijferwacht.printable import plain

__all__ = ["LANGUAGES", "LanguageCode", "Wording", "plain", "shorten", "tied", "whole", "wording"]

_TIES = re.compile(r"(?<=\d) (?=[^\W\d])|(?<=[€$£]) ")


def tied(text: str) -> str:
    """``text`` without line breaks between a number and its word: "29,8 miljard", "27 mrt", "9 dagen"."""
    return _TIES.sub("\u00a0", text)


def whole(text: str) -> str:
    """``text`` without any line break: "27 mrt 2026, 18:10"."""
    return text.replace(" ", "\u00a0")


def shorten(text: str, most: int) -> str:
    """``text`` in at most ``most`` characters, cut between words where that leaves half of them."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space >= most // 2 else cut).rstrip(" ,.;:-") + "…"


@dataclass(frozen=True)
class Wording(ValueWording):
    """One reader's language: phrases by ``section.key``, values, days and times."""

    def day(self, day: date) -> str:
        """A day in full: "23 november 2026"."""
        return _date(day, "d MMMM y", self.locale)

    def weekday(self, day: date) -> str:
        """A day with its weekday: "maandag 23 november 2026"."""
        return _date(day, "EEEE d MMMM y", self.locale)

    def short_day(self, day: date) -> str:
        """A day on an axis: "23 nov"."""
        return _date(day, "d MMM", self.locale)

    def month(self, day: date) -> str:
        """A month on an axis: "nov 2026"."""
        return _date(day, "MMM y", self.locale)

    def moment(self, moment: datetime) -> str:
        """A moment as local date and time: "23 nov 2026, 14:05"."""
        return _moment(moment, self.locale)

    def duration(self, time: timedelta) -> str:
        """About how long: "40 minuten", "31 uur", "4 dagen"; needs the pages' phrases."""
        minutes = time.total_seconds() / 60
        if minutes < 90:
            return self("duration.minutes", n=max(round(minutes), 1))
        if minutes < 48 * 60:
            return self("duration.hours", n=round(minutes / 60))
        return self("duration.days", n=round(minutes / 1440))


@lru_cache(maxsize=8192)
def _date(day: date, pattern: str, locale: Locale) -> str:
    return str(format_date(day, pattern, locale=locale))


@lru_cache(maxsize=8192)
def _moment(moment: datetime, locale: Locale) -> str:
    return str(format_datetime(moment.astimezone(AMSTERDAM), "d MMM y, HH:mm", locale=locale))


@cache
def wording(code: str, *packages: str) -> Wording:
    """The wording of a language.

    :param packages: further packages with a folder ``phrases``, whose sections are added to those here.
    :raises ValueError: a language there are no phrases for.
    """
    for known in LANGUAGES:
        if known == code:
            found = phrases(known, "cijferwacht.reports", *packages)
            return Wording(known, locale_of(found), found)
    raise ValueError(f"no phrases for language {code!r}; there are {', '.join(LANGUAGES)}")
