"""An event on its way to becoming an entry: what one mention of it tells."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.schema import EventType, Polarity, Realis, Span, Spans


@dataclass(slots=True)
class Told:
    """One event as one or more mentions tell it.

    ``lemma`` and ``noun``: its word, and whether that is a noun here. ``back``: it points back to an event told before
    ("the attack"). ``new``: the words say that it is another one ("a second attack"). ``sentence`` counts the sentences
    before it. ``actor_nouns`` and ``recipient_nouns``: the head nouns of what its sides' words describe; a side whose
    words point back ("they", "the town") has none, for it contradicts nothing. ``nobodys``: nobody does it, to nobody,
    nowhere, as far as its sentences say.
    """

    type: EventType
    mode: str | None
    cameo: str | None
    trigger: list[Span]
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
    lemma: str
    noun: bool
    sentence: int
    back: bool = False
    new: bool = False
    plural: bool = False
    actor_nouns: frozenset[str] = field(default_factory=frozenset)
    recipient_nouns: frozenset[str] = field(default_factory=frozenset)
    nobodys: bool = False
