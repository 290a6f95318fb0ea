"""Copies: documents that print the same text, whole or in passages, with or without an agency's credit.

Candidates by fingerprints, then every one of them laid beside the document word by word, so nothing rests on a hash.

>>> index = CopyIndex()
>>> [pair.first for pair in index.add(2, document)]  # doctest: +SKIP
['sha256:0c5e…']
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from onrecord.comparing.agreeing import index_of
from onrecord.comparing.credits import agency_credits
from onrecord.comparing.fingerprints import Fingerprints, fingerprints
from onrecord.comparing.groups import CopyGroup, grouped
from onrecord.comparing.pairs import CopyPair, overlap
from onrecord.comparing.words import Words
from onrecord.record.tables import migrate
from onrecord.schema import Document

# The texts whose words are kept at hand: the many copies of one report come within days.
_AT_HAND = 256


class CopyIndex:
    """Finds of what earlier documents a new one is a copy, at about the same cost for the hundredth and the last.

    Args:
        db: an open record, to keep the index in; without one it is in memory, and gone with this object.
        load: gives an indexed document again by its number, for an index that is larger than memory or was opened
            again. Without it, every document is kept in memory.
    """

    def __init__(self, db: sqlite3.Connection | None = None, load: Callable[[int], Document] | None = None) -> None:
        self._db = _in_memory() if db is None else db
        self._load = load
        self._kept: dict[int, Document] = {}
        self._words: dict[int, Words] = {}
        self._prints = Fingerprints(self._db)

    def add(self, number: int, document: Document) -> tuple[CopyPair, ...]:
        """What the document has in common with those before it, the most alike first; from then on it is one of them.

        In each pair the earlier document is ``first``, this one ``second``. ``number`` is higher than those before it.
        Nothing is committed: that is for whoever opened the database.
        """
        words = Words(document)
        prints = fingerprints(words)
        near, common = self._prints.near(prints)
        pairs = tuple(self._pairs(number, document, words, near))
        self._prints.add(number, [one for one in prints if one not in common])
        if self._load is None:
            self._kept[number] = document
        self._remember(number, words)
        return pairs

    def _pairs(self, number: int, document: Document, words: Words, near: list[int]) -> list[CopyPair]:
        found = []
        index, credit = index_of(words), agency_credits(document)
        for other in near:
            both = overlap(self._words_of(other), words, index)
            if both.kind is not None:
                earlier = self._document(other)
                shares = both.first_in_second, both.second_in_first
                ids, credits = (earlier.id, document.id), (agency_credits(earlier), credit)
                found.append(CopyPair(*ids, both.kind, *shares, both.agreements, *credits, (other, number)))
        return sorted(found, key=lambda pair: -max(pair.first_in_second, pair.second_in_first))

    def _document(self, number: int) -> Document:
        return self._kept[number] if self._load is None else self._load(number)

    def _words_of(self, number: int) -> Words:
        words = self._words.get(number)
        if words is None:
            words = Words(self._document(number))
            self._remember(number, words)
        return words

    def _remember(self, number: int, words: Words) -> None:
        self._words[number] = words
        if len(self._words) > _AT_HAND:
            del self._words[next(iter(self._words))]


def copies(documents: Iterable[Document]) -> list[CopyGroup]:
    """The groups of documents that print the same text; a document that shares none is in no group.

    A document given twice (by its id) is one document.
    """
    index = CopyIndex()
    ids: dict[str, None] = {}
    pairs: list[CopyPair] = []
    for document in documents:
        if document.id not in ids:
            ids[document.id] = None
            pairs += index.add(len(ids), document)
    return grouped(ids, pairs)


def _in_memory() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db, 0)
    return db
