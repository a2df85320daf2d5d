"""The words by which quantities are told apart: actors, synonyms, sides and empty words, read from seeds/.

Every list is data (``seeds/lexicon/measured.*.txt``), one entry a line, ``#`` begins a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

#: A word may hold digits, inner hyphens, apostrophes and a dot between digits.
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*", re.UNICODE)


def entries(path: Path) -> Iterator[str]:
    """The entries of a lexicon file, without comments and blank lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = line.split("#", 1)[0].strip()
        if entry:
            yield entry


def groups(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The groups of a file with lines ``name: entry, entry``."""
    for line in entries(path):
        name, _, rest = line.partition(":")
        yield name.strip(), tuple(entry.strip() for entry in rest.split(",") if entry.strip())


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """The dictionary form of a Dutch word in lower case; unknown words come back as they are."""
    import simplemma

    # Separable verbs come as "vast_leggen". "boten" gives "boot", but "boot" the verb "boten": the shorter of
    # a form and its own lemma is the same for both.
    first = simplemma.lemmatize(word, lang="nl").lower()
    second = simplemma.lemmatize(first, lang="nl").lower()
    return min(first, second, key=lambda form: (len(form), form)).replace("_", "")


@lru_cache(maxsize=200_000)
def known(word: str) -> bool:
    """Whether a Dutch dictionary has the word."""
    import simplemma

    return simplemma.is_known(word, lang="nl")


@lru_cache(maxsize=200_000)
def parts(word: str) -> tuple[str, str] | None:
    """Modifier and head of a Dutch compound: ``staalheffing`` is ``staal`` and ``heffing``.

    The head is the longest known word at the end whose remainder, less a linking -s-, -e- or -en-, is
    known too, or is a compound itself. None when the word is no compound.
    """
    if word.endswith("en") and lemma(word) == word and known(word):
        return None  # a verb: "vergelijken" is not made of "vergen" and "lijk"
    for split in range(4, len(word) - 3):
        modifier, head = word[:split], word[split:]
        if not known(head) or (lemma(head).endswith("en") and not head.endswith("en")):
            continue
        for link in ("", "s", "e", "en", "-"):
            stem = modifier[: len(modifier) - len(link)] if link else modifier
            if (
                modifier.endswith(link)
                and len(stem) >= 4
                and (known(stem) or (len(stem) > 7 and parts(stem)))
            ):
                # "vrede + smacht" is "vredes + macht": a linking -s- before a known head.
                if head[0] == "s" and not link and len(head) > 5 and known(head[1:]):
                    head = head[1:]
                return lemma(stem), lemma(head)
    return None


@dataclass(frozen=True)
class Lexicon:
    """The lists, ready for look-up."""

    actors: Mapping[tuple[str, ...], str]
    #: Names among them that are of a person: who speaks is not whose it is.
    persons: frozenset[tuple[str, ...]]
    #: Names among them of a capital or palace, which may be no more than a place.
    places: frozenset[tuple[str, ...]]
    #: Names among them of any union's members ("lidstaten").
    generic: frozenset[tuple[str, ...]]
    synonyms: Mapping[str, str]
    sides: tuple[tuple[str, tuple[str, ...]], ...]
    empty: frozenset[str]
    #: Verbs and prepositions that begin a clause about the source: "zei hij", "volgens".
    attribution: frozenset[str] = frozenset()
    #: Ways to write a name, and the one it is known by: "charkov", "charkiv".
    spellings: Mapping[str, str] = field(default_factory=dict)
    #: Particles that a verb may be separated from.
    particles: frozenset[str] = frozenset()
    #: What a rate is a part of by its nature: "3,5 procent van het bbp" is no share of something.
    bases: frozenset[str] = frozenset()
    #: Phrases that set one source against another.
    contradiction: re.Pattern[str] = re.compile(r"(?!)")
    #: Phrases before a figure that give someone's value of what was just told: "denkt aan", "houdt het op".
    estimates: re.Pattern[str] = re.compile(r"(?!)")

    @cached_property
    def longest_actor(self) -> int:
        """Most words in one actor's name."""
        return max((len(words) for words in self.actors), default=1)

    @cached_property
    def read_before(self) -> dict[str, tuple[tuple[str, float], ...]]:
        """Terms of words that were read before."""
        return {}

    @cached_property
    def actor_starts(self) -> frozenset[str]:
        """First words of actors' names."""
        return frozenset(words[0] for words in self.actors if words)

    @cached_property
    def phrases_from(self) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """The :attr:`phrases` that begin with a word."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for words in self.phrases:
            found.setdefault(words[0], []).append(words)
        return found

    @cached_property
    def phrases(self) -> Mapping[tuple[str, ...], str]:
        """Names of several words that stand for a group of synonyms: "bruto binnenlands product"."""
        return {tuple(term.split()): name for term, name in self.synonyms.items() if " " in term}

    @cached_property
    def sides_of_words(self) -> Mapping[str, frozenset[str]]:
        """The sides that a single word shows."""
        words = {word for _, group in self.sides for word in group if " " not in word}
        return {word: frozenset(side for side, group in self.sides if word in group) for word in words}

    @cached_property
    def sides_of_phrases(self) -> tuple[tuple[str, str], ...]:
        """The sides that several words show together: (phrase between blanks, side)."""
        return tuple((f" {phrase} ", side) for side, group in self.sides for phrase in group if " " in phrase)

    @cached_property
    def separated(self) -> Mapping[tuple[str, str], str]:
        """The separable verbs among the synonyms, by particle and lemma of what is left: (uit, voer)."""
        found = {}
        for word in self.synonyms:
            for particle in self.particles:
                rest = word.removeprefix(particle)
                if rest != word and rest.endswith("en") and known(rest) and known(word):
                    found[particle, lemma(rest)] = word
        return found

    def name(self, name: str) -> str:
        """The one way to write a name, in lower case."""
        return self.spellings.get(name, name)

    @cached_property
    def measures(self) -> frozenset[str]:
        """The names of the groups of synonyms: words that say what is measured."""
        return frozenset(self.synonyms.values())

    def canonical(self, term: str) -> str:
        """The name of the group of synonyms a lemma stands in, or the lemma."""
        return self.synonyms.get(term, term)

    @classmethod
    def load(cls, folder: Path) -> Lexicon:
        """Read ``measured.*.txt`` of a folder."""
        actors: dict[tuple[str, ...], str] = {}
        persons, places, generic = set(), set(), set()
        for name, words in groups(folder / "measured.actors.txt"):
            for entry in words:
                key = tuple(fold(word) for word in WORD.findall(entry))
                actors[key] = name
                if entry.startswith("~"):
                    persons.add(key)
                if entry.startswith("^"):
                    places.add(key)
                if entry.startswith("?"):
                    generic.add(key)
        synonyms = {word: name for name, words in groups(folder / "measured.synonyms.txt") for word in words}
        return cls(
            actors=actors,
            persons=frozenset(persons),
            places=frozenset(places),
            generic=frozenset(generic),
            synonyms=synonyms,
            sides=tuple(groups(folder / "measured.aspects.txt")),
            empty=frozenset(entries(folder / "measured.empty.txt")),
            attribution=frozenset(entries(folder / "measured.attribution.txt")),
            contradiction=_phrases(entries(folder / "measured.contradiction.txt")),
            estimates=_phrases(entries(folder / "measured.estimates.txt")),
            spellings={
                word: name for name, words in groups(folder / "measured.spellings.txt") for word in words
            },
            particles=frozenset(entries(folder / "measured.particles.txt")),
            bases=frozenset(entries(folder / "measured.bases.txt")),
        )


def _phrases(lines: Iterator[str]) -> re.Pattern[str]:
    """One pattern for phrases in which "..." stands for up to five words."""
    patterns = [re.escape(line).replace(r"\ \.\.\.\ ", r" (?:\S+ ){0,5}") for line in lines]
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b", re.IGNORECASE)


def fold(word: str) -> str:
    """The form in which the words of an actor's name are compared.

    Lower case, except abbreviations: "VS" is a country, "vs" is not.
    """
    return word if word.isupper() and len(word) > 1 else word.lower()
