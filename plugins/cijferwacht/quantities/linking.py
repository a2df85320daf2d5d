"""Which figures speak of the same quantity.

The work is done one article version at a time, in canonical order, in steps from sure to unsure:

1. a later version of an article keeps the quantities of the version it replaces, figure by figure;
2. a curated quantity takes the figures that stand near its words;
3. figures of one version that measure the same thing are tied together: a title repeats its text, "van 25
   naar 15 procent" is one tariff, an amount in brackets is the same amount;
4. such a group goes to a known quantity, or starts a new one.

Every link says why, with a score, and which quantity came second. Precision goes before recall: a figure
with another value needs far more agreement in words than one with the same value, and a word that names
another actor, year or side (growth, average, rest) keeps two figures apart.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from cijferwacht.claims.interval import agree, states_same
from cijferwacht.model import Value
from cijferwacht.quantities.curated import Curated, Match, match_curated, permits
from cijferwacht.quantities.reading import NEAR, PART, Reading

#: Score at which two figures of one version are one quantity, and a group is a known quantity.
SAME_VERSION, KNOWN = 1.0, 1.0

#: The same where a value is equal: the words have less left to show.
SAME_VERSION_EQUAL, KNOWN_EQUAL = 0.85, 0.6

#: Terms at or above this weight are a side's own words.
OWN_TERM = NEAR * PART - 1e-9

#: Two sides of which nothing is known are no link.
BIAS = -0.1

#: Sides that make a figure of another kind: a rise of a premium is no premium.
ANOTHER_KIND = frozenset({"growth", "difference", "share", "average"})

#: Terms a quantity is remembered by; more would only make every quantity of a subject look alike.
PROFILE = 40

#: Values of a quantity that are kept at hand to recognise a repeat or an old value told again.
REMEMBERED = 12


@dataclass(frozen=True, slots=True)
class Known:
    """A quantity as far as linking needs it, as it stood at the end of an earlier day or article."""

    id: str
    curated: bool
    dimension: str
    unit: str | None
    name_nl: str
    name_en: str
    #: Own words of its figures, with the highest weight each had.
    terms: Mapping[str, float]
    actors: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    per: str | None = None
    head: frozenset[str] = frozenset()
    #: Last distinct values, newest last.
    values: tuple[Value, ...] = ()
    #: Ids that editors decided on and whose founding figure has since gone to this quantity.
    absorbed: frozenset[str] = frozenset()

    def profile(self) -> Profile:
        """This quantity as one side of a comparison."""
        return Profile(self.terms, self.actors, self.years, self.sides, self.values, self.head)


@dataclass(frozen=True, slots=True)
class Link:
    """A figure and the quantity it belongs to, with the reasons."""

    reading: Reading = field(repr=False)
    quantity: str
    score: float
    #: (feature, what it added), largest first.
    reasons: tuple[tuple[str, float], ...]
    runner_up: str | None = None
    runner_up_score: float | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The comparison of two figures, or of a figure and a quantity."""

    score: float
    features: tuple[tuple[str, float], ...]

    @property
    def equal(self) -> bool:
        """Whether the same number is written on both sides."""
        return any(name == "same value" for name, _ in self.features)


#: How rare a term is among all quantities, from 0 (everywhere) to about 1.
Rarity = Callable[[str], float]


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


def _digits(value: Value) -> int:
    """Significant digits of the written number: 235.6 has four, 25 two, 100 one."""
    number = value.low if value.low is not None else value.high
    if not number:
        return 1
    return len(f"{abs(number):.5e}".split("e")[0].replace(".", "").rstrip("0")) or 1


@dataclass(frozen=True, slots=True)
class Profile:
    """One side of a comparison: a figure, the figures of a group together, or a known quantity."""

    terms: Mapping[str, float]
    actors: frozenset[str]
    years: frozenset[str]
    sides: frozenset[str]
    values: tuple[Value, ...]
    head: frozenset[str] = frozenset()

    def own(self) -> dict[str, float]:
        """The terms that stand with the figures themselves, without their context."""
        return {term: weight for term, weight in self.terms.items() if weight >= OWN_TERM}


