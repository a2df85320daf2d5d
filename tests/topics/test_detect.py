"""What the desk's own topics make of an article: all invented, on subjects of many kinds.

Each case: the title, the beginning of the text, and the topics it is about. Half of them are near
misses: they have a topic's words and not its subject.
"""

from __future__ import annotations

from datetime import timedelta
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cijferwacht.paths import SEEDS
from cijferwacht.topics import detect_topics, load_topics

TOPICS = load_topics(SEEDS / "topics")

DEFENCE, UKRAINE, TARIFFS = "eu-defence", "ukraine", "eu-us-tariffs"

CASES: list[tuple[str, str, set[str]]] = [
    # --- EU defence
    (
        "Kabinet koopt zes extra fregatten",
        "De marine krijgt er zes fregatten bij, schrijft de minister van Defensie aan de Tweede Kamer. "
        "Met de aankoop is 4,2 miljard euro gemoeid.",
        {DEFENCE},
    ),
    (
        "Finland verlengt dienstplicht met twee maanden",
        "Het Finse parlement stemde woensdag in met een langere dienstplicht. Het leger wil zo sneller "
        "reservisten kunnen oproepen.",
        {DEFENCE},
    ),
    (
        "Europees Defensiefonds steekt 80 miljoen in onderwaterdrones",
        "De Europese Commissie verdeelt het geld over negen bedrijven. Ook een Zeeuwse werf doet mee.",
        {DEFENCE},
    ),
    (
        "Navo wil sneller troepen door Europa kunnen verplaatsen",
        "Bruggen en viaducten in Duitsland en Polen zijn vaak niet sterk genoeg voor tanks, zegt het "
        "bondgenootschap.",
        {DEFENCE},
    ),
    (
        "Belgische defensie zoekt 2.500 reservisten",
        "Defensie begint maandag met een campagne op sociale media. De kazernes krijgen nieuwe bedden.",
        {DEFENCE},
    ),
    (
        "Rheinmetall bouwt munitiefabriek in Litouwen",
        "De Duitse wapenfabrikant gaat in Litouwen granaten maken voor de NAVO-landen aan de oostflank. "
        "De fabriek kost 260 miljoen euro.",
        {DEFENCE},
    ),
    (
        "Helft van Europese wapens komt uit Amerika",
        "Dat moet minder, vindt Brussel. EU-landen die samen wapens kopen in Europa krijgen goedkope "
        "leningen uit het SAFE-programma.",
        {DEFENCE},
    ),
    (
        "Zweden trekt 30 miljard kroon extra uit voor het leger",
        "Stockholm wil daarmee in 2028 aan de NAVO-norm voldoen. De krijgsmacht groeit met achtduizend man.",
        {DEFENCE},
    ),
    (
        "Litouwen: vijf procent voor defensie al volgend jaar",
        "Vilnius verhoogt de uitgaven aan defensie sneller dan afgesproken in het bondgenootschap.",
        {DEFENCE},
    ),
    (
        "Rekenkamer: Defensie krijgt geld niet op",
        "Van het budget voor nieuw materieel bleef 1,2 miljard liggen. De krijgsmacht heeft te weinig "
        "inkopers, schrijft de Rekenkamer.",
        {DEFENCE},
    ),
    (
        "Dronemuur langs de oostgrens moet over twee jaar werken",
        "De EU-landen praten in Kopenhagen over een keten van radars en drones tegen Russische toestellen.",
        {DEFENCE},
    ),
    (
        "Kabinet trekt geld uit voor honderd nieuwe Leopard-tanks",
        "De landmacht krijgt voor het eerst in jaren weer eigen tanks. Ze worden in Duitsland gebouwd.",
        {DEFENCE},
    ),
    (
        "Amerikanen halen brigade weg uit Europa",
        "Washington brengt het aantal militairen in Europa terug. De NAVO is vooraf ingelicht.",
        {DEFENCE},
    ),
    (
        "Pensioenfonds gaat beleggen in defensie-industrie",
        "Het fonds steekt 500 miljoen euro in Europese defensiebedrijven, meldt het bestuur.",
        {DEFENCE},
    ),
    (
        "Vlaamse haven wordt doorvoerpunt voor de NAVO",
        "Via de haven moet militair materieel naar de oostgrens van het bondgenootschap. De federale "
        "regering betaalt 90 miljoen euro.",
        {DEFENCE},
    ),
    (
        "PESCO-landen beginnen project voor luchtafweer",
        "Elf lidstaten van de EU ontwikkelen samen een raketschild tegen kruisraketten.",
        {DEFENCE},
    ),
    # --- Ukraine
    (
        "Kyiv krijgt 90 miljoen voor herstel stroomnet",
        "Nederland betaalt mee aan het herstel van energiecentrales die Russische raketten raakten.",
        {UKRAINE},
    ),
    (
        "Opnieuw zware droneaanval op Charkiv",
        "Bij Russische luchtaanvallen zijn in de Oekraïense stad zeker zeven mensen gedood.",
        {UKRAINE},
    ),
    (
        "EU verlengt tijdelijke bescherming Oekraïense vluchtelingen",
        "Zo'n 4,3 miljoen ontheemden uit Oekraïne mogen een jaar langer blijven.",
        {UKRAINE},
    ),
    (
        "België wil garanties voor lening uit bevroren Russische tegoeden",
        "Het geld staat bij Euroclear in Brussel. De Commissie wil er een herstellening voor Kiev op geven.",
        {UKRAINE},
    ),
    (
        "Zelensky en Poetin spreken elkaar mogelijk in Istanbul",
        "Over een staakt-het-vuren zijn Kiev en Moskou het nog niet eens.",
        {UKRAINE},
    ),
    (
        "Twintigste sanctiepakket raakt 140 tankers",
        "De EU pakt de Russische schaduwvloot harder aan, zolang de oorlog in Oekraïne duurt.",
        {UKRAINE},
    ),
    (
        "IMF leent Oekraïne nog eens 8 miljard dollar",
        "Het geld is bedoeld voor de begroting van het land, dat door de oorlog een groot tekort heeft.",
        {UKRAINE},
    ),
    (
        "Duitsland levert Oekraïne honderd drones",
        "Berlijn betaalt 45 miljoen euro voor de toestellen, die aan het front worden ingezet.",
        {UKRAINE},
    ),
    (
        "Gemeenten: leefgeld Oekraïners kan omlaag",
        "Steeds meer ontheemden uit Oekraïne hebben werk, zegt de gemeentekoepel over de opvang.",
        {UKRAINE},
    ),
    (
        "Werk aan kerncentrale Zaporizja stilgelegd",
        "Het Oekraïense complex is sinds 2022 in handen van Rusland. Een inspecteur meldt schade.",
        {UKRAINE},
    ),
    (
        "Hongarije houdt toetreding Oekraïne tot EU tegen",
        "Boedapest blokkeert de onderhandelingen met Kiev; de andere 26 lidstaten willen beginnen.",
        {UKRAINE},
    ),
    (
        "Graanroute over Zwarte Zee weer open",
        "Oekraïense havens verscheepten vorige maand 5 miljoen ton graan, ondanks de oorlog.",
        {UKRAINE},
    ),
    # --- EU-US tariffs
    (
        "Brussel wil nul procent op auto's, Washington houdt vast aan 15",
        "De onderhandelingen over Amerikaanse heffingen op Europese auto's zitten vast.",
        {TARIFFS},
    ),
    (
        "Trump dreigt met 100 procent op Franse wijn",
        "De Amerikaanse president noemt de importheffing een antwoord op de digitale belasting van Parijs. "
        "De Europese Commissie zegt tegenmaatregelen klaar te hebben.",
        {TARIFFS},
    ),
    (
        "Bloemenkwekers verkopen een vijfde minder in VS door heffing",
        "Nederlandse exporteurs betalen sinds augustus een invoerheffing op bollen en bloemen.",
        {TARIFFS},
    ),
    (
        "EU-parlement stelt stemming over handelsdeal met VS uit",
        "De Europese Unie zou haar invoerrechten op Amerikaanse kreeft schrappen.",
        {TARIFFS},
    ),
    (
        "Staalbedrijf schrapt 300 banen, wijt het aan Amerikaanse tarieven",
        "Het Belgische concern voert minder uit naar de Verenigde Staten, waar het tarief 50 procent is.",
        {TARIFFS},
    ),
    (
        "Tegenheffingen van de EU gaan in de ijskast",
        "De lidstaten wachten met de strafheffingen op Amerikaanse bourbon en motoren.",
        {TARIFFS},
    ),
    (
        "Amerikaans hof: heffingen Trump onwettig",
        "De uitspraak raakt ook de tarieven op goederen uit de Europese Unie.",
        {TARIFFS},
    ),
    (
        "Von der Leyen wil antidwanginstrument inzetten",
        "Als de VS hun importtarieven verhogen, kan Brussel Amerikaanse techbedrijven weren.",
        {TARIFFS},
    ),
    # --- more than one
    (
        "EU stelt 6 miljard beschikbaar voor drones met Oekraïne",
        "Europese defensiebedrijven gaan samen met fabrieken in Oekraïne drones bouwen voor de oorlog, "
        "zegt de Eurocommissaris voor defensie. Het geld is militaire steun aan Kiev.",
        {DEFENCE, UKRAINE},
    ),
    (
        "Veertien landen sturen militairen na bestand in Oekraïne",
        "De coalitie van bereidwilligen wil Europese troepen stationeren als Kiev en Moskou vrede sluiten.",
        {DEFENCE, UKRAINE},
    ),
    (
        "Trump koppelt importheffing aan NAVO-norm",
        "EU-landen die te weinig aan defensie uitgeven, krijgen een hogere Amerikaanse heffing op hun "
        "producten, dreigt de president. De NAVO-landen reageren geschokt op de eis over hun krijgsmachten.",
        {DEFENCE, TARIFFS},
    ),
    # --- near misses: the word, not the subject
    (
        "Milieudefensie sleept bank voor de rechter",
        "De organisatie eist dat de bank de uitstoot van haar klanten in 2030 halveert. Europese "
        "toezichthouders kijken mee.",
        set(),
    ),
    (
        "Lekke defensie breekt Veendam op",
        "De ploeg kreeg vier tegendoelpunten. De trainer wil nog voor de transfermarkt sluit een verdediger.",
        set(),
    ),
    (
        "Sterke defensie bezorgt Belgische handbalsters de finale",
        "Op het EK hielden de speelsters hun tegenstander op zestien doelpunten.",
        set(),
    ),
    (
        "Oranje speelt in kwalificatie tegen Oekraïne",
        "De bondscoach mist drie spelers voor de wedstrijd, die vanwege de oorlog in Polen wordt gespeeld.",
        set(),
    ),
    (
        "Oekraïense zangeres wint liedjeswedstrijd in Malmö",
        "De zangeres uit Kiev kreeg op het festival 412 punten. Ze droeg haar lied op aan haar broer.",
        set(),
    ),
    (
        "Oekraïense tennisster door naar tweede ronde",
        "De als twaalfde geplaatste speelster gaf haar Russische tegenstander na afloop geen hand.",
        set(),
    ),
    (
        "Film over jongen uit Odessa in première",
        "De regisseur volgde drie jaar een Oekraïense dansschool. De bioscoop in Utrecht zat vol.",
        set(),
    ),
    (
        "Waterschap verhoogt zuiveringsheffing met 9 procent",
        "De heffing stijgt door hogere energieprijzen. Ook de watersysteemheffing gaat omhoog.",
        set(),
    ),
    (
        "Tarieven van energieleveranciers dalen licht",
        "Wie nu een contract voor een jaar afsluit, betaalt 5 procent minder. Gas daalt het meest.",
        set(),
    ),
    (
        "Provincie wil tarief voor veerpont verdubbelen",
        "Een kaartje kost vanaf 1 januari 3 euro. De Europese regels laten dat toe, zegt de gedeputeerde.",
        set(),
    ),
    (
        "AEX sluit hoger, handelsoorlog drukt stemming",
        "Op het Damrak wonnen de chipfondsen terrein. Beleggers wachten op nieuws over de Amerikaanse "
        "importheffingen. Ook elders in Europa stonden de beurzen in de plus.",
        set(),
    ),
    (
        "Wall Street schrikt van nieuwe tariefdreiging Trump",
        "De Dow Jones verloor 1,4 procent. Beleggers vrezen heffingen op goederen uit China. De Europese "
        "aandelenbeurzen waren al dicht.",
        set(),
    ),
    (
        "IOC heft sancties tegen Russische roeiers op",
        "De sporters mogen onder neutrale vlag meedoen aan de wedstrijden. Oekraïne is boos op het IOC.",
        set(),
    ),
    (
        "UEFA straft club met sanctie na vuurwerk",
        "De club moet de volgende Europese wedstrijd zonder publiek spelen en krijgt een boete.",
        set(),
    ),
    (
        "Kinderopvangtoeslag stijgt volgend jaar",
        "Ouders krijgen per uur 30 cent meer, blijkt uit de nieuwe tarieven van het ministerie.",
        set(),
    ),
    (
        "Leger des Heils opent nieuwe opvang in Zwolle",
        "In het pand kunnen veertig daklozen slapen. De gemeente betaalt 2 miljoen euro mee.",
        set(),
    ),
    (
        "Israëlische leger begint grondoffensief in Gaza-Stad",
        "Tanks en militairen trokken de stad in. Volgens Hamas vielen er tientallen doden.",
        set(),
    ),
    (
        "China verhoogt defensiebudget met 7 procent",
        "Peking wil het Chinese leger verder moderniseren. Ook Taiwan en Japan trekken meer geld uit.",
        set(),
    ),
    (
        "VS en China schorten heffingen op",
        "Washington en Peking verlagen hun importtarieven negentig dagen. Het akkoord geldt ook voor "
        "zeldzame aardmetalen.",
        set(),
    ),
    (
        "Huizenprijzen stijgen trager dan vorig jaar",
        "De gemiddelde woning kost 480.000 euro. De hypotheekrente steeg sinds de oorlog in Oekraïne.",
        set(),
    ),
    (
        "Bakkers: brood weer 4 procent duurder",
        "Graan en energie werden duurder na de Russische inval in Oekraïne; nu zijn het vooral de lonen.",
        set(),
    ),
    (
        "Advocaat: cliënt handelde uit zelfverdediging",
        "De defensie van de verdachte steunt op camerabeelden, zei de raadsman in de rechtbank van Gent.",
        set(),
    ),
    (
        "Amazon verhoogt prijs van abonnement in Nederland",
        "Het Amerikaanse bedrijf rekent vanaf juli 6 euro per maand. Dat tarief gold al in België.",
        set(),
    ),
    (
        "Veteraan schrijft roman over patrouilles",
        "De oud-militair debuteert op zijn zestigste. Het boek speelt in een kazerne in Drenthe.",
        set(),
    ),
    (
        "Toeristenheffing Amsterdam naar 14 procent",
        "Hotels vrezen dat bezoekers wegblijven. Amerikanen en Duitsers blijven de grootste groepen.",
        set(),
    ),
    (
        "Brussel wil heffing op pakjes uit China",
        "Voor elk pakket van webwinkels buiten de Europese Unie moet 2 euro worden betaald.",
        set(),
    ),
    (
        "Amerikaanse Senaat stemt over defensiebegroting",
        "Het Pentagon krijgt 900 miljard dollar. Een deel gaat naar bases in Japan en Zuid-Korea.",
        set(),
    ),
    (
        "Schaatser traint met militairen op de Veluwe",
        "De coach wil dat zijn ploeg voor het WK harder wordt. Een oud-commando leidt de sporters.",
        set(),
    ),
    (
        "Supermarkt trekt statiegeldtarief recht",
        "Klanten betaalden voor een krat te veel. Het bedrijf zet de heffing terug naar 10 cent.",
        set(),
    ),
    # --- a second round, subjects and near misses mixed
    (
        "Milieudefensie wint zaak tegen staat",
        "Het kabinet moet meer doen tegen stikstof, oordeelt de rechter in Den Haag. De overheid "
        "krijgt een dwangsom van 10 miljoen euro.",
        set(),
    ),
    (
        "China en VS weer om tafel",
        "De handelsbesprekingen gaan over heffingen en zeldzame aardmetalen. De topontmoeting is in Londen.",
        set(),
    ),
    (
        "Rotterdam ruimt plek in voor NAVO-schepen",
        "De haven houdt kades vrij voor militaire ladingen.",
        {DEFENCE},
    ),
    (
        "Duitse autobouwer gaat pantservoertuigen maken",
        "Volkswagen praat met Rheinmetall over de fabriek in Osnabrück. De vraag naar wapens in "
        "Europa groeit hard.",
        {DEFENCE},
    ),
    (
        "VS sturen extra troepen naar Midden-Oosten",
        "Het Pentagon stuurt een vliegdekschip en 3.000 militairen vanwege de spanningen met Iran.",
        set(),
    ),
    (
        "India en Pakistan schieten drones neer",
        "Beide legers melden aanvallen op luchtmachtbases in Kasjmir.",
        set(),
    ),
    (
        "Noord-Korea test raket",
        "Het leger van Zuid-Korea meldt dat de raket 600 kilometer vloog.",
        set(),
    ),
    (
        "Rusland treft graansilo's in Odesa",
        "Bij de aanval vielen twee doden, melden Oekraïense autoriteiten.",
        {UKRAINE},
    ),
    (
        "Oekraïense vluchteling opent bakkerij in Assen",
        "Olena (34) kwam in 2022 uit Charkiv. Ze heeft nu acht mensen in dienst.",
        {UKRAINE},
    ),
    (
        "Oekraïner wint marathon van Rotterdam",
        "De atleet liep het parcours in 2.04.11. Hij traint sinds de oorlog in Kenia.",
        set(),
    ),
    (
        "Eurovisie: Oekraïne door naar finale",
        "De band uit Lviv zong in het Engels. Ook Nederland gaat door naar de finale van het songfestival.",
        set(),
    ),
    (
        "Sancties tegen Rusland verlengd",
        "De EU-landen zijn het eens geworden over een verlenging van een halfjaar. Hongarije stemde "
        "na dreigementen toch in. De bevroren tegoeden van de Russische centrale bank blijven vast.",
        {UKRAINE},
    ),
    (
        "UEFA overweegt terugkeer Russische jeugdteams",
        "De Oekraïense bond noemt het plan een schande. De sancties gelden sinds 2022.",
        set(),
    ),
    (
        "Dokter geschorst na sanctie tuchtcollege",
        "De arts uit Breda mag een jaar niet werken. Het college legt zelden zo'n zware sanctie op.",
        set(),
    ),
    (
        "NS verhoogt tarieven met 9 procent",
        "Een treinkaartje wordt per 1 januari duurder. Reizigersorganisatie Rover is kritisch.",
        set(),
    ),
    (
        "Gemeenten verhogen afvalstoffenheffing",
        "Huishoudens betalen gemiddeld 360 euro. De heffing stijgt het hardst in Limburg.",
        set(),
    ),
    (
        "Boeren vrezen goedkope invoer door Mercosur-deal",
        "Het handelsverdrag met Zuid-Amerika schrapt invoerrechten op rundvlees. De EU-lidstaten "
        "stemmen in december.",
        set(),
    ),
    (
        "Hoogste rechter VS buigt zich over heffingen Trump",
        "Als de tarieven sneuvelen, krijgen importeurs 130 miljard dollar terug. Ook Europese "
        "exporteurs wachten op de uitspraak.",
        {TARIFFS},
    ),
    (
        "Kabinet: 1 miljard voor luchtverdediging Oekraïne",
        "Het geld gaat naar Patriot-raketten en drones, zegt de minister van Defensie.",
        {UKRAINE},
    ),
    (
        "Duitsland koopt Arrow 3 bij Israël",
        "Het raketschild kost 4 miljard euro. De Bundeswehr wil het systeem in 2027 volledig in "
        "gebruik hebben.",
        {DEFENCE},
    ),
    (
        "Tarievenoorlog kost Belgische economie 3.000 banen",
        "Het Planbureau rekende door wat de Amerikaanse invoertarieven betekenen voor ons land.",
        {TARIFFS},
    ),
    (
        "Opinie: de NAVO is geen verzekering",
        "Wie op Amerika rekent, komt bedrogen uit. Europa moet zijn eigen veiligheid betalen, met "
        "eigen tanks en eigen soldaten.",
        {DEFENCE},
    ),
    (
        "Energiebedrijf: leveringstarief omlaag door lagere gasprijs",
        "Huishoudens met een variabel contract betalen 40 euro minder. De prijzen stegen na de "
        "Russische inval in Oekraïne tot recordhoogte.",
        set(),
    ),
    (
        "Tweede Kamer wil onderzoek naar F-35",
        "De straaljager is duurder dan begroot en staat vaak stil. De Algemene Rekenkamer is kritisch "
        "op Defensie.",
        {DEFENCE},
    ),
    (
        "Amerikaanse defensiebegroting voor het eerst boven biljoen",
        "Het Congres trekt 1.010 miljard dollar uit. Het meeste gaat naar schepen en kernwapens.",
        set(),
    ),
    (
        "ING: consument merkt weinig van heffingen",
        "Nederlandse winkels rekenen niet meer door, ziet de bank. De Europese tegenheffingen op "
        "Amerikaanse producten zijn uitgesteld.",
        {TARIFFS},
    ),
    ("", "", set()),
    ("Zonnig weekend op komst", "Het wordt zaterdag 24 graden, zondag is er kans op een bui.", set()),
]


