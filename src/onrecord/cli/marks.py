"""A document's text with every source, cue and content marked, in colour and by numbered brackets.

``{3 the minister}`` is the source of statement 3, ``<3 said>`` its cue, ``[3 that … 3]`` the words. A content
names its number at both ends, because contents may be long and lie within one another.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from onrecord.cli.harmless import harmless, one_line
from onrecord.cli.places import depth, paragraphs, parents
from onrecord.cli.render import number, to_string, wrapped
from onrecord.schema import Block, BlockKind, Document, LeftOut, Reading

if TYPE_CHECKING:
    from rich.text import Text

S = TypeVar("S", Block, LeftOut)

SOURCE, CUE, CONTENT, LEFT_OUT = "bold cyan", "bold yellow", "green", "dim"
_BRACKETS = {"source": ("{", "}", SOURCE), "cue": ("<", ">", CUE), "content": ("[", "]", CONTENT)}


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be marked; ``depth`` is how many statements it lies within."""

    start: int
    end: int
    number: str
    part: str
    depth: int


def marks(reading: Reading) -> list[Mark]:
    """The marks of a reading, in the order of the text: the longer first where two start together."""
    within = parents(reading)
    found = []
    for said in reading.attributions:
        level = depth(said.id, within)
        for part, spans in (("source", said.source), ("cue", said.cue), ("content", said.content)):
            found += [Mark(start, end, number(said), part, level) for start, end in spans if start < end]
    return sorted(found, key=lambda mark: (mark.start, -mark.end, mark.depth))


def pages(reading: Reading, width: int, colour: bool) -> Iterator[str]:
    """The marked text, piece by piece, for a pager; nothing of the text is missing."""
    yield to_string(_legend(reading, width), width, colour)
    all_marks = marks(reading)
    starts = [mark.start for mark in all_marks]
    # A content may run on over several paragraphs: what is still open is carried from one to the next.
    open_marks: list[Mark] = []
    seen = 0
    for piece in pieces(reading.document):
        until = bisect.bisect_left(starts, piece.end)
        open_marks = [mark for mark in [*open_marks, *all_marks[seen:until]] if mark.end > piece.start]
        seen = until
        yield to_string(_set_out(reading.document.text, piece, open_marks, width), width, colour)


def _legend(reading: Reading, width: int) -> list[Text]:
    from rich.text import Text

    document = reading.document
    about = [document.outlet or "outlet unknown", document.published or "date unknown", document.name]
    first = Text(" · ".join(one_line(part) for part in about), style="bold")
    second = Text.assemble(
        ("{n source}", SOURCE), "  ", ("<n cue>", CUE), "  ", ("[n words n]", CONTENT), "  ", ("left out", LEFT_OUT)
    )
    return [*wrapped(first, width), *wrapped(second, width), Text()]


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


def _set_out(text: str, piece: Piece, open_marks: list[Mark], width: int) -> list[Text]:
    from rich.text import Text

    body = Text(style=LEFT_OUT if piece.why else "bold" if piece.kind in ("title", "heading") else "")
    _fill(body, text, piece, open_marks)
    body.rstrip()
    if piece.why:
        body.append(f"  (left out: {one_line(piece.why)})", style="italic")
    margin = f"{piece.label:>5} "
    lines = wrapped(body, max(20, width - len(margin)))
    indented = [
        Text.assemble((margin if index == 0 else " " * len(margin), "dim"), line) for index, line in enumerate(lines)
    ]
    return [*indented, Text()]


def _fill(body: Text, text: str, piece: Piece, open_marks: list[Mark]) -> None:
    edges = {piece.start, piece.end}
    edges.update(edge for mark in open_marks for edge in (mark.start, mark.end) if piece.start < edge < piece.end)
    for start, end in pairwise(sorted(edges)):
        for mark in open_marks:
            if mark.start == start:
                opening, _, style = _BRACKETS[mark.part]
                body.append(f"{opening}{mark.number} ", style=style)
        inside = [mark for mark in open_marks if mark.start <= start and end <= mark.end]
        body.append(harmless(text[start:end]), style=_BRACKETS[inside[-1].part][2] if inside else None)
        for mark in reversed(open_marks):
            if mark.end == end:
                _, closing, style = _BRACKETS[mark.part]
                body.append(f" {mark.number}{closing}" if mark.part == "content" else closing, style=style)
