"""Small counts, ages, ends of a change, prices of one: what a figure of the news is, and per what it is told.

Written apart from the rules, over ferries, farms, towns and armies nobody has. A figure is written as in
test_figures.py: ``[bound] low[..high] unit [per period] [past]``.
"""

from __future__ import annotations

import pytest
from test_figures import figures_of

#: A make that is counted is told from two on, and so are the hurt; one of the hurt when it is stressed.
SMALL_COUNTS = [
    ("De luchtmacht leent drie F-35's uit.", ["3 count:F-35"]),
    ("Het bataljon krijgt vier Caesar-houwitsers.", ["4 count:houwitser"]),
    ("Het land bezit twee Patriot-systemen.", ["2 count:systeem"]),
    ("Er zijn vijf Patriots besteld.", ["5 count:Patriot"]),
    ("De bond telt twee EU-regels die botsen.", []),
    ("Bij de ontploffing viel één dode.", ["1 person"]),
    ("Er viel 1 gewonde bij de aanrijding.", ["1 person"]),
    ("Er viel een dode bij de aanrijding.", []),
    ("Acht wandelaars lieten het leven in een lawine.", ["8 person"]),
    ("Bij de brand kwamen zes bewoners om het leven.", ["6 person"]),
    ("De rebellen hebben zeven reizigers gegijzeld.", ["7 person"]),
    ("Drie schippers zijn na de storm vermist.", ["3 person"]),
    ("In de straat zitten negen gezinnen zonder gas.", ["9 count:gezin"]),
    ("De bakker wijst op twee oorzaken.", []),
    # Times are no adjectives of what follows.
    ("De stad belooft al vier jaar dezelfde bussen.", []),
    # A verb is no noun.
    ("De werf bouwt schepen en kan er dertig leveren.", []),
    ("De fabriek maakt 200 wagens, het leger wil er 80 inzetten.", ["200 count:wagen", "80 count:wagen"]),
]

AGES = [
    ("Van de vrouwen tussen 25 en 60 heeft 71 procent werk.", ["71 percent"]),
    ("Mannen van 18 tot 50 mogen het land niet uit.", []),
    ("Jongeren vanaf 16 krijgen een brief.", []),
    ("Inwoners boven de 75 betalen niets.", []),
    ("Vrouwen jonger dan 40 reageren vaker.", []),
    ("Achter de kassa zit Yara Smits (23).", []),
    ("Boeren (340) en tuinders (125) deden mee.", ["340 person", "125 person"]),
    ("De bond verloor tussen 20 en 30 leden.", ["20..30 person"]),
    ("Het geld gaat naar dijken (40 miljoen) en gemalen (12 miljoen).", ["40m EUR", "12m EUR"]),
]

#: Times of day stand before an item of a live blog, not before its first number.
STAMPS = [
    ("08.15 – 2.300 huizen zitten zonder stroom.", ["2.3k count:huis"]),
    ("21.40 - 60 mensen zijn uit het hotel gehaald.", ["60 person"]),
    ("Bel 0900-1234 voor hulp.", []),
]

BOUNDS = [
    ("Het dodental loopt op tot elf.", ["11 person"]),
    ("De kosten lopen al op tot 4 miljoen euro.", ["4m EUR"]),
    ("De rente loopt verder op, tot 3,1 procent.", ["3.1 percent"]),
    ("De rente kan oplopen tot 4 procent.", ["at_most 4 percent"]),
    ("De boetes lopen op tot 800 euro.", ["at_most 800 EUR"]),
    ("Voor een gezin geldt een maximum van 60 euro.", ["at_most 60 EUR"]),
    ("Wie inschrijft, betaalt een minimum van 20 euro.", ["at_least 20 EUR"]),
    ("De minister wil niet boven de 3 procent uitkomen.", ["at_most 3 percent"]),
]

PERIODS = [
    ("De stad krijgt 38 euro per plek per nacht.", ["38 EUR per night"]),
    ("Wie meedoet, krijgt 90 euro per oefendag.", ["90 EUR per day"]),
    ("De school ontvangt 700 euro per leerplek.", ["700 EUR per piece"]),
    ("Een boot kost gemiddeld 40.000 euro per ligplaats.", ["40k EUR per piece"]),
    ("Het lesgeld is 2.600 euro per collegejaar.", ["2.6k EUR per year"]),
    ("De lading van 3 miljoen euro gaat per trein.", ["3m EUR"]),
    ("Hij betaalde 300 euro per ongeluk.", ["300 EUR"]),
    ("De dienst gaf 40 miljoen euro uit in een jaar.", ["40m EUR"]),
    ("De inhuur kostte 40 miljoen euro in een jaar.", ["40m EUR per year"]),
]


@pytest.mark.parametrize(("sentence", "expected"), [*SMALL_COUNTS, *AGES, *STAMPS, *BOUNDS, *PERIODS])
def test_what_is_told(sentence: str, expected: list[str]) -> None:
    assert figures_of(sentence) == expected
