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
from typing import Literal
from urllib.parse import quote, urlsplit, urlunsplit

from cijferwacht.model import Change, Edition, FeedTrouble, Said, Value
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
#: Characters of a sentence kept on either side of its figure.
_CONTEXT = 220
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
    sentence: str
    #: Old and new as text; ``before`` is None for a quantity's first value.
    before: str | None
    after: str
    difference: str | None
    direction: Literal["up", "down", "same"]
    since: str | None
    quotes: tuple[Quote, ...]
    quotes_before: tuple[Quote, ...]
    also_in: str | None
    topics: tuple[str, ...]
    chart: Chart | None

    @property
    def values(self) -> str:
        """Old and new in one line of text: "25 → 15 procent"."""
        if self.before is None or self.before == self.after:
            return self.after
        if self.section == "disputed":
            return f"{self.before} ↔ {self.after}"
        return f"{self.before} → {self.after}"


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
) -> Story:
    """The story of an edition, most weighty change first.

    :param topic_names: what readers call a topic, by its slug; the slug where it is missing.
    :param restricted: the edition holds one reader's topics only, and a quiet day says so.
    """
    names = topic_names or {}
    items = []
    seen: Counter[str] = Counter()
    for change in sorted(edition.changes, key=lambda c: (-c.weight, c.quantity, c.kind)):
        item = _item(change, words, names)
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
        troubles=tuple(_trouble(t, words) for t in edition.troubles),
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
        return framed(
            words(f"subject.{lead}", n=len(items), items=", ".join(parts) + (", …" if more else ""))
        )

    parts = [f"{shorten(item.name, _SUBJECT_NAME)} {item.values}" for item in items]
    for count in range(len(parts), 0, -1):
        text = subject(parts[:count], count < len(parts))
        if len(text) <= SUBJECT_LENGTH:
            return text
    # One long change: its values say more than the end of its name.
    room = SUBJECT_LENGTH - len(subject([f" {items[0].values}"], len(parts) > 1))
    name = shorten(items[0].name, max(room, 12))
    return shorten(subject([f"{name} {items[0].values}"], len(parts) > 1), SUBJECT_LENGTH)


def _item(change: Change, words: Wording, topic_names: Mapping[str, str]) -> Item:
    section = section_of(change)
    noun = _counted(change, words)
    before, after = _values(change, words, noun)
    evidence, evidence_before = change.evidence, change.evidence_before
    headings = {
        "disputed": ("line.evidence_side_b", "line.evidence_side_a"),
        "corrected": ("line.evidence_new_text", "line.evidence_old_text"),
    }.get(section, ("line.evidence_after", "line.evidence_before"))
    if change.kind == "withdrawn":
        # Nothing says the new value: what there is to show is what is gone.
        evidence, evidence_before = (), evidence_before or evidence
        headings = (headings[0], "line.evidence_gone")
    name = plain(change.name_nl if words.code == "nl" else change.name_en) or change.quantity
    sentence = without_name(plain(change.sentence_nl if words.code == "nl" else change.sentence_en), name)
    outlets = list(dict.fromkeys(plain(s.outlet_name) for s in evidence))[1:]
    return Item(
        change=change,
        section=section,
        anchor=anchor(change),
        name=name,
        kind=words(f"kind.{change.kind}_silently" if change.silent else f"kind.{change.kind}"),
        sentence="" if _says_only_values(change, sentence) else sentence,
        before=before,
        after=after,
        difference=words.difference(change.before, change.after, noun)
        if change.before is not None and section != "disputed" and change.kind != "refined"
        else None,
        direction=_direction(change),
        since=_since(change, words, noun),
        # What is new has no earlier side to be told apart from.
        quotes=tuple(quote_of(s, "" if section == "new" else words(headings[0]), words) for s in evidence),
        quotes_before=tuple(quote_of(s, words(headings[1]), words) for s in evidence_before),
        also_in=words("line.also_in", outlets=", ".join(outlets[:_OUTLETS])) if outlets else None,
        topics=tuple(plain(topic_names.get(t, t)) for t in change.topics),
        chart=_chart(change, name, words),
    )


