"""The file of feeds an editor writes: every fault with its line, all at once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from cijferwacht.feeds.settings import Feed, FeedSettingsError, load_feeds, parse_feeds
from cijferwacht.paths import SEEDS

GOOD = """\
[[feed]]
slug = "krant"
outlet = "krant"
name = "De Krant"
url = "https://krant.example/rss"
content = "summary"
fetch_pages = true
min_interval = 30
silent_after = 24
"""


def faults(text: str) -> list[tuple[int, str]]:
    with pytest.raises(FeedSettingsError) as refused:
        parse_feeds(text, "feeds.toml")
    return [(fault.line, fault.reason) for fault in refused.value.faults]


def test_a_feed_with_its_settings() -> None:
    assert parse_feeds(GOOD, "feeds.toml") == (
        Feed(
            slug="krant",
            outlet="krant",
            outlet_name="De Krant",
            url="https://krant.example/rss",
            content="summary",
            fetch_pages=True,
            min_interval=timedelta(minutes=30),
            silent_after=timedelta(hours=24),
        ),
    )


@pytest.mark.parametrize(
    ("change", "line", "reason"),
    [
        (('slug = "krant"', 'slug = "De Krant"'), 2, "slug 'De Krant' must be lower-case"),
        (('slug = "krant"', "slug = 3"), 2, "slug must be text in quotes"),
        (('outlet = "krant"\n', ""), 1, "outlet is missing"),
        (('name = "De Krant"', 'name = " "'), 4, "name is empty"),
        (("https://", "ftp://"), 5, "is not http or https"),
        (("https://", "https://ik:geheim@"), 5, "holds a user name or password"),
        (('"summary"', '"all"'), 6, "content 'all' must be one of full, summary"),
        (("fetch_pages = true", 'fetch_pages = "ja"'), 7, "fetch_pages must be true or false"),
        (("fetch_pages = true", "fetch_page = true"), 7, "unknown key 'fetch_page'"),
        (("min_interval = 30", "min_interval = 1"), 8, "min_interval 1 must be from 5"),
        (("min_interval = 30", "min_interval = true"), 8, "min_interval must be a whole number"),
        (("silent_after = 24", "silent_after = 0"), 9, "silent_after 0 must be from 1"),
        (("silent_after = 24", 'wall = "paywall"'), 7, "pages behind a paywall wall are not fetched"),
        (("silent_after = 24", 'language = "Dutch"'), 9, "language 'Dutch' must be two lower-case letters"),
        (("silent_after = 24", 'former = "http://oud.example"'), 9, "former must be addresses in square"),
        (("silent_after = 24", 'former = ["oud.example/rss"]'), 9, "is not http or https"),
        (("silent_after = 24", "former = [3]"), 9, "is no address in quotes"),
        (("silent_after = 24", 'former = ["https://krant.example/rss"]'), 9, "is the address it has now"),
    ],
)
def test_a_fault_is_told_with_its_line(change: tuple[str, str], line: int, reason: str) -> None:
    ((found_line, found),) = faults(GOOD.replace(*change))
    assert (found_line, reason in found) == (line, True), found


def test_an_address_is_of_one_feed_also_a_former_one() -> None:
    (krant,) = parse_feeds(GOOD + 'former = ["http://oud.example/rss", "https://oud.example/"]', "feeds.toml")
    assert krant.former == ("http://oud.example/rss", "https://oud.example/")
    bode = GOOD.replace("krant", "bode").replace("De Krant", "De Bode")
    assert faults(GOOD + bode + 'former = ["https://krant.example/rss"]') == [
        (19, "former 'https://krant.example/rss' is taken by the feed at line 1")
    ]


def test_all_faults_at_once_in_the_order_of_the_file() -> None:
    second = GOOD.replace("De Krant", "Dagblad").replace("min_interval = 30", "interval = 30")
    assert faults(GOOD + second + "[feeds]\n") == [
        (11, "slug 'krant' is taken by the feed at line 1"),
        (13, "outlet 'krant' is called 'De Krant' at line 1"),
        (14, "url 'https://krant.example/rss' is taken by the feed at line 1"),
        (17, faults(second)[0][1]),
        (19, "unknown key 'feeds'; the file holds [[feed]] only"),
    ]


def test_text_that_is_no_toml() -> None:
    ((line, reason),) = faults(GOOD.replace('"De Krant"', '"De Krant'))
    assert line == 4
    assert reason.startswith("is not TOML")


@pytest.mark.parametrize("text", ["feed = 3", "[feed]\nslug = 'a'"])
def test_a_feed_needs_two_brackets(text: str) -> None:
    assert faults(text)[-1][1] == "a feed is written as [[feed]], with two brackets"


def test_a_missing_file_and_one_of_another_encoding(tmp_path: Path) -> None:
    with pytest.raises(FeedSettingsError, match="cannot be read"):
        load_feeds(tmp_path / "feeds.toml")
    (tmp_path / "feeds.toml").write_bytes(GOOD.encode() + b'note = "\xe9"')
    with pytest.raises(FeedSettingsError, match=r"feeds\.toml:10: is not UTF-8"):
        load_feeds(tmp_path / "feeds.toml")


def test_the_feeds_that_come_with_the_project() -> None:
    feeds = load_feeds(SEEDS / "feeds.toml")
    enabled = {feed.outlet for feed in feeds if feed.enabled}
    assert {"nos", "nieuwsuur", "nu", "rtl", "vrt", "rijksoverheid", "europarl"} <= enabled
    assert all(feed.wall == "none" for feed in feeds if feed.fetch_pages)
