"""Where in a text an offset lies, as a person would look it up: the paragraph, or the line where none are known."""

from __future__ import annotations

import bisect

from onrecord.schema import Attribution, Block, Document, Reading, Span


def paragraphs(document: Document) -> tuple[Block, ...]:
    """The blocks that `read` and `show` number from 1: those of the document, or else its lines that are not blank."""
    if document.blocks:
        return document.blocks
    blocks, start = [], 0
    for line in document.text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(start, start + len(line.rstrip()), "paragraph"))
        start += len(line)
    return tuple(blocks)


class Places:
    """Tells paragraph numbers of one document."""

    def __init__(self, document: Document) -> None:
        self._starts = [block.start for block in paragraphs(document)]

    def label(self, offset: int) -> str:
        """``"¶3"`` for an offset in the third paragraph (title and headings are counted too)."""
        return f"¶{max(1, bisect.bisect_right(self._starts, offset))}"

    def starts_within(self, start: int, end: int) -> list[int]:
        """Where paragraphs begin between two offsets, both left out."""
        return self._starts[bisect.bisect_right(self._starts, start) : bisect.bisect_left(self._starts, end)]


def extent(said: Attribution) -> Span:
    """From the first to the last of the words said; of the cue or source where there are none."""
    spans = said.content or said.cue or said.source or ((0, 0),)
    return min(start for start, _ in spans), max(end for _, end in spans)


def parents(reading: Reading) -> dict[str, str | None]:
    """For every statement the one that it lies within, if that is there, and not (oddly) within this one."""
    within = {said.id: said.within for said in reading.attributions}

    def ends(id: str) -> bool:
        seen = {id}
        at = within[id]
        while at in within and at not in seen:
            seen.add(at)
            at = within[at]
        return at not in seen

    return {id: parent if parent in within and ends(id) else None for id, parent in within.items()}


def depth(id: str, parents: dict[str, str | None]) -> int:
    """How many statements the one of that id lies within."""
    parent = parents[id]
    return 0 if parent is None else 1 + depth(parent, parents)
