"""The sample archive is whole, is what its README says it is, and fits what is expected of it.

Read here with feedparser and an XML parser alone, so that a fault of the archive and a fault of the product
show in different tests.
"""

from __future__ import annotations

import html
import re
import tomllib
from calendar import timegm
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import pytest

from cijferwacht.days import AMSTERDAM, days_between, local_day
from cijferwacht.feeds.settings import load_feeds
from cijferwacht.model import ChangeKind
from cijferwacht.paths import SEEDS
from sample_expectation import read_expected, unmet

SAMPLE = SEEDS / "sample"
ARCHIVE = SAMPLE / "archive"
DAYS = tuple(days_between(date(2026, 3, 22), date(2026, 4, 4)))
#: Sections of the outlets that an on-topic article stands in.
ON_TOPIC = {"EU-defensie", "Oekraïne", "Handelsconflict"}
LARGEST = 6  # entries in one snapshot

FORMS = {
    # feed: (what feedparser calls the form, encoding)
    "noorderpost": ("rss20", "utf-8"),
    "dagblad-de-sluis": ("rss20", "iso-8859-1"),
    "wereldbericht": ("atom10", "utf-8"),
    "polderradio": ("atom10", "utf-8"),
    "vlaamse-bode": ("rss10", "utf-8"),
    "haagse-courier": ("rss20", "utf-8"),
}


@dataclass(frozen=True)
class Seen:
    """One entry of one snapshot."""

    feed: str
    captured: datetime
    guid: str
    url: str
    categories: tuple[str, ...]
    published: datetime
    title: str
    text: str

    @property
    def section(self) -> str:
        (section,) = set(self.categories) - {"voorbeeld"}
        return section


def snapshots(feed: str) -> list[Path]:
    return sorted((ARCHIVE / feed).iterdir())


def captured_at(path: Path) -> datetime:
    return datetime.strptime(path.name, "%Y%m%dT%H%M%SZ.xml").replace(tzinfo=UTC)


def plain(markup: str) -> str:
    text = re.sub(r"</?p>", "\n", markup)
    return re.sub(r"\s+", " ", html.unescape(html.unescape(text)).replace("\xa0", " ")).strip()


def tree(path: Path) -> ElementTree.Element:
    return ElementTree.fromstring(path.read_bytes())  # noqa: S314 -- our own files


@cache
def parsed(path: Path) -> Any:
    # Bytes, so that the encoding is the file's own word.
    return feedparser.parse(path.read_bytes())


@cache
def entries() -> tuple[Seen, ...]:
    seen = []
    for feed in FORMS:
        for path in snapshots(feed):
            for entry in parsed(path).entries:
                # RSS 1.0 has dc:date only, which feedparser takes for the update.
                moment = entry.get("published_parsed") or entry.updated_parsed
                markup = entry.content[0].value if "content" in entry else entry.summary
                seen.append(
                    Seen(
                        feed,
                        captured_at(path),
                        entry.id,
                        entry.link,
                        tuple(tag.term for tag in entry.tags),
                        datetime.fromtimestamp(timegm(moment), UTC),
                        plain(entry.title),
                        plain(markup),
                    )
                )
    return tuple(seen)


@cache
def versions() -> dict[str, list[Seen]]:
    """By guid, the first sight of each text, oldest first."""
    by_guid: dict[str, list[Seen]] = defaultdict(list)
    for seen in sorted(entries(), key=lambda seen: seen.captured):
        known = by_guid[seen.guid]
        if not known or (known[-1].title, known[-1].text) != (seen.title, seen.text):
            known.append(seen)
    return by_guid


@cache
def expected() -> list[dict[str, Any]]:
    days: list[dict[str, Any]] = tomllib.loads((SAMPLE / "expected.toml").read_text(encoding="utf-8"))["day"]
    return days


def expected_changes() -> list[tuple[date, dict[str, Any]]]:
    return [(day["date"], change) for day in expected() for change in day["change"]]


