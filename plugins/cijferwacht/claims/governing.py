"""Which cue governs a figure: of its own clause or of one around it, and whether it bears on it at all."""

from __future__ import annotations

import re

from cijferwacht.claims.cues import word_classes
from cijferwacht.claims.marks import STATUS, Mark, kept_open, negated, strongest
from cijferwacht.claims.passages import NEAR, Passages
from cijferwacht.claims.report import Report
from cijferwacht.claims.sourcing import Place, is_subject
from cijferwacht.claims.tense import verb_form
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Figure

_YEAR = re.compile(r"(?:19|20)\d\d")
#: Effects that settle a thing one way or the other.
_SETTLING = frozenset(("decide", "decided", "promise", "announce", "deny", "denied"))
#: Effects of a clause around the figure's own that outrank what its own clause leaves open.
_OVERRULING: dict[str, frozenset[str]] = {
    "modal": _SETTLING,
    "future": _SETTLING,
    "plan": _SETTLING,
    "must": _SETTLING | {"want", "expect", "plan", "plan.noun"},
    "act": _SETTLING | {"want", "expect", "plan", "plan.noun"},
    "deed": _SETTLING | {"want", "expect", "plan", "plan.noun"},
    "soft": frozenset(("want", "expect", "plan", "plan.noun")),
}


