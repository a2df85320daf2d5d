# ruff: noqa: E501 - a passage stands on one line
"""What surrounds a figure, over the registers of news: agency, tabloid, live blog, radio, column, Flemish daily.

One row is one figure, between square brackets, in a Dutch passage; the title ends at "|". The passages are our
own, their outlets and persons fictional.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from cijferwacht.claims.context import annotate
from cijferwacht.claims.document import read_document
from cijferwacht.claims.speech import read_speech
from cijferwacht.model import Figure, Status, Value


@dataclass(frozen=True)
class Row:
    text: str
    status: Status
    speaker: str | None = None
    past: bool = False


def unit_of(surface: str) -> str:
    """Roughly the unit the grammar of figures gives."""
    if "procent" in surface or "percent" in surface or "helft" in surface:
        return "percent"
    if any(word in surface for word in ("mensen", "man", "doden", "bewoners", "personen")):
        return "person"
    if any(word in surface for word in ("euro", "dollar", "mil", "mln", "mld", "€")):
        return "EUR"
    return "times" if "keer" in surface else "count:ding"


def read(row: Row) -> Figure:
    """The figure of a row between square brackets, with its context."""
    title, _, body = row.text.rpartition("|")
    document = read_document(*(re.sub(r"[\[\]{}]", "", part) for part in (title, body)))
    figures = []
    wanted = at = 0
    for opening, surface in re.findall(r"([\[{])(.+?)[\]}]", row.text):
        # a headline may hold the words of a figure of the body
        at = document.full.index(surface, at)
        wanted = len(figures) if opening == "[" else wanted
        figures.append(
            Figure(
                at, at + len(surface), surface, Value(1.0, 1.0, unit_of(surface)), place=document.place(at)
            )
        )
        at += len(surface)
    return annotate(document, tuple(figures), read_speech(document))[wanted]


#: What is, was or happened stays so, also in news of something that is still to come.
STANDING = [
    Row(
        "Kabinet wil spoorlijn naar Emmen|Het kabinet wil een spoorlijn naar Emmen aanleggen.\n\nIn de stad wonen [57.000 mensen].",
        "fact",
    ),
    Row(
        "Provincie wil veerpont schrappen|De provincie wil de veerpont schrappen. Die vervoert [900 auto's] per dag.",
        "fact",
    ),
    Row(
        "Gemeente koopt oude kazerne|De gemeente koopt de oude kazerne.\n\nDaar staan [14 loodsen] leeg.",
        "fact",
    ),
    Row(
        "Bond eist hoger loon|De bond eist een hoger loon. De staking kostte de haven vorige maand [3 miljoen euro].",
        "fact",
    ),
    Row(
        "Kabinet trekt geld uit voor dijken|Het kabinet trekt geld uit voor de dijken.\n\nBij de storm van 1953 verdronken [1836 mensen].",
        "fact",
    ),
    Row(
        "Minister stelt heffing voor|De minister stelt een heffing op plastic voor.\n\nNederland telt [410 recyclebedrijven].",
        "fact",
    ),
    Row(
        "Raad keurt nieuwbouw goed|De gemeenteraad keurde de nieuwbouw goed.\n\nEr zitten nu [340 leerlingen] in noodlokalen.",
        "fact",
    ),
    Row(
        "Kyiv vraagt om raketten|De regering vraagt om meer raketten.\n\nHet leger verloor vorige week [11 voertuigen].",
        "fact",
    ),
    Row(
        "Brussel wil vloot uitbreiden|De Commissie wil de vloot uitbreiden.\n\nOp de rekening van het fonds staat [210 miljoen euro].",
        "fact",
    ),
    Row(
        "Zeker [zeven doden] bij treinbotsing|Bij een treinbotsing zijn zeker zeven mensen omgekomen. De minister wil opheldering.",
        "fact",
    ),
    Row(
        "Staatssecretaris wil tarief verlagen|De staatssecretaris wil het tarief verlagen.\n\nInstellingen krijgen nu voor elke cliënt [38 euro] per dag.",
        "fact",
    ),
    Row("De overstroming heeft al [veertig levens] geëist.", "fact"),
    Row("Het ongeluk eiste [drie slachtoffers].", "fact"),
    Row("De rekening van ’t diner was zo’n [180 euro].", "fact"),
    Row("Werkende ouders betalen er [zo’n 300 euro].", "fact"),
    Row("Vrijdag gingen er voor [4 miljoen euro] aan kaarten de deur uit.", "fact"),
    Row("Daarmee is [de helft] van de kosten voor volgend jaar gedekt.", "fact"),
    Row("Er zouden [negentig containers] zijn verdwenen.", "fact"),
    Row("Het schip zou [40 ton] hebben vervoerd.", "fact"),
    Row("Voor dat bedrag had elk dorp [een ton] kunnen krijgen.", "fact"),
    Row("De termijnprijs daalde naar [188 euro].", "fact"),
    Row("Volgens de kustwacht liggen er [naar schatting 300 wrakken] op de bodem.", "fact", "de kustwacht"),
    Row("In het kamp verblijven [zo'n 600 mensen].", "fact"),
    Row("De fabriek maakte vorig jaar [8 miljoen euro] winst en wil uitbreiden.", "fact"),
    Row("Kabinet wil draaibrug|Het kabinet wil een draaibrug. Eén zo'n brug kost [4 miljoen euro].", "fact"),
    Row(
        "Raad wil fonds aanspreken|De raad wil het fonds aanspreken.\n\nHet grootste deel, [85 miljoen euro], staat bij de huisbank.",
        "fact",
    ),
    Row(
        "Gemeente eist bijdrage|De gemeente eist een bijdrage. Van de bewoners werkt [zestig procent].",
        "fact",
    ),
    Row("[26 landen] betalen mee aan het satellietnet, zei de directeur.", "fact", "de directeur"),
    Row("Polen levert jaarlijks [300 bussen] aan de stad.", "fact"),
    Row("Het bedrijf heeft [300 bussen] geleverd.", "fact"),
]

#: Settled by whoever may settle it, in the present tense of deeds, in announcements and in what points back.
SETTLED = [
    Row("Noorwegen stuurt [acht houwitsers] naar het front.", "decided"),
    Row("Duitsland draagt [60 miljoen euro] bij aan de brug.", "decided"),
    Row("Japan zegt 450 miljard yen toe, omgerekend [zo’n 2,5 miljard euro].", "decided"),
    Row("Denemarken geeft [dertig ambulances] weg aan Moldavië.", "decided"),
    Row("Daarnaast bevriest de Unie de tegoeden van [38 personen].", "decided"),
    Row("Canada haalt [vierhonderd militairen] weg van de basis.", "decided"),
    Row("De bijdrage wordt [180 euro]. Dat besloot het college gisteravond.", "decided"),
    Row("De bijdrage wordt [180 euro]. Dat maakte wethouder Ria Tol bekend.", "decided", "wethouder Ria Tol"),
    Row("Het plafond gaat per 1 december van 47 naar [44 dollar], zijn de landen overeengekomen.", "decided"),
    Row(
        "De eerste termijn komt uit de lening van [60 miljoen euro] waarover de partijen het vorige week eens werden.",
        "decided",
    ),
    Row("Op 20 mei wordt [4 miljoen euro] overgemaakt, kondigde de bank aan.", "decided", "de bank"),
    Row("De Kamer stemde in met [12 miljoen euro] voor het museum.", "decided"),
    Row("Het kabinet stelt [75 miljoen euro] beschikbaar voor noodhulp.", "decided"),
    Row("Vlaanderen maakt [9 miljoen euro] vrij voor kinderopvang.", "decided"),
    Row("De luchtmacht schaft [zes helikopters] aan.", "decided"),
    Row("Polen levert [veertig bussen] aan de stad.", "decided"),
]

#: Wanted, expected, threatened, computed for a case that may come.
PLANNED = [
    Row("Het ministerie denkt aan [244 euro] per maand, vanaf 1 maart.", "plan", "Het ministerie"),
    Row("De eilanden hadden op [40 dollar] ingezet.", "plan", "De eilanden", past=True),
    Row("De stad moet deze winter gas inkopen. Dat kost haar [2 miljoen euro].", "plan"),
    Row("De wederopbouw gaat [500 miljard euro] kosten, zegt de Deltabank.", "plan", "de Deltabank"),
    Row(
        "Havenbedrijf wil nieuwe sluis|Het havenbedrijf wil een nieuwe sluis. De bouw kost [90 miljoen euro].",
        "plan",
    ),
    Row("De gemeente overweegt een garantie van [3 miljoen euro].", "plan", "De gemeente"),
    Row(
        "Het tekort loopt volgend jaar op tot [4 procent], verwacht het planbureau.", "plan", "het planbureau"
    ),
    Row("Er zouden [tweehonderd banen] verdwijnen.", "plan"),
    Row("De provincie vraagt [8 miljoen euro] voor het veer.", "plan", "De provincie"),
    Row("De club hoopt op [2 miljoen euro] aan kaartverkoop.", "plan", "De club"),
    Row("Tegen 2030 moeten er [300 laadpalen] staan.", "plan"),
    Row("Het voorstel voorziet in [vijftig extra agenten].", "plan"),
    Row("Er wordt gesproken over een boete van [10 miljoen euro].", "plan"),
    Row("Italië houdt rekening met [8000 vluchtelingen].", "plan", "Italië"),
    Row("Zij dringt aan op [20 procent] korting.", "plan"),
]

#: Said not to be so.
DENIED = [
    Row("De woordvoerder wees het getal van [31 duizend] van de hand.", "denied", "De woordvoerder"),
    Row("De eigen bijdrage wordt geen [244 euro] maar 180 euro.", "denied", past=True),
    Row("De bijdrage wordt geen 244 euro maar [180 euro], besloot het college.", "decided"),
    Row("De minister ontkent dat er [300 miljoen euro] tekort is.", "denied", "De minister"),
    Row("De aanval kostte geen [60 levens], maar 14.", "denied", past=True),
    Row("De extra [2 miljoen euro] komt er niet.", "denied"),
    Row("De winst bedraagt 12 mln, geen [15]. Dat meldt de club.", "denied", "de club", past=True),
]

#: Whose the figure is, also in the sentences around the one that names its source.
ATTRIBUTED = [
    Row("De luchtmacht zegt dat Rusland vannacht [312 drones] heeft afgevuurd.", "fact", "De luchtmacht"),
    Row(
        "In de stad zitten [40.000 huishoudens] zonder stroom. Het herstel duurt tot morgen, aldus netbeheerder Polnet.",
        "fact",
        "netbeheerder Polnet",
    ),
    Row(
        "Uit een peiling van vorige week blijkt dat [zes op de tien] kiezers tegen zijn.",
        "fact",
        "een peiling",
    ),
    Row(
        "Het coördinatiecentrum in Lviv schat dat er nog [6000 militairen] vastzitten.",
        "fact",
        "Het coördinatiecentrum in Lviv",
    ),
    Row(
        "De boeren oogstten dit jaar [22 miljoen ton] tarwe, aldus het landbouwministerie in Lviv.",
        "fact",
        "het landbouwministerie in Lviv",
    ),
    Row(
        "Het Kremlin verdiende in mei [13 miljard euro] aan gas, zo rekent onderzoeksbureau Delta voor.",
        "fact",
        "onderzoeksbureau Delta",
    ),
    Row("Moskou kreeg naar eigen zeggen [205 soldaten] terug.", "fact", "Moskou"),
    Row(
        "[Hooguit 60 miljoen], meer zit er niet in, hoort onze correspondent van een Franse diplomaat.",
        "fact",
        "een Franse diplomaat",
    ),
    Row("Oppositieleider Kok sneert dat elk gezin [60 euro] misloopt.", "fact", "Oppositieleider Kok"),
    Row("De gewone man betaalt de rekening. Volgens Kok is dat [60 euro].", "fact", "Kok"),
    Row(
        "De president noemde een getal van 46 duizend; westerse diensten houden het op [80 duizend].",
        "fact",
        "westerse diensten",
    ),
    Row(
        "Nederland stuurt [vijftien generatoren], maakte de minister voor Hulp bekend.",
        "decided",
        "de minister voor Hulp",
    ),
    Row("De aanval heeft inmiddels [zeventien levens] geëist.", "fact", None),
    Row(
        "De regering wil [68 miljoen euro] lenen. Dat staat in het voorstel dat naar de raad is gegaan.",
        "plan",
        "De regering",
    ),
    Row("De verkoop steeg met [8 procent], becijfert bureau Vink.", "fact", "bureau Vink"),
    Row(
        "Er zijn [31 duizend man] gesneuveld, schrijft het Deense ministerie. Alleen al in mei ging het om 900 man.",
        "fact",
        "het Deense ministerie",
    ),
    Row(
        "Er zijn {31 duizend man} gesneuveld, schrijft het Deense ministerie. Alleen al in mei ging het om [900 man].",
        "fact",
        "het Deense ministerie",
    ),
    Row(
        "Ruim zestig procent heeft werk, blijkt uit cijfers van uitkeringsdienst Omega; een jaar geleden was dat [54 procent].",
        "fact",
        "uitkeringsdienst Omega",
        past=True,
    ),
    Row(
        "Bij de OCMW's kloppen [twintig gezinnen] per week aan, klinkt het bij burgemeester Jo Sels.",
        "fact",
        "burgemeester Jo Sels",
    ),
    Row("De drone legde [900 kilometer] af, claimt de Oekraïense marine.", "fact", "de Oekraïense marine"),
    Row(
        "Het aantal pleegzorgers daalde met [4 percent], zo weet VRT-correspondent Els Bol.",
        "fact",
        "VRT-correspondent Els Bol",
    ),
    Row(
        "De gemeenten gaven samen [26 miljoen euro] uit, blijkt uit maandag verschenen cijfers van het Kadaster.",
        "fact",
        "het Kadaster",
    ),
    Row(
        "De gemeenten gaven samen {26 miljoen euro} uit, blijkt uit cijfers van het Kadaster. Als deel van de"
        " uitgaven was het [5 procent].\n\nKoploper is Ede.",
        "fact",
        "het Kadaster",
    ),
    Row(
        "{De helft} is voor, meldt onderzoeksbureau Peilrok. Onder ouderen is slechts [20 procent] dat.",
        "fact",
        "onderzoeksbureau Peilrok",
    ),
    Row(
        "De gemeenten gaven samen {26 miljoen euro} uit, blijkt uit cijfers van het Kadaster. Te veel, zegt"
        " wethouder Jan Maas. Het tekort is [20 miljoen euro].",
        "fact",
        None,
    ),
    Row("Het bedrijf steekt er [320 miljoen euro] in, maakte het woensdag bekend.", "decided", "Het bedrijf"),
    Row(
        "Uitvoer naar Noorwegen: [90 mln euro]. Uitvoer naar Bern: 30 mln. De uitvoercijfers zijn van"
        " statistiekbureau Telwerk.",
        "fact",
        "statistiekbureau Telwerk",
    ),
    Row(
        "De bouwer zal het park verbeteren, zegt wethouder Jan Maas. Het prijskaartje: [3 miljoen euro].",
        "plan",
        "wethouder Jan Maas",
    ),
    Row("De stad wil een park. De kosten: [3 miljoen euro].", "plan", "De stad"),
    Row(
        "Berichten dat de stad [500 agenten] heeft gevraagd, sprak burgemeester Jan Maas tegen.",
        "denied",
        "burgemeester Jan Maas",
    ),
    Row(
        "Het gerucht dat er oproepen naar [20.000 mensen] gaan, noemt het ministerie onzin.",
        "denied",
        "het ministerie",
    ),
    Row("De winst steeg, [drie keer] zoveel als vorig jaar, zegt directeur Jan Maas.", "fact", None),
    Row("De wethouder heeft de [twaalf dorpen] voorgesteld om samen te gaan.", "fact", None),
    Row(
        "De bouwer kondigt {320 miljoen euro} winst aan voor 2026, maakte het bedrijf bekend. Er komen"
        " [450 banen] bij.",
        "decided",
        "het bedrijf",
    ),
    Row(
        "Meerderheid wil een nieuwe brug|De bewoners willen een brug. Vorig jaar wilde {40 procent} dat,"
        " meldt onderzoeksbureau Peilrok. Onder ouderen is slechts [20 procent] voor.",
        "fact",
        "onderzoeksbureau Peilrok",
    ),
    Row(
        "Om de uitgavennorm van [3 procent] te halen, is volgens wethouder Jan Maas extra geld nodig.",
        "decided",
        None,
    ),
    Row("De stad haalt sinds kort de uitgavennorm van [2 procent].", "fact", None),
    Row("De minister stelt een norm van [4 procent] voor.", "plan", "De minister"),
    Row(
        "De dienst groeit naar {900 mensen}. De raad heeft ingestemd met het plan. Het gaat om"
        " {600 man} en [300 personen].",
        "decided",
    ),
    Row("De brandweer vindt een afstand van [20 kilometer] genoeg.", "fact", "De brandweer"),
    Row("De brand verwoestte [acht huizen]. De oorzaak is volgens de brandweer onbekend.", "fact", None),
]

#: What was, set against what is.
FORMER = [
    Row("De opvang telt 90 bedden. Vorig jaar waren dat er nog [140].", "fact", past=True),
    Row("Terugblik: een week tolheffing|Drie dagen later werd de tol [9 euro].", "fact", past=True),
    Row("Terugblik: een week tolheffing|Vandaag kost de tol [7 euro].", "fact"),
    Row("Een week tolheffing|Drie dagen later werd de tol [9 euro].", "fact"),
    Row("De club haalde 9 ton op. In het eerste jaar was dat nog [een ton].", "fact", past=True),
    Row("Zes op de tien zijn tegen. Dat waren er een jaar geleden [zeven op de tien].", "fact", past=True),
    Row("Er zitten nog 15.000 huishoudens zonder stroom, tegen [40.000] vanochtend.", "fact", past=True),
    Row(
        "De verkoop daalde in mei naar 12 miljoen euro, tegen [13 miljoen euro] een jaar eerder.",
        "fact",
        past=True,
    ),
    Row("Gisteren was nog sprake van [500 miljoen euro].", "plan", past=True),
    Row("Begin dit jaar rekende de bank nog op [486 miljoen euro].", "plan", "de bank", past=True),
    Row("Eerder werd uitgegaan van [5 miljoen euro].", "plan", past=True),
    Row("In plaats van [30 bussen] rijden er nu 12.", "fact", past=True),
    Row("Vorig jaar waren het er nog [zes].", "fact", past=True),
    Row("Tot nu toe gold een grens van [80 kilometer].", "fact", past=True),
    Row("De kosten stegen van [3 miljoen euro] vorig jaar naar 4 miljoen euro nu.", "fact", past=False),
    Row("Vorig jaar verkocht de winkel [3000 fietsen].", "fact", past=False),
    Row("Het bedrijf wil 3,5 procent groei, tegen [2 procent] dit jaar.", "fact", past=False),
]

#: What stands beside a plan, or looks like one, and is none.
UNMOVED = [
    Row(
        "Zorgkosten in cijfers|Als deel van het inkomen ging het van 5 naar [7 procent].",
        "fact",
    ),
    Row("Het fonds rekent op een rente van tegen de [4 procent].", "plan", "Het fonds"),
    Row("Dat zijn [ruim 300 banen], aldus de metaalkoepel.", "fact", "de metaalkoepel"),
    Row(
        "De brug is versleten, zegt econoom Kim de Wit. Herstel kost volgens haar [40 miljoen euro].",
        "fact",
        "econoom Kim de Wit",
    ),
    Row(
        "De brug is versleten, zegt econoom Kim de Wit. Er is volgens haar minstens [40 miljoen euro] nodig.",
        "plan",
        "econoom Kim de Wit",
    ),
    Row("De school telt intussen [twaalf] van de beoogde 30 klassen.", "fact"),
    Row(
        "De stad gaat akkoord met elf bussen. Eerder bestelde de stad al [34 bussen].",
        "fact",
    ),
    Row(
        "Liveblog: raad wil 30 miljoen euro voor de haven|09.05 uur – De raad wil 30 miljoen euro uittrekken."
        "\n\n08.40 uur – Het aandeel Havia verliest [4,2 procent].",
        "fact",
    ),
    Row(
        "De dienst groeit naar [900 mensen]|De dienst groeit in vijf jaar naar 900 mensen. De raad heeft"
        " ingestemd met het plan.",
        "decided",
    ),
    Row(
        "De stad wil 75 trams kopen. Het contract, dat volgende maand naar de gemeenteraad gaat, is"
        " [200 miljoen euro] waard.",
        "plan",
    ),
    Row(
        "Stad gaat 30 miljoen euro in het festival steken|Het festival gaat 30 miljoen euro kosten. De"
        " hotelkamers zijn al voor [90 procent] volgeboekt.",
        "fact",
    ),
    Row(
        "Gemeenten verwachten 30 miljoen euro tekort|De gemeenten verwachten een tekort van 30 miljoen euro."
        " De uitgaven van alle gemeenten samen bedragen [900 miljoen euro].",
        "plan",
    ),
    Row(
        "De haven wil groeien. Er staan [80 vacatures] open en de directeur wil van 300 naar 500 man.",
        "fact",
    ),
    Row("De lijst is vastgesteld op [31 miljoen euro].", "decided"),
    Row("Wie wil groeien, moet verbouwen: [een op de drie loodsen] is afgekeurd.", "fact"),
]


@pytest.mark.parametrize(
    "row",
    [*STANDING, *SETTLED, *PLANNED, *DENIED, *ATTRIBUTED, *FORMER, *UNMOVED],
    ids=lambda row: row.text[:60],
)
def test_context(row: Row) -> None:
    figure = read(row)
    assert (figure.value.status, figure.speaker, figure.past) == (row.status, row.speaker, row.past), (
        figure.reasons
    )
