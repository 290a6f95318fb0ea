"""What a question finds in a record: one form for each kind of entry, with names in place of ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from onrecord.schema.comparing import Cited
from onrecord.schema.forms import Spans, union_schema
from onrecord.schema.reading import (
    Act,
    ActorKind,
    Bound,
    Certainty,
    Change,
    DateBasis,
    DatePrecision,
    EventType,
    FlowStatus,
    Form,
    PlacePrecision,
    Polarity,
    Realis,
    SpeakerKind,
)

FOUND_FORMAT = "onrecord-found/1"

Verdict = Literal["accepted", "rejected", "corrected"]


@dataclass(frozen=True, slots=True)
class StatementSpans:
    """Where the words of a statement stand."""

    cue: Spans
    source: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A statement. ``told_by``: who tells it, ``null`` for the publisher; ``passage`` is the sentence around it."""

    entry: int
    kind: Literal["attribution"]
    id: str
    speaker: str | None
    speaker_kind: SpeakerKind
    act: Act
    words: str
    form: Form
    polarity: Polarity
    certainty: Certainty
    channel: str | None
    date: str | None
    told_by: str | None
    confidence: float
    passage: str
    verdict: Verdict | None
    spans: StatementSpans
    document: Cited


@dataclass(frozen=True, slots=True)
class EventSpans:
    """Where the words of an event stand."""

    trigger: Spans
    actor_words: Spans
    recipient_words: Spans


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event. ``statement``: who makes the statement that is this very act, where it is one."""

    entry: int
    kind: Literal["event"]
    id: str
    type: EventType
    mode: str | None
    cameo: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    date: str | None
    realis: Realis
    polarity: Polarity
    words: str
    statement: str | None
    told_by: str | None
    confidence: float
    passage: str
    verdict: Verdict | None
    spans: EventSpans
    document: Cited


@dataclass(frozen=True, slots=True)
class ControlSpans:
    """Where the words of a change of control stand."""

    span: Spans
    holder_words: Spans
    place_words: Spans


@dataclass(frozen=True, slots=True)
class FoundControl:
    """Who holds, gained, lost or contests which place."""

    entry: int
    kind: Literal["control"]
    id: str
    holder: str | None
    change: Change
    place: str | None
    date: str | None
    realis: Realis
    words: str
    told_by: str | None
    confidence: float
    passage: str
    verdict: Verdict | None
    spans: ControlSpans
    document: Cited


@dataclass(frozen=True, slots=True)
class PlainSpans:
    """Where the words of a flow, a figure or a date stand."""

    span: Spans


@dataclass(frozen=True, slots=True)
class FoundFlow:
    """A flow of money. ``total``: the words of the flow that it is a part of."""

    entry: int
    kind: Literal["flow"]
    id: str
    donor: str | None
    recipient: str | None
    amount: str
    currency: str | None
    status: FlowStatus
    bound: Bound
    upper: str | None
    purpose: str | None
    occasion: str | None
    date: str | None
    total: str | None
    words: str
    told_by: str | None
    passage: str
    verdict: Verdict | None
    spans: PlainSpans
    document: Cited


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A count of people or things. ``revises``: the words of the figure that it takes the place of."""

    entry: int
    kind: Literal["figure"]
    id: str
    what: str
    value: int
    bound: Bound
    upper: int | None
    who: str | None
    place: str | None
    date: str | None
    revises: str | None
    words: str
    told_by: str | None
    passage: str
    verdict: Verdict | None
    spans: PlainSpans
    document: Cited


@dataclass(frozen=True, slots=True)
class MentionSpans:
    """Where an actor or a place is mentioned."""

    mentions: Spans


@dataclass(frozen=True, slots=True)
class FoundActor:
    """An actor of one document."""

    entry: int
    kind: Literal["actor"]
    id: str
    name: str
    actor_kind: ActorKind
    role: str | None
    affiliation: str | None
    country: str | None
    words: str
    passage: str
    verdict: Verdict | None
    spans: MentionSpans
    document: Cited


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place that one document names."""

    entry: int
    kind: Literal["place"]
    id: str
    name: str
    country: str | None
    geonames: int | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision | None
    note: str | None
    words: str
    passage: str
    verdict: Verdict | None
    spans: MentionSpans
    document: Cited


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date that one document gives in words."""

    entry: int
    kind: Literal["date"]
    id: str
    date: str | None
    precision: DatePrecision | None
    basis: DateBasis
    approximate: bool
    words: str
    passage: str
    verdict: Verdict | None
    spans: PlainSpans
    document: Cited


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A whole document: ``entry`` is its number, ``words`` its headline, ``passage`` the text around what was asked."""

    entry: int
    kind: Literal["document"]
    words: str
    passage: str
    document: Cited


Found: TypeAlias = (
    FoundStatement
    | FoundEvent
    | FoundControl
    | FoundFlow
    | FoundFigure
    | FoundActor
    | FoundPlace
    | FoundDate
    | FoundDocument
)
FOUND: tuple[type[Found], ...] = (
    FoundStatement,
    FoundEvent,
    FoundControl,
    FoundFlow,
    FoundFigure,
    FoundActor,
    FoundPlace,
    FoundDate,
    FoundDocument,
)


def found_schema() -> dict[str, Any]:
    """The JSON Schema of what a question finds."""
    return union_schema(FOUND, FOUND_FORMAT, "What was found in a record: an entry, or a whole document")
