"""Numbered migrations: plain SQL files, each applied once per collection in one transaction of its own.

Small on purpose. The maintained tools that keep SQL plain do not hold what is asked here: yoyo records a
migration in a second transaction after applying it and leaves its lock row behind when it is killed, and
pgmigrate needs a C compiler to install. A file, its record and the lock are one Postgres transaction here,
so a killed run leaves nothing half done.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import connection as Connection

from cijferwacht.database.connection import COLLECTIONS, QUERIES, Collection, open_connection
from cijferwacht.paths import SQL

FOLDER = SQL / "migrations"
NAME = re.compile(r"(?P<number>\d{4})_(?P<title>[a-z0-9_]+)\.sql")


class MigrationError(Exception):
    """The schema cannot be brought up to date; the message says which file and why."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One file of ``sql/migrations``."""

    number: int
    title: str
    sql: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()

    @property
    def name(self) -> str:
        return f"{self.number:04d}_{self.title}"


def read_migrations(folder: Path = FOLDER) -> tuple[Migration, ...]:
    """The migrations of ``folder`` in order.

    Raises:
        MigrationError: a file is misnamed, or the numbers do not run from 1 without a gap.
    """
    migrations = []
    for path in sorted(folder.glob("*.sql")):
        match = NAME.fullmatch(path.name)
        if match is None:
            raise MigrationError(f"{path.name}: a migration is named like 0007_what_it_does.sql")
        migrations.append(Migration(int(match["number"]), match["title"], path.read_text(encoding="utf-8")))
    numbers = [migration.number for migration in migrations]
    if numbers != list(range(1, len(numbers) + 1)):
        raise MigrationError(f"{folder}: migrations are numbered 1, 2, 3 without gap or double: {numbers}")
    return tuple(migrations)


def migrate(url: str, collections: tuple[Collection, ...] = COLLECTIONS, folder: Path = FOLDER) -> list[str]:
    """Bring every collection up to date.

    Returns:
        What was applied, as "live: 0001_feeds_and_articles", in order; empty when all was there.

    Raises:
        MigrationError: a migration fails, or one that was applied has been edited since.
    """
    migrations = read_migrations(folder)
    connection = open_connection(url, search_path="public")
    try:
        return [
            f"{collection}: {migration.name}"
            for collection in collections
            for migration in migrations
            if _apply(connection, collection, migration)
        ]
    finally:
        connection.close()


def _apply(connection: Connection, collection: Collection, migration: Migration) -> bool:
    """Apply one migration unless it is recorded; True when it was applied."""
    try:
        with connection, connection.cursor() as cursor:
            QUERIES.hold_lock(connection, name="migrate")
            schema = sql.Identifier(collection)
            cursor.execute(sql.SQL("create schema if not exists {}").format(schema))
            cursor.execute(sql.SQL("set local search_path to {}, public").format(schema))
            QUERIES.make_migration_record(connection)
            recorded = QUERIES.recorded_migration(connection, number=migration.number)
            if recorded == migration.sha256:
                return False
            if recorded is not None:
                raise MigrationError(
                    f"{migration.name} was edited after it had been applied to {collection!r}; "
                    "put it back and write a new migration instead"
                )
            cursor.execute(migration.sql)
            QUERIES.record_migration(
                connection, number=migration.number, name=migration.name, sha256=migration.sha256
            )
    except psycopg2.Error as error:
        raise MigrationError(f"{migration.name} on {collection!r}: {str(error).strip()}") from error
    return True


def drop_collection(url: str, collection: Collection) -> None:
    """Remove everything of one collection and leave it empty, migrated and ready."""
    connection = open_connection(url, search_path="public")
    try:
        with connection, connection.cursor() as cursor:
            QUERIES.hold_lock(connection, name="migrate")
            cursor.execute(sql.SQL("drop schema if exists {} cascade").format(sql.Identifier(collection)))
    finally:
        connection.close()
    migrate(url, (collection,))
