"""The noun behind a number: what is counted, whatever stands between ("3.000 extra Vlaamse leraren").

There is no tagger: Dutch spelling tells enough behind a number. A plural noun has a dictionary form that
differs from it and is no infinitive; a word on -e that is no plural is an adjective; what else may stand
between is a short lexicon (modifiers.tsv), and closed classes end the phrase (function_words.tsv).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from cijferwacht.claims import lexicon
from cijferwacht.claims.document import QUOTES, Document, Token, lemma
from cijferwacht.claims.words import WORDS

Sort = Literal["person", "thing", "time"]

#: Words that may stand between a number and its noun: more would be another phrase.
LONGEST_PHRASE = 7
#: A name in capitals is that of a weapon only beyond this length: "NASAMS"; not "EU", "NAVO".
SHORTEST_ACRONYM = 4
#: A part of a compound is looked up from this length on: "militair" in "reservemilitair".
SHORTEST_PART = 4


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The noun of a number: its token, the token after the phrase, its lemma and its sort."""

    head: int
    stop: int
    lemma: str
    sort: Sort
    #: Whether it bears the name of a make: "F-16's", "Patriot-systemen".
    make: bool = False

    @property
    def unit(self) -> str:
        """``person`` or ``count:<lemma>``."""
        return "person" if self.sort == "person" else f"count:{self.lemma}"


@lru_cache(maxsize=50_000)
def plural(word: str) -> str | None:
    """The singular of a plural noun, or of one that stays singular behind a number; None for other words."""
    lower = word.lower().replace("’", "'")
    known = lexicon.table("measure_nouns.tsv", 2).get(lower)
    if known is not None:
        return known.columns[1]
    if lower in lexicon.words("function_words.tsv") or lower in lexicon.words("modifiers.tsv"):
        return None
    if is_infinitive(lower):
        return None
    if lower.endswith("'s") and lower[-3:-2].isdigit():
        return word[:-2]  # "24 F-16's"
    last = lower.rpartition("-")[2]
    if last != lower and last in lexicon.table("measure_nouns.tsv", 2):
        return lexicon.table("measure_nouns.tsv", 2)[last].columns[1]
    if len(last) < 3 or not last.replace("'", "").isalpha():
        return None
    if lower.endswith("en") and _participle(lower[:-2]):
        return lower[:-1]  # "gesneuvelden", which holds "velden"
    for start in range(3, len(last) - 4):
        part = lexicon.table("measure_nouns.tsv", 2).get(last[start:])
        if part is not None:
            return last[:start] + part.columns[1]  # "coronagevallen"
    return _singular(word.replace("’", "'").rpartition("-")[2])


def _singular(word: str) -> str | None:
    lower = word.lower()
    found = lemma(word)
    if lower.endswith("'s"):
        return lower[:-2]
    if lower.endswith("ers") and lower[:-1] != found and found == lower:
        return lower[:-1]
    if lower.endswith(("en", "ën")):
        if found == lower:
            return lower[:-1] if lower.endswith("enden") else _regular(lower)
        if lower.removesuffix("en") == found and found.endswith(("igd", "eerd")):
            return f"{found}e"  # "genodigden", "geregistreerden"
        return None if found.endswith("en") or found in lexicon.words("verbs_in_n.tsv") else found
    if lower.endswith("s"):
        if found != lower:
            return found
        return lower[:-1] if _unknown(word) and len(lower) > 4 else None
    if lower.endswith(("i", "a")) and found != lower and found.endswith(("us", "um")):
        return found
    return None


@lru_cache(maxsize=20_000)
def is_infinitive(lower: str) -> bool:
    """Whether a word that looks like a plural is a verb, with or without a prefix: "leveren", "inleveren"."""
    if not lower.endswith("en"):
        return False
    if lower.endswith("eren"):
        stem = lemma(lower)
        stem = (_regular(lower) or stem) if stem == lower else stem
        if stem.endswith("eer") and not stem.endswith(tuple(lexicon.words("nouns_in_eer.tsv"))):
            return True  # "reageren", not "geweren"
    known = lexicon.words("infinitives.tsv")
    prefixes = lexicon.words("verb_prefixes.tsv")
    return lower in known or any(
        lower.startswith(prefix) and lower.removeprefix(prefix) in known for prefix in prefixes
    )


def _participle(word: str) -> bool:
    """Whether a word is the past participle of a verb: "gesneuveld", not "gevecht"."""
    return word.startswith("ge") and word.endswith(("d", "t")) and lemma(word).endswith("en")


def _regular(lower: str) -> str | None:
    """The singular of a compound the lemmatiser does not know, by its last part or its ending."""
    for start in range(2, len(lower) - SHORTEST_PART):
        part = lower[start:]
        found = lemma(part)
        if found != part and _known(part):
            return lower[:start] + found if not found.endswith("en") else None
    for ending, singular in (("ingen", "ing"), ("heden", "heid"), ("schappen", "schap"), ("teiten", "teit")):
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            return lower.removesuffix(ending) + singular
    return None


def _known(word: str) -> bool:
    import simplemma  # loads its dictionary, which only lemmas need

    return bool(simplemma.is_known(word, lang="nl"))


def _unknown(word: str) -> bool:
    return not _known(word) and not _known(word.lower())


