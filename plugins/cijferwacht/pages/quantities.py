"""Quantities: finding one, its life so far with every figure, and what editors decide about it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import psycopg2
from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import Response

from cijferwacht.database import Database
from cijferwacht.database.pages import (
    KeptFigure,
    KeptQuantity,
    ListedQuantity,
    ToldChange,
    all_values,
    changes_of_quantity,
    days_waiting,
    decisions_about,
    disagreements,
    figure_count,
    figures_of_quantity,
    kept_quantity,
    list_quantities,
    merged_into,
    newest_figures,
    newest_linked_day,
    rivals,
    values_since,
)
from cijferwacht.days import local_day
from cijferwacht.model import ChangeKind, Value
from cijferwacht.pages.desk import DatabaseDep, FormDep, NotStarted, Page, PageDep
from cijferwacht.pages.explaining import explain_link
from cijferwacht.pages.exports import download
from cijferwacht.pages.formats import csv_lines, value_object
from cijferwacht.pages.sparkline import sparkline
from cijferwacht.reports.story import Chart, Point, Quote, counted_noun, quote_of, without_name
from cijferwacht.reports.wording import Wording

if TYPE_CHECKING:
    from cijferwacht.reports.chart import Band

router = APIRouter()
deciding = APIRouter()

ROWS = 50
#: Rows one can leaf to. Nobody leafs through a hundred pages; words find what lies further.
_DEEPEST = 5_000
#: Filters of the list: changed in so many days, or any time.
PERIODS = ("7", "30", "365", "all")
Period = Literal["7", "30", "365", "all"]
_LONGEST_NAME = 120

HISTORY_COLUMNS = ("day", "low", "high", "unit", "per", "bound", "status")


@router.get("/{collection}/quantities")
def quantities(
    page: PageDep,
    db: DatabaseDep,
    *,
    q: Annotated[str, Query(max_length=200)] = "",
    topic: Annotated[str, Query(max_length=100)] = "",
    unit: Annotated[str, Query(max_length=100)] = "",
    moved: Period | None = None,
    skip: Annotated[int, Query(ge=0, le=_DEEPEST)] = 0,
) -> Response:
    """The list, by default of what moved in a year; words search all of them."""
    today = _today(db)
    # Who looks for a name wants it found wherever it is.
    period: Period = moved or ("all" if q.strip() else "365")
    since = None if period == "all" else today - timedelta(days=int(period) - 1)
    found = list_quantities(
        db,
        since=since,
        words=q,
        topic=topic,
        unit=unit,
        language=page.words.code,
        most=ROWS + 1,
        skip=skip,
    )
    rows = found[:ROWS]
    ids = [row.id for row in rows]
    values = values_since(db, ids, today - timedelta(days=365))
    written = newest_figures(db, ids)
    return page.render(
        "quantities.html",
        rows=[
            _Listed(
                row,
                known := values.get(row.id, []),
                _line(known, today),
                counted_noun(written.get(row.id, ""), known[-1][1].unit, page.words) if known else None,
            )
            for row in rows
        ],
        q=q,
        topic=topic,
        unit=unit,
        period=period,
        periods=PERIODS,
        skip=skip,
        more=len(found) > ROWS and skip + ROWS <= _DEEPEST,
        page_size=ROWS,
        topics=page.desk.topic_names,
        units=("EUR", "USD", "percent", "person", "times", "km"),
    )


@dataclass(frozen=True, slots=True)
class _Listed:
    """A row of the list. ``noun`` is what is counted, as the news calls it."""

    quantity: ListedQuantity
    values: Sequence[tuple[date, Value]]
    line: str
    noun: str | None


def _today(db: Database) -> date:
    """The last day that was read: for the sample that is long ago."""
    return newest_linked_day(db) or local_day(datetime.now(UTC))


def _line(values: Sequence[tuple[date, Value]], today: date) -> str:
    unit = values[-1][1].unit if values else None
    return sparkline([(day, value) for day, value in values if value.unit == unit], today)


@dataclass(frozen=True, slots=True)
class _Row:
    """A figure in the table of a quantity's page."""

    figure: KeptFigure
    quote: Quote
    value: str
    status: str
    reasons: str
    runner_up: str | None


