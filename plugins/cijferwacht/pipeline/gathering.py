"""Past snapshots of the feeds gathered into the archive folder, from where the DAG *history* plays them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from cijferwacht.articles.identity import canonical_url
from cijferwacht.days import day_bounds, local_day
from cijferwacht.feeds.archive import Kept, keep, snapshot_path
from cijferwacht.feeds.fetch import FetchFailed
from cijferwacht.feeds.settings import Feed
from cijferwacht.feeds.warc import DamagedWarc, Refused, Response, Revisit, read_warc
from cijferwacht.feeds.wayback import LeaveAlone, Listed, Wayback, may_pass

#: Requests in a row that failed, each after all its attempts; then the archive is taken to be down.
MOST_FAILURES = 3


@dataclass(frozen=True, slots=True)
class Skipped:
    """A capture of a feed that was not taken. ``capture`` tells which: strangers' text."""

    feed: str
    capture: str
    reason: str


@dataclass
class Gathered:
    """What a search for past snapshots brought into the archive."""

    #: Snapshots by feed: put there now, and found there already.
    new: Counter[str] = field(default_factory=Counter)
    there: Counter[str] = field(default_factory=Counter)
    #: Local days of all of them.
    days: set[date] = field(default_factory=set)
    skipped: list[Skipped] = field(default_factory=list)
    #: What was not searched to its end, and why.
    unfinished: list[str] = field(default_factory=list)

    def put(self, folder: Path, feed: str, captured_at: datetime, body: bytes, capture: str) -> Kept:
        """Keep a snapshot, and count it."""
        kept = keep(folder, feed, captured_at, body)
        if kept == "taken":
            name = snapshot_path(folder, feed, captured_at).name
            self.skip(feed, capture, f"another snapshot stands in {feed}/{name}")
        else:
            (self.new if kept == "new" else self.there)[feed] += 1
            self.days.add(local_day(captured_at))
        return kept

    def skip(self, feed: str, capture: str, reason: str) -> None:
        """Count a capture that is not taken."""
        self.skipped.append(Skipped(feed, capture, reason))


def feeds_by_address(feeds: Iterable[Feed]) -> Callable[[str], str | None]:
    """The slug of the feed that an archived address is of, now or formerly; None when it is of none.

    Scheme, ``www.``, a slash at the end and tracking parameters make no difference.
    """
    slugs: dict[str, str] = {}
    for feed in feeds:
        for address in (feed.url, *feed.former):
            slugs.setdefault(canonical_url(address), feed.slug)
    return lambda address: slugs.get(canonical_url(address))


def gather_warc(
    files: Sequence[Path], feeds: Iterable[Feed], folder: Path, *, most: int, now: datetime
) -> Gathered:
    """Take the feeds out of WARC files. Doing it again changes nothing.

    A record that says "as before" (*revisit*) becomes a snapshot too: that a feed did not change is
    knowledge. What it refers to is looked for in all the files and in the archive.

    Args:
        files: in any order.
        feeds: those that are known.
        folder: the archive.
        most: bytes of a snapshot.
        now: captures after it are refused.

    Raises:
        OSError: a file cannot be opened, or the archive not be written.
    """
    feed_of = feeds_by_address(feeds)
    gathered = Gathered()
    kept_at: dict[tuple[str, str], datetime] = {}
    revisits: list[Revisit] = []
    for path in files:
        try:
            with path.open("rb") as file:
                for found in read_warc(file, feed_of, most, now):
                    if isinstance(found, Refused):
                        gathered.skip(found.feed, f"{found.url} of {found.date}", found.reason)
                    elif isinstance(found, Revisit):
                        revisits.append(found)
                    else:
                        _put(gathered, folder, found, kept_at)
        except DamagedWarc as error:
            gathered.unfinished.append(f"{path.name} {error}")
    for revisit in revisits:
        _resolve(gathered, folder, revisit, kept_at)
    return gathered


