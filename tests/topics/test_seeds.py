"""Topics as a journalist writes them, and what a mistake in them is told as."""

from __future__ import annotations

from pathlib import Path

import pytest

from cijferwacht.paths import SEEDS
from cijferwacht.topics import SeedError, detect_topics, load_topics

FERRIES = """\
id = "ferries"
name_nl = "Veerdiensten"
name_en = "Ferries"
threshold = 3

[terms.boat]
"veerboot" = 2
"veer*" = 1
"*pont" = 1
"*haven*" = 1
"over water" = 2
"VS" = 2
"veerkracht" = 0      # resilience, no boat

[terms.against]
"vogel*" = -3
"""


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    return tmp_path / "ferries.toml"


@pytest.mark.parametrize(
    ("title", "text", "terms"),
    [
        # A title counts twice, the first paragraph one and a half times, the rest once.
        ("Veerboot", "", {"veerboot": 4.0}),
        ("", "De veerboot vaart.\n\nDe haven ook.", {"veerboot": 3.0, "*haven*": 1.0}),
        # Each further mention counts half of the one before.
        ("Veerboot", "Veerboot\n\nVeerboot", {"veerboot": 4.0 + 3.0 / 2 + 2.0 / 4}),
        # Beginnings, ends and parts of words.
        ("Veerdienst", "De fietspont.", {"veer*": 2.0, "*pont": 1.5}),
        ("Binnenhavens", "Het veer", {"*haven*": 2.0, "veer*": 1.5}),
        # A hyphen parts words, and a phrase may lie over it.
        ("Veer-dienst", "", None),
        ("Over-water-dienst", "", {"over water": 4.0}),
        # Capitals match only capitals.
        ("VS", "", {"VS": 4.0}),
        ("vs.", "vs. vs.", None),
        # The closer description is taken, and weight 0 hides the word.
        ("Veerkracht, veerkracht, veerkracht", "Veerkracht", None),
        # What speaks against it.
        ("Veerboot vol vogels", "", None),
    ],
)
def test_weights(seed: Path, title: str, text: str, terms: dict[str, float] | None) -> None:
    seed.write_text(FERRIES, encoding="utf-8")
    hits = detect_topics(title, text, load_topics(seed))
    assert [dict(hit.terms) for hit in hits] == ([] if terms is None else [terms])


def test_a_group_counts_only_beside_its_context(seed: Path) -> None:
    seed.write_text(
        """
        id = "fares"
        name_nl = "Veertarieven"
        name_en = "Ferry fares"
        threshold = 2
        needs = ["price"]
        [context]
        price = ["boat"]
        [terms.boat]
        "veerboot" = 1
        [terms.price]
        "tarief" = 1
        """,
        encoding="utf-8",
    )
    topics = load_topics(seed)
    beside = detect_topics("", "Nieuws.\n\nHet tarief van de veerboot.", topics)
    assert [dict(hit.terms) for hit in beside] == [{"tarief": 1.0, "veerboot": 1.0}]
    assert not detect_topics("", "Nieuws.\n\nDe veerboot vaart.\n\nHet tarief stijgt.", topics)
    # Title and lead set the scene for every paragraph.
    assert detect_topics("Veerboot", "Nieuws.\n\nMeer.\n\nHet tarief stijgt.", topics)
    # A needed group must occur, however high the rest scores.
    assert not detect_topics("Veerboot", "Veerboot", topics)


def test_one_of_several_groups_may_be_needed(seed: Path) -> None:
    seed.write_text(
        FERRIES.replace("threshold = 3", 'threshold = 1\nneeds = ["boat", ["sea", "river"]]')
        + '[terms.sea]\n"zee" = 1\n[terms.river]\n"rivier" = 1\n',
        encoding="utf-8",
    )
    topics = load_topics(seed)
    assert detect_topics("Veerboot op zee", "", topics)
    assert detect_topics("Veerboot op de rivier", "", topics)
    assert not detect_topics("Veerboot", "", topics)
    assert not detect_topics("Zee en rivier", "", topics)


