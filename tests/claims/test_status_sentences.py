"""Single sentences of many kinds of news, and how settled the figure in brackets is in each."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cijferwacht.claims import extract
from cijferwacht.model import Status

PUBLISHED = datetime(2026, 5, 12, 8, tzinfo=UTC)

FACT = [
    # Who is for or against is counted; "wil" is a noun behind a preposition.
    "De raad moet beslissen. Bij ouderen is [71 procent] voor, bij jongeren de helft.",
    "Hij werd tegen wil en dank baas van [90 bakkers].",
    "De landen betalen mee, spraken zij af. De Zweden blijven steken op [3 miljoen euro].",
    # What somebody has is so, whatever is decided about it.
    "De Unie besloot de [40 miljard euro] aan Noordse tegoeden vast te zetten.",
    "De raad is het eens over de trams. Nu blijft dat steken [onder de 20 procent].",
    # How long a paper is, whatever it proposes.
    "De minister wil vrede. Zij kwam met een voorstel van [19 punten].",
    "De minister wil meer schepen, staat in de nota van [80 pagina's].",
    # What is levied and stays, and what was done so far.
    "De raad is het eens over de heffingen. Op hout blijft [12 procent] drukken.",
    'De wethouder wil niet juichen: "Een heffing van [8 procent] blijft zand in de machine."',
    "De raad is het eens over de aankoop. De provincies hebben al voor [9 miljoen euro] besteld.",
    # Those who do it are counted, and those who were asked.
    "De bank telde [dertig bedrijven] die hun plannen uitstellen.",
    "Uit een enquête blijkt dat [44 procent] geen dag zonder kan.",
    "De raad wil helpen. Er komen [300 mensen] per week bij.",
    # Who votes is counted, whatever is decided so.
    "[312 leden] stemden voor de wet, 101 tegen.",
    "312 leden stemden voor, [101] tegen.",
    "Negentien landen stemmen tegen, [acht landen] stemmen voor.",
    "Van de fractie stemde [40 procent] tegen.",
    # Where a share of what is made goes, day by day.
    "De minister wil een taks. Bij de fabriek gaat [15 procent] van de productie naar Noorse klanten.",
    "De raad is het eens over de taks. Van wat hier wordt gebakken, gaat [9 procent] naar afnemers overzee.",
    "De raad is het eens over de taks. In Oslo haalt het bedrijf [30 procent] van zijn verkopen.",
    # What a verb at the end of a relative clause wants is not what its main clause tells.
    "De prijs die de gasten willen betalen is sinds mei met [6 procent] gedaald.",
    "De stad wil een brug. In Noord gaat het om [300 bomen].",
    "Sinds 2020 maakte de stad samen al [9 miljoen euro] vrij.",
    # What happened is a fact in the present tense of a story as well.
    "Afgelopen nacht vliegen er [133 boten] af op de haven, meldt de kustwacht.",
    "Noordland zet in de nacht van zaterdag op zondag [80 boten] op zee, zegt de kustwacht.",
    "De kustwacht zet de verliezen deze week op [900 boten].",
    "Per etmaal komen er volgens de dienst [1.300 man] bij.",
    "De denktank gaat uit van [250.000 gesneuvelden].",
    # Who does it is nobody: no decision.
    "De stad betaalt wie tekent [9.000 euro] ineens.",
    "Van de winkels heeft [42 procent] orders zien uitstellen, zegt de bond.",
    # What is kept as it was, what still is, and what a market does beside a plan or a decision.
    "De raad stemt in met de lening. De [3 miljoen euro] van het fonds blijft bevroren.",
    "De regering trekt 12 miljard uit voor dijken. Dit jaar is dat nog [13 miljard euro].",
    "De regering trekt 12 miljard uit voor dijken. De inflatie bedraagt [8 procent].",
    "De minister wil de taks verhogen. Op de beurs wint de index [2 procent].",
    "Ze hebben vandaag in totaal [314 gevangenen] uitgewisseld.",
    "Vóór de hervorming betaalden bedrijven gemiddeld [4,8 procent], drie keer zo weinig als straks.",
    "De stad zegde 20 miljoen euro toe, vorig jaar was dat nog [1 miljoen euro].",
    "Over het eerste halfjaar was het verlies [300 miljoen euro].",
    "Het ministerie houdt de schade op [3 miljoen euro].",
    "Bij [25 procent] morde de klant al.",
    "Zij stuurt er elk jaar [6.000 flessen] heen.",
    "Huizen waren in april [8 procent] duurder dan een jaar eerder.",
    "Het warmtebedrijf telt 41.000 klanten en maakte vorig jaar [12 miljoen euro] verlies.",
    "Bij de botsing raakten [veertien mensen] gewond.",
    "In het land wonen nu [18 miljoen mensen].",
    "Een gemiddeld gezin betaalt [2.100 euro] per jaar aan energie.",
    "Op de beurs won het aandeel [3 procent].",
    "De club boekte een winst van [40 miljoen euro].",
    "Ruim [60 procent] van de kiezers kwam opdagen.",
    "Uit de peiling blijkt dat [62 procent] van de Vlamingen voor is.",
    "De bouw heeft [90 miljoen euro] gekost.",
    "De wijk telt [3.000 woningen].",
    "Sinds 2020 zijn er [3.000 woningen] gebouwd.",
    "Er staan [1.200 mensen] op de wachtlijst.",
    "Rusland heeft daar volgens Kyiv [20.000 soldaten].",
    "Volgens het ministerie zijn vannacht [120 drones] neergehaald.",
    "Denemarken heeft intussen [19 gevechtsvliegtuigen] geleverd.",
    "Een vat olie kost nu [72 dollar].",
    "De rente staat op [2 procent].",
    "Canada betaalt al een heffing van [35 procent].",
    "De EU voerde vorig jaar voor [21 miljard euro] aan sojabonen in.",
    "Polen gaf vorig jaar [4,2 procent] van zijn bbp uit aan defensie.",
    "In Duitsland zitten nog [35.000 Amerikaanse militairen].",
    "De taks bedraagt nu [2 procent].",
    "Momenteel werken er [4.200 mensen] in de fabriek.",
    "In de fabriek gingen vorig jaar [300 jobs] verloren.",
    "Defensie heeft nu [122 pantservoertuigen].",
    "Het aantal faillissementen steeg met [11 procent].",
    "Zowat [een op de drie Belgen] gaat nooit naar de tandarts.",
    "Vandaag komt [22 procent] van de stroom uit wind.",
    "De brand verwoestte [700 hectare] bos.",
    "De schade wordt geschat op [3 miljoen euro].",
    "Verzekeraars schatten de schade op [3 miljoen euro].",
    "De verkiezing leverde de partij [22 zetels] op.",
    "Het Russische leger verloor volgens Londen al [1,2 miljoen man].",
    "Volgens de gouverneur vielen er [drie doden].",
    "Aan de oefening doen [15.000 militairen] mee.",
    "Van de lening is al [7 miljard euro] uitbetaald.",
    "De accijns is vorig jaar met [10 cent] verhoogd.",
    "Benzine kost gemiddeld [2,10 euro] per liter.",
    "Benzine is [10 cent] duurder dan vorige week.",
    "Er liepen [4.000 huizen] onder water.",
    "De staking kostte de haven [30 miljoen euro].",
    "[Een derde] van de scholen overweegt geld te vragen voor schoolreisjes.",
    "Drie op de vier boeren, [75 procent], zeggen geen opvolger te hebben.",
    "De koers sloot op [7 euro].",
    "Het faillissement treft [600 werknemers].",
    "Zweden leverde eerder [14 jachtvliegtuigen].",
    "Kyiv beschikt over [25 luchtafweersystemen].",
    "De missie bestaat uit [6.000 militairen].",
    "Washington heeft een belang van [50 procent].",
    "Op de zwarte lijst staan nu [444 schepen].",
    "De Commissie leende vorig jaar [6 miljard euro] uit aan Kyiv.",
]

FACT += [
    "Van het toegezegde geld is pas [3 miljoen euro] gestort.",
    "Volgens de wethouder heeft de stad al [3 miljoen euro] in het stadion gestoken.",
    "Het land stak vorig jaar [3 miljoen euro] in het spoor.",
    "Dit jaar moet de brandweer het doen met [3 miljoen euro].",
    "Vroeger moest het museum rondkomen van [3 miljoen euro].",
    "De bond moet het stellen met [12 miljoen euro].",
    "Noorwegen is goed voor [30 procent] van het gas dat de unie invoert.",
    "Van de 90 ovens ligt [40 procent] stil.",
    "Van de stroom komt nog [12 procent] uit kolen.",
    "Bij de bank zit [40 miljoen euro] vast.",
    "De foutenmarge bedraagt [2,5 procentpunt].",
    "Als de heffing van [12 procent] blijft, verdwijnen er banen.",
    "De accijns van [8 procent] blijft ook na de top overeind.",
    "Het tarief van [15 procent] staat niet ter discussie.",
    "De bestaande heffing van [12 procent] kan worden verlaagd.",
    "Van de lening is [35 miljoen euro] uitgekeerd en in mei komt er 5 miljoen bij.",
    "Van de subsidie is [4 miljoen euro] uitbetaald, de rest moet volgen.",
    "Zij kunnen lenen bij het fonds, waar [150 miljoen euro] in zit.",
    "Zij moeten aankloppen bij de pot, waar nog [3 miljoen euro] in zit.",
    "Er zit 210 miljoen euro vast, waarvan [190 miljoen euro] bij één bank.",
    "Daar is 21 miljoen euro bevroren: [18 miljoen euro] bij de bank en 3 miljoen bij een makelaar.",
    "Dat gaat dan over gemeenten die [2 procent] van hun geld aan sport besteden.",
    "Het bedrijf telt van de 21 miljoen aan bevroren rekeningen er [18 miljoen euro] zelf.",
    "De vloot is aangegroeid tot [1.400 schepen], meer dan werd aangenomen.",
]

PLAN = [
    "Dat gaat [17 miljard euro] kosten, schat de denktank.",
    "De bank verwacht 1 procent groei; eerder was dat [2 procent].",
    "Wie straks tekent bij de staf, strijkt [2.300 euro] per maand op.",
    # What somebody reckons that a thing will cost.
    "De hele verhuizing kost naar schatting [6 miljoen euro].",
    "Volgens de bank kost het herstel [58 miljard euro].",
    "De heffingen kosten het concern dit jaar [2 miljard euro], waarschuwde de directeur.",
    "De raad gaf groen licht. De rente wordt geschat op [3 miljoen euro].",
    # A bill that its sentence sends to an assembly.
    "De regering stuurde een begroting naar de raad waarin [3 miljoen euro] is gereserveerd voor dijken.",
    "Het parlement stemt dinsdag over de begroting waarin [3 miljoen euro] is vrijgemaakt.",
    "De raad is het eens over trams. Die [9 miljoen euro] blijft een voorstel.",
    # What is only compared with the figure says nothing of it.
    "De minister wil een lening van [90 miljoen euro], 5 miljoen meer dan in mei nodig was.",
    "De minister wil een lening van 90 miljoen euro, [5 miljoen] meer dan in mei werd gevraagd.",
    "Voor de jaren na 2027 stelde het college [3 miljoen euro] voor de dijken voor.",
    "Voor Zweden voorziet het bureau [1,4 procent] groei.",
    "Over de [12 trams] die de wethouder in zijn hoofd heeft, zwijgt het akkoord.",
    "De staf groeit in die jaren door tot [900 mensen].",
    "In 2028 moet [40 procent] van de bussen rijden op stroom, vindt de wethouder.",
    "Per jaar komt het neer op [300 vluchten], staat in het ontwerpprogramma.",
    "De raad is het eens. De rente zal [2 miljoen euro] per jaar kosten.",
    "Het college heeft daarvoor [4 miljoen euro] ingepland in zijn voorstel, nu is dat 1 miljoen.",
    "De premier wil rood geld inzetten voor een lening van [40 miljoen euro].",
    # A bill that went to an assembly waits for its vote; what is put off is open.
    "In de begroting voor 2027, die naar de Kamer ging, trekt het kabinet [12 miljard euro] uit voor dijken.",
    "De leiders stellen hun besluit over de lening van [140 miljoen euro] uit.",
    "In september 2027 beginnen er [500 leerlingen] met de opleiding.",
    "De schuld klimt naar [119 procent] in 2030, waarschuwt het Planbureau.",
    "De groei blijft volgens het Planbureau dit jaar steken op [1,2 procent].",
    "Wie dan nog invoert, betaalt een heffing van [20 procent].",
    "Dat is minder dan de [50 procent] waar de minister in maart mee zwaaide.",
    "In maart kregen boeren een tarief van [20 procent] voorgeschoteld, dat nooit werd ingevoerd.",
    "Het korps moet nog altijd op [20.000 vrijwilligers] uitkomen.",
    "“Bij [30 procent] stopt de handel”, zei de minister.",
    "De commissaris legde een tweede lijst op tafel, goed voor [72 miljoen euro].",
    "De heffing kost de brouwer dit jaar ruim [1 miljoen euro], schat een analist.",
    "De raad keurde de heffing goed. Dat kost de horeca [1 miljoen euro], klaagt de bond.",
    "Er ligt een voorstel waarbij de landen [15 procent] gaan heffen op wijn.",
    "Het kabinet denkt erover de btw op logies te verhogen naar [21 procent].",
    "Er wordt gemikt op een akkoord over [3 miljard euro].",
    "Volgens de vakbond moet het loon met [6 procent] omhoog.",
    "De bank overweegt [1.200 banen] te schrappen.",
    "De bank zou [1.200 banen] willen schrappen.",
    "Naar verwachting telt het land in 2040 [20 miljoen mensen].",
    "Het CBS voorziet dat de bevolking in 2040 [20 miljoen mensen] telt.",
    "Een gemiddeld gezin gaat volgend jaar [150 euro] meer betalen, becijferde de consumentenbond.",
    "De consumentenbond vreest dat gezinnen [150 euro] meer gaan betalen.",
    "Analisten rekenen op een winst van [40 miljoen euro].",
    "De officier eiste een boete van [3 miljoen euro].",
    "Er hangt de bakker een boete van [3 miljoen euro] boven het hoofd.",
    "De eigenaar vraagt [450.000 euro] voor het pand.",
    "Een Frans fonds bood [2 miljard euro] op het bedrijf.",
    "De bouw kost naar schatting [90 miljoen euro].",
    "De kosten worden geraamd op [90 miljoen euro].",
    "De partij wil het eigen risico verlagen van 385 naar [165 euro].",
    "In de plannen van de wethouder is plek voor [3.000 woningen].",
    "Als het aan de coalitie ligt, komen er [3.000 woningen] bij.",
    "De nieuwe wijk moet [3.000 woningen] gaan tellen.",
    "Mogelijk komen er nog [200 woningen] bij.",
    "De minister zinspeelt op [30 miljoen euro] extra.",
    "De minister hint op een bijdrage van [30 miljoen euro].",
    "De vakbond dreigt met stakingen als er geen [5 procent] bij komt.",
    "Rusland eist dat [20.000 soldaten] vertrekken.",
    "Denemarken wil [19 gevechtsvliegtuigen] leveren.",
    "De lidstaten praten nog over een prijsplafond van [60 dollar] per vat.",
    "De bank voorspelt een olieprijs van [85 dollar].",
    "Economen verwachten dat de rente zakt naar [2 procent].",
    "de president dreigt de heffing op te trekken tot [50 procent].",
    "De heffing van [50 procent] die de president in gedachten heeft, raakt vooral wijn.",
    "Brussel bereidt tegenmaatregelen voor op [21 miljard euro] aan goederen.",
    "Het plan kost [5 miljard euro] per jaar.",
    "Voor het plan is [5 miljard euro] nodig.",
    "Het voorstel voorziet in [5 miljard euro] aan leningen.",
    "Polen hoopt dit jaar [5 procent] te halen.",
    "Polen gaat dit jaar naar verwachting [4,7 procent] uitgeven.",
    "De Amerikanen willen [5.000 militairen] weghalen uit Duitsland.",
    "Er ligt [25 miljoen euro] op tafel voor de sportclubs.",
    "De oppositie pleit voor een belasting van [1 procent] op grote vermogens.",
    "De partij schuift een taks van [3 procent] naar voren.",
    "De partij wil niet verder gaan dan [2 procent].",
    "In de fabriek staan [300 jobs] op de tocht.",
    "In de fabriek dreigen [300 jobs] te verdwijnen.",
    "Defensie heeft [122 pantservoertuigen] nodig.",
    "Defensie onderhandelt over de aankoop van [122 pantservoertuigen].",
    "Het contract kan oplopen tot [2 miljard euro].",
    "Het aantal faillissementen zal volgend jaar met [11 procent] stijgen, verwacht de verzekeraar.",
    "Tegen 2030 moet [40 procent] van de stroom uit wind komen.",
    "Brussel stelt voor om [910 miljoen euro] te verdelen.",
    "Het Europees Parlement vraagt [100 miljard euro] meer.",
    "Frankrijk wil een fonds van [100 miljard euro].",
    "Het voorstel gaat uit van een fonds van [100 miljard euro].",
    "De Russen stellen voor het leger te beperken tot [800.000 man].",
    "Londen en Parijs denken aan een troepenmacht van [15.000 militairen].",
    "Londen is bereid [15.000 militairen] te leveren.",
    "Londen houdt [15.000 militairen] achter de hand.",
    "Aan de oefening in juni zullen [15.000 militairen] meedoen.",
    "De leiders buigen zich over een lening van [90 miljard euro].",
    "De lening van [90 miljard euro] is nog niet rond.",
    "De minister mikt op een besparing van [200 miljoen euro].",
    "De accijns kan met [10 cent] omhoog.",
    "Benzine wordt volgend jaar mogelijk [10 cent] duurder.",
    "Als de dijk het begeeft, lopen [4.000 huizen] onder water.",
    "De staking kan de haven [30 miljoen euro] kosten.",
    "Een derde van de scholen overweegt [20 euro] te vragen voor schoolreisjes.",
    "De boeren willen [2 miljard euro] voor de overgang.",
    "Het bod van [7 euro] per aandeel is volgens de directie te laag.",
    "Het koersdoel van de bank ligt op [9 euro].",
    "De bank stelt een dividend van [1 euro] voor.",
    "Er zouden [600 werknemers] op straat komen te staan.",
    "Kyiv vraagt om [25 luchtafweersystemen].",
    "De missie zal uit [6.000 militairen] bestaan.",
    "Washington eist een belang van [50 procent].",
    "De nieuwe sancties moeten [44 schepen] treffen.",
    "Brussel wil [44 schepen] op de zwarte lijst zetten.",
    "De Commissie raamt de kosten op [6 miljard euro].",
    "Een Kamermeerderheid wil [6 miljard euro] beschikbaar stellen.",
    "De fracties pleiten voor een norm van [3,5 procent].",
]

PLAN += [
    "De bijdrage moet 5 miljoen euro opbrengen: [3,4 miljoen euro] komt van burgers.",
    "De taks moet 5 miljoen euro opbrengen: 3,4 van burgers, [1,6 miljoen euro] van bedrijven.",
    "De lening zou 165 miljoen euro bedragen, waarvan [115 miljoen euro] bestemd is voor wegen.",
    "De bank denkt dit jaar [2,7 miljoen euro] te verdienen.",
    "De fabriek hoopt in mei [300 auto's] te leveren, meer dan vorig jaar.",
    "De provincie verwacht dit jaar [4 miljoen euro] te innen.",
    "Bronnen: het kabinet trekt [28 miljoen euro] uit voor de dijken.",
    "De provincie reserveert [4 miljoen euro] voor de brug, blijkt uit een gelekte nota.",
    "Volgens ingewijden zet de stad [4 miljoen euro] opzij.",
    "Met het plafond van [40 dollar] dat de commissie op tafel legde, krimpt de marge.",
    "De boete van [40 miljoen euro] die de raad op tafel legde, is omstreden.",
    "De stad trok 12 miljoen euro uit, in plaats van de voorgestelde [11 miljoen euro].",
    "De stad trok 12 miljoen euro uit in plaats van de [11 miljoen euro] uit het voorstel.",
    "In het voorstel daalt de bijdrage van [10 miljoen euro] naar 8 miljoen euro.",
    "De kans op herstel schat het bureau op [2 procent].",
    "Volgens de partij scheelt de maatregel een gezin [90 euro] per jaar.",
]

DECIDED = [
    "De werf haalde een order van [9 miljoen euro] binnen.",
    # What is known because it was agreed, and what is paid from a day ahead.
    "De [tien boten] zijn besteld, zegt de minister.",
    "Van de [180 trams] in het jongste contract is er geen klaar.",
    "Wie niet op de lijst stond, betaalt zaterdag al een tarief van [10 procent].",
    "De minister wil meer bussen. Om de remises op te knappen is [3 miljoen euro] gereserveerd.",
    "Ons land zegde [dertig bussen] toe, maar die kunnen nog niet weg.",
    # What was agreed and put off, and a list with what was put on it.
    "De stad kan haar bevroren pakket van [21 miljoen euro] elk moment weer inzetten.",
    "Gisteren plaatste de Unie 40 schepen op de sanctielijst, die nu [90 schepen] telt.",
    "Eindelijk trams: [46 wagons] besteld",
    "De Unie wil meer doen. Zij verlaagt het plafond per 1 juni naar [44 dollar] per vat.",
    # Putting money aside is itself a decision, also in the past tense.
    "Het Rijk trok dit najaar [25 miljoen euro] uit voor de dijken.",
    "De gemeente reserveerde in mei [3 miljoen euro] voor de brug.",
    "Vorige week plaatste de Unie [30 schepen] op de sanctielijst.",
    "De ministers hebben besluiten getekend die op al het hout een heffing leggen van [8 procent].",
    "Met de stemming ligt de omvang vast: in 2030 moet de vloot [60 boten] tellen.",
    "Zij willen lenen uit de pot van [150 miljoen euro].",
    "De partijen zijn eruit. Noordland en Zuidland ruilen elk [1.000 gevangenen].",
    "De landen zijn het eens over de sancties. Het prijsplafond zakt naar [47 dollar] per vat.",
    "Over de [21 miljoen euro] waarover in april een besluit viel, zwijgt de raad.",
    "De centrale bank houdt de rente op [2 procent].",
    "De ministers hebben voor [vijftien gemeenten] de regeling geactiveerd.",
    "Landen kunnen zich melden voor het leenfonds van [150 miljard euro].",
    "Van de noodpot ([20 miljoen euro]) is de helft nog over.",
    "De tegenheffingen op [93 miljoen euro] gaan donderdag niet in.",
    "Minstens [65 procent] van elke maaltijd moet uit de streek komen.",
    "De stad legt [3 miljoen euro] op tafel.",
    "De lonen gaan per 1 juli met [4 procent] omhoog, hebben bonden en werkgevers afgesproken.",
    "De ziekenhuizen krijgen er dit jaar [200 miljoen euro] bij, heeft het kabinet besloten.",
    "De gemeenteraad stemde in met een krediet van [3,4 miljoen euro].",
    "De provincie trekt [15 miljoen euro] uit voor het fietspad.",
    "Vanaf 2027 geldt in de hele stad een maximumsnelheid van [30 kilometer] per uur.",
    "De bank schrapt [1.200 banen].",
    "De rechter legde het bedrijf een boete op van [3 miljoen euro].",
    "Het eigen risico daalt in 2027 naar [165 euro], staat in het regeerakkoord.",
    "Er komen [3.000 woningen], zo heeft de raad besloten.",
    "De minister heeft [30 miljoen euro] toegezegd.",
    "De minister belooft [30 miljoen euro] voor de dijken.",
    "Denemarken stuurt [19 gevechtsvliegtuigen] naar Oekraïne.",
    "Berlijn maakt [400 miljoen euro] vrij voor munitie.",
    "Berlijn heeft [400 miljoen euro] vrijgemaakt voor munitie.",
    "De lidstaten zijn het eens geworden over een prijsplafond van [60 dollar] per vat.",
    "De rente gaat omlaag naar [2 procent].",
    "De Europese Centrale Bank verlaagt de rente naar [2 procent].",
    "de president trekt de heffing op tot [50 procent].",
    "De heffing van [50 procent] gaat woensdag in.",
    "De EU schort de tegenheffingen op [21 miljard euro] op.",
    "Voor het plan is [5 miljard euro] uitgetrokken.",
    "De overeenkomst voorziet in [5 miljard euro] aan leningen.",
    "De Amerikanen halen [5.000 militairen] weg uit Duitsland.",
    "De Vlaamse regering maakt [25 miljoen euro] vrij voor de sportclubs.",
    "De Vlaamse regering legt [25 miljoen euro] op tafel voor de sportclubs.",
    "De meerderheid bereikte een compromis: de taks bedraagt [3 procent].",
    "De taks bedraagt voortaan [3 procent].",
    "In de fabriek verdwijnen [300 jobs], zo vernamen de vakbonden dinsdag van de directie.",
    "Defensie koopt [122 pantservoertuigen] bij de Fransen.",
    "Defensie bestelde [122 pantservoertuigen] bij de Fransen.",
    "Het contract ter waarde van [1,6 miljard euro] werd donderdag ondertekend.",
    "Tegen 2030 komt [40 procent] van de stroom uit wind, is in het klimaatakkoord afgesproken.",
    "De gemeente betaalt [2 miljoen euro] mee aan het museum.",
    "De Commissie keurde [910 miljoen euro] goed voor wapenprojecten.",
    "Londen zegt [15.000 militairen] toe.",
    "Oekraïne krijgt [90 miljard euro] van de EU, besloten de leiders.",
    "De leiders gingen akkoord met een lening van [90 miljard euro].",
    "De eerste schijf van [7 miljard euro] wordt in mei uitbetaald.",
    "De regering verhoogt de accijns met [10 cent] per liter.",
    "De accijns gaat met [10 cent] omhoog.",
    "De gemeenteraad heeft de ozb met [3 procent] verhoogd.",
    "De boeren krijgen [2 miljard euro], heeft de minister beloofd.",
    "De aandeelhouders stemden in met het bod van [7 euro] per aandeel.",
    "De bank keert [1 euro] dividend uit.",
    "Zweden levert [14 jachtvliegtuigen].",
    "De missie gaat uit [6.000 militairen] bestaan, spraken de ministers af.",
    "De Commissie stelt [6 miljard euro] beschikbaar.",
    "Een Kamermeerderheid stemde voor een norm van [3,5 procent].",
]

DECIDED += [
    "Na drie dagen vergaderen besloot de raad om de club [3 miljoen euro] te lenen.",
    "Na uren onderhandelen keurden de partijen een budget van [3 miljoen euro] goed.",
    "Dan kan de unie tegenmaatregelen ter waarde van [93 miljoen euro] van stal halen.",
    "De unie kan de afspraak van [93 miljoen euro] activeren.",
    "De stad heeft een contract van [9 miljoen euro] op zak.",
    "Uit de bestaande lening van [90 miljoen euro] kreeg de stad nu 34 miljoen.",
    "De bank heeft van de lening van [90 miljoen euro] nu de helft overgemaakt.",
    "Uit de lening van [90 miljoen euro] is inmiddels 38 miljoen uitbetaald.",
    "Van het krediet betaalde de stad niets, uit de noodlening van [9 miljoen euro] wel iets.",
    "De lopende lening van [90 miljoen euro] kan worden verlengd.",
    "Van de [90 miljoen euro] die de raad vorig jaar toezegde, is inmiddels 31 miljoen overgemaakt.",
    "Staaldeal met Oslo rond: [3 miljoen ton] mag naar binnen",
    "De deal is beklonken: boeren mogen [3 miljoen ton] suiker verschepen.",
    "De heffing van [50 procent] gaat woensdag in.",
]

DENIED = [
    # What is off, unless it was a threat or told before.
    "De lening van [165 miljoen euro] is van de baan.",
    "De [12 trams] gaan van tafel.",
    # What the main clause calls off, however a relative clause describes it.
    "De [5 procent] waar de boeren zo bang voor waren, gaat niet door.",
    "De [12 miljoen euro] die daarvoor klaarlag, gaat er niet komen.",
    "Volgens een diplomaat is het idee om [10 miljoen euro] te lenen geschrapt.",
    "De minister verwijst het bericht over [300 boten] naar het rijk der fabelen.",
    "De wethouder veegt het plan van [3 miljoen euro] van tafel.",
    "De bank ontkent dat er [1.200 banen] verdwijnen.",
    "Van een heffing van [10 procent] is geen sprake, benadrukt de minister.",
    "Een motie om [50 miljoen euro] vrij te maken haalde het niet.",
    "De Kamer verwierp een amendement van [50 miljoen euro].",
    "Het Pentagon spreekt tegen dat [5.000 militairen] vertrekken.",
    "Duitsland wijst een fonds van [100 miljard euro] af.",
    "Er komt geen fonds van [100 miljard euro].",
    "Den Haag voelt niets voor een fonds van [100 miljard euro].",
    "Het kabinet ziet af van de belasting van [36 procent].",
    "De minister noemde het bedrag van [3 miljoen euro] onzin.",
    "De boeren krijgen geen [2 miljard euro], zegt de minister.",
    "Zweden zegt nee tegen de levering van [14 jachtvliegtuigen].",
]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        *((sentence, "fact") for sentence in FACT),
        *((sentence, "plan") for sentence in PLAN),
        *((sentence, "decided") for sentence in DECIDED),
        *((sentence, "denied") for sentence in DENIED),
    ],
)
def test_status(sentence: str, status: Status) -> None:
    start, end = sentence.index("["), sentence.index("]") - 1
    figures = extract("", sentence.replace("[", "").replace("]", ""), PUBLISHED).figures
    figure = next(figure for figure in figures if figure.start < end + 2 and start + 2 < figure.end)
    assert figure.value.status == status, figure.reasons


#: Whether the value in brackets is an older one, told as history.
OLDER = [
    ("Van de [30 gemeenten] voldeden er 22 aan de oude norm.", False),
    ("Sprak de raad in het voorjaar nog van 900 bussen, nu moeten er [1.200 bussen] komen.", False),
    ("Dat was ooit [83 euro].", True),
    ("Het vorige record stond op [539 boten].", True),
    ("De vorige minister telde [539 boten].", False),
    ("Het gas komt nog voor 9 procent van zee; voor de oorlog was dat [30 procent].", True),
    ("De invoer was nog 9 procent, tegen [30 procent] voor de invasie.", True),
    ("Een jaar geleden hield de minister het op [4.000 doden].", True),
    ("De economie groeit 1 procent, verwacht de bank. In het voorjaar was dat nog [2 procent].", True),
    ("De dienst telde vorig jaar [4.000 doden].", False),
    ("Hij verscheepte vorig jaar nog [4.000 ton] naar Houston.", True),
    ("De stad gaf vorig jaar krap [1,3 procent] uit aan kunst. Dit jaar wordt het 2 procent.", True),
    ("Ik verstuurde elk jaar [300 fietsen]. Dit jaar 40 fietsen.", True),
    ("Vóór de hervorming betaalden bedrijven gemiddeld [4,8 procent].", True),
    ("In maart kregen boeren een tarief van [20 procent] voorgeschoteld, dat nooit werd ingevoerd.", True),
    ("Dat is minder dan de [50 procent] waar de minister in maart mee zwaaide.", True),
    ("De stad gaf vorig jaar krap [1,3 procent] uit aan kunst.", False),
    ("Er kwamen in mei nog [300 woningen] bij.", False),
    ("Nog [14 piloten] verlieten vorig jaar de vloot.", False),
    ("Over het eerste halfjaar was het [300 miljoen euro].", False),
    ("In juni alleen was het al [12 procent].", False),
    ("Zij moeten [5 procent] besteden, tegen 2 procent in de oude afspraak.", False),
]


@pytest.mark.parametrize(("sentence", "past"), OLDER)
def test_past(sentence: str, past: bool) -> None:
    start, end = sentence.index("["), sentence.index("]") - 1
    figures = extract("", sentence.replace("[", "").replace("]", ""), PUBLISHED).figures
    figure = next(figure for figure in figures if figure.start < end + 2 and start + 2 < figure.end)
    assert figure.past == past, figure.reasons


#: A headline, a first paragraph and a sentence below it, with how settled the figure in brackets is there.
IN_THE_NEWS: list[tuple[str, str, str, Status]] = [
    # what the news adds up to is as settled as the news
    (
        "Raad akkoord over nieuwe trams",
        "De gemeenteraad is het eens over de bestelling.",
        "Er komen trams bij in de vloot, die daarmee [90 trams] telt.",
        "decided",
    ),
    (
        "Raad akkoord over hulp",
        "De raad is het eens.",
        "Daarmee staat de teller op [3 miljoen euro].",
        "decided",
    ),
    (
        "Raad akkoord over hulp",
        "De raad is het eens.",
        "Daarmee stond de teller op [3 miljoen euro].",
        "fact",
    ),
    ("Fabriek draait goed", "De fabriek had een goed jaar.", "Daarmee telt zij [400 werknemers].", "fact"),
    # a price that is changed by a decision
    (
        "Raad akkoord over water",
        "De raad is het eens.",
        "Het tarief zakt naar [4 euro] per liter.",
        "decided",
    ),
    ("Raad akkoord over water", "De raad is het eens.", "Zulk water kost [4 euro] per liter.", "fact"),
    ("Water goedkoper", "Het was een nat jaar.", "De prijs zakt naar [4 euro] per liter.", "fact"),
    # who may draw on what the news shares out
    (
        "Raad keurt leenfonds goed",
        "De raad heeft de leningen goedgekeurd.",
        "Gent kan [5 miljoen euro] lenen.",
        "decided",
    ),
    (
        "Raad keurt leenfonds goed",
        "De raad heeft de leningen goedgekeurd.",
        "Gent mag rekenen op [5 miljoen euro].",
        "decided",
    ),
    # the price of one is as settled as the whole
    (
        "Stad koopt trams",
        "De stad heeft de aankoop goedgekeurd.",
        "De factuur bedraagt 60 miljoen euro, of [zo'n 3 miljoen] per stuk.",
        "decided",
    ),
    ("Top in de stad", "Vier trams erbij is een feit.", "De raad koopt [4 trams] bij.", "decided"),
    # a paper counts as much as was agreed, also what is listed in it
    (
        "Groen licht voor trams",
        "De raad besliste over de aankoop.",
        "De aankoop staat in de visie, die [34 miljoen euro] aan investeringen telt.",
        "decided",
    ),
    (
        "Groen licht voor trams",
        "De raad besliste over de aankoop.",
        "De raad koopt 30 trams. Daarin ook: [drie boten] om de haven te bewaken.",
        "decided",
    ),
    (
        "Raadsakkoord",
        "De kogel is door de kerk: de raad heeft een begroting.",
        "Het budget klimt daardoor naar [12 miljoen euro].",
        "decided",
    ),
    # an assembly that votes later, and a share that a plan gives away
    (
        "Kabinet trekt geld uit",
        "De minister heeft nieuws.",
        "Zij trekt volgend jaar [27 miljoen euro] uit. De Kamer stemt in december over de begroting.",
        "plan",
    ),
    ("Plan voor de haven", "De minister wil een plan.", "De stad krijgt [20 procent] van de winst.", "plan"),
    # what is dearer than expected is no expectation, and who takes part is counted
    (
        "Raad koopt trams",
        "De raad heeft de trams besteld.",
        "De prijs valt hoger uit dan verwacht: [2 miljoen euro].",
        "decided",
    ),
    ("Raad akkoord over de brug", "De raad is het eens.", "In totaal doen [negentien steden] mee.", "fact"),
    # what is left or measured stays as it is
    (
        "Raad akkoord over gas",
        "De raad is het eens.",
        "Nog [13 procent] van het gas komt uit Noorwegen.",
        "fact",
    ),
    ("Raad akkoord over steun", "De raad is het eens.", "Dit jaar is dat nog [3 miljoen euro].", "fact"),
    ("Raad akkoord over de dijk", "De raad is het eens.", "De dijk is [12 kilometer] lang.", "fact"),
    (
        "Stad wil een brug",
        "De stad wil een brug.",
        "Bolwerk, goed voor [3 miljard euro] aan omzet, zwijgt.",
        "fact",
    ),
    # who does something is counted, a strong past is over, an origin is how it is
    ("Raad akkoord over de brug", "De raad is het eens.", "[Rond de dertig gemeenten] doen mee.", "fact"),
    (
        "Raad akkoord over de brug",
        "De raad is het eens.",
        "De stad haalt [86 procent] van haar gas uit zee.",
        "fact",
    ),
    ("Stad wil brug", "De stad wil een brug.", "Bouwers stegen gemiddeld [2,6 procent].", "fact"),
    # what somebody reckons will be
    (
        "Raad akkoord over de brug",
        "De raad is het eens.",
        "De stad zal [3 miljoen euro] verliezen, schat wethouder Bas Rijn.",
        "plan",
    ),
    # a participle before its noun is no past tense
    (
        "Minister legt plan voor",
        "De minister wil het land opbouwen.",
        "Er gaat [200 miljoen euro] aan bevroren tegoeden naar het herstel.",
        "plan",
    ),
    # a decision put off is none
    (
        "Raad schuift besluit over lening door naar juni",
        "De partijen willen eerst meer weten.",
        "De lening bedraagt [40 miljoen euro], te betalen uit de pot.",
        "plan",
    ),
]


@pytest.mark.parametrize(("headline", "lead", "sentence", "status"), IN_THE_NEWS)
def test_status_in_the_news(headline: str, lead: str, sentence: str, status: Status) -> None:
    surface = sentence[sentence.index("[") + 1 : sentence.index("]")]
    text = f"{lead}\n\n{sentence.replace('[', '').replace(']', '')}"
    found = [f for f in extract(headline, text, PUBLISHED).figures if f.text == surface]
    assert [f.value.status for f in found] == [status]


_ROWS = [row.replace("[", "").replace("]", "") for row in (*FACT, *PLAN, *DECIDED, *DENIED)]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_ROWS), min_size=2, max_size=9), st.integers(1, 5))
def test_sentences_are_read_in_any_order(rows: list[str], lead: int) -> None:
    """What one sentence reports, another may go on with: words of the one are none of the other."""
    text = " ".join(rows[:lead]) + "\n\n" + " ".join(rows[lead:])
    figures = extract(rows[0], text, PUBLISHED).figures
    assert {figure.value.status for figure in figures} <= {"fact", "plan", "decided", "denied"}