def profile(readings: Sequence[Reading], *, near_actors: bool = False) -> Profile:
    """Figures of one version that were tied together, as one side of a comparison."""
    terms: dict[str, float] = {}
    for reading in readings:
        for term, weight in reading.terms.items():
            weight = min(weight, OWN_TERM - 0.01) if term not in reading.near else weight
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
    )


def compare(
    one: Profile, other: Profile, rarity: Rarity, *, same_version: bool, unique: bool = True
) -> Evidence:
    """How much speaks for one quantity behind two sides.

    ``unique`` says that no other known quantity of this dimension has the same value.
    """
    own, others = one.own(), other.own()
    overlap = soft = 0.0
    for term in one.terms.keys() & other.terms.keys():
        part = rarity(term) * math.sqrt(one.terms[term] * other.terms[term])
        if term in own and term in others:
            overlap += part
        elif term in own or term in others:
            soft += part
        else:
            soft += 0.4 * part
    size = math.sqrt(
        (sum(rarity(term) * weight for term, weight in own.items()) + 0.3)
        * (sum(rarity(term) * weight for term, weight in others.items()) + 0.3)
    )
    words = min(overlap / size, 1.0)
    context = min(soft / size, 0.7)
    features: dict[str, float] = {"own words": 1.7 * words, "context": 0.5 * context}
    pairs = [(value, known) for value in one.values for known in other.values]
    same = [value for value, known in pairs if states_same(value, known)]
    agrees = bool(same) or any(agree(value, known) for value, known in pairs)
    if same:
        features["same value"] = max(_telling(value) for value in same) + (0.15 if same_version else 0.0)
        if not unique:
            features["value of others too"] = -0.2
    elif agrees:
        features["values agree"] = 0.2
    else:
        features["other value"] = -0.35
    apart = _apart(one.actors, other.actors)
    near = [{term for term in side if term.startswith("@")} for side in (own, others)]
    if near[0] and near[1] and not near[0] & near[1]:
        features["other actors"] = -1.7
    elif apart:
        features["other actors"] = -0.9 if apart == 2 else -0.1
    if one.years and other.years and not one.years & other.years:
        features["other year"] = -1.7
    if one.sides != other.sides:
        features["other side"] = -sum(
            1.0 if side in ANOTHER_KIND else 0.35 for side in one.sides ^ other.sides
        )
    if one.head and other.head:
        features["what it counts or goes to"] = 0.25 if one.head & other.head else -0.3
    pers = {value.per for value in one.values}, {value.per for value in other.values}
    if not pers[0] & pers[1]:
        features["per"] = -2.0 if None not in pers[0] | pers[1] else -0.15 if same else -0.4
    units = {value.unit for value in one.values} - {None}, {value.unit for value in other.values} - {None}
    if units[0] and units[1] and not units[0] & units[1]:
        features["other unit"] = -0.25
    if not same and any(
        {value.bound, known.bound} == {"at_least", "at_most"} and value.unit == "percent"
        for value, known in pairs
    ):
        features["minimum against maximum"] = -0.8
    return _evidence(features)


def _evidence(features: Mapping[str, float]) -> Evidence:
    ordered = sorted(
        ((name, round(part, 3)) for name, part in features.items() if abs(part) > 0.005),
        key=lambda item: -abs(item[1]),
    )
    return Evidence(BIAS + sum(features.values()), tuple(ordered))


def _telling(value: Value) -> float:
    """What an equal value adds: much for 235.6 billion, little for 25 percent or three countries."""
    number = abs(value.low if value.low is not None else value.high or 0.0)
    telling = 0.28 + 0.14 * min(_digits(value), 3)
    if value.unit in ("percent", "times") or (value.unit or "").startswith("count:"):
        return telling - 0.12
    if number >= 1e11:
        telling += 0.14
    return min(telling, 0.84)


