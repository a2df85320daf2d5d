"""Names of quantities: of curated ones with year and actor filled in, of discovered ones a noun phrase.

A discovered quantity is named from the sentence of a figure it was founded on: what is counted ("Militairen
in Oost-Europa"), what the figure is a measure of ("Algemeen tarief"), else a general noun with what it is for
("Bedrag voor luchtafweer") and, in brackets, whose it is. There is no parser: a noun phrase is a run of words
that are no verb and stand in no closed class, so a name is built of whole phrases only and holds no clause.
An editor gives a better one (``quantities rename``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from cijferwacht import paths
from cijferwacht.claims import lexicon
from cijferwacht.claims.clauses import Form, form_of
from cijferwacht.claims.cues import word_classes
from cijferwacht.claims.interval import is_count
from cijferwacht.claims.tense import is_infinitive, verb_form
from cijferwacht.quantities.actors import actor_name, actor_words
from cijferwacht.quantities.curated import Curated
from cijferwacht.quantities.lexicon import groups, known, lemma, parts
from cijferwacht.quantities.patterns import word_class
from cijferwacht.quantities.reading import Reading

#: Words of one noun phrase, and of a whole name, at most.
LONGEST_PHRASE, LONGEST_NAME = 5, 10

#: Noun phrases in brackets, at most.
ASIDES = 2

_TOKEN = re.compile(r"\d[\d.,]*%?|[^\W\d_](?:\w|[’'-](?=\w))*|[^\s\w]")
_WITHIN = re.compile(r"(?<=[^\W\d_] )[A-ZÀ-Þ][\w’'-]*")
_YEAR = re.compile(r"(?:19|20)\d\d")

_GENERAL = "measured.general_nouns.tsv"

Kind = Literal["noun", "preposition", "determiner", "and", "verb", "number", "figure", "mark", "other"]


def curated_names(entry: Curated, quantity: str) -> tuple[str, str]:
    """Dutch and English name of one quantity of an entry, with its year and actor filled in."""
    pattern = (
        re.escape(entry.id)
        .replace(r"\{year\}", r"(?P<year>\d{4})")
        .replace(r"\{actor\}", r"(?P<actor>[a-z0-9]+)")
    )
    match = re.fullmatch(pattern, quantity)
    found = match.groupdict() if match else {}
    year, actor = found.get("year") or "", found.get("actor")

    def filled(name: str, language: Literal["nl", "en"]) -> str:
        return name.replace("{year}", year).replace("{actor}", actor_name(actor, language) if actor else "")

    return filled(entry.name_nl, "nl"), filled(entry.name_en, "en")


def discovered_name(readings: Sequence[Reading]) -> str:
    """A Dutch noun phrase for what figures of one article measure, with a capital: the most telling of them.

    Args:
        readings: the figures of one version that founded the quantity, at least one.
    """
    names = [_named(reading) for reading in readings]
    best = min(names, key=lambda name: name.rank)
    return best.text[:1].upper() + best.text[1:]


@dataclass(frozen=True, slots=True)
class _Name:
    """A name with how little it says: 0 for a noun of its own with what it is of."""

    rank: int
    text: str


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    form: Form
    kind: Kind

    @property
    def adjective(self) -> bool:
        """An inflected adjective, which cannot end a noun phrase."""
        lower = self.form.lower
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
class _Phrase:
    """A run of tokens: a noun phrase, or prepositions each with theirs."""

    first: int
    #: Exclusive.
    last: int
    text: str
    proper: bool

    @property
    def size(self) -> int:
        return self.last - self.first


def _named(reading: Reading) -> _Name:
    scan = _Scan(reading)
    counted = scan.counted()
    if counted is not None:
        return scan.with_asides(counted, *scan.complement(), rank=0)
    substance = scan.substance()
    if substance is not None:
        return scan.with_asides(substance, rank=1)
    measured = scan.measured()
    if measured is not None:
        return scan.with_asides(measured, *scan.complement(), rank=1)
    subject, complement = scan.subject(), scan.complement()
    if subject is not None and not complement and scan.is_measure(subject):
        return scan.with_asides(subject, rank=1)
    return scan.general(complement)


class _Scan:
    """The sentence of a figure in tokens, and the phrases that stand around the figure."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.full = reading.version.full
        self.tokens = tuple(_tokens(reading, *reading.sentence))
        inside = [at for at, token in enumerate(self.tokens) if token.kind == "figure"]
        self.first = inside[0] if inside else len(self.tokens)
        self.last = inside[-1] + 1 if inside else len(self.tokens)
        low, high = reading.clause
        self.low = next((at for at, token in enumerate(self.tokens) if token.start >= low), 0)
        if 0 < self.low <= self.first and self.tokens[self.low - 1].text == ":":
            # "Wijn: 4,9 miljard" names the wine.
            self.low -= 1
            while self.low > 0 and self.tokens[self.low - 1].kind != "mark":
                self.low -= 1
        self.high = next(
            (at for at, token in enumerate(self.tokens) if token.start >= max(high, reading.figure.end)),
            len(self.tokens),
        )

    # -- phrases

    def _noun_phrase(self, at: int) -> _Phrase | None:
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
        if at == begin:
            return None
        return _Phrase(first, at, self._text(first, at), self.tokens[at - 1].proper)

    def _closes_clause(self, at: int) -> bool:
        """Whether a word is the infinitive a clause ends with: "60 miljard euro lenen"."""
        last = at + 1 == len(self.tokens) or self.tokens[at + 1].kind == "mark"
        before = self.tokens[at - 1] if at else None
        led = before is not None and (before.kind in ("determiner", "preposition") or before.adjective)
        return last and not led and is_infinitive(self.tokens[at].form.lower)

    def _goes_on(self, at: int, begin: int) -> bool:
        """Whether a noun phrase has a word: a noun, or the particle within a name, "Von der Leyen"."""
        token = self.tokens[at]
        return token.kind == "noun" or (
            at > begin
            and self.tokens[begin].proper
            and token.form.lower in word_classes()["name.particle"]
            and any(later.proper for later in self.tokens[at + 1 : at + 3])
        )

    def _joined(self, at: int, room: int = LONGEST_NAME) -> _Phrase | None:
        """Prepositional phrases from a token on, "voor luchtafweer en munitie in Kyiv"; None when none is."""
        first, end = at, at
        while at < len(self.tokens) and self.tokens[at].kind == "preposition":
            following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
            if following is None:
                break
            if _YEAR.fullmatch(following.text) and self.tokens[at].form.lower in word_class("name.year"):
                at = end = at + 2
                continue
            phrase = self._noun_phrase(at + 1)
            if phrase is None or (end > first and phrase.last - first > room) or self._is_amount(phrase):
                break
            at = end = self._with_others(phrase)
        return _Phrase(first, end, self._text(first, end), proper=False) if end > first else None

    def _with_others(self, phrase: _Phrase) -> int:
        """Where a phrase ends together with those a list joins to it: "olie, gas en kolen"."""
        at = phrase.last
        while at + 1 < len(self.tokens) and (self.tokens[at].kind == "and" or self.tokens[at].text == ","):
            other = self._noun_phrase(at + 1)
            if other is None or (other.last < len(self.tokens) and self.tokens[other.last].kind == "figure"):
                break
            if self.tokens[at].kind == "and":
                return other.last
            at = other.last
        return phrase.last

    def _is_amount(self, phrase: _Phrase) -> bool:
        """Whether a phrase only says "that amount", and not of what."""
        of = self.tokens[phrase.last].form.lower if phrase.last < len(self.tokens) else ""
        return of not in word_class("of") and all(
            token.kind == "determiner" or _is_any_amount(token.form)
            for token in self.tokens[phrase.first : phrase.last]
        )

    def _whole(self, phrase: _Phrase) -> _Phrase:
        """A noun phrase with the prepositional phrases behind it."""
        end = self._with_others(phrase)
        joined = self._joined(end, LONGEST_NAME - phrase.size)
        end = joined.last if joined is not None else end
        return _Phrase(phrase.first, end, self._text(phrase.first, end), phrase.proper)

    def _text(self, first: int, last: int) -> str:
        if last <= first:
            return ""
        return " ".join(self.full[self.tokens[first].start : self.tokens[last - 1].end].split())

    # -- parts of a name

    def counted(self) -> _Phrase | None:
        """What is counted, as the figure or another one of the article has it: "extra militairen"."""
        figure = self.reading.figure
        if not is_count(figure.value.unit):
            return None
        behind = figure.number.end if figure.number is not None else figure.start
        words = [
            at
            for at in range(self.first, self.last)
            if self.tokens[at].start >= behind and _may_name(self.tokens[at].form)
        ]
        if words:
            first, last = words[0], words[-1] + 1
            return _Phrase(first, last, self._text(first, last), proper=False)
        for other in self.reading.version.figures:
            if other.value.unit == figure.value.unit and other.noun is not None:
                noun = self.full[other.noun.start : other.noun.end]
                return _Phrase(self.last, self.last, noun, proper=False)
        return None

    def measured(self) -> _Phrase | None:
        """What the figure is of, right before it: "een tarief van 25 procent"."""
        end = self.first
        while end and self.tokens[end - 1].form.lower in word_class("name.hedge"):
            end -= 1  # "een rente van tegen de 3 procent"
        before = [token.form.lower for token in self.tokens[:end]]
        link = next((words for words in _links() if before[-len(words) :] == words), None)
        if link is None:
            return None
        end -= len(link)
        begin = end
        while begin > 0 and end - begin < LONGEST_PHRASE and self._may_lead(begin - 1, end):
            if begin < end and self.tokens[begin - 1].proper and not self.tokens[begin].proper:
                break
            begin -= 1
        if begin == end or self.tokens[end - 1].adjective or self.tokens[end - 1].proper:
            return None
        first = begin - 1 if begin and self.tokens[begin - 1].kind == "determiner" else begin
        return _Phrase(first, end, self._text(first, end), self.tokens[end - 1].proper)

    def _may_lead(self, at: int, end: int) -> bool:
        """Whether a word can stand in the noun phrase before the figure; its noun may be any amount."""
        token = self.tokens[at]
        return token.kind == "noun" or (
            at == end - 1 and token.kind == "other" and _is_any_amount(token.form) and not token.form.classes
        )

    def substance(self) -> _Phrase | None:
        """What an amount is of, right behind it: "26 miljard aan Europese uitvoer", "4 miljoen ton staal"."""
        if self.reading.dimension == "percent" or self.last >= len(self.tokens):
            return None
        at = self.last
        if self.tokens[at].form.lower in word_class("name.substance"):
            at += 1
        elif self.reading.dimension == "money":
            return None
        phrase = self._noun_phrase(at) if at < self.high else None
        return self._whole(phrase) if phrase is not None and not phrase.proper else None

    def complement(self) -> tuple[_Phrase, ...]:
        """What the figure is for, where it goes, what it is a part of: behind it, or before it."""
        for at in range(self.last, self._until(self.last)):
            if self.tokens[at].kind == "preposition" and (found := self._joined(at)) is not None:
                return (found,)
            if at > self.last and self.tokens[at].kind in ("noun", "determiner"):
                break  # what is joined to another noun
        if self.first and self.tokens[self.first - 1].kind == "preposition":
            return ()
        for at in range(self.low, self.first):
            # Only one that stands by itself: "van" belongs to the noun before it.
            loose = at == 0 or self.tokens[at - 1].kind in ("mark", "verb")
            found = self._joined(at) if loose and self.tokens[at].kind == "preposition" else None
            if found is not None and found.last < self.first:
                return (found,)
        return ()

    def _until(self, at: int) -> int:
        """Where the clause ends behind the figure: at a mark, a clause of its own, or another figure."""
        if at < len(self.tokens) and "relative" in self.tokens[at].form.classes:
            return at
        while (
            at < len(self.tokens)
            and self.tokens[at].kind not in ("mark", "number")
            and not (self.tokens[at].kind == "other" and "subordinator" in self.tokens[at].form.classes)
        ):
            at += 1
        return at

    def subject(self) -> _Phrase | None:
        """The first noun phrase of the clause that no preposition leads."""
        return next(iter(self.nouns(self.low, self.first)), None)

    def is_measure(self, phrase: _Phrase) -> bool:
        """Whether a phrase is headed by a noun that names a measure: "defensie-uitgaven van Spanje"."""
        heads = [
            token
            for at, token in enumerate(self.tokens[phrase.first : phrase.last], phrase.first)
            if at + 1 == phrase.last or self.tokens[at + 1].kind in ("preposition", "and", "mark")
        ]
        noun = heads[0].form.lower.rpartition("-")[2]
        own = {noun, lemma(noun), (parts(noun) or parts(lemma(noun)) or ("", ""))[1]}
        return not own.isdisjoint(_measure_words())

    def nouns(self, low: int, high: int) -> Iterator[_Phrase]:
        """The noun phrases of a stretch that no preposition leads and that are not who speaks."""
        at = low
        while at < high:
            joined = self._joined(at) if self.tokens[at].kind == "preposition" else None
            if joined is not None:
                at = joined.last
                continue
            phrase = self._noun_phrase(at)
            if phrase is None or phrase.last > high:
                at += 1
                continue
            if phrase.text not in (self.reading.figure.speaker or ""):
                whole = self._whole(phrase)
                yield whole if whole.last <= high else phrase
                at = whole.last
            else:
                at = phrase.last

    def led(self) -> Iterator[_Phrase]:
        """The noun phrases that a preposition leads."""
        for at, token in enumerate(self.tokens[:-1]):
            phrase = self._noun_phrase(at + 1) if token.kind == "preposition" else None
            if phrase is not None:
                yield phrase

    # -- the name

    def with_asides(self, head: _Phrase, *joined: _Phrase, rank: int) -> _Name:
        """A noun with what is joined to it; a bare one with whose it is, or what else is named beside it."""
        parts = [part for part in joined if part.last <= head.first or head.last <= part.first]
        text = " ".join([self._bare(head), *map(self._small, parts)])
        if len(text.split()) > 1 and (parts or head.size > 2):
            return _Name(rank, text + "".join(f" ({actor})" for actor in self._whose(text)))
        asides = self._others(text, 1)
        return _Name(rank + 1, f"{text} ({asides[0]})" if asides else text)

    def general(self, joined: Sequence[_Phrase]) -> _Name:
        """A general noun with what the figure is for, and in brackets what else its clause names."""
        nouns = lexicon.table(_GENERAL, 2)
        noun = nouns.get(self.reading.dimension, nouns["count"]).columns[1]
        if self.last < len(self.tokens) and self.tokens[self.last].form.lower in word_class("name.extra"):
            noun = f"{self.tokens[self.last].form.lower} {noun}"
        text = " ".join([noun, *map(self._small, joined)])
        asides = self._others(text, ASIDES, elsewhere=not joined)
        return _Name(3 + (not joined), f"{text} ({', '.join(asides)})" if asides else text)

    def _others(self, text: str, most: int, *, elsewhere: bool = True) -> list[str]:
        """What else is named: in the figure's clause, beside it as an actor, or elsewhere, in the title."""
        padded = f" {text.lower()} "
        sources = [
            [self._bare(part) for part in self.nouns(self.low, self._until(self.last))],
            self._whose(text),
        ]
        if elsewhere:
            title = _Scan.of_title(self.reading)
            sources.append([title._bare(part) for part in title.nouns(0, len(title.tokens))])
            sources.append([title._bare(part) for part in title.led()])
        for names in sources:
            found = [name for name in dict.fromkeys(names) if f" {name.lower()} " not in padded]
            if found:
                return found[:most]
        return []

    @classmethod
    def of_title(cls, reading: Reading) -> _Scan:
        """The title of a figure's article, without the figures in it."""
        scan = cls.__new__(cls)
        scan.reading, scan.full = reading, reading.version.full
        scan.tokens = tuple(_tokens(reading, 0, len(reading.version.title)))
        scan.first = scan.last = scan.low = 0
        scan.high = len(scan.tokens)
        return scan

    def _bare(self, phrase: _Phrase) -> str:
        """A noun phrase without its determiner; an adjective loses the -e that "het" gave it."""
        first = phrase.first
        while first < phrase.last and self.tokens[first].kind == "determiner":
            first += 1
        if first == phrase.last:
            return phrase.text
        text = self._text(first, phrase.last)
        opening = self.tokens[first]
        if (
            first > phrase.first
            and self.tokens[first - 1].form.lower in word_class("name.neuter")
            and opening.adjective
            and not opening.form.name
        ):
            text = lemma(opening.form.lower) + text[len(opening.text) :]
        elif not opening.form.name and not opening.text[1:2].isupper():
            text = text[:1].lower() + text[1:]
        return text

    def _small(self, phrase: _Phrase) -> str:
        """A phrase that may have opened the sentence, as it stands inside a name."""
        return self.tokens[phrase.first].form.lower + phrase.text[len(self.tokens[phrase.first].text) :]

    def _whose(self, text: str) -> list[str]:
        """The one actor beside the figure, where the name has no name in it yet."""
        if any(word[:1].isupper() for word in text.split()) or len(self.reading.near_actors) != 1:
            return []
        actor = actor_name(next(iter(self.reading.near_actors)).removeprefix("@"), "nl")
        first, _, rest = actor.partition(" ")
        return [rest if first in word_classes()["article"] else actor]


