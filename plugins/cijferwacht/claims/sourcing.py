"""Who is the source of each figure: the quotation or statement it stands in, or one that reaches on to it.

The readings are tried from the closest to the farthest: the quotation; the relative clause that describes
the figure; the narrowest statement around it; the subject of the verb of its clause; a statement before it
that goes on; the source that closes its paragraph.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from cijferwacht.claims.attribution import Discourse
from cijferwacht.claims.cast import Speaker
from cijferwacht.claims.clauses import Sentence, Word
from cijferwacht.claims.cues import word_classes
from cijferwacht.claims.report import OWNED, POINTER, SPEAKING, Report
from cijferwacht.claims.speakers import Mention, is_country, noun_tail, places
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Figure, Reason, Span

#: Effects of verbs whose subject stands behind a figure of the same clause.
_OWNING = frozenset(("want", "expect", "announce", "deny"))
#: Effects of verbs whose subject does so when it is a person: a president decrees, a parliament only agrees.
_DOING = frozenset(("promise", "decide", "act"))
#: Effects of what is announced in a headline by who does it.
_HEADLINED = frozenset(("want", "promise", "announce", "decide", "act", "soft"))
#: Frames that reach over more than a clause of what is said.
_WIDE = frozenset(("according", "before", "source"))
#: Frames of statements told whole.
_WHOLE = frozenset(("tag", "source", "dat", "before", "according", "inf"))
#: Effects of verbs that report.
_REPORTING = frozenset(("say", "find", "deny", "announce"))
#: A sentence of no more words than this only denies.
_SHORT = 12
#: Words from a verb to what it takes.
_NEAR = 4
_PARAGRAPH = 4
#: Words from "er" to what is left of a count: "waren het er nog 30".
_REACH = 3
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

    def __init__(self, discourse: Discourse, figures: Sequence[Figure], title_end: int) -> None:
        self._discourse = discourse
        self._figures = figures
        self._figure_starts = [figure.start for figure in figures]
        self._quote_starts = [span.start for span, _ in discourse.quotations]
        self._starts = [sentence.start for sentence in discourse.sentences]
        #: Whether the headline promises figures: then the count of one paragraph goes on in the next.
        self._lists = any(
            noun_tail(word.lower, "count")
            for sentence in discourse.sentences
            if sentence.start < title_end
            for word in sentence.words
        )
        #: The last figure asked for, with its answer.
        self._last: tuple[Place, tuple[Speaker | None, tuple[Reason, ...]]] | None = None
        #: The report that a figure of a sentence went on with, by the sentence.
        self._carried: dict[int, Report] = {}
        self._scopes: dict[int, list[Report]] = {}
        for report in discourse.reports:
            if report.scope is not None and report.speaker is not None:
                self._scopes.setdefault(self._sentence_at(report.scope.start), []).append(report)

    def _sentence_at(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def around(self, index: int) -> Sequence[Report]:
        """The reports with a speaker whose reach begins in a sentence."""
        return self._scopes.get(index, ())

    def of(self, figure: Figure, place: Place, setting: Setting) -> tuple[Speaker | None, tuple[Reason, ...]]:
        """The source of a figure with the reason; figures are asked for in text order."""
        found = self._whole(place) or self._of(figure, place, setting)
        self._last = (place, found)
        return found

    def headline(self, place: Place) -> tuple[Speaker | None, tuple[Reason, ...]]:
        """Who acts in a headline that names no source: "Kabinet vergroot korps tot 900 man"."""
        subject = self._discourse.subject(place.index)
        if subject is None or subject.plural or place.first < subject.last or not _may_announce(subject):
            return None, ()
        for report in self._discourse.by_sentence[place.index]:
            here = report.subject[0] == subject.first and report.clause == place.clause and not report.bare
            if here and not report.past and report.effect in _HEADLINED:
                return Speaker(subject.text, subject.text), (Reason("speaker: headline", report.entry),)
        return None, ()

    def _whole(self, place: Place) -> tuple[Speaker | None, tuple[Reason, ...]] | None:
        """The whole of a part is whose the part is: "41 van de 56 gebouwen"."""
        if self._last is None or self._last[0].index != place.index:
            return None
        if not _is_count(place):
            return None  # "de helft van de 30 procent"
        between = place.sentence.words[self._last[0].last : place.first]
        if (
            1 <= len(between) <= 2
            and between[0].lower in WORDS.of
            and between[-1].lower in WORDS.of | WORDS.definite
        ):
            return self._last[1]
        return None

    def _of(
        self, figure: Figure, place: Place, setting: Setting
    ) -> tuple[Speaker | None, tuple[Reason, ...]]:
        quoted = self._quoted(figure.start)
        if quoted is not None:
            named = self._named_within(figure, place, setting)
            if named is not None:
                return named.speaker, (_because("speaker: named in the quotation", named),)
            return quoted, (Reason("speaker: quotation", quoted.full),)
        old = any(reason.rule == "past" and reason.entry in WORDS.to for reason in figure.reasons)
        if setting.known or old:  # in a statement it is the speaker's all the same, in a wish it is not
            stated = self.reporter(figure, place, setting)
            wished = stated is None or stated[0].frame not in _WHOLE or stated[0].effect == "want"
            if wished and not (old and stated is None and self._continued(place) is not None):
                return None, ()
        elif self._reckoned(figure, place, setting):
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
        continued = self._continued(place) or self._counted_again(figure, place)
        if continued is not None:
            self._carried[place.index] = continued
            return continued.speaker, (_because("speaker: goes on", continued),)
        closing = self._closed_by(place)
        if closing is not None:
            return closing.speaker, (_because("speaker: closes the paragraph", closing),)
        return None, ()

    def _named_within(self, figure: Figure, place: Place, setting: Setting) -> Report | None:
        """Whom the quoted name as the source: "Het kabinet houdt het op 16 miljard, ik kom op 23"."""
        told = self.reporter(figure, place, setting)
        if told is None or told[0].speaker is None or told[0].kind not in ("body", "person"):
            return None
        if told[0].sentence != place.index:
            return None
        report = told[0]
        words = place.sentence.words
        within = any(
            span.start <= words[report.word].start < span.end and span.start <= figure.start < span.end
            for span, _ in self._discourse.quotations
        )
        first = words[report.subject[0]].lower in WORDS.possessives
        between = words[report.word : place.first]
        same_clause = words[report.word].clause == place.clause and not any(
            word.is_a("pronoun.first") for word in between
        )
        return report if within and not first and same_clause and report.effect in ("say", "find") else None

    def _reckoned(self, figure: Figure, place: Place, setting: Setting) -> bool:
        """Whether a figure is the paper's own: a multiple between commas ("..., drie keer zoveel als vorig
        jaar"), a count of what there is in no statement ("wil de 12 provincies ...").
        """
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
            if report.speaker is None or report.clause != setting.described or report.entry in WORDS.unspoken:
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
            and report.entry not in WORDS.unspoken
        ]
        if not around:
            return None
        report = min(around, key=_length)
        if report.effect == "want" and report.frame != "tag":
            # "Volgens ingewijden zinspeelt Polen op 3 miljard": who tells it, not who wishes it
            report = next((r for r in around if r.frame == "according"), report)
        # "de 27 lidstaten" are known to be 27, whoever speaks of them
        if (report.frame in _WIDE and (setting.counted or _given(report, place))) or (
            report.frame == "tag" and _described_whole(place, setting)
        ):
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
            if report.entry in WORDS.unspoken:
                continue
            states = report.frame == "none" and report.effect in ("say", "find") and _is_object(report, place)
            if report.effect in _OWNING or (person and report.effect in _DOING) or judges or states:
                return report, "subject"
        return None

    def _continued(self, place: Place) -> Report | None:
        """A report that goes on: "Dat schrijft de minister. De kosten komen dan uit op ..."."""
        own = self._resumed(place)
        if own is not None or place.index == 0:
            return own
        before = self._discourse.sentences[place.index - 1]
        if before.paragraph != place.sentence.paragraph:
            return self.counts_on(place)
        if labelled(self._discourse, place):
            for report in reversed(self._discourse.by_sentence[place.index - 1]):
                if report.speaker is not None and report.effect in SPEAKING:
                    return report
        return self._goes_on_from(place) or self.counts_on(place) or self._hearsay(place)

    def _counted_again(self, figure: Figure, place: Place) -> Report | None:
        """A statement whose count the next sentence goes on with, or the one after it: "..., meldt de dienst.
        Van de boten zijn er 12 terug", "... Een dag eerder waren het er 30", "... Er kwamen ook 3 boten".
        """
        if place.index == 0:
            return None
        before = self._discourse.sentences[place.index - 1]
        if before.paragraph != place.sentence.paragraph:
            return None
        report = self._told_in(place.index - 1)
        if report is None:
            return None
        words = place.sentence.words
        opening = _opening(words)
        if self._left_of_count(figure, place, report) or _takes_part_of(words, before.words):
            return report
        if opening and opening[0] in WORDS.there and any(word.lower in WORDS.also for word in words[:_NEAR]):
            return report
        hearsay = any(word.lower in WORDS.would for word in words)
        return report if place.index - 1 in self._carried and (hearsay or _points_back(opening)) else None

    def _left_of_count(self, figure: Figure, place: Place, report: Report) -> bool:
        """Whether "er" stands for what the statement before counted: "Een dag eerder waren het er 30"."""
        bare = figure.number is not None and figure.number.end == figure.end
        if not bare or place.sentence.clauses[place.clause].kind != "main" or not _is_count(place):
            return False
        near = place.sentence.words[max(place.first - _REACH, 0) : place.first]
        inside = self._figures_in(report.scope) if report.scope is not None else ()
        alike = any(told.value.unit == place.unit for told in inside)
        return alike and any(word.lower in WORDS.there for word in near)

    def _told_in(self, index: int) -> Report | None:
        """The statement with figures that a sentence makes, or goes on with."""
        for report in reversed(self._discourse.by_sentence[index]):
            if report.speaker is None or report.effect not in _REPORTING or report.frame == "before":
                continue
            if report.scope is not None and self._figures_in(report.scope):
                return report
        return self._carried.get(index)

    def _resumed(self, place: Place) -> Report | None:
        """A report that the same sentence goes on with: "..., blijkt uit cijfers van X; vorig jaar was dat 54
        procent".
        """
        words = place.sentence.words
        for report in reversed(self._discourse.by_sentence[place.index]):
            scope = report.scope
            if scope is None or report.speaker is None or scope.end > words[place.first].start:
                continue
            between = words[report.word : place.first]
            if report.frame == "according" and any(
                word.lower in WORDS.now for word in words[report.word : place.first + 1]
            ):
                continue  # "moet volgens X naar 900; nu zijn het er 300"
            if any(word.text == ";" for word in between) and any(
                word.lower in WORDS.pointing for word in between
            ):
                return report
        return None

    def _hearsay(self, place: Place) -> Report | None:
        """What "zou" goes on with: "De bron meldt ... Er zouden 300 doden zijn"; after a wish only where it
        points back ("Zij wil 5 procent. Daarvan zou ...").
        """
        words = place.sentence.words
        hearsay = any(word.lower in WORDS.would for word in words)
        for report in reversed(self._discourse.by_sentence[place.index - 1]):
            if report.speaker is None:
                continue
            if self._corrects(report, place) or (
                hearsay and report.effect in _REPORTING and report.scope is not None
            ):
                return report
            if hearsay and report.effect in _OWNING and _points_back(_opening(words)):
                return report
        return None

    def _corrects(self, report: Report, place: Place) -> bool:
        """Whether a sentence puts right what was denied: "De staf ontkent dat. Het gaat om 20 procent"."""
        opening = _opening(place.sentence.words)
        short = len(self._discourse.sentences[report.sentence].words) <= _SHORT
        return report.frame == POINTER and short and bool(opening) and opening[0] in WORDS.it

    def _goes_on_from(self, place: Place) -> Report | None:
        """A statement with figures that a sentence points back to: "..., meldt de staf. Daarnaast ..."."""
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
            opening = _opening(place.sentence.words)
            if (
                not opening
                or set(opening) & word_classes()["then"]
                or opening[0] in word_classes()["contrast"]
            ):
                return None
            onward = _points_back(opening)
            told = report.frame in ("tag", "according", "source", "before")
            if told and onward:
                return report
            return None
        return None

    def counts_on(self, place: Place) -> Report | None:
        """A count that a paragraph goes on with, until somebody else speaks: "..., blijkt uit cijfers van X.
        Onder jongeren is dat ...".
        """
        if self._acts_itself(place.index) or set(_opening(place.sentence.words)) & word_classes()["then"]:
            return None
        for index in range(place.index - 1, max(place.index - _TABLE, 0) - 1, -1):
            there = self._discourse.sentences[index].paragraph == place.sentence.paragraph
            if not there and not self._lists:
                return None
            told = [
                report
                for report in self._discourse.by_sentence[index]
                if report.speaker is not None and report.effect in SPEAKING and report.frame != "none"
            ]
            if told:
                report = told[-1]
                inside = self._figures_in(report.scope) if report.scope is not None else ()
                alike = report.count or any(figure.value.unit == place.unit for figure in inside)
                whole = report.frame in _WHOLE or report.frame in _WIDE
                # an article that brings a count, and no plan, is that count's on all its lines
                none = report.count and not inside and there  # "De bank stelde haar raming bij."
                on = ((inside and alike) or none) and whole and counts(report) and (there or report.count)
                return report if on else None
            if there and self._acts_itself(index):
                return None
        return None

    def _acts_itself(self, index: int) -> bool:
        """Whether a sentence is about somebody who can speak: "De minister reageerde verrast"."""
        subject = self._discourse.subject(index)
        return subject is not None and subject.kind in ("person", "function", "body") and not subject.plural

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
                # who speaks may be named in the sentence before
                subject = self._discourse.sentences[index].words[report.subject[0] : report.subject[0] + 1]
                if any(word.lower[:1].isdigit() for word in subject):
                    continue  # "vindt 55 procent van de ouders" is what was asked
                if report.entry == OWNED:
                    return report
                source = report.frame == "tag" and report.kind not in ("person", "function", "pronoun")
                following = place.index < index < place.index + _PARAGRAPH
                return report if source and following and report.entry in WORDS.closing else None
        return None


def _opening(words: Sequence[Word]) -> list[str]:
    """The first words of a sentence."""
    return [word.lower for word in words[:6] if word.form.letters][:3]


def _points_back(opening: Sequence[str]) -> bool:
    """Whether a sentence that opens so goes on with the one before: "Daarvan ...", "Zij zou ..."."""
    onward = word_classes()["onward"]
    return bool(opening) and (
        opening[0] in onward
        or " ".join(opening[:2]) in onward
        or opening[0] in word_classes()["pronoun.singular"]
    )


def _is_count(place: Place) -> bool:
    """Whether a figure counts people or things."""
    return place.unit == "person" or place.unit.startswith("count:")


def _takes_part_of(words: Sequence[Word], before: Sequence[Word]) -> bool:
    """Whether a sentence opens with the whole that the one before told: "Van die boten", "Van hen"."""
    opening = [word for word in words[:5] if word.form.letters]
    if len(opening) < 3 or opening[0].lower not in WORDS.of:
        return False
    if opening[1].lower in WORDS.them:
        return True
    if opening[1].lower not in WORDS.definite_determiners:
        return False
    told = {word.form.lemma for word in before if word.form.letters and not word.form.classes}
    return any(word.form.lemma in told and not word.form.classes for word in opening[2:])


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


def _given(report: Report, place: Place) -> bool:
    """Whether a figure is known to who reads "volgens" after it: "Van de 60 miljoen is volgens het ministerie
    ...", "Van de beloofde aankopen van 750 miljard is ...".
    """
    words = place.sentence.words
    if report.frame != "according" or report.sentence != place.index or report.word < place.last:
        return False
    first = next((n for n, word in enumerate(words[: place.first]) if word.form.letters), place.first)
    fronted = first + 1 < place.first and words[first].is_a("preposition")
    return fronted and words[first + 1].lower in WORDS.definite_determiners


def _described_whole(place: Place, setting: Setting) -> bool:
    """Whether a figure is the known whole of which a sentence tells a part: "Van de 60 boten die vertrokken,
    zijn er 12 terug", "Van de door Hoek beloofde 60 boten ...".
    """
    before = [word for word in place.sentence.words[: place.first] if word.form.letters]
    opens = len(before) > 1 and before[0].lower in WORDS.of and before[1].lower in WORDS.definite_determiners
    if not opens or len(before) > _NEAR + 2:
        return False
    return setting.described is not None or any(word.lower in WORDS.by for word in before)


def _may_announce(subject: Mention) -> bool:
    """Whether the subject of a headline can be who announces what it tells: no country, but a capital can."""
    if subject.kind in ("person", "function", "body"):
        return True
    compound = subject.text.rpartition("-")[2][:1].islower()  # "EU-landen"
    return len(subject.name) == 1 and not compound and not is_country(subject)


def _is_object(report: Report, place: Place) -> bool:
    """Whether a figure is what a verb reports: "de luchtmacht meldt 450 drones"."""
    spoken = report.kind in ("person", "function", "body", "pronoun") or _is_name(report)
    return spoken and report.clause == place.clause and report.word < place.first <= report.word + _NEAR


def _is_name(report: Report) -> bool:
    """Whether a speaker is no more than a name: "Bruins erkent 55 doden"; a country only counts."""
    name = report.speaker.name if report.speaker is not None else ""
    placed = name.lower() in places() and report.entry not in WORDS.counting
    return name[:1].isupper() and " " not in name and not placed


def _is_judged(place: Place) -> bool:
    """Whether a clause closes with a verdict on the figure: "vindt 3 miljoen te weinig"."""
    words = place.sentence.words
    inside = [n for n in place.sentence.clauses[place.clause].words if words[n].form.letters]
    return inside[-1] >= place.last and words[inside[-1]].lower in word_classes()["verdict"]


def counts(report: Report) -> bool:
    """Whether a report is of who counts, reckons or asks for a living, or of what was counted."""
    if report.count:
        return True
    named = report.speaker.name.lower().split() if report.speaker is not None else []
    return report.frame != "source" and any(noun_tail(word, "counter") for word in named)


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
