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
    ("Het land bezit twee Patriot-systemen.", ["2 count:Patriot-systeem"]),
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
    ("De werf bouwt schepen en kan er dertig leveren.", ["30 count:schip"]),
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


PRICES = [
    ("Zo'n drone kost ongeveer 400 euro.", ["about 400 EUR per piece"]),
    ("Een tank van dit type kost 14 miljoen euro.", ["14m EUR per piece"]),
    ("Straks kost een fiets 900 euro.", ["900 EUR per piece"]),
    (
        "Ze vrezen dat een krat van 18 euro straks 20 tot 22 euro kost.",
        ["18 EUR per piece", "20..22 EUR per piece"],
    ),
    ("Het leger gooit met raketten van 2 miljoen euro.", ["2m EUR per piece"]),
    ("Voor de prijs van één tank, 12 miljoen euro, koop je bruggen.", ["12m EUR per piece"]),
    ("De gemeente maakt plannen van 3 miljoen euro.", ["3m EUR"]),
    ("Een nieuw station kost 80 miljoen euro.", ["80m EUR"]),
    (
        "Zij schoten op toestellen van 300 euro die er 20.000 waard waren.",
        ["300 EUR per piece", "20k count:toestel"],
    ),
    (
        "Ouders betalen 184 euro per maand. De motie verandert dat niet. Zij houden het op die 184 euro.",
        ["184 EUR per month", "184 EUR per month"],
    ),
    (
        "De huur van 740 euro die het gezin elke maand moet betalen, is te hoog.",
        ["740 EUR per month"],
    ),
    (
        "Het onderhoud kost 12 miljoen per jaar. De wethouder betwist dat bedrag: het zou om 9 miljoen gaan.",
        ["12m EUR per year", "9m EUR per year"],
    ),
    ("Het bedrijf is 18 mln dollar (16 mln euro) per jaar kwijt.", ["18m USD per year", "16m EUR per year"]),
]

#: Numbers without a noun, of what was counted or named before.
ELLIPSES = [
    ("De clubs leverden samen 60 spelers, elk 30.", ["60 person", "30 person"]),
    ("Er wonen 400 mensen. 220 van hen werken.", ["400 person", "220 person"]),
    ("De dam telt sensoren; 900 ervan zijn stuk.", ["900 count:sensor"]),
    ("De gemeente mist 5.000 bedden, het ministerie houdt het op 2000.", ["5k count:bed", "2k count:bed"]),
    (
        "De politie telde acht drones, de buren houden het op hooguit drie.",
        ["8 count:drone", "at_most 3 count:drone"],
    ),
    ("Het worden geen 21 maar 11 schepen.", ["21 count:schip", "11 count:schip"]),
    ("Akkoord over de fregatten: geen zes maar vier", ["6 count:fregat", "4 count:fregat"]),
    (
        "De stad koopt drie trams, in plaats van de vijf die waren beloofd.",
        ["3 count:tram", "5 count:tram past"],
    ),
    (
        "Het land stuurt drie helikopters. Hij sluit niet uit dat het er volgend jaar acht worden.",
        ["3 count:helikopter", "8 count:helikopter"],
    ),
    ("De werf levert twaalf boten. De eerste vijf varen in mei.", ["12 count:boot", "5 count:boot"]),
    ("Van de zes treinen die kwamen, reden er twee.", ["6 count:trein", "2 count:trein"]),
    ("De 24 jagers zijn over. Achttien andere volgen.", ["24 count:jager", "18 count:jager"]),
    ("De bussen staan er nog, alle 46 in Polen besteld.", ["46 count:bus"]),
    ("Alle drie de partijen stemden voor.", []),
    ("Honderden jongeren meldden zich. Er is plaats voor 50.", ["about 200..900 person", "50 person"]),
    ("Er vertrokken 14 piloten, tegenover 31 het jaar ervoor.", ["14 person", "31 person"]),
    ("De heffing is 10 procent en de president maakt er later 15 van.", ["10 percent", "15 percent"]),
    ("De heffing wordt 20 procent in plaats van de aangekondigde 30.", ["20 percent", "30 percent past"]),
    ("De gemeente bouwt er appartementen: 140 stuks.", ["140 count:appartement"]),
    (
        "De boer kocht 34 tractoren; het park groeit zo tot 45 stuks.",
        ["34 count:tractor", "45 count:tractor"],
    ),
    ("De afspraak valt in twee stukken uiteen.", []),
    ("Op het bord staat 1,26 miljoen: zo veel Denen stemden.", ["1.26m person"]),
    ("Minister verdedigt 5-procentsnorm", ["5 percent"]),
    ("De tweeprocentsgrens is gehaald.", ["2 percent"]),
    ("Voor de tunnels komt er 17 miljard bij.", ["17bn EUR"]),
    ("Van de 3 miljard die Defensie vroeg, is een deel weg.", ["3bn EUR"]),
]

