"""The lexicons of context: closed word classes, reporting verbs, phrases that settle a status, speakers.

They live in seeds/lexicon/context.*.txt, whose heads say what a line means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from cijferwacht.paths import SEEDS

#: Frames that are no prepositions; what else a verb lists opens what is said ("spreekt van ...").
_PLAIN_FRAMES = frozenset({"tag", "dat", "te", "inf", "object", "bare"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that reports, wants, settles or denies."""

    base: str
    #: Particle of a separable verb, "" for none.
    particle: str
    effect: str
    frames: frozenset[str]
    #: Preposition without which it is another verb ("denken aan" is to want, "denken" is not); "" for none.
    preposition: str = ""
    #: Its infinitive, with the particle.
    name: str = field(init=False, repr=False, compare=False)
    #: Prepositions after which comes what is said.
    openers: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # asked of every verb of a text, so worked out once
        object.__setattr__(self, "name", self.particle + self.base)
        object.__setattr__(self, "openers", self.frames - _PLAIN_FRAMES)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row; "*" at either end of a word stands for any letters, so "*plan" is also a "bouwplan"."""

    effect: str
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.words)

    def matches(self, number: int, word: str) -> bool:
        """Whether the part at ``number`` is a lower-case word."""
        part = self.words[number]
        if part[0] == "*":
            return word.endswith(part[1:])
        return word.startswith(part[:-1]) if part[-1] == "*" else word == part


def _lines(name: str) -> Iterator[str]:
    for line in (SEEDS / "lexicon" / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def _classes(name: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _lines(name):
        key, _, words = line.partition(":")
        found[key.strip()] = frozenset(word.strip() for word in words.split(",") if word.strip())
    return found


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """Closed word classes by name: article, preposition, subordinator and so on."""
    return _classes("context.words.txt")


@cache
def particles() -> tuple[str, ...]:
    """Particles of separable verbs, longest first, so that a word begins with the one it is made with."""
    return tuple(sorted(word_classes()["particle"], key=lambda particle: (-len(particle), particle)))


@cache
def speaker_classes() -> dict[str, frozenset[str]]:
    """Nouns of speakers by class: function, body, label, source, no_speaker."""
    return _classes("context.speakers.txt")


def noun_ends(noun: str, shortest: int) -> Iterator[str]:
    """A noun and what it ends in, longest first: among them is the last part of a compound."""
    return (noun[start:] for start in range(len(noun) - shortest + 1))


@cache
def verbs_by_base() -> dict[str, tuple[Verb, ...]]:
    """Reporting verbs by the lemma of their finite form, and by the joined lemma of separable ones."""
    found: dict[str, list[Verb]] = {}
    for verb, _ in _verbs():
        keys = {verb.base, verb.name} if verb.particle else {verb.base}
        for key in keys:
            found.setdefault(key, []).append(verb)
    # "stelt geld beschikbaar voor noodhulp": a particle that can be nothing else speaks first
    prepositions = word_classes()["preposition"]
    return {
        key: tuple(sorted(verbs, key=lambda verb: verb.particle in prepositions))
        for key, verbs in found.items()
    }


@cache
def irregular_forms() -> dict[str, str]:
    """Lemma of verb forms that the lemmatiser takes for another word."""
    found = {}
    for verb, forms in _verbs():
        for form in (verb.base, *forms):
            joined = verb.particle and form.startswith(verb.particle)
            found[form] = verb.name if joined else verb.base
    return found


@cache
def _verbs() -> tuple[tuple[Verb, tuple[str, ...]], ...]:
    found = []
    for line in _lines("context.verbs.txt"):
        name, effect, frames, *forms = (part.strip() for part in line.split(";"))
        particle, bar, base = name.partition("|")
        if not bar:
            particle, base = "", name
        base, _, preposition = base.partition(" ")
        verb = Verb(base, particle, effect, frozenset(frames.split()), preposition)
        found.append((verb, tuple(forms[0].split()) if forms else ()))
    return tuple(found)


@cache
def phrases_by_first_word() -> tuple[dict[str, tuple[Phrase, ...]], tuple[Phrase, ...]]:
    """Phrases by their first word, longest first, and those whose first word is open-ended."""
    by_word: dict[str, list[Phrase]] = {}
    open_ended: list[Phrase] = []
    for effect, texts in _classes("context.phrases.txt").items():
        for text in sorted(texts):
            phrase = Phrase(effect, tuple(text.split()))
            if "*" in phrase.words[0]:
                open_ended.append(phrase)
            else:
                by_word.setdefault(phrase.words[0], []).append(phrase)
    for phrases in by_word.values():
        phrases.sort(key=lambda phrase: -len(phrase.words))
    return {word: tuple(phrases) for word, phrases in by_word.items()}, tuple(open_ended)
