"""What stands in a snapshot: its bytes in, entries and tombstones out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from cijferwacht.feeds.charset import decode
from cijferwacht.feeds.guard import ForbiddenAddress, check_url
from cijferwacht.feeds.moments import moment
from cijferwacht.feeds.plain import LONGEST_HTML, one_line, paragraphs, title_line
from cijferwacht.feeds.xml import NAMESPACES, NotXML, read_xml

#: Entries of one snapshot that are read; the largest real feeds hold a few hundred.
MOST_ENTRIES = 1_000
LONGEST_GUID = 1_000
DELETED = f"{{{NAMESPACES['at']}}}deleted-entry"
ROOTS = re.compile(r"<(?:[\w.-]+:)?(rss|feed|RDF|rdf)\b")
HTML = re.compile(r"<(?:!doctype\s+html|html|head)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a snapshot. Times are as the feed says, in UTC, unclamped; None when it says none."""

    guid: str
    #: Absolute address, or "" when the item has none.
    url: str
    title: str
    #: Plain text, paragraphs separated by an empty line; "" when there is none.
    text: str
    published: datetime | None = None
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tombstone:
    """``at:deleted-entry`` (RFC 6721): the outlet says that the entry with this guid is gone."""

    guid: str
    deleted: datetime | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """A snapshot's content. ``format`` is as feedparser names it (rss20, atom10, rss10, ...)."""

    format: str
    entries: tuple[Entry, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    #: Items left out because they have neither guid nor link, or neither title nor text.
    unusable: int = 0


class NotAFeed(Exception):
    """The bytes are no feed. ``problem`` is html, consent, empty-body or not-a-feed."""

    def __init__(self, problem: str, detail: str) -> None:
        super().__init__(detail)
        self.problem = problem
        self.detail = detail


def parse(body: bytes, *, media_type: str = "", base: str = "") -> Parsed:
    """Read the bytes of a feed.

    Entity definitions are not expanded (feedparser drops all but plain characters), at most
    ``MOST_ENTRIES`` items are read, and of items with one guid and address the first counts.

    Args:
        body: the bytes, content decoding done.
        media_type: ``Content-Type`` as the server sent it, for its charset.
        base: address of the feed, to which relative links are relative.

    Raises:
        NotAFeed: the bytes are a web page, or nothing a feed could be.
    """
    text = decode(body, media_type).lstrip()
    if not text:
        raise NotAFeed("empty-body", "the answer has no content")
    root = ROOTS.search(text[:20_000])
    page = HTML.search(text[:20_000])
    if root is None or (page is not None and page.start() < root.start()):
        if page is not None:
            title = re.search(r"<title[^>]{0,200}>([^<]{0,200})", text[:200_000], re.IGNORECASE)
            named = f": {one_line(title[1])!r}" if title else ""
            raise NotAFeed("html", f"a web page instead of a feed{named}")
        raise NotAFeed("not-a-feed", f"no feed begins with {one_line(text[:60])!r}")
    try:
        tree = read_xml(text)
    except NotXML as error:
        raise NotAFeed("not-a-feed", one_line(str(error))[:200]) from error
    tombstones = tuple(_tombstones(tree))
    _keep_first(tree, MOST_ENTRIES)
    found = _feedparser(tree)
    if not found.get("version") and not found.entries:
        raise NotAFeed("not-a-feed", f"its root element is {one_line(str(tree.tag))[:200]}")
    entries: dict[tuple[str, str], Entry] = {}
    unusable = 0
    for item in found.entries[:MOST_ENTRIES]:
        entry = _entry(item, base)
        if entry is None:
            unusable += 1
        else:
            entries.setdefault((entry.guid, entry.url), entry)
    return Parsed(found.get("version") or "unknown", tuple(entries.values()), tombstones, unusable)


def _keep_first(tree: etree._Element, most: int) -> None:
    """Drop the items after the first ``most``, and the tombstones."""
    items = [element for element in tree.iter() if etree.QName(element).localname in ("item", "entry")]
    for element in [*items[most:], *tree.iter(DELETED)]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _feedparser(tree: etree._Element) -> Any:
    """feedparser's result for the tree, given as UTF-8 bytes: it neither guesses nor opens anything."""
    import feedparser

    return feedparser.parse(
        # A stream: bytes that happen to be a file's name feedparser would take for the file.
        BytesIO(etree.tostring(tree, encoding="utf-8")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _entry(item: Mapping[str, Any], base: str) -> Entry | None:
    """The entry of one of feedparser's items; None when it cannot be recognised again or says nothing."""
    url = _link(item, base)
    guid = one_line(str(item.get("id") or ""))[:LONGEST_GUID] or url
    title = title_line(str(item.get("title") or ""))
    text = max((paragraphs(value) for value in _texts(item)), key=len, default="")
    if not guid or not (title or text):
        return None
    published = _moment(item, "published") or _moment(item, "created")
    updated = _moment(item, "updated")
    return Entry(
        guid=guid,
        url=url,
        title=title,
        text=text,
        # RSS 1.0 has one date, dc:date, and Atom demands only `updated`.
        published=published or updated,
        updated=updated,
    )


def _texts(item: Mapping[str, Any]) -> Iterator[str]:
    """Every body an item carries: content:encoded, atom:content, description, summary."""
    for content in item.get("content") or ():
        kind = str(content.get("type") or "")
        if kind.startswith("text/") or kind in ("", "html", "xhtml", "application/xhtml+xml"):
            yield str(content.get("value") or "")[:LONGEST_HTML]
    for name in ("summary", "description"):
        if name in item:
            yield str(item.get(name) or "")[:LONGEST_HTML]
            return


def _link(item: Mapping[str, Any], base: str) -> str:
    """The item's address, absolute; "" when it has none that may be asked for."""
    links = [
        str(link.get("href") or "")
        for link in item.get("links") or ()
        if link.get("rel", "alternate") == "alternate"
    ]
    for link in [str(item.get("link") or ""), *links]:
        if not link.strip():
            continue
        try:
            url = urljoin(base, one_line(link))
            check_url(url)
        except (ForbiddenAddress, ValueError):
            continue
        return url
    return ""


def _moment(item: Mapping[str, Any], name: str) -> datetime | None:
    # keys() and not get(): feedparser answers a get of `updated` with `published`.
    return moment(str(item[name])) if name in item.keys() else None  # noqa: SIM118


def _tombstones(tree: etree._Element) -> Iterator[Tombstone]:
    """The tombstones of an Atom feed; feedparser would keep only a feed's last one."""
    found: dict[str, Tombstone] = {}
    for element in tree.iter(DELETED):
        guid = one_line(str(element.get("ref", "")))[:LONGEST_GUID]
        if guid and len(found) < MOST_ENTRIES:
            found.setdefault(guid, Tombstone(guid, moment(str(element.get("when", "")))))
    return iter(found.values())
