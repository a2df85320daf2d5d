"""What the browser sees: some days of the sample, and two days of an outlet that means harm."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cijferwacht.database import connect
from cijferwacht.database.feeds import record_feeds
from cijferwacht.days import day_bounds
from cijferwacht.feeds.settings import Feed
from cijferwacht.launcher.api import AirflowApi
from cijferwacht.pipeline.edition import write_edition
from cijferwacht.pipeline.history import ingest_articles, play_day
from cijferwacht.pipeline.read import read_new
from cijferwacht.settings import Settings
from product import Running

#: Others in the same run backfill the days after these.
SAMPLE_DAYS = tuple(date(2026, 3, day) for day in range(22, 29))

#: What does harm where it is taken for markup, for a formula, or for a turn in the direction of writing.
MARKUP = "<script>window.harmed=1</script><img src=x onerror=window.harmed=1>"
FORMULA = '=HYPERLINK("https://kwaad.example","klik")'
ODD = "\u202eneknereb\u202c &amp; \U0001f680 z\u0336o\u0336 \ufeff\u200b'\""
_HOSTILE_FEED = Feed("kwaad-artikelen", "kwaad", "kwaad", "https://kwaad.example/rss", enabled=False)


@dataclass(frozen=True)
class Newsroom:
    """The product, some days of the sample, two hostile days, and a run of *history* that is going on."""

    running: Running
    api: AirflowApi
    hostile_day: date
    history_run: str

    def address(self, *parts: str) -> str:
        """Where a page lies, without Airflow's frame around it."""
        return "/".join((f"{self.running.url}/cijferwacht", *parts))


def fill_sample(news_url: str, settings: Settings) -> None:
    """The first days of the sample through the pipeline, without a scheduler."""
    with connect(news_url, "sample") as db:
        for day in SAMPLE_DAYS:
            play_day(db, day, settings)
            read_new(db)
            write_edition(db, day, settings, occasion="history")


def fill_hostile(news_url: str, days: tuple[date, date], settings: Settings) -> None:
    """Two days of an outlet whose every text holds markup, formulas and odd Unicode."""
    with connect(news_url) as db:
        for day, rate in zip(days, (25, 35), strict=True):
            ingest_articles(db, [_hostile_line(day, rate)])
            with db.transaction():
                # A feed's settings are the operator's own, but its name is shown wherever the outlet is told.
                record_feeds(db, [replace(_HOSTILE_FEED, outlet_name=FORMULA + MARKUP)])
            read_new(db)
            write_edition(db, day, settings, occasion="history")


def _hostile_line(day: date, rate: int) -> str:
    said = f"De Amerikaanse heffing op Europees staal gaat naar {rate} procent, zegt minister {MARKUP} {ODD}."
    return json.dumps(
        {
            "id": str(rate),
            "source": _HOSTILE_FEED.outlet,
            "guid": f"{MARKUP}{rate}",
            "url": f'https://kwaad.example/{rate}?a="><script>window.harmed=1</script>',
            "published": (day_bounds(day)[0] + timedelta(hours=12)).isoformat(),
            "updated": None,
            "title": f"{FORMULA} {MARKUP} {ODD}",
            "text": f"{said}\n\n{FORMULA} {MARKUP} {ODD}",
        }
    )
