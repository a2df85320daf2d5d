"""The step chart of a quantity: one drawing, as PNG for the mail and as SVG for the pages.

The PNG is transparent and drawn in middle tones that stand out on white as well as on a dark mail. The SVG
carries no style of its own, only presentation attributes and classes, so that it obeys both the pages' theme
and their content security policy.

This module loads a plotting library; whoever draws seldom imports it where it draws.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from io import BytesIO
from typing import Any, Literal
from xml.etree import ElementTree

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.collections import PolyCollection
from matplotlib.dates import AutoDateLocator, date2num, num2date
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import ScaledTranslation

from cijferwacht.model import Value
from cijferwacht.reports.story import Point
from cijferwacht.reports.wording import Wording, wording

#: At least 3:1 on white and on #1b1d21 (WCAG 2.2, 1.4.11 non-text contrast).
_INK = "#7a7f87"
_LINE = "#2f7fd1"
_GRID = "#9aa0a833"

#: More dots than this hide the line they stand on.
_MOST_DOTS = 120

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_CLASS_OF_COLOUR = {_INK: "chart-ink", _LINE: "chart-line", _GRID[:7]: "chart-grid"}


@dataclass(frozen=True, slots=True)
class Band:
    """Days on which sources did not agree: the lowest and the highest value they held."""

    first: date
    last: date
    low: float
    high: float


def draw(
    points: Sequence[Point],
    first: date,
    last: date,
    language: str,
    *,
    form: Literal["png", "svg"],
    bands: Sequence[Band] = (),
    width: int = 520,
    height: int = 150,
    alt: str = "",
) -> bytes:
    """The chart of ``points`` from ``first`` to ``last``, ``width`` by ``height`` CSS pixels.

    A value holds until the next one: steps, never a slope between two mornings. A range is a band between
    its ends, an open range is drawn at its known end.

    :raises ValueError: no points to draw.
    """
    if not points:
        raise ValueError("a chart needs a point")
    return _draw(
        points=tuple(points),
        first=first,
        last=last,
        language=language,
        form=form,
        bands=tuple(bands),
        width=width,
        height=height,
        alt=alt,
    )


@lru_cache(maxsize=512)
def _draw(
    *,
    points: tuple[Point, ...],
    first: date,
    last: date,
    language: str,
    form: Literal["png", "svg"],
    bands: tuple[Band, ...],
    width: int,
    height: int,
    alt: str,
) -> bytes:
    words = wording(language)
    dpi = 100
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "cijferwacht", "font.size": 8}):
        figure = Figure(figsize=(width / dpi, height / dpi), dpi=dpi)
        figure.patch.set_alpha(0)
        axes = figure.add_subplot()
        axes.patch.set_alpha(0)
        _steps(axes, points, last, bands)
        left = _axes(axes, points, first, last, words)
        figure.subplots_adjust(left=left / width, right=1 - 24 / width, top=0.93, bottom=26 / height)
        out = BytesIO()
        if form == "png":
            FigureCanvasAgg(figure)
            # Twice the size: sharp on a phone's screen, and the mail gives it its width.
            figure.savefig(out, format="png", dpi=dpi * 2, metadata={"Software": None})
            return out.getvalue()
        FigureCanvasSVG(figure)
        figure.savefig(
            out, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None}
        )
    return _unstyled(out.getvalue(), alt, width, height)


def _ends(value: Value) -> tuple[float, float]:
    low = value.low if value.low is not None else value.high
    high = value.high if value.high is not None else value.low
    return (low or 0.0, high or 0.0)


def _steps(axes: Any, points: tuple[Point, ...], last: date, bands: Sequence[Band]) -> None:
    _areas(axes, [(band.first, band.last + timedelta(days=1), band.low, band.high) for band in bands], _INK)
    ends = [(p.day, *_ends(p.value)) for p in points]
    until = [*(day for day, _, _ in ends[1:]), max(last, ends[-1][0]) + timedelta(days=1)]
    ranges = [
        (day, stop, low, high) for (day, low, high), stop in zip(ends, until, strict=True) if low != high
    ]
    _areas(axes, ranges, _LINE)
    days = [day for day, _, _ in ends] + [until[-1]]
    middles = [(low + high) / 2 for _, low, high in ends]
    axes.step(days, [*middles, middles[-1]], where="post", color=_LINE, linewidth=1.8)
    told = [(day, middle) for day, middle, p in zip(days, middles, points, strict=False) if not p.carried]
    if len(told) > _MOST_DOTS:
        return
    axes.plot(
        [day for day, _ in told],
        [middle for _, middle in told],
        linestyle="none",
        marker="o",
        markersize=3.6,
        color=_LINE,
    )


def _areas(axes: Any, rectangles: Sequence[tuple[date, date, float, float]], colour: str) -> None:
    """Shade from day to day between two values: one collection, for a long life holds hundreds."""
    if not rectangles:
        return
    corners = []
    for first, stop, low, high in rectangles:
        left, right = date2num(first), date2num(stop)  # type: ignore[no-untyped-call]
        corners.append([(left, low), (right, low), (right, high), (left, high)])
    axes.add_collection(PolyCollection(corners, facecolors=colour, alpha=0.28, linewidths=0))


def _axes(axes: Any, points: tuple[Point, ...], first: date, last: date, words: Wording) -> float:
    """Draw grid and labels; gives the room that the widest label of the value axis needs, in pixels.

    Lines and letters of our own rather than the library's ticks: those take twice the time of all the rest,
    and a page draws several charts.
    """
    unit = points[-1].value.unit
    axes.set_axis_off()
    axes.set_xlim(first, last + timedelta(days=1))
    axes.margins(y=0.18)
    axes.autoscale_view(scalex=False)
    low, high = axes.get_ylim()
    counted = unit == "person" or (unit or "").startswith("count:")
    locator = MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10], integer=counted)
    values = [float(f"{n:.10g}") for n in locator.tick_values(low, high) if low <= n <= high]
    labels = [words.amount(n, unit) for n in values]
    across, along = axes.get_yaxis_transform(), axes.get_xaxis_transform()
    axes.hlines(values, 0, 1, transform=across, colors=_GRID[:7], alpha=0.35, linewidth=0.8, zorder=0.5)
    scale = axes.figure.dpi_scale_trans
    beside, below = (
        across + ScaledTranslation(-4 / 72, 0, scale),
        along + ScaledTranslation(0, -4 / 72, scale),
    )
    for n, label in zip(values, labels, strict=True):
        axes.text(0, n, label, transform=beside, ha="right", va="center_baseline", color=_INK)
    for day, label in _days(first, last, words):
        axes.text(day, 0, label, transform=below, ha="center", va="top", color=_INK)
    # 8 point text is at most 6.6 pixels a letter.
    return 12 + 6.6 * max((len(label) for label in labels), default=6)


def _days(first: date, last: date, words: Wording) -> list[tuple[date, str]]:
    """Days that get a label. None stands at the edge of the last day, where it would be half outside."""
    midnights = [datetime.combine(day, time(), UTC) for day in (first, last)]
    ticks = AutoDateLocator(minticks=3, maxticks=6).tick_values(*midnights)  # type: ignore[no-untyped-call]
    days = [num2date(n).date() for n in ticks]  # type: ignore[no-untyped-call]
    long = (last - first).days > 400
    return [(day, words.month(day) if long else words.short_day(day)) for day in days if first <= day <= last]


def _unstyled(svg: bytes, alt: str, width: int, height: int) -> bytes:
    """The SVG with its style attributes and sheets turned into presentation attributes and classes."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(svg)  # noqa: S314 - written by matplotlib a moment ago
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in (f"{{{_SVG}}}metadata", f"{{{_SVG}}}style") or _empty_style(child):
                parent.remove(child)
    for element in root.iter():
        _presented(element)
    _own_names(root, hashlib.sha256(svg + alt.encode()).hexdigest()[:10])
    root.attrib.pop("version", None)
    for key in ("width", "height"):
        root.attrib.pop(key, None)
    root.set("class", "chart")
    root.set("role", "img")
    root.set("width", str(width))
    root.set("height", str(height))
    if alt:
        root.set("aria-label", alt)
    text = ElementTree.tostring(root, encoding="unicode")
    return text.encode("utf-8")