def _apart(one: frozenset[str], other: frozenset[str]) -> int:
    """2 when each names an actor the other does not, 1 when one of them does, 0 otherwise."""
    return int(bool(one - other)) + int(bool(other - one)) if one and other else 0


def index_terms(known: Known) -> frozenset[str]:
    """The terms a quantity is found by: its own words, and its values as "=EUR 2.1e+11"."""
    own = {term for term, weight in known.terms.items() if weight >= OWN_TERM}
    return frozenset(own | {_value_term(value) for value in known.values})


def query_terms(readings: Iterable[Reading]) -> frozenset[str]:
    """The terms by which quantities for a figure are looked up: all its words, and its value."""
    found: set[str] = set()
    for reading in readings:
        found.update(reading.terms)
        found.add(_value_term(reading.value))
    return frozenset(found)


def _value_term(value: Value) -> str:
    number = value.low if value.low is not None else value.high
    unit = value.unit or ""
    return f"={'count' if unit.startswith('count:') else unit} {number:.6g}"


def comparable(reading: Reading, dimension: str) -> bool:
    """Whether a figure can be of a quantity of that dimension; a bare number may be of any count."""
    if reading.dimension == dimension:
        return True
    pair = {reading.dimension, dimension}
    return "number" in pair and not pair & {"money", "percent", "percentage_point", "times"}


def as_known(reading: Reading) -> Known:
    """A figure as the quantity it would start."""
    return Known(
        id=quantity_id(reading),
        curated=False,
        dimension=reading.dimension,
        unit=reading.value.unit,
        name_nl=name_of(reading),
        name_en=name_of(reading),
        terms=dict(profile([reading]).terms),
        actors=reading.actors,
        years=reading.years,
        sides=reading.sides,
        per=reading.value.per,
        head=reading.head,
        values=(reading.value,),
    )


def name_of(reading: Reading) -> str:
    """A name for a discovered quantity: the article's own words for what is measured."""
    what = (reading.figure.what or "").strip()
    if what:
        return what[0].upper() + what[1:]
    start, end = reading.sentence
    sentence = reading.version.full[start:end]
    around = sentence.replace(reading.figure.text, "…", 1)
    words = around.split()
    place = next((index for index, word in enumerate(words) if "…" in word), 0)
    return " ".join(words[max(place - 4, 0) : place + 6]).strip(" .,;:")


def enrich(known: Known, reading: Reading) -> Known:
    """The quantity after one more figure: its words, and its last values."""
    terms = dict(known.terms)
    for term, weight in profile([reading]).terms.items():
        if weight > terms.get(term, 0.0):
            # A later article's words count a little less than the words it was founded on.
            terms[term] = max(terms.get(term, 0.0), 0.85 * weight)
    if len(terms) > PROFILE:
        terms = dict(sorted(terms.items(), key=lambda item: (-item[1], item[0]))[:PROFILE])
    values = tuple(value for value in known.values if value != reading.value) + (reading.value,)
    return replace(
        known,
        terms=terms,
        values=values[-REMEMBERED:],
        actors=known.actors or reading.actors,
        years=known.years or reading.years,
        head=known.head | reading.head,
        per=known.per or reading.value.per,
        unit=known.unit or reading.value.unit,
    )


@dataclass(slots=True)
class _Group:
    """Figures of one version that measure the same thing."""

    members: list[int]
    quantity: str | None = None
    curated: bool = False
    score: float = 0.0
    reasons: tuple[tuple[str, float], ...] = ()
    runner_up: str | None = None
    runner_up_score: float | None = None


