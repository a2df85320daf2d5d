"""Hedges: the words around a number that bound it ("ruim", "nog geen", "of meer")."""

from __future__ import annotations

from dataclasses import dataclass

from cijferwacht.claims import lexicon
from cijferwacht.claims.document import Document
from cijferwacht.claims.phrases import Phrases, phrases
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Bound, Reason

#: How far "tot" looks for the verb whose destination it gives.
CLAUSE = 14
#: Marks that end a clause.
MARKS = frozenset((",", ";", ":", "(", ")", "–", "—"))


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge: tokens ``first`` up to ``stop``, and the bound it gives."""

    first: int
    stop: int
    bound: Bound
    reason: Reason
    #: What it counts, for a hedge that says so ("een man of tien").
    unit: str | None = None


def _before() -> Phrases:
    return phrases("hedges.tsv", 3, 4)


def _after() -> Phrases:
    return phrases("hedges.after.tsv", 2, 2)


def hedge_before(document: Document, number: int, floor: int, *, amount: bool, value: float) -> Hedge | None:
    """The hedge before the number that begins at token ``number`` (its currency sign included).

    ``floor``: first token it may use, past the figure before and within the sentence. ``amount``: the
    number is money or a share. Stacked hedges: the nearest wins unless it says only about.
    """
    nearest = _one_before(document, number, floor, amount, value)
    if nearest is None and number - 1 > floor:
        # "hoogstens nog 30 man"
        if document.tokens[number - 1].lower not in lexicon.words("hedge_particles.tsv"):
            return None
        past = _one_before(document, number - 1, floor, amount, value)
        nearest = past and Hedge(past.first, number, past.bound, past.reason, past.unit)
    if nearest is None:
        return None
    outer = _one_before(document, nearest.first, floor, amount, value)
    if outer is None:
        return nearest
    if nearest.bound != "about" or outer.bound == "about":
        return Hedge(
            outer.first if outer.bound == "about" else nearest.first, number, nearest.bound, nearest.reason
        )
    return Hedge(outer.first, number, outer.bound, outer.reason)


def _one_before(document: Document, number: int, floor: int, amount: bool, value: float) -> Hedge | None:
    tokens = document.tokens
    at = number
    found = _before().before(tokens, at, floor)
    article = False
    if found is None and at - 1 > floor and tokens[at - 1].lower in lexicon.words("determiners.tsv"):
        article = True
        at -= 1
        found = _before().before(tokens, at, floor)
    if found is None:
        return None
    length, entry = found
    first = at - length
    place = entry.columns[2]
    if article and not place.endswith("_the"):
        return None
    if place.startswith("level"):
        # A headline has no verb: "Tekort boven de 3 miljard".
        headline = article and document.place(tokens[first].start) == "title"
        if not headline and not ((amount or article) and _level(document, first, number)):
            return None
    if place == "round" and value % 10:
        return None
    bound = _bound(entry)
    if tokens[at - 1].lower in WORDS.until and _destination(document, first, amount=amount):
        return None
    if tokens[at - 1].lower in WORDS.comparing and _compares(document, first, floor):
        return None
    unit = entry.columns[3] if len(entry.columns) > 3 else None
    return Hedge(first, number, bound, Reason("hedge", entry.where), unit)


def hedge_after(document: Document, stop: int, end: int) -> Hedge | None:
    """The hedge right behind a figure that ends before token ``stop``: "3 miljard of meer"."""
    found = _after().at(document.tokens, stop, end)
    if found is None:
        return None
    length, entry = found
    if length == 1:
        # "20 procent ongeveer": one word counts only where nothing follows that it could belong to.
        after = stop + 1
        if after < end and document.tokens[after].text[0].isalnum():
            return None
    return Hedge(stop, stop + length, _bound(entry), Reason("hedge", entry.where))


def _bound(entry: lexicon.Entry) -> Bound:
    for bound in BOUNDS:
        if bound == entry.columns[1]:
            return bound
    raise entry.error(f"no bound: {entry.columns[1]!r}")


BOUNDS: tuple[Bound, ...] = ("about", "over", "under", "at_least", "at_most")


def _clause(document: Document, at: int) -> range:
    """The tokens around ``at`` up to the next mark on either side."""
    tokens = document.tokens
    sentence = document.sentence_tokens(tokens[at].sentence)
    first = at
    while first > max(sentence.start, at - CLAUSE) and tokens[first - 1].text not in MARKS:
        first -= 1
    stop = at + 1
    while stop < min(sentence.stop, at + CLAUSE) and tokens[stop].text not in MARKS:
        stop += 1
    return range(first, stop)


def _destination(document: Document, to: int, *, amount: bool) -> bool:
    """Whether the "tot" at token ``to`` says where a change ends: "steeg ... tot", "tot 15 procent verlaagd".

    A particle right before it makes one verb with the verb of the clause: "trekt het budget op tot". Verbs
    that leave the end open ("het pakket loopt op tot 90 miljard") reach it where it is said to be so
    already, and where people or things are counted ("het dodental loopt op tot negen").
    """
    tokens = document.tokens
    changes = lexicon.table("destinations.tsv", 1, 2)
    particle = tokens[to - 1].lower if to else ""
    separable = particle in lexicon.words("particles.tsv")
    clause = _clause(document, to)
    aside = False
    if particle == "," and to >= 2 and tokens[to - 2].sentence == tokens[to].sentence:
        # "klom 4 procent, tot 41,20 euro"
        clause = range(_clause(document, to - 2).start, clause.stop)
        particle = tokens[to - 2].lower
        aside = separable = particle in lexicon.words("particles.tsv")
    words = [tokens[at].lower for at in clause]
    may = not WORDS.may.isdisjoint(words)
    reached = aside or not amount or not WORDS.already.isdisjoint(words)
    for at in clause:
        if at == to or not tokens[at].text[0].isalpha():
            continue
        if tokens[at].lower in lexicon.words("reached_words.tsv") and not may:
            return True
        prefixes = (particle, "") if separable and at < to else ("",)
        forms = (tokens[at].lower, document.lemma(at))
        found = next((changes[p + form] for p in prefixes for form in forms if p + form in changes), None)
        if found is not None and (len(found.columns) == 1 or (reached and not may)):
            return True
    return False


def _level(document: Document, hedge: int, number: int) -> bool:
    """Whether "boven" or "onder" puts a value at a level ("komt boven de 2 procent"), and is no threshold."""
    levels = lexicon.words("levels.tsv")
    if hedge and document.tokens[hedge - 1].lower in WORDS.until:
        return True  # "terug tot onder de 300 megawatt"
    return any(
        document.lemma(at) in levels
        for at in _clause(document, hedge)
        if not hedge <= at < number and document.tokens[at].text[0].isalpha()
    )


def _compares(document: Document, first: int, floor: int) -> bool:
    """Whether "meer dan" compares with an amount said just before ("31.000 meer dan")."""
    tokens = document.tokens
    if first <= floor:
        return (
            first > 0
            and tokens[first - 1].sentence == tokens[first].sentence
            and _ends_amount(document, first - 1)
        )
    before = tokens[first - 1].lower
    return before in WORDS.times or _ends_amount(document, first - 1)


def _ends_amount(document: Document, at: int) -> bool:
    token = document.tokens[at]
    found = phrases("units.tsv", 2, 3).before(document.tokens, at + 1, at)
    money = phrases("currencies.tsv", 2, 4).before(document.tokens, at + 1, at)
    return token.text[0].isdigit() or found is not None or money is not None
