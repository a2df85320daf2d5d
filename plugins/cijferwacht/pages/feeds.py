"""The feeds: which answer, which fail, which are silent for longer than is theirs, and polling them now."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from cijferwacht.database.pages import FeedHealth, feed_health, make_due
from cijferwacht.pages.desk import DatabaseDep, FormDep, NotStarted, PageDep
from cijferwacht.reports.story import safe_link

router = APIRouter()
deciding = APIRouter()

#: News may wait this many times its usual pause, and never less than an hour, before that is silence.
_PATIENCE = 8
_LEAST_SILENCE = timedelta(hours=1)

Health = Literal["off", "never", "failing", "silent", "slow", "well"]


def health(feed: FeedHealth, now: datetime) -> Health:
    """How a feed is doing at ``now``.

    ``failing``: its last fetch failed. ``silent``: no news for longer than its settings allow. ``slow``: no
    news for much longer than its own rhythm of the last 14 days. ``never``: not fetched yet.
    """
    if not feed.enabled:
        return "off"
    if feed.outcome == "failed":
        return "failing"
    if feed.last_news is None:
        return "never"
    quiet = now - feed.last_news
    if quiet > feed.silent_after:
        return "silent"
    if feed.usual is not None and quiet > max(_PATIENCE * feed.usual, _LEAST_SILENCE):
        return "slow"
    return "well"


@router.get("/{collection}/feeds")
def feeds(page: PageDep, db: DatabaseDep, polled: bool | None = None) -> Response:
    """Every feed with its health, those with trouble first."""
    now = datetime.now(UTC)
    found = feed_health(db, now)
    if page.collection == "sample":
        # Made-up time stands still where the sample ends.
        now = max((feed.last_success for feed in found if feed.last_success), default=now)
        found = feed_health(db, now)
    order: tuple[Health, ...] = ("failing", "silent", "slow", "never", "well", "off")
    rows = sorted(
        ((feed, health(feed, now), safe_link(feed.url)) for feed in found),
        key=lambda row: order.index(row[1]),
    )
    return page.render("feeds.html", rows=rows, now=now, polled=polled, may_poll=_may_poll(page))


@deciding.post("/{collection}/feeds/poll")
def poll(page: PageDep, db: DatabaseDep, form: FormDep) -> Response:
    """Make one feed due, or all of them, and start polling."""
    if page.desk.poll_now is None or not _may_poll(page):
        raise HTTPException(403)
    make_due(db, datetime.now(UTC), form.get("feed") or None)
    try:
        page.desk.poll_now(page.user)
    except NotStarted:
        return page.redirect(page.here("feeds", polled="false"))
    return page.redirect(page.here("feeds", polled="true"))


def _may_poll(page: PageDep) -> bool:
    # The sample's feeds do not exist.
    return page.desk.poll_now is not None and page.collection == "live"
