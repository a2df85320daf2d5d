"""Ways out for other programs: CSV, JSON and Atom of the changes told."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from cijferwacht.database import Database
from cijferwacht.database.reports import neighbours, reports_between
from cijferwacht.days import local_day
from cijferwacht.pages.desk import DatabaseDep, PageDep
from cijferwacht.pages.formats import CHANGE_COLUMNS, atom_feed, change_object, change_row, csv_lines

router = APIRouter()

#: Days in one export, and in the feed.
_MOST_DAYS = 366
_FEED_DAYS = 30
VIEWS = (
    "told_change",
    "quantity_now",
    "quantity_history",
    "linked_figure",
    "reported_day",
    "article_version",
)

Day = Annotated[date | None, Query()]


@router.get("/{collection}/exports")
def exports(page: PageDep, db: DatabaseDep) -> Response:
    """What can be taken out, and how."""
    first, last = _period(db, None, None)
    return page.render("exports.html", first=first, last=last, views=VIEWS)


@router.get("/{collection}/changes.csv")
def changes_csv(page: PageDep, db: DatabaseDep, first: Day = None, last: Day = None) -> Response:
    """Changes of a period as CSV, newest day first."""
    rows = (
        change_row(change, page.words.code)
        for edition, _, _ in reports_between(db, *_period(db, first, last))
        for change in edition.changes
    )
    return download("".join(csv_lines(CHANGE_COLUMNS, rows)), "text/csv", "cijferwacht.csv")


@router.get("/{collection}/changes.json")
def changes_json(page: PageDep, db: DatabaseDep, first: Day = None, last: Day = None) -> Response:
    """Changes of a period as JSON, newest day first."""
    start, end = _period(db, first, last)
    days = [
        {
            "day": edition.day.isoformat(),
            "report_version": version,
            "told_at": made.isoformat(),
            "changes": [change_object(change) for change in edition.changes],
        }
        for edition, version, made in reports_between(db, start, end)
    ]
    whole = {
        "collection": db.collection,
        "first": start.isoformat(),
        "last": end.isoformat(),
        "days": days,
    }
    return download(json.dumps(whole, ensure_ascii=False), "application/json", "cijferwacht.json")


@router.get("/{collection}/changes.atom")
def changes_atom(page: PageDep, db: DatabaseDep) -> Response:
    """Changes of the last days as an Atom feed."""
    start, end = _period(db, None, None)
    base = f"{page.request.url.scheme}://{page.request.url.netloc}"
    feed = atom_feed(
        reports_between(db, start, end),
        page.words,
        collection=db.collection,
        self_url=base + page.here("changes.atom"),
        page_url=lambda edition, item: f"{base}{page.here('day', edition.day.isoformat())}#{item.anchor}",
        now=datetime.now(UTC),
    )
    return Response(feed, media_type="application/atom+xml")


def _period(db: Database, first: date | None, last: date | None) -> tuple[date, date]:
    """The days asked for, by default the last ones that have a report."""
    end = last or neighbours(db, date.max).newest or local_day(datetime.now(UTC))
    start = first or end - timedelta(days=_FEED_DAYS)
    return max(min(start, end), end - timedelta(days=_MOST_DAYS)), end


def download(content: str, media_type: str, name: str) -> Response:
    """A file to keep rather than a page to see."""
    return Response(
        content.encode("utf-8", "replace"),
        media_type=f"{media_type}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
