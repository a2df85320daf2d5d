"""Rules in the reader's language."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from cijferwacht import claims, quantities
from cijferwacht.model import Reason
from cijferwacht.pages.explaining import explain, explain_link, rule_name
from cijferwacht.reports.wording import wording

DUTCH, ENGLISH = (wording(code, "cijferwacht.pages") for code in ("nl", "en"))


@pytest.mark.parametrize(
    ("reason", "dutch", "english"),
    [
        (Reason("numeral: digits", "68.000"), "getal in cijfers “68.000”", "numeral: digits “68.000”"),
        (
            Reason("hedge", "hedges.tsv:10"),
            "slag om de arm (hedges.tsv, regel 10)",
            "hedge (hedges.tsv, line 10)",
        ),
        (Reason("status: must", "moet"), "status: moet of mag “moet”", "status: must “moet”"),
        (Reason("range", ""), "van … tot …", "range"),
        (Reason("unit", "a share is a percentage"), "eenheid: een aandeel is een percentage", None),
        (
            Reason("unit", "beside the amount before: tegen"),
            "eenheid: naast het bedrag ervoor, met “tegen”",
            None,
        ),
        (Reason("date", "end of a month"), "datum: eind van een maand", "date: end of a month"),
        # A verb's preposition is the rule's name.
        (Reason("speaker: achter", "scharen"), "wie het zegt: werkwoord met achter “scharen”", None),
        (Reason("a rule of tomorrow", "<b>"), "a rule of tomorrow “<b>”", "a rule of tomorrow “<b>”"),
    ],
)
def test_a_rule_is_told_in_the_readers_language(reason: Reason, dutch: str, english: str | None) -> None:
    assert explain(reason, DUTCH) == dutch
    if english is not None:
        assert explain(reason, ENGLISH) == english


def test_what_linked_a_figure_is_told_in_the_readers_language() -> None:
    reasons = (("own words", 1.2), ("other unit", -0.5), ("@us", 0.4), ("heffing", 1.0))
    assert explain_link(reasons, DUTCH) == (
        "eigen woorden +1,2, andere eenheid −0,5, de Verenigde Staten +0,4, heffing +1"
    )
    assert (
        explain_link(reasons, ENGLISH)
        == "own words +1.2, other unit −0.5, the United States +0.4, heffing +1"
    )


def rules_in(folder: Path) -> set[str]:
    """Every rule that code gives as a reason, as far as it is written out: ``Reason("unit", ...)``."""
    found = set()
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            if node.func.id == "Reason":
                found |= {c.value for c in ast.walk(node.args[0]) if isinstance(c, ast.Constant)}
    return {rule for rule in found if not rule.endswith(" ") and ("_" not in rule)}


def test_every_rule_that_reads_a_figure_has_a_dutch_name() -> None:
    rules = rules_in(Path(claims.__file__).parent)
    assert len(rules) > 15
    assert sorted(rule for rule in rules if rule_name(rule, DUTCH) == rule) == []


def test_every_feature_that_links_a_figure_has_a_dutch_name() -> None:
    features = set()
    for path in Path(quantities.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Subscript)
                and isinstance(node.value, ast.Name)
                and node.value.id == "features"
                and isinstance(node.slice, ast.Constant)
            ):
                features.add(node.slice.value)
    assert len(features) > 8
    assert sorted(feature for feature in features if rule_name(feature, DUTCH) == feature) == []
