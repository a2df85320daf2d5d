"""What the clauses around a figure say of it: their verbs and nouns, their tense, and what describes it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from cijferwacht.claims.attribution import Discourse, read_discourse
from cijferwacht.claims.clauses import Sentence, is_past_or_participle
from cijferwacht.claims.cues import word_classes
from cijferwacht.claims.document import Document
from cijferwacht.claims.marks import STATUS, Mark, corrects, read_marks
from cijferwacht.claims.sourcing import Place, Setting, Sources
from cijferwacht.claims.speakers import noun_tail
from cijferwacht.claims.stages import Staged, owner, staged
from cijferwacht.claims.tense import verb_form
from cijferwacht.claims.words import WORDS, participle_prefixes
from cijferwacht.model import Figure, Scheduled

#: What two mentions of one value share.
Key = tuple[float | None, float | None, str | None, str | None]
#: Words within which what stands by a figure bears on it.
NEAR = 6
#: Effects of verbs that leave open whether it will be so.
_MAYBE = frozenset(("modal", "must", "future"))


class Passages:
    """The sentences of a document as its figures see them; what several readers ask is worked out once."""

    def __init__(
        self, document: Document, figures: Sequence[Figure], dates: Sequence[Scheduled] = ()
    ) -> None:
        self.document = document
        self.figures = figures
        self.discourse: Discourse = read_discourse(document)
        self.sources = Sources(self.discourse, figures, document.title_end)
        self.starts = [sentence.start for sentence in self.discourse.sentences]
        self._ahead: dict[int, list[Scheduled]] = {}
        for when in dates:
            self._ahead.setdefault(bisect_right(self.starts, when.start) - 1, []).append(when)
        self.alike: dict[Key, list[int]] = {}
        for number, figure in enumerate(figures):
            self.alike.setdefault(key_of(figure), []).append(number)
        self._places: dict[int, Place | None] = {}
        self._marks: dict[int, tuple[Mark, ...]] = {}
        self._clause_verbs: dict[tuple[int, int | None], tuple[str, ...]] = {}
        self._staged_nouns: dict[int, list[Staged]] = {}
        self._owners: dict[tuple[int, int], Staged | None] = {}

    def place(self, figure: Figure) -> Place | None:
        if figure.start not in self._places:  # no two figures begin at one character
            self._places[figure.start] = self._find(figure)
        return self._places[figure.start]

    def _find(self, figure: Figure) -> Place | None:
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
        return Place(
            index, sentence, words[0], words[-1] + 1, sentence.words[words[0]].clause, figure.value.unit or ""
        )

    def marks(self, index: int) -> tuple[Mark, ...]:
        """Cues of a sentence, in text order."""
        if index not in self._marks:
            sentence = self.discourse.sentences[index]
            ahead = self._ahead.get(index, ())
            self._marks[index] = read_marks(sentence, self.discourse.by_sentence[index], ahead)
        return self._marks[index]

    def setting(self, figure: Figure, place: Place) -> Setting:
        """What the clauses around a figure say of it to who looks for its source."""
        return Setting(
            described=self.describing(place),
            chain=self.chain(place),
            counted=self._counted(figure, place),
            known=bool(self.compared(place) or self.norm(place)),
        )

    def replaced(self, place: Place) -> str:
        words = place.sentence.words
        if not place.first or words[place.first - 1].lower not in WORDS.denials:
            return ""
        before = place.first - 2
        counted = any(word.lower[:1].isdigit() for word in words[max(0, before - 4) : max(0, before)])
        if words[place.first - 1].lower in WORDS.no and before > 0 and words[before].text == "," and counted:
            return f", {words[place.first - 1].lower}"  # "60 miljoen euro, geen 68"
        for n in range(place.last, min(place.last + NEAR, len(words))):
            if words[n].lower in WORDS.but:
                following = words[n + 1 : n + 4]
                replacing = f"{words[place.first - 1].lower} ... {words[n].lower}"
                return replacing if any(word.lower[:1].isdigit() for word in following) else ""
        return ""

    def perfect(self, number: int, sentence: Sentence, *, finite: bool = True) -> str:
        """The auxiliary of a perfect: "is gedekt", or not finite "zou zijn neergehaald"; "" for none."""
        words = sentence.words
        inside = [n for n in sentence.clauses[number].words if words[n].form.letters]
        # "verloren" is a past tense as well
        if not any(
            verb_form(words[n].form) == "participle" or is_past_or_participle(words[n].form) for n in inside
        ):
            return ""
        forms = WORDS.done if finite else WORDS.be_or_have
        lowers = {words[n].lower for n in inside}
        if lowers & WORDS.open_infinitives or (finite and lowers & WORDS.open_finites):
            return ""
        return next((words[n].lower for n in inside if words[n].lower in forms), "")

    def norm(self, place: Place) -> str:
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

    def verbs(self, index: int, number: int | None) -> tuple[str, ...]:
        """The lemmas of a clause, or of a whole sentence, also joined with the particles: "neemt ... toe"
        is "toenemen".
        """
        if (index, number) not in self._clause_verbs:
            sentence = self.discourse.sentences[index]
            words = sentence.words
            inside = range(len(words)) if number is None else sentence.clauses[number].words
            lettered = [words[n] for n in inside if words[n].form.letters]
            particles = [word.lower for word in lettered if word.is_a("particle")]
            lemmas = [word.form.lemma for word in lettered if not word.is_a("time")]  # "afgelopen" runs not
            lemmas += [word.lower for word in lettered if word.lower.endswith("en")]  # also a noun: "wachten"
            joined = [particle + lemma for particle in particles for lemma in lemmas]
            self._clause_verbs[index, number] = (*joined, *lemmas)
        return self._clause_verbs[index, number]

    def staged(self, index: int, number: int | None = None) -> list[Staged]:
        """The nouns of a sentence, or of a clause of it, that say by themselves what stage a figure is in."""
        if index not in self._staged_nouns:
            sentence = self.discourse.sentences[index]
            self._staged_nouns[index] = list(staged(sentence, range(len(sentence.words))))
        found = self._staged_nouns[index]
        if number is None or not found:
            return found
        words = self.discourse.sentences[index].words
        return [each for each in found if words[each.word].clause == number]

    def owner(self, place: Place) -> Staged | None:
        """The noun that a figure belongs to, when it says by itself what stage it is in."""
        at = place.index, place.first
        if at not in self._owners:
            self._owners[at] = owner(place.sentence, place.first, place.last)
        return self._owners[at]

    def repeats(self, number: int, place: Place) -> bool:
        """Whether a clause tells what happens again and again."""
        words = place.sentence.words
        inside = {words[n].lower for n in place.sentence.clauses[number].words}
        return bool(inside & WORDS.repeating)

    def tense(self, number: int, place: Place) -> str:
        """A finite verb in the past tense of a clause that does not report."""
        words = place.sentence.words
        inside = place.sentence.clauses[number].words
        alone = all(words[n].lower not in WORDS.perfect_forms for n in inside)
        reporting = {
            mark.word
            for mark in self.marks(place.index)
            if mark.report is not None and mark.effect in ("say", "find", "think")
        }
        until = self._compared_from(place)
        for n in inside:
            if until is not None and n > until:
                break
            form = words[n].form
            past = form.past or (alone and is_past_or_participle(form))  # "verlieten 300 schepen de haven"
            noun = place.first <= n < place.last or (n > 0 and words[n - 1].lower in WORDS.definite)
            # "3 miljoen aan bevroren tegoeden"
            noun = noun or (n > 0 and not form.past and words[n - 1].is_a("preposition"))
            if past and not noun and n not in reporting:
                return words[n].lower
        return ""

    def _compared_from(self, place: Place) -> int | None:
        """The "dan" after a figure, from which on stands only what it is compared with: "25 meer dan in mei
        werd gevraagd", "3 miljard, iets minder dan waar de stad op had gehoopt".
        """
        words = place.sentence.words
        for n in range(place.last + 1, len(words)):
            if words[n].clause != place.clause and n > place.last + NEAR:
                return None
            if words[n].lower in WORDS.than and words[n - 1].lower.endswith(("er", "eer")):
                return n
        return None

    def dropped(self, place: Place) -> str:
        """The words by which the clause of a sum or a count says, in the present tense, that it is off; a
        threat or what was named before is history.
        """
        words = place.sentence.words
        mark = next(
            (m for m in self.marks(place.index) if m.effect == "dropped" and m.clause == place.clause), None
        )
        if mark is None or place.unit == "percent" or mark.word < place.last:
            return ""
        if self.describing(place) is not None or self.tense(place.clause, place):
            return ""
        leading = [word.lower for word in words[: place.first]]
        old = any(lower.startswith(stem) for lower in leading for stem in WORDS.gone_by)
        return "" if old else mark.entry

    def levies(self, place: Place) -> bool:
        """Whether a paragraph, or the title, is about something that is levied."""
        here = place.sentence.paragraph
        return any(
            word.lower.endswith(levied)
            for sentence in self.discourse.sentences
            if sentence.paragraph == here or self.document.place(sentence.start) == "title"
            for word in sentence.words
            for levied in word_classes()["levy"]
            if len(levied) > NEAR - 1 or word.lower in WORDS.taxed
        )

    def compared(self, place: Place) -> str:
        """ "..., tegen 1,3 procent vorig jaar": what a figure is set against is how it was or is."""
        words = place.sentence.words
        before = place.first - 1
        if before > 0 and words[before].lower in WORDS.set_against and words[before - 1].text == ",":
            return words[before].lower
        if before >= 0 and words[before].lower in WORDS.present_adjectives:
            return words[before].lower
        return ""

    def presupposed(self, figure: Figure, place: Place) -> bool:
        """Whether a count is of things that are there: "de 27 lidstaten", "alle 12 provincies"."""
        unit = figure.value.unit or ""
        before = place.sentence.words[place.first - 1].lower if place.first else ""
        hedged = place.first > 1 and place.sentence.words[place.first - 2].lower in WORDS.hedging
        if before in WORDS.definite and hedged:
            return False
        if unit == "percent" and before in WORDS.definite:
            if any(m.effect == "future" and m.clause == place.clause for m in self.marks(place.index)):
                return False  # "auto's vallen straks onder de 15 procent"
            return len(self.alike[key_of(figure)]) == 1
        return self._counted(figure, place)

    def _counted(self, figure: Figure, place: Place) -> bool:
        unit = figure.value.unit or ""
        if not (unit == "person" or unit.startswith("count:")) or place.first == 0:
            return False
        before = place.sentence.words[place.first - 1]
        if before.lower in WORDS.be:  # "dat zijn 300 banen" has no other verb
            words = place.sentence.words
            others = [n for n in place.sentence.clauses[place.clause].words if n != place.first - 1]
            # nor has "er zijn 300 banen geschrapt"
            return any(words[n].form.verb and verb_form(words[n].form) != "participle" for n in others)
        return before.lower in WORDS.presupposing

    def fact(self, number: int, place: Place) -> str:
        """What shows that a clause tells how it is or was: a past tense, or a word for now or before."""
        marks = self.marks(place.index)
        words = place.sentence.words
        until = self._compared_from(place)
        for mark in marks:
            if mark.clause != number or (until is not None and mark.word > until):
                continue
            if mark.effect == "fact" or (mark.effect == "state" and self._stands(mark, number, place)):
                return mark.entry
            if mark.effect == "now" and abs(mark.word - place.first) <= NEAR and mark.word > 0:
                between = words[min(mark.word, place.first) : max(mark.word, place.first)]
                if words[mark.word - 1].lower not in WORDS.setting_apart and all(
                    w.text != "," for w in between
                ):
                    return mark.entry
            elif mark.effect == "now" and mark.word == 0:
                return mark.entry
        if any(corrects(mark) for mark in marks):
            return ""  # a correction tells of the text, not of the world
        tense = self.tense(number, place)
        return tense if tense and not self._wishes(number, marks) else ""

    def _stands(self, mark: Mark, number: int, place: Place) -> bool:
        """Whether a verb of being tells how it is now: finite, no auxiliary of the perfect, not from a date
        on.
        """
        words = place.sentence.words
        report = mark.report
        if report is None or report.bare or (words[mark.word].form.infinitive and report.subject == (0, 0)):
            return False
        inside = place.sentence.clauses[number].words
        if words[mark.word].form.lemma in WORDS.counting and self.is_paper(number, place.sentence):
            return False  # "de visie, die 3 miljard aan investeringen telt"
        if words[mark.word].form.lemma in WORDS.have:
            last = next((words[n] for n in reversed(inside) if words[n].form.letters), words[mark.word])
            if last.form.verb and last.lower.startswith(
                participle_prefixes("own", "inseparable", "separable")
            ):
                return False
            if any(self._completes(n, place.sentence) for n in inside if n > mark.word):
                return False
        return not self.starts_later(inside, place)

    def is_paper(self, number: int, sentence: Sentence) -> bool:
        """Whether what a clause tells of, its first noun or the one it describes, is a paper or a plan."""
        clause = sentence.clauses[number]
        first = clause.words[0]
        leading = range(max(first - 3, 0), first) if clause.kind == "relative" else clause.words[:5]
        return any(
            sentence.words[n].lower.endswith(paper) for n in leading for paper in word_classes()["paper"]
        )

    def _completes(self, at: int, sentence: Sentence) -> bool:
        """Whether a participle ends the verb of its clause: "heeft 3 miljoen ingepland, nu is dat 1", not
        "heeft bevroren tegoeden".
        """
        if verb_form(sentence.words[at].form) != "participle":
            return False
        following = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        return following is None or not following.form.letters or bool(following.form.classes)

    def starts_later(self, inside: Sequence[int], place: Place) -> bool:
        """Whether some words set a start that is still to come: "vanaf zaterdag"."""
        return any(place.sentence.words[n].lower in WORDS.later for n in inside)

    def _wishes(self, number: int, marks: Sequence[Mark]) -> bool:
        return any(mark.clause == number and mark.effect in ("say", "think", "find") for mark in marks)

    def describing(self, place: Place) -> int | None:
        """The relative clause right after the figure, or after the noun it counts."""
        words = place.sentence.words
        for n in range(place.last, min(place.last + NEAR, len(words))):
            clause = place.sentence.clauses[words[n].clause]
            if clause.kind == "relative" and clause.parent == place.clause and clause.words[0] == n:
                return words[n].clause
            if words[n].text in ",;:." or words[n].form.verb or words[n].lower[:1].isdigit():
                return None
        return None

    def chain(self, place: Place) -> list[int]:
        """The figure's clause and those it completes, from the inside out."""
        chain = [place.clause]
        clause = place.sentence.clauses[place.clause]
        while clause.parent is not None and clause.parent not in chain:
            joined = clause.kind == "main" and clause.opener != ":" and (clause.verb or not clause.opener)
            # "Wie wil groeien, moet investeren: een op de drie loodsen is afgekeurd"
            done = clause.opener == ":" and (
                bool(self.perfect(chain[-1], place.sentence))
                or (clause.verb and self._leaves_open(clause.parent, place))
            )
            if (clause.kind == "relative" and clause.verb) or joined or done:
                break
            chain.append(clause.parent)
            clause = place.sentence.clauses[clause.parent]
        return chain

    def _leaves_open(self, number: int, place: Place) -> bool:
        """Whether a clause tells only what may be, which says nothing of what follows its colon."""
        effects = {mark.effect for mark in self.marks(place.index) if mark.clause == number}
        # "De minister sprak dat tegen: het zijn er 300": what follows is the minister's own count
        return "deny" in effects or effects & STATUS.keys() <= _MAYBE

    def then(self, inside: Sequence[int], place: Place) -> str:
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
            led = {word.lower for word in words[max(n - 2, 0) : n]}
            if lower in WORDS.upheavals and led & WORDS.before_time and led & WORDS.definite_determiners:
                return lower  # "voor de oorlog"
            if lower in WORDS.this and n + 1 < len(words) and n and words[n - 1].lower in WORDS.earlier_this:
                return f"{words[n - 1].lower} {lower}"
        return ""

    def points(self, sentence: Sentence) -> bool:
        """Whether a sentence opens with what was just told: "Dat is ...", "Het gaat om ..."."""
        opening = [word.lower for word in sentence.words[:3] if word.form.letters]
        return len(opening) > 1 and opening[0] in WORDS.pointing and sentence.words[1].form.verb


def has_verb(sentence: Sentence) -> bool:
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


def key_of(figure: Figure) -> Key:
    value = figure.value
    return value.low, value.high, value.unit, value.per
