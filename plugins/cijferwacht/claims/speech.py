"""Reported statements: who says what, directly between quotation marks or in the paper's own words."""

from __future__ import annotations

from bisect import bisect_left

from cijferwacht.claims.attribution import read_discourse
from cijferwacht.claims.document import Document
from cijferwacht.claims.report import Report
from cijferwacht.model import Reason, Span, Speech


def read_speech(document: Document) -> tuple[Speech, ...]:
    """The statements a document reports, in text order; time linear in its length."""
    discourse = read_discourse(document)
    found = []
    for span, speaker in discourse.quotations:
        found.append(_speech(document, span, speaker.told, True, Reason("quotation", speaker.full)))
    taken = sorted((span.start, span.end) for span, _ in discourse.quotations)
    for report in discourse.reports:
        if not _tells(report) or report.content is None or report.speaker is None:
            continue
        if document.in_quote(discourse.sentences[report.sentence].words[report.word].start) is not None:
            continue  # what the quoted say of others
        at = bisect_left(taken, (report.content.start, 0))
        before, after = taken[max(at - 1, 0) : at], taken[at : at + 1]
        if any(end > report.content.start for _, end in before) or any(
            s < report.content.end for s, _ in after
        ):
            continue  # told already
        taken.insert(at, (report.content.start, report.content.end))
        reason = Reason(f"reported: {report.frame}", report.entry)
        found.append(_speech(document, report.content, report.speaker.told, False, reason))
    return tuple(sorted(found, key=lambda speech: (speech.start, speech.end)))


def _tells(report: Report) -> bool:
    if report.frame == "rumour":  # what others told, and the speaker only judges
        return False
    return report.speech


def _speech(document: Document, span: Span, speaker: str, direct: bool, reason: Reason) -> Speech:
    return Speech(span.start, span.end, document.full[span.start : span.end], speaker, direct, (reason,))
