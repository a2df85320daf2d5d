"""Dates as feeds write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

from cijferwacht.days import AMSTERDAM

#: Zones that editorial systems write for the clock on their own wall, also when the season is the other
#: one; feedparser 6.0 reads CET and CEST as UTC.
LOCAL_ZONES = ("CET", "CEST", "MET", "MEST")
#: RFC 822 months as Dutch and Flemish systems write them (CLDR, nl, abbreviated), where they differ.
DUTCH_MONTHS = {"mrt": "Mar", "mei": "May", "okt": "Oct"}
#: A date outside these years is a default of some software (1970, 0001, 9999), not a publication.
YEARS = range(1995, 2100)


def moment(written: str) -> datetime | None:
    """The moment a feed's date names, in UTC; None when it names none.

    Reads RFC 822 and 2822 dates (RSS) and ISO 8601 (Atom, Dublin Core). Without a zone, and with CET or
    CEST, it is the clock in Europe/Amsterdam; a date without a time is that day's midnight there.

    >>> moment("Sun, 29 Mar 2026 03:30:00 CEST").isoformat()
    '2026-03-29T01:30:00+00:00'
    """
    text = " ".join(written.split())
    if not text or len(text) > 100:
        return None
    try:
        found = _iso(text) or _rfc822(text)
        if found is None:
            return None
        found = found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found if found.year in YEARS else None


def _iso(text: str) -> datetime | None:
    """ISO 8601 and RFC 3339, with a T or a space between; None when it is not that form."""
    match = re.fullmatch(
        r"(\d{4}-\d{2}-\d{2})"
        r"(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2}|[A-Z]{3,4})?)?",
        text,
        re.IGNORECASE,
    )
    if match is None:
        return None
    day, clock, zone = match.groups()
    # Microseconds at most: some systems write nine digits.
    clock = re.sub(r"[.,](\d{1,6})\d*", r".\1", clock or "00:00")
    if zone is None:
        return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=AMSTERDAM)
    if zone.isalpha() and zone.upper() != "Z":
        return _in_named_zone(datetime.fromisoformat(f"{day}T{clock}"), zone.upper())
    return datetime.fromisoformat(f"{day}T{clock}{zone.upper()}")


def _rfc822(text: str) -> datetime | None:
    for dutch, english in DUTCH_MONTHS.items():
        text = re.sub(rf"\b{dutch}\b\.?", english, text, flags=re.IGNORECASE)
    # The day's name decides nothing and may be in any language.
    text = re.sub(r"^[^\W\d]+\.?,?\s+(?=\d)", "", text)
    text = re.sub(r"([+-]\d{2}):(\d{2})$", r"\1\2", text)
    parts = parsedate_tz(text)
    if parts is None:
        return None
    wall = datetime(*parts[:6])  # noqa: DTZ001  its zone is decided below
    zone = re.search(r":\d{2}\s*([A-Z]{1,5}|[+-]\d{2}:?\d{2})(?:\s*\(.*\))?$", text.upper())
    if zone is None:
        return wall.replace(tzinfo=AMSTERDAM)
    if zone[1] in LOCAL_ZONES:
        return _in_named_zone(wall, zone[1])
    return wall.replace(tzinfo=timezone(timedelta(seconds=parts[9] or 0)))


def _in_named_zone(wall: datetime, zone: str) -> datetime:
    """Amsterdam's clock, with the zone's name deciding the hour that occurs twice in October."""
    if zone in LOCAL_ZONES:
        return wall.replace(tzinfo=AMSTERDAM, fold=0 if zone in ("CEST", "MEST") else 1)
    return wall.replace(tzinfo=UTC if zone in ("UTC", "GMT", "UT") else AMSTERDAM)
