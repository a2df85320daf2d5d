"""Who says what: a Dutch passage beside the statements it reports. Persons and bodies are fictional."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from cijferwacht.claims.document import read_document
from cijferwacht.claims.speech import read_speech

DIRECT, INDIRECT = True, False


@dataclass(frozen=True)
class Row:
    text: str
    #: (speaker, what was said, direct)
    said: tuple[tuple[str, str, bool], ...]


ROWS = [
    # Quotation, verb, speaker.
    Row(
        '"We staan met de rug tegen de muur", zegt wethouder Thijs Overmars.',
        (("wethouder Thijs Overmars", "We staan met de rug tegen de muur", DIRECT),),
    ),
    Row(
        "‘De rek is eruit’, aldus directeur Maud Verschuren.",
        (("directeur Maud Verschuren", "De rek is eruit", DIRECT),),
    ),
    Row(
        "„Dit kan zo niet langer”, vindt bondsvoorzitter Huib Kranendonk.",
        (("bondsvoorzitter Huib Kranendonk", "Dit kan zo niet langer", DIRECT),),
    ),
    Row(
        "''Het is wachten op regen'', liet boer Sjef Maas weten.",
        (("boer Sjef Maas", "Het is wachten op regen", DIRECT),),
    ),
    Row("“We beginnen in mei”, verzekerde de aannemer.", (("de aannemer", "We beginnen in mei", DIRECT),)),
    Row(
        'Volgens Ilse Koper is het genoeg. "Wij stoppen ermee", voegde ze eraan toe.',
        (("Ilse Koper", "is het genoeg", INDIRECT), ("Ilse Koper", "Wij stoppen ermee", DIRECT)),
    ),
    # Speaker before the quotation.
    Row(
        'De minister zei: "Er komt geen extra geld."', (("De minister", "Er komt geen extra geld.", DIRECT),)
    ),
    Row(
        'Trainer Ruud Terwindt: "We hebben gewoon slecht gespeeld."',
        (("Trainer Ruud Terwindt", "We hebben gewoon slecht gespeeld.", DIRECT),),
    ),
    # A quotation broken by its speaker, and one that goes on.
    Row(
        '"Wij hebben geen keus", zegt Marije Roos. "De kas is leeg."',
        (("Marije Roos", "Wij hebben geen keus", DIRECT), ("Marije Roos", "De kas is leeg.", DIRECT)),
    ),
    # dat-clauses
    Row(
        "Minister Annelies Bruins zegt dat de wachttijden oplopen.",
        (("Minister Annelies Bruins", "de wachttijden oplopen", INDIRECT),),
    ),
    Row(
        "De directeur liet weten dat het museum dichtgaat.",
        (("De directeur", "het museum dichtgaat", INDIRECT),),
    ),
    Row(
        "Gisteren zei de premier dat de belasting omlaag gaat.",
        (("de premier", "de belasting omlaag gaat", INDIRECT),),
    ),
    Row("Ze benadrukte dat niemand wordt ontslagen.", ()),
    Row('Minister Annelies Bruins noemt de markt "stabiel".', (("Annelies Bruins", "stabiel", INDIRECT),)),
    Row(
        "'We gaan kijken', reageerde minister Annelies Bruins.",
        (("Annelies Bruins", "We gaan kijken", DIRECT),),
    ),
    Row(
        "Directeur Jet Olthof sprak het personeel toe. Ze benadrukte dat niemand wordt ontslagen.",
        (("Jet Olthof", "niemand wordt ontslagen", INDIRECT),),
    ),
    Row(
        "De toezichthouder waarschuwt dat de prijzen verder stijgen.",
        (("De toezichthouder", "de prijzen verder stijgen", INDIRECT),),
    ),
    Row(
        "De vakbond vindt dat de lonen achterblijven en dreigt met acties.",
        (("De vakbond", "de lonen achterblijven", INDIRECT),),
    ),
    Row(
        "De waterschappen wijzen erop dat de dijken te laag zijn.",
        (("De waterschappen", "de dijken te laag zijn", INDIRECT),),
    ),
    Row(
        "Onderzoekers gaan ervan uit dat de zeespiegel sneller stijgt.",
        (("Onderzoekers", "de zeespiegel sneller stijgt", INDIRECT),),
    ),
    Row(
        "De huurdersbond wil dat de huren worden bevroren.",
        (("De huurdersbond", "de huren worden bevroren", INDIRECT),),
    ),
    Row(
        "Wim Baan ontkent dat hij geld heeft aangenomen.",
        (("Wim Baan", "hij geld heeft aangenomen", INDIRECT),),
    ),
    Row(
        "Het bedrijf, dat vorig jaar verlies leed, verwacht dat de omzet herstelt.",
        (("Het bedrijf", "de omzet herstelt", INDIRECT),),
    ),
    Row(
        "Burgemeester Ilse Koper, die al tien jaar aan het roer staat, zegt dat ze opstapt.",
        (("Burgemeester Ilse Koper", "ze opstapt", INDIRECT),),
    ),
    # Tag after the statement.
    Row("De wachttijden lopen op, zegt het RIVM.", (("het RIVM", "De wachttijden lopen op", INDIRECT),)),
    Row(
        "Het ijs is te dun om op te schaatsen, waarschuwde een woordvoerder van de schaatsbond donderdag.",
        (("een woordvoerder van de schaatsbond", "Het ijs is te dun om op te schaatsen", INDIRECT),),
    ),
    Row("De schade is groot, zo meldt de brandweer.", (("de brandweer", "De schade is groot", INDIRECT),)),
    Row("De huizenprijzen dalen niet meer, blijkt uit cijfers van het Kadaster.", ()),
    Row(
        "Het stroomnet is vol, laat netbeheerder Noordnet weten.",
        (("netbeheerder Noordnet", "Het stroomnet is vol", INDIRECT),),
    ),
    Row("De kas is leeg, aldus de penningmeester.", (("de penningmeester", "De kas is leeg", INDIRECT),)),
    Row(
        "Wethouder Thijs Overmars is boos. De kas is leeg, zegt hij.",
        (("Wethouder Thijs Overmars", "De kas is leeg", INDIRECT),),
    ),
    Row(
        "Wethouder Thijs Overmars is boos. De kas is leeg, voegt hij daaraan toe.",
        (("Wethouder Thijs Overmars", "De kas is leeg", INDIRECT),),
    ),
    Row(
        "De prijzen blijven hoog, denkt econoom Piet-Hein Laverman van de Landbouwbank.",
        (("econoom Piet-Hein Laverman", "De prijzen blijven hoog", INDIRECT),),
    ),
    # Volgens
    Row(
        "Volgens de huisartsen is de griep op haar retour.",
        (("de huisartsen", "is de griep op haar retour", INDIRECT),),
    ),
    Row(
        "Het stadion is volgens de gemeente te klein.",
        (("de gemeente", "Het stadion is volgens de gemeente te klein", INDIRECT),),
    ),
    # Dat zegt: the sentence before.
    Row(
        "De dijken zijn te laag. Dat zegt hoogleraar Cato Brand tegen de krant.",
        (("hoogleraar Cato Brand", "De dijken zijn te laag", INDIRECT),),
    ),
    Row("De dijken zijn te laag. Dat blijkt uit onderzoek van Wereldwater.", ()),
    Row(
        "Er komt een nieuw zwembad. Dat heeft de gemeente dinsdag bekendgemaakt.",
        (("de gemeente", "Er komt een nieuw zwembad", INDIRECT),),
    ),
    # Judging verbs with an object.
    Row(
        "De oppositie noemt het plan een blamage voor het hele land.",
        (("De oppositie", "een blamage voor het hele land", INDIRECT),),
    ),
    Row(
        "Milieuwacht spreekt van een gemiste kans voor de natuur.",
        (("Milieuwacht", "een gemiste kans voor de natuur", INDIRECT),),
    ),
    # Headlines.
    Row(
        "Overmars: stadion komt er niet|Het stadion komt er niet.",
        (("Overmars", "stadion komt er niet", INDIRECT),),
    ),
    Row("'Geen geld voor nieuw zwembad'|De gemeente bezuinigt.", ()),
    # No speech at all.
    Row("Zomerpuzzel: zoek de verschillen|De brief is luchtig.", ()),
    Row('Niemand kwam. "Mijn buurman vraagt of ik gek geworden ben."', ()),
    Row("De trein reed dinsdag niet verder dan Amersfoort.", ()),
    Row('De zogenoemde "warmtewet" gaat in.', ()),
    Row("De film “Zomer in Drenthe” trok 3000 bezoekers.", ()),
    Row("Liveblog: storm raast over het land|Bomen vielen om.", ()),
    Row("De burgemeester meldde zich ziek.", ()),
]


#: A name with where it spoke, a verdict past what it is on, a wish of a country, a number that is no verdict.
TURNS = [
    Row(
        'Minister Hanne Vroom bij aankomst: "We zijn er bijna."',
        (("Hanne Vroom", "We zijn er bijna.", DIRECT),),
    ),
    Row(
        'Premier Joost Daal in het volle parlement: "Dit is geen oefening."',
        (("Joost Daal", "Dit is geen oefening.", DIRECT),),
    ),
    Row(
        "De woordvoerder van het hof noemt de berichten speculatie.",
        (("woordvoerder van het hof", "speculatie", INDIRECT),),
    ),
    Row("Minister Hanne Vroom noemt het plan historisch.", (("Hanne Vroom", "historisch", INDIRECT),)),
    Row("Minister Hanne Vroom noemt geen aantallen.", ()),
    Row("Minister Hanne Vroom noemde 46.000 gewonden.", ()),
    Row('"Een blamage", noemt minister Hanne Vroom het vonnis.', (("Hanne Vroom", "Een blamage", DIRECT),)),
    Row("De Europese Commissie wil dat alle havens sneller lossen.", ()),
    Row(
        "Wethouder Joost Daal vreest voor de oever. Elke boot slaat er een stuk van weg.",
        (("Joost Daal", "Elke boot slaat er een stuk van weg", INDIRECT),),
    ),
    Row(
        "De bond van schippers waarschuwt voor tarieven. Een sluis wordt volgend jaar 20 euro duurder.",
        (("bond van schippers", "Een sluis wordt volgend jaar 20 euro duurder", INDIRECT),),
    ),
    Row(
        "Minister Hanne Vroom wil dat alle havens sneller lossen.",
        (("Hanne Vroom", "alle havens sneller lossen", INDIRECT),),
    ),
]


@pytest.mark.parametrize("row", [pytest.param(row, id=row.text[:48]) for row in [*ROWS, *TURNS]])
def test_speech(row: Row) -> None:
    title, bar, body = row.text.rpartition("|")
    document = read_document(title if bar else "", body)
    found = read_speech(document)
    assert [(s.text, s.direct) for s in found] == [(text, direct) for _, text, direct in row.said]
    for speech, (speaker, _, _) in zip(found, row.said, strict=True):
        assert speaker.lower() in speech.speaker.lower()
        assert document.full[speech.start : speech.end] == speech.text
