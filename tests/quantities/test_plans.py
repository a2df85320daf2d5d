"""The queries that link and tell a day use indexes: the work of a day does not grow with history."""

from __future__ import annotations

import re
from typing import Any

import pytest
from marked_news import store
from test_day_store import DAYS, archive, catch_up

from cijferwacht.database import Database
from cijferwacht.database.quantities import QUERIES
from cijferwacht.days import day_bounds

FIRST, PAST = day_bounds(DAYS[2])
TERMS = '[{"dimension": "money", "term": "sluis"}]'
GROUPS = '[{"n": 0, "dimension": "money", "terms": ["sluis", "haven"], "weights": [900000, 400000]}]'

PLANNED: list[tuple[str, dict[str, Any]]] = [
    ("pending_days", {}),
    ("linked_days_from", {"day": DAYS[2]}),
    *(
        (name, {"day": DAYS[2]})
        for name in (
            "forget_links", "forget_states", "forget_terms", "forget_term_counts", "forget_quantities",
            "forget_linked_versions", "forget_withdrawals", "forget_changes", "forget_values", "forget_days",
            "quantities_before", "day_is_done",
        )
    ),
    ("versions_of_day", {"first": FIRST, "past": PAST}),
    ("figures", {"ids": [1, 2]}),
    ("links_of_versions", {"ids": [1, 2], "day": DAYS[2]}),
    ("term_counts", {"day": DAYS[2], "rows": TERMS}),
    ("candidates", {"day": DAYS[2], "best": 10, "rows": GROUPS}),
    ("profiles_before", {"day": DAYS[2], "ids": ["q-1", "nato-spending-norm"]}),
    ("standings_before", {"day": DAYS[2], "ids": ["q-1", "nato-spending-norm"]}),
]  # fmt: skip

#: Tables that grow with history. What a publisher took back is few, and has no day of its own.
GROWING = {
    "article", "claim", "version", "reading", "version_topic", "link", "quantity", "quantity_state",
    "quantity_term", "term_count", "change", "change_evidence", "reported_value", "linked_version",
    "linked_day",
}  # fmt: skip


@pytest.fixture
def planned(db: Database) -> Database:
    store(db, archive())
    catch_up(db)
    with db.connection.cursor() as cursor:
        # On few rows reading a whole table is cheapest; what matters is whether an index can answer.
        cursor.execute("set enable_seqscan = off")
    return db


@pytest.mark.parametrize(("name", "parameters"), PLANNED, ids=[name for name, _ in PLANNED])
def test_no_table_that_grows_is_read_whole(planned: Database, name: str, parameters: dict[str, Any]) -> None:
    sql = re.sub(r"--[^\n]*", "", getattr(QUERIES, name).sql)
    with planned.connection.cursor() as cursor:
        cursor.execute("explain " + sql, parameters)
        plan = "\n".join(row[0] for row in cursor.fetchall())
    read_whole = set(re.findall(r"Seq Scan on (\w+)", plan))
    assert not read_whole & GROWING, plan
