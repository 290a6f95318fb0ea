"""Windows over a long text: every piece is kept once, with context on both sides."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.encoder import encode, windows
from onrecord.reading.found import Passage
from onrecord.reading.pieces import CLS, pieces


@given(st.integers(0, 5000), st.sampled_from([64, 128, 256]), st.sampled_from([0, 8, 24]))
def test_windows_cover_every_piece_once(length: int, window: int, margin: int) -> None:
    found = windows(length, window, margin)
    assert [part[2] for part in found] == [0, *(part[3] for part in found[:-1])]
    assert found[-1][3] == length
    for start, end, left, right in found:
        assert 0 <= start <= left <= right <= end <= length
        assert end - start <= window - 1
        assert left == 0 or left - start >= margin
        assert right == length or end - right >= margin


def test_each_word_gets_what_its_first_piece_gave() -> None:
    """An encoder that says only which piece stood where shows that nothing is moved in the joining."""
    text = " ".join(f"word{i} harbourmaster" for i in range(300))
    cut = pieces(text, (Passage(0, len(text), "paragraph"),))

    def run(ids: Any, features: Any) -> Any:
        assert ids[0, 0] == CLS
        assert ids.shape == features.shape
        assert ids.shape[1] <= 100
        marks = ids.astype(np.float32)[..., None]
        return marks, marks + 0.25, marks + 0.5, marks + 0.75, marks + 1

    found = encode(cut, run, window=100, margin=10)
    assert found.tags[:, 0].tolist() == cut.ids[cut.first].tolist()
    outputs = (found.cue_side, found.word_side, found.referring, found.happening)
    for output, more in zip(outputs, (0.25, 0.5, 0.75, 1.0), strict=True):
        assert (output[:, 0] - found.tags[:, 0] == more).all()
