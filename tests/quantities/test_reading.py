"""What a figure measures, read from the words around it."""

from __future__ import annotations

import pytest
from marked_news import read

# (text, number of the figure, words that are its own, words that are not)
OWN_WORDS = [
    ("De krijgsmacht krijgt [3 miljard euro = 3e9 EUR] voor munitie.", 0, {"munitie", "leger"}, set()),
    # the words between two figures are shared out at "en"
    (
        "Er komt [15 procent = 15 percent] op kaas en [30 procent = 30 percent] op kurk.",
        0,
        {"kaas"},
        {"kurk"},
    ),
    (
        "Er komt [15 procent = 15 percent] op kaas en [30 procent = 30 percent] op kurk.",
        1,
        {"kurk"},
        {"kaas"},
    ),
    # a compound gives its parts, and synonyms one name
    ("Er komt een staalheffing van [15 procent = 15 percent].", 0, {"staal", "heffing"}, set()),
    ("Er komt een tarief van [15 procent = 15 percent].", 0, {"heffing"}, set()),
    # who is told after the comma is not what is measured
    (
        "De pot telt [4 miljard euro = 4e9 EUR], zegt een woordvoerder na overleg over visserij.",
        0,
        {"fonds"},
        {"visserij"},
    ),
    # a number written out is no word of what is counted
    ("[Achttien landen = 18 count:land] doen mee.", 0, {"land"}, {"achttien"}),
    # a sentence that goes on about the one before measures the same
    (
        "Portugal verscheepte vorig jaar meer kurk. Dat was [4 procent = 4 percent] minder dan verwacht.",
        0,
        {"kurk", "export", "@pt"},
        set(),
    ),
    # ... but not a figure that another is a part of
    (
        "Portugal verscheepte meer kurk. Dat is een deel van de [2 miljard euro = 2e9 EUR] die het rijk gaf.",
        0,
        set(),
        {"kurk"},
    ),
    # so many of what was just told
    ("Het korps heeft duikers. In 2030 moeten dat er [900 = 900 number plan] zijn.", 0, {"duiker"}, set()),
    ("Er is een duikschool. Nu zijn het er pas [40 = 40 number].", 0, {"duikschool"}, set()),
    ("Er komt een brug bij Almelo. Daarvoor is [40 miljoen euro = 4e7 EUR] nodig.", 0, {"brug"}, set()),
    ("Er komt een brug. Daarmee zou [40 miljoen euro = 4e7 EUR] gemoeid zijn.", 0, {"brug"}, set()),
    ("Er komt een brug. Daar is [40 miljoen euro = 4e7 EUR] voor opzij gezet.", 0, {"brug"}, set()),
    # ... but what comes of it is something else, and so is what is there
    ("De brug lekt. Daarmee staat de teller op [40 = 40 number].", 0, set(), {"brug"}),
    ("De brug lekt. Daar werken [40 mensen = 40 person].", 0, set(), {"brug"}),
    # the label of a paragraph tells what it is about
    ("Kurk: de dreiging is weg. Per mei geldt [20 procent = 20 percent].", 0, {"kurk"}, set()),
    # "het bedrijf" is the company told before
    (
        "Bij Kurkofix kijkt niemand op. Het bedrijf betaalt [40 miljoen euro = 4e7 EUR] aan heffingen.",
        0,
        {"^kurkofix", "heffing"},
        set(),
    ),
    # ... but a chain of supply is none
    (
        "Bij Kurkofix kijkt niemand op. De productieketen kost [40 miljoen euro = 4e7 EUR].",
        0,
        set(),
        {"^kurkofix"},
    ),
    ("De tariefschade is [40 miljoen euro = 4e7 EUR].", 0, {"schade"}, set()),
    # a separated verb is one word; what is carried out is no export
    ("Portugal voerde voor [3 miljard euro = 3e9 EUR] aan kurk uit naar Peru.", 0, {"export"}, {"voer"}),
    ("Het rijk trekt er [3 miljard euro = 3e9 EUR] voor uit.", 0, {"uitgave"}, {"trek"}),
    ("Het land voert [40 ton = 40 tonne] kurk uit Portugal in.", 0, {"import"}, {"export"}),
    ("Als hij dat plan uitvoert, betaalt kurk [30 procent = 30 percent].", 0, {"kurk"}, {"export"}),
    ("Zij voeren een motie uit over [3 miljard euro = 3e9 EUR].", 0, set(), {"export"}),
    # "anti-" is not part of what it is against
    ("De ministerraad geeft [50 miljoen euro = 5e7 EUR] voor een antidroneplan.", 0, {"drone"}, set()),
    # a name is one however it is written
    ("In Charkov vielen [vier doden = 4 person].", 0, {"^charkiv"}, {"^charkov"}),
    ("In Kiev vielen [vier doden = 4 person].", 0, {"^kyiv"}, {"^kiev"}),
    # types are told apart by their number
    ("Het land koopt [24 F-16's = 24 count:F-16].", 0, {"f-16"}, set()),
    # where people fell
    ("In Kyiv vielen [vier doden = 4 person].", 0, {"dode", "^kyiv"}, {"@ua"}),
    # a gross domestic product is one thing
    ("Het gaat om [2 procent = 2 percent] van het bruto binnenlands product.", 0, {"bbp"}, {"goed"}),
]


