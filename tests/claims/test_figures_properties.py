"""What holds for every text, however hostile: an answer, in linear time, whose spans are its text."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cijferwacht.claims import extract
from cijferwacht.claims.document import read_document
from cijferwacht.claims.figures import read_figures, read_numbers

PUBLISHED = datetime(2025, 3, 4, 9, 30, tzinfo=UTC)
#: Pieces a figure is made of, to be thrown together without sense.
# fmt: off
PIECES = [
    "ruim", "bijna", "tot", "van", "naar", "tussen", "de", "en", "of", "meer", "dan", "zo'n", "3",
    "3,5", "2.000", "2000", "12", "500", "drie", "tweehonderd", "miljoen\nmiljard", "mrd.", "€", "$",
    "euro", "dollar", "procent", "%", "procentpunt", "keer", "zo", "veel", "een", "half", "kwart",
    "derde", "op", "tien", "tientallen", "duizenden\nper", "jaar", "maand", "militairen", "tanks",
    "landen", "extra", "Europese", "(", ")", '"', "'", "„", "”", ",", ".", ";", "-", "–", "/", "uur",
    "juni", "2025", "in", "plaats", "verdubbelt\nhet", "dubbele", "aantal", "er", "waren", "zijn",
    "die", "wie", "\n", "\xa0", "&nbsp;", "&euro;", "\xad", "½", "artikel", "F-35", "Leopard", "2",
    "min", "komma",
]
# fmt: on
HOSTILE = [
    "1",
    "1.",
    "1 ",
    "€",
    '"',
    "„ “ ",
    "(",
    "een ",
    "tussen ",
    "van 1 naar ",
    "1 en ",
    "1-",
    "miljard ",
    "honderd",
    "twee en ",
    "a-b.",
    "&a;",
    "http://a/",
    "\u0301",
    "\u202e1",
    "per jaar ",
    "ruim bijna ",
    "2.000 mensen, ",
    "zei hij: ‘",
]


@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)))
@settings(max_examples=150, deadline=None)
def test_any_text_has_an_answer(text: str) -> None:
    document = read_document("Kop", text)
    figures = read_figures(document)
    assert figures == read_figures(read_document("Kop", text))
    for figure in (*figures, *read_numbers(document)):
        assert figure.text == document.full[figure.start : figure.end] != ""
        for span in (figure.number, figure.noun, figure.sentence):
            assert span is None or 0 <= span.start < span.end <= len(document.full)
        assert figure.number is not None
        value = figure.value
        assert value.low is not None or value.high is not None
    for figure in figures:
        assert figure.value.unit is not None
    for span in (*document.sentences, *document.quotes, *document.paragraphs):
        assert document.full[span.start : span.end].strip()
    ends = [0, *(offset for token in document.tokens for offset in (token.start, token.end))]
    assert ends == sorted(ends)


@given(
    st.integers(1, 999),
    st.integers(0, 1),
    st.sampled_from(
        [("", 1.0), ("duizend", 1e3), ("miljoen", 1e6), ("mln.", 1e6), ("mrd.", 1e9), ("biljoen", 1e12)]
    ),
    st.sampled_from(["{} euro", "€ {}", "€{}", "EUR {}", "{}&nbsp;euro"]),
    st.sampled_from(
        [
            ("", "exact"),
            ("ruim ", "over"),
            ("nog geen ", "under"),
            ("zo'n ", "about"),
            ("op zijn minst ", "at_least"),
            ("hooguit ", "at_most"),
            ("naar schatting ruim ", "over"),
        ]
    ),
)
@settings(max_examples=80, deadline=None)
def test_an_amount_is_read_back(
    digits: int, decimals: int, scale: tuple[str, float], notation: str, hedge: tuple[str, str]
) -> None:
    written = f"{digits / 10**decimals:.{decimals}f}".replace(".", ",")
    amount = notation.format(" ".join(filter(None, (written, scale[0]))))
    (figure,) = read_figures(read_document("", f"De brug kost {hedge[0]}{amount} per jaar."))
    low, high = figure.value.low, figure.value.high
    assert (high if low is None else low) == pytest.approx(digits / 10**decimals * scale[1])
    assert (figure.value.unit, figure.value.bound, figure.value.per) == ("EUR", hedge[1], "year")
    assert (low is None, high is None) == (hedge[1] == "at_most", hedge[1] == "at_least")


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear_in_one_endless_line(piece: str) -> None:
    """Eight times the text takes no more than some sixteen times as long; quadratic would take 64."""

    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        read_figures(read_document("", text))
        return time.process_time() - start

    seconds(1_000)
    short = min(seconds(2_000) for _ in range(2))
    assert seconds(16_000) < 16 * short + 0.5


def test_extract_answers_on_empty_text() -> None:
    claims = extract("", "", PUBLISHED)
    assert (claims.figures, claims.dates, claims.speech) == ((), (), ())
