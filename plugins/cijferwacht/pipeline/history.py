"""The past through the same door: folders of archived feed snapshots, and files of articles."""

from __future__ import annotations

import json
import logging
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import IO, Any, Literal

from cijferwacht.articles.identity import marks
from cijferwacht.database import Database
from cijferwacht.database.articles import versions_by_sighting, versions_from_files
from cijferwacht.database.feeds import record_feeds
from cijferwacht.database.sample import is_removed
from cijferwacht.days import day_bounds, local_day
from cijferwacht.faults import Fault
from cijferwacht.feeds.archive import Archived, archived
from cijferwacht.feeds.fetch import FetchFailed
from cijferwacht.feeds.guard import ForbiddenAddress, check_url
from cijferwacht.feeds.moments import YEARS
from cijferwacht.feeds.parse import Entry, NotAFeed, Parsed, parse
from cijferwacht.feeds.plain import LONGEST_TEXT, LONGEST_TITLE, one_line
from cijferwacht.feeds.settings import SLUG, Feed, load_feeds
from cijferwacht.paths import SEEDS
from cijferwacht.pipeline.capture import Capture, TakenIn, record_failure, take_in
from cijferwacht.pipeline.progress import Progress, counter
from cijferwacht.pipeline.read import read_new
from cijferwacht.settings import Settings

log = logging.getLogger(__name__)

#: Archived files are trusted more than the network, not wholly: none is larger than a feed may be.
LARGEST_FILE = 64 * 1024 * 1024

#: Bytes of a line of a file of articles: its longest title and text, every character of them escaped.
LONGEST_LINE = 6 * (LONGEST_TITLE + LONGEST_TEXT) + 10_000
#: Keys of an article's line that must be there.
STRINGS = ("id", "source", "guid", "url", "published", "title", "text")

PlayedOutcome = Literal["changed", "unchanged", "empty", "known", "failed"]


@dataclass(frozen=True, slots=True)
class Played:
    """What became of one archived snapshot."""

    feed: str
    file: str
    outcome: PlayedOutcome
    detail: str = ""
    entries: int = 0
    new_articles: int = 0
    new_versions: int = 0


@dataclass(frozen=True, slots=True)
class PlayResult:
    """Every snapshot of a day, in order of capture."""

    snapshots: tuple[Played, ...]

    def counts(self) -> dict[str, int]:
        """Numbers for a log, by name."""
        return {
            "snapshots": len(self.snapshots),
            "snapshots_known": sum(played.outcome == "known" for played in self.snapshots),
            "snapshots_failed": sum(played.outcome == "failed" for played in self.snapshots),
            "articles_new": sum(played.new_articles for played in self.snapshots),
            "versions_new": sum(played.new_versions for played in self.snapshots),
        }


def play_day(db: Database, day: date, settings: Settings) -> dict[str, int]:
    """Play one local day of this collection's archive, and give the counts.

    The live collection's archive is the folder of the settings, the sample's lies in ``seeds/sample``; once
    the sample was removed, there is nothing of it to play.

    Returns:
        Counts of the snapshots, and ``articles_from_files``: versions told that day that files of articles
        brought, which are there already.

    Raises:
        FeedSettingsError: the file of feeds cannot be used.
    """
    if db.collection == "sample":
        if is_removed(db):
            return PlayResult(()).counts() | {"articles_from_files": 0}
        home = SEEDS / "sample"
        played = play_archive(db, home / "archive", day, load_feeds(home / "feeds.toml"))
    else:
        played = play_archive(db, settings.archive_dir, day, load_feeds(SEEDS / "feeds.toml"))
    return played.counts() | {"articles_from_files": versions_from_files(db, day)}


