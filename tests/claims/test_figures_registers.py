"""Figures in the registers of the news: tabloid, Flemish, wire, press release, business page, live blog.

Written apart from the rules, over subjects the product was not made for. A figure is written as in
test_figures.py: ``[bound] low[..high] unit [per period] [past]``.
"""

from __future__ import annotations

import pytest
from test_figures import figures_of

#: Headlines and streets: short clauses, counts in words, prices by the piece.
TABLOID = [
    ("Ramp op de Noordzee: elf vermisten na botsing veerboten", ["11 person"]),
    ("Eén zo'n warmtepomp kost al gauw € 14.000!", ["14k EUR per piece"]),
    ("’Zo’n 3000 fans waren boos’, aldus de stadionspeaker.", ["about 3k person"]),
    ("Brand legt drie stallen in de as, 1200 varkens dood", ["3 count:stal", "1.2k count:varken"]),
    ("Hij kocht twaalf klassieke klokken voor 30 mille.", ["12 count:klok"]),
    ("De lawine eiste veertien levens.", ["14 person"]),
    ("Vier bussen uitgebrand in Delfzijl", ["4 count:bus"]),
    ("Half dozijn auto's total loss na storm", ["6 count:auto"]),
    ("Een boete van 95 euro, en dat werd 140.", ["95 EUR", "140 EUR"]),
    ("Tientallen doden bij instorting mijn", ["about 20..90 person"]),
    ("Er zijn twee redenen om te vertrekken en drie manieren om dat te doen.", []),
    ("Twee vrienden, drie avonden en één droom.", []),
    ("Na drie weken kwamen beide partijen eruit.", []),
    ("Voor 2 euro een kilo neem je de kersen mee.", ["2 EUR per kg"]),
    ("De ruiter won twee wedstrijden en drie rondes.", []),
]

FLEMISH = [
    (
        "De gevangenis van Dendermonde telt 444 plaatsen, maar er zitten 510 gedetineerden.",
        ["444 count:plaats", "510 person"],
    ),
    (
        "Twee op de drie Vlamingen vindt de zorg te duur, tegen zes op de tien Walen.",
        ["66.67 percent", "60 percent"],
    ),
    (
        "Een rusthuisbed kost om en bij de 2.100 euro per maand, tegen 1.900 een jaar eerder.",
        ["about 2.1k EUR per month", "1.9k EUR per month"],
    ),
    ("De Lijn schrapt zeven buslijnen in de Kempen.", ["7 count:buslijn"]),
    (
        "In totaal zijn 23 percent van de scholen getroffen, een tiende meer dan in 2021.",
        ["23 percent", "10 percent"],
    ),
    (
        "Er werden een vijftigtal woningen ontruimd, maar voorlopig zijn er 31 opnieuw bewoond.",
        ["about 50 count:woning", "31 count:woning"],
    ),
    ("De werken duurden drie maanden langer en kosten 1,2 miljoen euro, btw inbegrepen.", ["1.2m EUR"]),
    ("Zo’n 900 à 1.000 landbouwers reden naar Brussel.", ["900..1k person"]),
    ("De stad telt acht openluchtzwembaden.", ["8 count:openluchtzwembad"]),
    ("Hij verdient 3.200 euro in de maand, zij 2.800.", ["3.2k EUR per month", "2.8k EUR per month"]),
]

