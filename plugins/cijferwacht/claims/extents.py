"""How far what is said reaches: from a word to the end of a clause, of a sentence, or to a tag.

A tag is a clause that names the speaker after what was said: "..., zegt de minister". Places are words of one
sentence, spans characters of the whole text.
"""

from __future__ import annotations

from collections.abc import Sequence

from cijferwacht.claims.clauses import Clause, Sentence, Word
from cijferwacht.claims.cues import verbs_by_base
from cijferwacht.claims.predicates import is_participle
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Span

#: Marks that close a quotation.
CLOSING = frozenset(('"', "”", "’", "'", "''", "’’", "»", "“"))
_TRIMMED = frozenset(",;:–—-\"“”„‘’'«» \t\n\u00a0") | {"''", "’’", ",,"}
_FINAL = frozenset(".!?…")
_DASHES = frozenset("-–—")


def trim(words: tuple[Word, ...], first: int, last: int) -> Span | None:
    """Characters of words ``first`` to ``last`` without marks at either end; None when nothing is left."""
    while first < last and (words[first].text in _TRIMMED or words[first].text in _FINAL):
        first += 1
    while last > first and (words[last - 1].text in _TRIMMED or words[last - 1].text in _FINAL):
        last -= 1
    return Span(words[first].start, words[last - 1].end) if first < last else None


def past_stamp(words: Sequence[Word]) -> int:
    """First word after what stamps an entry: "13.40 -", "17.35 uur –", "**Belgorod** -"."""
    if not words or not (words[0].lower[:1].isdigit() or words[0].text[0] in "*(" or words[0].text.isupper()):
        return 0
    dash = next((n for n in range(1, min(len(words), 8)) if words[n].text in _DASHES), None)
    if dash is None or any(words[n].form.verb for n in range(dash)):
        return 0
    return dash + 1


def clause_span(sentence: Sentence, number: int) -> Span | None:
    """A subordinate clause with all that hangs on it, without its opener."""
    inside = {number}
    for n in range(number + 1, len(sentence.clauses)):
        clause = sentence.clauses[n]
        if clause.parent in inside and (clause.kind != "main" or not _is_tag_or_joined(sentence, clause)):
            inside.add(n)
    first = sentence.clauses[number].words[0] + 1
    last = first
    while last < len(sentence.words) and sentence.words[last].clause in inside:
        last += 1
    return trim(sentence.words, first, last)


def rest(sentence: Sentence, clause: Clause, first: int) -> Span | None:
    """From a word to the end of its clause and of what hangs on it."""
    number = sentence.words[clause.words[0]].clause
    last = first
    while last < len(sentence.words) and sentence.words[last].text != ";":
        other = sentence.words[last].clause
        if clause.kind == "relative" and other == clause.parent:
            break
        if other != number and (
            sentence.clauses[other].kind == "main" and _is_tag_or_joined(sentence, sentence.clauses[other])
        ):
            break
        last += 1
    return trim(sentence.words, first, last)


def reach(sentence: Sentence, clause: Clause) -> Span | None:
    """All of a clause and of what hangs on it; of a main clause the sentence."""
    if clause.kind == "main":
        return trim(sentence.words, 0, len(sentence.words))
    return trim(sentence.words, clause.words[0], clause.words[-1] + 1)


def sentence_before(sentences: Sequence[Sentence], index: int) -> Span | None:
    """The whole sentence before another one; None for the first."""
    if index == 0:
        return None
    before = sentences[index - 1]
    return trim(before.words, 0, len(before.words))


def with_addition(sentence: Sentence, content: Span, after: int) -> Span:
    """What was said, with what a comma after word ``after`` adds to it: ", verdeeld over 300 bedrijven"."""
    words = sentence.words
    comma = next((n for n in range(after, len(words)) if words[n].text == ","), None)
    if comma is None or comma + 1 >= len(words):
        return content
    first = words[comma + 1]
    adds = first.is_a("preposition") or first.form.lemma in WORDS.adding or is_participle(first)
    adds = adds or (first.lower in WORDS.and_ and not any(word.form.verb for word in words[comma + 2 :]))
    if not adds or sentence.clauses[first.clause].kind == "relative":
        return content
    return Span(content.start, words[-1].end)


def opening_of(sentence: Sentence, number: int) -> int:
    """First word of what a clause tells: past its opener, with the clauses that introduce it."""
    clause = sentence.clauses[number]
    if clause.kind != "main":
        opener = sentence.words[clause.words[0]].lower == clause.opener
        return clause.words[0] + (1 if opener else 0)
    first = clause.words[0]
    while first > 0:
        before = sentence.clauses[sentence.words[first - 1].clause]
        if before.parent != number or before.kind == "main":
            break
        first = before.words[0]
    return first


def break_after(sentence: Sentence, first: int) -> int:
    """Where a semicolon or a colon ends what has had its verb; the end of the sentence without one."""
    words = sentence.words
    for n in range(first, len(words)):
        if words[n].text in (";", ":") and any(words[m].form.verb for m in range(first, n)):
            return n
    return len(words)


def tag_start(sentence: Sentence, first: int) -> int:
    """Where a tag after ``first`` begins; the end of the sentence when there is none."""
    return next(
        (
            c.words[0]
            for c in sentence.clauses
            if c.words and c.words[0] > first and looks_like_tag(sentence, c)
        ),
        len(sentence.words),
    )


def looks_like_tag(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause opens with a verb of saying after a comma, whatever its subject."""
    if clause.kind != "main" or not clause.words or clause.words[0] == 0:
        return False
    word = sentence.words[clause.words[0]]
    if not (word.form.verb and sentence.words[clause.words[0] - 1].text == ","):
        return False
    return any("tag" in verb.frames for verb in verbs_by_base().get(word.form.lemma, ()))


def _is_tag_or_joined(sentence: Sentence, clause: Clause) -> bool:
    """Whether a main clause opens with its verb or with "en": it does not go on with what was said."""
    word = sentence.words[clause.words[0]] if clause.words else None
    return word is None or word.form.verb or word.is_a("coordinator")


def is_tag(sentence: Sentence, clause: Clause, finite: int) -> bool:
    """Whether a clause is a tag: it opens with its verb, after what was said."""
    words = sentence.words
    start = next(
        (n for n in clause.words if words[n].form.letters and words[n].lower not in WORDS.tag_openers),
        None,
    )
    if start != finite or clause.kind != "main" or clause.words[0] == 0:
        return False
    before = words[clause.words[0] - 1]
    if before.text != "," and before.text not in CLOSING and words[clause.words[0]].text not in CLOSING:
        return False
    introduced = any(
        other.kind == "sub" and other.parent == words[finite].clause for other in sentence.clauses
    )
    return not introduced or clause.parent is not None
