"""Telling one local day: every quantity its figures touch, and the order of the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cijferwacht.changes.telling import Figured, Followed, Lost, Standing, Telling, tell
from cijferwacht.claims.interval import agree
from cijferwacht.model import Change, ChangeKind, Said, Span
from cijferwacht.quantities.likeness import of_one_night
from cijferwacht.quantities.linking import TAKEN_OVER, TIED
from cijferwacht.quantities.ties import CONTRADICTS, CONVERTED, EARLIER
from cijferwacht.quantities.versions import Link, align


@dataclass(frozen=True, slots=True)
class DayTold:
    """What a day tells, and how its quantities stand after it."""

    changes: tuple[Change, ...]
    #: Quantities first seen this day that are counted, not told.
    new_untold: int
    standings: Mapping[str, Standing]


def said(link: Link) -> Said:
    """A linked figure as evidence: its sentence, with the figure's place in it, and where it stood."""
    reading, version = link.reading, link.reading.version
    start, end = reading.sentence
    return Said(
        quantity=link.quantity,
        value=reading.value,
        past=reading.figure.past,
        speaker=reading.figure.speaker,
        article=version.article,
        version=version.version,
        outlet=version.outlet,
        outlet_name=version.outlet_name or version.outlet,
        url=version.url,
        title=version.title,
        at=version.at,
        sentence=version.full[start:end],
        mark=Span(reading.figure.start - start, min(reading.figure.end, end) - start),
        place=reading.figure.place,
        start=reading.figure.start,
    )


def figures_of_day(
    links: Mapping[str, tuple[Link, ...]],
    replaced: Mapping[str, tuple[Link, ...]],
    withdrawn: Iterable[tuple[Link, ...]] = (),
    *,
    replaces: Mapping[str, str | None] | None = None,
) -> tuple[dict[str, list[Figured]], dict[str, list[Lost]]]:
    """The day's figures and the figures that went missing, by quantity.

    Args:
        links: links of the day's versions, by version, in canonical order.
        replaced: links of versions of earlier days that one of these replaces.
        withdrawn: links of the last versions of articles that disappeared this day.
        replaces: the version that each of the day's versions replaces, for those without a figure left.
    """
    figures: dict[str, list[Figured]] = defaultdict(list)
    lost: dict[str, list[Lost]] = defaultdict(list)
    superseded = {link.reading.version.replaces for found in links.values() for link in found}
    superseded.update((replaces or {}).values())
    for version, found in links.items():
        before: tuple[Link, ...] = ()
        name = found[0].reading.version.replaces if found else (replaces or {}).get(version)
        if name:
            before = links.get(name) or replaced.get(name, ())
        places = align([link.reading for link in found], before)
        for index, link in enumerate(found):
            old = places.get(index)
            if old is not None and (old.quantity != link.quantity or link.reading.figure.past):
                old = None
            figures[link.quantity].append(
                Figured(
                    said=said(link),
                    replaces=said(old) if old is not None else None,
                    converted=link.reading.figure.converted_from is not None
                    or link.reasons[:1] in (((CONVERTED, TIED),), ((EARLIER, TIED),)),
                    answers=link.reasons[:1] == ((CONTRADICTS, TAKEN_OVER),),
                    superseded=version in superseded,
                    sides=link.reading.sides,
                    on_subject=link.reading.on_subject,
                    personal=link.reading.personal,
                    order=link.reading.order,
                    companions=link.reading.companions,
                    one_night=of_one_night(link.reading),
                )
            )
        kept = {id(old) for old in places.values()}
        for old in before:
            if id(old) not in kept and not any(
                link.quantity == old.quantity and agree(old.reading.value, link.reading.value)
                for link in found
            ):
                lost[old.quantity].append(Lost(said(old)))
    for gone in withdrawn:
        for link in gone:
            lost[link.quantity].append(Lost(said(link)))
    return figures, lost


def tell_day(
    day: date,
    *,
    figures: Mapping[str, Sequence[Figured]],
    lost: Mapping[str, Sequence[Lost]],
    standings: Mapping[str, Standing],
    followed: Callable[[str], Followed],
    not_changes: Callable[[str], frozenset[ChangeKind]],
) -> DayTold:
    """The changes of a day, most telling first, and the standing of every quantity it touched."""
    tellings: dict[str, Telling] = {}
    for quantity in sorted({*figures, *lost}):
        tellings[quantity] = tell(
            day,
            followed(quantity),
            standings.get(quantity),
            figures.get(quantity, ()),
            lost.get(quantity, ()),
            not_changes=not_changes(quantity),
        )
    changes = sorted(
        (change for telling in tellings.values() for change in telling.changes),
        key=lambda change: (-change.weight, change.quantity, change.kind),
    )
    return DayTold(
        changes=tuple(changes),
        new_untold=sum(telling.counted for telling in tellings.values()),
        standings={quantity: telling.standing for quantity, telling in tellings.items()},
    )