CURRENCIES = [
    ("De lening is 4 miljard dollar. Later volgt 2 miljard.", ["4bn USD", "2bn USD"]),
    (
        "Washington geeft 4 miljard dollar.\n\nEuropa betaalt de rest, nog eens 6 miljard.",
        ["4bn USD", "6bn EUR"],
    ),
    (
        "De boete is 90 miljoen dollar.\n\nHieronder de export, in euro's. Wijn: 3 mld. Kaas: 2 mld.",
        ["90m USD", "3bn EUR", "2bn EUR"],
    ),
    (
        "Den Haag legt een kwart miljard neer.\n\nEen drone kost 300 dollar.",
        ["250m EUR", "300 USD per piece"],
    ),
]


#: An amount put beside the one before it, and numbers that are nothing of the kind.
BESIDE = [
    ("Nu betalen zij 240 euro. Vanaf mei wordt dat 265.", ["240 EUR", "265 EUR"]),
    ("De toeslag is 44 euro per dag. Dat was ooit 83 euro.", ["44 EUR per day", "83 EUR per day"]),
    ("Van de ouderen steunt 58 procent het plan; bij jongeren is dat 41.", ["58 percent", "41 percent"]),
    ("De heffing op auto's gaat naar 15 procent, die op staal blijft 50.", ["15 percent", "50 percent"]),
    ("De wijnheffing werd 20 procent, kaas kwam ervan af met 15.", ["20 percent", "15 percent"]),
    (
        "Zweden levert 18 Archers en 300 granaten. Noorwegen geeft er 12.",
        ["18 count:Archer", "300 count:granaat", "12 count:granaat"],
    ),
    ("Moskou zegt 120 drones te hebben geraakt, Kyiv spreekt van 97.", ["120 count:drone", "97 count:drone"]),
    ("De stad trekt 35 miljoen uit, waarvan 20 naar de haven gaat.", ["35m EUR", "20m EUR"]),
    ("Het aantal leden verdrievoudigde tot 9.300.", ["3 times", "9.3k person"]),
    (
        "Zeker twaalf mensen, onder wie drie kinderen, kwamen om; 48 anderen raakten gewond.",
        ["at_least 12 person", "3 person", "48 person"],
    ),
    ("Sinds mei zijn er 214 gesneuveld. Vorig jaar waren het er 302.", ["214 person", "302 person"]),
    ("Kyiv had om 60 miljard gevraagd, maar krijgt er 90.", ["60bn EUR", "90bn EUR"]),
    ("Er zijn een half miljoen gevallenen.", ["500k person"]),
    ("Zo'n kleine 40 procent gaat naar zee.", ["under 40 percent"]),
    ("Hij woont er op nummer 12. Hij is er 30 geworden.", []),
    ("Er zijn in 2019 afspraken gemaakt, niet in 2018.", []),
    ("Dat is niet 2025 maar 2026.", []),
    ("De eerste 20 minuten waren goed, de laatste twee sets niet.", []),
    ("Er reden er om 9 uur drie.", []),
    ("Volgens artikel 42 mag dat; Brigade 13 vertrekt.", []),
]

#: In a list of prices a sign is a verb; elsewhere it belongs to the value.
SIGNS = [
    ("Slot: Bakkerij Zuid +1,9 procent, Kaas & Co –2,4 procent.", ["1.9 percent", "2.4 percent"]),
    ("Winnaars: Havenbedrijf (+0,7%), MidCap 200 -0,2%.", ["0.7 percent", "0.2 percent"]),
    ("De groei kwam uit op -0,3 procent.", ["-0.3 percent"]),
    ("Er geldt een rente van –0,5 procent.", ["-0.5 percent"]),
    ("Bel het nummer +32 479 voor een plek.", []),
]

