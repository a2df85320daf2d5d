"""The feeds an editor has chosen: one TOML file, checked whole, every fault told with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

from cijferwacht.faults import Fault
from cijferwacht.feeds.guard import ForbiddenAddress, check_url

Content = Literal["full", "summary"]
Wall = Literal["none", "consent", "paywall"]
Format = Literal["rss", "rdf", "atom"]

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2}")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "format": ("rss", "rdf", "atom"),
    "content": ("full", "summary"),
    "wall": ("none", "consent", "paywall"),
}
REQUIRED = ("slug", "outlet", "name", "url", "content")
TYPES: Mapping[str, type] = {
    "slug": str,
    "outlet": str,
    "name": str,
    "url": str,
    "former": list,
    "format": str,
    "content": str,
    "fetch_pages": bool,
    "wall": str,
    "language": str,
    "enabled": bool,
    "min_interval": int,
    "silent_after": int,
    "note": str,
}
#: Tells a fault: (key, reason).
Report = Callable[[str, str], None]
KINDS = {
    str: "text in quotes",
    bool: "true or false",
    int: "a whole number",
    list: "addresses in square brackets",
}
#: Shortest interval an editor may set, in minutes: a feed is a courtesy of its outlet.
SHORTEST = 5
LONGEST = 366 * 24 * 60


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed as its settings describe it; ``seeds/feeds.toml`` explains each key."""

    slug: str
    outlet: str
    outlet_name: str
    url: str
    content: Content = "full"
    fetch_pages: bool = False
    wall: Wall = "none"
    format: Format = "rss"
    language: str = "nl"
    enabled: bool = True
    min_interval: timedelta = timedelta(minutes=15)
    silent_after: timedelta = timedelta(hours=48)
    note: str = ""
    #: Addresses it had before, by which archives know it.
    former: tuple[str, ...] = ()


