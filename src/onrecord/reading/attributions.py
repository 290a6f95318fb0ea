"""The attribution layer: cues, and for each its source and content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.reading.encoder import Encoded
from onrecord.reading.said.roles import REACH, PairHead, Roles, decode, distances

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Choices:
    """How tags become spans; tuned on the dev part of PolNeAR."""

    cue: float = 0.5  # a cue begins where its probability is at least this
    hole: float = 0.5
    evidence: float = 0.1
    keep: float = 0.0  # attributions less certain than this are not given
    keep_unsourced: float = 0.45  # the same for those of nobody: what is no statement mostly has no source
    keep_nested: float = 0.3  # the same for those inside another's content
    nested_cue: float = 0.1  # a cue inside another's content begins where its probability is at least this
    event: float = 0.85  # a word names an event, or a change of who holds a place, where that is at least so likely
    event_known: float = 0.55  # the same for words that are known to name such events

    def keeps(self, source: Sequence[int], confidence: float) -> bool:
        """Whether an attribution with that source is certain enough to be given."""
        return confidence >= (self.keep if source else max(self.keep, self.keep_unsourced))


@dataclass(frozen=True, slots=True)
class Candidate:
    """One cue with its roles, all as word indices, and the features that its confidence is made from."""

    cue: tuple[int, int]  # [first, past the last)
    source: tuple[int, ...]
    content: tuple[int, ...]
    features: tuple[float, ...]


def softmax(logits: Floats) -> Floats:
    """Along the last axis."""
    exp = np.exp(logits - logits.max(axis=-1, keepdims=True))
    found: Floats = exp / exp.sum(axis=-1, keepdims=True)
    return found


def cues(tags: Floats, passage: npt.NDArray[np.int32], threshold: float) -> list[tuple[int, int, float]]:
    """Cue spans as (first word, past the last, probability) from BIO logits [W, 3].

    A cue begins where B is likely enough (and likelier than I, or after no cue), and goes on while I is likeliest,
    within its passage.
    """
    p = softmax(tags)
    begin, inside = p[:, 1], p[:, 2]
    any_cue = begin + inside
    found: list[tuple[int, int, float]] = []
    end = 0
    for i in np.flatnonzero(any_cue >= threshold).tolist():
        if i < end:
            continue
        j = i + 1
        while j < len(p) and passage[j] == passage[i] and inside[j] > begin[j] and any_cue[j] >= 0.5:
            j += 1
        found.append((i, j, float(any_cue[i:j].mean())))
        end = j
    return found


def candidates(encoded: Encoded, head: PairHead, choices: Choices) -> list[Candidate]:
    """Every cue of the text with its best source and content, in the order of the text."""
    passage = encoded.pieces.passage
    found = []
    for cue in cues(encoded.tags[:, :3], passage, choices.cue):
        start, end, _ = cue
        low, high = max(start - REACH, 0), min(end + REACH, len(passage))
        found.append(candidate(encoded, head, choices, cue, low, high))
    return found


def candidate(
    encoded: Encoded, head: PairHead, choices: Choices, cue: tuple[int, int, float], low: int, high: int
) -> Candidate:
    """One cue (first word, past the last, probability) with the best source and content among the words [low, high)."""
    start, end, probability = cue
    passage = encoded.pieces.passage
    here = passage[low:high]
    buckets = distances(np.arange(low, high, dtype=np.int32), here, start, end, int(passage[start]))
    scores = head(encoded.cue_side[start], encoded.word_side[low:high], buckets)
    roles: Roles = decode(
        scores,
        here == passage[start],
        slice(start - low, end - low),
        certain_hole=choices.hole,
        evidence=choices.evidence,
    )
    return Candidate(
        (start, end),
        tuple(low + i for i in roles.source),
        tuple(low + i for i in roles.content),
        (probability, *roles.features),
    )