def link_version(
    readings: Sequence[Reading],
    *,
    known: Mapping[str, Known],
    candidates: Callable[[Reading], Iterable[str]],
    curated: Sequence[Curated],
    rarity: Rarity,
    replaced: Sequence[Link] = (),
) -> tuple[Link, ...]:
    """Link the figures of one version, in text order.

    ``known`` holds the quantities as they stood before this version and ``candidates`` names those worth
    comparing; ``replaced`` are the links of the version this one replaces.
    """
    groups: list[_Group] = []
    of: dict[int, _Group] = {}

    def put(index: int, group: _Group) -> None:
        group.members.append(index)
        of[index] = group

    def group_for(quantity: str, *, is_curated: bool) -> _Group:
        for group in groups:
            if group.quantity == quantity:
                return group
        group = _Group([], quantity, is_curated)
        groups.append(group)
        return group

    reasons: dict[int, tuple[float, tuple[tuple[str, float], ...]]] = {}
    for index, link in align(readings, replaced).items():
        put(index, group_for(link.quantity, is_curated=False))
        reasons[index] = (2.0, (("same place in the version before", 2.0),))

    for index, best in _curated_matches(readings, curated, of).items():
        put(index, group_for(best.quantity, is_curated=True))
        reasons[index] = (best.score, best.reasons)

    # The body is read before the title: a title repeats one of the figures of its text.
    for index, reading in sorted(enumerate(readings), key=lambda item: item[1].figure.place == "title"):
        if index in of:
            continue
        anchor, why = _tied(index, readings, of)
        if anchor is not None:
            put(index, of[anchor])
            reasons[index] = (1.5, ((why, 1.5),))
            continue
        contradicted = _contradicted(index, readings, of)
        if contradicted is not None:
            put(index, of[contradicted])
            reasons[index] = (1.2, (("answers another source's figure", 1.2),))
            continue
        inherited = _inherits(index, readings, of)
        if inherited is not None and reading.figure.place != "title":
            put(index, of[inherited])
            reasons[index] = (1.2, (("takes over the measure of a figure before", 1.2),))
            continue
        best_group, best_evidence = None, None
        for group in groups:
            for member in group.members:
                evidence = _within(reading, readings[member], rarity, alone=len(group.members) == 1)
                if (
                    evidence
                    and group.curated
                    and not (evidence.equal and _permitted(group.quantity, reading, curated))
                ):
                    # A curated quantity takes figures by its words; by likeness only a value it has.
                    continue
                if evidence and (best_evidence is None or evidence.score > best_evidence.score):
                    best_group, best_evidence = group, evidence
        if (
            best_group is not None
            and best_evidence is not None
            and best_evidence.score >= (SAME_VERSION_EQUAL if best_evidence.equal else SAME_VERSION)
        ):
            put(index, best_group)
            reasons[index] = (best_evidence.score, best_evidence.features)
        else:
            group = _Group([])
            groups.append(group)
            put(index, group)

    taken = {group.quantity for group in groups if group.quantity}
    open_groups = [group for group in groups if group.quantity is None]
    options = []
    for number, group in enumerate(open_groups):
        others = [
            known[name]
            for name in dict.fromkeys(
                name for member in group.members for name in candidates(readings[member])
            )
            if name in known and name not in taken
        ]
        values = [readings[member].value for member in group.members if not readings[member].figure.past]
        twins = sum(
            any(states_same(value, theirs) for value in values for theirs in other.values) for other in others
        )
        for other in others:
            name = other.id
            if other.curated and not _allowed(group, readings, other, curated, values):
                continue
            evidence = _against(group, readings, other, rarity, unique=twins < 2)
            if evidence is not None:
                options.append((evidence.score, -number, name, evidence))
    options.sort(key=lambda option: (-option[0], -option[1], option[2]))
    for score, number, name, evidence in options:
        group = open_groups[-number]
        if group.quantity is not None:
            if group.runner_up is None and name != group.quantity:
                group.runner_up, group.runner_up_score = name, round(score, 3)
            continue
        if score >= (KNOWN_EQUAL if evidence.equal else KNOWN) and name not in taken:
            group.quantity, group.score, group.reasons = name, score, evidence.features
            taken.add(name)
        elif group.runner_up is None:
            group.runner_up, group.runner_up_score = name, round(score, 3)
    links = []
    for index, reading in enumerate(readings):
        group = of[index]
        if group.quantity is None:
            founder = min(
                (readings[member] for member in group.members if not readings[member].figure.past),
                key=_founding_order,
                default=readings[group.members[0]],
            )
            group.quantity = quantity_id(founder)
            group.reasons = (("first seen", 1.0),)
            group.score = 1.0
        score, why_here = reasons.get(index, (group.score, group.reasons))
        links.append(
            Link(reading, group.quantity, round(score, 3), why_here, group.runner_up, group.runner_up_score)
        )
    return tuple(links)


