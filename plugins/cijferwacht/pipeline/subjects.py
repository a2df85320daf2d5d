"""The desk's topics, as the seeds define them."""

from __future__ import annotations

from functools import cache

from cijferwacht.paths import SEEDS
from cijferwacht.topics import Topics, load_topics


@cache
def desk_topics() -> Topics:
    """The topics of ``seeds/topics``, compiled once a process.

    Raises:
        SeedError: with every fault of the files.
    """
    return load_topics(SEEDS / "topics")


def topic_names(language: str) -> dict[str, str]:
    """What readers call each topic, by its id."""
    return {topic.id: topic.name_en if language == "en" else topic.name_nl for topic in desk_topics().topics}
