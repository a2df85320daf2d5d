"""How values are written for readers: a value beside its Dutch and its English."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cijferwacht.model import Value
from cijferwacht.reports.wording import plain, shorten, wording

NL, EN = wording("nl"), wording("en")


def spaced(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (Value(3.5e9, 3.5e9, "EUR"), "€ 3,5 miljard", "€3.5 billion"),
        (Value(2e11, 2e11, "EUR", "over"), "ruim € 200 miljard", "over €200 billion"),
        (Value(2e11, 3e11, "EUR", "between"), "€ 200 tot 300 miljard", "€200 to 300 billion"),
        (Value(9e8, 1.2e9, "EUR", "between"), "€ 900 miljoen tot 1,2 miljard", "€900 million to 1.2 billion"),
        (Value(None, 8e11, "EUR", "at_most"), "ten hoogste € 800 miljard", "at most €800 billion"),
        (Value(2, None, "percent", "at_least"), "ten minste 2 procent", "at least 2 percent"),
        (Value(2e12, 2e12, "USD"), "US$ 2 biljoen", "US$2 trillion"),
        (Value(2.5, 2.5, "EUR", per="piece"), "€ 2,50 per stuk", "€2.50 each"),
        (Value(2000, 2000, "EUR"), "€ 2.000", "€2,000"),
        (Value(3e6, 3e6, "UAH"), "3 miljoen Oekraïense hryvnia", "3 million Ukrainian hryvnias"),
        (Value(15, 15, "percent"), "15 procent", "15 percent"),
        (Value(20, 25, "percent", "between"), "20 tot 25 procent", "20 to 25 percent"),
        (Value(0.5, 0.5, "percentage_point"), "0,5 procentpunt", "0.5 percentage points"),
        (Value(3e4, 3e4, "person", "about"), "ongeveer 30.000 mensen", "about 30,000 people"),
        (Value(1, 1, "person"), "1 persoon", "1 person"),
        (Value(300, 300, "count:tank"), "300", "300"),
        (Value(3.3e6, 3.3e6, "tonne", per="year"), "3,3 miljoen ton per jaar", "3.3 million tonnes a year"),
        (Value(7, 7, "kiloton"), "7 kiloton", "7 kiloton"),
        (Value(2, 2, "times"), "2 keer", "2 times"),
        # Three decimals before a scale word are the most that can be read; then all digits.
        (Value(1.234e9, 1.234e9, None), "1,234 miljard", "1.234 billion"),
        (Value(123456789, 123456789, None), "123.456.789", "123,456,789"),
        (Value(-3, -3, "percent"), "−3 procent", "−3 percent"),
    ],
)
def test_values(value: Value, dutch: str, english: str) -> None:
    assert spaced(NL.value(value)) == dutch
    assert spaced(EN.value(value)) == english


@pytest.mark.parametrize(
    ("before", "after", "sides", "difference"),
    [
        (Value(25, 25, "percent"), Value(15, 15, "percent"), ("25", "15 procent"), "−10 procentpunt"),
        (
            Value(3.5e9, 3.5e9, "EUR"),
            Value(4e9, 4e9, "EUR"),
            ("€ 3,5 miljard", "€ 4 miljard"),
            "+€ 500 miljoen · +14 procent",
        ),
        (Value(250, 250, "count:tank"), Value(300, 300, "count:tank"), ("250", "300"), "+50 · +20 procent"),
        (
            Value(1000, 1000, "person", "over"),
            Value(1500, 1500, "person"),
            ("ruim 1.000", "1.500 mensen"),
            "ongeveer +500 mensen · +50 procent",
        ),
        # 0.1 + 0.2: the noise of binary fractions is no news.
        (Value(0.2, 0.2, "percent"), Value(0.3, 0.3, "percent"), ("0,2", "0,3 procent"), "+0,1 procentpunt"),
        # No one difference: ranges, open values, other units.
        (
            Value(1, 2, "percent", "between"),
            Value(3, 3, "percent"),
            ("1 tot 2", "3 procent"),
            None,
        ),
        (Value(1e9, 1e9, "USD"), Value(2e9, 2e9, "EUR"), ("US$ 1 miljard", "€ 2 miljard"), None),
    ],
)
def test_old_and_new(before: Value, after: Value, sides: tuple[str, str], difference: str | None) -> None:
    assert tuple(spaced(side) for side in NL.step(before, after)) == sides
    told = NL.difference(before, after)
    assert (None if told is None else spaced(told)) == difference


def test_days_and_times_are_local() -> None:
    # 29 March 2026: the clock in Amsterdam goes from 02:00 to 03:00.
    assert NL.moment(datetime(2026, 3, 29, 0, 30, tzinfo=UTC)) == "29 mrt 2026, 01:30"
    assert NL.moment(datetime(2026, 3, 29, 1, 30, tzinfo=UTC)) == "29 mrt 2026, 03:30"
    assert NL.weekday(date(2026, 11, 22)) == "zondag 22 november 2026"
    assert EN.weekday(date(2026, 11, 22)) == "Sunday 22 November 2026"


def test_both_languages_have_the_same_phrases() -> None:
    dutch = {(section, key) for section, phrases in NL.phrases.items() for key in phrases}
    english = {(section, key) for section, phrases in EN.phrases.items() for key in phrases}
    assert dutch == english


def test_no_other_language() -> None:
    with pytest.raises(ValueError, match="no phrases for language 'fr'"):
        wording("fr")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("gewoon", "gewoon"),
        ("twee\r\nregels", "twee regels"),
        ("om\u202egekeerd", "om gekeerd"),
        ("nul\x00teken", "nul teken"),
        ("los\ud800 surrogaat", "los? surrogaat"),
    ],
)
def test_strangers_text_becomes_one_printable_line(text: str, printed: str) -> None:
    assert plain(text) == printed


def test_shortening_cuts_between_words() -> None:
    assert shorten("een heel lange naam", 12) == "een heel…"
    assert shorten("aaneengeschreven", 8) == "aaneeng…"
    assert shorten("kort", 8) == "kort"
