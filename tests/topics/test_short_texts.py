"""A headline and a sentence or two must be enough to know what an article is about: feeds often give no more.

Each case: title, text, topics. Written before the terms were, in the registers of public broadcaster,
popular daily, business daily, local paper and Flemish press. Persons and firms are invented. The near misses
stand in words as close to the subject as the news has them.
"""

from __future__ import annotations

import pytest

from cijferwacht.paths import SEEDS
from cijferwacht.topics import detect_topics, load_topics

TOPICS = load_topics(SEEDS / "topics")

DEFENCE, UKRAINE, TARIFFS = "eu-defence", "ukraine", "eu-us-tariffs"

EU_DEFENCE: list[tuple[str, str, set[str]]] = [
    # who pays
    (
        "Zes landen richten samen wapenbank op",
        "De bank leent vanaf januari geld uit aan Europese landen die tanks of munitie willen bestellen.",
        {DEFENCE},
    ),
    (
        "Leger krijgt er 4 miljard bij",
        "De Tsjechische regering trekt volgend jaar 4 miljard euro extra uit voor de strijdkrachten.",
        {DEFENCE},
    ),
    (
        "Kamer morrelt aan bezuiniging op zorg om kanonnen te betalen",
        "Een meerderheid wil dat Nederland sneller aan de afgesproken militaire uitgaven voldoet.",
        {DEFENCE},
    ),
    (
        "Portugal belooft hogere militaire uitgaven",
        "Lissabon komt dit jaar uit op 2 procent van het bbp, zei minister Duarte Lampreia.",
        {DEFENCE},
    ),
    (
        "Lidstaten mogen begrotingsregels ruimer uitleggen voor bewapening",
        "De Commissie geeft zestien hoofdsteden toestemming om meer schulden te maken voor hun leger.",
        {DEFENCE},
    ),
    # what is bought and made
    (
        "Denen bestellen veertien patrouilleschepen",
        "De schepen gaan naar de marine en moeten in 2031 varen. Kosten: 1,1 miljard euro.",
        {DEFENCE},
    ),
    (
        "Kruitfabriek in Overijssel weer open",
        "Met Europese subsidie gaat een fabriek in Hardenberg opnieuw kruit maken voor granaten.",
        {DEFENCE},
    ),
    (
        "Vijf EU-landen schaffen gezamenlijk radars en luchtafweer aan",
        "Het contract is 900 miljoen euro waard en gaat naar een Frans-Italiaans consortium.",
        {DEFENCE},
    ),
    (
        "Poetsen, oliën en eindelijk nieuwe gevechtsvliegtuigen",
        "België koopt elf toestellen bij, zegt het kabinet van defensieminister Roos Aerbeyden.",
        {DEFENCE},
    ),
    (
        "Orderboek Zweedse kanonnenmaker puilt uit",
        "Nordkanon ontving in een kwartaal voor 3 miljard kroon aan bestellingen van Europese legers.",
        {DEFENCE},
    ),
    # people and places
    (
        "Berlijn zoekt 40.000 extra soldaten",
        "Wie tekent, krijgt een gratis rijbewijs. Lukt het werven niet, dan wordt een deel opgeroepen.",
        {DEFENCE},
    ),
    (
        "Jongens én meisjes moeten op herhaling in Kroatië",
        "Zagreb voert de dienstplicht weer in: twee maanden in de kazerne.",
        {DEFENCE},
    ),
    (
        "Leger strijkt neer op voormalig vakantiepark",
        "Defensie koopt het terrein bij Ommen voor 60 miljoen euro en bouwt er een kazerne voor 900 man.",
        {DEFENCE},
    ),
    (
        "Meer Amerikaanse soldaten weg uit Duitsland",
        "Washington sluit twee bases en haalt 3.500 militairen uit Europa terug, meldt een hoge bondgenoot.",
        {DEFENCE},
    ),
    (
        "Bondgenootschap oefent met 25.000 man in Noorwegen",
        "Ook mariniers uit Nederland doen mee. De NAVO wil laten zien dat zij het noorden kan verdedigen.",
        {DEFENCE},
    ),
]

