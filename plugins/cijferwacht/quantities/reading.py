"""What a figure measures, read from the words around it.

The text is read, not the claim's summary of what is measured, for a summary does not say which words stand
with the figure. A figure's own words are those of its clause; words that stand with another figure of the
sentence, in the sentence before, in the title or in the lead only give context. No parser is needed for
that: a clause ends at punctuation, and the text between two figures is shared out at the comma, "en" or "of"
between them ("12 procent, Peru 18 procent en Chili 15 procent").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from cijferwacht.claims.interval import is_count
from cijferwacht.days import local_day
from cijferwacht.model import Figure, Value
from cijferwacht.quantities.actors import unions
from cijferwacht.quantities.lexicon import WORD, Lexicon, fold, known, lemma, parts
from cijferwacht.quantities.patterns import WordPattern, word_class

#: Weight of a word by where it stands.
OWN, CLAUSE, SHARED, BEFORE, TITLE, LEAD = 1.0, 0.7, 0.3, 0.25, 0.3, 0.2

#: Sentences in which the company is looked for that "het bedrijf" stands for.
COMPANY_BACK = 6

#: Weight of the sentence before for one that goes on about it ("Dat is 4 procent minder"), of the label of a
#: paragraph ("Medicijnen: van 15 naar 10 procent"), and of the company that "het bedrijf" stands for.
CONTINUED, LABEL, MEANT = 0.65, 0.7, 0.8

#: Weight, for a quantity that is followed, of what an earlier sentence of the paragraph says, and how many
#: of them are read.
PARAGRAPH, EARLIER = 0.15, 8

#: Words between the halves of a separated verb ("trekt er dit jaar 3 miljoen voor uit"), at most.
MOST_BETWEEN = 25

#: The month until which news tells of the last quarter of the year before.
REPORTED_UNTIL = 4

#: Letters of a noun behind a prefix, at least.
SHORTEST_NOUN = 4

#: What marks a term as a name that no dictionary has, and its weight beside a word's.
NAME, NAMED = "^", 0.7

#: Words at or above this weight are the figure's own.
NEAR = 0.6

#: Weight of a part of a compound beside the whole word.
PART = 0.8

#: Bounds on what one text may cost: figures of a version that are read, and characters of a sentence.
MOST_FIGURES, LONGEST_SENTENCE = 500, 1500

#: Words whose terms are kept at hand.
MOST_REMEMBERED = 50_000

#: Terms at or above this weight are a figure's own words.
OWN_TERM = NEAR * PART - 1e-9

#: More own words than this make a description, even without a word from the lexicon.
HEADLESS = 4

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+(?=[\"'“‘«(€$£]*[A-ZÀ-Þ0-9€])")
_BOUNDARY = WordPattern(r"[,;:()–—]|\s-\s|\b(?:<boundary.soft>|<boundary.hard>)\b", flags=0)
_HARD = WordPattern(r"[,;:()–—]|\s-\s|\b<boundary.hard>\b", flags=0)
_YEAR = re.compile(r"\b(?:19[89]\d|20\d\d)\b")
#: "Na 2027", "sinds 2014": a limit in time is not the year a figure is of.
_LIMIT_IN_TIME = WordPattern(r"\b<year.limit>\s+(?:\w+\s+)?$")
_SPAN_OF_YEARS = WordPattern(r"\b(20\d\d)\s*(?:-|–|<year.range>)\s*(20\d\d)\b", flags=0)
_RELATIVE_YEAR = WordPattern(r"\b(?:<year.this>|(<year.last>)|(<year.next>))\s+<year.noun>\b")
_COMPARES = WordPattern(r"\b<comparative>\s+<than>\b")
#: "In het derde kwartaal", "in de eerste jaarhelft".
_PART_OF_YEAR = WordPattern(
    r"\b(?:(<ordinal>)|([1-4])(?:e|de|ste))\s+(?:(<quarter>)|<half.year>|<half>\s+<of>\s+20\d\d)\b"
)
#: "2,6 miljard meer dan nu", "12.500 mensen meer dan in 2022".
_SO_MUCH_MORE = WordPattern(r"\s*(?:\w+\s+){0,3}<comparative>\b")
_COMPARED_WITH = WordPattern(r"\b<comparative>\s+<than>\s+<definite>\s*$")
#: "Dat zijn er 10.000 meer dan gepland" is how far apart two numbers are.
_MORE_THAN = WordPattern(r"\s+(?:\w+\s+)?<comparative>\s+<than>\b")
#: "14 procent meer staal dan een jaar eerder" tells how much more.
_MORE_OF = WordPattern(r"\s+<comparative>\s+\w+\s+<than>\b")
#: "Gedaald van 74 naar 61" tells two levels.
_FROM = WordPattern(r"\b<of>\s*$")
_TO = WordPattern(r"\s*(?:<unit.between>\s*)?<becomes>\b")
_ONWARDS = WordPattern(r"\s*(?:<unit.between>\s*)?<becomes>\s*\Z")
_REACHES = WordPattern(r"\b<reaches>\s*$")
_UP_TO = WordPattern(r"<up.to> ")
_PARTITIVE = WordPattern(
    r"(?:^[\"'“‘«„]?|[,;:–(]|\b<clause.opener>\b)\s*(?:<of> <whole.determiner>|(<of.it>))\b"
)
_SHARE_OF = WordPattern(r"^\s*<of> (?:<share.determiner>\s+)?(\w+(?:\s+\w+){0,2})")
_WRITTEN_SHARE = WordPattern(r"\d|<percent>", flags=0)
#: "Dat was 4,9 procent minder", "Het gaat om 7,5 miljard": the subject is what the sentence before tells.
_CONTINUES = WordPattern(r"[\"'“‘«]?(?:<continues.that>\s+<continues.verb>|<continues.it>)\b")
_FIRST_PERSON = WordPattern(r"\b<first.person>\b(?!\s+<nation>)")
_TYPE_NAME = re.compile(r"([A-Za-z]{1,4}-?\d{1,4})(?:['’]?s)?(?:-([^\W\d]{3,}))?$")
_OPENING_MARK = re.compile(r"(?:\d{1,2}[.:]\d{2}(?:\s*uur)?\s*)?[-–—:|]?\s*")
#: "Daarmee zou 3 miljoen gemoeid zijn", "Daar is 3 miljoen voor uitgetrokken".
_FOR_THAT = WordPattern(r"[\"'“‘«]?(?:<continues.for.that>|(<continues.with.that>)|(<continues.there>))\s+\w")
_INVOLVED = WordPattern(r"\b<involved>\b")
_LEFT_BEHIND = WordPattern(r"\s+(?:\w+\s+)?<continues.left.behind>\b")
#: "In 2030 moeten dat er 9.000 zijn", "nu zijn het er pas 400": so many of what was just told.
_SO_MANY = WordPattern(
    r"\b(?:(?:<stands.verb>|<stands.modal>)\s+(?:<stands.for>\s+<there>|<there>\s+<stands.for>)"
    r"|<stands.for>\s+(?:<stands.verb>|<stands.modal>)\s+<there>)(?:\s+\w+){0,3}\s*$"
)
#: "Dat is een derde van de 2 miljard": the figure is another's.
_OF_ANOTHER = WordPattern(r"\b(?:<of>|<than>)\s+<definite>\s+$")
#: "Medicijnen: ...", "**Wie betaalt?** ...", "- Opvang. ...": what a whole paragraph is about.
_LABEL = re.compile(
    r"(?:[-–—•]\s+)?(?:\*\*([^*\n]{2,60})\*\*|((?:[^\W\d_][\w'’-]*\s?){1,4}):"
    r"|([^\W\d_][\w'’-]*(?:\s[\w'’-]+)?)\.)(?:\s|$)"
)
#: "Het bedrijf", "de staalproducent", "onze rekening": a company told before.
_COMPANY = WordPattern(r"\b(?:<definite.company>\s+(?!<company.not>)\w*<company>|<we>)\b")
#: "Bij Leiestaal", "draadproducent Leiestaal": a name that is a company's.
_COMPANY_NAMED = WordPattern(r"\b(?:\w*<company>|<at>)\s+$")
#: "De Commissie wil de heffing op staal optrekken", "heft de EU": what stands behind and before who levies.
_LEVIES = WordPattern(
    r"\s+(?:<levies.finite>\b(?!\s+<reflexive>\b)|<levies.will>\b.*\b<levies.other>\b|.*\b<levies.own>\s+<levies.tariff>\b)"
)
_LEVIES_TOO = WordPattern(r"(?:\b<levies.finite>|\b(<levies.will>))\s+(?:<levies.before>\s+)*$")
_LEVIED_LATER = WordPattern(r".*\b<levies.other>\b")
_OPENS = WordPattern(r"(?:^|[,;:–—(\"“‘]\s?)\W*(?:<levies.before>\s+)*$")
_ANSWERS = WordPattern(r"\b<levies.answer>\s+(?:\w+\s+){0,2}<levies.tariff>\b")
_TARIFF = WordPattern(r"\b(?:<levies.tariff>|<levies.finite>)\b")
_GOES_TO = WordPattern(r"^\s*(?:<before.purpose>\s+)*")


@dataclass(frozen=True)
class Version:
    """One article version with its figures, as this room reads it."""

    article: str
    version: str
    outlet: str
    title: str
    text: str
    at: datetime
    figures: tuple[Figure, ...]
    topics: tuple[str, ...] = ()
    outlet_name: str = ""
    url: str = ""
    #: Stable identity of the version this one replaces, if any.
    replaces: str | None = None
    #: ISO country of the outlet: "ons land" means another country in Brussels than in Hilversum.
    country: str = "nl"

    @cached_property
    def full(self) -> str:
        """Title and text, as offsets count them."""
        return self.title + "\n\n" + self.text

    @cached_property
    def day(self) -> date:
        """Local day on which it was told."""
        return local_day(self.at)


@dataclass(frozen=True)
class Reading:
    """A figure with the words that say what it measures."""

    version: Version = field(repr=False)
    figure: Figure
    dimension: str
    #: Term to weight: lemmas, synonyms' groups, parts of compounds; actors are "@eu", years "#2026".
    terms: Mapping[str, float]
    near: frozenset[str]
    actors: frozenset[str]
    near_actors: frozenset[str]
    years: frozenset[str]
    sides: frozenset[str]
    #: Neighbouring terms of the figure's own words: "@eu heffing".
    phrases: frozenset[str]
    sentence: tuple[int, int]
    #: Its own part of the sentence, from the mark before it to the mark after it.
    clause: tuple[int, int]
    paragraph: int
    #: Years anywhere in the sentence, also those that stand with another figure.
    context_years: frozenset[str] = frozenset()
    #: Years of the title, which a figure without any year may be of.
    title_years: frozenset[str] = frozenset()
    #: Years of the sentence before, in the same paragraph.
    years_before: frozenset[str] = frozenset()
    #: The names of measures (groups of synonyms) among its own words.
    measures: frozenset[str] = frozenset()
    #: Its sentence, or the one before, sets one source against another.
    contradicts: bool = False
    #: What is counted, or what the amount goes to: the first words after the figure, or its own noun.
    head: frozenset[str] = frozenset()
    #: Words of the sentence before, in the same paragraph.
    before: frozenset[str] = frozenset()
    #: Words of the sentences of the paragraph before that one.
    earlier: frozenset[str] = frozenset()
    #: Its own words speak of what a desk of these subjects follows.
    on_subject: bool = False
    #: Someone tells it of himself: "wij hebben 1,7 miljoen betaald".
    personal: bool = False
    #: Figures of the article before it, and others in its sentence.
    order: int = 0
    companions: int = 0
    #: No word of its own names a measure or an actor.
    headless: bool = False
    #: Counts people or things with a noun of its own, other than "mensen" or "man": "33 gewonden".
    counted: frozenset[str] = frozenset()
    #: Someone's own value of what was just told: "de Commissie denkt aan 150 miljoen".
    estimates: bool = False

    @cached_property
    def weighted_terms(self) -> dict[str, float]:
        """Its terms; what only its context says weighs less than any word of its own."""
        near = self.near
        return {
            term: weight if term in near else min(weight, OWN_TERM - 0.01)
            for term, weight in self.terms.items()
        }

    @cached_property
    def shown_sides(self) -> frozenset[str]:
        """Its sides as lists of terms write them, "=part"."""
        return frozenset(f"={side}" for side in self.sides)

    @cached_property
    def scope(self) -> frozenset[str]:
        """What may speak against a quantity: words of its clause, neighbours, sides, "#" for any year."""
        # A name weighs less than a word, but stands in the clause as well.
        clause = [
            term
            for term in self.near
            if self.terms.get(term, 0.0) >= OWN * (NAMED if term[0] == NAME else PART) - 1e-9
        ]
        return self.phrases.union(clause, self.shown_sides, ("#",) if self.years else ())

    @property
    def key(self) -> tuple[str, str, int]:
        """Stable identity of the figure over runs: article, version, offset."""
        return (self.version.article, self.version.version, self.figure.start)

    @property
    def value(self) -> Value:
        """The figure's value."""
        return self.figure.value


