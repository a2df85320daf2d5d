"""Phrases that name a source: "volgens X", ", aldus X", "naar eigen zeggen", "blijkt uit cijfers van X"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cijferwacht.claims.clauses import Sentence, Word
from cijferwacht.claims.extents import (
    break_after,
    clause_span,
    is_tag,
    looks_like_tag,
    opening_of,
    past_stamp,
    reach,
    sentence_before,
    tag_start,
    trim,
    with_addition,
)
from cijferwacht.claims.origins import source_of
from cijferwacht.claims.report import OWNED, Report
from cijferwacht.claims.speakers import Mention, is_source, noun_tail, read_mention
from cijferwacht.claims.voices import Voices
from cijferwacht.claims.words import WORDS, source_verbs
from cijferwacht.model import Span


def read_according(voices: Voices, index: int, at: int) -> Report | None:
    """ "Volgens de minister ...": what follows is said, the whole clause is the speaker's."""
    sentence = voices.sentences[index]
    words = sentence.words
    mention = source_of(voices, index, at + 1)
    if mention is None:
        return None
    if mention.kind == "source" and not words[mention.first].is_a("determiner"):
        return None  # "volgens bijgestelde cijfers": whose they are is not said
    if noun_tail(words[mention.last - 1].form.lemma, "no_speaker"):
        return None  # "volgens plan"
    speaker = voices.speaker(index, mention, plural=mention.text.lower() in WORDS.them)
    if speaker is None:
        return None
    clause = sentence.clauses[words[at].clause]
    scope = reach(sentence, clause)
    first = opening_of(sentence, words[at].clause)
    if clause.kind == "main" and scope is not None and first < len(words):
        scope = Span(words[first].start, max(scope.end, words[at].end))
    if scope is not None and (present := _present_behind(sentence, mention.last)) is not None:
        scope = Span(scope.start, max(min(scope.end, words[present].start), words[at].end))
    opens = not any(words[n].form.letters for n in range(first, at))
    content = trim(
        words,
        mention.last if opens else first,
        min(tag_start(sentence, mention.last), break_after(sentence, mention.last)),
    )
    return Report(index, at, words[at].clause, words[at].lower, "say", "according", speaker, content, scope)


def _present_behind(sentence: Sentence, at: int) -> int | None:
    """The semicolon behind which the paper tells how it is: "volgens X naar 900; nu zijn het er 300"."""
    words = sentence.words
    for n in range(at, len(words)):
        if words[n].text == ";":
            after = words[n + 1 : n + 6]
            return n if any(word.lower in WORDS.now for word in after) else None
    return None


def read_thus(voices: Voices, index: int, at: int) -> Report | None:
    """ "..., aldus de minister": all before it in the sentence."""
    sentence = voices.sentences[index]
    words = sentence.words
    mention = source_of(voices, index, at + 1)
    if mention is None or (at + 1 < len(words) and words[at + 1].form.verb):
        return None
    speaker = voices.speaker(index, mention)
    content = trim(words, 0, at)
    if content is None:
        content = sentence_before(voices.sentences, index)
    if speaker is None or content is None:
        return None
    scope = with_addition(sentence, content, mention.last)
    if scope == content and not _tells_before(sentence, at):  # "Zonder ingreep, aldus X, is ..."
        scope = content = trim(words, 0, len(words)) or content
    if index and len(words) > 1 and words[0].lower in WORDS.this_or_that and words[1].form.verb:
        before = voices.sentences[index - 1]  # "Dat besloot het college, aldus de wethouder"
        if before.paragraph == sentence.paragraph:
            scope = Span(before.start, content.end)
    kind = "person" if voices.cast.is_person(mention) else mention.kind
    return Report(
        index, at, words[at].clause, words[at].lower, "say", "tag", speaker, content, scope, kind=kind
    )


