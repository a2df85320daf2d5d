"""By which words and values quantities are found: an inverted index, as it is after the last linked day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from heapq import nsmallest
from itertools import accumulate
from math import log

from psycopg2.extras import Json

from cijferwacht.database.claims import storable
from cijferwacht.database.connection import Database
from cijferwacht.database.readings import Stored
from cijferwacht.database.sql import load
from cijferwacht.quantities.day import BY_ONE_WORD
from cijferwacht.quantities.known import Known, Rarity, index_terms, is_value, query_terms, shelf

QUERIES = load("quantities")

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

#: Quantities supposed to be known before the first, so that the first day's terms do not all look common.
SUPPOSED = 30


@dataclass(frozen=True, slots=True)
class Sought:
    """By what quantities for one figure are looked up."""

    #: Number of a term -> its weight, a whole number.
    weights: Mapping[int, int]
    #: The one of these terms that is the figure's value.
    value: int | None


def sought_terms(
    db: Database, day: date, stored: Sequence[Stored]
) -> tuple[dict[tuple[str, str, int], Sought], Rarity]:
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
        sought[reading.key] = Sought(
            {number: round(rarity(term) * -weight * WHOLE) for _, weight, term, number in usable},
            next((number for *_, term, number in usable if is_value(term)), None),
        )
    return sought, rarity


def candidates(
    db: Database, sought: Mapping[tuple[str, str, int], Sought]
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


def add_terms(db: Database, day: date, known: Mapping[str, Known], before: Mapping[str, Known]) -> None:
    """Note the terms that quantities got on a day; ``before`` has them as they were, those that were."""
    had = {name: index_terms(before[name]) for name in known if name in before}
    rows = Json(
        [
            {"dimension": shelf(each.dimension), "term": storable(term), "id": name}
            for name, each in known.items()
            for term in sorted(index_terms(each).difference(had.get(name, ())))
        ]
    )
    QUERIES.add_terms(db.connection, rows=rows)
    QUERIES.add_terms_of_quantities(db.connection, day=day, most=TOO_COMMON, rows=rows)
