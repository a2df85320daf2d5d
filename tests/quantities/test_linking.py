"""Which figures speak of one quantity, within an article and over articles."""

from __future__ import annotations

from itertools import permutations

import pytest
from marked_news import LEXICON, link_alone, read, version

from cijferwacht.paths import SEEDS
from cijferwacht.quantities.curated import entry_of, load_curated
from cijferwacht.quantities.day import DayLinks, link_day
from cijferwacht.quantities.decisions import Decisions
from cijferwacht.quantities.known import profile
from cijferwacht.quantities.likeness import Likeness
from cijferwacht.quantities.naming import curated_names
from cijferwacht.quantities.reading import MOST_FIGURES, Version, read_version
from cijferwacht.quantities.versions import Link

CURATED = load_curated(SEEDS / "quantities.toml")


def groups(links: tuple[Link, ...]) -> str:
    """The quantities of figures in text order, as letters: "aab" when the third is another one."""
    names: dict[str, str] = {}
    return "".join(names.setdefault(link.quantity, chr(ord("a") + len(names))) for link in links)


# (title, text, quantities of the figures in text order)
IN_ONE_ARTICLE = [
    # a title repeats its text
    (
        "Waddenfonds krijgt [90 miljoen euro = 9e7 EUR] erbij",
        "Het Waddenfonds krijgt van de provincies [90 miljoen euro = 9e7 EUR] voor natuurherstel.",
        "aa",
    ),
    # "van ... naar" is one quantity with its old value
    (
        "Loodsgeld omhoog",
        "Het loodstarief gaat van [8 = 8 percent past] naar [11 procent = 11 percent].",
        "aa",
    ),
    # an amount in brackets is the same amount
    (
        "Steun voor vissers",
        "De vissers krijgen [4 miljard pond = 4e9 GBP] ([4,6 miljard euro = 4.6e9 EUR]) aan steun.",
        "aa",
    ),
    # a definite "de 30 procent" without words of its own is the tariff the title told of
    (
        "Heffing van [15 procent = 15 percent] op kurk",
        "Portugal stemt in met een heffing van [15 procent = 15 percent] op kurk."
        " De [30 procent = 30 percent past] die eerst dreigde, is van tafel.",
        "aaa",
    ),
    # another party's own value of what was just told, which leaves out of what it is a share
    (
        "Dijkwacht loopt leeg",
        "Elk jaar vertrekt [9 procent = 9 percent year by:Anna Wals] van de dijkwachters."
        " Het waterschap komt op een ander getal: [6,5 procent = 6.5 percent by:Het waterschap].",
        "aa",
    ),
    (
        "Schade aan dijken",
        "De bond raamt de schade aan de dijken op [1,1 miljard euro = 1.1e9 EUR plan by:De bond]."
        " Het waterschap vindt dat overdreven en komt niet verder dan [600 miljoen = 6e8 EUR].",
        "aa",
    ),
    # how many there must be and how many there are
    (
        "Dijkwacht wil groeien",
        "Het korps moet groeien tot [9000 mensen = 9000 person plan]. Nu zijn dat er [7000 = 7000 person].",
        "ab",
    ),
    # a quarter is no year, and no other quarter
    (
        "Cijfers van Kurkofix",
        "Kurkofix verwacht dit jaar een omzet van [3 miljard euro = 3e9 EUR plan]."
        " In de eerste jaarhelft was dat [1,1 miljard = 1.1e9 EUR].",
        "ab",
    ),
    # "die 7 miljard" is an amount of before, not another value of what was just told
    (
        "Dijken en duinen",
        "De dijken kosten [9 miljard euro = 9e9 EUR plan]. Die [7 miljard = 7e9 EUR plan] blijft een idee.",
        "ab",
    ),
    # an amount of quite another size takes over no measure
    (
        "Hal voor radars",
        "De minister maakte [1,1 miljard euro = 1.1e9 EUR decided] vrij voor radars."
        " Over de brug moet ook de provincie komen met die [15 miljoen euro = 1.5e7 EUR].",
        "ab",
    ),
    # "die 500 miljoen" points back at a number, unless it says which one
    (
        "Dijken en stranden",
        "De dijken kosten [500 miljoen euro = 5e8 EUR]."
        " Niemand heeft die [500 miljoen euro = 5e8 EUR] liggen.",
        "aa",
    ),
    (
        "Dijken en stranden",
        "De dijken kosten [500 miljoen euro = 5e8 EUR]."
        " Pijnlijk is ook die [500 miljoen euro = 5e8 EUR] voor verdwenen hotels aan het strand.",
        "ab",
    ),
    # the same number for another actor is another quantity
    (
        "Nieuwe heffingen",
        "Noorwegen krijgt een heffing van [25 procent = 25 percent]."
        " Ook Canada moet op een heffing van [25 procent = 25 percent] rekenen.",
        "ab",
    ),
    # another year is another quantity
    (
        "Begroting",
        "De begroting voor dijken is dit jaar [2 miljard euro = 2e9 EUR]."
        " De begroting voor dijken is in 2029 [2 miljard euro = 2e9 EUR].",
        "ab",
    ),
    # two sources about one thing
    (
        "Ruzie over visquota",
        "IJsland heeft [210.000 vissers = 210000 person plan by:minister Jonsdottir] nodig voor de vloot."
        "\n\nDe vakbond ziet dat anders. Volgens de bond heeft IJsland"
        " [350.000 vissers = 350000 person plan by:de bond] nodig.",
        "aa",
    ),
    # a pronoun stands for what was just measured
    (
        "Kurk duurder",
        "Portugal betaalt een heffing van [15 procent = 15 percent] op kurk."
        " Per 1 mei wordt het [20 procent = 20 percent decided].",
        "aa",
    ),
    (
        "Premie voor vrijwilligers",
        "Wie tekent, krijgt een premie van [7500 euro = 7500 EUR plan]; nu is dat [5000 euro = 5000 EUR].",
        "aa",
    ),
    # the value in force and the one to come
    (
        "Kurk duurder",
        "Nu betaalt de klant een tarief van [15 procent = 15 percent], straks [40 = 40 percent plan].",
        "aa",
    ),
    # a target for a year is no value of now
    (
        "Meer loodsen",
        "De dienst telt [300 loodsen = 300 person]. In 2030 moeten dat er [500 = 500 person plan] zijn.",
        "ab",
    ),
    # a title repeats a number of the text, wherever it stands
    (
        "Dijkwacht krijgt [240 miljoen euro = 2.4e8 EUR]",
        "De dijkwacht is al jaren te klein. Dat zegt de bond.\n\n"
        "Er komt nu [240 miljoen euro = 2.4e8 EUR] bij.",
        "aa",
    ),
    # a party that contradicts another speaks of the same, whatever it calls what is counted
    (
        "Tekort aan ligplaatsen",
        "De bond becijfert een tekort van [5000 plekken = 5000 count:plek by:De bond] in de havens."
        " De minister spreekt dat tegen. Zij telt [2000 bedden = 2000 count:bed by:De minister].",
        "aa",
    ),
    # ... but not of something so much larger
    (
        "Schepen duurder",
        "De totale rekening is volgens de bond [4,1 miljard euro = 4.1e9 EUR by:De bond]. De minister betwist"
        " dat. Zij houdt het op [35 miljoen euro = 3.5e7 EUR by:De minister] aan meerkosten.",
        "ab",
    ),
    # a party's own number at the head of the next paragraph is of what the one before was about
    (
        "Sluizen vallen duurder uit",
        "De sluizen gaan [610 miljoen euro = 6.1e8 EUR plan by:De bond] meer kosten. De hele bouw komt op"
        " [9 miljard euro = 9e9 EUR plan by:De bond].\n\n"
        "De minister komt zelf uit op [435 miljoen euro = 4.35e8 EUR plan by:De minister].",
        "aba",
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), IN_ONE_ARTICLE)
def test_figures_of_one_article(title: str, text: str, expected: str) -> None:
    assert groups(link_alone(version(title, text))) == expected


