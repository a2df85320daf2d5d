"""The stage that a noun gives to a figure: an offer is made, a fine is imposed, a turnover is measured.

The nouns stand in seeds/lexicon/stages.tsv. A figure belongs to the noun that leads to it ("een lening van
3 miljard", "tegenheffingen op 3 miljard"), or that it stands beside ("het pakket, goed voor 3 miljard").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple, get_args

from cijferwacht.claims import lexicon
from cijferwacht.claims.clauses import Sentence, Word
from cijferwacht.claims.document import lemma
from cijferwacht.claims.words import WORDS

Stage = Literal["plan", "forecast", "decided", "fact", "outlook", "open"]

#: Words before a figure, its determiner and adjectives included, that its noun may stand.
_REACH = 7
#: What is still a draft, by its name: "ontwerpprogramma", "conceptvisie".
_DRAFTS = ("ontwerp", "concept")
_DRAFT = 11
#: Shorter nouns are no tails: "eis" is no "reis".
_TAIL = 4


class Staged(NamedTuple):
    """A noun with its stage, and where it stands in its sentence."""

    stage: Stage
    noun: str
    word: int


@cache
def _nouns() -> dict[str, Stage]:
    found: dict[str, Stage] = {}
    for entry in lexicon.table("stages.tsv", 2).values():
        for stage in get_args(Stage):
            if entry.columns[1] == stage:
                found[entry.key] = stage
        if entry.key not in found:
            raise entry.error(f"{entry.columns[1]!r} is no stage")
    return found


@lru_cache(maxsize=50_000)
def stage_of(noun: str) -> Stage | None:
    """The stage of a noun in lower case, or of the noun a compound ends in."""
    nouns = _nouns()
    last = noun.rpartition("-")[2]
    if last.startswith(_DRAFTS) and len(last) > _DRAFT and last not in nouns:
        return "plan"
    for tail in (last[at:] for at in range(len(last))):
        if tail in nouns and (tail == last or len(tail) >= _TAIL):
            return nouns[tail]
    return None


def staged(sentence: Sentence, words: Iterable[int]) -> Iterator[Staged]:
    """The nouns with a stage among some words of a sentence."""
    within = sentence.words
    for at in words:
        word = within[at]
        if word.form.letters and (stage := stage_of(word.lower)) is not None and not _is_verb(sentence, at):
            yield Staged(stage, word.lower, at)


def owner(sentence: Sentence, first: int, last: int) -> Staged | None:
    """The noun that the figure in words ``first`` up to ``last`` belongs to; None for one without a stage."""
    found = _leading(sentence, first) or _beside(sentence, first) or _following(sentence, last)
    if found is None or not found.word:
        return found
    former = sentence.words[found.word - 1].lower in WORDS.former  # "de oude norm, 2 procent"
    return None if former else found


def _leading(sentence: Sentence, first: int) -> Staged | None:
    """The noun before the preposition of a figure: "een tekort aan geld van 3 miljard"."""
    words = sentence.words
    prepositioned = False
    for at in range(first - 1, max(first - 1 - _REACH, -1), -1):
        word = words[at]
        if word.text in ",;:.()–—" or word.lower[:1].isdigit():
            return None
        if prepositioned:
            if (found := next(staged(sentence, [at]), None)) is not None:
                return found
            if _finite(word):
                return None
        elif word.is_a("preposition"):
            prepositioned = True
        elif not (word.form.classes or word.lower.endswith("e")):
            return None
    return None


def leading_noun(sentence: Sentence, first: int) -> int | None:
    """The word of the noun right before the preposition of a figure: "een heffing van 3 procent"."""
    words = sentence.words
    for at in range(first - 1, max(first - 4, 0), -1):
        if words[at].is_a("preposition"):
            noun = words[at - 1]
            verb = noun.form.verb and not (at > 1 and words[at - 2].is_a("article"))  # "de pot van"
            return at - 1 if noun.form.letters and not noun.form.classes and not verb else None
        usual = words[at].lower in WORDS.repeating  # "van gemiddeld 5 procent"
        if not (usual or words[at].is_a("determiner") or words[at].is_a("adverb")):
            return None
    return None


@lru_cache(maxsize=20_000)
def is_plural(noun: str) -> bool:
    """Whether a noun in lower case is a plural by its form: "bedrijven", "boeren"."""
    if not noun.endswith(("en", "s")):
        return False
    for start in range(max(len(noun) - _TAIL, 1)):  # the dictionary may have only the last part of a compound
        tail = noun[start:]
        base = lemma(tail)
        if base != tail:
            return tail.startswith(base[:2]) and not base.endswith("en")
    return False


def _beside(sentence: Sentence, first: int) -> Staged | None:
    """The noun that a figure is in apposition to: "de boete, 3 miljoen", "pakket (goed voor 3 miljoen)"."""
    words = sentence.words
    for at in range(first - 1, max(first - 1 - _REACH, -1), -1):
        if words[at].text in (",", "(", ":", "–"):
            before = at - 1
            return next(staged(sentence, [before]), None) if before >= 0 else None
        if _finite(words[at]) or words[at].lower[:1].isdigit():
            return None
    return None


def _following(sentence: Sentence, last: int) -> Staged | None:
    """The noun after a figure: "3 procent groei", "3 miljard euro aan toezeggingen"."""
    words = sentence.words
    for at in range(last, min(last + 3, len(words))):
        if (found := next(staged(sentence, [at]), None)) is not None:
            # "tot 3 miljard aan tegenmaatregelen" does not say that they were taken
            return None if found.stage == "decided" else found
        if not (words[at].lower in WORDS.measured_joins or words[at].lower.endswith("e")):
            return None
    return None


def _finite(word: Word) -> bool:
    return word.form.verb and not word.form.infinitive and not word.is_a("determiner")


def _is_verb(sentence: Sentence, at: int) -> bool:
    """Whether what looks like a noun is a verb here: "zij eisen", "om te dreigen"."""
    word = sentence.words[at]
    before = sentence.words[at - 1] if at else None
    return word.form.verb and (
        before is None
        or before.lower in WORDS.infinitive_marker
        or not (before.is_a("determiner") or before.is_a("preposition") or before.lower.endswith("e"))
    )
