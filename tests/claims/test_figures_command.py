"""``cijferwacht figures``: lines in, JSON lines out, offsets within each line's own text."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from cijferwacht.claims.command import figures


def run(lines: str, *options: str) -> list[dict[str, object]]:
    result = CliRunner().invoke(figures, list(options), input=lines)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


def test_one_answer_a_line() -> None:
    text = "Het kost ruim 3 miljard euro per jaar."
    plain, row = run(f"{text}\n{json.dumps({'text': text})}\n")
    assert plain == row
    (figure,) = plain["figures"]
    assert text[figure["start"] : figure["end"]] == "ruim 3 miljard euro"
    assert (figure["low"], figure["unit"], figure["bound"], figure["per"]) == (3e9, "EUR", "over", "year")
    assert text[figure["number"]["start"] : figure["number"]["end"]] == "3 miljard"
    assert figure["noun"]["text"] == "euro"


def test_dates_are_resolved_against_the_reference() -> None:
    (answer,) = run(json.dumps({"text": "Het besluit valt donderdag.", "reference": "2025-03-04"}))
    assert [date["date"] for date in answer["dates"]] == ["2025-03-06"]


def test_all_numbers_also_reads_what_is_no_news() -> None:
    text = "Zij wonnen drie wedstrijden in twee weken."
    assert run(text) == [{"figures": [], "dates": []}]
    (answer,) = run(text, "--all-numbers")
    assert [(f["low"], f["unit"], f["noun"]["text"]) for f in answer["figures"]] == [
        (3.0, None, "wedstrijden"),
        (2.0, None, "weken"),
    ]


def test_explanations_cite_the_lexicon() -> None:
    (answer,) = run("Bijna 40 procent.", "--explain")
    reasons = answer["figures"][0]["reasons"]
    assert any(reason.startswith("hedge: hedges.tsv:") for reason in reasons)
    assert any(reason.startswith("unit: units.tsv:") for reason in reasons)


@pytest.mark.parametrize(
    ("line", "problem"),
    [('{"tekst": "3 euro"}', 'line 1: no "text"'), ('{"text": "a", "reference": "later"}', "is no date")],
)
def test_a_bad_line_is_told(line: str, problem: str) -> None:
    result = CliRunner().invoke(figures, input=line)
    assert result.exit_code == 1
    assert problem in result.output
