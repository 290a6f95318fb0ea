"""Attributions inside another's content: their cues have tags of their own, so that one pass over the text finds both.

The corpus that the cue head learned from marks none inside another's content. What a second reading of every content
finds, as if it stood alone, taught a head of its own (``training/nested.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from onrecord.reading.attributions import candidate, cues
from onrecord.reading.encoder import Encoded
from onrecord.reading.found import Said
from onrecord.reading.model import Model
from onrecord.reading.said.statements import spans
from onrecord.reading.triggers import parts
from onrecord.reading.words.spans import inside

# How deep reports of reports are followed, below the first.
DEPTH = 2


def nested(text: str, said: tuple[Said, ...], encoded: Encoded, model: Model) -> tuple[Said, ...]:
    """``said`` with what is found inside their contents among them; ``within`` points into the result.

    ``encoded`` is the reading of all that they stand in. A content that holds one of ``said`` already (a turn of a
    transcript) gets no more.
    """
    found = list(said)
    cut = encoded.pieces
    taken = {one.within for one in said}
    first = {span[0] for one in said for span in one.cue}
    for start, end, probability in cues(parts(encoded.happening).nested, cut.passage, model.choices.nested_cue):
        at = (int(cut.start[start]), int(cut.end[end - 1]))
        parent = _holder(found, at, taken)
        if parent is None or at[0] in first or _depth(found, parent) >= DEPTH:
            continue
        span = next(span for span in found[parent].content if inside(at, (span,)))
        low = int(np.searchsorted(cut.start, span[0], side="left"))
        high = int(np.searchsorted(cut.end, span[1], side="right"))
        one = candidate(encoded, model.head, model.choices, (start, end, probability), low, high)
        confidence = model.calibration(one.features)
        if one.content and confidence >= model.choices.keep_nested:
            source, cue, content = (spans(text, cut, words) for words in (one.source, range(start, end), one.content))
            found.append(Said(source, cue, content, parent, round(confidence, 3)))
    return _in_order(found)


def _holder(found: Sequence[Said], cue: tuple[int, int], taken: set[int | None]) -> int | None:
    """The innermost of ``found`` whose content holds the cue."""
    best: tuple[int, int] | None = None
    for index, one in enumerate(found):
        if index not in taken and inside(cue, one.content):
            size = one.content[-1][1] - one.content[0][0]
            best = min(best or (size, index), (size, index))
    return None if best is None else best[1]


def _depth(found: Sequence[Said], index: int) -> int:
    parent = found[index].within
    return 0 if parent is None else 1 + _depth(found, parent)


def _in_order(found: Sequence[Said]) -> tuple[Said, ...]:
    """By place in the text; ``within`` is carried along."""
    order = sorted(range(len(found)), key=lambda i: (found[i].cue[0] if found[i].cue else (0, 0), i))
    place = {old: new for new, old in enumerate(order)}
    return tuple(
        replace(found[i], within=None if (parent := found[i].within) is None else place[parent]) for i in order
    )