#: A number that another one before it gives its unit.
OTHER_VALUES = [
    ("De bond vraagt 2,1 procent. De directie houdt iedereen aan 3,5.", ["2.1 percent", "3.5 percent"]),
    (
        "Zij vallen straks onder de 12 procent. Dat is beter dan 20, zegt de bond.",
        ["12 percent", "20 percent"],
    ),
    ("Wij betalen nog 20 procent: het besluit voor de afgesproken 12 volgt.", ["20 percent", "12 percent"]),
    (
        "Een kok krijgt 2450 euro bruto per maand. Dat was vijf jaar geleden nog 1800.",
        ["2.45k EUR per month", "1.8k EUR per month"],
    ),
    ("Ooit een imker ontmoet? De provincie wil er 2.000.", ["2k person"]),
    ("De kerk stamt uit 1800. Dat was nog voor 1850.", []),
]

#: "Keer" before a size compares, before anything else it counts occasions.
SIZES = [
    ("Dat is acht keer de begroting van de gemeente.", ["8 times"]),
    ("De schuld is drie maal haar jaaromzet.", ["3 times"]),
    ("Zij won drie keer de Ronde en stak vier keer de grens over.", []),
    ("De rente daalt met een vol procentpunt.", ["1 percentage_point"]),
    ("Een procent van de kiezers bleef thuis.", ["1 percent"]),
]

#: An infinitive that looks like a plural, behind the amount it spends.
SPENDING = [
    ("De provincie wil tot 7 miljoen aanvragen.", ["at_most 7m EUR"]),
    ("Het fonds moet 3 miljoen ophoesten, zegt de raad.", ["3m EUR"]),
    ("De dienst kreeg 3 miljoen aanvragen.", ["3m count:aanvraag"]),
    ("De school werft 900 zeventienjarigen en twaalf oldtimers.", ["900 person", "12 count:oldtimer"]),
]


#: What stands in a list of prices is per its measure; a share right behind its period per that.
LISTED = [
    ("SLOT. Vat Brent 69 dollar, kilo kaas: 12 euro.", ["69 USD per barrel", "12 EUR per kg"]),
    ("Wie dat mag, kan elk jaar tot 1,5 procent extra uitgeven.", ["at_most 1.5 percent per year"]),
    ("De economie groeit jaarlijks met 2 procent.", ["2 percent"]),
]


@pytest.mark.parametrize(("sentence", "expected"), [*SIGNS, *LISTED, *OTHER_VALUES, *SIZES, *SPENDING])
def test_what_a_bare_number_is_of(sentence: str, expected: list[str]) -> None:
    assert figures_of(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), [*PRICES, *ELLIPSES, *CURRENCIES, *BESIDE])
def test_what_the_words_around_say(sentence: str, expected: list[str]) -> None:
    assert figures_of(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), [*SMALL_COUNTS, *AGES, *STAMPS, *BOUNDS, *PERIODS])
def test_what_is_told(sentence: str, expected: list[str]) -> None:
    assert figures_of(sentence) == expected


