"""The context of each figure: who says it, how settled it is, whether it is history, and what it measures.

A figure takes its context from the clause it stands in, from the relative clause that describes it ("de 6
miljard
die de minister wil lenen"), from the clauses its own one completes ("wil dat ...") and from the statement
it is
part of. What the sentence leaves open comes from elsewhere in the article: the same value where it is told in
full, or the sentence before where this one goes on about it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from cijferwacht.claims.attribution import SPEAKING, Discourse, Report, noun_tail, read_discourse
from cijferwacht.claims.clauses import Clause, Sentence, is_past_or_participle
from cijferwacht.claims.cues import Phrase, phrases_by_first_word, verbs_by_base, word_classes
from cijferwacht.claims.document import Document
from cijferwacht.claims.measured import Measured, continued, describe
from cijferwacht.claims.sourcing import Place as _Place
from cijferwacht.claims.sourcing import Setting, Sources, is_subject, labelled
from cijferwacht.claims.stages import Staged, is_plural, leading_noun, owner, stage_of, staged
from cijferwacht.claims.tense import is_infinitive, verb_form
from cijferwacht.claims.words import WORDS, participle_prefixes, without_er
from cijferwacht.model import Figure, Reason, Speech, Status

#: What two mentions of one value share.
_Key = tuple[float | None, float | None, str | None, str | None]
#: A status with the rule and the entry that gave it.
_Settled = tuple[Status, str, str]
#: Status that an effect of the lexicons gives.
_STATUS: dict[str, Status] = {
    "deny": "denied",
    "denied": "denied",
    "want": "plan",
    "expect": "plan",
    "plan": "plan",
    "plan.noun": "plan",
    "modal": "plan",
    "must": "plan",
    "future": "plan",
    "promise": "decided",
    "announce": "decided",
    "decide": "decided",
    "decided": "decided",
    "soft": "decided",
    "act": "decided",
    "deed": "decided",
}
#: Within one clause the first of these that is there wins: what is denied is denied, what is wanted is not
#: yet
#: decided, and "zou worden verhoogd" is no decision either.
_ORDER = (
    "deny", "denied", "want", "expect", "modal", "decide", "decided", "promise", "announce", "plan", "must",
    "plan.noun", "soft", "act", "deed", "future",
)  # fmt: skip
_SETTLING = frozenset(("decide", "decided", "promise", "announce", "deny", "denied"))
#: Effects of a clause around the figure's own that outrank what its own clause leaves open.
_OVERRULING: dict[str, frozenset[str]] = {
    "modal": _SETTLING,
    "plan": _SETTLING,
    "must": _SETTLING | {"want", "expect", "plan", "plan.noun"},
    "act": _SETTLING | {"want", "expect", "plan", "plan.noun"},
    "deed": _SETTLING | {"want", "expect", "plan", "plan.noun"},
    "soft": frozenset(("want", "expect", "plan", "plan.noun")),
}
#: How much an effect in the headline or the lead says of what the article brings.
_WEIGHTS = {
    "want": 1.0, "expect": 1.0, "plan": 1.0, "plan.noun": 0.6, "proposal": 0.6, "modal": 0.6, "must": 0.4,
    "future": 0.3,
    "decide": 1.0, "decided": 1.0, "promise": 1.0, "announce": 1.0, "soft": 1.0, "act": 0.6, "deed": 0.6,
}  # fmt: skip
#: Effects that give way when the article as a whole tells of a plan, or of a decision.
_YIELDING: dict[str, Status] = {
    "soft": "plan",
    "act": "plan",
    "deed": "plan",
    "must": "decided",
    "future": "decided",
    "plan.noun": "decided",
}
#: Periods of a figure; with another "per" it is a price.
_PERIODS = frozenset(("hour", "day", "week", "month", "quarter", "year"))
#: Effects of what was held once, and may have been given up since.
_HELD = frozenset(("want", "expect", "plan", "plan.noun", "modal", "find", "say"))
#: Frames of sources that are written; a headline is rarely theirs.
_WRITTEN = frozenset(("before", "source"))
#: How an entry of a live blog or a column of short news opens: "08.40 uur", "HAVEN - ".
_ENTRY = re.compile(r"\W{0,3}\d{1,2}[.:]\d{2}\b|\W{0,3}\w[\w -]{1,30}\W{0,3} [-–—] ")
#: A participle of a separable verb.
_CLOSED = re.compile(r"[^\W\d]{2,6}ge[^\W\d]{2,}[dt]")
#: Effects of verbs that leave open whether it will be so.
_MAYBE = frozenset(("modal", "must", "future"))
#: Letters of a currency's code.
_CURRENCY = 3
#: Effects that a sentence before hands on to one that goes on about it.
_NEAR = 6
#: The news of an article is told in its first sentences.
_LEAD = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A cue in a clause: a verb or a phrase with its effect."""

    clause: int
    word: int
    effect: str
    entry: str
    past: bool = False
    report: Report | None = None


#: A figure with its place, whether it has a speaker, and whether its sentence settles its status.
_Found = tuple[Figure, _Place | None, bool, bool]


def annotate(document: Document, figures: Sequence[Figure], speech: Sequence[Speech]) -> tuple[Figure, ...]:
    """Fill speaker, status, past and what of each figure, with reasons; order and values stay as they are.

    ``speech`` is what :func:`cijferwacht.claims.speech.read_speech` read in the same document.
    """
    if not figures:
        return ()
    return _Annotator(document, figures).annotate()