_REFERENCE = re.compile(r"url\(#([^)]+)\)|^#(.+)$")


def _own_names(root: ElementTree.Element, prefix: str) -> None:
    """Names that no other chart on the same page has, and only those something refers to.

    Inside HTML a reference is a plain ``href``: the parser knows the prefix ``xlink`` by its letters only.
    """
    referred: set[str] = set()
    for element in root.iter():
        if (target := element.attrib.pop(f"{{{_XLINK}}}href", None)) is not None:
            element.set("href", target)
        for name in ("href", "clip-path"):
            if found := _REFERENCE.search(element.get(name, "")):
                target = found.group(1) or found.group(2)
                referred.add(target)
                element.set(name, element.attrib[name].replace(f"#{target}", f"#{prefix}-{target}"))
    for element in root.iter():
        own = element.attrib.pop("id", None)
        if own in referred:
            element.set("id", f"{prefix}-{own}")


def _empty_style(element: ElementTree.Element) -> bool:
    return element.tag == f"{{{_SVG}}}defs" and all(child.tag == f"{{{_SVG}}}style" for child in element)


_FONT = re.compile(r"(?:^|\s)(\d+(?:\.\d+)?)px")


def _presented(element: ElementTree.Element) -> None:
    style = element.attrib.pop("style", "")
    classes = []
    for declaration in style.split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if not name:
            continue
        if name in ("font-family", "stroke-miterlimit"):
            continue  # the letters are the page's
        if name == "font":
            if size := _FONT.search(value):
                element.set("font-size", size.group(1))
        elif value in _CLASS_OF_COLOUR:
            classes.append(f"{_CLASS_OF_COLOUR[value]}-{name}")
        else:
            element.set(name, value)
    if classes:
        element.set("class", " ".join(classes))
