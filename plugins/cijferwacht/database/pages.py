"""What the pages show beside reports: quantities and their figures, articles as kept, the feeds' health."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from cijferwacht.database.connection import Database
from cijferwacht.database.reports import said_of
from cijferwacht.database.sql import load
from cijferwacht.model import ChangeKind, Reason, Said, TopicHit, Value

QUERIES = load("pages")


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version of an article in a list. ``on_topic`` is None before it was read."""

    id: int
    key: str
    outlet_name: str
    feed: str
    url: str
    title: str
    published: datetime
    updated: datetime | None
    first_seen: datetime
    last_seen: datetime
    effective_at: datetime
    page_outcome: str
    on_topic: bool | None


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim with its characters in title, empty line, text. ``value`` is set for figures only."""

    id: int
    kind: Literal["figure", "date", "speech"]
    start: int
    end: int
    text: str
    reasons: tuple[Reason, ...]
    value: Value | None
    past: bool
    what: str | None
    date: str | None
    event: str | None
    direct: bool | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """How a feed has been doing for 14 days. ``usual`` is the median time between news, None for too few."""

    slug: str
    outlet_name: str
    url: str
    enabled: bool
    content: str
    last_success: datetime | None
    last_news: datetime | None
    next_poll: datetime | None
    fetches: int
    failures: int
    failures_today: int
    new_a_day: float
    usual: timedelta | None
    silent_after: timedelta
    outcome: str | None
    problem: str | None
    detail: str | None
    tried: datetime | None


def versions_of_article(db: Database, key: str) -> list[KeptVersion]:
    """Every version of the article with this stable key, oldest first; empty for no such article."""
    return [KeptVersion(*row) for row in QUERIES.versions_of_article(db.connection, key=key)]


def text_of_version(db: Database, version: int) -> tuple[str, str]:
    """Title and text that claims were read from."""
    title, text = QUERIES.text_of_version(db.connection, version_id=version)
    return title, text


def topics_of_version(db: Database, version: int) -> list[TopicHit]:
    """What a version is about, and why."""
    return [
        TopicHit(topic, score, tuple((str(term), float(weight)) for term, weight in terms))
        for topic, score, terms in QUERIES.topics_of_version(db.connection, version_id=version)
    ]


def claims_of_version(db: Database, version: int) -> list[KeptClaim]:
    """Every claim of a version, in text order."""
    claims = []
    for row in QUERIES.claims_of_version(db.connection, version_id=version):
        (id_, kind, start, end, text, reasons, *value, past, what, day, event, direct, speaker) = row
        low, high, unit, bound, per, status, step = value
        claims.append(
            KeptClaim(
                id=id_,
                kind=kind,
                start=start,
                end=end,
                text=text,
                reasons=tuple(Reason(rule, entry) for rule, entry in reasons),
                value=Value(low, high, unit, bound, per, status, step) if kind == "figure" else None,
                past=bool(past),
                what=what,
                date=day,
                event=event,
                direct=direct,
                speaker=speaker,
            )
        )
    return claims


def withdrawal_of_article(db: Database, key: str) -> tuple[datetime, str] | None:
    """When the outlet took the article away, and how that was seen; None when it stands."""
    row: tuple[datetime, str] | None = QUERIES.withdrawal_of_article(db.connection, key=key)
    return row


def feed_health(db: Database, now: datetime) -> Sequence[FeedHealth]:
    """Every feed by outlet, with its fetches of the 14 days up to ``now``."""
    found = []
    for row in QUERIES.feed_health(db.connection, now=now):
        fields = list(row)
        usual, silent_after = fields[12], fields[13]
        fields[12] = None if usual is None else timedelta(seconds=usual)
        fields[13] = timedelta(seconds=silent_after)
        found.append(FeedHealth(*fields))
    return found


def make_due(db: Database, now: datetime, slug: str | None = None) -> int:
    """Let the next poll take this feed, or every enabled one, now; gives how many had to wait longer."""
    with db.transaction():
        changed: int = QUERIES.make_due(db.connection, slug=slug, now=now)
        return changed


@dataclass(frozen=True, slots=True)
class ListedQuantity:
    """A quantity in a list. ``moved`` is the last day a change of it was told, where the list is by that."""

    id: str
    curated: bool
    name_nl: str
    name_en: str
    topics: tuple[str, ...]
    unit: str | None
    moved: date | None

    def name(self, language: str) -> str:
        """Its name for readers of a language."""
        return self.name_nl if language == "nl" else self.name_en


@dataclass(frozen=True, slots=True)
class KeptQuantity:
    """A quantity by itself."""

    id: str
    curated: bool
    dimension: str
    unit: str | None
    name_nl: str
    name_en: str
    topics: tuple[str, ...]
    weight: float
    told: bool
    first_day: date

    def name(self, language: str) -> str:
        """Its name for readers of a language."""
        return self.name_nl if language == "nl" else self.name_en


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change as the report of its day tells it."""

    day: date
    rank: int
    kind: ChangeKind
    before: Value | None
    after: Value
    since: date | None
    sentence_nl: str
    sentence_en: str