WIRE = [
    (
        "De aardbeving kostte minstens 240 mensen het leven, onder wie zeven kinderen.",
        ["at_least 240 person", "7 person"],
    ),
    ("Het aantal gewonden is gestegen naar negentien.", ["19 person"]),
    ("Dodental overstroming Valencia opgelopen naar 21", ["21 person"]),
    ("De kustwacht redde 61 opvarenden van drie gezonken boten.", ["61 person", "3 count:boot"]),
    ("Rebellen maakten vijf pantserwagens en twee tanks buit.", ["5 count:pantserwagen", "2 count:tank"]),
    (
        "De autoriteiten sloten zes grensovergangen en drie havens.",
        ["6 count:grensovergang", "3 count:haven"],
    ),
    ("Bij Tripoli zijn tachtig- tot negentigduizend ontheemden geteld.", ["80k..90k person"]),
    (
        "De dienst keurde 180 auto's en 14 bussen; daarvan werden er 160 goedgekeurd.",
        ["180 count:auto", "14 count:bus", "160 count:auto"],
    ),
    ("Van de acht inzittenden kwamen er drie om.", ["8 person", "3 person"]),
    (
        "Er liggen 41 schepen voor de haven. In de nacht voeren er acht weg.",
        ["41 count:schip", "8 count:schip"],
    ),
    ("De onderhandelaars voerden twee gesprekken over drie onderwerpen.", []),
    ("In vier provincies geldt code rood.", ["4 count:provincie"]),
    ("Vijf regio’s zitten zonder stroom.", ["5 count:regio"]),
    ("Bij gevechten zouden ruim 3 duizend gesneuvelden zijn gevallen.", ["over 3k person"]),
    ("Ongeveer 700 gearresteerden zitten nog vast.", ["about 700 person"]),
    ("Noorwegen geeft 2,5 mld. kroon (ruim 210 miljoen euro).", ["2.5bn NOK", "over 210m EUR"]),
    ("De Zweedse regering trekt 800 miljoen kronen uit.", ["800m SEK"]),
    ("Kopenhagen legt er nog 300 miljoen kroon bij, zegt de Deense minister.", ["300m DKK"]),
    ("Tsjechië verhoogt de begroting tot 160 miljard kroon.", ["160bn CZK"]),
]

PRESS = [
    (
        "De investering omvat twee gascentrales, vijf onderstations en 140 kilometer kabel.",
        ["2 count:gascentrale", "5 count:onderstation", "140 km"],
    ),
    ("De provincie stelt maandelijks 40.000 euro beschikbaar.", ["40k EUR per month"]),
    (
        "Het park levert straks 380 MW, goed voor 1,5 TWh per jaar.",
        ["380 megawatt", "1.5 terawatt_hour per year"],
    ),
    (
        "Het ziekenhuis opent acht extra ic-bedden en neemt vier nieuwe scanners in gebruik.",
        ["8 count:bed", "4 count:scanner"],
    ),
    ("De gemeente koopt zeven elektrische vuilniswagens.", ["7 count:vuilniswagen"]),
    ("De minister wijst drie gebieden aan waar 4.000 flexwoningen komen.", ["4k count:flexwoning"]),
    ("Het programma kent drie pijlers en vijf doelen.", []),
    (
        "De eigen bijdrage is 90 euro per maand, waarvan 25 euro voor schoonmaak.",
        ["90 EUR per month", "25 EUR per month"],
    ),
    ("Het eigen risico gaat van 385 naar 165 euro per jaar.", ["385 EUR per year past", "165 EUR per year"]),
    (
        "Defensie bestelt acht luchtafweersystemen en een dozijn zware vrachtwagens.",
        ["8 count:luchtafweersysteem", "12 count:vrachtwagen"],
    ),
    (
        "Met dit pakket van 30 verkenningsdrones en twee radarinstallaties is 41 miljoen euro gemoeid.",
        ["30 count:verkenningsdrone", "2 count:radarinstallatie", "41m EUR"],
    ),
    ("De subsidie bedraagt hoogstens nog 1.500 euro per woning.", ["at_most 1.5k EUR per home"]),
    ("Het waterschap neemt drie maatregelen.", []),
    ("De GGD prikte 12.400 mensen met 15.000 doses.", ["12.4k person", "15k count:dosis"]),
]