class _Token(NamedTuple):
    start: int
    end: int
    terms: tuple[tuple[str, float], ...]
    #: The name of a capital, where it is no more than a place.
    is_place: bool = False

    @property
    def is_name(self) -> bool:
        """Whether it is a name that no dictionary has."""
        return any(term[0] == NAME for term, _ in self.terms)


def dimension(value: Value, lexicon: Lexicon) -> str:
    """What can be compared: ``money`` over currencies, ``person``, ``count:<kind>``, any unit by itself.

    Counted things are one kind by the head of the compound and its synonyms: lidstaat and EU-land are
    ``count:land``.
    """
    unit = value.unit
    if unit is None:
        return "number"
    if len(unit) == 3 and unit.isupper():
        return "money"
    if unit.startswith("count:"):
        noun = re.split(r"[-\s]", unit.removeprefix("count:").lower())[-1]
        if noun not in lexicon.synonyms:
            noun = (parts(noun) or (noun, lemma(noun)))[1]
        return f"count:{lexicon.canonical(noun)}"
    return unit


def read_version(version: Version, lexicon: Lexicon) -> tuple[Reading, ...]:
    """The readings of a version's figures, in text order; of an endless table only the first few hundred."""
    full = version.full
    figures = sorted(version.figures, key=lambda figure: (figure.start, figure.end))[:MOST_FIGURES]
    text = _Text(version, figures, lexicon)
    sentences, of_sentence = text.sentences, text.tokens_of
    title_terms = _bag(
        [
            (token, TITLE)
            for index, (_, _, paragraph) in enumerate(sentences)
            if paragraph == 0
            for token in of_sentence(index)
        ]
    )
    lead = next((index for index, (_, _, paragraph) in enumerate(sentences) if paragraph == 1), None)
    lead_terms = _bag([(token, LEAD) for token in of_sentence(lead)]) if lead is not None else {}

    title_years = _years(full[: sentences[0][1]], version.day)
    title_actors = frozenset(term for term in title_terms if term.startswith("@"))
    readings: list[Reading] = []
    meant: dict[int, list[tuple[_Token, float]]] = {}
    for figure in figures:
        index = text.sentence_of(figure)
        start, end, paragraph = sentences[index]
        inside = text.together[index]
        zones = _zones(full, (start, end), inside, inside.index(figure), lexicon)
        weighted = [
            (token, _weight(token, zones))
            for token in of_sentence(index)
            if not _is_number(token, inside, full)
        ]
        if not is_count(figure.value.unit):
            # Where people fell is what they are counted by; where a government sits says nothing of money.
            weighted = [(token, weight) for token, weight in weighted if not token.is_place]
        if index not in meant:
            meant[index] = _meant(full, sentences, index, of_sentence)
        weighted += meant[index]
        follows = index > 0 and sentences[index - 1][2] == paragraph
        continues = bool(
            follows
            and paragraph > 0
            and inside[0] is figure
            and _goes_on(full, (_after_mark(full, start), end), figure)
            and not _OF_ANOTHER.search(full, start, figure.start)
        )
        if continues:
            weighted += [(token, CONTINUED) for token in of_sentence(index - 1)]
        bag = _bag(weighted)
        near = {term for term, weight in bag.items() if weight >= OWN_TERM}
        near_text = " ".join(full[low:high] for low, high, weight in zones if weight >= NEAR)
        near_years = _years(near_text, version.day)
        if continues and not near_years:
            near_years = text.years_of(index - 1)
        years = _terms_of_time(near_years, near_text, version.day)
        before = _bag([(token, BEFORE) for token in of_sentence(index - 1)]) if follows else {}
        sides = _sides_of(full, (start, end), figure, zones, lexicon)
        if "part" in sides and not near_years and readings and readings[-1].sentence == (start, end):
            # "3,4 miljard voor 2027, waarvan 3 miljard voor wapens": the part is of the same year.
            years = readings[-1].years
        for context in (
            before,
            title_terms,
            lead_terms if paragraph > 0 else {},
        ):
            for term, weight in context.items():
                if weight > bag.get(term, 0.0):
                    bag[term] = weight
        near_actors = frozenset([term for term in near if term.startswith("@")])
        readings.append(
            Reading(
                version=version,
                figure=figure,
                dimension=dimension(figure.value, lexicon),
                terms=bag,
                near=frozenset(near),
                actors=near_actors
                or frozenset(term for token, _ in weighted for term, _ in token.terms if term.startswith("@"))
                or frozenset(term for term in before if term.startswith("@"))
                or title_actors,
                near_actors=near_actors,
                years=years,
                sides=sides,
                phrases=_phrases(weighted) | text.levying(index),
                sentence=(start, end),
                clause=(
                    min((low for low, high, weight in zones if weight >= OWN and low < high), default=start),
                    max((high for low, high, weight in zones if weight >= OWN and low < high), default=end),
                ),
                paragraph=paragraph,
                title_years=title_years,
                years_before=text.years_of(index - 1) if follows else frozenset(),
                measures=frozenset(near & lexicon.measures),
                on_subject=not near.isdisjoint(word_class("subject")),
                personal=_FIRST_PERSON.search(full, start, end) is not None,
                order=len(readings),
                companions=len(inside) - 1,
                contradicts=lexicon.contradiction.search(
                    full[sentences[index - 1][0] if follows else start : end]
                )
                is not None,
                head=_head(full, figure, weighted) - lexicon.bases,
                before=frozenset(before),
                earlier=_earlier(sentences, index, of_sentence),
                context_years=text.years_of(index),
                headless=not (near_actors or near & lexicon.measures) and len(near) <= HEADLESS,
                counted=_counted(figure, weighted),
                estimates=_estimates(full, start, figure, lexicon),
            )
        )
    return tuple(readings)