def test_settings_and_folders_name_the_same_six_feeds() -> None:
    feeds = load_feeds(SAMPLE / "feeds.toml")
    assert [feed.slug for feed in feeds] == list(FORMS)
    assert {path.name for path in ARCHIVE.iterdir()} == set(FORMS)
    for feed in feeds:
        assert feed.outlet_name.endswith("(voorbeeld)")
        assert not feed.fetch_pages
        assert (urlsplit(feed.url).hostname or "").endswith(".example")


@pytest.mark.parametrize("feed", FORMS)
def test_every_day_of_the_fortnight_was_captured(feed: str) -> None:
    counts = Counter(captured_at(path).date() for path in snapshots(feed))
    assert set(counts) == set(DAYS)
    assert set(counts.values()) <= {1, 2}


@pytest.mark.parametrize("feed", FORMS)
def test_snapshots_are_well_formed_in_the_form_and_encoding_they_claim(feed: str) -> None:
    form, encoding = FORMS[feed]
    for path in snapshots(feed):
        tree(path)
        answer = parsed(path)
        assert not answer.bozo, path
        assert (answer.version, answer.encoding.lower()) == (form, encoding), path
        assert 1 <= len(answer.entries) <= LARGEST, path


@pytest.mark.parametrize("feed", FORMS)
def test_feeds_say_that_they_are_made_up(feed: str) -> None:
    for path in snapshots(feed):
        head = parsed(path).feed
        assert head.title.endswith("(voorbeeld)")
        assert head.subtitle.startswith("Verzonnen nieuws")


def test_every_entry_is_marked_as_made_up() -> None:
    for seen in entries():
        assert "voorbeeld" in seen.categories, seen
        assert seen.section
        assert (urlsplit(seen.url).hostname or "").endswith(".example"), seen


def test_entries_stand_newest_first_and_after_their_publication() -> None:
    for feed in FORMS:
        for path in snapshots(feed):
            here = [seen for seen in entries() if seen.feed == feed and seen.captured == captured_at(path)]
            times = [seen.published for seen in here]
            assert times == sorted(times, reverse=True), path
            assert max(times) < captured_at(path), path


def test_an_article_keeps_its_guid_address_and_publication() -> None:
    for guid, seen in versions().items():
        assert len({(one.feed, one.url, one.published, one.categories) for one in seen}) == 1, guid
    addresses = Counter(seen[0].url for seen in versions().values())
    assert max(addresses.values()) == 1


def test_every_article_is_captured_before_the_next_noon() -> None:
    for guid, seen in versions().items():
        assert seen[0].captured - seen[0].published < timedelta(hours=18), guid
        assert local_day(seen[0].published) in DAYS, guid


def test_there_are_enough_articles_and_a_third_is_off_topic() -> None:
    sections = [seen[0].section for seen in versions().values()]
    off_topic = sum(section not in ON_TOPIC for section in sections)
    assert len(sections) >= 66
    assert 0.30 <= off_topic / len(sections) <= 0.40
    for day in DAYS:
        today = [seen[0] for seen in versions().values() if local_day(seen[0].published) == day]
        assert any(seen.section in ON_TOPIC for seen in today), day
        assert any(seen.section not in ON_TOPIC for seen in today), day


@pytest.mark.parametrize(
    ("feed", "shortest", "longest"),
    [
        ("noorderpost", 80, 220),
        ("dagblad-de-sluis", 10, 60),
        ("wereldbericht", 80, 220),
        ("polderradio", 10, 60),
        ("vlaamse-bode", 80, 220),
        ("haagse-courier", 80, 220),
    ],
)
def test_texts_are_as_long_as_their_feed_promises(feed: str, shortest: int, longest: int) -> None:
    for seen in entries():
        if seen.feed == feed:
            assert shortest <= len(seen.text.split()) <= longest, (seen.guid, len(seen.text.split()))


def test_texts_are_read_in_the_right_encoding() -> None:
    for seen in entries():
        assert not re.search(r"[\x80-\x9f\ufffd]|Ã|&\w+;|<", seen.title + seen.text), seen.guid
    for feed in FORMS:
        assert any("ë" in seen.text or "ï" in seen.text for seen in entries() if seen.feed == feed), feed


