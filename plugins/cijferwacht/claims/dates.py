"""Dates an article announces: what is planned, set as a deadline or yet to begin.

The grammar (date_grammar.py) reads every expression of the calendar. Here the clause around it says
whether it is still to come: by its verb ("stemt", "moet zijn gehaald" against "stemde", "is gestemd"),
by what the expression says itself ("over twee weken", "gisteren"), and by the day it comes to. Years
that a budget is for ("30 miljoen voor 2027") are no dates; a year in which something is reached,
begins or ends is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from cijferwacht.claims.almanac import Moment
from cijferwacht.claims.clauses import Sentence, read_sentences
from cijferwacht.claims.date_grammar import Kind, Reading, context_words, read_dates_at
from cijferwacht.claims.date_resolution import Direction
from cijferwacht.claims.document import Document, lemma
from cijferwacht.claims.tense import Tense, clause_tense, tells_tense, verb_form
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Reason, Scheduled

#: "de top van 26 maart" is taken for the coming one when it is no more days away than this.
_NEAR_DAYS = 100
#: How the rules of what lies behind begin.
_BEHIND = ("last ", "previous ")
#: Words of an event: enough to recognise it by, few enough for a line of a report.
_LONGEST_EVENT = 14
#: How many words away an event is looked for.
_FAR = 2 * _LONGEST_EVENT
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
        if reading.settled:
            moment = reading.resolve(published, None)
            if moment is None or moment.is_over(published):
                continue
        sentences = sentences or _Sentences(document, given)
        context = _Context(document, sentences, reading)
        moment = context.moment(published)
        if moment is None or moment.is_over(published) or context.led_by("since"):
            continue
        reason = _reason_ahead(context, moment, published)
        if reason is None:
            continue
        start, end = _span(document, reading)
        why = (_why(reading), Reason(reason, context.tense.cue))
        yield Scheduled(start, end, document.full[start:end], moment.iso, context.event(), why)


def _span(document: Document, reading: Reading) -> tuple[int, int]:
    return document.tokens[reading.first].start, document.tokens[reading.last - 1].end


def _why(reading: Reading) -> Reason:
    return Reason("date", reading.rule)


class _Line:
    """A sentence with what every expression in it asks for, found once."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.starts = [word.start for word in sentence.words]
        #: For each clause the words that tell its tense.
        self.telling = [
            [at for at in clause.words if tells_tense(sentence.words[at])] for clause in sentence.clauses
        ]


class _Sentences:
    """A document's sentences with their clauses, found by offset."""

    def __init__(self, document: Document, given: Sequence[Sentence] | None) -> None:
        self._sentences = read_sentences(document) if given is None else given
        self._starts = [sentence.start for sentence in self._sentences]
        self._lines: dict[int, _Line] = {}

    def around(self, offset: int) -> _Line:
        number = bisect_right(self._starts, offset) - 1
        line = self._lines.get(number)
        if line is None:
            line = self._lines[number] = _Line(self._sentences[number])
        return line


