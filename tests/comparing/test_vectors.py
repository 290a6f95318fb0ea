from __future__ import annotations

import time

import numpy as np
import pytest

from onrecord.comparing.vectors import RAREST, Vectors, load_vectors
from onrecord.knowledge.model import model_file

FERRY = "Eleven people drowned when a ferry sank off Port Selda."
BOAT = "A boat went down near Port Selda and eleven passengers died."
COURT = "The court in Ostrand sent the former treasurer to prison."


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return load_vectors()


def test_texts_about_the_same_are_alike(vectors: Vectors) -> None:
    ferry, boat, court = vectors.of_many([FERRY, BOAT, COURT])
    assert ferry @ boat > 0.5
    assert ferry @ court < 0.25 > boat @ court


def test_one_by_one_or_together(vectors: Vectors) -> None:
    texts = [FERRY, "", COURT, "ferry", " \n", BOAT]
    together = vectors.of_many(texts)
    assert together.shape == (6, vectors.size)
    assert together.dtype == np.float32
    np.testing.assert_allclose(together, [vectors.of(text) for text in texts], atol=1e-5)
    assert np.linalg.norm(together, axis=1) == pytest.approx([1, 0, 1, 1, 0, 1], abs=1e-4)
    assert vectors.of_many([]).shape == (0, vectors.size)


@pytest.mark.parametrize("text", ["", "\0", "\ud800", "\u200b", "🙂🙂", "a" * 100_000, "火灾", "ferry \ud83d ferry"])
def test_odd_texts(vectors: Vectors, text: str) -> None:
    found = vectors.of(text)
    assert found.shape == (vectors.size,)
    assert np.isfinite(found).all()


def test_case_and_accents_make_no_difference(vectors: Vectors) -> None:
    np.testing.assert_allclose(vectors.of("CAFÉ in Ostrand"), vectors.of("cafe in ostrand"), atol=1e-6)


def test_shorter_vectors_do_nearly_as_well(vectors: Vectors) -> None:
    ferry, boat, court = vectors.of_many([FERRY, BOAT, COURT])[:, :96]
    assert ferry @ boat > 2 * abs(ferry @ court)


def test_rare_words(vectors: Vectors) -> None:
    rarities = [vectors.rarity(word) for word in ("the", "minister", "lighthouse", "vellmarkian")]
    assert rarities == sorted(rarities)
    assert rarities[0] < 4
    assert rarities[-1] == RAREST == vectors.rarity("")


def test_common_words_count_for_little(vectors: Vectors) -> None:
    assert vectors.of("lighthouse") @ vectors.of("it was that of the lighthouse and of which") > 0.9


def test_a_batch_takes_little_time(vectors: Vectors) -> None:
    texts = [FERRY, BOAT, COURT] * 10
    vectors.of_many(texts)
    times = []
    for _ in range(20):
        start = time.process_time()
        vectors.of_many(texts)
        times.append(time.process_time() - start)
    assert min(times) < 0.02


def test_the_file_is_small() -> None:
    assert model_file("vectors.npz").stat().st_size < 3_000_000