@pytest.mark.parametrize(
    ("feed", "published", "what"),
    [
        ("haagse-courier", "2026-03-25T23:40+01:00", "captured on the next local day"),
        ("noorderpost", "2026-03-29T03:20+02:00", "just after the clock jumped"),
        ("vlaamse-bode", "2026-03-30T00:20+02:00", "still the day before in UTC"),
    ],
)
def test_there_are_articles_at_odd_hours(feed: str, published: str, what: str) -> None:
    moment = datetime.fromisoformat(published)
    (seen,) = [s[0] for s in versions().values() if s[0].feed == feed and s[0].published == moment]
    if "captured" in what:
        assert local_day(seen.captured) == local_day(seen.published) + timedelta(days=1)
    if "UTC" in what:
        assert seen.published.date() < local_day(seen.published)


def test_articles_change_where_the_readme_says_so() -> None:
    changed = {
        (seen[0].feed, seen[-1].captured.astimezone(AMSTERDAM).date())
        for seen in versions().values()
        if len(seen) > 1
    }
    assert changed == {
        ("wereldbericht", date(2026, 3, 24)),
        ("polderradio", date(2026, 3, 26)),
        ("haagse-courier", date(2026, 3, 28)),
        ("wereldbericht", date(2026, 3, 29)),
        ("polderradio", date(2026, 4, 2)),
        ("dagblad-de-sluis", date(2026, 4, 3)),
    }


def test_a_tombstone_takes_one_article_away() -> None:
    tombstone = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
    gone: dict[str, datetime] = {}
    for path in snapshots("wereldbericht"):
        for element in tree(path).iter(tombstone):
            gone.setdefault(element.attrib["ref"], captured_at(path))
    ((guid, since),) = gone.items()
    assert local_day(since) == date(2026, 4, 1)
    assert {seen.captured < since for seen in entries() if seen.guid == guid} == {True}


def test_a_feed_without_news_keeps_its_bytes() -> None:
    bodies = [path.read_bytes() for feed in FORMS for path in snapshots(feed)]
    assert len(set(bodies)) < len(bodies)


def test_every_day_has_an_expected_report() -> None:
    assert tuple(day["date"] for day in expected()) == DAYS
    assert all(day["change"] for day in expected())


def test_every_kind_of_change_is_expected_more_than_once() -> None:
    kinds = Counter(change["kind"] for _, change in expected_changes())
    assert set(kinds) == set(get_args(ChangeKind))
    assert min(kinds.values()) >= 2


def test_expected_changes_name_on_topic_articles_told_by_that_day() -> None:
    for day, change in expected_changes():
        for guid in change["articles"]:
            seen = versions()[guid]
            assert seen[0].section in ON_TOPIC
            assert local_day(seen[0].published) <= day
            if change["kind"] in ("corrected", "withdrawn"):
                continue
            assert local_day(seen[0].published) == day, (day, guid)


def test_an_expected_change_starts_from_what_was_last_reported() -> None:
    reported: dict[str, Any] = {}
    held: set[str] = set()
    for day, change in expected_changes():
        thing, kind = change["thing"], change["kind"]
        assert ("from" in change) == (kind != "new"), (day, thing)
        assert ("to" in change) == (kind != "withdrawn"), (day, thing)
        if kind == "new":
            assert thing not in reported, (day, thing)
        # A dispute tells two values, and a flap within a day one that no report had told: both then count.
        elif kind != "disputed" and thing not in held and kind != "reverted":
            assert change["from"] == reported[thing], (day, thing)
        if kind == "disputed":
            held.add(thing)
        reported[thing] = change.get("to")


def test_figures_that_make_no_change_stand_in_their_article() -> None:
    for day in expected():
        for silent in day.get("silent", ()):
            seen = versions()[silent["article"]]
            assert any(silent["figure"] in f"{one.title} {one.text}" for one in seen), silent
            assert (silent["why"] == "off-topic") == (seen[0].section not in ON_TOPIC), silent
            assert silent["why"] in ("repeat", "history", "other-scope", "off-topic", "body", "same-article")


def test_the_expectation_meets_itself_and_misses_a_line_that_is_altered() -> None:
    lines = read_expected()
    assert unmet(lines, lines) == ([], [])
    told = [replace(lines[0], kind="changed"), *lines[1:]]
    assert unmet(lines, told) == ([lines[0]], [told[0]])
