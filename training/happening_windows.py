"""Batches for the event head: windows of texts that are told of in :mod:`training.happenings`.

B windows of T pieces with at most W words; C triggers, K groups of words of which one is the trigger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from onrecord.reading.pieces import CLS, MARK, Ints
from onrecord.reading.said.roles import distances
from onrecord.reading.triggers import ACTOR, NEITHER, PLACE, RECIPIENT, SCALES, TIME, TYPES
from training.happenings import Told, Trigger, Words
from training.windows import IGNORE, augmented


@dataclass(frozen=True, slots=True)
class Events:
    """What is known of the triggers of B windows."""

    ids: Tensor  # [B, T]
    features: Tensor  # [B, T]
    word: Tensor  # [B, W] where each word's first piece stands; 0 where there is none
    types: Tensor  # [B, W] IGNORE where not known
    changes: Tensor  # [B, W]
    realis: Tensor  # [B, W]
    certainty: Tensor  # [B, W, SCALES] not a number where not known
    window: Tensor  # [C]
    trigger: Tensor  # [C] the trigger's word in its window
    distance: Tensor  # [C, W]
    here: Tensor  # [C, W] bool: the word may be an argument
    roles: Tensor  # [C, W] IGNORE where not known
    bounds: Tensor  # [C, 4] actor start, end, recipient start, end; IGNORE where not known
    group: Tensor  # [C] 0 … K - 1, or -1 for a trigger that is known to be one
    prior: Tensor  # [C]
    right: Tensor  # [C, types] bool: the types that are right, of a word in a group


@dataclass(frozen=True, slots=True)
class _Joined:
    """All texts, joined: N pieces and M words."""

    ids: Ints
    features: Ints
    first: Ints
    passage: Ints
    complete: npt.NDArray[np.bool_]  # [M] the word is no trigger if it is not among those below
    triggers: list[tuple[int, int, Trigger]]  # first word of its text, and of the trigger; ascending


def _join(texts: Sequence[Told]) -> _Joined:
    ids, features, first, passage, complete = [], [], [], [], []
    triggers = []
    pieces = words = passages = 0
    for told in texts:
        cut = told.pieces
        ids.append(cut.ids)
        features.append(cut.features)
        first.append(cut.first + pieces)
        passage.append(cut.passage + passages)
        known = np.full(cut.words, told.complete)
        known[list(told.nothing)] = True
        complete.append(known)
        triggers += [(words, words + one.word, one) for one in sorted(told.triggers, key=lambda one: one.word)]
        pieces += len(cut.ids)
        words += cut.words
        passages += int(cut.passage[-1]) + 1 if cut.words else 0
    return _Joined(
        np.concatenate(ids), np.concatenate(features), np.concatenate(first), np.concatenate(passage),
        np.concatenate(complete), triggers,
    )  # fmt: skip


def event_batches(
    texts: Sequence[Told], *, length: int, size: int, rng: np.random.Generator, most: int = 400
) -> Iterator[Events]:
    """One epoch over the texts: windows of ``length`` pieces, ``size`` a batch, ``most`` triggers in one."""
    joined = _join([texts[i] for i in rng.permutation(len(texts))])
    begins = np.arange(int(rng.integers(length - 1)), len(joined.ids) - length, length - 1)
    rng.shuffle(begins)
    at = np.array([word for _, word, _ in joined.triggers])
    for i in range(0, len(begins) - size + 1, size):
        yield _collate(joined, at, begins[i : i + size], length, rng, most)


def _collate(
    joined: _Joined, at: npt.NDArray[np.int64], begins: npt.NDArray[np.int64], length: int,
    rng: np.random.Generator, most: int,
) -> Events:  # fmt: skip
    low = np.searchsorted(joined.first, begins)
    high = np.searchsorted(joined.first, begins + length - 1)
    count, widest = len(begins), int((high - low).max())
    ids = np.full((count, length), CLS, dtype=np.int64)
    features = np.full((count, length), MARK, dtype=np.int64)
    word = np.zeros((count, widest), dtype=np.int64)
    types, changes, realis = (np.full((count, widest), IGNORE, dtype=np.int64) for _ in range(3))
    certainty = np.full((count, widest, len(SCALES)), np.nan, dtype=np.float32)
    rows: list[tuple[int, int, int, Trigger]] = []
    for b, (begin, start, end) in enumerate(zip(begins, low, high, strict=True)):
        ids[b, 1:] = joined.ids[begin : begin + length - 1]
        features[b, 1:] = joined.features[begin : begin + length - 1]
        augmented(ids[b], features[b], rng)
        n = end - start
        word[b, :n] = joined.first[start:end] - begin + 1
        known = joined.complete[start:end]
        types[b, :n][known] = 0
        changes[b, :n][known] = 0
        for k in range(*np.searchsorted(at, (start, end))):
            offset, place, one = joined.triggers[k]
            here = place - start
            if one.group < 0:
                if one.types:
                    types[b, here] = one.types[0]
                if one.change is not None:
                    changes[b, here] = one.change
                if one.realis is not None:
                    realis[b, here] = one.realis
                if one.certainty is not None:
                    certainty[b, here, one.scale] = one.certainty
            if one.actor is not None or one.group >= 0:
                rows.append((b, offset, place, one))
    if len(rows) > most:
        # Those of one group stay or go together; what is known to be a trigger comes first.
        rows = [row for row in rows if row[3].types] + [row for row in rows if not row[3].types]
        rows = rows[:most]
    cells: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_], npt.NDArray[np.int64], list[int]]] = []
    for b, offset, place, one in rows:
        cells.append(_row(joined, int(low[b]), int(high[b]), widest, offset, place, one))
    names = {key: i for i, key in enumerate(sorted({(b, offset) for b, offset, _, one in rows if one.group >= 0}))}
    right = np.zeros((len(rows), len(TYPES)), dtype=bool)
    for i, (_, _, _, one) in enumerate(rows):
        right[i, list(one.types)] = True
    return Events(
        torch.from_numpy(ids),
        torch.from_numpy(features),
        torch.from_numpy(word),
        torch.from_numpy(types),
        torch.from_numpy(changes),
        torch.from_numpy(realis),
        torch.from_numpy(certainty),
        torch.tensor([b for b, *_ in rows], dtype=torch.long),
        torch.tensor([place - int(low[b]) for b, _, place, _ in rows], dtype=torch.long),
        torch.from_numpy(np.array([cell[0] for cell in cells], dtype=np.int64).reshape(-1, widest)),
        torch.from_numpy(np.array([cell[1] for cell in cells], dtype=bool).reshape(-1, widest)),
        torch.from_numpy(np.array([cell[2] for cell in cells], dtype=np.int64).reshape(-1, widest)),
        torch.tensor([cell[3] for cell in cells], dtype=torch.long).reshape(-1, 4),
        torch.tensor([names[b, offset] if one.group >= 0 else -1 for b, offset, _, one in rows], dtype=torch.long),
        torch.tensor([one.prior for *_, one in rows], dtype=torch.float32),
        torch.from_numpy(right),
    )


def _row(
    joined: _Joined, low: int, high: int, widest: int, offset: int, place: int, one: Trigger
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_], npt.NDArray[np.int64], list[int]]:
    """Distance buckets, which words may be arguments, roles, bounds of one trigger."""
    words = np.arange(low, high, dtype=np.int32)
    passage = joined.passage[low:high]
    own = int(joined.passage[place])
    distance = np.zeros(widest, dtype=np.int64)
    distance[: high - low] = distances(words, passage, place, place + 1, own)
    here = np.zeros(widest, dtype=bool)
    here[: high - low] = passage == own
    roles = np.where(here, NEITHER, IGNORE).astype(np.int64)
    bounds = []
    for kind, given in ((ACTOR, one.actor), (RECIPIENT, one.recipient), (PLACE, one.place), (TIME, one.time)):
        if given:
            inside = np.array([offset + w - low for w in given])
            roles[inside[(inside >= 0) & (inside < high - low)]] = kind
        if kind in (ACTOR, RECIPIENT):
            bounds += _bounds(given, offset, low, high, place)
    if one.actor is None or one.place is None:
        # What is not marked may still be a place or a time: only the sides are known.
        known = np.isin(roles, (ACTOR, RECIPIENT))
        roles = np.where(known, roles, IGNORE)
    return distance, here, roles, bounds


def _bounds(given: Words | None, offset: int, low: int, high: int, place: int) -> list[int]:
    if given is None:
        return [IGNORE, IGNORE]
    if not given:
        return [place - low, place - low]
    return [edge - low if low <= edge < high else IGNORE for edge in (offset + given[0], offset + given[-1])]
