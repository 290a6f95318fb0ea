from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")

from training.static_vectors import distilled, packed

from onrecord.comparing.vectors import Vectors


def pieces(seed: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """Vectors of 200 pieces, most of what they differ in along few directions, and how likely each is."""
    chance = np.random.default_rng(seed)
    vectors = chance.normal(size=(200, 24)) * np.geomspace(8, 0.01, 24)
    likely = 1 / np.arange(1, 201)
    return vectors.astype(np.float32), (likely / likely.sum()).astype(np.float32)


def test_every_direction_counts_alike_in_news() -> None:
    vectors, likely = pieces()
    found = distilled(vectors, likely, size=8)
    assert found.shape == (200, 8)
    spread = (found * likely[:, None]).T @ found
    np.testing.assert_allclose(spread, np.eye(8), atol=0.05)


def test_rare_pieces_weigh_more() -> None:
    vectors, likely = pieces()
    whole, weighted = distilled(vectors, likely, 8, half=1e9), distilled(vectors, likely, 8, half=1e-3)
    shares = np.linalg.norm(weighted, axis=1) / np.linalg.norm(whole, axis=1)
    assert shares[:5].mean() < 0.2 * shares[-5:].mean()


def test_what_is_packed_is_unpacked() -> None:
    vectors, likely = pieces()
    small = distilled(vectors, likely, 8)
    rows, scale = packed(small)
    assert rows.shape == (200, 4)
    assert rows.dtype == np.uint8
    back = Vectors(rows, scale, -np.log(likely).astype(np.float16))
    restored = back._rows * back._scale
    cosines = (restored * small).sum(1) / np.linalg.norm(restored, axis=1) / np.linalg.norm(small, axis=1)
    assert cosines.min() > 0.97
