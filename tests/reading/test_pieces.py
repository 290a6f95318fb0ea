"""Cutting a text into word pieces: offsets lead back to the words, whatever the text."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.found import Passage
from onrecord.reading.pieces import (
    CAPITALISED,
    CAPITALS,
    LOWER,
    MARK,
    NUMBER,
    SEP,
    SHAPES,
    Pieces,
    clean,
    pieces,
    shape,
)


def cut(text: str) -> Pieces:
    return pieces(text, (Passage(0, len(text), "paragraph"),))


def words(text: str) -> list[str]:
    found = cut(text)
    return [text[s:e] for s, e in zip(found.start, found.end, strict=True)]


def test_words_are_runs_of_letters_and_single_marks() -> None:
    assert words("Mara Veldt's “naïve” plan.") == ["Mara", "Veldt", "'", "s", "“", "naïve", "”", "plan", "."]


def test_every_passage_ends_with_a_separator() -> None:
    text = "One line.\nAnother."
    found = pieces(text, (Passage(0, 9, "title"), Passage(10, 18, "paragraph")))
    assert (found.ids == SEP).sum() == 2
    assert found.ids[-1] == SEP
    assert found.passage.tolist() == [0, 0, 0, 1, 1]


def test_shapes() -> None:
    assert [shape(word) for word in ("port", "Port", "PORT", "A", "1994", "”")] == [
        LOWER,
        CAPITALISED,
        CAPITALS,
        CAPITALISED,
        NUMBER,
        MARK,
    ]


def test_words_inside_quotation_marks_are_told_from_those_outside() -> None:
    text = 'He “went home” and "came back" again'
    found = cut(text)
    inside = {
        text[s:e]
        for s, e, first in zip(found.start, found.end, found.first, strict=True)
        if found.features[first] >= SHAPES
    }
    assert inside == {"“", "went", "home", "”", '"', "came", "back"}


def test_a_quote_left_open_ends_with_its_passage() -> None:
    text = "“Never closed.\nPlain."
    found = pieces(text, (Passage(0, 14, "paragraph"), Passage(15, 21, "paragraph")))
    assert found.features[found.first[found.passage == 1]].max() < SHAPES


def test_half_characters_are_replaced_one_for_one() -> None:
    text = "a\ud800b \udc00\udc00 c"
    assert len(clean(text)) == len(text)
    assert words(text)[-1] == "c"


@given(st.text(max_size=300))
def test_offsets_lie_in_the_text_and_go_forward(text: str) -> None:
    found = cut(text)
    assert len(found.start) == len(found.end) == len(found.first) == len(found.passage)
    assert (found.start < found.end).all()
    assert (found.start[1:] >= found.end[:-1]).all()
    if found.words:
        assert found.start[0] >= 0
        assert found.end[-1] <= len(text)
        assert (np.diff(found.first) > 0).all()
