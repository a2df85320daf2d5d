"""The sentence of a figure as words with their kind, and the noun phrases in it: what names are made of.

There is no parser: a noun phrase is a run of words that are no verb and stand in no closed class, so a name
is built of whole phrases only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from cijferwacht.claims import lexicon
from cijferwacht.claims.clauses import Form, form_of
from cijferwacht.claims.cues import word_classes
from cijferwacht.claims.interval import is_count
from cijferwacht.claims.tense import is_infinitive, verb_form
from cijferwacht.model import Figure
from cijferwacht.quantities.actors import actor_words
from cijferwacht.quantities.lexicon import known, lemma, parts
from cijferwacht.quantities.patterns import word_class
from cijferwacht.quantities.reading import Version

#: Words of one noun phrase, and of one with what is joined to it, at most.
LONGEST_PHRASE, LONGEST_JOINED = 5, 10

#: A number, a word with its hyphens and apostrophes, a clitic ("'s avonds"), a mark.
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*%?(?:-[^\W\d_]\w*(?:-\w+)*)?|[^\W\d_](?:\w|[’'-](?=\w)|(?<=[^\W\d_])&(?=\w))*"
    r"|[’'][stnkm](?=\s)|[^\s\w]"
)
_WITHIN = re.compile(r"(?<=[^\W\d_] )[A-ZÀ-Þ][\w’'-]*")
_YEAR = re.compile(r"(?:19|20)\d\d")

#: "number" is a figure other than the one that is named, which is "figure".
Kind = Literal["noun", "preposition", "determiner", "and", "verb", "number", "figure", "mark", "other"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark of a text, with what it can be where it stands."""

    start: int
    end: int
    text: str
    form: Form
    kind: Kind

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.form.lower

    @property
    def adjective(self) -> bool:
        """An inflected adjective, which cannot end a noun phrase."""
        lower = self.lower
        if lower in word_class("name.adjective"):
            return True
        if self.form.name:
            return lower.endswith(word_class("name.adjective.ending"))
        return lower.endswith("e") and lemma(lower) != lower and known(lemma(lower))

    @property
    def proper(self) -> bool:
        """A name of its own."""
        return self.form.name and not self.adjective


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of tokens: a noun phrase, or prepositions each with theirs."""

    first: int
    #: Exclusive.
    last: int

    @property
    def size(self) -> int:
        """How many tokens it has."""
        return self.last - self.first


class Phrases:
    """The tokens of a stretch of text, and the noun phrases in it."""

    def __init__(self, version: Version, start: int, end: int, named: Sequence[Figure]) -> None:
        """Read the tokens of ``start`` to ``end``; ``named`` are the figures whose quantity is named."""
        self.full = version.full
        self.tokens = tuple(_tokens(version, start, end, named))

    def noun_phrase(self, at: int) -> Phrase | None:
        """The noun phrase that begins at a token, with its determiner; None when none does."""
        first = at
        while at < len(self.tokens) and self.tokens[at].kind == "determiner":
            at += 1
        if at - first > 1 and "subordinator" in self.tokens[first].form.classes:
            return None  # "dat de schuld oploopt"
        begin = at
        while at < len(self.tokens) and at - begin < LONGEST_PHRASE and self._goes_on(at, begin):
            if (
                self.tokens[at].kind == "noun"
                and at > begin
                and self.tokens[at - 1].proper
                and not self.tokens[at].proper
            ):
                break  # "trof Brussel Amerikaanse producten" are two
            at += 1
        while at > begin and (self.tokens[at - 1].adjective or self._closes_clause(at - 1)):
            at -= 1
        return Phrase(first, at) if at > begin else None

    def _closes_clause(self, at: int) -> bool:
        """Whether a word is the infinitive a clause ends with: "60 miljard euro lenen"."""
        last = at + 1 == len(self.tokens) or self.tokens[at + 1].kind == "mark"
        before = self.tokens[at - 1] if at else None
        led = before is not None and (before.kind in ("determiner", "preposition") or before.adjective)
        return last and not led and is_infinitive(self.tokens[at].lower)

    def _goes_on(self, at: int, begin: int) -> bool:
        """Whether a noun phrase has a word: a noun, or the particle within a name, "Von der Leyen"."""
        token = self.tokens[at]
        return token.kind == "noun" or (
            at > begin
            and self.tokens[begin].proper
            and token.lower in word_classes()["name.particle"]
            and any(later.proper for later in self.tokens[at + 1 : at + 3])
        )

    def joined(self, at: int, room: int = LONGEST_JOINED) -> Phrase | None:
        """Prepositional phrases from a token on, "voor luchtafweer en munitie in Kyiv"; None when none is."""
        first, end = at, at
        while at < len(self.tokens) and self.tokens[at].lower in word_class("name.join"):
            following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
            if following is None:
                break
            if _YEAR.fullmatch(following.text) and self.tokens[at].lower in word_class("name.year"):
                at = end = at + 2
                continue
            phrase = self.noun_phrase(at + 1)
            if phrase is None or (end > first and phrase.last - first > room) or self._is_amount(phrase):
                break
            at = end = self._with_others(phrase)
        return Phrase(first, end) if end > first else None

    def _with_others(self, phrase: Phrase) -> int:
        """Where a phrase ends together with those a list joins to it: "olie, gas en kolen"."""
        at = phrase.last
        while at + 1 < len(self.tokens) and (self.tokens[at].kind == "and" or self.tokens[at].text == ","):
            other = self.noun_phrase(at + 1)
            if other is None or (other.last < len(self.tokens) and self.tokens[other.last].kind == "figure"):
                break
            if self.tokens[at].kind == "and":
                return other.last
            at = other.last
        return phrase.last

    def _is_amount(self, phrase: Phrase) -> bool:
        """Whether a phrase only says "that amount", and not of what."""
        of = self.tokens[phrase.last].lower if phrase.last < len(self.tokens) else ""
        return of not in word_class("of") and all(
            token.kind == "determiner" or is_any_amount(token.form)
            for token in self.tokens[phrase.first : phrase.last]
        )

    def whole(self, phrase: Phrase) -> Phrase:
        """A noun phrase with the prepositional phrases behind it."""
        end = self._with_others(phrase)
        joined = self.joined(end, LONGEST_JOINED - phrase.size)
        return Phrase(phrase.first, joined.last if joined is not None else end)

    def text(self, phrase: Phrase) -> str:
        """A phrase as it is written, with single blanks."""
        if phrase.last <= phrase.first:
            return ""
        return " ".join(self.full[self.tokens[phrase.first].start : self.tokens[phrase.last - 1].end].split())

    def bare(self, phrase: Phrase) -> str:
        """A noun phrase without its determiner; an adjective loses the -e that "het" gave it."""
        first = phrase.first
        while first < phrase.last and self.tokens[first].kind == "determiner":
            first += 1
        if first == phrase.last:
            return self.text(phrase)
        text = self.text(Phrase(first, phrase.last))
        opening = self.tokens[first]
        if (
            first > phrase.first
            and self.tokens[first - 1].lower in word_class("name.neuter")
            and opening.adjective
            and not opening.form.name
            and first + 1 < phrase.last
            and not is_plural(self.tokens[first + 1])
        ):
            text = lemma(opening.lower) + text[len(opening.text) :]
        return text

    def small(self, phrase: Phrase) -> str:
        """A phrase that may have opened the sentence, as it stands inside a name."""
        opening = self.tokens[phrase.first]
        text = self.text(phrase)
        return text if opening.form.name else opening.lower + text[len(opening.text) :]


def is_finite(token: Token) -> bool:
    """Whether a token is a verb with a subject: "groeit", not "toegezegd"."""
    return token.kind == "verb" and verb_form(token.form) not in ("participle", "plural")


def is_plural(token: Token) -> bool:
    """Whether a noun has the shape of a plural."""
    return token.lower != lemma(token.lower)


def _tokens(version: Version, start: int, end: int, named: Sequence[Figure]) -> Iterator[Token]:
    full = version.full
    spans = [_number(figure) for figure in named if figure.start < end and figure.end > start]
    figures = [
        (figure.start, figure.end)
        for figure in version.figures
        if figure.start < end and figure.end > start and figure not in named
    ]
    names = _names(full)
    opens, before = True, None
    for match in _TOKEN.finditer(full, start, end):
        word = match.group()
        # "De" is an article at the head of a sentence, also where a text has "Bart De Wever".
        named_elsewhere = word in names and not form_of(word, opens=True).classes
        form = form_of(word, opens and not named_elsewhere and _is_common(word.lower()))
        opens = not form.letters
        if any(low <= match.start() < high for low, high in spans):
            kind: Kind = "figure"
        elif any(low <= match.start() < high for low, high in figures):
            kind = "number"
        else:
            kind = _kind(word, form, before)
        before = Token(match.start(), match.end(), word, form, kind)
        yield before


def _number(figure: Figure) -> tuple[int, int]:
    """What a name leaves out of its figure: all of it, but the noun of what is counted, "zeker 90 drones".

    A verb that is a figure itself, "verdubbelt", stays.
    """
    if figure.value.unit == "times" and verb_form(form_of(figure.text, opens=False)) is not None:
        return figure.start, figure.start
    if is_count(figure.value.unit) and figure.number is not None:
        return figure.start, max(figure.number.end, figure.start + 1)
    return figure.start, figure.end


@lru_cache(maxsize=16)
def _names(full: str) -> frozenset[str]:
    """Words with a capital within a sentence of a text: at the head of one they are names as well."""
    return frozenset(_WITHIN.findall(full))


@lru_cache(maxsize=20_000)
def _is_common(word: str) -> bool:
    """Whether a word that opens a sentence is one of the language, not a name."""
    if word in actor_words():
        return False
    return (
        bool(form_of(word, True).classes)
        or known(word)
        or known(lemma(word))
        or "-" in word
        or parts(word) is not None
    )


def _kind(text: str, form: Form, before: Token | None) -> Kind:
    if not form.letters:
        return "number" if text[0].isdigit() else "mark"
    if "preposition" in form.classes or form.lower in word_class("name.join"):
        return "preposition"
    if form.lower in word_class("name.and"):
        return "and"
    if form.classes & {"article", "determiner"}:
        return "determiner"
    if form.lower in lexicon.table("numerals.tsv", 2):
        return "number"
    if form.lower in _helping():
        return "verb"
    if not _may_name(form):
        # "De waarde van een wapen", "het aantal doden": any amount, said of something.
        amount = is_any_amount(form) and not form.classes
        return "noun" if amount and before is not None and before.kind == "determiner" else "other"
    if not form.name and (form.verb or verb_form(form) is not None):
        return "noun" if _is_noun_behind(before, form) else "verb"
    return "noun"


@cache
def _helping() -> frozenset[str]:
    """The forms of auxiliaries, which stand in a closed class of their own."""
    return frozenset(
        word for name, words in word_classes().items() if name.startswith("form.") for word in words
    ).union(word_classes()["auxiliary"])


def _is_noun_behind(before: Token | None, form: Form) -> bool:
    """Whether what looks like a verb is a noun: "nieuwe sluis", "de kosten", "Sluis kost meer"."""
    if before is not None and before.lower in word_class("name.article"):
        return True
    shape = verb_form(form)
    plural = shape in ("plural", None)
    # A bare stem is a noun far more often than a first person.
    stem = shape == "present" and not form.lower.endswith("t")
    if before is None or before.kind == "mark":
        return stem
    if before.kind == "noun":
        return before.adjective and (plural or stem)
    return plural if before.kind == "determiner" else before.kind == "preposition" and (plural or stem)


def _may_name(form: Form) -> bool:
    """Whether a word can stand in a noun phrase: no closed class, no unit, no word that is said of a noun."""
    return (
        form.letters
        and len(form.lower) > 1
        and (form.name or not form.classes)
        and not is_any_amount(form)
        and form.lower not in word_class("name.never")
    )


def is_any_amount(form: Form) -> bool:
    """Whether a word stands for any amount: a unit, a scale, "bedrag"."""
    return form.lower in word_classes()["unmeasured"]