class _Annotator:
    def __init__(self, document: Document, figures: Sequence[Figure]) -> None:
        self.document = document
        self.figures = figures
        self.discourse: Discourse = read_discourse(document)
        self.starts = [sentence.start for sentence in self.discourse.sentences]
        self._alike: dict[_Key, list[int]] = {}
        for number, figure in enumerate(figures):
            self._alike.setdefault(_key(figure), []).append(number)
        self._places: dict[int, _Place | None] = {}
        self._marks: dict[int, tuple[Mark, ...]] = {}
        self._sources = Sources(self.discourse, figures)
        self._news: tuple[Status, str] | None = None
        self._awaits: bool | None = None
        self._timed: frozenset[int] | None = None
        self._foretelling: dict[int, str] | None = None
        self._clause_verbs: dict[tuple[int, int | None], tuple[str, ...]] = {}
        self._staged_nouns: dict[int, list[Staged]] = {}
        #: The status of the figure before, as far as its own sentence tells.
        self._told_before: Status | None = None

    def annotate(self) -> tuple[Figure, ...]:
        found: list[_Found] = []
        for figure in self.figures:
            place = self._place(figure)
            if place is None:
                found.append((figure, None, False, False))
                continue
            speaker, why = self._sources.of(
                figure, place, self._setting(figure, place), lambda: self._mood()[0] == "fact"
            )
            status, because = self._status(figure, place)
            past, since = self._past(figure, place)
            if past and status in (None, "fact") and since and "plan" in since[0].rule:
                status, because = "plan", since
            elif past and status is None and "corrected" not in since[0].rule:
                status, because = "fact", since
            read = replace(
                figure,
                value=replace(figure.value, status=status or "fact"),
                past=figure.past or past,
                speaker=speaker.text if speaker else None,
                reasons=(*figure.reasons, *why, *because, *since),
            )
            found.append((read, place, speaker is not None, status is not None))
            self._told_before = status
        return self._described(self._inherit(found), [place for _, place, _, _ in found])

    # What is measured

    def _described(self, figures: Sequence[Figure], places: Sequence[_Place | None]) -> tuple[Figure, ...]:
        """Say of each figure what it measures; one that points back takes words from the figure before it."""
        described: list[Measured | None] = []
        found = []
        for number, (figure, place) in enumerate(zip(figures, places, strict=True)):
            measured = None
            if place is not None:
                measured = describe(place.sentence, figure, place.first, place.last, self._persons(place))
                measured = continued(measured, self._introduced(number, place, places, described))
            described.append(measured)
        for number, (figure, measured) in enumerate(zip(figures, described, strict=True)):
            twin = next((n for n in self._alike[_key(figure)][:2] if n != number), None)
            whole = continued(measured, described[twin] if twin is not None else None) if measured else None
            found.append(replace(figure, what=whole.text if whole is not None else None))
        return tuple(found)

    def _persons(self, place: _Place) -> frozenset[int]:
        """Words of the persons who speak in a sentence."""
        return frozenset(
            n
            for report in self.discourse.by_sentence[place.index]
            if report.kind == "person" and report.effect in SPEAKING
            for n in range(*report.subject)
        )

    def _introduced(
        self,
        number: int,
        place: _Place,
        places: Sequence[_Place | None],
        described: Sequence[Measured | None],
    ) -> Measured | None:
        """The description a figure goes on with: of its paragraph, and of the headline for the first one
        under it.
        """
        if number == 0:
            return None
        before = places[number - 1]
        if before is None:
            return None
        same = before.sentence.paragraph == place.sentence.paragraph
        return described[number - 1] if same or self.figures[number - 1].place == "title" else None

    # Places

    def _place(self, figure: Figure) -> _Place | None:
        if figure.start not in self._places:  # no two figures begin at one character
            self._places[figure.start] = self._find(figure)
        return self._places[figure.start]

    def _find(self, figure: Figure) -> _Place | None:
        index = bisect_right(self.starts, figure.start) - 1
        if index < 0:
            return None
        sentence = self.discourse.sentences[index]
        # the words overlap the figure, and are in text order
        first = bisect_right(sentence.words, figure.start, key=lambda word: word.end)
        last = bisect_left(sentence.words, figure.end, key=lambda word: word.start)
        words = range(first, last)
        if not words:
            return None
        return _Place(
            index, sentence, words[0], words[-1] + 1, sentence.words[words[0]].clause, figure.value.unit or ""
        )

    def marks(self, index: int) -> tuple[Mark, ...]:
        """Cues of a sentence, in text order."""
        if index not in self._marks:
            sentence = self.discourse.sentences[index]
            marks = [
                Mark(report.clause, report.word, report.effect, report.entry, report.past, report)
                for report in self.discourse.by_sentence[index]
            ]
            marks += _phrase_marks(sentence)
            marks += _going_to(sentence)
            marks += _conditions(sentence)
            marks += _starting(sentence)
            marks += _becoming(sentence)
            marks += _pronominal(sentence)
            for mark in list(marks):  # "geldt vanaf zaterdag": settled, not yet so
                if mark.effect == "state" and any(
                    sentence.words[n].lower in WORDS.later for n in sentence.clauses[mark.clause].words
                ):
                    marks.append(replace(mark, effect="soft"))
            marks = [_reversed(mark, sentence) for mark in marks]
            self._marks[index] = tuple(sorted(marks, key=lambda mark: mark.word))
        return self._marks[index]

    def _setting(self, figure: Figure, place: _Place) -> Setting:
        """What the clauses around a figure say of it to who looks for its source."""
        return Setting(
            described=self._describing(place),
            chain=self._chain(place),
            counted=self._counted(figure, place),
            known=bool(self._compared(place) or self._norm(place)),
        )

    # Status

    def _status(self, figure: Figure, place: _Place) -> tuple[Status | None, tuple[Reason, ...]]:
        """The first reading that settles it; None leaves it to what the article brings.

        In order: what the text itself replaces or compares; the clause that describes the figure; the
        mood of its verb; what the next sentence says was done; the cues of its clauses; their tense; what
        stands or is paid anyhow; its source. Only what none of these settles follows the news.
        """
        for read in (
            self._by_replacement,
            self._by_adjective,
            self._by_comparison,
            self._by_norm,
            self._by_description,
            self._by_mood_of_verb,
            self._by_denial,
            self._by_aside,
            self._by_price,
            self._by_poll,
            self._by_forecast,
            self._by_sequel,
            self._by_cues,
            self._by_undertaking,
            self._by_foresight,
            self._by_offer,
            self._by_document,
            self._by_tense,
            self._by_standing,
            self._by_owner,
            self._by_subject,
            self._by_being,
            self._by_source,
            self._by_label,
        ):
            found = read(figure, place)
            if found is not None:
                status, rule, entry = found
                return status, (Reason(f"status: {rule}", entry),)
        return None, ()

    def _by_replacement(self, figure: Figure, place: _Place) -> _Settled | None:
        """ "Geen 244 maar 180 euro": the first is denied."""
        denied = self._replaced(place)
        return ("denied", "replaced", denied) if denied else None

    def _replaced(self, place: _Place) -> str:
        words = place.sentence.words
        if not place.first or words[place.first - 1].lower not in WORDS.denials:
            return ""
        before = place.first - 2
        counted = any(word.lower[:1].isdigit() for word in words[max(0, before - 4) : max(0, before)])
        if words[place.first - 1].lower in WORDS.no and before > 0 and words[before].text == "," and counted:
            return f", {words[place.first - 1].lower}"  # "60 miljoen euro, geen 68"
        for n in range(place.last, min(place.last + _NEAR, len(words))):
            if words[n].lower in WORDS.but:
                following = words[n + 1 : n + 4]
                replacing = f"{words[place.first - 1].lower} ... {words[n].lower}"
                return replacing if any(word.lower[:1].isdigit() for word in following) else ""
        return ""

    def _by_mood_of_verb(self, figure: Figure, place: _Place) -> _Settled | None:
        """Forms that tell what is said to be or to have been, which is no plan, and what could have been."""
        words = place.sentence.words
        clause = place.sentence.clauses[place.clause]
        number = place.clause
        if not clause.verb and clause.parent is not None and clause.kind == "relative":
            number = clause.parent  # "zouden zijn neergehaald, waarvan 21 boven zee"
        inside = place.sentence.clauses[number].words
        lowers = {words[n].lower for n in inside}
        would = lowers & WORDS.would
        if would and self._perfect(number, place.sentence, finite=False):
            return "fact", "hearsay", min(would)
        if would and self._is_hearsay(place.sentence, inside):
            return "fact", "hearsay", min(would)
        if lowers & WORDS.had and (missed := lowers & WORDS.modal_infinitives):
            due = missed & WORDS.due_infinitives  # "had in april moeten worden betaald"
            return ("plan" if due else "fact"), "could have been", min(lowers & WORDS.had)
        return None

    def _is_hearsay(self, sentence: Sentence, inside: Sequence[int]) -> bool:
        """Whether a clause closes with an infinitive of being: "zou daar staan", "zou om 3 miljoen gaan"."""
        lowers = [sentence.words[n].lower for n in inside if sentence.words[n].form.letters]
        last = lowers[-1] if lowers else ""
        if len(lowers) < 2 or lowers[-2] in WORDS.modal_infinitives:
            return False
        return last in word_classes()["being"] or (last in WORDS.go and not WORDS.in_order.isdisjoint(lowers))

    def _perfect(self, number: int, sentence: Sentence, *, finite: bool = True) -> str:
        """The auxiliary of a perfect: "is gedekt", or not finite "zou zijn neergehaald"; "" for none."""
        words = sentence.words
        inside = [n for n in sentence.clauses[number].words if words[n].form.letters]
        if not any(verb_form(words[n].form) == "participle" for n in inside):
            return ""
        forms = WORDS.done if finite else WORDS.be_or_have
        lowers = {words[n].lower for n in inside}
        if lowers & WORDS.open_infinitives or (finite and lowers & WORDS.open_finites):
            return ""
        return next((words[n].lower for n in inside if words[n].lower in forms), "")

    def _by_sequel(self, figure: Figure, place: _Place) -> _Settled | None:
        """From the sentence after, when that says what was done with this one: "Dat besloot het college"."""
        after = place.index + 1
        if after >= len(self.discourse.sentences) or place.sentence.clauses[place.clause].kind == "relative":
            return None
        sentence = self.discourse.sentences[after]
        words = sentence.words
        if (
            sentence.paragraph != place.sentence.paragraph
            or len(words) < 3
            or words[0].lower not in WORDS.this_or_that
        ):
            return None
        if place.index and self._own_settles(figure, place):
            return None
        for mark in self.marks(after):
            settles = mark.effect in ("decide", "announce", "promise", "deny")
            if (
                settles
                and mark.clause == words[1].clause
                and words[1].form.verb
                and not _negated(mark, sentence)
            ):
                if mark.report is not None and mark.report.bare:
                    continue
                return _STATUS[mark.effect], "said of it next", mark.entry
        return None

    def _own_settles(self, figure: Figure, place: _Place) -> bool:
        own = self._own_mark(figure, place)
        open_ended = ("must", "future", "soft", "act", "deed", "modal")
        return bool(self._fact(place.clause, place)) if own is None else own.effect not in open_ended

    def _by_standing(self, figure: Figure, place: _Place) -> _Settled | None:
        """What stands, lives or is paid somewhere day by day is there, whatever the article brings."""
        sentence = place.sentence
        clause = sentence.clauses[place.clause]
        for mark in self.marks(place.index):
            # "op de lijst staan", not "op de rekening van het fonds"
            owner = any(word.lower in WORDS.of for word in sentence.words[max(0, mark.word - 2) : mark.word])
            if mark.effect in ("proposal", "plan.noun") or (mark.effect == "listed" and not owner):
                return None
        # "het leeuwendeel, 185 miljoen, staat bij de bank": the verb follows the apposition
        marks = [
            mark
            for mark in self.marks(place.index)
            if mark.clause == place.clause or (mark.effect == "stand" and mark.word == place.last + 1)
        ]
        opening = [sentence.words[n].lower for n in clause.words[:1]]
        costs = any(sentence.words[n].lower in WORDS.costs for n in clause.words)
        if costs and opening and opening[0] in WORDS.each:
            return "fact", "price of one", opening[0]
        for mark in marks:
            report = mark.report
            before = sentence.words[mark.word - 1] if mark.word else None
            noun = before is not None and (before.is_a("article") or before.is_a("preposition"))  # "in staat"
            stands = mark.effect == "stand" and report is not None and not report.bare and not noun
            placed = place.unit != "percent" or mark.entry in WORDS.living
            if stands and placed and not self._starts_later(clause.words, place):
                return "fact", "stands", mark.entry
        paid = figure.value.per in ("hour", "day", "week", "month")
        finite = any(sentence.words[n].lower in WORDS.paying for n in clause.words)
        if (
            paid
            and (finite or place.unit == "person" or place.unit.startswith("count:"))
            and not any(m.effect in _STATUS for m in marks)
        ):
            return "fact", "goes on", figure.value.per or ""
        return None

    def _by_adjective(self, figure: Figure, place: _Place) -> _Settled | None:
        """From what stands with the number itself: "34 bestelde bussen", "de beoogde 3 miljoen"."""
        for mark in self.marks(place.index):
            if mark.report is None and " " not in mark.entry and place.first - 1 <= mark.word < place.last:
                inflected = place.sentence.words[mark.word].lower.endswith(("e", "en"))
                if inflected and mark.effect in ("plan", "decided") and not figure.past:
                    return _settled(mark)
        return None

    def _by_norm(self, figure: Figure, place: _Place) -> _Settled | None:
        """ "Om de norm van 3,5 procent te halen": a norm with its article is in force or agreed."""
        norm = self._norm(place)
        # "haalt sinds kort de norm" tells how it is
        return ("decided", "norm", norm) if norm and not self._fact(place.clause, place) else None

    def _norm(self, place: _Place) -> str:
        """The noun of a norm right before its number: "de nieuwe uitgavennorm van"; "" for none."""
        words = place.sentence.words
        at = place.first - 2
        if (
            at < 1
            or words[at + 1].lower not in WORDS.of
            or not noun_tail(words[at].lower.rpartition("-")[2], "norm")
        ):
            return ""
        for n in range(at - 1, max(at - 3, -1), -1):
            if words[n].lower in WORDS.definite:
                return words[at].lower
            if words[n].form.classes or words[n].lower in WORDS.former_norm:
                return ""
        return ""

    def _by_comparison(self, figure: Figure, place: _Place) -> _Settled | None:
        compared = self._compared(place)
        if figure.past and (revised := self._revised(place)):
            return "plan", "forecast", revised
        return ("fact", "compared with", compared) if compared or figure.past else None

    def _revised(self, place: _Place) -> str:
        """What is revised where the old value is one of a forecast: "de raming gaat van 2 naar 1 procent"."""
        clause = place.sentence.clauses[place.clause]
        found = self._staged(place.index, place.clause if clause.verb else None)
        return next((each.noun for each in found if each.stage == "forecast" and each.word < place.first), "")

    def _by_description(self, figure: Figure, place: _Place) -> _Settled | None:
        """From the relative clause that describes the figure, or from its article: "de 27 lidstaten"."""
        described = self._describing(place)
        if described is None:
            return ("fact", "counts what there is", figure.text) if self._presupposed(figure, place) else None
        mark = self._mark(described, place)
        if mark is not None:
            done = self._perfect(place.clause, place.sentence) if mark.effect in ("promise", "decide") else ""
            # "de 24 bussen die de stad had beloofd, zijn geleverd"
            return ("fact", "done", done) if done and self._delivered(place) else _settled(mark)
        if any(place.sentence.words[n].form.verb for n in place.sentence.clauses[described].words):
            fact = self._fact(described, place)
            return ("fact", "fact", fact) if fact else None
        return None

    def _delivered(self, place: _Place) -> bool:
        """Whether the figure's clause tells that it was carried out: "zijn geleverd", "is gerealiseerd"."""
        inside = place.sentence.clauses[place.clause].words
        lemmas = {place.sentence.words[n].form.lemma for n in inside}
        return bool(lemmas & word_classes()["carry.out"])

    def _by_denial(self, figure: Figure, place: _Place) -> _Settled | None:
        """ "Er komt geen heffing van 3 procent", "werkt niet aan een heffing van 3 procent"."""
        words = place.sentence.words
        owned = leading_noun(place.sentence, place.first)
        if owned is None or words[owned].clause != place.clause:
            return None
        if not WORDS.no.isdisjoint(word.lower for word in words[max(owned - 2, 0) : owned]):
            return "denied", "there is none", words[owned].lower
        undertaken = self._undertaken(owned, place)
        if undertaken is None:
            return None
        preposition, verb = undertaken
        negated = any(word.lower in WORDS.negations for word in words[max(preposition - 3, 0) : preposition])
        return ("denied", "is not done", verb) if negated else None

    def _by_undertaking(self, figure: Figure, place: _Place) -> _Settled | None:
        """What is still worked at or talked of: "werkt aan een lijst van 3 miljard"."""
        owned = leading_noun(place.sentence, place.first)
        at = place.first if owned is None else owned
        undertaken = self._undertaken(at, place)
        if undertaken is None or place.sentence.words[at].clause != place.clause:
            return None
        return "plan", "worked at", undertaken[1]

    def _by_foresight(self, figure: Figure, place: _Place) -> _Settled | None:
        """What somebody sees coming: "ziet de heffing zakken naar 12 procent"."""
        words = place.sentence.words
        inside = place.sentence.clauses[place.clause].words
        seeing = next((n for n in inside if words[n].lower in WORDS.seeing), None)
        if seeing is None:
            return None
        for n in inside:
            moves = words[n].lower in word_classes()["outlook"] or words[n].lower in word_classes()["change"]
            if n > seeing + 1 and moves and not words[n].form.past:
                return "plan", "seen coming", words[n].lower
        return None

    def _undertaken(self, noun: int, place: _Place) -> tuple[int, str] | None:
        """The preposition before a noun, and the verb of setting about something that takes it."""
        words = place.sentence.words
        for n in range(noun - 1, max(noun - _NEAR, 0), -1):
            if words[n].is_a("preposition"):
                verbs = self._verbs(place.index, place.clause)
                taking = (f"{verb} {words[n].lower}" for verb in verbs)
                found = next((verb for verb in taking if verb in word_classes()["undertake"]), None)
                return (n, found) if found is not None else None
            if words[n].form.verb:
                return None
        return None

    def _by_aside(self, figure: Figure, place: _Place) -> _Settled | None:
        """What stands between commas as it is now: "het tarief, nu 3 procent, ..."."""
        words = place.sentence.words
        for n in range(place.first - 1, max(place.first - 4, -1), -1):
            if words[n].text in (",", "(", "–"):
                return (
                    ("fact", "as it is now", words[n + 1].lower) if words[n + 1].lower in WORDS.now else None
                )
            if words[n].form.verb or words[n].is_a("preposition") or words[n].lower[:1].isdigit():
                return None
        return None

    def _by_document(self, figure: Figure, place: _Place) -> _Settled | None:
        """What stands in a deal is settled, in a proposal it is not: "in de deal staat 3 procent"."""
        words = place.sentence.words
        for found in self._staged(place.index):
            draft = found.stage == "plan" and found.noun in word_classes()["draft"]
            if not draft and words[found.word].clause != place.clause:
                continue
            if found.stage not in ("plan", "decided") or place.first <= found.word < place.last:
                continue
            for n in range(found.word - 1, max(found.word - 5, -1), -1):
                word = words[n]
                involved = word.lower in WORDS.with_ and self._involves(place)
                if word.lower in WORDS.in_ or word.lower in WORDS.according_to or involved:
                    over = found.stage == "decided" and self._tense(place.clause, place)
                    return None if over else (found.stage, "stands in it", found.noun)
                if not word.is_a("determiner") and (word.form.verb or not word.lower.endswith("e")):
                    break
        return None

    def _involves(self, place: _Place) -> bool:
        """Whether a clause says what goes with something: "met de bestelling is 3 miljoen gemoeid"."""
        inside = place.sentence.clauses[place.clause].words
        return any(place.sentence.words[n].lower in WORDS.involved for n in inside)

    def _by_subject(self, figure: Figure, place: _Place) -> _Settled | None:
        """What is measured stands as the subject: "het dodental loopt op tot 9"."""
        moving = not word_classes()["outlook"].isdisjoint(self._verbs(place.index, place.clause))
        for found in self._staged(place.index, place.clause):
            if moving and found.stage == "fact" and found.word < place.first:
                return "fact", "what is measured", found.noun
        return None

    def _by_being(self, figure: Figure, place: _Place) -> _Settled | None:
        """What there is or happens anyhow, told in the present tense: a share of people, a state."""
        share = self._share(place)
        if share:
            return "fact", "share", share
        compared = self._compared_with_then(place)
        if compared:
            return "fact", "compared with", compared
        inside = place.sentence.clauses[place.clause].words
        verbs = self._verbs(place.index, place.clause)
        state = next((name for name in verbs if name in word_classes()["state"]), "")
        if state and not self._starts_later(inside, place):
            return "fact", "state", state
        return None

    def _by_poll(self, figure: Figure, place: _Place) -> _Settled | None:
        """Who is counted by what they think or do: "57 procent wil dat ...", "een derde is tegen"."""
        words = place.sentence.words
        clause = place.sentence.clauses[place.clause]
        if place.unit != "percent" or not clause.words:
            return None
        before = [n for n in clause.words if n < place.first and words[n].form.letters]
        if any(not (words[n].is_a("adverb") or words[n].is_a("coordinator")) for n in before):
            return None
        for n in range(place.last, min(place.last + _NEAR, len(words))):
            if words[n].lower in word_classes()["opine"] or words[n].form.lemma in word_classes()["opine"]:
                return "fact", "poll", words[n].lower
            if words[n].text in ",;:." or words[n].form.verb:
                return None
        return None

    def _by_price(self, figure: Figure, place: _Place) -> _Settled | None:
        """What things cost, whatever is done with them: "raketten van 3 miljoen euro", no "leningen"."""
        at = leading_noun(place.sentence, place.first)
        words = place.sentence.words
        if at is None or len(place.unit) != _CURRENCY or words[place.first - 1].lower not in WORDS.of:
            return None
        noun = words[at].lower
        things = stage_of(noun) is None and is_plural(noun) and not words[at - 1].is_a("determiner")
        return ("fact", "price", noun) if things else None

    def _compared_with_then(self, place: _Place) -> str:
        """A time that is over after "dan": "liggen 3 procent lager dan een jaar geleden"."""
        words = place.sentence.words
        for n in range(place.last, min(place.last + _NEAR, len(words))):
            if words[n].lower in WORDS.comparing:
                return self._then(range(n, min(n + _NEAR, len(words))), place)
            if words[n].clause != place.clause or words[n].form.verb:
                return ""
        return ""

    def _share(self, place: _Place) -> str:
        """What a share is of, when that is there: "de helft van de bedrijven", not "van het bedrag"."""
        words = place.sentence.words
        if place.unit != "percent":
            return ""
        inside = range(place.last, min(place.last + _NEAR, len(words)))
        of = next((n for n in inside if words[n].lower in WORDS.of), None)
        first = place.last if of is None else of + 1
        if of not in (None, place.last):
            return ""
        for n in range(first, min(first + 4, len(words))):
            word = words[n]
            if (
                word.lower[:1].isdigit()
                or not word.form.letters
                or word.form.verb
                or word.is_a("preposition")
            ):
                return ""
            if word.is_a("subordinator"):
                return ""  # "van wat de landen verdienen"
            if word.form.classes or word.form.capital:
                continue
            if stage_of(word.lower) == "fact" or (is_plural(word.lower) and stage_of(word.lower) is None):
                return word.lower
        return ""

    def _by_forecast(self, figure: Figure, place: _Place) -> _Settled | None:
        """What a forecast foretells in the present tense: "De economie groeit dit jaar 0,9 procent"."""
        owned = self._owner(place)
        if owned is not None and owned.stage == "forecast":
            return "plan", "forecast", owned.noun
        source = self._forecasts().get(place.index)
        if source is None:
            return None
        clause = place.sentence.clauses[place.clause]
        # "België groeit 0,7 procent, Nederland 1": the verb is told once
        number = place.clause if clause.verb else None
        inside = clause.words if clause.verb else range(len(place.sentence.words))
        if self._fact(place.clause, place) or self._then(inside, place):
            return None
        nouns = self._staged(place.index, number)
        outlook = next((found.noun for found in nouns if found.stage == "outlook"), "")
        verbs = self._verbs(place.index, number)
        outlook = outlook or next((name for name in verbs if name in word_classes()["outlook"]), "")
        return ("plan", "forecast", f"{outlook}, {source}") if outlook else None

    def _verbs(self, index: int, number: int | None) -> tuple[str, ...]:
        """The lemmas of a clause, or of a whole sentence, also joined with the particles: "neemt ... toe"
        is "toenemen".
        """
        if (index, number) not in self._clause_verbs:
            sentence = self.discourse.sentences[index]
            words = sentence.words
            inside = range(len(words)) if number is None else sentence.clauses[number].words
            lettered = [words[n] for n in inside if words[n].form.letters]
            particles = [word.lower for word in lettered if word.is_a("particle")]
            lemmas = [word.form.lemma for word in lettered]
            lemmas += [word.lower for word in lettered if word.lower.endswith("en")]  # also a noun: "wachten"
            joined = [particle + lemma for particle in particles for lemma in lemmas]
            self._clause_verbs[index, number] = (*joined, *lemmas)
        return self._clause_verbs[index, number]

    def _staged(self, index: int, number: int | None = None) -> list[Staged]:
        """The nouns of a sentence, or of a clause of it, that say by themselves what stage a figure is in."""
        if index not in self._staged_nouns:
            sentence = self.discourse.sentences[index]
            self._staged_nouns[index] = list(staged(sentence, range(len(sentence.words))))
        found = self._staged_nouns[index]
        if number is None or not found:
            return found
        words = self.discourse.sentences[index].words
        return [each for each in found if words[each.word].clause == number]

    def _owner(self, place: _Place) -> Staged | None:
        return owner(place.sentence, place.first, place.last)

    def _forecasts(self) -> dict[int, str]:
        """Sentences that a forecast is told in, each with the word that says so: those of its paragraph, and
        all of an article that leads with one.
        """
        if self._foretelling is None:
            own = {
                index: cue
                for index in range(len(self.discourse.sentences))
                if (cue := self._forecast_in(index))
            }
            wide = next((cue for n, cue in own.items() if self.document.place(self.starts[n]) != "body"), "")
            paragraphs: dict[int, str] = {}
            for index, cue in own.items():
                paragraphs.setdefault(self.discourse.sentences[index].paragraph, cue)
            self._foretelling = {
                index: cue
                for index, sentence in enumerate(self.discourse.sentences)
                if (cue := paragraphs.get(sentence.paragraph, wide))
            }
        return self._foretelling

    def _forecast_in(self, index: int) -> str:
        """What makes a sentence one of a forecast: a noun ("raming"), or somebody who expects."""
        for report in self.discourse.by_sentence[index]:
            if report.effect == "expect" and not report.bare:
                return report.entry
        return next((found.noun for found in self._staged(index) if found.stage == "forecast"), "")

    def _by_offer(self, figure: Figure, place: _Place) -> _Settled | None:
        """A noun of a plan says so in any tense: "kreeg een bod van 3 miljoen"."""
        owned = self._owner(place)
        if owned is not None and owned.word < place.first and owned.stage == "plan":
            return "plan", "its noun", owned.noun
        at = leading_noun(place.sentence, place.first)
        words = place.sentence.words
        aimed = at is not None and words[at].lower in word_classes()["aim"]
        if at is None or not aimed or words[at + 1].lower not in WORDS.leading_to:
            return None
        return None if self._tense(place.clause, place) else ("plan", "its noun", words[at].lower)

    def _by_owner(self, figure: Figure, place: _Place) -> _Settled | None:
        """From the noun the figure belongs to: a demand is made, a fine imposed, a turnover measured."""
        owned = self._owner(place)
        if owned is None or owned.stage not in ("plan", "decided", "fact"):
            return None
        if owned.word >= place.last and self._points(place.sentence):
            return None  # "Dat is 6 procent van de omzet"
        return owned.stage, "its noun", owned.noun

    def _by_cues(self, figure: Figure, place: _Place) -> _Settled | None:
        """From the verbs and phrases of the figure's clause and of those around it."""
        own = self._own_mark(figure, place)
        if own is None:
            return None
        if (
            own.effect == "must"
            or own.entry in WORDS.needed
            or (own.effect in ("act", "deed", "soft") and own.report is not None)
        ):
            # "nu draait hij op 18", "op dit moment kopen zij 20 procent samen"
            for mark in self.marks(place.index):
                opens = mark.effect == "now" and mark.word == 0 and own.effect == "must"
                if mark.clause == own.clause and (mark.effect == "fact" or opens):
                    return "fact", "fact", mark.entry
        if own.effect == "modal" and own.entry in WORDS.can and self._falls_short(place):
            return "fact", "able", own.entry
        if own.effect == "future" and (perfect := self._perfect(own.clause, place.sentence)):
            return "fact", "done", perfect
        if own.effect in ("soft", "act", "deed", "announce") and self._pending():
            return "plan", "awaits consent", own.entry
        if self._yields(own, figure, place):
            mood, entry = self._mood()
            return mood, "as the news", f"{own.entry}, {entry}"
        return _settled(own)

    def _falls_short(self, place: _Place) -> bool:
        """Whether a figure is all there is: "kan nog maar 60 procent opwekken", "slechts 3 schepen"."""
        words = place.sentence.words
        before = [word.lower for word in words[max(place.first - 2, 0) : place.first]]
        inner = words[place.first].lower
        return inner in WORDS.only or (bool(before) and before[-1] in WORDS.only)

    def _own_mark(self, figure: Figure, place: _Place) -> Mark | None:
        """The cue that governs the figure: of its own clause, unless one around it says more."""
        own: Mark | None = None
        for number in self._chain(place):
            mark = self._mark(number, place)
            if own is None or (mark is not None and mark.effect in _OVERRULING.get(own.effect, ())):
                own = mark
        reported = self._scope_mark(figure, place)
        if reported is None:
            return own
        foretold = (
            reported.effect == "expect"
            and own is not None
            and own.effect in ("soft", "act", "deed", "decide")
        )
        denied = reported.effect == "deny"
        return reported if own is None or foretold or denied else own

    def _by_tense(self, figure: Figure, place: _Place) -> _Settled | None:
        for number in self._chain(place):
            fact = self._fact(number, place)
            if fact:
                return "fact", "fact", fact
            if place.sentence.clauses[number].verb:
                break
        return None

    def _by_source(self, figure: Figure, place: _Place) -> _Settled | None:
        """What nothing in the clause settles: prices, findings of others, things said in passing."""
        if any(_corrects(mark) for mark in self.marks(place.index)):
            return None  # a correction tells of the text, not of the world
        if figure.value.per is not None and figure.value.per not in _PERIODS:
            return "fact", "price", figure.value.per
        told = self._sources.reporter(figure, place, self._setting(figure, place))
        if told is not None:
            report, frame = told
            sourced = frame in ("source", "according") and self._mood()[0] == "decided"
            if report.entry in WORDS.estimating and place.unit == "EUR" and self._mood()[0] == "plan":
                return "plan", "estimated", report.entry
            if sourced or report.effect == "find":
                return "fact", "found, not decided", report.entry
        counted = self._sources.counts_on(place, lambda: self._mood()[0] == "fact") if told is None else None
        if counted is not None and counted.effect in ("say", "find"):
            return "fact", "counted", counted.entry
        clause = place.sentence.clauses[place.clause]
        if clause.kind == "relative" and clause.parent is not None and clause.verb:
            mark = self._mark(clause.parent, place)
            return _settled(mark) if mark is not None else ("fact", "said in passing", clause.opener)
        return None

    def _by_label(self, figure: Figure, place: _Place) -> _Settled | None:
        """ "Het prijskaartje: 3 miljoen euro" is of what the sentence before tells."""
        headed = labelled(self.discourse, place) or self._is_headed(place) or self._is_about(place)
        if not headed:
            return None
        before = self.discourse.sentences[place.index - 1]
        mark = _strongest(
            [m for m in self.marks(place.index - 1) if m.effect in _STATUS and not _negated(m, before)]
        )
        return _settled(mark) if mark is not None else None

    def _is_about(self, place: _Place) -> bool:
        """Whether a sentence gives the number of what the one before told: "Het gaat om 300 mensen"."""
        before = self.discourse.sentences[place.index - 1] if place.index else None
        return (
            before is not None
            and before.paragraph == place.sentence.paragraph
            and self._points(place.sentence)
            and place.first <= _NEAR // 2
            and not any(before.start <= figure.start < before.end for figure in self.figures)
        )

    def _is_headed(self, place: _Place) -> bool:
        """Whether a figure stands under its own heading: "Kosten: 3 miljoen euro"."""
        words = place.sentence.words
        before = self.discourse.sentences[place.index - 1] if place.index else None
        heading = len(words) > _NEAR // 2 and words[1].text == ":" and not words[0].form.name
        return (
            heading
            and before is not None
            and before.paragraph == place.sentence.paragraph
            and place.first <= _NEAR // 2
        )

    def _yields(self, mark: Mark, figure: Figure, place: _Place) -> bool:
        """Whether a cue gives way to what the article as a whole brings."""
        named = mark.report is not None and mark.report.subject != (0, 0)
        if mark.effect in ("soft", "act", "deed") and (figure.place != "body" or named):
            return False
        if mark.effect == "soft" and mark.entry in WORDS.becoming:
            return False
        owned = self._owner(place)
        if (
            mark.effect == "soft"
            and owned is not None
            and owned.stage == "decided"
            and owned.word == mark.word
        ):
            return False
        if mark.effect == "must" and (place.unit == "person" or place.unit.startswith("count:")):
            return False
        if mark.effect == "plan.noun" and self._belongs(mark, place):
            return False
        return _YIELDING.get(mark.effect) == self._news_of(figure, place)[0]

    def _news_of(self, figure: Figure, place: _Place) -> tuple[Status, str]:
        """What the article brings, for a figure; an entry of a live blog is news by itself."""
        if place.sentence.paragraph in self._entries() and not self._leads(figure):
            return "fact", ""
        return self._mood()

    def _mark(self, number: int, place: _Place) -> Mark | None:
        """The strongest cue of a clause that bears on the figure."""
        marks = self.marks(place.index)
        return _strongest([mark for mark in marks if mark.clause == number and self._governs(mark, place)])

    def _scope_mark(self, figure: Figure, place: _Place) -> Mark | None:
        """The effect of a verb that reports the figure from another clause: "..., verwacht het bureau"."""
        for report in self._sources.around(place.index):
            scope = report.scope
            if scope is None or not scope.start <= figure.start < scope.end:
                continue
            if report.frame in WORDS.for_ and report.effect == "say":  # a warning is of what may come
                return Mark(report.clause, report.word, "plan", f"{report.entry} {report.frame}")
            if report.effect in _STATUS:
                mark = Mark(report.clause, report.word, report.effect, report.entry)
                return _reversed(mark, place.sentence)
        return None

    def _governs(self, mark: Mark, place: _Place) -> bool:
        """Whether a cue bears on the figure: not on an agent it counts, not on a deed that is done or only
        meant.
        """
        if mark.effect not in _STATUS:
            return False
        report = mark.report
        if report is not None:
            if self._does(mark, report, place):
                return False
            if report.bare and mark.effect in ("decide", "act", "deed", "promise", "announce", "deny"):
                return False
            if mark.effect in ("act", "deed", "soft") and mark.past:
                return False
            if mark.effect == "deed" and (
                place.unit == "percent" or self._perfect(mark.clause, place.sentence)
            ):
                return False  # "levert 40 procent van het gas", "heeft 20 bussen geleverd"
            if mark.effect == "deed" and self._repeats(mark.clause, place):
                return False
        elif place.first <= mark.word < place.last or (
            mark.word and place.sentence.words[mark.word - 1].lower in WORDS.to and mark.effect == "plan.noun"
        ):
            return False  # "naar schatting" is a hedge
        negated = _negated(mark, place.sentence)
        if negated and _STATUS[mark.effect] == "decided":
            return False
        if self._is_elsewhere(mark, place) or self._needed_for(mark, place):
            return False
        if mark.effect == "soft" and mark.entry in WORDS.becoming:
            near = mark.word < place.first <= mark.word + _NEAR and mark.clause == place.clause
            return near and not place.sentence.words[place.first - 1].is_a("preposition")
        if mark.effect in ("plan", "plan.noun", "soft"):
            return self._belongs(mark, place) or not self._tense(mark.clause, place)
        return True

    def _does(self, mark: Mark, report: Report, place: _Place) -> bool:
        """Whether the figure counts who wants or does it, or stands in what somebody wants to know."""
        if is_subject(report, place) or self._follows_verb(mark, place):
            return True
        if mark.effect in ("want", "expect") and self._asks(mark, place):
            return True
        return mark.effect == "want" and self._acts(report, place)

    def _follows_verb(self, mark: Mark, place: _Place) -> bool:
        """Whether the figure is the subject in inversion, of people or a share of them: "van de leden rekent
        een op de drie op verlies", "van wie bleef, tekende 64 procent een contract".
        """
        words = place.sentence.words
        clause = place.sentence.clauses[mark.clause]
        if place.unit not in ("percent", "person") or mark.word >= place.first or mark.clause != place.clause:
            return False
        between = words[mark.word + 1 : place.first]
        opened = clause.words[0] < mark.word or mark.word == 0 or words[mark.word - 1].text == ","
        led = place.sentence.words[0].is_a("preposition")
        return (
            opened
            and led
            and words[mark.word].form.verb
            and not any(
                word.form.letters and not word.is_a("adverb")
                for word in between
                if word.lower not in WORDS.according_to
            )
        )

    def _asks(self, mark: Mark, place: _Place) -> bool:
        """Whether what is wanted is to know how it is: "wil weten waarom er 3 miljoen verdween"."""
        clause = place.sentence.clauses[place.clause]
        return (
            clause.kind in ("sub", "relative")
            and mark.clause != place.clause
            and clause.opener in word_classes()["question"]
            and bool(self._tense(place.clause, place))
        )

    def _is_elsewhere(self, mark: Mark, place: _Place) -> bool:
        """Whether a participle describes another number ("40 van de beoogde 90 bussen"), or is the verb of
        what was done ("eerder bestelde de stad al 34 bussen").
        """
        words = place.sentence.words
        before = words[mark.word - 1] if mark.word else None
        attributive = before is not None and before.is_a("determiner")
        following = words[mark.word + 1].lower[:1].isdigit() if mark.word + 1 < len(words) else False
        if attributive and following and not place.first <= mark.word + 1 < place.last:
            return True
        if attributive and place.last <= mark.word and words[mark.word].lower.endswith("e"):
            return True  # "3 procent van het toegekende bedrag"
        counted = before is not None and before.lower[:1].isdigit() and words[mark.word].lower.endswith("e")
        if counted and not place.first < mark.word <= place.last:
            return True  # "van de 34 bestelde bussen zijn er elf geleverd"
        finite = mark.report is None and words[mark.word].form.past and not attributive
        single = " " not in mark.entry and mark.effect == "decided"
        return finite and single and self._opens_deed(mark, place)

    def _needed_for(self, mark: Mark, place: _Place) -> bool:
        """Whether a cue says what is needed for the figure: "nodig voor de lening van 3 miljoen"."""
        words = place.sentence.words
        return (
            mark.effect == "plan"
            and mark.word + 1 < place.first <= mark.word + _NEAR + 1
            and words[mark.word + 1].lower in WORDS.for_
        )

    def _opens_deed(self, mark: Mark, place: _Place) -> bool:
        """Whether a past form is the verb of its clause and no adjective: "bestelde de stad", "de stad
        bestelde".
        """
        words = place.sentence.words
        following = words[mark.word + 1] if mark.word + 1 < len(words) else None
        return not any(
            words[n].form.verb for n in place.sentence.clauses[mark.clause].words if n != mark.word
        ) and (
            following is None
            or following.is_a("determiner")
            or following.is_a("adverb")
            or following.is_a("time")
            or following.form.name
        )

    def _repeats(self, number: int, place: _Place) -> bool:
        """Whether a clause tells what happens again and again."""
        words = place.sentence.words
        inside = {words[n].lower for n in place.sentence.clauses[number].words}
        return bool(inside & WORDS.repeating)

    def _acts(self, report: Report, place: _Place) -> bool:
        """Whether the figure counts who wants: "31 van de 40 scholen willen meedoen", "40 procent wil
        stoppen".
        """
        unit = place.unit
        if not (unit in ("percent", "person") or unit.startswith("count:")) or report.kind in (
            "person",
            "body",
            "pronoun",
        ):
            return False
        words = place.sentence.words
        opens = (
            place.first == place.sentence.clauses[place.clause].words[0] or words[place.first - 1].text == ","
        )
        return report.clause == place.clause and opens and place.last <= report.word

    def _belongs(self, mark: Mark, place: _Place) -> bool:
        """Whether a noun leads to the figure: "schattingen van 10.000", "het voorstel om 25 procent te
        heffen".
        """
        words = place.sentence.words
        if mark.word + 1 < place.first <= mark.word + 5 and words[mark.word + 1].is_a("preposition"):
            return True
        clause = place.sentence.clauses[place.clause]
        yields = not word_classes()["yield"].isdisjoint(self._verbs(place.index, place.clause))
        led = any(word.is_a("preposition") for word in words[max(mark.word - 2, 0) : mark.word])
        if yields and not led and mark.clause == place.clause and mark.word < place.first:
            return True  # "het plan levert 300 banen op"
        if clause.kind == "sub" and clause.parent == mark.clause:
            between = words[mark.word + 1 : clause.words[0]]
            if all(word.lower in WORDS.linking or word.text == "," for word in between):
                return True  # "het voorstel om 3 miljoen vrij te maken", "het voornemen is dat ..."
        if (
            place.last <= mark.word and words[mark.word - 1].lower in WORDS.indefinite_article
        ):  # "de 3 miljard is een schatting"
            return any(words[n].lower in WORDS.linking for n in range(place.last, mark.word))
        return False

    def _tense(self, number: int, place: _Place) -> str:
        """A finite verb in the past tense of a clause that does not report."""
        words = place.sentence.words
        inside = place.sentence.clauses[number].words
        alone = all(words[n].lower not in WORDS.perfect_forms for n in inside)
        reporting = {
            mark.word
            for mark in self.marks(place.index)
            if mark.report is not None and mark.effect in ("say", "find", "think")
        }
        for n in inside:
            form = words[n].form
            past = form.past or (alone and is_past_or_participle(form))  # "verlieten 300 schepen de haven"
            noun = place.first <= n < place.last or (n > 0 and words[n - 1].lower in WORDS.definite)
            if past and not noun and n not in reporting:
                return words[n].lower
        return ""

    def _compared(self, place: _Place) -> str:
        """ "..., tegen 1,3 procent vorig jaar": what a figure is set against is how it was or is."""
        words = place.sentence.words
        before = place.first - 1
        if before > 0 and words[before].lower in WORDS.set_against and words[before - 1].text == ",":
            return words[before].lower
        if before >= 0 and words[before].lower in WORDS.present_adjectives:
            return words[before].lower
        return ""

    def _presupposed(self, figure: Figure, place: _Place) -> bool:
        """Whether a count is of things that are there: "de 27 lidstaten", "alle 12 provincies"."""
        unit = figure.value.unit or ""
        before = place.sentence.words[place.first - 1].lower if place.first else ""
        hedged = place.first > 1 and place.sentence.words[place.first - 2].lower in WORDS.hedging
        if before in WORDS.definite and hedged:
            return False
        if unit == "percent" and before in WORDS.definite:
            return len(self._alike[_key(figure)]) == 1
        return self._counted(figure, place)

    def _counted(self, figure: Figure, place: _Place) -> bool:
        unit = figure.value.unit or ""
        if not (unit == "person" or unit.startswith("count:")) or place.first == 0:
            return False
        before = place.sentence.words[place.first - 1]
        if before.lower in WORDS.be:  # "dat zijn 300 banen" has no other verb
            inside = place.sentence.clauses[place.clause].words
            return any(place.sentence.words[n].form.verb for n in inside if n != place.first - 1)
        return before.lower in WORDS.presupposing

    def _fact(self, number: int, place: _Place) -> str:
        """What shows that a clause tells how it is or was: a past tense, or a word for now or before."""
        marks = self.marks(place.index)
        words = place.sentence.words
        for mark in marks:
            if mark.clause != number:
                continue
            if mark.effect == "fact" or (mark.effect == "state" and self._stands(mark, number, place)):
                return mark.entry
            if mark.effect == "now" and abs(mark.word - place.first) <= _NEAR and mark.word > 0:
                between = words[min(mark.word, place.first) : max(mark.word, place.first)]
                if words[mark.word - 1].lower not in WORDS.setting_apart and all(
                    w.text != "," for w in between
                ):
                    return mark.entry
            elif mark.effect == "now" and mark.word == 0:
                return mark.entry
        if any(_corrects(mark) for mark in marks):
            return ""  # a correction tells of the text, not of the world
        tense = self._tense(number, place)
        return tense if tense and not self._wishes(number, marks) else ""

    def _stands(self, mark: Mark, number: int, place: _Place) -> bool:
        """Whether a verb of being tells how it is now: finite, no auxiliary of the perfect, not from a date
        on.
        """
        words = place.sentence.words
        report = mark.report
        if report is None or report.bare or (words[mark.word].form.infinitive and report.subject == (0, 0)):
            return False
        inside = place.sentence.clauses[number].words
        if words[mark.word].form.lemma in WORDS.have:
            last = next((words[n] for n in reversed(inside) if words[n].form.letters), words[mark.word])
            if last.form.verb and last.lower.startswith(
                participle_prefixes("own", "inseparable", "separable")
            ):
                return False
        return not self._starts_later(inside, place)

    def _starts_later(self, inside: Sequence[int], place: _Place) -> bool:
        return any(place.sentence.words[n].lower in WORDS.later for n in inside)

    def _wishes(self, number: int, marks: Sequence[Mark]) -> bool:
        return any(mark.clause == number and mark.effect in ("say", "think", "find") for mark in marks)

    def _describing(self, place: _Place) -> int | None:
        """The relative clause right after the figure, or after the noun it counts."""
        words = place.sentence.words
        for n in range(place.last, min(place.last + _NEAR, len(words))):
            clause = place.sentence.clauses[words[n].clause]
            if clause.kind == "relative" and clause.parent == place.clause and clause.words[0] == n:
                return words[n].clause
            if words[n].text in ",;:." or words[n].form.verb or words[n].lower[:1].isdigit():
                return None
        return None

    def _chain(self, place: _Place) -> list[int]:
        """The figure's clause and those it completes, from the inside out."""
        chain = [place.clause]
        clause = place.sentence.clauses[place.clause]
        while clause.parent is not None and clause.parent not in chain:
            joined = clause.kind == "main" and clause.opener != ":" and (clause.verb or not clause.opener)
            # "Wie wil groeien, moet investeren: een op de drie loodsen is afgekeurd"
            done = clause.opener == ":" and (
                bool(self._perfect(chain[-1], place.sentence))
                or (clause.verb and self._leaves_open(clause.parent, place))
            )
            if (clause.kind == "relative" and clause.verb) or joined or done:
                break
            chain.append(clause.parent)
            clause = place.sentence.clauses[clause.parent]
        return chain

    def _leaves_open(self, number: int, place: _Place) -> bool:
        """Whether a clause tells only what may be, which says nothing of what follows its colon."""
        effects = {mark.effect for mark in self.marks(place.index) if mark.clause == number}
        return effects & _STATUS.keys() <= _MAYBE

    # Past

    def _past(self, figure: Figure, place: _Place) -> tuple[bool, tuple[Reason, ...]]:
        marks = self.marks(place.index)
        described = self._describing(place)
        near = [*([described] if described is not None else []), *self._chain(place)]
        words = place.sentence.words
        corrected = next((m for m in marks if _corrects(m)), None)
        if corrected is not None and not any(
            words[n].lower in WORDS.must for n in place.sentence.clauses[place.clause].words
        ):
            return True, (Reason("past: corrected", corrected.entry),)
        if described is not None:
            letters = [words[n] for n in place.sentence.clauses[described].words if words[n].form.letters]
            if letters and letters[-1].lower in WORDS.was:
                return True, (Reason("past: what it was", letters[-1].lower),)
        formerly = self._formerly(place)
        if formerly is not None:
            return True, (formerly,)
        for effect, rule in (("dropped", "past: plan that was dropped"), ("past", "past")):
            for mark in marks:
                if mark.effect == effect and mark.clause in near:
                    return True, (Reason(rule, mark.entry),)
        for number in near:
            clause = place.sentence.clauses[number]
            lowers = {words[n].lower for n in clause.words}
            tense = next((words[n] for n in clause.words if words[n].form.past), None)
            if tense is None:
                continue
            if tense.form.lemma in WORDS.apply:
                return True, (Reason("past: no longer in force", tense.text),)
            wanted = any(
                m.clause == number
                and (m.report is None or m.effect != "say" or m.report.frame in WORDS.of_or_about)
                and m.effect in _HELD
                for m in marks
            )
            if wanted and lowers & _earlier():
                told = all(m.effect == "say" for m in marks if m.clause == number and m.effect in _HELD)
                return True, (Reason("past: said earlier" if told else "past: earlier plan", tense.text),)
            if (
                wanted
                and lowers & WORDS.still
                and any(m.effect == "before" and m.clause == number for m in marks)
            ):
                return True, (Reason("past: earlier plan", f"{min(lowers & WORDS.still)}, {tense.text}"),)
        return False, ()

    def _formerly(self, place: _Place) -> Reason | None:
        """An old value set against the new one, by what stands around it."""
        words = place.sentence.words
        replaced = self._replaced(place)
        if replaced:
            return Reason("past: replaced", replaced)
        leading = " ".join(word.lower for word in words[max(0, place.first - 3) : place.first])
        if leading in WORDS.instead_of:
            return Reason("past: replaced", leading)
        before = place.first - 1
        if before > 0 and words[before].lower in WORDS.against and words[before - 1].text == ",":
            then = self._then(range(place.last, min(place.last + _NEAR, len(words))), place)
            if then:
                return Reason("past: compared with", then)
        inside = place.sentence.clauses[place.clause].words
        lowers = {words[n].lower for n in inside}
        was = lowers & (WORDS.amounted | WORDS.went if lowers & WORDS.still else WORDS.amounted)
        pointing = lowers & WORDS.pointing_past
        if was and pointing and (lowers & WORDS.still or self._then(inside, place)):
            if lowers & WORDS.mention:
                return Reason("past: earlier plan", f"{min(was)}, {min(lowers & WORDS.mention)}")
            # "Het gaat 200 miljoen kosten. In februari was dat nog 180 miljoen"
            planned = self._told_before == "plan" and self._then(inside, place) in word_classes()["month"]
            return Reason("past: earlier plan" if planned else "past: what it was", min(was))
        if was and lowers & WORDS.still and lowers & WORDS.mention:
            return Reason("past: earlier plan", f"{min(was)}, {min(lowers & WORDS.mention)}")
        for mark in self.marks(place.index):
            report = mark.report
            if mark.clause != place.clause or report is None or mark.effect not in ("want", "expect"):
                continue
            if lowers & WORDS.had or (
                lowers & WORDS.still and words[mark.word].form.past and self._then(inside, place)
            ):
                return Reason("past: earlier plan", mark.entry)
        return None

    def _then(self, inside: Sequence[int], place: _Place) -> str:
        """A time that is over: "een jaar eerder", "vorig jaar", "in september", "vanochtend"."""
        words = place.sentence.words
        for n in inside:
            lower = words[n].lower
            if words[n].text in (",", ";"):
                if n >= place.last:
                    break
                continue
            if lower in word_classes()["then"] or (
                lower in word_classes()["month"] and words[n - 1].lower not in WORDS.since_on
            ):
                return lower
            if lower in WORDS.this and n + 1 < len(words) and n and words[n - 1].lower in WORDS.earlier_this:
                return f"{words[n - 1].lower} {lower}"
        return ""

    # From elsewhere in the article

    def _pointed_at(self, place: _Place, found: Sequence[_Found], number: int) -> int | None:
        """The figure that "Dat is de helft van ..." or "Het gaat om ..." goes on about: the one before."""
        before = found[number - 1][1] if number else None
        words = place.sentence.words
        if (
            before is None
            or before.sentence.paragraph != place.sentence.paragraph
            or before.index < place.index - 1
        ):
            return None
        converting = {word.lower for word in words[max(place.first - 2, 0) : place.first]}
        if before.index == place.index and converting & WORDS.converted:
            return number - 1
        if before.index == place.index:  # "Het gaat om 30 bussen en 12 trams"
            joined = before.clause == place.clause and words[place.first - 1].lower in WORDS.and_
            return number - 1 if joined else None
        opening = [word.lower for word in words[:3] if word.form.letters]
        converted = not WORDS.converted.isdisjoint(opening)
        return number - 1 if converted or self._points(place.sentence) else None

    def _points(self, sentence: Sentence) -> bool:
        """Whether a sentence opens with what was just told: "Dat is ...", "Het gaat om ..."."""
        opening = [word.lower for word in sentence.words[:3] if word.form.letters]
        return len(opening) > 1 and opening[0] in WORDS.pointing and sentence.words[1].form.verb

    def _mooded(self, figure: Figure, place: _Place) -> Figure:
        """What the article as a whole tells: in news of a proposal, a bare present tense is part of the
        proposal. A sentence without a verb ("Ierland 0,2 procent, Malta 0,5.") is a row of a table, and tells
        how things are, unless it says the figure of the headline or lead again.
        """
        mood, entry = self._news_of(figure, place)
        leading = place.first and place.sentence.words[place.first - 1].lower in WORDS.leading_to
        if not _has_verb(place.sentence) and not self._leads(figure) and not leading:
            return figure  # "Brood: van 2 naar 3 euro" is no row
        unit = figure.value.unit or ""
        if unit == "percent" or unit.startswith("count:"):
            for mark in self.marks(place.index):
                if mark.report is not None and mark.effect != "none" and is_subject(mark.report, place):
                    return figure  # "26 landen dragen bij": who does it is counted, not decided
        if not self._brings(place):
            return figure
        contained = not word_classes()["contain"].isdisjoint(self._verbs(place.index, place.clause))
        counted = (unit == "person" or (unit.startswith("count:") and mood != "decided")) and not contained
        if mood == "plan" and self._results(place):
            return figure  # "de kamers zijn volgeboekt": that is so already
        if mood == "fact" or (counted and not (mood == "decided" and self._grows_to(place))):
            return figure
        return replace(
            figure,
            value=replace(figure.value, status=mood),
            reasons=(*figure.reasons, Reason("status: as the news", entry)),
        )

    def _brings(self, place: _Place) -> bool:
        """Whether a clause can tell what a plan or a decision brings: who gets, pays or gives what, what
        changes, what stands in it. How things lie comes of neither.
        """
        clause = place.sentence.clauses[place.clause]
        words = place.sentence.words
        before = words[place.first - 1].lower if place.first else ""
        after = [word.lower for word in words[place.last : place.last + 2]]
        converted = words[clause.words[0]].lower in WORDS.converted
        if not clause.verb or before in WORDS.linking or place.unit == "times" or converted:
            return True
        if len(after) > 1 and after[0] in WORDS.linking and after[1] in WORDS.for_:
            return True  # "3 miljoen is voor de brug"
        if before in WORDS.with_ and any(words[n].lower in WORDS.ranking for n in clause.words):
            return True  # "Polen is met 3 miljard de grootste"
        if any(mark.effect == "listed" or _corrects(mark) for mark in self.marks(place.index)):
            return True
        passive = any(words[n].lower in WORDS.becoming for n in clause.words)
        return passive or not word_classes()["effect"].isdisjoint(self._verbs(place.index, place.clause))

    def _entries(self) -> frozenset[int]:
        """Paragraphs that are news by themselves: "08.40 uur – De koers daalt", "HAVEN - De kade ..."."""
        if self._timed is None:
            found = [
                sentence.paragraph
                for before, sentence in pairwise((None, *self.discourse.sentences))
                if sentence is not None
                and (before is None or before.paragraph != sentence.paragraph)
                and _ENTRY.match(self.document.full, sentence.start)
            ]
            self._timed = frozenset(found if len(found) > 1 else ())  # one is a dateline: "KYIV - "
        return self._timed

    def _results(self, place: _Place) -> bool:
        """Whether a clause closes with what is done: "zijn volgeboekt", not "is bedoeld voor"."""
        words = place.sentence.words
        inside = [n for n in place.sentence.clauses[place.clause].words if words[n].form.letters]
        if len(inside) < 2 or not {words[n].lower for n in inside[:-1]} & WORDS.done:
            return False
        before, last = words[inside[-2]], words[inside[-1]]
        if verb_form(last.form) == "participle":
            return self._perfect(place.clause, place.sentence) != ""
        # "volgeboekt": of a verb the lexicon of forms does not have
        return bool(_CLOSED.fullmatch(last.lower)) and not before.is_a("determiner")

    def _grows_to(self, place: _Place) -> bool:
        """Whether a figure is where a change leads, told in the present: "de dienst groeit naar 900 man"."""
        words = place.sentence.words
        inside = place.sentence.clauses[place.clause].words
        return (
            place.first > 0
            and words[place.first - 1].lower in WORDS.leading_to
            and any(
                words[n].form.lemma in word_classes()["change"] and not words[n].form.past for n in inside
            )
        )

    def _leads(self, figure: Figure) -> bool:
        """Whether the figure stands in the headline or the lead, or repeats one that does."""
        value = figure.value
        return figure.place != "body" or any(
            (value.low, value.high, value.unit) == (other.value.low, other.value.high, other.value.unit)
            for other in self.figures
            if other.place != "body"
        )

    def _mood(self) -> tuple[Status, str]:
        """Whether the article brings a plan or a decision: what its headline and first paragraph hold most
        of.
        """
        if self._news is None:
            votes: dict[Status, float] = {}
            entries: dict[Status, str] = {}
            figured = {place.index for figure in self.figures if (place := self._place(figure)) is not None}
            for index, sentence in enumerate(self.discourse.sentences[:_LEAD]):
                if self.document.place(sentence.start) == "body":
                    break
                counted: set[tuple[int, Status]] = set()
                for mark in self.marks(index):
                    status = _STATUS.get(mark.effect, "plan" if mark.effect == "proposal" else None)
                    if status is None or (mark.clause, status) in counted or not self._tells(index, mark):
                        continue
                    if mark.effect in ("soft", "act", "deed") and self._foretold(index):
                        continue
                    if mark.entry in WORDS.conditional or mark.entry in WORDS.says_little:
                        continue  # what may be says nothing of what is brought
                    counted.add((mark.clause, status))
                    weight = (
                        _WEIGHTS.get(mark.effect, 0.0) * (2 if index in figured else 1) * (1 - index / 10)
                    )
                    weight *= 0.3 if sentence.clauses[mark.clause].kind == "relative" else 1
                    votes[status] = votes.get(status, 0.0) + weight
                    entries.setdefault(status, mark.entry)
            best = max(votes, key=lambda status: (votes[status], status), default=None)
            self._news = (best, entries[best]) if best is not None and votes[best] > 0.37 else ("fact", "")
            if self._news[0] == "decided" and self._pending():
                self._news = ("plan", "awaits consent")
        return self._news

    def _foretold(self, index: int) -> bool:
        """Whether a sentence is what somebody expects: "De uitgaven stijgen. Dat voorspelt het bureau"."""
        return any(report.effect == "expect" for report in self._sources.around(index))

    def _tells(self, index: int, mark: Mark) -> bool:
        """Whether a cue of the lead says what the article brings, and not what is over."""
        report = mark.report
        if _STATUS.get(mark.effect) == "decided" and _negated(mark, self.discourse.sentences[index]):
            return False
        sentence = self.discourse.sentences[index]
        clause = sentence.clauses[mark.clause]
        if mark.effect == "deed" and self._perfect(mark.clause, sentence):
            return False
        if mark.effect == "must" and any(sentence.words[n].lower in WORDS.had for n in clause.words):
            return False
        if clause.kind == "sub" and clause.opener in WORDS.setting and _STATUS.get(mark.effect) == "decided":
            return False
        if mark.effect == "want" and report is not None:
            first = self.discourse.sentences[index].words[report.subject[0]]
            if report.speaker is None or first.lower[:1].isdigit():
                return False  # "22 procent overweegt te stoppen" is a finding
        if report is not None:
            return not report.bare and not (mark.past and mark.effect in ("act", "deed", "soft"))
        if mark.effect not in ("plan", "plan.noun", "soft"):
            return True
        return not self._tense(mark.clause, _Place(index, sentence, 0, 0, mark.clause, ""))

    def _pending(self) -> bool:
        """Whether somebody still has to consent: "de gemeenteraad moet nog instemmen"."""
        if self._awaits is None:
            hard = any(
                mark.effect in ("decide", "decided") and self._tells(index, mark)
                for index, sentence in enumerate(self.discourse.sentences[:_LEAD])
                if self.document.place(sentence.start) != "body"
                for mark in self.marks(index)
            )
            self._awaits = not hard and any(
                self._waits(index) for index in range(len(self.discourse.sentences))
            )
        return self._awaits

    def _waits(self, index: int) -> bool:
        sentence = self.discourse.sentences[index]
        reports = self.discourse.by_sentence[index]
        if any(self._submits(sentence, clause) for clause in sentence.clauses):
            return True
        consents = {r.clause for r in reports if r.effect in ("consent", "decide") and r.bare}
        for number in consents:
            lowers = {sentence.words[n].lower for n in sentence.clauses[number].words}
            if lowers & WORDS.still and lowers & WORDS.must:
                return True
        return False

    def _submits(self, sentence: Sentence, clause: Clause) -> bool:
        """Whether something still goes to an assembly: "het contract, dat straks naar de raad gaat"."""
        words = sentence.words
        inside = clause.words
        lowers = {words[n].lower for n in inside}
        if not (lowers & WORDS.going_or_must and lowers & word_classes()["ahead"]):
            return False
        if any(words[n].form.past for n in inside):
            return False
        return any(
            words[n].lower in WORDS.to
            and any(words[m].lower in word_classes()["assembly"] for m in inside if n < m <= n + 3)
            for n in inside
        )

    def _inherit(self, found: Sequence[_Found]) -> tuple[Figure, ...]:
        """Complete what the figures' own sentences leave open: headlines from the text, the rest from the
        news.
        """
        below: dict[_Key, int] = {}
        for number, (figure, _, _, _) in enumerate(found):
            if figure.place != "title":
                below.setdefault(_key(figure), number)
        figures: list[Figure] = []
        for figure, place, spoken, settled in found:
            told = found[below[_key(figure)]] if figure.place == "title" and _key(figure) in below else None
            read = figure
            if (
                told is not None
                and told[2]
                and not spoken
                and not any(_WRITTEN & {*r.rule.split()} for r in told[0].reasons)
            ):
                reasons = (*read.reasons, Reason("speaker: told below", told[0].text))
                read = replace(read, speaker=told[0].speaker, reasons=reasons)
            if told is not None and told[3] and read.value.status in ("fact", told[0].value.status):
                status = told[0].value.status
                reasons = (*read.reasons, Reason("status: told below", told[0].text))
                read = replace(read, value=replace(read.value, status=status), reasons=reasons)
            elif place is not None and not settled:
                before = self._pointed_at(place, found, len(figures))
                if before is not None:
                    status = figures[before].value.status
                    reasons = (*read.reasons, Reason("status: goes on", figures[before].text))
                    read = replace(read, value=replace(read.value, status=status), reasons=reasons)
                elif not _has_verb(place.sentence) and (twin := self._twin(len(figures), found)) is not None:
                    status = found[twin][0].value.status
                    reasons = (*read.reasons, Reason("status: told elsewhere", found[twin][0].text))
                    read = replace(read, value=replace(read.value, status=status), reasons=reasons)
                else:
                    read = self._mooded(read, place)
            figures.append(read)
        return tuple(figures)

    def _twin(self, number: int, found: Sequence[_Found]) -> int | None:
        """The nearest mention of the same value of which its own sentence settles how settled it is."""
        alike = [
            n
            for n in self._alike[_key(self.figures[number])]
            if n != number and found[n][3] and not found[n][0].past
        ]
        return min(alike, key=lambda n: abs(n - number), default=None)


