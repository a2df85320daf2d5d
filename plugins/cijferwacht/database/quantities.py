"""Quantities in the database: a day is linked and told from the state before it, and stored in one piece.

What is fetched grows with the day's figures only: the terms of a figure lead to at most :data:`BEST`
quantities through an inverted index, and of every quantity in reach the newest state before the day is read.
"""

from __future__ import annotations

import gc
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from heapq import nsmallest
from itertools import accumulate
from math import log
from typing import Any

from psycopg2.extras import Json

from cijferwacht.changes.day import DayTold, figures_of_day, tell_day
from cijferwacht.changes.telling import Followed, Reported, Standing
from cijferwacht.database.claims import figure_of, storable, value_row
from cijferwacht.database.connection import Database
from cijferwacht.database.sql import load
from cijferwacht.days import day_bounds
from cijferwacht.model import ChangeKind, Figure, Said, Value
from cijferwacht.paths import SEEDS
from cijferwacht.quantities.curated import Curated, entry_of, load_curated
from cijferwacht.quantities.day import BY_ONE_WORD, DayLinks, link_day
from cijferwacht.quantities.decisions import Decision, DecisionKind, Decisions
from cijferwacht.quantities.known import (
    Known,
    Rarity,
    index_terms,
    is_value,
    quantity_id,
    query_terms,
    shelf,
)
from cijferwacht.quantities.lexicon import Lexicon, groups
from cijferwacht.quantities.linking import curated_in_reach
from cijferwacht.quantities.reading import Reading, Version, read_version
from cijferwacht.quantities.versions import Link

QUERIES = load("quantities")
CHANGES = load("changes")

#: Quantities compared with one figure at most.
BEST = 10

#: Rarest terms by which quantities for one figure are looked up.
LOOKED_UP = 8

#: A term that more quantities have leads nowhere. The index keeps no more of them (term.found): raising this
#: takes a migration.
TOO_COMMON = 300

#: Entries of the index read for one figure at most: the rarest terms first, so that a long history, in which
#: every word has more quantities, costs a day no more.
READ = 200

#: By what the weight of a term, 0 to 1, is multiplied to look quantities up with whole numbers.
WHOLE = 1_000_000

#: Weight in the report of a quantity that was discovered.
DISCOVERED_WEIGHT = 3.0

#: Quantities supposed to be known before the first, so that the first day's terms do not all look common.
SUPPOSED = 30


@dataclass(frozen=True, slots=True)
class _Stored:
    """A version of the database with its readings and, for each offset of a figure, its claim."""

    id: int
    version: Version
    readings: tuple[Reading, ...]
    replaced_id: int | None
    #: Offset of a figure -> its claim.
    claims: Mapping[int, int]


@cache
def _lexicon() -> Lexicon:
    return Lexicon.load(SEEDS / "lexicon")


@cache
def _curated() -> tuple[Curated, ...]:
    return load_curated(SEEDS / "quantities.toml")


@cache
def _countries() -> dict[str, str]:
    path = SEEDS / "lexicon" / "measured.outlets.txt"
    return {outlet: country for country, outlets in groups(path) for outlet in outlets}


def pending_days(db: Database) -> list[date]:
    """Local days that wait to be linked and told, oldest first.

    A day waits as soon as an on-topic version told on it is read, when one of its versions goes or changes,
    when a day before it was linked anew, and when a decision or a withdrawal touches it.
    """
    return [day for (day,) in QUERIES.pending_days(db.connection)]


def mark_days(db: Database, days: Iterable[date]) -> None:
    """Let days wait to be linked and told again."""
    QUERIES.mark_days(db.connection, days=sorted(set(days)))


