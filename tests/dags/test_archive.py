"""The sample archive through the real DAG, a day at a time, against what a careful editor wants of it.

`seeds/sample/expected.toml` was written by hand from the articles; how it is held against the reports is in
tests/sample_expectation.py.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

from cijferwacht.database import connect
from cijferwacht.database.reports import StoredReport, stored_report
from cijferwacht.days import days_between
from cijferwacht.model import ChangeKind, Value
from cijferwacht.pipeline.history import take_in_articles
from sample_expectation import Numbers, Told, as_line, known_gaps, read_expected, unmet

DAYS = [day.isoformat() for day in days_between(date(2026, 3, 22), date(2026, 4, 4))]


def play(days: list[str], environment: dict[str, str]) -> list[str]:
    """The state of each day's run, in order."""
    played = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("play_days.py")), *days],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert played.returncode == 0, played.stderr[-3000:]
    states: list[str] = json.loads(played.stdout.splitlines()[-1])
    return states


def lines_of(report: StoredReport) -> list[Told]:
    """A report's changes in the form of the expectation."""
    return [
        Told(
            report.day,
            change.kind,
            numbers(change.before),
            numbers(change.after),
            frozenset(
                said.article.removeprefix(f"{said.outlet}:")
                for said in (*change.evidence, *change.evidence_before)
            ),
            change.name_nl,
        )
        for change in report.edition.changes
    ]


def numbers(value: Value | None) -> Numbers | None:
    if value is None:
        return None
    return {"low": value.low, "high": value.high, "unit": value.unit, "status": value.status}


def test_every_day_of_the_archive_gets_the_report_an_editor_wants(
    postgres_url: str, airflow_variables: Callable[[str], dict[str, str]]
) -> None:
    # The last two days twice: a report that comes out the same makes no new version.
    played = [*DAYS, *DAYS[-2:]]
    assert play(played, airflow_variables(postgres_url)) == ["success"] * len(played)
    with connect(postgres_url, "sample") as db:
        reports = {day: stored_report(db, date.fromisoformat(day)) for day in DAYS}
    # One article of the 25th, published at 23:40, was captured after midnight: its day is told again.
    versions = {day: report.version for day, report in reports.items() if report is not None}
    assert versions == {day: 2 if day == "2026-03-25" else 1 for day in DAYS}, (
        "playing again changed a report"
    )

    told = [line for report in reports.values() if report is not None for line in lines_of(report)]
    missing, extra = unmet(read_expected(), told)
    assert {line.kind for line in told} == set(get_args(ChangeKind))
    may_miss, may_add = known_gaps()
    assert [str(line) for line in missing if as_line(line) not in may_miss] == [], "no longer told"
    assert [str(line) for line in extra if as_line(line) not in may_add] == [], "new wrong alarms"


def test_a_day_of_which_only_a_file_of_articles_tells_gets_its_report(
    postgres_url: str, airflow_variables: Callable[[str], dict[str, str]]
) -> None:
    article = {
        "id": "noorderpost-1",
        "source": "noorderpost",
        "guid": "noorderpost-voorbeeld-1",
        "url": "https://noorderpost.example/1",
        "published": "2026-05-04T09:00:00+02:00",
        "title": "Amerikaanse heffing op goederen uit de EU is nu 20 procent",
        "text": "De Verenigde Staten heffen 20 procent op alle goederen uit de Europese Unie.",
    }
    with connect(postgres_url) as live:
        take_in_articles(live, [json.dumps(article)], "mei.jsonl", datetime.now(UTC))
        assert play(["2026-05-04"], airflow_variables(postgres_url)) == ["success"]
        report = stored_report(live, date(2026, 5, 4))
        assert report is not None
        assert [(line.kind, line.after) for line in lines_of(report)] == [
            ("new", {"low": 20.0, "high": 20.0, "unit": "percent", "status": "fact"})
        ]
