"""Reads new versions: what they are about and what they claim."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Sequence
from functools import cache

from cijferwacht import __version__
from cijferwacht.database import Database
from cijferwacht.database.claims import Reading, Unread, record_readings, unread_versions
from cijferwacht.model import Claims
from cijferwacht.paths import SEEDS
from cijferwacht.pipeline.subjects import desk_topics
from cijferwacht.topics import Topics, detect_topics

log = logging.getLogger(__name__)

#: Versions a transaction stores: a killed run loses at most these, and reads them again.
BATCH = 200

Progress = Callable[[int], None]


def read_new(db: Database, progress: Progress | None = None) -> dict[str, int]:
    """Read every version that waits, and store topics and claims.

    Args:
        db: the collection to read.
        progress: is told the number of versions read after each batch.

    Returns:
        Counts: ``versions`` read, ``on_topic``, ``figures``, ``dates``, ``statements`` found, and
        ``unreadable`` versions, in which extraction broke down; they are logged and stored without claims.
    """
    topics = desk_topics()
    counts = dict.fromkeys(("versions", "on_topic", "figures", "dates", "statements", "unreadable"), 0)
    while batch := unread_versions(db, BATCH):
        readings = [_read(version, topics, counts) for version in batch]
        with db.transaction():
            record_readings(db, readings, reader())
        _count(counts, readings)
        if progress is not None:
            progress(len(batch))
    return counts


def _read(version: Unread, topics: Topics, counts: dict[str, int]) -> Reading:
    """What one version is about and claims; a text that breaks the extraction does not stop the others."""
    # spaCy is loaded with it, which a run without new articles need not pay for.
    from cijferwacht.claims import extract

    hits = detect_topics(version.title, version.text, topics)
    if not hits:
        return Reading(version.version, (), Claims())
    try:
        claims = extract(version.title, version.text, version.published)
    except Exception:
        log.exception("version %d cannot be read: %.80s", version.version, version.title)
        counts["unreadable"] += 1
        claims = Claims()
    return Reading(version.version, hits, claims)


def _count(counts: dict[str, int], readings: Sequence[Reading]) -> None:
    counts["versions"] += len(readings)
    counts["on_topic"] += sum(bool(reading.topics) for reading in readings)
    counts["figures"] += sum(len(reading.claims.figures) for reading in readings)
    counts["dates"] += sum(len(reading.claims.dates) for reading in readings)
    counts["statements"] += sum(len(reading.claims.speech) for reading in readings)


@cache
def reader() -> str:
    """Fingerprint of what reads: the package's version and the content of topics and lexicons."""
    digest = hashlib.sha256(__version__.encode())
    for path in sorted([*(SEEDS / "lexicon").rglob("*"), *(SEEDS / "topics").rglob("*")]):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"{__version__}+{digest.hexdigest()[:12]}"