@contextmanager
def _cycles_uncollected() -> Iterator[None]:
    """Leave out the search for reference cycles.

    A day makes hundreds of thousands of objects that live to its end, none of them in a cycle. Python's
    collector would look them all through again each time that they have grown by a quarter: a third of the
    work of a day. It decorates the whole work, so that they are gone when the collector starts again.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@_cycles_uncollected()
def link_and_tell(db: Database, day: date) -> DayTold:
    """Link the figures of a local day, tell what changed, and store both, all or nothing.

    What was worked out for this day and later ones is forgotten first; later days that had been linked wait
    again afterwards (:func:`pending_days`). Doing a day twice gives the same rows. Days before it that still
    wait should be done before.
    """
    with db.transaction():
        db.lock("linking")
        connection = db.connection
        later = [each for (each,) in QUERIES.linked_days_from(connection, day=day) if each > day]
        _forget_from(db, day)
        first, past = day_bounds(day)
        stored = _read(db, QUERIES.versions_of_day(connection, first=first, past=past))
        withdrawn = list(QUERIES.withdrawn_versions(connection, first=first, past=past))
        decisions = decisions_in_force(db)

        own = {each.id for each in stored}
        earlier_ids = sorted(
            {
                each.replaced_id
                for each in stored
                if each.replaced_id is not None and each.replaced_id not in own
            }
            | {version for _, version in withdrawn if version not in own}
        )
        earlier = _read(db, QUERIES.versions(connection, ids=earlier_ids)) if earlier_ids else []
        replaced = _links_of(db, earlier, day)
        by_id = {each.id: each.version.version for each in (*stored, *earlier)}

        sought, rarity = _terms(db, day, stored)
        reach = _candidates(db, sought)
        wanted = set(decisions.subjects)
        wanted.update(name for names in reach.values() for name in names)
        wanted.update(link.quantity for links in replaced.values() for link in links)
        for each in stored:
            wanted.update(curated_in_reach(each.readings, _curated()))
        known = _known(db, day, wanted)
        known |= _known(db, day, {other.into for other in known.values() if other.into} - known.keys())
        replaced = _moved(replaced, known)

        linked = link_day(
            [(each.version, each.readings) for each in stored],
            known=known,
            candidates=lambda reading: reach.get(reading.key, ()),
            replaced=replaced,
            curated=_curated(),
            decisions=decisions,
            rarity=rarity,
        )
        replaced = _moved(replaced, linked.known)
        figures, lost = figures_of_day(
            linked.links,
            replaced,
            [
                linked.links.get(by_id[version]) or replaced.get(by_id[version], ())
                for _, version in withdrawn
                if version in by_id
            ],
            replaces={each.version.version: each.version.replaces for each in stored},
        )
        standings, topics = _standings(db, day, {*figures, *lost, *linked.took_over.values()})
        for name, other in linked.took_over.items():
            if other in standings:
                standings[name] = standings[other]
        everything = {**known, **linked.known}
        founding = _founding_topics(linked)
        followed = {
            name: _followed(everything[name], decisions, topics.get(name) or founding.get(name, ()))
            for name in {*figures, *lost}
            if name in everything
        }
        told = tell_day(
            day,
            figures=figures,
            lost={name: found for name, found in lost.items() if name in everything},
            standings=standings,
            followed=lambda name: followed[name],
            not_changes=lambda name: decisions.not_changes(
                frozenset({name}) | everything[name].absorbed, day
            ),
        )
        _store_links(
            db,
            day,
            stored=stored,
            before=known,
            linked=linked,
            followed=followed,
            standings={**standings, **told.standings},
        )
        _store_changes(db, day, told, _claims_by_place([*stored, *earlier]))
        QUERIES.add_withdrawals(connection, day=day, ids=[article for article, _ in withdrawn])
        QUERIES.add_day(
            connection,
            day=day,
            versions=len(stored),
            figures=sum(len(each.readings) for each in stored),
            new_untold=told.new_untold,
            quantities=QUERIES.quantities_before(connection, day=day) + len(linked.born),
        )
        QUERIES.day_is_done(connection, day=day)
        mark_days(db, later)
    return told


def _forget_from(db: Database, day: date) -> None:
    for forget in (
        QUERIES.forget_changes,
        QUERIES.forget_values,
        QUERIES.forget_links,
        QUERIES.forget_states,
        QUERIES.forget_terms,
        QUERIES.forget_quantities,
        QUERIES.forget_linked_versions,
        QUERIES.forget_withdrawals,
        QUERIES.forget_days,
    ):
        forget(db.connection, day=day)


def _read(db: Database, rows: Iterable[Sequence[Any]]) -> list[_Stored]:
    """Versions with their figures, read for what these measure."""
    rows = list(rows)
    figures: dict[int, list[Figure]] = defaultdict(list)
    claims: dict[int, dict[int, int]] = defaultdict(dict)
    for version, number, claim in QUERIES.figures(db.connection, ids=[row[0] for row in rows]):
        figures[version].append(figure_of(claim))
        claims[version].setdefault(claim["start_at"], number)
    found = []
    for row in rows:
        (version_id, article, key, outlet, outlet_name, url, title, text, at, before, before_key, topics) = (
            row
        )
        version = Version(
            article=article,
            version=key,
            outlet=outlet,
            title=title,
            text=text,
            at=at,
            figures=tuple(figures[version_id]),
            topics=tuple(topics),
            outlet_name=outlet_name,
            url=url,
            replaces=before_key,
            country=_countries().get(outlet, "nl"),
        )
        readings = read_version(version, _lexicon())
        found.append(_Stored(version_id, version, readings, before, claims[version_id]))
    return found


def _links_of(db: Database, stored: Sequence[_Stored], day: date) -> dict[str, tuple[Link, ...]]:
    """The links of versions of earlier days, as they are stored."""
    places = {
        (version, start): quantity
        for version, start, quantity in QUERIES.links_of_versions(
            db.connection, ids=[each.id for each in stored], day=day
        )
    }
    return {
        each.version.version: tuple(
            Link(reading, places[each.id, reading.figure.start], 1.0, ())
            for reading in each.readings
            if (each.id, reading.figure.start) in places
        )
        for each in stored
    }


def _moved(links: Mapping[str, tuple[Link, ...]], known: Mapping[str, Known]) -> dict[str, tuple[Link, ...]]:
    """Links of earlier days, those of a quantity that was taken over to the one that did."""
    into = {name: other.into for name, other in known.items() if other.into}
    return {
        version: tuple(replace(link, quantity=into.get(link.quantity, link.quantity)) for link in found)
        if into
        else found
        for version, found in links.items()
    }


@dataclass(frozen=True, slots=True)
class _Sought:
    """By what quantities for one figure are looked up."""

    #: Number of a term -> its weight, a whole number.
    weights: Mapping[int, int]
    #: The one of these terms that is the figure's value.
    value: int | None


def _terms(
    db: Database, day: date, stored: Sequence[_Stored]
) -> tuple[dict[tuple[str, str, int], _Sought], Rarity]:
    """For each figure the terms to look quantities up by, and how rare a term is."""
    queried = [
        (reading, shelf(reading.dimension), query_terms(reading))
        for each in stored
        for reading in each.readings
    ]
    asked = sorted({(place, term) for _, place, terms in queried for term in terms})
    #: Shelf -> term -> its number, and how many quantities have it.
    found: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    if asked:
        rows = Json([{"dimension": kind, "term": storable(term)} for kind, term in asked])
        for kind, term, number, count in QUERIES.terms(db.connection, rows=rows):
            found[kind][term] = number, count
    everywhere: dict[str, int] = defaultdict(int)
    for having in found.values():
        for term, (_, count) in having.items():
            everywhere[term] = max(everywhere[term], count)
    quantities = QUERIES.quantities_before(db.connection, day=day) + SUPPOSED
    most = log(1 + quantities)

    @cache
    def rarity(term: str) -> float:
        return log(1 + quantities / (1 + everywhere.get(term, 0))) / most

    sought = {}
    for reading, place, terms in queried:
        having = found[place]
        usable = sorted(
            (count, -reading.terms.get(term, 1.0), term, number)
            for term in terms & having.keys()
            for number, count in [having[term]]
            if 0 < count <= TOO_COMMON
        )[:LOOKED_UP]
        read = list(accumulate(count for count, *_ in usable))
        usable = [entry for entry, so_far in zip(usable, read, strict=True) if so_far <= max(READ, entry[0])]
        sought[reading.key] = _Sought(
            {number: round(rarity(term) * -weight * WHOLE) for _, weight, term, number in usable},
            next((number for *_, term, number in usable if is_value(term)), None),
        )
    return sought, rarity


def _candidates(
    db: Database, sought: Mapping[tuple[str, str, int], _Sought]
) -> dict[tuple[str, str, int], list[str]]:
    """The quantities worth comparing with each figure: those that share the rarest of its terms.

    Few of them share only one word. Weights are whole numbers, so that their sum is the same in whatever
    order they come.
    """
    terms = sorted({number for each in sought.values() for number in each.weights})
    having: dict[int, list[int]] = dict(QUERIES.quantities_of_terms(db.connection, ids=terms))
    near: dict[tuple[str, str, int], list[int]] = {}
    for key, each in sought.items():
        shared: dict[int, int] = {}
        # Those that share more than a word: two terms, or the figure's value.
        more = set(having[each.value]) if each.value is not None else set()
        for term, weight in each.weights.items():
            for quantity in having[term]:
                if quantity in shared:
                    shared[quantity] += weight
                    more.add(quantity)
                else:
                    shared[quantity] = weight
        best = nsmallest(BEST, shared, key=lambda quantity: (-shared[quantity], quantity))
        near[key] = [
            quantity for place, quantity in enumerate(best) if place < BY_ONE_WORD or quantity in more
        ]
    numbers = sorted({quantity for best in near.values() for quantity in best})
    ids: dict[int, str] = dict(QUERIES.quantities_of_numbers(db.connection, numbers=numbers))
    return {key: [ids[quantity] for quantity in best] for key, best in near.items()}


def _known(db: Database, day: date, ids: Iterable[str]) -> dict[str, Known]:
    """Quantities as linking knew them at the end of the day before."""
    return {
        name: Known(
            id=name,
            curated=origin == "curated",
            dimension=kind,
            unit=unit,
            name_nl=name_nl,
            name_en=name_en,
            terms=profile["terms"],
            actors=frozenset(profile.get("actors", ())),
            years=frozenset(profile.get("years", ())),
            sides=frozenset(profile.get("sides", ())),
            per=profile.get("per"),
            head=frozenset(profile.get("head", ())),
            leading=profile.get("leading", False),
            values=tuple([Value(**value) for value in profile["values"]]),
            kinds=frozenset({kind}),
            seen=date.fromisoformat(profile["seen"]) if "seen" in profile else None,
            absorbed=frozenset(profile.get("absorbed", ())),
            into=profile.get("into"),
        )
        for name, origin, kind, unit, name_nl, name_en, profile in QUERIES.profiles_before(
            db.connection, day=day, ids=sorted(set(ids))
        )
    }


def _standings(
    db: Database, day: date, ids: Iterable[str]
) -> tuple[dict[str, Standing], dict[str, tuple[str, ...]]]:
    """Quantities as they stood in the last report before a day, and their topics."""
    standings, topics = {}, {}
    for name, of_topics, standing in QUERIES.standings_before(db.connection, day=day, ids=sorted(set(ids))):
        standings[name] = Standing(
            current=tuple(
                Reported(Value(**value), date.fromisoformat(since), told)
                for value, since, told in standing["current"]
            ),
            history=tuple((date.fromisoformat(when), Value(**value)) for when, value in standing["history"]),
        )
        topics[name] = tuple(of_topics)
    return standings, topics


def _founding_topics(linked: DayLinks) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for links in linked.links.values():
        for link in links:
            if link.quantity in linked.born:
                found.setdefault(link.quantity, link.reading.version.topics)
    return found


def _entry(name: str) -> Curated | None:
    return entry_of(name, _curated())


def _followed(known: Known, decisions: Decisions, topics: tuple[str, ...]) -> Followed:
    ids = frozenset({known.id}) | known.absorbed
    name_nl, name_en = decisions.names(ids)
    verdict = decisions.standing(ids)
    entry = _entry(known.id) if known.curated else None
    return Followed(
        id=known.id,
        name_nl=name_nl or known.name_nl,
        name_en=name_en or name_nl or known.name_en,
        curated=known.curated and not (entry and entry.background),
        weight=entry.weight if entry else DISCOVERED_WEIGHT,
        topics=(entry.topic,) if entry and entry.topic else topics,
        told=verdict != "mute" and (verdict == "confirm" or entry is None or entry.told),
        confirmed=verdict == "confirm",
    )


def _profile(known: Known) -> dict[str, Any]:
    """What linking compares, as JSON: what a quantity does not have is left out."""
    terms = {storable(term): round(weight, 3) for term, weight in known.terms.items()}
    more = {
        "actors": sorted(known.actors),
        "years": sorted(known.years),
        "sides": sorted(known.sides),
        "per": known.per,
        "head": sorted(known.head),
        "leading": known.leading,
        "seen": known.seen.isoformat() if known.seen else None,
        "absorbed": sorted(known.absorbed),
        "into": known.into,
    }
    return {
        "terms": terms,
        "values": [_short(value) for value in known.values],
        **{key: entry for key, entry in more.items() if entry},
    }


def _standing(standing: Standing) -> dict[str, Any]:
    """What telling compares, as JSON."""
    return {
        "current": [[_short(item.value), item.since.isoformat(), item.told] for item in standing.current],
        "history": [[when.isoformat(), _short(value)] for when, value in standing.history],
    }


_PLAIN = value_row(Value(None, None, None))


def _short(value: Value) -> dict[str, Any]:
    """A value as JSON, without what every plain value has; ``Value(**row)`` reads it back."""
    always = ("low", "high", "unit")
    return {key: entry for key, entry in value_row(value).items() if key in always or entry != _PLAIN[key]}


def _store_links(
    db: Database,
    day: date,
    *,
    stored: Sequence[_Stored],
    before: Mapping[str, Known],
    linked: DayLinks,
    followed: Mapping[str, Followed],
    standings: Mapping[str, Standing],
) -> None:
    connection = db.connection
    born = [linked.known[name] for name in sorted(linked.born)]
    QUERIES.add_quantities(
        connection,
        day=day,
        rows=Json(
            [
                {
                    "id": known.id,
                    "origin": "curated" if known.curated else "discovered",
                    "dimension": known.dimension,
                    "unit": known.unit,
                    "name_nl": storable(known.name_nl) or known.id,
                    "name_en": storable(known.name_en) or known.id,
                    "topics": list(followed[known.id].topics),
                    "weight": followed[known.id].weight,
                    "told": (entry.told if (entry := _entry(known.id)) else True),
                }
                for known in born
            ]
        ),
    )
    rows = [
        {"id": name, "profile": _profile(known), "standing": _standing(standings[name])}
        for name, known in linked.known.items()
    ]
    QUERIES.add_states(connection, day=day, rows=Json(rows))
    had = {name: index_terms(before[name]) for name in linked.known if name in before}
    terms = [
        {"dimension": shelf(known.dimension), "term": storable(term), "id": name}
        for name, known in linked.known.items()
        for term in sorted(index_terms(known).difference(had.get(name, ())))
    ]
    QUERIES.add_terms(connection, rows=Json(terms))
    QUERIES.add_terms_of_quantities(connection, day=day, most=TOO_COMMON, rows=Json(terms))
    claims = _claims_by_place(stored)
    QUERIES.add_links(
        connection,
        day=day,
        rows=Json(
            [
                {
                    "claim_id": claims[link.reading.version.version, link.reading.figure.start],
                    "quantity_id": link.quantity,
                    "score": link.score,
                    "reasons": [[storable(name), part] for name, part in link.reasons],
                    "runner_up": link.runner_up,
                    "runner_up_score": link.runner_up_score,
                }
                for links in linked.links.values()
                for link in links
            ]
        ),
    )
    QUERIES.add_linked_versions(connection, day=day, ids=[each.id for each in stored])


def _claims_by_place(stored: Sequence[_Stored]) -> dict[tuple[str, int], int]:
    """The claim of every figure, by its version's key and its offset."""
    return {(each.version.version, start): number for each in stored for start, number in each.claims.items()}


