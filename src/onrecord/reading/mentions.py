"""The mention and sentence layers: names with their types, and where sentences begin."""

from __future__ import annotations

from typing import get_args

import numpy as np
import numpy.typing as npt

from onrecord.reading.attributions import softmax
from onrecord.reading.encoder import Encoded
from onrecord.reading.found import Mention, MentionType, Passage, Sentence
from onrecord.reading.pieces import Pieces

Floats = npt.NDArray[np.float32]

MENTION_TYPES: tuple[MentionType, ...] = get_args(MentionType)
# The order of the tag logits: three for cues, then O and B, I for each type of mention, then the sentence start.
CUE_TAGS = 3
MENTION_TAGS = 1 + 2 * len(MENTION_TYPES)
TAGS = CUE_TAGS + MENTION_TAGS + 1


# Added to the logit of "no name": without it the tags name a little too much. Chosen on the dev tenth of Worldwide.
OUTSIDE = 0.3


def mentions(text: str, encoded: Encoded) -> tuple[Mention, ...]:
    """Names as the tags give them: a span's bounds by B, I and O whatever the type, its type by all its words.

    One name has one type throughout what is encoded: that which all its places give it together.
    """
    cut = encoded.pieces
    return tuple(
        Mention(int(cut.start[first]), int(cut.end[last - 1]), MENTION_TYPES[kind], confidence)
        for first, last, kind, confidence in mention_words(
            text, cut, encoded.tags[:, CUE_TAGS : CUE_TAGS + MENTION_TAGS]
        )
    )


def mention_words(text: str, cut: Pieces, logits: Floats) -> list[tuple[int, int, int, float]]:
    """Logits [W, MENTION_TAGS] → (first word, past the last, index of the type, probability), in order."""
    if not len(logits):
        return []
    weighed = logits.copy()
    weighed[:, 0] += OUTSIDE
    p = softmax(weighed)
    begins, insides = p[:, 1::2], p[:, 2::2]
    label = np.stack([p[:, 0], begins.sum(axis=1), insides.sum(axis=1)]).argmax(axis=0)
    new = np.concatenate(([True], cut.passage[1:] != cut.passage[:-1]))
    outside = np.concatenate(([True], label[:-1] == 0))
    starts = np.flatnonzero((label == 1) | ((label == 2) & (new | outside)))
    kinds = begins + insides
    spans: list[tuple[int, int, str, Floats]] = []
    votes: dict[str, Floats] = {}
    for start in starts.tolist():
        end = start + 1
        while end < len(label) and label[end] == 2 and not new[end]:
            end += 1
        name = text[int(cut.start[start]) : int(cut.end[end - 1])]
        scores = kinds[start:end].mean(axis=0)
        votes[name] = votes[name] + scores if name in votes else scores
        spans.append((start, end, name, scores))
    found = []
    for start, end, name, scores in spans:
        kind = int(votes[name].argmax())
        found.append((start, end, kind, round(float(scores[kind]), 4)))
    return found


def sentences(encoded: Encoded, passages: tuple[Passage, ...]) -> tuple[Sentence, ...]:
    """The sentences of each passage: the first begins with it, the others where the model says so."""
    cut = encoded.pieces
    if not cut.words:
        return ()
    new = np.concatenate(([True], cut.passage[1:] != cut.passage[:-1]))
    starts = np.flatnonzero(new | (encoded.tags[:, TAGS - 1] > 0))
    ends = np.concatenate((starts[1:], [cut.words])) - 1
    return tuple(
        Sentence(start, end, passage)
        for start, end, passage in zip(
            cut.start[starts].tolist(), cut.end[ends].tolist(), cut.passage[starts].tolist(), strict=True
        )
    )