def _put(gathered: Gathered, folder: Path, found: Response, kept_at: dict[tuple[str, str], datetime]) -> None:
    capture = f"{found.url} of {found.captured_at:%Y-%m-%dT%H:%M:%SZ}"
    kept = gathered.put(folder, found.feed, found.captured_at, found.body, capture)
    if kept != "taken" and found.digest:
        kept_at[found.feed, found.digest] = found.captured_at


def _resolve(
    gathered: Gathered, folder: Path, revisit: Revisit, kept_at: dict[tuple[str, str], datetime]
) -> None:
    """Put the snapshot that a revisit refers to at the revisit's moment too."""
    capture = f"{revisit.url} of {revisit.captured_at:%Y-%m-%dT%H:%M:%SZ}"
    for moment in (kept_at.get((revisit.feed, revisit.digest)), revisit.refers_to):
        path = None if moment is None else snapshot_path(folder, revisit.feed, moment)
        if path is not None and path.is_file():
            gathered.put(folder, revisit.feed, revisit.captured_at, path.read_bytes(), capture)
            return
    gathered.skip(revisit.feed, capture, "it is as before, and what was before is not here")


def gather_wayback(
    archive: Wayback,
    feeds: Sequence[Feed],
    folder: Path,
    *,
    first: date,
    last: date,
    progress: Callable[[str, datetime], None] | None = None,
) -> Gathered:
    """Fetch the captures of feeds that the Wayback Machine has of some local days.

    A snapshot that is there is not fetched again, so a run goes on where another was stopped.

    Args:
        archive: whom to ask.
        feeds: whose captures, by their present and former addresses.
        folder: our archive.
        first, last: local days, both included.
        progress: is told of each capture before it is fetched.

    Raises:
        OSError: the archive folder cannot be written.
    """
    gathered = Gathered()
    failures = 0
    for feed in feeds:
        left = 0
        for address in (feed.url, *feed.former):
            try:
                for listed in archive.captures(address, day_bounds(first)[0], day_bounds(last)[1]):
                    fetched = _fetch(
                        gathered, archive, feed, listed, folder=folder, days=(first, last), progress=progress
                    )
                    failures = 0 if fetched else failures + 1
                    left += not fetched
                    if failures >= MOST_FAILURES:
                        break
            except LeaveAlone as error:
                gathered.unfinished.append(f"{feed.slug}: {error}")
                return gathered
            except FetchFailed as failure:
                failures += 1
                gathered.unfinished.append(f"{feed.slug}: no list of {address}: {failure.detail}")
            if failures >= MOST_FAILURES:
                gathered.unfinished.append(f"{feed.slug}: the archive does not answer; try it later")
                return gathered
        if left:
            gathered.unfinished.append(f"{feed.slug}: {left} captures are asked for again by another run")
    return gathered


def _fetch(
    gathered: Gathered,
    archive: Wayback,
    feed: Feed,
    listed: Listed,
    *,
    folder: Path,
    days: tuple[date, date],
    progress: Callable[[str, datetime], None] | None,
) -> bool:
    """Put one capture into the archive; False when it could not be fetched for the moment."""
    capture = f"{listed.original} of {listed.stamp}"
    at = listed.captured_at
    if at is None or not days[0] <= local_day(at) <= days[1]:
        gathered.skip(feed.slug, capture, "its time is none of the days asked for")
    elif feeds_by_address([feed])(listed.original) is None:
        gathered.skip(feed.slug, capture, "its address is none of the feed's")
    elif snapshot_path(folder, feed.slug, at).exists():
        gathered.there[feed.slug] += 1
        gathered.days.add(local_day(at))
    else:
        if progress is not None:
            progress(feed.slug, at)
        try:
            gathered.put(folder, feed.slug, at, archive.body(listed), capture)
        except FetchFailed as failure:
            gathered.skip(feed.slug, capture, failure.detail)
            return not may_pass(failure)
    return True
