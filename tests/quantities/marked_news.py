"""Made-up news for tests: a text with its figures marked, as the claims room would hand them on.

``[200 miljard euro = 2e11 EUR about plan]`` is the figure "200 miljard euro"; after the number (or
``low..high``) and unit come, in any order, a bound, a status, ``past``, a rate (``year``), and ``by:Name``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, get_args

from cijferwacht.claims.interval import is_count
from cijferwacht.database import Database
from cijferwacht.database.claims import Reading as Read
from cijferwacht.database.claims import record_readings
from cijferwacht.model import Bound, Claims, Figure, Place, Span, Status, TopicHit, Value
from cijferwacht.paths import SEEDS
from cijferwacht.quantities.lexicon import Lexicon
from cijferwacht.quantities.likeness import Likeness
from cijferwacht.quantities.linking import link_version
from cijferwacht.quantities.reading import Reading, Version, read_version
from cijferwacht.quantities.versions import Link

LEXICON = Lexicon.load(SEEDS / "lexicon")

_MARK = re.compile(r"\[([^=\]]+?) = ([^\]]+)\]")
_RATES = {"year", "month", "day", "piece"}


def value_of(spec: str, text: str = "") -> tuple[Value, bool, str | None]:
    """Value, past and speaker of a specification: "2e11 EUR about plan past by:Sanne Bruins"."""
    number, *rest = spec.split()
    low, _, high = number.partition("..")
    lowest = float(low) if low else None
    highest = float(high) if high else (lowest if ".." not in number else None)
    fields: dict[str, Any] = {"unit": None}
    past, speaker = False, None
    for position, word in enumerate(rest):
        if word == "past":
            past = True
        elif word.startswith("by:"):
            speaker = " ".join(rest[position:]).removeprefix("by:")
            break
        elif word in get_args(Bound):
            fields["bound"] = word
        elif word in get_args(Status):
            fields["status"] = word
        elif word in _RATES:
            fields["per"] = word
        else:
            fields["unit"] = word
    if lowest is None or highest is None:
        fields.setdefault("bound", "at_most" if lowest is None else "at_least")
    elif lowest != highest:
        fields.setdefault("bound", "between")
    return Value(lowest, highest, step=_step(text), **fields), past, speaker


def _step(text: str) -> float:
    digits = re.search(r"\d[\d.]*(?:,(\d+))?", text)
    scale = next(
        (10.0**n for word, n in (("biljoen", 12), ("miljard", 9), ("miljoen", 6)) if word in text), 1
    )
    return scale / 10 ** len(digits[1] or "") if digits else scale


def version(
    title: str,
    text: str,
    at: str = "2025-03-04T10:00",
    *,
    outlet: str = "kustbode",
    article: str | None = None,
    replaces: Version | None = None,
    topics: tuple[str, ...] = ("ukraine",),
) -> Version:
    """An article version with the figures marked in its title and text."""
    marked = f"{title}\n\n{text}"
    figures: list[Figure] = []
    plain, position = "", 0
    for mark in _MARK.finditer(marked):
        plain += marked[position : mark.start()]
        start = len(plain)
        plain += mark[1]
        position = mark.end()
        value, past, speaker = value_of(mark[2], mark[1])
        place: Place = "body" if "\n\n" in plain.split("\n\n", 1)[-1] else "lead"
        if "\n\n" not in plain:
            place = "title"
        converted = figures[-1].start if figures and plain[figures[-1].end : start] == " (" else None
        words = mark[1].split(" ")
        number = (
            Span(start, start + len(mark[1]) - len(words[-1]) - 1)
            if len(words) > 1 and is_count(value.unit)
            else None
        )
        figures.append(
            Figure(
                start,
                len(plain),
                mark[1],
                value,
                past,
                speaker,
                number=number,
                place=place,
                converted_from=converted,
            )
        )
    plain += marked[position:]
    plain_title, plain_text = plain.split("\n\n", 1)
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    name = article or (
        replaces.article if replaces else f"{outlet}:{hashlib.sha256(plain.encode()).hexdigest()[:8]}"
    )
    return Version(
        article=name,
        version=f"{name}@{moment:%Y%m%dT%H%M%S}.000000Z",
        outlet=outlet,
        title=plain_title,
        text=plain_text,
        at=moment,
        figures=tuple(figures),
        topics=topics,
        outlet_name=outlet.title(),
        url=f"https://{outlet}.example/{name}",
        replaces=replaces.version if replaces else None,
    )


def read(title: str, text: str = "", **more: Any) -> tuple[Reading, ...]:
    """The readings of a version made by :func:`version`."""
    return read_version(version(title, text, **more), LEXICON)


def link_alone(one: Version, curated: Iterable[Any] = ()) -> tuple[Link, ...]:
    """The links of one version when nothing is known yet."""
    return link_version(
        read_version(one, LEXICON),
        known={},
        candidates=lambda _: (),
        curated=tuple(curated),
        likeness=Likeness(lambda _: 0.8),
    )


def store(db: Database, versions: Iterable[Version]) -> None:
    """Put versions into the database as the feeds and claims rooms would, read and on topic."""
    with db.transaction(), db.connection.cursor() as cursor:
        for each in versions:
            cursor.execute(
                "insert into outlet (slug, name) values (%s, %s)"
                " on conflict (slug) do update set name = excluded.name returning id",
                (each.outlet, each.outlet_name),
            )
            outlet = cursor.fetchone()[0]
            cursor.execute(
                "insert into feed (outlet_id, slug, url) values (%s, %s, 'https://feeds.example')"
                " on conflict (slug) do update set url = excluded.url returning id",
                (outlet, each.outlet),
            )
            feed = cursor.fetchone()[0]
            cursor.execute("select id from article where key = %s", (each.article,))
            row = cursor.fetchone()
            if row is None:
                cursor.execute(
                    "insert into article (outlet_id, key) values (%s, %s) returning id",
                    (outlet, each.article),
                )
                row = cursor.fetchone()
            digest = hashlib.sha256(each.full.encode()).digest()
            cursor.execute(
                "insert into content (sha256, folded, title, text) values (%s, %s, %s, %s)"
                " on conflict (sha256) do update set title = excluded.title returning id",
                (digest, digest, each.title, each.text),
            )
            content = cursor.fetchone()[0]
            cursor.execute(
                "insert into version (article_id, feed_id, content_id, url, title, text, published,"
                " first_seen, last_seen, effective_at)"
                " values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) returning id",
                (row[0], feed, content, each.url, each.title, each.text, *(4 * (each.at,))),
            )
            number = cursor.fetchone()[0]
            topics = tuple(TopicHit(topic, 1.0) for topic in each.topics)
            record_readings(db, [Read(number, topics, Claims(figures=each.figures))], "test")