def day_of(*versions: Version) -> DayLinks:
    return link_day(
        [(each, read_version(each, LEXICON)) for each in versions],
        known={},
        candidates=lambda _: (),
        replaced={},
        curated=CURATED,
        decisions=Decisions(),
        rarity=lambda _: 0.8,
    )


def over_articles(*versions: Version) -> list[tuple[Link, ...]]:
    day = day_of(*versions)
    return [day.links[each.version] for each in versions]


def test_two_quantities_of_one_article_never_bear_one_name() -> None:
    first = version(
        "Haven koopt materieel",
        "Er komt [3 miljoen euro = 3e6 EUR] bij.\n\nEr komt [9 drones = 9 count:drone] bij.",
    )
    later = version(
        "Haven koopt materieel",
        "Er komt [3 miljoen euro = 3e6 EUR] bij.\n\nEr komt [7 procent = 7 percent] bij.",
        "2025-03-04T12:00",
        replaces=first,
    )
    known = day_of(first, later).known
    assert len({quantity.name_nl for quantity in known.values()}) == len(known) == 3


SAME = [
    (
        "Het Waddenfonds krijgt [90 miljoen euro = 9e7 EUR] voor natuurherstel.",
        "Voor natuurherstel is in het Waddenfonds [90 miljoen euro = 9e7 EUR] beschikbaar.",
    ),
    (
        "De vloot van Noorse reddingsboten telt [46 boten = 46 count:boot].",
        "Noorwegen heeft een vloot van [46 reddingsboten = 46 count:reddingsboot].",
    ),
    # what fell can be told as so much less than before
    (
        "De uitvoer van kurk kromp vorig jaar met [4,6 procent = 4.6 percent].",
        "Portugal verscheepte vorig jaar veel kurk. De uitvoer van kurk was [4,6 procent = 4.6 percent] lager"
        " dan in 2023.",
    ),
    # things counted in other words
    (
        "Bij de aanval op de haven vlogen [450 drones = 450 count:drone] binnen.",
        "Bij de aanval op de haven vlogen [450 dronetoestellen = 450 count:dronetoestel] binnen.",
    ),
    # a toll that rises is of one attack, whichever country is named with it
    (
        "Bij de Russische aanval op Poltava zijn [zeven mensen = 7 person] omgekomen.",
        "Het dodental in het Oekraïense Poltava is opgelopen tot [elf = 11 person].",
    ),
    # "gedaald van 74 naar 61" tells two levels, the old one as it was known
    (
        "Landelijk wachten [74 sluizen = 74 count:sluis] op een natuurvergunning.",
        "Het aantal sluizen dat wacht op een natuurvergunning is gedaald van [74 = 74 count:sluis past] naar"
        " [61 = 61 count:sluis].",
    ),
    # hardly anything else counts these
    (
        "Op de lijst staan [ruim 400 slootcodes = 400 count:slootcode over].",
        "De lijst telt nu [470 slootcodes = 470 count:slootcode].",
    ),
]
DIFFERENT = [
    # another thing with the same value
    (
        "Het Waddenfonds krijgt [90 miljoen euro = 9e7 EUR] voor natuurherstel.",
        "De nieuwe sluis bij Harlingen kost [90 miljoen euro = 9e7 EUR].",
    ),
    # another owner
    (
        "Denemarken besteedt [90 miljoen euro = 9e7 EUR] aan natuurherstel.",
        "Portugal besteedt [90 miljoen euro = 9e7 EUR] aan natuurherstel.",
    ),
    # a rise is no level
    (
        "De premie voor vissers is [4 procent = 4 percent].",
        "De premie voor vissers stijgt met [4 procent = 4 percent].",
    ),
    # a rate is no total
    (
        "De sluis kost de provincie [90 miljoen euro = 9e7 EUR].",
        "De sluis kost de provincie [12 miljoen euro = 1.2e7 EUR year] per jaar.",
    ),
    # "zeker vier" is true of a million as well
    (
        "Bij de aanval op Poltava zijn [zeker vier Russen = 4.. person] omgekomen.",
        "Bij aanvallen zijn [1,2 miljoen Russen = 1.2e6 person] omgekomen.",
    ),
    # who died and who was hurt are two tolls
    (
        "Bij de aanval op Poltava zijn [zeven mensen = 7 person] omgekomen.",
        "Bij de aanval op Poltava raakten [elf mensen = 11 person] gewond.",
    ),
    # orders of two quarters
    (
        "Kurkofix boekte in het eerste kwartaal voor [4,9 miljard euro = 4.9e9 EUR] aan orders.",
        "Kurkofix boekte in het derde kwartaal voor [5,4 miljard euro = 5.4e9 EUR] aan orders.",
    ),
    # tolls of two places
    (
        "Bij de aanval op Poltava zijn [zeven mensen = 7 person] omgekomen.",
        "Bij de aanval op Belgorod zijn [twaalf mensen = 12 person] omgekomen.",
    ),
]


