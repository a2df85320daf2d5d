"""Rules and their entries in the reader's language: why a figure was read so, and why it was linked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from cijferwacht.model import Reason
from cijferwacht.quantities.actors import actor_name
from cijferwacht.reports.wording import Wording, plain

#: A place in a lexicon: "hedges.tsv:10".
_LEXICON_LINE = re.compile(r"([\w.-]+\.(?:tsv|txt|toml)):(\d+)")


@cache
def _names(language: str) -> Mapping[str, str]:
    """What rules are called in a language; none in English, in which they are named."""
    file = files("cijferwacht.pages").joinpath("phrases", f"reasons.{language}.toml")
    names: Mapping[str, str] = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    return names


def rule_name(rule: str, words: Wording) -> str:
    """What a rule is called for the reader; its own name where there is no other."""
    names = _names(words.code)
    if rule in names:
        return names[rule]
    best = max((key for key in names if key.endswith("*") and rule.startswith(key[:-1])), key=len, default="")
    return names[best].format(rest=rule.removeprefix(best[:-1])) if best else rule


def explain(reason: Reason, words: Wording) -> str:
    """A rule with the words or the line of a lexicon that made it hold: "status: moet of mag “moet”"."""
    name, entry = rule_name(reason.rule, words), plain(reason.entry or "")
    if not entry:
        return name
    if place := _LEXICON_LINE.fullmatch(entry):
        return f"{name} ({words('claim.lexicon', file=place[1], line=place[2])})"
    if reason.rule == "date":
        # The rule of a date is what the calendar's words say.
        return f"{name}: {rule_name(entry, words)}"
    told = rule_name(entry, words)
    return f"{name} “{entry}”" if told == entry else f"{name}: {told}"


def explain_link(reasons: Iterable[tuple[str, float]], words: Wording) -> str:
    """What spoke for and against a link, with its weight: "eigen woorden +1, andere eenheid −0,5"."""
    return ", ".join(f"{_feature(name, words)} {words.number(part, sign=True)}" for name, part in reasons)


def _feature(name: str, words: Wording) -> str:
    return actor_name(name[1:], words.code) if name.startswith("@") else rule_name(name, words)
