"""The pair head: for each cue, which words are its source and its content. NumPy, on what the encoder gave.

For one cue and every word near it: three role logits (neither, source, content) and four boundary scores (source
starts, source ends, content starts, content ends). The best start and end give a span; words that the role logits
call "not content" with some certainty are cut out of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# Words further off than this share the outermost buckets.
_NEAR = 16
_STEPS = np.array([17, 20, 24, 29, 35, 42, 51, 62, 75, 91, 110, 133, 161, 195], dtype=np.int32)
_SIDE = _NEAR + len(_STEPS) + 1
# Buckets: inside the cue, then each distance after it, then each distance before it; twice: same passage or another.
DISTANCES = 2 * (2 * _SIDE + 1)
ROLE_OUTPUTS = 7
NEITHER, SOURCE, CONTENT, SOURCE_START, SOURCE_END, CONTENT_START, CONTENT_END = range(ROLE_OUTPUTS)


def distances(
    words: npt.NDArray[np.int32], passage: npt.NDArray[np.int32], cue_start: int, cue_end: int, cue_passage: int
) -> npt.NDArray[np.int32]:
    """The distance bucket of each word to the cue ``[cue_start, cue_end)``, all word indices.

    ``words`` [W] are indices, ``passage`` [W] their passages.
    """
    after = np.maximum(words - (cue_end - 1), 0)
    before = np.maximum(cue_start - words, 0)
    away = np.maximum(after, before)
    bucket = np.where(away <= _NEAR, away, _NEAR + np.searchsorted(_STEPS, away, side="right"))
    bucket = bucket + np.where(before > 0, _SIDE, 0)
    found: npt.NDArray[np.int32] = (bucket + np.where(passage == cue_passage, 0, 2 * _SIDE + 1)).astype(np.int32)
    return found


Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PairHead:
    """The weights of a pair head: distance vectors [DISTANCES, R], output weights [R, outputs] and bias.

    That of cues has ROLE_OUTPUTS; that of events, of the same form, has those of ``triggers.py``.
    """

    distance: Floats
    weight: Floats
    bias: Floats

    def __call__(self, cue_side: Floats, word_side: Floats, buckets: npt.NDArray[np.int32]) -> Floats:
        """Cue side [R], word sides [W, R], distance buckets [W] → scores [W, outputs]."""
        hidden = word_side + (self.distance[buckets] + cue_side)
        np.maximum(hidden, 0, out=hidden)
        scores: Floats = hidden @ self.weight + self.bias
        return scores


@dataclass(frozen=True, slots=True)
class Roles:
    """Source and content of one cue as word indices (sorted), with the probabilities they were chosen at."""

    source: tuple[int, ...]
    content: tuple[int, ...]
    features: tuple[float, ...]  # what the confidence is made from, in the order of FEATURE_NAMES


FEATURE_NAMES = ("source", "source_end", "content", "content_end", "inside", "outside")
# How far either side of a cue its source and content are looked for, in words.
REACH = 180
_TOP = 6


def decode(
    scores: Floats,
    allowed_source: npt.NDArray[np.bool_],
    cue: slice,
    *,
    certain_hole: float = 0.5,
    evidence: float = 0.1,
) -> Roles:
    """The best source and content for one cue.

    ``scores`` [W, ROLE_OUTPUTS] for the words round the cue; ``allowed_source`` [W] the words a source may have (those
    of the cue's passage); ``cue`` the cue's own words. Indices returned are into these W words. ``evidence`` weighs
    the role logits of the words inside a span against its boundary scores; words inside a content's span that are
    content with a probability below ``certain_hole`` are cut out.
    """
    role = log_softmax(scores[:, :3])
    gain = role[:, SOURCE] - np.logaddexp(role[:, NEITHER], role[:, CONTENT])
    bounds = scores[:, SOURCE_START:].T.copy()
    bounds[:2, ~allowed_source] = -1e4
    starts, ends, content_starts, content_ends = log_softmax(bounds)
    none = float(starts[cue.start] + ends[cue.start])
    blocked = np.zeros(len(scores), dtype=bool)
    blocked[cue] = True
    source: tuple[int, ...] = ()
    s, e, best = best_span(np.where(blocked, -1e4, starts), np.where(blocked, -1e4, ends), gain, evidence, 60)
    p_source, p_source_end = float(np.exp(starts[cue.start])), float(np.exp(ends[cue.start]))
    if best > none:
        source = tuple(i for i in range(s, e + 1) if not blocked[i])
        p_source, p_source_end = float(np.exp(starts[s])), float(np.exp(ends[e]))
    blocked[list(source)] = True
    starts, ends = content_starts, content_ends
    gain = role[:, CONTENT] - np.logaddexp(role[:, NEITHER], role[:, SOURCE])
    s, e, _ = best_span(np.where(blocked, -1e4, starts), np.where(blocked, -1e4, ends), gain, evidence, 2 * REACH)
    probability = np.exp(role[:, CONTENT])
    keep = probability >= certain_hole
    keep[[s, e]] = True
    keep[blocked] = False
    _fill(keep, blocked, s, e)
    content = tuple((np.flatnonzero(keep[s : e + 1]) + s).tolist())
    inside = float(probability[list(content)].mean()) if content else 0.0
    total = float(probability.sum())
    outside = float(total - probability[s : e + 1].sum()) / max(total, 1.0)
    features = (p_source, p_source_end, float(np.exp(starts[s])), float(np.exp(ends[e])), inside, outside)
    return Roles(source, content, features)


def _fill(keep: npt.NDArray[np.bool_], blocked: npt.NDArray[np.bool_], start: int, end: int) -> None:
    """Fill the holes of a content that hold neither cue nor source: it is split by them (quote, cue, quote), or not."""
    edges = np.flatnonzero(np.diff(np.concatenate(([1], keep[start : end + 1].astype(np.int8), [1])))) + start
    for left, right in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if not blocked[left:right].any():
            keep[left:right] = True


def log_softmax(logits: Floats) -> Floats:
    shifted = logits - logits.max(axis=-1, keepdims=True)
    found: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return found


def best_span(starts: Floats, ends: Floats, gain: Floats, evidence: float, longest: int) -> tuple[int, int, float]:
    """The span (first and last index) whose start, end and inside score best; tried among the likeliest ends."""
    top = min(_TOP, len(starts))
    left = np.argpartition(-starts, top - 1)[:top]
    right = np.argpartition(-ends, top - 1)[:top]
    # A long content has many words that say so; clipped, so that its boundaries still decide.
    sums = np.zeros(len(gain) + 1)
    np.cumsum(np.clip(gain, -3, 3), out=sums[1:])
    grid = (
        starts[left][:, None]
        + ends[right][None]
        + evidence * np.clip(sums[right + 1][None] - sums[left][:, None], -20, 20)
    )
    length = right[None] - left[:, None]
    grid = np.where((length < 0) | (length > longest), -1e9, grid)
    i, j = np.unravel_index(int(grid.argmax()), grid.shape)
    if grid[i, j] <= -1e8:  # no end stands after any start: take the best start alone
        only = int(left[int(starts[left].argmax())])
        return only, only, float(starts[only] + ends[only])
    s, e = int(left[i]), int(right[j])
    return s, e, float(starts[s] + ends[e])