# (first article, second article, which curated quantity takes both)
TAKEN_OVER = [
    # the second names the thing as its entry does
    (
        "De Unie steekt [600 miljard dollar = 6e11 USD plan] in fabrieken en investeringen over zee.",
        "De EU belooft [600 miljard dollar = 6e11 USD plan] aan investeringen in de Verenigde Staten.",
        "eu-us-investment-pledge",
    ),
    # another value is another matter
    (
        "De Unie steekt [600 miljard dollar = 6e11 USD plan] in fabrieken en investeringen over zee.",
        "De EU belooft [250 miljard dollar = 2.5e11 USD plan] aan investeringen in de Verenigde Staten.",
        None,
    ),
]


@pytest.mark.parametrize(("one", "other", "quantity"), TAKEN_OVER)
def test_a_curated_quantity_goes_on_from_a_discovered_one(one: str, other: str, quantity: str | None) -> None:
    both = [version("Nieuws", one), version("Kort", other, at="2025-03-04T12:00")]
    assert link_alone(both[0], CURATED)[0].quantity.startswith("q-")
    [first], [second] = over_articles(*both)
    assert (first.quantity == second.quantity == quantity) if quantity else first.quantity != second.quantity


# (first article, second article), the second with an amount that is told without its measure
AMOUNTS_FOLLOWED = [
    (
        "In de EU is zo'n [210 miljard euro = 2.1e11 EUR about] aan Russische tegoeden bevroren.",
        "Moskou krijgt die [210 miljard = 2.1e11 EUR] voorlopig niet terug.",
    ),
    (
        "De EU leent Oekraïne [90 miljard euro = 9e10 EUR decided] uit de begroting.",
        "Over die [90 miljard = 9e10 EUR] is lang gepraat.",
    ),
]


@pytest.mark.parametrize(("one", "other"), AMOUNTS_FOLLOWED)
def test_an_amount_that_is_followed_is_known_without_its_words(one: str, other: str) -> None:
    both = version("Nieuws", one), version("Kort", other, at="2025-03-04T12:00")
    [first], [second] = over_articles(*both)
    assert first.quantity == second.quantity


def test_a_country_alone_does_not_make_a_rate_of_a_curated_quantity() -> None:
    both = (
        version("Nieuws", "De VS heffen [50 procent = 50 percent] op Europees staal en aluminium."),
        version("Kort", "In de EU koopt [50 procent = 50 percent] wel eens kaas.", at="2025-03-04T12:00"),
    )
    [first], [second] = over_articles(*both)
    assert first.quantity != second.quantity


def test_a_smaller_amount_needs_words_to_be_known() -> None:
    both = (
        version(
            "Nieuws", "Nederland geeft dit jaar [1,2 miljard euro = 1.2e9 EUR decided] steun aan Oekraïne."
        ),
        version("Kort", "Bedrijven betalen [1,2 miljard = 1.2e9 EUR] mee.", at="2025-03-04T12:00"),
    )
    [first], [second] = over_articles(*both)
    assert first.quantity != second.quantity


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_quantity_in_two_articles(one: str, other: str) -> None:
    [first], [second, *rest] = over_articles(
        version("Nieuws", one), version("Kort", other, at="2025-03-04T12:00")
    )
    assert {second.quantity, *(link.quantity for link in rest)} == {first.quantity}
    assert second.reasons


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_quantity_in_two_articles(one: str, other: str) -> None:
    [first], [second] = over_articles(version("Nieuws", one), version("Kort", other, at="2025-03-04T12:00"))
    assert second.quantity != first.quantity