@pytest.mark.parametrize(("title", "text", "about"), CASES)
def test_topics_of_an_article(title: str, text: str, about: set[str]) -> None:
    assert {hit.topic for hit in detect_topics(title, text, TOPICS)} == about


def test_a_hit_says_which_terms_made_its_score() -> None:
    (hit,) = detect_topics(
        "Marine krijgt vier fregatten", "De krijgsmacht van Nederland groeit. Defensie betaalt.", TOPICS
    )
    assert hit.topic == DEFENCE
    assert hit.score == pytest.approx(sum(weight for _, weight in hit.terms))
    assert dict(hit.terms)["krijgsmacht*"] == 2.5 * 1.5
    assert [abs(weight) for _, weight in hit.terms] == sorted(
        (abs(weight) for _, weight in hit.terms), reverse=True
    )


@pytest.mark.parametrize("written", ["Oekraïne", "Oekraine", "OEKRAÏNE", "Oekrai\u0308ne"])
def test_accents_and_case_do_not_matter(written: str) -> None:
    hits = detect_topics(f"Oorlog in {written}", f"Militaire steun aan {written}.", TOPICS)
    assert [hit.topic for hit in hits] == [UKRAINE]


@settings(deadline=timedelta(seconds=2))
@given(st.text(), st.text())
def test_any_text_gets_the_same_answer_twice(title: str, text: str) -> None:
    assert detect_topics(title, text, TOPICS) == detect_topics(title, text, TOPICS)


@pytest.mark.parametrize(
    "unit", ["defensie ", "a", "Navo-", "oekraïne\n", "minister van ", "*\u0308", "milieudefensiedefensie"]
)
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * times
        start = perf_counter()
        detect_topics("", text, TOPICS)
        return perf_counter() - start

    seconds(1_000)
    # Four times the text may take sixteen times as long on a busy machine; quadratic time would at least.
    assert seconds(40_000) < 16 * seconds(10_000) + 0.5