def play_archive(
    db: Database,
    folder: Path,
    day: date,
    feeds: Sequence[Feed],
    progress: Callable[[Played], None] | None = None,
) -> PlayResult:
    """Play the archived snapshots of one local day; playing them again changes nothing.

    Each snapshot is one transaction. One that cannot be read is recorded as a failed attempt and told in the
    result, as is a file whose name tells no time or whose folder names no feed; the rest goes on.

    Args:
        db: the collection to play into.
        folder: the archive.
        day: local day in Europe/Amsterdam.
        feeds: the feeds that the folder's names stand for.
        progress: is told of each snapshot when it is done.
    """
    known = {feed.slug: feed for feed in feeds}
    start, stop = day_bounds(day)
    files = [
        file for file in archived(folder) if file.captured_at is None or start <= file.captured_at < stop
    ]
    played = []
    with db.transaction():
        record_feeds(db, [feed for feed in feeds if any(file.feed == feed.slug for file in files)])
    for file in sorted(files, key=lambda file: (file.captured_at or start, file.feed)):
        name = f"{file.feed}/{file.path.name}"
        if file.captured_at is None:
            result = Played(file.feed, name, "failed", "its name is no time like 20260322T060000Z.xml")
        elif file.feed not in known:
            result = Played(file.feed, name, "failed", "its folder is not the slug of a feed")
        else:
            result = _play(db, file, file.captured_at, known[file.feed], name)
        if result.outcome == "failed":
            log.warning("%s: %s", name, result.detail)
        played.append(result)
        if progress is not None:
            progress(result)
    return PlayResult(tuple(played))


def _play(db: Database, file: Archived, captured_at: datetime, feed: Feed, name: str) -> Played:
    """Take in one archived snapshot."""
    body = b""
    try:
        if file.path.stat().st_size > LARGEST_FILE:
            raise NotAFeed("too-large", f"more than {LARGEST_FILE} bytes")
        body = file.path.read_bytes()
        parsed = parse(body, base=feed.url)
        taken = take_in(db, Capture(feed.slug, captured_at, "archive", parsed, body, source=name))
    except (OSError, NotAFeed) as error:
        problem = error.problem if isinstance(error, NotAFeed) else "unreadable-file"
        detail = error.detail if isinstance(error, NotAFeed) else error.strerror or type(error).__name__
        failure = FetchFailed(problem, "hard", detail, body=body)
        record_failure(db, feed.slug, captured_at, "archive", failure, source=name)
        return Played(feed.slug, name, "failed", detail)
    return Played(
        feed.slug,
        name,
        taken.outcome,
        entries=taken.entries,
        new_articles=taken.new_articles,
        new_versions=taken.new_versions,
    )


# -- files of articles ------------------------------------------------------------------------------