def test_a_later_version_keeps_its_quantities_also_where_a_figure_was_corrected_in_silence() -> None:
    first = version(
        "Stemming over de dijkwet",
        "De wet kreeg [41 stemmen = 41 count:stem] voor en [34 stemmen = 34 count:stem] tegen.",
    )
    second = version(
        "Stemming over de dijkwet",
        "De wet kreeg [40 stemmen = 40 count:stem] voor en [35 stemmen = 35 count:stem] tegen.",
        at="2025-03-05T08:00",
        replaces=first,
    )
    before, after = over_articles(first, second)
    assert [link.quantity for link in after] == [link.quantity for link in before]
    assert before[0].quantity != before[1].quantity


def test_a_later_version_keeps_its_quantities_also_where_another_source_gives_the_figure() -> None:
    first = version("Dijkgeld", "De polders willen samen [100 miljoen = 1e8 EUR] lenen, zeggen dijkgraven.")
    second = version(
        "Dijkgeld",
        "De polders willen samen [127 miljoen = 1.27e8 EUR] lenen, maakte het waterschap woensdag bekend.",
        at="2025-03-05T08:00",
        replaces=first,
    )
    [before], [after] = over_articles(first, second)
    assert (after.quantity, after.reasons[0][0]) == (before.quantity, "same place in the version before")


