"""Strangers' text, made fit to print."""

from __future__ import annotations

import re

#: C0 and C1 controls, and the marks that turn the direction of what follows (Trojan Source,
#: https://trojansource.codes/): a feed may hold them, a reader never needs them.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_BLANKS = re.compile(r"\s+")


def plain(text: str) -> str:
    """A stranger's ``text`` as one printable line: no controls, no direction marks, single blanks."""
    printable = _UNPRINTABLE.sub(" ", text).encode("utf-8", "replace").decode("utf-8")
    return _BLANKS.sub(" ", printable)