class _Text:
    """The sentences of a version, each read once and only where asked for."""

    def __init__(self, version: Version, figures: Sequence[Figure], lexicon: Lexicon) -> None:
        self.version = version
        self.lexicon = lexicon
        #: Start, end and paragraph of every sentence.
        self.sentences = _sentences(version.full)
        self._starts = [start for start, _, _ in self.sentences]
        #: Number of a sentence -> the figures in it.
        self.together: dict[int, list[Figure]] = {}
        for figure in figures:
            self.together.setdefault(self.sentence_of(figure), []).append(figure)
        self._tokens: dict[int, tuple[_Token, ...]] = {}
        self._years: dict[int, frozenset[str]] = {}
        self._levying: dict[int, frozenset[str]] = {}

    def sentence_of(self, figure: Figure) -> int:
        """The number of the sentence in which a figure begins."""
        return max(bisect_right(self._starts, figure.start) - 1, 0)

    def tokens_of(self, index: int) -> tuple[_Token, ...]:
        """The content words of a sentence."""
        if index not in self._tokens:
            start, end, _ = self.sentences[index]
            inside = self.together.get(index, [])
            self._tokens[index] = _tokens(
                self.version.full, (start, end), inside, self.lexicon, self.version.country
            )
        return self._tokens[index]

    def levying(self, index: int) -> frozenset[str]:
        """Who levies the tariff that a sentence tells of."""
        if index not in self._levying:
            start, end, _ = self.sentences[index]
            self._levying[index] = _levying(self.version.full, (start, end), self.tokens_of(index))
        return self._levying[index]

    def years_of(self, index: int) -> frozenset[str]:
        """The years that a sentence speaks of."""
        if index not in self._years:
            start, end, _ = self.sentences[index]
            self._years[index] = _years(self.version.full[start:end], self.version.day)
        return self._years[index]


