"""Names of quantities that are noun phrases, where the grammar of a clause gives one: "Lening aan Oekraïne".

Each rule is a construction of Dutch in which a noun is what a figure measures:

- the measure an amount is of ("een lening van 60 miljard euro aan Oekraïne");
- what an amount consists of ("26 miljard euro aan Europese uitvoer");
- the subject that reaches, has or is a level ("de directe schade bedraagt 195 miljard");
- what something costs ("een luchtschild kost 95 miljard": "Kosten van een luchtschild");
- what is counted in a heading without a verb ("zeven doden bij aanval op Klein-Brakel"), with what it is of
  ("43 tankers van de schaduwvloot"), or with what befell it ("zijn 93 drones neergehaald": "Neergehaalde
  drones").

Where a clause says more than that, as with most verbs, no noun phrase tells it and there is no name here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from cijferwacht import paths
from cijferwacht.claims import lexicon
from cijferwacht.claims.cues import word_classes
from cijferwacht.claims.interval import is_count
from cijferwacht.claims.tense import verb_form
from cijferwacht.model import Figure
from cijferwacht.quantities.lexicon import groups, lemma, parts
from cijferwacht.quantities.patterns import word_class
from cijferwacht.quantities.phrases import LONGEST_PHRASE, Phrase, Phrases, is_plural
from cijferwacht.quantities.reading import Reading

#: Characters of a name that is a noun phrase, at most.
LONGEST_NAME = 80

_GENERAL = "measured.general_nouns.tsv"

_MARKS = frozenset(',;:()–—-.!?"“”„‘’«»|*[]')


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase, with a capital."""

    text: str
    #: Whether it holds a name, without which it could be of anyone.
    anchored: bool
    #: Whether it leaves out nothing that the clause says.
    whole: bool = True


def nominal(reading: Reading, named: Sequence[Figure]) -> Nominal | None:
    """The noun phrase by which a figure's clause says what it measures; None where none tells it."""
    clause = _Clause(reading, named)
    found = next((name for name in clause.names() if clause.tells(name)), None)
    if found is None:
        return None
    return found if len(found.text) <= LONGEST_NAME else None