@dataclass(frozen=True, slots=True)
class KeptFigure:
    """A figure of a quantity with its evidence and why it was linked."""

    claim: int
    day: date
    said: Said
    score: float
    reasons: tuple[tuple[str, float], ...]
    runner_up: str | None
    runner_up_nl: str | None
    runner_up_en: str | None
    runner_up_score: float | None


@dataclass(frozen=True, slots=True)
class KeptDecision:
    """What an editor decided, and whether it was undone. Names are None for a quantity that is no more."""

    id: int
    kind: Literal["merge", "split", "rename", "mute", "confirm", "not-a-change"]
    quantity: str
    other: str | None
    name_nl: str | None
    name_en: str | None
    day: date | None
    change: ChangeKind | None
    by: str
    made_at: datetime
    undone_by: str | None
    undone_at: datetime | None
    quantity_nl: str | None
    quantity_en: str | None
    other_nl: str | None
    other_en: str | None


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """The quantity a claim was linked to, and why."""

    quantity: str
    name_nl: str
    name_en: str
    score: float
    reasons: tuple[tuple[str, float], ...]


_TOKEN = re.compile(r"\w+")


def _search_words(text: str) -> str:
    """What a reader typed as a text search: every word, each as the beginning of one; "" for none."""
    return " & ".join(f"{token}:*" for token in _TOKEN.findall(text.lower())[:8])


def newest_linked_day(db: Database) -> date | None:
    """The last day that was linked: the "today" of the list of quantities."""
    day: date | None = QUERIES.newest_linked_day(db.connection)
    return day


def list_quantities(
    db: Database,
    *,
    since: date | None,
    words: str = "",
    topic: str = "",
    unit: str = "",
    language: str = "nl",
    most: int = 50,
    skip: int = 0,
) -> list[ListedQuantity]:
    """Quantities in pages of ``most``.

    Args:
        db: the collection.
        since: only those with a change told since this day, last moved first; all of them for None.
        words: beginnings of words of their names or ids.
        topic: slug of a topic they belong to.
        unit: their unit.
        language: whose names a list of all is sorted by.
        most: rows in a page.
        skip: rows before it.
    """
    page: dict[str, Any] = {"most": most, "skip": skip}
    filters = {"topic": topic, "unit": unit}
    search = _search_words(words)
    if words.strip() and not search:
        return []
    if search:
        rows = QUERIES.worded_quantities(db.connection, words=search, since=since, **filters, **page)
    elif since is not None:
        rows = QUERIES.moved_quantities(db.connection, since=since, **filters, **page)
    elif topic or unit:
        rows = QUERIES.filtered_quantities(db.connection, language=language, **filters, **page)
    elif language == "nl":
        rows = QUERIES.named_quantities_nl(db.connection, **page)
    else:
        rows = QUERIES.named_quantities_en(db.connection, **page)
    rows = list(rows)
    names = _names(db, (row[0] for row in rows))
    return [
        ListedQuantity(id_, origin == "curated", *names[id_], tuple(topics), row_unit, moved)
        for id_, origin, topics, row_unit, moved in rows
    ]


