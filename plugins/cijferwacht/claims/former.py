"""Whether a figure is an old value, told as history."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from cijferwacht.claims.cues import phrases_by_first_word, word_classes
from cijferwacht.claims.marks import corrects
from cijferwacht.claims.passages import NEAR, Passages
from cijferwacht.claims.sourcing import Place
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Reason, Status

#: Effects of what was held once, and may have been given up since.
_HELD = frozenset(("want", "expect", "plan", "plan.noun", "modal", "find", "say"))


class Former:
    """Reads the past of the figures of one document."""

    def __init__(self, passages: Passages) -> None:
        self.passages = passages

    def of(self, place: Place, told_before: Status | None) -> tuple[bool, tuple[Reason, ...]]:
        """Whether a figure is history, and why; ``told_before`` is what the figure before it is told as."""
        marks = self.passages.marks(place.index)
        described = self.passages.describing(place)
        near = [*([described] if described is not None else []), *self.passages.chain(place)]
        words = place.sentence.words
        corrected = next((m for m in marks if corrects(m)), None)
        if corrected is not None and not any(
            words[n].lower in WORDS.must for n in place.sentence.clauses[place.clause].words
        ):
            return True, (Reason("past: corrected", corrected.entry),)
        if described is not None:
            letters = [words[n] for n in place.sentence.clauses[described].words if words[n].form.letters]
            if letters and letters[-1].lower in WORDS.was:
                return True, (Reason("past: what it was", letters[-1].lower),)
        formerly = self._formerly(place, told_before)
        if formerly is not None:
            return True, (formerly,)
        for effect, rule in (("dropped", "past: plan that was dropped"), ("past", "past")):
            for mark in marks:
                parent = place.sentence.clauses[mark.clause].parent
                # "een heffing van 20 procent aangezegd, die nooit werd ingevoerd"
                if mark.effect == effect and (
                    mark.clause in near or (effect == "dropped" and parent in near)
                ):
                    return True, (Reason(rule, mark.entry),)
        for number in near:
            if (reason := self._by_clause(number, place)) is not None:
                return True, (reason,)
        return False, ()

    def _by_clause(self, number: int, place: Place) -> Reason | None:
        """From a past tense in one of the figure's clauses: no longer in force, or held or said once."""
        words = place.sentence.words
        marks = self.passages.marks(place.index)
        clause = place.sentence.clauses[number]
        lowers = {words[n].lower for n in clause.words}
        tense = next((words[n] for n in clause.words if words[n].form.past), None)
        if tense is None:
            return None
        if self._looks_back and place.index:
            return Reason("past: look back", self._looks_back)
        if tense.form.lemma in WORDS.apply:
            return Reason("past: no longer in force", tense.text)
        held = [
            m
            for m in marks
            if m.clause == number
            and (m.report is None or m.effect != "say" or m.report.frame in WORDS.of_or_about)
            and m.effect in _HELD
        ]
        if held and lowers & _earlier():
            told = all(m.effect == "say" for m in marks if m.clause == number and m.effect in _HELD)
            return Reason("past: said earlier" if told else "past: earlier plan", tense.text)
        before = any(m.effect == "before" and m.clause == number for m in marks)
        compared = number != place.clause and any(
            word.lower in WORDS.comparing for word in words[max(place.first - 2, 0) : place.first]
        )
        if held and before and compared:  # "minder dan de 50 procent waar zij in mei om vroeg"
            return Reason("past: earlier plan", tense.text)
        if held and before and lowers & WORDS.still:
            return Reason("past: earlier plan", f"{min(lowers & WORDS.still)}, {tense.text}")
        return None

    @cached_property
    def _looks_back(self) -> str:
        """The word by which the title announces a look back: what it tells in the past tense is history."""
        title = self.passages.document.full[: self.passages.document.title_end].lower()
        return next((word for word in re.findall(r"\w+", title) if word in WORDS.look_back), "")

    def _formerly(self, place: Place, told_before: Status | None) -> Reason | None:
        """An old value set against the new one, by what stands around it."""
        words = place.sentence.words
        replaced = self.passages.replaced(place)
        if replaced:
            return Reason("past: replaced", replaced)
        leading = " ".join(word.lower for word in words[max(0, place.first - 3) : place.first])
        if leading in WORDS.instead_of:
            return Reason("past: replaced", leading)
        before = place.first - 1
        if before > 0 and words[before].lower in WORDS.against and words[before - 1].text == ",":
            then = self.passages.then(range(place.last, min(place.last + NEAR, len(words))), place)
            if then:
                return Reason("past: compared with", then)
        inside = place.sentence.clauses[place.clause].words
        lowers = {words[n].lower for n in inside}
        was = lowers & (WORDS.amounted | WORDS.went if lowers & WORDS.still else WORDS.amounted)
        pointing = lowers & WORDS.pointing_past
        then = self.passages.then(inside, place)
        # "over het eerste halfjaar was het", "in juni was het al": that is still so
        over = then and then not in WORDS.first and not lowers & WORDS.by_then
        if was and pointing and (lowers & WORDS.still or over):
            if lowers & WORDS.mention:
                return Reason("past: earlier plan", f"{min(was)}, {min(lowers & WORDS.mention)}")
            # "Het gaat 200 miljoen kosten. In februari was dat nog 180 miljoen"
            planned = told_before == "plan" and then in word_classes()["month"]
            return Reason("past: earlier plan" if planned else "past: what it was", min(was))
        if was and lowers & WORDS.still and lowers & WORDS.mention:
            return Reason("past: earlier plan", f"{min(was)}, {min(lowers & WORDS.mention)}")
        for mark in self.passages.marks(place.index):
            report = mark.report
            if mark.clause != place.clause or report is None or mark.effect not in ("want", "expect"):
                continue
            if lowers & WORDS.had or (
                lowers & WORDS.still and words[mark.word].form.past and self.passages.then(inside, place)
            ):
                return Reason("past: earlier plan", mark.entry)
        return None


@lru_cache(maxsize=1)
def _earlier() -> frozenset[str]:
    by_word, _ = phrases_by_first_word()
    return frozenset(
        word for word, phrases in by_word.items() for phrase in phrases if phrase.effect == "earlier"
    )
