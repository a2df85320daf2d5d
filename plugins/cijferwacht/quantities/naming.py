"""Names of curated quantities that stand for a year or an actor each."""

from __future__ import annotations

import re

from babel import Locale

from cijferwacht.quantities.curated import Curated

#: Actors whose code is not that of ISO 3166, or that are no country.
_TERRITORY = {"uk": "GB"}
_BODIES = {
    "eu": ("de EU", "the EU"),
    "us": ("de Verenigde Staten", "the United States"),
    "nato": ("de NAVO", "NATO"),
    "un": ("de VN", "the UN"),
}


def actor_name(actor: str, language: str) -> str:
    """An actor's name in "nl" or "en"; the id itself when no dictionary has it."""
    if actor in _BODIES:
        return _BODIES[actor][0 if language == "nl" else 1]
    territories = Locale(language).territories
    return str(territories.get(_TERRITORY.get(actor, actor.upper()), actor))


def curated_names(entry: Curated, quantity: str) -> tuple[str, str]:
    """Dutch and English name of one quantity of an entry, with its year and actor filled in."""
    pattern = (
        re.escape(entry.id)
        .replace(r"\{year\}", r"(?P<year>\d{4})")
        .replace(r"\{actor\}", r"(?P<actor>[a-z0-9]+)")
    )
    match = re.fullmatch(pattern, quantity)
    found = match.groupdict() if match else {}
    names = []
    for language, name in (("nl", entry.name_nl), ("en", entry.name_en)):
        names.append(
            name.replace("{year}", found.get("year") or "").replace(
                "{actor}", actor_name(found["actor"], language) if found.get("actor") else ""
            )
        )
    return names[0], names[1]
