"""The encoder's pass over a text: pieces → what each word's heads say.

A long text goes through in overlapping windows, and a word takes its vectors from the window in which it has most
context. Everything after this works on words, and does not know of windows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.reading.pieces import CLS, MARK, Ints, Pieces

Floats = npt.NDArray[np.float32]
# ids, features, each [1, T] → tag logits [1, T, tags], cue sides [1, T, R], word sides [1, T, R],
# what refers [1, T, S], what happens [1, T, H]
Run = Callable[[Ints, Ints], tuple[Floats, Floats, Floats, Floats, Floats]]

WINDOW = 208
MARGIN = 16


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the heads say of each of W words: tag logits [W, tags], cue sides [W, R], word sides [W, R].

    ``referring`` [W, S]: what the word is the head of, and the sides that ``referring.py`` scores antecedents from.
    ``happening`` [W, H]: what it is the trigger of, and the sides that ``triggers.py`` scores roles from.
    """

    pieces: Pieces
    tags: Floats
    cue_side: Floats
    word_side: Floats
    referring: Floats
    happening: Floats


def windows(length: int, window: int = WINDOW, margin: int = MARGIN) -> list[tuple[int, int, int, int]]:
    """Cut ``length`` pieces into windows: (start, end) of what is read, (from, to) of what is kept from it.

    A window has at most ``window`` pieces with its [CLS]; neighbours overlap by twice the ``margin``, and hardly more.
    """
    size = window - 1
    if length <= size:
        return [(0, length, 0, length)]
    step = size - 2 * margin
    count = 1 + -(-(length - size) // step)
    # Even windows, no longer than they need be: attention costs less in short ones.
    size = min(size, -(-(length + (count - 1) * 2 * margin) // count) + 2)
    begins = [round(i * (length - size) / (count - 1)) for i in range(count)]
    cuts = [0, *((begins[i] + size + begins[i + 1]) // 2 for i in range(count - 1)), length]
    return [(begins[i], begins[i] + size, cuts[i], cuts[i + 1]) for i in range(count)]


def encode(pieces: Pieces, run: Run, *, window: int = WINDOW, margin: int = MARGIN) -> Encoded:
    """Run the encoder over all pieces, and keep what it says of each word's first piece."""
    parts: list[tuple[Floats, ...]] = []
    for start, end, left, right in windows(len(pieces.ids), window, margin):
        ids = np.concatenate(([CLS], pieces.ids[start:end])).astype(np.int32)[None]
        features = np.concatenate(([MARK], pieces.features[start:end])).astype(np.int32)[None]
        low, high = np.searchsorted(pieces.first, (left, right))
        at = pieces.first[low:high] - start + 1
        parts.append(tuple(output[0, at] for output in run(ids, features)))
    return Encoded(pieces, *(np.concatenate([part[i] for part in parts]) for i in range(len(parts[0]))))
