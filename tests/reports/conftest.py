"""What the tests of reports share: a stored report, and a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from editions import BUSY

from cijferwacht.database import Database
from cijferwacht.database.reports import StoredReport, store_report, stored_report
from cijferwacht.model import Edition
from cijferwacht.reports.render import render


@pytest.fixture
def keep() -> Callable[..., StoredReport]:
    """Stores an edition and reads it back."""

    def store_and_read(db: Database, edition: Edition = BUSY) -> StoredReport:
        store_report(db, edition, render(edition))
        report = stored_report(db, edition.day)
        assert report is not None
        return report

    return store_and_read
