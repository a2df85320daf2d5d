"""A filled database for the pages: one for all who only look, one for each test that changes something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

import pytest
from desks import browser, fill
from fastapi.testclient import TestClient

from cijferwacht.postgres import EmbeddedPostgres

_numbers = count(1)


@pytest.fixture(scope="session")
def filled(postgres: EmbeddedPostgres, migrated: str) -> str:
    """Name of a filled database, the model others are copied from."""
    postgres.create_database("filled", template=migrated)
    fill(postgres.url("filled"))
    return "filled"


@pytest.fixture(scope="session")
def filled_url(postgres: EmbeddedPostgres, filled: str) -> str:
    """A filled database for everyone who only looks."""
    postgres.create_database("pages", template=filled)
    return postgres.url("pages")


@pytest.fixture
def own_url(postgres: EmbeddedPostgres, filled: str) -> Iterator[str]:
    """A filled database of a test's own, to change."""
    name = f"own_pages_{next(_numbers)}"
    postgres.create_database(name, template=filled)
    yield postgres.url(name)
    postgres.drop_database(name)


@pytest.fixture
def anna(filled_url: str) -> TestClient:
    """An editor who only looks."""
    return browser(filled_url)


@pytest.fixture
def visit(filled_url: str) -> Callable[..., TestClient]:
    """Somebody else who only looks."""
    return partial(browser, filled_url)
