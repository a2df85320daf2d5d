"""How a text falls into sentences, words and quotations."""

from __future__ import annotations

import pytest

from cijferwacht.claims.document import read_document

SENTENCES = [
    ("Het kost 3 mrd. euro. Dat is veel.", ["Het kost 3 mrd. euro.", "Dat is veel."]),
    ("Het kost 3 mld. Het kabinet betaalt.", ["Het kost 3 mld.", "Het kabinet betaalt."]),
    ("Volgens o.a. A. de Wit is er b.d. niets mis.", ["Volgens o.a. A. de Wit is er b.d. niets mis."]),
    ("Dat is mis.De bouw stopt.", ["Dat is mis.", "De bouw stopt."]),
    ('"Het is klaar." Hij zweeg.', ['"Het is klaar."', "Hij zweeg."]),
    ('"Het is klaar", zei hij. Toen ging hij.', ['"Het is klaar", zei hij.', "Toen ging hij."]),
    ("Eerste kop\nTweede regel", ["Eerste kop", "Tweede regel"]),
    ("Het werd 1.250 euro. Niet meer.", ["Het werd 1.250 euro.", "Niet meer."]),
    ("Is dat zo? Ja! En dan…", ["Is dat zo?", "Ja!", "En dan…"]),
    ("Dr. Smit is er.", ["Dr. Smit is er."]),
]
QUOTATIONS = [
    ("„Nee”, zei hij.", ["Nee"]),
    ("“Nee”, zei hij.", ["Nee"]),
    (",,Nee’’, zei hij.", ["Nee"]),
    ("‘Nee’, zei hij.", ["Nee"]),
    ('"Nee", zei hij.', ["Nee"]),
    ("'Nee', zei hij.", ["Nee"]),
    ("&quot;Nee&quot;, zei hij.", ["Nee"]),
    ("“Een ‘plan’ is er”, zei hij.", ["Een ‘plan’ is er"]),
    ("De foto's van '45 en zo'n 's avonds.", []),
    ('Een los " teken.', []),
]


@pytest.mark.parametrize(("text", "sentences"), SENTENCES)
def test_sentences(text: str, sentences: list[str]) -> None:
    document = read_document("", text)
    assert [document.full[s.start : s.end] for s in document.sentences] == sentences


@pytest.mark.parametrize(("text", "quotes"), QUOTATIONS)
def test_quotations(text: str, quotes: list[str]) -> None:
    document = read_document("", text)
    assert [document.full[q.start : q.end] for q in document.quotes] == quotes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("€3,5mrd.", ["€", "3,5", "mrd", "."]),
        ("25%", ["25", "%"]),
        ("20-25 procent", ["20", "-", "25", "procent"]),
        ("10k$", ["10", "k", "$"]),
        ("US$50", ["US$", "50"]),
        ("80km/u", ["80", "km/u"]),
        ("F-35's", ["F-35's"]),
        ("EU-landen", ["EU-landen"]),
        ("40-jarige", ["40-jarige"]),
        ("&euro;&nbsp;5", ["€", "5"]),
        ("€ 100,-", ["€", "100", ",-"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [token.text for token in read_document("", text).tokens] == words


def test_offsets_count_from_the_title() -> None:
    document = read_document("Kop", "Eerste alinea.\n\nTweede alinea.")
    assert document.full == "Kop\n\nEerste alinea.\n\nTweede alinea."
    assert [document.place(document.full.index(word)) for word in ("Kop", "Eerste", "Tweede")] == [
        "title",
        "lead",
        "body",
    ]
    index = document.first_token(document.full.index("alinea"))
    assert document.tokens[index].text == "alinea"