def _after_mark(full: str, start: int) -> int:
    """Where the words of a sentence begin: after the time or dash that opens a paragraph of a live blog."""
    mark = _OPENING_MARK.match(full, start)
    return mark.end() if mark else start


def _goes_on(full: str, sentence: tuple[int, int], figure: Figure) -> bool:
    """Whether a sentence measures what the one before it tells."""
    start, end = sentence
    if _CONTINUES.match(full, start, end) or _SO_MANY.search(full, start, figure.start):
        return True
    stands = _FOR_THAT.match(full, start, figure.start)
    if stands is None:
        return False
    if stands[1]:
        return _INVOLVED.search(full, start, end) is not None
    return not stands[2] or _LEFT_BEHIND.match(full, figure.end, end) is not None


def _earlier(
    sentences: Sequence[tuple[int, int, int]], index: int, of_sentence: Callable[[int], tuple[_Token, ...]]
) -> frozenset[str]:
    """The words of the paragraph up to the sentence before the one before, as far as :data:`EARLIER` goes."""
    found: set[str] = set()
    for other in range(index - 2, max(index - 2 - EARLIER, -1), -1):
        if sentences[other][2] != sentences[index][2]:
            break
        found.update(term for token in of_sentence(other) for term, _ in token.terms)
    return frozenset(found)


