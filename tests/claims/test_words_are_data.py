"""The words of the language stand in seeds/lexicon; the rules name classes of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from cijferwacht import claims
from cijferwacht.claims import lexicon
from cijferwacht.claims.cues import word_classes
from cijferwacht.claims.words import NAME, WORDS

SOURCES = sorted(Path(claims.__file__).parent.glob("*.py"))
#: Closed classes: a word of these in a rule is a word of the language, unless it names something of our own.
CLOSED = ("article", "determiner", "preposition", "subordinator", "coordinator", "auxiliary", "adverb")
#: Labels of the code and of the lexicons' columns that are Dutch words as well.
LABELS = frozenset(
    (
        "dat",
        "te",
        "ten",
        "tag",
        "want",
        "over",
        "per",
        "past",
        "plan",
        "hour",
        "week",
        "form",
        "in",
        "factor",
        "of",
        "half",
        "begin",
    )
)

#: Methods that are asked about a part of a word: endings and prefixes are morphology.
AFFIXES = frozenset(("endswith", "startswith", "removesuffix", "removeprefix"))


def _function_words() -> frozenset[str]:
    classes = (word_classes()[name] for name in CLOSED)
    grammar = (entry.columns[1].split(", ") for entry in lexicon.table(NAME, 2).values())
    return frozenset().union(*classes, *grammar)


def _literals(tree: ast.Module) -> Iterator[ast.Constant]:
    """Strings a rule may compare a word with: no docstrings, and no endings, which are morphology."""
    texts = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in AFFIXES:
            texts |= {id(part) for argument in node.args for part in ast.walk(argument)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in texts:
            yield node


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_rule_holds_a_function_word(path: Path) -> None:
    words = _function_words() - LABELS
    found = [
        (node.lineno, node.value)
        for node in _literals(ast.parse(path.read_text(encoding="utf-8")))
        if len(node.value) > 1 and node.value in words
    ]
    assert not found


def test_a_class_that_no_rule_names_is_told() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    fields = {field for field in type(WORDS).__slots__ if f"WORDS.{field}" not in code}
    assert fields == set()
