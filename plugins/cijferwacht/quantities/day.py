"""Linking one local day: the unit of work, a pure function of the state before it and its articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cijferwacht.quantities.curated import Curated, entry_of
from cijferwacht.quantities.decisions import Decisions
from cijferwacht.quantities.known import (
    Known,
    Rarity,
    as_known,
    enrich,
    index_terms,
    is_value,
    quantity_id,
    query_terms,
    shelf,
    take_over,
)
from cijferwacht.quantities.likeness import Likeness
from cijferwacht.quantities.linking import link_version
from cijferwacht.quantities.naming import curated_names, discovered_name
from cijferwacht.quantities.reading import Reading, Version
from cijferwacht.quantities.versions import Link

#: Quantities of the day itself that are compared with one figure, and the most that may share a word.
COMPARED, COMMON_IN_A_DAY = 8, 60

#: How far down the list a quantity is compared that shares only one word with a figure, and not its value.
BY_ONE_WORD = 3


@dataclass(frozen=True, slots=True)
class DayLinks:
    """What linking a day brings."""

    #: Links of each version of the day, by version key, in canonical order.
    links: Mapping[str, tuple[Link, ...]]
    #: Every quantity the day touched, as it stands after it.
    known: Mapping[str, Known]
    #: Of these, the ones first seen this day.
    born: frozenset[str]
    #: Of these, the curated ones that took a discovered quantity of an earlier day over, and which.
    took_over: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Memory:
    """The quantities in reach while a day is linked: those fetched before it, and its own."""

    known: dict[str, Known]
    touched: set[str] = field(default_factory=set)
    born: set[str] = field(default_factory=set)
    #: Shelf -> term -> the quantities of the day that have it.
    index: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(dict))

    def put(self, quantity: Known) -> None:
        if quantity.id not in self.known:
            self.born.add(quantity.id)
        self.known[quantity.id] = quantity
        self.touched.add(quantity.id)
        having = self.index[shelf(quantity.dimension)]
        for term in index_terms(quantity):
            having.setdefault(term, set()).add(quantity.id)

    def near(self, reading: Reading, rarity: Rarity) -> list[str]:
        """The quantities of the day that share most with a figure; a word half of them have leads nowhere."""
        found: dict[str, float] = {}
        more_than_a_word: set[str] = set()
        index = self.index[shelf(reading.dimension)]
        for term in query_terms(reading):
            having = index.get(term, ())
            if 0 < len(having) <= COMMON_IN_A_DAY:
                part = rarity(term)
                if is_value(term):
                    more_than_a_word.update(having)
                for name in having:
                    if name in found:
                        more_than_a_word.add(name)
                        found[name] += part
                    else:
                        found[name] = part
        best = sorted([(-share, name) for name, share in found.items()])[:COMPARED]
        return [name for at, (_, name) in enumerate(best) if at < BY_ONE_WORD or name in more_than_a_word]


def link_day(
    versions: Sequence[tuple[Version, tuple[Reading, ...]]],
    *,
    known: Mapping[str, Known],
    candidates: Callable[[Reading], Iterable[str]],
    replaced: Mapping[str, tuple[Link, ...]],
    curated: Sequence[Curated],
    decisions: Decisions,
    rarity: Rarity,
) -> DayLinks:
    """Link the versions of one day.

    Args:
        versions: on-topic versions in canonical order (time of telling, article), each with its readings.
        known: quantities in reach, as they stood at the end of the day before.
        candidates: ids among ``known`` worth comparing with a figure.
        replaced: links of versions of earlier days that a version of this day replaces.
        curated: entries of seeds/quantities.toml.
        decisions: the editors' decisions.
        rarity: how rare a term was at the end of the day before.
    """
    memory = _Memory(dict(known))
    likeness = Likeness(rarity)
    #: Names of the quantities that each article founded so far this day.
    names: dict[str, set[str]] = defaultdict(set)
    links: dict[str, tuple[Link, ...]] = {}
    took_over: dict[str, str] = {}

    def reach(reading: Reading) -> list[str]:
        return sorted({*candidates(reading), *memory.near(reading, rarity)})

    for version, readings in versions:
        before = links.get(version.replaces or "") or replaced.get(version.replaces or "", ())
        found = link_version(
            readings,
            known=memory.known,
            candidates=reach,
            curated=curated,
            likeness=likeness,
            replaced=before,
        )
        found = decisions.apply(found)
        taken = names[version.article]
        taken.update(memory.known[link.quantity].name_nl for link in before if link.quantity in memory.known)
        for link in found:
            reading = link.reading
            current = memory.known.get(link.quantity)
            if current is None:
                current = _born(link, found, curated, taken)
                taken.add(current.name_nl)
            else:
                current = enrich(current, reading)
            if link.takes_over is not None and _takes_over(link, current, took_over, decisions):
                other = memory.known[link.takes_over]
                memory.put(replace(other, into=link.quantity))
                took_over[link.quantity] = other.id
                current = take_over(current, other)
            if decisions.subjects:
                own = quantity_id(reading)
                if own != link.quantity and own in decisions.subjects:
                    current = replace(current, absorbed=current.absorbed | {own})
            memory.put(current)
        links[version.version] = found
    # What a quantity of this very day had before it was taken over goes along.
    into = {other: name for name, other in took_over.items()}
    for key, found in links.items():
        if any(link.quantity in into for link in found):
            links[key] = tuple(
                replace(link, quantity=into.get(link.quantity, link.quantity)) for link in found
            )
    gone = memory.born & into.keys()
    memory.born -= gone
    memory.touched -= gone
    return DayLinks(
        links=links,
        known={name: memory.known[name] for name in sorted(memory.touched)},
        born=frozenset(memory.born),
        took_over={name: other for name, other in took_over.items() if other not in gone},
    )


def _takes_over(link: Link, current: Known, before: Mapping[str, str], decisions: Decisions) -> bool:
    """Whether a curated quantity that begins takes over the discovered one that its link names.

    It does so once, and never overrules an editor who decided something on either.
    """
    return (
        current.curated
        and link.quantity not in before
        and decisions.subjects.isdisjoint((link.takes_over, link.quantity))
    )


def _born(link: Link, links: Sequence[Link], curated: Sequence[Curated], taken: Collection[str]) -> Known:
    """The quantity that the first of a version's links to it starts; ``taken`` are names it must not have."""
    entry = entry_of(link.quantity, curated)
    if entry is not None:
        started = as_known(link.reading, link.quantity, curated_names(entry, link.quantity))
        return replace(started, curated=True, unit=entry.unit or started.unit)
    name = discovered_name([other.reading for other in links if other.quantity == link.quantity], taken)
    return as_known(link.reading, link.quantity, (name, name))
