"""Changes and histories in the formats other programs read: CSV, JSON and Atom."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

from cijferwacht.model import Change, Edition, Said, Value
from cijferwacht.reports.story import Item, safe_link, tell
from cijferwacht.reports.wording import Wording, plain

#: What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")

_ATOM = "http://www.w3.org/2005/Atom"
#: Entries of the feed: more than a feed reader that looks every day can miss.
_MOST_ENTRIES = 300

CHANGE_COLUMNS: tuple[str, ...] = (
    "day",
    "kind",
    "quantity",
    "name",
    "before_low",
    "before_high",
    "after_low",
    "after_high",
    "unit",
    "per",
    "bound",
    "status",
    "since",
    "sentence",
    "speaker",
    "outlet",
    "url",
    "article",
    "topics",
)


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A CSV file (RFC 4180), line by line, that a spreadsheet opens without running anything in it.

    Numbers stay numbers; text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    line = io.StringIO()
    writer = csv.writer(line)

    def written(cells: Iterable[Any]) -> str:
        writer.writerow(cells)
        text = line.getvalue()
        line.seek(0)
        line.truncate()
        return text

    # A byte order mark: without it Excel reads UTF-8 as Latin-1.
    yield "\ufeff" + written(columns)
    for row in rows:
        yield written(_cell(row.get(column)) for column in columns)


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e18 else value
    if isinstance(value, int):
        return value
    text = plain(str(value))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def change_row(change: Change, language: str) -> dict[str, Any]:
    """A change as a row of :data:`CHANGE_COLUMNS`, with its most telling evidence."""
    first = change.evidence[0] if change.evidence else None
    dutch = language == "nl"
    return {
        "day": change.day,
        "kind": change.kind,
        "quantity": change.quantity,
        "name": change.name_nl if dutch else change.name_en,
        "before_low": change.before.low if change.before else None,
        "before_high": change.before.high if change.before else None,
        "after_low": change.after.low,
        "after_high": change.after.high,
        "unit": change.after.unit,
        "per": change.after.per,
        "bound": change.after.bound,
        "status": change.after.status,
        "since": change.since,
        "sentence": change.sentence_nl if dutch else change.sentence_en,
        "speaker": first.speaker if first else None,
        "outlet": first.outlet_name if first else None,
        "url": safe_link(first.url) if first else None,
        "article": first.article if first else None,
        "topics": " ".join(change.topics),
    }


def value_object(value: Value | None) -> dict[str, Any] | None:
    """A value as JSON."""
    return None if value is None else asdict(value)


def change_object(change: Change) -> dict[str, Any]:
    """A change as JSON, with all its evidence."""
    return {
        "day": change.day.isoformat(),
        "kind": change.kind,
        "quantity": change.quantity,
        "name": {"nl": change.name_nl, "en": change.name_en},
        "sentence": {"nl": change.sentence_nl, "en": change.sentence_en},
        "from": value_object(change.before),
        "to": value_object(change.after),
        "since": change.since.isoformat() if change.since else None,
        "weight": change.weight,
        "topics": list(change.topics),
        "evidence": [_said_object(said) for said in change.evidence],
        "evidence_before": [_said_object(said) for said in change.evidence_before],
    }


def _said_object(said: Said) -> dict[str, Any]:
    return {
        "article": said.article,
        "version": said.version,
        "outlet": said.outlet_name,
        "url": safe_link(said.url),
        "title": said.title,
        "at": said.at.isoformat(),
        "speaker": said.speaker,
        "sentence": said.sentence,
        "figure": [said.mark.start, said.mark.end],
        "value": value_object(said.value),
    }


def atom_feed(
    reports: Iterable[tuple[Edition, int, datetime]],
    words: Wording,
    *,
    collection: str,
    self_url: str,
    page_url: Callable[[Edition, Item], str],
    now: datetime,
) -> bytes:
    """An Atom feed (RFC 4287) of changes, newest day first, up to a few hundred.

    An entry's id is made of collection, day, quantity and kind (a tag URI, RFC 4151), so it stays the same
    when the report is made anew; its ``updated`` is when the version that tells it was made.
    """
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": words.code})

    def add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
        element = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
        element.text = plain(text) or None
        return element

    title = words("exports.feed_title")
    if collection == "sample":
        title = words("collection.sample_subject", subject=title)
    add(feed, "title", title)
    add(feed, "id", f"tag:cijferwacht,2025:{collection}/changes")
    add(feed, "link", rel="self", type="application/atom+xml", href=self_url)
    add(add(feed, "author"), "name", words("heading.report"))
    updated = add(feed, "updated")
    newest: datetime | None = None
    entries = 0
    for edition, _, made in reports:
        if entries >= _MOST_ENTRIES:
            break
        newest = made if newest is None else max(newest, made)
        for item in tell(edition, words, charts=False).items[: _MOST_ENTRIES - entries]:
            entries += 1
            entry = add(feed, "entry")
            add(entry, "title", f"{item.name}: {item.values}")
            add(entry, "id", f"tag:cijferwacht,2025:{collection}/{edition.day}/{item.anchor}")
            add(entry, "updated", made.isoformat())
            add(entry, "link", rel="alternate", type="text/html", href=page_url(edition, item))
            for topic in item.change.topics:
                add(entry, "category", term=plain(topic))
            told = [f"[{item.kind}]", item.sentence, f"{item.since}." if item.since else ""]
            told += [
                f"“{q.before}{q.figure}{q.after}” ({q.speaker} · {q.outlet}, {q.moment})"
                for q in item.quotes[:1]
            ]
            add(entry, "summary", " ".join(part for part in told if part))
    updated.text = (newest or now).isoformat()
    document: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return document
