"""Topics as a journalist writes them in ``seeds/topics/*.toml``, read and checked.

One file a topic::

    id = "ferries"                  # as stored and linked; letters, digits and hyphens
    name_nl = "Veerdiensten"
    name_en = "Ferries"
    threshold = 6                   # score from which an article is about the topic
    title = 2                       # a term in the title weighs twice; 2 when left out
    lead = 1.5                      # the first paragraph; 1.5 when left out
    far = 0.5                       # what counts of a term whose context stands in another paragraph; 0
                                    # when left out
    needs = ["boat", ["sea", "river"]]  # groups of which a term must occur, [..] one of them; may be left out

    [context]
    price = ["boat"]                # terms of "price" count only beside a term of "boat"

    [terms.boat]                    # a group: any name, terms with their weights
    "veerboot" = 3
    "veerdienst*" = 3               # begins with: veerdiensten, veerdienstregeling
    "*pont" = 1                     # ends with: fietspont
    [terms.sea]
    "zee" = 0                       # no weight of its own, but stands for its group
    [terms."boat+sea"]              # terms that stand for both groups
    "zeeveer" = 3
    [terms.other]
    "pont du gard" = 0              # a phrase; hides the "pont" inside it
    [terms.against]
    "motor*" = -2                   # speaks against the topic

    [[together]]                    # counts for every sentence with a term of each of these groups, and
                                    # for title and first two sentences taken as one ...
    name = "veer over zee"          # ... under this name
    groups = ["boat", ["sea", "river"]]
    without = ["against"]           # ... and of none of these; may be left out
    within = "sentence"             # or "paragraph", or "article"; "sentence" when left out
    weight = 2                      # a sentence that speaks for the topic is all that ``needs`` asks for

A term in the title or the lead counts with that factor, and so does a sentence or a paragraph; an article
counts once, by the bare weight.
Accents and case do not matter, except that a word all in capitals (``VS``) matches only capitals.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from cijferwacht.topics.words import LONGEST_WORD, WordPattern, parse_term

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEYS = {
    "id",
    "name_nl",
    "name_en",
    "threshold",
    "title",
    "lead",
    "far",
    "needs",
    "context",
    "terms",
    "together",
}
_TOGETHER_KEYS = {"name", "groups", "without", "within", "weight"}
#: A single term heavier than this would decide alone, which the threshold exists to prevent.
_HEAVIEST = 10.0


class SeedError(ValueError):
    """Faults in topic seeds; ``faults`` holds one ``file:line: reason`` each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class Stretch(StrEnum):
    """How close together the terms of a ``Together`` must stand."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One weighted entry of a topic: ``written`` as in the seed, ``patterns`` one a word.

    An entry is equal only to itself, so that it can be a key without comparing its patterns.
    """

    written: str
    groups: frozenset[str]
    weight: float
    patterns: tuple[WordPattern, ...]

    @property
    def rank(self) -> tuple[int, int]:
        """Sorts a topic's terms at one place of the text: more words first, then the closer description."""
        return -len(self.patterns), -sum(pattern.closeness for pattern in self.patterns)


@dataclass(frozen=True, slots=True)
class Together:
    """What a stretch of text adds that names several things at once: Europe, arms and a purchase."""

    name: str
    #: Each a set of groups of which the stretch must have one.
    groups: tuple[frozenset[str], ...]
    #: Groups of which it must have none.
    without: frozenset[str]
    within: Stretch
    weight: float

    def holds(self, present: set[str]) -> bool:
        """Whether a stretch with terms of the groups ``present`` counts."""
        return self.without.isdisjoint(present) and not any(map(present.isdisjoint, self.groups))

    @property
    def enough(self) -> bool:
        """Whether it is all that a topic's ``needs`` ask for: one sentence says the subject itself."""
        return self.within is Stretch.SENTENCE and self.weight > 0


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject of the desk; see the module's docstring for what the fields mean."""

    id: str
    name_nl: str
    name_en: str
    threshold: float
    title: float
    lead: float
    far: float
    #: Each a set of groups of which one must occur.
    needs: tuple[frozenset[str], ...]
    context: Mapping[str, tuple[str, ...]]
    terms: tuple[Term, ...]
    together: tuple[Together, ...]


#: A term that may start at a word, with the number of its topic.
Candidate = tuple[int, Term]


