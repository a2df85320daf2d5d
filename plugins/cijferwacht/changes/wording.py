"""A change in one plain sentence, Dutch and English: "van ruim 200 naar 210 miljard euro"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from cijferwacht.changes.values import LanguageCode, ValueWording, locale_of, phrases
from cijferwacht.model import Change, Said, Value, called


@cache
def wording(language: LanguageCode) -> ValueWording:
    """How a language writes values in a sentence: amounts as they are said, "210 miljard euro"."""
    found = phrases(language)
    return ValueWording(language, locale_of(found), found, spelled=True)


def value_words(value: Value, language: LanguageCode, noun: str | None = None) -> str:
    """A value with its hedge, unit and rate: "ruim 200 miljard euro per jaar".

    ``noun`` is the counted noun as an article wrote it, which is Dutch.
    """
    return wording(language).value(value, noun=noun if language == "nl" else None)


def from_to(before: Value, after: Value, language: LanguageCode, noun: str | None = None) -> str:
    """Two values, the unit and scale once where they are the same: "van 26 naar 22 miljard euro"."""
    words = wording(language)
    first, second = words.step(before, after, noun if language == "nl" else None)
    scale = _scale(before, words)
    if scale and scale == _scale(after, words):
        first = first.removesuffix(f" {scale}")
    return words("amount.moved", before=first, after=second)


def _scale(value: Value, words: ValueWording) -> str:
    """The scale word that a value is written with, "miljard"; empty when it has none."""
    edge = value.low if value.high is None else value.high
    return "" if edge is None else words.number(edge).partition(" ")[2]


def sentence(change: Change, language: LanguageCode, *, noun: str | None = None, rising: bool = False) -> str:
    """One plain sentence that tells a change.

    Args:
        change: the change; its own sentences are not looked at.
        language: "nl" or "en".
        noun: the counted noun as an article wrote it, for Dutch.
        rising: a count that went up during the day.
    """
    words = wording(language)
    kind = "new" if change.kind == "changed" and change.before is None else change.kind
    before = change.after if change.before is None else change.before
    outlets = change.evidence_before or change.evidence
    key = f"sentence.{kind}_rising" if rising and kind in ("new", "changed") else f"sentence.{kind}"
    # No phrase asks for all of these, and numbers take their time to write.
    fields: Mapping[str, Callable[[], str]] = {
        "after": lambda: value_words(change.after, language, noun),
        "before": lambda: value_words(before, language, noun),
        "moved": lambda: from_to(before, change.after, language, noun),
        "standing": lambda: _standing(change, words),
        "outlet": lambda: _outlet(outlets),
        "one": lambda: words.inside(_source(change.evidence_before)) or words("sentence.others"),
        "other": lambda: words.inside(_source(change.evidence)) or words("sentence.others"),
    }
    told = words.with_fields(key, fields)
    name = change.name_nl if language == "nl" else change.name_en
    return words("sentence.named", name=name, told=told)


def _standing(change: Change, words: ValueWording) -> str:
    """What became of the status: ", nu een besluit (eerder een plan)"; empty when there is nothing to say.

    That a plan became a fact shows from the value: only a change of status itself says so.
    """
    before, now = change.before, words(f"standing.{change.after.status}")
    if before is None and change.kind != "status":
        return "" if change.after.status == "fact" else words("standing.new", now=now)
    if before is None or change.after.status in (before.status, "fact"):
        return words("standing.now", now=now) if change.kind == "status" else ""
    if before.status == "fact":
        return words("standing.now", now=now)
    return words("standing.moved", now=now, before=words(f"standing.{before.status}"))


def _outlet(evidence: Sequence[Said]) -> str:
    return (evidence[0].outlet_name or evidence[0].outlet) if evidence else ""


def _source(evidence: Sequence[Said]) -> str:
    """Who says it: the speaker, or the outlet."""
    speaker = evidence[0].speaker if evidence else None
    return called(speaker) if speaker else _outlet(evidence)


def with_sentences(change: Change, noun: str | None, *, rising: bool = False) -> Change:
    """The change with its Dutch and English sentence filled in."""
    return replace(
        change,
        sentence_nl=sentence(change, "nl", noun=noun, rising=rising),
        sentence_en=sentence(change, "en", noun=noun, rising=rising),
    )
