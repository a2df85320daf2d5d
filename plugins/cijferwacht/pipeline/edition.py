"""Makes the report of a day: links its figures, tells the changes, and stores how people read them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date

from cijferwacht.database import Database
from cijferwacht.database.days import pending_days
from cijferwacht.database.editions import counts_of_day, first_polled_day, troubled_feeds, unreported_days
from cijferwacht.database.linking import link_and_tell
from cijferwacht.database.reports import (
    Occasion,
    mark_stale,
    stale_days,
    store_report,
    stored_report,
    with_background,
)
from cijferwacht.model import Edition
from cijferwacht.pipeline.subjects import topic_names
from cijferwacht.reports.render import render
from cijferwacht.reports.wording import wording
from cijferwacht.settings import Settings

log = logging.getLogger(__name__)


#: Where the pages lie below the UI's address; plugins/cijferwacht_plugin.py puts them there.
PAGES = "cijferwacht"


def day_page(db: Database, day: date, settings: Settings) -> str:
    """Address of the page of a day's report; empty while the UI's address is not known."""
    return f"{settings.public_url}/{PAGES}/{db.collection}/day/{day}" if settings.public_url else ""


def write_edition(
    db: Database, day: date, settings: Settings, *, occasion: Occasion = "edition"
) -> dict[str, int]:
    """Make and store the report of a local day, and bring the days before it up to date.

    A day is compared with what was reported before it, so days that articles came in for are always done in
    their order: those with a report get a new version when it differs, and days whose morning was missed
    since the first poll get theirs. Later days that this makes stale are marked, and left to :func:`refresh`.

    Args:
        db: the collection, outside a transaction.
        day: the day asked for; it gets a report also when nothing was told.
        settings: language, and the address of the pages.
        occasion: what the report is made for.

    Returns:
        Counts of the day asked for: ``changes`` told, ``version`` of the report, whether it is a
        ``new_version``, ``articles``, ``on_topic``, ``figures``, and ``other_days`` that got a report too.
    """
    first = first_polled_day(db) or day
    missed = set(unreported_days(db, first, day))
    waiting = {each for each in pending_days(db) if each < day}
    others = 0
    for each in sorted(missed | waiting):
        if each >= first:
            others += _store(db, each, settings, "edition")["new_version"]
        else:
            others += _renew(db, each, settings)
    return _store(db, day, settings, occasion) | {"other_days": others}


def refresh(db: Database, settings: Settings) -> dict[str, int]:
    """Link what was read since, and renew the reports of closed days it touches, in order.

    Nothing of this is mailed. The current day is linked too, so that its figures can be followed; its report
    is made the next morning.

    Returns:
        Counts: ``days`` linked, ``reports`` that got a new version.
    """
    counts = {"days": 0, "reports": 0}
    for day in _waiting(db):
        counts["reports"] += _renew(db, day, settings)
        counts["days"] += 1
    return counts


def _renew(db: Database, day: date, settings: Settings) -> bool:
    """Do a waiting day again; True when its report got a new version.

    A day that has no report gets none: it is not over yet, or only a few of its articles were ever seen,
    as happens to the days just before the first poll or a backfill.
    """
    if stored_report(db, day) is not None:
        return bool(_store(db, day, settings, "refresh")["new_version"])
    with db.transaction():
        link_and_tell(db, day)
    return False


def _waiting(db: Database) -> Iterator[date]:
    """Days to be linked or told again, oldest first; doing one may add later days, never an earlier one."""
    done = date.min
    while waiting := [day for day in sorted({*pending_days(db), *stale_days(db)}) if day > done]:
        db.connection.rollback()
        done = waiting[0]
        yield done
    db.connection.rollback()


def _store(db: Database, day: date, settings: Settings, occasion: Occasion) -> dict[str, int]:
    """Link, tell, render and store one day, all or nothing."""
    with db.transaction():
        told = link_and_tell(db, day)
        counts = counts_of_day(db, day)
        edition = Edition(
            collection=db.collection,
            day=day,
            changes=with_background(db, told.changes),
            articles_read=counts.articles,
            articles_on_topic=counts.on_topic,
            figures_read=counts.figures,
            new_untold=told.new_untold,
            troubles=troubled_feeds(db, day),
        )
        rendered = render(
            edition,
            settings.language,
            page_url=day_page(db, day, settings),
            topic_names=topic_names(settings.language),
        )
        version, is_new = store_report(db, edition, rendered, occasion)
        words = wording(settings.language)
        later = [each for each in pending_days(db) if each > day]
        if later:
            mark_stale(db, later[0], words("stale.earlier", day=words.day(day)))
    log.info("report of %s: version %d, %s", day, version, "new" if is_new else "as it was")
    return {
        "changes": len(edition.changes),
        "version": version,
        "new_version": int(is_new),
        "articles": counts.articles,
        "on_topic": counts.on_topic,
        "figures": counts.figures,
    }
