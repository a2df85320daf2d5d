"""The command `replay`: the claims and changes it writes, and clear words about a bad line."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from news import OFF_TOPIC, tariff, write

LINES = [
    tariff(1, "2026-05-04T09:00", 20),
    OFF_TOPIC,
    tariff(2, "2026-05-05T09:00", 20),
    tariff(3, "2026-05-06T09:00", 15),
    # A later version of the first article, with one more sentence and the same figure: a repeat.
    tariff(
        1,
        "2026-05-04T09:00",
        20,
        more=" Ook voor wijn.",
        id="noorderpost-1b",
        updated="2026-05-05T18:00:00+02:00",
    ),
]


def replay(articles: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cijferwacht", "replay", str(articles), *options],
        capture_output=True,
        text=True,
        check=False,
    )


def outcome(folder: Path, lines: list[str]) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    articles = write(folder / "articles.jsonl", *lines)
    claims, changes = folder / "claims.jsonl", folder / "changes.jsonl"
    done = replay(articles, "--claims", str(claims), "--changes", str(changes))
    assert done.returncode == 0, done.stderr
    return (
        [json.loads(each) for each in claims.read_text(encoding="utf-8").splitlines()],
        [json.loads(each) for each in changes.read_text(encoding="utf-8").splitlines()],
    )


def test_claims_and_changes_are_written_as_documented(tmp_path: Path) -> None:
    claims, changes = outcome(tmp_path, LINES)
    assert [row["id"] for row in claims] == [json.loads(each)["id"] for each in LINES]
    assert claims[0]["topics"] == ["eu-us-tariffs"]
    assert claims[1] == {"id": "noorderpost-90", "topics": [], "claims": []}
    article = json.loads(LINES[0])
    full = article["title"] + "\n\n" + article["text"]
    figures = [claim for claim in claims[0]["claims"] if claim["kind"] == "figure"]  # type: ignore[attr-defined]
    assert [full[figure["start"] : figure["end"]] for figure in figures] == ["20 procent", "20 procent"]
    assert set(figures[0]) == {
        "kind", "start", "end", "text", "low", "high", "unit", "bound", "per", "status", "past", "speaker",
        "what", "quantity",
    }  # fmt: skip
    assert (figures[0]["low"], figures[0]["unit"]) == (20, "percent")
    assert figures[0]["quantity"] == figures[1]["quantity"] is not None

    told = [(change["day"], change["kind"], change["to"]["low"]) for change in changes]  # type: ignore[index]
    assert told == [("2026-05-04", "new", 20), ("2026-05-06", "changed", 15)]
    assert set(changes[0]) == {"day", "quantity", "label", "kind", "from", "to", "articles"}
    assert changes[0]["from"] is None
    assert changes[0]["articles"] == ["noorderpost-1"]
    assert changes[1]["from"] is not None
    assert "noorderpost-3" in changes[1]["articles"]  # type: ignore[operator]


def test_the_order_of_the_lines_does_not_matter(tmp_path: Path) -> None:
    claims, changes = outcome(tmp_path, LINES)
    shuffled = LINES.copy()
    random.Random(7).shuffle(shuffled)  # noqa: S311
    other_claims, other_changes = outcome(tmp_path, shuffled)
    assert other_changes == changes
    assert sorted(other_claims, key=lambda row: str(row["id"])) == sorted(
        claims, key=lambda row: str(row["id"])
    )


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{", "is not JSON"),
        ("[]", "is not a JSON object"),
        (OFF_TOPIC.replace('"guid"', '"gid"'), "guid missing"),
        (OFF_TOPIC.replace("+02:00", ""), "no time with a zone"),
        (OFF_TOPIC.replace("https:", "file:"), "url"),
    ],
)
def test_a_bad_line_is_told_with_file_line_and_reason(tmp_path: Path, bad: str, reason: str) -> None:
    done = replay(write(tmp_path / "articles.jsonl", LINES[0], bad))
    assert done.returncode == 2
    [complaint] = done.stderr.splitlines()
    assert complaint.startswith("articles.jsonl:2: ")
    assert reason in complaint
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_not_there_is_told_before_the_work(tmp_path: Path) -> None:
    articles = write(tmp_path / "articles.jsonl", LINES[0])
    done = replay(articles, "--claims", str(tmp_path / "weg" / "claims.jsonl"))
    assert (done.returncode, "there is no folder" in done.stderr) == (2, True)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = replay(tmp_path / "nothing.jsonl")
    assert done.returncode == 2
    assert "does not exist" in done.stderr