@dataclass(frozen=True, slots=True)
class Topics:
    """Compiled topics, ready for ``detect_topics``; make them with ``load_topics``."""

    topics: tuple[Topic, ...]
    _exact: Mapping[str, tuple[Candidate, ...]]
    _open: tuple[Candidate, ...]
    _parts: re.Pattern[str] | None
    #: What ``starting_with`` has answered before, for callers that look up every word of a text.
    known: dict[str, tuple[Candidate, ...]] = field(default_factory=dict, compare=False, repr=False)

    #: Words remembered before starting over: news reuses its words, hostile text does not.
    _REMEMBERED = 200_000

    @classmethod
    def compile(cls, topics: tuple[Topic, ...]) -> Topics:
        """Index every term by the pattern of its first word."""
        exact: dict[str, list[Candidate]] = {}
        open_ended: list[Candidate] = []
        for number, topic in enumerate(topics):
            for term in topic.terms:
                first = term.patterns[0]
                if first.open_start or first.open_end:
                    open_ended.append((number, term))
                else:
                    exact.setdefault(first.text.casefold(), []).append((number, term))
        parts = sorted({term.patterns[0].text.casefold() for _, term in open_ended})
        return cls(
            topics=topics,
            _exact={word: tuple(candidates) for word, candidates in exact.items()},
            _open=tuple(open_ended),
            _parts=re.compile("|".join(map(re.escape, parts))) if parts else None,
        )

    def starting_with(self, word: str) -> tuple[Candidate, ...]:
        """The terms whose first word can be ``word`` (folded, own case), the best of each topic first."""
        found = self.known.get(word)
        if found is None:
            found = self._look_up(word)
            if len(self.known) >= self._REMEMBERED:
                self.known.clear()
            if len(word) <= LONGEST_WORD:
                self.known[word] = found
        return found

    def _look_up(self, word: str) -> tuple[Candidate, ...]:
        if len(word) > LONGEST_WORD:
            return ()
        small = word.casefold()
        found = [c for c in self._exact.get(small, ()) if c[1].patterns[0].matches(word)]
        if self._parts is not None and self._parts.search(small):
            found += [c for c in self._open if c[1].patterns[0].matches(word)]
        found.sort(key=lambda candidate: (candidate[0], candidate[1].rank, candidate[1].written))
        return tuple(found)

    def __getitem__(self, topic_id: str) -> Topic:
        for topic in self.topics:
            if topic.id == topic_id:
                return topic
        raise KeyError(topic_id)

    def __iter__(self) -> Iterator[Topic]:
        return iter(self.topics)


def load_topics(path: Path) -> Topics:
    """Topics of one TOML file, or of all ``*.toml`` files of a folder in order of their names.

    Raises SeedError with every fault found, each with file, line and reason, and OSError when ``path``
    cannot be read.
    """
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    faults: list[str] = []
    if not files:
        faults.append(f"{path}:1: no topic: the folder has no .toml file")
    topics: list[Topic] = []
    for file in files:
        topic, wrong = _read(file)
        if topic is not None and any(other.id == topic.id for other in topics):
            wrong = [f"{file}:1: the id {topic.id!r} is that of another topic"]
        faults += wrong
        if topic is not None:
            topics.append(topic)
    if faults:
        raise SeedError(faults)
    return Topics.compile(tuple(topics))


def _read(file: Path) -> tuple[Topic | None, list[str]]:
    """One topic, or None with its faults."""
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        return None, [f"{file}:1: not UTF-8 text ({error.reason} at byte {error.start})"]
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        number = int(line[1]) if line else text.count("\n") + 1
        return None, [f"{file}:{number}: {error}"]
    sheet = _Sheet(file, text)
    topic = _check(data, sheet)
    return (None, sheet.faults) if sheet.faults else (topic, [])


class _Sheet:
    """One file while it is checked: finds the line of an entry and gathers what is wrong."""

    def __init__(self, file: Path, text: str) -> None:
        self.file = file
        self.lines = text.splitlines()
        self.faults: list[str] = []

    def line_of(self, table: str, key: str) -> int:
        """Line of ``key`` in ``[table]`` ("" for the top), or of the table's header, else 1.

        The second ``[[table]]`` of its name is ``table.2``.
        """
        current, header = "", 1
        repeated: Counter[str] = Counter()
        for number, line in enumerate(self.lines, start=1):
            stripped = line.strip()
            if stripped.startswith("["):
                current = stripped.split("]")[0].strip("[ ").replace('"', "")
                if stripped.startswith("[["):
                    repeated[current] += 1
                    current = f"{current}.{repeated[current]}"
                if current == table:
                    header = number
            elif current == table and "=" in stripped:
                name = stripped.split("=")[0].strip()
                if name.strip("\"'") == key:
                    return number
        return header

    def fault(self, table: str, key: str, reason: str) -> None:
        self.faults.append(f"{self.file}:{self.line_of(table, key)}: {reason}")


def _check(data: dict[str, Any], sheet: _Sheet) -> Topic:
    """The topic in ``data``; what is wrong goes to ``sheet`` and is replaced by something harmless."""
    for key in sorted(data.keys() - _KEYS):
        sheet.fault("", key, f"{key!r} is not a key of a topic; those are {', '.join(sorted(_KEYS))}")
    identity = _text(data, "id", sheet)
    if identity and not _SLUG.fullmatch(identity):
        sheet.fault("", "id", f"the id {identity!r} must be small letters, digits and single hyphens")
    terms = tuple(_terms(data.get("terms"), sheet))
    groups = {group for term in terms for group in term.groups}
    context = data.get("context", {})
    if not isinstance(context, dict):
        sheet.fault("", "context", "context must be a table: group = [groups it must stand beside]")
        context = {}
    for group in context:
        if group not in groups:
            sheet.fault("context", group, f"no group [terms.{group}] to give a context")
    return Topic(
        id=identity,
        name_nl=_text(data, "name_nl", sheet),
        name_en=_text(data, "name_en", sheet),
        threshold=_positive(data, "threshold", None, sheet),
        title=_positive(data, "title", 2.0, sheet),
        lead=_positive(data, "lead", 1.5, sheet),
        far=_share(data, "far", sheet),
        needs=_choices(data.get("needs", []), "", "needs", groups, sheet),
        context={
            group: _groups(others, "context", group, groups, sheet) for group, others in context.items()
        },
        terms=terms,
        together=tuple(_together(data.get("together", []), groups, sheet)),
    )


