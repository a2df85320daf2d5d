"""What grammar says of two figures of one article: "van ... naar", "de 30 procent", another source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cijferwacht.quantities.known import comparable
from cijferwacht.quantities.likeness import apart
from cijferwacht.quantities.reading import Reading


@dataclass(slots=True)
class Group:
    """Figures of one version that measure the same thing."""

    members: list[int]
    quantity: str | None = None
    curated: bool = False
    score: float = 0.0
    reasons: tuple[tuple[str, float], ...] = ()
    runner_up: str | None = None
    runner_up_score: float | None = None


#: How many figures back a figure may lean on another.
LOOK_BACK = 60

#: Reason of a link to the amount that a figure repeats in another currency.
CONVERTED = "converted amount of"

#: "Omgerekend is dat 28 miljard dollar": the amount before, in another currency.
_CONVERTS = re.compile(r"\bomgerekend\b", re.IGNORECASE)


def _converted(index: int, readings: Sequence[Reading], of: Mapping[int, Group]) -> int | None:
    """The amount just before that a figure says it converts."""
    reading, other = readings[index], index - 1
    if other < 0 or other not in of or reading.dimension != "money":
        return None
    near = readings[other]
    if near.dimension != "money" or near.value.unit == reading.value.unit:
        return None
    start, end = reading.sentence
    says_so = _CONVERTS.search(reading.version.full, start, end)
    return other if says_so and near.paragraph == reading.paragraph else None


def years_apart(one: Reading, other: Reading) -> bool:
    """Whether both name years, and no year in common."""
    return bool(one.years and other.years and not one.years & other.years)


_TO = re.compile(r"^\s*(?:procent|percent|%|miljoen|miljard|euro|dollar)?\s*(?:naar|tot|op naar)\s*$", re.I)
_INSTEAD = re.compile(r"\b(?:in plaats van|tegen|tegenover|eerder|was|waren|gold|nog)\b", re.IGNORECASE)


def tied(index: int, readings: Sequence[Reading], of: Mapping[int, Group]) -> tuple[int | None, str]:
    """A figure of the version to which grammar ties this one, and how."""
    reading = readings[index]
    full = reading.version.full
    if reading.figure.converted_from is not None:
        for other, main in enumerate(readings):
            if main.figure.start == reading.figure.converted_from and other in of:
                return other, CONVERTED
    converted = _converted(index, readings, of)
    if converted is not None:
        return converted, CONVERTED
    for step in (1, -1):
        other = index + step
        if not 0 <= other < len(readings) or other not in of:
            continue
        near = readings[other]
        if near.sentence != reading.sentence or not comparable(reading, near.dimension):
            continue
        if years_apart(reading, near):
            continue
        first, second = (near, reading) if step == -1 else (reading, near)
        gap = full[first.figure.end : second.figure.start]
        if first.figure.past and _TO.match(gap):
            return other, "van ... naar"
        if (first.figure.past or second.figure.past) and len(gap) < 60 and _INSTEAD.search(gap):
            return other, "old value beside the new"
    return None, ""


_ANAPHOR = re.compile(r"\b(?:de|die|deze|dat|dit)\s*$", re.IGNORECASE)
_THEN_OR_NOW = re.compile(
    r"\b(?:nu|nog|eerder|voorheen|destijds|toen|oude|huidige|vorige|blijft|bleef|was|waren|gold|geldt|gelden|"
    r"dreigde|dreigement|vandaag|momenteel|inmiddels)\b",
    re.IGNORECASE,
)


def inherits(index: int, readings: Sequence[Reading], of: Mapping[int, Group]) -> int | None:
    """The figure whose measure a figure without words of its own takes over.

    "Nu betaalt de huurder nog 10 procent", "de 30 procent die in mei zou gelden": a definite article or a
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
        if apart(reading.near_actors or reading.actors, near.actors) == 2:
            return None
        return other
    return None


def contradicted(index: int, readings: Sequence[Reading], of: Mapping[int, Group]) -> int | None:
    """The figure of another source that this one is set against.

    "De bond noemt 2,1 procent genoeg. ... De baas weerspreekt dat. Hij zit op 3,5 procent": the
    same unit, two speakers, at most one paragraph apart, and no actor or year that keeps them apart.
    """
    reading = readings[index]
    if not reading.contradicts or reading.figure.speaker is None or reading.figure.past:
        return None
    for other in range(index - 1, max(index - LOOK_BACK, 0) - 1, -1):
        near = readings[other]
        if near.paragraph < reading.paragraph - 1:
            break
        if other not in of:
            continue
        if near.value.unit != reading.value.unit or near.value.unit is None or near.figure.speaker is None:
            continue
        if near.figure.speaker == reading.figure.speaker or near.value.per != reading.value.per:
            continue
        if near.sides != reading.sides or years_apart(reading, near) or of[other].curated:
            continue
        if apart(reading.near_actors, near.near_actors) == 2:
            continue
        return other
    return None


def _antecedents(index: int, readings: Sequence[Reading]) -> Iterable[int]:
    """Figures that may have introduced the measure, likeliest first.

    The nearest sentence first, and in it the first figure: the subject stands in front ("31 van de 40 scholen
    ... Vorig jaar deden er zes mee" speaks of the 31). Then the title, then the lead.
    """
    reading = readings[index]
    earlier = [
        number
        for number in range(max(index - LOOK_BACK, 0), index)
        if readings[number].paragraph == reading.paragraph
    ]
    yield from sorted(earlier, key=lambda number: (-readings[number].sentence[0], number))
    for place in ("title", "lead"):
        for number, near in enumerate(readings[:LOOK_BACK]):
            if near.figure.place == place and number != index and number not in earlier:
                yield number