@cache
def _measure_words() -> frozenset[str]:
    """The words of the groups of synonyms that name a measure, not a thing."""
    named = frozenset(word_class("name.measures"))
    return frozenset(
        word
        for name, words in groups(paths.SEEDS / "lexicon" / "measured.synonyms.txt")
        if name in named
        for word in words
    )


@cache
def _links() -> tuple[list[str], ...]:
    """What stands between a noun and its amount, word by word, the longest first."""
    return tuple(sorted((words.split() for words in word_class("name.measure")), key=len, reverse=True))


def _tokens(reading: Reading, start: int, end: int) -> Iterator[_Token]:
    full = reading.version.full
    figures = [(figure.start, figure.end) for figure in reading.version.figures]
    names = _names(full)
    opens, before = True, None
    for match in _TOKEN.finditer(full, start, end):
        word = match.group()
        form = form_of(word, opens and word not in names and _is_common(word.lower()))
        opens = not form.letters
        if reading.figure.start <= match.start() < reading.figure.end:
            kind: Kind = "figure"
        elif any(low <= match.start() < high for low, high in figures):
            kind = "number"
        else:
            kind = _kind(match.group(), form, before)
        before = _Token(match.start(), match.end(), match.group(), form, kind)
        yield before


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


def _kind(text: str, form: Form, before: _Token | None) -> Kind:
    if not form.letters:
        return "number" if text[0].isdigit() else "mark"
    if form.lower in word_class("name.join"):
        return "preposition"
    if form.lower in word_class("name.and"):
        return "and"
    if form.classes & {"article", "determiner"}:
        return "determiner"
    if form.lower in lexicon.table("numerals.tsv", 2):
        return "number"
    if not _may_name(form):
        # "De waarde van een wapen", "het aantal doden": any amount, said of something.
        amount = _is_any_amount(form) and not form.classes
        return "noun" if amount and before is not None and before.kind == "determiner" else "other"
    if not form.name and (form.verb or verb_form(form) is not None):
        return "noun" if _is_noun_behind(before, form) else "verb"
    return "noun"


def _is_noun_behind(before: _Token | None, form: Form) -> bool:
    """Whether what looks like a verb is a noun: "nieuwe sluis", "de kosten", "Sluis kost meer"."""
    if before is not None and before.form.lower in word_class("name.article"):
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
        and not _is_any_amount(form)
        and form.lower not in word_class("name.never")
    )


def _is_any_amount(form: Form) -> bool:
    """Whether a word stands for any amount: a unit, a scale, "bedrag"."""
    return form.lower in word_classes()["unmeasured"]