def _together(value: object, groups: set[str], sheet: _Sheet) -> Iterator[Together]:
    if not isinstance(value, list) or not all(isinstance(rule, dict) for rule in value):
        sheet.fault("together", "", "together must be written as [[together]], once for each")
        return
    for number, rule in enumerate(value, start=1):
        table = f"together.{number}"
        for key in sorted(rule.keys() - _TOGETHER_KEYS):
            sheet.fault(
                table,
                key,
                f"{key!r} is not a key of together; those are name, groups, without, within, weight",
            )
        within = rule.get("within", Stretch.SENTENCE)
        if within not in set(Stretch):
            sheet.fault(table, "within", f"within must be one of {', '.join(Stretch)}")
            within = Stretch.SENTENCE
        weight = _number(rule.get("weight"))
        if weight is None or abs(weight) > _HEAVIEST:
            sheet.fault(table, "weight", f"weight must be a number, at most {_HEAVIEST:g}")
            weight = 0.0
        parts = _choices(rule.get("groups"), table, "groups", groups, sheet)
        if len(parts) < 2:
            sheet.fault(table, "groups", "groups must name at least two groups that stand together")
        yield Together(
            name=_text(rule, "name", sheet, table),
            groups=parts,
            without=frozenset(_groups(rule.get("without", []), table, "without", groups, sheet)),
            within=Stretch(within),
            weight=weight,
        )


def _text(data: dict[str, Any], key: str, sheet: _Sheet, table: str = "") -> str:
    value = data.get(key)
    if isinstance(value, str) and value.strip():
        return value.strip()
    sheet.fault(table, key, f"{key} must be given, as text in quotes")
    return ""


def _number(value: object) -> float | None:
    """A finite number, or None; TOML's ``true``, ``inf`` and ``nan`` are none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value)


def _positive(data: dict[str, Any], key: str, default: float | None, sheet: _Sheet) -> float:
    value = default if key not in data and default is not None else _number(data.get(key))
    if value is None or value <= 0:
        sheet.fault("", key, f"{key} must be a number above 0")
        return 1.0
    return value


def _share(data: dict[str, Any], key: str, sheet: _Sheet) -> float:
    value = _number(data.get(key, 0))
    if value is None or not 0 <= value <= 1:
        sheet.fault("", key, f"{key} must be a number from 0 to 1")
        return 0.0
    return value


def _choices(
    value: object, table: str, key: str, groups: set[str], sheet: _Sheet
) -> tuple[frozenset[str], ...]:
    """Sets of groups of which one must occur: ``["boat", ["sea", "river"]]``."""
    if not isinstance(value, list):
        sheet.fault(table, key, f"{key} must be a list of groups, or of lists of groups")
        return ()
    choices = [choice if isinstance(choice, list) else [choice] for choice in value]
    return tuple(frozenset(_groups(choice, table, key, groups, sheet)) for choice in choices)


def _groups(value: object, table: str, key: str, groups: set[str], sheet: _Sheet) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        sheet.fault(table, key, f"{key} must be a list of group names")
        return ()
    for name in value:
        if name not in groups:
            sheet.fault(table, key, f"{key} names {name!r}, but there is no group [terms.{name}]")
    return tuple(value)


def _terms(value: object, sheet: _Sheet) -> Iterator[Term]:
    if not isinstance(value, dict) or not value:
        sheet.fault("", "terms", "a topic needs at least one group of terms: [terms.<group>]")
        return
    seen: dict[tuple[WordPattern, ...], str] = {}
    for group, entries in value.items():
        table = f"terms.{group}"
        groups = frozenset(part.strip() for part in group.split("+"))
        if "" in groups:
            sheet.fault(table, "", f"{group!r} must be the name of a group, or names with + between them")
        if not isinstance(entries, dict):
            sheet.fault("terms", group, f"{group!r} must be a group with terms: [terms.{group}]")
            continue
        for written, given in entries.items():
            weight = _number(given)
            if weight is None or abs(weight) > _HEAVIEST:
                sheet.fault(
                    table, written, f"the weight of {written!r} must be a number, at most {_HEAVIEST:g}"
                )
                continue
            try:
                patterns = parse_term(written)
            except ValueError as error:
                sheet.fault(table, written, str(error))
                continue
            if patterns in seen:
                sheet.fault(table, written, f"{written!r} is already in [terms.{seen[patterns]}]")
            seen[patterns] = group
            yield Term(written, groups, weight, patterns)