#: Numbers that stand without their noun, unit or currency, and what the words around make them of.
FOUND = [
    # fractions, by the word behind them
    (
        "Het bedrijf voert 2 miljoen ton uit, waarvan een zesde bestaat uit schroot.",
        ["2m tonne", "16.67 percent"],
    ),
    ("Sinds mei is de koers van de gieterij met een negende gezakt.", ["11.11 percent"]),
    ("Van de leden stemde 48 procent voor; een derde bleef thuis.", ["48 percent", "33.33 percent"]),
    ("Twee kruisers liepen averij op, een derde zonk.", ["2 count:kruiser"]),
    ("De werf bouwt een vierde loods en krijgt een vijfde kraan.", []),
    # "er" and the level stand for what was measured
    (
        "De centrale levert 6 gigawatt, terwijl het land er in januari 9 nodig heeft.",
        ["6 gigawatt", "9 gigawatt"],
    ),
    ("De vraag ligt op 30 megawatt, het aanbod op 22.", ["30 megawatt", "22 megawatt"]),
    (
        "In mei brandde 640 hectare af. In juni daalde de schade naar 210.",
        ["640 hectare", "210 hectare"],
    ),
    ("Eerst ging het over 60 procent; het wordt dus ook 20.", ["60 percent", "20 percent"]),
    (
        "Een Waal betaalt 410 euro, een Vlaming ruim 520, een Brusselaar bijna 600.",
        ["410 EUR", "over 520 EUR", "under 600 EUR"],
    ),
    ("Het tarief is 12 procent, zegt Jansen (61).", ["12 percent"]),
    # a sum, a total, what it was to be
    ("Aan beide zijden keerden 48 matrozen terug, in totaal 96.", ["48 person", "96 person"]),
    ("Er komen 30 tankers op de zwarte lijst, bij elkaar 211.", ["30 count:tanker", "211 count:tanker"]),
    ("In plaats van zes bestelt de marine negen fregatten.", ["6 count:fregat past", "9 count:fregat"]),
    ("De genie zoekt er nog 4.500.", ["4.5k person"]),
    (
        "De gemeente zoekt opleiders; hun aantal moet van 100 naar 150.",
        ["100 person past", "150 person"],
    ),
    # millions of people, and whose milliards
    (
        "In Polen wonen 1,6 miljoen gevluchte gezinsleden. Tsjechië ving er ruim een miljoen op.",
        ["1.6m person", "over 1m person"],
    ),
    (
        "Er zijn 3 miljoen leden. De bond leende 2 miljoen. Dat kost 40.000 euro.",
        ["3m person", "2m EUR", "40k EUR"],
    ),
    ("Nederland geeft 2,1 miljard, Zweden 40 miljard kroon.", ["2.1bn EUR", "40bn SEK"]),
    ("Moskou eist 900 miljard roebel. België staat voor 7 miljard garant.", ["900bn RUB", "7bn EUR"]),
    ("Korea koopt voor 90 miljard dollar. Europa investeert ook 600 miljard.", ["90bn USD", "600bn USD"]),
    (
        "Het fonds is 4 miljard euro groot. 500 miljoen daarvan is bestemd voor mijnenjagers.",
        ["4bn EUR", "500m EUR"],
    ),
    # about so many
    ("Er is nog een procent of vijf te winnen.", ["about 5 percent"]),
    ("De weg ligt een kilometer of dertig verderop.", ["about 30 km"]),
    # one of a scale that is known
    ("Bovenop het jaarlijkse miljard euro komt er een lening.", ["1bn EUR per year"]),
    ("Dat miljard is al op.", ["1bn EUR"]),
    ("Het halve miljard dollar is verdeeld.", ["500m USD"]),
    ("Het vierde miljard is onderweg.", []),
    ("De teller staat op enkele miljard.", ["about 2bn..9bn EUR"]),
    # oil is sold by the barrel; an amount that rose has come to its end
    ("Het kartel verlaagt het plafond voor olie naar 38,50 dollar.", ["38.5 USD per barrel"]),
    ("De euro staat op 1,09 dollar, en olie is duur.", ["1.09 USD"]),
    ("De schade liep op tot 40 miljard euro.", ["40bn EUR"]),
    ("De schade kan oplopen tot 40 miljard euro.", ["at_most 40bn EUR"]),
    # what is no figure
    ("De raad schuift het besluit over de Iraanse miljarden door.", []),
    ("Elke dag kost ons miljoenen.", ["about 2m..9m EUR per day"]),
    ("Mijn oma van 84 wil niet weg.", []),
    ("De directeur noemt 2027 en 2028 overgangsjaren.", []),
    ("Op de lijst van 130 pagina's staan 14 punten.", ["130 count:pagina", "14 count:punt"]),
    ("De brief telt drie punten.", []),
    ("De index steeg naar 912,4 punten.", []),
    ("Het dodental staat op 19. Onder hen 2 kinderen.", ["19 person", "2 person"]),
    ("De regering betaalde elf keer dat bedrag.", ["11 times"]),
    ("Dat is 2,5 keer wat het dorp verdient.", ["2.5 times"]),
    ("De orderlijst is uitgedund tot 72 miljard euro.", ["72bn EUR"]),
    ("Het is een plan waarmee Europa tot 300 miljard euro kan lenen.", ["at_most 300bn EUR"]),
]


@pytest.mark.parametrize(("sentence", "expected"), FOUND)
def test_what_a_number_leans_on(sentence: str, expected: list[str]) -> None:
    assert figures_of(sentence) == expected
