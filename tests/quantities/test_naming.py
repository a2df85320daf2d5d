"""What a discovered quantity is called: a sentence beside the name an editor would read in the mail."""

from __future__ import annotations

import time

import pytest
from marked_news import read

from cijferwacht.quantities.naming import discovered_name

#: A sentence whose grammar gives a noun phrase for what is measured.
NOUNS = [
    # The measure an amount is of, with what it is for; "het" leaves an adjective its own form.
    ("De bank gaf een lening van [60 miljoen euro = 6e7 EUR] aan de haven.", "Lening aan de haven"),
    ("De gemeente wil de subsidie voor musea van [3 miljoen euro = 3e6 EUR] schrappen.",
     "Subsidie voor musea"),
    ("Er komt een tarief van [25 procent = 25 percent] op Noors aardewerk.", "Tarief op Noors aardewerk"),
    # The subject that has, is or reaches a level.
    ("De directe schade aan dijken bedraagt [9 miljoen euro = 9e6 EUR].", "Directe schade aan dijken"),
    ("De werkloosheid in Friesland is [4 procent = 4 percent].", "Werkloosheid in Friesland"),
    ("De werkloosheid stijgt volgend jaar naar [4 procent = 4 percent].", "Werkloosheid"),
    ("De uitgaven van alle kustdorpen komen uit op [2 miljoen euro = 2e6 EUR] per jaar.",
     "Uitgaven van alle kustdorpen"),
    ("In Friesland daalt de schuld van dorpen van [3 miljoen = 3e6 EUR] naar 2 miljoen euro.",
     "Schuld van dorpen in Friesland"),
    ("De bank raamt het tekort van Brakel voor dit jaar op [45 miljoen euro = 4.5e7 EUR].",
     "Tekort van Brakel"),
    # By how much it moves.
    ("De uitvoer naar Noorwegen is in de eerste helft van dit jaar met [38 procent = 38 percent] gekrompen.",
     "Krimp van de uitvoer naar Noorwegen"),
    # What something costs.
    ("Een sluis bij Harlingen kost [90 miljoen euro = 9e7 EUR].", "Kosten van een sluis bij Harlingen"),
    # What is counted in a heading, with what it is of, or with what befell it.
    ("Liveblog: [zeven doden = 7 person] bij aanval op Klein-Brakel", "Doden bij aanval op Klein-Brakel"),
    ("Daarbij liggen [43 tankers = 43 count:tanker] van de spookvloot.", "Tankers van de spookvloot"),
    ("Boven de Noordkaap zijn [93 drones = 93 count:drone] neergehaald.",
     "Neergehaalde drones boven de Noordkaap"),
    ("Bij de brand in Brakel zijn [drie mensen = 3 person] gedood.", "Gedode mensen bij de brand in Brakel"),
    # What a heading has behind an amount.
    ("[250 miljoen = 2.5e8 EUR] van Friesland voor de dijken", "Bedrag van Friesland voor de dijken"),
]  # fmt: skip

#: A sentence that is quoted without its figure.
QUOTED = [
    ("Kabinet vindt [9 miljoen euro = 9e6 EUR] extra voor de dijken",
     "‘Kabinet vindt … extra voor de dijken’"),
    ("De koning stuurt [700 militairen = 700 person] naar de Noordkaap.",
     "‘De koning stuurt … militairen naar de Noordkaap’"),
    # Only its own stretch, without who says it, a stamp or a label.
    ("09.31 uur - Friesland doet er [3 miljoen euro = 3e6 EUR] bij voor de sluizen, zegt de gedeputeerde.",
     "‘Friesland doet er … bij voor de sluizen’"),
    ("LIVE - De teller van de actie in Brakel staat op [9 miljoen euro = 9e6 EUR]",
     "‘De teller van de actie in Brakel staat op …’"),
    ("De krant meldt, en de haven betaalt daarnaast [3 miljoen euro = 3e6 EUR] aan de stad.",
     "‘De haven betaalt daarnaast … aan de stad’"),
    # A list is not cut off, and a clause of its own is.
    ("De haven kocht voor [3 miljard euro = 3e9 EUR] olie, gas en kolen in.",
     "‘De haven kocht voor … olie, gas en kolen in’"),
    ("De brug in Brakel kreeg [3 miljoen euro = 3e6 EUR] en de sluis wacht nog.",
     "‘De brug in Brakel kreeg …’"),
    # Together with what it says something of.
    ("De haven telt veel kranen, waarvan [46 = 46] boven de Maas.",
     "‘De haven telt veel kranen, waarvan … boven de Maas’"),
    ("Wie tekent, krijgt van de werf [500 euro = 500 EUR] premie.",
     "‘Wie tekent, krijgt van de werf … premie’"),
    ("De burgemeester, met ziekteverlof, geeft Brakel [500 euro = 500 EUR] voor taart.",
     "‘De burgemeester, met ziekteverlof, geeft Brakel … voor taart’"),
    ("De werf gaat, als de raad van Brakel instemt, [500 euro = 500 EUR] betalen.",
     "‘De werf gaat, als de raad van Brakel instemt, … betalen’"),
    # All figures of the quantity are left out, those of others are not.
    ("De haven kocht [12 kranen = 12 count:kraan] en 30 schepen.", "‘De haven kocht … kranen en 30 schepen’"),
    # No noun phrase tells it: the clause says more, or points at what was told.
    ("Op de meeste kaas komt een Noors tarief van [25 procent = 25 percent] te liggen.",
     "‘Op de meeste kaas komt een Noors tarief van … te liggen’"),
    ("Zo'n sluis kost [4 miljoen euro = 4e6 EUR].", "‘Zo'n sluis kost …’"),
    # A verb that is a figure stays.
    ("Friesland [verdubbelt = 2 times] de heffing op aardewerk",
     "‘Friesland verdubbelt de heffing op aardewerk’"),
]  # fmt: skip

