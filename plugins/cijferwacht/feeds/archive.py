"""The archive: a folder of feed snapshots, ``<feed>/<capture time>.xml``, and how one is put into it.

The time is UTC, as in ``nos-algemeen/20260322T060000Z.xml``; the bytes are as the feed's server sent them,
content coding undone.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from cijferwacht.days import local_day

FORM = "%Y%m%dT%H%M%SZ"

#: ``new``: put there now; ``there``: exactly these bytes stood there; ``taken``: other bytes stand there.
Kept = Literal["new", "there", "taken"]


@dataclass(frozen=True, slots=True)
class Archived:
    """A file of an archive folder; ``captured_at`` None when its name tells no time."""

    feed: str
    path: Path
    captured_at: datetime | None


def archived(folder: Path) -> Iterator[Archived]:
    """The snapshots of an archive folder, by feed and time. A folder that is not there holds none."""
    for path in sorted(folder.glob("*/*.xml")):
        try:
            captured_at = datetime.strptime(path.stem, FORM).replace(tzinfo=UTC)
        except ValueError:
            captured_at = None
        yield Archived(path.parent.name, path, captured_at)


def archived_days(folder: Path) -> list[date]:
    """The local days of which an archive folder holds snapshots, oldest first."""
    return sorted({local_day(file.captured_at) for file in archived(folder) if file.captured_at})


def snapshot_path(folder: Path, feed: str, captured_at: datetime) -> Path:
    """Where a snapshot lies, or would lie."""
    return folder / feed / f"{captured_at.astimezone(UTC):{FORM}}.xml"


def keep(folder: Path, feed: str, captured_at: datetime, body: bytes) -> Kept:
    """Put a snapshot into the archive, whole or not at all; what stands there already stays as it is.

    Args:
        folder: the archive.
        feed: slug of a feed of the settings, never a name out of what was gathered.
        captured_at: when the bytes were as they are; to the second.
        body: the bytes.

    Raises:
        OSError: the file cannot be written.
    """
    path = snapshot_path(folder, feed, captured_at)
    if path.exists():
        return "there" if path.read_bytes() == body else "taken"
    path.parent.mkdir(parents=True, exist_ok=True)
    # Not *.xml: a file that a killed run leaves is no snapshot.
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return "new"
