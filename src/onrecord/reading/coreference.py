"""Mentions and who refers to whom, from the coreference head's scores, in one portion of a text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.reading.encoder import Encoded, Floats
from onrecord.reading.found import Referent
from onrecord.reading.pieces import Ints
from onrecord.reading.referring import TYPES, Heads, ReferringHead, heads_at
from onrecord.reading.words.lemmas import word_set


@dataclass(frozen=True, slots=True)
class Referring:
    """The K mentions of a portion, in the order of their heads.

    ``antecedent`` is for each mention the index of the earlier one that it most likely goes back to, or -1.
    """

    heads: Heads
    types: Ints  # [K] index into TYPES
    sides: Floats  # [W, sum(SIDES)]
    scores: Floats  # [K, K] row the later mention, column the earlier; -inf where there is none
    antecedent: Ints  # [K]

    def chains(self) -> list[list[int]]:
        """The mentions by whom they are about, each chain in order; a mention that stands alone is one too."""
        of: list[int] = []
        found: list[list[int]] = []
        for index, earlier in enumerate(self.antecedent.tolist()):
            if earlier < 0:
                of.append(len(found))
                found.append([index])
            else:
                of.append(of[earlier])
                found[of[earlier]].append(index)
        return found


def referring(text: str, encoded: Encoded, head: ReferringHead) -> Referring:
    """The mentions of what was encoded, and the antecedent of each."""
    heads, types, sides = _mentions(text, encoded)
    scores = head.antecedents(sides, heads)
    antecedent = np.full(len(types), -1, dtype=np.int32)
    if len(types) > 1:
        likely = scores.argmax(1)
        antecedent = np.where(scores[np.arange(len(types)), likely] > 0, likely, -1).astype(np.int32)
    return Referring(heads, types, sides, scores, antecedent)


def _mentions(text: str, encoded: Encoded) -> tuple[Heads, Ints, Floats]:
    """The heads of all mentions, their types [K], and the sides of every word [W, sum(SIDES)]."""
    best = encoded.referring[:, : len(TYPES)].argmax(-1).astype(np.int32)
    words = np.flatnonzero(best)
    heads = heads_at(text, encoded.pieces, words.astype(np.int32))
    return heads, best[words], encoded.referring[:, len(TYPES) :]


# Antecedents less likely than this are not handed on, nor more of them than that.
_LEAST = 0.02
_MOST = 6
# The types of what acts. Names are joined by their words, so what they go back to is not asked.
_WHO = [TYPES.index(name) for name in ("person", "organization", "place", "animal")]
_PRONOUNS = word_set("he she it they him her them his its their who which that")


def referents(text: str, encoded: Encoded, head: ReferringHead, offset: int = 0) -> list[Referent]:
    """The mentions of who or what acts, in what was encoded, for later layers.

    ``offset`` of them stand before these in the list.
    """
    if not encoded.pieces.words:
        return []
    cut = encoded.pieces
    every, types, sides = _mentions(text, encoded)
    acting = np.flatnonzero(np.isin(types, _WHO))
    heads = every.only(acting)
    asked = [index for index, name in enumerate(heads.name) if not name or heads.form[index] in _PRONOUNS]
    scores = head.antecedents(sides, heads, asked)
    entries = []
    for index, (first, past) in enumerate(head.extents(sides, heads, cut)):
        word = int(heads.word[index])
        entries.append(
            Referent(
                int(cut.start[first]),
                int(cut.end[past - 1]),
                (int(cut.start[word]), int(cut.end[word])),
                TYPES[types[acting[index]]],
                _links(scores[index, :index], offset),
            )
        )
    return entries


def _links(scores: Floats, offset: int) -> tuple[tuple[int, float], ...]:
    if not len(scores) or not np.isfinite(scores).any():
        return ()
    most = max(0.0, float(scores.max()))
    odds = np.exp(scores - most)
    likely = odds / (odds.sum() + np.exp(-most))
    best = np.argsort(-likely)[:_MOST]
    return tuple((offset + int(i), round(float(likely[i]), 4)) for i in best if likely[i] >= _LEAST)
