"""The one door to Postgres: connections, migrations, and a module of named queries for each room."""

from cijferwacht.database.connection import COLLECTIONS, Collection, Database, connect
from cijferwacht.database.migrations import MigrationError, migrate

__all__ = ["COLLECTIONS", "Collection", "Database", "MigrationError", "connect", "migrate"]
