"""Copies: documents that print the same text, whole or in passages, with or without an agency's credit.

Candidates by fingerprints, then every one of them laid beside the document word by word, so nothing rests on a hash.

>>> index = CopyIndex()
>>> [pair.first for pair in index.add(document)]  # doctest: +SKIP
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
from onrecord.schema import Document

# The texts whose words are kept at hand: the many copies of one report come within days.
_AT_HAND = 256


class CopyIndex:
    """Finds of what earlier documents a new one is a copy, at about the same cost for the hundredth and the last.

    Args:
        db: an open SQLite database to keep the index in; without one it is in memory, and gone with this object.
        load: gives an indexed document again by its id, for an index that is larger than memory or was opened again.
            Without it, every document is kept in memory.
    """

    def __init__(self, db: sqlite3.Connection | None = None, load: Callable[[str], Document] | None = None) -> None:
        self._db = sqlite3.connect(":memory:") if db is None else db
        self._load = load
        self._kept: dict[str, Document] = {}
        self._words: dict[str, Words] = {}
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS copy_documents(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)"
        )
        self._prints = Fingerprints(self._db)

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM copy_documents").fetchone()[0])

    def __contains__(self, id: str) -> bool:
        return self._db.execute("SELECT 1 FROM copy_documents WHERE id = ?", (id,)).fetchone() is not None

    def add(self, document: Document) -> tuple[CopyPair, ...]:
        """What the document has in common with those before it, the most alike first; from then on it is one of them.

        In each pair the earlier document is ``first``, this one ``second``. One that is in already (by its id) is
        compared with the others, and changes nothing. Nothing is committed: that is for whoever opened the database.
        """
        words = Words(document)
        prints = fingerprints(words)
        near, common = self._prints.near(prints)
        pairs = tuple(self._pairs(document, words, near))
        if document.id not in self:
            added = self._db.execute("INSERT INTO copy_documents(id) VALUES (?)", (document.id,))
            self._prints.add(int(added.lastrowid or 0), [one for one in prints if one not in common])
            if self._load is None:
                self._kept[document.id] = document
            self._remember(document.id, words)
        return pairs

    def _pairs(self, document: Document, words: Words, near: list[int]) -> list[CopyPair]:
        found = []
        index, credit = index_of(words), agency_credits(document)
        for number in near:
            [id] = self._db.execute("SELECT id FROM copy_documents WHERE number = ?", (number,)).fetchone()
            if id == document.id:
                continue
            both = overlap(self._words_of(id), words, index)
            if both.kind is not None:
                earlier = agency_credits(self._document(id))
                shares = both.first_in_second, both.second_in_first
                found.append(CopyPair(id, document.id, both.kind, *shares, both.agreements, earlier, credit))
        return sorted(found, key=lambda pair: -max(pair.first_in_second, pair.second_in_first))

    def _document(self, id: str) -> Document:
        return self._kept[id] if self._load is None else self._load(id)

    def _words_of(self, id: str) -> Words:
        words = self._words.get(id)
        if words is None:
            words = Words(self._document(id))
            self._remember(id, words)
        return words

    def _remember(self, id: str, words: Words) -> None:
        self._words[id] = words
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
            pairs += index.add(document)
    return grouped(ids, pairs)