def _meant(
    full: str,
    sentences: Sequence[tuple[int, int, int]],
    index: int,
    of_sentence: Callable[[int], tuple[_Token, ...]],
) -> list[tuple[_Token, float]]:
    """What a sentence speaks of without naming it: the label of its paragraph, the company told before."""
    start, end, paragraph = sentences[index]
    first = index
    while first and sentences[first - 1][2] == paragraph:
        first -= 1
    found: list[tuple[_Token, float]] = []
    label = _LABEL.match(full, sentences[first][0], sentences[first][1])
    if label and paragraph and (index > first or label[3] is None):
        found += [(token, LABEL) for token in of_sentence(first) if token.end <= label.end()]
    if _COMPANY.search(full, start, end):
        for other in range(index - 1, max(index - COMPANY_BACK, 0), -1):
            named = [
                token
                for token in of_sentence(other)
                if token.is_name and _COMPANY_NAMED.search(full, sentences[other][0], token.start)
            ]
            if named:
                return [*found, (named[-1], MEANT)]
        found += [(token, MEANT) for token in of_sentence(0) if token.is_name][:1]
    return found


def together(one: Reading, other: Reading) -> Reading:
    """A figure with the words of another figure of its article that tells the same, as title and lead do."""
    terms = dict(one.terms)
    for term, weight in other.terms.items():
        terms[term] = max(weight, terms.get(term, 0.0))
    return replace(
        one,
        terms=terms,
        near=one.near | other.near,
        actors=one.actors | other.actors,
        near_actors=one.near_actors | other.near_actors,
        years=one.years | other.years,
        sides=one.sides | other.sides,
        phrases=one.phrases | other.phrases,
        measures=one.measures | other.measures,
    )


def _sentences(full: str) -> list[tuple[int, int, int]]:
    """Start, end and paragraph number of every sentence; the title is paragraph 0."""
    found = []
    for paragraph, block in enumerate(re.finditer(r"[^\n]+", full)):
        begin = block.start()
        for gap in _SENTENCE_END.finditer(full, block.start(), block.end()):
            found.extend(_pieces(full, begin, gap.start(), paragraph))
            begin = gap.end()
        found.extend(_pieces(full, begin, block.end(), paragraph))
    return found or [(0, len(full), 0)]


def _pieces(full: str, start: int, end: int, paragraph: int) -> list[tuple[int, int, int]]:
    """A sentence; one without end, as a table without marks makes, is cut at spaces."""
    found = []
    while end - start > LONGEST_SENTENCE:
        cut = full.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = start + LONGEST_SENTENCE if cut == -1 else cut
        found.append((start, cut, paragraph))
        start = cut
    return [*found, (start, end, paragraph)]


def _zones(
    full: str, sentence: tuple[int, int], figures: Sequence[Figure], position: int, lexicon: Lexicon
) -> list[tuple[int, int, float]]:
    """Stretches of the sentence with the weight their words have for a figure."""
    start, end = sentence
    figure = figures[position]
    before = [
        other
        for other in figures[:position]
        if start <= other.start and other.end <= figure.start and other.converted_from is None
    ]
    if (
        before
        and _FROM.search(full, start, before[-1].start)
        and _ONWARDS.match(full, before[-1].end, figure.start)
    ):
        before.pop()  # "van 6.000 naar 9.000": what is told of the one is told of the other
    after = [
        other
        for other in figures[position + 1 :]
        if other.end <= end and other.start >= figure.end and other.converted_from != figure.start
    ]
    zones = [(figure.start, figure.end, OWN)]
    if before:
        gap_start, gap_end = before[-1].end, figure.start
        marks = list(_BOUNDARY.finditer(full, gap_start, gap_end))
        if marks:
            zones.append((marks[-1].end(), gap_end, OWN))
            # A short piece after the last mark ("..., tegen 25 procent") leans on what stands before it.
            zones.append((gap_start, marks[-1].end(), SHARED if len(marks) == 1 else CLAUSE * 0.8))
        else:
            zones.append((gap_start, gap_end, CLAUSE))
        zones.append((start, gap_start, SHARED))
    else:
        marks = list(_HARD.finditer(full, start, figure.start))
        cut = marks[-1].end() if marks else start
        zones.append((cut, figure.start, OWN))
        zones.append((start, cut, CLAUSE))
    if after:
        gap_start, gap_end = figure.end, after[0].start
        mark = _BOUNDARY.search(full, gap_start, gap_end)
        if mark:
            zones.append((gap_start, mark.start(), OWN))
            zones.append((mark.start(), gap_end, SHARED))
        else:
            zones.append((gap_start, gap_end, CLAUSE))
        zones.append((gap_end, end, SHARED))
    else:
        mark = _HARD.search(full, figure.end, end)
        cut = mark.start() if mark else end
        zones.append((figure.end, cut, OWN))
        # ", zei hij na het overleg" says who, not what.
        said = WORD.search(full, cut, end)
        source = said is not None and lemma(said.group().lower()) in lexicon.attribution
        zones.append((cut, end, SHARED if source else CLAUSE))
    return zones


def _is_number(token: _Token, figures: Sequence[Figure], full: str) -> bool:
    """Whether a word is part of a number written out: "achttien" is no word of what is counted."""
    for figure in figures:
        if figure.start <= token.start < figure.end:
            if figure.number is not None:
                return figure.number.start <= token.start < figure.number.end
            # Without a span of the number, the counted noun is the last word.
            return not is_count(figure.value.unit) or token.start < full.rfind(" ", figure.start, figure.end)
    return False


def _weight(token: _Token, zones: Iterable[tuple[int, int, float]]) -> float:
    start = token.start
    return max([weight for low, high, weight in zones if low <= start < high], default=0.0)


def _bag(weighted: Iterable[tuple[_Token, float]]) -> dict[str, float]:
    bag: dict[str, float] = {}
    for token, weight in weighted:
        for term, part in token.terms:
            parted = weight * part
            if parted > bag.get(term, 0.0):
                bag[term] = parted
    return bag


