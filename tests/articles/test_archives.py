"""The past by the same door: archived snapshots of a day, files of articles."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from cijferwacht.database import Database, connect
from cijferwacht.database.articles import Version, versions_of_day, withdrawals_of_day
from cijferwacht.database.feeds import fetches_of_day
from cijferwacht.feeds.archive import archived_days
from cijferwacht.feeds.settings import Feed, load_feeds
from cijferwacht.paths import SEEDS
from cijferwacht.pipeline.history import (
    BadArticles,
    ingest_articles,
    play_archive,
    play_day,
    read_article_lines,
)
from cijferwacht.settings import Settings
from news_server import item, rss

SAMPLE = SEEDS / "sample"
KRANT = Feed("krant", "krant", "De Krant", "https://krant.example/rss")
DAY = date(2026, 3, 22)


def put(folder: Path, name: str, body: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)


def test_a_local_day_holds_what_was_captured_in_it(db: Database, tmp_path: Path) -> None:
    # The clock goes forward on 29 March 2026: that day has 23 hours, from 23:00 to 22:00 UTC.
    for time, guid in (("20260328T225900Z", "28"), ("20260328T230000Z", "29"), ("20260329T215959Z", "29b"),
                       ("20260329T220000Z", "30")):  # fmt: skip
        put(tmp_path, f"krant/{time}.xml", rss(item(guid, guid)))
    assert archived_days(tmp_path) == [date(2026, 3, 28), date(2026, 3, 29), date(2026, 3, 30)]
    result = play_archive(db, tmp_path, date(2026, 3, 29), [KRANT])
    assert [played.file for played in result.snapshots] == [
        "krant/20260328T230000Z.xml",
        "krant/20260329T215959Z.xml",
    ]
    assert [version.title for version in versions_of_day(db, date(2026, 3, 29))] == ["29", "29b"]


def test_one_bad_file_stops_no_other_and_is_told_again(db: Database, tmp_path: Path) -> None:
    put(tmp_path, "krant/20260322T060000Z.xml", rss(item("1", "Een")))
    put(tmp_path, "krant/20260322T070000Z.xml", b"\x00\x01 damaged")
    put(tmp_path, "krant/20260322T080000Z.xml", rss(item("2", "Twee")))
    put(tmp_path, "krant/gisteren.xml", rss(item("3", "Drie")))
    put(tmp_path, "vreemd/20260322T090000Z.xml", rss(item("4", "Vier")))
    for good in ("changed", "known"):
        result = play_archive(db, tmp_path, DAY, [KRANT])
        assert [p.outcome for p in result.snapshots] == ["failed", good, "failed", good, "failed"]
        assert [
            (played.file, played.detail) for played in result.snapshots if played.outcome == "failed"
        ] == [
            ("krant/gisteren.xml", "its name is no time like 20260322T060000Z.xml"),
            ("krant/20260322T070000Z.xml", result.snapshots[2].detail),
            ("vreemd/20260322T090000Z.xml", "its folder is not the slug of a feed"),
        ]
    assert [version.title for version in versions_of_day(db, DAY)] == ["Een", "Twee"]
    assert [(row.outcome, row.source) for row in fetches_of_day(db, DAY)] == [
        ("changed", "krant/20260322T060000Z.xml"),
        ("failed", "krant/20260322T070000Z.xml"),
        ("changed", "krant/20260322T080000Z.xml"),
    ]


def test_a_folder_that_is_not_there_holds_nothing(db: Database, tmp_path: Path) -> None:
    assert archived_days(tmp_path / "weg") == []
    assert play_archive(db, tmp_path / "weg", DAY, [KRANT]).counts()["snapshots"] == 0


def told(versions: list[Version]) -> list[tuple[object, ...]]:
    return [(v.key, v.text, v.published, v.first_seen, v.last_seen, v.effective_at) for v in versions]


def test_the_sample_played_in_any_order_of_days_gives_the_same_versions(postgres_url: str) -> None:
    days = archived_days(SAMPLE / "archive")
    assert len(days) == 14
    shuffled = list(days)
    random.Random(7).shuffle(shuffled)  # noqa: S311
    found = []
    with connect(postgres_url, "sample") as sample, connect(postgres_url, "live") as other:
        for day in days:
            counts = play_day(sample, day, Settings())
            assert counts["snapshots_failed"] == 0
        feeds = load_feeds(SAMPLE / "feeds.toml")
        for day in shuffled:
            play_archive(other, SAMPLE / "archive", day, feeds)
        for db in (sample, other):
            found.append([told(versions_of_day(db, day)) for day in days])
            withdrawals = [w for day in days for w in withdrawals_of_day(db, day)]
            assert [(w.article, w.how) for w in withdrawals] == [
                ("wereldbericht:tag:wereldbericht.example,2026:voorbeeld/10", "tombstone")
            ]
    assert found[0] == found[1]
    assert sum(map(len, found[0])) > 80


PLAY = """
import sys
from pathlib import Path
from cijferwacht.database import connect
from cijferwacht.feeds.archive import archived_days
from cijferwacht.feeds.settings import load_feeds
from cijferwacht.pipeline.history import play_archive
url, home = sys.argv[1], Path(sys.argv[2])
feeds = load_feeds(home / "feeds.toml")
with connect(url) as db:
    for day in archived_days(home / "archive"):
        play_archive(db, home / "archive", day, feeds, print)