#: A text whose sentence leans on its title, "Nieuwe sluis bij Harlingen kost meer".
LEANING = [
    ("Dat is [90 miljoen euro = 9e7 EUR].", "‘Dat is …’ (Nieuwe sluis bij Harlingen kost meer)"),
    ("Daarvan gaat [9 miljoen euro = 9e6 EUR] naar de kade in Brakel.",
     "‘Daarvan gaat … naar de kade in Brakel’ (Nieuwe sluis bij Harlingen kost meer)"),
    ("De schade bedraagt [9 miljoen euro = 9e6 EUR].",
     "‘De schade bedraagt …’ (Nieuwe sluis bij Harlingen kost meer)"),
    ("[9 miljoen euro = 9e6 EUR].", "Bedrag (Nieuwe sluis bij Harlingen kost meer)"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name"), [*NOUNS, *QUOTED])
def test_a_quantity_is_named_from_its_sentence(sentence: str, name: str) -> None:
    reading = read("Update", sentence)[0]
    assert discovered_name([reading]).removesuffix(" (Update)") == name


@pytest.mark.parametrize(("sentence", "name"), LEANING)
def test_a_sentence_that_says_too_little_takes_the_title(sentence: str, name: str) -> None:
    [reading] = read("Nieuwe sluis bij Harlingen kost meer", sentence)
    assert discovered_name([reading]) == name


def test_the_most_telling_of_the_figures_names_it() -> None:
    readings = read(
        "Krijgsmacht krijgt [200 mensen = 200 person]",
        "De krijgsmacht krijgt er volgens ingewijden [200 mensen = 200 person] bij. Daar horen"
        " [200 = 200 person] bij.",
    )
    assert discovered_name(readings) == "‘Krijgsmacht krijgt … mensen’"


def test_an_article_at_the_head_of_a_sentence_is_no_name() -> None:
    readings = read("", "De werkloosheid in Brakel is [4 procent = 4 percent]. Bart De Vos vindt dat veel.")
    assert discovered_name(readings) == "Werkloosheid in Brakel"


def test_a_name_holds_no_value_of_its_quantity() -> None:
    readings = read("", "Een kamer in Brakel gaat van [92 = 92 EUR] naar [110 euro = 110 EUR] per maand.")
    assert discovered_name(readings) == "‘Een kamer in Brakel gaat van … naar … per maand’"


def test_two_quantities_of_one_article_have_two_names() -> None:
    one, other, third = read(
        "Haven koopt materieel",
        "Er komt [3 miljoen euro = 3e6 EUR] bij. Er komt [9 miljoen euro = 9e6 EUR] bij."
        " Er komt [7 miljoen euro = 7e6 EUR] bij.",
    )
    names: list[str] = []
    for reading in (one, other, third):
        names.append(discovered_name([reading], names))
    assert len(set(names)) == 3


LONG = (
    "De raad van de haven van Klein-Brakel heeft na een vergadering die tot diep in de nacht duurde"
    " [3 miljoen euro = 3e6 EUR] uitgetrokken voor de aanleg van een kade aan de noordkant van de rivier."
)


def test_a_long_sentence_is_cut_to_whole_phrases() -> None:
    [reading] = read("Haven", LONG)
    name = discovered_name([reading])
    assert name == "‘heeft na een vergadering die tot diep in de nacht duurde … uitgetrokken’ (Haven)"


@pytest.mark.parametrize(("sentence", "_"), [*NOUNS, *QUOTED])
def test_a_name_fits_before_a_colon(sentence: str, _: str) -> None:
    reading = read("Update", sentence)[0]
    name = discovered_name([reading])
    assert name[0].isupper() or name[0] == "‘"
    assert name.count("(") == name.count(")")
    assert name.count("‘") == name.count("’")
    assert name[-1].isalnum() or name[-1] in "’)"


@pytest.mark.parametrize(
    "text",
    ["[3 = 3]", "! [3 procent = 3 percent] ?", "van de [3 procent = 3 percent] van", "’ [3 = 3 person]"],
)
def test_anything_gets_a_name(text: str) -> None:
    [reading] = read("", text)
    assert discovered_name([reading])


def test_a_hostile_sentence_is_named_at_once_and_in_one_printable_line() -> None:
    text = (
        "(" * 300 + "‘\u202e" + "woord " * 3000 + "\x07[3 miljoen euro = 3e6 EUR] <b>van</b> de" + " a" * 3000
    )
    [reading] = read("x" * 5000, text)
    started = time.perf_counter()
    name = discovered_name([reading])
    assert time.perf_counter() - started < 1
    assert name.isprintable()
    assert len(name) < 200
