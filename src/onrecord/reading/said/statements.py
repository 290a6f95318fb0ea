"""From the heads' scores to statements: spans with a confidence, in one portion of a text."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.attributions import candidates
from onrecord.reading.encoder import Encoded, encode
from onrecord.reading.found import Passage, Said
from onrecord.reading.model import Model
from onrecord.reading.pieces import Pieces, pieces
from onrecord.schema import Spans


def statements(
    text: str, passages: tuple[Passage, ...], model: Model, *, alone: bool = False
) -> list[tuple[Said, int]]:
    """What is said in these passages, each with the index of the passage its cue stands in, in the order of the text.

    ``alone``: the passages have nothing to do with one another, so nothing reaches from one into the next.
    """
    cut = pieces(text, passages)
    return said(text, encode(cut, model.run, alone=alone), model, alone=alone) if cut.words else []


def said(text: str, encoded: Encoded, model: Model, *, alone: bool = False) -> list[tuple[Said, int]]:
    """As :func:`statements`, of what is encoded already."""
    cut = encoded.pieces
    found = []
    for candidate in candidates(encoded, model.head, model.choices, alone=alone):
        confidence = model.calibration(candidate.features)
        if candidate.content and model.choices.keeps(candidate.source, confidence):
            cue = range(*candidate.cue)
            found.append(
                (
                    Said(
                        spans(text, cut, candidate.source),
                        spans(text, cut, cue),
                        spans(text, cut, candidate.content),
                        confidence=round(confidence, 3),
                    ),
                    int(cut.passage[candidate.cue[0]]),
                )
            )
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