def _store_changes(db: Database, day: date, told: DayTold, claims: Mapping[tuple[str, int], int]) -> None:
    rows, evidence = [], []
    for rank, change in enumerate(told.changes, start=1):
        rows.append(
            {
                "rank": rank,
                "quantity_id": change.quantity,
                "kind": change.kind,
                "name_nl": storable(change.name_nl),
                "name_en": storable(change.name_en),
                "before": value_row(change.before) if change.before else None,
                "after": value_row(change.after),
                "since": change.since.isoformat() if change.since else None,
                "weight": change.weight,
                "sentence_nl": storable(change.sentence_nl),
                "sentence_en": storable(change.sentence_en),
                "topics": list(change.topics),
            }
        )
        sides: tuple[tuple[str, Sequence[Said]], ...] = (
            ("after", change.evidence),
            ("before", change.evidence_before),
        )
        for side, all_said in sides:
            for position, said in enumerate(all_said):
                claim = claims.get((said.version, said.start))
                if claim is not None:
                    evidence.append({"rank": rank, "side": side, "position": position, "claim_id": claim})
    CHANGES.add_changes(db.connection, day=day, rows=Json(rows))
    CHANGES.add_evidence(db.connection, day=day, rows=Json(evidence))
    CHANGES.add_values(
        db.connection,
        day=day,
        rows=Json(
            [
                {"quantity_id": name, "position": position, **value_row(item.value)}
                for name, standing in told.standings.items()
                for position, item in enumerate(reversed(standing.current))
                if item.since == day
            ]
        ),
    )


