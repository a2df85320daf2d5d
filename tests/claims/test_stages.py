# ruff: noqa: E501 - a passage stands on one line
"""How settled a figure is, by the clause it stands in, the noun it belongs to and the forecast around it.

One row is one passage of our own with the figure in square brackets; the headline ends at "|".
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

import pytest

from cijferwacht.claims import extract
from cijferwacht.claims.stages import is_plural, stage_of
from cijferwacht.model import Figure, Status

PUBLISHED = datetime(2026, 5, 12, 8, tzinfo=UTC)


class Row(NamedTuple):
    text: str
    status: Status
    past: bool = False


def read(text: str) -> Figure:
    """The figure that covers the brackets."""
    start, end = text.index("["), text.index("]") - 1
    title, bar, body = text.replace("[", "").replace("]", "").rpartition("|")
    shift = 1 if bar else 2  # the blank lines between title and text
    figures = extract(title, body, PUBLISHED).figures
    at = start + shift if start > len(title) or not bar else start
    found = [f for f in figures if f.start < at + end - start and at < f.end]
    assert found, [f.text for f in figures]
    return found[0]


FORECAST = [
    Row("De economie groeit dit jaar [1,4 procent], schrijft het Havenbureau in zijn raming.", "plan"),
    Row("Het Havenbureau komt met een nieuwe raming. De werkloosheid loopt op tot [5,1 procent].", "plan"),
    Row("Het Havenbureau verwacht minder handel. Er komen [9000 banen] bij.", "plan"),
    Row("Het Havenbureau rekent voor volgend jaar nog op een groei van [0,8 procent].", "plan"),
    Row(
        "Prognose: oogst valt tegen|Het graaninstituut kwam met een prognose. De oogst neemt met [3 procent] af.",
        "plan",
    ),
    Row("In het zwartste scenario krimpt de economie [2 procent].", "plan"),
    Row("Het Havenbureau komt met een nieuwe raming. Vorig jaar groeide de economie [1,9 procent].", "fact"),
    Row("De verwachting voor de groei gaat van 2 naar [1,5 procent].", "plan"),
    Row("De prijzen stegen in april met [4 procent].", "fact"),
    Row("De nieuwe sluis gaat [40 miljoen euro] meer kosten dan begroot.", "plan"),
]

NOUN = [
    Row("Hij kreeg een bod van [20.000 euro].", "plan"),
    Row("De bond blijft bij een eis van [7 procent].", "plan"),
    Row("Er ligt een claim van [3 miljoen euro].", "plan"),
    Row("Voor tarwe houdt Brussel een quotum van [40.000 ton] aan.", "decided"),
    Row("In de la ligt een lijst met tegenheffingen op [8 miljard euro] aan auto's.", "decided"),
    Row("De tegenmaatregelen, goed voor [8 miljard euro], blijven in de la.", "decided"),
    Row("Zij houden zich aan de belofte om voor [30 miljoen euro] te planten.", "decided"),
    Row("De prijs ging naar een winkel met een omzet van [9 miljoen euro].", "fact"),
]

DOCUMENT = [
    Row("In het akkoord staat [12 procent].", "decided"),
    Row("De bond wil meer loon; in het akkoord is dat [4 procent].", "decided"),
    Row("In het voorstel staat [12 procent].", "plan"),
]

THERE = [
    Row("Raad wil minder fietsen|De raad wil fietsen weren. De file is opgelopen tot [9 kilometer].", "fact"),
    Row("Bond tevreden|De bond is tevreden.\n\n[Zo'n 2300 winkels] leveren aan scholen.", "fact"),
    Row("Met een inzet van [300 agenten] werd de kade ontruimd.", "fact"),
    Row(
        "Raad keurt tarieven goed|De raad keurde de tarieven goed. De brandweer vindt een gang van [2 meter] genoeg.",
        "fact",
    ),
    Row(
        "Raad wil minder fietsen|De raad wil fietsen weren. De hotels zijn voor [96 procent] volgeboekt.",
        "fact",
    ),
    Row("Raad wil minder fietsen|De raad wil fietsen weren. [57 procent] vindt dat te streng.", "fact"),
    Row("Vorig jaar verlieten [300 schepen] de haven.", "fact"),
    Row(
        "Brug gesloten, besluit de raad|De raad besloot de brug te sluiten. Het dodental loopt op tot [9].",
        "fact",
    ),
    Row("Daarvoor zijn soms [drie boten] nodig.", "fact"),
    Row("In maart kreeg de stad een boete van [120 miljoen euro].", "fact"),
    Row(
        "Raad wil minder fietsen|De raad wil fietsen weren. De helft van de bewoners komt met de auto. [Een op de vijf winkels] staat leeg.",
        "fact",
    ),
    Row(
        "Raad wil minder fietsen|De raad wil fietsen weren. [Bijna de helft] van de bewoners komt met de auto.",
        "fact",
    ),
    Row(
        "Raad wil minder fietsen|De raad wil fietsen weren. Fietsers maken [30 procent] van het verkeer uit.",
        "fact",
    ),
    Row("Daarin beloofde de stad het tarief, nu [1,20 euro], te verlagen.", "fact"),
    Row("Van de winkels in de straat rekent [een op de drie] op verlies.", "fact"),
    Row("De raad wil weten waarom de directie vorig jaar [3 miljoen euro] opstreek.", "fact"),
    Row("De onderzoekers konden [1500 slachtoffers] achterhalen.", "fact"),
    Row("Volgens de buren zou daar [30 ton vuurwerk] liggen.", "fact"),
    Row("De wethouder betwist het bedrag: het zou om [80 miljoen euro] gaan.", "fact"),
    Row("Van de 40 bestelde trams zijn er [achttien] geleverd.", "fact"),
    Row("De verbouwing kostte [3 miljoen euro].", "fact"),
    Row("Het bedrijf verloor [12 procent] aan waarde.", "fact"),
]

OPEN = [
    Row("De belasting moet jaarlijks [5 miljoen euro] opbrengen.", "plan"),
    Row(
        "Bond keert terug naar norm van [4 procent]|De top van de bond stelt weer een norm van 4 procent voor.",
        "plan",
    ),
    Row("De bakkerij maakte bekend dat er [30 banen] bij komen.", "plan"),
    Row("Nieuwe fabriek goed voor [450 banen]|De gemeente keurde de fabriek goed.", "plan"),
    Row("De directie heeft het voornemen bekendgemaakt om [140 banken] te verkopen.", "plan"),
    Row("De gemeente wil toeslagen van [300 euro] geven.", "plan"),
    Row("Het dorp werkt aan een fonds van [3 miljoen euro].", "plan"),
    Row("De club dingt mee naar een prijs van [40.000 euro].", "plan"),
    Row("Valt de subsidie weg, dan kost dat de school [3 miljoen euro].", "plan"),
    Row("Zij pleit ervoor om [een kwart] van het geld in bomen te steken.", "plan"),
    Row("De wethouder hoopt een korting van [3 procent] af te spreken.", "plan"),
    Row("De stad wil een zwembad. Kosten: [18 miljoen euro].", "plan"),
    Row("De burgemeester sluit niet uit dat het [300 euro] wordt.", "plan"),
    Row("Per 1 juli ontstaat een tekort van [500 bedden], becijfert de koepel.", "plan"),
    Row("Het plan levert de streek [9000 banen] op.", "plan"),
    Row("In het eerste voorstel was dat nog [600 meter].", "plan", past=True),
    Row(
        "De tentoonstelling gaat 20 miljoen euro kosten. In februari ging het nog om [18 miljoen euro].",
        "plan",
        past=True,
    ),
    Row("De benodigde [3 miljoen euro] is er niet.", "plan"),
    Row("Zij ziet het tarief zakken naar [12 procent].", "plan"),
    Row("De nieuwe brug kost [54 miljoen euro], staat in een conceptbrief.", "plan"),
    Row("Raad wil hulp sturen|De raad wil hulp sturen. Het pakket bestaat uit [80 tenten].", "plan"),
    Row("De lening van [68 miljoen euro] stuit op weerstand.", "plan"),
    Row("Kleine bakkers riskeren een boete van [300 euro].", "plan"),
    Row("Zij houdt rekening met een tekort van [500 bedden].", "plan"),
    Row("De groei naar [900 leden] blijft overeind.", "plan"),
    Row("Er is werk voor [180 mensen].", "plan"),
    Row("Het voornemen is dat bewoners vanaf 1 juli [24 euro] betalen.", "plan"),
    Row("De kar rijdt mits er geld komt: het land kan nog maar [60 procent] van de stroom opwekken.", "fact"),
]

PRICES = [
    Row("Raad wil drones|De raad wil drones kopen. Zij schieten met raketten van [1 miljoen euro].", "fact"),
    Row("De raad wil drones van [2500 euro] kopen.", "fact"),
    Row("Raad wil drones|De raad wil drones kopen. Zo'n drone kost [2500 euro].", "fact"),
    Row(
        "Raad wil drones|De raad wil drones kopen. De bestellingen liggen [een derde] lager dan een jaar geleden.",
        "fact",
    ),
    Row("De oude norm, [2 procent], hield jaren stand.", "fact", past=True),
]

ENTRIES = [
    Row(
        "Kort|HAVEN - De gemeente wil de haven verdiepen en eist geld.\n\nBRUG - De brug is [40 meter] lang.\n\nKADE - De kade ligt open.",
        "fact",
    ),
]

SETTLED = [
    Row(
        "De raad trok 9 miljoen euro uit. De stad maakt 5 miljoen euro vrij. Daarvan gaat [2 miljoen euro] naar bomen.",
        "decided",
    ),
    Row("Aan de [5-procentsnorm] verandert niets.", "decided"),
    Row("De rechter beveelt de stad [3 miljoen euro] te betalen.", "decided"),
    Row("Met de bestelling is [3 miljoen euro] gemoeid.", "decided"),
    Row("De stad legt er [3 miljoen euro] voor neer.", "decided"),
    Row(
        "Raad keurt tarieven goed|De raad keurde de tarieven goed. Parkeren: van 2 naar [3 euro].", "decided"
    ),
    Row("Raad keurt tarieven goed|De raad keurde de tarieven goed. Een bewoner krijgt [30 euro].", "decided"),
    Row("Van de [34 bestelde bussen] rijden er negen.", "decided"),
    Row("Het fonds geeft [10 miljoen euro] extra voor het museum.", "decided"),
    Row("Het tarief wordt per 1 mei [20 procent].", "decided"),
    Row("De club heeft de optie gelicht. Het worden er [54 bomen].", "decided"),
    Row("Het kabinet schroeft de heffing op naar [15 procent].", "decided"),
    Row("De havens vergroten het terrein naar [80 hectare].", "decided"),
    Row("De ministerraad heeft ingestemd met het plan. Het gaat om [800 bomen] en 90 banken.", "decided"),
    Row("De ministerraad heeft ingestemd met het plan. Het gaat om 800 bomen en [90 banken].", "decided"),
    Row("De [24 bussen] die de stad had beloofd, komen later.", "decided"),
    Row("De [24 bussen] die de stad had beloofd, zijn geleverd.", "fact"),
]

CONTRADICTED = [
    Row("De wethouder sprak dat tegen: er is met [drie dorpen] een contract.", "decided"),
    Row("De wethouder spreekt dat tegen. Het gaat om [20 procent].", "fact"),
    Row("Nieuwe cijfers laten zien dat [64 procent] van de bewoners werkt.", "fact"),
]

NOT_SO = [
    Row("De gemeente werkt niet aan een toeslag van [3 procent].", "denied"),
    Row("Er komt geen toeslag van [3 procent].", "denied"),
    Row("Een eerste deel van [5 miljoen euro] had in april moeten worden betaald.", "plan"),
]


@pytest.mark.parametrize(
    "row",
    [*FORECAST, *NOUN, *DOCUMENT, *THERE, *OPEN, *SETTLED, *PRICES, *ENTRIES, *CONTRADICTED, *NOT_SO],
    ids=lambda row: row.text[:70],
)
def test_stage(row: Row) -> None:
    figure = read(row.text)
    assert (figure.value.status, figure.past) == (row.status, row.past), figure.reasons


@pytest.mark.parametrize(
    ("noun", "stage"),
    [
        ("groeiraming", "forecast"),
        ("looneis", "plan"),
        ("reis", None),
        ("verkeersboete", "decided"),
        ("tafel", None),
    ],
)
def test_the_last_part_of_a_compound_tells(noun: str, stage: str | None) -> None:
    assert stage_of(noun) == stage


@pytest.mark.parametrize(
    ("noun", "plural"), [("bedrijven", True), ("boeren", True), ("omzet", False), ("uitvoer", False)]
)
def test_plural(noun: str, plural: bool) -> None:
    assert is_plural(noun) == plural
