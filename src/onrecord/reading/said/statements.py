"""From the heads' scores to statements: spans with a confidence, in one portion of a text."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.attributions import candidates
from onrecord.reading.encoder import Encoded
from onrecord.reading.found import Said
from onrecord.reading.model import Model
from onrecord.reading.pieces import Pieces
from onrecord.schema import Spans


def said(text: str, encoded: Encoded, model: Model) -> list[Said]:
    """What is said in what was encoded, in the order of the text; nothing inside another's content."""
    cut = encoded.pieces
    found = []
    for one in candidates(encoded, model.head, model.choices):
        confidence = model.calibration(one.features)
        if one.content and model.choices.keeps(one.source, confidence):
            source, cue, content = (spans(text, cut, words) for words in (one.source, range(*one.cue), one.content))
            found.append(Said(source, cue, content, confidence=round(confidence, 3)))
    return found


def spans(text: str, cut: Pieces, words: Sequence[int]) -> Spans:
    """Word indices (ascending) → character spans: one a run of neighbours with nothing but white space between."""
    found: list[list[int]] = []
    previous = -2
    for word in words:
        start, end = int(cut.start[word]), int(cut.end[word])
        if word == previous + 1 and (start == found[-1][1] or text[found[-1][1] : start].isspace()):
            found[-1][1] = end
        else:
            found.append([start, end])
        previous = word
    return tuple((start, end) for start, end in found)
