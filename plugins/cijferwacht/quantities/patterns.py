"""Patterns of Dutch whose words are data: a rule names a class of ``seeds/lexicon/measured.words.txt``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from cijferwacht import paths
from cijferwacht.claims.lexicon import table
from cijferwacht.quantities.lexicon import groups

_CLASS = re.compile(r"<([a-z.]+)>")


class WordPattern:
    """A regular expression in which ``<name>`` stands for any word of a class; compiled at first use.

    A class matches its words as they are written, the longest first, and puts no word boundary around them:
    ``WordPattern(r"\\b<than>\\s+<definite>\\b")``.
    """

    def __init__(self, template: str, flags: int = re.IGNORECASE) -> None:
        self._template, self._flags = template, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression with its words filled in.

        Raises:
            KeyError: it names a class the file does not have, which is a mistake in a rule.
        """
        return re.compile(_CLASS.sub(lambda name: _any_of(name[1]), self._template), self._flags)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As :meth:`re.Pattern.search`."""
        return self.compiled.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As :meth:`re.Pattern.match`."""
        return self.compiled.match(text, start, len(text) if end is None else end)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """As :meth:`re.Pattern.finditer`."""
        return self.compiled.finditer(text, start, len(text) if end is None else end)


@cache
def _classes() -> Mapping[str, tuple[str, ...]]:
    calendar = table("dates.words.tsv", 3).values()
    return {
        **dict(groups(paths.SEEDS / "lexicon" / "measured.words.txt")),
        "month": tuple(entry.key for entry in calendar if entry.columns[1] == "month"),
    }


def word_class(name: str) -> tuple[str, ...]:
    """The words of a class, in the order of the file; ``month`` has the names of the months."""
    return _classes()[name]


def _any_of(name: str) -> str:
    words = sorted(word_class(name), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words) + ")"