def _has_verb(sentence: Sentence) -> bool:
    """Whether a sentence tells something: it has a finite verb, also a plural that looks like an infinitive
    or a noun ("de uitgaven bedragen 3 miljoen").
    """
    if any(clause.verb for clause in sentence.clauses):
        return True
    return any(
        not before.is_a("determiner")
        and not before.is_a("preposition")
        and (verb_form(word.form) == "plural" or word.lower in word_classes()["verb.noun"])
        for before, word in pairwise(sentence.words)
        if not word.form.name
    )


def _corrects(mark: Mark) -> bool:
    """Whether a cue tells of an earlier version of the text: "in een eerdere versie stond"."""
    return mark.effect == "past" and not WORDS.version.isdisjoint(mark.entry.split())


def _settled(mark: Mark) -> _Settled:
    return _STATUS[mark.effect], mark.effect, mark.entry


def _negated(mark: Mark, sentence: Sentence) -> bool:
    """Whether "niet" stands by a cue: "tekent niet zonder meer", "stemde niet in"."""
    words = sentence.words
    near = words[max(0, mark.word - 3) : mark.word + 3]
    return any(word.lower in WORDS.negations and word.clause == mark.clause for word in near)


def _reversed(mark: Mark, sentence: Sentence) -> Mark:
    """What is not ruled out may come: "sluit niet uit dat het er 300 worden"."""
    if mark.effect == "deny" and mark.entry in WORDS.rule_out and _negated(mark, sentence):
        return replace(mark, effect="expect", report=None)
    return mark


