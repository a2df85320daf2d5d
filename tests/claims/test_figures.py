"""What a sentence of Dutch news holds: the sentence, and its figures as a reader would say them.

A figure is written ``[bound] low[..high] unit [per period] [past]``; k, m, bn and tn are thousand to
trillion; no bound is exact. The subjects are other ones than those the product was made for, since the
rules are of the language: housing, energy, asylum, health, climate, traffic, money.
"""

from __future__ import annotations

import pytest

from cijferwacht.claims.document import read_document
from cijferwacht.claims.figures import read_figures
from cijferwacht.model import Figure


def say_number(value: float) -> str:
    for scale, sign in ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if abs(value) >= scale:
            return f"{value / scale:.10g}{sign}"
    return f"{value:.4g}"


def say(figure: Figure) -> str:
    value = figure.value
    ends = [say_number(end) for end in (value.low, value.high) if end is not None]
    words = [
        *([value.bound] if value.bound not in ("exact", "between") else []),
        "..".join(dict.fromkeys(ends)),
        value.unit or "-",
        *(["per", value.per] if value.per else []),
        *(["past"] if figure.past else []),
    ]
    return " ".join(words)


def figures_of(sentence: str) -> list[str]:
    return [say(figure) for figure in read_figures(read_document("", sentence))]


MONEY = [
    ("De gemeente trekt 3,5 miljoen euro uit voor het zwembad.", ["3.5m EUR"]),
    ("Het tekort loopt op tot ruim €2 mld.", ["over 2bn EUR"]),
    ("Een pakket van $61 mrd ligt klaar.", ["61bn USD"]),
    ("De renovatie kost naar schatting zo'n 40 miljoen euro.", ["about 40m EUR"]),
    ("Bewoners betalen gemiddeld 212 euro per maand.", ["212 EUR per month"]),
    ("De boete bedraagt € 1.250.000,-.", ["1.25m EUR"]),
    ("Een vat olie kost 84,20 dollar.", ["84.2 USD per barrel"]),
    ("De olieprijs zakte naar 71 dollar per vat.", ["71 USD per barrel"]),
    ("Stroom kost nu 32 cent per kilowattuur.", ["0.32 EUR per kilowatt_hour"]),
    ("Het fonds heeft anderhalf miljard euro in kas.", ["1.5bn EUR"]),
    ("Voor de dijken is een half miljard nodig.", ["500m EUR"]),
    ("Er gaan tientallen miljoenen euro's naar de jeugdzorg.", ["about 20m..90m EUR"]),
    ("De regering reserveert 4 miljard Zweedse kronen.", ["4bn SEK"]),
    ("De boer kreeg 150.000 euro subsidie.", ["150k EUR"]),
    ("Zij verdient CHF 90.000 per jaar.", ["90k CHF per year"]),
    ("De schade bedraagt tussen de 10 en 15 miljoen euro.", ["10m..15m EUR"]),
    ("Een tekort van 150 of 200 miljoen euro dreigt.", ["150m EUR", "200m EUR"]),
    ("De huur stijgt van 800 naar 950 euro.", ["800 EUR past", "950 EUR"]),
    ("In plaats van 12 miljoen krijgt de stad 9 miljoen euro.", ["12m EUR past", "9m EUR"]),
    (
        "Het kost geen tien miljoen, maar 30 miljoen pond (35 miljoen euro).",
        ["10m GBP", "30m GBP", "35m EUR"],
    ),
    ("Wie instapt betaalt €2,50.", ["2.5 EUR"]),
    ("De start-up haalde €5M op.", ["5m EUR"]),
    ("De deal is $1.2 billion waard.", ["1.2bn USD"]),
    ("Een bedrag van 15 euro en 50 cent.", ["15.5 EUR"]),
    ("De schuld is 3 biljoen won.", ["3tn KRW"]),
    ("Hij won 3 prijzen.", []),
    ("Het budget is maximaal €800 mln.", ["at_most 800m EUR"]),
    ("De werkgever betaalt hooguit 2.000 euro per werknemer.", ["at_most 2k EUR per person"]),
    ("De vraagprijs is 450.000 euro of meer.", ["at_least 450k EUR"]),
    ("De roebel is minder dan 1 dollarcent waard.", ["under 0.01 USD"]),
    ("De provincie legt er jaarlijks 25 miljoen euro bij.", ["25m EUR per year"]),
]

