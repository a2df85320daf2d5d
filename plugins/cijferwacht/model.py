"""The words of the field as types: what one room hands to the next.

All values are frozen; times are aware and in UTC; offsets count characters (code points) of
``title + "\\n\\n" + text`` of one article version, end exclusive, so ``full[start:end] == text``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Bound = Literal["exact", "about", "over", "under", "at_least", "at_most", "between"]
Status = Literal["fact", "plan", "decided", "denied"]
ChangeKind = Literal["new", "changed", "refined", "status", "disputed", "corrected", "reverted", "withdrawn"]
Place = Literal["title", "lead", "body"]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` up to ``end`` of a version's full text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of an explanation: the rule that fired and the lexicon entry or words it fired on."""

    rule: str
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """What a figure says, apart from who says it and where.

    ``low`` and ``high`` are fully scaled ("3,5 miljard" is 3.5e9); an open range has None on its open
    side. ``unit`` is an ISO 4217 code, ``percent``, ``percentage_point``, ``times``, ``person``,
    ``count:<singular Dutch lemma>``, ``km`` and so on; None for a bare number. ``step`` is one unit of
    the last written digit in its written scale ("210 miljard": 1e9; "2,5 miljard": 1e8).
    """

    low: float | None
    high: float | None
    unit: str | None
    bound: Bound = "exact"
    per: str | None = None
    status: Status = "fact"
    step: float = 0.0


def called(speaker: str) -> str:
    """A speaker's name as readers are told it, without what stands in brackets behind it."""
    return speaker.partition(" (")[0]


def voice(speaker: str | None) -> str:
    """A speaker's name by which two are compared: in lower case, without brackets behind it; "" for none."""
    return " ".join(called(speaker or "").lower().split())


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim with a value. ``text`` is the minimal expression with hedge, number, scale and unit."""

    start: int
    end: int
    text: str
    value: Value
    past: bool = False
    #: Whom the text gives as its source; behind the name, in brackets, what its place in the text calls them:
    #: "de Rekenkamer (het instituut)". Compare two by their :func:`voice`.
    speaker: str | None = None
    #: What is measured, in the article's own words ("bevroren Russische tegoeden").
    what: str | None = None
    #: Digits or words with their scale, without hedge, sign or unit: "200 miljard".
    number: Span | None = None
    #: Head of what is counted or measured.
    noun: Span | None = None
    #: The sentence the figure stands in.
    sentence: Span | None = None
    place: Place = "body"
    #: Start offset of the main figure of which this one is a conversion in brackets.
    converted_from: int | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A date the text announces, plans or sets as a deadline.

    ``date`` is as precise as the text: "2025-03-06", "2025-03" or "2030", resolved against the
    publication's local date.
    """

    start: int
    end: int
    text: str
    date: str
    event: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """A reported statement; the span covers what was said, not who said it."""

    start: int
    end: int
    text: str
    speaker: str
    direct: bool
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Claims:
    """All that one article version says, each kind in text order."""

    figures: tuple[Figure, ...] = ()
    dates: tuple[Scheduled, ...] = ()
    speech: tuple[Speech, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicHit:
    """A topic an article is about: the weighted terms that were found and their total."""

    topic: str
    score: float
    #: (term as in seeds/, weight it added), heaviest first.
    terms: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """One figure as it stood in the news, with what makes it checkable: a report's evidence."""

    quantity: str
    value: Value
    past: bool
    speaker: str | None
    #: Stable identity of the article and its version over runs and arrival orders.
    article: str
    version: str
    outlet: str
    outlet_name: str
    url: str
    title: str
    #: When it was told: publication, or the update that brought this version.
    at: datetime
    #: The sentence, and the figure's offsets inside that sentence.
    sentence: str
    mark: Span
    place: Place
    start: int


@dataclass(frozen=True, slots=True)
class Change:
    """What a careful editor wants to read about one quantity on one local day."""

    day: date
    quantity: str
    name_nl: str
    name_en: str
    kind: ChangeKind
    before: Value | None
    after: Value
    weight: float
    sentence_nl: str
    sentence_en: str
    #: Day on which the value before was first reported.
    since: date | None = None
    #: Figures that carry the new value, most telling first.
    evidence: tuple[Said, ...] = ()
    #: Figures that carried the old value, or the other side of a dispute.
    evidence_before: tuple[Said, ...] = ()
    topics: tuple[str, ...] = ()
    #: Reported values of the quantity up to this day, oldest first: (day, value).
    history: tuple[tuple[date, Value], ...] = ()
    #: Of a correction: the outlet did not say that it updated the article.
    silent: bool = False


@dataclass(frozen=True, slots=True)
class FeedTrouble:
    """A feed the day's report could not read, or not read well."""

    feed: str
    outlet_name: str
    #: "failed", "silent", "empty" or "blocked"
    kind: str
    #: Short name of the failure: timeout, http-404, consent; "" where none failed.
    problem: str = ""
    #: The day's fetches that failed, of those tried.
    failed: int = 0
    tried: int = 0
    #: When a silent feed last brought news.
    last_news: datetime | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything a report of one local day tells; its HTML and text are made from this alone."""

    collection: Literal["live", "sample"]
    day: date
    changes: tuple[Change, ...]
    articles_read: int = 0
    articles_on_topic: int = 0
    figures_read: int = 0
    #: Quantities first seen this day that are counted, not told.
    new_untold: int = 0
    troubles: tuple[FeedTrouble, ...] = field(default=())
