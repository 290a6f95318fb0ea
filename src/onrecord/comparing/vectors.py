"""What a text is about, as a vector: the mean of the vectors of its word pieces, the rare ones counted for more.

No encoder is needed: the vectors were distilled from one before (``training/static_vectors.py``), and a text of any
length costs what it takes to cut it into pieces. They tell what texts are about, and not who did what to whom.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.knowledge.model import model_file
from onrecord.reading.pieces import clean, tokenizer

Floats = npt.NDArray[np.float32]

# One word in two million.
RAREST = 14.5
# How much rarer a word is than its rarest piece, for each further piece.
_MORE_PIECES = 2.0


class Vectors:
    """The vectors of the vocabulary.

    The numbers of a vector are in order of weight, so that the first of them, brought to length one again, are a
    shorter vector that does nearly as well.

    Args:
        packed: [V, D / 2] one row a piece, two numbers of four bits a byte: the first half of the row above the second.
        scale: [V] what each row is multiplied by.
        rarity: [V] the negative logarithm of how likely each piece is in news.
    """

    def __init__(
        self, packed: npt.NDArray[np.uint8], scale: npt.NDArray[np.float16], rarity: npt.NDArray[np.float16]
    ) -> None:
        self._rows = np.concatenate([packed >> 4, packed & 15], axis=1).astype(np.int8) - np.int8(8)
        self._scale = scale.astype(np.float32)[:, None]
        self._pieces = rarity.tolist()

    @property
    def size(self) -> int:
        """D, how many numbers a vector has."""
        return int(self._rows.shape[1])

    def rows(self, pieces: npt.NDArray[np.integer]) -> Floats:
        """[..., D] the vectors of word pieces, by their numbers in the vocabulary; the longer, the rarer the piece."""
        found: Floats = self._rows[pieces] * self._scale[pieces]
        return found

    @functools.cached_property
    def weights(self) -> Floats:
        """[V] how much each piece says: the length of its vector."""
        found: Floats = np.linalg.norm(self._rows.astype(np.float32), axis=1) * self._scale[:, 0]
        return found

    def of(self, text: str) -> Floats:
        """[D] of length one; zeros where there is nothing in the text that is known."""
        found: Floats = self.of_many([text])[0]
        return found

    def of_many(self, texts: Sequence[str]) -> Floats:
        """[N, D] the same for many texts, faster than one by one."""
        found = np.zeros((len(texts), self.size), np.float32)
        cut = tokenizer().encode_batch([clean(text) for text in texts], add_special_tokens=False)
        lengths = [len(one.ids) for one in cut]
        some = np.flatnonzero(lengths)
        if len(some):
            ids = np.concatenate([np.array(cut[at].ids, np.int32) for at in some])
            starts = np.cumsum([0, *(lengths[at] for at in some[:-1])])
            found[some] = np.add.reduceat(self._rows[ids] * self._scale[ids], starts, axis=0)
        norms = np.linalg.norm(found, axis=1, keepdims=True)
        unit: Floats = np.divide(found, norms, out=np.zeros_like(found), where=norms > 1e-6)
        return unit

    def rarity(self, word: str) -> float:
        """The negative logarithm of how likely a word is in news, as far as its pieces tell; ``RAREST`` at most."""
        ids = tokenizer().encode(clean(word), add_special_tokens=False).ids
        rarest = max((self._pieces[id] for id in ids), default=RAREST)
        return float(min(rarest + _MORE_PIECES * max(len(ids) - 1, 0), RAREST))


@functools.cache
def load_vectors() -> Vectors:
    """The vectors that ship with the model.

    Raises:
        ModelError: the file is missing.
    """
    with np.load(model_file("vectors.npz")) as arrays:
        return Vectors(arrays["rows"], arrays["scale"], arrays["rarity"])
