"""Editors' decisions: rows that no later run undoes, applied to history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Literal, get_args

from cijferwacht.model import ChangeKind
from cijferwacht.quantities.known import quantity_id
from cijferwacht.quantities.versions import Link

DecisionKind = Literal["merge", "split", "rename", "mute", "confirm", "not-a-change"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, as long as it is not undone.

    ``merge`` sends what would go to ``quantity`` to ``other``. ``split`` lets the figure whose own id is
    ``other`` start a quantity of its own instead of going to ``quantity``. ``rename`` gives names. ``mute``
    keeps a quantity out of reports, ``confirm`` tells it from its first value on. ``not-a-change`` takes one
    line (of any kind, or of ``change``) out of the report of ``day``.
    """

    id: int
    kind: DecisionKind
    quantity: str
    other: str | None = None
    name_nl: str | None = None
    name_en: str | None = None
    day: date | None = None
    change: ChangeKind | None = None
    by: str = ""
    made_at: datetime | None = None


@dataclass(frozen=True)
class Decisions:
    """All decisions in force, in the order they were made; the last one wins."""

    made: Sequence[Decision] = field(default=())

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Ids that any decision speaks of."""
        return frozenset(
            name for decision in self.made for name in (decision.quantity, decision.other) if name
        )

    @cached_property
    def merged(self) -> dict[str, str]:
        """Where the figures of a merged quantity go, chains followed to their end."""
        direct = {d.quantity: d.other for d in self.made if d.kind == "merge" and d.other}
        ends: dict[str, str] = {}
        for start, next_one in direct.items():
            seen, end = {start}, next_one
            while end in direct and end not in seen:
                seen.add(end)
                end = direct[end]
            if end != start:
                ends[start] = end
        return ends

    def apply(self, links: Sequence[Link]) -> tuple[Link, ...]:
        """The links of a version after splits and merges."""
        if not self.made:
            return tuple(links)
        splits = {d.other: d.quantity for d in self.made if d.kind == "split" and d.other}
        own = {index: quantity_id(link.reading) for index, link in enumerate(links)}
        decided = []
        moved: dict[tuple[str, float | None, float | None], str] = {}
        if splits:
            for index, link in enumerate(links):
                if splits.get(own[index]) == link.quantity:
                    value = link.reading.value
                    moved[(link.quantity, value.low, value.high)] = own[index]
        for link in links:
            value = link.reading.value
            # The same value of the same article goes along with a split: a title repeats its text.
            split = moved.get((link.quantity, value.low, value.high))
            target = split or link.quantity
            end = self.merged.get(target, target)
            why = (("split by an editor", 0.0),) if split else ()
            if end != target:
                why = (("merged by an editor", 0.0), *why)
            decided.append(replace(link, quantity=end, reasons=(*why, *link.reasons)))
        return tuple(decided)

    def names(self, ids: frozenset[str]) -> tuple[str | None, str | None]:
        """The last given Dutch and English name of a quantity known by any of ``ids``."""
        name_nl = name_en = None
        for decision in self.made:
            if decision.kind == "rename" and decision.quantity in ids:
                name_nl, name_en = decision.name_nl or name_nl, decision.name_en or name_en
        return name_nl, name_en

    def standing(self, ids: frozenset[str]) -> Literal["mute", "confirm"] | None:
        """Whether the last word on a quantity was to mute or to confirm it."""
        last: Literal["mute", "confirm"] | None = None
        for decision in self.made:
            if decision.kind in ("mute", "confirm") and decision.quantity in ids:
                last = "mute" if decision.kind == "mute" else "confirm"
        return last

    def not_changes(self, ids: frozenset[str], day: date) -> frozenset[ChangeKind]:
        """Kinds of line an editor took out of a day's report for a quantity."""
        found: set[ChangeKind] = set()
        for decision in self.made:
            if decision.kind == "not-a-change" and decision.quantity in ids and decision.day == day:
                found.update(get_args(ChangeKind) if decision.change is None else (decision.change,))
        return frozenset(found)
