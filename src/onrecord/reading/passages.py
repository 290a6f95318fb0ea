"""What of a document is read: its blocks, without what was left out, in portions that bound the memory."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.found import Passage
from onrecord.schema import Document

# Characters read at one time. Statements do not reach across portions, so they are cut between passages.
PORTION = 40_000


def passages(document: Document) -> tuple[Passage, ...]:
    """The document's blocks in order, with what was left out cut away; what is blank then is no passage."""
    found = []
    gone = iter(document.left_out)
    hole = next(gone, None)
    for block in document.blocks:
        start = block.start
        while hole is not None and hole.start < block.end:
            if hole.start > start:
                found.append(Passage(start, min(hole.start, block.end), block.kind))
            start = max(start, min(hole.end, block.end))
            if hole.end > block.end:
                break
            hole = next(gone, None)
        if start < block.end:
            found.append(Passage(start, block.end, block.kind))
    return tuple(passage for passage in found if not document.text[passage.start : passage.end].isspace())


def portions(text: str, every: tuple[Passage, ...], size: int = PORTION) -> Iterator[tuple[Passage, ...]]:
    """Runs of passages of about ``size`` characters in all; a passage longer than that is cut at white space."""
    held: list[Passage] = []
    length = 0
    for passage in every:
        for part in _cut(text, passage, size):
            if held and length + part.end - part.start > size:
                yield tuple(held)
                held, length = [], 0
            held.append(part)
            length += part.end - part.start
    if held:
        yield tuple(held)


def _cut(text: str, passage: Passage, size: int) -> Iterator[Passage]:
    start = passage.start
    while passage.end - start > size:
        end = start + size
        # Between sentences if there is one in the last tenth, else between words, else where it falls.
        low = start + size * 9 // 10
        found = text.rfind(". ", low, end) + 1 or text.rfind(" ", low, end)
        end = found if found > start else end
        yield Passage(start, end, passage.kind)
        start = end
    if text[start : passage.end].strip():
        yield Passage(start, passage.end, passage.kind)
