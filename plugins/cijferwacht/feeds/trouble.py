"""What a report says of feeds it could not read, or not read well, in the words of its readers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cijferwacht.model import FeedTrouble

#: Short name of a failure, in Dutch. ``http-404`` and its like are told by their number.
DUTCH = {
    "bad-address": "het adres klopt niet",
    "bad-encoding": "het antwoord is beschadigd",
    "broken-answer": "de verbinding werd verbroken",
    "consent": "er staat een toestemmingsmuur voor",
    "empty-body": "het antwoord is leeg",
    "forbidden-address": "het adres is niet toegestaan",
    "html": "er kwam een webpagina in plaats van een feed",
    "no-connection": "geen verbinding",
    "no-such-host": "de server bestaat niet",
    "not-a-feed": "het antwoord is geen feed",
    "redirect-loop": "het adres verwijst in een kring",
    "timeout": "geen antwoord op tijd",
    "tls": "geen veilige verbinding",
    "too-large": "het antwoord is te groot",
    "unreadable-file": "het bestand is niet te lezen",
}
#: The outlet answers, but not to readers like this one.
BLOCKING = frozenset(("consent", "html", "http-401", "http-403", "http-451"))


@dataclass(frozen=True, slots=True)
class Health:
    """What the attempts to read a feed on one day came to."""

    feed: str
    outlet_name: str
    silent_after: timedelta
    attempts: int
    successes: int
    empties: int
    last_problem: str | None
    last_news: datetime | None
    watched_since: datetime | None


def trouble_of(health: Health, until: datetime) -> FeedTrouble | None:
    """The trouble of a feed, None when it is well.

    Args:
        health: of the day.
        until: the day's end, or now when that is earlier; silence counts back from here.
    """
    if not health.attempts:
        return None
    kind = detail = ""
    if not health.successes:
        problem = health.last_problem or "no-connection"
        kind = "blocked" if problem in BLOCKING else "failed"
        detail = DUTCH.get(problem) or f"de server antwoordt {problem.removeprefix('http-')}"
    elif health.empties == health.successes:
        kind, detail = "empty", "de feed is leeg"
    else:
        since = health.last_news or health.watched_since
        if since is not None and until - since > health.silent_after:
            hours = int((until - since) / timedelta(hours=1))
            kind, detail = "silent", f"al {hours} uur geen nieuw bericht"
    return FeedTrouble(health.feed, health.outlet_name, kind, detail) if kind else None