# --- Decisions ---


class UnknownQuantity(LookupError):
    """There is no quantity of that id, and no decision spoke of it before."""


class UnknownDecision(LookupError):
    """There is no such decision in force."""


def decisions_in_force(db: Database) -> Decisions:
    """Every decision that was not undone, oldest first."""
    return Decisions(
        tuple(
            Decision(
                id=number,
                kind=kind,
                quantity=quantity,
                other=other,
                name_nl=name_nl,
                name_en=name_en,
                day=day,
                change=change,
                by=by,
                made_at=made_at,
            )
            for number, kind, quantity, other, name_nl, name_en, day, change, by, made_at in (
                QUERIES.decisions_in_force(db.connection)
            )
        )
    )


def decide(
    db: Database,
    kind: DecisionKind,
    quantity: str,
    *,
    by: str,
    other: str | None = None,
    name_nl: str | None = None,
    name_en: str | None = None,
    day: date | None = None,
    change: ChangeKind | None = None,
) -> int:
    """Store an editor's decision and let the days it touches wait; gives the decision's number.

    Raises:
        UnknownQuantity: ``quantity`` (or ``other``, for a merge) does not exist.
    """
    with db.transaction():
        for name in (quantity, other if kind == "merge" else None):
            if name is not None and not QUERIES.quantity_exists(db.connection, id=name):
                raise UnknownQuantity(name)
        number: int = QUERIES.decide(
            db.connection,
            kind=kind,
            quantity=quantity,
            other=other,
            name_nl=name_nl,
            name_en=name_en,
            day=day,
            change_kind=change,
            by=by,
        )
        _touch(db, quantity, other, day)
    return number


