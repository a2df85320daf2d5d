"""An article's own page: its main text, or which wall stands before it. Walls are told, never passed."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from cijferwacht.feeds.charset import decode
from cijferwacht.feeds.plain import LONGEST_TEXT, one_line
from cijferwacht.feeds.walls import is_consent_address
from cijferwacht.paths import SEEDS

PageOutcome = Literal[
    "read", "consent", "paywall", "reserved", "robots", "gone", "blocked", "unreadable", "failed"
]

#: A page with less main text than this is no article (a shell, a gallery, a video).
SHORTEST_ARTICLE = 250
JSON_LD = re.compile(
    r"<script[^>]{0,200}application/ld\+json[^>]{0,200}>(.{2,100000}?)</script>", re.S | re.I
)
#: TDM Reservation Protocol (W3C Community Group report): the publisher reserves text and data mining.
TDM_META = re.compile(r"<meta[^>]{0,200}name=[\"']tdm-reservation[\"'][^>]{0,200}content=[\"']1[\"']", re.I)


@dataclass(frozen=True, slots=True)
class PageReading:
    """What came of a page. ``text`` only with outcome read: paragraphs separated by an empty line."""

    outcome: PageOutcome
    text: str | None = None
    detail: str | None = None


@cache
def _markers() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Text in the HTML of consent walls, and of paywalls."""
    settings = tomllib.loads((SEEDS / "pages.toml").read_text(encoding="utf-8"))
    consent, paywall = settings["consent"]["markers"], settings["paywall"]["markers"]
    return tuple(map(str.lower, consent)), tuple(map(str.lower, paywall))


def read_page(body: bytes, headers: Mapping[str, str], url: str) -> PageReading:
    """The main text of a page that answered 200, or why there is none.

    Args:
        body: its bytes.
        headers: names in lower case.
        url: its address after redirects.
    """
    if is_consent_address(url):
        return PageReading("consent", detail=f"ends at {url}")
    kind = headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if kind not in ("text/html", "application/xhtml+xml", ""):
        return PageReading("unreadable", detail=f"is {kind}")
    text = decode(body, headers.get("content-type", ""))
    if headers.get("tdm-reservation", "").strip() == "1" or TDM_META.search(text):
        return PageReading("reserved", detail="tdm-reservation: 1")
    low = text.lower()
    consent, paywall = _markers()
    if any(data.get("isAccessibleForFree") in (False, "False", "false") for data in _json_ld(text)):
        return PageReading("paywall", detail="isAccessibleForFree is false")
    for marker in paywall:
        if marker in low:
            return PageReading("paywall", detail=f"holds {marker}")
    article = _main_text(text, url)
    if len(article) < SHORTEST_ARTICLE:
        for marker in consent:
            if marker in low:
                return PageReading("consent", detail=f"holds {marker}")
        return PageReading("unreadable", detail=f"main text of {len(article)} characters")
    return PageReading("read", text=article)


def _main_text(markup: str, url: str) -> str:
    """The text of the article without menus, teasers and comments."""
    import trafilatura

    found = trafilatura.extract(
        markup, url=url, favor_precision=True, include_comments=False, include_tables=True, deduplicate=False
    )
    lines = (one_line(line) for line in (found or "").split("\n"))
    return "\n\n".join(line for line in lines if line)[:LONGEST_TEXT].rstrip()


def _json_ld(markup: str) -> Iterator[Mapping[str, Any]]:
    """Every object of the page's structured data, nested ones too."""
    for match in JSON_LD.finditer(markup):
        try:
            found = [json.loads(match[1])]
        except (ValueError, RecursionError):
            continue
        while found:
            value = found.pop()
            if isinstance(value, dict):
                yield value
                found += value.values()
            elif isinstance(value, list):
                found += value
