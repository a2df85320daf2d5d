"""Dates that lie ahead, and every day a sentence names: each case a sentence beside what it holds.

Where a case gives no day of publication it is Tuesday 10 March 2026.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cijferwacht.claims.almanac import easter
from cijferwacht.claims.dates import read_dates, read_days
from cijferwacht.claims.document import read_document

TUESDAY = date(2026, 3, 10)

MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
          "november", "december"]  # fmt: skip

#: (sentence, {expression: date})
AHEAD: list[tuple[str, dict[str, str]]] = [
    # --- weekdays: the tense of the clause says which one
    ("De gemeenteraad stemt donderdag over de begroting.", {"donderdag": "2026-03-12"}),
    ("Donderdag stemt de gemeenteraad over de begroting.", {"Donderdag": "2026-03-12"}),
    ("De gemeenteraad stemde donderdag over de begroting.", {}),
    ("De raad besloot woensdag de brug te sluiten.", {}),
    ("U hebt vandaag mee gestemd.", {}),
    ("Jij bent woensdag gekozen.", {}),
    ("De gemeenteraad heeft donderdag over de begroting gestemd.", {}),
    ("De begroting werd donderdag goedgekeurd.", {}),
    ("De begroting wordt donderdag goedgekeurd.", {"donderdag": "2026-03-12"}),
    ("De wethouder wil vrijdag een besluit nemen.", {"vrijdag": "2026-03-13"}),
    ("De wethouder wilde vrijdag een besluit nemen.", {}),
    ("De brug gaat maandag weer open, liet de provincie zondag weten.", {"maandag": "2026-03-16"}),
    ("Dat schrijft de minister maandag in een brief.", {}),
    ("De minister schreef maandag dat de wet woensdag ingaat.", {"woensdag": "2026-03-11"}),
    ("Het overleg, gepland voor zaterdag, gaat door.", {"zaterdag": "2026-03-14"}),
    ("Het dodental van de aanval van maandag staat nu op elf.", {}),
    ("De minister heeft de Kamer dinsdag geïnformeerd.", {}),
    ("De dienst vraagt om twintig bestaande bussen, te leveren voor vrijdag.", {"vrijdag": "2026-03-13"}),
    ("De eerste bussen rijden begin mei.", {"begin mei": "2026-05"}),
    ("Noordland stuurt in de nacht van maandag op dinsdag dertig boten.", {}),
    ("Dat zijn er duizend meer dan vorig voorjaar.", {}),
    ("Vorig najaar legden boten de haven stil.", {}),
    ("Er wordt 50 euro gerekend, het dubbele van vandaag.", {}),
    ("Het gaat om 20 procent, net als in de winter.", {}),
    ("De staking die vrijdag zou beginnen, is afgeblazen.", {"vrijdag": "2026-03-13"}),
    ("De vakbond kondigde maandag een staking aan die vrijdag begint.", {"vrijdag": "2026-03-13"}),
    ("De president vertrok zondagavond uit Genève.", {}),
    ("De ministers komen woensdagochtend bijeen in Luxemburg.", {"woensdagochtend": "2026-03-11"}),
    ("Verdachte zaterdag opgepakt in Almere", {}),
    ("Zaterdag extra treinen naar Zandvoort", {"Zaterdag": "2026-03-14"}),
    ("De rechter doet aanstaande dinsdag uitspraak.", {"aanstaande dinsdag": "2026-03-17"}),
    ("De veiling is komende zaterdag.", {"komende zaterdag": "2026-03-14"}),
    ("De veiling was afgelopen zaterdag.", {}),
    ("Vorige week donderdag sloot de fabriek.", {}),
    ("De fabriek sluit volgende week donderdag.", {"volgende week donderdag": "2026-03-19"}),
    ("Donderdag volgende week sluit de fabriek.", {"Donderdag volgende week": "2026-03-19"}),
    ("De fabriek sluit vrijdag over een week.", {"vrijdag over een week": "2026-03-20"}),
    ("Volgende dinsdag valt het besluit.", {"Volgende dinsdag": "2026-03-17"}),
    ("Maandag a.s. begint het proces.", {"Maandag a.s.": "2026-03-16"}),
    ("De winkel heette vroeger Zwarte Vrijdag.", {}),
    # --- days near by
    ("Morgen treedt de regeling in werking.", {"Morgen": "2026-03-11"}),
    ("De premier spreekt morgenavond met zijn ambtgenoot.", {"morgenavond": "2026-03-11"}),
    ("Overmorgen wordt het rapport openbaar.", {"Overmorgen": "2026-03-12"}),
    ("Later vandaag volgt een verklaring.", {"vandaag": "2026-03-10"}),
    ("Vanavond wordt het voorstel behandeld.", {"Vanavond": "2026-03-10"}),
    ("De regering maakte het vandaag bekend.", {}),
    ("Gisteren zakte de koers met 3 procent.", {}),
    ("Het tarief geldt vanaf middernacht.", {"middernacht": "2026-03-11"}),
    ('"Als de brug er morgen uit ligt, kan niemand naar zijn werk", zegt de wethouder.', {}),
    ("In de morgen was het druk op de weg.", {}),
    # --- day and month
    ("De wet gaat op 1 juli in.", {"1 juli": "2026-07-01"}),
    ("Aanvragen kan tot en met 30 april.", {"30 april": "2026-04-30"}),
    ("De aanvragen moeten uiterlijk 1 februari binnen zijn.", {"1 februari": "2027-02-01"}),
    ("Per 1 januari stijgt de huur.", {"1 januari": "2027-01-01"}),
    ("De huur stijgt per 1 januari volgend jaar.", {"1 januari volgend jaar": "2027-01-01"}),
    ("De huur steeg per 1 januari.", {}),
    ("Tot en met 28 februari zijn er 300 woningen opgeleverd.", {}),
    ("De heffing die op 1 maart inging, wordt verlengd.", {}),
    ("Het dreigement om vanaf 1 maart te staken, is van tafel.", {}),
    ("De conferentie is op 12 en 13 mei in Gent.", {"12 en 13 mei": "2026-05-12"}),
    ("Het festival duurt van 3 tot 5 juni.", {"3 tot 5 juni": "2026-06-03"}),
    ("De zitting begint op maandag 6 april.", {"maandag 6 april": "2026-04-06"}),
    ("De regeling loopt tot 31 dec. 2027.", {"31 dec. 2027": "2027-12-31"}),
    ("Inschrijven kan vanaf 1 aug. bij de gemeente.", {"1 aug.": "2026-08-01"}),
    ("De deadline is 15/5/2026.", {"15/5/2026": "2026-05-15"}),
    ("De deadline was 15-2-2026.", {}),
    ("De vergunning loopt op 01.09.2028 af.", {"01.09.2028": "2028-09-01"}),
    ("Sinds 1 januari betalen reizigers meer.", {}),
    ("Nederland won met 15-2 van Andorra.", {}),
    ("De derde dinsdag van september presenteert het kabinet de plannen.",
     {"derde dinsdag van september": "2026-09-15"}),
    # --- months and parts of months
    ("Begin april volgt een nieuwe ronde.", {"Begin april": "2026-04"}),
    ("De school opent eind augustus.", {"eind augustus": "2026-08"}),
    ("Half juni moet het akkoord er liggen.", {"Half juni": "2026-06"}),
    ("Het akkoord kwam er half februari.", {}),
    ("De uitkering gaat in oktober omhoog.", {"oktober": "2026-10"}),
    ("De uitkering ging in oktober omhoog.", {}),
    ("In november zijn er verkiezingen.", {"november": "2026-11"}),
    ("De maatregel blijft tot mei volgend jaar van kracht.", {"mei volgend jaar": "2027-05"}),
    ("De eerste bussen rijden vanaf september 2027.", {"september 2027": "2027-09"}),
    ("De eerste bussen moeten deze maand rijden.", {"deze maand": "2026-03"}),
    ("Eerder deze maand reden de eerste bussen.", {}),
    ("De beslissing valt volgende maand.", {"volgende maand": "2026-04"}),
    ("Voor het einde van de maand komt er een brief.", {"einde van de maand": "2026-03"}),
    ("De verkoop daalde in januari.", {}),
    # --- years: of a goal, not of a budget
    ("In 2030 moet de uitstoot zijn gehalveerd.", {"2030": "2030"}),
    ("Tegen 2035 wil de stad klimaatneutraal zijn.", {"2035": "2035"}),
    ("Eind 2030 is de tunnel klaar.", {"Eind 2030": "2030-12"}),
    ("De bouw begint begin 2027.", {"begin 2027": "2027"}),
    ("Pas in 2029 rijdt de eerste trein.", {"2029": "2029"}),
    ("Het contract loopt tot 2031.", {"2031": "2031"}),
    ("Uiterlijk in 2028 moeten de daken vervangen zijn.", {"2028": "2028"}),
    ("Voor 2026 is 30 miljoen euro begroot.", {}),
    ("De gemeente trekt voor 2027 ruim 30 miljoen euro uit.", {}),
    ("Volgend jaar is er 30 miljoen euro beschikbaar.", {}),
    ("Voor het einde van het jaar moet er een besluit liggen.", {"einde van het jaar": "2026-12"}),
    ("Eind volgend jaar wordt de sluis opgeleverd.", {"Eind volgend jaar": "2027-12"}),
    ("De regeling vervalt in 2027.", {"2027": "2027"}),
    ("In 2021 telde de stad 90.000 inwoners.", {}),
    ("Het plan uit 2019 ligt stil.", {}),
    ("Wie dat dacht, had vrijdag in Lier moeten zijn.", {}),
    ("De heffing had deze week moeten ingaan.", {}),
    ("De oplage ging naar 2050 exemplaren.", {}),
    ("De doelen liggen vast in Agenda 2040.", {}),
    # --- seasons, quarters, weeks
    ("Nog voor de zomer komt er een wetsvoorstel.", {"voor de zomer": "2026-06"}),
    ("Na de zomer beslist de Kamer.", {"Na de zomer": "2026-09"}),
    ("Het museum gaat komende zomer dicht.", {"komende zomer": "2026"}),
    ("De cijfers verschijnen in het najaar van 2027.", {"najaar van 2027": "2027"}),
    ("In het derde kwartaal van 2027 start de productie.", {"derde kwartaal van 2027": "2027"}),
    ("De omzet steeg in het vierde kwartaal.", {}),
    ("Afgelopen zomer was het museum dicht.", {}),
    # --- distances
    ("Over twee weken begint de kermis.", {"Over twee weken": "2026-03-24"}),
    ("De kermis begint over tien dagen.", {"over tien dagen": "2026-03-20"}),
    ("Binnen drie weken moet de gemeente antwoorden.", {"Binnen drie weken": "2026-03-31"}),
    ("Twee weken geleden begon de kermis.", {}),
    ("Wie over twintig jaar met pensioen gaat, spaart meer.", {}),
    ("In drie jaar tijd verdween de helft van de banken.", {}),
    # --- days with a name
    ("De wet moet voor Prinsjesdag naar de Kamer.", {"Prinsjesdag": "2026-09-15"}),
    ("Met Kerst 2027 moet de tunnel open.", {"Kerst 2027": "2027-12-25"}),
    # --- told in the past, or in the present, and yet ahead
    ("Het bedrijf dreigde met sluiting vanaf 1 mei.", {"1 mei": "2026-05-01"}),
    ("De bond kondigde maandag aan vanaf vrijdag te staken.", {"vrijdag": "2026-03-13"}),
    ("De school is tot 1 september gesloten.", {"1 september": "2026-09-01"}),
    ("De minister zei dat de brug morgen opengaat.", {"morgen": "2026-03-11"}),
    ("Het hof oordeelde in december dat de wet in juni moet ingaan.", {"juni": "2026-06"}),
    ("Met ingang van 1 oktober vervalt de korting.", {"1 oktober": "2026-10-01"}),
    ("Met ingang van volgend jaar vervalt de korting.", {"volgend jaar": "2027"}),
    ("De boete geldt vanaf vandaag.", {"vandaag": "2026-03-10"}),
    ("Vannacht gaat de klok vooruit.", {"Vannacht": "2026-03-11"}),
    ("Vannacht brandde een loods af.", {}),
    ("In de tweede helft van 2027 begint de bouw.", {"tweede helft van 2027": "2027"}),
    ("In de loop van volgend jaar komt er een nieuw station.", {"loop van volgend jaar": "2027"}),
    ("Over zes maanden loopt de termijn af.", {"Over zes maanden": "2026-09"}),
    ("Komend weekend rijden er geen treinen.", {"Komend weekend": "2026-03-14"}),
    ("Volgende week stemt de Senaat.", {"Volgende week": "2026-03"}),
    ("De top van 26 maart gaat over visserij.", {"26 maart": "2026-03-26"}),
    ("Vandaag stemt de Eerste Kamer.", {"Vandaag": "2026-03-10"}),
    ("10.15 uur: de koning spreekt vanavond het volk toe", {"vanavond": "2026-03-10"}),
    ("De veerboot vertrekt volgend jaar voor het laatst.", {"volgend jaar": "2027"}),
    ("Volgend jaar maart zijn er verkiezingen.", {"Volgend jaar maart": "2027-03"}),
    ("Deze zomer start de bouw.", {"Deze zomer": "2026"}),
    ("De eerste termijn volgt in het tweede kwartaal.", {"tweede kwartaal": "2026"}),
    ("De stad wil in 2027 naar duizend bomen en in 2030 naar vierduizend.", {"2027": "2027", "2030": "2030"}),
    ("De bussen, die op 9 juli zouden rijden, zijn uitgesteld tot 1 augustus.",
     {"9 juli": "2026-07-09", "1 augustus": "2026-08-01"}),
    ("De provincie gaf de boeren tot 1 juni de tijd.", {"1 juni": "2026-06-01"}),
    ("Tegen eind 2028 moeten er tweehonderd agenten bij zijn.", {"eind 2028": "2028-12"}),
    ("De plannen moeten er ten laatste op 30 juni zijn.", {"30 juni": "2026-06-30"}),
    ("De bond zei in februari dat er in juni een staking zou komen.", {"juni": "2026-06"}),
    ("De tarieven die vorige week vrijdag zijn aangekondigd, gaan zaterdag in.", {"zaterdag": "2026-03-14"}),
    ('"We zullen er maandag over praten", zei de burgemeester.', {"maandag": "2026-03-16"}),
    # --- no dates ahead, whatever the verb
    ('"We zijn er nog niet", zei de burgemeester maandag.', {}),
    ("Dat bleek vrijdag uit cijfers van het bureau.", {}),
    ("Dat blijkt vrijdag uit cijfers van het bureau.", {}),
    ("Het tekort stijgt naar 3 procent in 2027.", {}),
    ("De provincie trekt over de periode 2026-2030 12 miljoen uit.", {}),
    ("De oorlog die in februari 2022 begon, duurt al vier jaar.", {}),
    ("Het akkoord van 4 september bepaalt de quota.", {}),
    ("Groningen, 10 maart 2026 - Het gas blijft in de grond.", {}),
    ("De minister maakt dinsdag de cijfers bekend.", {}),
    ("De minister maakt vrijdag de cijfers bekend.", {"vrijdag": "2026-03-13"}),
    ("Elke dinsdag is er markt.", {}),
    ("Er wordt vandaag de dag minder gerookt.", {}),
    ("De eerste maandag van de maand gaat de sirene.", {}),
    ("Tussen 2021 en 2025 daalde het aantal boeren.", {}),
    ("De stad begon in 2019 met de bouw.", {}),
    ("Ook in het voorjaar van 2025 was het droog.", {}),
    ("Het geld is al jaren op.", {}),
    ("Meer dan een maand geleden vroeg de gemeente om hulp.", {}),
    ("Eind vorig jaar waren er 400 wachtenden.", {}),
    ("Begin dit jaar waren er 400 wachtenden.", {}),
    ("Op 24 februari 2022 sloot de grens.", {}),
]  # fmt: skip

#: Every day, past and future: (reference, text, expression, date).
DAYS: list[tuple[date, str, str, str]] = [
    (TUESDAY, "De raad stemde gisteren.", "gisteren", "2026-03-09"),
    (TUESDAY, "Eergisteren was het nog droog.", "Eergisteren", "2026-03-08"),
    (TUESDAY, "Dat gebeurde gisteravond.", "gisteravond", "2026-03-09"),
    (TUESDAY, "De raad stemde donderdag.", "donderdag", "2026-03-05"),
    (TUESDAY, "De raad stemt donderdag.", "donderdag", "2026-03-12"),
    (TUESDAY, "Afgelopen zaterdag brak brand uit.", "Afgelopen zaterdag", "2026-03-07"),
    (TUESDAY, "Vorige week woensdag brak brand uit.", "Vorige week woensdag", "2026-03-04"),
    (TUESDAY, "Drie weken geleden brak brand uit.", "Drie weken geleden", "2026-02-17"),
    (TUESDAY, "Tweeëntwintig dagen geleden brandde het.", "Tweeëntwintig dagen geleden", "2026-02-16"),
    (TUESDAY, "Een maand geleden brak brand uit.", "Een maand geleden", "2026-02-10"),
    (TUESDAY, "De brand van 28 februari was aangestoken.", "28 februari", "2026-02-28"),
    (TUESDAY, "De brug werd op 8 oktober 1877 geopend.", "8 oktober 1877", "1877-10-08"),
    (TUESDAY, "zo. 15 maart", "zo. 15 maart", "2026-03-15"),
    (TUESDAY, "za 21-3", "za 21-3", "2026-03-21"),
    (TUESDAY, "dinsdag", "dinsdag", "2026-03-17"),
    (TUESDAY, "op de 18de", "18de", "2026-03-18"),
    (TUESDAY, "de derde van april", "derde van april", "2026-04-03"),
    (TUESDAY, "laatste dag van februari 2028", "laatste dag van februari 2028", "2028-02-29"),
    (TUESDAY, "twee weken na Pasen", "twee weken na Pasen", "2026-04-19"),
    (TUESDAY, "een jaar na Sinterklaas", "een jaar na Sinterklaas", "2026-12-05"),
    (TUESDAY, "de dag voor kerst", "dag voor kerst", "2026-12-24"),
    (TUESDAY, "tien dagen vanaf vandaag", "tien dagen vanaf vandaag", "2026-03-20"),
    (TUESDAY, "drie dagen na 1 april", "drie dagen na 1 april", "2026-04-04"),
    (TUESDAY, "op 3-4", "3-4", "2026-04-03"),
    (TUESDAY, "5/12/2031", "5/12/2031", "2031-12-05"),
    (TUESDAY, "2027-01-31", "2027-01-31", "2027-01-31"),
    (TUESDAY, "laatste vrijdag van mei", "laatste vrijdag van mei", "2026-05-29"),
    (TUESDAY, "eerste maandag na Pasen 2027", "eerste maandag na Pasen 2027", "2027-03-29"),
    (TUESDAY, "Goede Vrijdag", "Goede Vrijdag", "2026-04-03"),
    (TUESDAY, "Hemelvaartsdag 2026", "Hemelvaartsdag 2026", "2026-05-14"),
    (TUESDAY, "Moederdag", "Moederdag", "2026-05-10"),
    (TUESDAY, "Koningsdag 2025", "Koningsdag 2025", "2025-04-26"),
    (date(2026, 12, 30), "overmorgen", "overmorgen", "2027-01-01"),
    (date(2026, 1, 31), "over een maand", "over een maand", "2026-02-28"),
    (date(2028, 2, 28), "morgen", "morgen", "2028-02-29"),
    (date(2026, 3, 29), "vandaag", "vandaag", "2026-03-29"),
]  # fmt: skip


def dates_of(text: str, published: date = TUESDAY) -> dict[str, str]:
    return {found.text: found.date for found in read_dates(read_document("", text), published)}


@pytest.mark.parametrize(("sentence", "expected"), AHEAD)
def test_dates_ahead(sentence: str, expected: dict[str, str]) -> None:
    assert dates_of(sentence) == expected


#: What is behind, how long a thing takes, a leave-taking, and a day that is put off.
TURNS: list[tuple[str, dict[str, str]]] = [
    ("De wethouder schoof de opening door naar 9 mei.", {"9 mei": "2026-05-09"}),
    ("De heffing is verschoven naar 1 juni.", {"1 juni": "2026-06-01"}),
    ("De stemming schuift op naar april.", {"april": "2026-04"}),
    ("Onderzeeboten: levering naar 2034", {"2034": "2034"}),
    ("Tot donderdag!", {}),
    ("Tot morgen, en schrijf gerust terug.", {}),
    ("Tot donderdag kunnen bewoners reageren.", {"donderdag": "2026-03-12"}),
    ("De premier sloot dat vrijdag uit.", {}),
    ("De commissaris heeft woensdag zijn plannen laten zien.", {}),
    ("Het bedrijf heeft vrijdag moeten toegeven dat het te laat is.", {}),
    ('"Geen sprake van", aldus de voorzitter maandag op de radio.', {}),
    ("Sprak het leger in het najaar nog van 80 man, nu moeten er in 2031 90 staan.", {"2031": "2031"}),
    ("De vloot gaat naar 30 schepen, minder dan de minister in het najaar nog vooropstelde.", {}),
    ("De luchtafweer zou vannacht 12 drones hebben neergehaald.", {}),
    ("De ministers zijn het ook na middernacht nog niet eens.", {}),
    ("Konvooien binnen vijf dagen over de grens", {}),
    ("Binnen vijf dagen moet de Kamer beslissen.", {"Binnen vijf dagen": "2026-03-15"}),
    ("De stad zoekt geld om de winter door te komen.", {}),
    ("Voor de daken is deze zomer 8 miljoen euro nodig.", {}),
    ("Deze zomer begint de bouw van de dijk.", {"Deze zomer": "2026"}),
]


@pytest.mark.parametrize(("sentence", "expected"), TURNS)
def test_turns_of_time(sentence: str, expected: dict[str, str]) -> None:
    assert dates_of(sentence) == expected


@pytest.mark.parametrize(("reference", "text", "expression", "day"), DAYS)
def test_every_day(reference: date, text: str, expression: str, day: str) -> None:
    found = {found.text: found.date for found in read_days(read_document("", text), reference)}
    assert found == {expression: day}


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("De gemeenteraad stemt donderdag over de begroting.", "De gemeenteraad stemt over de begroting"),
        ("De plannen moeten uiterlijk op 1 juli binnen zijn.", "De plannen moeten binnen zijn"),
        ("Dat gebeurt voor de top in Gent, die op 12 mei begint.", "de top in Gent, die begint"),
        ("Ze gaan op 1 juli in.", "Ze gaan in"),
    ],
)
def test_the_event_is_told_in_the_articles_words(sentence: str, event: str) -> None:
    (found,) = read_dates(read_document("", sentence), TUESDAY)
    assert found.event == event


def test_reasons_name_the_rule_and_the_word_that_decided() -> None:
    (found,) = read_dates(read_document("", "De raad stemt donderdag."), TUESDAY)
    assert [(reason.rule, reason.entry) for reason in found.reasons] == [
        ("date", "weekday"),
        ("ahead by its clause", "stemt"),
    ]


@pytest.mark.parametrize(
    ("year", "day"), [(1961, (4, 2)), (2008, (3, 23)), (2011, (4, 24)), (2019, (4, 21)), (2038, (4, 25))]
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@settings(deadline=timedelta(seconds=5))
@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_a_day_written_out_is_read_back(day: date, reference: date) -> None:
    for written in (
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day:02}/{day.month:02}/{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        day.isoformat(),
    ):
        (found,) = read_days(read_document("", f"Dat is op {written} bekend."), reference)
        assert (found.text, found.date) == (written, day.isoformat())


_ODD = st.lists(
    st.sampled_from(
        ["donderdag", "12", "maart", "2030", "eind", "over", "twee", "weken", "geleden", "volgende", "week",
         "de", "van", "na", "Pasen", "99", "0", "-", "/", ".", ",", "op", "eerste", "'", "zal", "is", "\n",
         "jaar", "gestemd",
         "\u00a0", "²", "٣", "e\u0301", "1.1.1", "9999-99-99", "31", "februari", "kwartaal", "zomer"]
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


@settings(deadline=timedelta(seconds=5))
@given(st.one_of(st.text(), _ODD), st.dates(date(1900, 1, 1), date(2500, 12, 31)))
def test_any_text_gets_the_same_spans_twice(text: str, published: date) -> None:
    document = read_document("", text)
    for read in (read_dates, read_days):
        found = read(document, published)
        assert found == read(document, published)
        for one in found:
            assert document.full[one.start : one.end] == one.text
        assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "unit",
    ["donderdag ", "12 maart ", "eind eind ", "over twee weken, ", "de eerste maandag na ", "1-", "2030 ",
     "In 2030 moet het klaar zijn. ", "volgende week op "],
)  # fmt: skip
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    def seconds(times: int) -> float:
        document = read_document("", unit * times)
        start = perf_counter()
        read_dates(document, TUESDAY)
        return perf_counter() - start

    seconds(500)
    # Four times the text may take sixteen times as long on a busy machine; quadratic time would at least.
    assert seconds(4_000) < 16 * seconds(1_000) + 0.5
