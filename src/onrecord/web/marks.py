"""What was read, marked in the text: flat pieces of text, each with the marks that lie over it.

Marks cross one another (a statement may end within a name), and elements of a page cannot. So the text is cut at every
edge, and each piece carries the classes and the entries of all marks over it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from onrecord.record.store import Numbered
from onrecord.schema import Reading, Span, Spans
from onrecord.web.texts import harmless


@dataclass(frozen=True, slots=True)
class Layer:
    """What can be shown or not. ``marks`` are its parts, by their names in the style sheet, with what they are; the
    first of them stands for the layer, each other is called by ``others``."""

    name: str
    label: str
    is_on: bool
    marks: Mapping[str, str]
    kinds: tuple[str, ...]
    others: tuple[str, ...] = ()


LAYERS = (
    Layer(
        "statements",
        "Statements",
        True,
        {"source": "who says it", "cue": "that it is said", "content": "what is said"},
        ("attribution",),
        ("cue", "content"),
    ),
    Layer("events", "Events", True, {"event": "what happened", "party": "who did it, to whom"}, ("event",), ("sides",)),
    Layer("control", "Control", True, {"control": "who holds a place"}, ("control",)),
    Layer("money", "Money", True, {"money": "money promised or paid"}, ("flow",)),
    Layer("counts", "Counts", True, {"count": "people and things counted"}, ("figure",)),
    Layer("actors", "Actors", False, {"who": "people and bodies"}, ("actor",)),
    Layer("places", "Places", False, {"where": "places"}, ("place",)),
    Layer("dates", "Dates", False, {"when": "dates"}, ("date",)),
)

_UNMARKED = frozenset(part for layer in LAYERS if not layer.is_on for part in layer.marks)


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text that is marked as a part of an entry; the ``key`` words are those that stand for it."""

    start: int
    end: int
    part: str
    entry: int
    is_key: bool = False


def marks_of(numbered: Numbered) -> list[Mark]:
    """All marks of a document."""
    return [mark for mark in _marks(numbered) if mark.start < mark.end]


def _marks(numbered: Numbered) -> Iterator[Mark]:
    for id, part, spans, is_key in _parts(numbered.reading):
        number = numbered.numbers.get(id)
        if number is not None:
            for index, (start, end) in enumerate(spans):
                yield Mark(start, end, part, number, is_key and index == 0)


def _parts(reading: Reading) -> Iterator[tuple[str, str, Spans, bool]]:
    for said in reading.attributions:
        yield said.id, "source", said.source, False
        yield said.id, "cue", said.cue, bool(said.cue)
        yield said.id, "content", said.content, not said.cue
    for event in reading.events:
        yield event.id, "event", event.trigger, True
        yield event.id, "party", event.actor_words + event.recipient_words, False
    for held in reading.control:
        yield held.id, "control", held.span, True
        yield held.id, "party", held.holder_words + held.place_words, False
    for flow in reading.flows:
        yield flow.id, "money", flow.span, True
    for figure in reading.figures:
        yield figure.id, "count", figure.span, True
    for actor in reading.actors:
        yield actor.id, "who", actor.mentions, True
    for place in reading.places:
        yield place.id, "where", place.mentions, True
    for date in reading.dates:
        yield date.id, "when", date.span, True


def marked(text: str, span: Span, marks: Sequence[Mark], linked: bool = True) -> Markup:
    """The text of a span, with the marks that lie over it. Key words lead to the entry: ``#e12``; what leads back to
    them is ``#w12``; not so where they are not ``linked``."""
    start, end = span
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = {start, end}
    edges.update(edge for mark in inside for edge in (mark.start, mark.end) if start < edge < end)
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in inside:
        opening[max(mark.start, start)].append(mark)
    made: list[Markup] = []
    here: list[Mark] = []
    for first, last in pairwise(sorted(edges)):
        here = [mark for mark in here if mark.end > first] + opening.get(first, [])
        made.append(_piece(text[first:last], first, last, here, linked))
    return Markup("").join(made)


def _piece(text: str, start: int, end: int, here: Sequence[Mark], linked: bool) -> Markup:
    shown = escape(harmless(text))
    if not here:
        return shown
    parts = dict.fromkeys(mark.part for mark in here)
    edges = dict.fromkeys(f"{mark.part}-{edge}" for mark in here for edge in _edges(mark, start, end))
    numbers = " ".join(str(number) for number in dict.fromkeys(mark.entry for mark in here))
    classes = " ".join(("m", *parts, *edges))
    keys = [mark for mark in here if linked and mark.is_key and mark.start == start]
    if not keys:
        return Markup('<span class="{}" data-e="{}">{}</span>').format(classes, numbers, shown)
    # Where a link stands, one has to see it: what is not marked until it is asked for is a place to go to, and no more.
    leading = next((mark for mark in keys if mark.part not in _UNMARKED), None)
    first = leading or keys[0]
    others = Markup("").join(Markup('<i id="w{}"></i>').format(mark.entry) for mark in keys if mark is not first)
    if leading is None:
        tag = Markup('<span class="{}" data-e="{}" id="w{}">{}</span>').format(classes, numbers, first.entry, shown)
    else:
        tag = Markup('<a class="{}" data-e="{}" id="w{}" href="#e{}">{}</a>').format(
            classes, numbers, first.entry, first.entry, shown
        )
    return others + tag


def _edges(mark: Mark, start: int, end: int) -> Iterator[str]:
    """The shape of a mark stands at its ends: where it begins, and where it is over."""
    if mark.start == start:
        yield "a"
    if mark.end == end:
        yield "z"