@pytest.mark.parametrize(("text", "number", "own", "others"), OWN_WORDS)
def test_a_figure_has_words_of_its_own(text: str, number: int, own: set[str], others: set[str]) -> None:
    reading = read("Nieuws", text)[number]
    assert own <= reading.near
    assert not others & reading.near


ACTORS = [
    ("Duitsland geeft [3 miljard euro = 3e9 EUR] uit.", {"@de"}),
    ("Berlijn geeft [3 miljard euro = 3e9 EUR] uit.", {"@de"}),
    # a place is not who acts
    ("Op de top in Den Haag werd [3 miljard euro = 3e9 EUR] beloofd.", set()),
    ("De VS heffen [25 procent = 25 percent] op Europese goederen.", {"@us", "@eu"}),
]


@pytest.mark.parametrize(("text", "actors"), ACTORS)
def test_whose_it_is_stands_beside_it(text: str, actors: set[str]) -> None:
    assert read("Nieuws", text)[0].near_actors == actors


YEARS = [
    ("Voor 2026 is [3 miljard euro = 3e9 EUR] opzij gezet.", {"#2026"}),
    ("Vorig jaar ging het om [3 miljard euro = 3e9 EUR].", {"#2024"}),
    ("Volgend jaar gaat het om [3 miljard euro = 3e9 EUR].", {"#2026"}),
    ("Het gaat om [3 miljard euro = 3e9 EUR].", set()),
    # the year something is compared with is not the year it is of
    ("Dat is [4 procent = 4 percent] minder dan in 2019.", set()),
]


@pytest.mark.parametrize(("text", "years"), YEARS)
def test_the_year_it_is_about(text: str, years: set[str]) -> None:
    assert read("Nieuws", text)[0].years == years


SIDES = [
    ("De uitgaven stegen met [4 procent = 4 percent].", {"growth"}),
    ("De uitvoer was [4 procent = 4 percent] lager dan in het jaar ervoor.", {"growth"}),
    # a rise that reaches a level tells the level
    ("De uitgaven stegen naar [4 miljard euro = 4e9 EUR].", set()),
    ("Daarvan gaat [4 miljard euro = 4e9 EUR] naar dijken.", {"part"}),
    ("[Een vijfde = 20 percent] van de oogst ging verloren.", {"share"}),
    ("Het land besteedt [2 procent = 2 percent] van zijn bbp aan dijken.", set()),
    ("De overige [4 miljard euro = 4e9 EUR] komt later.", {"rest"}),
]


@pytest.mark.parametrize(("text", "sides"), SIDES)
def test_which_side_of_a_quantity_it_tells(text: str, sides: set[str]) -> None:
    assert read("Nieuws", text)[0].sides == sides