def _phrase_marks(sentence: Sentence) -> Iterator[Mark]:
    by_word, _ = phrases_by_first_word()
    words = sentence.words
    for at, word in enumerate(words):
        for phrase in by_word.get(word.lower, ()):
            if all(
                at + n < len(words)
                and (
                    words[at + n].lower == part
                    or (part[-1] == "*" and words[at + n].lower.startswith(part[:-1]))
                )
                for n, part in enumerate(phrase.words)
            ):
                yield Mark(word.clause, at, phrase.effect, phrase.text, word.form.past)
        for phrase in _open_phrases(word.lower):
            yield Mark(word.clause, at, phrase.effect, phrase.text)


@lru_cache(maxsize=50_000)
def _open_phrases(lower: str) -> tuple[Phrase, ...]:
    """Phrases with an open-ended word that a word fits."""
    _, open_ended = phrases_by_first_word()
    return tuple(phrase for phrase in open_ended if phrase.matches(0, lower))


def _conditions(sentence: Sentence) -> Iterator[Mark]:
    """ "Als de dijk breekt, lopen 20.000 huizen onder": what follows from a condition is not so yet."""
    for number, clause in enumerate(sentence.clauses):
        if clause.kind == "sub" and clause.opener in WORDS.conditional and clause.words:
            yield Mark(number, clause.words[0], "modal", clause.opener)
            if clause.parent is not None and sentence.clauses[clause.parent].words[0] > clause.words[0]:
                yield Mark(clause.parent, sentence.clauses[clause.parent].words[0], "modal", clause.opener)
    for before, (number, clause) in zip(
        sentence.clauses, list(enumerate(sentence.clauses))[1:], strict=False
    ):
        # "Valt de steun weg, dan kost dat 3 miljoen"
        opening = next((n for n in before.words if sentence.words[n].form.letters), None)
        first = clause.words[0] if clause.words else None
        if opening is None or first is None or sentence.words[first].lower not in WORDS.consequence:
            continue
        if sentence.words[opening].form.verb and before.kind == "main":
            yield Mark(number, first, "modal", sentence.words[first].lower)


