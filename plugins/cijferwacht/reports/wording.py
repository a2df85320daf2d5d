"""How a reader's language writes values, days and phrases: Babel's CLDR data and ``phrases/*.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import (
    format_compact_decimal,
    format_currency,
    format_decimal,
    get_currency_name,
    get_currency_symbol,
)

from cijferwacht.days import AMSTERDAM
from cijferwacht.model import Value

LanguageCode = Literal["nl", "en"]
LANGUAGES: tuple[LanguageCode, ...] = ("nl", "en")

#: From here on a number is written with a scale word: "3,5 miljoen", but "950.000".
_SCALED_FROM = 1e6
#: More decimals than this before a scale word read worse than the whole number ("1,234 miljoen").
_MOST_DECIMALS = 3

#: C0 and C1 controls, and the marks that turn the direction of what follows (Trojan Source,
#: https://trojansource.codes/): a feed may hold them, a reader never needs them.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_BLANKS = re.compile(r"\s+")


def plain(text: str) -> str:
    """A stranger's ``text`` as one printable line: no controls, no direction marks, single blanks."""
    printable = _UNPRINTABLE.sub(" ", text).encode("utf-8", "replace").decode("utf-8")
    return _BLANKS.sub(" ", printable)


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
class Wording:
    """One reader's language: phrases by ``section.key``, and values as that language writes them."""

    code: LanguageCode
    locale: Locale
    phrases: Mapping[str, Mapping[str, str | Mapping[str, str]]]

    def has(self, key: str) -> bool:
        """Whether there is a phrase ``section.key``."""
        section, _, name = key.partition(".")
        return name in self.phrases.get(section, {})

    def __call__(self, key: str, /, *, n: float | None = None, **fields: object) -> str:
        """The phrase ``section.key`` with its fields filled in; ``n`` chooses between one and other.

        :raises KeyError: no such phrase, which is a mistake in a template and never in the news.
        """
        if n is not None:
            fields["n"] = self.number(n)
        return self._phrase(key, n).format(**fields)

    def _phrase(self, key: str, n: float | None) -> str:
        section, _, name = key.partition(".")
        phrase = self.phrases[section][name]
        if isinstance(phrase, str):
            return phrase
        if n is None:
            return phrase["other"]
        # CLDR tells 1 from 1.0: only the whole number takes the singular.
        return phrase[self.locale.plural_form(int(n) if n == int(n) else n)]

    # -- numbers and amounts

    def number(self, n: float, *, sign: bool = False) -> str:
        """A bare number: "3,5 miljard", "12.000", "0,25"; with ``sign``, "+3" and "−3"."""
        size = abs(n)
        text = self._scaled(size) or format_decimal(
            size, format="#,##0.##" if size >= 1 else "0.####", locale=self.locale
        )
        return _signed(n, text, sign)

    def digits(self, n: float) -> str:
        """A number with all its digits, whatever its size: "3.000.000.000"."""
        return _signed(n, format_decimal(abs(n), format="#,##0.########", locale=self.locale), sign=False)

    def _scaled(self, size: float) -> str | None:
        if size < _SCALED_FROM:
            return None
        scale = 10.0 ** min(3 * ((len(f"{size:.0f}") - 1) // 3), 12)
        digits = f"{size / scale:.{_MOST_DECIMALS}f}"
        if abs(float(digits) * scale - size) > size * 1e-9:
            return None
        decimals = len(digits.rstrip("0").partition(".")[2])
        return str(
            format_compact_decimal(size, format_type="long", locale=self.locale, fraction_digits=decimals)
        )

    def with_unit(self, number: str, n: float, unit: str | None, noun: str | None = None) -> str:
        """The written ``number`` of size ``n`` with its unit: "€ 3,5 miljard", "20 tot 25 procent".

        :param noun: what is counted, as the news calls it ("militairen"); for persons and counted things.
        """
        if unit is None:
            return number
        if noun and (unit == "person" or unit.startswith("count:")):
            return f"{number} {noun}"
        if len(unit) == 3 and unit.isupper():
            symbol = get_currency_symbol(unit, locale=self.locale)
            if symbol == unit:
                # "3 miljoen Oekraïense hryvnia" reads better than a code few people know.
                return f"{number} {get_currency_name(unit, count=n, locale=self.locale)}"
            one = format_currency(
                1, unit, locale=self.locale, format=self._whole_currency(), currency_digits=False
            )
            return str(one).replace("1", number, 1)
        if unit.startswith("count:"):
            return self._phrase("unit.count", n).format(n=number)
        if self.has(f"unit.{unit}"):
            return self._phrase(f"unit.{unit}", n).format(n=number)
        return self._phrase("unit.other", n).format(n=number, unit=plain(unit.replace("_", " ")))

    def unit(self, unit: str) -> str:
        """What a unit is called by itself: "procent", "euro", "tank"."""
        if len(unit) == 3 and unit.isupper():
            return str(get_currency_name(unit, locale=self.locale))
        return self.with_unit("", 2, unit).strip() or plain(unit.removeprefix("count:"))

    def _whole_currency(self) -> str:
        pattern = str(self.locale.currency_formats["standard"].pattern)
        return pattern.split(";", maxsplit=1)[0].replace(".00", "")

    def is_scale(self, word: str) -> bool:
        """Whether a word is part of a number: "miljoen"."""
        return any(word in self.number(2 * 10.0**power).split() for power in (6, 9, 12))

    def amount(self, n: float, unit: str | None, *, sign: bool = False, noun: str | None = None) -> str:
        """A number with its unit, and with its sign where asked: "€ 2,50", "+15 procent"."""
        size = abs(n)
        number = self.number(size)
        if (
            unit is not None
            and len(unit) == 3
            and unit.isupper()
            and size != int(size)
            and size < _SCALED_FROM
        ):
            number = format_decimal(size, format="#,##0.00", locale=self.locale)
        return _signed(n, self.with_unit(number, size, unit, noun), sign)

    def value(self, value: Value, *, unit: bool = True, noun: str | None = None) -> str:
        """A value as a reader says it: "ruim € 200 miljard", "20 tot 25 procent", "€ 250 per stuk".

        Without ``unit`` the bare number, for the left side of "25 → 15 procent"; ``noun`` as in
        :meth:`with_unit`.
        """
        measured = value.unit if unit else None
        if value.low is None:
            if value.high is None:
                return "?"
            text = self._phrase("bound.at_most", None).format(n=self.amount(value.high, measured, noun=noun))
        elif value.high is None:
            text = self._phrase("bound.at_least", None).format(n=self.amount(value.low, measured, noun=noun))
        elif value.low == value.high:
            bound = "exact" if value.bound == "between" else value.bound
            text = self._phrase(f"bound.{bound}", None).format(n=self.amount(value.low, measured, noun=noun))
        else:
            text = self._range(value.low, value.high, measured, noun)
            if value.bound == "about":
                text = self._phrase("bound.about", None).format(n=text)
        if value.per is None or not unit:
            return text
        if self.has(f"per.{value.per}"):
            return f"{text} {self(f'per.{value.per}')}"
        return f"{text} {self('per.other', per=plain(value.per))}"

    def _range(self, low: float, high: float, unit: str | None, noun: str | None) -> str:
        first, last = self.number(low), self.number(high)
        # "200 tot 300 miljard", not "200 miljard tot 300 miljard".
        scale = last.partition(" ")[2]
        if scale and first.endswith(f" {scale}"):
            first = first.removesuffix(f" {scale}")
        return self.with_unit(self("bound.between", low=first, high=last), high, unit, noun)

    def step(self, before: Value, after: Value, noun: str | None = None) -> tuple[str, str]:
        """Old and new for either side of an arrow: ("25", "15 procent"), ("€ 3 miljard", "€ 4 miljard")."""
        shared = (
            before.unit == after.unit
            and before.per == after.per
            and before.unit is not None
            and not before.unit.isupper()
        )
        return self.value(before, unit=not shared, noun=noun), self.value(after, noun=noun)

    def difference(self, before: Value, after: Value, noun: str | None = None) -> str | None:
        """How far a value moved: "−10 procentpunt", "+€ 500 miljoen · +14 procent"; None when unknown.

        Percentages differ by percentage points; other units also get the difference as a share of the
        old value. Ranges and open values have no one difference.
        """
        if before.low is None or before.low != before.high or after.low is None or after.low != after.high:
            return None
        if before.unit != after.unit or before.per != after.per:
            return None
        old, new = before.low, after.low
        moved = float(f"{new - old:.10g}")
        if moved == 0:
            return None
        if after.unit == "percent":
            text = self.amount(moved, "percentage_point", sign=True)
        else:
            text = self.amount(moved, after.unit, sign=True, noun=noun)
            if old > 0 and after.unit != "percentage_point":
                share = moved / old * 100
                share = round(share, 0 if abs(share) >= 10 else 1)
                if share:
                    text = f"{text} · {self.amount(share, 'percent', sign=True)}"
        if "exact" == before.bound == after.bound:
            return text
        return self._phrase("bound.about", None).format(n=text)

    # -- days and times, in Europe/Amsterdam

    def day(self, day: date) -> str:
        """A day in full: "23 november 2026"."""
        return str(format_date(day, "d MMMM y", locale=self.locale))

    def weekday(self, day: date) -> str:
        """A day with its weekday: "maandag 23 november 2026"."""
        return str(format_date(day, "EEEE d MMMM y", locale=self.locale))

    def short_day(self, day: date) -> str:
        """A day on an axis: "23 nov"."""
        return str(format_date(day, "d MMM", locale=self.locale))

    def month(self, day: date) -> str:
        """A month on an axis: "nov 2026"."""
        return str(format_date(day, "MMM y", locale=self.locale))

    def moment(self, moment: datetime) -> str:
        """A moment as local date and time: "23 nov 2026, 14:05"."""
        local = moment.astimezone(AMSTERDAM)
        return str(format_datetime(local, "d MMM y, HH:mm", locale=self.locale))

    def duration(self, time: timedelta) -> str:
        """About how long: "40 minuten", "31 uur", "4 dagen"; needs the pages' phrases."""
        minutes = time.total_seconds() / 60
        if minutes < 90:
            return self("duration.minutes", n=max(round(minutes), 1))
        if minutes < 48 * 60:
            return self("duration.hours", n=round(minutes / 60))
        return self("duration.days", n=round(minutes / 1440))


def _signed(n: float, text: str, sign: bool) -> str:
    if n < 0:
        return f"−{text}"
    return f"+{text}" if sign and n > 0 else text


@cache
def wording(code: str, *packages: str) -> Wording:
    """The wording of a language.

    :param packages: further packages with a folder ``phrases``, whose sections are added to those here.
    :raises ValueError: a language there are no phrases for.
    """
    for known in LANGUAGES:
        if known == code:
            phrases: dict[str, Mapping[str, str | Mapping[str, str]]] = {}
            for package in ("cijferwacht.reports", *packages):
                text = files(package).joinpath("phrases", f"{known}.toml").read_text("utf-8")
                phrases |= tomllib.loads(text)
            return Wording(known, Locale.parse(str(phrases["locale"]["cldr"])), phrases)
    raise ValueError(f"no phrases for language {code!r}; there are {', '.join(LANGUAGES)}")
