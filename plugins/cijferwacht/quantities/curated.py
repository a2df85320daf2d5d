"""Curated quantities: those an editor named beforehand, with the words that must and must not stand near."""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from cijferwacht.faults import Fault
from cijferwacht.quantities.actors import institutions, unions
from cijferwacht.quantities.known import Known, shelf
from cijferwacht.quantities.patterns import WordPattern, word_class
from cijferwacht.quantities.reading import NEAR, PARAGRAPH, PART, Reading

#: Least weight with which a required word must stand in the figure's surroundings.
NEARBY = 0.15

#: The same for the measure itself, the first group of ``about``: the lead alone does not carry it.
MEASURE_NEARBY = 0.23

#: The same where the quantity is followed already and the value fits: any word of the paragraph will do.
FAINT = 0.1

#: Stands in an entry for a percentage that is levied on what follows it.
LEVIED = "=levied"

_LEVIED_ON = WordPattern(r"\s+<levied.on>\s+(?!<levied.not>\b)[^\W\d]")

#: Sides that make a figure another quantity than the level an entry follows, unless it allows them.
OTHER_SIDES = frozenset({"part", "share", "growth", "difference", "rest", "average"})


@dataclass(frozen=True)
class Curated:
    """One entry of ``seeds/quantities.toml``.

    ``id``, ``name_nl`` and ``name_en`` may hold ``{year}``, ``{actor}`` and ``{number}``: one entry then
    stands for a quantity a year, an actor, or a package of measures.
    """

    id: str
    name_nl: str
    name_en: str
    dimension: str
    #: Usual unit; figures in another currency belong to it as well.
    unit: str | None
    topic: str | None
    weight: float
    #: Each group must have a word near the figure or in its context, at least one of them near.
    about: tuple[frozenset[str], ...]
    #: None of these may be among the figure's own words, or neighbours of each other ("@eu heffing").
    without: frozenset[str]
    #: Sides of measured.aspects.txt the entry allows ("part" for a part of a norm).
    sides: frozenset[str]
    #: When given, no other actor may be among the figure's own words.
    actors: frozenset[str] | None
    #: When given, one of these must be among the figure's own words or sides.
    own: frozenset[str]
    #: Terms the article must tell: its topic does not stand for them.
    named: frozenset[str]
    by_year: bool
    by_actor: bool
    #: Of the package whose number stands nearest: "het achttiende sanctiepakket".
    by_number: bool
    #: A figure that names no other country is of the outlet's own.
    home: bool
    #: A forecast that names no year is of the year it is told in.
    this_year: bool
    #: With ``by_actor``: actors that are not the one it is of ("steun aan Oekraïne" is the giver's).
    aside: frozenset[str]
    per: str | None
    #: Values outside are something else: a tariff is no 1,500 percent.
    least: float | None
    most: float | None
    #: When given, how settled a figure must be: a target is no headcount.
    status: frozenset[str] | None
    #: Nouns that may be counted beside those of ``about``: a figure that counts others is of something else.
    counts: frozenset[str]
    #: Often told in passing: followed from its first day only where the figure itself is news.
    background: bool
    #: A running total: a figure well below what was told of it counts something else.
    grows: bool
    #: False for what everybody knows (27 member states): linked, never told.
    told: bool
    #: Terms of the first group that few other entries have: the thing ("staal"), no measure ("heffing").
    distinct: frozenset[str] = frozenset()

    @cached_property
    def smallest(self) -> float:
        """The least value it may have."""
        return -math.inf if self.least is None else self.least

    @cached_property
    def largest(self) -> float:
        """The most it may have."""
        return math.inf if self.most is None else self.most

    @cached_property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The groups of ``about``, each in one order."""
        return tuple(tuple(sorted(group)) for group in self.about)

    @cached_property
    def terms(self) -> frozenset[str]:
        """All terms of ``about``."""
        return frozenset[str]().union(*self.about)

    @cached_property
    def of_topic(self) -> frozenset[str]:
        """Those that its topic stands for: what is filed under Ukraine speaks of Ukraine."""
        stands = word_class("topic.actor")
        return frozenset(term for term in self.terms - self.named if f"{self.topic} {term}" in stands)

    @cached_property
    def implied(self) -> frozenset[str]:
        """Those that need not be written near a figure to be told: sides, neighbours, actors, its topic's."""
        return self.of_topic.union(term for term in self.terms if term[0] in "=@" or " " in term)

    @cached_property
    def called_by(self) -> frozenset[str] | None:
        """Terms of which a figure must have one; None when a side, neighbours or a country will do too."""
        first = self.about[0]
        return None if any(term[0] in "=@" or " " in term for term in first) else first

    def named_by(self, reading: Reading) -> bool:
        """Whether the measure itself is told near a figure or in its context, where words can tell it."""
        return self.called_by is None or not reading.terms.keys().isdisjoint(self.called_by)

    def covers(self, quantity: str) -> bool:
        """Whether a quantity's id is this entry's, with any year and actor filled in."""
        if "{" not in self.id:
            return quantity == self.id
        return self._ids.fullmatch(quantity) is not None

    @cached_property
    def _ids(self) -> re.Pattern[str]:
        return re.compile(
            re.escape(self.id)
            .replace(r"\{year\}", r"\d{4}")
            .replace(r"\{number\}", r"\d{1,2}")
            .replace(r"\{actor\}", "[a-z0-9]+")
        )