def _tells_before(sentence: Sentence, at: int) -> bool:
    """Whether what stands before a word has a verb, or the rest after the speaker has none."""
    words = sentence.words
    comma = next((n for n in range(at + 1, len(words)) if words[n].text == ","), None)
    return (
        any(words[n].form.verb for n in range(at))
        or comma is None
        or not any(words[n].form.verb for n in range(comma, min(comma + 3, len(words))))
    )


def read_own_account(voices: Voices, index: int, at: int) -> Report | None:
    """ "Moskou kreeg naar eigen zeggen 205 soldaten terug": the subject says so.

    In "naar zijn zeggen" it is who the possessive stands for.
    """
    sentence = voices.sentences[index]
    words = sentence.words
    if (
        words[at - 1].lower not in WORDS.to
        or at + 1 >= len(words)
        or words[at + 1].lower not in WORDS.own_account
    ):
        return None
    clause = sentence.clauses[words[at].clause]
    mention: Mention | None
    if words[at].lower in WORDS.own:
        finite = next((n for n in clause.words if words[n].form.verb and n != at + 1), None)
        mention = voices.subjects.of(index, clause, finite) if finite is not None else None
    else:
        mention = _owner(words, at)
    speaker = voices.speaker(index, mention)
    if speaker is None:
        return None
    scope = reach(sentence, clause)
    content = None if clause.kind == "relative" else scope
    return Report(
        index, at, words[at].clause, words[at + 1].lower, "say", "according", speaker, content, scope
    )


def read_own_paper(voices: Voices, index: int, at: int) -> Report | None:
    """ "Wie olie koopt, krijgt in zijn voorstel een heffing": the clause is whose paper it is."""
    sentence = voices.sentences[index]
    words = sentence.words
    if words[at - 1].lower not in WORDS.source_openers or words[at].lower in WORDS.own:
        return None
    noun = next((n for n in range(at + 1, min(at + 4, len(words))) if is_source(words[n])), None)
    if noun is None or any(words[n].form.verb or not words[n].form.letters for n in range(at + 1, noun)):
        return None
    if looks_like_tag(sentence, sentence.clauses[words[at].clause]):
        return None  # "..., schrijft de bank in haar raming"
    speaker = voices.speaker(index, _owner(words, at))
    scope = reach(sentence, sentence.clauses[words[at].clause])
    if speaker is None or scope is None:
        return None
    return Report(
        index, at, words[at].clause, words[noun].lower, "say", "source", speaker, None, scope, speech=False
    )


def _owner(words: Sequence[Word], at: int) -> Mention:
    """Whom a possessive stands for."""
    return Mention(at, at + 1, words[at].lower, "pronoun", plural=words[at].lower in WORDS.plural_oblique)


def read_source(voices: Voices, index: int, at: int) -> Report | None:
    """ "..., blijkt uit cijfers van X", "Dat staat in een brief van X", "Uit cijfers van X blijkt dat
    ...".
    """
    sentence = voices.sentences[index]
    words = sentence.words
    clause = sentence.clauses[words[at].clause]
    _, preposition, adverb = source_verbs()[words[at].form.lemma].columns
    if adverb != "-" and not any(words[n].lower == adverb for n in clause.words):
        return None
    opening = next((n for n in clause.words if words[n].lower == preposition), None)
    if opening is None or opening + 1 >= len(words):
        return None
    mention = source_of(voices, index, opening + 1)
    if mention is None:
        return None
    content = _sourced_content(voices, index, at, opening)
    if content is None:
        return None
    if mention.kind == "source" and _is_definite(words[mention.first]):
        return None  # "het voorstel", "de stukken" are somebody's, who is named elsewhere
    speaker = voices.speaker(index, mention)
    if speaker is None or speaker.name[:1].isdigit():
        return None
    personal = mention.kind in ("person", "function")
    return Report(
        index,
        at,
        words[at].clause,
        f"{words[at].form.lemma} {preposition}",
        "say",
        "source",
        speaker,
        content,
        content,
        speech=personal,
        count=any(noun_tail(words[n].lower, "count") for n in range(opening, mention.last)),
    )


