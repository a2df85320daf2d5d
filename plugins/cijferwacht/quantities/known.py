"""A quantity as linking knows it, and the sides of a comparison."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Self

from cijferwacht.claims.interval import Interval, interval, nearly, same_unit, stated
from cijferwacht.model import Value
from cijferwacht.quantities.reading import OWN_TERM, Reading

#: How rare a term is among all quantities, from 0 (everywhere) to 1 (nowhere yet).
Rarity = Callable[[str], float]

#: Terms a quantity is remembered by; more would only make every quantity of a subject look alike.
PROFILE = 40

#: Values of a quantity that are kept at hand to recognise a repeat or an old value told again.
REMEMBERED = 12


@dataclass(frozen=True)
class Profile:
    """One side of a comparison: a figure, the figures of a group together, or a known quantity."""

    terms: Mapping[str, float]
    actors: frozenset[str]
    years: frozenset[str]
    sides: frozenset[str]
    values: tuple[Value, ...]
    head: frozenset[str] = frozenset()
    #: What the counted things are called, in the figures themselves.
    counted: frozenset[str] = frozenset()
    #: One of the figures stood in a title or a lead.
    leading: bool = False
    #: What is counted, as dimensions: a drone is no tank.
    kinds: frozenset[str] = frozenset()
    #: Local day of its newest figure.
    seen: date | None = None

    #: The terms that stand with the figures themselves, without their context; the actors among them, and
    #: those that are no actor and no year.
    own: frozenset[str] = field(init=False, repr=False, compare=False)
    own_actors: frozenset[str] = field(init=False, repr=False, compare=False)
    own_words: frozenset[str] = field(init=False, repr=False, compare=False)
    #: The written numbers of its values, without their hedges, and the intervals of its values.
    numbers: tuple[tuple[float | None, float | None], ...] = field(init=False, repr=False, compare=False)
    spans: tuple[Interval, ...] = field(init=False, repr=False, compare=False)
    #: Every number among them once, but no zero.
    amounts: frozenset[float] = field(init=False, repr=False, compare=False)
    #: Rates of its values (per year, per piece, or none), and their units.
    rates: frozenset[str | None] = field(init=False, repr=False, compare=False)
    units: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Every side is compared, with many others: what that asks is worked out once, and all at once.
        own = frozenset([term for term, weight in self.terms.items() if weight >= OWN_TERM])
        marked = [term for term in own if term[0] in "@#"]
        numbers = [stated(value) for value in self.values]
        vars(self).update(
            own=own,
            own_actors=frozenset([term for term in marked if term[0] == "@"]),
            own_words=own.difference(marked),
            numbers=tuple(numbers),
            amounts=frozenset([number for pair in numbers for number in pair if number]),
            spans=tuple([interval(value) for value in self.values]),
            rates=frozenset([value.per for value in self.values]),
            units=frozenset([value.unit for value in self.values if value.unit]),
        )

    def with_actors(self, actors: frozenset[str]) -> Self:
        """The same side of other actors, from which nothing else is worked out."""
        other = copy(self)
        vars(other)["actors"] = actors
        return other

    def has(self, value: Value, number: tuple[float | None, float | None]) -> bool:
        """Whether one of its values states a number, in a unit that can be compared."""
        for known, mine in zip(self.values, self.numbers, strict=True):
            if (number == mine or nearly(number, mine)) and same_unit(value, known):
                return True
        return False

    def agrees(self, other: Profile) -> bool:
        """Whether any of its values agrees with one of the other side."""
        return any(
            span.meets(their_span) and same_unit(mine, theirs)
            for mine, span in zip(self.values, self.spans, strict=True)
            for theirs, their_span in zip(other.values, other.spans, strict=True)
        )

    def agreeing(self, other: Profile) -> list[tuple[Value, Value]]:
        """The pairs of a value of each side that agree."""
        return [
            (mine, theirs)
            for mine, span in zip(self.values, self.spans, strict=True)
            for theirs, their_span in zip(other.values, other.spans, strict=True)
            if span.meets(their_span) and same_unit(mine, theirs)
        ]


def profile(readings: Sequence[Reading], *, near_actors: bool = False) -> Profile:
    """Figures of one version that were tied together, as one side of a comparison."""
    terms = readings[0].weighted_terms
    if len(readings) > 1:
        terms = dict(terms)
    for reading in readings[1:]:
        for term, weight in reading.weighted_terms.items():
            terms[term] = max(terms.get(term, 0.0), weight)
    actors = frozenset[str]().union(
        *(reading.near_actors if near_actors else reading.actors for reading in readings)
    )
    return Profile(
        terms=terms,
        actors=actors,
        years=frozenset[str]().union(*(reading.years for reading in readings)),
        sides=frozenset[str]().union(*(reading.sides for reading in readings)),
        values=tuple(reading.value for reading in readings),
        head=frozenset[str]().union(*(reading.head for reading in readings)),
        counted=frozenset[str]().union(*(reading.counted for reading in readings)),
        leading=any(reading.figure.place != "body" for reading in readings),
        kinds=frozenset(reading.dimension for reading in readings),
        seen=max((reading.version.day for reading in readings), default=None),
    )


@dataclass(frozen=True, kw_only=True)
class Known(Profile):
    """A quantity as far as linking needs it, as it stood at the end of an earlier day or article.

    Its terms are those of its figures, with the highest weight each had; its values the last distinct ones,
    newest last.
    """

    id: str
    curated: bool
    dimension: str
    unit: str | None
    name_nl: str
    name_en: str
    per: str | None = None
    #: Ids that editors decided on and whose founding figure has since gone to this quantity.
    absorbed: frozenset[str] = frozenset()
    #: The curated quantity that took it over: its figures go there from that day on.
    into: str | None = None


def quantity_id(reading: Reading) -> str:
    """The id of a quantity that this figure starts.

    It is made of the article's stable identity, the sentence and the figure's place in it, so it is the same
    over runs, orders of arrival and edits elsewhere in the article, and an editor's decision stays attached.
    """
    start, end = reading.sentence
    sentence = reading.version.full[start:end]
    place = reading.figure.start - start
    digest = hashlib.sha256(f"{reading.version.article}\0{sentence}\0{place}".encode()).hexdigest()
    return f"q-{digest[:16]}"


def index_terms(known: Known) -> frozenset[str]:
    """The terms a quantity is found by: its own words, and its values as "=EUR 2.1e+11"."""
    return known.own.union([_value_term(value) for value in known.values])


def query_terms(reading: Reading) -> set[str]:
    """The terms by which quantities for a figure are looked up: all its words, and its value."""
    return {*reading.terms, _value_term(reading.value)}


def _value_term(value: Value) -> str:
    number = value.low if value.low is not None else value.high
    unit = value.unit or ""
    return f"={'count' if unit.startswith('count:') else unit} {number:.6g}"


def is_value(term: str) -> bool:
    """Whether a term to look quantities up by is a value rather than a word."""
    return term.startswith("=")


@cache
def shelf(dimension: str) -> str:
    """Under which quantities of a dimension are looked up: all counts stand together."""
    counts = dimension in ("person", "number") or dimension.startswith("count:")
    return "count" if counts else dimension


def comparable(reading: Reading, dimension: str) -> bool:
    """Whether a figure can be of a quantity of that dimension; a bare number may be of any count.

    Things of two kinds may be one in other words: "450 drones" and "450 onbemande toestellen".
    """
    if reading.dimension == dimension:
        return True
    if reading.dimension.startswith("count:") and dimension.startswith("count:"):
        return True
    pair = {reading.dimension, dimension}
    return "number" in pair and not pair & {"money", "percent", "percentage_point", "times"}


def as_known(reading: Reading, quantity: str, names: tuple[str, str]) -> Known:
    """The discovered quantity that a figure starts, by its id and its names in Dutch and in English."""
    name_nl, name_en = names
    return Known(
        id=quantity,
        curated=False,
        dimension=reading.dimension,
        unit=reading.value.unit,
        name_nl=name_nl,
        name_en=name_en,
        terms=reading.weighted_terms,
        actors=reading.actors,
        years=reading.years,
        sides=reading.sides,
        per=reading.value.per,
        head=reading.head,
        leading=reading.figure.place != "body",
        values=(reading.value,),
        kinds=frozenset({reading.dimension}),
        seen=reading.version.day,
    )


def take_over(known: Known, other: Known) -> Known:
    """A quantity after it took another one over: what that was known by, and its values before its own."""
    terms = dict(other.terms)
    for term, weight in known.terms.items():
        terms[term] = max(terms.get(term, 0.0), weight)
    if len(terms) > PROFILE:
        terms = dict(sorted(terms.items(), key=lambda item: (-item[1], item[0]))[:PROFILE])
    own = known.values
    return replace(
        known,
        terms=terms,
        values=(*(value for value in other.values if value not in own), *own)[-REMEMBERED:],
        actors=known.actors or other.actors,
        years=known.years or other.years,
        head=known.head | other.head,
        leading=known.leading or other.leading,
        absorbed=known.absorbed | other.absorbed | {other.id},
    )


def enrich(known: Known, reading: Reading) -> Known:
    """The quantity after one more figure: its words, and its last values."""
    terms = dict(known.terms)
    for term, weight in reading.weighted_terms.items():
        if weight > terms.get(term, 0.0):
            # A later article's words count a little less than the words it was founded on.
            terms[term] = max(terms.get(term, 0.0), 0.85 * weight)
    if len(terms) > PROFILE:
        terms = dict(sorted(terms.items(), key=lambda item: (-item[1], item[0]))[:PROFILE])
    values = (*(value for value in known.values if value != reading.value), reading.value)
    return replace(
        known,
        terms=terms,
        values=values[-REMEMBERED:],
        actors=known.actors or reading.actors,
        years=known.years or reading.years,
        head=known.head | reading.head,
        leading=known.leading or reading.figure.place != "body",
        per=known.per or reading.value.per,
        unit=known.unit or reading.value.unit,
        seen=max(known.seen or date.min, reading.version.day),
    )