def _permitted(quantity: str | None, reading: Reading, curated: Sequence[Curated]) -> bool:
    entry = next((entry for entry in curated if quantity and entry.covers(quantity)), None)
    return entry is None or permits(entry, reading)


def _allowed(
    group: _Group,
    readings: Sequence[Reading],
    other: Known,
    curated: Sequence[Curated],
    values: Sequence[Value],
) -> bool:
    """A curated quantity is reached by likeness only with a value it is known to have, and by its rules."""
    entry = next((entry for entry in curated if entry.covers(other.id)), None)
    return (
        entry is not None
        and entry.told
        and any(states_same(value, known) for value in values for known in other.values)
        and all(permits(entry, readings[member]) for member in group.members)
    )


def _curated_matches(
    readings: Sequence[Reading], curated: Sequence[Curated], done: Mapping[int, _Group]
) -> dict[int, Match]:
    """The best curated quantity of each figure; of two values at once only the better matched one.

    An article gives one quantity one value at a time: another one in the same status belongs to something
    else, unless it is an old value or another speaker's.
    """
    found: dict[int, Match] = {}
    for index, reading in enumerate(readings):
        if index not in done:
            matches = match_curated(reading, curated)
            if matches:
                found[index] = matches[0]
    order = {"title": 0, "lead": 1, "body": 2}
    ranked = sorted(
        found, key=lambda index: (order[readings[index].figure.place], -found[index].score, index)
    )
    kept: list[int] = []
    for index in ranked:
        one = readings[index]
        rivals = [
            readings[other]
            for other in kept
            if found[other].quantity == found[index].quantity
            and not one.figure.past
            and not readings[other].figure.past
            and (one.value.status == "plan") == (readings[other].value.status == "plan")
            and not agree(one.value, readings[other].value)
        ]
        if any(
            one.figure.speaker is None
            or rival.figure.speaker is None
            or one.figure.speaker == rival.figure.speaker
            for rival in rivals
        ):
            continue
        kept.append(index)
    return {index: found[index] for index in sorted(kept)}


def _founding_order(reading: Reading) -> tuple[int, int]:
    """The text's fuller words name a quantity better than a title's."""
    return (1 if reading.figure.place == "title" else 0, reading.figure.start)


_ANAPHOR = re.compile(r"\b(?:de|die|deze|dat|dit)\s*$", re.IGNORECASE)
_THEN_OR_NOW = re.compile(
    r"\b(?:nu|nog|eerder|voorheen|destijds|toen|oude|huidige|vorige|blijft|bleef|was|waren|gold|geldt|gelden|"
    r"dreigde|dreigement|vandaag|momenteel|inmiddels)\b",
    re.IGNORECASE,
)


def _inherits(index: int, readings: Sequence[Reading], of: Mapping[int, _Group]) -> int | None:
    """The figure whose measure a figure without words of its own takes over.

    "Nu betalen importeurs nog 10 procent", "de 30 procent die vrijdag zou ingaan": a definite article or a
    word of time, the same unit, and no measure, actor, year or side of its own. It looks back in its
    sentence, its paragraph, and then to the title and the lead.
    """
    reading = readings[index]
    start, end = reading.sentence
    full = reading.version.full
    anaphor = _ANAPHOR.search(full, start, reading.figure.start)
    in_time = reading.figure.past or _THEN_OR_NOW.search(full[start:end])
    if not (anaphor or in_time) or not reading.headless or reading.sides:
        return None
    if reading.value.unit in ("times", "percentage_point", None):
        return None
    for other in _antecedents(index, readings):
        near = readings[other]
        if other not in of or near.value.unit != reading.value.unit:
            continue
        if near.sentence == reading.sentence and not (near.figure.past or reading.figure.past):
            if anaphor:
                continue
            return None
        if near.sides or near.value.per != reading.value.per or reading.years - near.years:
            continue
        if _apart(reading.near_actors or reading.actors, near.actors) == 2:
            return None
        return other
    return None


