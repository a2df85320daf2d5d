"""An article's text cut up at its claims, and two versions of it laid side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from cijferwacht.database.pages import KeptClaim

#: Above this many words a comparison word by word takes too long; paragraphs are compared whole.
_MOST_WORDS = 1500


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that belong to the same claims. ``claim`` is the figure or date they are part of."""

    text: str
    claim: KeptClaim | None = None
    said: KeptClaim | None = None
    changed: bool = False


Paragraph = tuple[Piece, ...]


def mark(title: str, text: str, claims: Sequence[KeptClaim]) -> tuple[Paragraph, list[Paragraph]]:
    """Title and paragraphs of a version as pieces, in order: joined they are the text again.

    Figures and dates win over one another in text order; speech may lie around them.
    """
    full = f"{title}\n\n{text}"
    marks = _without_overlap(c for c in claims if c.kind != "speech")
    speech = _without_overlap(c for c in claims if c.kind == "speech")
    edges = sorted(
        {0, len(full), len(title), len(title) + 2}
        | {edge for c in (*marks, *speech) for edge in (c.start, c.end) if edge <= len(full)}
    )
    pieces: list[Paragraph] = []
    line: list[Piece] = []
    marked, spoken = iter((*marks, None)), iter((*speech, None))
    here, said = next(marked), next(spoken)
    for start, end in pairwise(edges):
        while here is not None and here.end <= start:
            here = next(marked)
        while said is not None and said.end <= start:
            said = next(spoken)
        claim = here if here is not None and here.start <= start else None
        saying = said if said is not None and said.start <= start else None
        first, *rest = re.split(r"\n\n+", full[start:end])
        if first:
            line.append(Piece(first, claim, saying))
        for part in rest:
            pieces.append(tuple(line))
            line = [Piece(part, claim, saying)] if part else []
    pieces.append(tuple(line))
    head, *body = pieces
    return head, [paragraph for paragraph in body if paragraph]


def _without_overlap(claims: Iterable[KeptClaim]) -> list[KeptClaim]:
    kept: list[KeptClaim] = []
    for claim in sorted(claims, key=lambda c: (c.start, -c.end)):
        if not kept or claim.start >= kept[-1].end:
            kept.append(claim)
    return kept


@dataclass(frozen=True, slots=True)
class Side:
    """One row of the comparison: the paragraph of the old text and that of the new, either may be missing."""

    old: Paragraph | None
    new: Paragraph | None
    same: bool


def side_by_side(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[Side]:
    """Two texts aligned paragraph by paragraph, with the words that differ marked in both."""
    before, after = [_text(p) for p in old], [_text(p) for p in new]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
                yield Side(old[i], new[j], same=True)
            continue
        for offset in range(max(i2 - i1, j2 - j1)):
            left = old[i1 + offset] if i1 + offset < i2 else None
            right = new[j1 + offset] if j1 + offset < j2 else None
            if left is not None and right is not None:
                left, right = _differing(left, right)
            elif left is not None:
                left = tuple(_changed(piece) for piece in left)
            elif right is not None:
                right = tuple(_changed(piece) for piece in right)
            yield Side(left, right, same=False)


def _text(paragraph: Paragraph) -> str:
    return "".join(piece.text for piece in paragraph)


def _changed(piece: Piece) -> Piece:
    return Piece(piece.text, piece.claim, piece.said, changed=True)


_WORD = re.compile(r"\s+|\S+")


def _differing(old: Paragraph, new: Paragraph) -> tuple[Paragraph, Paragraph]:
    before, after = _WORD.findall(_text(old)), _WORD.findall(_text(new))
    if max(len(before), len(after)) > _MOST_WORDS:
        return tuple(map(_changed, old)), tuple(map(_changed, new))
    lost, won = set[int](), set[int]()
    starts_before, starts_after = _starts(before), _starts(after)
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            lost.update(range(starts_before[i1], starts_before[i2]))
            won.update(range(starts_after[j1], starts_after[j2]))
    return _cut(old, lost), _cut(new, won)


def _starts(words: Sequence[str]) -> list[int]:
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return starts


def _cut(paragraph: Paragraph, changed: set[int]) -> Paragraph:
    """The paragraph cut also where changed characters begin and end."""
    cut: list[Piece] = []
    at = 0
    for piece in paragraph:
        run = 0
        for offset in range(1, len(piece.text) + 1):
            end = offset == len(piece.text)
            if end or ((at + offset in changed) != (at + run in changed)):
                cut.append(Piece(piece.text[run:offset], piece.claim, piece.said, at + run in changed))
                run = offset
        at += len(piece.text)
    return tuple(cut)
