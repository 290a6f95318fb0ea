"""Batches for coreference: a run of windows that follow one another, so that antecedents are found across windows.

N words, K mention heads, P pairs of an earlier and a later head of one document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from onrecord.reading.pieces import CLS, MARK
from onrecord.reading.referring import AFTER, BEFORE, REACH, features, heads_at
from training.corpora import Labelled
from training.windows import IGNORE, augmented


@dataclass(frozen=True, slots=True)
class Chain:
    """B windows of T pieces in a row, with what is known of the mentions in them."""

    ids: Tensor  # [B, T]
    features: Tensor  # [B, T]
    window: Tensor  # [N] the window that a word stands in
    place: Tensor  # [N] where its first piece stands in it
    types: Tensor | None  # [N] what the word is the head of, index into TYPES; None where only some are known
    starts: Tensor | None  # [N] 1 where a sentence begins
    head: Tensor  # [K] index of the head's word
    before: Tensor  # [K] how many words before its head a mention starts; IGNORE where not known
    after: Tensor  # [K]
    left: Tensor  # [P]
    right: Tensor  # [P]
    apart: tuple[Tensor, Tensor, Tensor, Tensor]  # [P] each: words, heads, passages between; match
    same: Tensor  # [P] bool: the two are about the same
    learned: Tensor  # [K] bool: its antecedent is learned from
    alone: bool  # "no antecedent" is an answer too (not where only known antecedents are learned from)


def chains(
    texts: Sequence[Labelled], *, length: int, size: int, rng: np.random.Generator, augment: bool = True
) -> Iterator[Chain]:
    """One epoch: the texts in random order, each cut into runs of at most ``size`` windows of ``length`` pieces."""
    for index in rng.permutation(len(texts)):
        text = texts[index]
        step = size * (length - 1)
        total = len(text.pieces.ids)
        begin = -int(rng.integers(length - 1)) if total > step else 0
        while begin < total:
            made = chain(text, max(begin, 0), min(begin + step, total), length, rng if augment else None)
            if made is not None:
                yield made
            begin += step


def chain(text: Labelled, begin: int, end: int, length: int, rng: np.random.Generator | None) -> Chain | None:
    """The pieces ``[begin, end)`` of one text; ``None`` where no mention is in them."""
    assert text.referring is not None
    cut = text.pieces
    low, high = np.searchsorted(cut.first, (begin, end))
    count = -(-(end - begin) // (length - 1))
    ids = np.full((count, length), CLS, dtype=np.int64)
    shapes = np.full((count, length), MARK, dtype=np.int64)
    begins = np.linspace(begin, max(begin, end - (length - 1)), count).round().astype(int)
    for row, start in enumerate(begins):
        size = min(length - 1, end - start)
        ids[row, 1 : 1 + size] = cut.ids[start : start + size]
        shapes[row, 1 : 1 + size] = cut.features[start : start + size]
        if rng is not None:
            augmented(ids[row], shapes[row], rng)
    first = cut.first[low:high]
    # Windows overlap a little: a word is read where it has most context, as at run time.
    middles = begins + (length - 2) / 2
    window = np.abs(first[:, None] - middles[None]).argmin(1)
    place = first - begins[window] + 1
    mentions = [mention for mention in text.referring if low <= mention.head < high]
    if len(mentions) < 2:
        return None
    head = np.array([mention.head for mention in mentions], dtype=np.int64)
    partly = text.learned is not None
    learned = np.array([text.learned is None or mention.head in text.learned for mention in mentions])
    heads = heads_at(text.text, cut, head.astype(np.int32))
    right, left = np.tril_indices(len(mentions), -1)
    near = right - left <= REACH
    if partly:
        near &= learned[right]
    left, right = left[near], right[near]
    entity = np.array([mention.entity for mention in mentions])
    types = np.zeros(high - low, dtype=np.int64)
    types[head - low] = [mention.type for mention in mentions]
    before = np.array([mention.head - mention.start for mention in mentions], dtype=np.int64)
    after = np.array([mention.end - 1 - mention.head for mention in mentions], dtype=np.int64)
    before[(before > BEFORE) | (head - before < low)] = IGNORE
    after[(after > AFTER) | (head + after >= high)] = IGNORE
    if partly:
        before[:] = after[:] = IGNORE
    return Chain(
        torch.from_numpy(ids),
        torch.from_numpy(shapes),
        torch.from_numpy(window),
        torch.from_numpy(place.astype(np.int64)),
        None if partly else torch.from_numpy(types),
        None if text.starts is None else torch.from_numpy(text.starts[low:high].astype(np.float32)),
        torch.from_numpy(head - low),
        torch.from_numpy(before),
        torch.from_numpy(after),
        torch.from_numpy(left),
        torch.from_numpy(right),
        tuple(torch.from_numpy(part.astype(np.int64)) for part in features(heads, left, right)),
        torch.from_numpy(entity[left] == entity[right]),
        torch.from_numpy(learned),
        not partly,
    )
