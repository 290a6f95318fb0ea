"""An event on its way to becoming an entry: what one mention of it tells."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.schema import Event


@dataclass(slots=True)
class Told:
    """One event as one or more mentions tell it: its entry, which has no id yet, and how its words stand in the text.

    ``lemma`` and ``noun``: its word, and whether that is a noun here. ``back``: it points back to an event told before
    ("the attack"). ``new``: the words say that it is another one ("a second attack"). ``sentence`` counts the sentences
    before it. ``actor_nouns`` and ``recipient_nouns``: the head nouns of what its sides' words describe; a side whose
    words point back ("they", "the town") has none, for it contradicts nothing. ``nobodys``: nobody does it, to nobody,
    nowhere, as far as its sentences say.
    """

    entry: Event
    lemma: str
    noun: bool
    sentence: int
    back: bool
    new: bool
    plural: bool
    actor_nouns: frozenset[str]
    recipient_nouns: frozenset[str]
    nobodys: bool
