"""What grammar says of two figures of one article: "van ... naar", "de 30 procent", another source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cijferwacht.claims.interval import agree, is_count, states_same
from cijferwacht.model import voice
from cijferwacht.quantities.known import comparable
from cijferwacht.quantities.likeness import apart
from cijferwacht.quantities.patterns import WordPattern
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
    #: The discovered quantity that its curated one goes on from.
    takes_over: str | None = None


#: How many figures back a figure may lean on another.
LOOK_BACK = 60

#: Reason of a link to the figure that another party's figure is set against.
CONTRADICTS = "answers another source's figure"

#: Reason of a link to the value of another month or year.
EARLIER = "value of another time"

#: Reason of a link to the amount that a figure repeats in another currency.
CONVERTED = "converted amount of"

#: Reason of a link to the value a figure moves away from.
ONWARDS = "from one value to the other"

#: "Omgerekend is dat 28 miljard dollar": the amount before, in another currency.
_CONVERTS = WordPattern(r"\b<converted>\b")


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


#: Characters between an old value and the new one beside it.
CLOSE = 60

#: "Nu is dat 25 procent", "vanaf mei wordt het 20 procent", "dat zou 200 procent worden".
_PRONOUN = WordPattern(
    r"\b(?:<stands.verb>\s+<stands.for>|<stands.for>\s+<stands.verb>)(?:\s+<stands.filler>)*\s*$"
)
_MIGHT = WordPattern(
    r"\b(?:<stands.modal>\s+<stands.for>|<stands.for>\s+<stands.modal>)(?:\s+<stands.filler>)*\s*$"
)
_BECOME = WordPattern(r"\s*<stands.become>\b")
_NOW = WordPattern(r"\b<now>\b")
_THEN = WordPattern(r"\b<from.then>\b")
_TO = WordPattern(r"^\s*<unit.between>?\s*<becomes>\s*$")
_INSTEAD = WordPattern(r"\b<instead>\b")


def tied(index: int, readings: Sequence[Reading], of: Mapping[int, Group]) -> tuple[int | None, str]:
    """A figure of the version to which grammar ties this one, and how."""
    reading = readings[index]
    if reading.figure.converted_from is not None:
        for other, main in enumerate(readings):
            if main.figure.start == reading.figure.converted_from and other in of:
                return other, CONVERTED
    converted = _converted(index, readings, of)
    if converted is not None:
        return converted, CONVERTED
    led = of_lead(index, readings)
    if led is not None and led in of:
        return led, "title and lead tell one thing"
    repeated = _repeated_by_title(index, readings, of)
    if repeated is not None:
        return repeated, "the title repeats it"
    for other in (index + 1, index - 1):
        if 0 <= other < len(readings) and other in of:
            how = _side_by_side(reading, readings[other])
            if how:
                return other, how
    stood_for = _stood_for(index, readings, of)
    if stood_for is not None:
        return stood_for, "stands for the measure just told"
    named = _named_again(index, readings, of)
    return (named, "names the same number again") if named is not None else (None, "")


def _repeated_by_title(index: int, readings: Sequence[Reading], of: Mapping[int, Group]) -> int | None:
    """The figure of the text whose number a title repeats, where all that have it are one group.

    An amount or a number of people is hardly ever in a title for another thing than in the text; a percentage
    may be, so title and text must share a word.
    """
    reading = readings[index]
    if reading.figure.place != "title" or reading.value.unit in (None, "times", "percentage_point"):
        return None
    found = [
        other
        for other, near in enumerate(readings)
        if other in of
        and near.figure.place != "title"
        and near.value.unit is not None
        and states_same(near.value, reading.value)
        and comparable(reading, near.dimension)
        and near.value.per in (None, reading.value.per)
        and not near.sides ^ reading.sides
        and not reading.counted - set(near.terms)
        and (reading.value.unit != "percent" or _share_words(reading, near))
    ]
    return found[0] if found and len({id(of[other]) for other in found}) == 1 else None


def _share_words(one: Reading, other: Reading) -> bool:
    return any(term[0] not in "@#" for term in one.near & other.near)


def _stood_for(index: int, readings: Sequence[Reading], of: Mapping[int, Group]) -> int | None:
    """The figure just before whose measure a pronoun stands for, or that holds now where this one will.

    "Het tarief is 15 procent. Vanaf mei wordt het 20 procent", "Nu betaalt de klant 15 procent, straks 200".
    """
    reading = readings[index]
    full = reading.version.full
    before = (reading.sentence[0], reading.figure.start)
    for other in range(index - 1, max(index - LOOK_BACK, 0) - 1, -1):
        near = readings[other]
        if near.paragraph != reading.paragraph or near.sentence[1] + 3 < reading.sentence[0]:
            break
        if other not in of or reading.value.unit not in (None, near.value.unit):
            continue
        gap = full[near.figure.end : reading.figure.start]
        by_pronoun = _PRONOUN.search(full, *before) or (
            _BECOME.match(full, reading.figure.end) and _MIGHT.search(full, *before)
        )
        if not by_pronoun and not (
            near.sentence == reading.sentence
            and _THEN.search(gap)
            and _NOW.search(full, near.sentence[0], near.figure.start)
        ):
            return None
        if (
            near.value.unit in ("times", "percentage_point", None)
            or near.value.per != reading.value.per
            or near.sides != reading.sides
            or reading.years - near.years  # "in 2030 moeten dat er 100.000 zijn" is a target
            or _level_of_target(reading, near)
            or (reading.measures | reading.counted) - set(near.terms)
            or reading.near_actors - near.actors
        ):
            return None
        return other
    return None


def goes_from(reading: Reading, near: Reading) -> bool:
    """Whether a figure is what the one before it moves to: "van 6.000 naar 9.000"."""
    return _side_by_side(reading, near) == ONWARDS


def _level_of_target(reading: Reading, near: Reading) -> bool:
    """Whether one is how many there must be, and the other how many there are: two quantities to follow."""
    wanted, other = (each.value.status == "plan" and not each.figure.past for each in (reading, near))
    return is_count(reading.value.unit) and wanted != other


def _side_by_side(reading: Reading, near: Reading) -> str:
    """What ties two figures that follow each other in a sentence; empty when nothing does."""
    if near.sentence != reading.sentence or not comparable(reading, near.dimension):
        return ""
    if years_apart(reading, near):
        return ""
    full = reading.version.full
    first, second = sorted((near, reading), key=lambda each: each.figure.start)
    gap = full[first.figure.end : second.figure.start]
    if first.figure.past and _TO.match(gap):
        return ONWARDS
    if (first.figure.past or second.figure.past) and len(gap) < CLOSE and _INSTEAD.search(gap):
        return "old value beside the new"
    if near.value.unit == reading.value.unit or None in (near.value.unit, reading.value.unit):
        denied = _NOT_THIS.search(full, first.sentence[0], first.figure.start)
        if _BUT_NOT.match(gap) or (denied and _BUT_THIS.match(gap)):
            return "not this but that"
        if second is reading and _AT_ANOTHER_TIME.match(gap):
            return EARLIER
    return ""


def of_lead(index: int, readings: Sequence[Reading]) -> int | None:
    """The figure of the lead that a title's figure repeats: the only one there that agrees with it."""
    reading = readings[index]
    if reading.figure.place != "title" or reading.value.unit in (None, "times", "percentage_point"):
        return None
    found = [
        other
        for other, near in enumerate(readings[:LOOK_BACK])
        if near.figure.place == "lead"
        and not near.figure.past
        and comparable(reading, near.dimension)
        and agree(near.value, reading.value)
    ]
    if len(found) != 1:
        return None
    near = readings[found[0]]
    if near.value.per != reading.value.per or years_apart(reading, near) or reading.counted - set(near.terms):
        return None
    return found[0]


