"""Connections: a collection is a schema, and a connection sees one collection only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, get_args

import psycopg2
from psycopg2.extensions import connection as Connection

from cijferwacht.database.sql import load

Collection = Literal["live", "sample"]
#: Live news and the made-up sample live in schemas of their own, with the same tables: a query cannot
#: compare one with the other even by mistake, and dropping a schema removes the sample whole.
COLLECTIONS: tuple[Collection, ...] = get_args(Collection)

QUERIES = load("door")


class Database:
    """An open connection to one collection. Nothing is written outside :meth:`transaction`."""

    def __init__(self, connection: Connection, collection: Collection) -> None:
        self.connection = connection
        self.collection = collection
        self._depth = 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. An inner transaction joins the outer one."""
        self._depth += 1
        try:
            yield
        except BaseException:
            self._depth -= 1
            if self._depth == 0:
                self.connection.rollback()
            raise
        self._depth -= 1
        if self._depth == 0:
            self.connection.commit()

    def lock(self, name: str) -> None:
        """Wait for the lock of this ``name`` in this collection and hold it to the transaction's end.

        Runs that write the same days (reading, an edition, a backfill) take their turns by it.
        """
        QUERIES.hold_lock(self.connection, name=f"{self.collection}:{name}")

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def plain_url(url: str) -> str:
    """``url`` as libpq reads it: SQLAlchemy's driver suffix taken off (``postgresql+psycopg2://``)."""
    return re.sub(r"^(postgres(?:ql)?)\+\w+://", r"\1://", url)


def connect(url: str, collection: Collection = "live", *, seconds: float = 10.0) -> Database:
    """Open ``url`` (``postgresql://user:password@host:port/name``) on one collection.

    Args:
        url: libpq or SQLAlchemy connection URL.
        collection: the schema to see.
        seconds: how long to wait for the server.

    Raises:
        psycopg2.OperationalError: the server does not answer.
    """
    if collection not in COLLECTIONS:
        raise ValueError(f"no collection {collection!r}; there are {', '.join(COLLECTIONS)}")
    connection = open_connection(url, search_path=f"{collection}, public", seconds=seconds)
    return Database(connection, collection)


def open_connection(url: str, *, search_path: str, seconds: float = 10.0) -> Connection:
    """A bare connection for the door's own modules."""
    connection: Connection = psycopg2.connect(
        plain_url(url), connect_timeout=max(1, round(seconds)), application_name="cijferwacht"
    )
    # Set on the connection rather than in the URL's options: those may hold the user's own.
    QUERIES.use_settings(connection, search_path=search_path)
    connection.commit()
    return connection