UKRAINE_ONLY: list[tuple[str, str, set[str]]] = [
    # the war
    (
        "Zeker negen doden bij bombardement op marktplein",
        "Russische vliegtuigen gooiden zaterdag glijbommen op een plaats in het Oekraïense grensgebied.",
        {UKRAINE},
    ),
    (
        "Nachtelijke drones leggen Oekraïense stad plat",
        "In Pidhirne zitten 80.000 mensen zonder water, meldt de burgemeester.",
        {UKRAINE},
    ),
    (
        "Kremlin wijst bestand van dertig dagen af",
        "Moskou wil eerst praten over de oorzaken van de oorlog, zegt een woordvoerder.",
        {UKRAINE},
    ),
    (
        "Honderden krijgsgevangenen geruild",
        "Rusland en Oekraïne lieten elk 205 militairen gaan, na bemiddeling door de Emiraten.",
        {UKRAINE},
    ),
    (
        "Analyse: waarom het front nauwelijks beweegt",
        "Rusland verliest per vierkante kilometer ruim honderd man, en Kyiv heeft te weinig infanterie.",
        {UKRAINE},
    ),
    # money and arms
    (
        "Noren verdubbelen Oekraïnesteun",
        "Oslo maakt 7 miljard euro vrij. De helft is voor luchtafweer.",
        {UKRAINE},
    ),
    (
        "Twintig pantserwagens vertrekken naar Kyiv",
        "De voertuigen komen uit de voorraad van het Belgische leger, zegt kolonel Wim Daverveldt.",
        {UKRAINE},
    ),
    (
        "Wereldbank: wederopbouw kost 520 miljard dollar",
        "Dat bedrag is nodig om huizen, wegen en stroomnet van Oekraïne te herstellen.",
        {UKRAINE},
    ),
    (
        "Eerste tranche uit Europese lening overgemaakt",
        "De Oekraïense regering ontving woensdag 5,9 miljard euro van de EU.",
        {UKRAINE},
    ),
    # Russia's money and sanctions, without the country's name
    (
        "EU laat Russische miljarden langer vaststaan",
        "Het bevroren vermogen van de centrale bank komt niet vrij zolang Moskou geen schade vergoedt.",
        {UKRAINE},
    ),
    (
        "Rechter: beslag op jacht van Russische oligarch blijft",
        "Het schip van 110 miljoen euro valt onder de sancties, oordeelt het hof in Amsterdam.",
        {UKRAINE},
    ),
    (
        "Nieuwe strafmaatregelen treffen olie uit Rusland",
        "Het negentiende pakket sancties van de EU zet 60 schepen van de schaduwvloot op de lijst.",
        {UKRAINE},
    ),
    # people
    (
        "Hotel in Knokke niet langer opvangplek",
        "De 140 gevluchte Oekraïners moeten voor de zomer verhuizen, zegt schepen Lies Van Houtryve.",
        {UKRAINE},
    ),
    (
        "Meer Oekraïense mannen vragen bescherming aan",
        "Sinds Kyiv de grens opende, meldden zich in Nederland 400 vluchtelingen per week.",
        {UKRAINE},
    ),
]

EU_US_TARIFFS: list[tuple[str, str, set[str]]] = [
    (
        "Kaasmakers zien uitvoer naar VS met een derde dalen",
        "De Amerikaanse importheffing op Europese zuivel doet pijn, zegt koepel Zuivel Verenigd.",
        {TARIFFS},
    ),
    (
        "Washington verlaagt tarief voor auto's uit Europa",
        "Duitse fabrikanten betalen met terugwerkende kracht 15 procent in plaats van 27,5.",
        {TARIFFS},
    ),
    (
        "Unizo: één op de vijf exporteurs schrapt jobs door Trump-taks",
        "Vlaamse kmo's die naar de Verenigde Staten uitvoeren, voelen de invoerheffingen.",
        {TARIFFS},
    ),
    (
        "Europa slaat nog niet terug",
        "De lijst met Amerikaanse producten waarop de EU heffingen wil leggen, blijft tot februari in de la.",
        {TARIFFS},
    ),
    (
        "Parlement keurt deal met Amerika goed",
        "De Europese invoerrechten op kreeft, noten en machines uit de Verenigde Staten verdwijnen.",
        {TARIFFS},
    ),
    (
        "CPB: handelsoorlog kost 0,4 procent groei",
        "Het planbureau verwacht dat Nederland minder aan de Amerikanen verkoopt door de hogere tarieven.",
        {TARIFFS},
    ),
    (
        "Trump dreigt Spanje met strafheffing",
        "Het land geeft volgens de president te weinig uit en zal dat merken aan zijn uitvoer van olijfolie.",
        {TARIFFS},
    ),
    (
        "Wijnboeren in de rats",
        "Zonder akkoord gaat er volgende week 30 procent bovenop elke Franse fles die naar New York gaat, "
        "aldus het Witte Huis over de nieuwe heffingen.",
        {TARIFFS},
    ),
    (
        "Staal: Brussel en Washington praten over quotum",
        "Binnen het quotum zou het Amerikaanse tarief op Europees staal van 50 naar 10 procent gaan.",
        {TARIFFS},
    ),
    (
        "Fabrikant van tandartsstoelen verplaatst productie naar Ohio",
        "Zo ontloopt het Twentse bedrijf de Amerikaanse heffing van 15 procent op goederen uit de EU.",
        {TARIFFS},
    ),
    (
        "Sikkema: tegenheffingen zijn laatste redmiddel",
        "De handelscommissaris wil eerst praten met de Amerikaanse regering, zei hij in Straatsburg.",
        {TARIFFS},
    ),
]

