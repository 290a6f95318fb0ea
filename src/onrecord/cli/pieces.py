"""A document's text cut into pieces to be shown: what is read apart from what is left out, paragraph by paragraph."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from onrecord.cli.places import paragraphs
from onrecord.schema import Block, BlockKind, Document, LeftOut

S = TypeVar("S", Block, LeftOut)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: a paragraph, or as much of it as is read or left out alike. ``label`` stands at its
    first piece; ``why`` says why it is left out."""

    start: int
    end: int
    kind: BlockKind
    label: str
    why: str


def pieces(document: Document) -> Iterator[Piece]:
    """The whole text in pieces, in order, without those that are blank."""
    text, blocks, left_out = document.text, paragraphs(document), document.left_out
    labels = {block.start: f"¶{index}" for index, block in enumerate(blocks, start=1)}
    block_starts = [block.start for block in blocks]
    left_out_starts = [part.start for part in left_out]
    edges = {0, len(text)}
    edges.update(edge for block in blocks for edge in (block.start, block.end))
    edges.update(edge for part in left_out for edge in (part.start, part.end))
    for start, end in pairwise(sorted(edges)):
        block = _covering(blocks, block_starts, start, end)
        part = _covering(left_out, left_out_starts, start, end)
        kind: BlockKind = block.kind if block else "paragraph"
        for line_start, line_end in [(start, end)] if block else _lines(text, start, end):
            if not text[line_start:line_end].isspace():
                yield Piece(line_start, line_end, kind, labels.get(line_start, ""), part.why if part else "")


def _covering(stretches: Sequence[S], starts: list[int], start: int, end: int) -> S | None:
    index = bisect.bisect_right(starts, start) - 1
    return stretches[index] if index >= 0 and end <= stretches[index].end else None


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in text[start:end].splitlines(keepends=True):
        yield start, start + len(line)
        start += len(line)
