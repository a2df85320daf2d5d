"""The pages on a real database, with a login that is a header."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
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


@pytest.fixture
def fill(postgres_url: str) -> None:
    """Reports of three days, articles and feeds, and a sample."""
    with connect(postgres_url) as db:
        newsroom.fill(db)
        for edition in (
            replace(QUIET, day=DAY - timedelta(days=1)),
            BUSY,
            replace(BUSY, articles_read=500),
            replace(HOSTILE, day=DAY + timedelta(days=1)),
        ):
            store_report(db, edition, render(edition))
        record_run(db, "edition", "asset__een", DAY)
    with connect(postgres_url, "sample") as db:
        store_report(db, SAMPLE, render(SAMPLE))


@pytest.fixture
def desk(postgres_url: str) -> Desk:
    """What an installation gives its pages."""
    newsroom.POLLED.clear()
    return Desk(
        database=lambda collection: connect(postgres_url, collection),
        secret="een geheim",
        topic_names={"eu-defence": "Europese defensie"},
        poll_now=newsroom.POLLED.append,
    )


@pytest.fixture
def visit(desk: Desk) -> Callable[..., TestClient]:
    """A browser of one user, or of nobody, on pages mounted as Airflow mounts them."""
    outer = FastAPI()
    outer.mount("/cijferwacht", create_app(desk, current_user, may_decide=may_decide))

    def browser(user: str | None = "anna") -> TestClient:
        headers = {} if user is None else {"x-user": user}
        return TestClient(outer, base_url="http://desk.example/cijferwacht", headers=headers)

    return browser


@pytest.fixture
def anna(fill: None, visit: Callable[..., TestClient]) -> TestClient:
    """An editor's browser on the filled database."""
    return visit("anna")