def _names(db: Database, ids: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """Dutch and English names by id: as an editor says, else as they were found."""
    return {id_: (nl, en) for id_, nl, en in QUERIES.names_of(db.connection, ids=list(ids))}


def values_since(db: Database, ids: Sequence[str], since: date) -> Mapping[str, list[tuple[date, Value]]]:
    """Main values of quantities since a day, with the one they began it with, oldest first."""
    values: dict[str, list[tuple[date, Value]]] = defaultdict(list)
    for id_, day, *value in QUERIES.values_since(db.connection, ids=list(ids), since=since):
        values[id_].append((day, Value(*value)))
    return values


def newest_figures(db: Database, ids: Sequence[str]) -> Mapping[str, str]:
    """The newest figure of quantities as its article wrote it: "1.500 agenten"."""
    return dict(QUERIES.newest_figures(db.connection, ids=list(ids)))


def kept_quantity(db: Database, id_: str) -> KeptQuantity | None:
    """A quantity by its id."""
    row = QUERIES.kept_quantity(db.connection, id=id_)
    if row is None:
        return None
    name, origin, dimension, unit, name_nl, name_en, topics, weight, told, day = row
    return KeptQuantity(
        id=name,
        curated=origin == "curated",
        dimension=dimension,
        unit=unit,
        name_nl=name_nl,
        name_en=name_en,
        topics=tuple(topics),
        weight=weight,
        told=told,
        first_day=day,
    )


def all_values(db: Database, id_: str) -> list[tuple[date, Value]]:
    """A quantity's main value of every reported day, oldest first (the last 2,000 of them)."""
    return [(day, Value(*value)) for day, *value in QUERIES.all_values(db.connection, id=id_)]


def disagreements(db: Database, id_: str) -> list[tuple[date, str | None, float, float]]:
    """Days that ended with more than one value of a quantity: day, unit, lowest and highest, oldest first."""
    return list(QUERIES.disagreements(db.connection, id=id_))


def changes_of_quantity(db: Database, id_: str, most: int = 100) -> list[ToldChange]:
    """Changes told of a quantity, newest first."""
    return [
        ToldChange(day, rank, kind, Value(**before) if before else None, Value(**after), since, nl, en)
        for day, rank, kind, before, after, since, nl, en in QUERIES.changes_of_quantity(
            db.connection, id=id_, most=most
        )
    ]


def figures_of_quantity(
    db: Database, id_: str, *, before: int | None = None, most: int = 50
) -> list[KeptFigure]:
    """Figures of a quantity, newest first; from after the claim ``before`` on."""
    figures = []
    for row in QUERIES.figures_of_quantity(db.connection, id=id_, before=before, most=most):
        claim, day, *fields, score, reasons, runner_up, runner_up_nl, runner_up_en, runner_up_score = row
        figures.append(
            KeptFigure(
                claim=claim,
                day=day,
                said=said_of(id_, fields),
                score=score,
                reasons=tuple((str(name), float(part)) for name, part in reasons),
                runner_up=runner_up,
                runner_up_nl=runner_up_nl,
                runner_up_en=runner_up_en,
                runner_up_score=runner_up_score,
            )
        )
    return figures


def figure_count(db: Database, id_: str) -> int:
    """How many figures belong to a quantity."""
    count: int = QUERIES.figure_count(db.connection, id=id_)
    return count


def decisions_about(db: Database, id_: str, most: int = 50) -> list[KeptDecision]:
    """What editors decided about a quantity, newest first, also what was undone."""
    return [KeptDecision(*row) for row in QUERIES.decisions_about(db.connection, id=id_, most=most)]


def merged_into(db: Database, id_: str) -> str | None:
    """Where a quantity's figures go by a decision in force."""
    other: str | None = QUERIES.merged_into(db.connection, id=id_)
    return other


def rivals(db: Database, id_: str, most: int = 5) -> list[tuple[str, str, str]]:
    """Id and names of the quantities that most often came second for the figures of this one."""
    return [(other, nl, en) for other, nl, en, _ in QUERIES.rivals(db.connection, id=id_, most=most)]


def quantities_of_claims(db: Database, ids: Iterable[int]) -> Mapping[int, ClaimLink]:
    """The quantity of each linked claim, and why."""
    return {
        claim: ClaimLink(id_, nl, en, score, tuple((str(n), float(p)) for n, p in reasons))
        for claim, id_, nl, en, score, reasons in QUERIES.quantities_of_claims(db.connection, ids=list(ids))
    }


def days_waiting(db: Database) -> bool:
    """Whether days wait to be linked and told anew."""
    return bool(QUERIES.days_waiting(db.connection))