def split_figure(db: Database, claim: int, *, by: str) -> int:
    """Take a linked figure out of its quantity; it starts one of its own. Gives the decision's number.

    Raises:
        LookupError: the claim is not linked.
    """

    with db.transaction():
        row = QUERIES.link_of_claim(db.connection, claim=claim)
        if row is None:
            raise LookupError(f"claim {claim} is not linked to a quantity")
        version, start, quantity = row
        [stored] = _read(db, QUERIES.versions(db.connection, ids=[version]))
        reading = next(each for each in stored.readings if each.figure.start == start)
        return decide(db, "split", quantity, other=quantity_id(reading), by=by)


def undo(db: Database, number: int, *, by: str) -> Decision:
    """Take a decision back; the row stays, and the days it touched wait again.

    Raises:
        UnknownDecision: there is no such decision, or it was undone before.
    """
    with db.transaction():
        row = QUERIES.undo_decision(db.connection, id=number, by=by)
        if row is None:
            raise UnknownDecision(number)
        kind, quantity, other, day = row
        _touch(db, quantity, other, day)
    return Decision(number, kind, quantity, other, day=day)


def _touch(db: Database, quantity: str, other: str | None, day: date | None) -> None:
    """Let the first day the decision reaches wait; later ones follow when it is linked."""
    first = day or QUERIES.first_day_of(
        db.connection, ids=[name for name in (quantity, other) if name is not None]
    )
    if first is not None:
        mark_days(db, [first])