BUSINESS = [
    (
        "De oogst kwam uit op 18,2 mln ton aardappelen, tegen 19,6 mln een jaar eerder.",
        ["18.2m tonne", "19.6m tonne"],
    ),
    ("Gasverbruik: 31 wordt 28 mld kuub.", ["31bn cubic_metre past", "28bn cubic_metre"]),
    ("De omzet bedroeg 3,1 mld euro, waar analisten op 2,9 hadden gerekend.", ["3.1bn EUR", "2.9bn EUR"]),
    (
        "Het plafond gaat van 52,30 naar 49 dollar per vat (€ 45).",
        ["52.3 USD per barrel past", "49 USD per barrel", "45 EUR per barrel"],
    ),
    ("De handel biedt hooguit 205 euro voor een ton.", ["at_most 205 EUR per tonne"]),
    ("Een vat Brent kost 66 dollar.", ["66 USD per barrel"]),
    ("De gasprijs klom 4 procent, tot 41,20 euro.", ["4 percent", "41.2 EUR"]),
    ("De koers ging 6 procent omlaag, tot 12,30 euro.", ["6 percent", "12.3 EUR"]),
    ("Daarmee loopt het aantal faillissementen op tot 412.", ["412 count:faillissement"]),
    ("De winst bedroeg € 12 mln, geen 15.", ["12m EUR", "15m EUR past"]),
    (
        "Het quotum voor schol gaat van 80.000 naar 95.000 ton per jaar, voor tong van 9.000 naar 7.000 ton.",
        ["80k tonne per year past", "95k tonne per year", "9k tonne per year past", "7k tonne per year"],
    ),
    ("De werkloosheid zakte naar 3,6 procent, tegen 3,9 in mei.", ["3.6 percent", "3.9 percent"]),
    (
        "Stroom kost geen 34 cent per kWh, maar 29 cent.",
        ["0.34 EUR per kilowatt_hour", "0.29 EUR per kilowatt_hour"],
    ),
    (
        "De club kocht vier spelers voor 61 miljoen euro, tegen 35 miljoen vorig seizoen.",
        ["61m EUR", "35m EUR"],
    ),
    ("Van de lening is nog een kwart ongedekt.", ["25 percent"]),
    (
        "De fabriek maakte 240 duizend auto's, ruim een derde minder dan gepland.",
        ["240k count:auto", "over 33.33 percent"],
    ),
    ("Een kwart liter melk is genoeg.", ["0.25 litre"]),
    (
        "Het concern verkoopt vijf fabrieken en sluit twee distributiecentra.",
        ["5 count:fabriek", "2 count:distributiecentrum"],
    ),
    (
        "De huur bedraagt 14 euro per m2; in Utrecht is dat 17 euro.",
        ["14 EUR per m2", "17 EUR per m2"],
    ),
    (
        "De boete is 3.000 euro per dag, met een maximum van 90.000 euro.",
        ["3k EUR per day", "at_most 90k EUR"],
    ),
    ("De werkgever betaalt 200 euro per maand en eenmalig 500 euro.", ["200 EUR per month", "500 EUR"]),
]

LIVE = [
    ("11.20 uur – Nog 2.400 huishoudens zitten zonder gas, tegen zo’n 9.000 vanochtend.",
     ["2.4k count:huishouden", "about 9k count:huishouden"]),
    ("21.05 – De brandweer evacueerde twee verzorgingshuizen.", ["2 count:verzorgingshuis"]),
    ("08.15 uur – De storm sloeg zeven schepen van hun ankers.", ["7 count:schip"]),
    ("Er is nu 180 hectare afgebrand; gisteravond was dat nog 95.", ["180 hectare", "95 hectare"]),
    ("Op Schiphol zijn negen vluchten geschrapt, op Eindhoven drie.", ["9 count:vlucht", "3 count:vlucht"]),
    ("Het stroomtekort is teruggelopen tot onder de 300 megawatt.", ["under 300 megawatt"]),
    ("De teller staat inmiddels op twaalf gewonden.", ["12 person"]),
    ("Hulpdiensten vonden vijf lichamen.", ["5 person"]),
    ("Het veer vaart pas over 2 uur weer, na vier keer proberen.", []),
    ("Alle drie de sprekers zijn er al.", []),
    ("Hij noemde vier punten van kritiek en twee voorbeelden.", []),
    ("De politie nam drie wapens en 40 kilo cocaïne in beslag.", ["3 count:wapen", "40 kg"]),
]  # fmt: skip

