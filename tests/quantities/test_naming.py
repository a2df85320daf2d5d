"""What a discovered quantity is called: a sentence beside the name an editor would read in the mail."""

from __future__ import annotations

import re

import pytest
from marked_news import read

from cijferwacht.quantities.naming import discovered_name

NAMES = [
    # What is counted, and where or what for.
    ("De koning stuurt [700 militairen = 700 person] naar de Noordkaap.", "Militairen naar de Noordkaap"),
    ("Liveblog: [zeven doden = 7 person] bij aanval op Klein-Brakel", "Doden bij aanval op Klein-Brakel"),
    ("De gemeente vangt [340 mensen = 340 person] op in een oud klooster.", "Mensen in een oud klooster"),
    # A verb's own particle stays out, as does a clause of its own.
    ("De [46 kranen = 46 count:kraan] die de haven kocht, zijn oud.", "Kranen"),
    # The noun the figure is a measure of.
    ("Er komt een algemeen tarief van [25 procent = 25 percent].", "Algemeen tarief"),
    ("Daarmee blijft het algemene tarief [10 procent = 10 percent].", "Algemeen tarief"),
    ("De bank rekent op een rente van tegen de [3 procent = 3 percent].", "Rente (bank)"),
    # What an amount is of; a list is not cut off.
    ("De haven verkocht voor [3 miljard euro = 3e9 EUR] aan olie, gas en kolen uit Noorwegen.",
     "Olie, gas en kolen uit Noorwegen"),
    # A general noun with what it is for, and whose it is.
    ("Nederland geeft [2 miljard euro = 2e9 EUR] uit aan dijken.", "Bedrag aan dijken (Nederland)"),
    ("Voor de renovatie van kazernes is [1 miljard euro = 1e9 EUR] beschikbaar.",
     "Bedrag voor de renovatie van kazernes"),
    ("Kabinet vindt [9 miljoen euro = 9e6 EUR] extra voor de dijken",
     "Extra bedrag voor de dijken (kabinet)"),
    ("Wijn: [4,9 miljard = 4.9e9 EUR], kaas iets minder.", "Bedrag (wijn)"),
    ("De muur wordt [2200 kilometer = 2200 km] lang.", "Afstand (muur)"),
    # An infinitive is no noun; an opening name keeps its capital.
    ("Brussel wil Noorwegen [68 miljard euro = 6.8e10 EUR] lenen", "Bedrag (Brussel, Noorwegen)"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name"), NAMES)
def test_a_quantity_is_named_from_its_sentence(sentence: str, name: str) -> None:
    [reading] = read("Update", sentence)
    assert discovered_name([reading]) == name


def test_the_most_telling_of_the_figures_names_it() -> None:
    readings = read(
        "Krijgsmacht krijgt [200 mensen = 200 person]",
        "De krijgsmacht krijgt er [200 mensen = 200 person] in Friesland bij.",
    )
    assert discovered_name(readings) == "Mensen in Friesland"


def test_a_sentence_that_names_nothing_takes_the_title() -> None:
    [reading] = read("Nieuwe sluis bij Harlingen kost meer", "Dat is [90 miljoen euro = 9e7 EUR].")
    assert discovered_name([reading]) == "Bedrag (nieuwe sluis bij Harlingen)"


@pytest.mark.parametrize(("sentence", "_"), NAMES)
def test_a_name_opens_with_a_capital_and_is_never_cut_off(sentence: str, _: str) -> None:
    [reading] = read("Update", sentence)
    name = discovered_name([reading])
    assert name[0].isupper()
    assert "…" not in name
    assert not re.search(r"\b(?:van|voor|aan|in|naar|de|het|een|en)\)?$", name)


@pytest.mark.parametrize(
    "text",
    ["[3 = 3]", "! [3 procent = 3 percent] ?", "van de [3 procent = 3 percent] van", "’ [3 = 3 person]"],
)
def test_anything_gets_a_name(text: str) -> None:
    [reading] = read("", text)
    assert discovered_name([reading])