def _going_to(sentence: Sentence) -> Iterator[Mark]:
    """ "De troepenmacht gaat uit 10.000 militairen bestaan": a future with "gaan" and an infinitive at the
    end.
    """
    words = sentence.words
    for number, clause in enumerate(sentence.clauses):
        letters = [n for n in clause.words if words[n].form.letters]
        if len(letters) < 3:
            continue
        # "gaat 3 miljoen meer kosten dan begroot"
        compared = (at for at, n in enumerate(letters) if at > 2 and words[n].lower in WORDS.comparing)
        letters = letters[: next(compared, None)]
        last = words[letters[-1]]
        before = words[letters[-1] - 1]
        noun = before.is_a("article") or before.is_a("determiner") or before.lower[:1].isdigit()
        infinitive = last.lower == last.form.lemma or is_infinitive(last.lower)
        if noun or not (last.lower.endswith("n") and infinitive and not last.form.capital):
            continue
        for n in letters[:-1]:
            if words[n].lower in WORDS.going:
                yield Mark(number, n, "future", f"{words[n].lower} {last.lower}")
                break


def _starting(sentence: Sentence) -> Iterator[Mark]:
    """ "Per 15 mei", "vanaf 9 juni": what has its day is settled."""
    words = sentence.words
    for n in range(len(words) - 2):
        starts = words[n].lower in WORDS.starting and words[n + 1].lower.isdigit()
        if starts and words[n + 2].lower in word_classes()["month"]:
            inside = sentence.clauses[words[n].clause].words
            if any(words[m].form.lemma in word_classes()["arise"] for m in inside):
                yield Mark(words[n].clause, n, "future", f"{words[n].lower} {words[n + 2].lower}")
                continue
            yield Mark(words[n].clause, n, "soft", f"{words[n].lower} {words[n + 2].lower}")


