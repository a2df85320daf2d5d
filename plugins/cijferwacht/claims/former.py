"""Whether a figure is an old value, told as history."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from cijferwacht.claims.cues import phrases_by_first_word, word_classes
from cijferwacht.claims.marks import corrects
from cijferwacht.claims.passages import NEAR, Passages
from cijferwacht.claims.sourcing import Place
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Reason, Status

_YEAR = re.compile(r"(?:19|20)\d\d")
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
            ahead = (m for m in marks if m.effect == "denied" and m.clause == place.clause)
            off = any(mark.word > place.sentence.clauses[described].words[-1] for mark in ahead)
            if letters and letters[-1].lower in WORDS.was and not off:
                return True, (Reason("past: what it was", letters[-1].lower),)
        formerly = self._formerly(place, told_before)
        if formerly is not None:
            return True, (formerly,)
        for effect, rule in (("dropped", "past: plan that was dropped"), ("past", "past")):
            for mark in marks:
                if self._of_other(mark.word, place) or self._named_elsewhere(mark.entry, mark.word, place):
                    continue
                parent = place.sentence.clauses[mark.clause].parent
                # "een heffing van 20 procent aangezegd, die nooit werd ingevoerd"
                if effect == "dropped" and self.passages.dropped(place):
                    continue
                if mark.effect == effect and (
                    mark.clause in near or (effect == "dropped" and parent in near)
                ):
                    return True, (Reason(rule, mark.entry),)
        for number in near:
            if (reason := self._by_clause(number, place)) is not None:
                return True, (reason,)
        return False, ()

    def _named_elsewhere(self, entry: str, at: int, place: Place) -> bool:
        """Whether "de oude" stands before the noun of another figure: "22 voldeden aan de oude norm"."""
        inside = any(word.lower in WORDS.in_ for word in place.sentence.words[max(at - 1, 0) : at])
        behind = inside and place.last <= at  # "2 procent in de oude afspraak"
        return entry.rpartition(" ")[2] in WORDS.former and not (behind or at < place.first <= at + NEAR)

    def _of_other(self, at: int, place: Place) -> bool:
        """Whether a cue is of what the figure is set against: "5 procent, tegen 2 in de oude afspraak"."""
        between = place.sentence.words[place.last : at]
        return any(word.lower in WORDS.set_against for word in between)

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
            and not self._renewed_here(m.word, place)
            and (m.report is None or m.effect != "say" or m.report.frame in WORDS.of_or_about)
            and m.effect in _HELD
        ]
        ago = self.passages.then(clause.words, place) in WORDS.ago
        if ago and held and all(m.effect in ("say", "find") for m in held) and place.unit != "percent":
            return Reason("past: said earlier", tense.text)  # "Een jaar geleden hield hij het op 300"
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
        inside = place.sentence.clauses[place.clause].words
        before = place.first - 1
        if before > 0 and words[before].lower in WORDS.against and words[before - 1].text == ",":
            following = range(place.last, min(place.last + NEAR, len(words)))
            then = self.passages.then(following, place)
            if then:
                return Reason("past: compared with", then)
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
            planned = told_before == "plan" and (
                then in word_classes()["month"] or self._by_then(then, place)
            )
            return Reason("past: earlier plan" if planned else "past: what it was", min(was))
        opening = [words[n].lower for n in inside[:3] if words[n].form.letters]
        if lowers & WORDS.measured_past and WORDS.former & {*opening} and place.unit != "times":
            return Reason("past: what it was", min(WORDS.former & {*opening}))  # "Het vorige record was 300"
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
        return self._told_of_then(place, inside)

    def _by_then(self, then: str, place: Place) -> bool:
        """Whether a time is one at which something was foretold before: "eerder", "in het voorjaar"; "een
        jaar eerder" is one that it was so.
        """
        words = place.sentence.words
        at = next((n for n, word in enumerate(words) if word.lower == then), 0)
        aged = at > 0 and words[at - 1].is_a("time")
        return then in WORDS.foretold_then and not aged

    def _renewed_here(self, at: int, place: Place) -> bool:
        """Whether the figure is what is so now: "Sprak hij in mei nog van 900, nu moeten er 1.200 komen"."""
        between = place.sentence.words[at : place.first]
        return any(before.text == "," and word.lower in WORDS.now for before, word in pairwise(between))

    def _told_of_then(self, place: Place, inside: Sequence[int]) -> Reason | None:
        """What a past tense sets apart from today: "verkocht vorig jaar nog 4.000 ton", "vóór de hervorming
        betaalden zij 5 procent", "bij 25 procent morde de klant", and what the next sentence renews ("gaf
        vorig jaar 1,3 procent uit. Dit jaar wordt het 2 procent").
        """
        words = place.sentence.words
        tense = self.passages.tense(place.clause, place)
        if not tense or place.unit == "times":
            return None
        first = next((n for n in inside if words[n].form.letters), place.first)
        if words[first].lower in WORDS.before_accented:
            return Reason("past: what it was", words[first].lower)
        if place.unit == "percent" and first == place.first - 1 and words[first].lower in WORDS.at:
            following = words[place.last : place.last + 1]
            if any(word.lower == tense for word in following):
                return Reason("past: what it was", words[first].lower)
        then = self.passages.then(inside, place) or self._year(inside, place)
        leading = [
            words[n].lower
            for n in range(max(place.first - 2, first + 1), place.first)
            if words[n - 1].form.letters  # "- Nog 14 piloten verlieten": only so many
        ]
        if then and leading and WORDS.still & {*leading} and not self._growing(inside, place):
            return Reason("past: what it was", then)
        renewed = self._renewed(place)
        if renewed and (then or self.passages.repeats(place.clause, place)):
            return Reason("past: what it was", renewed)
        return None

    def _growing(self, inside: Sequence[int], place: Place) -> bool:
        """Whether "nog" adds: "er kwamen in mei nog 300 bij"."""
        following = place.sentence.words[place.last : place.last + 3]
        return any(word.is_a("particle") or word.lower in WORDS.extra for word in following)

    def _year(self, inside: Sequence[int], place: Place) -> str:
        """The year that a clause in the past tense is about: "in 2022"."""
        words = place.sentence.words
        return next(
            (
                words[n].lower
                for n in inside
                if n
                and not place.first <= n < place.last
                and words[n - 1].lower in WORDS.in_
                and _YEAR.fullmatch(words[n].lower)
            ),
            "",
        )

    def _renewed(self, place: Place) -> str:
        """The word for now that the next sentence opens with, when it gives the same thing another value."""
        after = place.index + 1
        sentences = self.passages.discourse.sentences
        if after >= len(sentences) or sentences[after].paragraph != place.sentence.paragraph:
            return ""
        opening = [word.lower for word in sentences[after].words[:2]]
        this_year = len(opening) > 1 and opening[0] in WORDS.this and opening[1] in WORDS.year
        if not this_year and not (opening and opening[0] in WORDS.now):
            return ""
        start, end = sentences[after].start, sentences[after].end
        units = [f.value.unit for f in self.passages.figures if start <= f.start < end]
        return " ".join(opening[: 2 if this_year else 1]) if units[:1] == [place.unit] else ""


@lru_cache(maxsize=1)
def _earlier() -> frozenset[str]:
    by_word, _ = phrases_by_first_word()
    return frozenset(
        word for word, phrases in by_word.items() for phrase in phrases if phrase.effect == "earlier"
    )
