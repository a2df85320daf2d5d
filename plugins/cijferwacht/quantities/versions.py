"""Following figures from one version of an article to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache

from cijferwacht.claims.interval import states_same
from cijferwacht.quantities.known import comparable
from cijferwacht.quantities.reading import Reading

#: How alike two sentences must be, of 1, to be one sentence edited.
SAME_SENTENCE = 0.6

#: Sentences that have so many words before their figures, the same ones, are one sentence edited.
OPENING_WORDS = 3

#: Figures this many places apart are compared; further ones only when their sentences are equal.
REACH = 25


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
    #: The discovered quantity that its curated one takes over, see :func:`..linking.link_version`.
    takes_over: str | None = None


def align(readings: Sequence[Reading], replaced: Sequence[Link]) -> dict[int, Link]:
    """The figures of a later version that stand where one of the version before stood.

    Sentences are compared with their figures masked, so that a figure corrected in silence is still
    found; a note that repeats the wrong figure ("in een eerdere versie stond 22 miljard") goes with it.
    """
    if not replaced:
        return {}
    new = _masked_all(readings)
    old = _masked_all([link.reading for link in replaced])
    alike = cache(_alike)
    options = []
    equal: dict[str, list[int]] = {}
    for position, (sentence, _) in enumerate(old):
        equal.setdefault(sentence, []).append(position)
    for index, reading in enumerate(readings):
        near = range(max(index - REACH, 0), min(index + REACH + 1, len(replaced)))
        for position in sorted({*near, *equal.get(new[index][0], [])[:REACH]}):
            link = replaced[position]
            ratio = alike(new[index][0], old[position][0])
            if ratio < SAME_SENTENCE and _open_alike(reading, link.reading):
                ratio = SAME_SENTENCE
            if ratio < SAME_SENTENCE or not _may_follow(reading, link.reading):
                continue
            moved = new[index][1] != old[position][1]
            same = states_same(reading.value, link.reading.value)
            options.append((-(ratio - 0.2 * moved + 0.1 * same), index, position))
    found: dict[int, Link] = {}
    used: set[int] = set()
    for _, index, position in sorted(options):
        if index not in found and position not in used:
            found[index] = replaced[position]
            used.add(position)
    for index, reading in enumerate(readings):
        if index not in found and reading.figure.past:
            wrong = _corrected_away(reading, readings, replaced, found)
            if wrong is not None:
                found[index] = wrong
    return found


def _open_alike(reading: Reading, before: Reading) -> bool:
    """Whether two sentences say the same up to their figures, whoever is named as the source behind it.

    "Samen willen ze zo'n 100 miljard lenen, zeggen diplomaten": the next version has it from the minister.
    """
    new, old = (each.version.full[each.sentence[0] : each.figure.start].split() for each in (reading, before))
    return new == old and len(new) >= OPENING_WORDS


def _may_follow(reading: Reading, before: Reading) -> bool:
    return comparable(reading, before.dimension) and (reading.figure.converted_from is None) == (
        before.figure.converted_from is None
    )


def _alike(new: str, old: str) -> float:
    """How alike two masked sentences are, 0 to 1."""
    if new == old:
        return 1.0
    matcher = SequenceMatcher(None, new, old, autojunk=False)
    if matcher.real_quick_ratio() < SAME_SENTENCE or matcher.quick_ratio() < SAME_SENTENCE:
        return 0.0
    return matcher.ratio()


def _corrected_away(
    reading: Reading, readings: Sequence[Reading], replaced: Sequence[Link], found: Mapping[int, Link]
) -> Link | None:
    """The figure of the version before that a note about a correction repeats."""
    for link in replaced:
        if not (
            states_same(reading.value, link.reading.value) and comparable(reading, link.reading.dimension)
        ):
            continue
        corrected = any(
            found[other].quantity == link.quantity
            and not states_same(readings[other].value, link.reading.value)
            for other in found
        )
        if corrected or reading.value.unit is None:
            return link
    return None


def _masked_all(readings: Sequence[Reading]) -> list[tuple[str, int]]:
    """Each figure's sentence with every figure in it replaced by a mark, and which mark is this figure's."""
    inside: dict[tuple[int, int], list[Reading]] = {}
    for reading in readings:
        inside.setdefault(reading.sentence, []).append(reading)
    return [_masked(reading, inside[reading.sentence]) for reading in readings]


def _masked(reading: Reading, together: Sequence[Reading]) -> tuple[str, int]:
    start, end = reading.sentence
    full = reading.version.full
    spans = sorted(
        {
            (other.figure.start, min(other.figure.end, end))
            for other in together
            if other.figure.converted_from is None
        }
    )
    pieces, position, order = [], start, 0
    for number, (low, high) in enumerate(spans):
        if low < position:
            continue
        pieces.append(full[position:low])
        position = high
        if low == reading.figure.start:
            order = number
    pieces.append(full[position:end])
    return "#".join(pieces), order
