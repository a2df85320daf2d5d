# ruff: noqa: E501 - a passage stands on one line
"""Whose a figure is, and who is quoted: passages of our own about fictional persons, bodies and places.

The title ends at "|"; paragraphs end at "¶". The figures of a passage are those in square brackets, in order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from cijferwacht.claims.context import annotate
from cijferwacht.claims.document import Document, read_document
from cijferwacht.claims.figures import read_figures
from cijferwacht.claims.speech import read_speech


@dataclass(frozen=True)
class Row:
    text: str
    #: Of each figure in brackets: words of its speaker, or None.
    speakers: tuple[str | None, ...]


def _document(text: str) -> Document:
    title, _, body = re.sub(r"[\[\]]", "", text).rpartition("|")
    return read_document(title, body.replace("¶", "\n\n"))


BY_NAMES = [
    Row("|De luchtmacht telde verder [310 drones].", ("luchtmacht",)),
    Row("|Onderzoekers van het Kustinstituut telden [48 scheuren].", ("Kustinstituut",)),
    Row("|Het leger telde vorig jaar [18.000 man].", (None,)),
    Row("|Volgens een peiling steunt [61 procent] van de bevolking de bouw.", ("peiling",)),
    Row("|Volgens het Waterfonds nodig zijn er [40 pompen].", ("Waterfonds",)),
    Row("|U schrijft [9.000 jongeren] aan.", (None,)),
    Row(
        "Minister Fenna Hoek wil [3 miljoen euro]. De bewindsvrouw houdt vast aan [5 miljoen euro] voor later.",
        ("Fenna Hoek", "Fenna Hoek"),
    ),
    Row(
        "De Drentse Rekenkamer telt [400 woningen]. Volgens het instituut zijn er [900 woningen] nodig.",
        (None, "Drentse Rekenkamer"),
    ),
    Row("Kolonel Aino Saar was erbij. De Estse rekent voor dat [20 miljoen euro] genoeg is.", ("Aino Saar",)),
    Row(
        "Wethouder Bram Kuik sprak met burgemeester Lot Vos. Hij schat de schade op [2 miljoen euro].",
        ("Bram Kuik",),
    ),
    Row(
        "De kosten lopen op tot [3 miljoen euro], aldus directeur Mo Achterberg van de haven. De helft van de Zeeuwse kades is klaar, zei hij. Hij hoopt op [9 miljoen euro].",
        ("Mo Achterberg", "Mo Achterberg"),
    ),
    Row(
        "Een CD-Kamerlid hekelt het plan, al sprak hij tegen dat het [8 miljoen euro] kost.", ("CD-Kamerlid",)
    ),
    Row(
        "Generaal buiten dienst Siem Bakx is somber. Volgens hem zijn [30.000 militairen] te weinig.",
        ("Siem Bakx",),
    ),
    Row(
        "Lampenmaker Lichtkracht uit Vaart is klaar. Het bedrijf wil [14 miljoen euro] terug.",
        ("Lichtkracht",),
    ),
    Row("'Het is op', zegt Marga Tolk van de bank. De econome verwacht [3 procent].", ("Marga Tolk",)),
    # An entry of a live blog stands by itself.
    Row(
        "10.15 uur – Minister Fenna Hoek is gearriveerd.¶10.40 uur – Volgens haar is [3 miljoen euro] genoeg.",
        (None,),
    ),
]

STATEMENTS = [
    # The source named once at the head.
    Row("De luchtmacht meldt [450 drones]. Daarvan zijn er [412] geraakt, aldus het bericht.", ("luchtmacht", "luchtmacht")),
    Row("De economie groeit dit jaar met [2 procent], verwacht het Noorder Planbureau. De inflatie daalt naar [3 procent].", ("Planbureau", "Planbureau")),
    Row("De uitgaven stijgen met [4 procent], verwacht het Planbureau in een raming. Het tekort is klein.¶Verder uit de raming: de lonen stijgen met [5 procent].", ("Planbureau", "Planbureau")),
    Row("De export daalt met [4 procent], becijferde het Planbureau. De Vlaamse bond Metalia verloor [300 leden].", ("Planbureau", None)),
    Row("De bank van Noordland stelde haar raming bij: de groei komt uit op [2 procent].", ("bank",)),
    Row("In de jongste peiling van bureau Stemwijzer vindt [61 procent] dat het genoeg is.", ("Stemwijzer",)),
    Row("Nieuwe cijfers van het Kadaster laten zien dat [64 procent] huurt.", ("Kadaster",)),
    Row("Dat kost [3 miljoen euro], blijkt uit een nota die deze krant kon inzien.", ("nota",)),
    # Colons.
    Row("Kyldal ontkent: het gaat om [20 procent].", ("Kyldal",)),
    Row("Gouverneur Tarmo Vint: [3200 huizen] hebben geen stroom.", ("Tarmo Vint",)),
    Row("De staatssecretaris sprak dat tegen: er zijn [240 bedden].", ("staatssecretaris",)),
    # How far a tag reaches.
    Row("De instroom is gedaald, zegt de gemeente, van [900 mensen] in mei naar [450 mensen] nu.", ("gemeente", "gemeente")),
    Row("Het gaat om [166 miljoen euro], gaf de douane toe, verdeeld over [3300 importeurs].", ("douane", "douane")),
    Row("In [41] van de [56 gebouwen] is schimmel, meldt de inspectie.", ("inspectie", "inspectie")),
    # Volgens: its own clause, and nothing that is known already.
    Row("De provincie bezit [19 procent], vorig jaar kwam er volgens de club [2 procent] bij.", (None, "club")),
    Row("Van de [60 miljoen euro] is volgens het ministerie nu [4 miljoen euro] op.", (None, "ministerie")),
    # Hearsay, with its source before it or after it.
    Row("Het leger zegt dat de aanval is afgeslagen. Er zouden [93 drones] zijn geraakt.", ("leger",)),
    Row("Morgen zouden [300 gevangenen] naar huis mogen. Onderhandelaar Rik Sol zinspeelde daar gisteren op.", ("Rik Sol",)),
    Row("Er zijn [55.000 soldaten] omgekomen. De president van Noordland zei dat woensdagavond op de zender.", ("president",)),
    Row("De generaal meldt dat [12 procent] bezet is. De staf spreekt dat tegen. Het gaat om [20 procent].", ("generaal", "staf")),
    Row("Minister Fenna Hoek wil [5 procent]. [Negentien gemeenten] zouden willen meedoen.", ("Fenna Hoek", None)),
]  # fmt: skip

COUNTS = [
    # Verbs that set a number, each with what only looks like it.
    Row("De havendienst zet de Zeeuwse schade sinds maandag op [3 miljoen euro].", ("havendienst",)),
    Row("De ploeg zet [30 militairen] op de dijk.", (None,)),
    Row("Voor Noordland komt Molenwacht op [40.000 boten].", ("Molenwacht",)),
    Row("Het Noorder Instituut komt in zijn telling niet verder dan [300 boten].", ("Instituut",)),
    Row("De Heidepartij komt op [20 procent].", (None,)),
    Row("Kustambtenaren hebben het over [hooguit 300 boten].", ("Kustambtenaren",)),
    Row("De bond heeft een akkoord over [3 miljoen euro].", (None,)),
    Row("Kaper Rik Sol, die het op [40 tot 45 boten] per maand houdt, is somber.", ("Rik Sol",)),
    Row("Kustambtenaren, geciteerd door de omroep, houden het op [twintig boten].", ("Kustambtenaren",)),
    Row("Er zonken [65 boten] en [12 schepen], telt de kustwacht.", ("kustwacht", "kustwacht")),
    Row("De kustwacht telt [300 slachtoffers]. Het dorp telt [300 huizen].", ("kustwacht", None)),
    Row("Noordland verloor [70 boten], zo houdt de site Molenwacht bij.", ("Molenwacht",)),
    Row("Bruins erkent nu [bijna 55.000 doden].", ("Bruins",)),
    Row("Noordland zegt voor dat pakket [15 miljoen euro] te willen betalen.", ("Noordland",)),
    Row("De havenwet kraakt: het tekort is [3 procent].", (None,)),
    Row("Hoek verwees het bericht over [300 boten] naar het rijk der fabelen.", ("Hoek",)),
    Row("Noordland zette in de nacht van zaterdag op zondag [80 boten] in, zegt de kustwacht.", ("kustwacht",)),
    # A count goes on in the next sentence: with "er" for what is counted, with a part of it, with more of it.
    Row("Er vertrokken [130 boten], meldt de kustwacht. Een nacht eerder waren het er [90].", ("kustwacht", "kustwacht")),
    Row("Er vertrokken [130 boten], meldt de kustwacht. Van de boten zijn er [12] terug.", ("kustwacht", "kustwacht")),
    Row("Er vertrokken [130 boten], meldt de kustwacht. Er voeren ook [14 schepen] uit. [90 boten] zouden terug zijn.", ("kustwacht", "kustwacht", "kustwacht")),
    Row("Er vertrokken [130 boten], meldt de kustwacht. Een dag eerder waren het er [90]. Ook voeren er [14 schepen].", ("kustwacht", "kustwacht", "kustwacht")),
    Row("Er vertrokken [130 boten], meldt de kustwacht, en [15 schepen].", ("kustwacht", "kustwacht")),
    Row("Het plan kost [3 miljoen euro], meldt de bond. Dit jaar is er [2 miljoen] beschikbaar.", ("bond", None)),
    Row("Er komen [26 landen] bij. Dat zei minister Fenna Hoek. In april waren het er nog [zes].", ("Fenna Hoek", None)),
]  # fmt: skip

WHO = [
    # By-names that say no more than that somebody was named, and one of many.
    Row("'Het is bijna klaar', zegt Fenna Hoek na haar gesprek met Mo Vos. 'Op [90 procent]', zegt de laatste.", ("Mo Vos",)),
    Row("Minister Fenna Hoek sprak met Mo Vos. Laatstgenoemde verwacht [3 procent].", ("Mo Vos",)),
    Row("Er vertrekken boten, vertelt een diplomaat. \"Het zijn er [300]\", aldus de man.", ("een diplomaat",)),
    Row("Drie bronnen spraken de krant. Van de boten is [de helft] weg, zegt een van hen.", ("een van hen",)),
    Row("Dat kost [3 miljoen euro], zegt een van de onderhandelaars.", ("een van de onderhandelaars",)),
    # A pronoun is who spoke or acted last, also when only a surname is told.
    Row("Premier Pel houdt vol dat [2 procent] genoeg is. Nu dreigt Bruins met straf. 'Het wordt [4 procent]', zegt hij.", ("Pel", "Bruins")),
    Row("In Sten pocht Bruins met een vloot waarin naar zijn zeggen [700 boten] varen.", ("Bruins",)),
    Row("Senator Mo Vos heeft haast. Wie koopt, betaalt in zijn voorstel [50 procent].", ("Mo Vos",)),
    Row("De groei daalt tot [1 procent], schrijft de Noordbank in haar raming.", ("Noordbank",)),
    Row("Van het plan van Fenna Hoek is volgens haar dienst [80 procent] klaar.", ("haar dienst",)),
    Row("Volgens de Kustwacht gemiddeld [300 boten] per dag varen er langs.", ("Kustwacht",)),
    Row("Minister Hoek noemt geen getal, maar een ambtenaar wel: [300 boten].", ("een ambtenaar",)),
    Row("De [46.000 doden] waar Bruins gisteren opnieuw bij bleef, gelooft Tolk niet.", ("Bruins",)),
    Row("Van de [60 boten] die vertrokken, zijn er [12] klaar, becijfert Molenwacht.", (None, "Molenwacht")),
    Row("Van de [97 plekken] is [99 procent] bezet, melden de gemeenten.", ("gemeenten", "gemeenten")),
    Row("De dorpen krijgen [3 miljoen euro], blijkt uit de stukken.", (None,)),
    Row("Er zijn [300 boten]. Het bestuur wil er meer, wethouder Mo Vos zinspeelde daar gisteren op.", (None,)),
    Row("Op de WBB reageerde de handel lauw: de prijs zakte [2 procent].", (None,)),
]  # fmt: skip

HEADLINES = [
    # A headline that does not name the source is the paper's own.
    Row("Dijk kost [3 miljoen euro]|De dijk kost [3 miljoen euro], zegt wethouder Mo Vos.", (None, "Mo Vos")),
    Row("Vos houdt dijk op [3 miljoen euro]|De dijk kost [3 miljoen euro], zegt wethouder Mo Vos.", ("Vos", "Mo Vos")),
    Row("Kabinet verdubbelt toeslag tot [300 euro]|De regels veranderen.", ("Kabinet",)),
    Row("Duitsland verdubbelt toeslag tot [300 euro]|Wethouder Bram Kuik wil [300 euro] geven.", (None, "Bram Kuik")),
    Row("Duitsland verdubbelt toeslag tot [300 euro]|De regels veranderen.", (None,)),
]  # fmt: skip

NOBODY = [
    Row("De uitgaven komen uit op [3 miljoen euro].", (None,)),
    Row("Duitsland komt uit op [2 procent].", (None,)),
    Row("De douane rekent [15 procent] op goederen van overzee.", (None,)),
    Row("Het klinkt als een fortuin, maar [3 miljoen euro] is weinig.", (None,)),
    Row("Dertig dorpen praten over [3 miljoen euro].", (None,)),
    Row("Boer Sil Roos, die [62 hectare] kwijtraakt, is boos.", (None,)),
    Row("Oogstfeest: [3 miljoen euro] opgehaald|Het feest was druk.", (None,)),
]  # fmt: skip

#: Who is told of within a statement, and who tells it.
WITHIN = [
    Row('"Het college houdt het op [16 miljoen euro], ik kom op [23 miljoen euro]", zegt econoom Fleur Maas.', ("Het college", "Fleur Maas")),
    Row('Kaasboer Wim Ter Beek exporteert. "Bij [25 procent] morde mijn klant in Texas", zegt hij.', ("Wim Ter Beek",)),
    Row("Het korps moet volgens wethouder Bram Kuik groeien naar [900 man]; nu zijn dat er [zo'n 300].", ("Bram Kuik", None)),
    Row("Volgens ingewijden zinspeelt Noordland op [3 miljoen euro].", ("ingewijden",)),
    Row("Er is een pot van [9 miljoen euro]. Het dorp zinspeelt op een derde daarvan.", (None,)),
    Row("Burgemeester Lot Vos is boos. Komt het niet, dan gaat het tarief naar [35 procent], dreigde zij.", ("Lot Vos",)),
    Row("Het is minder dan de [50 procent] waar wethouder Bram Kuik in mei mee zwaaide.", ("Bram Kuik",)),
]  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [*BY_NAMES, *WITHIN, *STATEMENTS, *COUNTS, *WHO, *HEADLINES, *NOBODY],
    ids=lambda row: row.text[:56],
)
def test_speaker(row: Row) -> None:
    document = _document(row.text)
    found = annotate(document, read_figures(document), read_speech(document))
    marked = re.findall(r"\[(.+?)\]", row.text)
    assert len(marked) == len(row.speakers)
    at = 0
    for words, speaker in zip(marked, row.speakers, strict=True):
        at = document.full.index(words, at)
        figure = next(f for f in found if f.start < at + len(words) and at < f.end)
        at += len(words)
        if speaker is None:
            assert figure.speaker is None
        else:
            assert figure.speaker is not None
            assert speaker.lower() in figure.speaker.lower()


@dataclass(frozen=True)
class Said:
    text: str
    #: (words of the speaker, what was said, whether between quotation marks)
    said: tuple[tuple[str, str, bool], ...]


SAID = [
    # A quotation without a tag is of who is named beside it.
    Said('Halma Roest (41) deelt een hut met haar dochter. "Ik wil wel een raam."', (("Halma Roest", "Ik wil wel een raam.", True),)),
    Said('"Eerst de brief, dan de boete. Het is nooit goed." Stijn Dekker uit Vaart heeft zijn ploeg naar huis gestuurd.', (("Stijn Dekker", "Eerst de brief, dan de boete. Het is nooit goed.", True),)),
    Said('De ambassadeur reageert teleurgesteld. "Dit had niet gehoeven."', (("ambassadeur", "Dit had niet gehoeven.", True),)),
    Said('Een oud-schipper haalde zijn schouders op: "Vroeger voeren er honderd."', (("oud-schipper", "Vroeger voeren er honderd.", True),)),
    Said('"Vorig jaar zaten we zonder", zegt ze, "en nu weer."', ()),
    Said('Bewoonster Nel Tuin is boos. "Vorig jaar zaten we zonder", zegt ze, "en nu weer."', (("Nel Tuin", "Vorig jaar zaten we zonder", True), ("Nel Tuin", "en nu weer.", True))),
    Said('10.50 - Zelma: "Wij kiezen voor vrede."', (("Zelma", "Wij kiezen voor vrede.", True),)),
    Said('Daar staat 3 miljoen euro, zegt Sil Roos, maar "er ligt meer dan u denkt".', (("Sil Roos", "Daar staat 3 miljoen euro", False), ("Sil Roos", "er ligt meer dan u denkt", True))),
    # The headline's quotation is of who says it below.
    Said("Boeren op het plein: ‘Dit is nog maar het begin’|Boer Sil Roos is boos. ‘Dit is nog maar het begin’, zegt hij.", (("Sil Roos", "Dit is nog maar het begin", True), ("Sil Roos", "Dit is nog maar het begin", True))),
    # An interview: a paragraph between quotation marks is of whom it is with.
    Said("Nu kijkt generaal Wim Rook naar de kaart.¶Wat vindt u ervan?¶‘Het is te weinig.’¶En de rest?¶‘Die komt wel.’", (("Wim Rook", "Het is te weinig.", True), ("Wim Rook", "Die komt wel.", True))),
    # A transcript, by the heads that come back.
    Said("Presentator: Wat is er af?¶Kuiper: Twaalf miljoen.¶Presentator: En nu?¶Kuiper: Nu wachten we.", (("Kuiper", "Twaalf miljoen.", True), ("Kuiper", "Nu wachten we.", True))),
    # A verb takes a statement only in some of its frames.
    Said("De inspectie houdt het op 3 doden.", ()),
    Said("De raad spreekt over het akkoord.", ()),
    Said("De wethouder spreekt van een gemiste kans.", (("wethouder", "een gemiste kans", False),)),
    Said("De bond vindt het plan te eenzijdig.", (("bond", "het plan te eenzijdig", False),)),
    Said("Het kabinet vindt 700 miljoen euro voor wegen.", ()),
    Said("De staf doet de cijfers af als propaganda.", (("staf", "propaganda", False),)),
    Said("Noordland ontkent de bus te hebben geraakt.", (("Noordland", "de bus te hebben geraakt", False),)),
    # Volgens within a clause: the clause is said.
    Said("De helft van de kades is volgens de gemeente klaar.", (("gemeente", "De helft van de kades is volgens de gemeente klaar", False),)),
    Said("Volgens de bond dekt het niet de helft: de kas is leeg.", (("bond", "dekt het niet de helft", False),)),
    Said("57 procent vindt dat het genoeg is.", ()),
    # The pronoun and the by-name stand behind whom they mean.
    Said("Wethouder Bram Kuik is er klaar mee. Volgens hem is het genoeg.", (("Bram Kuik (hem)", "is het genoeg", False),)),
]  # fmt: skip


@pytest.mark.parametrize("row", SAID, ids=lambda row: row.text[:56])
def test_said(row: Said) -> None:
    document = _document(row.text)
    found = read_speech(document)
    assert [(s.text, s.direct) for s in found] == [(text, direct) for _, text, direct in row.said]
    for speech, (speaker, _, _) in zip(found, row.said, strict=True):
        assert speaker.lower() in speech.speaker.lower()
