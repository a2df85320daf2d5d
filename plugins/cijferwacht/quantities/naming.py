"""Names of quantities: of curated ones with year and actor filled in, of discovered ones in the news's words.

A discovered quantity is named from the sentences of the figures it was founded on, all in one article. Where
the grammar gives a noun phrase for what is measured that is the name ("Directe schade aan gebouwen");
elsewhere it is a short quotation that leaves the figure out ("‘Kabinet vindt … extra voor Oekraïne’"). Either
is followed by what the article's title says, in brackets, where it leans on it. A name is a pure function of
the article, and no two quantities that one article founds have the same. An editor gives a better one
(``quantities rename``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal

from cijferwacht.model import Figure
from cijferwacht.printable import plain
from cijferwacht.quantities.actors import actor_name
from cijferwacht.quantities.curated import Curated
from cijferwacht.quantities.excerpts import LEAST, excerpt, title_excerpt
from cijferwacht.quantities.nominal import general_noun, nominal
from cijferwacht.quantities.phrases import Phrases
from cijferwacht.quantities.reading import Reading

#: Names that are made of one figure, of an article's title, and to tell apart, by how little they say.
_NOUN, _QUOTED, _LEANING, _POOR, _GENERAL_RANK = range(5)


def curated_names(entry: Curated, quantity: str) -> tuple[str, str]:
    """Dutch and English name of one quantity of an entry, with its year and actor filled in."""
    pattern = (
        re.escape(entry.id)
        .replace(r"\{year\}", r"(?P<year>\d{4})")
        .replace(r"\{number\}", r"(?P<number>\d{1,2})")
        .replace(r"\{actor\}", r"(?P<actor>[a-z0-9]+)")
    )
    match = re.fullmatch(pattern, quantity)
    found = match.groupdict() if match else {}
    year, number, actor = found.get("year") or "", found.get("number") or "", found.get("actor")

    def filled(name: str, language: Literal["nl", "en"]) -> str:
        name = name.replace("{year}", year).replace("{number}", number)
        return name.replace("{actor}", actor_name(actor, language) if actor else "")

    return filled(entry.name_nl, "nl"), filled(entry.name_en, "en")


def discovered_name(readings: Sequence[Reading], taken: Collection[str] = ()) -> str:
    """A Dutch name, with a capital, for what figures of one article measure: the most telling of theirs.

    Args:
        readings: the figures of one version that founded the quantity, at least one.
        taken: names of other quantities that the article founded, which it must not have.
    """
    named = [reading.figure for reading in readings]
    names = sorted(
        (name for reading in readings for name in _names(reading, named)), key=lambda name: name.rank
    )
    for name in names:
        if name.text not in taken:
            return name.text
    first = names[0].text
    return next(text for number in count(2) if (text := f"{first} ({number})") not in taken)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name with how little it says."""

    rank: tuple[int, ...]
    text: str


def _names(reading: Reading, named: Sequence[Figure]) -> Iterator[_Name]:
    in_title = reading.figure.place == "title"
    title = "" if in_title else title_excerpt(reading.version)
    phrases = Phrases(reading.version, *reading.sentence, named)
    noun, quoted = nominal(reading, phrases), excerpt(reading, phrases)
    if noun is not None:
        text = plain(noun.text)
        # One that leaves something out is only better than a quotation that says little.
        spare = not noun.whole and quoted is not None and not quoted.leans and not quoted.thin
        rank = (_QUOTED, 0, 1) if spare else (_NOUN, not noun.anchored)
        yield _Name(rank, text if noun.anchored else _about(text, title))
    if quoted is not None:
        leans = quoted.leans or (quoted.thin and not in_title)
        poor = quoted.content < LEAST
        place = _POOR if poor else _LEANING if quoted.leans else _QUOTED
        text = f"‘{quoted.text}’"
        yield _Name((place, quoted.cut, leans and not in_title), _about(text, title) if leans else text)
        if not leans:
            yield _Name((_GENERAL_RANK, 1), _about(text, title))
    general = general_noun(reading)
    yield _Name((_GENERAL_RANK, not title), _about(general, title))


def _about(name: str, title: str) -> str:
    """A name with what its article is about."""
    return f"{name} ({title})" if title else name
