"""Patterns whose words are data: a class in the template, any of its words in the text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cijferwacht.quantities
from cijferwacht.paths import SEEDS
from cijferwacht.quantities import reading, ties
from cijferwacht.quantities.actors import actor_name, unions
from cijferwacht.quantities.lexicon import groups
from cijferwacht.quantities.patterns import WordPattern, word_class

PATTERNS = {
    name: pattern
    for module in (reading, ties)
    for name, pattern in vars(module).items()
    if isinstance(pattern, WordPattern)
}
ROOM = Path(next(iter(cijferwacht.quantities.__path__)))


@pytest.mark.parametrize(
    ("template", "text", "found"),
    [
        (r"\b<than>\s+<definite>\b", "minder dan de 31 miljard", "dan de"),
        (r"\b<instead>\b", "9 in plaats van 12 procent", "in plaats van"),
        # The longest word first: "tot en met", not "tot".
        (r"<year.range>", "2026 tot en met 2029", "tot en met"),
        # An open end.
        (r"<tells.which>\b", "waarmee", "waarmee"),
        (r"<month>", "in augustus 13,6", "augustus"),
    ],
)
def test_a_class_stands_for_any_of_its_words(template: str, text: str, found: str) -> None:
    match = WordPattern(template).search(text)
    assert match is not None
    assert match.group() == found


@pytest.mark.parametrize("name", PATTERNS)
def test_every_pattern_names_classes_the_lexicon_has(name: str) -> None:
    assert PATTERNS[name].compiled.pattern


def test_every_class_of_the_lexicon_is_named_by_a_rule() -> None:
    rules = "".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py"))
    named = set(re.findall(r"<([a-z.]+)>", rules)) | set(
        re.findall(r"word_class\(['\"]([a-z.]+)['\"]", rules)
    )
    assert {name for name, _ in groups(SEEDS / "lexicon" / "measured.words.txt")} - named == set()


def test_an_unknown_class_is_a_mistake_in_a_rule() -> None:
    with pytest.raises(KeyError):
        word_class("no.such.class")


@pytest.mark.parametrize(
    ("actor", "dutch", "english"),
    [
        ("dk", "Denemarken", "Denmark"),
        ("uk", "het Verenigd Koninkrijk", "the United Kingdom"),
        ("eu", "de EU", "the EU"),
        ("baltics", "de Baltische staten", "the Baltic states"),
        ("nobody", "nobody", "nobody"),
    ],
)
def test_what_an_actor_is_called(actor: str, dutch: str, english: str) -> None:
    assert actor_name(actor, "nl") == dutch
    assert actor_name(actor, "en") == english


def test_a_union_is_no_country() -> None:
    assert unions() == {"@eu", "@nato", "@un"}