# --- Looking ---


@dataclass(frozen=True, slots=True)
class Listed:
    """A quantity in a list, with its last reported value."""

    id: str
    origin: str
    name_nl: str
    name_en: str
    topics: tuple[str, ...]
    first_day: date
    last_day: date
    value: Value | None


def find_quantities(db: Database, words: str = "", *, topic: str = "", most: int = 50) -> list[Listed]:
    """Quantities whose name or id holds ``words``, most recently touched first."""
    found = []
    pattern = "%" + re.sub(r"([\\%_])", r"\\\1", words) + "%"
    for row in QUERIES.find_quantities(db.connection, pattern=pattern, topic=topic, most=most):
        name, origin, name_nl, name_en, topics, first, last, low, high, unit, bound, per, status = row
        value = Value(low, high, unit, bound, per, status) if bound else None
        found.append(Listed(name, origin, name_nl, name_en, tuple(topics), first, last, value))
    return found


def reported_values(db: Database, quantity: str, most: int = 60) -> list[tuple[date, Value]]:
    """Reported values of a quantity, newest first."""
    return [
        (day, Value(low, high, unit, bound, per, status))
        for day, low, high, unit, bound, per, status in QUERIES.quantity_values(
            db.connection, id=quantity, most=most
        )
    ]


@dataclass(frozen=True, slots=True)
class LinkedFigure:
    """A figure of a quantity, with where it stood and why it was linked."""

    day: date
    text: str
    outlet: str
    title: str
    url: str
    score: float
    reasons: tuple[tuple[str, float], ...]
    runner_up: str | None
    runner_up_score: float | None
    claim: int