def _tokens(
    full: str, stretch: tuple[int, int], figures: Sequence[Figure], lexicon: Lexicon, country: str
) -> tuple[_Token, ...]:
    """The content words of a stretch; words of a person who speaks are no scope."""
    start, end = stretch
    words = [(match.start(), match.end(), match.group()) for match in WORD.finditer(full, start, end)]
    speakers = {
        word
        for figure in figures
        if figure.speaker and start <= figure.start < end
        for word in WORD.findall(figure.speaker)
        if word[:1].isupper()
    }
    return _read_words(words, lexicon, speakers, country, _verbs(full, words, lexicon))


def _verbs(
    full: str, words: Sequence[tuple[int, int, str]], lexicon: Lexicon
) -> Mapping[int, tuple[tuple[str, float], ...]]:
    """The terms of verbs that cannot be read word by word, by place.

    A separated one stands where its stem does.
    "Zij voerden voor 3 miljoen aan boter uit" is of export; who carries out a threat exports nothing.
    """
    found: dict[int, tuple[tuple[str, float], ...]] = {}
    for place, (_, _, word) in enumerate(words):
        particle = word.lower()
        if particle not in lexicon.particles or not _stands_alone(full, words, place):
            continue
        for other in range(place - 1, max(place - MOST_BETWEEN, -1), -1):
            _, other_end, verb = words[other]
            if _HARD.search(full, other_end, words[other + 1][0]):
                break
            infinitive = lexicon.separated.get((particle, lemma(verb.lower())))
            if infinitive is not None and other not in found:
                found[place], found[other] = (), _terms(infinitive, lexicon)
                break
    carry_out = word_class("carry.out")
    carried = [place for place, terms in found.items() if ("export", 1.0) in terms]
    carried += [place for place, (_, _, word) in enumerate(words) if lemma(word.lower()) in carry_out]
    if carried and any(_is_carried_out(word) for _, _, word in words):
        found.update((place, ()) for place in carried)
    return found


def _stands_alone(full: str, words: Sequence[tuple[int, int, str]], place: int) -> bool:
    """Whether a word that may be a preposition has nothing to govern: "voerde boter uit naar"."""
    if place + 1 == len(words):
        return True
    _, end, _ = words[place]
    start, _, following = words[place + 1]
    return full[end:start].strip() != "" or following.lower() in word_class("after.particle")


def _is_carried_out(word: str) -> bool:
    noun = lemma(word.lower())
    return noun in word_class("carried.out") or (parts(noun) or ("", ""))[1] in word_class("carried.out")


def _read_words(
    words: Sequence[tuple[int, int, str]],
    lexicon: Lexicon,
    speakers: set[str],
    country: str,
    verbs: Mapping[int, tuple[tuple[str, float], ...]],
) -> tuple[_Token, ...]:
    tokens: list[_Token] = []
    position = 0
    anyone: list[int] = []
    while position < len(words):
        begin, finish, word = words[position]
        size, actor = _actor_at(words, position, lexicon, country)
        if actor is not None:
            finish = words[position + size - 1][1]
            spoken = [words[position + offset][2] for offset in range(size)]
            key = tuple(fold(part) for part in spoken)
            before = words[position - 1][2].lower() if position else ""
            if before in word_class("place.preposition") and key in lexicon.places:
                # "In Den Haag" is where, "Den Haag wil" is who.
                tokens.append(_Token(begin, finish, _place(key, lexicon), is_place=True))
                position += size
                continue
            person = key in lexicon.persons
            if key in lexicon.generic:
                anyone.append(len(tokens))
            weight = 0.35 if person and speakers.intersection(spoken) else 1.0
            tokens.append(_Token(begin, finish, ((f"@{actor}", weight),)))
            if key in lexicon.places:
                tokens.append(_Token(begin, finish, _place(key, lexicon), is_place=True))
            position += size
            continue
        length = _phrase_at(words, position, lexicon)
        if length:
            phrase = tuple(part[2].lower() for part in words[position : position + length])
            tokens.append(_Token(begin, words[position + length - 1][1], ((lexicon.phrases[phrase], 1.0),)))
            position += length
            continue
        position += 1
        if word in speakers:
            continue
        terms = verbs.get(position - 1)
        if terms is None:
            terms = _terms(word, lexicon)
        if terms:
            tokens.append(_Token(begin, finish, terms))
    if anyone:
        named = unions() & {term for token in tokens for term, _ in token.terms}
        for place in anyone:
            if named - {tokens[place].terms[0][0]}:
                tokens[place] = tokens[place]._replace(terms=())
    return tuple(tokens)


def _place(name: Sequence[str], lexicon: Lexicon) -> tuple[tuple[str, float], ...]:
    return ((f"{NAME}{lexicon.name(' '.join(name).lower())}", NAMED),)


