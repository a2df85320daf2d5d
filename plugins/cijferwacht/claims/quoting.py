"""Quotations that state something: where they stand, and what around them can name who said them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cijferwacht.claims.clauses import Sentence
from cijferwacht.claims.document import Document
from cijferwacht.model import Span

_FINAL = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Quote:
    """What stands between two quotation marks."""

    #: Without blanks and commas at its ends.
    span: Span
    #: Sentences in which it opens and closes.
    opening: int
    closing: int
    #: Whether it is whole sentences.
    statement: bool
    #: Whether nothing of its paragraph stands before it, and nothing before or after it.
    first: bool
    alone: bool
    title: bool


def read_quotes(document: Document, sentences: Sequence[Sentence]) -> Iterator[Quote]:
    """The quotations of a document, in text order."""
    starts = [sentence.start for sentence in sentences]
    for quote in document.quotes:
        span = _bare(document, quote)
        if span is None:
            continue
        opening = max(bisect_right(starts, quote.start) - 1, 0)
        if sentences[opening].end <= quote.start:  # the mark opens the sentence
            opening += 1
        closing = max(bisect_right(starts, quote.end) - 1, opening)
        if closing >= len(sentences):
            continue
        title = span.start < document.title_end
        last = max(closing, bisect_right(starts, quote.end + 1) - 1)
        lead = _letters_before(sentences[opening], quote.start)
        rest = any(word.start >= quote.end and word.form.letters for word in sentences[closing].words)
        paragraph = sentences[opening].paragraph
        first = not lead and (opening == 0 or sentences[opening - 1].paragraph != paragraph)
        ends = last + 1 >= len(sentences) or sentences[last + 1].paragraph != paragraph
        closed = document.full[quote.end - 1 : quote.end] in _FINAL
        yield Quote(
            span,
            opening,
            closing,
            statement=not lead and (closed or (title and not rest)),
            first=first,
            alone=first and ends and not rest,
            title=title,
        )


def _letters_before(sentence: Sentence, start: int) -> bool:
    """Whether words of a sentence stand before an offset."""
    first = next((word for word in sentence.words if word.form.letters), None)
    return first is not None and first.start < start


def _bare(document: Document, quote: Span) -> Span | None:
    text = document.full[quote.start : quote.end]
    start = quote.start + len(text) - len(text.lstrip(" ,\u00a0"))
    end = quote.start + len(text.rstrip(" ,\u00a0"))
    return Span(start, end) if start < end else None


def said_words(text: str) -> tuple[str, ...]:
    """The words of a quotation as they are compared with those of another."""
    return tuple("".join(c for c in word.lower() if c.isalnum()) for word in text.split())


def repeats(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether words stand in a row within others."""
    size = len(part)
    return size > 0 and any(tuple(whole[n : n + size]) == tuple(part) for n in range(len(whole) - size + 1))
