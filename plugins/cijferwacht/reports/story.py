"""An edition as it is told: what comes first, in which words, with which evidence.

The mail and the pages show the same story, each in its own markup. Everything a stranger wrote passes
through :func:`~cijferwacht.reports.wording.plain` here and is escaped by the templates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile
from typing import Literal
from urllib.parse import quote, urlsplit, urlunsplit

from cijferwacht.model import Change, Edition, FeedTrouble, Said, Value, called
from cijferwacht.reports.wording import Wording, plain, shorten

Section = Literal["changed", "disputed", "corrected", "new"]
SECTIONS: tuple[Section, ...] = ("changed", "disputed", "corrected", "new")

#: Mail clients fold subjects on phones and lists; what counts must stand before this.
SUBJECT_LENGTH = 90
#: A quantity's name in a subject beside its values.
_SUBJECT_NAME = 44
#: Days a chart reaches back at most, and at least: a quantity of last week is no speck in a corner.
CHART_DAYS, CHART_DAYS_LEAST = 90, 14
#: With fewer values a line of text says it better than a chart.
CHART_VALUES = 3
#: Characters of a sentence kept on either side of its figure, and where it stands in a line of its own.
_CONTEXT, _CONTEXT_IN_SHORT = 220, 70
#: Further outlets named under the first evidence.
_OUTLETS = 5


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a quantity from a day on, until the next point."""

    day: date
    value: Value
    #: The value already stood on this first day of the chart.
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """What the chart of a change shows, and the same in words."""

    points: tuple[Point, ...]
    first: date
    last: date
    title: str
    alt: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with its figure, who said it, and where it stands."""

    heading: str
    before: str
    figure: str
    after: str
    speaker: str
    outlet: str
    title: str
    moment: str
    #: An http(s) address, or None where the feed gave something else.
    url: str | None
    article: str
    version: str


@dataclass(frozen=True, slots=True)
class Item:
    """One change as told."""

    change: Change
    section: Section
    anchor: str
    name: str
    kind: str
    #: What a line of text says beside old and new value; "" where those say it all.
    sentence: str
    #: Old and new as text; ``before`` is None for a quantity's first value.
    before: str | None
    after: str
    difference: str | None
    direction: Literal["up", "down", "same"]
    since: str | None
    quotes: tuple[Quote, ...]
    quotes_before: tuple[Quote, ...]
    #: The first of ``quotes``, cut to what fits beside a change in a line.
    short_quote: Quote | None
    also_in: str | None
    topics: tuple[str, ...]
    chart: Chart | None

    @property
    def values(self) -> str:
        """Old and new in one line of text: "25 → 15 procent"."""
        if self.before is None or self.before == self.after:
            return self.after
        return f"{self.before} {self._arrow} {self.after}"

    @property
    def _arrow(self) -> str:
        return "↔" if self.section == "disputed" else "→"

    @property
    def brief(self) -> str:
        """The same for a subject, where nothing is said twice: "€ 26 → 22 miljard"."""
        if self.before is None or self.before == self.after:
            return self.after
        old, new = _said_once(self.before, self.after.removesuffix(self._counted_in_name()))
        return f"{old} {self._arrow} {new}"

    def _counted_in_name(self) -> str:
        """The last word of the new value where the name says it too: "militairen"."""
        last = self.after.rpartition(" ")[2]
        return f" {last}" if last.isalpha() and last.lower() in self.name.lower().split() else ""


_DIGIT = re.compile(r"\d")


def _said_once(before: str, after: str) -> tuple[str, str]:
    """Old and new without what both say: "€ 26 miljard", "€ 22 miljard" is "€ 26", "22 miljard"."""
    old, new = re.split(r"[ \u00a0]", before), re.split(r"[ \u00a0]", after)

    def shared(one: Iterable[str], other: Iterable[str]) -> int:
        pairs = zip(one, other, strict=False)
        return sum(
            1 for _ in takewhile(lambda pair: pair[0] == pair[1] and not _DIGIT.search(pair[0]), pairs)
        )

    start, end = shared(old, new), shared(reversed(old), reversed(new))
    if start + end >= min(len(old), len(new)):
        return before, after
    return " ".join(old[: len(old) - end]), " ".join(new[start:])


@dataclass(frozen=True, slots=True)
class Story:
    """A day's report before markup."""

    day: date
    weekday: str
    sample: bool
    subject: str
    #: "3 cijfers veranderd · 1 betwist", or the one line of a quiet day.
    summary: str
    sections: Mapping[Section, tuple[Item, ...]]
    untold: str | None
    read: str
    troubles: tuple[str, ...]

    @property
    def quiet(self) -> bool:
        """Nothing changed."""
        return not any(self.sections.values())

    @property
    def items(self) -> tuple[Item, ...]:
        """All changes, in the order they are told."""
        return tuple(item for section in SECTIONS for item in self.sections[section])