def _contradicted(index: int, readings: Sequence[Reading], of: Mapping[int, _Group]) -> int | None:
    """The figure of another source that this one is set against.

    "Spanje zegt dat 2,1 procent genoeg is. ... Rutte ziet dat anders. Volgens hem is het 3,5 procent": the
    same unit, two speakers, at most one paragraph apart, and no actor or year that keeps them apart.
    """
    reading = readings[index]
    if not reading.contradicts or reading.figure.speaker is None or reading.figure.past:
        return None
    for other in range(index - 1, -1, -1):
        near = readings[other]
        if near.paragraph < reading.paragraph - 1 or other not in of:
            continue
        if near.value.unit != reading.value.unit or near.value.unit is None or near.figure.speaker is None:
            continue
        if near.figure.speaker == reading.figure.speaker or near.value.per != reading.value.per:
            continue
        if near.sides != reading.sides or _years_apart(reading, near) or of[other].curated:
            continue
        if _apart(reading.near_actors, near.near_actors) == 2:
            continue
        return other
    return None


def _antecedents(index: int, readings: Sequence[Reading]) -> Iterable[int]:
    """Figures that may have introduced the measure, likeliest first.

    The nearest sentence first, and in it the first figure: the subject stands in front ("26 van de 35 landen
    ... In april waren het er zes" speaks of the 26). Then the title, then the lead.
    """
    reading = readings[index]
    earlier = [number for number in range(index) if readings[number].paragraph == reading.paragraph]
    yield from sorted(earlier, key=lambda number: (-readings[number].sentence[0], number))
    for place in ("title", "lead"):
        for number, near in enumerate(readings):
            if near.figure.place == place and number != index and number not in earlier:
                yield number


_TO = re.compile(r"^\s*(?:procent|percent|%|miljoen|miljard|euro|dollar)?\s*(?:naar|tot|op naar)\s*$", re.I)
_INSTEAD = re.compile(r"\b(?:in plaats van|tegen|tegenover|eerder|was|waren|gold|nog)\b", re.IGNORECASE)


def _tied(index: int, readings: Sequence[Reading], of: Mapping[int, _Group]) -> tuple[int | None, str]:
    """A figure of the version to which grammar ties this one, and how."""
    reading = readings[index]
    full = reading.version.full
    if reading.figure.converted_from is not None:
        for other, main in enumerate(readings):
            if main.figure.start == reading.figure.converted_from and other in of:
                return other, "converted amount of"
    for step in (1, -1):
        other = index + step
        if not 0 <= other < len(readings) or other not in of:
            continue
        near = readings[other]
        if near.sentence != reading.sentence or not comparable(reading, near.dimension):
            continue
        if _years_apart(reading, near):
            continue
        first, second = (near, reading) if step == -1 else (reading, near)
        gap = full[first.figure.end : second.figure.start]
        if first.figure.past and _TO.match(gap):
            return other, "van ... naar"
        if (first.figure.past or second.figure.past) and len(gap) < 60 and _INSTEAD.search(gap):
            return other, "old value beside the new"
    return None, ""


def _years_apart(one: Reading, other: Reading) -> bool:
    return bool(one.years and other.years and not one.years & other.years)


