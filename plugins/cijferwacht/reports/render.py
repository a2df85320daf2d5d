"""An edition as a mail's subject, HTML, text and pictures: a function of edition and language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from cijferwacht.model import Edition
from cijferwacht.reports.story import Item, Story, for_topics, tell
from cijferwacht.reports.wording import Wording, tied, whole, wording

#: Gmail shows no more than 102 kB of a mail's HTML and hides the rest behind a link; some room is left for
#: what it adds itself. https://support.google.com/a/answer/13130
HTML_LIMIT = 98_000
#: Changes told with their sentences and chart before the rest is told in a line each.
_FULL_ITEMS = 14
#: Changes in a line each before the rest is only counted.
_LINES = 40
#: New quantities, always in a line each: what is followed for the first time is no change yet.
_NEW_LINES = 12


@dataclass(frozen=True, slots=True)
class Image:
    """A picture inside the mail, named by its Content-ID (without angle brackets)."""

    content_id: str
    alt: str
    png: bytes


@dataclass(frozen=True, slots=True)
class Rendered:
    """A report as people get it. ``html`` refers to its ``images`` by ``cid:``."""

    language: str
    subject: str
    html: str
    text: str
    images: tuple[Image, ...]
    quiet: bool


@dataclass(frozen=True, slots=True)
class _Stylesheet:
    """The one sheet of the mail: rules by class, written into every tag, and the queries that cannot."""

    rules: Mapping[str, str]
    queries: str


def render(
    edition: Edition,
    language: str = "nl",
    *,
    page_url: str = "",
    address: str = "",
    unsubscribe_url: str = "",
    topics: tuple[str, ...] = (),
    topic_names: Mapping[str, str] | None = None,
) -> Rendered:
    """The report of an edition.

    :param language: "nl" or "en".
    :param page_url: the http(s) address of the edition's page; no link without it.
    :param address: the reader's address, told in the footer.
    :param unsubscribe_url: a ``mailto:`` or http(s) address to leave the list; no link without it.
    :param topics: tell only changes on these topics; all without any.
    :param topic_names: what readers call a topic, by its slug.
    :raises ValueError: an unknown language.
    """
    words = wording(language)
    story = tell(for_topics(edition, topics), words, topic_names=topic_names, restricted=bool(topics))
    new = story.sections["new"]
    changes = story.items[: len(story.items) - len(new)]
    full = _FULL_ITEMS
    while True:
        images = _images(changes[:full], words)
        context: dict[str, object] = {
            "story": story,
            "full": {item.anchor for item in changes[:full]},
            "lines": {item.anchor for item in (*changes[full : full + _LINES], *new[:_NEW_LINES])},
            "uncounted": max(len(changes) - full - _LINES, 0),
            "untold_new": max(len(new) - _NEW_LINES, 0),
            "image": images,
            "words": words,
            "page_url": page_url,
            "address": address,
            "unsubscribe_url": unsubscribe_url,
        }
        html = _environment().get_template("mail.html").render(context)
        if len(html.encode("utf-8")) <= HTML_LIMIT or full == 0:
            break
        full -= max(1, full // 4)
    text = _environment().get_template("mail.txt").render(context)
    return Rendered(
        language=words.code,
        subject=story.subject,
        html=html,
        text=_tidy(text),
        images=tuple(images.values()),
        quiet=story.quiet,
    )


def _images(items: tuple[Item, ...], words: Wording) -> dict[str, Image]:
    with_chart = [item for item in items if item.chart is not None]
    if not with_chart:
        return {}
    # A plotting library, loaded for the few days that need it.
    from cijferwacht.reports.chart import draw

    images: dict[str, Image] = {}
    for number, item in enumerate(with_chart, start=1):
        assert item.chart is not None  # noqa: S101 - chosen above
        chart = item.chart
        png = draw(chart.points, chart.first, chart.last, words.code, form="png")
        images[item.anchor] = Image(f"chart-{number}@cijferwacht", chart.alt, png)
    return images


_BLANK_LINES = re.compile(r"\n{3,}")


def _tidy(text: str) -> str:
    lines = (line.rstrip() for line in text.splitlines())
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip() + "\n"


_RULE = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@cache
def _stylesheet() -> _Stylesheet:
    """``mail.css``: flat ``.name { ... }`` rules first, then everything from the first ``@media`` on."""
    css = _COMMENT.sub("", files("cijferwacht.reports").joinpath("templates", "mail.css").read_text("utf-8"))
    flat, at, queries = css.partition("@media")
    rules = {name: " ".join(body.split()).rstrip(";") for name, body in _RULE.findall(flat)}
    return _Stylesheet(rules, " ".join((at + queries).split()))


def _styled(*names: str) -> Markup:
    """``class`` and ``style`` of a tag: mail programs that drop style sheets keep the second."""
    rules = _stylesheet().rules
    style = "; ".join(rules[name] for name in names)
    return Markup('class="{}" style="{}"').format(" ".join(names), style)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("cijferwacht.reports"),
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    styled: Callable[..., Markup] = _styled
    environment.globals.update(css=styled, queries=Markup(_stylesheet().queries))  # noqa: S704 - our own file
    environment.filters.update(wrapped=_wrapped, tied=tied, whole=whole)
    return environment


def _wrapped(text: str, indent: str = "", width: int = 76) -> str:
    """Lines of at most ``width`` characters, each after the first beginning with ``indent``."""
    lines, line = [], ""
    for word in str(text).split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = indent + word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


__all__ = ["HTML_LIMIT", "Image", "Rendered", "Story", "escape", "render"]