SEVERAL: list[tuple[str, str, set[str]]] = [
    (
        "Denemarken verhoogt defensiebudget opnieuw",
        "Kopenhagen geeft volgend jaar 3,2 procent van het bbp uit aan de krijgsmacht.\n\n"
        "Vooral de marine groeit: er komen drie fregatten bij.\n\n"
        "Voor steun aan Oekraïne houdt het land 1,3 miljard euro apart.",
        {DEFENCE, UKRAINE},
    ),
    (
        "EU-top eens over defensieplan",
        "De leiders willen dat Europa zich in 2030 zelf kan verdedigen. De lidstaten kopen meer samen in.\n\n"
        "Kyiv krijgt 2 miljard euro voor drones, staat in de slotverklaring.",
        {DEFENCE, UKRAINE},
    ),
    # The country named as a date or a yardstick in a text on armies does not make it Ukraine.
    (
        "Letland bouwt verder aan bunkers langs de grens",
        "De krijgsmacht heeft er tachtig klaar, voor 40 miljoen euro.\n\n"
        "Het land begon ermee na de Russische inval in Oekraïne, toen het defensiebudget verdubbelde.",
        {DEFENCE},
    ),
    (
        "Wat kost een tank?",
        "Een nieuwe Leopard doet 28 miljoen euro. Europese legers wachten er jaren op.\n\n"
        "In Oekraïne blijken tanks kwetsbaar voor drones.",
        {DEFENCE},
    ),
    (
        "Trump: wie niet betaalt voor de NAVO, betaalt aan de grens",
        "Landen in Europa die onder de norm voor defensie blijven, krijgen een hogere importheffing op hun "
        "goederen in de Verenigde Staten.",
        {DEFENCE, TARIFFS},
    ),
]