def _named_again(index: int, readings: Sequence[Reading], of: Mapping[int, Group]) -> int | None:
    """The figure whose number one points back at: "dat aantal van 31.000", "voor dat halve miljard"."""
    reading = readings[index]
    start, end = reading.sentence
    full = reading.version.full
    if (
        reading.value.unit in (None, "times", "percentage_point")
        or _POINTS_BACK.search(full, start, reading.figure.start) is None
        or _TELLS_WHICH.match(full, reading.figure.end, end) is not None
    ):
        return None
    for other in range(index - 1, max(index - LOOK_BACK, 0) - 1, -1):
        near = readings[other]
        if (
            other in of
            and near.value.unit == reading.value.unit
            and near.value.per == reading.value.per
            and agree(reading.value, near.value)
            and (
                states_same(reading.value, near.value)
                or not {reading.value.bound, near.value.bound} & {"at_least", "at_most"}
            )
            and not reading.counted - near.near
        ):
            return other
    return None


#: "Zestig miljard, geen 68"; "geen 244 euro per maand, maar 180"; "niet 20 maar 16 procent".
_BUT_NOT = WordPattern(r"^[^,;.:\d]{0,25},?\s*(?:<and>\s+)?<not>\s*$")
_NOT_THIS = WordPattern(r"\b<not>\s+(?:<the>\s+)?$")
_BUT_THIS = WordPattern(r"^[^,;.:\d]{0,25},?\s*<but>\s*(?:\w+\s+)?$")