class _Clause:
    """The stretch between two marks in which a figure stands."""

    def __init__(self, reading: Reading, named: Sequence[Figure]) -> None:
        self.reading = reading
        self.phrases = Phrases(reading.version, *reading.sentence, named)
        self.tokens = self.phrases.tokens
        inside = [
            at
            for at, token in enumerate(self.tokens)
            if reading.figure.start <= token.start < reading.figure.end
        ]
        self.first = inside[0] if inside else len(self.tokens)
        self.last = inside[-1] + 1 if inside else len(self.tokens)
        self.low = self.first
        while self.low and self.tokens[self.low - 1].text not in _MARKS:
            self.low -= 1
        self.high = self.last
        while self.high < len(self.tokens) and self.tokens[self.high].text not in _MARKS:
            self.high += 1
        self.counts = is_count(reading.figure.value.unit)

    def names(self) -> Iterator[Nominal]:
        """The names that the rules give, the surest first."""
        if self.counts:
            for rule in (self._heading, self._befallen, self._counted_of, self._number):
                found = rule()
                if found is not None:
                    yield found
            return
        for phrase in (self._measured(), self._level()):
            if phrase is not None:
                yield self._named(*phrase)
        for rule in (self._cost, self._general, self._substance):
            found = rule()
            if found is not None:
                yield found

    def tells(self, name: Nominal) -> bool:
        """Whether a name says what is measured: a noun that could be of anything does not by itself."""
        words = [word for word in name.text.lower().split() if word not in word_class("name.join")]
        if len(words) > 1:
            return True
        # A compound with a measure as its head says of what: "defensiebudget"; "prijskaartje" is a measure.
        word = words[0]
        pair = parts(word) or parts(lemma(word))
        compound = word not in _measure_words() and (pair is not None and pair[1] in _measure_words())
        return word in word_class("name.alone") or compound

    def _named(self, *phrases: Phrase) -> Nominal:
        head, *rest = phrases
        text = " ".join([self.phrases.bare(head), *map(self.phrases.small, rest)])
        return Nominal(_capital(text), self._anchored(phrases))

    def _anchored(self, phrases: Sequence[Phrase]) -> bool:
        return any(token.form.name for phrase in phrases for token in self.tokens[phrase.first : phrase.last])

    # -- amounts and rates

    def _measured(self) -> tuple[Phrase, ...] | None:
        """The noun right before an amount: "een tarief van 25 procent op staal"."""
        end = self.first
        while end > self.low and self.tokens[end - 1].lower in word_class("name.hedge"):
            end -= 1  # "een rente van tegen de 3 procent"
        before = [token.lower for token in self.tokens[:end]]
        link = next((words for words in _links() if before[-len(words) :] == words), None)
        if link is None or self._moves():
            return None
        end -= len(link)
        phrase = self._ending_at(end)
        if phrase is None or phrase.first < self.low:
            return None
        if not self._is_measure(self.phrases.noun_phrase(phrase.first) or phrase):
            return None  # "een rij van 80 meter": of what?
        following = self.phrases.joined(self.last)
        return (phrase,) if following is None or following.last > self.high else (phrase, following)

    def _moves(self) -> bool:
        """Whether what stands behind a figure is the value it moves to: "van 92 naar 110 euro"."""
        return (
            self.last < len(self.tokens)
            and self.tokens[self.last].lower in word_class("name.to")
            and self.last + 1 < len(self.tokens)
            and self.tokens[self.last + 1].kind in ("number", "figure")
        )

    def _ending_at(self, end: int) -> Phrase | None:
        """The noun phrase, with what is joined to it, that ends before a token: "een lening aan Kyiv"."""
        found = None
        for at in range(end - 1, max(self.low, end - 2 * LONGEST_PHRASE) - 1, -1):
            phrase = self.phrases.noun_phrase(at)
            if phrase is None or phrase.first != at:
                continue
            before = self.tokens[at - 1] if at > self.low else None
            if before is not None and (before.kind in ("preposition", "determiner") or before.adjective):
                continue
            if before is not None and before.kind == "noun" and self.tokens[at].kind != "determiner":
                continue
            head = self.tokens[phrase.last - 1]
            if phrase.last == end or self.phrases.whole(phrase).last == end:
                if head.proper or "pronoun.first" in head.form.classes:
                    return None
                found = Phrase(at, end)
                break
        if found is None:
            # "bij een lening van": the noun phrase that a preposition leads.
            for at in range(max(self.low, end - LONGEST_PHRASE), end):
                phrase = self.phrases.noun_phrase(at)
                if phrase is not None and phrase.last == end and not self.tokens[end - 1].proper:
                    return phrase
        return found

    def _substance(self) -> Nominal | None:
        """What an amount consists of, right behind it: "26 miljard euro aan Europese uitvoer"."""
        if self.reading.dimension != "money" or self.last >= self.high:
            return None
        if self.tokens[self.last].lower not in word_class("name.substance"):
            return None
        phrase = self.phrases.noun_phrase(self.last + 1)
        if (
            phrase is None
            or self.tokens[phrase.last - 1].proper
            or self.tokens[phrase.first].kind == "determiner"
        ):
            return None
        whole = self.phrases.whole(phrase)
        # What a verb does with it is not in the phrase: "voerden voor 318 miljard aan energie uit".
        telling = whole.size > 1
        if not telling or not self._covered(whole.last, self.high):
            return None
        return replace(self._named(whole), whole=False)

    def _covered(self, first: int, last: int) -> bool:
        """Whether a stretch adds nothing a name would miss."""
        return all(
            (self.tokens[at].kind == "verb" and self.tokens[at].form.lemma in word_classes()["auxiliary"])
            or self.tokens[at].lower in word_class("name.skip")
            for at in range(first, last)
        )

    def _level(self) -> tuple[Phrase, ...] | None:
        """The subject that reaches or has a level: "de directe schade aan gebouwen bedraagt 195 miljard"."""
        phrase = self.phrases.noun_phrase(self.low)
        if phrase is None:
            return None
        whole = self.phrases.whole(phrase)
        if whole.last >= self.first or not self._is_measure(phrase):
            return None
        at = whole.last
        while (
            at < self.first
            and self.tokens[at].lower in word_class("name.skip")
            and self.tokens[at].kind != "verb"
        ):
            at += 1
        if at >= self.first or self._level_verb(at) is None:
            return None
        verb, at = self._level_verb(at), at + 1
        end = self.first
        while end > at and self.tokens[end - 1].lower in word_class("name.hedge"):
            end -= 1
        directed = end > at and self.tokens[end - 1].lower in word_class("name.to")
        directed = directed or self.reading.figure.text.lower().split()[0] in word_class("name.to")
        if not directed and verb not in word_class("name.is"):
            return None
        between = range(at, end - (end > at and self.tokens[end - 1].lower in word_class("name.to")))
        if not all(
            self.tokens[n].lower in word_class("name.skip")
            or self.tokens[n].lower in word_class("name.when")
            or self._level_verb(n) is not None
            for n in between
        ):
            return None
        if (
            self.reading.dimension == "percent"
            and self.last < self.high
            and self.tokens[self.last].lower in word_class("of")
        ):
            joined = self.phrases.joined(self.last)
            rest = joined.last if joined is not None else self.last
        else:
            rest = self.last
        return (whole,) if self._ends(rest) else None

    def _level_verb(self, at: int) -> str | None:
        """The lemma of a verb of levels; "bedragen" is a noun in most places."""
        token = self.tokens[at]
        return next((verb for verb in (token.form.lemma, token.lower) if verb in _level_verbs()), None)

    def _ends(self, at: int) -> bool:
        """Whether behind a level comes no more than when it is: "per jaar", "in 2030", a participle."""
        while at < self.high:
            token = self.tokens[at]
            if verb_form(token.form) == "participle" or token.lower in word_class("name.skip"):
                at += 1
            elif token.lower in word_class("name.period") and at + 1 < self.high:
                at += 2
            else:
                return False
        return True

    def _is_measure(self, phrase: Phrase) -> bool:
        """Whether a noun names a measure, not a thing: "defensie-uitgaven", "werkloosheid"."""
        tokens = self.tokens[phrase.first : phrase.last]
        if any(token.lower in word_class("name.number") for token in tokens):
            return len(tokens) > 1 + (tokens[0].kind == "determiner")
        noun = tokens[-1].lower.rpartition("-")[2]
        own = {noun, lemma(noun), (parts(noun) or parts(lemma(noun)) or ("", ""))[1]}
        return not own.isdisjoint(_measure_words())

    def _cost(self) -> Nominal | None:
        """What something costs: "Kosten van een luchtschild"."""
        phrase = self.phrases.noun_phrase(self.low)
        if phrase is None or self.reading.dimension != "money":
            return None
        whole = self.phrases.whole(phrase)
        at = whole.last
        if at >= self.first or self.tokens[at].lower not in word_class("name.costs"):
            return None
        if not all(self.tokens[n].lower in word_class("name.skip") for n in range(at + 1, self.first)):
            return None
        if not self._ends(self.last):
            return None
        return Nominal(f"{word_class('name.cost')[0]} {self.phrases.small(whole)}", self._anchored([whole]))

    def _general(self) -> Nominal | None:
        """A general noun with what a heading without a verb says: "250 miljoen voor dijken"."""
        joined = self._rest()
        if joined is None:
            return None
        if self.low and self.tokens[self.low - 1].text in ",:" and self.reading.figure.place != "title":
            return None  # "Er is een pot: 4 miljard voor dijken"
        return Nominal(f"{general_noun(self.reading)} {self.phrases.small(joined)}", self._anchored([joined]))

    # -- counts

    def _counted(self) -> Phrase | None:
        """The noun within the figure, with the adjectives behind the number: "extra militairen"."""
        first = next(
            (at for at in range(self.first, self.last) if self.tokens[at].kind != "figure"), self.last
        )
        return Phrase(first, self.last) if first < self.last else None

    def _heading(self) -> Nominal | None:
        """What is counted in a heading without a verb: "zeven doden bij aanval op Klein-Brakel"."""
        counted = self._counted()
        joined = self._rest()
        return self._named(counted, joined) if counted is not None and joined is not None else None

    def _rest(self) -> Phrase | None:
        """What a heading without a verb says behind its figure."""
        if self.first != self.low or self.last >= self.high:
            return None
        joined = self.phrases.joined(self.last)
        return joined if joined is not None and joined.last == self.high else None

    def _number(self) -> Nominal | None:
        """A number that is told of as one: "het aantal reservisten stijgt naar 9.000"."""
        phrase = self._level()
        return self._named(*phrase) if phrase is not None else None

    def _counted_of(self) -> Nominal | None:
        """What is counted and of what it is: "43 extra tankers van de schaduwvloot"."""
        counted = self._counted()
        if counted is None or self.last >= self.high or self.tokens[self.last].lower not in word_class("of"):
            return None
        joined = self.phrases.joined(self.last)
        if joined is None or joined.last > self.high:
            return None
        return replace(self._named(counted, joined), whole=False)

    def _befallen(self) -> Nominal | None:
        """What is counted and what befell it: "zijn 93 drones neergehaald" gives "Neergehaalde drones"."""
        counted = self._counted()
        if counted is None or not is_plural(self.tokens[counted.last - 1]):
            return None
        participle = helper = None
        joined: list[Phrase] = []
        at = self.low
        while at < self.high:
            token = self.tokens[at]
            if at == self.first:
                at = self.last
                continue
            following = self.phrases.joined(at) if token.kind == "preposition" else None
            if (
                following is not None
                and following.last <= self.high
                and not following.first < self.first < following.last
            ):
                joined.append(following)
                at = following.last
                continue
            if token.lower in word_class("name.befalls"):
                if helper is not None:
                    return None
                helper = at
            elif verb_form(token.form) == "participle" or token.lower in word_class("name.befallen"):
                if participle is not None:
                    return None
                participle = at
            elif token.lower not in word_class("name.skip"):
                return None
            at += 1
        if participle is None or helper is None or len(joined) > 2:
            return None
        text = " ".join(
            [
                _attributive(self.tokens[participle].lower),
                self.phrases.text(counted),
                *map(self.phrases.small, joined),
            ]
        )
        return Nominal(_capital(text), self._anchored([counted, *joined]))


