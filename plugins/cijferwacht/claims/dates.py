"""Dates an article announces: what is planned, set as a deadline or yet to begin.

The grammar (date_grammar.py) reads every expression of the calendar. Here the clause around it says
whether it is still to come: by its verb ("stemt", "moet zijn gehaald" against "stemde", "is gestemd"),
by what the expression says itself ("over twee weken", "gisteren"), and by the day it comes to. Years
that a budget is for ("3,5 miljard voor 2026") are no dates; a year in which something is reached,
begins or ends is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal

from cijferwacht.claims.almanac import Moment
from cijferwacht.claims.clauses import Clause, Form, Sentence, read_sentences
from cijferwacht.claims.cues import verbs_by_base
from cijferwacht.claims.date_grammar import Direction, Reading, context_words, read_dates_at
from cijferwacht.claims.document import Document, lemma
from cijferwacht.claims.lexicon import table
from cijferwacht.model import Reason, Scheduled

#: What a verb form tells of its clause.
Tense = Literal["future", "present", "plural", "report", "past", "participle", "perfect"] | None

#: Of the tenses found in a clause, the first of these is the clause's.
_STRONGEST: tuple[Tense, ...] = ("future", "past", "participle", "report", "present", "plural")
_AHEAD = frozenset(("future", "present", "plural"))
_BEHIND = frozenset(("past", "participle", "report"))

#: "de top van 24 juni" is taken for the coming one when it is no further away than this.
_NEAR_DAYS = 100

#: Words of an event: enough to recognise it by, few enough for a line of a report.
_LONGEST_EVENT = 14
#: A clause with fewer words beside its date does not tell what happens; its sentence does.
_SHORTEST_EVENT = 3


def read_dates(
    document: Document, published: date, sentences: Sequence[Sentence] | None = None
) -> tuple[Scheduled, ...]:
    """Dates that lie ahead of the local day of publication, each with its event, in text order.

    A date is as precise as the text ("2025-03-06", "2025-03", "2030"). ``sentences`` may hand over what
    ``read_sentences(document)`` has given already.
    """
    return tuple(_scheduled(document, published, sentences))


def read_days(document: Document, reference: date) -> tuple[Scheduled, ...]:
    """Every expression of the calendar, past ones too, resolved against ``reference``; no events."""
    found = []
    sentences: _Sentences | None = None
    for reading in read_dates_at(document):
        way: Direction = None
        if not reading.settled:
            sentences = sentences or _Sentences(document, None)
            way = _Context(document, sentences, reading).direction
        moment = reading.resolve(reference, way)
        if moment is None:
            continue
        start, end = _span(document, reading)
        found.append(Scheduled(start, end, document.full[start:end], moment.iso, None, (_why(reading),)))
    return tuple(found)


def _scheduled(document: Document, published: date, given: Sequence[Sentence] | None) -> Iterator[Scheduled]:
    sentences: _Sentences | None = None
    for reading in read_dates_at(document):
        if reading.kind == "day" and reading.settled and (gone := reading.resolve(published, None)):
            if gone.is_over(published):
                continue
        sentences = sentences or _Sentences(document, given)
        context = _Context(document, sentences, reading)
        reason = _lies_ahead(context, published)
        if reason is None:
            continue
        moment = context.moment(published)
        if moment is None:
            continue
        start, end = _span(document, reading)
        yield Scheduled(
            start,
            end,
            document.full[start:end],
            moment.iso,
            context.event(),
            (_why(reading), Reason(reason, context.cue)),
        )


def _span(document: Document, reading: Reading) -> tuple[int, int]:
    return document.tokens[reading.first].start, document.tokens[reading.last - 1].end


def _why(reading: Reading) -> Reason:
    return Reason("date", reading.rule)


class _Sentences:
    """A document's sentences with their clauses, found by token."""

    def __init__(self, document: Document, given: Sequence[Sentence] | None) -> None:
        self.sentences = read_sentences(document) if given is None else given
        self._starts = [sentence.start for sentence in self.sentences]

    def around(self, offset: int) -> Sentence:
        return self.sentences[bisect_right(self._starts, offset) - 1]


