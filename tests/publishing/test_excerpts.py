from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publishing.claims import told

from onrecord.publishing.excerpts import Excerpt, around, shortened
from onrecord.schema.briefing import ellipsed

PASSAGE = "One two three four five six seven eight nine ten."


@pytest.mark.parametrize(
    ("words", "limit", "shown"),
    [
        (("six",), 100, PASSAGE),
        (("six",), 20, "… five six seven …"),
        (("One",), 15, "One two three …"),
        (("ten",), 15, "… eight nine ten."),
        (("eleven",), 15, "One two three …"),
        ((), 15, "One two three …"),
    ],
)
def test_a_long_passage_is_cut_around_the_words(words: tuple[str, ...], limit: int, shown: str) -> None:
    assert ellipsed(around(PASSAGE, words, limit)) == shown


@given(st.text(max_size=80), st.text(max_size=10), st.integers(1, 60))
def test_what_is_left_of_a_passage_stands_in_it(passage: str, word: str, limit: int) -> None:
    stretches = around(passage, [word], limit)
    assert all(stretch in passage for stretch in stretches)
    assert sum(map(len, stretches)) <= max(limit, 1) or stretches == (passage,)


@given(st.lists(st.text(min_size=1, max_size=30), max_size=5), st.integers(1, 60))
def test_what_is_left_of_stretches_stands_in_them(stretches: list[str], limit: int) -> None:
    kept = shortened(tuple(stretches), limit)
    assert all(any(one in stretch for stretch in stretches) for one in kept if one)
    assert sum(map(len, kept)) <= max(limit, sum(map(len, stretches)) if len(stretches) == 1 else limit)


def test_words_in_several_stretches_are_told_apart() -> None:
    excerpt = Excerpt.of_told(told(1, "At least four", "killed", kind="figure"))
    assert excerpt.words == ("At least four", "killed")
    assert excerpt.quoted(300) == (excerpt.passage,)
