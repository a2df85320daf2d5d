"""Weigh an article against the topics.

Every place of a term adds its weight, times the topic's factor for title or lead; each further
mention of the same term counts half of the one before, so that no single word wins by repetition. A term
that asks for a context counts when that stands in its paragraph, the title or the lead, and for less when it
stands elsewhere in the article.
A sentence whose terms say together what the topic is (Europe, arms, a purchase) adds as a term does,
so that a short summary can be enough where the same words, scattered over a long text, are not.
Where two terms of a topic overlap, the one of more words is taken, then the closer one: "milieudefensie"
hides what "*defensie*" would say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from cijferwacht.model import TopicHit
from cijferwacht.topics.seeds import Stretch, Term, Together, Topic, Topics
from cijferwacht.topics.words import words_of

_PARAGRAPH_END = re.compile(r"\n+")
# A capital must follow, so that "4 mld. euro" goes on; an initial may part a sentence, which does no harm.
_SENTENCE_END = re.compile(r"""(?<=[.!?…"'”’»)])(?<![^.!?…]["'”’»)])\s+(?=["'“‘«(]?[A-Z0-9€À-ÖØ-Þ])""")

#: Paragraph numbers of the title and of the first paragraph after it.
_TITLE, _LEAD = 0, 1

#: The last sentence of an article's opening: the title is the first, two of the lead follow.
_OPENING = 3

#: The last stretch of each kind that belongs to the opening.
_FIRST = {Stretch.SENTENCE: _OPENING, Stretch.PARAGRAPH: _LEAD}


class _Mention(NamedTuple):
    term: Term
    paragraph: int
    #: Counted through the whole article.
    sentence: int


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
    sentence = 0
    for paragraph, written in enumerate(paragraphs):
        for part in _SENTENCE_END.split(written):
            sentence += 1
            words = words_of(part)
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
                    yield number, _Mention(term, paragraph, sentence)


def _continues(term: Term, words: list[str], place: int) -> bool:
    if place + len(term.patterns) > len(words):
        return False
    return all(term.patterns[step].matches(words[place + step]) for step in range(1, len(term.patterns)))


def _weigh(topic: Topic, mentions: list[_Mention]) -> TopicHit | None:
    """The topic's hit, or None when the article is not about it."""
    groups_at: dict[int, set[str]] = defaultdict(set)
    for mention in mentions:
        groups_at[mention.paragraph] |= mention.term.groups
    # Title and lead set the scene for the whole article: what they name is context everywhere.
    scene = groups_at.get(_TITLE, set()) | groups_at.get(_LEAD, set())

    anywhere: set[str] = set().union(*groups_at.values())
    places: dict[str, list[float]] = defaultdict(list)
    present: set[str] = set()
    for mention in mentions:
        near = _counts(mention.term, topic, scene | groups_at[mention.paragraph])
        if not near and (topic.far == 0 or not _counts(mention.term, topic, anywhere)):
            continue
        present |= mention.term.groups
        if mention.term.weight:
            weight = mention.term.weight * _factor(topic, mention.paragraph)
            places[mention.term.written].append(weight if near else weight * topic.far)
    together = list(_told_together(topic, mentions))
    if not any(rule.enough for rule, _ in together) and any(
        present.isdisjoint(choice) for choice in topic.needs
    ):
        return None
    for rule, weight in [*together, *_told_in_all(topic, anywhere)]:
        places[rule.name].append(weight)

    added = [(name, round(_fading(weights), 3)) for name, weights in places.items()]
    score = round(sum(weight for _, weight in added), 3)
    if score < topic.threshold:
        return None
    return TopicHit(topic.id, score, tuple(sorted(added, key=lambda entry: (-abs(entry[1]), entry[0]))))


def _counts(term: Term, topic: Topic, beside: set[str]) -> bool:
    """Whether a term with the groups ``beside`` it has the context that one of its own groups asks for."""
    for group in term.groups:
        context = topic.context.get(group)
        if not context or not beside.isdisjoint(context):
            return True
    return False


def _factor(topic: Topic, paragraph: int) -> float:
    if paragraph == _TITLE:
        return topic.title
    return topic.lead if paragraph == _LEAD else 1.0


def _told_together(topic: Topic, mentions: list[_Mention]) -> Iterator[tuple[Together, float]]:
    """Every rule of ``topic.together``, for every sentence or paragraph it holds for, with what it adds.

    Headlines are short: what title and first sentences say only together counts too, once and by its
    bare weight ("Kyiv bepaalt" above "Europa betaalt 90 miljard").
    """
    if not topic.together:
        return
    sentences: dict[int, tuple[int, set[str]]] = {}
    paragraphs: dict[int, tuple[int, set[str]]] = {}
    opening: set[str] = set()
    for mention in mentions:
        at = mention.paragraph
        sentences.setdefault(mention.sentence, (at, set()))[1].update(mention.term.groups)
        paragraphs.setdefault(at, (at, set()))[1].update(mention.term.groups)
        if at <= _LEAD and mention.sentence <= _OPENING:
            opening |= mention.term.groups
    stretches = {Stretch.SENTENCE: sentences, Stretch.PARAGRAPH: paragraphs}
    for rule in topic.together:
        if rule.within is Stretch.ARTICLE:
            continue
        told_at_once = False
        for number, (paragraph, present) in stretches[rule.within].items():
            if rule.holds(present):
                told_at_once = told_at_once or number <= _FIRST[rule.within]
                yield rule, rule.weight * _factor(topic, paragraph)
        if not told_at_once and rule.holds(opening):
            yield rule, rule.weight


def _told_in_all(topic: Topic, anywhere: set[str]) -> Iterator[tuple[Together, float]]:
    """The rules that hold for the article taken as one, with what they add."""
    for rule in topic.together:
        if rule.within is Stretch.ARTICLE and rule.holds(anywhere):
            yield rule, rule.weight


def _fading(weights: list[float]) -> float:
    """Sum in which each next value, heaviest first, counts half of what the one before counted for."""
    total, share = 0.0, 1.0
    for weight in sorted(weights, key=abs, reverse=True)[:8]:
        total += share * weight
        share /= 2
    return total