class _Context:
    """The words around one expression, and what they say of its time."""

    def __init__(self, document: Document, sentences: _Sentences, reading: Reading) -> None:
        self.document = document
        self.reading = reading
        start, end = _span(document, reading)
        self.sentence = sentences.around(start)
        words = self.sentence.words
        inside = [at for at, word in enumerate(words) if start <= word.start < end]
        self.first, self.last = inside[0], inside[-1] + 1
        self.clause = self.sentence.clause_of(self.first)
        #: The word that decided the tense.
        self.cue = ""
        self.tense = self._tense()

    # --- words beside the expression -----------------------------------------------------------

    @property
    def lead(self) -> tuple[str, ...]:
        """Up to four words before the expression, the nearest first."""
        words = self.sentence.words
        return tuple(words[at].lower for at in range(self.first - 1, max(self.first - 5, -1), -1))

    def led_by(self, name: str) -> bool:
        """Whether a word of a class stands before the expression, past "het jaar" and the like."""
        if self.lead[:2] == ("van", "ingang"):
            return name in ("at", "edge")
        for word in self.lead:
            if word in context_words()[name]:
                return True
            if word not in context_words()["between"]:
                return False
        return False

    def beside(self, name: str, words: Sequence[int]) -> bool:
        """Whether a word of a class, by form or lemma, stands among these words of the sentence."""
        wanted = context_words()[name]
        for at in words:
            form = self.sentence.words[at].form
            if form.lower in wanted or (form.verb and form.lemma in wanted):
                return True
        return False

    # --- tense ---------------------------------------------------------------------------------

    def _tense(self) -> Tense:
        """Tense of the clause; where it has no verb, of the clause it hangs on, then of the sentence."""
        clauses = self.sentence.clauses
        seen: set[int] = set()
        at: int | None = self.sentence.words[self.first].clause
        while at is not None and at not in seen:
            seen.add(at)
            if tense := self._tense_of(clauses[at]):
                return tense
            at = clauses[at].parent
        for other, clause in enumerate(clauses):
            if other in seen or clause.kind != "main":
                continue
            # Who says it ("..., klinkt het") tells nothing of when.
            if (tense := self._tense_of(clause)) and tense != "report":
                return tense
        return None

    def _tense_of(self, clause: Clause) -> Tense:
        tenses: dict[Tense, str] = {}
        perfect_in_t = ""
        words: Sequence[int] = clause.words
        if self.first and self.sentence.words[self.first - 1].is_a("relative"):
            # "kondigde een staking aan die vrijdag begint": the verbs before "die" are not its own.
            words = [at for at in words if at >= self.last]
        for at in words:
            if self.first <= at < self.last:
                continue
            word = self.sentence.words[at]
            if word.lower in context_words()["planned"]:
                self.cue = word.lower
                return "future"
            tense = _tense_of_form(word.form)
            if tense == "past" and at > 0 and self.sentence.words[at - 1].is_a("determiner"):
                continue  # an adjective: "de verhoogde tarieven"
            if tense is not None:
                tenses.setdefault(tense, word.lower)
                if (
                    tense in ("present", "report")
                    and word.lower.startswith(_PREFIXES)
                    and word.lower.endswith("t")
                ):
                    perfect_in_t = word.lower
        if "perfect" in tenses and perfect_in_t:
            # "heeft verduidelijkt": the participle looks like the present "verduidelijkt".
            tenses.setdefault("participle", perfect_in_t)
        if "perfect" not in tenses and ("present" in tenses or "plural" in tenses):
            tenses.pop("participle", None)  # "innen 5 procent op ingevoerd staal"
        for tense in _STRONGEST:
            if tense in tenses:
                self.cue = tenses[tense]
                if tense == "participle" and self.led_by("edge") and tenses.get("perfect") in ("is", "zijn"):
                    return "future"  # "is tot augustus uitgesteld"
                return tense
        if "perfect" in tenses and self._is_main_verb(words):
            self.cue = tenses["perfect"]
            return "present"
        return None

    def _is_main_verb(self, words: Sequence[int]) -> bool:
        """Whether a form of zijn or hebben is a verb by itself: "in mei zijn er verkiezingen", not "zijn plan"."""
        return any(
            self.sentence.words[at].lower in _PERFECT
            and (
                self.sentence.words[at].lower != "zijn"
                or at + 1 == len(self.sentence.words)
                or not self.sentence.words[at + 1].form.letters
                or bool(self.sentence.words[at + 1].form.classes)
            )
            for at in words
        )

    @property
    def direction(self) -> Direction:
        """Where the tense puts what the expression leaves open."""
        if self.led_by("since"):
            return "past"
        if self.tense in _BEHIND:
            return "future" if self.plans and self.led_by("edge") else "past"
        return "future" if self.tense in _AHEAD else None

    @property
    def plans(self) -> bool:
        """Whether a verb of the clause promises, wants or announces: "kondigde aan vanaf vrijdag te staken"."""
        return any(
            verb.effect in ("want", "promise", "announce", "expect")
            for at in self.clause.words
            if (form := self.sentence.words[at].form).verb
            for verb in verbs_by_base().get(form.lemma, ())
        )

    def moment(self, published: date) -> Moment | None:
        """What the expression comes to."""
        way = self.direction or "future"
        moment = self.reading.resolve(published, way)
        if self.reading.kind == "distance" and moment is not None and self.reading.rule.endswith("month"):
            return Moment(moment.year, moment.month)  # "over drie maanden" is no day
        if self.reading.settled or self.reading.kind not in ("date", "month") or moment is None:
            return moment
        if way == "past" and self.led_by("edge"):
            # A start or an end told in the past may still lie ahead ("dreigde met een heffing vanaf 1 mei").
            ahead = self.reading.resolve(published, "future")
            if ahead is not None and ahead.days_from(published) < moment.days_from(published):
                return ahead
        if (
            way == "future"
            and self.lead[:1] == ("van",)
            and self.tense != "future"
            and not self.led_by("edge")
        ):
            # "de deal van 27 juli bepaalt" more often tells of last July than of the next one.
            behind = self.reading.resolve(published, "past")
            if behind is not None and moment.days_from(published) > _NEAR_DAYS:
                return behind
        return moment

    # --- event ---------------------------------------------------------------------------------

    def event(self) -> str | None:
        """What happens then, in the article's words: the clause without the date, at most fourteen words."""
        words = list(self.clause.words)
        if self.clause.kind in ("relative", "aside") and self.clause.parent is not None:
            # "voor de top in Den Haag, die op 24 juni begint": the top is what begins.
            ahead = [at for at in self.sentence.clauses[self.clause.parent].words if at < words[0]]
            words = [*_noun_phrase(self.sentence, ahead), *words]
        start, end = self._before_preposition(), self.last
        kept = [at for at in words if not start <= at < end]
        if sum(self.sentence.words[at].form.letters for at in kept) < _SHORTEST_EVENT:
            kept = [at for at in range(len(self.sentence.words)) if not start <= at < end]
        if len(kept) > _LONGEST_EVENT:
            # The words nearest to the date tell most of it.
            after = [at for at in kept if at >= end][:_LONGEST_EVENT]
            kept = [at for at in kept if at < start][-(_LONGEST_EVENT - len(after)) :] * (
                len(after) < _LONGEST_EVENT
            ) + after
        text = " ".join(_runs(self.document.full, self.sentence, kept))
        return text.strip(" \t,;:.!?–—-()\"“”„’‘'«»") or None

    def _before_preposition(self) -> int:
        """Where "uiterlijk op", "tot en met", "van" before the expression begin, or the expression itself."""
        words, start = self.sentence.words, self.first
        while start > 0 and words[start - 1].lower in ("de", "het", "jaar", "jaren", "eind"):
            start -= 1
        if start > 0 and words[start - 1].lower in context_words()["at"] | {"van"}:
            start -= 1
            while start > 0 and words[start - 1].lower in _BEFORE_PREPOSITION:
                start -= 1
        return start


