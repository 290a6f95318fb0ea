"""Attributions inside another's content: each content that may hold one is read again, as if it stood alone.

The corpus that the cue head learned from marks none inside another's content, so in a first reading it calls nothing
there a cue. But it hesitates: at words of reporting inside a content it is a little less sure that they are none, and
only contents with such a word are read again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from onrecord.reading.attributions import softmax
from onrecord.reading.encoder import Encoded
from onrecord.reading.found import Passage, Said
from onrecord.reading.mentions import CUE_TAGS
from onrecord.reading.model import Model
from onrecord.reading.said.reporting import lexicon
from onrecord.reading.said.statements import statements

# How deep reports of reports are followed, below the first.
DEPTH = 2
# What opens a content and would not open a sentence of its own.
_OPENER = re.compile(r"(?:that|whether|if|to) ", re.IGNORECASE)


def nested(text: str, said: tuple[Said, ...], encoded: Encoded, model: Model) -> tuple[Said, ...]:
    """``said`` with what is found inside their contents among them; ``within`` points into the result.

    ``encoded`` is the first reading of all that they stand in. A content that holds one of ``said`` already (a turn of
    a transcript) is not read again.
    """
    found = list(said)
    holding = {one.within for one in said}
    hints = np.array(hesitations(text, encoded, model.choices.hint), dtype=np.int64)
    begun = 0
    for _ in range(DEPTH):
        level = range(begun, len(found))
        begun = len(found)
        inner = [
            (index, passage)
            for index in level
            if index not in holding
            for passage in _worth_reading(text, found[index], hints)
        ]
        if not inner:
            break
        for statement, place in statements(text, tuple(passage for _, passage in inner), model, alone=True):
            if statement.confidence >= model.choices.keep_nested:
                found.append(replace(statement, within=inner[place][0]))
    return _in_order(found)


def hesitations(text: str, encoded: Encoded, least: float) -> list[int]:
    """Where words of reporting stand that the first reading gave at least that probability of being a cue."""
    cut = encoded.pieces
    p = softmax(encoded.tags[:, :CUE_TAGS])
    table = lexicon()
    found = []
    for word in np.flatnonzero(p[:, 1] + p[:, 2] >= least).tolist():
        start = int(cut.start[word])
        form = text[start : int(cut.end[word])].lower()
        if form in table.verbs or form in table.nouns or form == "according":
            found.append(start)
    return found


def _worth_reading(text: str, one: Said, hints: npt.NDArray[np.int64]) -> list[Passage]:
    passages = []
    for start, end in one.content:
        if np.searchsorted(hints, start) < np.searchsorted(hints, end):
            opener = _OPENER.match(text, start, end)
            passages.append(Passage(opener.end() if opener else start, end, "paragraph"))
    return passages


def _in_order(found: Sequence[Said]) -> tuple[Said, ...]:
    """By place in the text; ``within`` is carried along."""
    order = sorted(range(len(found)), key=lambda i: (found[i].cue[0] if found[i].cue else (0, 0), i))
    place = {old: new for new, old in enumerate(order)}
    return tuple(
        replace(found[i], within=None if (parent := found[i].within) is None else place[parent]) for i in order
    )