def entry_of(quantity: str, curated: Sequence[Curated]) -> Curated | None:
    """The entry a curated quantity is of; one named for it goes before one that stands for many."""
    index = _index(curated)
    return index.by_id.get(quantity) or next(
        (
            entry
            for beginning, entry in index.of_many
            if quantity.startswith(beginning) and entry.covers(quantity)
        ),
        None,
    )


@dataclass(frozen=True, slots=True)
class Match:
    """A curated quantity that fits a figure."""

    quantity: str
    score: float
    reasons: tuple[tuple[str, float], ...]
    entry: Curated
    year: str | None = None
    actor: str | None = None
    #: Groups of which nothing stands anywhere near.
    missing: int = 0
    #: Among the figure's own words is an actor that the entry does not know.
    strange: bool = False


#: Keys of an entry of ``seeds/quantities.toml``; those that must be there, and those that may.
_REQUIRED = frozenset(("id", "name_nl", "name_en", "about"))
_ALLOWED = _REQUIRED | {
    "dimension", "unit", "topic", "weight", "without", "actors", "sides", "by_year", "by_actor", "aside",
    "per", "least", "most", "status", "told", "own", "this_year", "grows", "counts", "background",
    "by_number", "home", "named",
}  # fmt: skip


def load_curated(path: Path) -> tuple[Curated, ...]:
    """Read ``seeds/quantities.toml``.

    Raises:
        ValueError: with every fault, each with file, line of its entry, and reason.
        OSError: the file cannot be read.
    """
    text = path.read_text(encoding="utf-8")
    try:
        entries = tomllib.loads(text).get("quantity", [])
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: {error}") from error
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == "[[quantity]]"]
    if len(lines) != len(entries):
        raise ValueError(f"{path}: every quantity begins with a line [[quantity]]")
    found: list[Curated] = []
    faults = []
    for line, entry in zip(lines, entries, strict=True):
        reasons = [f"{key} is missing" for key in sorted(_REQUIRED - entry.keys())]
        reasons += [f"there is no key {key}" for key in sorted(entry.keys() - _ALLOWED)]
        if not entry.keys() & {"unit", "dimension"}:
            reasons.append("unit or dimension is missing")
        if any(entry.get("id") == other.id for other in found):
            reasons.append(f"the id {entry['id']} stands twice")
        if not reasons:
            try:
                found.append(_curated(entry))
            except (TypeError, ValueError, AttributeError) as error:
                reasons.append(f"a value of {entry['id']} is of the wrong kind: {error}")
        faults += [Fault(str(path), line, reason) for reason in reasons]
    if faults:
        raise ValueError("\n".join(map(str, faults)))
    return tuple(replace(entry, distinct=entry.about[0] - _general(found)) for entry in found)


#: A term of more entries than this says of what kind a quantity is, not which one.
GENERAL = 5


def _general(entries: Sequence[Curated]) -> frozenset[str]:
    """Terms that many entries are about."""
    counts = Counter(term for entry in entries for term in entry.terms)
    return frozenset(term for term, count in counts.items() if count > GENERAL)


