"""A filled database for the pages: one for all who only look, one for each test that changes something."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from desks import browser, fill
from fastapi.testclient import TestClient

from cijferwacht.postgres import EmbeddedPostgres


@pytest.fixture(scope="session")
def filled_url(postgres: EmbeddedPostgres, migrated: str) -> str:
    """A filled database for everyone who only looks."""
    postgres.create_database("pages", template=migrated)
    fill(postgres.url("pages"))
    return postgres.url("pages")


@pytest.fixture
def own_url(postgres_url: str) -> str:
    """A filled database of a test's own, to change."""
    fill(postgres_url)
    return postgres_url


@pytest.fixture
def anna(filled_url: str) -> TestClient:
    """An editor who only looks."""
    return browser(filled_url)


@pytest.fixture
def visit(filled_url: str) -> Callable[..., TestClient]:
    """Somebody else who only looks."""
    return partial(browser, filled_url)
