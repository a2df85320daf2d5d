"""A Postgres of the user's own: is it there, may we use it, does the database exist."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import psycopg2
from psycopg2 import sql

from cijferwacht.database.connection import open_connection, plain_url


class Unreachable(Exception):
    """A database cannot be used; the message says why, without the URL's password."""


def ensure_database(url: str) -> None:
    """Check that the database of ``url`` can be used, and make it where that is allowed.

    Raises:
        Unreachable: no answer, a wrong login, or no database and no right to make one.
    """
    try:
        open_connection(url, search_path="public").close()
        return
    except psycopg2.OperationalError as error:
        reason = _reason(error)
    name = unquote(urlsplit(plain_url(url)).path.lstrip("/"))
    if f'database "{name}" does not exist' not in reason:
        raise Unreachable(reason)
    try:
        connection = psycopg2.connect(plain_url(url), dbname="postgres", connect_timeout=10)
    except psycopg2.OperationalError:
        raise Unreachable(reason) from None
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
    except psycopg2.Error as error:
        raise Unreachable(f"{reason}, and it may not be made ({_reason(error)})") from None
    finally:
        connection.close()


def _reason(error: psycopg2.Error) -> str:
    # libpq's last line is the cause: 'FATAL:  password authentication failed for user "x"'.
    lines = str(error).strip().splitlines()
    causes = [line.partition("FATAL:")[2].strip() for line in lines if "FATAL:" in line]
    return causes[-1] if causes else (lines[0] if lines else type(error).__name__)
