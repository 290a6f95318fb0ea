"""What the layers of a reading hand on to one another, before it becomes entries.

Spans are ``[start, end)`` code points into the document's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.schema import BlockKind, Change, EventType, Realis, Span, Spans

MentionType = Literal["Person", "Organization", "Location", "NORP", "Misc", "Date", "Money", "Facility", "Product"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the text that is read: what was left out is not in it. Passages stand in order, never overlapping."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``passage`` is the index of the passage it stands in."""

    start: int
    end: int
    passage: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, with the type the model gives it (``NORP``: nationality, religion or political group)."""

    start: int
    end: int
    type: MentionType
    confidence: float = 1.0

    @property
    def span(self) -> Span:
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution as the model finds it: spans alone. ``within`` is the index, in the same list, of its parent."""

    source: Spans
    cue: Spans
    content: Spans
    within: int | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Referent:
    """A mention of any kind (a name, "the minister", "she") as the coreference head finds it.

    ``head`` is its head word; ``type`` one of ``referring.TYPES``. ``links`` are the likeliest antecedents, as their
    index in the same list with a probability; what is missing to one goes to no antecedent at all, or to unlikely ones.
    """

    start: int
    end: int
    head: Span
    type: str
    links: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """A word that names an event, or a change of who holds a place, as the event head finds it: spans alone.

    ``type`` is ``None`` where it names a change alone, ``change`` where it names an event alone; ``wrested`` is a gain
    of the actor's and a loss of the recipient's. ``certainty`` goes from -3 (certainly not so) to +3 (certainly so).
    ``actor`` and ``recipient`` are the words of its sides, in its own sentence; ``places`` and ``times`` those of where
    and when, each with how likely it is that of this event.
    """

    trigger: Span
    type: EventType | None
    change: Change | Literal["wrested"] | None
    realis: Realis
    certainty: float
    actor: Spans = ()
    recipient: Spans = ()
    places: tuple[tuple[Span, float], ...] = ()
    times: tuple[tuple[Span, float], ...] = ()
    confidence: float = 0.0
    holding_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """What the encoder and its heads found in one document; all lists are in the order of the text."""

    text: str
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    said: tuple[Said, ...]
    referents: tuple[Referent, ...] = ()
    happened: tuple[Happened, ...] = ()
