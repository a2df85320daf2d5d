"""Values and changes in words, Dutch and English: "van ruim 200 naar 210 miljard euro".

Numbers are written as the language writes them (babel); large ones with a scale word, as newspapers do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from babel.numbers import format_decimal

from cijferwacht.model import Change, ChangeKind, Said, Status, Value

Language = Literal["nl", "en"]

_SCALES: tuple[tuple[float, str, str], ...] = (
    (1e12, "biljoen", "trillion"),
    (1e9, "miljard", "billion"),
    (1e6, "miljoen", "million"),
)
_BOUNDS: dict[str, tuple[str, str]] = {
    "about": ("ongeveer", "about"),
    "over": ("ruim", "over"),
    "under": ("bijna", "nearly"),
    "at_least": ("ten minste", "at least"),
    "at_most": ("ten hoogste", "at most"),
}
_UNITS: dict[str, tuple[str, str]] = {
    "EUR": ("euro", "euros"),
    "USD": ("dollar", "dollars"),
    "GBP": ("pond", "pounds"),
    "percent": ("procent", "percent"),
    "percentage_point": ("procentpunt", "percentage points"),
    "times": ("keer", "times"),
    "person": ("mensen", "people"),
    "tonne": ("ton", "tonnes"),
    "barrel": ("vaten", "barrels"),
    "km": ("kilometer", "kilometres"),
    "kg": ("kilo", "kilograms"),
}
_PER: dict[str, tuple[str, str]] = {
    "year": ("per jaar", "a year"),
    "month": ("per maand", "a month"),
    "week": ("per week", "a week"),
    "day": ("per dag", "a day"),
    "hour": ("per uur", "an hour"),
    "piece": ("per stuk", "each"),
    "person": ("per persoon", "a person"),
    "barrel": ("per vat", "a barrel"),
    "kg": ("per kilo", "a kilo"),
    "tonne": ("per ton", "a tonne"),
    "night": ("per nacht", "a night"),
}
_STATUS: dict[Status, tuple[str, str]] = {
    "plan": ("een plan", "a plan"),
    "decided": ("een besluit", "decided"),
    "fact": ("een feit", "a fact"),
    "denied": ("ontkend of van de baan", "denied or dropped"),
}


def _pick(pair: tuple[str, str], language: Language) -> str:
    return pair[0] if language == "nl" else pair[1]


def _scale(number: float) -> tuple[float, str, str]:
    return next((scale for scale in _SCALES if abs(number) >= scale[0]), (1.0, "", ""))


def _digits(number: float, language: Language) -> str:
    return str(format_decimal(round(number, 4), format="#,##0.####", locale=language))


def number_words(number: float, language: Language, *, scale: bool = True) -> str:
    """A number as newspapers write it: 2.1e11 is "210 miljard" and "210 billion"."""
    size, dutch, english = _scale(number)
    word = _pick((dutch, english), language) if scale else ""
    return f"{_digits(number / size, language)}{' ' + word if word else ''}"


def unit_words(unit: str | None, language: Language, noun: str | None = None) -> str:
    """What follows the number: "euro", "procent", or the counted noun as an article wrote it."""
    if unit is None:
        return noun or ""
    if unit in _UNITS and not (noun and unit == "person" and language == "nl"):
        return _pick(_UNITS[unit], language)
    if noun and language == "nl":
        return noun
    if unit.startswith("count:"):
        return unit.removeprefix("count:")
    return unit


def value_words(value: Value, language: Language, noun: str | None = None) -> str:
    """A value with its hedge, unit and rate: "ruim 200 miljard euro per jaar"."""
    unit = unit_words(value.unit, language, noun)
    per = _pick(_PER.get(value.per, ("per " + value.per, "per " + value.per)), language) if value.per else ""
    return " ".join(part for part in (_amount(value, language), unit, per) if part)


def _amount(value: Value, language: Language) -> str:
    low, high, bound = value.low, value.high, value.bound
    if low is None and high is None:
        return "een onbekend aantal" if language == "nl" else "an unknown number"
    if low is None or high is None:
        number = high if low is None else low
        side = "at_most" if low is None else "at_least"
        return f"{_pick(_BOUNDS[side], language)} {number_words(number or 0.0, language)}"
    if low != high:
        to = "tot" if language == "nl" else "to"
        same = _scale(low) == _scale(high)
        return f"{number_words(low, language, scale=not same)} {to} {number_words(high, language)}"
    hedge = _pick(_BOUNDS[bound], language) + " " if bound in _BOUNDS else ""
    return hedge + number_words(low, language)


def from_to(before: Value, after: Value, language: Language, noun: str | None = None) -> str:
    """Two values, the unit and scale once where they are the same: "van 26 naar 22 miljard euro"."""
    start, end = ("van", "naar") if language == "nl" else ("from", "to")
    if before.unit == after.unit and before.per == after.per:
        first = _amount(before, language)
        second = value_words(after, language, noun)
        scales = {_scale(value.high or value.low or 0.0) for value in (before, after)}
        word = _pick(next(iter(scales))[1:], language)
        if len(scales) == 1 and word and first.endswith(" " + word):
            first = first.removesuffix(" " + word)
        return f"{start} {first} {end} {second}"
    return f"{start} {value_words(before, language, noun)} {end} {value_words(after, language, noun)}"


def status_words(before: Value | None, after: Value, language: Language) -> str:
    """What became of the status: ", nu een besluit (eerder een plan)"; empty when it did not move."""
    if before is None or after.status in (before.status, "fact"):
        return ""
    now, once = ("nu", "eerder") if language == "nl" else ("now", "was")
    if before.status == "fact":
        return f", {now} {_pick(_STATUS[after.status], language)}"
    return (
        f", {now} {_pick(_STATUS[after.status], language)} ({once} {_pick(_STATUS[before.status], language)})"
    )


def sentence(change: Change, language: Language, *, noun: str | None = None, rising: bool = False) -> str:
    """One plain sentence that tells a change.

    Args:
        change: the change; its own sentences are not looked at.
        language: "nl" or "en".
        noun: the counted noun as an article wrote it, for Dutch.
        rising: a count that went up during the day.
    """
    name = change.name_nl if language == "nl" else change.name_en
    return f"{name}: {_TELL[change.kind](change, language, noun, rising)}"


def _new(change: Change, language: Language, noun: str | None, rising: bool) -> str:
    value = value_words(change.after, language, noun)
    if rising:
        return _pick(
            (f"liep in de loop van de dag op tot {value}", f"rose during the day to {value}"), language
        )
    status = change.after.status
    told = "" if status == "fact" else f", {_pick(_STATUS[status], language)}"
    return f"{_pick(('voor het eerst gemeld', 'first reported'), language)}, {value}{told}"


def _changed(change: Change, language: Language, noun: str | None, rising: bool) -> str:
    if change.before is None:
        return _new(change, language, noun, rising)
    during = (", opgelopen in de loop van de dag", ", rising during the day")
    moved = from_to(change.before, change.after, language, noun)
    return f"{moved}{status_words(change.before, change.after, language)}" + (
        _pick(during, language) if rising else ""
    )


def _refined(change: Change, language: Language, noun: str | None, _: bool) -> str:
    new, old = _both(change, language, noun)
    return _pick((f"preciezer nu, {new} (eerder {old})", f"more precise now, {new} (was {old})"), language)


def _status(change: Change, language: Language, noun: str | None, _: bool) -> str:
    new, _old = _both(change, language, noun)
    now = f", {_pick(('nu', 'now'), language)} {_pick(_STATUS[change.after.status], language)}"
    return new + (status_words(change.before, change.after, language) or now)


def _disputed(change: Change, language: Language, noun: str | None, _: bool) -> str:
    new, old = _both(change, language, noun)
    says = _pick(("volgens", "according to"), language)
    others = _pick(("anderen", "others"), language)
    one, other = _source(change.evidence), _source(change.evidence_before)
    return f"{new} {says} {one or others}, {old} {says} {other or others}"


def _corrected(change: Change, language: Language, noun: str | None, _: bool) -> str:
    outlet = _outlet(change.evidence_before or change.evidence)
    moved = from_to(change.before or change.after, change.after, language, noun)
    return _pick((f"verbeterd door {outlet}, {moved}", f"corrected by {outlet}, {moved}"), language)


def _reverted(change: Change, language: Language, noun: str | None, _: bool) -> str:
    new, old = _both(change, language, noun)
    back = _pick((f"terug naar {new} (was {old})", f"back to {new} (was {old})"), language)
    return back + status_words(change.before, change.after, language)


def _withdrawn(change: Change, language: Language, noun: str | None, _: bool) -> str:
    value = value_words(change.after, language, noun)
    outlet = _outlet(change.evidence_before or change.evidence)
    return _pick(
        (
            f"{value} staat niet meer in het artikel van {outlet}",
            f"{value} no longer stands in the article of {outlet}",
        ),
        language,
    )


_TELL: dict[ChangeKind, Callable[[Change, Language, str | None, bool], str]] = {
    "new": _new,
    "changed": _changed,
    "refined": _refined,
    "status": _status,
    "disputed": _disputed,
    "corrected": _corrected,
    "reverted": _reverted,
    "withdrawn": _withdrawn,
}


def _both(change: Change, language: Language, noun: str | None) -> tuple[str, str]:
    old = change.before if change.before is not None else change.after
    return value_words(change.after, language, noun), value_words(old, language, noun)


def _outlet(evidence: tuple[Said, ...]) -> str:
    return (evidence[0].outlet_name or evidence[0].outlet) if evidence else ""


def _source(evidence: tuple[Said, ...]) -> str:
    """Who says it: the speaker, or the outlet."""
    return (evidence[0].speaker or _outlet(evidence)) if evidence else ""


def with_sentences(change: Change, noun: str | None, *, rising: bool = False) -> Change:
    """The change with its Dutch and English sentence filled in."""
    return replace(
        change,
        sentence_nl=sentence(change, "nl", noun=noun, rising=rising),
        sentence_en=sentence(change, "en", noun=noun, rising=rising),
    )
