"""What ``seeds/sample/expected.toml`` asks for, held against the changes that were told.

``unmet`` answers with both sides of the difference as readable lines, so that a failing test shows an
editor's view: which lines are missing, which are wrong alarms.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cijferwacht.paths import SEEDS

Numbers = Mapping[str, Any]
EXPECTED = SEEDS / "sample" / "expected.toml"
KNOWN_GAPS = Path(__file__).with_name("sample_known_gaps.toml")


@dataclass(frozen=True)
class Told:
    """One line of a day's report; ``articles`` are guids."""

    day: date
    kind: str
    before: Numbers | None
    after: Numbers | None
    articles: frozenset[str]
    name: str = ""

    def __str__(self) -> str:
        return f"{self.day} {self.kind:9} {self.name}: {_short(self.before)} -> {_short(self.after)}"


def read_expected(path: Path = EXPECTED) -> list[Told]:
    """Every expected line, in the order of the file."""
    days = tomllib.loads(path.read_text(encoding="utf-8"))["day"]
    return [
        Told(
            day["date"],
            change["kind"],
            change.get("from"),
            change.get("to"),
            frozenset(change["articles"]),
            change["quantity"],
        )
        for day in days
        for change in day["change"]
    ]


def unmet(expected: Iterable[Told], told: Iterable[Told]) -> tuple[list[Told], list[Told]]:
    """Expected lines that were not told, and told lines that nobody expects."""
    missing, extra = [], list(told)
    for line in expected:
        found = next((other for other in extra if _meets(line, other)), None)
        if found is None:
            missing.append(line)
        else:
            extra.remove(found)
    return missing, extra


def as_line(told: Told) -> str:
    """A line of a report without its quantity's name, which an editor may change."""
    return f"{told.day} {told.kind}: {_short(told.before)} -> {_short(told.after)}"


def known_gaps(path: Path = KNOWN_GAPS) -> tuple[set[str], set[str]]:
    """Expected lines that are known to be missing, and told lines known to be wrong alarms."""
    gaps = tomllib.loads(path.read_text(encoding="utf-8"))
    missing, extra = ({gap["line"] for gap in gaps.get(side, ())} for side in ("missing", "extra"))
    return missing, extra


def _meets(line: Told, other: Told) -> bool:
    if (line.day, line.kind) != (other.day, other.kind) or not line.articles & other.articles:
        return False
    if line.kind == "withdrawn":
        return _same(line.before, other.before or other.after)
    if line.kind == "disputed":
        sides = (other.before, other.after)
        return any(_same(line.before, one) and _same(line.after, two) for one, two in (sides, sides[::-1]))
    return _same(line.after, other.after) and _within(other.before, line.before)


def _same(one: Numbers | None, two: Numbers | None) -> bool:
    if one is None or two is None:
        return one is two
    return _kind(one) == _kind(two) and _ends(one) == _ends(two)


def _within(one: Numbers | None, two: Numbers | None) -> bool:
    """Equal, or one of the values that stood side by side after a dispute."""
    if one is None or two is None:
        return one is two
    (low, high), (lowest, highest) = _ends(one), _ends(two)
    return _kind(one) == _kind(two) and lowest <= low and high <= highest


def _ends(value: Numbers) -> tuple[float, float]:
    low = value["high"] if value.get("low") is None else value["low"]
    high = low if value.get("high") is None else value["high"]
    return round(float(low), 6), round(float(high), 6)


def _kind(value: Numbers) -> str:
    """Persons are counted as goods are: "86.000 militairen" may be persons or soldiers."""
    unit = str(value["unit"])
    return "count" if unit.startswith("count:") or unit == "person" else unit


def _short(value: Numbers | None) -> str:
    if value is None:
        return "-"
    low, high = _ends(value)
    return (
        f"{low:g}{'' if low == high else f' to {high:g}'} {value['unit']} {value.get('status', '')}".strip()
    )