def _sourced_content(voices: Voices, index: int, at: int, opening: int) -> Span | None:
    """What a source brings: the sentence before, what its tag stands behind, or the clause after it.

    ``at`` is the verb and ``opening`` the preposition before the source.
    """
    sentence = voices.sentences[index]
    words = sentence.words
    clause = sentence.clauses[words[at].clause]
    if clause.words[0] == 0 and words[0].lower in WORDS.this_or_that and at <= 2:
        return sentence_before(voices.sentences, index)
    if is_tag(sentence, clause, at):
        return trim(words, 0, clause.words[0])
    content = None
    if words[opening].lower in WORDS.out_of and opening < at:
        for n, other in enumerate(sentence.clauses):
            if other.kind == "sub" and other.opener in WORDS.that_or_whether and other.words[0] > at:
                content = clause_span(sentence, n)
    return content


def _is_definite(word: Word) -> bool:
    return word.is_a("determiner") and word.lower not in WORDS.indefinite_article


def read_owned(voices: Voices, index: int, at: int) -> Report | None:
    """ "De cijfers zijn van het Kadaster": so are those of the sentences before."""
    words = voices.sentences[index].words
    if index == 0 or at + 2 >= len(words) or words[at + 1].lower not in WORDS.of:
        return None
    opening = read_mention(voices.document, words, 0, at)
    if opening is None or opening.last != at:
        return None
    head = words[at - 1]
    if not (noun_tail(head.lower, "count") or noun_tail(head.form.lemma, "count")):
        return None
    mention = read_mention(voices.document, words, at + 2, len(words), subject=False)
    speaker = voices.speaker(index, mention)
    if mention is None or mention.kind == "pronoun" or speaker is None:
        return None
    return Report(
        index, at, words[at].clause, OWNED, "say", "source", speaker, kind=mention.kind, speech=False
    )


def read_opening(voices: Voices, index: int) -> Report | None:
    """A source that all figures of a sentence are of, named before any verb or by its owner."""
    return _opening_source(voices, index) or _own_estimate(voices, index)


def _opening_source(voices: Voices, index: int) -> Report | None:
    """ "In de jongste peiling van X vindt 61 procent ...", "In het plan dat Y voorlegde, daalt ..."."""
    words = voices.sentences[index].words
    first = past_stamp(words)
    if first + 2 >= len(words) or words[first].lower not in WORDS.source_openers:
        return None
    noun = next((n for n in range(first + 1, min(first + 6, len(words))) if is_source(words[n])), None)
    if noun is None or any(words[n].form.verb for n in range(first + 1, noun)):
        return None
    mention = source_of(voices, index, first + 1)
    if mention is None or mention.kind == "source" or mention.first < noun:
        return None  # only one that is named there
    return _sourced(voices, index, noun, mention)


def _own_estimate(voices: Voices, index: int) -> Report | None:
    """ "De bank stelde haar raming bij: van 2 naar 3 procent": the figures of who has the estimate."""
    possessives = WORDS.possessives
    noun = 0
    for at, (before, word) in enumerate(pairwise(voices.sentences[index].words), start=1):
        if before.lower in possessives and noun_tail(word.form.lemma, "estimate"):
            noun = at
            break
    subject = voices.subjects.main(index) if noun else None
    if subject is None or not voices.asserts(subject) or subject.kind == "pronoun":
        return None
    return _sourced(voices, index, noun, subject)


def _sourced(voices: Voices, index: int, at: int, mention: Mention) -> Report | None:
    """A sentence all of whose figures are a source's, unless somebody in it says them."""
    words = voices.sentences[index].words
    speaker = voices.speaker(index, mention)
    scope = trim(words, 0, len(words))
    if speaker is None:
        return None
    return Report(
        index,
        at,
        words[at].clause,
        words[at].lower,
        "find" if noun_tail(words[at].lower, "count") else "say",
        "source",
        speaker,
        None,
        scope,
        speech=False,
        count=True,
    )
