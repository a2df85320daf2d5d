"""Whatever a page holds: statements slice to their text, figures keep their value, answers repeat."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cijferwacht.claims.context import annotate
from cijferwacht.claims.document import read_document
from cijferwacht.claims.figures import read_figures
from cijferwacht.claims.speech import read_speech

SAMPLE = (
    'de minister Jan Maas zegt dat 25 procent van hij ze volgens , . " ( ) : ; – en die waarmee wil 3 '
    "miljard euro blijkt uit heeft gezegd als om te aldus „ ” ' De Hij Volgens Dat nog eerder zou had niet"
)
WORDS = st.sampled_from(SAMPLE.split())
SENTENCES = st.lists(WORDS, max_size=60).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(title=st.one_of(st.text(max_size=60), SENTENCES), text=st.one_of(st.text(), SENTENCES))
def test_any_text_is_read(title: str, text: str) -> None:
    document = read_document(title, text)
    speech = read_speech(document)
    figures = tuple(read_figures(document))
    annotated = annotate(document, figures, speech)

    assert all(document.full[said.start : said.end] == said.text for said in speech)
    assert all(said.speaker for said in speech)
    assert [(f.start, f.end, f.value.low, f.value.unit) for f in annotated] == [
        (f.start, f.end, f.value.low, f.value.unit) for f in figures
    ]
    assert annotate(document, figures, speech) == annotated
    assert read_speech(read_document(title, text)) == speech


@pytest.mark.parametrize(
    "piece",
    [
        'De bond zegt dat hij 5 procent wil en "dat is genoeg", aldus Jan Maas. ',
        "zegt dat ",
        "minister van ",
        "volgens de ",
        "( en die ",
        '" ',
        "die hij wil, ",
    ],
)
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(size: int) -> float:
        document = read_document("", piece * (size // len(piece)))
        figures = tuple(read_figures(document))
        start = time.process_time()
        annotate(document, figures, read_speech(document))
        return time.process_time() - start

    seconds(2_000)  # lexicons and dictionary are loaded
    small, large = seconds(20_000), seconds(160_000)
    # eight times the text; quadratic work would take sixty-four times as long
    assert large < 24 * max(small, 0.02)
