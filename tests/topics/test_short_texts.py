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
        "Veto ingetrokken: twintigste sanctiepakket rond",
        "De ambassadeurs in Brussel werden het maandag eens. Er gaan 60 tankers op de zwarte lijst.",
        {UKRAINE},
    ),
    (
        "Het front in mei",
        "DeepState komt uit op 310 vierkante kilometer. Boedanov telt 1.200 gesneuvelde Russen per dag.",
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
        "Witte Huis dreigt Spanje met strafheffing",
        "Het land zou te weinig uitgeven en zal dat merken aan zijn uitvoer van olijfolie.",
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
    (
        "Defensie koopt voor het eerst luchtdoelraketten in Zweden",
        "De krijgsmacht bestelt er 300, zegt staatssecretaris Bo Ruiterkamp.\n\n"
        "Eerder ging 120 miljoen euro naar wapens voor Oekraïne uit dezelfde fabriek.",
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
        "Wie niet betaalt voor de NAVO, betaalt aan de grens",
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
    ("VS leggen Canada heffing van 35 procent op", "Ottawa antwoordt met tarieven op Amerikaans hout."),
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

#: A second round, written when the first held; what it showed was mended by rule, not by case.
SECOND_ROUND: list[tuple[str, str, set[str]]] = [
    (
        "Antwerps vredesmuseum protesteert tegen F-35's",
        "De regering wil er elf bijkopen, goed voor 1,5 miljard.",
        {DEFENCE},
    ),
    (
        "Rekruten slapen op veldbed",
        "De Nederlandse kazernes puilen uit nu het aantal dienjaarmilitairen is verdubbeld.",
        {DEFENCE},
    ),
    (
        "Slowakije weigert hogere bijdrage aan bondgenootschap",
        "Bratislava vindt 3,5 procent van het bbp voor het leger onzin.",
        {DEFENCE},
    ),
    (
        "Kustwacht en marine krijgen extra schepen tegen Russische spionage",
        "De Noordzee moet beter bewaakt worden, vindt het kabinet. Kosten: 250 miljoen euro.",
        {DEFENCE},
    ),
    (
        "EIB mag leningen geven aan wapenmakers",
        "De Europese Investeringsbank schrapt een verbod dat al sinds de oprichting gold.",
        {DEFENCE},
    ),
    (
        "Polen graaft antitankgracht langs grens met Belarus",
        "Het Oosterschild kost Warschau 2,3 miljard euro.",
        {DEFENCE},
    ),
    (
        "'Zeventig procent van de Nederlanders steunt hoger defensiebudget'",
        "Dat blijkt uit een peiling van bureau Meetlat onder 1.200 mensen.",
        {DEFENCE},
    ),
    (
        "Brits marineschip loopt vast in begroting",
        "Het vlaggenschip wordt 600 miljoen pond duurder, erkent Londen.",
        {DEFENCE},
    ),
    (
        "Duitsland trekt beurs voor legerdrones",
        "De Bundeswehr krijgt er 12.000, van drie start-ups.",
        {DEFENCE},
    ),
    (
        "Vijf miljard voor veiligheid van Europa",
        "De Noordse landen richten een gezamenlijk fonds op voor munitie en luchtverdediging.",
        {DEFENCE},
    ),
    (
        "Militaire mobiliteit: Brussel stelt 17 miljard voor",
        "Bruggen en tunnels moeten zware legervoertuigen kunnen dragen.",
        {DEFENCE},
    ),
    (
        "Dassault en Airbus ruziën over Europees gevechtsvliegtuig",
        "Het project van 100 miljard euro dreigt te klappen.",
        {DEFENCE},
    ),
    (
        "Belg voelt weinig voor legerdienst",
        "Amper een op de vijf jongeren zou zich vrijwillig melden voor het dienstjaar.",
        {DEFENCE},
    ),
    (
        "Spanje blijft dwarsliggen over vijf procent",
        "Madrid vindt dat het met 2,1 procent van zijn bbp genoeg doet voor de NAVO.",
        {DEFENCE},
    ),
    (
        "Damen krijgt miljardenklus",
        "De werf in Vlissingen bouwt vier nieuwe korvetten voor de Duitse marine.",
        {DEFENCE},
    ),
    (
        "Tekort aan loodsen remt luchtmacht",
        "De F-35's van Volkel staan vaker aan de grond, blijkt uit cijfers van Defensie.",
        {DEFENCE},
    ),
    (
        "Oefening met 4.000 militairen op Veluwe",
        "Buurtbewoners moeten rekening houden met schietgeluid, waarschuwt de landmacht.",
        {DEFENCE},
    ),
    (
        "Italië telt brug mee als defensie-uitgave",
        "Rome wil de oversteek naar Sicilië van 13,5 miljard euro opvoeren bij de NAVO.",
        {DEFENCE},
    ),
    (
        "ABP steekt meer in wapens",
        "Het pensioenfonds heeft nu 2 miljard euro in Europese defensiebedrijven.",
        {DEFENCE},
    ),
    (
        "Litouwse minister: sluit luchtruim voor ballonnen",
        "De NAVO stuurt extra luchtafweer naar Vilnius.",
        {DEFENCE},
    ),
    (
        "Zelfs Zwitsers willen meer geld voor leger",
        "Bern verhoogt de btw om luchtafweer te betalen.",
        {DEFENCE},
    ),
    (
        "Duitse jongens krijgen in januari brief van Bundeswehr",
        "Wie achttien wordt moet invullen of hij wil dienen.",
        {DEFENCE},
    ),
    (
        "België stuurt fregat naar Oostzee",
        "De Leopold I bewaakt er een maand lang kabels met NAVO-bondgenoten.",
        {DEFENCE},
    ),
    (
        "Commissie schrapt regels voor wapenfabrieken",
        "Een vergunning moet in zestig dagen rond zijn in plaats van drie jaar.",
        {DEFENCE},
    ),
    (
        "Wie betaalt de Europese drone?",
        "Twintig bedrijven azen op 1 miljard uit het defensiefonds.",
        {DEFENCE},
    ),
    ("Kosovomissie wordt kleiner", "Nederland haalt zijn 150 militairen terug bij EUFOR en KFOR.", {DEFENCE}),
    (
        "VS schroeven heffing op staal terug",
        "Het percentage voor Europese producenten daalt van 50 naar 25.",
        {TARIFFS},
    ),
    (
        "Duitse auto-industrie verliest 4 miljard door tarieven",
        "Vooral de verkoop in de Verenigde Staten lijdt onder de hogere invoerrechten.",
        {TARIFFS},
    ),
    (
        "Brussel zwicht voor Washington",
        "De EU schrapt haar heffingen op Amerikaanse auto's met terugwerkende kracht.",
        {TARIFFS},
    ),
    (
        "Vlaamse diamantsector juicht",
        "De Amerikaanse invoertaks van 15 procent op geslepen stenen verdwijnt.",
        {TARIFFS},
    ),
    (
        "Supreme Court haalt streep door heffingen",
        "Importeurs van Europese spullen kunnen geld terugvragen, maar het Witte Huis heeft een plan B.",
        {TARIFFS},
    ),
    (
        "DHL hervat pakketjes naar VS",
        "Particulieren in Nederland betalen voortaan een vast invoerrecht van 80 dollar per pakje.",
        {TARIFFS},
    ),
    (
        "Parmezaan wordt luxe in New York",
        "Italiaanse kaasboeren rekenen de Amerikaanse heffing van 15 procent door aan de klant.",
        {TARIFFS},
    ),
    (
        "Duizend banen weg bij Vlaamse staalreus",
        "ArcelorMittal wijst naar de Amerikaanse heffingen en goedkope import.",
        {TARIFFS},
    ),
    (
        "Bierbrouwer ziet winst dalen",
        "De Amerikaanse invoerheffingen kostten Heineken 60 miljoen euro.",
        {TARIFFS},
    ),
    (
        "'Nul voor nul' is van tafel",
        "De EU had de VS voorgesteld alle heffingen op industriegoederen te schrappen.",
        {TARIFFS},
    ),
    (
        "Champagnehuizen hamsteren in Amerika",
        "Voor als het tarief van 15 procent stijgt, ligt er voor een jaar Franse drank in loodsen in de VS.",
        {TARIFFS},
    ),
    (
        "ASML: heffingen maken machines in VS duurder",
        "De chipmachinefabrikant uit Veldhoven verwacht dat Amerikaanse klanten de invoerrechten betalen.",
        {TARIFFS},
    ),
    (
        "Nederlandse export naar VS gekrompen",
        "Bedrijven verkochten 7 procent minder sinds de importheffingen, ziet het CBS.",
        {TARIFFS},
    ),
    (
        "EU-commissaris vliegt naar Washington",
        "Hij wil uitzonderingen op de importtarieven voor wijn en geneesmiddelen.",
        {TARIFFS},
    ),
    (
        "Brandende flats in Ternopil",
        "Zeker 26 mensen kwamen om toen raketten insloegen in het westen van Oekraïne.",
        {UKRAINE},
    ),
    (
        "Hulpkonvooi uit Zeist bereikt Lviv",
        "Vrijwilligers brachten 40 aggregaten en 12 ambulances.",
        {UKRAINE},
    ),
    (
        "Russische verliezen lopen op",
        "Volgens Londen vielen sinds 2022 een miljoen soldaten uit in de oorlog met Oekraïne.",
        {UKRAINE},
    ),
    ("Meer Oekraïners aan het werk", "Zes op de tien ontheemden hebben een baan, meldt het CBS.", {UKRAINE}),
    (
        "Noorwegen staat garant",
        "Oslo wil borg staan voor 140 miljard euro aan Russisch geld dat naar Kyiv gaat.",
        {UKRAINE},
    ),
    (
        "Brussel zet mes in Russisch gas",
        "Vanaf 2027 mag geen lng uit Rusland meer de Unie in; de opbrengst betaalt de oorlog tegen Oekraïne.",
        {UKRAINE},
    ),
    (
        "Grote stroomstoring na aanval op energiecentrale",
        "In en rond Odesa zitten 300.000 huishoudens zonder elektriciteit.",
        {UKRAINE},
    ),
    (
        "Gemeente Almere opent boot voor 300 Oekraïners",
        "De vluchtelingen kunnen er twee jaar blijven.",
        {UKRAINE},
    ),
    (
        "VN: 14.500 burgers omgekomen sinds begin invasie",
        "Vorige maand was in Oekraïne de dodelijkste in drie jaar.",
        {UKRAINE},
    ),
    (
        "Europa betaalt, Kyiv bepaalt",
        "Met 90 miljard euro uit Brussel kan Oekraïne twee jaar vooruit, denkt het IMF.",
        {UKRAINE},
    ),
    (
        "Tsjechië stopt munitie-initiatief",
        "Praag leverde vorig jaar 1,8 miljoen granaten aan Oekraïne.",
        {UKRAINE},
    ),
    ("Acht doden in Zaporizja", "Rusland vuurde 40 drones op de stad af.", {UKRAINE}),
    ("Hongaars veto houdt miljarden tegen", "Boedapest blokkeert opnieuw geld voor Oekraïne.", {UKRAINE}),
    (
        "Kabinet verlengt regeling voor ontheemden",
        "Oekraïners mogen tot maart 2027 in Nederland blijven.",
        {UKRAINE},
    ),
    (
        "'Straks zitten we zonder tolken'",
        "Veel Oekraïense vluchtelingen in Vlaanderen verliezen in maart hun uitkering.",
        {UKRAINE},
    ),
    (
        "IMF waarschuwt voor gat van 65 miljard in Kiev",
        "Zonder nieuwe leningen raakt de oorlogskas in april leeg.",
        {UKRAINE},
    ),
    (
        "Kinderen uit bezet gebied terug",
        "Twaalf ontvoerde Oekraïense kinderen zijn herenigd met hun ouders.",
        {UKRAINE},
    ),
    (
        "Moskou legt claim van 195 miljard neer bij Euroclear",
        "De Russische centrale bank begint een zaak in de eigen hoofdstad.",
        {UKRAINE},
    ),
    (
        "Schaduwvloottanker geënterd",
        "Franse mariniers hielden een schip vast dat Russische olie vervoert.",
        {UKRAINE},
    ),
    ("Ahoy wordt opvang", "In de Rotterdamse hallen komen 400 bedden voor mensen uit Oekraïne.", {UKRAINE}),
    (
        "Marine krijgt drijvende drones",
        "Het ministerie van Defensie bestelt tachtig onbemande bootjes bij een bedrijf in Den Helder.",
        {DEFENCE},
    ),
    (
        "Europa mist 300.000 soldaten",
        "Om zonder Amerikanen te kunnen, zijn vijftig extra brigades nodig, rekent een denktank voor.",
        {DEFENCE},
    ),
    (
        "Roemenië kiest Koreaanse houwitsers",
        "De 54 stukken geschut kosten samen 920 miljoen dollar.",
        {DEFENCE},
    ),
    (
        "Vliegbasis krijgt meer nachtvluchten",
        "De luchtmacht wil in Leeuwarden vaker oefenen met de F-35.",
        {DEFENCE},
    ),
    (
        "Vakbond: militairen verdienen te weinig",
        "Defensie biedt 4 procent loonsverhoging, de bonden eisen 10.",
        {DEFENCE},
    ),
    (
        "Grieken steken 25 miljard in schild tegen raketten en drones",
        "Athene presenteert een twaalfjarenplan.",
        {DEFENCE},
    ),
    (
        "Oorlogskas Kremlin raakt leger",
        "De olie-inkomsten van Rusland halveerden door de sancties.",
        {UKRAINE},
    ),
    (
        "Trein met gewonde soldaten uit Dnipro",
        "Acht Oekraïense militairen worden in Rotterdam geopereerd.",
        {UKRAINE},
    ),
    (
        "België geeft miljard per jaar aan Oekraïne",
        "Dat staat in de begroting, ondanks kritiek van oppositiepartij Voorwaarts.",
        {UKRAINE},
    ),
    (
        "Drie doden bij drone-inslag op trein in Soemy",
        "Onder de slachtoffers is een jongen van zeven.",
        {UKRAINE},
    ),
    ("Slag om Koepjansk", "Beide legers claimen het centrum van de stad in Oost-Oekraïne.", {UKRAINE}),
    (
        "Belgische chocolade te duur voor Amerikanen",
        "Een reep kost door de invoerheffing en dure cacao bijna het dubbele.",
        {TARIFFS},
    ),
    (
        "Washington schrapt tarief op kurk en vliegtuigdelen",
        "Het is de eerste stap na de deal met de EU.",
        {TARIFFS},
    ),
    (
        "VNO-NCW: geen wraakheffingen",
        "Wie terugslaat naar de VS, treft vooral Nederlandse bedrijven, vindt de werkgeversclub.",
        {TARIFFS},
    ),
]

MORE_NEAR_MISSES: list[tuple[str, str]] = [
    ("Nederlandse bank koopt branchegenoot", "Voor 4 miljard euro neemt de bank het Duitse Hauck over."),
    (
        "Gevangenis Vught krijgt extra bewakers",
        "De minister wil er 90 werven en drones boven het terrein uit de lucht halen.",
    ),
    ("Amerikaanse soldaat schiet collega's neer", "Op een basis in Georgia raakten vijf militairen gewond."),
    ("Legertje vrijwilligers ruimt strand op", "Nederlanders vonden 4.000 kilo plastic op Texel."),
    ("Game over D-day verkoopt miljoen keer", "Spelers besturen een Duitse tank of een Britse soldaat."),
    ("Wolven bij kazerne Oirschot", "Een boswachter zag vier welpen op het oefenterrein."),
    ("Thais leger beschiet grens met Cambodja", "Er vielen negen doden."),
    ("Oekraïense worstelaar vraagt Duits paspoort", "Hij woont zes jaar in Berlijn en won daar alles."),
    ("Russische ballet in Parijs afgelast", "De zaal zegt dat er te weinig kaarten waren verkocht."),
    ("Rekening van voetbalclub bevroren", "De fiscus wil 3 miljoen euro zien."),
    ("Koude winter in Moskou", "Het vroor er 27 graden, meldt het weerbureau."),
    (
        "Vliegtickets duurder door hogere luchthaventarieven",
        "Schiphol rekent 37 procent meer voor vluchten in Europa en naar de VS.",
    ),
    ("China stopt uitvoer van gallium", "De Europese industrie vreest tekorten, net als de Amerikaanse."),
    (
        "Huisarts rekent hoger tarief",
        "Het Nederlandse consult kost 13 euro, een Amerikaanse tien keer zoveel.",
    ),
    (
        "Amerikaans bedrijf bouwt datacenter in Groningen",
        "De investering is 600 miljoen euro; het net is vol.",
    ),
    ("Box 3: nieuwe heffing in 2028", "De Kamer stemt over werkelijk rendement op Amerikaanse aandelen."),
    (
        "Verdediging van Feyenoord kraakt",
        "Het leger aanvallers van de Italianen kreeg zes kansen in Rotterdam.",
    ),
    ("Defensie in beroep", "De advocaat van de verdachte Belg vecht de celstraf aan."),
    (
        "Landbouwdrones krijgen groen licht",
        "Brussel laat boeren in de EU spuiten met drones; fabrikanten verwachten bestellingen.",
    ),
    (
        "Agent gewond door illegaal wapen",
        "De politie in Charleroi zoekt twee mannen. In hun auto lag munitie.",
    ),
    ("Kazerne in Ede wordt woonwijk", "Op het terrein komen 900 huizen, de eerste worden in mei verkocht."),
    (
        "Veteranendag trekt 80.000 bezoekers",
        "Op het Malieveld zagen zij een vliegshow. De koning nam het defilé af.",
    ),
    ("Israël roept 60.000 reservisten op", "Het leger wil Gaza-Stad innemen."),
    ("Pakistan toont raketten op parade", "Het land koopt wapens in China."),
    ("Oekraïense pianist speelt Chopin in Gent", "Het concert is in twee uur uitverkocht."),
    ("Oekraïense oplichters opgepakt", "De bende beloofde Nederlanders een miljoen uit bitcoins."),
    ("Dynamo Kiev loot Club Brugge", "De heenwedstrijd is in Lublin."),
    ("Russische wodka bij supermarkt weg", "De keten had nog 400 flessen op de plank."),
    (
        "Tegoeden op cadeaukaarten verlopen te snel",
        "De Consumentenbond wil dat bonnen vijf jaar geldig blijven.",
    ),
    ("Beslag op villa van drugsbaas", "De rechter liet ook 2 miljoen euro bevriezen."),
    ("Sanctie voor werkloze zonder sollicitatie geschrapt", "De RVA moet 3.000 euro terugbetalen."),
    ("Vrede in de coalitie keert weer", "Na een nacht praten is er een akkoord over de begroting."),
    ("Noodopvang in sporthal Venlo", "Er slapen 120 asielzoekers uit Jemen en Turkije."),
    ("Gemeente Brussel voert heffing in op leegstand", "Eigenaars betalen 6.000 euro per jaar."),
    ("Tarief notaris stijgt", "Een akte kost in Nederland gemiddeld 80 euro meer."),
    (
        "Amerikaanse toerist betaalt hoger museumtarief in Parijs",
        "Het Louvre vraagt bezoekers van buiten de EU 32 euro.",
    ),
    (
        "EU legt heffing op Chinese e-auto's",
        "Brussel wil tot 35 procent op modellen uit China. Peking dreigt met tegenmaatregelen op cognac.",
    ),
    (
        "Zwitserland krijgt lagere heffing van VS",
        "Bern en Washington werden het eens over 15 procent in plaats van 39.",
    ),
    ("CO2-heffing raakt Tata Steel", "Het bedrijf in IJmuiden vraagt Den Haag om uitstel."),
    ("Brusselse beurs lager", "De Bel20 verloor 0,8 procent door zorgen over Amerikaanse tarieven."),
    ("ABN Amro rekent negatieve rente af", "Spaarders krijgen 12 miljoen euro terug."),
    (
        "AOW voor gepensioneerden in Amerika gekort",
        "Nederlanders in de VS betalen belasting op hun uitkering.",
    ),
    ("Airbnb verhoogt servicetarief", "Het Amerikaanse platform rekent Europese verhuurders 15 procent."),
    (
        "Rekenkamer kritisch over spoor",
        "Het kabinet geeft 4 miljard extra uit, maar de treinen rijden niet vaker op tijd.",
    ),
    (
        "Politie krijgt 300 extra stroomstootwapens",
        "De minister trekt 6 miljoen euro uit voor de Nederlandse korpsen.",
    ),
    ("Vlaamse regering koopt kasteel", "Voor 4 miljoen euro wordt het domein in Brabant een museum."),
    ("Duitse deelstaat zoekt 4.000 leraren", "Berlijn wil ook Nederlanders werven met een extra toelage."),
    ("Frankrijk bouwt zes kernreactoren", "EDF krijgt een lening van de staat voor 73 miljard euro."),
    ("Britse premier onder vuur om begroting", "Londen verhoogt belastingen met 26 miljard pond."),
    (
        "EU-landen sluiten akkoord over migratie",
        "Brussel wil uitgeprocedeerde asielzoekers naar landen buiten Europa sturen.",
    ),
    (
        "Nederlandse satelliet gelanceerd met Europese raket",
        "Het toestel kostte 12 miljoen euro en meet methaan.",
    ),
    ("Traumahelikopter vaker de lucht in", "De Nederlandse ziekenhuizen bestellen een vijfde toestel."),
    ("Brandweer blust heidebrand met legerhelikopter", "Op de Veluwe ging 40 hectare verloren."),
    (
        "Militaire begraafplaats opgeknapt",
        "In Ysselsteyn liggen 31.000 Duitse soldaten uit de Tweede Wereldoorlog.",
    ),
    ("Boek over NSB'er", "De schrijver las in Berlijn archieven van het Duitse leger uit 1943."),
    ("Oud-commando wint survivalquiz", "De 38-jarige Belg kreeg 25.000 euro."),
    ("Mexicaanse leger pakt kartelbaas", "Bij de actie vielen twaalf doden."),
    ("VS vallen boot aan bij Venezuela", "Het Amerikaanse leger doodde vier mannen, meldt het Pentagon."),
    ("Iran vuurt raketten af op Israël", "Het leger meldt drie gewonden. Brussel roept op tot kalmte."),
    (
        "Rebellen Congo veroveren stad",
        "Rwandese troepen zouden meevechten. De EU bevriest hulp van 40 miljoen euro.",
    ),
    ("Sancties tegen Iran terug", "De Europese landen bevriezen tegoeden van de centrale bank in Teheran."),
    ("Russische schaker wint in Wijk aan Zee", "Hij versloeg een Duitser in 40 zetten."),
    ("Doping: Rus vier jaar geschorst", "De sanctie geldt ook voor de Olympische Spelen."),
    (
        "Aardbeving Kamtsjatka",
        "De beving in Rusland had een kracht van 7,8. Japan waarschuwde voor een tsunami.",
    ),
    ("Oekraïense bruid trouwt in Delft", "Het stel leerde elkaar kennen bij een cursus Nederlands."),
    (
        "Arbeidsmigranten uit Polen en Oekraïne onderbetaald",
        "De inspectie legde 2 miljoen euro boetes op in de tuinbouw.",
    ),
    (
        "Supermarkten: eieren schaars door vogelgriep",
        "Import uit Oekraïne en Turkije vult het tekort deels aan.",
    ),
    ("Bijstand voor vluchtelingen gekort", "Statushouders uit Syrië krijgen in België minder leefloon."),
    ("Energiebelasting op gas omlaag", "Huishoudens gaan er 80 euro op vooruit, meldt Den Haag."),
    (
        "Tarieven kinderopvang stijgen 4,8 procent",
        "De Europese norm is soberder, aldus brancheclub Kindwijs.",
    ),
    (
        "Amerikaanse durfinvesteerder koopt Nederlands softwarebedrijf",
        "Het bedrijf exporteert naar 40 landen en verwerkt tarieven voor hotels.",
    ),
    ("Ticketmaster belooft duidelijke tarieven", "De EU dreigde het Amerikaanse bedrijf met een boete."),
    (
        "Google krijgt boete van 3 miljard",
        "De Europese Commissie bestraft het Amerikaanse techbedrijf om zijn advertentietarieven.",
    ),
    (
        "Japan en VS sluiten handelsakkoord",
        "Tokio betaalt 15 procent op auto's en investeert 550 miljard dollar.",
    ),
    (
        "Heffing op plastic van de baan",
        "Het kabinet zoekt 547 miljoen euro ergens anders, tot ergernis van Brussel.",
    ),
    (
        "Vliegtaks naar 40 euro voor verre vlucht",
        "Wie naar Amerika vliegt betaalt vanaf Schiphol meer dan wie in Europa blijft.",
    ),
    ("EU wil staalheffing tegen China", "Op staal buiten het quotum komt 50 procent."),
    ("Importeur roept Amerikaanse pindakaas terug", "In Nederland werden 3.000 potten verkocht."),
    (
        "Belgen sparen minder voor pensioen",
        "De taks op langetermijnsparen blijft 10 procent, zegt de minister.",
    ),
]

#: Goods, bills and towns of which the paper's readers know the rest.
THIRD_ROUND: list[tuple[str, str, set[str]]] = [
    (
        "Koperheffing van Trump raakt verffabriek in Heerde",
        "Sinds de VS 50 procent heffen op koper uit Europa verkoopt de fabriek er een kwart minder.",
        {TARIFFS},
    ),
    (
        "Wijnheffing: Frankrijk zoekt uitweg in Washington",
        "Parijs hoopt dat de VS wijn uit Europa alsnog vrijstellen.",
        {TARIFFS},
    ),
    (
        "Tariefrekening valt mee bij Duitse autobouwer",
        "De fabrikant rekent dit jaar op een tariefschade van 400 miljoen euro, nu zijn auto's aan 15 "
        "procent belast worden. In mei hield hij nog 700 miljoen euro aan tariefkosten aan.",
        {TARIFFS},
    ),
    (
        "Brandweer Salland geeft wagens weg",
        "Twee blusauto's en acht aggregaten rijden vrijdag met een konvooi naar Tsjernihiv, waar Oekraïense "
        "collega's ze overnemen.",
        {UKRAINE},
    ),
    (
        "Zutphense bakkers op weg naar Ternopil",
        "Ze brengen generatoren en een oven; de stad zit na aanvallen op het stroomnet halve dagen in het "
        "donker.",
        {UKRAINE},
    ),
    (
        "Opheffing van omroep raakt redactie in Washington",
        "De correspondent in de VS moet terug naar Europa.",
        set(),
    ),
    (
        "Boeren krijgen ontheffing voor mest",
        "Brussel staat Nederland toe meer uit te rijden. Amerikaanse kunstmest is duur.",
        set(),
    ),
    (
        "Brandweer blust zolder in Almelo",
        "In het pand woonden Oekraïners. Niemand raakte gewond.",
        set(),
    ),
]

CASES = [
    *THIRD_ROUND,
    *EU_DEFENCE,
    *UKRAINE_ONLY,
    *EU_US_TARIFFS,
    *SEVERAL,
    *SECOND_ROUND,
    *((title, text, set[str]()) for title, text in [*NEAR_MISSES, *MORE_NEAR_MISSES]),
]


@pytest.mark.parametrize(("title", "text", "about"), CASES)
def test_a_short_text_is_enough(title: str, text: str, about: set[str]) -> None:
    assert {hit.topic for hit in detect_topics(title, text, TOPICS)} == about