SHARES = [
    ("De inflatie kwam uit op 3,3 procent.", ["3.3 percent"]),
    ("De lonen stegen met krap 5%.", ["under 5 percent"]),
    ("De rente ging met 0,25 procentpunt omlaag.", ["0.25 percentage_point"]),
    ("De ECB verlaagt de rente met 25 basispunten.", ["25 basis_point"]),
    ("Twee derde van de huurders wil blijven.", ["66.67 percent"]),
    ("Een kwart van de scholen kampt met een tekort.", ["25 percent"]),
    ("Bijna de helft van de patiënten wacht te lang.", ["under 50 percent"]),
    ("Driekwart van de zorgverleners werkt deeltijd.", ["75 percent"]),
    ("Zes op de tien Vlamingen reizen met de trein.", ["60 percent"]),
    ("De partij staat op 20-25 procent.", ["20..25 percent"]),
    ("De groei ligt tussen de 1 en 1,5 procent.", ["1..1.5 percent"]),
    ("De btw gaat van 9 naar 21 procent.", ["9 percent past", "21 percent"]),
    ("De uitstoot moet met minstens 55 procent dalen.", ["at_least 55 percent"]),
    ("Twee à drie procent van de vissen overleeft het niet.", ["2..3 percent"]),
    ("Vijftig percent van de Vlamingen is tegen.", ["50 percent"]),
    ("De accijns is meer dan verdubbeld.", ["over 2 times"]),
    ("Het gebruik is drie keer zo groot als in 2019.", ["3 times"]),
    ("De wachttijd halveert.", ["50 percent"]),
    ("Amper een op de vijf woningen heeft een warmtepomp.", ["under 20 percent"]),
    ("De opkomst daalde van 52,1 procent in 2019 naar 48 procent.", ["52.1 percent past", "48 percent"]),
    ("De opkomst was nog geen 40 procent.", ["under 40 percent"]),
    ("De economie kromp met -0,3 procent.", ["-0.3 percent"]),
]

COUNTS = [
    ("Vorige week kwamen 1.200 asielzoekers aan.", ["1.2k person"]),
    ("Er zijn 400.000 woningen te weinig.", ["400k count:woning"]),
    ("Ruim 2000 verpleegkundigen leggen het werk neer.", ["over 2k person"]),
    ("De brand verwoestte 3 500 hectare bos.", ["3.5k hectare"]),
    ("Het windpark levert 700 megawatt.", ["700 megawatt"]),
    ("De coalitie telt 76 zetels in de Kamer.", ["76 count:zetel"]),
    ("Er stond 640 kilometer file.", ["640 km"]),
    ("De fabriek stootte 12 miljoen ton CO2 uit.", ["12m tonne"]),
    ("Het werd vandaag 38,4 graden.", ["38.4 degree"]),
    ("Nederland won 18 miljard kuub gas.", ["18bn cubic_metre"]),
    ("Het bedrijf schrapt duizenden banen.", ["about 2k..9k count:baan"]),
    ("Zeker vijftien mensen raakten gewond.", ["at_least 15 person"]),
    ("Drie doden bij ongeluk op A2", ["3 person"]),
    ("De school telt 340 leerlingen en 28 leraren.", ["340 person", "28 person"]),
    ("Dertig gemeenten willen geen opvang.", ["30 count:gemeente"]),
    ("Zes nieuwe windparken leveren stroom.", ["6 count:windpark"]),
    ("Boeren moeten 25.000 koeien wegdoen.", ["25k count:koe"]),
    ("Zo'n 80 extra bedden zijn vrijgemaakt.", ["about 80 count:bed"]),
    ("De NS schrapt 120 treinen per dag.", ["120 count:trein per day"]),
    ("Het leger kocht 24 Caesar-houwitsers.", ["24 count:houwitser"]),
    ("Tot 500 omwonenden moesten hun huis uit.", ["at_most 500 person"]),
    ("Het aantal studenten steeg tot 340.000.", ["340k person"]),
    ("Van de 1200 vacatures zijn er 300 vervuld.", ["1.2k count:vacature", "300 count:vacature"]),
    ("Er kwamen 12.500 nieuwe zonnepanelen bij.", ["12.5k count:zonnepaneel"]),
    ("Tussen de 300 en 400 agenten waren op de been.", ["300..400 person"]),
    ("Ze vonden tien- tot twaalfduizend vaten.", ["10k..12k barrel"]),
    ("Een man of twintig demonstreerde voor de deur.", ["about 20 person"]),
    ("De stad verkocht 1,2 miljoen kaartjes.", ["1.2m count:kaartje"]),
]

