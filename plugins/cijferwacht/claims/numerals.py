"""Numbers as Dutch writes them, in digits and in words, read from tokens.

A numeral is a number with its scale: "3,5 miljard", "tweehonderdduizend", "anderhalf miljoen",
"tientallen miljarden", "2 000", "een kwart". Which numbers are figures is not decided here.

Digits follow Dutch rules: a full stop before three digits groups thousands, a comma is decimal; blanks of
any kind may group too. English notation is read where it cannot be Dutch ("1,234.5", "1.89").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from cijferwacht.claims import lexicon
from cijferwacht.claims.document import DASHES, DIGITS, Document, Token
from cijferwacht.claims.phrases import phrases
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Bound

Form = Literal["digits", "words", "fraction", "vague", "collective"]

#: More digits than this are a phone number, an account or noise, not an amount anybody reads.
MOST_DIGITS = 16
_THOUSAND, _HUNDRED, _AND = min(WORDS.thousand), min(WORDS.hundred), min(WORDS.and_)
VULGAR = {
    "¼": 1 / 4, "½": 1 / 2, "¾": 3 / 4, "⅐": 1 / 7, "⅑": 1 / 9, "⅒": 1 / 10, "⅓": 1 / 3, "⅔": 2 / 3,
    "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8,
    "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
GROUPED = re.compile(r"\d{1,3}([.’'])\d{3}(?:\1\d{3})*(?:,\d+)?")
ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+")
DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")
EXPONENT = re.compile(r"(\d+(?:,\d+)?)[eE](-?\d{1,2})")
ACCENTS = str.maketrans("ëéèïí", "eeeii", "-\u00ad")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and its scale: tokens ``first`` up to ``stop``.

    ``low`` and ``high`` differ for vague numbers only. ``step`` is one unit of the last written digit in
    the written scale. ``scale`` is the factor of its scale word, 1 without one.
    """

    first: int
    stop: int
    low: float
    high: float
    step: float
    form: Form
    scale: float = 1.0
    #: Digits with a thousands separator ("12.500"), which no year has.
    grouped: bool = False
    #: Four digits and nothing else, from 1500 to 2150, as a year is written.
    yearlike: bool = False
    bound: Bound = "exact"
    entry: str = ""

    @property
    def exact(self) -> bool:
        """Whether it is one number, not an order of magnitude."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Digits:
    """What a token of digits says: its value, its decimals, and how it is written."""

    value: float
    decimals: int
    grouped: bool
    yearlike: bool


@lru_cache(maxsize=20_000)
def read_digits(text: str) -> Digits | None:
    """The value of a number in digits; None for what no amount looks like ("1.2.3", "007", "14.32.10")."""
    fraction = VULGAR.get(text[-1], 0.0)
    digits = text[:-1] if fraction else text
    if sum(map(str.isdigit, digits)) > MOST_DIGITS or not digits.isascii():
        return None
    if not digits:
        return Digits(fraction, 2, False, False)
    if ENGLISH.fullmatch(digits):
        whole, _, decimals = digits.replace(",", "").partition(".")
        return Digits(float(f"{whole}.{decimals or 0}") + fraction, len(decimals), True, False)
    if GROUPED.fullmatch(digits) and not digits.startswith("0"):
        whole, _, decimals = digits.partition(",")
        number = re.sub(r"\D", "", whole)
        return Digits(float(f"{number}.{decimals or 0}") + fraction, len(decimals), True, False)
    if DECIMAL.fullmatch(digits):
        if len(digits) > 1 and digits[0] == "0" and digits.isdigit():
            return None
        whole, _, decimals = digits.replace(",", ".").partition(".")
        yearlike = digits.isdigit() and len(digits) == 4 and 1500 <= int(digits) <= 2150
        return Digits(float(f"{whole}.{decimals or 0}") + fraction, len(decimals), False, yearlike)
    return None


def _value(entry: lexicon.Entry) -> float:
    return entry.number(1)


@cache
def _cardinals() -> dict[str, float]:
    return {key: _value(entry) for key, entry in lexicon.table("numerals.tsv", 2).items()}


@cache
def _fractions() -> dict[str, float]:
    return {key: _value(entry) for key, entry in lexicon.table("fractions.tsv", 2).items()}


@cache
def _scales() -> dict[str, float]:
    return {key: _value(entry) for key, entry in lexicon.table("scales.tsv", 2).items()}


@lru_cache(maxsize=50_000)
def read_word(word: str) -> float | None:
    """The value of a cardinal in one word, lower case: "drieëntwintig", "tweeënhalf", "zeshonderdduizend"."""
    if not 2 < len(word) <= 80 or not word[0].isalpha():
        return None
    plain = word.translate(ACCENTS)
    known = _cardinals().get(plain)
    if known is not None:
        return known
    for ending in sorted(WORDS.half_joined, key=len, reverse=True):
        if plain.endswith(ending):
            whole = _below_million(plain[: -len(ending)])
            return None if whole is None else whole + 0.5
    return _below_million(plain)


def _below_million(word: str) -> float | None:
    left, thousand, right = word.partition(_THOUSAND)
    if thousand:
        return _scaled(left, right, 1000, _below_thousand)
    return _below_thousand(word)


def _below_thousand(word: str) -> float | None:
    left, hundred, right = word.partition(_HUNDRED)
    if hundred:
        return _scaled(left, right, 100, _below_hundred)
    return _below_hundred(word)


def _scaled(left: str, right: str, scale: int, read: Callable[[str], float | None]) -> float | None:
    factor = 1.0 if not left else read(left)
    rest: float | None = 0.0
    if right:
        rest = _below_thousand(right)
        if rest is None and right.startswith(_AND):
            rest = _below_thousand(right.removeprefix(_AND))
    if factor is None or rest is None or rest >= scale:
        return None
    return float(factor * scale + rest)


def _below_hundred(word: str) -> float | None:
    cardinals = _cardinals()
    known = cardinals.get(word)
    if known is not None and known < 100:
        return known
    for unit in range(2, len(word) - 4):
        # "tweeentwintig": a unit, "en", a ten.
        if word.startswith(_AND, unit):
            ones, tens = cardinals.get(word[:unit]), cardinals.get(word[unit + len(_AND) :])
            if ones is not None and tens is not None and 1 <= ones <= 9 and tens >= 20 and not tens % 10:
                return ones + tens
    return None


def scaled(value: float, factor: float) -> float:
    """A number times its scale as it is written: 8,3 miljard is 8300000000, not 8300000000.000001."""
    return float(f"{value * factor:.12g}")  # twelve digits are more than news writes


@lru_cache(maxsize=20_000)
def read_ordinal(word: str) -> float | None:
    """The denominator an ordinal names: "derde" is 3, "eenentwintigste" 21; also a plural ("vijfden")."""
    plain = word.translate(ACCENTS)
    for form in (plain, plain.removesuffix("n")):
        known = _fractions().get(form)
        if known is not None:
            return known
        for ending in WORDS.ordinal_endings:
            if form.endswith(ending):
                value = read_word(form.removesuffix(ending))
                if value is not None and value > 3:
                    return value
    return None


@lru_cache(maxsize=20_000)
def read_share(word: str) -> float | None:
    """A share in one word: "driekwart", "tweederde"; "negentiende" counts to nineteen."""
    low = next((ending for ending in WORDS.low_ordinal_endings if word.endswith(ending)), "")
    if low and read_word(word.removesuffix(low)) is not None:
        return None  # "negentiende" is no nine tenths
    for name, denominator in _fractions().items():
        if word.endswith(name) and word != name:
            numerator = _cardinals().get(word.removesuffix(name).rstrip("-"))
            if numerator is not None and 1 <= numerator < denominator:
                return numerator / denominator
    return None


class NumeralReader:
    """Reads numerals from one document's tokens."""

    def __init__(self, document: Document, *, letters: bool = False) -> None:
        """``letters``: also read scale letters and exponents without a currency ("10k", "12e-1")."""
        self._tokens: Sequence[Token] = document.tokens
        self._letters = letters

    def read(self, first: int, stop: int, *, money: bool = False) -> Numeral | None:
        """The longest numeral that begins at token ``first`` and ends before ``stop``; None when none does.

        ``money``: a currency sign stands before it, so scale letters count ("$10k").
        """
        token = self._tokens[first]
        if token.text[0].isdigit() or token.text in VULGAR:
            numeral = self._digits(first, stop)
        else:
            numeral = self._words(first, stop)
        if numeral is None:
            return None
        numeral = self._scale(numeral, stop, money or self._letters)
        return self._add(numeral, stop)

    # Digits ------------------------------------------------------------------------------------------

    def _digits(self, first: int, stop: int) -> Numeral | None:
        tokens = self._tokens
        text = tokens[first].text
        if self._letters and (match := EXPONENT.fullmatch(text)) is not None:
            value = float(match[1].replace(",", ".")) * 10.0 ** int(match[2])
            return Numeral(first, first + 1, value, value, 0.0, "digits")
        if DIGITS.fullmatch(text) is None:
            return None
        digits = read_digits(text)
        if digits is None:
            return None
        value, after, grouped = digits.value, first + 1, digits.grouped
        if text.isdigit() and len(text) <= 3 and not text.startswith("0"):
            # "2 000", "1 234 567": groups of three, one blank of any kind apart.
            joined = text
            while after < stop and _is_group(tokens[after - 1], tokens[after]):
                group, comma, decimals = tokens[after].text.partition(",")
                joined += group
                after += 1
                grouped = True
                if comma:
                    digits = replace(digits, decimals=len(decimals))
                    joined += f".{decimals}"
                    break
            if grouped:
                value = float(joined)
        if self._letters and digits.decimals == 0 and (slashed := self._slashed(first, after, stop, value)):
            return slashed
        if after < stop and tokens[after].text in VULGAR and digits.decimals == 0:
            value += VULGAR[tokens[after].text]
            return Numeral(first, after + 1, value, value, 0.25, "digits", grouped=grouped)
        return Numeral(
            first,
            after,
            value,
            value,
            0.25 if text[-1] in VULGAR else 10.0**-digits.decimals,
            "digits",
            grouped=grouped,
            yearlike=digits.yearlike and not grouped,
        )

    def _slashed(self, first: int, after: int, stop: int, value: float) -> Numeral | None:
        """A fraction with a slash, "3/4" or "1 4/5"; in news that is a date, so only where all is asked."""
        tokens = self._tokens
        whole = 0.0
        if after + 2 < stop and tokens[after].text.isdigit() and tokens[after + 1].text == "/":
            whole, value, after = value, float(tokens[after].text[:9]), after + 1
        if after + 1 >= stop or tokens[after].text != "/" or not tokens[after + 1].text.isdigit():
            return None
        denominator = float(tokens[after + 1].text[:9])
        if not denominator or (after + 2 < stop and tokens[after + 2].text == "/"):
            return None
        value = whole + value / denominator
        return Numeral(first, after + 2, value, value, 0.01, "fraction", entry="slash")

    # Words -------------------------------------------------------------------------------------------

    def _words(self, first: int, stop: int) -> Numeral | None:
        tokens = self._tokens
        lower = tokens[first].lower
        vague = phrases("vague.tsv", 3, 3).at(tokens, first, stop)
        if vague is not None:
            return self._vague(first, first + vague[0], stop, vague[1])
        share = read_share(lower)
        if share is not None:
            return Numeral(first, first + 1, share, share, 0.01, "fraction", entry="fractions.tsv")
        if lower in _scales() and lower not in WORDS.thousand:
            return self._known_scale(first)
        value = read_word(lower)
        if value is None:
            if lower in WORDS.half and first + 1 < stop and self._scale_at(first + 1):
                return Numeral(first, first + 1, 0.5, 0.5, 0.1, "words", entry="fractions.tsv")
            return self._collective(first, stop, 1.0)
        after = first + 1
        article = lower in WORDS.article_numeral
        if (collective := self._collective(after, stop, value)) is not None:
            return replace(collective, first=first)
        if (fraction := self._fraction(first, after, stop, value)) is not None:
            return fraction
        composed = self._compose(value, after, stop, first)
        scaled = after < stop and self._scale_at(after)
        if article and not scaled and lower not in WORDS.one_stressed and not composed[0] % 1:
            return self._whole_percent(first, after, stop)
        value, after = composed
        return Numeral(first, after, value, value, 0.1 if value % 1 else 1.0, "words", entry="numerals.tsv")

    def _known_scale(self, at: int) -> Numeral | None:
        """ "bovenop het jaarlijkse miljard euro": one of a scale, known from before."""
        tokens, lower = self._tokens, self._tokens[at].lower
        if self._letters or lower not in WORDS.known_scales or at == 0:
            return None
        before = tokens[at - 1].lower
        if at > 1 and before.endswith("e") and before.isalpha() and read_ordinal(before) is None:
            before = tokens[at - 2].lower
        if before not in WORDS.before_scale:
            return None
        factor = _scales()[lower]
        return Numeral(at, at + 1, factor, factor, factor, "words", scale=factor, entry="scales.tsv")

    def _whole_percent(self, first: int, at: int, stop: int) -> Numeral | None:
        """ "een procentpunt", "een vol procent", "een kilometer of twintig": an article that counts.

        Any other is only an article.
        """
        tokens = self._tokens
        if at + 1 < stop and tokens[at].lower in WORDS.whole:
            at += 1
        entry = lexicon.table("units.tsv", 2, 3).get(tokens[at].lower) if at < stop else None
        if self._letters or entry is None:
            return None
        if entry.columns[1] not in ("percent", "percentage_point") and not self._or_so(at + 1, stop):
            return None
        return Numeral(first, at, 1.0, 1.0, 1.0, "words", entry="numerals.tsv")

    def _or_so(self, at: int, stop: int) -> bool:
        """Whether "of twintig" stands at token ``at``, and nothing that the twenty could be of."""
        tokens = self._tokens
        if at + 1 >= stop or tokens[at].lower not in WORDS.or_:
            return False
        number = tokens[at + 1].lower
        return number.isdigit() or (read_word(number) or 0) > 1

    def _vague(self, first: int, after: int, stop: int, entry: lexicon.Entry) -> Numeral | None:
        tokens = self._tokens
        low, high = entry.number(1), entry.number(2)
        if high < 10:
            # "enkele", "een paar": only of a hundred, a scale, or a plural of one.
            if after >= stop:
                return None
            following = phrases("vague.tsv", 3, 3).at(tokens, after, stop)
            if following is not None and following[1].number(2) >= 10:
                return self._vague(first, after + following[0], stop, following[1])
            if tokens[after].lower in WORDS.hundred:
                low, high, after = low * 100, high * 100, after + 1
            elif not self._scale_at(after):
                return None
        return Numeral(first, after, low, high, low, "vague", bound="about", entry=entry.where)

    def _collective(self, at: int, stop: int, count: float) -> Numeral | None:
        """ "een tiental", "een half dozijn", "dozijn": from the token that may be the collective."""
        tokens = self._tokens
        after = at
        if after < stop and tokens[after].lower in WORDS.half:
            count, after = count * 0.5, after + 1
        if after >= stop:
            return None
        entry = lexicon.table("collectives.tsv", 3).get(tokens[after].lower.removesuffix("en"))
        if entry is None:
            return None
        value = count * entry.number(1)
        bound: Bound = "about" if entry.columns[2] == "about" else "exact"
        return Numeral(at, after + 1, value, value, 1.0, "collective", bound=bound, entry=entry.where)

    def _fraction(self, first: int, at: int, stop: int, numerator: float) -> Numeral | None:
        """ "een kwart", "twee derde", "een half": a number and an ordinal; before a scale it is a factor."""
        if at >= stop:
            return None
        denominator = read_ordinal(self._tokens[at].lower)
        if denominator is None or numerator != int(numerator):
            return None
        if self._tokens[at].lower in WORDS.half_quarter and numerator > denominator:
            return None
        value = numerator / denominator
        if at + 1 < stop and self._scale_at(at + 1):
            return Numeral(first, at + 1, value, value, 0.1 if denominator == 2 else 0.01, "words")
        return Numeral(first, at + 1, value, value, 0.01, "fraction", entry="fractions.tsv")

    def _compose(self, value: float, after: int, stop: int, first: int) -> tuple[float, int]:
        """Number words in a row: "tweeduizend vijfhonderd", "drie en dertig", "twee en een half"."""
        tokens = self._tokens
        between = first > 0 and tokens[first - 1].lower in WORDS.between
        while after < stop:
            lower = tokens[after].lower
            if lower in WORDS.hundred_or_thousand and 1 <= value < 100:
                value, after = value * _cardinals()[lower], after + 1
                continue
            if lower in WORDS.decimal_point and after + 1 < stop:
                decimals = read_word(tokens[after + 1].lower)
                if decimals is not None and decimals < 1000 and not decimals % 1:
                    return value + decimals / 10.0 ** len(f"{decimals:.0f}"), after + 2
            joined = lower in WORDS.and_
            word = after + 1 if joined else after
            if word >= stop or (joined and between):
                break
            if (part := self._fraction_part(word, stop)) is not None:
                return value + part[0], part[1]
            following = read_word(tokens[word].lower)
            if following is None or tokens[word].lower in WORDS.article_numeral:
                break
            ones_and_tens = joined and 1 <= value <= 9 and 20 <= following < 100 and not following % 10
            smaller = value >= 100 and 0 < following < _magnitude(value)
            if not (ones_and_tens or smaller):
                break
            word += 1
            if following < 10 and word + 1 < stop and tokens[word].lower in WORDS.and_:
                # "honderd twee en twintig"
                tens = read_word(tokens[word + 1].lower)
                if tens is not None and 20 <= tens < 100 and not tens % 10:
                    following, word = following + tens, word + 2
            if (dozens := self._collective(word, stop, following)) is not None:
                return value + dozens.low, dozens.stop
            value, after = value + following, word
        return value, after

    def _fraction_part(self, at: int, stop: int) -> tuple[float, int] | None:
        """The fraction of a mixed number: "(drie en) een kwart", "(honderd) driekwart"."""
        tokens = self._tokens
        share = read_share(tokens[at].lower)
        if share is not None:
            return share, at + 1
        numerator = read_word(tokens[at].lower)
        if numerator is None or at + 1 >= stop:
            return None
        denominator = read_ordinal(tokens[at + 1].lower)
        if denominator is None or numerator >= denominator:
            return None
        return numerator / denominator, at + 2

    # Scales ------------------------------------------------------------------------------------------

    def _scale_at(self, at: int) -> bool:
        return self._tokens[at].lower in _scales()

    def _scale(self, numeral: Numeral, stop: int, letters: bool) -> Numeral:
        """Multiply by the scale words that follow: "3,5 miljard", "100 duizend", "5 honderd"."""
        tokens = self._tokens
        if numeral.form in ("fraction", "collective") or numeral.stop >= stop:
            return numeral
        token = tokens[numeral.stop]
        factor = _scales().get(token.lower)
        if factor is None and letters and numeral.form == "digits":
            entry = lexicon.table("scales.letters.tsv", 2).get(token.text)
            factor = entry.number(1) if entry is not None else None
        if (
            factor is None
            and numeral.form == "digits"
            and token.lower in WORDS.hundred
            and numeral.high < 100
        ):
            factor = 100.0
        if factor is None:
            return numeral
        after = numeral.stop + 1
        if (
            after < stop
            and tokens[after].text == "."
            and tokens[after].start == token.end
            and len(token.text) < 4
        ):
            # The stop of "mld." belongs to it, unless it ends the sentence.
            after += after + 1 < stop
        return replace(
            numeral,
            stop=after,
            low=scaled(numeral.low, factor),
            high=scaled(numeral.high, factor),
            step=scaled(numeral.step, factor),
            scale=factor,
            yearlike=False,
        )

    def _add(self, numeral: Numeral, stop: int) -> Numeral:
        """Add a smaller part: "vijf miljard tweehonderd miljoen", "3 miljoen en een half"."""
        tokens = self._tokens
        while numeral.scale >= 1000 and numeral.exact and numeral.stop < stop:
            at = numeral.stop
            joined = tokens[at].lower in WORDS.and_
            at += joined
            if at >= stop:
                break
            if (
                joined
                and at + 1 < stop
                and tokens[at].lower in WORDS.article_numeral
                and tokens[at + 1].lower in WORDS.half_article
            ):
                if at + 2 < stop and self._scale_at(at + 2):
                    part = _scales()[tokens[at + 2].lower] / 2
                    at += 3
                else:
                    part = numeral.scale / 2
                    at += 2
                if part >= numeral.scale:
                    break
                value = numeral.low + part
                numeral = replace(numeral, stop=at, low=value, high=value, step=part)
                continue
            if joined or tokens[at].lower in WORDS.article_numeral:
                break
            digits = tokens[at].text[0].isdigit()
            following = self._digits(at, stop) if digits else self._words(at, stop)
            if following is None or following.form in ("vague", "fraction", "collective"):
                break
            scaled = self._scale(following, stop, False)
            if scaled.high >= numeral.scale or (digits and scaled.scale == 1) or scaled.low <= 0:
                break
            value = numeral.low + scaled.low
            numeral = replace(numeral, stop=scaled.stop, low=value, high=value, step=scaled.step)
            if scaled.scale == 1:
                break
            numeral = replace(numeral, scale=scaled.scale)
        return numeral


def _is_group(before: Token, token: Token) -> bool:
    group, _, decimals = token.text.partition(",")
    return (
        token.start == before.end + 1
        and len(group) == 3
        and group.isdigit()
        and (not decimals or decimals.isdigit())
        and len(before.text) <= 3
    )


def _magnitude(value: float) -> float:
    """The place of a number's last word that is not nought: 1000 for 2000, 100 for 2200."""
    for place in (1e12, 1e9, 1e6, 1000, 100):
        if not value % place:
            return place
    return 1


def is_dash(token: Token) -> bool:
    """Whether a token is a hyphen or a dash, as ranges and scores have it."""
    return token.text in DASHES