def _pronominal(sentence: Sentence) -> Iterator[Mark]:
    """ "Pleit ervoor om 3 miljoen vrij te maken", "rekent erop dat": the preposition is in the adverb."""
    words = sentence.words
    for at, word in enumerate(words):
        preposition = without_er(word.lower)
        if preposition is None:
            continue
        for n in sentence.clauses[word.clause].words:
            for verb in verbs_by_base().get(words[n].form.lemma, ()) if words[n].form.verb else ():
                takes = preposition in verb.openers or preposition == verb.preposition
                if takes and verb.effect in ("want", "expect") and not verb.particle:
                    yield Mark(word.clause, at, verb.effect, f"{verb.name} {word.lower}")


def _becoming(sentence: Sentence) -> Iterator[Mark]:
    """ "De heffing wordt 20 procent", "het worden er 54": what is told to become so is settled."""
    words = sentence.words
    for number, clause in enumerate(sentence.clauses):
        becoming = next((n for n in clause.words if words[n].lower in WORDS.becoming), None)
        if becoming is None or any(verb_form(words[n].form) == "participle" for n in clause.words):
            continue
        yield Mark(number, becoming, "soft", words[becoming].lower)


@lru_cache(maxsize=1)
def _earlier() -> frozenset[str]:
    by_word, _ = phrases_by_first_word()
    return frozenset(
        word for word, phrases in by_word.items() for phrase in phrases if phrase.effect == "earlier"
    )


def _strongest(marks: list[Mark]) -> Mark | None:
    for effect in _ORDER:
        for mark in marks:
            if mark.effect == effect:
                return mark
    return None


def _key(figure: Figure) -> _Key:
    value = figure.value
    return value.low, value.high, value.unit, value.per