@dataclass(frozen=True, slots=True)
class _Told:
    """A change in the table of a quantity's page."""

    change: ToldChange
    values: str
    sentence: str

    @classmethod
    def of(cls, change: ToldChange, name: str, words: Wording, noun: str | None) -> _Told:
        values = words.value(change.after, noun=noun)
        if change.before is not None and (before := words.value(change.before, noun=noun)) != values:
            values = f"{before} {'↔' if change.kind == 'disputed' else '→'} {values}"
        told = change.sentence_nl if words.code == "nl" else change.sentence_en
        return cls(change, values, without_name(told, name))


@router.get("/{collection}/quantity/{id_:path}")
def quantity(
    page: PageDep,
    db: DatabaseDep,
    id_: str,
    *,
    before: Annotated[int | None, Query(ge=0)] = None,
    q: Annotated[str, Query(max_length=200)] = "",
    decided: bool = False,
) -> Response:
    """One quantity: its chart, its changes, every figure, and the decisions."""
    kept = kept_quantity(db, id_)
    if kept is None:
        if (other := merged_into(db, id_)) is not None and kept_quantity(db, other) is not None:
            return page.redirect(page.here("quantity", other))
        raise HTTPException(404)
    values = all_values(db, id_)
    changes = changes_of_quantity(db, id_)
    figures = figures_of_quantity(db, id_, before=before, most=ROWS + 1)
    candidates = [(other, nl if page.words.code == "nl" else en) for other, nl, en in rivals(db, id_)]
    if q.strip():
        found = list_quantities(db, since=None, words=q, language=page.words.code, most=10)
        candidates = [(row.id, row.name(page.words.code)) for row in found if row.id != id_]
    chart, bands = _chart(page, kept, values, _today(db), disagreements(db, id_))
    noun = counted_noun(newest_figures(db, [id_]).get(id_, ""), kept.unit, page.words)
    return page.render(
        "quantity.html",
        kept=kept,
        values=values,
        noun=noun,
        changes=[_Told.of(change, kept.name(page.words.code), page.words, noun) for change in changes],
        rows=[_row(page, figure) for figure in figures[:ROWS]],
        more=figures[ROWS - 1].claim if len(figures) > ROWS else None,
        count=figure_count(db, id_),
        chart=chart,
        bands=bands,
        decisions=decisions_about(db, id_),
        candidates=candidates,
        q=q,
        decided=decided,
        waiting=days_waiting(db),
        first_page=before is None,
    )


def _row(page: Page, figure: KeptFigure) -> _Row:
    words, said = page.words, figure.said
    second = None
    if figure.runner_up is not None:
        name = figure.runner_up_nl if words.code == "nl" else figure.runner_up_en
        second = words(
            "quantity.runner_up",
            name=name or figure.runner_up,
            score=words.number(figure.runner_up_score or 0),
        )
    quote = quote_of(said, "", words)
    return _Row(
        figure=figure,
        quote=quote,
        value=words.value(said.value, noun=counted_noun(quote.figure, said.value.unit, words)),
        status=words("claim.past") if said.past else words(f"status.{said.value.status}"),
        reasons=explain_link(figure.reasons, words),
        runner_up=second,
    )


def _chart(
    page: Page,
    kept: KeptQuantity,
    values: Sequence[tuple[date, Value]],
    today: date,
    several: Iterable[tuple[date, str | None, float, float]],
) -> tuple[Chart | None, tuple[Band, ...]]:
    """The chart from the first value on, and days of several values as bands until the next reported day."""
    unit = values[-1][1].unit if values else None
    points = tuple(Point(day, value) for day, value in values if value.unit == unit)
    if len(points) < 2:
        return None, ()
    from cijferwacht.reports.chart import Band
    from cijferwacht.reports.story import chart_words

    first, last = points[0].day, max(points[-1].day, today)
    if last - points[-1].day > timedelta(days=120):
        last = points[-1].day + timedelta(days=30)
    until = {before.day: after.day - timedelta(days=1) for before, after in pairwise(points)}
    bands = tuple(
        Band(day, until.get(day, last), low, high) for day, own, low, high in several if own == unit
    )
    name = kept.name(page.words.code)
    told = chart_words(points[-12:], name, first, last, page.words)
    return Chart(points, first, last, "", told), bands


