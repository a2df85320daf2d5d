"""Lexicons: the words of the language and of the subject, kept as data in ``seeds/lexicon``.

A lexicon is a UTF-8 file of one entry a line, columns apart by a tab. ``#`` begins a comment, alone on
a line or after an entry. The header of each file says what its columns mean. A bad entry is refused
with the file and the line, at the first use of the lexicon: a word silently left out would change
figures without a trace.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cijferwacht import paths


class LexiconError(ValueError):
    """A line of a lexicon that cannot be read; the message begins with ``file:line:``."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")
        self.path = path
        self.line = line


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a lexicon: its columns, and where it stands."""

    columns: tuple[str, ...]
    path: Path
    line: int

    @property
    def key(self) -> str:
        """The first column: the word or words this entry is about."""
        return self.columns[0]

    @property
    def where(self) -> str:
        """``name.tsv:12``, as explanations cite it."""
        return f"{self.path.name}:{self.line}"

    def error(self, problem: str) -> LexiconError:
        """An error that points at this line."""
        return LexiconError(self.path, self.line, problem)

    def number(self, column: int) -> float:
        """A column as a number; raises LexiconError when it is none."""
        try:
            return float(self.columns[column])
        except ValueError:
            raise self.error(f"{self.columns[column]!r} is no number") from None


def read_entries(path: Path, columns: range) -> Iterator[Entry]:
    """The entries of one file, each with a number of columns that lies in ``columns``.

    Raises LexiconError for a line with another number of columns, an empty column, or a key that
    stands there twice, and FileNotFoundError when there is no such file.
    """
    seen: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        text = line.split("#", 1)[0].rstrip() if not line.startswith("#") else ""
        if not text:
            continue
        fields = tuple(field.strip() for field in text.split("\t"))
        if len(fields) not in columns:
            wanted = f"{columns.start} to {columns.stop - 1}" if len(columns) > 1 else str(columns.start)
            raise LexiconError(path, number, f"{len(fields)} columns, not {wanted}: {text!r}")
        if not all(fields):
            raise LexiconError(path, number, f"an empty column: {text!r}")
        if fields[0] in seen:
            raise LexiconError(path, number, f"{fields[0]!r} stands on line {seen[fields[0]]} too")
        seen[fields[0]] = number
        yield Entry(fields, path, number)


def _load(name: str, columns: range) -> Mapping[str, Entry]:
    return {entry.key: entry for entry in read_entries(paths.SEEDS / "lexicon" / name, columns)}


@cache
def table(name: str, least: int = 1, most: int | None = None) -> Mapping[str, Entry]:
    """The entries of ``seeds/lexicon/<name>`` by their key, with ``least`` to ``most`` columns each."""
    return _load(name, range(least, (most or least) + 1))


@cache
def words(name: str) -> frozenset[str]:
    """The keys of a lexicon of single words."""
    return frozenset(table(name))


@cache
def months() -> frozenset[str]:
    """The names of the months, whole and short."""
    entries = table("dates.words.tsv", 3).items()
    return frozenset(key for key, entry in entries if entry.columns[1].startswith("month"))