#: "12,9 miljard, in augustus 13,6 miljard en een jaar eerder nog 17,1".
_AT_ANOTHER_TIME = WordPattern(
    r"^[^,;.:\d]{0,30}(?:,|\b<time.join>\b)\s*(?:<month.lead>\s+<month>|<period.lead>\s+<period>(?:\s+<ago>)?)"
    r"(?:\s+<time.filler>)*\s*$"
)

#: "Dat aantal van 31.000", "die 500 miljoen"; but "die 30 procent die vrijdag ingaat" says which one.
_POINTS_BACK = WordPattern(r"\b<that>\s+(?:<amount.noun>\s+<of>\s+)?$")
_TELLS_WHICH = WordPattern(r"\s*<tells.which>\b")

_POINTED = WordPattern(r"\b<demonstrative>\s*$")
_ANAPHOR = WordPattern(r"\b<anaphor>\s*$")
_THEN_OR_NOW = WordPattern(r"\b<then.or.now>\b")

#: "..., dat voor suiker van 40.000 naar", "Mais: 27 wordt 29 miljoen ton": of another thing.
_ANOTHER_THING = WordPattern(r"[,;]\s*<that>\s+<aside>\s+\w+|^\s*[\w-]+:\s|^\s*<for>\s")


def inherits(index: int, readings: Sequence[Reading], of: Mapping[int, Group]) -> int | None:
    """The figure whose measure a figure without words of its own takes over.

    "Nu betaalt de huurder nog 10 procent", "de 30 procent die in mei zou gelden": a definite article or a
    word of time, the same unit, and no measure, actor, year or side of its own. It looks back in its
    sentence, its paragraph, and then to the title and the lead.
    """
    reading = readings[index]
    start, end = reading.sentence
    full = reading.version.full
    then = _then(reading)
    if not (reading.headless or then) or reading.value.unit in ("times", "percentage_point", None):
        return None
    anaphor = _ANAPHOR.search(full, start, reading.figure.start)
    if not (anaphor or reading.figure.past or _THEN_OR_NOW.search(full[start:end])):
        return None
    if _ANOTHER_THING.search(full[start : reading.figure.start]):
        return None
    for other in _antecedents(index, readings):
        near = readings[other]
        if other not in of or near.value.unit != reading.value.unit:
            continue
        if near.sentence == reading.sentence and not (near.figure.past or reading.figure.past):
            if anaphor:
                continue
            return None
        if near.sides != reading.sides or near.value.per != reading.value.per:
            continue
        if not reading.figure.past and reading.years - near.years:
            continue
        if (then and not reading.headless) and (
            reading.measures - set(near.terms) or near.paragraph != reading.paragraph
        ):
            continue
        if _of_another_kind(reading, near):
            continue
        if apart(reading.near_actors or reading.actors, near.actors) == 2:
            return None
        return other
    return None


def _of_another_kind(reading: Reading, near: Reading) -> bool:
    """Whether a figure counts something else, or is of another size, than the one whose measure it may be of.

    "33 gewonden" are not of the dead the sentence before counts; "die 15 miljoen" is not of what costs
    1,1 miljard. A rate may be of any size, and so may what it was long ago.
    """
    if reading.counted and not reading.counted & near.near:
        return True
    if _points_elsewhere(reading, near):
        return True
    return not reading.figure.past and reading.value.unit != "percent" and not _of_one_size(reading, near)


def _points_elsewhere(reading: Reading, near: Reading) -> bool:
    """Whether "die 165 miljard" points at an amount told of before, not at what was just told.

    "De 30 procent" may be another value of one rate.
    """
    return (
        reading.dimension == "money"
        and not reading.figure.past
        and not agree(reading.value, near.value)
        and _POINTED.search(reading.version.full, reading.sentence[0], reading.figure.start) is not None
    )


