"""Which entries are of one article, over feeds and over time.

The outlet's guid comes first, then the address; but outlets use a guid again for another article, change an
address along with a headline, and give one article two guids in two feeds. So an entry has *marks*, and
entries of one outlet that share a mark are of one article, directly or by way of others:

- its canonical address;
- its guid together with the number in its address (``/artikel/2560011-...``: the words may change);
- its guid together with the moment of publication (the address may change wholly).

A guid alone is a mark only where there is neither. What follows depends on the set of entries, never on the
order in which they came.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from cijferwacht.paths import SEEDS

#: The number an editorial system gives an article, in the path of its address.
NUMBER = re.compile(r"(?<!\d)\d{6,}(?!\d)")
#: Eight digits that are a date number no article.
DATE = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")


@cache
def _tracking() -> tuple[tuple[str, ...], frozenset[str]]:
    settings = tomllib.loads((SEEDS / "pages.toml").read_text(encoding="utf-8"))["tracking"]
    return tuple(settings["prefixes"]), frozenset(settings["names"])


def _is_tracking(name: str) -> bool:
    prefixes, names = _tracking()
    return name.lower() in names or name.lower().startswith(prefixes)


def canonical_url(url: str) -> str:
    """``url`` without what does not tell articles apart, for comparison only; "" when it is none.

    Without scheme, ``www.``, default port, trailing slash and tracking; host in lower case, percent signs
    alike, the rest of the query in order of name. A query of one word stays: ``fd.nl/?rss`` is not
    ``fd.nl/``. A fragment stays unless it tracks: posts of a live blog differ in nothing else.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if not host:
        return ""
    host = host.removeprefix("www.")
    if port is not None and port != {"http": 80, "https": 443}.get(parts.scheme):
        host = f"{host}:{port}"
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._").rstrip("/") or "/"
    kept = []
    for pair in parts.query.split("&"):
        name = pair.partition("=")[0]
        if pair and not _is_tracking(unquote(name)):
            kept.append(quote(unquote(pair), safe="=/:@!$'()*,;~-._+"))
    fragment = parts.fragment
    if fragment and all(_is_tracking(name) for name, _ in parse_qsl(fragment, keep_blank_values=True)):
        fragment = ""
    query = "&".join(sorted(kept))
    return host + path + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def marks(guid: str, url: str, published: datetime | None) -> tuple[str, ...]:
    """What an entry is recognised by within its outlet; see the module's text."""
    canonical = canonical_url(url)
    found = []
    # A front page is nobody's address: a feed that links there links everything there.
    if canonical and not re.fullmatch(r"[^/]*/", canonical):
        found.append(f"url {canonical}")
    path = urlsplit(f"//{canonical}").path
    numbers = [number for number in NUMBER.findall(path) if not DATE.fullmatch(number)]
    if numbers:
        found.append(f"guid {guid} number {max(numbers, key=len)}")
    if published is not None:
        found.append(f"guid {guid} published {published.astimezone(UTC):%Y%m%dT%H%M%S}")
    return tuple(found) or (f"guid {guid}",)


def grouped(marks_of: Sequence[Iterable[str]], known: Mapping[str, int]) -> list[tuple[list[int], list[int]]]:
    """Entries that are of one article, joined over shared marks.

    Args:
        marks_of: the marks of each entry.
        known: articles that some of these marks belong to already.

    Returns:
        Groups in order of their first entry: (indices of entries, known articles in ascending order). No
        known article: a new one. More than one: they turn out to be the same.
    """
    parent: dict[object, object] = {}

    def root(node: object) -> object:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for index, entry_marks in enumerate(marks_of):
        root(index)
        for mark in entry_marks:
            parent[root(mark)] = root(index)
            if mark in known:
                parent[root(("article", known[mark]))] = root(index)
    groups: dict[object, tuple[list[int], set[int]]] = {}
    for index in range(len(marks_of)):
        groups.setdefault(root(index), ([], set()))[0].append(index)
    for article in set(known.values()):
        node = ("article", article)
        if node in parent:
            groups[root(node)][1].add(article)
    return [(indices, sorted(articles)) for indices, articles in groups.values()]


@dataclass(frozen=True, slots=True)
class Named:
    """An entry as far as it names its article."""

    article: int
    guid: str
    canonical_url: str
    first_seen: datetime


def article_keys(outlet: str, entries: Iterable[Named]) -> dict[int, str]:
    """The stable key of each article: ``outlet:guid`` of its first entry.

    Where a guid was used for more than one article the first to carry it has the plain key; the others
    add ``#`` and eight digits of a hash of their address.

    Args:
        outlet: slug.
        entries: all entries of the articles, and all others of the outlet that share a guid with them.
    """
    first: dict[int, Named] = {}
    holder: dict[str, Named] = {}

    def order(entry: Named) -> tuple[datetime, str, str]:
        return entry.first_seen, entry.guid, entry.canonical_url

    for entry in sorted(entries, key=order):
        first.setdefault(entry.article, entry)
        holder.setdefault(entry.guid, entry)
    keys = {}
    for article, entry in first.items():
        key = f"{outlet}:{entry.guid}"
        if holder[entry.guid].article != article:
            told_apart_by = entry.canonical_url or entry.first_seen.astimezone(UTC).isoformat()
            key += "#" + hashlib.sha256(told_apart_by.encode()).hexdigest()[:8]
        keys[article] = key
    return keys
