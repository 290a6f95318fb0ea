"""What is marked in a text, layer by layer: which words, with which number, in which part."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from onrecord.cli.harmless import one_line
from onrecord.cli.lookup import number
from onrecord.cli.places import depth, parents
from onrecord.schema import Reading, Span, Spans

LAYERS = ("statements", "events", "control", "people", "places", "dates", "money", "counts")
# Of marks on the same words, the first of these stands outside.
PARTS = (
    "source",
    "cue",
    "content",
    "sides",
    "holders",
    "events",
    "control",
    "money",
    "counts",
    "people",
    "places",
    "dates",
)
_RANKS = {part: rank for rank, part in enumerate(PARTS)}
_INNERMOST = 1_000  # deeper than statements lie within one another

# The words of an entry: what stands for it in the mark, and the statement that it stands under.
_Found = tuple[str, str | None, Spans]


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
    for part, entries in _numbered(reading, layers):
        yield from _shared(reading, part, entries)


def _numbered(reading: Reading, layers: Collection[str]) -> Iterator[tuple[str, Iterable[_Found]]]:
    """What may share its words with others of its part."""
    events, control = reading.events, reading.control
    if "events" in layers:
        yield "events", [(event.id, event.attribution, event.trigger) for event in events]
        yield "sides", _sides((event.id, event.actor_words, event.recipient_words) for event in events)
    if "control" in layers:
        yield "control", [(held.id, held.attribution, held.span) for held in control]
        yield "holders", _sides((held.id, held.holder_words, held.place_words) for held in control)
    if "money" in layers:
        yield "money", [(flow.id, flow.attribution, flow.span) for flow in reading.flows]
    if "counts" in layers:
        yield "counts", [(figure.id, figure.attribution, figure.span) for figure in reading.figures]


def _sides(entries: Iterable[tuple[str, Spans, Spans]]) -> Iterator[_Found]:
    """``e1→`` for who does it, ``→e1`` for whom it is done to: the sides of the arrow that `onrecord read` prints."""
    for id, left, right in entries:
        yield f"{id}→", None, left
        yield f"→{id}", None, right


def _shared(reading: Reading, part: str, entries: Iterable[_Found]) -> Iterator[Mark]:
    """Those that stand on the same words, as "$60 million each" does for two flows, share one mark."""
    said_at = {said.id: number(said) for said in reading.attributions}
    at: dict[tuple[Span, str], list[str]] = {}
    for shown, attribution, spans in entries:
        for span in spans:
            at.setdefault((span, said_at.get(attribution or "", "")), []).append(one_line(shown))
    for (span, under), ids in at.items():
        yield Mark(*span, ",".join(dict.fromkeys(ids)), part, under=under)
