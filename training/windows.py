"""Corpora → batches: windows cut from the joined articles, at a new offset in each epoch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from onrecord.reading.pieces import CLS, MARK, SHAPES, Ints
from onrecord.reading.said.roles import CONTENT, NEITHER, SOURCE, distances
from training.corpora import Labelled

IGNORE = -100
# Pieces of the vocabulary that augmentation swaps: curly quotation marks for straight ones.
_DOUBLE, _SINGLE = (1523, 1524), (1520, 1521)
_STRAIGHT_DOUBLE, _STRAIGHT_SINGLE = 1000, 1005


@dataclass(frozen=True, slots=True)
class Stream:
    """All texts of a corpus, joined: N pieces and M words."""

    ids: Ints  # [N]
    features: Ints  # [N]
    first: Ints  # [M] the words' first pieces
    passage: Ints  # [M]
    cues: Ints | None
    mentions: Ints | None
    starts: Ints | None
    nested: Ints | None
    below: npt.NDArray[np.bool_]  # [K] which cues stand inside another's content
    cue_start: Ints  # [K] first word of each cue, ascending
    cue_end: Ints  # [K] past its last word
    source: list[Ints]  # [K] word indices
    content: list[Ints]


def join(texts: Sequence[Labelled], order: npt.NDArray[np.int64]) -> Stream:
    """Join the texts in that order."""
    ids: list[Ints] = []
    features: list[Ints] = []
    first: list[Ints] = []
    passage: list[Ints] = []
    cues: list[Ints] = []
    mentions: list[Ints] = []
    starts: list[Ints] = []
    nested: list[Ints] = []
    relations: list[tuple[int, int, Ints, Ints, bool]] = []
    pieces = words = passages = 0
    for index in order:
        text = texts[index]
        cut = text.pieces
        ids.append(cut.ids)
        features.append(cut.features)
        first.append(cut.first + pieces)
        passage.append(cut.passage + passages)
        for target, labels in (
            (cues, text.cues),
            (mentions, text.mentions),
            (starts, text.starts),
            (nested, text.nested),
        ):
            if labels is not None:
                target.append(labels)
        relations += [
            (
                relation.cue[0] + words,
                relation.cue[-1] + 1 + words,
                np.array(relation.source, dtype=np.int32) + words,
                np.array(relation.content, dtype=np.int32) + words,
                below,
            )
            for below, every in ((False, text.relations or ()), (True, text.below))
            for relation in every
        ]
        pieces += len(cut.ids)
        words += cut.words
        passages += int(cut.passage[-1]) + 1 if cut.words else 0
    relations.sort(key=lambda relation: relation[:2])
    return Stream(
        np.concatenate(ids),
        np.concatenate(features),
        np.concatenate(first),
        np.concatenate(passage),
        np.concatenate(cues) if cues else None,
        np.concatenate(mentions) if mentions else None,
        np.concatenate(starts) if starts else None,
        np.concatenate(nested) if nested else None,
        np.array([relation[4] for relation in relations], dtype=bool),
        np.array([relation[0] for relation in relations], dtype=np.int32),
        np.array([relation[1] for relation in relations], dtype=np.int32),
        [relation[2] for relation in relations],
        [relation[3] for relation in relations],
    )


@dataclass(frozen=True, slots=True)
class Batch:
    """B windows of T pieces with at most W words, and the C cues that begin in them."""

    ids: Tensor  # [B, T]
    features: Tensor  # [B, T]
    word: Tensor  # [B, W] where each word's first piece stands; 0 where there is none
    words: Tensor  # [B, W] bool: is there a word
    cues: Tensor | None  # [B, W], IGNORE where there is no word
    mentions: Tensor | None
    starts: Tensor | None
    nested: Tensor | None
    below: Tensor  # [C] bool: the cue stands inside another's content
    cue_window: Tensor  # [C]
    cue_word: Tensor  # [C] first word of the cue, in its window
    distance: Tensor  # [C, W]
    roles: Tensor  # [C, W], IGNORE where there is no word
    bounds: Tensor  # [C, 4] word index of source start, end, content start, end; IGNORE where outside the window


def batches(
    texts: Sequence[Labelled],
    *,
    length: int,
    size: int,
    rng: np.random.Generator,
    share: float = 1.0,
    augment: bool = True,
) -> Iterator[Batch]:
    """One epoch over the texts (or over a ``share`` of them): windows of ``length`` pieces, ``size`` a batch."""
    order = rng.permutation(len(texts))[: max(1, round(share * len(texts)))]
    stream = join(texts, order)
    begins = np.arange(int(rng.integers(length - 1)), len(stream.ids) - length, length - 1)
    rng.shuffle(begins)
    for i in range(0, len(begins) - size + 1, size):
        yield collate(stream, begins[i : i + size], length, rng if augment else None)


def collate(stream: Stream, begins: npt.NDArray[np.int64], length: int, rng: np.random.Generator | None) -> Batch:
    """The windows that begin at those pieces, as tensors."""
    low = np.searchsorted(stream.first, begins)
    high = np.searchsorted(stream.first, begins + length - 1)
    count, widest = len(begins), int((high - low).max())
    ids = np.full((count, length), CLS, dtype=np.int64)
    features = np.full((count, length), MARK, dtype=np.int64)
    word = np.zeros((count, widest), dtype=np.int64)
    there = np.zeros((count, widest), dtype=bool)
    labels = {
        name: None if getattr(stream, name) is None else np.full((count, widest), IGNORE, dtype=np.int64)
        for name in ("cues", "mentions", "starts", "nested")
    }
    cue_window, cue_word, distance, roles, bounds, below = [], [], [], [], [], []
    for b, (begin, start, end) in enumerate(zip(begins, low, high, strict=True)):
        ids[b, 1:] = stream.ids[begin : begin + length - 1]
        features[b, 1:] = stream.features[begin : begin + length - 1]
        if rng is not None:
            augmented(ids[b], features[b], rng)
        n = end - start
        word[b, :n] = stream.first[start:end] - begin + 1
        there[b, :n] = True
        for name, target in labels.items():
            if target is not None:
                target[b, :n] = getattr(stream, name)[start:end]
        here = np.arange(start, end, dtype=np.int32)
        for k in range(*np.searchsorted(stream.cue_start, (start, end))):
            cue = int(stream.cue_start[k])
            row = np.full(widest, 0, dtype=np.int64)
            row[:n] = distances(here, stream.passage[start:end], cue, int(stream.cue_end[k]), int(stream.passage[cue]))
            role = np.full(widest, IGNORE, dtype=np.int64)
            role[:n] = NEITHER
            source, content = stream.source[k], stream.content[k]
            for kind, words in ((CONTENT, content), (SOURCE, source)):
                inside = words[(words >= start) & (words < end)]
                role[inside - start] = kind
            edges = [cue, cue] if not len(source) else [int(source[0]), int(source[-1])]
            edges += [-1, -1] if not len(content) else [int(content[0]), int(content[-1])]
            below.append(bool(stream.below[k]))
            cue_window.append(b)
            cue_word.append(cue - start)
            distance.append(row)
            roles.append(role)
            bounds.append([edge - start if start <= edge < end else IGNORE for edge in edges])
    return Batch(
        torch.from_numpy(ids),
        torch.from_numpy(features),
        torch.from_numpy(word),
        torch.from_numpy(there),
        _tensor(labels["cues"]),
        _tensor(labels["mentions"]),
        _tensor(labels["starts"]),
        _tensor(labels["nested"]),
        torch.tensor(below, dtype=torch.bool),
        torch.tensor(cue_window, dtype=torch.long),
        torch.tensor(cue_word, dtype=torch.long),
        torch.from_numpy(np.array(distance, dtype=np.int64).reshape(-1, widest)),
        torch.from_numpy(np.array(roles, dtype=np.int64).reshape(-1, widest)),
        torch.tensor(bounds, dtype=torch.long).reshape(-1, 4),
    )


def _tensor(labels: npt.NDArray[np.int64] | None) -> Tensor | None:
    return None if labels is None else torch.from_numpy(labels)


def augmented(ids: npt.NDArray[np.int64], features: npt.NDArray[np.int64], rng: np.random.Generator) -> None:
    """Other outlets' habits: straight quotation marks, single ones for double, text all in one case."""
    chance = rng.random(3)
    if chance[0] < 0.3:
        ids[np.isin(ids, _DOUBLE)] = _STRAIGHT_DOUBLE
        ids[np.isin(ids, _SINGLE)] = _STRAIGHT_SINGLE
    if chance[1] < 0.08:
        for left, right in zip(_DOUBLE, _SINGLE, strict=True):
            ids[ids == left] = right
        ids[ids == _STRAIGHT_DOUBLE] = _STRAIGHT_SINGLE
        features[features >= SHAPES] -= SHAPES  # single marks open nothing, for they may be apostrophes
    if chance[2] < 0.04:
        shape = features % SHAPES
        letters = shape < 3
        features[letters] += (2 if chance[2] < 0.02 else 0) - shape[letters]
