"""A day is linked and told from the state before it, and stored in one piece.

What is fetched grows with the day's figures only: the terms of a figure lead to few quantities
(``word_index``), and of every quantity in reach the newest state before the day is read.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from psycopg2.extras import Json

from cijferwacht.changes.day import DayTold, figures_of_day, tell_day
from cijferwacht.changes.telling import Followed, Reported, Standing
from cijferwacht.database.claims import storable, value_row
from cijferwacht.database.connection import Database
from cijferwacht.database.days import mark_days
from cijferwacht.database.decisions import decisions_in_force
from cijferwacht.database.readings import Stored, read_versions
from cijferwacht.database.sql import load
from cijferwacht.database.word_index import add_terms, candidates, sought_terms
from cijferwacht.days import day_bounds
from cijferwacht.model import Said, Value
from cijferwacht.paths import SEEDS
from cijferwacht.quantities.curated import Curated, entry_of, load_curated
from cijferwacht.quantities.day import DayLinks, link_day
from cijferwacht.quantities.decisions import Decisions
from cijferwacht.quantities.known import Known
from cijferwacht.quantities.linking import curated_in_reach
from cijferwacht.quantities.versions import Link

QUERIES = load("quantities")
CHANGES = load("changes")

#: Weight in the report of a quantity that was discovered.
DISCOVERED_WEIGHT = 3.0


@cache
def _curated() -> tuple[Curated, ...]:
    return load_curated(SEEDS / "quantities.toml")


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
    again afterwards (``pending_days``). Doing a day twice gives the same rows. Days before it that still
    wait should be done before.
    """
    with db.transaction():
        db.lock("linking")
        connection = db.connection
        later = [each for (each,) in QUERIES.linked_days_from(connection, day=day) if each > day]
        _forget_from(db, day)
        first, past = day_bounds(day)
        stored = read_versions(db, QUERIES.versions_of_day(connection, first=first, past=past))
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
        earlier = read_versions(db, QUERIES.versions(connection, ids=earlier_ids)) if earlier_ids else []
        replaced = _links_of(db, earlier, day)
        by_id = {each.id: each.version.version for each in (*stored, *earlier)}

        sought, rarity = sought_terms(db, day, stored)
        reach = candidates(db, sought)
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


def _links_of(db: Database, stored: Sequence[Stored], day: date) -> dict[str, tuple[Link, ...]]:
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
    stored: Sequence[Stored],
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
    add_terms(db, day, linked.known, before)
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


def _claims_by_place(stored: Sequence[Stored]) -> dict[tuple[str, int], int]:
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
