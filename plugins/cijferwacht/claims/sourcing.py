"""Who is the source of each figure: the quotation or statement it stands in, or one that reaches on to it.

The readings are tried from the closest to the farthest: the quotation; the relative clause that describes
the figure; the narrowest statement around it; the subject of the verb of its clause; a statement before it
that goes on; the source that closes its paragraph.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cijferwacht.claims.attribution import OWNED, SPEAKING, Discourse, Report, noun_tail
from cijferwacht.claims.cast import Speaker
from cijferwacht.claims.clauses import Sentence
from cijferwacht.claims.cues import word_classes
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Figure, Reason, Span

#: Effects of verbs whose subject stands behind a figure of the same clause.
_OWNING = frozenset(("want", "expect", "announce", "deny"))
#: Effects of verbs whose subject does so when it is a person: a president decrees, a parliament only agrees.
_DOING = frozenset(("promise", "decide", "act"))
#: Frames that reach over more than a clause of what is said.
_WIDE = frozenset(("according", "before", "source"))
_PARAGRAPH = 4
#: Sentences that one count is told in at most.
_TABLE = 16


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands."""

    index: int  # of the sentence
    sentence: Sentence
    first: int  # words of the figure
    last: int
    clause: int
    unit: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What the clauses around a figure say of it."""

    #: Number of the relative clause that describes it.
    described: int | None
    #: Its clause and those it completes, from the inside out.
    chain: Sequence[int]
    #: Whether it is a count of what is known to be there: "de 27 lidstaten".
    counted: bool
    #: Whether it is set against another value, or an agreed norm, so that the paper itself tells it.
    known: bool


class Sources:
    """Answers who is the source of a figure of one document."""

    def __init__(self, discourse: Discourse, figures: Sequence[Figure]) -> None:
        self._discourse = discourse
        self._figures = figures
        self._figure_starts = [figure.start for figure in figures]
        self._quote_starts = [span.start for span, _ in discourse.quotations]
        self._starts = [sentence.start for sentence in discourse.sentences]
        self._scopes: dict[int, list[Report]] = {}
        for report in discourse.reports:
            if report.scope is not None and report.speaker is not None:
                self._scopes.setdefault(self._sentence_at(report.scope.start), []).append(report)

    def _sentence_at(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def around(self, index: int) -> Sequence[Report]:
        """The reports with a speaker whose reach begins in a sentence."""
        return self._scopes.get(index, ())

    def of(
        self, figure: Figure, place: Place, setting: Setting, brings_fact: Callable[[], bool]
    ) -> tuple[Speaker | None, tuple[Reason, ...]]:
        """The source of a figure with the reason; ``brings_fact`` says whether the article brings no plan."""
        quoted = self._quoted(figure.start)
        if quoted is not None:
            return quoted, (Reason("speaker: quotation", quoted.full),)
        if setting.known or self._reckoned(figure, place, setting):
            return None, ()
        for told in (
            self._describer(place, setting),
            self.reporter(figure, place, setting),
            self._agent(place, setting),
        ):
            if told is not None:
                return told[0].speaker, (_because(f"speaker: {told[1]}", told[0]),)
        if setting.counted:
            return None, ()
        continued = self._continued(place, brings_fact)
        if continued is not None:
            return continued.speaker, (_because("speaker: goes on", continued),)
        closing = self._closed_by(place)
        if closing is not None:
            return closing.speaker, (_because("speaker: closes the paragraph", closing),)
        return None, ()

    def _reckoned(self, figure: Figure, place: Place, setting: Setting) -> bool:
        """Whether a figure is the paper's own: the old value in "van 2 naar 5", a multiple between commas
        ("..., drie keer zoveel als vorig jaar"), a count of what there is in no statement ("wil de 12
        provincies ...").
        """
        if any(reason.rule == "past" and reason.entry in WORDS.to for reason in figure.reasons):
            return True
        words = place.sentence.words
        if place.unit == "times" and place.first and words[place.first - 1].text == ",":
            return True
        told = self._describer(place, setting) or self.reporter(figure, place, setting)
        return told is None and setting.counted

    def _quoted(self, offset: int) -> Speaker | None:
        """Who is quoted at an offset."""
        index = bisect_right(self._quote_starts, offset) - 1
        if index < 0:
            return None
        span, speaker = self._discourse.quotations[index]
        return speaker if offset < span.end else None

    def _describer(self, place: Place, setting: Setting) -> tuple[Report, str] | None:
        """Who is named in the relative clause that describes the figure: "de 6 miljard die de minister wil
        lenen".
        """
        if setting.described is None:
            return None
        for report in self._discourse.by_sentence[place.index]:
            if report.speaker is None or report.clause != setting.described:
                continue
            if report.effect in _OWNING or report.effect in ("say", "find", "promise"):
                return report, "relative clause"
        return None

    def reporter(self, figure: Figure, place: Place, setting: Setting) -> tuple[Report, str] | None:
        """Who reports what the figure stands in, and the frame; the narrowest statement counts."""
        around = [
            report
            for report in self.around(place.index)
            # "houdt het op minstens 3": the hedge before it may be part of the figure
            if report.scope is not None
            and report.scope.start < figure.end
            and figure.start < report.scope.end
        ]
        if not around:
            return None
        report = min(around, key=_length)
        # "de 27 lidstaten" are known to be 27, whoever speaks of them
        if report.frame in _WIDE and setting.counted:
            return None
        return report, report.frame

    def _agent(self, place: Place, setting: Setting) -> tuple[Report, str] | None:
        """The subject of a verb of wanting or, when a person, of deciding in the figure's clauses."""
        chain = set(setting.chain)
        for report in reversed(self._discourse.by_sentence[place.index]):
            if report.speaker is None or report.clause not in chain:
                continue
            if is_subject(report, place):
                continue
            person = report.kind in ("person", "pronoun")
            judges = report.effect == "think" and report.frame == "none" and _is_judged(place)
            if report.effect in _OWNING or (person and report.effect in _DOING) or judges:
                return report, "subject"
        return None

    def _continued(self, place: Place, brings_fact: Callable[[], bool]) -> Report | None:
        """A report in the sentence before that goes on: "Dat schrijft de minister. De kosten komen dan uit
        op ...".

        "Zou" goes on with what the sentence before reports or wants: "De bank wil ... Zij zou 3 miljard
        lenen".
        """
        for report in reversed(self._discourse.by_sentence[place.index]):
            # "..., blijkt uit cijfers van X; een jaar geleden was dat 54 procent"
            scope = report.scope
            if scope is None or report.speaker is None or scope.end > place.sentence.words[place.first].start:
                continue
            between = place.sentence.words[report.word : place.first]
            if any(word.text == ";" for word in between) and any(
                word.lower in WORDS.pointing for word in between
            ):
                return report
        if place.index == 0:
            return None
        before = self._discourse.sentences[place.index - 1]
        if before.paragraph != place.sentence.paragraph:
            return self.counts_on(place, brings_fact)
        if labelled(self._discourse, place):
            for report in reversed(self._discourse.by_sentence[place.index - 1]):
                if report.speaker is not None and report.effect in SPEAKING:
                    return report
        told = self._goes_on_from(place) or self.counts_on(place, brings_fact)
        if told is not None:
            return told
        words = place.sentence.words
        hearsay = any(words[n].lower in WORDS.would for n in place.sentence.clauses[place.clause].words)
        for report in reversed(self._discourse.by_sentence[place.index - 1]):
            if report.speaker is None:
                continue
            if report.continues or (hearsay and (report.scope is not None or report.effect in _OWNING)):
                return report
        return None

    def _goes_on_from(self, place: Place) -> Report | None:
        """A statement with figures that a sentence goes on with: it points back, or a bureau counts on.

        "..., meldt de gouverneur. Daarnaast ...", "..., becijfert het bureau. China nam 47 procent af".
        """
        for report in reversed(self._discourse.by_sentence[place.index - 1]):
            scope = report.scope
            if (
                report.speaker is None
                or scope is None
                or report.effect not in ("say", "find", "expect", "announce")
            ):
                continue
            inside = self._figures_in(scope)
            if not inside:
                continue
            words = place.sentence.words
            opening = [word.lower for word in words[:6] if word.form.letters][:3]
            if (
                not opening
                or set(opening) & word_classes()["then"]
                or opening[0] in word_classes()["contrast"]
            ):
                return None
            onward = (
                opening[0] in word_classes()["onward"] or " ".join(opening[:2]) in word_classes()["onward"]
            )
            counting = report.effect == "find" and report.frame == "tag"
            told = report.frame in ("tag", "according", "source", "before")
            # who counts the dead counts the wounded
            hurt = place.unit == "person" and any(figure.value.unit == "person" for figure in inside)
            if told and (onward or counting or hurt):
                return report
            return None
        return None

    def counts_on(self, place: Place, brings_fact: Callable[[], bool]) -> Report | None:
        """A count that a paragraph goes on with, until somebody else speaks: "..., blijkt uit cijfers van X.
        Onder jongeren is dat ...".
        """
        for index in range(place.index - 1, max(place.index - _TABLE, 0) - 1, -1):
            there = self._discourse.sentences[index].paragraph == place.sentence.paragraph
            if not there and not brings_fact():
                return None
            told = [
                report
                for report in self._discourse.by_sentence[index]
                if report.speaker is not None and report.effect in SPEAKING and report.frame != "none"
            ]
            if told:
                report = told[-1]
                inside = report.scope is not None and self._figures_in(report.scope)
                # an article that brings a count, and no plan, is that count's on all its lines
                return report if inside and _counts(report) and (there or report.count) else None
        return None

    def _figures_in(self, span: Span) -> Sequence[Figure]:
        """The figures that begin within a span."""
        return self._figures[
            bisect_left(self._figure_starts, span.start) : bisect_left(self._figure_starts, span.end)
        ]

    def _closed_by(self, place: Place) -> Report | None:
        """The source that a paragraph of bare statements ends with: "..., aldus het ministerie"."""
        for index in range(place.index, min(place.index + _TABLE, len(self._discourse.sentences))):
            if self._discourse.sentences[index].paragraph != place.sentence.paragraph:
                return None
            for report in self._discourse.by_sentence[index]:
                if report.speaker is None or report.effect not in SPEAKING:
                    continue
                if self._discourse.sentences[index].words[report.subject[0]].lower[:1].isdigit():
                    continue  # "vindt 55 procent van de ouders" is what was asked
                if report.entry == OWNED:
                    return report
                source = report.frame == "tag" and report.kind not in ("person", "function", "pronoun")
                following = place.index < index < place.index + _PARAGRAPH
                return report if source and following and report.entry in WORDS.closing else None
        return None


def is_subject(report: Report, place: Place) -> bool:
    """Whether the figure is in the subject of a verb: "zestien van de 27 landen willen"."""
    first, last = report.subject
    if last < report.word and place.sentence.words[last].lower in WORDS.of:
        last = min(last + 3, report.word)
    return first <= place.first < last


def labelled(discourse: Discourse, place: Place) -> bool:
    """Whether a sentence is a label with its figure, after another sentence of its paragraph."""
    words = place.sentence.words
    colon = next((n for n, word in enumerate(words[:5]) if word.text == ":"), 0)
    if not colon or place.index == 0 or not words[0].is_a("article"):
        return False
    before = discourse.sentences[place.index - 1]
    figured = any(word.lower[:1].isdigit() for word in words[colon + 1 : colon + 5])
    verbs = any(word.form.verb for word in words[:colon])
    return before.paragraph == place.sentence.paragraph and figured and not verbs


def _is_judged(place: Place) -> bool:
    """Whether a clause closes with a verdict on the figure: "vindt 3 miljoen te weinig"."""
    words = place.sentence.words
    inside = [n for n in place.sentence.clauses[place.clause].words if words[n].form.letters]
    return inside[-1] >= place.last and words[inside[-1]].lower in word_classes()["verdict"]


def _counts(report: Report) -> bool:
    """Whether a report is of who counts or asks for a living, or of what was counted."""
    if report.frame == "source":
        return report.count
    named = report.speaker.text.lower().split() if report.speaker is not None else []
    return report.frame == "tag" and any(noun_tail(word, "counter") for word in named)


def _length(report: Report) -> int:
    scope = report.scope
    return scope.end - scope.start if scope is not None else 0


def _because(rule: str, report: Report) -> Reason:
    full = (
        f" ({report.speaker.full})"
        if report.speaker is not None and report.speaker.full != report.speaker.text
        else ""
    )
    return Reason(rule, report.entry + full)