@router.get("/{collection}/history.csv")
def history_csv(db: DatabaseDep, quantity: Annotated[str, Query(max_length=300)]) -> Response:
    """The values of a quantity as CSV, oldest first."""
    kept, values = _history(db, quantity)
    rows = (_history_row(day, value) for day, value in values)
    return download("".join(csv_lines(HISTORY_COLUMNS, rows)), "text/csv", _file_name(kept, "csv"))


@router.get("/{collection}/history.json")
def history_json(db: DatabaseDep, quantity: Annotated[str, Query(max_length=300)]) -> Response:
    """The values of a quantity as JSON, oldest first."""
    kept, values = _history(db, quantity)
    whole = {
        "quantity": kept.id,
        "name": {"nl": kept.name_nl, "en": kept.name_en},
        "curated": kept.curated,
        "topics": list(kept.topics),
        "values": [{"day": day.isoformat(), **(value_object(value) or {})} for day, value in values],
    }
    content = json.dumps(whole, ensure_ascii=False)
    return download(content, "application/json", _file_name(kept, "json"))


def _history(db: Database, id_: str) -> tuple[KeptQuantity, list[tuple[date, Value]]]:
    kept = kept_quantity(db, id_)
    if kept is None:
        raise HTTPException(404)
    return kept, all_values(db, id_)


def _history_row(day: date, value: Value) -> Mapping[str, object]:
    return {
        "day": day,
        "low": value.low,
        "high": value.high,
        "unit": value.unit,
        "per": value.per,
        "bound": value.bound,
        "status": value.status,
    }


def _file_name(kept: KeptQuantity, ending: str) -> str:
    safe = "".join(c for c in kept.id if c.isascii() and (c.isalnum() or c in "-_"))[:80]
    return f"cijferwacht-{safe}.{ending}"


@deciding.post("/{collection}/decide/{id_:path}")
def decide_on(page: PageDep, db: DatabaseDep, id_: str, form: FormDep) -> Response:
    """Store a decision, let the days it touches wait, and start making their reports anew."""
    # Deciding reads figures anew, with all its lexicons; who only looks need not wait for those.
    from cijferwacht.database.decisions import UnknownDecision, UnknownQuantity, decide, split_figure, undo

    shown = id_
    try:
        match form.get("decision"):
            case "merge":
                shown = form.get("other", "")
                decide(db, "merge", id_, other=shown, by=page.user)
            case "split":
                split_figure(db, int(form.get("claim", "")), by=page.user)
            case "rename":
                names = [
                    form.get(name, "").strip()[:_LONGEST_NAME] or None for name in ("name_nl", "name_en")
                ]
                decide(db, "rename", id_, name_nl=names[0], name_en=names[1], by=page.user)
            case "mute" | "confirm" as kind:
                decide(db, kind, id_, by=page.user)
            case "not-a-change":
                day, change = date.fromisoformat(form.get("day", "")), _kind(form.get("kind", ""))
                decide(db, "not-a-change", id_, day=day, change=change, by=page.user)
            case "undo":
                undo(db, int(form.get("number", "")), by=page.user)
            case _:
                raise HTTPException(400)
    except (UnknownQuantity, UnknownDecision, LookupError, ValueError, psycopg2.IntegrityError) as error:
        raise HTTPException(400, "decision") from error
    if page.desk.renew_now is not None:
        with suppress(NotStarted):
            page.desk.renew_now(page.user)
    return page.redirect(page.here("quantity", shown, decided="true"))


def _kind(text: str) -> ChangeKind:
    for kind in get_args(ChangeKind):
        if kind == text:
            known: ChangeKind = kind
            return known
    raise ValueError(text)
