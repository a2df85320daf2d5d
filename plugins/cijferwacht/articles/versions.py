"""Versions: the texts an article had, from when it was seen with which, whatever order that was learnt in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import NamedTuple


class Stretch(NamedTuple):
    """A run of captures of one feed, without a break, in which one article had equal title and text.

    ``content`` and the times of publication are those of its first capture, ``published`` and ``updated``
    as the feed said them.
    """

    feed: str
    first_seen: datetime
    last_seen: datetime
    #: Identifies the text as it was, and what it was folded to.
    content: int
    folded: bytes
    url: str
    published: datetime | None
    updated: datetime | None


@dataclass(frozen=True, slots=True)
class Run:
    """One version, as its row tells it."""

    feed: str
    content: int
    url: str
    published: datetime
    updated: datetime | None
    first_seen: datetime
    last_seen: datetime
    effective_at: datetime


def version_runs(stretches: Iterable[Stretch]) -> list[Run]:
    """The versions of one article, oldest first.

    The home feed is that of the earliest sighting (of two at one moment, the first by name); what other
    feeds make of the article does not count, or two feeds that carry summary and full text would make
    it flap. Stretches of one text that touch are joined, so single sightings may be given as well.

    ``effective_at`` is when the version was told: the publication for the first, unless that is absent
    or later than first seen; for later ones ``updated``, when it lies after the version before and not
    after first seen; else first seen. It therefore grows from version to version.
    """
    stretches = list(stretches)
    if not stretches:
        return []
    home = min((stretch.first_seen, stretch.feed) for stretch in stretches)[1]
    seen = sorted(
        (stretch for stretch in stretches if stretch.feed == home), key=lambda s: (s.first_seen, s.folded)
    )
    runs: list[Run] = []
    for _, same in groupby(seen, key=lambda stretch: stretch.folded):
        run = list(same)
        first = run[0]
        effective = first.first_seen
        if not runs:
            if first.published is not None:
                effective = min(first.published, first.first_seen)
        elif first.updated is not None and runs[-1].effective_at < first.updated <= first.first_seen:
            effective = first.updated
        runs.append(
            Run(
                feed=home,
                content=first.content,
                url=first.url,
                published=min(first.published or first.first_seen, first.first_seen),
                updated=first.updated,
                first_seen=first.first_seen,
                last_seen=max(stretch.last_seen for stretch in run),
                effective_at=effective,
            )
        )
    return runs


@dataclass(frozen=True, slots=True)
class Kept:
    """A version row that exists."""

    id: int
    run: Run


class Reconciled(NamedTuple):
    """What makes the rows of an article those of its runs."""

    delete: list[int]
    #: Rows that stay the version they are, with times that moved.
    update: list[Kept]
    insert: list[Run]


def reconcile(kept: Sequence[Kept], runs: Sequence[Run]) -> Reconciled:
    """How to get from the rows there are to the runs there should be.

    A row stands for what is read in it, so it is kept only for a run of the same feed, text and
    publication; among several of those the one first seen at the same time goes first.
    """

    def basis(run: Run) -> tuple[object, ...]:
        return run.feed, run.content, run.url, run.published, run.updated

    free = list(kept)
    update: list[Kept] = []
    left: list[Run] = []
    for run in runs:
        exact = next(
            (k for k in free if k.run.first_seen == run.first_seen and basis(k.run) == basis(run)), None
        )
        if exact is not None:
            free.remove(exact)
            if exact.run != run:
                update.append(Kept(exact.id, run))
        else:
            left.append(run)
    insert: list[Run] = []
    for run in left:
        same = next((k for k in free if basis(k.run) == basis(run)), None)
        if same is not None:
            free.remove(same)
            update.append(Kept(same.id, run))
        else:
            insert.append(run)
    return Reconciled([k.id for k in free], update, insert)
