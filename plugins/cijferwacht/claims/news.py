"""What an article brings: a plan, a decision, a forecast or plain facts, by its headline and first paragraph.

It settles only what a figure's own sentence leaves open, where that sentence can tell part of the news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from cijferwacht.claims.clauses import Clause, Sentence
from cijferwacht.claims.cues import word_classes
from cijferwacht.claims.marks import STATUS, Mark, corrects, negated
from cijferwacht.claims.passages import NEAR, Passages, has_verb
from cijferwacht.claims.sourcing import Place, counts, is_subject
from cijferwacht.claims.tense import verb_form
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Figure, Reason, Status

#: How much an effect in the headline or the lead says of what the article brings.
_WEIGHTS = {
    "want": 1.0, "expect": 1.0, "plan": 1.0, "plan.noun": 0.6, "proposal": 0.6, "modal": 0.6, "must": 0.4,
    "future": 0.3,
    "decide": 1.0, "decided": 1.0, "promise": 1.0, "announce": 1.0, "soft": 1.0, "act": 0.6, "deed": 0.6,
}  # fmt: skip
#: How an entry of a live blog or a column of short news opens: "08.40 uur", "HAVEN - ".
_ENTRY = re.compile(r"\W{0,3}\d{1,2}[.:]\d{2}\b|\W{0,3}\w[\w -]{1,30}\W{0,3} [-–—] ")
#: A participle of a separable verb.
_CLOSED = re.compile(r"[^\W\d]{2,6}ge[^\W\d]{2,}[dt]")
#: The news of an article is told in its first sentences.
_LEAD = 6


class News:
    """The news of one article."""

    def __init__(self, passages: Passages) -> None:
        self.passages = passages
        self._news: tuple[Status, str] | None = None
        self._awaits: bool | None = None
        self._leak: str | None = None
        self._timed: frozenset[int] | None = None
        self._foretelling: dict[int, str] | None = None

    def forecasts(self) -> dict[int, str]:
        """Sentences that a forecast is told in, each with the word that says so: those of its paragraph, and
        all of an article that leads with one.
        """
        if self._foretelling is None:
            own = {
                index: cue
                for index in range(len(self.passages.discourse.sentences))
                if (cue := self._forecast_in(index))
            }
            wide = next(
                (
                    cue
                    for n, cue in own.items()
                    if self.passages.document.place(self.passages.starts[n]) != "body"
                ),
                "",
            )
            paragraphs: dict[int, str] = {}
            for index, cue in own.items():
                paragraphs.setdefault(self.passages.discourse.sentences[index].paragraph, cue)
            self._foretelling = {
                index: cue
                for index, sentence in enumerate(self.passages.discourse.sentences)
                if (cue := paragraphs.get(sentence.paragraph, wide))
            }
        return self._foretelling

    def _forecast_in(self, index: int) -> str:
        """What makes a sentence one of a forecast: a noun ("raming"), or somebody who expects."""
        for report in self.passages.discourse.by_sentence[index]:
            if report.effect == "expect" and not report.bare:
                return report.entry
            if report.effect in ("say", "find") and counts(report) and (ahead := self.ahead(index)):
                return f"{report.entry}, {ahead}"  # "klimt naar 3 procent in 2030, zegt het planbureau"
        return next((found.noun for found in self.passages.staged(index) if found.stage == "forecast"), "")

    def ahead(self, index: int) -> str:
        """The time a sentence looks ahead to: "in 2030", "volgend jaar", and "dit jaar", which still runs."""
        for mark in self.passages.marks(index):
            if mark.effect == "future" and not mark.past:
                return mark.entry
        words = self.passages.discourse.sentences[index].words
        return next(
            (
                f"{this.lower} {year.lower}"
                for this, year in pairwise(words)
                if this.lower in WORDS.this and year.lower in WORDS.year
            ),
            "",
        )

    def told_for(self, figure: Figure, place: Place) -> tuple[Status, str]:
        """What the article brings, for a figure; an entry of a live blog is news by itself."""
        if place.sentence.paragraph in self._entries() and not self._leads(figure):
            return "fact", ""
        return self.mood()

    def applied(self, figure: Figure, place: Place) -> Figure:
        """What the article as a whole tells: in news of a proposal, a bare present tense is part of the
        proposal. A sentence without a verb ("Ierland 0,2 procent, Malta 0,5.") is a row of a table, and tells
        how things are, unless it says the figure of the headline or lead again.
        """
        mood, entry = self.told_for(figure, place)
        leading = place.first and place.sentence.words[place.first - 1].lower in WORDS.leading_to
        if not has_verb(place.sentence) and not self._leads(figure) and not leading:
            return figure  # "Brood: van 2 naar 3 euro" is no row
        unit = figure.value.unit or ""
        if unit == "percent" or unit.startswith("count:"):
            for mark in self.passages.marks(place.index):
                if mark.report is not None and mark.effect != "none" and is_subject(mark.report, place):
                    return figure  # "26 landen dragen bij": who does it is counted, not decided
        if not self._brings(place):
            return figure
        if (
            mood == "decided"
            and (unit == "person" or unit.startswith("count:"))
            and self.passages.repeats(place.clause, place)
        ):
            return figure  # "hij stuurt er elk jaar 6.000 flessen heen"
        if unit.removeprefix("count:").lower() in word_classes()["actors"] and self._acts(place):
            return figure  # "30 landen doen mee"
        contained = not word_classes()["contain"].isdisjoint(self.passages.verbs(place.index, place.clause))
        lists = any(
            mark.effect in ("listed", "plan.noun") and mark.clause == place.clause and mark.word < place.first
            for mark in self.passages.marks(place.index)
        )
        contained = contained or (lists and mood == "plan")
        counted = (unit == "person" or (unit.startswith("count:") and mood != "decided")) and not contained
        before = place.sentence.words[max(place.first - 2, 0) : place.first]
        so_far = any(word.lower in WORDS.by_then for word in before)
        if so_far and self.passages.perfect(place.clause, place.sentence):
            return figure  # "heeft daar al 3 miljoen in gestoken"
        if mood == "plan" and self._results(place):
            return figure  # "de kamers zijn volgeboekt": that is so already
        if mood == "fact" or (counted and not (mood == "decided" and self.grows_to(place))):
            return figure
        return replace(
            figure,
            value=replace(figure.value, status=mood),
            reasons=(*figure.reasons, Reason("status: as the news", entry)),
        )

    def _brings(self, place: Place) -> bool:
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
        if any(mark.effect == "listed" or corrects(mark) for mark in self.passages.marks(place.index)):
            return True
        passive = any(words[n].lower in WORDS.becoming for n in clause.words)
        bringing = word_classes()["effect"].intersection(self.passages.verbs(place.index, place.clause))
        if bringing <= WORDS.go and self._sizes_up(clause, place):
            return passive
        stuck = any(words[n].lower in WORDS.stuck for n in clause.words)
        if stuck and any(words[n].lower in WORDS.staying for n in clause.words):
            return False  # "blijft steken op 3 miljoen"
        return passive or bool(bringing)

    def _sizes_up(self, clause: Clause, place: Place) -> bool:
        """Whether a clause tells how much there is somewhere: "In de hele stad gaat het om 300 bomen"."""
        words = place.sentence.words
        at = next((n for n in clause.words if words[n].lower in WORDS.going), None)
        after = words[at + 1].lower if at is not None and at + 1 < len(words) else ""
        # "voor Nederland gaat het om 3 miljoen" is its share of what the plan brings
        opened = at is not None and words[clause.words[0]].lower in WORDS.in_
        about = any(words[n].lower in WORDS.in_order for n in clause.words)
        return opened and after in WORDS.it and about

    def _entries(self) -> frozenset[int]:
        """Paragraphs that are news by themselves: "08.40 uur – De koers daalt", "HAVEN - De kade ..."."""
        if self._timed is None:
            found = [
                sentence.paragraph
                for before, sentence in pairwise((None, *self.passages.discourse.sentences))
                if sentence is not None
                and (before is None or before.paragraph != sentence.paragraph)
                and _ENTRY.match(self.passages.document.full, sentence.start)
            ]
            self._timed = frozenset(found if len(found) > 1 else ())  # one is a dateline: "KYIV - "
        return self._timed

    def _results(self, place: Place) -> bool:
        """Whether a clause closes with what is done: "zijn volgeboekt", not "is bedoeld voor"."""
        words = place.sentence.words
        inside = [n for n in place.sentence.clauses[place.clause].words if words[n].form.letters]
        if len(inside) < 2 or not {words[n].lower for n in inside[:-1]} & WORDS.done:
            return False
        before, last = words[inside[-2]], words[inside[-1]]
        if verb_form(last.form) == "participle":
            return self.passages.perfect(place.clause, place.sentence) != ""
        # "volgeboekt": of a verb the lexicon of forms does not have
        return bool(_CLOSED.fullmatch(last.lower)) and not before.is_a("determiner")

    def _acts(self, place: Place) -> bool:
        """Whether a figure is the subject that opens its clause, and its verb active."""
        words = place.sentence.words
        inside = [n for n in place.sentence.clauses[place.clause].words if words[n].form.letters]
        opens = not inside or inside[0] >= place.first or words[inside[0]].is_a("preposition")
        follows = place.last < len(words) and words[place.last].form.verb
        verb = words[place.first - 1].form.verb if place.first else False  # "In totaal doen 30 landen mee"
        inverted = verb and len(inside) > 1 and words[inside[0]].is_a("preposition")
        return ((opens and follows) or inverted) and not any(words[n].lower in WORDS.becoming for n in inside)

    def grows_to(self, place: Place) -> bool:
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
            for other in self.passages.figures
            if other.place != "body"
        )

    def mood(self) -> tuple[Status, str]:
        """Whether the article brings a plan or a decision: what its headline and first paragraph hold most
        of.
        """
        if self._news is None:
            votes: dict[Status, float] = {}
            entries: dict[Status, str] = {}
            figured = {
                place.index
                for figure in self.passages.figures
                if (place := self.passages.place(figure)) is not None
            }
            for index, sentence in enumerate(self.passages.discourse.sentences[:_LEAD]):
                if self.passages.document.place(sentence.start) == "body":
                    break
                counted: set[tuple[int, Status]] = set()
                for mark in self.passages.marks(index):
                    status = STATUS.get(mark.effect, "plan" if mark.effect == "proposal" else None)
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
            if self._news[0] == "decided" and self.pending():
                self._news = ("plan", "awaits consent")
            if self._news[0] == "decided" and not self._hard() and (leak := self.leaked()):
                self._news = ("plan", leak)
        return self._news

    def _foretold(self, index: int) -> bool:
        """Whether a sentence is what somebody expects: "De uitgaven stijgen. Dat voorspelt het bureau"."""
        return any(report.effect == "expect" for report in self.passages.sources.around(index))

    def _tells(self, index: int, mark: Mark) -> bool:
        """Whether a cue of the lead says what the article brings, and not what is over."""
        report = mark.report
        if STATUS.get(mark.effect) == "decided" and negated(mark, self.passages.discourse.sentences[index]):
            return False
        sentence = self.passages.discourse.sentences[index]
        clause = sentence.clauses[mark.clause]
        if mark.effect == "deed" and self.passages.perfect(mark.clause, sentence):
            return False
        if mark.effect == "must" and any(sentence.words[n].lower in WORDS.had for n in clause.words):
            return False
        if clause.kind == "sub" and clause.opener in WORDS.setting and STATUS.get(mark.effect) == "decided":
            return False
        if sentence.words[clause.words[0]].lower in WORDS.by_then and mark.word == clause.words[0] + 1:
            return False  # "..., al zinspeelde zij op een quotum"
        if mark.effect == "want" and report is not None:
            subject = self.passages.discourse.sentences[index].words[
                report.subject[0] : report.subject[0] + 1
            ]
            if report.speaker is None or any(first.lower[:1].isdigit() for first in subject):
                return False  # "22 procent overweegt te stoppen" is a finding
        if report is not None:
            return not report.bare and not (mark.past and mark.effect in ("act", "deed", "soft"))
        if mark.effect not in ("plan", "plan.noun", "soft"):
            return True
        return not self.passages.tense(mark.clause, Place(index, sentence, 0, 0, mark.clause, ""))

    def pending(self) -> bool:
        """Whether somebody still has to consent: "de gemeenteraad moet nog instemmen"."""
        if self._awaits is None:
            self._awaits = not self._hard() and any(
                self._waits(index) for index in range(len(self.passages.discourse.sentences))
            )
        return self._awaits

    def pending_for(self, place: Place) -> bool:
        """Whether that is so of what a sentence tells: it is told in its own paragraph, or in the lead."""
        return self.pending() and any(
            sentence.paragraph == place.sentence.paragraph
            or self.passages.document.place(sentence.start) != "body"
            for index, sentence in enumerate(self.passages.discourse.sentences)
            if self._waits(index)
        )

    def tabled(self, place: Place) -> bool:
        """Whether a figure stands in a bill that its sentence sends to an assembly: "stuurde een begroting
        naar de raad waarin 3 miljoen is uitgetrokken", "stemt morgen over de begroting waarin".
        """
        clause = place.sentence.clauses[place.clause]
        if clause.kind != "relative" or clause.parent is None:
            return False
        words = place.sentence.words
        around = place.sentence.clauses[clause.parent].words
        at = next(
            (n for n in around if any(words[n].lower.endswith(bill) for bill in word_classes()["bill"])), None
        )
        if at is None:
            return False
        handed = any(words[n].form.lemma in WORDS.handing_in for n in around)
        to = any(
            words[n].lower in WORDS.to
            and any(words[m].lower in word_classes()["assembly"] for m in around if n < m <= n + 3)
            for n in around
        )
        before = [word.lower for word in words[max(at - 2, 0) : at]]
        voting = any(words[n].lower in WORDS.voting and not words[n].form.past for n in around)
        return (handed and to) or (voting and not WORDS.over.isdisjoint(before))

    def _hard(self) -> bool:
        """Whether the headline or the lead tells in so many words that it was decided."""
        return any(
            mark.effect in ("decide", "decided") and self._tells(index, mark)
            for index, sentence in enumerate(self.passages.discourse.sentences[:_LEAD])
            if self.passages.document.place(sentence.start) != "body"
            for mark in self.passages.marks(index)
        )

    def leaked(self) -> str:
        """The word by which the headline or the lead has it from a leak or a draft: "Bronnen: ...", "de
        uitgelekte nota"; "" for none, and where the news is set against it ("meer dan uitgelekt").
        """
        if self._leak is None:
            self._leak = next(self._leaks(), "")
        return self._leak

    def _leaks(self) -> Iterator[str]:
        for sentence in self.passages.discourse.sentences[:_LEAD]:
            if self.passages.document.place(sentence.start) == "body":
                return
            for before, word in pairwise((None, *sentence.words)):
                set_against = before is not None and before.lower in WORDS.comparing
                if word is not None and word.lower in word_classes()["leak"]:
                    if set_against:
                        return
                    yield word.lower

    def _waits(self, index: int) -> bool:
        sentence = self.passages.discourse.sentences[index]
        reports = self.passages.discourse.by_sentence[index]
        if any(self._submits(sentence, clause) for clause in sentence.clauses):
            return True
        if any(self._votes_later(sentence, clause) for clause in sentence.clauses):
            return True
        consents = {r.clause for r in reports if r.effect in ("consent", "decide") and r.bare}
        for number in consents:
            lowers = {sentence.words[n].lower for n in sentence.clauses[number].words}
            if lowers & WORDS.still and lowers & WORDS.must:
                return True
        return False

    def _votes_later(self, sentence: Sentence, clause: Clause) -> bool:
        """Whether an assembly is to vote on a bill: "De Kamer stemt in december over de begroting"."""
        words = sentence.words
        inside = clause.words
        if not any(words[n].lower in WORDS.voting and not words[n].form.past for n in inside):
            return False
        over = next((n for n in inside if words[n].lower in WORDS.over), None)
        if over is None or not any(words[n].lower in word_classes()["assembly"] for n in inside):
            return False
        return any(
            words[n].lower.endswith(bill) for n in inside if n > over for bill in word_classes()["bill"]
        )

    def _describes_bill(self, sentence: Sentence, clause: Clause) -> bool:
        """Whether a clause tells that a bill went somewhere: "de begroting, die naar de raad ging"."""
        words = sentence.words
        before = words[max(clause.words[0] - NEAR, 0) : clause.words[0]]
        billed = any(word.lower.endswith(bill) for word in before for bill in word_classes()["bill"])
        return billed and any(words[n].form.lemma in WORDS.handing_in for n in clause.words)

    def _submits(self, sentence: Sentence, clause: Clause) -> bool:
        """Whether something still goes to an assembly: "het contract, dat straks naar de raad gaat"."""
        words = sentence.words
        inside = clause.words
        lowers = {words[n].lower for n in inside}
        handed_in = clause.kind == "relative" and self._describes_bill(sentence, clause)
        if not handed_in:
            if not (lowers & WORDS.going_or_must and lowers & word_classes()["ahead"]):
                return False
            if any(words[n].form.past for n in inside):
                return False
        return any(
            words[n].lower in WORDS.to
            and any(words[m].lower in word_classes()["assembly"] for m in inside if n < m <= n + 3)
            for n in inside
        )