def for_topics(edition: Edition, topics: Iterable[str]) -> Edition:
    """The edition with only the changes that touch one of ``topics``; all of them for no topics."""
    wanted = frozenset(topics)
    if not wanted:
        return edition
    return replace(edition, changes=tuple(c for c in edition.changes if wanted & frozenset(c.topics)))


def section_of(change: Change) -> Section:
    """The part of the report that tells a change of this kind."""
    match change.kind:
        case "disputed" | "corrected" | "new":
            return change.kind
        case _:
            return "changed"


_HOST = re.compile(r"[A-Za-z0-9._:-]+")
#: What may stand in an address as it is: RFC 3986's reserved characters, and escapes already made.
_URI = "%/:?#[]@!$&'()*+,;=~"


def safe_link(url: str) -> str | None:
    """``url`` as a plain http(s) address a reader may be sent to, else None.

    Letters outside ASCII and quotes are escaped, so that it is an address in every mail program.
    """
    if url != plain(url) or " " in url:
        return None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        if parts.scheme not in ("http", "https") or not host or parts.username is not None:
            return None
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
    except ValueError:  # UnicodeError is one
        return None
    if not _HOST.fullmatch(host):
        return None
    name = f"[{host}]" if ":" in host else host
    place = name if port is None else f"{name}:{port}"
    path, query, fragment = (quote(part, safe=_URI) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, place, path, query, fragment))


def anchor(change: Change) -> str:
    """Where a change stands on its day's page: ASCII letters, digits and hyphens only.

    Unique within a day but for a quantity with two changes of one kind; :func:`tell` numbers those.
    """
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in change.quantity)
    return f"{change.kind}-{kept}"


def tell(
    edition: Edition,
    words: Wording,
    *,
    topic_names: Mapping[str, str] | None = None,
    restricted: bool = False,
    charts: bool = True,
) -> Story:
    """The story of an edition, most weighty change first.

    :param topic_names: what readers call a topic, by its slug; the slug where it is missing.
    :param restricted: the edition holds one reader's topics only, and a quiet day says so.
    :param charts: also what charts show; not worth its time where none is drawn.
    """
    names = topic_names or {}
    items = []
    seen: Counter[str] = Counter()
    for change in sorted(edition.changes, key=lambda c: (-c.weight, c.quantity, c.kind)):
        item = _item(change, words, names, charts=charts)
        seen[item.anchor] += 1
        if (times := seen[item.anchor]) > 1:
            item = replace(item, anchor=f"{item.anchor}-{times}")
        items.append(item)
    sections: dict[Section, tuple[Item, ...]] = {
        section: tuple(item for item in items if item.section == section) for section in SECTIONS
    }
    summary = " · ".join(
        words(f"count.{section}", n=len(items)) for section, items in sections.items() if items
    )
    weekday = words.weekday(edition.day)
    return Story(
        day=edition.day,
        weekday=weekday,
        sample=edition.collection == "sample",
        subject=_subject(sections, words, weekday, edition.collection == "sample"),
        summary=summary or words("line.quiet_topics" if restricted else "line.quiet", day=weekday),
        sections=sections,
        untold=words("line.untold", n=edition.new_untold) if edition.new_untold else None,
        read=_read(edition, words),
        troubles=_troubles(edition.troubles, words),
    )


def _read(edition: Edition, words: Wording) -> str:
    if not edition.articles_read:
        return words("line.read_nothing")
    read = words(
        "line.read",
        articles=words("count.articles", n=edition.articles_read),
        on_topic=words.number(edition.articles_on_topic),
        figures=words("count.figures", n=edition.figures_read),
    )
    return read if edition.troubles else f"{read} {words('line.all_read')}"