#: Longer passages, where a figure takes its unit or its period from the sentence before it.
PASSAGES = [
    ("De opvang kost 61 euro per dag. Als het tarief onder de 50 euro zakt, stoppen wij.",
     ["61 EUR per day", "under 50 EUR per day"]),
    ("De olieprijs stond op 70 dollar per vat. Het kartel mikte op 65 dollar.",
     ["70 USD per barrel", "65 USD per barrel"]),
    ("Het verlies: 1,4 miljoen. De krant verloor dit jaar 1,4 miljoen lezers.",
     ["1.4m person", "1.4m person"]),
    ("Het bedrijf kreeg 2 miljoen euro per jaar. De bouw van de hal kostte 9 miljoen euro.",
     ["2m EUR per year", "9m EUR"]),
    ("De koe geeft 30 liter melk per dag. De boer rijdt 40 kilometer.", ["30 litre per day", "40 km"]),
    ("Het park telt 61 turbines. Er gaan er vier af.", ["61 count:turbine", "4 count:turbine"]),
]  # fmt: skip


#: A second batch, of the same registers, written after the rules.
SECOND = [
    ("De trainer wisselde drie spelers en gaf twee kansen weg.", []),
    ("Hij sloot twee vriendschappen voor het leven.", []),
    ("Ze kocht twee kaartjes voor de film.", ["2 count:kaartje"]),
    ("De partij verloor in twee debatten haar voorsprong.", []),
    ("Twee oorzaken, drie gevolgen: zo zit het met de files.", []),
    ("De minister stuurde drie brieven en kreeg twee antwoorden.", []),
    ("In drie stappen naar een lagere energierekening", []),
    ("De commissie deed vier aanbevelingen.", []),
    ("De club won met twee doelpunten verschil en drie punten voorsprong.", []),
    (
        "Vijf maatregelen leveren 300 miljoen euro per jaar op; de kosten zijn 500 miljoen euro.",
        ["300m EUR per year", "500m EUR"],
    ),
    ("De krant sprak met acht betrokkenen.", []),
    ("Twee wethouders stapten op.", []),
    ("Zij heeft drie kinderen en twee katten.", []),
    ("De film duurt drie uur en kreeg vier sterren.", []),
    ("De rechter hoorde zeven getuigen.", []),
    ("Een nieuw ziekenhuis kost 300 miljoen euro.", ["300m EUR"]),
    ("Elke trein kost 8 miljoen euro.", ["8m EUR per piece"]),
    (
        "De kerncentrale in Borssele levert 485 megawatt, tegen 512 bij de opening.",
        ["485 megawatt", "512 megawatt"],
    ),
    ("De gasopslag is voor 83 procent gevuld, vorig jaar was dat 91.", ["83 percent", "91 percent"]),
    ("Het windpark van 1,4 gigawatt kost 3 miljard euro.", ["1.4 gigawatt", "3bn EUR"]),
    (
        "Vermogen: 600 MW. Opbrengst: ongeveer 2 TWh per jaar.",
        ["600 megawatt", "about 2 terawatt_hour per year"],
    ),
    ("De corporatie sloopt 48 flats en bouwt er 60 terug.", ["48 count:flat", "60 count:flat"]),
    (
        "Een huurder betaalt 720 euro in de maand, een koper 1.150 euro.",
        ["720 EUR per month", "1.15k EUR per month"],
    ),
    ("De gemiddelde koopprijs steeg van 431.000 naar 467.000 euro.", ["431k EUR past", "467k EUR"]),
    ("De wachttijd voor een woning is gemiddeld negen jaar.", []),
    ("Op de ic liggen 41 patiënten, van wie zes beademd.", ["41 person", "6 person"]),
    ("De apotheek verstrekte 3 miljoen pillen, vorig jaar 2,4 miljoen.", ["3m count:pil", "2.4m count:pil"]),
    ("Acht ziekenhuizen stellen operaties uit.", ["8 count:ziekenhuis"]),
    ("Drie patiënten overleden aan de bacterie.", ["3 person"]),
    (
        "De NVWA ruimde twee pluimveebedrijven met samen 90.000 kippen.",
        ["2 count:pluimveebedrijf", "90k count:kip"],
    ),
    (
        "Aardappelen brengen 18 cent per kilo op, in januari was dat nog 31 cent.",
        ["0.18 EUR per kg", "0.31 EUR per kg"],
    ),
    ("De boer molk 120 koeien, goed voor 1,1 miljoen liter.", ["120 count:koe", "1.1m litre"]),
    ("De stikstofuitstoot daalt van 61 naar 54 kiloton.", ["61k tonne past", "54k tonne"]),
    ("Bij de ruil kwamen 95 gevangenen vrij, onder wie vier journalisten.", ["95 person", "4 person"]),
    ("De politie pakte elf relschoppers op.", ["11 person"]),
    ("Twee cipiers raakten gewond.", ["2 person"]),
    ("Acht verdachten zitten nog vast, drie zijn vrij.", ["8 person", "3 person"]),
    ("Voor de kust liggen negen tankers stil.", ["9 count:tanker"]),
    ("De marine laat twee mijnenjagers bouwen voor 1,1 miljard.", ["2 count:mijnenjager", "1.1bn EUR"]),
    (
        "Het containerschip verloor 340 containers; 22 spoelden aan.",
        ["340 count:container", "22 count:container"],
    ),
    ("De werf levert vier veerboten aan Noorwegen voor 900 miljoen kroon.", ["4 count:veerboot", "900m NOK"]),
    ("De transfersom bedraagt 25 miljoen euro, exclusief 5 miljoen aan bonussen.", ["25m EUR", "5m EUR"]),
    ("De spits verdient 80.000 pond per week.", ["80k GBP per week"]),
    ("Feyenoord draaide 12 miljoen winst, tegen 4 miljoen verlies een jaar terug.", ["12m EUR", "4m EUR"]),
    ("Het prijzengeld gaat van 2 naar 3 miljoen dollar.", ["2m USD past", "3m USD"]),
    ("Zo’n twee op de drie Belgen steunt het plan.", ["about 66.67 percent"]),
    ("Minstens zes dijken braken door.", ["at_least 6 count:dijk"]),
    ("Het aantal vluchten loopt inmiddels op tot 1.300 per dag.", ["1.3k count:vlucht per day"]),
    ("Brazilië kapte 9.000 vierkante kilometer woud, tegen 11.500 in 2022.", ["9k km2", "11.5k km2"]),
    ("De inflatie komt uit op 2,8 procent, waar 3,1 was verwacht.", ["2.8 percent", "3.1 percent"]),
    ("De fabriek maakt wekelijks 3.000 accu's.", ["3k count:accu per week"]),
    ("Een dozijn landen doet mee.", ["12 count:land"]),
    ("Het leger schoot twaalf drones uit de lucht en verloor er een.", ["12 count:drone"]),
    ("Kroonprins reisde met drie toestellen.", ["3 count:toestel"]),
    (
        "De jaarlijkse bijdrage van 60 euro blijft, maar het lesgeld wordt 340 euro.",
        ["60 EUR per year", "340 EUR"],
    ),
    ("Hij moet 1.200 euro per maand betalen, en een boete van 900 euro.", ["1.2k EUR per month", "900 EUR"]),
    (
        "De regering koopt 20 straaljagers voor 3,4 mld kroon, aldus Praag.",
        ["20 count:straaljager", "3.4bn CZK"],
    ),
    ("Bij de brand zijn drie koeien en een kalf omgekomen.", ["3 count:koe"]),
    ("De belasting op een pakje sigaretten gaat met 1 euro omhoog.", ["1 EUR"]),
    ("Van de 40 bussen reden er twaalf niet.", ["40 count:bus", "12 count:bus"]),
    ("De kerk verkoopt vier panden.", ["4 count:pand"]),
    ("De politie nam vijf telefoons en 3 kilo cocaïne in beslag.", ["5 count:telefoon", "3 kg"]),
]


@pytest.mark.parametrize(
    ("sentence", "expected"), [*TABLOID, *FLEMISH, *WIRE, *PRESS, *BUSINESS, *LIVE, *PASSAGES, *SECOND]
)
def test_figures_of_every_register(sentence: str, expected: list[str]) -> None:
    assert figures_of(sentence) == expected
