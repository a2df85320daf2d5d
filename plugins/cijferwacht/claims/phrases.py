"""Phrases of a lexicon, found in a document's tokens: the longest one that begins, or ends, at a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from cijferwacht.claims import lexicon
from cijferwacht.claims.document import Token, words_of
from cijferwacht.claims.lexicon import Entry


class Phrases:
    """A lexicon's keys as sequences of words, indexed by their first and by their last word.

    A key with a capital matches in that spelling only; all others match in any case.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for entry in entries:
            words = words_of(entry.key)
            self._first.setdefault(words[0], []).append((words, entry))
            self._last.setdefault(words[-1], []).append((words, entry))
        for index in (self._first, self._last):
            for candidates in index.values():
                candidates.sort(key=lambda candidate: -len(candidate[0]))

    def at(self, tokens: Sequence[Token], first: int, stop: int) -> tuple[int, Entry] | None:
        """The longest phrase that begins at token ``first`` and ends before ``stop``: (its length, entry)."""
        if first >= stop:
            return None
        token = tokens[first]
        for word in (token.text, token.lower) if token.text != token.lower else (token.lower,):
            for words, entry in self._first.get(word, ()):
                length = len(words)
                if first + length <= stop and (length == 1 or _same(tokens, first, words)):
                    return length, entry
        return None

    def before(self, tokens: Sequence[Token], stop: int, first: int) -> tuple[int, Entry] | None:
        """The longest phrase that ends just before token ``stop`` and begins at or after ``first``."""
        if stop <= first:
            return None
        token = tokens[stop - 1]
        for word in (token.text, token.lower) if token.text != token.lower else (token.lower,):
            for words, entry in self._last.get(word, ()):
                length = len(words)
                if stop - length >= first and (length == 1 or _same(tokens, stop - length, words)):
                    return length, entry
        return None


def _same(tokens: Sequence[Token], first: int, words: tuple[str, ...]) -> bool:
    for offset, word in enumerate(words):
        token = tokens[first + offset]
        if word not in (token.lower, token.text):
            return False
    return True


@cache
def phrases(name: str, least: int, most: int) -> Phrases:
    """The phrases of ``seeds/lexicon/<name>``."""
    return Phrases(lexicon.table(name, least, most).values())


@cache
def phrases_with(name: str, columns: int, column: int, values: frozenset[str]) -> Phrases:
    """The phrases of a lexicon whose ``column`` holds one of ``values``."""
    entries = lexicon.table(name, columns).values()
    return Phrases(entry for entry in entries if entry.columns[column] in values)