class BadArticles(Exception):
    """A file of articles cannot be used; ``errors`` holds every bad line. Nothing of it was stored."""

    def __init__(self, errors: Sequence[Fault]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(map(str, errors)))


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One line of a file of articles: one version of an article."""

    line: int
    id: str
    source: str
    entry: Entry
    published: datetime
    #: When it was told: ``updated``, else ``published``. It counts as the moment it was captured.
    told_at: datetime


@dataclass(frozen=True, slots=True)
class TakenArticles:
    """What a file of articles brought into a collection that lasts."""

    articles: int
    new_versions: int
    #: Local days on which these articles were told.
    days: tuple[date, ...]
    #: Lines that were left out.
    bad: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Ingested:
    """Which version each line became: (id of the line, id of the version), in the order of the file."""

    versions: tuple[tuple[str, int], ...]


def ingest_articles(
    db: Database,
    lines: Iterable[str],
    file: str = "articles.jsonl",
    progress: Callable[[int], None] | None = None,
) -> Ingested:
    """Take in a file of articles, a JSON object a line, by the same door as feeds.

    ``source`` is taken for an outlet with one feed, and what it told at one moment for a capture of it.

    Args:
        db: the collection to take them into.
        lines: of keys id, source, guid, url, published, updated (or null), title, text; others are ignored.
        file: name for errors.
        progress: is told how many lines are done after each capture.

    Raises:
        BadArticles: with every bad line; then nothing is stored.
    """
    articles = read_article_lines(lines, file)
    seen: dict[int, tuple[int, datetime]] = {}
    for told, captured_at, taken in _take_in(db, articles, file):
        for article, entry in zip(told, taken.entry_ids, strict=True):
            seen[article.line] = (entry, captured_at)
        if progress is not None:
            progress(len(told))
    versions = versions_by_sighting(db, [seen[article.line] for article in articles])
    return Ingested(tuple((article.id, version) for article, version in zip(articles, versions, strict=True)))


def take_in_articles(
    db: Database,
    lines: Iterable[str | bytes],
    file: str,
    now: datetime,
    progress: Progress = lambda what, done, total: None,
) -> TakenArticles:
    """Take a file of articles into a collection that lasts, by the same door as feeds, and read them.

    The days they were told on then wait to be linked and told; reports are made by who writes editions. A
    line that cannot be used is left out, the others count. Doing it again changes nothing, and a killed run
    goes on when it is run again.

    Args:
        db: the collection.
        lines: as for :func:`ingest_articles`; as bytes, they must be UTF-8.
        file: its name, for faults and for the log of captures.
        now: articles told after it are left out.
        progress: is told how far it is.
    """
    articles, bad = _scan(lines, file)
    early = datetime(YEARS.start, 1, 1, tzinfo=UTC)
    inside: list[ArticleLine] = []
    for article in articles:
        if early <= article.published <= article.told_at <= now:
            inside.append(article)
        else:
            bad.append(Fault(file, article.line, f"is not told between {YEARS.start} and now"))
    counted = counter(progress, "articles", len(inside))
    new_versions = 0
    for told, _, taken in _take_in(db, inside, file):
        new_versions += taken.new_versions
        counted(len(told))
    read_new(db, counter(progress, "reading", new_versions))
    days = {local_day(moment) for article in inside for moment in (article.published, article.told_at)}
    return TakenArticles(
        len(inside), new_versions, tuple(sorted(days)), tuple(sorted(bad, key=lambda fault: fault.line))
    )


def _take_in(
    db: Database, articles: Sequence[ArticleLine], file: str
) -> Iterator[tuple[list[ArticleLine], datetime, TakenIn]]:
    """Take in articles capture by capture: (its articles, its moment, what it brought)."""
    names = {feed.outlet: feed.outlet_name for feed in load_feeds(SEEDS / "feeds.toml")}
    feeds = {
        source: Feed(
            # Not the outlet's slug, which may be that of a polled feed.
            slug=f"{source}-articles",
            outlet=source,
            outlet_name=names.get(source, source),
            url=f"articles:{source}",
            content="full",
            enabled=False,
        )
        for source in sorted({article.source for article in articles})
    }
    with db.transaction():
        record_feeds(db, list(feeds.values()))
    for captured_at, source, told in _captures(articles):
        body = "\n".join(_canonical(article) for article in told).encode()
        parsed = Parsed("articles", tuple(article.entry for article in told))
        slug = feeds[source].slug
        taken = take_in(db, Capture(slug, captured_at, "articles", parsed, body, "application/jsonl", file))
        yield told, captured_at, taken


def lines_of(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file; of one that is too long only the beginning, which no reader accepts."""
    while line := file.readline(LONGEST_LINE + 1):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE + 1)


def read_article_lines(lines: Iterable[str | bytes], file: str) -> list[ArticleLine]:
    """The articles of a file, in its order; empty lines are skipped.

    Raises:
        BadArticles: with every bad line.
    """
    articles, errors = _scan(lines, file)
    if errors:
        raise BadArticles(errors)
    return articles


def _scan(lines: Iterable[str | bytes], file: str) -> tuple[list[ArticleLine], list[Fault]]:
    """The articles of a file, in its order, and what is wrong with its other lines."""
    articles: list[ArticleLine] = []
    errors: list[Fault] = []
    first: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            article = _article(number, line)
            if first.setdefault(article.id, number) != number:
                raise ValueError(f"id {article.id!r} is that of line {first[article.id]}")
        except ValueError as error:
            errors.append(Fault(file, number, str(error)))
        else:
            articles.append(article)
    return articles, errors