def _phrase_at(words: Sequence[tuple[int, int, str]], position: int, lexicon: Lexicon) -> int:
    """How many words a name of several words has that begins here; 0 when none does."""
    for phrase in lexicon.phrases_from.get(words[position][2].lower(), ()):
        if tuple(part[2].lower() for part in words[position : position + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _actor_at(
    words: Sequence[tuple[int, int, str]], position: int, lexicon: Lexicon, country: str
) -> tuple[int, str | None]:
    """The longest actor's name that begins at a word, and how many words it has."""
    if fold(words[position][2]) in lexicon.actor_starts:
        for size in range(min(lexicon.longest_actor, len(words) - position), 0, -1):
            key = tuple(fold(words[position + offset][2]) for offset in range(size))
            if key in lexicon.actors:
                return size, lexicon.actors[key]
    if (
        position + 1 < len(words)
        and words[position][2].lower() in word_class("our")
        and words[position + 1][2].lower() in word_class("nation")
    ):
        return 1, country
    return 0, None


def _terms(word: str, lexicon: Lexicon) -> tuple[tuple[str, float], ...]:
    """Terms of one word: its lemma or group of synonyms, and the parts of a compound; remembered."""
    remembered = lexicon.read_before
    if word not in remembered:
        if len(remembered) > MOST_REMEMBERED:
            remembered.clear()
        remembered[word] = _type_terms(word, lexicon) or _read_terms(word, lexicon)
    return remembered[word]


def _type_terms(word: str, lexicon: Lexicon) -> tuple[tuple[str, float], ...]:
    """Terms of a type of weapon: "F-16's" and "F-35-toestellen" are told apart by the number."""
    match = _TYPE_NAME.match(word)
    if match is None:
        return ()
    head = (lexicon.canonical(lemma(match[2].lower())), PART) if match[2] else None
    actor = lexicon.actors.get((fold(match[1]),))  # "de G7-lening"
    return ((f"@{actor}" if actor else match[1].lower(), 1.0), *([head] if head else []))


def _read_terms(word: str, lexicon: Lexicon) -> tuple[tuple[str, float], ...]:
    found: dict[str, float] = {}

    def add(term: str, weight: float) -> None:
        if len(term) < 3 or term.isdigit() or term in lexicon.empty:
            return
        for prefix in word_class("against.prefix"):
            rest = term.removeprefix(prefix)
            if rest != term and len(rest) >= SHORTEST_NOUN and known(rest):
                term = lemma(rest)  # "antidroneplan": of drones
        term = lexicon.canonical(term)
        if term not in lexicon.empty:
            found[term] = max(found.get(term, 0.0), weight)

    pieces = [piece for piece in re.split(r"[-'’]", word) if piece]
    if len(pieces) > 1 and pieces[0].lower() in word_class("negation.prefix"):
        # "Niet-militaire hulp" is not military.
        return ((f"{word_class('negation.prefix')[0]}-{lemma(pieces[-1].lower())}", 1.0),)
    if len(pieces) > 1:
        for piece in pieces:
            key = (fold(piece),)
            if key in lexicon.actors:
                found[f"@{lexicon.actors[key]}"] = 1.0
            else:
                add(lemma(piece if piece.isupper() else piece.lower()), PART)
        return tuple(found.items())
    if word[0].isdigit():
        return ()
    base = word.lower() if word.lower() in lexicon.synonyms else lemma(word.lower())
    if base in lexicon.empty:
        return ()
    if _is_name(word, base, lexicon):
        # A name: of a place, a company, a weapon; of who speaks it is left out before.
        return ((f"{NAME}{lexicon.name(base)}", NAMED),)
    add(base, 1.0)
    if base not in lexicon.synonyms or len(base) > 8:
        pair = parts(base)
        if pair:
            for piece in pair:
                add(piece, PART)
    return tuple(found.items())


def _is_name(word: str, base: str, lexicon: Lexicon) -> bool:
    return (
        word[0].isupper()
        and not word.isupper()
        and base not in lexicon.synonyms
        and not known(word.lower())
        and not parts(base)
    )


def _years(text: str, told: date) -> frozenset[str]:
    """The years a stretch of text speaks of, as terms; "vorig jaar" is the one before the day of telling."""
    found: set[str] = set()
    if "20" in text or "19" in text:  # as every year has that is written
        for match in _SPAN_OF_YEARS.finditer(text):
            found.update((f"#{int(match[1])}", f"#{int(match[2])}"))
        found.update(
            f"#{int(match.group())}"
            for match in _YEAR.finditer(text)
            if not _LIMIT_IN_TIME.search(text, 0, match.start())
        )
    for match in _RELATIVE_YEAR.finditer(text):
        found.add(f"#{told.year - bool(match[1]) + bool(match[2])}")
    return frozenset(found)


def _terms_of_time(years: frozenset[str], text: str, told: date) -> frozenset[str]:
    """The years a figure is of, or the quarter or half of one: "#2025", "#2025q3", "#2025h1"."""
    found = {
        f"{'q' if match[3] else 'h'}{match[2] or word_class('ordinal').index(match[1].lower()) + 1}"
        for match in _PART_OF_YEAR.finditer(text)
    }
    if found and not years:
        # What the last months of a year brought is told at the start of the next.
        past = told.month <= REPORTED_UNTIL and found & {"q4", "h2"}
        years = frozenset({f"#{told.year - bool(past)}"})
    return frozenset(f"{year}{part}" for year in years for part in found or {""})


def _sides(text: str, lexicon: Lexicon) -> frozenset[str]:
    words = WORD.findall(text.lower())
    lowered = f" {' '.join(words)} "
    shown = {side for phrase, side in lexicon.sides_of_phrases if phrase in lowered}
    of_words = lexicon.sides_of_words
    for word in words:
        for form in (word, lemma(word)):
            if form in of_words:
                shown |= of_words[form]
    return frozenset(shown)


def _sides_of(
    full: str,
    sentence: tuple[int, int],
    figure: Figure,
    zones: Sequence[tuple[int, int, float]],
    lexicon: Lexicon,
) -> frozenset[str]:
    """The sides that the figure's own words show: a rise, a part, an average."""
    start, end = sentence
    near_text = " ".join(
        full[low:high] for low, high, weight in zones if weight >= OWN and low != figure.start
    )
    sides = _sides(near_text, lexicon)
    comes_from = _FROM.search(full, start, figure.start) and _TO.match(full, figure.end)
    if comes_from or _REACHES.search(full, start, figure.start) or _UP_TO.match(figure.text):
        sides -= {"growth", "difference"}  # "stijgt naar 381 miljard" is a level, not a rise
    compares = _COMPARES.search(full, start, end)
    if compares and not _SO_MUCH_MORE.match(full, figure.end, end):
        sides -= {"difference"}  # "een heffing van 18 procent is lager dan werd gevreesd"
    if figure.value.unit not in ("times", "percent") and _MORE_THAN.match(full, figure.end, end):
        sides |= {"difference"}
    if _COMPARED_WITH.search(full, start, figure.start):
        sides -= {"difference"}  # "minder dan de 31 miljard die hij vroeg" is a level as well
    if figure.value.unit == "percent" and _MORE_OF.match(full, figure.end, end):
        sides |= {"growth"}  # "14 procent meer staal dan een jaar eerder"
    if figure.value.unit == "percent" and "difference" in sides:
        sides = sides - {"difference"} | {"growth"}  # "4 procent minder dan" is a fall
    return sides | _part(full, sentence, figure, zones, lexicon)


def _part(
    full: str,
    sentence: tuple[int, int],
    figure: Figure,
    zones: Sequence[tuple[int, int, float]],
    lexicon: Lexicon,
) -> frozenset[str]:
    """Whether the figure is a part ("daarvan gaat 100 miljard naar") or a share ("12 procent van het staal").

    A share of the economy is no share: it is how such spending is measured.
    """
    _, end = sentence
    found: set[str] = set()
    left = min(low for low, high, weight in zones if weight >= NEAR and low <= figure.start)
    before = full[left : figure.start]
    opening = _PARTITIVE.search(before)
    if opening and (before[opening.end() :].strip() or opening[1]) and not _FROM.search(before):
        found.add(
            "part"
        )  # but in "van de lening van 90 miljard is 40 miljard betaald" the first is the whole
    if figure.value.unit == "percent" and not _WRITTEN_SHARE.search(figure.text):
        found.add("share")  # "een derde", "de helft"
    if figure.value.unit in ("percent", None):
        match = _SHARE_OF.match(full[figure.end : end])
        if match:
            found.discard("share")
            if not any(lexicon.canonical(lemma(word.lower())) in lexicon.bases for word in match[1].split()):
                found.add("share")
    return frozenset(found)


#: Characters before a figure in which a phrase of estimation may stand that the sentence shares.
SHARED_WITHIN = 120

#: Characters of a short hedge with its blanks, which may stand between the two.
SHORT_HEDGE = 6


def _estimates(full: str, start: int, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a phrase of estimation stands just before a figure, or earlier where the sentence shares it.

    "Frankrijk rekent op 25.000 militairen, Groot-Brittannië op 15.000 militairen".
    """
    phrases = list(lexicon.estimates.finditer(full, start, figure.start))
    if not phrases:
        return False
    between = full[phrases[-1].end() : figure.start]
    last = phrases[-1].group().split()[-1]
    if len(between) <= SHORT_HEDGE:
        return True
    shares = re.search(rf",[^,;]*\s{re.escape(last)}\s*$", between)
    return shares is not None and len(between) <= SHARED_WITHIN


def _counted(figure: Figure, weighted: Sequence[tuple[_Token, float]]) -> frozenset[str]:
    """Terms of the noun inside a figure, "gewonde" of "33 gewonden"; empty for "33" and "33 mensen"."""
    return frozenset(
        term
        for token, _ in weighted
        if figure.start <= token.start < figure.end and is_count(figure.value.unit)
        for term, _ in token.terms
        if term[0] not in "@#"
    )


def _head(full: str, figure: Figure, weighted: Sequence[tuple[_Token, float]]) -> frozenset[str]:
    """Terms of the counted noun, or of the first words the figure is followed by ("aan Europese uitvoer")."""
    inside = [token for token, _ in weighted if figure.start <= token.start < figure.end]
    if inside:
        return frozenset(term for token in inside for term, _ in token.terms)
    skipped = _GOES_TO.match(full[figure.end : figure.end + 60])
    start = figure.end + (skipped.end() if skipped else 0)
    stop = _HARD.search(full, figure.end, start + 40)
    limit = stop.start() if stop else start + 24
    found = [token for token, _ in weighted if figure.end <= token.start < limit][:2]
    return frozenset(term for token in found for term, _ in token.terms if not term.startswith("@"))


def _levying(full: str, sentence: tuple[int, int], tokens: Sequence[_Token]) -> frozenset[str]:
    """Who levies the tariff that a sentence tells of, as neighbours: "@eu heffing", "@eu heffen".

    Whose goods it falls on stands in the sentence as well; the subject of what is done to the tariff tells
    them apart.
    """
    start, end = sentence
    if not _TARIFF.search(full, start, end) or _ANSWERS.search(full, start, end):
        return frozenset()
    found: set[str] = set()
    for token in tokens:
        actors = [term for term, _ in token.terms if term[0] == "@"]
        if not actors:
            continue
        first = _OPENS.search(full[start : token.start]) and _LEVIES.match(full, token.end, end)
        verb = None if first else _LEVIES_TOO.search(full[start : token.start])
        if first or (verb and (not verb[1] or _LEVIED_LATER.match(full, token.end, end))):
            found.update(f"{actor} {what}" for actor in actors for what in word_class("levies.terms"))
            break
    return frozenset(found)


def _phrases(weighted: Sequence[tuple[_Token, float]]) -> frozenset[str]:
    found: set[str] = set()
    for (one, weight), (other, _) in pairwise(weighted):
        if weight >= NEAR and other.start - one.end <= 1:
            found.update(f"{a} {b}" for a, _ in one.terms for b, _ in other.terms)
    return frozenset(found)