def _curated(entry: Mapping[str, Any]) -> Curated:
    unit: str | None = entry.get("unit")
    dimension: str = entry.get("dimension") or ("money" if unit and unit.isupper() else unit) or ""
    return Curated(
        id=entry["id"],
        name_nl=entry["name_nl"],
        name_en=entry["name_en"],
        dimension=dimension,
        unit=unit,
        topic=entry.get("topic"),
        weight=float(entry.get("weight", 5)),
        about=tuple(frozenset(group) for group in entry["about"]),
        without=frozenset(entry.get("without", ())),
        actors=frozenset(f"@{actor}" for actor in entry["actors"]) if "actors" in entry else None,
        sides=frozenset(entry.get("sides", ())),
        own=frozenset(entry.get("own", ())),
        named=frozenset(entry.get("named", ())),
        by_year=bool(entry.get("by_year", False)),
        this_year=bool(entry.get("this_year", False)),
        by_actor=bool(entry.get("by_actor", False)),
        by_number=bool(entry.get("by_number", False)),
        home=bool(entry.get("home", False)),
        aside=frozenset(f"@{actor}" for actor in entry.get("aside", ())),
        per=entry.get("per"),
        least=entry.get("least"),
        most=entry.get("most"),
        status=frozenset(entry["status"]) if "status" in entry else None,
        counts=frozenset(entry.get("counts", ())),
        background=bool(entry.get("background", False)),
        grows=bool(entry.get("grows", False)),
        told=bool(entry.get("told", True)),
    )


def match_curated(reading: Reading, curated: Sequence[Curated]) -> tuple[Match, ...]:
    """The curated quantities that fit a figure, best first; the more specific wins from the general."""
    return _matches(reading, curated, reading.terms.keys(), followed=False)


def match_followed(reading: Reading, curated: Sequence[Curated]) -> tuple[Match, ...]:
    """The curated quantities a figure may be of if they are followed already, likeliest first.

    Words of the whole paragraph count, and of the groups behind the measure one may be missing; that the
    figure's value fits is for the caller to see.
    """
    return _matches(reading, curated, reading.terms.keys() | reading.earlier, followed=True)


def _matches(
    reading: Reading, curated: Sequence[Curated], terms: Set[str], *, followed: bool
) -> tuple[Match, ...]:
    found = []
    value = reading.value
    number = value.low if value.low is not None else value.high
    calls = {*terms, *reading.phrases, *reading.shown_sides, f"@{reading.version.country}"}
    if value.unit == "percent":
        calls.add(LEVIED)
    for entry in _index(curated).shelf(reading.dimension).called_by(calls):
        if number is not None and not entry.smallest <= number <= entry.largest:
            continue
        match = _match(reading, entry, followed=followed)
        if match is not None:
            found.append(match)
    return tuple(sorted(found, key=_likeliest))


