"""What whole articles are about, where the subject comes second, or only its words do.

Each case is a short article of the kind that a local paper, a business page or a newsletter prints: the
subject is the cause of something, one of two causes, or what somebody talks about under another headline.
Near misses have the same length and registers. Persons, firms and figures are invented.
"""

from __future__ import annotations

import pytest

from cijferwacht.paths import SEEDS
from cijferwacht.topics import detect_topics, load_topics

TOPICS = load_topics(SEEDS / "topics")

DEFENCE, UKRAINE, TARIFFS = "eu-defence", "ukraine", "eu-us-tariffs"

CASES: list[tuple[str, str, set[str]]] = [
    (
        "Zeeuwse mosselzaadkwekers zien omzet krimpen",
        "YERSEKE - De bassins van kwekerij Oosterdam zitten vol. Normaal gaat een derde van de "
        'handel per vliegtuig naar Boston en Chicago. "De restaurants daar bestellen nu '
        'Canadees", zegt eigenaar Kees Oosterdam.\n\n'
        "Sinds vorige zomer betaalt de afnemer 15 procent extra aan de grens. Dat kost het "
        "bedrijf naar schatting 700.000 euro per jaar. Van de 24 medewerkers hebben er zes geen "
        "nieuw contract gekregen.\n\n"
        'Oosterdam hoopt dat Trump bijdraait. "Maar ik reken nergens meer op."',
        {TARIFFS},
    ),
    (
        "Kwartaalcijfers Limburgse machinebouwer vallen tegen",
        "De omzet van Maasdraai kwam uit op 212 miljoen euro, 6 procent minder dan een jaar "
        "eerder. Vooral uit Amerika kwamen minder orders binnen.\n\n"
        "Klanten stellen aankopen uit zolang ze niet weten hoeveel invoerheffing ze moeten "
        "betalen, zegt topman Huub Geelen. In Europa groeiden de verkopen juist met 3 procent.\n\n"
        "Het bedrijf houdt voor het hele jaar vast aan een winst van 18 miljoen euro.",
        {TARIFFS},
    ),
    (
        "Ierse whiskey zoekt nieuwe drinkers",
        "Dublin — In de kelders van Glenmoyle liggen 40.000 vaten te rijpen. Ze waren bedoeld "
        "voor de Amerikaanse markt, die vorig jaar met een kwart kromp.\n\n"
        'Distilleerders kregen in augustus een tarief van 15 procent opgelegd. "Eerst waren we '
        'nul gewend", zegt directeur Maeve Corrigan. Nu probeert ze India en Japan.\n\n'
        "De brancheorganisatie vreest voor 1.200 banen op het platteland.",
        {TARIFFS},
    ),
    (
        "Voka: investeringsklimaat verslechtert",
        "Vier op de tien Vlaamse ondernemingen stellen een investering uit, blijkt uit een "
        "rondvraag van werkgeversorganisatie Voka bij 600 leden. Hoge energiekosten worden het "
        "vaakst genoemd.\n\n"
        "Daarna volgt de handelspolitiek van Donald Trump. Wie naar de VS uitvoert, zag zijn "
        "verkoop er gemiddeld met 11 procent dalen. Sommige bedrijven verhuizen een deel van de "
        "productie over de oceaan om de heffingen te ontlopen.\n\n"
        "Voka vraagt de regering om lagere lasten.",
        {TARIFFS},
    ),
    (
        "DNB ziet economie dit jaar 0,8 procent groeien",
        "De Nederlandse economie groeit dit jaar minder dan in december werd verwacht, meldt De "
        "Nederlandsche Bank. De groei komt uit op 0,8 procent, waar eerst op 1,3 was gerekend.\n\n"
        "Dat komt doordat huishoudens de hand op de knip houden en door de hogere invoertarieven "
        "in de Verenigde Staten. Die schelen volgens de president van DNB 0,3 procentpunt groei.\n\n"
        "De werkloosheid blijft rond de 4 procent. Huizenprijzen stijgen met 5 procent.",
        {TARIFFS},
    ),
    (
        "Champagneboer Lefèvre wacht af",
        "In Épernay gaan de flessen voorlopig niet naar New York. De importeur heeft zijn "
        "bestelling van 30.000 stuks stilgelegd nadat de Amerikaanse president had gedreigd met "
        "200 procent op Franse wijn.\n\n"
        '"Als dat doorgaat, kan ik sluiten", zegt wijnboer Lefèvre. Frankrijk verkoopt jaarlijks '
        "voor bijna 4 miljard euro aan wijn en sterkedrank in Amerika.",
        {TARIFFS},
    ),
    (
        "Kabinet: steunfonds voor exporterende bedrijven",
        "Er komt een garantieregeling van 400 miljoen euro voor ondernemers die hun afzet in de "
        "Verenigde Staten zien wegvallen. Dat schrijft de minister van Economische Zaken aan de "
        "Kamer.\n\n"
        "De regeling geldt voor bedrijven die minstens een vijfde van hun omzet in Amerika maken. "
        "VNO-NCW noemt het bedrag een druppel op een gloeiende plaat nu de heffingen oplopen.",
        {TARIFFS},
    ),
    (
        "Lagere winst voor Zweedse vrachtwagenbouwer",
        "Göteborg. Dollander Trucks verkocht in het derde kwartaal 31.000 vrachtwagens, 8 procent "
        "minder. In Noord-Amerika was de daling ruim 20 procent.\n\n"
        "De heffing op zware voertuigen die Washington in november invoerde, kost het concern 2 "
        "miljard kroon. De prijs in de VS gaat daarom met 5 procent omhoog.",
        {TARIFFS},
    ),
    (
        "Column: de prijs van een handdruk",
        "Weet u nog, die golfbaan in Schotland? Von der Leyen lachte, Trump lachte, en wij kregen "
        "vijftien procent. Vijftien! Voor die prijs mocht Europa ook nog 750 miljard aan gas gaan "
        "kopen.\n\n"
        "Een jaar later is de rekening binnen. De export naar de overkant is met een tiende "
        "gekrompen en het staal betaalt nog altijd vijftig.\n\n"
        "Maar goed, we hebben de foto.",
        {TARIFFS},
    ),
    (
        "Vrachtvolume Schiphol daalt",
        "Op Schiphol werd in mei 112.000 ton vracht verwerkt, 5 procent minder dan een jaar "
        "geleden. Vooral op de routes naar de Verenigde Staten werd minder vervoerd, meldt de "
        "luchthaven.\n\n"
        "Expediteurs wijzen op de invoerrechten die sinds dit voorjaar gelden voor bloemen en "
        "medische apparatuur. Het aantal passagiers steeg juist, tot 6,4 miljoen.",
        {TARIFFS},
    ),
    (
        "Kaasmakers uit Gouda mikken op Azië",
        "Het kaasconcern Polderland wil zijn verkoop in Japan verdubbelen. Amerika, nu nog goed "
        'voor 90 miljoen euro omzet, wordt te onzeker. "We weten op maandag niet wat we op '
        'vrijdag aan de douane in Newark moeten betalen", zegt exportmanager Loes Baart.\n\n'
        "De Amerikaanse heffing op zuivel ging in een jaar van 10 naar 15 procent.",
        {TARIFFS},
    ),
    (
        "Stroom wordt goedkoper, netbeheer duurder",
        "Huishoudens betalen volgend jaar gemiddeld 90 euro meer aan netbeheer. De toezichthouder "
        "stelde de tarieven vrijdag vast. De stroomprijs zelf daalt met 4 procent.\n\n"
        "De Europese gasprijs zakte de afgelopen weken doordat er veel lng uit Amerika aankomt. "
        "Een gezin met een gemiddeld verbruik is 2.100 euro kwijt.",
        set(),
    ),
    (
        "Waterschap Vallei verhoogt tarieven met 8 procent",
        "AMERSFOORT - De watersysteemheffing stijgt volgend jaar van 102 naar 110 euro. Het "
        "waterschap heeft geld nodig voor dijken en voor zuivering van medicijnresten.\n\n"
        "De zuiveringsheffing gaat met 6 procent omhoog. Tegenstanders willen dat vervuilers meer "
        "betalen, naar Amerikaans voorbeeld.",
        set(),
    ),
    (
        "Brussel verlengt heffing op Chinese fietsen",
        "De Europese Commissie houdt de antidumpingheffing op e-bikes uit China in stand. Het "
        "tarief loopt op tot 79 procent.\n\n"
        "Fabrikanten in de EU zijn blij: in 2018 kwamen er nog 700.000 goedkope fietsen binnen. "
        "Peking noemt het besluit protectionistisch. De heffing geldt tot 2030.",
        set(),
    ),
    (
        "Canada trekt deel van tegenheffingen in",
        "De premier schrapt de heffing van 25 procent op sinaasappelsap en motoren uit de "
        "Verenigde Staten. Hij hoopt zo de onderhandelingen met Washington vlot te trekken.\n\n"
        "Op Canadees staal blijft een Amerikaans tarief van 50 procent gelden. De vakbond in "
        "Ontario spreekt van een capitulatie.",
        set(),
    ),
    (
        "Tolheffing op A24 levert 28 miljoen op",
        "Automobilisten betaalden vorig jaar 28 miljoen euro voor de Maasdeltatunnel bij "
        "Rotterdam. Een passage kost 1,21 euro, vrachtwagens betalen het vijfvoudige tarief.\n\n"
        "Buitenlandse chauffeurs betalen minder vaak. Van de Belgen voldeed 83 procent op tijd.",
        set(),
    ),
    (
        "Dividendbelasting terug op de agenda",
        "De VVD wil dat het kabinet de dividendbelasting verlaagt van 15 naar 10 procent, om "
        "bedrijven in Nederland te houden. Volgens Unilever speelt het tarief geen rol bij de "
        "keuze voor een notering in New York.\n\n"
        "De oppositie noemt het plan een cadeau van 1,1 miljard euro voor buitenlandse "
        "aandeelhouders.",
        set(),
    ),
    (
        "AEX eindigt week in mineur",
        "De hoofdindex van het Damrak sloot 0,9 procent lager. Chipmachinemaker ASML verloor 2 "
        "procent, Shell won iets door een hogere olieprijs.\n\n"
        "Beleggers nemen winst nadat de index eerder deze week een record had bereikt. In New "
        "York daalden de koersen door zorgen over de rente en de handelspolitiek van Trump. De "
        "euro kostte 1,16 dollar.",
        set(),
    ),
    (
        "Havenarbeiders staken voor pensioen",
        "In de haven van Antwerpen ligt de containerafhandeling sinds woensdag stil. Zo'n 3.000 "
        "dokwerkers eisen een hogere premie voor nachtwerk. Per dag kost dat 9 miljoen euro, "
        "rekent de werkgever voor.\n\n"
        "Schepen uit de Verenigde Staten en China wijken uit naar Rotterdam.",
        set(),
    ),
    (
        "India en VS dicht bij handelsakkoord",
        "New Delhi en Washington zijn het vrijwel eens over een verlaging van de heffing op "
        "Indiase goederen van 50 naar 18 procent. India belooft minder Russische olie te kopen.\n\n"
        "De roepie won 1 procent. Vorig jaar ging er voor 87 miljard dollar aan Indiase spullen "
        "naar Amerika, van textiel tot medicijnen.",
        set(),
    ),
    (
        "Amerikanen kopen massaal Nederlandse e-bikes",
        "Fietsenmaker Rijwiel uit Dieren verkocht vorig jaar 42.000 fietsen in de Verenigde "
        "Staten, twee keer zoveel als in 2023. De omzet groeide tot 96 miljoen euro.\n\n"
        "Het bedrijf opent een tweede winkel in Portland en neemt zestig mensen aan.",
        set(),
    ),
    (
        "Telecombedrijf verhoogt tarieven opnieuw",
        "Klanten van Belcom betalen vanaf juli 3 euro per maand meer. Testaankoop telt al de "
        "derde verhoging in twee jaar.\n\n"
        "Het Amerikaanse moederbedrijf wil de winst in Europa opkrikken. De ombudsdienst kreeg "
        "vorig jaar 1.900 klachten.",
        set(),
    ),
    (
        "Schoonmaakbedrijf wint zaak over loonheffing",
        "De Belastingdienst moet een schoonmaker uit Zwolle 240.000 euro teruggeven. De heffing "
        "over de jaren 2019 tot 2022 was ten onrechte verhoogd, oordeelt het hof in Arnhem.\n\n"
        "De zaak kan gevolgen hebben voor honderden bedrijven met Poolse en Duitse werknemers.",
        set(),
    ),
    (
        "Zaltbommel houdt boot voor vluchtelingen nog een jaar",
        "Op de Waal bij Zaltbommel ligt sinds drie jaar een riviercruiseschip met 180 bewoners. "
        "Ze komen uit Charkiv, Mykolajiv en Soemy. De gemeente wil het contract verlengen.\n\n"
        "Een plek op de boot kost 61 euro per nacht, het Rijk vergoedt er 44. Wethouder Ruben "
        'Smid noemt dat scheef. "Deze mensen werken hier, hun kinderen zitten hier op school."\n\n'
        "De raad beslist op 9 juni.",
        {UKRAINE},
    ),
    (
        "Steeds meer werkende Oekraïners in de regio",
        "In West-Brabant heeft 64 procent van de ontheemde Oekraïners een baan, becijferde het "
        "regionale arbeidsmarktbureau. De meesten werken in logistiek en horeca.\n\n"
        "Dat zijn er 4.300, ruim 500 meer dan een jaar geleden. Twee derde werkt onder zijn "
        "niveau. Arts Olena vult vakken in Roosendaal.",
        {UKRAINE},
    ),
    (
        "Boekhandel verkoopt kaarsen voor Cherson",
        "Al drie winters staan in de etalage van boekhandel Pegasus in Hasselt kaarsen van vijf "
        "euro. De opbrengst, intussen 48.000 euro, gaat naar een ziekenhuis in Cherson dat elke "
        "week beschoten wordt.\n\n"
        "Eigenares Griet Maes reed er in maart zelf heen met twee generatoren en een lading "
        'verband. "Er was nog twee uur stroom per dag."',
        {UKRAINE},
    ),
    (
        "Orbán wint tijd, Brussel verliest geduld",
        "Voor de derde keer in een maand ging de telefoon in Boedapest niet over. De lening van "
        "90 miljard wacht op één handtekening, en die komt er voor de verkiezingen niet, zegt een "
        "diplomaat.\n\n"
        "In Kyiv tikt de klok. De regering kan volgens het IMF nog tot eind april salarissen "
        "betalen. Zonder het geld ontstaat er een gat van 4 miljard per maand.\n\n"
        "Intussen bedenken juristen een route om Hongarije heen.",
        {UKRAINE},
    ),
    (
        "Gasprijs daalt na akkoord over doorvoer",
        "De gasprijs op de TTF zakte maandag tot 27 euro per megawattuur. Handelaren rekenen op "
        "een wapenstilstand, nu Moskou en Kyiv in Istanbul over energiedoelen spreken.\n\n"
        "Volgens bronnen zou Rusland stroomcentrales in Oekraïne dertig dagen ontzien. President "
        "Zelensky wil eerst garanties zien. In Charkiv vielen zondag nog vier doden.",
        {UKRAINE},
    ),
    (
        "'We tellen hier de nachten, niet de dagen'",
        "Verpleegkundige Daryna werkt in Zaporizja op een afdeling met 26 bedden. Er liggen 41 "
        "gewonden.\n\n"
        "U bent gebleven. Waarom?\n\n"
        "‘Mijn man is aan het front. Van zijn compagnie van 120 zijn er nog 34 over.’\n\n"
        "Hoe vaak is er alarm?\n\n"
        "‘Gisteren elf keer. De drones komen nu ook overdag.’",
        {UKRAINE},
    ),
    (
        "Euroclear boekt recordwinst",
        "Euroclear heeft vorig jaar 1,1 miljard euro winst gemaakt. Daarbovenop kwam 5 miljard "
        "aan rente op tegoeden die door de sancties vastzitten. Daarvan gaat het grootste deel "
        "naar een Europees fonds.\n\n"
        "De topvrouw waarschuwt opnieuw tegen inbeslagname van de 194 miljard euro van de "
        'Russische centrale bank. "Dan lopen ook andere klanten weg."',
        {UKRAINE},
    ),
    (
        "Deense scheepswerf legt schaduwtanker aan de ketting",
        "Bij Skagen ligt sinds vrijdag een olietanker van 260 meter voor anker. Volgens de "
        "kustwacht voer hij onder valse vlag met 730.000 vaten uit Primorsk.\n\n"
        "Het schip staat op de EU-lijst met 640 tankers die helpen Russische olie boven het "
        "prijsplafond te verkopen. De kapitein is verhoord.",
        {UKRAINE},
    ),
    (
        "Zorg om graanprijs in Roemenië",
        "Roemeense boeren hebben woensdag met tractoren de grensovergang bij Siret geblokkeerd. "
        "Ze zeggen dat Oekraïens graan de prijs tot 160 euro per ton heeft gedrukt.\n\n"
        "De EU verlengde de handelsvoordelen voor Kyiv vorige maand met een jaar, als steun aan "
        "het land in oorlog. Boekarest vraagt 50 miljoen euro compensatie.",
        {UKRAINE},
    ),
    (
        "Antwerpen stuurt acht trams naar Vinnytsja",
        "De stad Antwerpen schenkt acht afgeschreven trams aan de Oekraïense stad Vinnytsja. Het "
        "vervoer kost 320.000 euro, betaald door de Vlaamse regering.\n\n"
        "In Vinnytsja wonen intussen 70.000 ontheemden uit het oosten. De burgemeester wil ook "
        "oude bussen.",
        {UKRAINE},
    ),
    (
        "Oekraïense turnster schittert in Rotterdam",
        "De zeventienjarige Yeva Marchenko won zaterdag goud op balk. In de uitverkochte Ahoy "
        "zagen 9.000 toeschouwers hoe zij 14,6 punten kreeg.\n\n"
        'Marchenko traint sinds 2022 in Heerenveen. "De sfeer hier was geweldig", zei ze in '
        "vlekkeloos Nederlands.",
        set(),
    ),
    (
        "Inbrekers pikken koper uit treinen",
        "Langs het spoor bij Weert is voor de vierde keer deze maand koper gestolen. ProRail "
        "schat de schade op 180.000 euro.\n\n"
        "De politie hield twee mannen aan, van wie een met een Oekraïens rijbewijs. Ze worden "
        "verdacht van nog dertien diefstallen.",
        set(),
    ),
    (
        "Zonnebloemolie duurder",
        "Een fles zonnebloemolie kost in de supermarkt gemiddeld 2,39 euro, een kwart meer dan "
        "een jaar geleden. Door droogte in Spanje en Oekraïne viel de oogst tegen, zegt de "
        "branche.\n\n"
        "Ook olijfolie en margarine stijgen in prijs. De supermarkten verwachten pas na de zomer "
        "een daling.",
        set(),
    ),
    (
        "Defensieve Dynamo Kiev houdt Genk op 0-0",
        "Racing Genk is in Lublin niet verder gekomen dan een gelijkspel. De ploeg had 68 procent "
        "balbezit, maar de Oekraïense kampioen verdedigde met tien man.\n\n"
        "Volgende week is de return in de Cegeka Arena. De coach mist dan twee "
        "geschorste spelers.",
        set(),
    ),
    (
        "Netflix-serie over spionnen in trek",
        "De reeks ‘Moskou bij nacht’ werd in een week 12 miljoen keer bekeken. Het scenario "
        "speelt in 1983, met een hoofdrol voor een Russische dubbelspion in Den Haag.\n\n"
        "Er komt een tweede seizoen, ditmaal met opnames in Boedapest.",
        set(),
    ),
    (
        "Schaatsbond houdt Russen buiten de deur",
        "De internationale schaatsunie heft de schorsing van Russische en Belarussische rijders "
        "niet op. Dat betekent dat olympisch kampioen Volkov niet mag starten bij het WK in "
        "Heerenveen.\n\n"
        "Van de 63 leden stemden er 41 voor verlenging van de sanctie.",
        set(),
    ),
    (
        "Kamer wil strengere opvang asielzoekers",
        "Een meerderheid in de Tweede Kamer wil dat asielzoekers sneller worden teruggestuurd. "
        "Het COA heeft nu 72.000 mensen in de opvang, 8.000 meer dan begroot.\n\n"
        "De meesten komen uit Syrië, Turkije en Eritrea. Gemeenten klagen over de kosten van "
        "noodlocaties.",
        set(),
    ),
    (
        "Zoektocht naar vermiste wandelaar in Oeral gestaakt",
        "Reddingsploegen in Rusland zijn gestopt met zoeken naar een Nederlandse bergwandelaar "
        "van 44. Hij verdween elf dagen geleden bij een sneeuwstorm.\n\n"
        "Er werden drie helikopters en 120 vrijwilligers ingezet.",
        set(),
    ),
    (
        "Oorlog in Sudan: 200.000 mensen op de vlucht",
        "Rond El Obeid zijn in een week 200.000 mensen hun huis ontvlucht voor gevechten tussen "
        "leger en milities. De VN hebben 90 miljoen dollar nodig voor voedsel.\n\n"
        "Europese landen gaven meer aan Oekraïne dan aan heel Afrika, klaagt de "
        "noodhulpcoördinator. Er vielen vorige maand 1.400 doden bij beschietingen.",
        set(),
    ),
    (
        "Concert voor vrede in Concertgebouw",
        "Het jeugdorkest van Lviv speelt zondag in Amsterdam werken van Bach en Skoryk. De zaal "
        "met 1.900 stoelen is bijna uitverkocht.\n\n"
        "Dirigent Taras Hnativ noemt muziek een brug. Kaarten kosten 28 euro.",
        set(),
    ),
    (
        "Voorjaarsnota: zorg levert in, krijgsmacht groeit",
        "De coalitiepartijen zijn het eens over de begroting. Het eigen risico gaat naar 410 euro "
        "en de btw op sport stijgt.\n\n"
        "Daar staat tegenover dat er 1,9 miljard euro extra naar Defensie gaat. Daarmee komt "
        "Nederland volgend jaar uit op 2,6 procent van het bbp. De oppositie spreekt van afbraak.",
        {DEFENCE},
    ),
    (
        "Slapen op een veldbed: tekort aan kamers in Havelte",
        "Korporaal Lisa deelt haar kamer met vijf anderen. Op de kazerne in Havelte is plek voor "
        "900 militairen, er slapen er 1.240.\n\n"
        "De bond telt landelijk een tekort van 5.000 bedden. Defensie wil 300 miljoen uitgeven "
        "aan noodgebouwen, maar de vergunningen duren lang.",
        {DEFENCE},
    ),
    (
        "Hengelo lokt radarbouwers met nieuwe wijk",
        "Thales zoekt in Hengelo 600 technici. De radarfabriek draait op volle toeren door "
        "bestellingen van de marines van Duitsland en Nederland.\n\n"
        "De gemeente wil daarom 1.100 huizen versneld bouwen. Een radarsysteem voor een fregat "
        "kost zo'n 60 miljoen euro.",
        {DEFENCE},
    ),
    (
        "Boeren bij Zeewolde vrezen komst van legerplaats",
        "Op de akkers van vijftien boeren moet een kazerne komen voor 7.000 man, met schietbanen. "
        "De staatssecretaris wil voor de zomer kiezen tussen Zeewolde en Dronten.\n\n"
        'Defensie biedt 15 euro per vierkante meter. "Voor dat geld koop ik elders niks terug", '
        "zegt akkerbouwer Wim Hoving.",
        {DEFENCE},
    ),
    (
        "Van de bakkerij naar de brigade",
        "Op de open dag in Leopoldsburg stonden 2.400 jongeren in de rij. De zeventienjarige Noor "
        "wil er een jaar vrijwillige dienst doen, voor 2.000 euro netto.\n\n"
        "Minister Francken hoopt dit jaar 500 jongeren aan te nemen, tegen 2030 moeten het er "
        "7.000 zijn. Het leger kan er voorlopig 650 opleiden.",
        {DEFENCE},
    ),
    (
        "Polen leent miljarden in Brussel",
        "Warschau krijgt als grootste afnemer 43,7 miljard euro uit de pot waarmee lidstaten "
        "samen raketten en drones kunnen bestellen. De Poolse premier tekende vrijdag het "
        "contract.\n\n"
        "De looptijd is 45 jaar. Oppositiepartij PiS vreest dat Polen zo aan Duitse fabrikanten "
        "vastzit.",
        {DEFENCE},
    ),
    (
        "Nieuwe directeur voor vliegtuigbouwer Dassault",
        "Parijs - De topman van Dassault Aviation treedt in september terug. Onder zijn leiding "
        "verkocht het concern 320 Rafales, waarvan 24 aan Kroatië en Griekenland.\n\n"
        "Het ruziënde Frans-Duitse project voor een nieuw gevechtsvliegtuig, geschat op 100 "
        "miljard euro, wacht hem niet meer op. Berlijn wil voor de zomer een besluit.",
        {DEFENCE},
    ),
    (
        "Pensioenbelegger houdt deur open voor wapens",
        "Het pensioenfonds voor de metaal schrapt zijn verbod op beleggingen in munitie. Van de "
        "deelnemers was 58 procent voor. Het fonds wil tot 1,5 miljard euro steken in Europese "
        "defensiebedrijven.\n\n"
        "Clustermunitie blijft uitgesloten.",
        {DEFENCE},
    ),
    (
        "Madrid houdt voet bij stuk",
        "Spanje gaat niet verder dan 2,1 procent. De premier herhaalde woensdag dat meer "
        "niet nodig is om aan de afspraken met de bondgenoten te voldoen.\n\n"
        "Washington eist 5 procent. Zonder Spaans geld wordt het lastig, zegt een diplomaat in "
        "Brussel: het land is de vierde economie van het verbond.",
        {DEFENCE},
    ),
    (
        "Helmondse truckbouwer levert 200 legerwagens",
        "Er gaan tweehonderd vrachtwagens van VDL naar de landmacht. De order is 140 miljoen euro "
        "waard en houdt tachtig mensen twee jaar aan het werk.\n\n"
        "De eerste wagens rijden volgend voorjaar de kazerne in Oirschot binnen.",
        {DEFENCE},
    ),
    (
        "Fort bij Vechten krijgt hotel",
        "Het oude munitiedepot op Fort Vechten wordt een hotel met 48 kamers. De provincie "
        "Utrecht betaalt 3 miljoen euro mee aan de restauratie van het voormalige legercomplex.\n\n"
        "In de jaren vijftig lagen er nog soldaten. Nu zwemmen er kamsalamanders in de gracht.",
        set(),
    ),
    (
        "Brandweer koopt drone met warmtebeeld",
        "De brandweer in Leeuwarden heeft een drone van 28.000 euro. Het toestel is vorige maand "
        "al zes keer ingezet bij branden in silo's en een keer bij een vermissing.\n\n"
        "De piloot kreeg les op de vliegbasis. Commandant Sietse Bouma wil er nog twee.",
        set(),
    ),
    (
        "Verdediging: 'Geen bewijs tegen oud-wethouder'",
        "De advocaten van oud-wethouder R. uit Roermond vroegen dinsdag vrijspraak. De defensie "
        "noemde de getuigen onbetrouwbaar.\n\n"
        "Het Openbaar Ministerie eist achttien maanden cel en een boete van 25.000 euro voor "
        "omkoping.",
        set(),
    ),
    (
        "Anderlecht verliest verdediger tot maart",
        "De Rode Duivel scheurde zijn kruisband in het duel met Gent. Zijn ploeg kreeg dit "
        "seizoen al 31 tegendoelpunten en zoekt versterking voor de defensie.\n\n"
        "Voor een Deense stopper zou 4 miljoen euro klaarliggen.",
        set(),
    ),
    (
        "Milieudefensie: Schiphol moet krimpen",
        "Volgens Milieudefensie kan Schiphol alleen met 300.000 vluchten per jaar aan de "
        "klimaatdoelen voldoen. De organisatie heeft 110.000 leden en stapt naar de rechter in "
        "Den Haag.\n\n"
        "Het kabinet mikt op 478.000 vluchten. Ook de EU kijkt mee.",
        set(),
    ),
    (
        "Taptoe trekt 20.000 mensen naar Ahoy",
        "De Nationale Taptoe was drie avonden uitverkocht. Militaire orkesten uit zeven landen "
        "speelden samen met een dansgroep uit Noorwegen.\n\n"
        "Een kaartje kostte 45 euro. De opbrengst gaat naar een veteranenfonds.",
        set(),
    ),
    (
        "Israël trekt 40 miljard extra uit voor leger",
        "De Israëlische regering verhoogt de begroting van het ministerie van Defensie met 40 "
        "miljard shekel. Het geld is nodig voor reservisten en raketafweer.\n\n"
        "De Amerikaanse steun blijft 3,8 miljard dollar per jaar. De centrale bank waarschuwt "
        "voor een tekort van 5 procent.",
        set(),
    ),
    (
        "Legerdump sluit na 70 jaar",
        "In Tilburg gaat de laatste dumpzaak dicht. Eigenaar Jos Martens verkocht er tenten, "
        "kistjes en een enkele legertruck. Vroeger kwamen er 200 klanten op een dag.\n\n"
        '"Jongeren kopen hun camouflagebroek online", zegt hij.',
        set(),
    ),
    (
        "Drone vindt verdwaalde hond na vijf dagen",
        "Vrijwilligers vlogen 14 uur boven de duinen bij Schoorl. Labrador Bo was geschrokken van "
        "een overvliegend militair toestel.\n\n"
        "De stichting heeft dertig piloten en spoorde vorig jaar 220 dieren op.",
        set(),
    ),
    (
        "Van kazerne tot atelier",
        "In de oude Kolonel Dossinkazerne in Mechelen openen volgende maand 60 ateliers. "
        "Kunstenaars betalen 9 euro per vierkante meter.\n\n"
        "De stad kocht het gebouw voor 3,2 miljoen euro van Defensie. Op de binnenplaats komt een "
        "park.",
        set(),
    ),
    (
        "Politie zet 900 agenten in bij NAVO-top-marathon",
        "Den Haag - De marathon loopt zondag over het terrein waar vorig jaar de leiders "
        "bijeenkwamen. Er doen 14.000 lopers mee.\n\n"
        "De politie zet 900 agenten in. Langs de route zijn 40 wegen dicht.",
        set(),
    ),
    (
        "Tesla verkoopt minder in Nederland",
        "Het Amerikaanse automerk verkocht in maart 1.900 auto's in Nederland, 40 procent minder "
        "dan een jaar eerder. Concurrenten uit China wonnen terrein.\n\n"
        "Kopers lopen weg om de uitspraken van de topman, zegt een dealer in Utrecht. Ook hielp "
        "het niet dat het bijtellingstarief omhoogging.",
        set(),
    ),
    (
        "Vlucht naar New York goedkoper dan ooit",
        "Wie deze zomer van Schiphol naar de VS vliegt, betaalt gemiddeld 410 euro. "
        "Luchtvaartmaatschappijen verlagen hun tarieven omdat Nederlanders Amerika mijden.\n\n"
        "Het aantal boekingen daalde met 18 procent, aldus reisbrancheclub ANVR.",
        set(),
    ),
    (
        "Bierbrouwer sluit fabriek in Duitsland",
        "Brouwer Noorderhop stopt in Bremen; 210 mensen verliezen hun baan. Duitsers drinken "
        "steeds minder bier en de energieprijzen zijn hoog.\n\n"
        "De omzet in de Verenigde Staten groeide juist met 6 procent. Het bedrijf uit Groningen "
        "verwacht 40 miljoen euro winst.",
        set(),
    ),
    (
        "Amerikaanse koopjesjagers vinden weg naar Antwerpse diamant",
        "In de diamantwijk werd voor 1,2 miljard euro meer verhandeld dan vorig jaar. Vooral "
        "Amerikanen kopen.\n\n"
        "Er gelden op Russische stenen nog steeds sancties van de EU. Vlaamse handelaars vragen "
        "lagere btw.",
        set(),
    ),
    (
        "CAO-akkoord bij Tata Steel",
        "De 9.000 werknemers in IJmuiden krijgen er 5,5 procent bij. FNV spreekt van een mooi "
        "resultaat.\n\n"
        "Het staalbedrijf verloor vorig jaar 500 miljoen euro, door hoge energiekosten en "
        "goedkope invoer uit China. De afzet naar Amerika bleef gelijk.",
        set(),
    ),
    (
        "Chinese uitvoer groeit ondanks heffingen VS",
        "De Chinese export steeg in oktober met 5,9 procent. Naar Amerika ging een kwart minder, "
        "naar Zuidoost-Azië juist veel meer.\n\n"
        "De heffingen van Trump lopen op tot 47 procent. Peking stelde strengere regels in voor "
        "zeldzame aardmetalen. Een dollar kost 7,1 yuan.",
        set(),
    ),
    (
        "Netbeheerders willen nachttarief terug",
        "Wie 's nachts zijn auto laadt, zou minder moeten betalen. Netbeheerders stellen voor het "
        "tarief tussen elf en zes uur te halveren.\n\n"
        "In Californië bestaat zo'n tarief al en daalde de piek met 12 procent.",
        set(),
    ),
    (
        "Zwitserse horlogemakers opgelucht",
        "De Verenigde Staten verlagen de heffing op Zwitserse goederen van 39 naar 15 procent. De "
        "horlogemakers verkopen een zesde van hun productie in Amerika.\n\n"
        "Bern beloofde voor 200 miljard dollar te investeren. Het aandeel van Swatch won 4 "
        "procent.",
        set(),
    ),
    (
        "Boetes voor vervuilende schepen",
        "De Amerikaanse kustwacht legde een rederij uit Rotterdam een boete op van 2 miljoen "
        "dollar. De bemanning loosde olie bij Houston.\n\n"
        "Ook in Europa gelden sinds dit jaar hogere haventarieven voor vuile schepen.",
        set(),
    ),
    (
        "Rabobank: Brabantse export onder druk",
        "Brabantse machinebouwers en chipbedrijven verwachten volgend jaar 3 procent minder uit "
        "te voeren. De bank wijst op een duurdere euro en op de Amerikaanse handelspolitiek.\n\n"
        "Bedrijven die veel in de VS verkopen, ontslaan al mensen: bij Lichtstad Optics gaan 85 "
        "van de 640 banen weg. De heffing van 15 procent eet de hele marge op, zegt directeur Van "
        "Dooren.",
        {TARIFFS},
    ),
    (
        "Trump zet Brussel voor het blok",
        "Voor 1 juni moet er een akkoord liggen, anders gaan alle Europese goederen 50 procent "
        "meer kosten, schrijft de president op zijn netwerk.\n\n"
        'De Commissie houdt het hoofd koel. "Wij onderhandelen niet via berichtjes", zegt een '
        "woordvoerder.",
        {TARIFFS},
    ),
    (
        "Duitse industrie krimpt voor derde kwartaal",
        "De productie van Duitse fabrieken daalde in september met 2,1 procent. Auto- en "
        "machinebouwers kregen minder opdrachten uit de Verenigde Staten.\n\n"
        "Het statistiekbureau noemt de tarieven waarmee Washington Europese auto's belast als "
        "belangrijkste oorzaak. Ook de dure stroom speelt mee.",
        {TARIFFS},
    ),
    (
        "Wat merkt u ervan in de winkel?",
        "Amerikaanse pindakaas, bourbon en spijkerbroeken kunnen duurder worden. Brussel heeft "
        "een lijst klaar met spullen ter waarde van 93 miljard euro waarop bij invoer 25 procent "
        "komt.\n\n"
        "Voorlopig ligt die lijst in de kast: het uitstel loopt tot februari.",
        {TARIFFS},
    ),
    (
        "Medicijnfabriek Leiden houdt rekening met verhuizing",
        "Farmaceut Curatis onderzoekt of een deel van de productie naar North Carolina kan. Sinds "
        "oktober geldt in Amerika een tarief van 15 procent op pillen uit Europa.\n\n"
        "In Leiden werken 1.300 mensen. Het besluit valt in het najaar.",
        {TARIFFS},
    ),
    (
        "Bollenkweker Anna Paulowna ziet lichtpunt",
        "De containers met tulpenbollen mogen weer zonder toeslag de Verenigde Staten in. "
        "Bollenkwekers betaalden sinds april 10 en later 15 procent.\n\n"
        "Kweker Siem Blokker verloor er naar eigen zeggen 180.000 euro door. Van alle Nederlandse "
        "bollen gaat een vijfde naar Amerika.",
        {TARIFFS},
    ),
    (
        "Spaanse olijven weer welkom",
        "Een Amerikaanse rechter heeft een streep gezet door de strafheffing op zwarte olijven "
        "uit Andalusië. Sinds 2018 betaalden de telers 35 procent.\n\n"
        "De sector in Sevilla schat de schade op 300 miljoen euro.",
        {TARIFFS},
    ),
    (
        "Wereldhandelsorganisatie verlaagt raming",
        "De wereldhandel groeit dit jaar met 0,9 procent, verwacht de WTO. In Genève wijst de "
        "baas op de heffingen van de VS en de reacties daarop.\n\n"
        "Voor Europa is de schade kleiner dan voor Noord-Amerika: de uitvoer van de EU neemt nog "
        "met 1,8 procent toe.",
        {TARIFFS},
    ),
    (
        "Zeeuwse jachtwerf stapt over op marine",
        "Waar vroeger plezierjachten lagen, worden nu landingsvaartuigen gelast. De werf in "
        "Vlissingen kreeg een order van 310 miljoen euro voor twaalf boten voor het Korps "
        "Mariniers.\n\n"
        "Directeur Bram Kole zoekt 140 lassers. De eerste boot gaat in 2027 te water.",
        {DEFENCE},
    ),
    (
        "Vliegbasis Gilze-Rijen mag 's nachts vliegen",
        "Omwonenden krijgen vaker met helikopters te maken. De staatssecretaris staat 600 "
        "nachtvluchten per jaar toe, omdat de luchtmacht meer moet oefenen nu de dreiging uit "
        "Rusland groeit.\n\n"
        "De gemeente wil geld voor isolatie van 2.300 woningen.",
        {DEFENCE},
    ),
    (
        "Servische wapens duiken op in Congo",
        "Onderzoekers vonden in Goma mortieren en 4.000 patronen uit een fabriek in Servië. De "
        "rebellen van M23 kregen ze via Rwanda.\n\n"
        "De EU heeft een wapenembargo, maar Servië is geen lid.",
        set(),
    ),
    (
        "Japan bouwt fregatten voor Australië",
        "Canberra bestelt elf schepen bij Mitsubishi voor 10 miljard dollar. Een Duitse werf "
        "viste achter het net.\n\n"
        "Het is de grootste wapenexport van Japan sinds de oorlog.",
        set(),
    ),
    (
        "Eén op de vijf Litouwers leert schieten",
        'Bij de vrijwillige schuttersbond in Kaunas meldden zich dit jaar 9.000 nieuwe leden. "We '
        'weten wie onze buren zijn", zegt instructeur Jonas.\n\n'
        "De regering verdubbelt het budget van de bond tot 120 miljoen euro. Het land geeft al "
        "5,4 procent van zijn bbp uit aan het leger.",
        {DEFENCE},
    ),
    (
        "Tankstation failliet",
        "Het tankstation langs de A2 bij Weert is failliet. Dertig werknemers staan op straat. "
        "Belgen en Duitsers bleven weg door de hoge accijns.\n\n"
        "De curator zoekt een koper voor de tanks.",
        set(),
    ),
    (
        "Amerikaans veto houdt VN-resolutie tegen",
        "In de Veiligheidsraad stemden 14 landen voor een bestand in Gaza, alleen de VS stemden "
        "tegen. Rusland en China noemden het schandalig.\n\n"
        "Volgens de VN zijn er 640.000 ontheemden.",
        set(),
    ),
    (
        "'Mijn school in Charkiv is nu een metrostation'",
        "Docent Halyna geeft les op twintig meter diepte, aan 38 kinderen tegelijk. Boven de "
        "grond is haar school in 2022 verwoest.\n\n"
        "Ze was deze week in Leuven om geld op te halen: 75.000 euro is er nodig voor verlichting "
        "en ventilatie.",
        {UKRAINE},
    ),
    (
        "Ter Apel: burgemeester vraagt extra agenten",
        "In de gemeente Westerwolde zijn vorig jaar 1.400 incidenten rond het azc gemeld. De "
        "burgemeester wil zestig agenten erbij.\n\n"
        "Twee locaties voor Oekraïners in dezelfde gemeente geven volgens hem geen overlast.",
        set(),
    ),
    (
        "Moldavië stemt, Moskou kijkt mee",
        "De proeuropese partij staat op 48 procent. Rusland zou 300 miljoen euro hebben gestoken "
        "in stemmen kopen, zegt de regering in Chisinau.\n\n"
        "De EU belooft 1,9 miljard als de hervormingen doorgaan.",
        set(),
    ),
    (
        "Poolse grens weer open",
        "Warschau opent twee overgangen met Belarus, die in september dichtgingen om een "
        "Russische militaire oefening. Vrachtwagens stonden er veertig uur in de rij.\n\n"
        "Polen houdt 40.000 militairen in het gebied.",
        {DEFENCE},
    ),
    (
        "Topvrouw Euroclear: 'Vertrouwen is ons enige product'",
        "Ze weegt haar woorden. In de kluis van het Brusselse effectenhuis ligt 194 miljard euro "
        "die eigenlijk van de centrale bank in Moskou is.\n\n"
        "Wat als de leiders toch besluiten het geld te gebruiken?\n\n"
        "‘Dan moeten ze ons garanties geven, tot de laatste cent.’ Vorig jaar boekte het bedrijf "
        "4 miljard euro aan rente op de bevroren reserves.",
        {UKRAINE},
    ),
    (
        "België blijft dwarsliggen over herstellening",
        "De Belgische premier wil dat alle lidstaten meebetalen als Rusland zijn geld terugeist. "
        "Hij sprak donderdag met de Duitse kanselier, die 50 miljard garant wil staan.\n\n"
        "Zonder akkoord valt er in april een gat van 18 miljard in de begroting in Kiev.",
        {UKRAINE},
    ),
    (
        "Moskou daagt bewaarbank voor rechter",
        "De Russische centrale bank eist 18 biljoen roebel van Euroclear. Een rechtbank in Moskou "
        "buigt zich in januari over de zaak.\n\n"
        "De Europese Commissie noemt de eis speculatief. Omgerekend gaat het om 195 miljard euro.",
        {UKRAINE},
    ),
    (
        "Wat gebeurt er met het bevroren miljardenpotje?",
        "Vier jaar na de inval staat er nog steeds ruim 200 miljard vast. De rente, dit jaar een "
        "kleine 4 miljard, gaat naar de verdediging en de wederopbouw van het land.\n\n"
        "Vijf vragen.",
        {UKRAINE},
    ),
    (
        "Luxemburg wil geen garantie geven",
        "De minister van Financiën zegt dat zijn land geen blanco cheque tekent voor de lening "
        "met Russisch geld. Het zou gaan om 1,5 miljard euro.\n\n"
        "Ook Malta en Bulgarije aarzelen.",
        {UKRAINE},
    ),
    (
        "Japan houdt Russische reserves vast",
        "Tokio doet niet mee aan het Europese plan om bevroren geld uit te lenen. In Japan staat "
        "omgerekend 28 miljard euro van de Russische staat.\n\n"
        "De minister noemt juridische bezwaren.",
        {UKRAINE},
    ),
    (
        "Oligarch krijgt jacht niet terug",
        "Het Hof in Luxemburg liet maandag de sancties tegen staalmagnaat Gorin in stand. Zijn "
        "jacht van 71 meter ligt sinds 2022 in Imperia aan de ketting.\n\n"
        "In totaal bevroor de EU 28 miljard euro van 2.500 Russen en bedrijven.",
        {UKRAINE},
    ),
    (
        "Kredietbeoordelaar waarschuwt Euroclear",
        "Een kredietbeoordelaar zet de rating van Euroclear op de lijst voor mogelijke verlaging. "
        "De bewaarbank zou in problemen komen als het EU-plan met de 185 miljard doorgaat.\n\n"
        "Het aandeel van moederbedrijf Euronext zakte 2 procent.",
        {UKRAINE},
    ),
    (
        "Slowakije stemt niet langer mee",
        "Bratislava gaat geen nieuwe militaire leningen goedkeuren, hoorden diplomaten na overleg "
        "met Boedapest.\n\n"
        "Het land wil eerst weten wat er met het gas gebeurt. De EU wil Kyiv de komende twee jaar "
        "90 miljard euro lenen.",
        {UKRAINE},
    ),
    (
        "G7 praat over olieprijsplafond",
        "De ministers van Financiën van de zeven rijke landen overwegen een volledig verbod op "
        "diensten aan Russische tankers. Nu geldt een maximum van 47,60 dollar per vat.\n\n"
        "Moskou verdiende in november 11 miljard dollar aan olie, het laagste bedrag sinds 2022.",
        {UKRAINE},
    ),
    (
        "Bank bevriest rekening van voetbalbond",
        "De rekeningen van de bond met 3 miljoen euro zijn op slot gezet na een fraudeonderzoek. "
        "De rechtbank in Brussel bevestigde dat.\n\n"
        "De voorzitter ontkent alles.",
        set(),
    ),
    (
        "Tegoed op ov-kaart vervalt niet meer",
        "Reizigers met een oude kaart houden hun saldo. Vorig jaar bleef 21 miljoen euro staan.\n\n"
        "De reizigersclub is blij.",
        set(),
    ),
    (
        "Syrische tegoeden vrijgegeven",
        "De EU heft de sancties tegen de Syrische centrale bank op. Zo komt 1,2 miljard euro vrij "
        "voor herstel.\n\n"
        "Rusland en Turkije reageerden positief.",
        set(),
    ),
    (
        "Effectenbeurs Euronext boekt meer winst",
        "Beursuitbater Euronext verdiende in het derde kwartaal 166 miljoen euro. De handel in "
        "aandelen nam toe.\n\n"
        "De dochter in Milaan groeide het snelst.",
        set(),
    ),
    (
        "Russische filmprijs voor Belgische regisseur",
        "Op het festival van Moskou won een Belgische regisseur 30.000 euro. Zij nam de prijs "
        "niet in ontvangst.\n\n"
        "Haar film draait volgende week in Gent.",
        set(),
    ),
    (
        "Rusland verbiedt WhatsApp",
        "Moskou blokkeert de berichtendienst met 100 miljoen gebruikers. Russen moeten "
        "overstappen naar de staatsapp Max.\n\n"
        "Moederbedrijf Meta betreurt het besluit.",
        set(),
    ),
    (
        "Belgische staatsbon trekt 22 miljard",
        "Spaarders haalden massaal geld van hun rekening. De rente is 3,3 procent bruto.\n\n"
        "De minister van Financiën noemt het een succes. Ook de Nationale Bank is tevreden.",
        set(),
    ),
    (
        "Iran en Rusland tekenen gasdeal",
        "Teheran koopt 55 miljard kuub gas per jaar van Gazprom. De leiding moet door "
        "Azerbeidzjan lopen.\n\n"
        "De VS dreigen met sancties.",
        set(),
    ),
    (
        "Kremlincriticus krijgt negen jaar",
        "Een rechter in Sint-Petersburg heeft een blogger van 24 veroordeeld. Hij had 40.000 "
        "volgers.\n\n"
        "Mensenrechtengroepen spreken van een showproces.",
        set(),
    ),
    (
        "Portwijn blijft in de kelder",
        "In Vila Nova de Gaia liggen de vaten opgestapeld. De grootste klant, de Amerikaan, haakt "
        "af.\n\n"
        '"Op elke fles zit nu 2 dollar extra", zegt kelderbaas Rui. De Portugese wijnsector schat '
        "dat de afzet in de VS dit jaar met 14 procent daalt door het nieuwe tarief.",
        {TARIFFS},
    ),
    (
        "Staalbonden luiden noodklok in Gent",
        "Bij het staalbedrijf in Gent gaan 600 banen verloren. De directie noemt de Europese "
        "energieprijzen en het wegvallen van de Amerikaanse markt.\n\n"
        "Sinds Washington 50 procent heft op staal, ging er geen ton meer die kant op.",
        {TARIFFS},
    ),
    (
        "Brussel en Washington ruziën over komkommers",
        "De VS willen dat Europa zijn regels voor pesticiden versoepelt. Dat hoort bij de "
        "afspraak waarmee auto's van 25 naar 15 procent gingen, vindt de Amerikaanse "
        "handelsgezant.\n\n"
        'De Commissie ontkent dat: "Over voedselveiligheid onderhandelen wij niet."',
        {TARIFFS},
    ),
    (
        "Nederlandse export naar VS zakt in",
        "In het derde kwartaal ging er voor 7,9 miljard euro aan goederen naar de Verenigde "
        "Staten, 9 procent minder dan een jaar terug. Dat meldt het CBS.\n\n"
        "Vooral machines en medicijnen bleven achter. In augustus gingen de hogere heffingen in.",
        {TARIFFS},
    ),
    (
        "Zuid-Afrika verliest vrije toegang tot VS",
        "De Amerikaanse handelswet AGOA loopt af. Autofabrieken in Oost-Londen betalen voortaan "
        "30 procent aan de grens.\n\n"
        "Pretoria vreest voor 35.000 banen. Een BMW uit Rosslyn wordt er 9.000 dollar duurder "
        "door.",
        set(),
    ),
    (
        "Pakje uit China wordt duurder",
        "Vanaf 1 juli betaalt u 3 euro toeslag op goedkope pakketjes uit China. Het kabinet "
        "verwacht 300 miljoen euro.\n\n"
        "Webwinkels in de VS rekenen al langer een toeslag. De douane op Schiphol controleert 2 "
        "procent van de dozen.",
        set(),
    ),
    (
        "Luchthaven Boston legt vluchten stil",
        "Door een sneeuwstorm vielen in Boston en Chicago 1.200 vluchten uit. KLM schrapte er "
        "vier vanaf Schiphol.\n\n"
        "Reizigers krijgen hun geld terug of kunnen zonder extra tarief omboeken.",
        set(),
    ),
    (
        "Amerikaanse grenspolitie pakt Belg op",
        "Een 28-jarige man uit Leuven zat drie dagen vast in Texas. Hij wilde aan de grens met "
        "Mexico zijn visum verlengen.\n\n"
        "Het ministerie in Brussel past het reisadvies niet aan. Vorig jaar reisden 310.000 "
        "Belgen naar de VS.",
        set(),
    ),
    (
        "NS verhoogt tarieven met 6,5 procent",
        "Een enkeltje Amsterdam–Utrecht kost volgend jaar 10,20 euro. NS wijst op hogere lonen.\n\n"
        "Reizigersclub Rover noemt de verhoging fors: in de Verenigde Staten is de trein per "
        "kilometer goedkoper.",
        set(),
    ),
    (
        "Autofabriek bij Berlijn draait op halve kracht",
        "In Grünheide werden in maart 14.000 auto's gebouwd, bijna de helft minder dan een jaar "
        "eerder. Van de 11.000 werknemers zijn er 1.500 weg.\n\n"
        "De verkoop in Duitsland zakte met 40 procent, door de politieke uitspraken van de "
        "topman.",
        set(),
    ),
    (
        "Waar laat je 4.000 extra rekruten?",
        "In Weert wordt de oude school weer een opleidingsplek. Sergeant-majoor Kees van Hout "
        "ontvangt er in augustus de eerste lichting: 320 jongens en meisjes.\n\n"
        "Landelijk moeten er dit jaar 9.000 bij. Er zijn te weinig instructeurs, erkent de "
        "staatssecretaris.",
        {DEFENCE},
    ),
    (
        "Groen licht voor onderzeeërs uit Frankrijk",
        "De Kamer stemt in met het contract voor vier boten van Naval Group. Ze kosten 5,6 "
        "miljard euro en moeten vanaf 2034 varen.\n\n"
        "Nederlandse toeleveranciers krijgen voor 1 miljard aan werk.",
        {DEFENCE},
    ),
    (
        "Estland: vijf procent, en geen cent minder",
        "Tallinn geeft volgend jaar 5,4 procent van zijn bbp uit aan bunkers, artillerie en "
        "drones. Aan de grens met Rusland komen 600 betonnen schuilplaatsen.\n\n"
        '"Wij betalen nu, zodat we later niet hoeven te vechten", zegt de minister.',
        {DEFENCE},
    ),
    (
        "Kleine Poolse stad krijgt grote buur",
        "Rond Redzikowo ging de prijs van een huis in twee jaar met 30 procent omhoog. Sinds de "
        "raketbasis van de bondgenoten open is, wonen er 200 Amerikanen.\n\n"
        'De burgemeester hoopt op meer. "Zij kopen brood, wij slapen beter."',
        {DEFENCE},
    ),
    (
        "Munitiemaker wil naar de beurs",
        "De Tsjechische wapenfabrikant Zbrojna mikt op een waarde van 30 miljard euro. Het "
        "bedrijf verkocht vorig jaar voor 5 miljard aan granaten en voertuigen, vooral aan "
        "Europese legers.\n\n"
        "Het krijgt een notering in Amsterdam.",
        {DEFENCE},
    ),
    (
        "Explosieven uit de oorlog in Maas gevonden",
        "Duikers van Defensie ruimden bij Venlo een bom van 500 kilo uit de Tweede Wereldoorlog. "
        "300 bewoners moesten hun huis uit.\n\n"
        "De gemeente betaalt 80.000 euro.",
        set(),
    ),
    (
        "Airsoftclub mag blijven",
        "De rechter in Assen vindt dat de 140 spelers met hun nepgeweren in het oude munitiedepot "
        "mogen blijven schieten.\n\n"
        "Omwonenden klaagden over kogeltjes in de tuin. De club betaalt 12.000 euro huur.",
        set(),
    ),
    (
        "Krijgsraad Mali veroordeelt kolonel",
        "Het leger van Mali zette elf officieren uit dienst na een couppoging. Een Franse agent "
        "zit vast in Bamako.\n\n"
        "Parijs trok in 2022 zijn 2.400 militairen terug.",
        set(),
    ),
    (
        "Marine Le Pen spreekt aanhang toe",
        "In Marseille zagen 6.000 mensen de leider van de oppositie. Haar partij kreeg vorig jaar "
        "4 miljoen euro van het Europees Parlement.\n\n"
        "In mei zijn er verkiezingen.",
        set(),
    ),
    (
        "Vrouwen in de frontlinie van de zorg",
        "In de thuiszorg in Limburg staan 400 vacatures open. \"Een leger aan zzp'ers vult de "
        'gaten", zegt directeur Mia Claes.\n\n'
        "De sector vraagt 60 miljoen euro.",
        set(),
    ),
]


@pytest.mark.parametrize(("title", "text", "about"), CASES, ids=[title for title, _, _ in CASES])
def test_topics_of_a_whole_article(title: str, text: str, about: set[str]) -> None:
    assert {hit.topic for hit in detect_topics(title, text, TOPICS)} == about
