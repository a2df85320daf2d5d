"""Names of curated quantities that stand for a year or an actor each."""

from __future__ import annotations

import re
from typing import Literal

from cijferwacht.quantities.actors import actor_name
from cijferwacht.quantities.curated import Curated


def curated_names(entry: Curated, quantity: str) -> tuple[str, str]:
    """Dutch and English name of one quantity of an entry, with its year and actor filled in."""
    pattern = (
        re.escape(entry.id)
        .replace(r"\{year\}", r"(?P<year>\d{4})")
        .replace(r"\{actor\}", r"(?P<actor>[a-z0-9]+)")
    )
    match = re.fullmatch(pattern, quantity)
    found = match.groupdict() if match else {}
    year, actor = found.get("year") or "", found.get("actor")

    def filled(name: str, language: Literal["nl", "en"]) -> str:
        return name.replace("{year}", year).replace("{actor}", actor_name(actor, language) if actor else "")

    return filled(entry.name_nl, "nl"), filled(entry.name_en, "en")
