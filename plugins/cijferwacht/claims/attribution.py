"""Who says what in an article: the reports of each sentence and who is quoted, read from top to bottom.

A verb (``reporting``), a phrase (``source_phrases``) or a colon (``colons``) may name the source; whose a
quotation is (``quotations``) follows from the reports around it. What a place needs from the sentences before
it is in ``voices``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cijferwacht.claims.cast import Speaker
from cijferwacht.claims.clauses import Sentence, read_sentences
from cijferwacht.claims.colons import read_colon
from cijferwacht.claims.cues import verbs_by_base
from cijferwacht.claims.document import Document
from cijferwacht.claims.extents import trim
from cijferwacht.claims.quotations import Quotations
from cijferwacht.claims.report import Report
from cijferwacht.claims.reporting import read_verb
from cijferwacht.claims.source_phrases import (
    read_according,
    read_opening,
    read_own_account,
    read_own_paper,
    read_owned,
    read_source,
    read_thus,
)
from cijferwacht.claims.speakers import Mention
from cijferwacht.claims.voices import Voices
from cijferwacht.claims.words import WORDS, source_verbs
from cijferwacht.model import Span

#: What names a source without a verb.
_CUES = WORDS.according_to | WORDS.thus | WORDS.possessives | {":"}


#: Frames that tell what was said, so that the next sentence is the paper's again.
_WITH_CONTENT = frozenset(("dat", "tag", "te", "before", "colon", "object"))


@dataclass(frozen=True, slots=True)
class Discourse:
    """Sentences of a document with the reports in each, in reading order."""

    sentences: tuple[Sentence, ...]
    reports: tuple[Report, ...]
    #: Reports by index into ``sentences``.
    by_sentence: tuple[tuple[Report, ...], ...]
    #: Direct quotations of statements, each with its speaker.
    quotations: tuple[tuple[Span, Speaker], ...]
    #: The subject of the first main clause of a sentence, by its index.
    subject: Callable[[int], Mention | None]


@lru_cache(maxsize=2)
def read_discourse(document: Document) -> Discourse:
    """Read who says what in a document; kept for the document at hand, as several readers ask for it."""
    sentences = read_sentences(document)
    voices = Voices(document, sentences)
    quotations = Quotations(voices)
    for index in range(len(sentences)):
        voices.reports.append(_reports(voices, index))
        quotations.read(index)
    return Discourse(
        sentences,
        tuple(report for reports in voices.reports for report in reports),
        tuple(voices.reports),
        tuple(quotations.told()),
        voices.subjects.main,
    )


def _reports(voices: Voices, index: int) -> tuple[Report, ...]:
    """The reports of a sentence, in text order; a source that all of it is from stands first."""
    reports: list[Report] = []
    for at, word in enumerate(voices.sentences[index].words):
        report = _by_verb(voices, index, at) if word.form.verb else None
        if report is None and word.lower in _CUES:
            report = _by_cue(voices, index, at, reports)
        if report is not None:
            reports.append(report)
    if all(report.content is None for report in reports) and (on := _goes_on(voices, index)) is not None:
        return (on, *reports)
    opening = read_opening(voices, index)
    return tuple(reports) if opening is None else (opening, *reports)


def _goes_on(voices: Voices, index: int) -> Report | None:
    """ "De burgemeester vreest voor de oever. Elke boot slaat een stuk weg.": what somebody warns or fears,
    with the reason in a sentence of its own.
    """
    if not index:
        return None
    before, sentence = voices.sentences[index - 1], voices.sentences[index]
    told = [report for report in voices.reports[index - 1] if report.speaker is not None]
    if before.paragraph != sentence.paragraph or len(told) != 1:
        return None
    report = told[0]
    opens = report.subject[0] == 0 and report.subject[1] > 0
    if report.entry not in WORDS.giving_reasons or report.speaker is None or not opens or report.past:
        return None
    if report.frame in _WITH_CONTENT:
        return None
    words = sentence.words
    quoted = any(voices.document.in_quote(word.start) is not None for word in (*before.words, *words))
    content = trim(words, 0, len(words))
    if quoted or content is None or any(word.text in ("?", ":") for word in words):
        return None
    return Report(index, 0, words[0].clause, report.entry, "say", "before", report.speaker, content, content)


def _by_verb(voices: Voices, index: int, at: int) -> Report | None:
    """What a verb reports: "blijkt uit cijfers van X", "zijn van X", "zegt X"."""
    lemma = voices.sentences[index].words[at].form.lemma
    report = read_source(voices, index, at) if lemma in source_verbs() else None
    if report is None and lemma in WORDS.be_or_come:
        report = read_owned(voices, index, at)
    if report is None and lemma in verbs_by_base():
        report = read_verb(voices, index, at)
    return report


def _by_cue(voices: Voices, index: int, at: int, before: Sequence[Report]) -> Report | None:
    """What a word or a colon reports; ``before`` holds the reports before it in its sentence."""
    lower = voices.sentences[index].words[at].lower
    if lower in WORDS.according_to:
        return read_according(voices, index, at)
    if lower in WORDS.thus:
        return read_thus(voices, index, at)
    if lower in WORDS.possessives:
        return (read_own_account(voices, index, at) or read_own_paper(voices, index, at)) if at else None
    return read_colon(voices, index, at, before)