def _within(reading: Reading, other: Reading, rarity: Rarity, *, alone: bool) -> Evidence | None:
    """Two figures of one version; ``alone`` when the other one has no company yet."""
    if not comparable(reading, other.dimension):
        return None
    evidence = compare(
        profile([reading], near_actors=True), profile([other], near_actors=True), rarity, same_version=True
    )
    features = dict(evidence.features)
    if states_same(reading.value, other.value):
        if reading.figure.place == "title" or (other.figure.place == "title" and alone):
            features["title repeats the text"] = 0.45
    elif agree(reading.value, other.value):
        if reading.figure.place == "title" or (other.figure.place == "title" and alone):
            features["title rounds the text"] = 0.4
    else:
        if reading.sentence == other.sentence:
            features["two values in one sentence"] = -0.5
        if not (reading.figure.past or other.figure.past) and reading.value.status == other.value.status:
            features["two values at once"] = -0.7
    return _evidence(features)


def _against(
    group: _Group, readings: Sequence[Reading], other: Known, rarity: Rarity, *, unique: bool
) -> Evidence | None:
    """A group of figures and a known quantity."""
    members = [readings[member] for member in group.members]
    if not all(comparable(reading, other.dimension) for reading in members):
        return None
    evidence = compare(profile(members), other.profile(), rarity, same_version=False, unique=unique)
    features = dict(evidence.features)
    if len(members) > 1 and any(
        reading.figure.past and any(states_same(reading.value, value) for value in other.values)
        for reading in members
    ):
        features["its old value is told"] = 0.5
    return _evidence(features)


def align(readings: Sequence[Reading], replaced: Sequence[Link]) -> dict[int, Link]:
    """The figures of a later version that stand where one of the version before stood.

    Sentences are compared with their figures masked, so that a figure corrected in silence is still
    found; a note that repeats the wrong figure ("in een eerdere versie stond 22 miljard") goes with it.
    """
    if not replaced:
        return {}
    masked_old = [_masked(link.reading, [other.reading for other in replaced]) for link in replaced]
    found: dict[int, Link] = {}
    used: set[int] = set()
    options = []
    for index, reading in enumerate(readings):
        masked, order = _masked(reading, readings)
        for position, link in enumerate(replaced):
            old, old_order = masked_old[position]
            if not comparable(reading, link.reading.dimension):
                continue
            if (reading.figure.converted_from is None) != (link.reading.figure.converted_from is None):
                continue
            if masked == old:
                ratio = 1.0
            else:
                matcher = SequenceMatcher(None, masked, old, autojunk=False)
                if matcher.real_quick_ratio() < 0.6 or matcher.quick_ratio() < 0.6:
                    continue
                ratio = matcher.ratio()
            if ratio >= 0.6:
                score = (
                    ratio - 0.2 * (order != old_order) + 0.1 * states_same(reading.value, link.reading.value)
                )
                options.append((-score, index, position))
    for _, index, position in sorted(options):
        if index not in found and position not in used:
            found[index] = replaced[position]
            used.add(position)
    for index, reading in enumerate(readings):
        if index in found or not reading.figure.past:
            continue
        for link in replaced:
            if states_same(reading.value, link.reading.value) and comparable(reading, link.reading.dimension):
                corrected = [
                    other
                    for other in found
                    if found[other].quantity == link.quantity
                    and not states_same(readings[other].value, link.reading.value)
                ]
                if corrected or reading.value.unit is None:
                    found[index] = link
                    break
    return found


def _masked(reading: Reading, all_readings: Sequence[Reading]) -> tuple[str, int]:
    """A figure's sentence with every figure in it replaced by a mark, and which mark is this figure's."""
    start, end = reading.sentence
    figures = sorted(
        {
            (other.figure.start, other.figure.end)
            for other in all_readings
            if start <= other.figure.start and other.figure.end <= end and other.figure.converted_from is None
        }
    )
    full = reading.version.full
    pieces, position, order = [], start, 0
    for number, (low, high) in enumerate(figures):
        if low < position:
            continue
        pieces.append(full[position:low])
        pieces.append("#")
        position = high
        if low == reading.figure.start:
            order = number
    pieces.append(full[position:end])
    return "".join(pieces), order