class _Context:
    """The words around one expression, and what they say of its time."""

    def __init__(self, document: Document, sentences: _Sentences, reading: Reading) -> None:
        self.document = document
        self.reading = reading
        start, end = _span(document, reading)
        self._line = sentences.around(start)
        self.sentence = self._line.sentence
        self.first = bisect_left(self._line.starts, start)
        self.last = bisect_left(self._line.starts, end)
        self.clause = self.sentence.clause_of(self.first)
        words = self.sentence.words
        #: Up to four words before the expression, the nearest first.
        self.lead = tuple(words[at].lower for at in range(self.first - 1, max(self.first - 5, -1), -1))
        self.tense = self._tense()

    # --- words beside the expression -----------------------------------------------------------

    def led_by(self, name: str) -> bool:
        """Whether a word of a class stands before the expression, past "het jaar" and the like."""
        if " ".join(reversed(self.lead[:3])) in WORDS.effective_from:
            return name in ("at", "edge")
        for word in self.lead:
            if word in context_words()[name]:
                return True
            if word not in context_words()["between"]:
                return False
        return False

    def lead_is(self, names: frozenset[str]) -> bool:
        """Whether one of these words stands right before the expression."""
        return bool(self.lead) and self.lead[0] in names

    def beside(self, name: str, words: Sequence[int]) -> bool:
        """Whether a word of a class, by form or lemma, stands among these words, outside the expression."""
        wanted = context_words()[name]
        for at in words:
            if self.first <= at < self.last:
                continue
            form = self.sentence.words[at].form
            if form.lower in wanted or (form.lemma in wanted and verb_form(form)):
                return True
        return False

    # --- tense ---------------------------------------------------------------------------------

    def _tense(self) -> Tense:
        """Tense of the clause; where it has no verb, of the clause it hangs on, then of the sentence."""
        clauses = self.sentence.clauses
        if (opener := self._opener()) is not None:
            return opener
        seen: set[int] = set()
        at: int | None = self.sentence.words[self.first].clause
        while at is not None and at not in seen:
            seen.add(at)
            words: Sequence[int] = self._line.telling[at]
            if clauses[at].opener in WORDS.in_order:
                # "om voor 1 mei een huis te kopen, lachte hij": its verb comes before the comma.
                words = self._before_comma(clauses[at].words, words)
            if (tense := self._tense_of(words)).form:
                return tense
            at = clauses[at].parent
        for other, clause in enumerate(clauses):
            if other in seen or clause.kind != "main":
                continue
            # Who says it ("..., klinkt het") tells nothing of when.
            if (tense := self._tense_of(self._line.telling[other])).form not in (None, "report"):
                return tense
        return Tense()

    def _compared_since(self) -> int:
        """Where a comparison that holds the expression begins: "minder dan zij in mei vooropstelde"."""
        for at in range(self.first - 1, max(-1, self.first - _FAR), -1):
            if self.sentence.words[at].lower in context_words()["comparing"]:
                return at
        return 0

    def _opener(self) -> Tense | None:
        """ "Sprak Defensie in mei nog van 100, nu moeten er 120 komen": a past that opens a comparison."""
        words = self.sentence.words
        if not self.first or verb_form(words[0].form) != "past":
            return None  # "zat." is a Saturday too
        if words[0].lower in context_words()["planning"]:
            return None
        closed = any(words[at].text == "," for at in range(self.first))
        return None if closed else Tense("past", words[0].lower)

    def _before_comma(self, clause: Sequence[int], words: Sequence[int]) -> Sequence[int]:
        """Those of these words that stand before the clause's first comma after the expression."""
        stop = next((at for at in clause if at >= self.last and self.sentence.words[at].text == ","), None)
        return words if stop is None else [at for at in words if at < stop]

    def _tense_of(self, words: Sequence[int]) -> Tense:
        start = 0
        if self.first and self.sentence.words[self.first - 1].is_a("relative"):
            start = self.last  # "kondigde een staking aan die vrijdag begint": the verbs after "die"
        outside = [at for at in words if not self.first <= at < self.last]
        since = max(start, self._compared_since())
        # "sloot dat dinsdag uit": no verb follows what looked like a relative
        outside = [at for at in outside if at >= since] or outside
        return clause_tense(self.sentence, outside, bounded=self.led_by("edge"))

    @property
    def direction(self) -> Direction:
        """Where the tense puts what the expression leaves open."""
        if self.led_by("since"):
            return "past"
        if self.reading.kind == "weekday" and self.lead_is(WORDS.of) and self.tense.form != "future":
            return "past"  # "de aanval van dinsdag"
        lowers = {self.sentence.words[at].lower for at in self.clause.words}
        if self.reading.kind == "weekday" and lowers & context_words()["told"] and self.tense.form is None:
            return "past"  # "aldus de minister maandag op X"
        missed = lowers & WORDS.had and lowers & WORDS.modal_infinitives
        if missed and self.reading.kind in ("weekday", "weekend", "week"):
            return "past"  # "had vrijdag in Lier moeten zijn"; a month that is due has its own place in time
        if self.moved:
            return "future"
        if self.tense.behind:
            return "future" if self.plans and self.led_by("edge") else "past"
        return "future" if self.tense.ahead else None

    @property
    def moved(self) -> bool:
        """Whether something is put off to the expression: "schoof het plan door naar 9 juli"."""
        return self.lead_is(WORDS.to) and self.beside("moving", self.clause.words)

    @property
    def farewell(self) -> bool:
        """ "Tot donderdag!": a letter takes its leave, and tells no date."""
        words = self.sentence.words
        ends = self.last >= len(words) or not words[self.last].form.letters
        return self.first == 1 and ends and self.lead_is(WORDS.until)

    @property
    def overnight(self) -> bool:
        """Whether the expression ends the night between two days: "van zondag op maandag"."""
        words = self.sentence.words[max(self.first - 2, 0) : self.first]
        return len(words) > 1 and words[0].is_a("time") and words[1].lower in WORDS.on

    @property
    def endured(self) -> bool:
        """Whether the clause ends in a perfect infinitive: "zou vannacht 46 drones hebben neergehaald"."""
        words = self.sentence.words
        return any(
            words[at].lower in WORDS.modal_infinitives or words[at].lower in context_words()["having"]
            for at in self._line.telling[words[self.first].clause]
            if at > self.last and any(verb_form(words[by].form) == "participle" for by in self.clause.words)
        )

    @property
    def plans(self) -> bool:
        """Whether a verb of the clause promises, wants or announces: "kondigde aan vanaf 1 mei te staken"."""
        return self.beside("announcing", self.clause.words)

    @property
    def goal(self) -> bool:
        """Whether the clause tells what must or should be: "wil in 2027 naar duizend bomen"."""
        return context_words()["goal"].issuperset({lemma(self.tense.cue)} if self.tense.cue else {""})

    def moment(self, published: date) -> Moment | None:
        """What the expression comes to."""
        way = self.direction or "future"
        moment = self.reading.resolve(published, way)
        if self.reading.kind == "distance" and moment is not None and self.reading.rule.endswith("month"):
            return Moment(moment.year, moment.month)  # "over drie maanden" is no day
        if self.reading.settled or self.reading.kind not in ("date", "month") or moment is None:
            return moment
        if way == "past" and self.led_by("edge"):
            # A start or an end told in the past may still lie ahead ("dreigde met sluiting vanaf 1 mei").
            ahead = self.reading.resolve(published, "future")
            if ahead is not None and ahead.days_from(published) < moment.days_from(published):
                return ahead
        told_of = self.lead_is(WORDS.of) and self.tense.form != "future" and not self.led_by("edge")
        if way == "future" and told_of:
            # "het akkoord van 4 juli bepaalt" more often tells of last July than of the next one.
            behind = self.reading.resolve(published, "past")
            if behind is not None and moment.days_from(published) > _NEAR_DAYS:
                return behind
        return moment

    # --- event ---------------------------------------------------------------------------------

    def event(self) -> str | None:
        """What happens then, in the article's words: the clause without the date, at most fourteen words."""
        within = self.clause.words
        near = slice(bisect_left(within, self.first - _FAR), bisect_left(within, self.last + _FAR))
        words = within[near]
        if self.clause.kind in ("relative", "aside") and self.clause.parent is not None:
            # "voor de beurs in Gent, die op 12 mei begint": the fair is what begins.
            ahead = [at for at in self.sentence.clauses[self.clause.parent].words if at < words[0]]
            words = [*_noun_phrase(self.sentence, ahead), *words]
        start, end = self._before_preposition(), self.last
        kept = [at for at in words if not start <= at < end]
        if sum(self.sentence.words[at].form.letters for at in kept) < _SHORTEST_EVENT:
            there = range(max(0, start - _FAR), min(len(self.sentence.words), end + _FAR))
            kept = [at for at in there if not start <= at < end]
        # The words nearest to the date tell most of it, those after it first.
        after = [at for at in kept if at >= end][:_LONGEST_EVENT]
        before = [at for at in kept if at < start]
        kept = before[max(0, len(before) + len(after) - _LONGEST_EVENT) :] + after
        text = " ".join(_runs(self.document.full, self.sentence, kept))
        return text.strip(" \t,;:.!?–—-()\"“”„’‘'«»") or None

    def _before_preposition(self) -> int:
        """Where "uiterlijk op", "tot en met", "van" before the expression begin, or the expression itself."""
        words, context, start = self.sentence.words, context_words(), self.first
        while start > 0 and words[start - 1].lower in context["year"]:
            start -= 1
        if start > 0 and (words[start - 1].lower in context["at"] or words[start - 1].lower in WORDS.of):
            start -= 1
            while start > 0 and words[start - 1].lower in context["compound"]:
                start -= 1
        return start


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