@lru_cache(maxsize=20_000)
def sort_of(noun: str) -> Sort:
    """Whether a noun, by its lemma, counts people, time, or things."""
    noun = noun.lower()
    if noun in lexicon.words("time_words.tsv") or noun.endswith(tuple(WORDS.period_endings)):
        return "time"
    persons = lexicon.table("persons.tsv", 2)
    for start in (0, *range(3, len(noun) - SHORTEST_PART + 1)):
        entry = persons.get(noun[start:])
        if entry is not None:
            return "person" if entry.columns[1] == "person" else "thing"
    for length in range(min(5, len(noun) - 2), 1, -1):
        entry = persons.get(f"-{noun[-length:]}")
        if entry is not None:
            return "person" if entry.columns[1] == "person" else "thing"
    return "thing"


@lru_cache(maxsize=20_000)
def is_victim(word: str) -> bool:
    """Whether a word, singular or plural, is of those who are dead, hurt or missing."""
    return in_class(plural(word) or word, "victims.tsv")


def in_class(noun: str, name: str) -> bool:
    """Whether a noun, by its lemma, or the last part of a compound stands in a lexicon of nouns."""
    known, noun = lexicon.words(name), noun.lower()
    return noun in known or any(noun[start:] in known for start in range(3, len(noun) - 2))


@lru_cache(maxsize=20_000)
def is_abstract(noun: str) -> bool:
    """Whether a noun, by its ending, names no thing that can be bought, hit or closed: "besparing"."""
    return noun.endswith(tuple(lexicon.words("abstract_endings.tsv")))


def read_noun(document: Document, first: int, stop: int, *, loose: bool = False) -> NounPhrase | None:
    """The noun phrase that begins at token ``first``, right behind a number; None when there is none.

    ``loose`` also takes a noun that looks like no plural ("90 runs", "30 procent winst").
    """
    tokens = document.tokens
    stop = min(stop, first + LONGEST_PHRASE)
    at = first
    if at < stop and tokens[at].lower in lexicon.words("time_words.tsv"):
        # "al drie jaar dezelfde vliegtuigen": the planes are not three.
        return NounPhrase(at, at + 1, tokens[at].lower, "time")
    while at < stop:
        noun = plural(tokens[at].text)
        if noun is not None and noun.isdigit() and at > first:
            noun = f"{tokens[at - 1].text} {noun}"  # "100 Leopard 1's"
        if noun is not None:
            make = is_make(tokens[at].text) or _is_acronym_system(tokens[at].text, noun)
            if make and noun in lexicon.words("not_counted.tsv"):
                noun = f"{tokens[at].text.rpartition('-')[0]}-{noun}"  # a system alone says nothing
            return NounPhrase(at, at + 1, noun, sort_of(noun), make)
        if not (_may_stand_between(tokens, at, stop, loose) or _joins_adjectives(tokens, at, first, stop)):
            break
        at += 1
    return _loose_noun(document, first, at, stop) if loose else None


def _is_acronym_system(word: str, noun: str) -> bool:
    """ "NASAMS-systemen": weapons, where "IT-systemen" and "EU-landen" are none."""
    name = word.rpartition("-")[0]
    return len(name) > SHORTEST_ACRONYM and name.isupper() and noun in lexicon.words("not_counted.tsv")


def is_make(word: str) -> bool:
    """Whether a noun names a make: "F-16's", "Patriot-systemen"; not "EU-landen", which is no make."""
    name, hyphen, last = word.rpartition("-")
    return bool(hyphen) and (last[0].isdigit() or (name[0].isupper() and name[1:].islower()))


def _may_stand_between(tokens: Sequence[Token], at: int, stop: int, loose: bool) -> bool:
    """Whether the word at ``at`` may stand between a number and its noun."""
    token = tokens[at]
    lower = token.lower
    if token.text in QUOTES:
        return at + 1 < stop
    if lower in lexicon.words("function_words.tsv") or not token.text[0].isalnum():
        return False
    if _inflected(token) or lower in lexicon.words("modifiers.tsv"):
        return True
    name = not token.text[0].islower()
    if at + 1 < stop and plural(tokens[at + 1].text) is not None:
        # A name or a participle before a plural: "30 Caesar-houwitsers", "12 omgekomen militairen".
        return name or lower.endswith("en")
    if name and loose:
        return at + 1 < stop and tokens[at + 1].text[0].isalnum()
    if at + 2 >= stop or plural(tokens[at + 2].text) is None:
        return False
    # "14 Leopard 2 tanks"; an adverb before an adjective: "twee volledig nieuwe centrales".
    return name or _inflected(tokens[at + 1])


def _joins_adjectives(tokens: Sequence[Token], at: int, first: int, stop: int) -> bool:
    """ "gemotiveerde en getalenteerde zwemmers"."""
    inside = first < at < stop - 1 and (tokens[at].lower in WORDS.and_ or tokens[at].text == ",")
    return inside and _inflected(tokens[at - 1]) and _inflected(tokens[at + 1])


def _loose_noun(document: Document, first: int, at: int, stop: int) -> NounPhrase | None:
    """The word at which a phrase without a plural ended, as its noun."""
    tokens = document.tokens
    ended = at >= stop or not tokens[at].text[0].isalnum() or _closed(tokens[at])
    if ended:
        if at != first + 1 or not _inflected(tokens[first]):
            return None
        at = first  # "drie Syrische": the adjective stands for its noun
    elif at + 1 < stop and plural(tokens[at + 1].text) is not None:
        at += 1  # "66 zwart-wit albums"
    if not tokens[at].text[0].isalpha():
        return None
    noun = document.lemma(at)
    return NounPhrase(at, at + 1, noun, sort_of(noun))


def _closed(token: Token) -> bool:
    return token.lower in lexicon.words("function_words.tsv")


def _inflected(token: Token) -> bool:
    """Whether a word bears an adjective's -e."""
    return len(token.lower) > 2 and token.lower.endswith("e") and token.lower.replace("-", "").isalpha()