#: Words that belong to the preposition of a date: "uiterlijk op", "tot en met", "pas in", "met ingang van".
_BEFORE_PREPOSITION = frozenset(
    ("uiterlijk", "tot", "en", "pas", "al", "nog", "met", "ingang", "zeker", "vanaf")
)


def _noun_phrase(sentence: Sentence, before: Sequence[int]) -> Sequence[int]:
    """The last words of ``before`` from their last article or determiner on."""
    for at in range(len(before) - 1, max(len(before) - 9, -1), -1):
        if sentence.words[before[at]].is_a("determiner"):
            return before[at:]
    return before[-4:]


def _runs(full: str, sentence: Sentence, kept: Sequence[int]) -> Iterator[str]:
    """The text of words, those that stand together as the article writes them."""
    start = 0
    for at in range(1, len(kept) + 1):
        if at == len(kept) or kept[at] != kept[at - 1] + 1:
            yield " ".join(full[sentence.words[kept[start]].start : sentence.words[kept[at - 1]].end].split())
            start = at


# --- what a verb form tells ----------------------------------------------------------------------


@lru_cache(maxsize=50_000)
def _tense_of_form(form: Form) -> Tense:
    """The tense a word gives its clause; None for what is no finite verb or participle."""
    if not form.letters:
        return None
    special = _irregular_tenses().get(form.lower)
    if special is not None:
        return special
    if not form.verb and not (form.lower == form.lemma and form.lower.endswith("en") and not form.capital):
        return None
    if _has_participle_prefix(form):
        # With -e it is an adjective: "de aangekondigde heffing".
        return None if form.lower.endswith("e") else "participle"
    if _is_participle(form):
        return "participle"
    if form.lemma in context_words()["modal"]:
        # "zou" and "zouden" tell of a plan; "moest", "wilde" and "werd" of what is behind.
        return "past" if form.past and form.lower not in ("zou", "zouden") else "future"
    if form.lower in _PERFECT:
        return "perfect"
    if form.lower in ("was", "waren", "had", "hadden"):
        return "past"
    present = _present_forms(form.lemma)
    stem = form.lemma.removesuffix("en")
    if form.lower in (stem + "de", stem + "te", stem + "den", stem + "ten") and not _is_participle(form):
        return "past"
    if not any(lemma(singular) == form.lemma for singular in present if singular[-1] == "t"):
        return None  # no verb: the lemmatiser knows no third person of it ("algemene", "goederen")
    if form.lower == form.lemma:
        return "plural"  # or an infinitive
    if form.lower not in present:
        return "past"
    if any(verb.effect in ("say", "find") for verb in verbs_by_base().get(form.lemma, ())):
        return "report"
    return "present"


