"""Named queries from ``sql/queries``: a name says its answer, parameters are bound, never pasted in."""

from __future__ import annotations

from functools import cache
from typing import Any

import aiosql

from cijferwacht.paths import SQL


@cache
def load(room: str) -> Any:
    """The queries of ``sql/queries/<room>.sql`` as an object with a method each.

    A method takes the psycopg2 connection and the query's parameters by keyword.
    """
    return aiosql.from_path(SQL / "queries" / f"{room}.sql", "psycopg2")