NOTHING = [
    "In 2030 moet het klaar zijn.",
    "De top is op 24 en 25 juni.",
    "Om 14.32 uur ging het alarm.",
    "Het duurt van 9.00 tot 17.30.",
    "14.32 – De minister komt aan.",
    "Op 31-10-2024 en 1/11/2024 is het gesloten.",
    "Van 3 tot en met 7 mei is er niets.",
    "De 43-jarige bestuurder bleef ongedeerd.",
    "Zij is 52 jaar.",
    "De F-35 en de Leopard 2A8 stonden klaar.",
    "Artikel 5 van het verdrag geldt.",
    "Resolutie 1325 is aangenomen.",
    "Bel 0900-8844 of 06-12345678.",
    "PSV won met 3-1 van Ajax.",
    "Dat is de derde keer.",
    "Er zijn twee redenen voor het besluit.",
    "MH17 werd neergehaald.",
    "De G7 vergadert.",
    "Drie jaar geleden begon de bouw.",
    "De A2 is dicht tussen knooppunt 4 en 5.",
    "Eerste Kamerlid Jansen (VVD) stemde tegen.",
    "Kwart over drie begon het.",
    "De tweede helft was beter.",
    "Het derde kwartaal van 2024 viel tegen.",
    "Brigade 13 trekt zich terug.",
    "Een derde land tekende ook.",
    "Hij werkt 36 uur per week.",
    "Windows 11 is er al.",
    "Zie pagina 12.",
    "Twee ministers spraken elkaar.",
]

