"""The entries of a reading, as frozen dataclasses: the JSON form and its JSON Schema derive from them.

Every offset is a half-open ``[start, end)`` pair of code points into the document's text (as Python strings
index), so ``text[start:end]`` is the words. A missing fact is ``None`` (``null``), never left out, never a guess.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from onrecord.schema.forms import PRIVATE, Span, Spans, document_schema, plain

FORMAT = "onrecord-reading/1"

PublishedBasis = Literal["metadata", "text", "given", "none"]
BlockKind = Literal["title", "heading", "paragraph", "caption"]
ActorKind = Literal["person", "organisation", "armed group", "government", "outlet", "people", "other"]
SpeakerKind = Literal["named", "described", "collective", "none"]
Act = Literal[
    "say",
    "confirm",
    "deny",
    "decline",
    "accuse",
    "demand",
    "promise",
    "threaten",
    "warn",
    "predict",
    "ask",
    "praise",
    "believe",
    "feel",
    "know-not",
]
Form = Literal["direct", "indirect", "mixed"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "underspecified"]
ChannelKind = Literal["outlet", "forum", "statement", "broadcast", "social media", "people"]
PlacePrecision = Literal["city", "region", "country", "continent"]
DatePrecision = Literal["year", "month", "day", "time", "interval"]
DateBasis = Literal["text", "published", "date", "event"]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Realis = Literal["happened", "planned", "possible", "demanded", "denied", "hypothetical"]
Change = Literal["gained", "lost", "holds", "contested"]
FlowStatus = Literal["appeal", "pledge", "commitment", "paid"]
Bound = Literal["exact", "about", "nearly", "at least", "more than", "at most", "less than", "between"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that is one paragraph, heading, title or caption. Blocks never overlap."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch of the text that is kept but not read, and why (``"navigation"``, ``"language: he"``, …)."""

    AS_LIST: ClassVar[bool] = True
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Document:
    """One published report as received.

    ``published`` is an ISO 8601 prefix: ``2014``, ``2014-01``, ``2014-01-15`` or, where the page gives a time,
    ``2014-01-15T10:30:00+02:00``. ``raw`` holds the bytes as they came and ``sha256`` their hash; ``id`` is
    ``"sha256:…"`` unless the input gave its own.
    """

    id: str
    name: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    published_basis: PublishedBasis = "none"
    language: str | None = None
    left_out: tuple[LeftOut, ...] = ()
    blocks: tuple[Block, ...] = field(default=(), repr=False, metadata=PRIVATE)
    raw: bytes = field(default=b"", repr=False, metadata=PRIVATE)
    sha256: str = field(default="", repr=False, metadata=PRIVATE)


@dataclass(frozen=True, slots=True)
class Role:
    """A role or an affiliation that the text gives an actor: a dated fact of the text, with the words that say it.

    ``date`` is when the text says it held ("who was minister until 2009"), ``None`` where it does not say: then it
    held when the report was published. ``former`` where the text says that it holds no more.
    """

    role: str | None
    affiliation: str | None
    span: Span
    date: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, armed group, government, outlet or people: a cluster of mentions in one document.

    ``role`` and ``affiliation`` are the fullest of ``roles``. ``country`` is the ISO 3166-1 alpha-2 code of the
    country it is of, governs or belongs to. ``ids`` are those of a user's file of known actors ("wikidata:Q…").
    """

    id: str
    name: str
    kind: ActorKind
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    roles: tuple[Role, ...] = ()
    ids: tuple[str, ...] = ()
    mentions: Spans = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the text, with its GeoNames id and coordinates (degrees, WGS 84) where known.

    ``country`` is an ISO 3166-1 alpha-2 code. ``precision`` says what ``geonames``, ``lat`` and ``lon`` point at: a
    region that the gazetteer lacks falls back to its country, and ``note`` says so.
    """

    id: str
    name: str
    country: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None
    note: str | None = None
    ids: tuple[str, ...] = ()
    mentions: Spans = ()