TOGETHER = """\
id = "crossings"
name_nl = "Overtochten"
name_en = "Crossings"
threshold = 1
needs = ["island"]
[terms.boat]
"veer" = 0
[terms.sea]
"zee" = 0
[terms."boat+sea"]
"zeeveer" = 0
[terms.island]
"eiland" = 1
[terms.against]
"vogel" = 0
[[together]]
name = "veer over zee"
groups = ["boat", ["sea", "island"]]
without = ["against"]
weight = 2
"""


@pytest.mark.parametrize(
    ("title", "text", "score"),
    [
        # In the title, in the lead, in the body: as a term counts there; each further sentence half.
        ("Veer over zee", "", 4.0),
        ("", "Een veer. Het veer gaat over zee.", 3.0),
        ("Nieuws", "Vandaag.\n\nHet veer gaat over zee. Het veer komt over zee.", 3.0),
        # A term of both groups is enough.
        ("Zeeveer", "", 4.0),
        # Parted over two sentences of the body: nothing.
        ("Nieuws", "Vandaag.\n\nHet veer. De zee.", None),
        # Title and first two sentences are read as one, for the bare weight.
        ("Veer", "Mooi weer. Over zee.", 2.0),
        ("Veer", "Mooi weer. Ook morgen. Over zee.", None),
        # One of the alternatives; and nothing beside what is forbidden.
        ("Veer naar eiland", "", 6.0),
        ("Veer over zee vol met een vogel", "", None),
        # An abbreviation ends no sentence before a small letter.
        ("Nieuws", "Vandaag.\n\nHet veer kost 4 mln. euro op zee.", 2.0),
    ],
)
def test_what_one_sentence_says_together(seed: Path, title: str, text: str, score: float | None) -> None:
    seed.write_text(TOGETHER, encoding="utf-8")
    hits = detect_topics(title, text, load_topics(seed))
    assert [hit.score for hit in hits] == ([] if score is None else [score])


@pytest.mark.parametrize(
    ("within", "title", "text", "score"),
    [
        # Two sentences of one paragraph; title and lead count as they do elsewhere.
        ("paragraph", "Nieuws", "Vandaag.\n\nHet veer. De zee.", 2.0),
        ("paragraph", "Nieuws", "Vandaag. Mooi weer. Ook morgen. Het veer. De zee.", 3.0),
        ("paragraph", "Nieuws", "Vandaag.\n\nHet veer.\n\nDe zee.", None),
        # Anywhere in the article: once, and by its bare weight.
        ("article", "Nieuws", "Vandaag.\n\nHet veer.\n\nDe zee.", 2.0),
        ("article", "Veer over zee", "Zee.\n\nHet veer vaart over zee.", 2.0),
        ("article", "Nieuws", "Vandaag.\n\nHet veer.\n\nDe zee.\n\nEen vogel.", None),
    ],
)
def test_what_a_longer_stretch_says_together(
    seed: Path, within: str, title: str, text: str, score: float | None
) -> None:
    open_to_all = TOGETHER.replace('needs = ["island"]\n', "")
    seed.write_text(f'{open_to_all}within = "{within}"\n', encoding="utf-8")
    hits = detect_topics(title, text, load_topics(seed))
    assert [hit.score for hit in hits] == ([] if score is None else [score])


@pytest.mark.parametrize(
    ("text", "far", "score"),
    [
        # A term counts in full where its context stands beside it, in the title or in the lead.
        ("Vandaag.\n\nHet veer naar zee.", 0.5, 2.0),
        ("De zee.\n\nHet veer.", 0.5, 2.0),
        # For a part when it stands in another paragraph, and not at all when the topic says so.
        ("Vandaag.\n\nHet veer.\n\nDe zee.", 0.5, 1.0),
        ("Vandaag.\n\nHet veer.\n\nDe zee.", 0, None),
        ("Vandaag.\n\nHet veer.", 0.5, None),
    ],
)
def test_a_term_counts_less_far_from_its_context(
    seed: Path, text: str, far: float, score: float | None
) -> None:
    seed.write_text(
        f"""\
id = "ferries"
name_nl = "Veerdiensten"
name_en = "Ferries"
threshold = 1
far = {far}

[context]
boat = ["sea"]

[terms.boat]
"veer" = 2
[terms.sea]
"zee" = 0
""",
        encoding="utf-8",
    )
    hits = detect_topics("Nieuws", text, load_topics(seed))
    assert [hit.score for hit in hits] == ([] if score is None else [score])