#: Longer passages, where a number leans on what stands before it.
PASSAGES = [
    (
        "Het COA vangt nu 71.000 mensen op. Vorig jaar waren dat er 64.000.",
        ["71k person", "64k person"],
    ),
    (
        "De bouw haalde 69.000 woningen. Dat zijn er 31.000 te weinig.",
        ["69k count:woning", "31k count:woning"],
    ),
    (
        "Van de 342 gemeenten doen er 120 mee.",
        ["342 count:gemeente", "120 count:gemeente"],
    ),
    ("Negen van de twaalf provincies stemden in.", ["9 count:provincie", "12 count:provincie"]),
    ("De motie kreeg 81 stemmen voor en 69 tegen.", ["81 count:stem", "69 count:stem"]),
    (
        "De provincie kreeg 40 miljoen euro. Daarvan is 15 miljoen al uitgegeven.",
        ["40m EUR", "15m EUR"],
    ),
    (
        "Het plan kost 2 miljard dollar. De overige 500 miljoen komt van banken.",
        ["2bn USD", "500m USD"],
    ),
    ("Het aantal inwoners groeit van 17,9 miljoen naar 19 miljoen.", ["17.9m person past", "19m person"]),
    (
        "Er staan nu 3.200 windmolens, tegen 2.900 vijf jaar geleden.",
        ["3.2k count:windmolen", "2.9k count:windmolen"],
    ),
    ("De premie gaat met 12 of 13 euro per maand omhoog.", ["12 EUR per month", "13 EUR per month"]),
    ("Duizenden gingen de straat op.", ["about 2k..9k person"]),
    (
        "De bijdrage zakt van 57.000 naar 51.000 euro per persoon.",
        ["57k EUR per person past", "51k EUR per person"],
    ),
    ("Een begroting van 3 miljard, waarvan 1 miljard voor zorg.", ["3bn EUR", "1bn EUR"]),
    ("Afghanen (420) en Eritreeërs (130) vormden de grootste groep.", ["420 person", "130 person"]),
    ("Zij kochten een huis van 3 ton.", ["300k EUR"]),
    ("De hal verwerkt 4 ton staal per dag.", ["4 tonne per day"]),
    ("Drie mensen raakten gewond en een vierde overleed.", ["3 person"]),
    ("Bij de aanval kwamen twaalf burgers om het leven.", ["12 person"]),
    ("Hij won de race in 2024 met 3 seconden voorsprong.", []),
    ("De omzet steeg 8 procent tot 1,2 miljard euro.", ["8 percent", "1.2bn EUR"]),
    ("Het pakket loopt op tot 90 miljard euro.", ["at_most 90bn EUR"]),
    ("De temperatuur kan stijgen tot 35 graden.", ["35 degree"]),
    ("Defensie trekt het budget op tot 3 procent.", ["3 percent"]),
    ("De werkloosheid kwam boven de 4 procent uit.", ["over 4 percent"]),
    ("Wie een vermogen boven de 50 miljoen euro heeft, betaalt meer.", ["50m EUR"]),
    ("De enquête is gehouden onder 1.500 ondernemers.", ["1.5k person"]),
    ("Meer dan de 10 procent van vorig jaar wordt het niet.", ["10 percent"]),
    ("Dat is 5 procent meer dan vorig jaar.", ["5 percent"]),
    ("Amsterdam wil 7.500 woningen per jaar bouwen.", ["7.5k count:woning per year"]),
    ("De boete kan oplopen tot 4 procent van de jaaromzet.", ["at_most 4 percent"]),
    (
        "De rechter legde een dwangsom op van 10.000 euro per dag, met een maximum van 1 miljoen.",
        ["10k EUR per day", "at_most 1m EUR"],
    ),
    ("Van de 28 doden waren er 9 kind.", ["28 person", "9 person"]),
    ("De AEX sloot 0,8 procent lager op 912,4 punten.", ["0.8 percent"]),
    ("Het aandeel zakte naar 23,40 euro.", ["23.4 EUR"]),
    ("ING keert 1,05 euro per aandeel uit.", ["1.05 EUR per share"]),
    ("Er liggen 43 patiënten op de ic, 5 meer dan gisteren.", ["43 person"]),
    ("De R-waarde is 1,1.", []),
    ("Een liter benzine kost gemiddeld 2,21 euro.", ["2.21 EUR per litre"]),
    ("De school krijgt er 2 fte bij.", []),
    ("Tata Steel schrapt 1600 van de 9200 banen.", ["1.6k count:baan", "9.2k count:baan"]),
    ("Er zijn 2.100 gevallen gemeld, van wie 300 in Brabant.", ["2.1k count:geval", "300 count:geval"]),
    ("Hij kreeg 3,5 jaar cel en 12.000 euro boete.", ["12k EUR"]),
    ("De trein rijdt 160 kilometer per uur.", ["160 km_per_hour"]),
    ("Op 1 januari telde België 11.763.650 inwoners.", ["11.76365m person"]),
    ("Ze reden 80 km/u waar 50 mag.", ["80 km_per_hour"]),
    ("Het gat bedraagt 0,5% bbp.", ["0.5 percent"]),
    (
        "Het huis is 120 m² groot en kost 4.100 euro per m².",
        ["120 m2", "4.1k EUR per m2"],
    ),
    ("De prijs per megawattuur daalde tot 31 euro.", ["31 EUR per megawatt_hour"]),
    ("De index steeg van 101,2 naar 103,4.", []),
    ("Vlaanderen trekt 1 miljard uit, Wallonië 600 miljoen.", ["1bn EUR", "600m EUR"]),
    ("Acht op de tien jongeren sporten.", ["80 percent"]),
    ("De kans is 1 op 3.", ["33.33 percent"]),
    ("De NAVO telt 32 landen.", ["32 count:land"]),
    ("Zeker honderd mensen zijn opgepakt.", ["at_least 100 person"]),
    ("Het zijn er nu minder dan honderd.", []),
    ("De stroomprijs is met de helft gedaald.", ["50 percent"]),
    ("De productie lag een derde lager.", ["33.33 percent"]),
    ("Een vijfde van de Nederlanders heeft schulden.", ["20 percent"]),
    ("Voor de vijfde keer op rij stijgt de rente.", []),
    ("Er vielen 12 doden en 30 gewonden.", ["12 person", "30 person"]),
    ("Rusland vuurde 120 drones en 40 raketten af.", ["120 count:drone", "40 count:raket"]),
    ("Het ministerie bestelt 30 CV90's.", ["30 count:CV90"]),
    ("Er is 25 centimeter sneeuw gevallen.", ["25 centimetre"]),
    ("Zij stierf op 92-jarige leeftijd.", []),
    ("In 2023 en 2024 daalde het.", []),
    ("Tussen 2015 en 2020 verdubbelde het aantal.", ["2 times"]),
    ("Sinds 1 maart 2022 gelden sancties.", []),
    ("Om 10.30 uur vertrekken 400 bussen.", ["400 count:bus"]),
    ("Op nummer 12 woont niemand.", []),
    ("Lijn 3 rijdt niet.", []),
    ("De wedstrijd eindigde in 2-2.", []),
    ("Zie ook hoofdstuk 4, pagina 120.", []),
    ("Het dodental is opgelopen tot 2.056.", ["2.056k person"]),
    ("Het aantal nareizigers verdubbelde tot 10.300.", ["2 times", "10.3k person"]),
    ("Het gaat om een bedrag tussen 10 en 20 miljoen.", ["10m..20m EUR"]),
    ("De partij wint 9 zetels en komt op 18.", ["9 count:zetel", "18 count:zetel"]),
    ("Per huishouden komt dat neer op 340 euro.", ["340 EUR per household"]),
    ("Het stadion telt 65.000 plaatsen.", ["65k count:plaats"]),
    ("De goudprijs brak door de grens van 4.000 dollar per troy ounce.", ["4k USD per troy_ounce"]),
    ("De beloning is 2x zo hoog.", ["2 times"]),
    ("Nederland levert 14 Leopard 2-tanks en 100 Leopard 1's.", ["14 count:tank", "100 count:Leopard 1"]),
    ("Denemarken schenkt 19 F-16's, Noorwegen 22.", ["19 count:F-16", "22 count:F-16"]),
    ("Defensie koopt vier fregatten voor 3,5 miljard.", ["4 count:fregat", "3.5bn EUR"]),
    ("In 2022 vluchtten 6 miljoen mensen, nu zijn dat er nog 4,3 miljoen.", ["6m person", "4.3m person"]),
    ("Er zijn 18.000 mensen besmet, 200 per 100.000 inwoners.", ["18k person", "200 person"]),
    ("De koning sprak 1.200 genodigden toe.", ["1.2k person"]),
    (
        "De vereniging groeide met een kleine 8 percent tot 3 200 leden.",
        ["under 8 percent", "3.2k person"],
    ),
    ("KABINET TREKT 3 MILJARD EURO UIT", ["3bn EUR"]),
    ("Er is tot wel 60 procent korting.", ["at_most 60 percent"]),
    ("Een honderdtal betogers blokkeerde de weg.", ["about 100 person"]),
    ("De file was om en bij de 15 kilometer lang.", ["about 15 km"]),
    (
        "Op de lijst staan 1400 producten; 300 daarvan komen uit China.",
        ["1.4k count:product", "300 count:product"],
    ),
    ("Het negentiende pakket kost 2 miljoen euro; negen tiende is betaald.", ["2m EUR", "90 percent"]),
    ("Ruim driekwart (78 procent) is voor.", ["over 75 percent", "78 percent"]),
    ("De heffing gaat van 10 procent nu naar 20 procent in 2027.", ["10 percent", "20 percent"]),
    ("Tussen de 5 en 7 miljoen vaten per dag.", ["5m..7m barrel per day"]),
    ("Van de 150 leden stemden er 102 voor.", ["150 person", "102 person"]),
    ("De verdachten, 23 en 31 jaar oud, zitten vast.", []),
    ("Twintig jaar cel voor moord", []),
    ("Het ging om twee mannen van 24 en 31 jaar.", []),
    ("Twee mannen zijn aangehouden voor de overval.", ["2 person"]),
    (
        "Utrecht telt 374.000 inwoners, 2 procent meer dan in 2023 (367.000).",
        ["374k person", "2 percent", "367k person"],
    ),
    ("Per 1 januari gaat het minimumloon naar 14,71 euro per uur.", ["14.71 EUR per hour"]),
    ("De treinen rijden tussen 6.00 en 8.30 uur niet.", []),
    (
        "Een huurder is dit jaar zo'n 1.420 euro kwijt aan water. Vorig jaar was dat nog 1.310 euro.",
        ["about 1.42k EUR per year", "1.31k EUR per year"],
    ),
    (
        "Het Rijk betaalt 3 miljoen euro per jaar. Dat wordt 4 miljoen.",
        ["3m EUR per year", "4m EUR per year"],
    ),
    ("De vervoerder schrapt 12 van de 18 buslijnen.", ["12 count:buslijn", "18 count:buslijn"]),
    ("Vier op vijf scholen kampen met een tekort.", ["80 percent"]),
    (
        "Nederland staat 1,8 miljard garant, Duitsland 9,3 en Frankrijk 7 miljard.",
        ["1.8bn EUR", "9.3bn EUR", "7bn EUR"],
    ),
    ("De heffing per ton CO2 stijgt naar 152 euro.", ["152 EUR per tonne"]),
    ("De gemeente vangt 300 in plaats van 500 asielzoekers op.", ["300 person", "500 person past"]),
    ("De zorgkosten stegen in tien jaar van 71 naar 103 miljard euro.", ["71bn EUR past", "103bn EUR"]),
    ("De lijst kromp, van 61,5 miljoen euro naar uiteindelijk 44.", ["61.5m EUR past", "44m EUR"]),
    ("Het tarief gaat van 12 naar nu 14 procent.", ["12 percent past", "14 percent"]),
    ("De temperatuur zakt naar min 12 graden.", ["-12 degree"]),
    (
        "Tien landen stemden voor, acht tegen en negen onthielden zich.",
        ["10 count:land", "8 count:land", "9 count:land"],
    ),
    ("Ajax - PSV 2-3 (0-1).", []),
    ("Hij werd 3e in 2.04,31 uur.", []),
    ("De dader kreeg 240 uur taakstraf.", []),
    ("Het budget van € 2.000 miljard (2028-2034) is omstreden.", ["2tn EUR"]),
    ("Ruim 1 miljoen paren schoenen zijn teruggeroepen.", ["over 1m count:paar"]),
    ("De top duurde tot 3 uur 's nachts.", []),
    ("Het loopt op tot 5 miljard euro, of 2 procent van het bbp.", ["at_most 5bn EUR", "2 percent"]),
]


@pytest.mark.parametrize(("sentence", "expected"), [*MONEY, *SHARES, *COUNTS, *PASSAGES])
def test_figures(sentence: str, expected: list[str]) -> None:
    assert figures_of(sentence) == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_figures(sentence: str) -> None:
    assert figures_of(sentence) == []
