"""The context of each figure: who says it, how settled it is, whether it is history, and what it measures.

A figure takes its context from the clause it stands in, from the relative clause that describes it ("de 6
miljard die de minister wil lenen"), from the clauses its own one completes ("wil dat ...") and from the
statement it is part of. What the sentence leaves open comes from elsewhere in the article: the same value
where it is told in full, or the sentence before where this one goes on about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cijferwacht.claims.document import Document
from cijferwacht.claims.former import Former
from cijferwacht.claims.measured import Measured, continued, describe
from cijferwacht.claims.news import News
from cijferwacht.claims.passages import Key, Passages, has_verb, key_of
from cijferwacht.claims.report import SPEAKING
from cijferwacht.claims.sourcing import Place
from cijferwacht.claims.speakers import noun_class
from cijferwacht.claims.status import Statuses
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Figure, Reason, Scheduled, Speech, Status

#: Frames of sources that are written; a headline is rarely theirs.
_WRITTEN = frozenset(("before", "source"))
#: What stands around a word of a headline.
_MARKS = ".,:;!?()'\"‘’“”"
#: Readings that a part leaves to its whole.
_YIELDING = frozenset(("status: soft", "status: act", "status: deed"))
#: A figure with its place, whether it has a speaker, and whether its sentence settles its status.
_Found = tuple[Figure, Place | None, bool, bool]


def annotate(
    document: Document,
    figures: Sequence[Figure],
    speech: Sequence[Speech],
    dates: Sequence[Scheduled] = (),
) -> tuple[Figure, ...]:
    """Fill speaker, status, past and what of each figure, with reasons; order and values stay as they are.

    ``speech`` is what :func:`cijferwacht.claims.speech.read_speech` read in the same document, and ``dates``
    what :func:`cijferwacht.claims.dates.read_dates` did: the days that lie ahead of its publication.
    """
    if not figures:
        return ()
    return _Annotator(document, figures, dates).annotate()


class _Annotator:
    def __init__(self, document: Document, figures: Sequence[Figure], dates: Sequence[Scheduled]) -> None:
        self.passages = Passages(document, figures, dates)
        self.news = News(self.passages)
        self.statuses = Statuses(self.passages, self.news)
        self.former = Former(self.passages)

    def annotate(self) -> tuple[Figure, ...]:
        found: list[_Found] = []
        told_before: Status | None = None
        for figure in self.passages.figures:
            place = self.passages.place(figure)
            if place is None:
                found.append((figure, None, False, False))
                continue
            speaker, why = self.passages.sources.of(figure, place, self.passages.setting(figure, place))
            status, because = self.statuses.of(figure, place)
            past, since = self.former.of(place, told_before)
            if past and status in (None, "fact") and since and "plan" in since[0].rule:
                status, because = "plan", since
            elif past and status is None and "corrected" not in since[0].rule:
                status, because = "fact", since
            elif past and status == "decided" and since and "what it was" in since[0].rule:
                status, because = "fact", since  # "zegde 20 miljoen toe, vorig jaar was dat nog 1"
            read = replace(
                figure,
                value=replace(figure.value, status=status or "fact"),
                past=figure.past or past,
                speaker=speaker.text if speaker else None,
                reasons=(*figure.reasons, *why, *because, *since),
            )
            found.append((read, place, speaker is not None, status is not None))
            told_before = status
        return self._described(self._inherit(found), [place for _, place, _, _ in found])

    def _described(self, figures: Sequence[Figure], places: Sequence[Place | None]) -> tuple[Figure, ...]:
        """Say of each figure what it measures; one that points back takes words from the figure before it."""
        described: list[Measured | None] = []
        found = []
        for number, (figure, place) in enumerate(zip(figures, places, strict=True)):
            measured = None
            if place is not None:
                measured = describe(place.sentence, figure, place.first, place.last, self._persons(place))
                measured = continued(measured, self._introduced(number, place, places, described))
            described.append(measured)
        for number, (figure, measured) in enumerate(zip(figures, described, strict=True)):
            twin = next((n for n in self.passages.alike[key_of(figure)][:2] if n != number), None)
            whole = continued(measured, described[twin] if twin is not None else None) if measured else None
            found.append(replace(figure, what=whole.text if whole is not None else None))
        return tuple(found)

    def _persons(self, place: Place) -> frozenset[int]:
        """Words of the persons who speak in a sentence."""
        return frozenset(
            n
            for report in self.passages.discourse.by_sentence[place.index]
            if report.kind == "person" and report.effect in SPEAKING
            for n in range(*report.subject)
        )

    def _introduced(
        self,
        number: int,
        place: Place,
        places: Sequence[Place | None],
        described: Sequence[Measured | None],
    ) -> Measured | None:
        """The description a figure goes on with: of its paragraph, and of the headline for the first one
        under it.
        """
        if number == 0:
            return None
        before = places[number - 1]
        if before is None:
            return None
        same = before.sentence.paragraph == place.sentence.paragraph
        return described[number - 1] if same or self.passages.figures[number - 1].place == "title" else None

    def _pointed_at(self, place: Place, found: Sequence[_Found], number: int) -> int | None:
        """The figure that "Dat is de helft van ..." or "Het gaat om ..." goes on about: the one before."""
        before = found[number - 1][1] if number else None
        words = place.sentence.words
        if (
            before is None
            or before.sentence.paragraph != place.sentence.paragraph
            or before.index < place.index - 1
        ):
            return None
        converting = {word.lower for word in words[max(place.first - 2, 0) : place.first]}
        reckoned = place.first > 1 and words[place.first - 1].lower in WORDS.or_
        reckoned = reckoned and words[place.first - 2].text == ","  # "3 miljard, of 9 miljoen per stuk"
        if before.index == place.index and (converting & WORDS.converted or reckoned):
            return number - 1
        whole = self._whole(place, found, number)
        if whole is not None:
            return whole
        if before.index == place.index:  # "Het gaat om 30 bussen en 12 trams"
            joined = before.clause == place.clause and words[place.first - 1].lower in WORDS.and_
            return number - 1 if joined else None
        opening = [word.lower for word in words[:3] if word.form.letters]
        # "Omgerekend is dat ...", "Daarvan gaat 3 miljoen naar ..."
        listing = WORDS.listing if not place.sentence.clauses[place.clause].verb else frozenset()
        converted = not (WORDS.converted | WORDS.part_of | listing).isdisjoint(opening)
        return number - 1 if converted or self.passages.points(place.sentence) else None

    def _whole(self, place: Place, found: Sequence[_Found], number: int) -> int | None:
        """The figure of the same sentence that one is a part of: "3 miljard, waarvan 2 voor wegen", "moet
        3 miljard opbrengen: 2 van burgers, 1 van bedrijven".
        """
        own = found[number][0].value
        words = place.sentence.words
        for n in range(number - 1, -1, -1):
            figure, whole, _, _ = found[n]
            if whole is None or whole.index != place.index:
                return None
            larger = own.low is None or figure.value.low is None or figure.value.low > own.low
            if figure.value.unit != own.unit or not larger:
                continue
            between = words[whole.last : place.first]
            named = any(word.lower in WORDS.parts for word in between)
            if named or any(word.text == ":" for word in between):
                return n
        return None

    def _inherit(self, found: Sequence[_Found]) -> tuple[Figure, ...]:
        """Complete what the figures' own sentences leave open: headlines from the text, the rest from the
        news.
        """
        below: dict[Key, int] = {}
        for number, (figure, _, _, _) in enumerate(found):
            if figure.place != "title":
                below.setdefault(key_of(figure), number)
        figures: list[Figure] = []
        for figure, place, spoken, settled in found:
            told = (
                found[below[key_of(figure)]] if figure.place == "title" and key_of(figure) in below else None
            )
            read = figure
            if (
                told is not None
                and told[2]
                and not spoken
                and not any(_WRITTEN & {*r.rule.split()} for r in told[0].reasons)
                and self._named_in_title(told[0].speaker or "")
            ):
                reasons = (*read.reasons, Reason("speaker: told below", told[0].text))
                read = replace(read, speaker=told[0].speaker, reasons=reasons)
            if place is not None and figure.place == "title" and read.speaker is None:
                actor, why = self.passages.sources.headline(place)
                if actor is not None:
                    read = replace(read, speaker=actor.text, reasons=(*read.reasons, *why))
            # the noun of a headline ("naar norm van 4 procent") says less than the sentence that tells it
            named = any(reason.rule == "status: its noun" for reason in read.reasons)
            if (
                told is not None
                and told[3]
                and (named or read.value.status in ("fact", told[0].value.status))
            ):
                status = told[0].value.status
                reasons = (*read.reasons, Reason("status: told below", told[0].text))
                read = replace(read, value=replace(read.value, status=status), reasons=reasons)
            elif (
                place is not None
                and settled
                and _YIELDING & {reason.rule for reason in read.reasons}
                and (whole := self._whole(place, found, len(figures))) is not None
            ):
                # a part is no more settled than its whole: "waarvan 2 miljard bestemd is voor wegen"
                status = figures[whole].value.status
                reasons = (*read.reasons, Reason("status: goes on", figures[whole].text))
                read = replace(read, value=replace(read.value, status=status), reasons=reasons)
            elif place is not None and not settled:
                before = self._pointed_at(place, found, len(figures))
                if before is not None:
                    status = figures[before].value.status
                    reasons = (*read.reasons, Reason("status: goes on", figures[before].text))
                    read = replace(read, value=replace(read.value, status=status), reasons=reasons)
                elif not has_verb(place.sentence) and (twin := self._twin(len(figures), found)) is not None:
                    status = found[twin][0].value.status
                    reasons = (*read.reasons, Reason("status: told elsewhere", found[twin][0].text))
                    read = replace(read, value=replace(read.value, status=status), reasons=reasons)
                else:
                    read = self.news.applied(read, place)
            figures.append(read)
        return tuple(figures)

    def _named_in_title(self, speaker: str) -> bool:
        """Whether the headline names whose a figure is, in part: else it is told as the paper's own."""
        title = self.passages.document.full[: self.passages.document.title_end]
        there = {word.strip(_MARKS).lower() for word in title.split()}
        named = (word.strip(_MARKS) for word in speaker.split())
        return any(word.lower() in there for word in named if word[:1].isupper() or noun_class(word)[0])

    def _twin(self, number: int, found: Sequence[_Found]) -> int | None:
        """The nearest mention of the same value of which its own sentence settles how settled it is."""
        alike = [
            n
            for n in self.passages.alike[key_of(self.passages.figures[number])]
            if n != number and found[n][3] and not found[n][0].past
        ]
        return min(alike, key=lambda n: abs(n - number), default=None)