# --- is it still to come? -------------------------------------------------------------------------


def _reason_ahead(context: _Context, moment: Moment, published: date) -> str | None:
    """Why a date that is not over is one the text announces; None when it is not."""
    reading = context.reading
    if context.farewell:
        return None
    if reading.rule.startswith(_BEHIND):
        return None  # "10.000 meer dan vorig voorjaar": the year of a season may still run
    if moment.holds(published) and reading.kind in _WHEN_RUNNING:
        return _WHEN_RUNNING[reading.kind](context, moment, published)
    if reading.kind in _WHEN_TO_COME:
        return _WHEN_TO_COME[reading.kind](context, moment, published)
    if reading.settled:
        return "settled ahead"
    if context.direction == "past" and not (reading.kind == "date" and context.led_by("edge")):
        return None
    return "ahead by its clause"


def _today(context: _Context, moment: Moment, published: date) -> str | None:
    """Today counts only where the clause says that it is not over yet."""
    if context.lead_is(WORDS.of):
        return None  # "het dubbele van vandaag"
    if context.reading.kind == "weekday" and context.overnight:
        return None  # "stuurt in de nacht van zondag op maandag 30 boten"
    if context.reading.kind == "day":
        near = [at for at in context.clause.words if abs(at - context.first) <= 2]
        late = context.sentence.words[context.first].lower in context_words()["late"]
        if (late or context.beside("ahead", near)) and context.tense.form not in ("past", "participle"):
            return "later today"
        if context.tense.ahead and context.beside("milestone", context.clause.words):
            return "today's milestone"
        if context.tense.form == "future" or (context.tense.ahead and context.led_by("edge")):
            return "today, by its clause"
        return None
    if context.reading.kind == "date" and not context.led_by("at"):
        return None  # a dateline: "Groningen, 10 maart - Het gas ..."
    # What is announced on the day itself is not ahead: "De minister maakt dinsdag bekend ..."
    return "today, by its clause" if context.tense.ahead and not context.plans else None