def _then(reading: Reading) -> bool:
    """Whether a figure is the old value of what the sentence before speaks of.

    "Begin dit jaar rekende de bank nog op 486 miljard", "in september ging het nog om 900 megawatt": an old
    value with a word of time and no measure of its own.
    """
    start, _ = reading.sentence
    return (
        reading.figure.past
        and not reading.counted
        and len(reading.near) <= OLD_VALUE_WORDS
        and _STILL.search(reading.version.full, start, reading.figure.start) is not None
    )


#: An old value with more words of its own than this speaks of something else.
OLD_VALUE_WORDS = 6

_STILL = WordPattern(r"\b<still>\b")


def contradicted(index: int, readings: Sequence[Reading], of: Mapping[int, Group]) -> int | None:
    """The figure of another source that this one is set against.

    "De bond noemt 2,1 procent genoeg. ... De baas weerspreekt dat. Hij zit op 3,5 procent": the
    same unit, two speakers, at most one paragraph apart, and no actor or year that keeps them apart.
    """
    reading = readings[index]
    if reading.figure.past:
        return None
    if reading.estimates:
        estimated = _estimated(index, readings, of)
        if estimated is not None:
            return estimated
    if not reading.contradicts or reading.figure.speaker is None:
        return None
    found = None
    for other in range(index - 1, max(index - LOOK_BACK, 0) - 1, -1):
        near = readings[other]
        if near.paragraph < reading.paragraph - 1:
            break
        if other not in of:
            continue
        if not _same_measure(reading, near) or voice(near.figure.speaker) == voice(reading.figure.speaker):
            continue
        if near.paragraph < reading.paragraph and near.figure.speaker is None:
            break
        if _measured_otherwise(reading, near):
            continue
        if apart(reading.near_actors, near.near_actors) == 2 and not reading.headless and reading.measures:
            continue
        found = other
        if near.paragraph == reading.paragraph:
            break  # of the paragraph before, the first figure is what it is about
    return found


#: A party that contradicts another does not give a number so many times as large.
CONTRADICTED_WITHIN = 6.0


def _same_measure(reading: Reading, near: Reading) -> bool:
    """Whether two figures are in one unit, or count one kind of thing, and are of one size."""
    if near.value.unit is None or reading.dimension != near.dimension:
        return False
    if reading.dimension == "money" and near.value.unit != reading.value.unit:
        return False
    return _of_one_size(reading, near)


def _measured_otherwise(reading: Reading, near: Reading) -> bool:
    """Whether a party's own value is of another rate, side or year than the one it answers.

    What it leaves out is that of the other: "9 procent van de duikers vertrekt" is answered by "6 procent".
    """
    return (
        reading.value.per not in (None, near.value.per)
        or (near.sides != reading.sides and bool(reading.sides or near.sides - {"share"}))
        or years_apart(reading, near)
    )


def _of_one_size(reading: Reading, near: Reading) -> bool:
    """Whether neither number is more than :data:`CONTRADICTED_WITHIN` times the other."""
    one, other = (each.value.high or each.value.low or 0.0 for each in (reading, near))
    return one * other > 0 and max(one / other, other / one) <= CONTRADICTED_WITHIN


def _estimated(index: int, readings: Sequence[Reading], of: Mapping[int, Group]) -> int | None:
    """The figure just before of which another party gives its own value.

    The same unit, the same sentence or the one before, or the paragraph before where this one opens the next;
    and no measure or counted noun the other lacks.
    """
    reading = readings[index]
    for other in range(index - 1, max(index - LOOK_BACK, 0) - 1, -1):
        near = readings[other]
        opens = near.paragraph == reading.paragraph - 1 and reading.before == frozenset()
        if near.paragraph != reading.paragraph and not opens:
            break
        if other not in of or near.figure.past or not _same_measure(reading, near):
            continue
        gap = reading.version.full[near.sentence[1] : reading.sentence[0]]
        if (
            (len(gap) > 3 and not opens)  # more than the space between two sentences
            or (opens and near.figure.speaker == reading.figure.speaker)
            or near.value.unit is None
            or _measured_otherwise(reading, near)
            or (reading.counted | (reading.head & reading.measures)) - set(near.terms)
        ):
            return None
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
