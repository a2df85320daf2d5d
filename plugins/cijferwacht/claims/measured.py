"""What a figure measures, in the article's own words: two to six of them, in the order of the text.

The head the figure belongs to comes first in weight ("een heffing van 25 procent"), then what follows it
("25 procent op staal", "12.000 mensen in de jeugdzorg"), then the subject and the rest of its clause.
Where a
clause only points back ("Dat is 3 miljard meer") the words come from the figure before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cijferwacht.claims.clauses import Sentence, Word
from cijferwacht.claims.cues import word_classes
from cijferwacht.claims.speakers import is_known
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Figure

#: Words a description has at most, and the weight of words below which it needs those of the figure before.
LONGEST = 6
_ENOUGH = 6


@dataclass(frozen=True, slots=True)
class Measured:
    """A description with how much it says by itself."""

    words: tuple[str, ...]
    weight: int

    @property
    def text(self) -> str | None:
        return " ".join(self.words) or None


def describe(
    sentence: Sentence, figure: Figure, first: int, last: int, speakers: frozenset[int] = frozenset()
) -> Measured:
    """The words that name what words ``first`` to ``last`` (exclusive) of a sentence measure.

    ``speakers`` are words of persons who speak: they say the figure, they are not what it measures.
    """
    weights = {n: w for n, w in _weights(sentence, figure, first, last).items() if n not in speakers}
    best = sorted(weights, key=lambda n: (-weights[n], abs(n - first)))[:LONGEST]
    return Measured(tuple(_phrase(sentence.words, sorted(best), first, last)), sum(weights[n] for n in best))


def _phrase(words: Sequence[Word], chosen: Sequence[int], first: int, last: int) -> Iterator[str]:
    """The chosen words, with the one preposition or "en" that joins two of them in the text."""
    before = None
    for n in chosen:
        if before is not None:
            between = [
                m for m in range(before + 1, n) if not first <= m < last and not words[m].is_a("article")
            ]
            if len(between) == 1 and (
                words[between[0]].lower in WORDS.measured_joins or words[between[0]].lower in WORDS.and_
            ):
                yield words[between[0]].lower
        yield _shown(words[n])
        before = n


def continued(own: Measured, before: Measured | None) -> Measured:
    """A description that says too little by itself, completed with words of the figure it goes on about."""
    if before is None or own.weight >= _ENOUGH:
        return own
    known = {word.lower() for word in own.words}
    room = LONGEST - len([word for word in own.words if word not in WORDS.measured_joins])
    taken: list[str] = []
    for word in before.words:
        if room <= 0:
            break
        if word.lower() not in known:
            taken.append(word)
            room -= word not in WORDS.measured_joins and word not in WORDS.and_
    while taken and (taken[-1] in WORDS.measured_joins or taken[-1] in WORDS.and_):
        taken.pop()
    return Measured((*taken, *own.words), max(own.weight, before.weight - 1))


def _shown(word: Word) -> str:
    return word.text if word.form.name or not is_known(word.lower) else word.lower


def _weights(sentence: Sentence, figure: Figure, first: int, last: int) -> dict[int, int]:
    words = sentence.words
    weights: dict[int, int] = {}
    for n in range(first, last):  # what is counted: "75.000 mensen"
        counted = figure.noun is not None and figure.noun.start <= words[n].start < figure.noun.end
        word = words[n]
        if counted or (
            figure.noun is None and word.form.letters and not word.form.classes and not _is_any_amount(word)
        ):
            weights[n] = 5
    for n in _before(words, first):
        weights[n] = 5
    for n in _after(words, last):
        weights.setdefault(n, 4)
    clause = sentence.clauses[words[first].clause]
    around = list(clause.words)
    if (not clause.verb or clause.kind == "relative" or clause.opener == ":") and clause.parent is not None:
        around += sentence.clauses[clause.parent].words
    for n in around:
        if n not in weights and _is_year(words, n) and not first <= n < last:
            weights[n] = 2
        if n not in weights and not first <= n < last and _names(words, n) and not _ends_clause(words, n):
            near = abs(n - first) <= 6
            weights[n] = 3 if near and n < first else 2 if near else 1
    if not weights and clause.parent is not None:  # "dat er 3 miljard bij moet"
        weights = {n: 2 for n in sentence.clauses[clause.parent].words if _names(words, n)}
    return weights


def _is_year(words: Sequence[Word], at: int) -> bool:
    """A year a figure is for: "in 2030", "voor 2026"."""
    lower = words[at].lower
    return (
        len(lower) == 4
        and lower.isdigit()
        and lower[:2] in ("19", "20")
        and at > 0
        and words[at - 1].lower in WORDS.measured_years
    )


def _ends_clause(words: Sequence[Word], at: int) -> bool:
    """Whether a word in -en is an infinitive: at the end of its clause or after "te"."""
    word = words[at]
    if not word.lower.endswith("en") or word.lower != word.form.lemma or word.form.name:
        return False
    last = at + 1 >= len(words) or not words[at + 1].form.letters or words[at + 1].clause != word.clause
    return words[at - 1].lower in WORDS.infinitive_marker or (last and not words[at - 1].is_a("article"))


def _is_any_amount(word: Word) -> bool:
    """Whether a word stands for any amount: a unit, a scale, a hedge, "bedrag"."""
    return word.lower in word_classes()["unmeasured"]


def _names(words: Sequence[Word], at: int) -> bool:
    """Whether a word can name what is measured: a noun, an adjective or a name."""
    word = words[at]
    if not word.form.letters or _is_any_amount(word) or len(word.lower) < 2:
        return False
    if word.form.name:
        return True
    if word.form.classes:
        return False
    noun = at > 0 and words[at - 1].is_a("article") and not word.form.infinitive
    return not word.form.verb or noun


def _before(words: Sequence[Word], first: int) -> list[int]:
    """The head before the figure: "een Chinese toeslag van 30 procent", "goederen ter waarde van 3
    miljard".
    """
    at = first - 1
    while at > 0 and (
        words[at].lower in WORDS.measured_leads or _is_any_amount(words[at]) or words[at].is_a("article")
    ):
        if (
            words[at].is_a("article")
            and not _is_any_amount(words[at - 1])
            and words[at - 1].lower not in WORDS.worth_or_with
        ):
            break
        at -= 1
    if at < 0 or at == first - 1 or words[at].lower in WORDS.worth:
        at -= words[max(at, 0)].lower in WORDS.worth
    if at == first - 1:
        return []
    found: list[int] = []
    while at >= 0 and len(found) < 3 and _names(words, at):
        found.append(at)
        at -= 1
    return found


def _after(words: Sequence[Word], last: int) -> list[int]:
    """What follows the figure: "op staal en aluminium", "aan jeugdhulp voor gezinnen",
    "loonsverhoging".
    """
    found: list[int] = []
    at = last
    phrases = 0
    while at < len(words) and len(found) < 5 and phrases <= 2:
        word = words[at]
        if _names(words, at):
            found.append(at)
        elif word.lower in WORDS.measured_joins:
            phrases += 1
        elif word.lower[:1].isdigit() and len(word.lower) == 4 and words[at - 1].lower in WORDS.for_a_year:
            found.append(at)
        elif not (
            word.is_a("article")
            or word.is_a("determiner")
            or word.lower in WORDS.and_
            or _is_any_amount(word)
        ) or (word.lower in WORDS.and_ and not (at + 1 < len(words) and _names(words, at + 1))):
            break
        at += 1
    return found