"""


def test_a_killed_run_leaves_whole_captures_and_the_next_goes_on(postgres_url: str) -> None:
    days = archived_days(SAMPLE / "archive")
    command = [sys.executable, "-u", "-c", PLAY, postgres_url, str(SAMPLE)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as player:
        assert player.stdout is not None
        for _ in range(20):
            player.stdout.readline()
        player.kill()
    with connect(postgres_url) as killed, connect(postgres_url, "sample") as whole:
        kept = sum(len(fetches_of_day(killed, day)) for day in days)
        assert 20 <= kept < 95
        for db in (killed, whole):
            for day in days:
                play_archive(db, SAMPLE / "archive", day, load_feeds(SAMPLE / "feeds.toml"))
        assert [told(versions_of_day(killed, day)) for day in days] == [
            told(versions_of_day(whole, day)) for day in days
        ]
        assert sum(len(fetches_of_day(killed, day)) for day in days) == 95


def test_live_history_is_the_folder_of_the_settings(db: Database, tmp_path: Path) -> None:
    shutil.copytree(SAMPLE / "archive" / "noorderpost", tmp_path / "nos-algemeen")
    counts = play_day(db, DAY, Settings(archive=tmp_path))
    assert (counts["snapshots"], counts["snapshots_failed"]) == (1, 0)
    assert versions_of_day(db, DAY)[0].outlet_name == "NOS"


def line(**changes: Any) -> str:
    row = {
        "id": "krant-1",
        "source": "krant",
        "guid": "k1",
        "url": "https://krant.example/1",
        "published": "2026-03-22T10:00:00+01:00",
        "updated": None,
        "title": "Kop",
        "text": "Ruim 200 miljard.",
        "topics": ["genegeerd"],
    }
    row.update(changes)
    return json.dumps({key: value for key, value in row.items() if value != "weg"})


def test_articles_of_a_file_become_versions_in_its_order(db: Database) -> None:
    lines = [
        line(id="later", updated="2026-03-22T12:00:00+01:00", text="210 miljard."),
        "",
        line(),
        line(id="ander", guid="k2", url="https://krant.example/2"),
        line(id="herhaald", updated="2026-03-22T13:00:00+01:00", text="210  miljard."),
        line(id="buur", source="bode", guid="k1"),
    ]
    for _ in range(2):
        ids = dict(ingest_articles(db, lines).versions)
        assert list(ids) == ["later", "krant-1", "ander", "herhaald", "buur"]
        versions = {version.id: version for version in versions_of_day(db, DAY)}
        assert len(versions) == 4
        # The same text again is no new version.
        assert ids["later"] == ids["herhaald"] != ids["krant-1"]
        assert versions[ids["later"]].article == versions[ids["krant-1"]].article == "krant:k1"
        assert versions[ids["later"]].effective_at == datetime(2026, 3, 22, 11, tzinfo=UTC)
        assert versions[ids["krant-1"]].effective_at == datetime(2026, 3, 22, 9, tzinfo=UTC)
        assert versions[ids["buur"]].article == "bode:k1"


def test_two_texts_of_one_article_at_one_moment_are_two_versions(db: Database) -> None:
    ids = dict(ingest_articles(db, [line(), line(id="b", text="210 miljard.")]).versions)
    assert ids["krant-1"] != ids["b"]
    assert [v.text for v in versions_of_day(db, DAY)] == ["Ruim 200 miljard.", "210 miljard."]


def test_offsets_count_in_the_text_as_it_was_given(db: Database) -> None:
    text = "  Regel één\u00a0— €\u202f3\r\n\r\nRegel &amp; twee <b>  "
    ((_, version),) = ingest_articles(db, [line(text=text, title=" Kop\u00a0 ")]).versions
    (found,) = versions_of_day(db, DAY)
    assert (found.id, found.title, found.text) == (version, " Kop\u00a0 ", text)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{", "is not JSON: Expecting property name"),
        ("[1]", "is not a JSON object"),
        ("[" * 100_000, "is nested too deeply"),
        (line(text="weg", guid="weg"), "guid, text missing"),
        (line(title=3), "title must be a string"),
        (line(guid=" "), "guid is empty"),
        (line(source="De Krant"), "source 'De Krant' must be lower-case"),
        (line(url="file:///etc/passwd"), "url is not http or https"),
        (line(published="22 maart"), "published '22 maart' is no time with a zone"),
        (line(published="2026-03-22T10:00:00"), "is no time with a zone"),
        (line(updated="2026-03-22T09:00:00+01:00"), "updated is before published"),
        (line(updated=5), "updated 5 is no time with a zone"),
        (line(text="a\x00b"), "text holds a NUL"),
        (line(title="a" * 2000), "title is longer than 1000 characters"),
    ],
)
def test_a_bad_line_is_told_with_file_line_and_reason(bad: str, reason: str) -> None:
    with pytest.raises(BadArticles) as refused:
        read_article_lines([line(), "\n", bad], "nieuws.jsonl")
    (error,) = refused.value.errors
    assert str(error).startswith("nieuws.jsonl:3: ")
    assert reason in error.reason


def test_every_bad_line_is_told_and_nothing_is_stored(db: Database) -> None:
    with pytest.raises(BadArticles) as refused:
        ingest_articles(db, [line(), "{", line(), line(id="ok", guid="k2"), "3"])
    assert [(error.line, error.reason) for error in refused.value.errors][1] == (
        3,
        "id 'krant-1' is that of line 1",
    )
    assert len(refused.value.errors) == 3
    assert versions_of_day(db, DAY) == []
