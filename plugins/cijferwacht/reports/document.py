"""An edition as a JSON document: how a stored report keeps everything it was made from.

Written from the dataclasses of :mod:`cijferwacht.model` in the order of their fields, so that equal
editions give equal bytes. Fields added to the model later take their defaults in older documents.
"""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter

from cijferwacht.model import Edition


@cache
def _edition() -> TypeAdapter[Edition]:
    return TypeAdapter(Edition)


def edition_to_json(edition: Edition) -> str:
    """The edition as JSON text; equal editions give equal text."""
    return _edition().dump_json(edition).decode("utf-8")


def edition_from_json(text: str | bytes) -> Edition:
    """The edition a document holds.

    :raises pydantic.ValidationError: not a document of an edition.
    """
    return _edition().validate_json(text)
