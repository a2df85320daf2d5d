"""How fast articles are read on one core: ``python tests/bench/bench_claims.py [--articles N]``.

The texts are those of the sample archive, joined to articles of 300 words. Beside the extraction of claims
and the detection of topics stands what spaCy's bare tokenizer takes for the same texts.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import UTC, datetime

from cijferwacht.claims import extract
from cijferwacht.feeds.parse import parse
from cijferwacht.paths import SEEDS
from cijferwacht.pipeline.subjects import desk_topics
from cijferwacht.topics import detect_topics

WORDS = 300
PUBLISHED = datetime(2026, 3, 25, 12, tzinfo=UTC)

Article = tuple[str, str]


def articles(most: int) -> list[Article]:
    """Titles and texts of about 300 words each, repeated until there are ``most``."""
    entries = {}
    for path in sorted((SEEDS / "sample" / "archive").glob("*/*.xml")):
        for entry in parse(path.read_bytes()).entries:
            entries[entry.guid] = entry
    made: list[Article] = []
    title, text = "", ""
    for entry in entries.values():
        title = title or entry.title
        text = f"{text}\n\n{entry.text}".strip()
        if len(text.split()) >= WORDS:
            made.append((title, text))
            title, text = "", ""
    return [made[number % len(made)] for number in range(most)]


def measure(what: str, read: Callable[[str, str], object], texts: list[Article]) -> None:
    """Print how many articles a second ``read`` takes, once it has loaded what it needs."""
    read(*texts[0])
    wall, own = time.perf_counter(), time.process_time()
    for title, text in texts:
        read(title, text)
    wall, own = time.perf_counter() - wall, time.process_time() - own
    print(f"{what:<20}{len(texts) / own:8.0f} articles a second of processor time", end="")
    print(f"{len(texts) / wall:8.0f} by the clock")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--articles", type=int, default=300)
    texts = articles(options.parse_args().articles)
    words = sum(len(text.split()) for _, text in texts) / len(texts)
    print(f"{len(texts)} articles of {words:.0f} words on average")

    import spacy

    tokenize = spacy.blank("nl").tokenizer
    topics = desk_topics()
    measure("spaCy's tokenizer", lambda title, text: tokenize(f"{title}\n\n{text}"), texts)
    measure("topics", lambda title, text: detect_topics(title, text, topics), texts)
    measure("all claims", lambda title, text: extract(title, text, PUBLISHED), texts)


if __name__ == "__main__":
    main()