@dataclass(frozen=True, slots=True)
class Date:
    """A date that the text gives in words ("Wednesday", "last summer", "15 January 2014").

    ``date`` is an ISO 8601 prefix (``2014``, ``2014-01``, ``2014-01-15``, with a time ``2014-01-15T10:30``) or an
    interval of two of them with both ends in it (``2013-06/2013-08``; an open end is ``..``); ``None`` where the words
    cannot be fixed. ``basis``: what fixed it: the words alone, the published date, another date of the text, or an
    event that the words name (which is not dated here).
    """

    id: str
    span: Spans
    date: str | None
    precision: DatePrecision | None
    basis: DateBasis
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """The outlet or forum something was said to or through, with the words that name it."""

    name: str
    kind: ChannelKind
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said (or thought, or felt) what: source, cue and content spans, as in PARC and PolNeAR.

    ``within`` is the id of the attribution whose content holds this one. ``confidence`` is calibrated: of the
    entries given 0.8, about four in five are right.
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    speaker: str | None = None
    speaker_kind: SpeakerKind = "none"
    act: Act = "say"
    form: Form = "indirect"
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    channel: Channel | None = None
    within: str | None = None
    date: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, in the types and modes of PLOVER, with the CAMEO code beside.

    ``trigger``: the word that names it, once for each mention of it. ``actor_words`` and ``recipient_words``: the words
    of its sides; ``actors`` and ``recipients`` are those of them that are actors of this document. ``statement``: the
    attribution that is this very act (to accuse somebody is to say something); ``attribution``: the one that it is
    told in, ``null`` where the publisher tells it.
    """

    id: str
    type: EventType
    mode: str | None
    cameo: str | None
    trigger: Spans
    actors: tuple[str, ...]
    actor_words: Spans
    recipients: tuple[str, ...]
    recipient_words: Spans
    place: str | None
    date: str | None
    realis: Realis
    polarity: Polarity
    statement: str | None
    attribution: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Control:
    """Who holds which place: ``span`` is the word that says so, once for each mention.

    ``holder_words`` and ``place_words``: the words of both; ``holder`` and ``place`` are the actor and the place of
    this document that they speak of, ``null`` where they are none ("some of their bases").
    """

    id: str
    holder: str | None
    holder_words: Spans
    place: str | None
    place_words: Spans
    change: Change
    span: Spans
    date: str | None
    realis: Realis
    attribution: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure that stands nowhere in the text: the entry it was worked out from, and how ("1500000000 × 0.70")."""

    source: str
    arithmetic: str


@dataclass(frozen=True, slots=True)
class Sum:
    """The parts of a total that one report gives: their ids, what they add up to, and what the total has more."""

    parts: tuple[str, ...]
    amount: str
    difference: str


@dataclass(frozen=True, slots=True)
class Flow:
    """Money promised or moved; ``amount`` is an exact decimal as text, ``currency`` an ISO 4217 code.

    ``upper`` is the upper end of an amount "between" two. ``total`` is the id of the flow that this one is part of;
    a total carries the ``sum`` of its parts. Statuses follow OCHA's Financial Tracking Service (pledge, commitment,
    paid contribution), with what is asked for (appeal).
    """

    id: str
    donor: str | None
    recipient: str | None
    amount: str
    currency: str | None
    status: FlowStatus
    bound: Bound = "exact"
    upper: str | None = None
    purpose: str | None = None
    occasion: str | None = None
    span: Spans = ()
    date: str | None = None
    total: str | None = None
    sum: Sum | None = None
    derived: Derived | None = None
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of people or things, with its bound; ``who`` in the words of the text ("civilians", "families").

    ``upper`` is the upper end of a count "between" two. ``revises`` is the id of the figure that this one replaces.
    """

    id: str
    what: str
    value: int
    bound: Bound
    upper: int | None = None
    who: str | None = None
    place: str | None = None
    date: str | None = None
    span: Spans = ()
    revises: str | None = None
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one document. ``model`` is ``name@hash`` of the weights that read it."""

    model: str
    document: Document
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[Date, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    control: tuple[Control, ...] = ()
    flows: tuple[Flow, ...] = ()
    figures: tuple[Figure, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The public JSON form (``onrecord-reading/1``) as plain Python values."""
        return {"format": FORMAT, **plain(self)}

    def words(self, spans: Spans) -> str:
        """The words of ``spans``, joined by an ellipsis where they are split."""
        return " … ".join(self.document.text[start:end] for start, end in spans)

    def actor(self, id: str | None) -> Actor | None:
        """The actor of that id, or ``None``."""
        return next((actor for actor in self.actors if actor.id == id), None)


def sha256_id(raw: bytes) -> str:
    """``"sha256:…"`` of the bytes: the id of a document that brings none of its own."""
    return "sha256:" + hashlib.sha256(raw).hexdigest()


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the form that :meth:`Reading.to_dict` gives, derived from the types."""
    return document_schema(Reading, FORMAT, "A reading: everything read from one document")