def _likeliest(match: Match) -> tuple[int, float, bool, str]:
    """The order of matches; of equal ones that of a year goes before that of any year."""
    return match.missing, -round(match.score, 6), match.year is None, match.quantity


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The entries that may be of a dimension, by the terms of their measure: a figure must have one."""

    entries: tuple[Curated, ...]
    #: Places of those whose measure their topic may stand for.
    untold: tuple[int, ...]
    #: Term -> places of the entries it calls.
    places: Mapping[str, Sequence[int]]

    def called_by(self, terms: Set[str]) -> Iterator[Curated]:
        """The entries that a figure with these terms may be of, in their order."""
        found = set(self.untold)
        for term in terms:
            found.update(self.places.get(term, ()))
        return (self.entries[place] for place in sorted(found))


class _Index:
    """Entries by what they are asked for."""

    def __init__(self, curated: Sequence[Curated]) -> None:
        self.curated = curated
        self.by_id = {entry.id: entry for entry in reversed(curated)}
        #: Those that stand for many quantities, with the beginning of the ids of these.
        self.of_many = [(entry.id.partition("{")[0], entry) for entry in curated if "{" in entry.id]
        self._shelves: dict[str, _Shelf] = {}

    def shelf(self, dimension: str) -> _Shelf:
        """The entries that may be of a dimension."""
        found = self._shelves.get(dimension)
        if found is None:
            found = self._shelves[dimension] = self._shelf(dimension)
        return found

    def _shelf(self, dimension: str) -> _Shelf:
        counted = shelf(dimension) == "count"
        entries = tuple(
            entry
            for entry in self.curated
            if dimension in ("number", entry.dimension) or (counted and entry.dimension == "count")
        )
        places: dict[str, list[int]] = {}
        for place, entry in enumerate(entries):
            for term in entry.about[0]:
                places.setdefault(term, []).append(place)
        untold = tuple(
            place for place, entry in enumerate(entries) if not entry.of_topic.isdisjoint(entry.about[0])
        )
        return _Shelf(entries, untold, places)


#: The index of the entries last asked for, told apart by identity: one file of entries at a time.
_INDEXES: dict[int, _Index] = {}


def _index(curated: Sequence[Curated]) -> _Index:
    found = _INDEXES.get(id(curated))
    if found is None or found.curated is not curated:
        _INDEXES.clear()
        found = _INDEXES[id(curated)] = _Index(curated)
    return found


def permits(entry: Curated, reading: Reading) -> bool:
    """Whether nothing about the figure speaks against the entry: unit, size, words, sides, actors."""
    value = reading.value
    if entry.dimension == "count":
        if not (reading.dimension.startswith("count:") or reading.dimension in ("number", "person")):
            return False
        if reading.counted and reading.counted.isdisjoint(entry.counts | entry.terms):
            return False
    elif entry.dimension != reading.dimension and not (
        reading.dimension == "number" and entry.dimension not in ("money", "percent")
    ):
        return False
    number = value.low if value.low is not None else value.high
    if number is not None and not entry.smallest <= number <= entry.largest:
        return False
    if entry.per is not None and value.per != (None if entry.per == "none" else entry.per):
        return False
    if entry.status is not None and value.status not in entry.status and not reading.figure.past:
        return False
    if not entry.without.isdisjoint(reading.scope):
        return False
    if reading.sides & OTHER_SIDES - entry.sides:
        return False
    return entry.actors is None or not (
        reading.near_actors - entry.actors or (reading.actors and not reading.actors & entry.actors)
    )


def of_its_package(entry: Curated, quantity: str, reading: Reading) -> bool:
    """Whether a figure is of the package a quantity is of, where its entry stands for many packages."""
    if not entry.by_number:
        return True
    number = _number_of(reading)
    return number is not None and quantity == entry.id.replace("{number}", str(number))


def permits_known(entry: Curated, known: Known) -> bool:
    """Whether nothing about a discovered quantity speaks against the entry: kind, size, own words, sides."""
    if entry.dimension != known.dimension and not (
        entry.dimension == "count" and shelf(known.dimension) == "count"
    ):
        return False
    return (
        all(entry.smallest <= amount <= entry.largest for amount in known.amounts)
        and not entry.without & known.own
        and not known.sides & OTHER_SIDES - entry.sides
    )


def _match(reading: Reading, entry: Curated, *, followed: bool) -> Match | None:
    # The measure is what most entries lack.
    measure = _strongest(reading, entry, entry.groups[0], followed=followed)
    if measure[1] < (FAINT if followed else MEASURE_NEARBY) or not permits(entry, reading):
        return None
    if entry.own and entry.own.isdisjoint(reading.near) and entry.own.isdisjoint(reading.shown_sides):
        return None
    if entry.without & reading.before & institutions() and not reading.near_actors & unions():
        return None  # "Euroclear had een goed jaar. Het bewaart 183 miljard aan Russische tegoeden"
    total, reasons, near, missing = 0.0, [], False, 0
    everything = entry.terms
    for number_of_group, group in enumerate(entry.groups):
        term, weight = _strongest(reading, entry, group, followed=followed) if number_of_group else measure
        if number_of_group and weight < (FAINT if followed else NEARBY):
            missing += 1
            if missing > followed:
                return None
            continue
        total += weight
        own = weight >= NEAR * PART - 1e-9
        near = near or own
        if number_of_group == 0 and not own and reading.measures - everything:
            return None  # its own words name another measure
        told_before = term in reading.before and not entry.distinct.isdisjoint(reading.near)
        if not own and entry.without & reading.before and not told_before:
            # "Autofabrikanten moeten wachten. Hun tarief zakt naar 15 procent": the sentence before
            # says which tariff, not the title. But in "De heffing op auto's daalt. Op staal blijft het
            # 50 procent" the sentence before gives the measure, and the figure's own words the thing.
            return None
        reasons.append((term, round(weight, 2)))
    if not (
        near
        or (followed and not missing)
        or (entry.by_year and reading.years)
        or (entry.by_actor and reading.near_actors)
    ):
        return None
    year = _year_of(reading, entry) if entry.by_year else None
    actor = _actor_of(reading, entry) if entry.by_actor else None
    number = _number_of(reading) if entry.by_number else None
    if (
        (entry.by_year and year is None)
        or (entry.by_actor and actor is None)
        or (entry.by_number and number is None)
    ):
        return None
    name = entry.id.replace("{year}", year or "").replace("{actor}", actor or "")
    name = name.replace("{number}", str(number or ""))
    score = total / len(entry.about) + 0.12 * len(entry.about)
    strange = not reading.near_actors <= everything | entry.aside | (entry.actors or frozenset())
    return Match(name, score, tuple(reasons), entry, year, actor, missing, strange)


def _year_of(reading: Reading, entry: Curated) -> str | None:
    """The one year a figure is of; None when there is none, or more than one."""
    years = reading.years or reading.context_years
    if not years and entry.this_year and reading.value.status == "plan":
        years = frozenset({f"#{reading.version.day.year}"})
    elif not years and entry.by_actor:
        years = reading.years_before or reading.title_years
    year = next(iter(years)).removeprefix("#") if len(years) == 1 else ""
    return year if year.isdecimal() else None  # a quarter is no year


def _actor_of(reading: Reading, entry: Curated) -> str | None:
    """The one actor a figure is of; None when there is none, or more than one."""
    if entry.home:
        pool = _countries_in(reading, entry) or frozenset({f"@{reading.version.country}"})
        return next(iter(pool)).removeprefix("@") if len(pool) == 1 else None
    named = reading.near_actors or reading.actors
    # A union is no country, so an entry by actor is never its.
    pool = named - unions() - entry.aside
    if not named or (entry.this_year and not pool and not reading.near.isdisjoint(entry.about[0])):
        # A paper that names no country speaks of its own; an institute forecasts for its country.
        pool = frozenset({f"@{reading.version.country}"})
    return next(iter(pool)).removeprefix("@") if len(pool) == 1 else None


def _countries_in(reading: Reading, entry: Curated) -> frozenset[str]:
    """The countries of a figure's clause; without one, of its sentence, the one before, or the title."""
    weights = {
        term: weight
        for term, weight in reading.terms.items()
        if term[0] == "@" and term not in unions() and term not in entry.aside
    }
    most = max(weights.values(), default=0.0)
    return frozenset(term for term, weight in weights.items() if weight >= min(most, NEAR * PART) - 1e-9)