class FeedSettingsError(Exception):
    """A settings file cannot be used; ``faults`` holds everything found wrong, in file order."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.file, fault.line)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def load_feeds(path: Path) -> tuple[Feed, ...]:
    """The feeds of a settings file, in file order, disabled ones included.

    Raises:
        FeedSettingsError: with every fault of the file, not only the first.
    """
    return parse_feeds(read_settings(path), str(path))


def read_settings(path: Path) -> str:
    """The text of a settings file.

    Raises:
        FeedSettingsError: the file is missing or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FeedSettingsError([Fault(str(path), 1, f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise FeedSettingsError([Fault(str(path), line, "is not UTF-8 text")]) from error


def parse_toml(text: str, file: str) -> dict[str, Any]:
    """The tables of a TOML text.

    Raises:
        FeedSettingsError: it is not TOML; the line is the one the parser names.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else max(1, text.count("\n"))
        reason = re.sub(r" \(at .*\)$", "", str(error))
        raise FeedSettingsError([Fault(file, line, f"is not TOML: {reason}")]) from error


def parse_feeds(text: str, file: str) -> tuple[Feed, ...]:
    """As :func:`load_feeds`, from text; ``file`` is the name used in faults."""
    document = parse_toml(text, file)
    lines = text.splitlines()
    faults = [
        Fault(
            file,
            _line_of_key(lines, 0, len(lines), key),
            f"unknown key {key!r}; the file holds [[feed]] only",
        )
        for key in document
        if key != "feed"
    ]
    tables = document.get("feed", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise FeedSettingsError([*faults, Fault(file, 1, "a feed is written as [[feed]], with two brackets")])
    blocks = _blocks(lines, len(tables))
    feeds: list[Feed] = []
    seen: dict[tuple[str, str], int] = {}
    names: dict[str, tuple[str, int]] = {}
    for table, (start, end) in zip(tables, blocks, strict=True):
        found: list[Fault] = []

        def fault(
            key: str, reason: str, *, start: int = start, end: int = end, to: list[Fault] = found
        ) -> None:
            to.append(Fault(file, _line_of_key(lines, start, end, key), reason))

        _check(table, fault)
        former = table.get("former")
        addresses = [("former", each) for each in former] if isinstance(former, list) else []
        for key, value in [("slug", table.get("slug")), ("url", table.get("url")), *addresses]:
            if isinstance(value, str):
                taken = "slug" if key == "slug" else "url"
                first = seen.setdefault((taken, value), start + 1)
                if first != start + 1:
                    fault(key, f"{key} {value!r} is taken by the feed at line {first}")
                elif key == "former" and value == table.get("url"):
                    fault(key, f"former {value!r} is the address it has now")
        outlet, name = table.get("outlet"), table.get("name")
        if isinstance(outlet, str) and isinstance(name, str):
            known, first = names.setdefault(outlet, (name, start + 1))
            if known != name:
                fault("name", f"outlet {outlet!r} is called {known!r} at line {first}")
        if found:
            faults += found
        else:
            feeds.append(_feed(table))
    if faults:
        raise FeedSettingsError(faults)
    return tuple(feeds)


def _check(table: Mapping[str, Any], fault: Report) -> None:
    """Report everything wrong with one [[feed]] by itself."""
    for key, value in table.items():
        kind = TYPES.get(key)
        if kind is None:
            fault(key, f"unknown key {key!r}; known are {', '.join(TYPES)}")
        elif type(value) is not kind:
            fault(key, f"{key} must be {KINDS[kind]}")
        elif isinstance(value, str) and key in REQUIRED and not value.strip():
            fault(key, f"{key} is empty")
        else:
            reason = _wrong(key, value)
            if reason is not None:
                fault(key, f"{key} {value!r} {reason}")
    for key in REQUIRED:
        if key not in table:
            fault("", f"{key} is missing")
    wall = table.get("wall", "none")
    if table.get("fetch_pages") is True and wall != "none":
        fault("fetch_pages", f"fetch_pages cannot be true: pages behind a {wall} wall are not fetched")


def _wrong(key: str, value: Any) -> str | None:
    """What is wrong with a value of the right type."""
    if key in ("slug", "outlet") and not SLUG.fullmatch(value):
        return "must be lower-case letters and digits, with single hyphens between"
    if key in CHOICES and value not in CHOICES[key]:
        return f"must be one of {', '.join(CHOICES[key])}"
    if key == "language" and not LANGUAGE.fullmatch(value):
        return "must be two lower-case letters, like nl"
    if key == "min_interval" and not SHORTEST <= value <= LONGEST:
        return f"must be from {SHORTEST} to {LONGEST} minutes"
    if key == "silent_after" and not 1 <= value <= LONGEST // 60:
        return f"must be from 1 to {LONGEST // 60} hours"
    if key == "url":
        return _wrong_address(value)
    if key == "former":
        return next((wrong for wrong in map(_wrong_address, value) if wrong), None)
    return None


def _wrong_address(value: Any) -> str | None:
    if not isinstance(value, str):
        return "is no address in quotes"
    try:
        check_url(value)
    except ForbiddenAddress as error:
        return str(error)
    return None


def _feed(table: Mapping[str, Any]) -> Feed:
    """The feed of a table that has passed every check."""
    values = dict(table)
    values["outlet_name"] = values.pop("name")
    values["former"] = tuple(values.get("former", ()))
    if "min_interval" in values:
        values["min_interval"] = timedelta(minutes=values["min_interval"])
    if "silent_after" in values:
        values["silent_after"] = timedelta(hours=values["silent_after"])
    return Feed(**values)


def _blocks(lines: list[str], expected: int) -> list[tuple[int, int]]:
    """First line and end of every [[feed]] block, counted from 0."""
    starts = [number for number, line in enumerate(lines) if re.match(r"\s*\[\[\s*feed\s*\]\]", line)]
    if len(starts) != expected:
        # `feed = [{...}]` in one piece, or the header quoted inside a note: no line to tell.
        return [(0, len(lines))] * expected
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def _line_of_key(lines: list[str], start: int, end: int, key: str) -> int:
    """The line, counted from 1, on which ``key`` is set within a block; else the block's first."""
    pattern = re.compile(rf'\s*\[*\s*["\']?{re.escape(key)}["\']?\s*[=.\]]') if key else None
    for number in range(start, end):
        if pattern is not None and pattern.match(lines[number]):
            return number + 1
    return start + 1
