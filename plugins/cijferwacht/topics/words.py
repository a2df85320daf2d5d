"""Words of a text as topics compare them, and the patterns of seeds that match one word.

Folding drops accents, so "Oekraïne" and "Oekraine" are one word; case is kept until the comparison,
because a term written in capitals ("VS") must not match the small word ("vs."). A hyphen parts words:
"defensie-uitgaven" is the two words of the phrase "defensie uitgaven", "EU-landen" starts with "EU".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_COMBINING = re.compile("[\u0300-\u036f]+")

#: Longer words are no Dutch words but noise or an attack; the longest in use has some fifty letters.
LONGEST_WORD = 80


def fold(text: str) -> str:
    """``text`` without accents; letters keep their case."""
    if text.isascii():
        return text
    return _COMBINING.sub("", unicodedata.normalize("NFKD", text))


def words_of(text: str) -> list[str]:
    """The folded words of ``text``, in order, in their own case."""
    return _WORD.findall(fold(text))


@dataclass(frozen=True, slots=True)
class WordPattern:
    """One word of a term: whole (``navo``), its beginning (``oekrain*``), end or any part (``*heffing*``)."""

    text: str
    open_start: bool = False
    open_end: bool = False
    capitals: bool = False

    @classmethod
    def parse(cls, written: str) -> WordPattern:
        """The pattern of one folded word; a leading or trailing ``*`` leaves that side open."""
        core = written.strip("*")
        return cls(
            text=core if core.isupper() else core.casefold(),
            open_start=written.startswith("*"),
            open_end=written.endswith("*"),
            capitals=core.isupper(),
        )

    def matches(self, word: str) -> bool:
        """Whether the folded ``word``, in its own case, fits this pattern."""
        if not self.capitals:
            word = word.casefold()
        if self.open_start and self.open_end:
            return self.text in word
        if self.open_start:
            return word.endswith(self.text)
        if self.open_end:
            return word.startswith(self.text)
        return word == self.text

    @property
    def closeness(self) -> int:
        """How closely the pattern describes its word: the letters it fixes, more when no end is open."""
        return 2 * len(self.text) - self.open_start - self.open_end


_TERM = re.compile(r"\*?[^\W_]+\*?(?:[\s\-'’&/.]+\*?[^\W_]+\*?)*")
_TERM_WORD = re.compile(r"\*?[^\W_]+\*?")

#: Fewer letters with an open end ("eu*") would match words of every kind; in capitals they may.
_FEWEST_OPEN = 4


def parse_term(written: str) -> tuple[WordPattern, ...]:
    """The patterns of a term, one a word.

    Raises ValueError with the reason when ``written`` has no words, other signs than those that part
    words, or a first word so short and open that it would match almost anything.
    """
    folded = fold(written.strip())
    if not _TERM.fullmatch(folded):
        raise ValueError(f"{written!r} is not a word or a phrase, with * at the ends of words only")
    patterns = tuple(map(WordPattern.parse, _TERM_WORD.findall(folded)))
    first = patterns[0]
    if (first.open_start or first.open_end) and len(first.text) < _FEWEST_OPEN and not first.capitals:
        raise ValueError(f"{written!r} leaves an end open on fewer than {_FEWEST_OPEN} letters")
    return patterns