def _feast(context: _Context, moment: Moment, published: date) -> str | None:
    """A feast on the day itself is its name ("Defensie wint Prinsjesdag"), unless something is to happen."""
    return _today(context, moment, published) if context.tense.form == "future" else None


def _day(context: _Context, moment: Moment, published: date) -> str | None:
    """Tomorrow, but not in a supposition: "Als de brug er morgen uit ligt ...", nor last night."""
    night = context.sentence.words[context.first].lower in context_words()["night"]
    told = context.tense.behind or context.tense.cue in context_words()["perfect"] or context.endured
    if night and told:
        return None
    return None if context.clause.opener in context_words()["conditional"] else "day ahead"


def _running(context: _Context, moment: Moment, published: date) -> str | None:
    """The running month or week: what must or will happen in it, not what did."""
    if context.direction == "past" or _begun(context.reading.part, moment, published):
        return None
    if context.reading.part == "end" or context.tense.ahead:
        return "within the running period"
    return None


def _begun(part: str, moment: Moment, published: date) -> bool:
    """Whether the beginning or middle of the running month or year is over by now."""
    if not moment.holds(published) or part not in ("begin", "middle"):
        return False
    gone = published.day / 31 if moment.month else published.month / 12
    return gone > (1 / 3 if part == "begin" else 2 / 3)