CURATED_MATCHES = [
    ("De VS heffen [15 procent = 15 percent] op goederen uit de EU.", "us-tariff-eu-goods"),
    ("De VS heffen [50 procent = 50 percent] op staal en aluminium.", "us-tariff-steel-aluminium"),
    ("De VS heffen [15 procent = 15 percent] op Europese auto's.", "us-tariff-cars"),
    ("Er geldt een Europees tarief van [25 procent = 25 percent] op Amerikaanse noten.", None),
    ("Bij Euroclear staat [185 miljard euro = 1.85e11 EUR] aan bevroren Russisch geld.",
     "frozen-russian-assets-euroclear"),
    ("Daarvan ligt [185 miljard euro = 1.85e11 EUR] aan Russisch geld bij Euroclear.",
     "frozen-russian-assets-euroclear"),
    ("De EU houdt de [210 miljard euro = 2.1e11 EUR] geblokkeerd.", "frozen-russian-assets-eu"),
    ("In de EU is zo'n [210 miljard euro = 2.1e11 EUR] aan Russische tegoeden bevroren.",
     "frozen-russian-assets-eu"),
    ("Denemarken geeft dit jaar [3,1 procent = 3.1 percent] van zijn bbp uit aan defensie.",
     "defence-gdp-share-dk-2025"),
    # the sentence before gives the measure, the figure's own words the thing
    ("Het tarief op auto's daalt. Staal blijft achter: daar is het [50 procent = 50 percent].",
     "us-tariff-steel-aluminium"),
    # ... but a general word of its own is of what the sentence before speaks of
    ("Voor auto's uit de EU is er een afspraak. Het tarief is nu [15 procent = 15 percent].", None),
    # "procent op" something is a levy without the word, but no rate of the year or the exchange
    ("De president dreigt met [50 procent = 50 percent plan] op alles wat uit de EU komt.",
     "us-tariff-eu-goods"),
    ("De EU groeide met [2 procent = 2 percent] op jaarbasis.", None),
    ("De EU geeft [5 procent = 5 percent] korting op alle treinkaartjes.", None),
    # what is counted must be what the entry is about
    ("Bij de Leopard-tanks bestelde het kabinet [22 kanonnen = 22 count:kanon decided].", None),
    ("Het kabinet bestelde [46 Leopard-tanks = 46 count:tank decided].", "nl-leopard-tanks"),
    # what was asked for is not what was given
    ("Polen diende voor SAFE-leningen een aanvraag van [45 miljard euro = 4.5e10 EUR plan] in.",
     "safe-request-pl"),
    ("Uit de pot voor SAFE-leningen kreeg Polen [43,7 miljard euro = 4.37e10 EUR decided] toegewezen.",
     "safe-allocation-pl"),
    ("[Zestien landen = 16 count:land] mogen door de ontsnappingsclausule meer uitgeven aan defensie.",
     "escape-clause-countries"),
    ("Op overige Europese waar rust een Amerikaanse toeslag van [10 procent = 10 percent].",
     "us-tariff-eu-goods"),
    ("Bij de krijgsmacht staan [9000 vacatures = 9000 count:vacature] open.", "nl-defence-vacancies"),
    ("Er zijn [9000 vacatures = 9000 count:vacature] in de zorg.", None),
    ("Van de lening aan Oekraïne heeft de EU al [34 miljard euro = 3.4e10 EUR] uitbetaald.",
     "ukraine-loan-paid-out"),
    ("De Zweedse defensiebegroting komt in 2026 uit op [16 miljard euro = 1.6e10 EUR plan].",
     "defence-budget-se-2026"),
    ("België trekt in 2026 in totaal [13 miljard euro = 1.3e10 EUR plan] uit voor defensie.",
     "belgium-defence-budget-2026"),
    ("De Russische centrale bank eist voor de rechter [18 biljoen roebel = 1.8e13 RUB plan] van Euroclear.",
     "euroclear-claim-russia"),
    ("Brussel reserveert [100 miljard euro = 1e11 EUR plan] voor Oekraïne in de meerjarenbegroting.",
     "eu-mff-ukraine"),
    ("In de meerjarenbegroting is [131 miljard euro = 1.31e11 EUR plan] voor defensie en ruimtevaart.",
     "eu-mff-defence"),
    ("Europa heft [50 procent = 50 percent] op staal boven het quotum.", "eu-tariff-steel"),
    # who levies is the subject of what is done to the tariff, or says so
    ("De Europese Commissie wil het tarief op buitenlands staal verdubbelen tot"
     " [40 procent = 40 percent plan].", "eu-tariff-steel"),
    ("Brussel komt met een eigen heffing op staal van [45 procent = 45 percent plan].", "eu-tariff-steel"),
    ("De Europese Commissie wil antwoorden op de staalheffing van [25 procent = 25 percent].",
     "us-tariff-steel-aluminium"),
    ("Op Amerikaanse bourbon komt [50 procent = 50 percent plan] heffing.", "eu-tariff-us-spirits"),
    # who was trained stands in no force
    ("De EU heeft intussen [65.000 Oekraïense militairen = 65000 person] opgeleid.",
     "ukraine-soldiers-trained-eu"),
    # the goods of one decree
    ("Op zaaghout heft Amerika [12 procent = 12 percent].", "us-tariff-timber"),
    ("Voor keukenkastjes vraagt Amerika een heffing van [40 procent = 40 percent].",
     "us-tariff-kitchen-cabinets"),
    ("De Amerikaanse heffing op bankstellen en andere meubels wordt [35 procent = 35 percent plan].",
     "us-tariff-furniture"),
    ("Noorwegen roept volgend jaar [13.500 dienstplichtigen = 13500 person plan] op.", "conscripts-no"),
    ("Zweden wil [40.000 reservisten = 40000 person plan].", "reservists-target-se"),
    # a target is no headcount
    ("De krijgsmacht telt nu [8000 reservisten = 8000 person].", "nl-reservists"),
    ("De krijgsmacht moet groeien naar [20.000 reservisten = 20000 person plan].", "nl-reservists-target"),
    # forecasts are of a country and a year
    ("De economie van Denemarken groeit dit jaar met [1,3 procent = 1.3 percent plan].",
     "gdp-growth-dk-2025"),
    # ... and of the year they are told in where they name none
    ("De Deense economie groeit naar raming met [1,3 procent = 1.3 percent plan].", "gdp-growth-dk-2025"),
    ("De economie van de eurozone groeit met [0,9 procent = 0.9 percent plan].", "gdp-growth-eurozone-2025"),
    ("De Deense uitvoer groeit dit jaar met [1,3 procent = 1.3 percent plan].", None),
    ("De NAVO-norm is nu [2 procent = 2 percent].", "nato-spending-norm"),
    ("De NAVO-landen zullen [5 procent = 5 percent decided] van hun bbp aan veiligheid besteden.",
     "nato-spending-norm"),
    # a share of what is sold and so much more of it are no tariff
    ("Van wat in Gent van de band rolt, gaat aan auto's [9 procent = 9 percent] naar de VS.", None),
    ("In mei ging [11 procent = 11 percent] meer staal dan in april naar de VS.", None),
    ("Het staal dat zonder Europese heffing binnenkomt, gaat met [40 procent = 40 percent] omlaag.", None),
    # what is bought together, moved, and on order
    ("Voor de meerjarenbegroting wil de Commissie [17,65 miljard euro = 1.765e10 EUR plan] voor militair"
     " vervoer over spoor en brug.", "eu-mff-military-mobility"),
    ("Om bruggen en tunnels te versterken is [90 miljard euro = 9e10 EUR plan] nodig.",
     "military-mobility-need"),
    ("Er zijn [500 knelpunten = 500 count:knelpunt] op de routes.", "military-mobility-hotspots"),
    ("De Bundeswehr telt nu [183.000 militairen = 183000 person].", "germany-army-size"),
    ("Duitsland wil [38.000 vrijwilligers = 38000 person plan].", "germany-volunteers-yearly"),
    ("Vrijwilligers van de Bundeswehr krijgen [2600 euro = 2600 EUR month decided] bruto per maand.",
     "germany-service-pay"),
    ("België bestelt [45 F-35's = 45 count:F-35 decided].", "belgium-f35-fleet"),
    ("België koopt [tien NASAMS-batterijen = 10 count:batterij decided].", "belgium-nasams"),
    ("De prijs van de Leopard-tanks is [2,5 miljard euro = 2.5e9 EUR plan], meldt de Tweede Kamer.",
     "nl-leopard-cost"),
    ("In Zeewolde komt een kazerne voor [6000 militairen = 6000 person plan].", "nl-barracks-zeewolde"),
    ("België voerde vorig jaar voor [30 miljard euro = 3e10 EUR] uit naar de VS.", "exports-us-be"),
    ("De handel tussen de EU en de VS is goed voor [1,6 biljoen euro = 1.6e12 EUR].", "eu-us-trade-yearly"),
    ("De Europese heffing op Amerikaanse industriegoederen gaat naar [0 procent = 0 percent plan].",
     "eu-tariff-us-industrial-goods"),
    ("De [27 lidstaten = 27 count:lidstaat] vergaderen.", "eu-member-states"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quantity"), CURATED_MATCHES)
def test_curated_quantities_take_the_figures_near_their_words(text: str, quantity: str | None) -> None:
    [link] = link_alone(version("Nieuws", text), CURATED)
    if quantity is None:
        assert link.quantity.startswith("q-")
    else:
        assert link.quantity == quantity


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ("[9,5 miljard euro = 9.5e9 EUR]", True),
        # sources count a little differently
        ("[8,1 miljard euro = 8.1e9 EUR]", True),
        ("[3 miljard euro = 3e9 EUR]", False),
        # told as the old value it is the total's
        ("[3 miljard euro = 3e9 EUR past]", True),
    ],
)
def test_a_running_total_does_not_shrink(second: str, same: bool) -> None:
    sentence = "Nederland heeft voor {} aan militaire steun aan Oekraïne geleverd."
    [first], [later] = over_articles(
        version("Nieuws", sentence.format("[8,7 miljard euro = 8.7e9 EUR]")),
        version("Kort", sentence.format(second), at="2025-03-04T12:00"),
    )
    assert first.quantity == "nl-ukraine-military-aid-delivered"
    assert (later.quantity == first.quantity) is same