@pytest.mark.parametrize(
    ("was", "becomes", "line", "reason"),
    [
        ('["boat", ["sea", "island"]]', '["boat"]', 18, "at least two groups"),
        ('["boat", ["sea", "island"]]', '["boat", "tide"]', 18, "no group [terms.tide]"),
        ('["boat", ["sea", "island"]]', '"boat"', 18, "must be a list"),
        ('without = ["against"]', 'without = ["tide"]', 19, "no group [terms.tide]"),
        ("weight = 2", "weight = 20", 20, "at most 10"),
        ("weight = 2", "wait = 2", 20, "not a key of together"),
        ("weight = 2", 'weight = 2\nwithin = "page"', 21, "within must be one of"),
        ('name = "veer over zee"', "name = 3", 17, "as text in quotes"),
        (
            "weight = 2\n",
            'weight = 2\n[[together]]\nname = "x"\ngroups = ["boat"]\nweight = 1\n',
            23,
            "at least two",
        ),
        ("[[together]]", "[together]", 16, "written as [[together]]"),
        ('[terms."boat+sea"]', '[terms."boat+"]', 10, "names with + between them"),
    ],
)
def test_a_mistake_in_what_stands_together(
    seed: Path, was: str, becomes: str, line: int, reason: str
) -> None:
    assert was in TOGETHER
    seed.write_text(TOGETHER.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(SeedError) as told:
        load_topics(seed)
    assert any(fault.startswith(f"{seed}:{line}: ") and reason in fault for fault in told.value.faults)


@pytest.mark.parametrize(
    ("was", "becomes", "line", "reason"),
    [
        ('"veerboot" = 2', '"veerboot" = "veel"', 7, "must be a number"),
        ('"veerboot" = 2', '"veerboot" = nan', 7, "must be a number"),
        ('"veerboot" = 2', '"veerboot" = 99', 7, "at most 10"),
        ('"veerboot" = 2', '"veerboot = 2', 7, "Illegal"),
        ('"*pont" = 1', '"*po*" = 1', 9, "fewer than 4 letters"),
        ('"*pont" = 1', '"p*nt" = 1', 9, "not a word or a phrase"),
        ('"*pont" = 1', '"" = 1', 9, "not a word or a phrase"),
        ('"VS" = 2', '"Over-water" = 2', 12, "already in [terms.boat]"),
        ("threshold = 3", "threshold = 0", 4, "above 0"),
        ("threshold = 3", "treshold = 3", 4, "not a key of a topic"),
        ("threshold = 3", "threshold = 3\nfar = 2", 5, "from 0 to 1"),
        ('id = "ferries"', 'id = "Ferries!"', 1, "small letters"),
        ('name_en = "Ferries"', "name_en = 3", 3, "as text in quotes"),
        ("threshold = 3", 'threshold = 3\nneeds = ["boot"]', 5, "no group [terms.boot]"),
        ("[terms.boat]", '[context]\nboat = ["tide"]\n[terms.boat]', 7, "no group [terms.tide]"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(
    seed: Path, was: str, becomes: str, line: int, reason: str
) -> None:
    assert was in FERRIES
    seed.write_text(FERRIES.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(SeedError) as told:
        load_topics(seed)
    assert any(fault.startswith(f"{seed}:{line}: ") and reason in fault for fault in told.value.faults)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(FERRIES.replace("= 2\n", '= "x"\n'), encoding="utf-8")
    (tmp_path / "b.toml").write_text(FERRIES.replace("threshold = 3", "threshold = true"), encoding="utf-8")
    with pytest.raises(SeedError) as told:
        load_topics(tmp_path)
    assert len(told.value.faults) == 4


def test_two_files_with_one_id(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(FERRIES, encoding="utf-8")
    with pytest.raises(SeedError, match="that of another topic"):
        load_topics(tmp_path)


def test_an_empty_folder_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="no topic"):
        load_topics(tmp_path)


def test_the_desks_own_topics_are_sound() -> None:
    topics = load_topics(SEEDS / "topics")
    assert [topic.id for topic in topics] == ["eu-defence", "eu-us-tariffs", "ukraine"]
    assert topics["ukraine"].name_nl == "Oekraïne"
