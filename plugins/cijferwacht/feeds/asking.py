"""Asking many feeds over the network: several hosts at once, each host's feeds one after another."""

from __future__ import annotations

import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from queue import Empty, SimpleQueue
from urllib.parse import urlsplit

from cijferwacht.feeds.fetch import Answer, Client, FetchFailed, Validators, get
from cijferwacht.feeds.parse import NotAFeed, Parsed, parse
from cijferwacht.feeds.settings import Feed
from cijferwacht.feeds.walls import is_consent_address

log = logging.getLogger(__name__)

#: Seconds between the end of one request to a host and the start of the next.
HOST_PAUSE = 1.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What a feed answered, before anything is stored.

    A full answer has ``answer`` and ``parsed``, a 304 ``answer`` alone, anything else a ``failure``.
    """

    feed: Feed
    at: datetime
    parsed: Parsed | None = None
    answer: Answer | None = None
    failure: FetchFailed | None = None


def ask(
    feeds: Sequence[Feed],
    now: datetime,
    client: Client,
    validators: Callable[[Feed], Validators],
    *,
    parallel: int = 8,
    host_pause: float = HOST_PAUSE,
) -> Iterator[Asked]:
    """Ask each feed once; answers come as they come in.

    Args:
        feeds: which.
        now: the moment of asking, for all of them.
        client: identity and bounds of each request.
        validators: what makes the request for a feed conditional.
        parallel: hosts asked at the same time.
        host_pause: seconds between two requests to one host.
    """
    by_host: dict[str, list[Feed]] = defaultdict(list)
    for feed in feeds:
        by_host[urlsplit(feed.url).hostname or ""].append(feed)
    hosts: SimpleQueue[list[Feed]] = SimpleQueue()
    for of_host in by_host.values():
        hosts.put(of_host)
    answers: SimpleQueue[Asked] = SimpleQueue()
    given_up = threading.Event()

    def work() -> None:
        while not given_up.is_set():
            try:
                of_host = hosts.get_nowait()
            except Empty:
                return
            for number, feed in enumerate(of_host):
                if number and given_up.wait(host_pause):
                    return
                answers.put(_ask(feed, now, client, validators(feed)))

    for number in range(min(parallel, len(by_host))):
        # Daemons: a run that is stopped does not wait for the slowest server.
        threading.Thread(target=work, name=f"feeds-{number}", daemon=True).start()
    try:
        for _ in feeds:
            yield answers.get()
    finally:
        given_up.set()


def _ask(feed: Feed, now: datetime, client: Client, validators: Validators) -> Asked:
    """One feed's answer; never raises, since its thread would end with other feeds unasked."""
    answer: Answer | None = None
    try:
        answer = get(feed.url, client, now, validators)
        if answer.status == 304:
            return Asked(feed, now, answer=answer)
        if is_consent_address(answer.url):
            raise NotAFeed("consent", f"ends at {answer.url}")
        parsed = parse(answer.body, media_type=answer.media_type, base=answer.url)
        return Asked(feed, now, parsed, answer)
    except FetchFailed as failure:
        return Asked(feed, now, failure=failure)
    except NotAFeed as error:
        return Asked(feed, now, failure=_unreadable(error.problem, error.detail, answer))
    except Exception as error:
        log.exception("feed %s cannot be read", feed.slug)
        return Asked(feed, now, failure=_unreadable("not-a-feed", type(error).__name__, answer))


def _unreadable(problem: str, detail: str, answer: Answer | None) -> FetchFailed:
    """The failure of an answer that came whole and is no feed."""
    if answer is None:
        return FetchFailed(problem, "hard", detail)
    return FetchFailed(
        problem,
        "hard",
        detail,
        status=answer.status,
        url=answer.url,
        seconds=answer.seconds,
        body=answer.body,
    )
