"""Whether a text really changed. What is folded here can never be a figure: no digit, comma, sign or word."""

from __future__ import annotations

import hashlib
import re
import unicodedata

#: Typography: quotation marks, apostrophes, dashes and minus signs, the ellipsis. An editorial system swaps
#: these on its own when an article is saved again.
TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛‹›′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)
SPACE = re.compile(r"[\s\u200b\u2060\ufeff\u00ad]+")


def fold(text: str) -> str:
    """``text`` as far as a difference in it matters: white space and typography alike, the rest as it is.

    >>> fold("‘Ruim\\u00a0€ 1,5 miljard’") == fold("'Ruim € 1,5  miljard'")
    True
    >>> fold("1,5 miljard") == fold("15 miljard")
    False
    """
    return SPACE.sub(" ", unicodedata.normalize("NFC", text).translate(TYPOGRAPHY)).strip()


def content_hash(title: str, text: str) -> bytes:
    """SHA-256 of a title and text as they are, 32 bytes."""
    return hashlib.sha256(f"{title}\0{text}".encode()).digest()


def folded_hash(title: str, text: str) -> bytes:
    """SHA-256 of a title and text folded: equal when there is no real difference."""
    return content_hash(fold(title), fold(text))