def _present_forms(base: str) -> frozenset[str]:
    """How an infinitive's present may be written: lopen -> loop, loopt; verdwijnen -> verdwijnt; staan -> staat."""
    if base.endswith(("aan", "ien", "oen")):
        stems = {base[:-1], base[:-1].replace("aa", "a")}
        return frozenset({base, *stems, *(stem + "t" for stem in stems), base[:-1].replace("aa", "a") + "at"})
    stem = base.removesuffix("en")
    if len(stem) < 2:
        return frozenset((base,))
    stems = {stem}
    if stem[-1] == stem[-2]:
        stems.add(stem[:-1])
    elif stem[-1] not in "aeiou" and stem[-2] in "aeou":
        stems.add(stem[:-1] + stem[-2] + stem[-1])
    hard = {"v": "f", "z": "s"}
    stems |= {each[:-1] + hard[each[-1]] for each in stems if each[-1] in hard}
    return frozenset({base, *stems, *(each + "t" for each in stems if not each.endswith("t"))})


def _has_participle_prefix(form: Form) -> bool:
    """ "gehaald", "ingevoerd" and their inflections: ge- before the stem, or between it and a particle."""
    lower, base = form.lower, form.lemma
    if lower.startswith("ge"):
        return not base.startswith("ge")
    at = lower.find("ge", 1)
    return at > 1 and base.startswith(lower[:at]) and not base.startswith("ge", at)


def _is_participle(form: Form) -> bool:
    """ "verlengd", "besproken"; not "verlengt", "gebeurt", "verlengde"."""
    lower, base = form.lower, form.lemma
    if not lower.startswith(_PREFIXES):
        return False
    if lower.endswith("d") and not base.endswith("den"):
        return True
    return lower.endswith("en") and lower != base


#: Prefixes that take the place of ge- in a participle.
_PREFIXES = ("be", "ver", "ont", "her", "ge", "er")
#: Forms that make a perfect, or a passive one, of a participle.
_PERFECT = frozenset(("is", "zijn", "heeft", "hebben", "heb", "ben"))


@lru_cache(maxsize=1)
def _irregular_tenses() -> dict[str, Tense]:
    """Forms that the lemmatiser takes for another word, with their tense (dates.tenses.tsv)."""
    found: dict[str, Tense] = {}
    for entry in table("dates.tenses.tsv", 2).values():
        tense = entry.columns[1]
        if tense == "past":
            found[entry.key] = "past"
        elif tense == "present":
            found[entry.key] = "present"
        elif tense == "report":
            found[entry.key] = "report"
        else:
            raise entry.error(f"{tense!r} is no tense")
    return found