def _subject(sections: Mapping[Section, Sequence[Item]], words: Wording, weekday: str, sample: bool) -> str:
    def framed(text: str) -> str:
        return words("collection.sample_subject", subject=text) if sample else text

    lead = next((s for s in SECTIONS if sections[s]), None)
    if lead is None:
        return shorten(framed(words("subject.quiet", day=weekday)), SUBJECT_LENGTH)
    items = sections[lead]

    def subject(parts: Sequence[str], more: bool) -> str:
        told = ", ".join(parts)
        rest = ", …" if more and not told.endswith("…") else ""
        return framed(words(f"subject.{lead}", n=len(items), items=told + rest))

    parts = [f"{shorten(item.name, _SUBJECT_NAME)} {item.brief}" for item in items[: SUBJECT_LENGTH // 10]]
    for count in range(len(parts), 1, -1):
        text = subject(parts[:count], count < len(items))
        if len(text) <= SUBJECT_LENGTH:
            return text
    # One change: its values say more than the end of its name.
    room = SUBJECT_LENGTH - len(subject([f" {items[0].brief}"], len(items) > 1))
    name = shorten(items[0].name, max(room, 12))
    return shorten(subject([f"{name} {items[0].brief}"], len(items) > 1), SUBJECT_LENGTH)


def _item(change: Change, words: Wording, topic_names: Mapping[str, str], *, charts: bool) -> Item:
    section = section_of(change)
    noun = _counted(change, words)
    before, after = _values(change, words, noun)
    evidence, evidence_before = _most_telling(change)
    headings = {
        "disputed": ("line.evidence_side_b", "line.evidence_side_a"),
        "corrected": ("line.evidence_new_text", "line.evidence_old_text"),
    }.get(section, ("line.evidence_after", "line.evidence_before"))
    if change.kind == "withdrawn":
        # Nothing says the new value: what there is to show is what is gone.
        evidence, evidence_before = (), evidence_before or evidence
        headings = (headings[0], "line.evidence_gone")
    name = plain(change.name_nl if words.code == "nl" else change.name_en) or change.quantity
    sentence = plain(change.sentence_nl if words.code == "nl" else change.sentence_en)
    outlets = list(dict.fromkeys(plain(s.outlet_name) for s in evidence))[1:]
    return Item(
        change=change,
        section=section,
        anchor=anchor(change),
        name=name,
        kind=words(f"kind.{change.kind}_silently" if change.silent else f"kind.{change.kind}"),
        sentence=without_name(_beside_values(change, sentence.removeprefix(f"{name}: ")), name),
        before=before,
        after=after,
        difference=words.difference(change.before, change.after, noun)
        if change.before is not None and section != "disputed" and change.kind != "refined"
        else None,
        direction=_direction(change),
        since=_since(change, words),
        # What is new has no earlier side to be told apart from.
        quotes=tuple(quote_of(s, "" if section == "new" else words(headings[0]), words) for s in evidence),
        quotes_before=tuple(quote_of(s, words(headings[1]), words) for s in evidence_before),
        short_quote=quote_of(evidence[0], "", words, short=True)
        if evidence and not _is_quoted_by(name, evidence[0].sentence)
        else None,
        also_in=words("line.also_in", outlets=", ".join(outlets[:_OUTLETS])) if outlets else None,
        topics=tuple(plain(topic_names.get(t, t)) for t in change.topics),
        chart=_chart(change, name, words) if charts else None,
    )


_QUOTATION = re.compile(r"‘([^’]*)’")


def _is_quoted_by(name: str, sentence: str) -> bool:
    """Whether a name is a quotation of this very sentence, so that the sentence below it says nothing more.

    Names of discovered quantities leave the figure out: "‘Kabel krijgt … extra’".
    """
    found = _QUOTATION.match(name)
    parts = [part.strip() for part in found[1].split("…")] if found else []
    whole = plain(sentence).casefold()
    return any(parts) and all(part.casefold() in whole for part in parts)


def _most_telling(change: Change) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """The evidence of the new and of the old value, those first that say just that value.

    "Tot 30 procent" does not contradict 15 procent, but shows it badly. Of a correction the article that was
    corrected comes first, not another that has the new value too. A title stands in the link anyway: the
    sentence of its text tells more.
    """
    corrected = (
        {said.article for said in change.evidence_before} if change.kind == "corrected" else frozenset()
    )

    def ordered(evidence: tuple[Said, ...], value: Value | None) -> tuple[Said, ...]:
        if value is None:
            return evidence
        says = (value.low, value.high, value.unit)

        def states(said: Said) -> bool:
            return (said.value.low, said.value.high, said.value.unit) == says

        order = list(dict.fromkeys(s.article for s in sorted(evidence, key=lambda said: not states(said))))
        return tuple(
            sorted(
                evidence,
                key=lambda said: (
                    bool(corrected) and said.article not in corrected,
                    not states(said),
                    order.index(said.article),
                    said.place == "title",
                ),
            )
        )

    return ordered(change.evidence, change.after), ordered(change.evidence_before, change.before)


def without_name(sentence: str, name: str) -> str:
    """A sentence under its quantity's name need not begin with it, and ends as sentences do."""
    rest = sentence.removeprefix(f"{name}: ").strip()
    stop = "." if rest and rest[-1] not in ".!?…”" else ""
    return rest[:1].upper() + rest[1:] + stop


#: Clauses at the beginning of a change's sentence that stand larger above it: values, and what kind it is.
_VALUE_CLAUSES: Mapping[str, int] = {"changed": 1, "reverted": 1, "refined": 2, "status": 2, "new": 2}


def _beside_values(change: Change, sentence: str) -> str:
    """What a sentence says more than "Van 31,4 naar 29,8 miljard euro": "nu een besluit"."""
    clauses = sentence.split(", ")
    kind = "new" if change.before is None and change.kind == "changed" else change.kind
    if kind == "new" and len(clauses) == 1:
        return sentence  # of a count that rose during its first day
    return ", ".join(clauses[_VALUE_CLAUSES.get(kind, 0) :])


def _counted(change: Change, words: Wording) -> str | None:
    """What is counted, as the news calls it: "militairen" of "ruim 10.000 militairen".

    None for one: the other value would need another form.
    """
    if change.after.low == 1:
        return None
    figures = (said.sentence[said.mark.start : said.mark.end] for said in change.evidence)
    return next((noun for text in figures if (noun := counted_noun(text, change.after.unit, words))), None)


def counted_noun(figure: str, unit: str | None, words: Wording) -> str | None:
    """The noun of a figure of counted things as an article wrote it, in Dutch: "agenten" of "1.500 agenten".

    Of a number in words only what is called as its unit: nothing else tells number and noun of
    "vijftienhonderd man" apart here.
    """
    *_, number, noun = ["", "", *plain(figure).split()]
    if words.code != "nl" or not number or words.is_scale(noun) or not noun.replace("-", "").isalpha():
        return None
    if words.is_scale(number) or any(c.isdigit() for c in number):
        return noun
    lemma = (unit or "").removeprefix("count:")
    stem = lemma[: max(len(lemma) * 2 // 3, 3)]
    return noun if stem and unit != lemma and noun.lower().startswith(stem.lower()) else None


def _values(change: Change, words: Wording, noun: str | None) -> tuple[str | None, str]:
    """Old and new for either side of the arrow; no old one for a first value or one that is gone."""
    if change.kind == "withdrawn":
        gone = change.after if change.before is None else change.before
        return None, words("line.withdrawn_values", before=words.value(gone, noun=noun))
    if change.before is None:
        return None, words.value(change.after, noun=noun)
    if change.kind == "status":
        old, new = (words(f"status.{value.status}") for value in (change.before, change.after))
        # Both values agree, and the new one is what is told.
        return f"{words.value(change.after, noun=noun)}: {old}", new
    return words.step(change.before, change.after, noun)


def _direction(change: Change) -> Literal["up", "down", "same"]:
    old, new = (_middle(v) for v in (change.before, change.after))
    if old is None or new is None or old == new:
        return "same"
    return "up" if new > old else "down"


def _middle(value: Value | None) -> float | None:
    if value is None:
        return None
    edges = [edge for edge in (value.low, value.high) if edge is not None]
    return sum(edges) / len(edges) if edges else None


def _since(change: Change, words: Wording) -> str | None:
    if change.since is None or change.before is None or section_of(change) == "disputed":
        return None
    stood, day = (change.day - change.since).days, words.day(change.since)
    key = f"since_{change.before.status}" if change.kind == "status" else "since"
    told = words(f"line.{key}", day=day)
    return told if stood < 1 else words("line.since_for", since=told, days=words("count.days", n=stood))


def quote_of(said: Said, heading: str, words: Wording, *, short: bool = False) -> Quote:
    """A figure with its sentence, cut to what stands around the figure, and its source."""
    start, end = said.mark.start, said.mark.end
    before, after = said.sentence[:start], said.sentence[end:]
    most = _CONTEXT_IN_SHORT if short else _CONTEXT
    if len(before) > most:
        before = "… " + before[-most:].partition(" ")[2]
    if len(after) > most:
        after = after[:most].rpartition(" ")[0] + " …"
    return Quote(
        heading=heading,
        before=plain(before).lstrip(),
        figure=plain(said.sentence[start:end]),
        after=plain(after).rstrip(),
        speaker=words("line.according_to", speaker=words.inside(plain(called(said.speaker))))
        if said.speaker
        else words("line.unattributed"),
        outlet=plain(said.outlet_name),
        title=shorten(plain(said.title), 160),
        moment=words.moment(said.at),
        url=safe_link(said.url),
        article=said.article,
        version=said.version,
    )


def chart_points(history: Sequence[Point], last: date) -> tuple[Point, ...]:
    """The points of the :data:`CHART_DAYS` days up to ``last``, with the value they began with."""
    first = last - timedelta(days=CHART_DAYS - 1)
    inside = [p for p in history if first <= p.day <= last]
    earlier = [p for p in history if p.day < first]
    return (*((replace(earlier[-1], day=first, carried=True),) if earlier else ()), *inside)


def _chart(change: Change, name: str, words: Wording) -> Chart | None:
    history = [Point(day, value) for day, value in change.history if value.unit == change.after.unit]
    points = chart_points(history, change.day)
    if len(points) < CHART_VALUES:
        return None
    days = (change.day - points[0].day).days + 1
    if not points[0].carried:
        # A little room before the first value shows that it was the first.
        days = min(max(days + days // 8, CHART_DAYS_LEAST), CHART_DAYS)
    first = change.day - timedelta(days=days - 1)
    title = words("line.chart_title", n=days)
    return Chart(points, first, change.day, title, chart_words(points, name, first, change.day, words))


def chart_words(points: Sequence[Point], name: str, first: date, last: date, words: Wording) -> str:
    """The chart for who cannot see it."""
    said = [
        words(
            "line.chart_carried" if p.carried else "line.chart_point",
            value=words.value(p.value),
            day=words.day(p.day),
        )
        for p in points
    ]
    return words(
        "line.chart_alt", name=name, first=words.day(first), last=words.day(last), points="; ".join(said)
    )


#: Outlets named in one line of what could not be read.
_TROUBLED = 12


def _troubles(troubles: Sequence[FeedTrouble], words: Wording) -> tuple[str, ...]:
    """A line for each way in which feeds could not be read, with their outlets: none is told feed by feed."""
    alike: dict[tuple[str, str], dict[str, list[FeedTrouble]]] = {}
    for trouble in troubles:
        outlets = alike.setdefault((trouble.kind, trouble.problem), {})
        outlets.setdefault(plain(trouble.outlet_name), []).append(trouble)
    return tuple(
        words(
            f"trouble.{kind}" if words.has(f"trouble.{kind}") else "trouble.other",
            outlets=_named(outlets, words),
        )
        + (f" ({problem_words(problem, words)})" if problem else "")
        for (kind, problem), outlets in alike.items()
    )


def _named(outlets: Mapping[str, Sequence[FeedTrouble]], words: Wording) -> str:
    names = [_troubled(name, of, words) for name, of in list(outlets.items())[:_TROUBLED]]
    if (more := len(outlets) - len(names)) > 0:
        names.append(words("trouble.more", n=more))
    return ", ".join(names)


def _troubled(outlet: str, feeds: Sequence[FeedTrouble], words: Wording) -> str:
    name, first = shorten(outlet, 60), feeds[0]
    if first.last_news is not None:
        return words("trouble.since", outlet=name, moment=words.moment(first.last_news))
    if len(feeds) > 1:
        return words("trouble.feeds", outlet=name, feeds=words.number(len(feeds)))
    if first.failed < first.tried:
        return words(
            "trouble.some", outlet=name, failed=words.number(first.failed), tried=words.number(first.tried)
        )
    return name


def problem_words(problem: str, words: Wording) -> str:
    """Why a feed could not be read, by the short name of the failure; that name where there are no words."""
    if problem.startswith("http-"):
        return f"HTTP {plain(problem.removeprefix('http-'))}"
    return words(f"problem.{problem}") if words.has(f"problem.{problem}") else plain(problem)
