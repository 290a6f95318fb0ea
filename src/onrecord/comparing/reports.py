"""A document of the record as comparing sees it: its reading, with the numbers that its entries have in the record."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from onrecord.record import Record
from onrecord.record.kinds import KINDS
from onrecord.record.sentences import Sentences
from onrecord.schema import Actor, Attribution, Place, Reading, Span


@dataclass(frozen=True, slots=True)
class Report:
    """One document, by its number in the record.

    Each mapping is from the id of an entry ("t1"): to its number in the record, to the sentence that it stands in, and
    of actors and places to the number of who or what they are linked to in other documents. ``rejected``: the ids of
    entries that a person rejected.
    """

    number: int
    reading: Reading
    numbers: Mapping[str, int]
    passages: Mapping[str, Span]
    identities: Mapping[str, int] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()

    @classmethod
    def load(cls, record: Record, number: int) -> Self:
        """The document of that number.

        Raises:
            NotInRecord: there is none.
        """
        stored = record.numbered(number)
        rejected = frozenset(id for id, verdict in stored.verdicts.items() if verdict == "rejected")
        return cls(number, stored.reading, stored.numbers, stored.passages, stored.identities, rejected)

    @classmethod
    def of(cls, reading: Reading, number: int = 1) -> Self:
        """A reading that is in no record; its entries are counted from ``1000 * number`` on."""
        sentences = Sentences(reading.document)
        counter = itertools.count(1000 * number)
        numbers, passages = {}, {}
        for kind in KINDS:
            for entry in kind.entries(reading):
                numbers[entry.id] = next(counter)
                start, end = sentences.around(kind.words(entry))
                if start is not None and end is not None:
                    passages[entry.id] = start, end
        return cls(number, reading, numbers, passages)

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.reading.document.text

    @property
    def published(self) -> str | None:
        """The day of publication as far as it is known: an ISO 8601 prefix of ten characters at most."""
        published = self.reading.document.published
        return published[:10] if published else None

    def actor(self, id: str | None) -> Actor | None:
        """The actor of that id."""
        return self.reading.actor(id)

    def place(self, id: str | None) -> Place | None:
        """The place of that id."""
        return next((place for place in self.reading.places if place.id == id), None)

    def attribution(self, id: str | None) -> Attribution | None:
        """The attribution of that id."""
        return next((one for one in self.reading.attributions if one.id == id), None)
