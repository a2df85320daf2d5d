"""How a language writes values: Babel's CLDR data, and the words of ``phrases/*.toml``.

A sentence writes an amount as it is said ("26 miljard euro"), a table or a heading with the sign of the
currency ("€ 26 miljard"). The reports and the pages take their values from here too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from string import Formatter
from typing import Literal

from babel import Locale
from babel.numbers import (
    format_compact_decimal,
    format_currency,
    format_decimal,
    get_currency_name,
    get_currency_symbol,
)

from cijferwacht.model import Value
from cijferwacht.printable import plain

LanguageCode = Literal["nl", "en"]
LANGUAGES: tuple[LanguageCode, ...] = ("nl", "en")

#: Phrases of a language, by section and key.
Phrases = Mapping[str, Mapping[str, str | Mapping[str, str]]]

#: From here on a number is written with a scale word: "3,5 miljoen", but "950.000".
_SCALED_FROM = 1e6
#: The largest power of ten with a word of its own: "biljoenen".
_MOST_VAGUE = 12
#: More decimals than this before a scale word read worse than the whole number ("1,234 miljoen").
_MOST_DECIMALS = 3


@dataclass(frozen=True)
class ValueWording:
    """One language: phrases by ``section.key``, and values as that language writes them."""

    code: LanguageCode
    locale: Locale
    phrases: Phrases
    #: Currencies are written as words behind the number, not as a sign.
    spelled: bool = False

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

    def with_fields(self, key: str, fields: Mapping[str, Callable[[], str]]) -> str:
        """The phrase ``section.key``, for which only the fields it asks for are worked out."""
        phrase = self._phrase(key, None)
        return phrase.format(**{name: fields[name]() for name in _fields(phrase)})

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
        text = self._scaled(size) or _decimal(size, "#,##0.##" if size >= 1 else "0.####", self.locale)
        return _signed(n, text, sign)

    def digits(self, n: float) -> str:
        """A number with all its digits, whatever its size: "3.000.000.000"."""
        return _signed(n, _decimal(abs(n), "#,##0.########", self.locale), sign=False)

    def _scaled(self, size: float) -> str | None:
        if size < _SCALED_FROM:
            return None
        scale = 10.0 ** min(3 * ((len(f"{size:.0f}") - 1) // 3), 12)
        digits = f"{size / scale:.{_MOST_DECIMALS}f}"
        if abs(float(digits) * scale - size) > size * 1e-9:
            return None
        decimals = len(digits.rstrip("0").partition(".")[2])
        return _compact(size, decimals, self.locale)

    def with_unit(self, number: str, n: float, unit: str | None, noun: str | None = None) -> str:
        """The written ``number`` of size ``n`` with its unit: "€ 3,5 miljard", "20 tot 25 procent".

        :param noun: what is counted, as the news calls it ("militairen"); for persons and counted things.
        """
        if unit is None:
            return number
        if noun and (unit == "person" or unit.startswith("count:")):
            return f"{number} {noun}"
        if len(unit) == 3 and unit.isupper():
            if self.spelled and self.has(f"unit.{unit}"):
                return self._phrase(f"unit.{unit}", n).format(n=number)
            symbol = get_currency_symbol(unit, locale=self.locale)
            if self.spelled or symbol == unit:
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

    def inside(self, name: str) -> str:
        """A name from the beginning of a sentence as it stands inside one: "de minister"."""
        first, space, rest = name.partition(" ")
        return f"{first.lower()}{space}{rest}" if first in self("sentence.articles").split() else name

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
            number = _decimal(size, "#,##0.00", self.locale)
        return _signed(n, self.with_unit(number, size, unit, noun), sign)

    def value(self, value: Value, *, unit: bool = True, noun: str | None = None) -> str:
        """A value as a reader says it: "ruim € 200 miljard", "20 tot 25 procent", "€ 250 per stuk".

        Without ``unit`` the bare number, for the left side of "25 → 15 procent"; ``noun`` as in
        :meth:`with_unit`.
        """
        measured = value.unit if unit else None
        if value.low is None:
            if value.high is None:
                return self._phrase("bound.unknown", None)
            text = self._phrase("bound.at_most", None).format(n=self.amount(value.high, measured, noun=noun))
        elif value.high is None:
            text = self._phrase("bound.at_least", None).format(n=self.amount(value.low, measured, noun=noun))
        elif value.low == value.high:
            bound = "exact" if value.bound == "between" else value.bound
            text = self._phrase(f"bound.{bound}", None).format(n=self.amount(value.low, measured, noun=noun))
        elif value.bound == "about" and (magnitude := _magnitude(value.low, value.high)):
            text = self._vague(magnitude, measured, noun)
        else:
            text = self._range(value.low, value.high, measured, noun)
            if value.bound == "about":
                text = self._phrase("bound.about", None).format(n=text)
        if value.per is None or not unit:
            return text
        if self.has(f"per.{value.per}"):
            return f"{text} {self(f'per.{value.per}')}"
        return f"{text} {self('per.other', per=plain(value.per))}"

    def _vague(self, magnitude: int, unit: str | None, noun: str | None) -> str:
        """An order of magnitude as it was written; "200 tot 900 miljard" would claim to know more."""
        words = self._phrase(f"vague.{magnitude}", None)
        if unit is None:
            return words
        # A sign of a currency stands before a number, not before a word.
        number = self("vague.of", words=words)
        text = replace(self, spelled=True).with_unit(number, 10.0**magnitude, unit, noun)
        return words if text == number else text

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
            and (self.spelled or not before.unit.isupper())
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
            # One of them is called otherwise than many.
            text = self.amount(moved, after.unit, sign=True, noun=noun if abs(moved) != 1 else None)
            if old > 0 and after.unit != "percentage_point":
                share = moved / old * 100
                share = round(share, 0 if abs(share) >= 10 else 1)
                if share:
                    text = f"{text} · {self.amount(share, 'percent', sign=True)}"
        if "exact" == before.bound == after.bound:
            return text
        return self._phrase("bound.about", None).format(n=text)


# A page writes the same numbers many times over, and CLDR's patterns take their time.
@lru_cache(maxsize=16_384)
def _decimal(n: float, pattern: str, locale: Locale) -> str:
    return str(format_decimal(n, format=pattern, locale=locale))


@lru_cache(maxsize=16_384)
def _compact(n: float, decimals: int, locale: Locale) -> str:
    return str(format_compact_decimal(n, format_type="long", locale=locale, fraction_digits=decimals))


def _magnitude(low: float, high: float) -> int | None:
    """The power of ten that a vague word says (seeds/lexicon/vague.tsv): from two to nine of it."""
    power = len(f"{low:.0f}") - 1
    return power if 1 <= power <= _MOST_VAGUE and (low, high) == (2 * 10.0**power, 9 * 10.0**power) else None


@cache
def _fields(phrase: str) -> tuple[str, ...]:
    """The names of the fields of a phrase."""
    return tuple(name for _, name, _, _ in Formatter().parse(phrase) if name)


def _signed(n: float, text: str, sign: bool) -> str:
    if n < 0:
        return f"−{text}"
    return f"+{text}" if sign and n > 0 else text


@cache
def phrases(code: LanguageCode, *packages: str) -> Phrases:
    """The phrases of this room and of further packages with a folder ``phrases``, section by section."""
    found: dict[str, Mapping[str, str | Mapping[str, str]]] = {}
    for package in ("cijferwacht.changes", *packages):
        text = files(package).joinpath("phrases", f"{code}.toml").read_text("utf-8")
        found |= tomllib.loads(text)
    return found


def locale_of(found: Phrases) -> Locale:
    """The CLDR locale that phrases are written in."""
    return Locale.parse(str(found["locale"]["cldr"]))
