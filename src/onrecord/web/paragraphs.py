"""A document's text cut into paragraphs to be shown, what is left out apart; and into pages, where it is long."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from onrecord.schema import Block, BlockKind, Document, LeftOut, Span

S = TypeVar("S", Block, LeftOut)

PAGE = 12_000  # characters of a text that are shown on one page, more or less


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the text; ``why`` says why it is left out, if it is."""

    start: int
    end: int
    kind: BlockKind
    why: str


def paragraphs(document: Document) -> list[Paragraph]:
    """The whole text in order, without what is blank."""
    text, blocks, left_out = document.text, document.blocks or tuple(_lines(document.text)), document.left_out
    block_starts = [block.start for block in blocks]
    left_out_starts = [part.start for part in left_out]
    edges = {0, len(text)}
    edges.update(edge for block in blocks for edge in (block.start, block.end))
    edges.update(edge for part in left_out for edge in (part.start, part.end))
    found = []
    for start, end in pairwise(sorted(edges)):
        if not text[start:end].strip():
            continue
        block = _covering(blocks, block_starts, start, end)
        part = _covering(left_out, left_out_starts, start, end)
        found.append(Paragraph(start, end, block.kind if block else "paragraph", part.why if part else ""))
    return found


def pages(found: Sequence[Paragraph], size: int = PAGE) -> list[Span]:
    """From where to where each page goes: at the end of a paragraph if there is one near, else within."""
    edges = [0]
    last = found[-1].end if found else 0
    ends = [one.end for one in found]
    while last - edges[-1] > size * 5 // 4:
        limit = edges[-1] + size
        at = bisect.bisect_right(ends, limit) - 1
        edges.append(ends[at] if at >= 0 and ends[at] > edges[-1] + size // 2 else limit)
    edges.append(last)
    return list(pairwise(edges))


def on_page(found: Sequence[Paragraph], page: Span) -> list[Paragraph]:
    """The paragraphs of a page, those at its edges cut."""
    start, end = page
    return [
        Paragraph(max(one.start, start), min(one.end, end), one.kind, one.why)
        for one in found
        if one.start < end and one.end > start
    ]


def _lines(text: str) -> Iterator[Block]:
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield Block(start, start + len(line.rstrip()), "paragraph")
        start += len(line)


def _covering(stretches: Sequence[S], starts: list[int], start: int, end: int) -> S | None:
    index = bisect.bisect_right(starts, start) - 1
    return stretches[index] if index >= 0 and end <= stretches[index].end else None
