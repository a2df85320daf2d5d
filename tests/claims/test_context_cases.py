# ruff: noqa: E501 - a passage stands on one line
"""What surrounds a figure: who says it, how settled it is, whether it is history, what it measures.

One row is one figure of one Dutch passage. The passages are our own; outlets and persons are fictional.
``what`` lists words that the description must hold, whatever else it holds.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from cijferwacht.claims.context import annotate
from cijferwacht.claims.document import read_document
from cijferwacht.claims.speech import read_speech
from cijferwacht.model import Figure, Status, Value


@dataclass(frozen=True)
class Row:
    text: str
    figure: str
    speaker: str | None
    status: Status
    past: bool = False
    what: str = ""


def unit_of(surface: str) -> str:
    """Roughly the unit the grammar of figures gives; the context only asks whether things are counted."""
    if "procent" in surface or "helft" in surface:
        return "percent"
    return "EUR" if any(word in surface for word in ("euro", "cent", "dollar", "mil")) else "count:ding"


def contextualise(text: str, *surfaces: str) -> tuple[Figure, ...]:
    """The figures with these surfaces, in text order, with their context read; the title ends at "|"."""
    title, bar, body = text.rpartition("|")
    document = read_document(title if bar else "", body)
    figures = []
    at = 0
    for surface in surfaces:
        at = document.full.index(surface, at)
        end = at + len(surface)
        figures.append(Figure(at, end, surface, Value(1.0, 1.0, unit_of(surface)), place=document.place(at)))
        at = end
    return annotate(document, tuple(figures), read_speech(document))


FACT = [
    # Reported by the outlet itself: no speaker.
    Row("De gasprijs steeg maandag met 4 procent.", "4 procent", None, "fact", what="gasprijs"),
    Row(
        "Vorig jaar kwamen er 48.000 asielzoekers naar Nederland.",
        "48.000 asielzoekers",
        None,
        "fact",
        what="asielzoekers",
    ),
    Row("In de regio staan 1200 woningen leeg.", "1200 woningen", None, "fact", what="woningen"),
    Row("Het ziekenhuis telt 350 bedden.", "350 bedden", None, "fact", what="bedden"),
    Row("Een huishouden betaalt nu gemiddeld 1,30 euro per kuub gas.", "1,30 euro", None, "fact"),
    Row(
        "De schuld van de club bedraagt 38 miljoen euro.", "38 miljoen euro", None, "fact", what="schuld club"
    ),
    Row("Bij de aardbeving kwamen zeker 210 mensen om.", "zeker 210 mensen", None, "fact", what="mensen"),
    Row("Het eigen risico is dit jaar 385 euro.", "385 euro", None, "fact", what="eigen risico"),
    Row(
        "De wachtlijst voor jeugdzorg telt 9000 kinderen.",
        "9000 kinderen",
        None,
        "fact",
        what="wachtlijst jeugdzorg",
    ),
    Row("Op dit moment geldt een tarief van 9 procent.", "9 procent", None, "fact", what="tarief"),
    Row("Van de uitstoot komt 14 procent van de veehouderij.", "14 procent", None, "fact", what="uitstoot"),
    Row(
        "Het begrotingstekort kwam in het tweede kwartaal uit op 2,1 procent.",
        "2,1 procent",
        None,
        "fact",
        what="begrotingstekort",
    ),
    Row("Ruim 60 procent van de huurders krijgt toeslag.", "Ruim 60 procent", None, "fact", what="huurders"),
    Row(
        "De transfersom van 22 miljoen euro was een record.",
        "22 miljoen euro",
        None,
        "fact",
        what="transfersom",
    ),
    Row(
        "Er is 5 miljoen euro uitgegeven aan de verbouwing van het zwembad.",
        "5 miljoen euro",
        None,
        "fact",
        what="verbouwing",
    ),
    Row(
        "Het kabinet heeft al 3 miljard euro uitgegeven aan het toeslagenherstel.",
        "3 miljard euro",
        None,
        "fact",
    ),
    Row(
        "De energierekening is de helft lager dan een jaar geleden.",
        "de helft",
        None,
        "fact",
        what="energierekening",
    ),
]

ATTRIBUTED = [
    Row("In de gevangenissen zitten 900 cellen dicht, zegt de vakbond.", "900 cellen", "de vakbond", "fact"),
    Row(
        "De zorgkosten stegen met 7 procent, meldt het CBS.",
        "7 procent",
        "het CBS",
        "fact",
        what="zorgkosten",
    ),
    Row("Volgens het RIVM hebben 30.000 mensen de griep gekregen.", "30.000 mensen", "het RIVM", "fact"),
    Row(
        "Zo'n 40 procent van de boeren wil stoppen, blijkt uit onderzoek van de Landbouwbank.",
        "Zo'n 40 procent",
        "de Landbouwbank",
        "fact",
    ),
    Row(
        "Uit cijfers van het Kadaster blijkt dat huizen 12 procent duurder zijn geworden.",
        "12 procent",
        "het Kadaster",
        "fact",
        what="huizen",
    ),
    Row(
        "De uitstoot daalde vorig jaar met 6 procent. Dat blijkt uit cijfers van het Planbureau voor de Leefomgeving.",
        "6 procent",
        "het Planbureau",
        "fact",
        what="uitstoot",
    ),
    Row(
        "De uitstoot daalde vorig jaar met 6 procent, aldus de Emissieautoriteit.",
        "6 procent",
        "de Emissieautoriteit",
        "fact",
    ),
    Row(
        "Bestuurder Lotte Wijnants van de vakbond Zorgkracht zegt dat 8000 verpleegkundigen zijn vertrokken.",
        "8000 verpleegkundigen",
        "Lotte Wijnants",
        "fact",
        what="verpleegkundigen",
    ),
    Row(
        '"Wij hebben 400 vrijwilligers", zegt voorzitter Huib Kranendonk.',
        "400 vrijwilligers",
        "Huib Kranendonk",
        "fact",
        what="vrijwilligers",
    ),
    Row(
        "Minister Annelies Bruins meldt dat er 12.000 statushouders op een woning wachten.",
        "12.000 statushouders",
        "Minister Annelies Bruins",
        "fact",
    ),
    Row(
        "Wethouder Thijs Overmars ziet het somber in. De gemeente mist 14 miljoen euro, zegt hij.",
        "14 miljoen euro",
        "Thijs Overmars",
        "fact",
    ),
    Row(
        "Directeur Maud Verschuren is tevreden. Ze zegt dat de omzet 3 procent hoger ligt.",
        "3 procent",
        "Maud Verschuren",
        "fact",
        what="omzet",
    ),
    Row("De bond sprak eerder van 250 ontslagen.", "250 ontslagen", "De bond", "fact", True, "ontslagen"),
    Row(
        "Op het congres waren volgens de organisatie 3000 bezoekers.",
        "3000 bezoekers",
        "de organisatie",
        "fact",
    ),
    Row("De politie schat het aantal betogers op 15.000.", "15.000", "De politie", "fact", what="betogers"),
    Row("De brandweer telde 62 branden.", "62 branden", None, "fact"),
    Row(
        "Gasunie: 30 procent van de opslagen is leeg|De opslagen raken leeg.", "30 procent", "Gasunie", "fact"
    ),
    Row(
        "De waterschappen waarschuwen dat 40 dijken te laag zijn.",
        "40 dijken",
        "De waterschappen",
        "fact",
        what="dijken",
    ),
    Row(
        "Econoom Piet-Hein Laverman becijferde dat een gezin 80 euro per maand meer kwijt is.",
        "80 euro",
        "Piet-Hein Laverman",
        "fact",
    ),
    Row(
        "Dat is 2 miljoen euro te weinig, benadrukt burgemeester Ilse Koper.",
        "2 miljoen euro",
        "Ilse Koper",
        "fact",
    ),
    Row(
        "Het stadion kostte 90 miljoen euro, laat de clubleiding weten.",
        "90 miljoen euro",
        "de clubleiding",
        "fact",
        what="stadion",
    ),
    Row(
        "Volgens cijfers van de Nederlandsche Bank staat er 500 miljard euro op spaarrekeningen.",
        "500 miljard euro",
        "de Nederlandsche Bank",
        "fact",
    ),
    Row(
        "De opslag is voor 72 procent gevuld, zo meldt netbeheerder Noordnet.",
        "72 procent",
        "Noordnet",
        "fact",
        what="opslag",
    ),
    Row(
        "De schade loopt in de miljoenen, klinkt het bij verzekeraar Solidum. Het bedrijf kreeg 1300 meldingen.",
        "1300 meldingen",
        None,
        "fact",
    ),
    Row(
        "De Rekenkamer stelt vast dat 700 miljoen euro niet is besteed.",
        "700 miljoen euro",
        "De Rekenkamer",
        "fact",
    ),
    Row(
        "Uit een enquête onder huisartsen komt naar voren dat 22 procent overweegt te stoppen.",
        "22 procent",
        "enquête",
        "fact",
    ),
    Row(
        "Op de snelwegen stonden dinsdag 800 kilometer file, rapporteert de verkeersdienst.",
        "800 kilometer",
        "de verkeersdienst",
        "fact",
    ),
    Row(
        "Onderzoekers van de Universiteit Zuiderland berekenden dat 11 procent van de kinderen arm is.",
        "11 procent",
        "Onderzoekers",
        "fact",
    ),
]

PLAN = [
    Row("Het kabinet wil de accijns met 5 cent verhogen.", "5 cent", "Het kabinet", "plan", what="accijns"),
    Row(
        "De Consumentenbond wil dat de btw op fruit naar 0 procent gaat.",
        "0 procent",
        "De Consumentenbond",
        "plan",
        what="btw fruit",
    ),
    Row(
        "Minister Karel Dordregter stelt voor om 2 miljard euro extra uit te trekken voor woningbouw.",
        "2 miljard euro",
        "Minister Karel Dordregter",
        "plan",
        what="woningbouw",
    ),
    Row(
        "De provincie overweegt 40 windmolens te plaatsen.",
        "40 windmolens",
        "De provincie",
        "plan",
        what="windmolens",
    ),
    Row(
        "De vakbond eist 7 procent loonsverhoging.", "7 procent", "De vakbond", "plan", what="loonsverhoging"
    ),
    Row("De fabriek dreigt 600 banen te schrappen.", "600 banen", "De fabriek", "plan", what="banen"),
    Row(
        "Het Planbureau verwacht dat de economie met 1,2 procent groeit.",
        "1,2 procent",
        "Het Planbureau",
        "plan",
        what="economie",
    ),
    Row(
        "In 2030 moeten er 100.000 woningen bij zijn gebouwd.",
        "100.000 woningen",
        None,
        "plan",
        what="woningen",
    ),
    Row("De bouw zou 45 miljoen euro kosten.", "45 miljoen euro", None, "plan", what="bouw"),
    Row("Als de dijk breekt, lopen 20.000 huizen onder water.", "20.000 huizen", None, "plan", what="huizen"),
    Row(
        "De oppositie pleit voor een minimumloon van 16 euro.",
        "16 euro",
        "De oppositie",
        "plan",
        what="minimumloon",
    ),
    Row(
        "Schaatsbond mikt op tien medailles|De bond is hoopvol.",
        "tien medailles",
        "Schaatsbond",
        "plan",
        what="medailles",
    ),
    Row(
        "De premie stijgt volgend jaar naar verwachting met 9 euro per maand.",
        "9 euro",
        None,
        "plan",
        what="premie",
    ),
    Row(
        "De club hoopt op een opbrengst van 10 miljoen euro.",
        "10 miljoen euro",
        "De club",
        "plan",
        what="opbrengst",
    ),
    Row(
        "De coalitie onderhandelt over een bezuiniging van 1,5 miljard euro.",
        "1,5 miljard euro",
        "De coalitie",
        "plan",
        what="bezuiniging",
    ),
    Row(
        "Energiebedrijf Lumo vraagt 120 miljoen euro subsidie.",
        "120 miljoen euro",
        "Energiebedrijf Lumo",
        "plan",
        what="subsidie",
    ),
    Row(
        "De uitstoot kan volgens Milieuwacht met 30 procent omlaag.",
        "30 procent",
        "Milieuwacht",
        "plan",
        what="uitstoot",
    ),
    Row("Het plan voorziet in 3500 extra agenten.", "3500 extra agenten", None, "plan", what="agenten"),
    Row(
        "Er ligt een voorstel om de maximumstraf te verhogen en 200 rechters aan te nemen.",
        "200 rechters",
        None,
        "plan",
        what="rechters",
    ),
    Row("De gemeente is van plan 250 bomen te kappen.", "250 bomen", "De gemeente", "plan", what="bomen"),
    Row(
        "Rond 2040 zal de zeespiegel 20 centimeter hoger staan.",
        "20 centimeter",
        None,
        "plan",
        what="zeespiegel",
    ),
    Row(
        "De staatssecretaris streeft naar 15 procent minder ziekteverzuim.",
        "15 procent",
        "De staatssecretaris",
        "plan",
        what="ziekteverzuim",
    ),
    Row("De verzekeraar rekent op 4000 claims.", "4000 claims", "De verzekeraar", "plan", what="claims"),
    Row(
        "Naar schatting is er tot 2035 nog 60 miljard euro nodig voor het stroomnet.",
        "60 miljard euro",
        None,
        "plan",
        what="stroomnet",
    ),
    Row(
        "Partijleider Sanne Quist wil af van de 8 procent btw. Zij wil 300 miljoen euro vrijmaken voor muziekscholen.",
        "300 miljoen euro",
        "Sanne Quist",
        "plan",
        what="muziekscholen",
    ),
    Row(
        "Het doel is dat in 2028 de helft van de bussen elektrisch rijdt.",
        "de helft",
        None,
        "plan",
        what="bussen",
    ),
    Row("De boete kan oplopen tot 20 miljoen euro.", "tot 20 miljoen euro", None, "plan", what="boete"),
    Row(
        "De vereniging adviseert het quotum te verlagen naar 12.000 ton.",
        "12.000 ton",
        "De vereniging",
        "plan",
        what="quotum",
    ),
    Row(
        "Bondscoach Ruud Terwindt zei te rekenen op 5000 supporters.",
        "5000 supporters",
        "Ruud Terwindt",
        "plan",
        what="supporters",
    ),
    Row(
        "De prognose voor volgend jaar komt uit op 51.000 asielaanvragen.",
        "51.000 asielaanvragen",
        None,
        "plan",
        what="asielaanvragen",
    ),
]

DECIDED = [
    Row(
        "De Tweede Kamer heeft ingestemd met een vliegtaks van 29 euro.",
        "29 euro",
        None,
        "decided",
        what="vliegtaks",
    ),
    Row(
        "Het kabinet trekt 400 miljoen euro uit voor de opvang.",
        "400 miljoen euro",
        None,
        "decided",
        what="opvang",
    ),
    Row(
        "Vanaf 1 januari gaat het minimumloon naar 14,40 euro.",
        "14,40 euro",
        None,
        "decided",
        what="minimumloon",
    ),
    Row(
        "De gemeenteraad besloot de ozb met 6 procent te verhogen.", "6 procent", None, "decided", what="ozb"
    ),
    Row(
        "De president ondertekende een wet die 10 miljard dollar vrijmaakt voor schone energie.",
        "10 miljard dollar",
        None,
        "decided",
        what="schone energie",
    ),
    Row(
        "Werkgevers en bonden sloten een akkoord over 4,5 procent loonsverhoging.",
        "4,5 procent",
        None,
        "decided",
        what="loonsverhoging",
    ),
    Row(
        "De ministers werden het eens over een plafond van 60 euro.",
        "60 euro",
        None,
        "decided",
        what="plafond",
    ),
    Row(
        "De Senaat nam de wet aan, waardoor de bijdrage 250 euro wordt.",
        "250 euro",
        None,
        "decided",
        what="bijdrage",
    ),
    Row(
        "Op de klimaattop is afgesproken dat landen 300 miljard dollar bijdragen.",
        "300 miljard dollar",
        None,
        "decided",
    ),
    Row(
        "Staatssecretaris Noor Hartsema maakte bekend dat er 90 miljoen euro naar musea gaat.",
        "90 miljoen euro",
        "Staatssecretaris Noor Hartsema",
        "decided",
        what="musea",
    ),
    Row(
        "Voor het project is 75 miljoen euro gereserveerd.",
        "75 miljoen euro",
        None,
        "decided",
        what="project",
    ),
    Row("De centrale bank verlaagt de rente tot 2 procent.", "2 procent", None, "decided", what="rente"),
    Row(
        "De nieuwe regel treedt op 1 juli in werking: dan geldt een limiet van 30 kilometer.",
        "30 kilometer",
        None,
        "decided",
        what="limiet",
    ),
    Row("Het bedrijf schrapt 1100 banen.", "1100 banen", None, "decided", what="banen"),
    Row(
        "De bank kreeg een boete van 12 miljoen euro opgelegd.",
        "12 miljoen euro",
        None,
        "decided",
        what="boete",
    ),
    Row(
        "De Europese landen zegden 2 miljard euro toe voor vaccins.",
        "2 miljard euro",
        None,
        "decided",
        what="vaccins",
    ),
    Row(
        "De minister kondigde een verhoging van 3 procent aan.",
        "3 procent",
        "De minister",
        "decided",
        what="verhoging",
    ),
    Row("De gemeente heeft 60 woningen toegewezen aan statushouders.", "60 woningen", None, "decided"),
    Row(
        "Het contract ter waarde van 8 miljoen euro is getekend.",
        "8 miljoen euro",
        None,
        "decided",
        what="contract",
    ),
    Row("De raad keurde een krediet van 5 miljoen goed.", "5 miljoen", None, "decided", what="krediet"),
]

DENIED = [
    Row("De minister ontkent dat er 500 mensen worden ontslagen.", "500 mensen", "De minister", "denied"),
    Row(
        "De club spreekt tegen dat de schuld 40 miljoen euro is.",
        "40 miljoen euro",
        "De club",
        "denied",
        what="schuld",
    ),
    Row(
        "Het is niet waar dat de helft van de patiënten is weggelopen, zegt de directie.",
        "de helft",
        "de directie",
        "denied",
        what="patiënten",
    ),
    Row(
        "De Kamer verwierp een voorstel voor een btw van 25 procent.",
        "25 procent",
        "De Kamer",
        "denied",
        what="btw",
    ),
    Row("Van een verhoging met 10 procent is geen sprake.", "10 procent", None, "denied", what="verhoging"),
    Row(
        "De rechter zette een streep door de boete van 3 miljoen euro.",
        "3 miljoen euro",
        None,
        "denied",
        what="boete",
    ),
    Row(
        "De gemeente haalt een streep door het plan voor 800 woningen.",
        "800 woningen",
        None,
        "denied",
        what="woningen",
    ),
]

PAST = [
    Row(
        "Eerder ging het ministerie nog uit van 9000 meldingen.",
        "9000 meldingen",
        "het ministerie",
        "plan",
        True,
        "meldingen",
    ),
    Row("Aanvankelijk was sprake van 120 doden.", "120 doden", None, "fact", True, "doden"),
    Row(
        "De teller staat op 95 miljoen. Oorspronkelijk zou de brug 60 miljoen euro kosten.",
        "60 miljoen euro",
        None,
        "plan",
        True,
        "brug",
    ),
    Row("De premie is nu 140 euro. Tot vorig jaar was dat 128 euro.", "128 euro", None, "fact", True),
    Row(
        "Vorige maand dreigde de minister nog met een boete van 50 euro.",
        "50 euro",
        "de minister",
        "plan",
        True,
        "boete",
    ),
    Row(
        "In maart hield het bureau het nog op 1,8 procent groei.",
        "1,8 procent",
        "het bureau",
        "plan",
        True,
        "groei",
    ),
    Row(
        "Het nieuwe tarief vervangt de oude heffing van 12 procent.",
        "12 procent",
        None,
        "fact",
        True,
        "heffing",
    ),
    Row(
        "In een eerdere versie van dit artikel stond dat er 35 gewonden waren. Dat moet 53 zijn.",
        "35 gewonden",
        None,
        "fact",
        True,
        "gewonden",
    ),
    Row("De eerder genoemde 4 miljard euro is van de baan.", "4 miljard euro", None, "plan", True),
    Row("Voorheen mocht een kamer hooguit 600 euro kosten.", "hooguit 600 euro", None, "fact", True, "kamer"),
    Row(
        "Rectificatie: in dit bericht stond eerst dat de boete 2 miljoen euro was.",
        "2 miljoen euro",
        None,
        "fact",
        True,
        "boete",
    ),
    # History of another year is a value of that year, not an outdated one.
    Row("In 2023 werden er 73.000 woningen gebouwd.", "73.000 woningen", None, "fact", False, "woningen"),
    Row("Vorig jaar stierven 640 mensen in het verkeer.", "640 mensen", None, "fact", False, "mensen"),
    Row("De huur was vorig jaar gemiddeld 720 euro.", "720 euro", None, "fact", False, "huur"),
]

RESOLVED = [
    Row(
        "Minister Berend Tjalsma was duidelijk. Er komt 20 miljoen euro bij, zei hij.",
        "20 miljoen euro",
        "Berend Tjalsma",
        "decided",
    ),
    Row(
        "Voorzitter Marije Roos van de Sportbond waarschuwt de clubs. Volgens haar dreigt een tekort van 6 miljoen euro.",
        "6 miljoen euro",
        "Marije Roos",
        "plan",
        what="tekort",
    ),
    Row(
        "Directeur Jet Olthof gaat over de cijfers, trainer Wim Baan gaat over de sporters. Hij verwacht 300 deelnemers.",
        "300 deelnemers",
        "Wim Baan",
        "plan",
    ),
    Row(
        "De gemeente Waterveen is blut. Zij wil 30 panden verkopen.",
        "30 panden",
        "De gemeente Waterveen",
        "plan",
        what="panden",
    ),
    Row(
        "De uitgaven moeten omlaag, schrijft het Planbureau. Het bureau stelt voor 2 miljard euro te bezuinigen.",
        "2 miljard euro",
        "bureau",
        "plan",
    ),
    Row(
        "Onderzoekers van Wereldwater vinden dat te weinig. Ze willen 500 meetpunten.",
        "500 meetpunten",
        "Onderzoekers",
        "plan",
        what="meetpunten",
    ),
    Row(
        "Kabinet wil 700 megawatt windenergie op zee|Het kabinet wil tot 2031 voor 700 megawatt aan windmolens laten bouwen, zei minister Cato Brand.",
        "700 megawatt",
        "Kabinet",
        "plan",
    ),
]

RELATIVE = [
    Row(
        "De 6 miljard euro die minister Loes Donkers wil lenen, is omstreden.",
        "6 miljard euro",
        "minister Loes Donkers",
        "plan",
    ),
    Row("De 15 procent die nu geldt, is te laag.", "15 procent", None, "fact"),
    Row(
        "De 200 huizen die de corporatie heeft beloofd, komen er niet.",
        "200 huizen",
        "de corporatie",
        "denied",
    ),
    Row(
        "Het fonds van 50 miljoen dat vorig jaar werd opgericht, is leeg.",
        "50 miljoen",
        None,
        "fact",
        what="fonds",
    ),
    Row(
        "Zij noemt de verhoging van 3 procent die de bond eist onhaalbaar.",
        "3 procent",
        "de bond",
        "plan",
        what="verhoging",
    ),
    Row(
        "Met het pakket waarmee volgens de wethouder 25 buurten worden opgeknapt, is iedereen blij.",
        "25 buurten",
        "de wethouder",
        "fact",
    ),
]

# Written after the rules, to see whether they hold.
LATER = [
    Row(
        "De prijs van een treinkaartje gaat per 1 januari met 6 procent omhoog, meldt vervoerder Spoorlink.",
        "6 procent",
        "Spoorlink",
        "decided",
        False,
    ),
    Row(
        "Vorig jaar sloten 120 cafés hun deuren, zegt brancheorganisatie Horeca Samen.",
        "120 cafés",
        "Horeca Samen",
        "fact",
        False,
    ),
    Row(
        "Kinderopvang wordt 8 procent duurder, verwacht de Consumentenbond.",
        "8 procent",
        "Consumentenbond",
        "plan",
        False,
    ),
    Row(
        "Waterbedrijf Duinstroom ontkent dat er 40.000 huishoudens zonder water zaten.",
        "40.000 huishoudens",
        "Duinstroom",
        "denied",
        False,
    ),
    Row(
        "De werkloosheid is in mei gedaald naar 3,6 procent, aldus het CBS.",
        "3,6 procent",
        "CBS",
        "fact",
        False,
    ),
    Row(
        "Er komt een toeslag van 5 euro per vlucht. De Tweede Kamer ging daar dinsdag mee akkoord.",
        "5 euro",
        None,
        "decided",
        False,
    ),
    Row(
        "Het aantal besmettingen lag maandag nog op 2300. Dinsdag waren het er 3100.",
        "3100",
        None,
        "fact",
        False,
    ),
    Row(
        "De schoolbesturen vragen het kabinet om 450 miljoen euro extra.",
        "450 miljoen euro",
        "schoolbesturen",
        "plan",
        False,
    ),
    Row(
        "De rechtbank veroordeelde het bedrijf tot een boete van 2 miljoen euro.",
        "2 miljoen euro",
        None,
        "decided",
        False,
    ),
    Row(
        "Volgens wethouder Joris Pijl kost de brug minstens 30 miljoen euro. Hij wil daarvan 10 miljoen lenen.",
        "10 miljoen",
        "Joris Pijl",
        "plan",
        False,
    ),
    Row(
        "Bij de overstromingen vielen zeker 80 doden, melden de autoriteiten.",
        "zeker 80 doden",
        "autoriteiten",
        "fact",
        False,
    ),
    Row(
        "De Europese Commissie stelt voor de uitstoot in 2040 met 90 procent te verminderen.",
        "90 procent",
        "Europese Commissie",
        "plan",
        False,
    ),
    Row(
        "De verkoop van elektrische auto's steeg met 20 procent, becijferde RAI Data.",
        "20 procent",
        "RAI Data",
        "fact",
        False,
    ),
    Row(
        "De gemeenteraad stemde donderdag in met de bouw van 1400 woningen.",
        "1400 woningen",
        None,
        "decided",
        False,
    ),
    Row(
        "Zo'n 15.000 boeren trokken naar het Malieveld, schat de politie.",
        "15.000 boeren",
        "politie",
        "fact",
        False,
    ),
    Row(
        "Het kabinet overweegt een suikertaks van 20 cent per liter, zeggen bronnen in Den Haag.",
        "20 cent",
        "bronnen",
        "plan",
        False,
    ),
    Row(
        "Dat is niet nodig, vindt gedeputeerde Klaas Dijk. De provincie heeft al 12 miljoen euro gereserveerd, zegt hij.",
        "12 miljoen euro",
        "Klaas Dijk",
        "decided",
        False,
    ),
    Row(
        "Er is geen sprake van dat er 2000 ambtenaren weg moeten, benadrukt de staatssecretaris.",
        "2000 ambtenaren",
        "de staatssecretaris",
        "denied",
        False,
    ),
    Row(
        "Tot vorig jaar gold een maximum van 50 kilometer per uur. Nu is dat 30.",
        "50 kilometer",
        None,
        "fact",
        True,
    ),
    Row(
        "Netbeheerders investeren dit jaar 8 miljard euro in het stroomnet.",
        "8 miljard euro",
        None,
        "decided",
        False,
    ),
]

ROWS = [
    (f"{group}-{number}", row)
    for group, rows in (
        ("fact", FACT),
        ("attributed", ATTRIBUTED),
        ("plan", PLAN),
        ("decided", DECIDED),
        ("denied", DENIED),
        ("past", PAST),
        ("resolved", RESOLVED),
        ("relative", RELATIVE),
        ("later", LATER),
    )
    for number, row in enumerate(rows)
]
ALL = [pytest.param(row, id=name) for name, row in ROWS]
DESCRIBED = [pytest.param(row, id=name) for name, row in ROWS if row.what]


@pytest.mark.parametrize("row", ALL)
def test_speaker(row: Row) -> None:
    speaker = contextualise(row.text, row.figure)[0].speaker
    if row.speaker is None:
        assert speaker is None
    else:
        assert speaker is not None
        assert row.speaker.lower() in speaker.lower()


@pytest.mark.parametrize("row", ALL)
def test_status(row: Row) -> None:
    assert contextualise(row.text, row.figure)[0].value.status == row.status


@pytest.mark.parametrize("row", ALL)
def test_past(row: Row) -> None:
    assert contextualise(row.text, row.figure)[0].past == row.past


@pytest.mark.parametrize("row", DESCRIBED)
def test_what(row: Row) -> None:
    what = contextualise(row.text, row.figure)[0].what
    assert what is not None
    for word in row.what.split():
        assert word in what.lower()
