"""A document's text with what was read marked in it, in colour and by numbered brackets.

``{3 the minister}`` is the source of statement 3, ``<3 said>`` its cue, ``[3 that … 3]`` the words. A content
names its number at both ends, because contents may be long and lie within one another. Who, where, when, how much and
how many stand in round brackets with the id of their entry; ``(f2/3 $60 million)`` is money that statement 3 speaks of.
"""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from onrecord.cli.harmless import harmless, one_line
from onrecord.cli.lines import to_string, wrapped
from onrecord.cli.lookup import number
from onrecord.cli.places import depth, paragraphs, parents
from onrecord.schema import Block, BlockKind, Document, Figure, Flow, LeftOut, Reading

if TYPE_CHECKING:
    from rich.text import Text

S = TypeVar("S", Block, LeftOut)

SOURCE, CUE, CONTENT, LEFT_OUT = "bold cyan", "bold yellow", "green", "dim"
PEOPLE, PLACES, DATES, MONEY, COUNTS = "magenta", "bright_blue", "underline", "bold bright_green", "bold red"

LAYERS = ("statements", "people", "places", "dates", "money", "counts")


@dataclass(frozen=True, slots=True)
class _Look:
    """How a part is marked; ``closed`` is whether its number stands at its end too."""

    opening: str
    closing: str
    style: str
    closed: bool = False


_PARTS = {
    "source": _Look("{", "}", SOURCE),
    "cue": _Look("<", ">", CUE),
    "content": _Look("[", "]", CONTENT, closed=True),
    "money": _Look("(", ")", MONEY),
    "counts": _Look("(", ")", COUNTS),
    "people": _Look("(", ")", PEOPLE),
    "places": _Look("(", ")", PLACES),
    "dates": _Look("(", ")", DATES),
}
# Of marks on the same words, the first of these stands outside.
_RANKS = {part: rank for rank, part in enumerate(_PARTS)}
_INNERMOST = 1_000  # deeper than statements lie within one another


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be marked; ``depth`` is how many statements it lies within, ``under`` the one it stands under."""

    start: int
    end: int
    number: str
    part: str
    depth: int = _INNERMOST
    under: str = ""


def marks(reading: Reading, layers: Collection[str] = LAYERS) -> list[Mark]:
    """The marks of a reading, in the order of the text: the longer first where two start together."""
    found = {mark for mark in _every_mark(reading, layers) if mark.start < mark.end}
    return sorted(found, key=lambda mark: (mark.start, -mark.end, mark.depth, _RANKS[mark.part], mark.number))


def _every_mark(reading: Reading, layers: Collection[str]) -> Iterator[Mark]:
    if "statements" in layers:
        within = parents(reading)
        for said in reading.attributions:
            level = depth(said.id, within)
            for part, spans in (("source", said.source), ("cue", said.cue), ("content", said.content)):
                yield from (Mark(start, end, number(said), part, level) for start, end in spans)
    for part, named in (("people", reading.actors), ("places", reading.places)):
        if part in layers:
            yield from (Mark(*span, one_line(entry.id), part) for entry in named for span in entry.mentions)
    if "dates" in layers:
        yield from (Mark(*span, one_line(date.id), "dates") for date in reading.dates for span in date.span)
    for part, counted in (("money", reading.flows), ("counts", reading.figures)):
        if part in layers:
            yield from _numbers(reading, part, counted)


def _numbers(reading: Reading, part: str, entries: Sequence[Flow | Figure]) -> Iterator[Mark]:
    """Those that stand on the same words, as "$60 million each" does for two flows, share one mark."""
    said_at = {said.id: number(said) for said in reading.attributions}
    at: dict[tuple[int, int, str], list[str]] = {}
    for entry in entries:
        under = said_at.get(entry.attribution or "", "")
        for start, end in entry.span:
            at.setdefault((start, end, under), []).append(one_line(entry.id))
    for (start, end, under), ids in at.items():
        yield Mark(start, end, ",".join(ids), part, under=under)


def pages(reading: Reading, width: int, colour: bool, layers: Collection[str] = LAYERS) -> Iterator[str]:
    """The marked text, piece by piece, for a pager; nothing of the text is missing."""
    all_marks = marks(reading, layers)
    yield to_string(_legend(reading, width, all_marks), width, colour)
    starts = [mark.start for mark in all_marks]
    # A content may run on over several paragraphs: what is still open is carried from one to the next.
    open_marks: list[Mark] = []
    seen = 0
    for piece in pieces(reading.document):
        until = bisect.bisect_left(starts, piece.end)
        open_marks = [mark for mark in [*open_marks, *all_marks[seen:until]] if mark.end > piece.start]
        seen = until
        yield to_string(_set_out(reading.document.text, piece, open_marks, width), width, colour)


_LEGEND = {
    "source": "{n source}",
    "cue": "<n cue>",
    "content": "[n words n]",
    "people": "(a who)",
    "places": "(p where)",
    "dates": "(d when)",
    "money": "(f how much)",
    "counts": "(n how many)",
}


def _legend(reading: Reading, width: int, found: list[Mark]) -> list[Text]:
    """What the document is, and the marks that stand in it, one of each kind."""
    from rich.text import Text

    document = reading.document
    about = [document.outlet or "outlet unknown", document.published or "date unknown", document.name]
    first = Text(" · ".join(one_line(part) for part in about), style="bold")
    parts = {mark.part for mark in found}
    second = Text("  ").join(Text(shown, _PARTS[part].style) for part, shown in _LEGEND.items() if part in parts)
    if document.left_out:
        second.append("  left out", LEFT_OUT)
    third = [Text("(f/n …) (n/n …): under statement n", "dim")] if any(mark.under for mark in found) else []
    return [*wrapped(first, width), *wrapped(second, width), *third, Text()]


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
    opening: dict[int, list[Mark]] = {}
    edges = {piece.start, piece.end}
    for mark in open_marks:
        opening.setdefault(max(mark.start, piece.start), []).append(mark)
        edges.update(edge for edge in (mark.start, mark.end) if piece.start < edge < piece.end)
    inside: list[Mark] = []
    for start, end in pairwise(sorted(edges)):
        for mark in opening.get(start, ()):
            inside.append(mark)
            if mark.start == start:
                body.append(_opened(mark), style=_PARTS[mark.part].style)
        body.append(harmless(text[start:end]), style=_PARTS[inside[-1].part].style if inside else None)
        for place, mark in reversed(list(enumerate(inside))):
            if mark.end == end:
                crossed = any(other.end > end for other in inside[place + 1 :])
                body.append(_closed(mark, crossed), style=_PARTS[mark.part].style)
        inside = [mark for mark in inside if mark.end > end]


def _opened(mark: Mark) -> str:
    under = f"/{mark.under}" if mark.under else ""
    return f"{_PARTS[mark.part].opening}{mark.number}{under} "


def _closed(mark: Mark, crossed: bool) -> str:
    """The end of a mark; where others that opened in it are still open, it says which one it closes."""
    look = _PARTS[mark.part]
    return f" {mark.number}{look.closing}" if look.closed or crossed else look.closing
