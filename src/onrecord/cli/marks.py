"""A document's text with what was read marked in it, in colour and by numbered brackets.

``{3 the minister}`` is the source of statement 3, ``<3 said>`` its cue, ``[3 that … 3]`` the words. A content
names its number at both ends, because contents may be long and lie within one another. All else stands in round
brackets with the id of its entry; ``(f2/3 $60 million)`` is money that statement 3 speaks of. ``(e1→ the army)`` did
what ``(e1 shelled)`` names, to ``(→e1 the mill)``: the sides of an event stand on those of its arrow, as do holder and
place.
"""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.cli.harmless import harmless, one_line
from onrecord.cli.layers import LAYERS, Mark, marks
from onrecord.cli.lines import styled, to_string, wrapped
from onrecord.cli.pieces import Piece, pieces
from onrecord.schema import Reading

if TYPE_CHECKING:
    from rich.text import Text

SOURCE, CUE, CONTENT, LEFT_OUT = "bold cyan", "bold yellow", "green", "dim"
EVENTS, SIDES, CONTROL, HOLDERS = "bold bright_magenta", "bright_magenta", "bold bright_cyan", "bright_cyan"
PEOPLE, PLACES, DATES, MONEY, COUNTS = "magenta", "bright_blue", "underline", "bold bright_green", "bold red"


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
    "sides": _Look("(", ")", SIDES),
    "holders": _Look("(", ")", HOLDERS),
    "events": _Look("(", ")", EVENTS),
    "control": _Look("(", ")", CONTROL),
    "money": _Look("(", ")", MONEY),
    "counts": _Look("(", ")", COUNTS),
    "people": _Look("(", ")", PEOPLE),
    "places": _Look("(", ")", PLACES),
    "dates": _Look("(", ")", DATES),
}


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
    "events": "(e event)",
    "sides": "(e→ by) (→e to)",
    "control": "(c control)",
    "holders": "(c→ holder) (→c place)",
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
    second = [Text(shown, _PARTS[part].style) for part, shown in _LEGEND.items() if part in parts]
    if document.left_out:
        second.append(Text("left out", LEFT_OUT))
    under = {mark.part for mark in found if mark.under}
    signs = " ".join(f"({shown[1]}/n …)" for part, shown in _LEGEND.items() if part in under)
    third = wrapped(Text(f"{signs}: under statement n", "dim"), width) if under else []
    return [*wrapped(first, width), *_packed(second, width), *third, Text()]


def _packed(parts: list[Text], width: int) -> Iterator[Text]:
    """The parts side by side, as many in a line as fit; none is broken."""
    line = parts[0] if parts else styled()
    for part in parts[1:]:
        if line.cell_len + 2 + part.cell_len > width:
            yield line
            line = part
        else:
            line = styled(line, "  ", part)
    yield line


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
