"""A day's report: what changed, with all its evidence, its versions, and who it went to."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from cijferwacht.database import COLLECTIONS, Collection
from cijferwacht.database.reports import (
    day_of_run,
    deliveries,
    neighbours,
    report_versions,
    runs_of_day,
    stored_report,
    unfinished_deliveries,
)
from cijferwacht.pages.desk import DatabaseDep, Desk, Page, PageDep
from cijferwacht.reports.story import tell

router = APIRouter()

#: Charts on a day's page: each takes some 20 ms to draw, and every quantity's own page has it too.
_CHARTS = 4

_DAY = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")


@router.get("/")
def newest_of_all(request: Request) -> Response:
    """The newest report of real news; of the sample until that has something to read."""
    page = Page(request, None)
    empty = None
    for collection in COLLECTIONS:
        with page.desk.database(collection) as db:
            if (newest := neighbours(db, date.max).newest) is None:
                continue
            report = stored_report(db, newest)
            address = page.href(collection, "day", newest.isoformat())
            if report is not None and (report.edition.articles_read or report.edition.changes):
                return page.redirect(address)
            empty = empty or address
    return page.redirect(empty or page.href(COLLECTIONS[0]))


@router.get("/run/{run_id:path}")
def report_of_run(request: Request, run_id: str) -> Response:
    """From a DAG run to the report it made or sent."""
    page = Page(request, None)
    found = _report_of_run(page.desk, run_id)
    if found is None:
        return page.render("error.html", status=404, told=page.words("edition.run_unknown"))
    collection, day = found
    return page.redirect(page.href(collection, "day", day.isoformat()))


def _report_of_run(desk: Desk, run_id: str) -> tuple[Collection, date] | None:
    # What the run recorded; else the day that a scheduled or backfilled run's id carries.
    for collection in COLLECTIONS:
        with desk.database(collection) as db:
            if (day := day_of_run(db, run_id)) is not None:
                return collection, day
    for written in reversed(_DAY.findall(run_id)):
        try:
            day = date.fromisoformat(written)
        except ValueError:
            continue
        for collection in COLLECTIONS:
            with desk.database(collection) as db:
                if stored_report(db, day) is not None:
                    return collection, day
    return None


@router.get("/{collection}")
def newest(page: PageDep, db: DatabaseDep, day: Annotated[date | None, Query()] = None) -> Response:
    """The newest report, or the day that was picked."""
    chosen = day or neighbours(db, date.max).newest
    if chosen is None:
        return page.render("nothing.html", told=page.words("edition.none"), around=None, day=None)
    return page.redirect(page.here("day", chosen.isoformat()))


@router.get("/{collection}/day/{day}")
def edition(
    page: PageDep, db: DatabaseDep, day: date, version: Annotated[int | None, Query(ge=1)] = None
) -> Response:
    """One day's report."""
    around = neighbours(db, day)
    report = stored_report(db, day, version)
    if report is None:
        if version is not None:
            raise HTTPException(404)
        told = page.words("edition.none_day", day=page.words.weekday(day))
        return page.render("nothing.html", status=404, told=told, around=around, day=day)
    story = tell(report.edition, page.words, topic_names=page.desk.topic_names)
    return page.render(
        "edition.html",
        day=day,
        around=around,
        report=report,
        story=story,
        charted={item.anchor for item in [i for i in story.items if i.chart is not None][:_CHARTS]},
        versions=report_versions(db, day),
        runs=runs_of_day(db, day),
        deliveries=deliveries(db, day),
        # Mail that is stuck should be seen by who reads today's report, not only by who looks back.
        stuck=sorted({d.day for d in unfinished_deliveries(db, day - timedelta(days=7))} - {day}),
    )
