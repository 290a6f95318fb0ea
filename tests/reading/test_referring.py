"""The coreference head: what pairs of heads are told apart by, and which antecedent and extent its weights give."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from onrecord.reading.encoder import Floats
from onrecord.reading.found import Passage
from onrecord.reading.pieces import Pieces, pieces
from onrecord.reading.referring import (
    ADDED,
    AFTER,
    BEFORE,
    HEADS_APART,
    MATCHES,
    PASSAGES_APART,
    SIDES,
    WORDS_APART,
    ReferringHead,
    bucket,
    features,
    heads_at,
    matches,
)

TEXT = "Mara Veldt met the mayor of Tarn.\nThe mayor thanked Veldt; she smiled."


def cut_of(text: str) -> Pieces:
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    return pieces(text, tuple(Passage(s, s + len(t), "paragraph") for s, t in zip(starts, lines, strict=True)))


def words(text: str, cut: Pieces, *forms: tuple[str, int]) -> Any:
    every = [text[start:end] for start, end in zip(cut.start, cut.end, strict=True)]
    found = [[i for i, word in enumerate(every) if word == form][number] for form, number in forms]
    return np.array(sorted(found), dtype=np.int32)


def plain_head(**changed: Floats) -> ReferringHead:
    """A head that tells nothing apart, but for what is changed."""
    tables: dict[str, Floats] = {
        "words": np.zeros((WORDS_APART, ADDED), dtype=np.float32),
        "between": np.zeros((HEADS_APART, ADDED), dtype=np.float32),
        "passages": np.zeros((PASSAGES_APART, ADDED), dtype=np.float32),
        "match": np.zeros((MATCHES, ADDED), dtype=np.float32),
        "score": np.full(ADDED, 1 / ADDED, dtype=np.float32),
        "bias": np.array(0.0, dtype=np.float32),
        "before": np.zeros(BEFORE + 1, dtype=np.float32),
        "after": np.zeros(AFTER + 1, dtype=np.float32),
    }
    return ReferringHead(**{**tables, **changed})


def test_names_are_the_capitalised_run_without_small_words() -> None:
    cut = cut_of(TEXT)
    heads = heads_at(TEXT, cut, words(TEXT, cut, ("Mara", 0), ("mayor", 0), ("mayor", 1), ("Veldt", 1), ("she", 0)))
    assert heads.form == ("mara", "mayor", "mayor", "veldt", "she")
    assert heads.name == (frozenset({"mara", "veldt"}), frozenset(), frozenset(), frozenset({"veldt"}), frozenset())


def test_matches_go_from_one_word_to_the_whole_name() -> None:
    text = "Mara Veldt, Mara Veldt, Veldt, mayor, mayor, she"
    cut = cut_of(text)
    heads = heads_at(
        text, cut, words(text, cut, ("Mara", 0), ("Mara", 1), ("Veldt", 2), ("mayor", 0), ("mayor", 1), ("she", 0))
    )
    found = matches(heads)
    assert found[1, 0] == 3
    assert found[2, 0] == 2
    assert found[4, 3] == 1
    assert found[5].tolist() == [0, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("most", [WORDS_APART, HEADS_APART])
def test_buckets_rise_with_the_distance_and_stop(most: int) -> None:
    found = bucket(np.arange(1, 3000), most)
    assert (np.diff(found) >= 0).all()
    assert found[:4].tolist() == [0, 1, 2, 3]
    assert found[-1] == most - 1


def test_the_features_of_a_pair_are_those_the_antecedents_are_scored_by() -> None:
    cut = cut_of(TEXT)
    at = words(TEXT, cut, ("Mara", 0), ("mayor", 0), ("mayor", 1), ("Veldt", 1), ("she", 0))
    heads = heads_at(TEXT, cut, at)
    rng = np.random.default_rng(4)
    head = plain_head(
        **{name: rng.normal(size=shape).astype(np.float32) for name, shape in (
            ("words", (WORDS_APART, ADDED)), ("between", (HEADS_APART, ADDED)),
            ("passages", (PASSAGES_APART, ADDED)), ("match", (MATCHES, ADDED)))}
    )  # fmt: skip
    sides = np.zeros((cut.words, sum(SIDES)), dtype=np.float32)
    scores = head.antecedents(sides, heads)
    left, right = np.array([0, 1, 2]), np.array([3, 2, 4])
    a, b, c, d = features(heads, left, right)
    hidden = head.words[a] + head.between[b] + head.passages[c] + head.match[d]
    assert np.allclose(scores[right, left], np.maximum(hidden, 0) @ head.score, atol=1e-5)
    assert np.isneginf(scores[np.triu_indices(5)]).all()


def test_only_the_rows_asked_for_are_scored_and_they_are_the_same() -> None:
    cut = cut_of(TEXT)
    heads = heads_at(TEXT, cut, words(TEXT, cut, ("Mara", 0), ("mayor", 0), ("mayor", 1), ("Veldt", 1), ("she", 0)))
    sides = np.random.default_rng(5).normal(size=(cut.words, sum(SIDES))).astype(np.float32)
    head = plain_head()
    every, some = head.antecedents(sides, heads), head.antecedents(sides, heads, [4])
    assert np.array_equal(every[4], some[4])
    assert np.isneginf(some[:4]).all()


def test_an_extent_holds_its_head_and_stays_in_its_passage() -> None:
    cut = cut_of(TEXT)
    heads = heads_at(TEXT, cut, words(TEXT, cut, ("mayor", 0), ("mayor", 1)))
    # Every mention would rather start and end as far off as it can.
    head = plain_head(before=np.arange(BEFORE + 1, dtype=np.float32), after=np.arange(AFTER + 1, dtype=np.float32))
    sides = np.zeros((cut.words, sum(SIDES)), dtype=np.float32)
    for (start, end), word in zip(head.extents(sides, heads, cut), heads.word.tolist(), strict=True):
        assert start <= word < end
        assert cut.passage[start] == cut.passage[word] == cut.passage[end - 1]


def test_nothing_refers_in_an_empty_text() -> None:
    cut = cut_of("x")
    heads = heads_at("x", cut, np.zeros(0, dtype=np.int32))
    assert plain_head().antecedents(np.zeros((1, sum(SIDES)), dtype=np.float32), heads).shape == (0, 0)
