"""The pages with a login that is a header, for browsers of several users."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from fastapi import FastAPI, Header, HTTPException
from fastapi.testclient import TestClient

# The editions made by hand for the reports.
sys.path.append(str(Path(__file__).parents[1] / "reports"))

from dataclasses import replace

import newsroom
from editions import BUSY, DAY, HOSTILE, QUIET, SAMPLE

from cijferwacht.database import connect
from cijferwacht.database.reports import record_run, store_report
from cijferwacht.pages.app import create_app
from cijferwacht.pages.desk import Desk
from cijferwacht.reports.render import render


def current_user(x_user: str | None = Header(None)) -> str:
    """Who the header says, or nobody."""
    if x_user is None:
        raise HTTPException(401)
    return x_user


def may_decide(x_user: str | None = Header(None)) -> None:
    """Everybody but the guest."""
    if x_user == "gast":
        raise HTTPException(403)


def fill(url: str) -> None:
    """Reports of three days, quantities, articles and feeds, and a sample."""
    with connect(url) as db:
        newsroom.fill(db)
        for edition in (
            replace(QUIET, day=DAY - timedelta(days=1)),
            BUSY,
            replace(BUSY, articles_read=500),
            replace(HOSTILE, day=DAY + timedelta(days=1)),
        ):
            store_report(db, edition, render(edition))
        record_run(db, "edition", "asset__een", DAY)
    with connect(url, "sample") as db:
        store_report(db, SAMPLE, render(SAMPLE))


def browser(url: str, user: str | None = "anna", **desk: object) -> TestClient:
    """A browser of one user, or of nobody, on pages mounted as Airflow mounts them."""
    newsroom.STARTED.clear()
    settings = Desk(
        database=lambda collection: connect(url, collection),
        secret=newsroom.SECRET,
        topic_names={"eu-defence": "Europese defensie"},
        poll_now=lambda user: newsroom.STARTED.append(f"poll for {user}"),
        renew_now=lambda user: newsroom.STARTED.append(f"renew for {user}"),
    )
    outer = FastAPI()
    pages = create_app(replace(settings, **desk), current_user, may_decide=may_decide)  # type: ignore[arg-type]
    outer.mount("/cijferwacht", pages)
    headers = {} if user is None else {"x-user": user}
    return TestClient(outer, base_url="http://desk.example/cijferwacht", headers=headers)
