"""Turns of a transcript or an interview in print: "Q: …", "EDDA MOLL: …".

Their words are the sayer's own, without quotation marks, and a turn that ends in a question mark asks. A headline
with a colon ("Veldt: Bridge to close") looks alike, but stands alone, and reports.
"""

from __future__ import annotations

from onrecord.reading.found import Found, Said

_QUESTION_AND_ANSWER = frozenset({"Q", "A", "QUESTION", "ANSWER", "Question", "Answer"})
_FEWEST = 2  # turns that make a transcript


def turns(found: Found) -> frozenset[int]:
    """The indices, in ``found.said``, of the statements that are turns of a transcript."""
    candidates = [i for i, said in enumerate(found.said) if _is_colon(found.text, said)]
    if not candidates:
        return frozenset()
    starts = {p.start for p in found.passages if p.kind not in ("title", "heading")}
    every = {p.start for p in found.passages}  # the questions of an interview may be set as headings
    candidates = [
        i
        for i in candidates
        if _opens_passage(found, found.said[i], every if _label(found, i) in _QUESTION_AND_ANSWER else starts)
    ]
    return frozenset(candidates) if len(candidates) >= _FEWEST else frozenset()


def _label(found: Found, i: int) -> str:
    return found.text[slice(*found.said[i].source[0])].strip()


def _is_colon(text: str, said: Said) -> bool:
    if len(said.cue) != 1 or not said.source or not said.content:
        return False
    start, end = said.cue[0]
    return end - start < 4 and text[start:end].strip() == ":"


def _opens_passage(found: Found, said: Said, starts: set[int]) -> bool:
    start = said.source[0][0]
    return start in starts or (not found.passages and found.text[max(0, start - 1) : start] in ("", "\n"))