def linked_figures(db: Database, quantity: str, most: int = 50) -> list[LinkedFigure]:
    """Figures of a quantity, newest first."""
    return [
        LinkedFigure(
            day, text, outlet, title, url, score, tuple((n, p) for n, p in reasons), up, up_score, claim
        )
        for day, text, outlet, title, url, score, reasons, up, up_score, claim in QUERIES.quantity_figures(
            db.connection, id=quantity, most=most
        )
    ]


def tracked_quantities(db: Database) -> dict[tuple[str, int], str]:
    """The quantity of every figure that somebody would track, by version key and offset.

    Left out are figures of quantities that one article says once, in its text and never otherwise, and what
    everybody knows ("27 lidstaten").
    """
    return {
        (version, start): quantity
        for version, start, quantity in QUERIES.quantities_of_figures(db.connection)
        if quantity is not None
    }


@dataclass(frozen=True, slots=True)
class MadeDecision:
    """A decision in a list, with whether it was undone."""

    decision: Decision
    undone_by: str | None
    undone_at: datetime | None


def decisions_made(db: Database, most: int = 50) -> list[MadeDecision]:
    """Decisions, newest first, also those that were undone."""
    return [
        MadeDecision(
            Decision(
                number, kind, quantity, other, name_nl, name_en, day, change, by, made_at.astimezone(UTC)
            ),
            undone_by,
            undone_at,
        )
        for (
            number,
            kind,
            quantity,
            other,
            name_nl,
            name_en,
            day,
            change,
            by,
            made_at,
            undone_by,
            undone_at,
        ) in QUERIES.all_decisions(db.connection, most=most)
    ]
