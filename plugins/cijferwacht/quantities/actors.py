"""Countries and bodies: what they are called, and which is which."""

from __future__ import annotations

from functools import cache
from typing import Literal

from babel import Locale

from cijferwacht import paths
from cijferwacht.claims.lexicon import table
from cijferwacht.quantities.lexicon import WORD, groups

_NAMES = "measured.actor_names.tsv"


def actor_name(actor: str, language: Literal["nl", "en"]) -> str:
    """An actor's name in running text; the id itself when neither CLDR nor the lexicon has it."""
    entry = table(_NAMES, 4).get(actor)
    if entry is not None:
        return entry.columns[1 if language == "nl" else 2]
    return str(Locale(language).territories.get(actor.upper(), actor))


@cache
def unions() -> frozenset[str]:
    """The terms of unions of states: "@eu", "@nato"."""
    return frozenset(f"@{entry.key}" for entry in table(_NAMES, 4).values() if entry.columns[3] == "union")


@cache
def institutions() -> frozenset[str]:
    """The terms of banks and bodies that are no country: "@euroclear", "@imf"."""
    entries = table(_NAMES, 4).values()
    return frozenset(f"@{entry.key}" for entry in entries if entry.columns[3] == "institution")


@cache
def actor_words() -> frozenset[str]:
    """The first words of the names news has for actors, in lower case: "nederland", "britten"."""
    return frozenset(
        WORD.findall(entry)[0].lower()
        for _, entries in groups(paths.SEEDS / "lexicon" / "measured.actors.txt")
        for entry in entries
        if WORD.findall(entry)[0][0].isupper()
    )
