"""Who said each quotation: its tag or its colon tells, else who is named or speaks around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from cijferwacht.claims.cast import Speaker
from cijferwacht.claims.clauses import Sentence
from cijferwacht.claims.cues import speaker_classes
from cijferwacht.claims.quoting import Quote, read_quotes, repeats, said_words
from cijferwacht.claims.report import Report
from cijferwacht.claims.voices import Voices
from cijferwacht.model import Span

#: The head of a turn in a transcript, and the least turns that make one.
_TURN = re.compile(r"([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}): +")
_TRANSCRIPT = 3
#: Words between a tag and the quotation that goes on with what it tags.
_TAG_REACH = 2
#: A quotation of fewer words than this is a word or a term.
_FEW = 3
#: Effects of verbs that can tag a quotation, whatever their frame.
_TAGGING = frozenset(("say", "think", "find"))


class Quotations:
    """The quotations of one document; read sentence by sentence, after the reports of each."""

    def __init__(self, voices: Voices) -> None:
        self._voices = voices
        self._document = voices.document
        self._sentences = voices.sentences
        self._reports = voices.reports
        self._cast = voices.cast
        #: Quotations by the sentence they close in, and who said them.
        self._closing: dict[int, list[Quote]] = {}
        for quote in read_quotes(voices.document, voices.sentences):
            self._closing.setdefault(quote.closing, []).append(quote)
        self._quoted: list[tuple[Quote, Speaker]] = []
        #: A quotation that opens its paragraph and may be of who the next sentence names.
        self._pending: Quote | None = None

    def read(self, index: int) -> None:
        """Note who said the quotations that close in the next sentence in text order."""
        if self._pending is not None and self._pending.closing < index:
            self._named_after(self._pending, index)
        for quote in self._closing.get(index, ()):
            speaker = self._said_by(quote)
            if speaker is not None:
                self._quoted.append((quote, speaker))

    def told(self) -> Iterator[tuple[Span, Speaker]]:
        """Quotations that state something, with who said them, in text order; a quoted word or title has no
        speaker and is left out.
        """
        turns = list(self._turns())
        if turns:
            yield from turns
            return
        told = {quote.span.start: speaker for quote, speaker in self._quoted}
        if told:
            told.update(self._titles())
        for quotes in self._closing.values():
            for quote in quotes:
                if quote.span.start in told:
                    yield quote.span, told[quote.span.start]

    def _titles(self) -> Iterator[tuple[int, Speaker]]:
        """Who said the quotations of the title, by their start: what the text repeats, or of an interview."""
        said = [(self._words(quote), speaker) for quote, speaker in self._quoted if not quote.title]
        for quote in (quote for quotes in self._closing.values() for quote in quotes if quote.title):
            words = self._words(quote)
            if len(words) < _FEW:
                continue
            speaker = next((speaker for whole, speaker in said if repeats(words, whole)), None)
            if speaker is not None:
                yield quote.span.start, Speaker(speaker.name, speaker.full)
            elif quote.statement and self._voices.interviewee is not None:
                interviewee = self._voices.interviewee
                yield quote.span.start, self._cast.speaker(interviewee, interviewee)

    def _words(self, quote: Quote) -> tuple[str, ...]:
        return said_words(self._document.full[quote.span.start : quote.span.end])

    def _turns(self) -> Iterator[tuple[Span, Speaker]]:
        """What each says in a transcript: "Bakker: Dat weten we pas morgen." """
        turns = []
        for paragraph in self._document.paragraphs:
            head = _TURN.match(self._document.full, paragraph.start, paragraph.end)
            if head is not None and paragraph.start > self._document.title_end:
                turns.append((head.group(1), Span(head.end(), paragraph.end)))
        heads = Counter(name for name, _ in turns)
        if len(turns) < _TRANSCRIPT or len(heads) == len(turns):
            return  # heads that do not come back are subjects: "Wijn: ...", "Staal: ..."
        for name, span in turns:
            if heads[name] > 1 and name.lower() not in speaker_classes()["label"]:
                yield span, self._cast.named(name)

    def _said_by(self, quote: Quote) -> Speaker | None:
        """Who said a quotation: by its tag or its colon, else by what stands beside it."""
        opening, closing = quote.opening, quote.closing
        tagged = (
            _tag_after(self._sentences[closing], self._reports[closing], quote.span.end)
            or _colon_before(self._sentences[opening], self._reports[opening], quote.span.start)
            or self._tag_before(quote)
        )
        if tagged is not None or quote.title:
            return tagged
        return self._goes_on(quote) or (self._beside(quote) if quote.statement else None)

    def _goes_on(self, quote: Quote) -> Speaker | None:
        """Who is quoted right before, when the quotation goes on."""
        if not self._quoted:
            return None
        before, speaker = self._quoted[-1]
        if self._sentences[before.closing].paragraph != self._sentences[quote.opening].paragraph:
            return None
        near = quote.opening - before.closing
        resumes = near == 0 and self._interrupted_by_tag(before, quote)  # "..., zegt ze, ..."
        return speaker if resumes or (near <= 1 and quote.statement) else None

    def _beside(self, quote: Quote) -> Speaker | None:
        """Whose a quotation without a tag is: who speaks or acts in the sentences before it, the one whom an
        interview is with, or who is named right after it.
        """
        for index in range(quote.opening - 1, max(quote.opening - 3, -1), -1):
            if self._sentences[index].paragraph != self._sentences[quote.opening].paragraph:
                break
            mention = self._voices.voice(index)
            if mention is not None:
                return self._voices.goes_on(quote.closing, mention)
        if quote.alone:
            interviewee = self._voices.interviewee or self._cast.named_last(quote.opening)
            self._voices.interviewee = interviewee
            if interviewee is not None:
                return self._voices.goes_on(quote.closing, interviewee)
        elif quote.first:
            self._pending = quote
        return None

    def _tag_before(self, quote: Quote) -> Speaker | None:
        """Who tags what a quotation goes on with: 'Daar staat 3 miljoen, zegt hij, maar "er ligt meer"'."""
        words = self._sentences[quote.opening].words
        for report in reversed(self._reports[quote.opening]):
            stop = max(report.word + 1, report.subject[1])
            between = [w for w in words[stop:] if w.end <= quote.span.start and w.form.letters]
            if report.frame == "tag" and words[report.word].start < quote.span.start:
                near = len(between) <= _TAG_REACH and all(word.form.classes for word in between)
                return report.speaker if near else None
        return None

    def _interrupted_by_tag(self, before: Quote, quote: Quote) -> bool:
        """Whether only the tag of a quotation stands between it and another one."""
        words = self._sentences[quote.opening].words
        return any(
            _tags(report)
            for report in self._reports[quote.opening]
            if before.span.end <= words[report.word].start < quote.span.start
        )

    def _named_after(self, quote: Quote, index: int) -> None:
        """Give a quotation at the head of its paragraph to the person the next sentence is about."""
        self._pending = None
        if self._sentences[index].paragraph != self._sentences[quote.closing].paragraph:
            return
        mention = self._voices.subjects.main(index)
        if mention is None or mention.kind in ("pronoun", "other"):
            mention = self._voices.interviewee or self._cast.spoke_in(index)
        if mention is not None and mention.kind == "person":
            self._quoted.append((quote, self._cast.speaker(mention, mention)))
            self._quoted.sort(key=lambda quoted: quoted[0].span.start)


def _tags(report: Report) -> bool:
    """Whether a report can tag the quotation beside it."""
    return report.frame == "tag" or report.effect in _TAGGING


def _tag_after(sentence: Sentence, reports: Sequence[Report], end: int) -> Speaker | None:
    """Speaker of the tag right after a quotation: '", zegt X', '," aldus X'."""
    for report in reports:
        word = sentence.words[report.word]
        if word.start >= end and report.speaker is not None:
            between = [w for w in sentence.words if w.start >= end and w.end <= word.start and w.form.letters]
            if len(between) <= 1 and _tags(report):
                return report.speaker
    return None


def _colon_before(sentence: Sentence, reports: Sequence[Report], start: int) -> Speaker | None:
    """Speaker of what stands before a colon and a quotation: 'X zei: "', 'Trainer X: "'."""
    words = [n for n, word in enumerate(sentence.words) if word.end <= start]
    colon = next((n for n in reversed(words[-3:]) if sentence.words[n].text == ":"), None)
    if colon is None:
        return None
    for report in reports:
        if report.word <= colon and report.speaker is not None:
            return report.speaker
    return None
