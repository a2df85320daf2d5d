"""A quantity's last year as a line small enough to stand in a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from cijferwacht.model import Value


def sparkline(
    values: Sequence[tuple[date, Value]], last: date, *, most: int = 365, width: int = 96, height: int = 24
) -> str:
    """The points of an SVG polyline of steps, "0,12 40,12 40,3 96,3"; empty for fewer than two values.

    Drawn by hand: fifty in a list must not wait for a plotting library.

    Args:
        values: of one unit, oldest first.
        last: the day at the right edge.
        most: days from the left edge to the right; fewer, but at least a fortnight, where there are no more.
        width: in pixels.
        height: in pixels.
    """
    if len(values) < 2:
        return ""
    days = min(max((last - values[0][0]).days + 1, 14), most)
    # The last day has a width too, or a value of today would be a line straight up.
    end = last + timedelta(days=1)
    first = end - timedelta(days=days)
    points = [(max(day, first), middle) for day, value in values if (middle := _middle(value)) is not None]
    if len(points) < 2:
        return ""
    low, high = min(v for _, v in points), max(v for _, v in points)
    span = (high - low) or 1.0

    def at(day: date, value: float) -> str:
        x = (day - first).days / days * width
        y = height - 2 - (value - low) / span * (height - 4)
        return f"{x:.1f},{y:.1f}"

    line = [at(*points[0])]
    for (_, old), (day, new) in pairwise(points):
        line += [at(day, old), at(day, new)]
    line.append(at(end, points[-1][1]))
    return " ".join(line)


def _middle(value: Value) -> float | None:
    edges = [edge for edge in (value.low, value.high) if edge is not None]
    return sum(edges) / len(edges) if edges else None
