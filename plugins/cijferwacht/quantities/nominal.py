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
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from cijferwacht import paths
from cijferwacht.claims import lexicon
from cijferwacht.claims.cues import particles, word_classes
from cijferwacht.claims.interval import is_count
from cijferwacht.claims.tense import verb_form
from cijferwacht.quantities.lexicon import groups, lemma, parts
from cijferwacht.quantities.patterns import word_class
from cijferwacht.quantities.phrases import LONGEST_PHRASE, Phrase, Phrases, is_any_amount, is_plural
from cijferwacht.quantities.reading import Reading

#: Characters of a name that is a noun phrase, at most.
LONGEST_NAME = 80

_GENERAL = "measured.general_nouns.tsv"

_MOVES = "measured.moves.tsv"

_MARKS = frozenset(',;:()–—-.!?"“”„‘’«»|*[]')


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase, with a capital."""

    text: str
    #: Whether it holds a name, without which it could be of anyone.
    anchored: bool
    #: Whether it leaves out nothing that the clause says.
    whole: bool = True


def nominal(reading: Reading, phrases: Phrases) -> Nominal | None:
    """The noun phrase by which a figure's clause says what it measures; None where none tells it.

    ``phrases`` are those of its sentence.
    """
    clause = _Clause(reading, phrases)
    found = next((name for name in clause.names() if clause.tells(name)), None)
    if found is None:
        return None
    return found if len(found.text) <= LONGEST_NAME else None


@dataclass(frozen=True, slots=True)
class _Simple:
    """A clause that a subject, a verb and a figure make."""

    subject: Phrase
    object: Phrase | None
    #: The infinitive of its verb, with its particle.
    verb: str
    #: The preposition before the figure; "" for none.
    link: str
    #: Where, when and of what, in prepositional phrases.
    joined: tuple[Phrase, ...]
    #: Whether it has nothing else.
    only: bool


@dataclass(slots=True)
class _Found:
    """What was found of a clause so far."""

    nouns: list[Phrase] = field(default_factory=list)
    joined: list[Phrase] = field(default_factory=list)
    verb: int | None = None
    participle: int | None = None
    particle: str = ""
    other: bool = False

    def add_verb(self, at: int, *, participle: bool) -> bool:
        """Take a finite verb or the participle that completes it; False for one too many."""
        if participle and self.verb is not None and self.participle is None:
            self.participle = at
            return True
        if self.verb is not None or participle:
            return False
        self.verb = at
        return True


class _Clause:
    """The stretch between two marks in which a figure stands."""

    def __init__(self, reading: Reading, phrases: Phrases) -> None:
        self.reading = reading
        self.phrases = phrases
        self.tokens = phrases.tokens
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
        level = self._level()
        if level is not None:
            yield self._named(*level)
        for rule in (
            self._measured,
            self._estimated,
            self._moved,
            self._cost,
            self._general,
            self._substance,
        ):
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

    def _measured(self) -> Nominal | None:
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
        if following is not None and following.last <= self.high:
            return self._named(phrase, following)
        of = any(token.kind == "preposition" for token in self.tokens[phrase.first : phrase.last])
        return replace(self._named(phrase), whole=of)

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
        """The subject that reaches, has or is a level: "de schade aan gebouwen bedraagt 195 miljard"."""
        simple = self.simple
        if simple is None or not self._is_measure(simple.subject):
            return None
        directed = simple.link in word_class("name.to")
        level = simple.verb in _level_verbs() if directed else simple.verb in word_class("name.is")
        if not level or not simple.only or simple.object is not None:
            return None
        return (self.phrases.whole(simple.subject), *simple.joined)

    def _estimated(self) -> Nominal | None:
        """What someone puts at an amount: "het IMF raamt het tekort op 45 miljard"."""
        simple = self.simple
        if simple is None or simple.object is None or not simple.only:
            return None
        if simple.link not in word_class("name.to") or simple.verb not in word_class("name.estimates"):
            return None
        if not self._is_measure(simple.object):
            return None
        # Who puts it there is who says it, not what it is: others may put it elsewhere.
        return self._named(self.phrases.whole(simple.object), *simple.joined)

    def _moved(self) -> Nominal | None:
        """By how much something moved: "de uitvoer daalde met 3 procent" gives "Daling van de uitvoer"."""
        simple = self.simple
        if simple is None or simple.object is not None or not simple.only:
            return None
        if simple.link not in word_class("name.by") or self.reading.dimension == "times":
            return None
        moves = lexicon.table(_MOVES, 2).get(simple.verb)
        if moves is None:
            return None
        phrases = (self.phrases.whole(simple.subject), *simple.joined)
        text = " ".join([moves.columns[1], word_class("of")[0], *map(self.phrases.small, phrases)])
        return Nominal(_capital(text), self._anchored(phrases))

    def _cost(self) -> Nominal | None:
        """What something costs: "Kosten van een luchtschild"."""
        simple = self.simple
        if simple is None or self.reading.dimension != "money" or simple.object is not None:
            return None
        if simple.link or not simple.only or simple.verb not in word_class("name.costs"):
            return None
        phrases = (self.phrases.whole(simple.subject), *simple.joined)
        text = " ".join([word_class("name.cost")[0], *map(self.phrases.small, phrases)])
        return Nominal(text, self._anchored(phrases))

    @cached_property
    def simple(self) -> _Simple | None:
        """The clause as a subject, a verb, the figure and what tells where and when; None for another."""
        end, link = self._linked()
        found = _Found()
        behind = self._behind_base(self._behind_target())
        if not self._consume(found, self.low, end, before=True) or behind is None:
            return None
        if not self._consume(found, behind, self.high, before=False):
            return None
        if found.verb is None or not found.nouns or len(found.nouns) > 2:
            return None
        opening = self.tokens[found.nouns[0].first]
        if opening.lower in word_class("name.pointing") or (
            found.nouns[0].first > self.low
            and self.tokens[found.nouns[0].first - 1].lower in word_class("name.pointing")
        ):
            return None  # "zo'n raket kost 4 miljoen"
        if len(found.nouns) == 2 and not (found.nouns[0].last <= found.verb < found.nouns[1].first):
            return None
        verb = found.participle if found.participle is not None else found.verb
        token = self.tokens[verb]
        # "Bedragen" and "kosten" are nouns in most places.
        lemmas = [found.particle + lower for lower in (token.form.lemma, token.lower)]
        known = next((each for each in lemmas if each in _verbs()), lemmas[0])
        return _Simple(
            subject=found.nouns[0],
            object=found.nouns[1] if len(found.nouns) > 1 else None,
            verb=known,
            link=link,
            joined=tuple(found.joined),
            only=not found.other,
        )

    def _linked(self) -> tuple[int, str]:
        """Where what stands before the figure ends, and the preposition between the two, "" for none."""
        end = self.first
        while end > self.low and self.tokens[end - 1].lower in word_class("name.hedge"):
            end -= 1
        links = (*word_class("name.to"), *word_class("name.by"))
        link = self.tokens[end - 1].lower if end > self.low else ""
        if link in word_class("of") and self._moves():
            return end - 1, word_class("name.to")[0]  # "van 92 naar 110 euro"
        if link in links:
            end -= 1
            from_ = end
            while from_ > self.low and self._is_value(from_ - 1):
                from_ -= 1
            if self.low < from_ < end and self.tokens[from_ - 1].lower in word_class("of"):
                end = from_ - 1
            return end, link
        opening = self.reading.figure.text.lower().split()[0]
        return end, opening if opening in links else ""

    def _behind_target(self) -> int:
        """Where the figure ends, or the value it moves to."""
        at = self.last
        if self._moves():
            at += 1
            while at < self.high and self._is_value(at):
                at += 1
        return at

    def _is_value(self, at: int) -> bool:
        token = self.tokens[at]
        return token.kind in ("figure", "number") or is_any_amount(token.form)

    def _behind_when(self, at: int) -> int:
        """Where a phrase of time ends that begins with a preposition: "in de eerste helft van dit jaar"."""
        end = at
        while end + 1 < self.high and self.tokens[end].kind == "preposition":
            behind = end + 1
            while behind < self.high and (
                self.tokens[behind].kind == "determiner" or self.tokens[behind].lower in _when()
            ):
                behind += 1
            if self.tokens[behind - 1].lower not in _when():
                break
            end = behind
        return end

    def _behind_base(self, at: int) -> int | None:
        """Where a figure ends with what it is a share of or a rate per: "van het bbp", "per jaar"."""
        if at < self.high and self.tokens[at].lower in word_class("name.per"):
            return min(at + 2, self.high)
        if (
            self.reading.dimension == "percent"
            and at < self.high
            and self.tokens[at].lower in word_class("of")
        ):
            joined = self.phrases.joined(at)
            return joined.last if joined is not None and joined.last <= self.high else None
        return at

    def _consume(self, found: _Found, at: int, end: int, *, before: bool) -> bool:
        """Take a stretch apart into verbs, noun phrases and the rest; False where that cannot be done."""
        while at < end:
            token = self.tokens[at]
            joined = self.phrases.joined(at)
            if at < self._behind_when(at) <= end:
                at = self._behind_when(at)
            elif joined is not None and joined.last <= end:
                found.joined.append(joined)
                at = joined.last
            elif token.lower in particles() and (at + 1 == end or not before):
                found.particle = token.lower
                at += 1
            elif (
                token.lower in word_class("name.skip")
                or token.lower in _when()
                or (token.kind == "determiner" and at + 1 < end and self.tokens[at + 1].lower in _when())
            ):
                at += 1
            elif token.kind == "verb" or token.form.lemma in _verbs() or token.lower in _verbs():
                if not found.add_verb(at, participle=verb_form(token.form) == "participle"):
                    return False
                at += 1
            elif before and (phrase := self.phrases.noun_phrase(at)) is not None and phrase.last <= end:
                found.nouns.append(phrase)
                whole = self.phrases.whole(phrase)
                at = whole.last if whole.last <= end else phrase.last
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
def _when() -> frozenset[str]:
    """The words of phrases of time."""
    return frozenset(word_class("name.when")).union(word_class("month"))


@cache
def _verbs() -> frozenset[str]:
    """The verbs that the rules on whole clauses ask for."""
    return _level_verbs().union(
        word_class("name.costs"), word_class("name.estimates"), lexicon.table(_MOVES, 2)
    )


@cache
def _links() -> tuple[list[str], ...]:
    """What stands between a noun and its amount, word by word, the longest first."""
    return tuple(sorted((words.split() for words in word_class("name.measure")), key=len, reverse=True))
