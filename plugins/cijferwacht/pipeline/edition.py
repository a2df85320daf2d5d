"""Makes the report of a day: links its figures, tells the changes, and stores how people read them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, date, datetime

from cijferwacht.database import Database
from cijferwacht.database.editions import counts_of_day, troubled_feeds
from cijferwacht.database.quantities import link_and_tell, pending_days
from cijferwacht.database.reports import Occasion, stale_days, store_report
from cijferwacht.days import local_day, yesterday
from cijferwacht.model import Edition
from cijferwacht.reports.render import render
from cijferwacht.settings import Settings
from cijferwacht.topics import load_topics

log = logging.getLogger(__name__)


def write_edition(
    db: Database, day: date, settings: Settings, *, page_url: str = "", occasion: Occasion = "edition"
) -> dict[str, int]:
    """Make and store the report of a local day, and of earlier days that wait for one.

    A day is compared with what was reported before it, so days that articles came in for are always done in
    their order. Later days that this makes stale are left to :func:`refresh`.

    Args:
        db: the collection, outside a transaction.
        day: the day asked for; it gets a report also when nothing was told.
        settings: language and the like.
        page_url: address of the report's page, with ``{day}`` where the day goes.
        occasion: what the report is made for.

    Returns:
        Counts of the day asked for: ``changes`` told, ``version`` of the report, whether it is a ``new_version``,
        ``articles``, ``on_topic``, ``figures``, and ``other_days`` that got a report too.
    """
    earlier = [each for each in pending_days(db) if each < day]
    for each in earlier:
        _store(db, each, settings, page_url, "refresh")
    return _store(db, day, settings, page_url, occasion) | {"other_days": len(earlier)}


def refresh(db: Database, settings: Settings, *, page_url: str = "") -> dict[str, int]:
    """Link what was read since, and renew the reports of closed days it touches, in order.

    Nothing of this is mailed. The current day is linked too, so that its figures can be followed, but its
    report is made when the day is over.

    Returns:
        Counts: ``days`` linked, ``reports`` that got a new version.
    """
    today = local_day(datetime.now(UTC))
    counts = {"days": 0, "reports": 0}
    for day in _waiting(db):
        if day < today:
            counts["reports"] += _store(db, day, settings, page_url, "refresh")["new_version"]
        else:
            with db.transaction():
                link_and_tell(db, day)
        counts["days"] += 1
    return counts


def _waiting(db: Database) -> Iterator[date]:
    """Days to be linked or told again, oldest first; doing one may add later ones, but never an earlier one."""
    done: date | None = None
    while True:
        waiting = [day for day in sorted({*pending_days(db), *stale_days(db)}) if done is None or day > done]
        db.connection.rollback()
        if not waiting:
            return
        done = waiting[0]
        yield done


def _store(
    db: Database, day: date, settings: Settings, page_url: str, occasion: Occasion
) -> dict[str, int]:
    """Link, tell, render and store one day, all or nothing."""
    with db.transaction():
        db.lock("editing")
        told = link_and_tell(db, day)
        counts = counts_of_day(db, day)
        edition = Edition(
            collection=db.collection,
            day=day,
            changes=told.changes,
            articles_read=counts.articles,
            articles_on_topic=counts.on_topic,
            figures_read=counts.figures,
            new_untold=told.new_untold,
            troubles=troubled_feeds(db, day),
        )
        rendered = render(
            edition,
            settings.language,
            page_url=page_url.replace("{day}", day.isoformat()),
            topic_names=load_topics().names(settings.language),
        )
        version, is_new = store_report(db, edition, rendered, occasion)
    return {
        "changes": len(edition.changes),
        "version": version,
        "new_version": int(is_new),
        "articles": counts.articles,
        "on_topic": counts.on_topic,
        "figures": counts.figures,
    }
