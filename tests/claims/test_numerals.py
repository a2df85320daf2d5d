"""Numbers as Dutch writes them, each beside its value; and written in any notation, read back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cijferwacht.claims.document import read_document
from cijferwacht.claims.numerals import Numeral, NumeralReader, read_digits, read_word

# fmt: off
ONES = [
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
    "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
]
# fmt: on
TENS = ["_", "_", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
#: Scale words with what they multiply by; the abbreviations with and without their full stop.
SCALES = [
    ("duizend", 1_000),
    ("miljoen", 1_000_000),
    ("mln", 1_000_000),
    ("mln.", 1_000_000),
    ("miljard", 1_000_000_000),
    ("mld", 1_000_000_000),
    ("mrd.", 1_000_000_000),
    ("biljoen", 1_000_000_000_000),
]


def read_all(text: str) -> Numeral | None:
    """The numeral that is the whole text; None when it is none, or when something is left over."""
    document = read_document("", text)
    numeral = NumeralReader(document).read(0, len(document.tokens))
    left = document.tokens[numeral.stop :] if numeral is not None else ()
    return numeral if numeral is not None and all(token.text == "." for token in left) else None


def in_words(number: int) -> str:
    """A whole number below a million, spelled as the Groene Boekje does."""
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        return ("" if thousands == 1 else in_words(thousands)) + "duizend" + (in_words(rest) if rest else "")
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return ("" if hundreds == 1 else ONES[hundreds]) + "honderd" + (in_words(rest) if rest else "")
    if number < 20:
        return ONES[number]
    tens, ones = divmod(number, 10)
    joint = "ën" if ones in (2, 3) else "en"
    return TENS[tens] if not ones else f"{ONES[ones]}{joint}{TENS[tens]}"


VALUES = [
    ("2.000", 2000, 1),
    ("2 000", 2000, 1),
    ("2\u00a0000", 2000, 1),
    ("12\u202f500", 12500, 1),
    ("2,5", 2.5, 0.1),
    ("1.234.567,8", 1234567.8, 0.1),
    ("1,234,567.8", 1234567.8, 0.1),
    ("0,35", 0.35, 0.01),
    ("2½", 2.5, 0.25),
    ("1.89", 1.89, 0.01),
    ("tweeëntwintig", 22, 1),
    ("tweeentwintig", 22, 1),
    ("honderdvijftigduizend", 150_000, 1),
    ("tweeduizend vijfhonderd", 2500, 1),
    ("vijfentwintighonderd", 2500, 1),
    ("honderdenzes", 106, 1),
    ("anderhalf miljard", 1.5e9, 1e8),
    ("anderhalve", 1.5, 0.1),
    ("tweeënhalf", 2.5, 0.1),
    ("twaalf en een half", 12.5, 0.1),
    ("een half miljard", 5e8, 1e8),
    ("half miljoen", 5e5, 1e5),
    ("een kwart miljard", 2.5e8, 1e7),
    ("drie kwart", 0.75, 0.01),
    ("driekwart", 0.75, 0.01),
    ("twee derde", 2 / 3, 0.01),
    ("210 miljard", 210e9, 1e9),
    ("135,7 miljard", 135_700_000_000, 1e8),
    ("3,5 mrd.", 3.5e9, 1e8),
    ("100 duizend", 100_000, 1000),
    ("5 honderd", 500, 100),
    ("vijf miljard tweehonderd miljoen", 5.2e9, 1e6),
    ("3&nbsp;miljoen", 3e6, 1e6),
    ("3,5 mil\u00adjard", 3.5e9, 1e8),
    ("een dozijn", 12, 1),
    ("twee dozijn", 24, 1),
    ("een half dozijn", 6, 1),
]


@pytest.mark.parametrize(("text", "value", "step"), VALUES)
def test_value_and_step(text: str, value: float, step: float) -> None:
    numeral = read_all(text)
    assert numeral is not None
    assert numeral.low == pytest.approx(value)
    assert numeral.low == numeral.high
    assert numeral.step == pytest.approx(step)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("tientallen", 20, 90),
        ("honderden", 200, 900),
        ("duizenden", 2000, 9000),
        ("tientallen miljarden", 20e9, 90e9),
        ("honderden miljoenen", 200e6, 900e6),
        ("een paar honderd", 200, 900),
        ("enkele tientallen", 20, 90),
        ("een paar miljard", 2e9, 9e9),
        ("miljarden", 2e9, 9e9),
    ],
)
def test_vague(text: str, low: float, high: float) -> None:
    numeral = read_all(text)
    assert numeral is not None
    assert (numeral.low, numeral.high, numeral.bound) == (low, high, "about")


@pytest.mark.parametrize(
    "text", ["een", "1.2.3", "007", "14.32.10", "2A8", "derde", "20ste", "enkele", "1" * 40]
)
def test_no_number(text: str) -> None:
    assert read_all(text) is None


@pytest.mark.parametrize("text", ["2025", "1989"])
def test_years_look_like_years(text: str) -> None:
    numeral = read_all(text)
    assert numeral is not None and numeral.yearlike


def test_a_scale_leaves_no_trace_of_binary_fractions() -> None:
    numeral = read_all("8,3 miljard")
    assert numeral is not None
    assert numeral.low == 8_300_000_000


@settings(deadline=None)
@given(st.integers(min_value=2, max_value=999_999))
def test_words_are_read_back(number: int) -> None:
    assert read_word(in_words(number)) == number


@settings(deadline=None)
@given(st.integers(min_value=1000, max_value=10**12), st.sampled_from([".", " ", "\u00a0", "\u202f"]))
def test_grouped_digits_are_read_back(number: int, blank: str) -> None:
    numeral = read_all(f"{number:,}".replace(",", blank))
    assert numeral is not None and numeral.low == number


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=9_999), st.integers(0, 3), st.sampled_from(SCALES))
def test_scales_are_read_back(digits: int, decimals: int, scale: tuple[str, int]) -> None:
    word, factor = scale
    written = f"{digits / 10**decimals:.{decimals}f}".replace(".", ",")
    numeral = read_all(f"{written} {word}")
    assert numeral is not None
    assert numeral.low == pytest.approx(digits / 10**decimals * factor)
    assert numeral.step == pytest.approx(factor / 10**decimals)


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,’'½", min_size=1, max_size=30))
def test_any_digits_are_a_number_or_none(text: str) -> None:
    digits = read_digits(text)
    assert digits is None or digits.value >= 0
