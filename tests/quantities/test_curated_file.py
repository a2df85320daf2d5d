"""What an editor is told about a mistake in the file of curated quantities."""

from __future__ import annotations

from pathlib import Path

import pytest

from cijferwacht.quantities.curated import load_curated

GOOD = """
[[quantity]]
id = "dyke-height"
name_nl = "Hoogte van de zeedijk"
name_en = "Height of the sea dyke"
unit = "m"
about = [["zeedijk"]]
"""


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (GOOD + GOOD, "quantities.toml:9: the id dyke-height stands twice"),
        (GOOD.replace("unit =", "unti ="), "quantities.toml:2: there is no key unti"),
        (GOOD.replace("about =", "without ="), "quantities.toml:2: about is missing"),
        (GOOD.replace('unit = "m"', ""), "quantities.toml:2: unit or dimension is missing"),
        (GOOD + 'weight = "heavy"\n', "quantities.toml:2: a value of dyke-height is of the wrong kind"),
        (GOOD + "weight = \n", "quantities.toml: Invalid value"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "quantities.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError) as told:
        load_curated(file)
    assert fault in str(told.value)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "quantities.toml"
    file.write_text(GOOD.replace("unit =", "unti =") + GOOD.replace("about =", "abuot ="), encoding="utf-8")
    with pytest.raises(ValueError) as told:
        load_curated(file)
    assert [line.partition("quantities.toml:")[2] for line in str(told.value).splitlines()] == [
        "2: there is no key unti",
        "2: unit or dimension is missing",
        "9: about is missing",
        "9: there is no key abuot",
    ]