class Governor:
    """Finds the cue of a figure among those of its sentence."""

    def __init__(self, passages: Passages) -> None:
        self.passages = passages

    def own_mark(self, figure: Figure, place: Place) -> Mark | None:
        """The cue that governs the figure: of its own clause, unless one around it says more."""
        own: Mark | None = None
        for number in self.passages.chain(place):
            mark = self.mark(number, place)
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

    def mark(self, number: int, place: Place) -> Mark | None:
        """The strongest cue of a clause that bears on the figure."""
        marks = self.passages.marks(place.index)
        bearing = [mark for mark in marks if mark.clause == number and self._governs(mark, place)]
        found = strongest(bearing)
        if found is not None and found.effect == "announce":
            # "heeft het voornemen bekendgemaakt om 300 bomen te kappen"
            meant = (mark for mark in bearing if mark.effect == "plan.noun" and self.belongs(mark, place))
            return next(meant, found)
        return found

    def _scope_mark(self, figure: Figure, place: Place) -> Mark | None:
        """The effect of a verb that reports the figure from another clause: "..., verwacht het bureau"."""
        for report in self.passages.sources.around(place.index):
            scope = report.scope
            if scope is None or not scope.start <= figure.start < scope.end:
                continue
            between = place.sentence.words[report.word : place.first]
            if report.effect == "deny" and any(word.text == ":" for word in between):
                continue  # "sprak dat tegen: het zijn er 300"
            if report.frame in WORDS.for_ and report.effect == "say":  # a warning is of what may come
                return Mark(place.clause, place.first, "plan", f"{report.entry} {report.frame}")
            if report.effect in STATUS:
                if report.sentence != place.index:  # its words are those of another sentence
                    return Mark(place.clause, place.first, report.effect, report.entry)
                mark = Mark(report.clause, report.word, report.effect, report.entry)
                return kept_open(mark, place.sentence)
        return None

    def _governs(self, mark: Mark, place: Place) -> bool:
        """Whether a cue bears on the figure: not on an agent it counts, not on a deed that is done or only
        meant.
        """
        if mark.effect not in STATUS:
            return False
        if mark.report is not None:
            if self._is_done(mark, mark.report, place):
                return False
        elif place.first <= mark.word < place.last or (
            mark.word and place.sentence.words[mark.word - 1].lower in WORDS.to and mark.effect == "plan.noun"
        ):
            return False  # "naar schatting" is a hedge
        if mark.effect == "future" and self._tells_number(mark, place):
            return False
        if self._is_compared(mark, place):
            return False
        denied = negated(mark, place.sentence)
        if denied and STATUS[mark.effect] == "decided":
            return False
        if self._is_elsewhere(mark, place) or self._needed_for(mark, place):
            return False
        if mark.effect == "soft" and mark.entry in WORDS.becoming:
            near = mark.word < place.first <= mark.word + NEAR and mark.clause == place.clause
            return near and not place.sentence.words[place.first - 1].is_a("preposition")
        if mark.past and mark.report is not None and self._commits(mark, place):
            return True
        if mark.effect in ("plan", "plan.noun", "soft"):
            return self.belongs(mark, place) or not self.passages.tense(mark.clause, place)
        return True

    def _is_done(self, mark: Mark, report: Report, place: Place) -> bool:
        """Whether a verb says nothing of how settled the figure is: the figure counts who does it, or it is
        done already, or only named.
        """
        if self._does(mark, report, place) or (report.bare and report.entry in WORDS.see):
            return True
        if report.bare and mark.effect in ("decide", "act", "deed", "promise", "announce", "deny"):
            return True
        if mark.entry in WORDS.lying_fast and mark.clause == place.clause:
            return True
        if mark.effect in ("act", "deed", "soft") and mark.past:
            return not self._commits(mark, place)
        if mark.effect == "deed" and (
            place.unit == "percent" or self.passages.perfect(mark.clause, place.sentence)
        ):
            return True  # "levert 40 procent van het gas", "heeft 20 bussen geleverd"
        if mark.effect in ("act", "deed") and self._describes_noun(mark, place):
            return True
        if mark.effect == "act" and self._adds_up(mark, place):
            return True
        return mark.effect == "deed" and self.passages.repeats(mark.clause, place)

    def _commits(self, mark: Mark, place: Place) -> bool:
        """Whether what was done is itself a decision: "trok in mei 3 miljoen uit"; not what adds up since
        long ("maakte al 10 miljard vrij").
        """
        inside = place.sentence.clauses[mark.clause].words
        lowers = {place.sentence.words[n].lower for n in inside}
        summed = not lowers.isdisjoint(WORDS.by_then | WORDS.since)
        return mark.entry in word_classes()["commit"] and not summed

    def _adds_up(self, mark: Mark, place: Place) -> bool:
        """Whether a perfect tells how much was done so far: "heeft al voor 2 miljard besteld"."""
        words = place.sentence.words
        leading = [word.lower for word in words[max(place.first - 2, 0) : place.first]]
        so_far = not WORDS.by_then.isdisjoint(leading)
        return so_far and bool(self.passages.perfect(mark.clause, place.sentence))

    def _describes_noun(self, mark: Mark, place: Place) -> bool:
        """Whether a strong participle stands before its noun: "210 miljard aan bevroren reserves"."""
        words = place.sentence.words
        if not mark.word or mark.word + 1 >= len(words) or not words[mark.word].lower.endswith("en"):
            return False
        before, after = words[mark.word - 1], words[mark.word + 1]
        noun = after.form.letters and not after.form.classes and not after.form.verb
        return noun and (before.is_a("preposition") or before.is_a("article"))

    def _is_compared(self, mark: Mark, place: Place) -> bool:
        """Whether a cue tells only what a figure is compared with: "1.400 schepen, meer dan aangenomen"."""
        between = place.sentence.words[place.last : mark.word]
        return mark.clause == place.clause and any(word.lower in WORDS.than for word in between)

    def _tells_number(self, mark: Mark, place: Place) -> bool:
        """Whether a verb is that of "het gaat in 2027 om 3 miljoen", which starts nothing."""
        words = place.sentence.words
        lowers = {words[n].lower for n in place.sentence.clauses[mark.clause].words}
        going = words[mark.word].lower in WORDS.going
        return going and not lowers.isdisjoint(WORDS.in_order) and not lowers.isdisjoint(WORDS.it)

    def _does(self, mark: Mark, report: Report, place: Place) -> bool:
        """Whether the figure counts who wants or does it, or stands in what somebody wants to know."""
        if self._tells_number(mark, place):
            return True
        if self._closes_headline(mark, place):
            return False
        subject = mark.entry not in WORDS.taking_effect and is_subject(report, place)
        if subject or self._follows_verb(mark, place):
            return True
        if mark.effect in ("want", "expect") and self._asks(mark, place):
            return True
        if self._opens_with(mark, place) or self.describes_doers(mark.clause, place):
            return True
        return mark.effect == "want" and self._acts(report, place)

    def _closes_headline(self, mark: Mark, place: Place) -> bool:
        """Whether a participle alone is the verb of a clause: "Kabinet om: 46 bussen besteld"."""
        words = place.sentence.words
        inside = [n for n in place.sentence.clauses[mark.clause].words if words[n].form.letters]
        participle = words[mark.word].lower.endswith(("d", "en")) or words[mark.word].lower.startswith("ge")
        return (
            participle
            and verb_form(words[mark.word].form) == "participle"
            and inside[-1] == mark.word
            and mark.word >= place.last
            and not any(words[n].form.verb for n in inside if n != mark.word)
        )

    def describes_doers(self, number: int, place: Place) -> bool:
        """Whether a relative clause tells what those who are counted do: "honderd bedrijven die hun plannen
        uitstellen", not "de dertig bussen die de stad bestelt".
        """
        clause = place.sentence.clauses[number]
        unit = place.unit.removeprefix("count:")
        if (
            clause.kind != "relative"
            or clause.opener not in WORDS.relative_who
            or clause.parent != place.clause
        ):
            return False
        if not (unit == "person" or unit in word_classes()["actors"]) or len(clause.words) < 2:
            return False
        words = place.sentence.words
        following = words[clause.words[1]]
        # "die hun plannen", "die nu stoppen", not "die de stad"
        subject = following.form.name or following.is_a("determiner") or following.is_a("pronoun.plural")
        passive = any(words[n].lower in WORDS.becoming | WORDS.would for n in clause.words)
        plural = any(words[n].form.verb and words[n].lower.endswith("en") for n in clause.words)
        return plural and not passive and (following.lower in WORDS.noun_openers or not subject)

    def _opens_with(self, mark: Mark, place: Place) -> bool:
        """Whether the figure is the subject right before its verb: "2300 bedrijven leveren aan scholen"."""
        words = place.sentence.words
        clause = place.sentence.clauses[place.clause]
        counts = place.unit in ("percent", "person") or place.unit.startswith("count:")
        if not counts or mark.clause != place.clause or not place.last <= mark.word <= place.last + 1:
            return False
        before = [n for n in clause.words if n < place.first and words[n].form.letters]
        finite = words[mark.word].form.verb and not words[mark.word].form.past
        passive = any(words[n].lower in WORDS.becoming for n in clause.words)
        return not before and finite and not passive

    def _follows_verb(self, mark: Mark, place: Place) -> bool:
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

    def _asks(self, mark: Mark, place: Place) -> bool:
        """Whether what is wanted is to know how it is: "wil weten waarom er 3 miljoen verdween"."""
        clause = place.sentence.clauses[place.clause]
        return (
            clause.kind in ("sub", "relative")
            and mark.clause != place.clause
            and clause.opener in word_classes()["question"]
            and bool(self.passages.tense(place.clause, place))
        )

    def _is_elsewhere(self, mark: Mark, place: Place) -> bool:
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
        counted = (
            before is not None
            and before.lower[:1].isdigit()
            and not _YEAR.fullmatch(before.lower)  # "voor de jaren na 2027 stelde de raad 3 miljoen voor"
            and words[mark.word].lower.endswith("e")
        )
        if counted and not place.first < mark.word <= place.last:
            return True  # "van de 34 bestelde bussen zijn er elf geleverd"
        finite = mark.report is None and words[mark.word].form.past and not attributive
        single = " " not in mark.entry and mark.effect == "decided"
        return finite and single and self._opens_deed(mark, place)

    def _needed_for(self, mark: Mark, place: Place) -> bool:
        """Whether a cue says what is needed for the figure: "nodig voor de lening van 3 miljoen"."""
        words = place.sentence.words
        return (
            mark.entry in WORDS.needed
            and mark.word + 1 < place.first <= mark.word + NEAR + 1
            and any(word.lower in WORDS.for_ for word in words[mark.word + 1 : mark.word + 3])
        )

    def _opens_deed(self, mark: Mark, place: Place) -> bool:
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

    def _acts(self, report: Report, place: Place) -> bool:
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

    def belongs(self, mark: Mark, place: Place) -> bool:
        """Whether a noun leads to the figure: "schattingen van 10.000", "het voorstel om 25 procent te
        heffen".
        """
        words = place.sentence.words
        if mark.word + 1 < place.first <= mark.word + 5 and words[mark.word + 1].is_a("preposition"):
            return True
        clause = place.sentence.clauses[place.clause]
        yields = not word_classes()["yield"].isdisjoint(self.passages.verbs(place.index, place.clause))
        led = any(word.is_a("preposition") for word in words[max(mark.word - 2, 0) : mark.word])
        if yields and not led and mark.clause == place.clause and mark.word < place.first:
            return True  # "het plan levert 300 banen op"
        if clause.kind == "sub" and clause.parent == mark.clause:
            between = words[mark.word + 1 : clause.words[0]]
            # also "het voornemen bekendgemaakt om ..."
            if all(word.lower in WORDS.linking or word.text == "," or word.form.verb for word in between):
                return True  # "het voorstel om 3 miljoen vrij te maken", "het voornemen is dat ..."
        if (
            place.last <= mark.word and words[mark.word - 1].lower in WORDS.indefinite_article
        ):  # "de 3 miljard is een schatting"
            linking = WORDS.linking | WORDS.staying  # "die 3 miljard blijft een voorstel"
            return any(words[n].lower in linking for n in range(place.last, mark.word))
        return False
