"""Which entries are of one article."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cijferwacht.articles.difference import fold, folded_hash
from cijferwacht.articles.identity import Named, article_keys, canonical_url, grouped, marks

MARCH = datetime(2026, 3, 22, 6, tzinfo=UTC)
APRIL = datetime(2026, 4, 22, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.krant.example/artikel/1/", "https://krant.example/artikel/1"),
        ("https://KRANT.example:443/artikel/1", "https://krant.example/artikel/1"),
        ("https://krant.example/a?utm_source=rss&utm_medium=feed", "https://krant.example/a"),
        ("https://krant.example/a?id=7&fbclid=xyz", "https://krant.example/a?id=7"),
        ("https://krant.example/a?b=2&a=1", "https://krant.example/a?a=1&b=2"),
        ("https://krant.example/a#xtor=RSS-1", "https://krant.example/a"),
        ("https://krant.example/caf%C3%A9", "https://krant.example/café"),
        ("https://krant.example/%7Eik", "https://krant.example/~ik"),
    ],
)
def test_addresses_of_one_article(one: str, other: str) -> None:
    assert canonical_url(one) == canonical_url(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://fd.nl/?rss", "https://fd.nl/"),
        ("https://krant.example/a?id=7", "https://krant.example/a?id=8"),
        ("https://krant.example/live#post-1", "https://krant.example/live#post-2"),
        ("https://krant.example/A", "https://krant.example/a"),
        ("https://krant.example:8443/a", "https://krant.example/a"),
    ],
)
def test_addresses_of_different_articles(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


@pytest.mark.parametrize("url", ["", "geen adres", "http://[::1/", "http://krant.example:x/"])
def test_what_is_no_address(url: str) -> None:
    assert canonical_url(url) == ""


Described = tuple[str, str, datetime | None]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # (guid, address, published)
        (
            ("nos:2560011", "https://nos.example/artikel/2560011-eerst", MARCH),
            ("nos:2560011", "https://nos.example/artikel/2560011-daarna", APRIL),
            True,
        ),  # headline changed
        (
            ("tag:vrt", "https://vrt.example/nl/eerst", MARCH),
            ("tag:vrt", "https://vrt.example/nl/daarna", MARCH),
            True,
        ),  # address changed, moment kept
        (
            ("a", "https://krant.example/1", MARCH),
            ("b", "https://www.krant.example/1?utm_source=x", APRIL),
            True,
        ),
        (("1", "https://krant.example/eerste", MARCH), ("1", "https://krant.example/tweede", APRIL), False),
        (
            ("weer", "https://krant.example/20260322/weer", MARCH),
            ("weer", "https://krant.example/20260422/weer", APRIL),
            False,
        ),  # a guid made of the headline
        (("a", "", None), ("a", "", None), True),
        (("a", "", MARCH), ("b", "", MARCH), False),
        (
            ("a", "https://krant.example/", MARCH),
            ("b", "https://krant.example/", APRIL),
            False,
        ),  # a front page
    ],
)
def test_entries_of_one_article_share_a_mark(one: Described, other: Described, same: bool) -> None:
    assert bool(set(marks(*one)) & set(marks(*other))) is same


def test_entries_are_joined_over_others() -> None:
    marks_of = [("a",), ("b",), ("x",), ("a", "b")]
    assert grouped(marks_of, {}) == [([0, 1, 3], []), ([2], [])]


def test_known_articles_are_found_and_may_turn_out_to_be_one() -> None:
    assert grouped([("a",), ("c",)], {"a": 7}) == [([0], [7]), ([1], [])]
    assert grouped([("a", "b")], {"a": 7, "b": 3}) == [([0], [3, 7])]


@given(st.lists(st.sets(st.sampled_from("abcdefg"), min_size=1, max_size=3), max_size=8), st.randoms())
def test_grouping_does_not_depend_on_order(marks_of: list[set[str]], random: object) -> None:
    order = list(range(len(marks_of)))
    random.shuffle(order)  # type: ignore[attr-defined]
    straight = {frozenset(indices) for indices, _ in grouped(marks_of, {})}
    shuffled = grouped([marks_of[index] for index in order], {})
    assert {frozenset(order[index] for index in indices) for indices, _ in shuffled} == straight


def test_the_first_article_of_a_guid_has_the_plain_key() -> None:
    names = [
        Named(1, "weer", "krant.example/1", MARCH),
        Named(2, "weer", "krant.example/2", APRIL),
        Named(1, "ander", "krant.example/1", APRIL),
    ]
    keys = article_keys("krant", names)
    assert keys[1] == "krant:weer"
    assert keys[2].startswith("krant:weer#")
    assert article_keys("krant", reversed(names)) == keys


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ruim 1,5 miljard", "Ruim\u00a01,5  miljard "),
        ("„Wij betalen”", '"Wij betalen"'),
        ("‘niet’", "'niet'"),
        ("2022–2026", "2022-2026"),
        ("wacht…", "wacht..."),
        ("een\n\ntwee", "een twee"),
        ("ge\u00adheim", "ge heim".replace(" ", "\u00ad")),
        ("e\u0301e\u0301n", "één"),
    ],
)
def test_typography_is_no_change(before: str, after: str) -> None:
    assert folded_hash("t", before) == folded_hash("t", after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1,5 miljard", "15 miljard"),
        ("1,5 miljard", "1.5 miljard"),
        ("2.000", "2000"),
        ("5%", "5"),
        ("5 procent", "5%"),
        ("€ 3", "3"),
        ("€ 3", "$ 3"),
        ("-3", "3"),
        ("NAVO", "Navo"),
        ("een", "één"),
        ("m²", "m2"),
    ],
)
def test_a_figure_is_always_a_change(before: str, after: str) -> None:
    assert folded_hash("t", before) != folded_hash("t", after)
    assert folded_hash(before, "t") != folded_hash(after, "t")


@given(st.text())
def test_folding_is_done_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
