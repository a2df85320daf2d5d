"""Lexicons: every one of the grammar loads, and a bad line is refused by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from cijferwacht import paths
from cijferwacht.claims.hedges import BOUNDS
from cijferwacht.claims.lexicon import LexiconError, read_entries

BAD = [
    ("procent\tpercent\nton\n", 2, "1 columns, not 2"),
    ("# eerst\n\nton\t\n", 3, "1 columns, not 2"),
    ("ton\ttonne\nkilo\tkg\nton\ttonne\n", 3, "stands on line 1 too"),
    ("ton\t\ttonne\n", 1, "3 columns, not 2"),
]


@pytest.mark.parametrize(("text", "line", "problem"), BAD)
def test_a_bad_line_is_refused(tmp_path: Path, text: str, line: int, problem: str) -> None:
    path = tmp_path / "units.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        list(read_entries(path, range(2, 3)))
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert problem in str(caught.value)


def test_comments_may_follow_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "units.tsv"
    path.write_text("ton\ttonne\t# of duizend kilo\n", encoding="utf-8")
    (entry,) = read_entries(path, range(2, 3))
    assert (entry.columns, entry.where) == (("ton", "tonne"), "units.tsv:1")
    with pytest.raises(LexiconError, match="'tonne' is no number"):
        entry.number(1)


def test_every_hedge_has_a_bound() -> None:
    for entry in read_entries(paths.SEEDS / "lexicon" / "hedges.tsv", range(3, 5)):
        assert entry.columns[1] in BOUNDS, entry.where
        assert entry.columns[2] in ("before", "before_the", "level_the", "round"), entry.where
