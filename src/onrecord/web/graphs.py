"""Where a claim comes from, as a drawing: who printed it at the left, whose text it is and who told them between, the
origins at the right. Reports that print one text, or that rest on one source, meet in one origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.schema import Cited, Claim, CopyOf, Origin, Step, Told
from onrecord.web.texts import cut, day

WIDE, HIGH = 190, 46  # a node, in pixels of the drawing
_GAP_X, _GAP_Y, _EDGE = 70, 14, 8
_MOST = 24  # documents that are drawn; of more, the rest is one node
_LONGEST_NAME = 23


@dataclass(frozen=True, slots=True)
class Node:
    """A box of the drawing. ``kind``: *document*, *step* or *origin*; ``more`` stands under its name."""

    id: str
    kind: str
    name: str
    more: str
    full: str
    url: str | None
    stance: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one box to another; ``is_copy`` where the one prints the other's text."""

    path: str
    stance: str
    is_copy: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """The drawing. ``hidden``: how many documents are not in it."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: float
    height: float
    hidden: int


@dataclass(frozen=True, slots=True)
class _Box:
    id: str
    kind: str
    name: str
    more: str
    url: str | None
    stance: str


def graph_of(claim: Claim, copies: Iterable[CopyOf] = ()) -> Graph:
    """The drawing of a claim's origins; ``copies``: which of its documents print the same text."""
    numbers = list(dict.fromkeys(told.document.number for told in claim.entries))
    drawn = set(numbers[:_MOST])
    columns, links = _laid_out(
        [told for told in claim.entries if told.document.number in drawn], claim.origins.list, _earlier(claim, copies)
    )
    return _drawn(columns, links, len(numbers) - len(drawn))


def _laid_out(
    entries: Iterable[Told], origins: Iterable[Origin], earlier: Mapping[int, Cited]
) -> tuple[list[list[_Box]], dict[tuple[str, str], tuple[str, bool]]]:
    """The boxes by column, and the lines between them by the ids of their ends."""
    by_id = {origin.id: origin for origin in origins}
    boxes: list[dict[str, _Box]] = [{}, {}, {}]
    links: dict[tuple[str, str], tuple[str, bool]] = {}
    for told in entries:
        document = told.document
        here = f"d{document.number}"
        name = document.outlet or document.name
        boxes[0].setdefault(
            here, _Box(here, "document", name, day(document.published), f"/documents/{document.number}", told.stance)
        )
        origin = by_id.get(told.origin or "")
        if origin is None:
            continue
        for step in _between(told, origin, earlier.get(document.number)):
            there = f"s{step.kind}-{step.name.casefold()}"
            more = "whose text it is" if step.kind == "agency" else "whose report it cites"
            url = f"/documents/{step.document}" if step.document else None
            boxes[1].setdefault(there, _Box(there, "step", step.name, more, url, told.stance))
            links.setdefault((here, there), (told.stance, step.kind == "agency"))
            here = there
        end = f"o{origin.id}"
        url = f"/documents/{origin.document}" if origin.document else None
        boxes[2].setdefault(end, _Box(end, "origin", origin.name, f"{origin.id} · {origin.kind}", url, origin.stance))
        links.setdefault((here, end), (told.stance, False))
    return [list(column.values()) for column in boxes if column], links


def _between(told: Told, origin: Origin, earlier: Cited | None) -> list[Step]:
    """Whose text it is (also where the document does not say so) or which other outlet has it; who said it is the
    origin itself, or stands in its place."""
    between = [step for step in told.chain[1:] if step.kind in ("agency", "outlet")]
    if not between and earlier is not None:
        between = [Step("agency", earlier.outlet or earlier.name, document=earlier.number)]
    return [step for step in between if step.name.casefold() != origin.name.casefold()][:1]


def _earlier(claim: Claim, copies: Iterable[CopyOf]) -> dict[int, Cited]:
    """The document that each copy prints, where that is among those of the claim: the first of all."""
    cited = {told.document.number: told.document for told in claim.entries}
    found: dict[int, Cited] = {}
    for copy in copies:
        first, second = cited.get(copy.first), cited.get(copy.second)
        if copy.kind == "copy" and first and second and (first.outlet or first.name) != (second.outlet or second.name):
            known = found.get(second.number)
            if known is None or (first.published or "9") < (known.published or "9"):
                found[second.number] = first
    return {number: found.get(one.number, one) for number, one in found.items()}


def _drawn(columns: list[list[_Box]], links: dict[tuple[str, str], tuple[str, bool]], hidden: int) -> Graph:
    tallest = max((len(column) for column in columns), default=0)
    height = tallest * (HIGH + _GAP_Y) - _GAP_Y + 2 * _EDGE
    nodes: dict[str, Node] = {}
    for at, column in enumerate(columns):
        free = height - 2 * _EDGE - len(column) * HIGH
        gap = free / (len(column) + 1) if len(column) < tallest else _GAP_Y
        top = _EDGE + (gap if len(column) < tallest else 0)
        for row, box in enumerate(column):
            nodes[box.id] = Node(
                box.id,
                box.kind,
                cut(box.name, _LONGEST_NAME),
                cut(box.more, 32),
                f"{box.name}, {box.more}",
                box.url,
                box.stance,
                _EDGE + at * (WIDE + _GAP_X),
                top + row * (HIGH + gap),
            )
    edges = [
        Edge(_curve(nodes[one], nodes[other]), stance, is_copy)
        for (one, other), (stance, is_copy) in links.items()
        if one in nodes and other in nodes and one != other
    ]
    width = len(columns) * (WIDE + _GAP_X) - _GAP_X + 2 * _EDGE
    return Graph(tuple(nodes.values()), tuple(edges), width, max(height, HIGH), hidden)


def _curve(one: Node, other: Node) -> str:
    x1, y1, x2, y2 = one.x + WIDE, one.y + HIGH / 2, other.x, other.y + HIGH / 2
    middle = (x1 + x2) / 2
    return f"M{x1:.0f},{y1:.1f} C{middle:.0f},{y1:.1f} {middle:.0f},{y2:.1f} {x2:.0f},{y2:.1f}"