def _period(context: _Context, moment: Moment, published: date) -> str | None:
    """A month, season or holiday to come, named as the time of something and not as a thing."""
    reading = context.reading
    if reading.kind == "season" and not reading.part and _stretch(context):
        return None
    if reading.settled:
        return "settled ahead"
    if context.direction == "past" and not (reading.kind == "month" and context.led_by("edge")):
        return None
    if context.moved:
        return "period ahead"
    if not context.tense.ahead and not context.led_by("edge"):
        return None
    if not context_words()["comparing"].isdisjoint(context.lead[:3]):
        return None  # "20 procent, net als in de winter"
    if reading.kind == "season" and context.tense.cue in context_words()["perfect"]:
        return None  # "er zijn er nu 40, tegen 60 in het voorjaar"
    named = reading.part or (reading.kind in ("season", "month") and reading.rule.endswith(" season"))
    return "period ahead" if named or context.led_by("at") else None


def _stretch(context: _Context) -> bool:
    """Whether a season is a stretch of time: "deze winter", "tot de zomer", "de winter door"."""
    words, stretch = context.sentence.words, context_words()["stretch"]
    before = (words[context.first].lower, *context.lead[:2])
    through = context.last < len(words) and words[context.last].lower in context_words()["through"]
    named = not stretch.isdisjoint(before) and not context.beside("milestone", context.clause.words)
    return through or named


def _distance(context: _Context, moment: Moment, published: date) -> str | None:
    """ "Over twee weken begint ..."; what is counted in years, or about, is too vague to be a date."""
    rule = context.reading.rule
    if rule.endswith("year") or "about" in rule:
        return None
    if context.sentence.words[context.first].lower in context_words()["within"]:
        # "binnen drie dagen de grens over": so long it takes, from whenever it begins
        return "counted from today" if context.tense.form == "future" else None
    return "counted from today" if context.direction != "past" else None


def _quarter(context: _Context, moment: Moment, published: date) -> str | None:
    """A quarter in which something is reached, begins or ends; mostly it is one of sales."""
    milestone = context.beside("milestone", context.clause.words)
    return "quarter of a milestone" if milestone or context.led_by("edge") else None


def _year(context: _Context, moment: Moment, published: date) -> str | None:
    """A year is a date where something is reached, begins or ends in it; else it is a budget's."""
    reading = context.reading
    later = moment.year - published.year
    if reading.part:
        told = context.direction == "past" and not reading.settled
        return None if told or _begun(reading.part, moment, published) else "part of a year"
    if reading.rule.endswith(" year"):
        # "volgend jaar" without more is a budget's year; "tot volgend jaar" is not.
        if later > 0 and context.led_by("edge"):
            return "deadline"
        return "year of a milestone" if later > 0 and _milestone(context) else None
    words = context.sentence.words
    ends = context.last >= len(words) or not words[context.last].form.letters
    if later > 1 and ends and context.lead_is(WORDS.to):
        return "year ahead"  # "levering naar 2030"
    if not context.led_by("at") or context.lead_is(WORDS.after):
        return None
    if later > 1 or (later == 1 and context.led_by("edge")):
        return "year ahead"
    if later == 1 and context.lead_is(WORDS.in_) and context.goal:
        return "year of a goal"
    return "year of a milestone" if _milestone(context) else None


def _milestone(context: _Context) -> bool:
    """Whether something is to be reached, to begin or to end in the clause."""
    return not context.tense.behind and context.beside("milestone", context.clause.words)


_Rule = Callable[[_Context, Moment, date], str | None]

#: What decides for a kind of expression when the moment holds the day of publication.
_WHEN_RUNNING: Mapping[Kind, _Rule] = {
    "day": _today,
    "date": _today,
    "weekday": _today,
    "holiday": _feast,
    "weekend": _today,
    "month": _running,
    "week": _running,
}
#: What decides when it does not; kinds that are not here count unless their clause is in the past.
_WHEN_TO_COME: Mapping[Kind, _Rule] = {
    "year": _year,
    "distance": _distance,
    "quarter": _quarter,
    "day": _day,
    "month": _period,
    "season": _period,
    "holiday": _period,
}