def _article(number: int, line: str | bytes) -> ArticleLine:
    """One line's article. Raises ValueError with the reason when it holds none."""
    if len(line) > LONGEST_LINE:
        raise ValueError(f"is longer than {LONGEST_LINE} characters")
    try:
        row = json.loads(line if isinstance(line, str) else line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError(f"is not UTF-8 at byte {error.start + 1}") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"is not JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise ValueError("is nested too deeply") from error
    if not isinstance(row, dict):
        raise ValueError("is not a JSON object")
    _check(row)
    published = _time(row, "published")
    updated = None if row.get("updated") is None else _time(row, "updated")
    if updated is not None and updated < published:
        raise ValueError("updated is before published")
    entry = Entry(one_line(row["guid"]), row["url"], row["title"], row["text"], published, updated)
    return ArticleLine(number, row["id"], row["source"], entry, published, updated or published)


def _check(row: dict[str, Any]) -> None:
    """Raises ValueError with the reason when the keys of an article are not as they should be."""
    missing = [key for key in STRINGS if key not in row]
    if missing:
        raise ValueError(f"{', '.join(missing)} missing")
    for key in STRINGS:
        if not isinstance(row[key], str):
            raise ValueError(f"{key} must be a string")
        if not row[key].strip() and key != "text":
            raise ValueError(f"{key} is empty")
    if not SLUG.fullmatch(row["source"]):
        raise ValueError(f"source {row['source']!r} must be lower-case letters and digits, hyphens between")
    try:
        check_url(row["url"])
    except ForbiddenAddress as error:
        raise ValueError(f"url {error}") from error
    # Offsets of claims count from the text as given, so it is taken as it is or not at all.
    for key, longest in (("title", LONGEST_TITLE), ("text", LONGEST_TEXT)):
        if len(row[key]) > longest:
            raise ValueError(f"{key} is longer than {longest} characters")
        if re.search("[\x00\ud800-\udfff]", row[key]):
            raise ValueError(f"{key} holds a NUL or half a surrogate pair")


def _time(row: dict[str, Any], key: str) -> datetime:
    try:
        moment = datetime.fromisoformat(row[key])
        if moment.tzinfo is None:
            raise ValueError("no zone")
        return moment.astimezone(UTC)
    except (TypeError, ValueError, OverflowError) as error:
        raise ValueError(
            f"{key} {row[key]!r} is no time with a zone, like 2026-03-22T06:00:00+01:00"
        ) from error


def _captures(articles: Sequence[ArticleLine]) -> Iterator[tuple[datetime, str, list[ArticleLine]]]:
    """The lines as captures of their sources, oldest first.

    Two texts of one article told at one moment stand in two captures a microsecond apart, in the file's
    order: neither is lost.
    """
    captures: dict[tuple[datetime, str], list[ArticleLine]] = defaultdict(list)
    marked: dict[tuple[datetime, str], set[str]] = defaultdict(set)
    for article in articles:
        its_marks = set(marks(article.entry.guid, article.entry.url, article.entry.published))
        at = article.told_at
        while marked[at, article.source] & its_marks:
            at += timedelta(microseconds=1)
        marked[at, article.source] |= its_marks
        captures[at, article.source].append(article)
    for at, source in sorted(captures):
        yield at, source, captures[at, source]


def _canonical(article: ArticleLine) -> str:
    """A line's bytes in the snapshot: its keys that count, always in the same form."""
    entry = article.entry
    return json.dumps(
        {
            "id": article.id,
            "guid": entry.guid,
            "url": entry.url,
            "published": entry.published and entry.published.isoformat(),
            "updated": entry.updated and entry.updated.isoformat(),
            "title": entry.title,
            "text": entry.text,
        },
        ensure_ascii=False,
    )