#: "Het achttiende sanctiepakket", "de 18e sanctieronde".
_PACKAGE = WordPattern(r"\b(?:(\d{1,2})(?:e|de|ste)|(<ordinal>))\s+(?:\w+\s+)?\w*<package>\b")


def _number_of(reading: Reading) -> int | None:
    """The number of the package a figure's paragraph or sentence tells of, else of the last one before it.

    A title may leave it to the text.
    """
    full = reading.version.full
    start, end = reading.sentence
    opening = full.rfind("\n", 0, start) + 1
    before = list(_PACKAGE.finditer(full, 0, reading.figure.start))
    found = before[-1] if before else None
    if found is None or found.start() < opening:
        found = _PACKAGE.search(full, reading.figure.end, end) or found
    if found is None and reading.figure.place == "title":
        found = _PACKAGE.search(full, end)
    if found is None:
        return None
    return int(found[1]) if found[1] else word_class("ordinal").index(found[2].lower()) + 1


def _levied(reading: Reading) -> bool:
    """Whether a percentage is levied on something, though no word says so: "25 procent op alle auto's"."""
    figure, full = reading.figure, reading.version.full
    return (
        reading.value.unit == "percent"
        and not reading.sides & OTHER_SIDES
        and _LEVIED_ON.match(full, figure.end, reading.sentence[1]) is not None
        and reading.near.isdisjoint(word_class("levied.others"))
    )


def _strongest(
    reading: Reading, entry: Curated, group: Sequence[str], *, followed: bool
) -> tuple[str, float]:
    """The term of a group that stands nearest to a figure, the first of several, and its weight."""
    strongest, most = "", -1.0
    for term in group:
        if term in entry.implied:
            weight = _weight(reading, term, entry, followed=followed)
        else:
            weight = reading.terms.get(term, 0.0)
            if not weight and followed and term in reading.earlier:
                weight = PARAGRAPH
        if weight > most:
            strongest, most = term, weight
    return strongest, most


def _weight(reading: Reading, term: str, entry: Curated, *, followed: bool) -> float:
    """The weight of a term that may be told without being written, see :attr:`Curated.implied`."""
    if term == LEVIED:
        return 1.0 if _levied(reading) else 0.0
    if term.startswith("="):
        return 1.0 if reading.sides & {term[1:]} else 0.0
    if " " in term:
        return 1.0 if term in reading.phrases else 0.0
    weight = reading.terms.get(term, 0.0)
    if (
        not weight
        and term == f"@{reading.version.country}"
        and entry.actors is not None
        and reading.actors <= entry.actors
    ):
        # A paper that names no country speaks of its own.
        return MEASURE_NEARBY
    if not weight and (
        (followed and term in reading.earlier)
        or (term in entry.of_topic and entry.topic in reading.version.topics)
    ):
        return PARAGRAPH
    return weight
