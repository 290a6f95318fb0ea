"""Text → word pieces: what the encoder reads, with the offsets that lead back to the text.

Every passage is cut into words (BERT's pre-tokens: runs of letters and digits, and single punctuation marks) and
these into the word pieces of an uncased WordPiece vocabulary. Case and quotation marks, which the vocabulary does
not see or sees one at a time, go in as one feature a word.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.reading.found import Passage

Ints = npt.NDArray[np.int32]

# The vocabulary's [CLS] and [SEP]; a window opens with the first, and every passage is closed by the second.
CLS, SEP = 101, 102

# A word's feature is its shape, plus SHAPES where it stands inside quotation marks.
LOWER, CAPITALISED, CAPITALS, NUMBER, MARK = range(5)
SHAPES = 5
FEATURES = 2 * SHAPES

_SURROGATE = re.compile("[\ud800-\udfff]")
_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as word pieces. P pieces, W words; every passage ends with a piece of its own, a [SEP] (word -1)."""

    ids: Ints  # [P] vocabulary ids
    word: Ints  # [P] index of the word that the piece belongs to; -1 for [SEP]
    features: Ints  # [P] shape and quotation state, 0 … FEATURES - 1
    first: Ints  # [W] index of the word's first piece
    start: Ints  # [W] offset of the word's first character
    end: Ints  # [W] offset just past its last
    passage: Ints  # [W] index of the passage the word stands in

    @property
    def words(self) -> int:
        return len(self.first)


@functools.cache
def tokenizer() -> Any:
    """The WordPiece tokenizer that ships with the model (a ``tokenizers.Tokenizer``)."""
    from tokenizers import Tokenizer

    from onrecord.knowledge.model import model_file

    loaded = Tokenizer.from_file(str(model_file("tokenizer.json")))
    loaded.no_padding()
    loaded.no_truncation()
    return loaded


def clean(text: str) -> str:
    """``text`` with what the tokenizer cannot take (lone surrogates) replaced, character for character."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def shape(word: str) -> int:
    """The shape of one word, as the encoder is told it."""
    head = word[0]
    if head.isalpha():
        if head.isupper():
            return CAPITALS if len(word) > 1 and word.isupper() else CAPITALISED
        return LOWER
    return NUMBER if head.isdigit() else MARK


def pieces(text: str, passages: Sequence[Passage]) -> Pieces:
    """Cut the passages of a text into word pieces.

    Offsets are into ``text``; the lists are as long as the text needs, whatever the encoder's window.
    """
    ids: list[int] = []
    word_of: list[int] = []
    features: list[int] = []
    first: list[int] = []
    start: list[int] = []
    end: list[int] = []
    passage_of: list[int] = []
    safe = clean(text)
    encodings = tokenizer().encode_batch([safe[p.start : p.end] for p in passages], add_special_tokens=False)
    for index, (passage, encoding) in enumerate(zip(passages, encodings, strict=True)):
        base = passage.start
        previous = -1
        quoted = 0
        feature = 0
        for piece, (left, right), word in zip(encoding.ids, encoding.offsets, encoding.word_ids, strict=True):
            if word != previous:
                previous = word
                first.append(len(ids))
                start.append(base + left)
                end.append(base + right)
                passage_of.append(index)
                form = safe[base + left : base + right]
                if form in _OPENING:
                    quoted = SHAPES
                elif form == '"':
                    quoted = SHAPES - quoted
                feature = shape(form) + quoted
                if form in _CLOSING:
                    quoted = 0
            else:
                end[-1] = base + right
            ids.append(piece)
            word_of.append(len(first) - 1)
            features.append(feature)
        ids.append(SEP)
        word_of.append(-1)
        features.append(MARK)
    return Pieces(
        *(np.array(values, dtype=np.int32) for values in (ids, word_of, features, first, start, end, passage_of))
    )