def test_what_is_given_once_more_is_an_amount_of_its_own() -> None:
    [first], [again] = over_articles(
        version(
            "Steun", "Noorwegen steekt [300 miljoen euro = 3e8 EUR decided] in generatoren voor Oekraïne."
        ),
        version(
            "Kort",
            "Noorwegen steekt nog eens [120 miljoen euro = 1.2e8 EUR decided] in generatoren voor Oekraïne.",
            at="2025-03-20T12:00",
        ),
    )
    assert first.quantity != again.quantity


#: Words around a figure, in an article on Ukraine, and the quantity they are of.
OF_THE_WAR = [
    # where a sentence does not name the country, the topic does
    ("Van de Europese lening van [90 miljard euro = 9e10 EUR decided] is"
     " nu [41 miljard = 4.1e10 EUR] uitbetaald.",
     ["eu-loan-ukraine-2026-2027", "ukraine-loan-paid-out"]),
    # a package has its number
    ("Het zeventiende sanctiepakket zet [60 schepen = 60 count:schip plan] en [9 banken = 9 count:bank plan]"
     " op de zwarte lijst.", ["eu-sanctions-17-ships", "eu-sanctions-17-banks"]),
    ("Met de 21e sanctieronde komen er [44 tankers = 44 count:tanker plan] van de schaduwvloot bij.",
     ["eu-sanctions-21-ships"]),
    # ... which an earlier paragraph may have told, and none takes a figure of another list
    ("Brussel kwam met het 22e sanctiepakket.\n\nDe schaduwvloot wordt weer geraakt. Er komen"
     " [38 schepen = 38 count:schip plan] bij.", ["eu-sanctions-22-ships"]),
    ("De schaduwvloot wordt weer geraakt. Er komen [38 schepen = 38 count:schip plan] bij.", [None]),
    # what lies at Euroclear, what became cash of it, and what is to be lent against it
    ("Bij Euroclear ligt [190 miljard euro = 1.9e11 EUR] aan Russische tegoeden.",
     ["frozen-russian-assets-euroclear"]),
    ("Euroclear heeft [172 miljard euro = 1.72e11 EUR] aan contanten van de Russische centrale bank.",
     ["euroclear-russian-cash"]),
    ("De bondskanselier wil [130 miljard euro = 1.3e11 EUR plan] uit Euroclear naar Kyiv brengen.", [None]),
    # blocked in the Union as a whole
    ("Het gaat om Russisch geld. Binnen de Europese Unie is [205 miljard euro = 2.05e11 EUR] geblokkeerd.",
     ["frozen-russian-assets-eu"]),
    # money of Russia that goes to rebuilding is not what rebuilding costs
    ("[150 miljard dollar = 1.5e11 USD plan] aan bevroren Russische tegoeden moet naar de wederopbouw.",
     [None]),
    # the army there is, and the one a peace would allow
    ("Het Oekraïense leger mag volgens het plan nog hooguit"
     " [650.000 militairen = 6.5e5 person plan] tellen.\n\n"
     "Het Oekraïense leger telt nu [870.000 militairen = 8.7e5 person].", [None, "ukraine-army-strength"]),
    ("Moskou wil het Oekraïense leger begrenzen op [500.000 soldaten = 5e5 person plan].",
     ["ukraine-army-cap"]),
    # a gap of one year, and of years together
    ("Oekraïne kampt in 2027 met een begrotingstekort van [44 miljard euro = 4.4e10 EUR plan].",
     ["ukraine-financing-gap-2027"]),
    ("Oekraïne heeft in 2027 en 2028 volgens het IMF [121 miljard euro = 1.21e11 EUR plan] nodig.",
     ["ukraine-financing-gap"]),
    # who lives somewhere has not lost a life
    ("In België leven [87.000 Oekraïners = 8.7e4 person] met tijdelijke bescherming.",
     ["ukraine-refugees-be"]),
    # promised and delivered
    ("Nederland heeft Oekraïne [21 F-16's = 21 count:f-16] geleverd.", ["nl-f16-delivered-ukraine"]),
    # asked for, not given
    ("Zelensky vroeg om [zes Patriotsystemen = 6 count:patriotsysteem plan].",
     ["ukraine-patriot-need"]),
    # the appeal as a whole
    ("Voor PURL staat de teller op [3 miljard dollar = 3e9 USD decided].", ["purl-total"]),
    ("Voor Amerikaanse wapens is per maand [1,2 miljard dollar = 1.2e9 USD plan month] nodig.",
     ["purl-need-monthly"]),
    # "gegeven" says enough where giver and receiver are told
    ("De EU en haar lidstaten hebben al [178 miljard euro = 1.78e11 EUR] aan Oekraïne gegeven.",
     ["eu-total-support-ukraine"]),
    # a country's share of a force
    ("De coalitie bereidt een vredesmacht voor. De Zweden willen"
     " [800 militairen = 800 person plan] leveren.", ["ukraine-reassurance-force-se"]),
    ("Van de beloofde munitie voor Oekraïne is [70 procent = 70 percent] geleverd.",
     ["ukraine-shells-eu-delivered-share"]),
    ("Van de lening van de G7 is door de EU [9 miljard euro = 9e9 EUR] uitbetaald.",
     ["era-loan-eu-paid-out"]),
    # a share of a region is none of the country
    ("Oekraïne houdt nog [16 procent = 16 percent] van de regio Donetsk in handen.",
     ["donetsk-held-by-ukraine"]),
    # the list as a whole is no package
    ("Op de zwarte lijst van de EU staan nu [702 tankers = 702 count:tanker] van de schaduwvloot.",
     ["russia-shadow-fleet-sanctioned"]),
    # losses of either side, and of their allies
    ("Rusland heeft in Oekraïne [1,3 miljoen militairen = 1.3e6 person] aan doden en gewonden verloren.",
     ["russian-casualties"]),
    ("Volgens de president zijn [61.000 Oekraïense soldaten = 61000 person] gesneuveld.",
     ["ukrainian-soldiers-killed"]),
    ("Rusland verliest gemiddeld [1100 militairen = 1100 person day] per dag.",
     ["russian-casualties-daily"]),
    ("Er zouden [5000 Noord-Koreanen = 5000 person] zijn gedood of gewond.", ["north-korean-casualties"]),
    ("Met naam en toenaam zijn [181.000 doden = 181000 person] aan Russische kant bekend.",
     ["russian-deaths-named"]),
    # what is planned is not what is there
    ("Noord-Korea heeft [9000 militairen = 9000 person] in Rusland.", ["north-korean-troops"]),
    ("Noord-Korea zou [9000 militairen = 9000 person plan] naar Rusland sturen.",
     ["north-korean-troops-planned"]),
    # an article that names no country speaks of its own
    ("Werkende Oekraïners gaan [231 euro = 231 EUR plan month] per maand bijdragen aan hun opvang.",
     ["ukraine-refugees-nl-own-contribution"]),
    ("In België verblijven [88.000 Oekraïense vluchtelingen = 88000 person].", ["ukraine-refugees-be"]),
    ("Denemarken steunt Oekraïne met [1,4 miljard euro = 1.4e9 EUR decided year] per jaar.",
     ["ukraine-aid-yearly-dk"]),
    # parts of a loan
    ("De EU neemt [18 miljard euro = 1.8e10 EUR decided] van de G7-lening voor haar rekening.",
     ["era-loan-eu-share"]),
    ("Van de lening is [55 miljard euro = 5.5e10 EUR decided] bedoeld voor wapens.",
     ["eu-loan-ukraine-military-part"]),
    # what the sentence before speaks of is spoken of on
    ("Euroclear had een goed jaar. Het bewaart [188 miljard euro = 1.88e11 EUR] aan Russische tegoeden.",
     ["frozen-russian-assets-euroclear"]),
    ("Euroclear had een goed jaar. In de hele EU staat [214 miljard euro = 2.14e11 EUR]"
     " aan Russische tegoeden.",
     ["frozen-russian-assets-eu"]),
    # how far apart two numbers are is neither of them
    ("De coalitie van bereidwilligen wil [18.000 militairen = 18000 person plan] naar Oekraïne sturen."
     " Dat zijn er [6000 = 6000 person plan] meer dan gepland.", ["ukraine-reassurance-force", None]),
    # a name that sets it apart from the whole
    ("Oekraïne controleert nog [19 procent = 19 percent] van Donetsk.", ["donetsk-held-by-ukraine"]),
    # what a night brings is no series
    ("In de nacht vuurde Rusland [312 drones = 312 count:drone] af.", [None]),
    ("Bij de ruil kwamen [205 krijgsgevangenen = 205 person] vrij.", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quantities"), OF_THE_WAR)
def test_quantities_of_the_war(text: str, quantities: list[str | None]) -> None:
    links = link_alone(version("Nieuws uit de oorlog", text), CURATED)
    found = [None if link.quantity.startswith("q-") else link.quantity for link in links]
    assert found == quantities


#: What was told of a quantity, a later figure with fewer of its words, and whether it is of it.
GOES_ON = [
    # the paragraph is about it, and the value comes near
    (
        "Bij Euroclear staat [185 miljard euro = 1.85e11 EUR] aan Russische tegoeden.",
        "De bewaarder Euroclear kwam met cijfers. Het was een druk jaar."
        " Er staat nu [194 miljard euro = 1.94e11"
        " EUR] vast.",
        True,
    ),
    # "In de hele Unie" is not what Euroclear keeps
    (
        "Bij Euroclear staat [185 miljard euro = 1.85e11 EUR] aan Russische tegoeden.",
        "De bewaarder Euroclear kwam met cijfers. Het was een druk jaar."
        " In Zwitserland is dat [199 miljard euro"
        " = 1.99e11 EUR].",
        False,
    ),
    # a value far from it needs its words
    (
        "Bij Euroclear staat [185 miljard euro = 1.85e11 EUR] aan Russische tegoeden.",
        "De bewaarder Euroclear kwam met cijfers. Het was een druk jaar."
        " Er ging [410 miljard euro = 4.1e11 EUR]"
        " om in aandelen.",
        False,
    ),
    # a distinguishing word goes before any value
    (
        "Bij Euroclear staat [185 miljard euro = 1.85e11 EUR] aan Russische tegoeden.",
        "De bewaarder Euroclear kwam met cijfers. Het was een druk jaar."
        " De claim is [185 miljard euro = 1.85e11"
        " EUR].",
        False,
    ),
]


@pytest.mark.parametrize(("first", "later", "same"), GOES_ON)
def test_a_followed_quantity_takes_a_figure_with_fewer_words(first: str, later: str, *, same: bool) -> None:
    [one], [other] = over_articles(version("Nieuws", first), version("Kort", later, at="2025-03-06T12:00"))
    assert (other.quantity == one.quantity) is same


def test_the_drones_of_another_night_are_no_change() -> None:
    first = "Vannacht zijn bij Russische aanvallen [312 drones = 312 count:drone] neergehaald."
    again = "Vannacht zijn bij Russische aanvallen [140 drones = 140 count:drone] neergehaald."
    [one], [other] = over_articles(version("Nacht", first), version("Nacht", again, at="2025-03-14T08:00"))
    assert one.quantity != other.quantity


def test_a_toll_is_of_one_attack_though_some_days_pass() -> None:
    first = "Bij de aanval op Poltava zijn [25 mensen = 25 person] omgekomen."
    again = "In Poltava staat de teller nu op [34 doden = 34 person]."
    [one], [other] = over_articles(version("Nacht", first), version("Kort", again, at="2025-03-08T12:00"))
    assert one.quantity == other.quantity


def test_a_value_and_the_one_it_moves_to_are_one_quantity_whatever_each_would_be_alone() -> None:
    text = (
        "Ook voor auto's gaat het tarief omlaag, van [25 = 25 percent past] naar"
        " [15 procent = 15 percent decided]."
    )
    [links] = over_articles(version("Afspraak", text, topics=("eu-us-tariffs",)))
    assert [link.quantity for link in links] == ["us-tariff-cars"] * 2


def test_a_label_says_what_its_paragraph_is_about() -> None:
    [reading] = read(
        "Kort", "Het nieuws op een rij.\n\nWederopbouw. Kost ruim [520 miljard dollar = 5.2e11 USD]."
    )
    assert "wederopbouw" in reading.near


def test_every_word_of_the_file_can_be_read_in_a_text() -> None:
    """A word that is read as another ("veroveren" as "bezetten") or never kept ("totaal") does nothing."""
    names = set(LEXICON.synonyms.values())
    dead = {
        (entry.id, word)
        for entry in CURATED
        for word in frozenset[str]().union(*entry.about, entry.without, entry.own, entry.named)
        if word[0] not in "@=#^" and " " not in word and word not in names and word not in _read_as(word)
    }
    assert dead == set()


def _read_as(word: str) -> frozenset[str]:
    [one] = read("Nieuws", f"Er is sprake van {word} en [3 miljard euro = 3e9 EUR].")
    [capital] = read("Nieuws", f"Er is sprake van {word.capitalize()} en [3 miljard euro = 3e9 EUR].")
    return frozenset(one.terms) | frozenset(capital.terms)


def test_one_entry_stands_for_a_quantity_a_year_and_an_actor() -> None:
    entry = next(entry for entry in CURATED if entry.covers("defence-gdp-share-dk-2025"))
    names = curated_names(entry, "defence-gdp-share-dk-2025")
    assert names == (
        "Defensie-uitgaven van Denemarken als deel van het bbp in 2025",
        "Defence spending of Denmark as a share of GDP in 2025",
    )


def test_an_entry_of_its_own_goes_before_one_that_stands_for_many() -> None:
    entry = entry_of("us-tariff-global", CURATED)
    assert entry is not None
    assert entry.id == "us-tariff-global"


def test_the_id_of_a_discovered_quantity_survives_edits_elsewhere_in_its_article() -> None:
    one = version("Nieuws", "De sluis kost [90 miljoen euro = 9e7 EUR].", article="kustbode:1")
    other = version("Kort nieuws", "Update. De sluis kost [90 miljoen euro = 9e7 EUR].", article="kustbode:1")
    assert link_alone(one)[0].quantity == link_alone(other)[0].quantity


def test_of_an_endless_table_only_the_first_figures_are_linked() -> None:
    table = "Prijzen " + " ".join(f"[{number} euro = {number} EUR]" for number in range(1, 3000))
    links = link_alone(version("Tabel", table))
    assert len(links) == MOST_FIGURES
    assert len({link.quantity for link in links}) == MOST_FIGURES


def test_the_bound_by_which_figures_are_left_uncompared_holds() -> None:
    likeness = Likeness(lambda term: len(term) % 5 / 4)
    for title, text, _ in IN_ONE_ARTICLE:
        readings = read_version(version(title, text), LEXICON)
        sides = [profile([reading], near_actors=True) for reading in readings]
        for one, two in permutations(sides, 2):
            found = likeness.compare(one, two, same_article=True)
            if not (found.equal or one.agrees(two)):
                assert found.score <= likeness.most(one, two) + 1e-9
