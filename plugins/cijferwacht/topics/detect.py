"""Weigh an article against the topics.

Every place of a term adds its weight, times the topic's factor for title or lead; each further
mention of the same term counts half of the one before, so that no single word wins by repetition.
Where two terms of a topic overlap, the one of more words is taken, then the closer one: "milieudefensie"
hides what "*defensie*" would say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from cijferwacht.model import TopicHit
from cijferwacht.topics.seeds import Term, Topic, Topics
from cijferwacht.topics.words import words_of

_PARAGRAPH_END = re.compile(r"\n+")

#: Paragraph numbers of the title and of the first paragraph after it.
_TITLE, _LEAD = 0, 1


@dataclass(frozen=True, slots=True)
class _Mention:
    term: Term
    paragraph: int


def detect_topics(title: str, text: str, topics: Topics) -> tuple[TopicHit, ...]:
    """The topics an article is about, in the order of ``topics``, each with the terms that decided.

    Runs in time linear in the text's length; the same text always gives the same hits.
    """
    found: dict[int, list[_Mention]] = defaultdict(list)
    for number, mention in _mentions(title, text, topics):
        found[number].append(mention)
    hits = (_weigh(topic, found[number]) for number, topic in enumerate(topics.topics) if number in found)
    return tuple(hit for hit in hits if hit is not None)


def _mentions(title: str, text: str, topics: Topics) -> Iterator[tuple[int, _Mention]]:
    """Every term found, with the number of its topic; terms of one topic never overlap."""
    known = topics.known
    paragraphs = [title, *(part for part in _PARAGRAPH_END.split(text) if part.strip())]
    for paragraph, written in enumerate(paragraphs):
        words = words_of(written)
        free_from = [0] * len(topics.topics)
        for place, word in enumerate(words):
            candidates = known.get(word)
            if candidates is None:
                candidates = topics.starting_with(word)
            for number, term in candidates:
                if place < free_from[number]:
                    continue
                length = len(term.patterns)
                if length > 1 and not _continues(term, words, place):
                    continue
                free_from[number] = place + length
                yield number, _Mention(term, paragraph)


def _continues(term: Term, words: list[str], place: int) -> bool:
    if place + len(term.patterns) > len(words):
        return False
    return all(pattern.matches(words[place + step]) for step, pattern in enumerate(term.patterns) if step > 0)


def _weigh(topic: Topic, mentions: list[_Mention]) -> TopicHit | None:
    """The topic's hit, or None when the article is not about it."""
    groups_at: dict[int, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.term.weight:
            groups_at[mention.paragraph].add(mention.term.group)
    # Title and lead set the scene for the whole article: what they name is context everywhere.
    scene = groups_at.get(_TITLE, set()) | groups_at.get(_LEAD, set())

    places: dict[Term, list[float]] = defaultdict(list)
    present: set[str] = set()
    for mention in mentions:
        if not mention.term.weight:
            continue
        beside = topic.context.get(mention.term.group)
        if beside and not any(group in scene or group in groups_at[mention.paragraph] for group in beside):
            continue
        present.add(mention.term.group)
        factor = {_TITLE: topic.title, _LEAD: topic.lead}.get(mention.paragraph, 1.0)
        places[mention.term].append(mention.term.weight * factor)
    if any(present.isdisjoint(choice) for choice in topic.needs):
        return None

    added = [(term.written, round(_fading(weights), 3)) for term, weights in places.items()]
    score = round(sum(weight for _, weight in added), 3)
    if score < topic.threshold:
        return None
    return TopicHit(topic.id, score, tuple(sorted(added, key=lambda entry: (-abs(entry[1]), entry[0]))))


def _fading(weights: list[float]) -> float:
    """Sum in which each next value, heaviest first, counts half of what the one before counted for."""
    total, share = 0.0, 1.0
    for weight in sorted(weights, key=abs, reverse=True)[:8]:
        total += share * weight
        share /= 2
    return total