NEAR_MISSES: list[tuple[str, str]] = [
    # defence, army, arms
    (
        "Milieudefensie verliest hoger beroep",
        "Een Europees verbod op olieboringen komt er niet, zegt het hof.",
    ),
    ("Defensie van Cercle lekt als een mandje", "Drie fouten achterin kosten de Bruggelingen de punten."),
    (
        "Brandweer koopt drones",
        "Met de toestellen zoeken Nederlandse korpsen vermisten; kosten 2 miljoen euro.",
    ),
    (
        "Leger mieren legt Brabants spoor lam",
        "Een kolonie uit Zuid-Europa knaagde aan kabels. ProRail trekt 3 ton uit.",
    ),
    ("Leger des Heils vraagt miljoen voor nachtopvang", "In de Europese steden slapen meer daklozen buiten."),
    (
        "Vuurwerkbom verwoest gevel in Breda",
        "De politie vond in de schuur 80 kilo Belgische mortieren, granaten en ander illegaal vuurwerk.",
    ),
    ("Politie neemt wapens in beslag", "In een woning in Den Haag lagen vijf pistolen en munitie."),
    ("Duitse politie koopt 400 wapenstokken", "De order is onderdeel van een Europese aanbesteding."),
    (
        "Militair omgekomen bij verkeersongeluk op A28",
        "De 24-jarige Nederlander was met verlof. Zijn auto raakte een vangrail bij Nijkerk.",
    ),
    (
        "Oorlogsmuseum koopt Shermantank",
        "Het Limburgse museum betaalde 2 ton voor de Amerikaanse tank uit 1944.",
    ),
    (
        "Japan koopt kruisraketten van eigen bodem",
        "Tokio bestelt voor 2 miljard euro en wil de marine versterken tegen China.",
    ),
    ("Soedanese leger herovert brug in Khartoem", "Bij de gevechten vielen volgens artsen zeker 60 doden."),
    (
        "Raket met Europese satelliet gelanceerd",
        "De Ariane 6 bracht een weersatelliet in een baan om de aarde.",
    ),
    ("Schild tegen hagel voor fruitteler", "De Europese subsidie voor netten bedraagt 40 miljoen euro."),
    # Ukraine, Russia, sanctions, frozen
    (
        "Oekraïense kok wint ster in Antwerpen",
        "Zijn borsjt met rivierkreeft overtuigde de inspecteurs van de gids.",
    ),
    ("Songfestival: Oekraïne stuurt rapper", "Hij zingt in mei over zijn oma. De omroep betaalt 3 ton."),
    ("Oekraïense verspringster pakt goud", "De Russische kampioene mocht vanwege sancties niet meedoen."),
    ("Wielerbond verzwaart sancties", "Renners die doping gebruiken, riskeren acht jaar schorsing."),
    ("Gemeente legt sanctie op aan café", "De zaak in Gent moet een week dicht na klachten over lawaai."),
    ("Spaartegoeden groeien weer", "Nederlanders hebben samen 480 miljard euro op de bank staan."),
    ("Bevroren leidingen bij Russische kerk", "De orthodoxe gemeente in Den Haag vraagt geld voor herstel."),
    (
        "Opvang in Ter Apel opnieuw vol",
        "Veel vluchtelingen uit Syrië en Eritrea sliepen buiten. Het COA zoekt 2.000 bedden.",
    ),
    ("Wapenstilstand in Gaza wankelt", "Egypte en Qatar praten met Hamas over de volgende stap."),
    ("Steekpartij in Oostende", "Een Oekraïner (22) raakte gewond. De politie pakte twee Belgen op."),
    ("Zonnebloemolie goedkoper", "De oogst was groot in Roemenië en Oekraïne, zegt handelaar Jo Smeekens."),
    # levies, rates, trade
    ("Waterschap: heffing stijgt door Amerikaanse rivierkreeft", "De dijken in Zuid-Holland lijden schade."),
    ("Parkeertarief Utrecht naar 8 euro", "Ook Amerikaanse pick-ups betalen meer, naar Frans voorbeeld."),
    (
        "Taks op suiker levert Belgische schatkist 200 miljoen op",
        "Frisdrankfabrikanten vragen een lagere heffing.",
    ),
    (
        "Bank verlaagt tarieven voor beleggers",
        "Ook orders op Amerikaanse aandelen worden in Nederland goedkoper.",
    ),
    (
        "Stroomleverancier schrapt dal-tarief",
        "De Europese toezichthouder had kritiek op de prijzen in Nederland.",
    ),
    ("Trump legt Canada heffing van 35 procent op", "Ottawa antwoordt met tarieven op Amerikaans hout."),
    (
        "VS verlagen tarief op Chinese goederen",
        "Peking koopt in ruil sojabonen, zegt de Amerikaanse regering.",
    ),
    (
        "Brazilië woedend over Amerikaanse invoerrechten",
        "Koffie wordt met 50 procent belast door het Witte Huis.",
    ),
    (
        "Beurzen kleuren rood na dreigement Trump",
        "De AEX zakt 1,2 procent. Beleggers vrezen hogere heffingen voor Europa.",
    ),
    ("Fed laat rente staan", "De Amerikaanse centrale bank kijkt naar Europa en wacht de heffingen af."),
    ("Toeslagenouders krijgen sneller geld", "De Belastingdienst scherpt de tarieven van advocaten aan."),
    (
        "Pensioenen stijgen met 2 percent",
        "De federale regering indexeert; ook militairen en leraren krijgen meer.",
    ),
    (
        "Hulp bij importeren van een klassieker",
        "Wie een Amerikaanse auto invoert, betaalt bpm bij de Nederlandse RDW.",
    ),
    ("EU en Mercosur tekenen handelsdeal", "De invoerrechten op auto's en wijn verdwijnen in tien jaar."),
    ("Netflix duurder in Nederland", "Het Amerikaanse bedrijf past zijn tarieven in heel Europa aan."),
]

CASES = [
    *EU_DEFENCE,
    *UKRAINE_ONLY,
    *EU_US_TARIFFS,
    *SEVERAL,
    *((title, text, set[str]()) for title, text in NEAR_MISSES),
]


@pytest.mark.parametrize(("title", "text", "about"), CASES)
def test_a_short_text_is_enough(title: str, text: str, about: set[str]) -> None:
    assert {hit.topic for hit in detect_topics(title, text, TOPICS)} == about