def general_noun(reading: Reading) -> str:
    """The noun for any figure of a dimension, with a capital: "Bedrag"."""
    nouns = lexicon.table(_GENERAL, 2)
    return _capital(nouns.get(reading.dimension, nouns["count"]).columns[1])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_VOWELS = "aeiou"


def _attributive(participle: str) -> str:
    """A participle as it stands before a plural: "gehaalde", "gedode", "gezette"."""
    if participle.endswith("en") or participle.endswith("e"):
        return participle
    stem, last = participle[:-1], participle[-1]
    if len(stem) > 1 and stem[-1] in _VOWELS:
        if stem[-2] == stem[-1]:
            return f"{stem[:-1]}{last}e"  # "gedood": "gedode"
        if stem[-2] not in _VOWELS:
            return f"{stem}{last}{last}e"  # "gezet": "gezette"
    return participle + "e"


@cache
def _measure_words() -> frozenset[str]:
    """The nouns that name a measure: those of some groups of synonyms, and those that always do."""
    chosen = frozenset(word_class("name.measures"))
    return frozenset(word_class("name.measure.noun")).union(
        word
        for name, words in groups(paths.SEEDS / "lexicon" / "measured.synonyms.txt")
        if name in chosen
        for word in words
    )


@cache
def _level_verbs() -> frozenset[str]:
    """The verbs with which something reaches, has or is a level, by lemma."""
    return lexicon.words("levels.tsv") | frozenset(word_class("name.is"))


@cache
def _links() -> tuple[list[str], ...]:
    """What stands between a noun and its amount, word by word, the longest first."""
    return tuple(sorted((words.split() for words in word_class("name.measure")), key=len, reverse=True))
