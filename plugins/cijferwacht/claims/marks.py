"""The cues of a sentence: the verbs and phrases in its clauses that say how settled a figure there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from cijferwacht.claims.clauses import Sentence, Word
from cijferwacht.claims.cues import Phrase, phrases_by_first_word, verbs_by_base, word_classes
from cijferwacht.claims.document import QUOTES
from cijferwacht.claims.report import Report
from cijferwacht.claims.stages import stage_of
from cijferwacht.claims.tense import ends_as_infinitive, is_infinitive, verb_form
from cijferwacht.claims.words import WORDS, pronominal_adverbs, stranded_as, without_er
from cijferwacht.model import Scheduled, Status

#: Status that an effect of the lexicons gives.
STATUS: dict[str, Status] = {
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


#: Length of "2027-09": a day is more often one on which something is said or done.
_MONTH = 7


@dataclass(frozen=True, slots=True)
class Mark:
    """A cue in a clause: a verb or a phrase with its effect."""

    clause: int
    word: int
    effect: str
    entry: str
    past: bool = False
    report: Report | None = None


def read_marks(
    sentence: Sentence, reports: Sequence[Report], ahead: Sequence[Scheduled] = ()
) -> tuple[Mark, ...]:
    """The cues of a sentence, in text order; ``ahead`` are its dates that are still to come."""
    marks = [
        Mark(report.clause, report.word, report.effect, report.entry, report.past, report)
        for report in reports
        if not _named_only(report.word, sentence)
    ]
    marks += _phrase_marks(sentence)
    marks += [mark for when in ahead for mark in _to_come(sentence, when)]
    lowers = frozenset(word.lower for word in sentence.words)
    for openers, read in _READERS:  # most sentences have none of the words that a reader turns on
        if not lowers.isdisjoint(openers):
            marks += read(sentence)
    for mark in list(marks):  # "geldt vanaf zaterdag": settled, not yet so
        if mark.effect == "state" and any(
            sentence.words[n].lower in WORDS.later
            or any(  # "betaalt zaterdag al 3 procent"
                len(when.date) > _MONTH
                and sentence.words[mark.word].form.lemma not in WORDS.have
                and sentence.words[n].start < when.end
                and when.start < sentence.words[n].end
                for when in ahead
            )
            for n in sentence.clauses[mark.clause].words
        ):
            marks.append(replace(mark, effect="soft"))
    marks = [
        _tabled(kept_open(mark, sentence), sentence) for mark in marks if not _set_against(mark, sentence)
    ]
    return tuple(sorted(marks, key=lambda mark: mark.word))


def _named_only(at: int, sentence: Sentence) -> bool:
    """Whether what looks like a verb is a noun: "Na zestien uur onderhandelen besloot zij", "stelt besluit
    uit".
    """
    words = sentence.words
    if words[at].lower in WORDS.will_noun and at and words[at - 1].is_a("preposition"):
        return True  # "tegen wil en dank"
    if words[at].lower in WORDS.decision and at:
        before = words[at - 1]
        return before.form.verb or before.is_a("preposition")
    if not words[at].form.infinitive or at + 1 >= len(words) or not words[at + 1].form.verb:
        return False
    for n in range(at - 1, max(at - 5, -1), -1):
        if words[n].lower in WORDS.after:
            return True
        if words[n].form.verb or not (words[n].form.letters or words[n].lower[:1].isdigit()):
            return False
    return False


def corrects(mark: Mark) -> bool:
    """Whether a cue tells of an earlier version of the text: "in een eerdere versie stond"."""
    return mark.effect == "past" and not WORDS.version.isdisjoint(mark.entry.split())


def negated(mark: Mark, sentence: Sentence) -> bool:
    """Whether "niet" stands by a cue: "tekent niet zonder meer", "stemde niet in"."""
    words = sentence.words
    if mark.word and words[mark.word - 1].lower in WORDS.no:
        return True  # "geen akkoord over"
    near = words[max(0, mark.word - 3) : mark.word + 3]
    return any(word.lower in WORDS.negations and word.clause == mark.clause for word in near)


def kept_open(mark: Mark, sentence: Sentence) -> Mark:
    """What is not ruled out may come: "sluit niet uit dat het er 300 worden"."""
    if mark.effect == "deny" and mark.entry in WORDS.rule_out and negated(mark, sentence):
        return replace(mark, effect="expect", report=None)
    return mark


def _tabled(mark: Mark, sentence: Sentence) -> Mark:
    """ "Legt een lijst op tafel" proposes, "legt 3 miljoen op tafel" pays."""
    if mark.entry not in WORDS.tabling:
        return mark
    inside = {sentence.words[n].lower for n in sentence.clauses[mark.clause].words}
    return mark if inside.isdisjoint(word_classes()["tabled"]) else replace(mark, effect="want", report=None)


def _to_come(sentence: Sentence, when: Scheduled) -> Iterator[Mark]:
    """ "In september 2027 beginnen er 500 leerlingen": what the present tense tells of a day ahead is not so
    yet. A day that something runs to, or is decided on, says nothing of how much it is.
    """
    words = sentence.words
    at = next((n for n, word in enumerate(words) if word.end > when.start), None)
    if at is None or words[at].text in QUOTES or len(when.date) > _MONTH:
        return
    clause = sentence.clauses[words[at].clause]
    before = words[at - 1] if at else None
    lead = words[at] if words[at].is_a("preposition") else before
    earlier = words[at - 2].lower if at > 1 else ""  # "tot en met 2027"
    if (lead is not None and lead.lower in WORDS.ending) or earlier in WORDS.and_:
        return
    if any(words[n].form.past for n in clause.words):
        return
    yield Mark(words[at].clause, at, "future", words[at].lower)


def _set_against(mark: Mark, sentence: Sentence) -> bool:
    """Whether a cue tells only what is compared with: "half zo veel als straks", "hoger dan verwacht"."""
    words = sentence.words
    before = words[mark.word - 1] if mark.word else None
    if mark.effect == "future":
        return before is not None and before.lower in WORDS.comparing
    # "hoger dan verwacht:" looks like the present
    closes = mark.word + 1 == len(words) or not words[mark.word + 1].text[:1].isalnum()
    if mark.effect not in STATUS or not (closes or verb_form(words[mark.word].form) == "participle"):
        return False
    leading = [word.lower for word in words[max(mark.word - 2, 0) : mark.word]]
    return bool(leading) and (
        leading[-1] in WORDS.than or (leading[0] in WORDS.than and before is not None and before.form.verb)
    )


def _phrase_marks(sentence: Sentence) -> Iterator[Mark]:
    words = sentence.words
    for at, word in enumerate(words):
        closed, open_ended = _phrases_from(word.lower)
        for phrase in closed:
            if _follows(phrase, words[at : at + len(phrase.words)]):
                yield Mark(word.clause, at, phrase.effect, phrase.text, word.form.past)
        for phrase in open_ended:
            yield Mark(word.clause, at, phrase.effect, phrase.text)


@lru_cache(maxsize=50_000)
def _phrases_from(lower: str) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    """Phrases that begin with a word, and those with an open-ended word that it fits."""
    by_word, open_ended = phrases_by_first_word()
    return by_word.get(lower, ()), tuple(phrase for phrase in open_ended if phrase.matches(0, lower))


def _follows(phrase: Phrase, words: Sequence[Word]) -> bool:
    """Whether words are those of a phrase; its last letters may be open ("plan*")."""
    if len(words) < len(phrase.words):
        return False
    for part, word in zip(phrase.words, words, strict=True):
        if word.lower != part and not (part[-1] == "*" and word.lower.startswith(part[:-1])):
            return False
    return True


def _conditions(sentence: Sentence) -> Iterator[Mark]:
    """ "Als de dijk breekt, lopen 20.000 huizen onder": what follows from a condition is not so yet."""
    for number, clause in enumerate(sentence.clauses):
        if clause.kind == "sub" and clause.opener in WORDS.conditional and clause.words:
            yield Mark(number, clause.words[0], "modal", clause.opener)
            if clause.parent is not None and sentence.clauses[clause.parent].words[0] > clause.words[0]:
                yield Mark(clause.parent, sentence.clauses[clause.parent].words[0], "modal", clause.opener)
    for clause in sentence.clauses:
        # "Wie dan nog invoert, betaalt 20 procent": who does so in a case that may come
        if clause.opener not in WORDS.free_relative or clause.kind == "main" or not clause.words:
            continue
        lowers = {sentence.words[n].lower for n in clause.words}
        after = next(
            (n for n, c in enumerate(sentence.clauses) if c.words and c.words[0] > clause.words[-1]), None
        )
        if lowers & (WORDS.consequence | WORDS.later) and after is not None:
            yield Mark(after, sentence.clauses[after].words[0], "modal", clause.opener)
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
        going = next((at for at, n in enumerate(letters) if words[n].lower in WORDS.going), 0)
        # "Daar gaan 500 mensen werken, het gros in Gent"
        paused = (at for at, n in enumerate(letters) if at > going + 1 and words[n - 1].text == ",")
        letters = letters[: next(paused, None)]
        last = words[letters[-1]]
        before = words[letters[-1] - 1]
        noun = (
            before.is_a("article")
            or before.is_a("determiner")
            or before.lower[:1].isdigit()
            or before.lower in WORDS.of_or_about  # "gaat over landen"
        )
        infinitive = last.lower == last.form.lemma or is_infinitive(last.lower)
        beside = next((n for n in letters[:-1] if words[n].lower in WORDS.going), None)
        # "waarbij zij 15 procent gaan heffen op wijn"
        if beside is not None and beside + 1 in letters and ends_as_infinitive(words[beside + 1].lower):
            following = words[beside + 1]
            if following.form.verb and not following.form.capital:
                yield Mark(number, beside, "future", f"{words[beside].lower} {following.lower}")
                continue
        if noun or not (ends_as_infinitive(last.lower) and infinitive and not last.form.capital):
            continue
        for n in letters[:-1]:
            if words[n].lower in WORDS.going:
                yield Mark(number, n, "future", f"{words[n].lower} {last.lower}")
                break


def _meaning_to(sentence: Sentence) -> Iterator[Mark]:
    """ "Denkt dit jaar 3 miljoen te verdienen": with "te" and an infinitive of a deed it is meant, not so."""
    words = sentence.words
    for number, clause in enumerate(sentence.clauses):
        at = next((n for n in clause.words if words[n].lower in WORDS.meaning), None)
        if at is None:
            continue
        for n in clause.words:
            marker = n > at + 1 and words[n].lower in WORDS.infinitive_marker and n + 1 < len(words)
            if marker and ends_as_infinitive(words[n + 1].lower):
                if words[n + 1].lower not in word_classes()["being"] | WORDS.be_or_have:
                    yield Mark(number, at, "expect", f"{words[at].lower} te {words[n + 1].lower}")
                break


def _rounding_off(sentence: Sentence) -> Iterator[Mark]:
    """ "Staaldeal met Oslo rond": a deal that is done."""
    words = sentence.words
    for at, word in enumerate(words):
        if word.lower not in WORDS.rounded or (at + 1 < len(words) and words[at + 1].form.letters):
            continue  # "rond de 3 miljoen"
        inside = [n for n in sentence.clauses[word.clause].words if n < at]
        denied = any(words[n].lower in WORDS.negations | WORDS.no for n in inside)
        if not denied and any(stage_of(words[n].lower) == "decided" for n in inside):
            yield Mark(word.clause, at, "decided", word.lower)


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
        preposition = without_er(word.lower) or _stranded(sentence, at)
        if preposition is None:
            continue
        for n in sentence.clauses[word.clause].words:
            for verb in verbs_by_base().get(words[n].form.lemma, ()) if words[n].form.verb else ():
                takes = preposition in verb.openers or preposition == verb.preposition
                if takes and verb.effect in ("want", "expect") and not verb.particle:
                    yield Mark(word.clause, at, verb.effect, f"{verb.name} {word.lower}")


def _stranded(sentence: Sentence, at: int) -> str | None:
    """The preposition that a relative "waar" left behind: "de 3 procent waar hij mee zwaaide"."""
    word = sentence.words[at]
    if sentence.clauses[word.clause].opener not in WORDS.where or not word.is_a("preposition"):
        return stranded_as(word.lower) if sentence.clauses[word.clause].opener in WORDS.where else None
    following = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    return word.lower if following is None or following.form.verb or not following.form.letters else None


def _becoming(sentence: Sentence) -> Iterator[Mark]:
    """ "De heffing wordt 20 procent", "het worden er 54": what is told to become so is settled."""
    words = sentence.words
    for number, clause in enumerate(sentence.clauses):
        becoming = next((n for n in clause.words if words[n].lower in WORDS.becoming), None)
        if becoming is None or any(verb_form(words[n].form) == "participle" for n in clause.words):
            continue
        yield Mark(number, becoming, "soft", words[becoming].lower)


def strongest(marks: list[Mark]) -> Mark | None:
    for effect in _ORDER:
        for mark in marks:
            if mark.effect == effect:
                return mark
    return None


#: The readers of cues with a shape of their own, each with the words of which one must be there.
_READERS: tuple[tuple[frozenset[str], Callable[[Sentence], Iterator[Mark]]], ...] = (
    (WORDS.going, _going_to),
    (WORDS.conditional | WORDS.consequence | WORDS.later, _conditions),
    (WORDS.starting, _starting),
    (WORDS.becoming, _becoming),
    (pronominal_adverbs() | WORDS.where, _pronominal),
    (WORDS.meaning, _meaning_to),
    (WORDS.rounded, _rounding_off),
)
