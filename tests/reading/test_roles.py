"""From scores to spans: the pair head's decoding, on scores made by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.said.roles import (
    CONTENT,
    CONTENT_END,
    CONTENT_START,
    DISTANCES,
    ROLE_OUTPUTS,
    SOURCE,
    SOURCE_END,
    SOURCE_START,
    Roles,
    decode,
    distances,
)

WORDS = 12


def scores(
    source: tuple[int, int] | None, content: tuple[int, int], holes: tuple[int, ...] = (), cue: int = 2
) -> Roles:
    """Decode scores that say just this; spans are first and last word, ``None`` for no source."""
    made = np.zeros((WORDS, ROLE_OUTPUTS), dtype=np.float32)
    made[:, 0] = 4
    if source:
        made[source[0] : source[1] + 1, SOURCE] = 9
    inside = [i for i in range(content[0], content[1] + 1) if i not in holes and i != cue]
    inside = [i for i in inside if not (source and source[0] <= i <= source[1])]
    made[inside, CONTENT] = 9
    start, end = source or (cue, cue)
    made[start, SOURCE_START] = made[end, SOURCE_END] = 9
    made[content[0], CONTENT_START] = made[content[1], CONTENT_END] = 9
    return decode(made, np.ones(WORDS, dtype=bool), slice(cue, cue + 1))


def test_source_cue_content() -> None:
    found = scores((0, 1), (3, 8))
    assert found.source == (0, 1)
    assert found.content == (3, 4, 5, 6, 7, 8)


def test_no_source_when_the_cue_is_where_it_would_start() -> None:
    assert scores(None, (3, 8)).source == ()


def test_a_content_split_by_cue_and_source_stays_split() -> None:
    found = scores((5, 6), (0, 11), holes=(4,), cue=4)
    assert found.source == (5, 6)
    assert found.content == (0, 1, 2, 3, 7, 8, 9, 10, 11)


def test_a_hole_with_neither_cue_nor_source_in_it_is_filled() -> None:
    assert scores((0, 1), (3, 9), holes=(5, 6)).content == (3, 4, 5, 6, 7, 8, 9)


def test_a_source_keeps_to_the_words_allowed() -> None:
    made = np.zeros((WORDS, ROLE_OUTPUTS), dtype=np.float32)
    made[0, SOURCE_START] = made[0, SOURCE_END] = 9
    made[5, CONTENT_START] = made[5, CONTENT_END] = 9
    allowed = np.arange(WORDS) >= 2
    assert 0 not in decode(made, allowed, slice(2, 3)).source


@given(st.integers(0, 2**32 - 1), st.integers(2, 40), st.data())
def test_any_scores_give_disjoint_words_in_order(seed: int, length: int, data: st.DataObject) -> None:
    made = np.random.default_rng(seed).normal(scale=4, size=(length, ROLE_OUTPUTS)).astype(np.float32)
    start = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(start + 1, length))
    found = decode(made, np.ones(length, dtype=bool), slice(start, end))
    cue = set(range(start, end))
    assert list(found.source) == sorted(set(found.source))
    assert list(found.content) == sorted(set(found.content))
    assert not cue & set(found.source)
    assert not (cue | set(found.source)) & set(found.content)
    assert all(0 <= i < length for i in (*found.source, *found.content))


def test_distances_tell_side_reach_and_passage() -> None:
    words = np.arange(0, 400, dtype=np.int32)
    passage = np.where(words < 200, 0, 1).astype(np.int32)
    found = distances(words, passage, 100, 102, 0)
    assert found.min() >= 0
    assert found.max() < DISTANCES
    assert found[100] == found[101] == 0
    assert found[99] != found[102]
    assert found[103] == found[102] + 1
    assert found[199] != found[200]


def test_a_bucket_for_every_distance_however_far() -> None:
    words = np.array([0, 10_000], dtype=np.int32)
    found = distances(words, np.array([0, 7], dtype=np.int32), 5_000, 5_001, 3)
    assert found.tolist() == pytest.approx(sorted(found.tolist(), reverse=True))
    assert found.max() < DISTANCES