def without_name(sentence: str, name: str) -> str:
    """A sentence under its quantity's name need not begin with it, and ends as sentences do."""
    rest = sentence.removeprefix(f"{name}: ").strip()
    stop = "." if rest and rest[-1] not in ".!?…”" else ""
    return rest[:1].upper() + rest[1:] + stop


def _says_only_values(change: Change, sentence: str) -> bool:
    """A sentence like "Van 31,4 naar 29,8 miljard euro." stands larger above itself."""
    return change.kind == "changed" and change.before is not None and ", " not in sentence


def _counted(change: Change, words: Wording) -> str | None:
    """What is counted, as the news calls it: "militairen" of "ruim 10.000 militairen"; Dutch only.

    None where the figure is spelled out, of which nothing tells number and noun apart here, and for one:
    the other value would need another form.
    """
    if words.code != "nl" or change.after.low == 1:
        return None
    for said in change.evidence:
        figure = plain(said.sentence[said.mark.start : said.mark.end]).split()
        if len(figure) < 2 or words.is_scale(figure[-1]) or not figure[-1].replace("-", "").isalpha():
            continue
        if words.is_scale(figure[-2]) or any(c.isdigit() for c in figure[-2]):
            return figure[-1]
    return None


def _values(change: Change, words: Wording, noun: str | None) -> tuple[str | None, str]:
    """Old and new for either side of the arrow; no old one for a first value or one that is gone."""
    if change.kind == "withdrawn":
        gone = change.after if change.before is None else change.before
        return None, words("line.withdrawn_values", before=words.value(gone, noun=noun))
    if change.before is None:
        return None, words.value(change.after, noun=noun)
    if change.kind == "status":
        old, new = (words(f"status.{value.status}") for value in (change.before, change.after))
        if (value := words.value(change.after, noun=noun)) == words.value(change.before, noun=noun):
            return f"{value}: {old}", new
        return f"{words.value(change.before, noun=noun)} ({old})", f"{value} ({new})"
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


def _since(change: Change, words: Wording, noun: str | None) -> str | None:
    if change.since is None or change.before is None or section_of(change) == "disputed":
        return None
    stood = (change.day - change.since).days
    value, day = words.value(change.before, noun=noun), words.day(change.since)
    if stood < 1:
        return words("line.since", value=value, day=day)
    return words("line.since_for", value=value, day=day, days=words("count.days", n=stood))


def quote_of(said: Said, heading: str, words: Wording) -> Quote:
    """A figure with its sentence, cut to what stands around the figure, and its source."""
    start, end = said.mark.start, said.mark.end
    before, after = said.sentence[:start], said.sentence[end:]
    if len(before) > _CONTEXT:
        before = "… " + before[-_CONTEXT:].partition(" ")[2]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rpartition(" ")[0] + " …"
    return Quote(
        heading=heading,
        before=plain(before).lstrip(),
        figure=plain(said.sentence[start:end]),
        after=plain(after).rstrip(),
        speaker=words("line.according_to", speaker=_inside(plain(said.speaker), words))
        if said.speaker
        else words("line.unattributed"),
        outlet=plain(said.outlet_name),
        title=shorten(plain(said.title), 160),
        moment=words.moment(said.at),
        url=safe_link(said.url),
        article=said.article,
        version=said.version,
    )


def _inside(name: str, words: Wording) -> str:
    """A name from the beginning of a sentence as it stands inside one: "de minister", not "De minister"."""
    first, space, rest = name.partition(" ")
    return f"{first.lower()}{space}{rest}" if first in words("line.articles").split() else name


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


def _trouble(trouble: FeedTrouble, words: Wording) -> str:
    key = f"trouble.{trouble.kind}"
    told = words(
        key if words.has(key) else "trouble.other",
        outlet=plain(trouble.outlet_name),
        detail=shorten(plain(trouble.detail), 120),
    )
    return told.removesuffix(" ()")
