"""Units: what stands before or behind a number and says of what it is, and per what it is told."""

from __future__ import annotations

from dataclasses import dataclass

from cijferwacht.claims import lexicon
from cijferwacht.claims.document import Document, Token
from cijferwacht.claims.nouns import in_class, is_make, plural
from cijferwacht.claims.phrases import phrases, phrases_with
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Reason

#: Words between an amount and its "per jaar": "2 tot 3 miljoen euro extra aan wegen per jaar".
PER_REACH = 7
#: Words from "jaarlijkse" to the amount it is of: "een jaarlijkse bijdrage van 3 miljoen".
ADJECTIVE_REACH = 4
#: Words from "kost" to the amount, and back from it to the article of its subject.
PRICE_REACH = 5
SUBJECT_REACH = 6
#: Words from an amount to its "elke maand", and in its relative clause: "de 90 euro die zij elke maand".
AFTER_REACH = 4
#: Words from a measure to its price in a list, and what sets the items of a list apart.
LISTED_REACH = 4
LIST_MARKS = frozenset((",", ";", ":", ".", "(", "–", "—"))
RELATIVE_REACH = 7
#: How a word of periods.tsv tells a period: behind "per", as a cue in the clause, or right behind the amount.
#: Times that a compound may end in: "oefendag", "collegejaar"; and the letters that must stand before one.
TIMES = frozenset(("year", "quarter", "month", "week", "day", "night", "hour"))
SHORTEST_FIRST_PART = 3
PER = frozenset(("per",))
MANNER = frozenset(("manner",))
CUE = frozenset(("cue",))
AFTER = frozenset(("after",))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: tokens ``first`` up to ``stop``, its code, and what it is of that code (a cent: 0.01)."""

    first: int
    stop: int
    code: str
    factor: float
    money: bool
    reason: Reason


def unit_behind(document: Document, first: int, stop: int, *, scaled: bool) -> Unit | None:
    """The unit that begins at token ``first``, behind a number; ``scaled``: one with a scale word."""
    measure = phrases("units.tsv", 2, 3).at(document.tokens, first, stop)
    money = phrases("currencies.tsv", 2, 4).at(document.tokens, first, stop)
    found = max((f for f in (measure, money) if f is not None), key=lambda f: f[0], default=None)
    if found is None:
        return None
    length, entry = found
    if len(entry.columns) > 3 and not scaled:
        return None
    factor = entry.number(2) if len(entry.columns) > 2 else 1.0
    reason = Reason("unit", entry.where)
    return Unit(first, first + length, entry.columns[1], factor, found is money, reason)


def sign_before(document: Document, number: int, floor: int) -> Unit | None:
    """The currency sign or code right before a number: "€", "US$", "EUR"."""
    found = phrases("currencies.tsv", 2, 4).before(document.tokens, number, floor)
    if found is None:
        return None
    length, entry = found
    if entry.key.isalpha() and not entry.key.isupper():
        return None
    return Unit(number - length, number, entry.columns[1], 1.0, True, Reason("unit", entry.where))


@dataclass(frozen=True, slots=True)
class Period:
    """What an amount is told per, and the token after the words that say so."""

    per: str
    stop: int
    reason: Reason


def period_behind(document: Document, first: int, stop: int) -> Period | None:
    """The "per" behind an amount; of "per bed per dag" the last, by which the amount is repeated."""
    tokens = document.tokens
    found: Period | None = None
    for at in range(first, min(stop, first + PER_REACH)):
        token = tokens[at]
        if (token.lower in WORDS.per or token.text == "/") and at + 1 < stop:
            named = _period_at(document, at + 1, stop)
            if named is None:
                return found
            found = named
            continue
        if found is not None and at >= found.stop:
            return found
        if at == first:
            period = phrases_with("periods.tsv", 3, 2, AFTER).at(tokens, at, stop)
            if period is not None and not _is_time(document, at + period[0], stop):
                return Period(period[1].columns[1], at + period[0], Reason("per", period[1].where))
        if not token.text[0].isalpha() or token.lower in lexicon.table("connectors.tsv", 2):
            return found
    return found


def _period_at(document: Document, at: int, stop: int) -> Period | None:
    """What stands behind "per": a word of periods.tsv, a compound of one ("oefendag"), or any thing at all.

    What is paid per thing ("per plek", "per bedrijf") is per piece, unless the words say how something is
    done ("per trein", "per direct").
    """
    tokens = document.tokens
    found = phrases_with("periods.tsv", 3, 2, PER).at(tokens, at, stop)
    if found is not None:
        return Period(found[1].columns[1], at + found[0], Reason("per", found[1].where))
    lower = tokens[at].lower
    if phrases_with("periods.tsv", 3, 2, MANNER).at(tokens, at, stop) is not None or not lower.isalpha():
        return None
    periods = lexicon.table("periods.tsv", 3)
    for start in range(SHORTEST_FIRST_PART, len(lower) - 2):
        entry = periods.get(lower[start:])
        if entry is not None and entry.columns[2] == "per" and entry.columns[1] in TIMES:
            return Period(entry.columns[1], at + 1, Reason("per", entry.where))
    if lower in lexicon.months() or lower in lexicon.words("function_words.tsv") or not lower.islower():
        return None
    return Period("piece", at + 1, Reason("per", tokens[at].text))


def _is_time(document: Document, at: int, stop: int) -> bool:
    """Whether the word behind "een maand" makes it a time: "een maand later", "in de maand mei"."""
    if at >= stop:
        return False
    lower = document.tokens[at].lower
    return lower in lexicon.words("period_stoppers.tsv") or lower in lexicon.months()


def price_of_one(document: Document, first: int, stop: int, floor: int, end: int) -> Period | None:
    """ "een vat kost 66 dollar", "elke trein kost 8 miljoen", "drones van 400 euro": the price of one.

    The amount, hedge included, is tokens ``first`` up to ``stop``; its sentence ``floor`` up to ``end``. A
    plain "een" may begin any story ("een nieuw station kost 90 miljoen"); only what is sold by measure or by
    the piece (periods.tsv) or made in series (series_goods.tsv) has a price then.
    """
    tokens = document.tokens
    if first - 2 >= floor and tokens[first - 1].lower in WORDS.of:
        # "een fles van 12 dollar", "raketten van 1 miljoen euro"
        if in_series(tokens[first - 2]):
            return Period("piece", first, Reason("per", tokens[first - 2].text))
        return None
    if first - 4 >= floor and tokens[first - 1].text == "," and tokens[first - 4].lower in WORDS.of:
        # "voor de prijs van één tank, 28 miljoen euro"
        return _one_sold(document, first - 2, first - 3, first - 1)
    verb = _price_verb(document, range(first - 1, max(floor, first - PRICE_REACH) - 1, -1))
    if verb is None:
        # "dat een fles straks 16 dollar kost"
        verb = _price_verb(document, range(stop, min(end, stop + 2)))
        if verb is None and first > floor:
            return _listed(document, first, max(floor, first - LISTED_REACH))
        return None if verb is None else _one_sold(document, first, max(floor, first - SUBJECT_REACH), first)
    before = _one_sold(document, verb, max(floor, verb - SUBJECT_REACH), verb)
    # "straks kost een fles 16 dollar"
    return before or _one_sold(document, first, verb + 1, first)


def _listed(document: Document, first: int, floor: int) -> Period | None:
    """ "vat Brent 69 dollar", "kilo kaas: 12 euro": a price in a list, behind the measure it is sold by."""
    tokens = document.tokens
    for at in range(first - 1, floor - 1, -1):
        named = phrases_with("periods.tsv", 3, 2, PER).at(tokens, at, first)
        if named is not None and named[1].columns[1] in lexicon.words("sold_by.tsv"):
            alone = at == 0 or tokens[at - 1].text in LIST_MARKS or tokens[at].text[0].isupper()
            return Period(named[1].columns[1], at, Reason("per", named[1].where)) if alone else None
        if tokens[at].text[0].isdigit() or tokens[at].lower in lexicon.words("function_words.tsv"):
            return None
        if tokens[at].text in LIST_MARKS and tokens[at].text != ":":
            return None
    return None


def _price_verb(document: Document, where: range) -> int | None:
    tokens = document.tokens
    return next((at for at in where if tokens[at].lower in lexicon.words("price_verbs.tsv")), None)


def _one_sold(document: Document, until: int, since: int, end: int) -> Period | None:
    """What one of is named in tokens ``since`` up to ``until``, its noun before ``end``."""
    tokens = document.tokens
    for at in range(until - 1, since - 1, -1):
        if not tokens[at].text[0].isalpha():
            return None
        kind = lexicon.table("one_words.tsv", 2).get(tokens[at].lower)
        if kind is None:
            continue
        noun = at + 1
        while noun < end - 1 and _is_adjective(tokens[noun]):
            noun += 1
        named = phrases_with("periods.tsv", 3, 2, PER).at(tokens, noun, end)
        if named is not None and named[1].columns[1] in lexicon.words("sold_by.tsv"):
            return Period(named[1].columns[1], at, Reason("per", named[1].where))
        if named is None and noun < end and (kind.columns[1] == "each" or in_series(tokens[noun])):
            return Period("piece", at, Reason("per", kind.where))
        return None
    return None


def _is_adjective(token: Token) -> bool:
    inflected = len(token.lower) > 3 and token.lower.endswith("e") and token.lower.isalpha()
    return token.lower in lexicon.words("one_modifiers.tsv") or (inflected and not in_series(token))


def in_series(token: Token) -> bool:
    """Whether a noun, singular or plural, names what is made in series and sold by the piece, or a make."""
    if not token.text[0].isalpha():
        return False
    nouns = {token.lower, plural(token.text) or token.lower}
    return is_make(token.text) or any(in_class(noun.rpartition("-")[2], "series_goods.tsv") for noun in nouns)


def period_around(document: Document, first: int, stop: int, floor: int, end: int) -> Period | None:
    """The "jaarlijks" or "elk jaar" in the clause of an amount at tokens ``first`` up to ``stop``."""
    tokens = document.tokens
    cues = phrases_with("periods.tsv", 3, 2, CUE)
    for at in range(first - 1, floor - 1, -1):
        if tokens[at].text in (",", ";", ":", "(", "–", "—"):
            break
        if tokens[at].lower in WORDS.per:
            found = phrases_with("periods.tsv", 3, 2, PER).at(tokens, at + 1, first)
        else:
            found = cues.at(tokens, at, first)
        if found is not None and tokens[at].lower.endswith("se") and first - at > ADJECTIVE_REACH:
            continue  # "het jaarlijkse diner bracht dit jaar 3.000 euro op"
        if found is not None:
            return Period(found[1].columns[1], at + found[0], Reason("per", found[1].where))
    spent = _spent_in_a_year(document, first, stop, end)
    if spent is not None:
        return spent
    relative = stop < end and tokens[stop].lower in WORDS.relative
    for at in range(stop, min(end, stop + (RELATIVE_REACH if relative else AFTER_REACH))):
        if not tokens[at].text[0].isalpha():
            break
        found = cues.at(tokens, at, end)
        if found is not None:
            return Period(found[1].columns[1], at + found[0], Reason("per", found[1].where))
    return None


def _spent_in_a_year(document: Document, first: int, stop: int, end: int) -> Period | None:
    """ "een huurder is dit jaar 1.420 euro kwijt": what is spent in a year is per year."""
    tokens = document.tokens
    if stop >= end or tokens[stop].lower not in lexicon.words("spent_words.tsv"):
        return None
    for at in range(max(0, first - PER_REACH), first - 1):
        if tokens[at].lower in lexicon.words("year_words.tsv") and tokens[at + 1].lower in WORDS.year:
            return Period("year", stop, Reason("per", f"{tokens[at].lower} jaar {tokens[stop].lower}"))
    return None