# --- is it still to come? -------------------------------------------------------------------------


def _lies_ahead(context: _Context, published: date) -> str | None:
    """The reason why an expression is a date ahead, None when it is not one."""
    reading = context.reading
    if context.led_by("since"):
        return None
    moment = context.moment(published)
    if moment is None or moment.is_over(published):
        return None
    if reading.kind == "year":
        return _year_ahead(context, moment, published)
    if reading.kind == "distance":
        return _distance_ahead(context)
    if reading.kind == "quarter":
        return "quarter of a milestone" if _is_milestone(context) or context.led_by("edge") else None
    if reading.kind in ("day", "date", "weekday", "holiday", "weekend") and moment.holds(published):
        return _today(context)
    if reading.kind == "day":
        if context.clause.opener in context_words()["conditional"]:
            return None
        return "day ahead"
    if reading.kind in ("month", "week") and moment.holds(published):
        return _running(context, moment, published)
    if reading.settled:
        return "settled ahead"
    if context.direction == "past" and not (reading.kind in ("date", "month") and context.led_by("edge")):
        return None
    if reading.kind in ("month", "season", "holiday"):
        if context.tense not in _AHEAD and not context.led_by("edge"):
            return None
        if reading.kind == "season" and context.cue in _PERFECT:
            return None  # "hebben er nog 85, tegen 100 in het voorjaar"
        if context.led_by("at") or reading.part or reading.rule.endswith(" a season"):
            return "period ahead"
        return None
    return "ahead by its clause"


def _today(context: _Context) -> str | None:
    """Today counts only where the clause says that it is not over yet."""
    words = context.clause.words
    near = [at for at in words if abs(at - context.first) <= 2]
    if context.reading.kind == "day":
        if context.beside("ahead", near) and context.tense not in ("past", "participle"):
            return "later today"
        if context.tense == "future" or (context.tense in _AHEAD and context.led_by("edge")):
            return "today, by its clause"
        return None
    if context.reading.kind == "date" and not context.led_by("at"):
        return None  # a dateline: "Groningen, 10 maart - Het gas ..."
    # What is announced on the day itself is not ahead: "De minister maakt dinsdag bekend ..."
    return "today, by its clause" if context.tense in _AHEAD and not context.plans else None


def _running(context: _Context, moment: Moment, published: date) -> str | None:
    """The running month or week: what must or will happen in it, not what did."""
    if context.direction == "past" or _begun(context.reading.part, moment, published):
        return None
    if context.reading.part == "end" or context.tense in _AHEAD:
        return "within the running period"
    return None


def _begun(part: str, moment: Moment, published: date) -> bool:
    """Whether the beginning or middle of the running month or year is over by now."""
    if not moment.holds(published) or part not in ("begin", "middle"):
        return False
    gone = published.day / 31 if moment.month else published.month / 12
    return gone > (1 / 3 if part == "begin" else 2 / 3)


def _distance_ahead(context: _Context) -> str | None:
    """ "Over twee weken begint ..."; a span of years ("over tien jaar") is too vague to be a date."""
    unit = context.reading.rule.rpartition(": ")[2]
    if unit == "year" or "about" in context.reading.rule:
        return None
    return "counted from today" if context.direction != "past" else None


def _year_ahead(context: _Context, moment: Moment, published: date) -> str | None:
    """A year is a date where something is reached, begins or ends in it; else it is a budget's."""
    if context.reading.part:
        told = context.direction == "past" and not context.reading.settled
        return None if told or _begun(context.reading.part, moment, published) else "part of a year"
    if context.reading.rule.endswith(" year"):
        # "volgend jaar" without more is a budget's year; "tot volgend jaar" is not.
        return "deadline" if context.led_by("edge") and moment.year > published.year else None
    if not context.led_by("at"):
        return None
    if context.lead and context.lead[0] == "na":
        return None
    if moment.year > published.year + 1 or (context.led_by("edge") and moment.year > published.year):
        return "year ahead"
    if context.tense in _BEHIND:
        return None
    return "year of a milestone" if _is_milestone(context) else None


def _is_milestone(context: _Context) -> bool:
    return context.beside("milestone", context.clause.words)
