"""Consent walls, by the address a request ends at. A wall is told, never passed."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from cijferwacht.paths import SEEDS


@cache
def _addresses() -> tuple[re.Pattern[str], ...]:
    settings = tomllib.loads((SEEDS / "pages.toml").read_text(encoding="utf-8"))
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in settings["consent"]["addresses"])


def is_consent_address(url: str) -> bool:
    """Whether an address, reached by redirects, is that of a consent wall."""
    return any(pattern.search(url) for pattern in _addresses())
