"""Where the gists of all documents are kept, and which of them a new one may belong with, at a cost that is bounded.

Each document is filed under its heaviest terms, an inverted file as in a search engine. Of each term of a new one, the
documents nearest in time are looked at, and no more than ``POSTINGS``: a term that very many have says little.
"""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.comparing.gists import Gist, rarity_of, unpack

# Documents published further apart than this are not of one story, unless others lie between them.
WINDOW = 60
# Under how many terms a document is filed, and how many documents of each are looked at.
KEYS = 24
POSTINGS = 40
# Of how many reports the rarity of a term in news is taken to speak, beside those of the record.
_NEWS = 500
# How much more than in news at large a term may count here.
_MOST = 1.25

_WITHIN = "SELECT document FROM story_keys WHERE term = ? AND day BETWEEN ? AND ? ORDER BY day DESC LIMIT ?"
_UNDATED = "SELECT document FROM story_keys WHERE term = ? AND day = 0 ORDER BY document DESC LIMIT ?"
_NEWEST = "SELECT document FROM story_keys WHERE term = ? AND day > 0 ORDER BY day DESC LIMIT ?"


class Shelf:
    """The gists in an open record, in the tables ``story_gists``, ``story_terms`` and ``story_keys``."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, number: int, gist: Gist) -> None:
        """Keeps the gist of document ``number``."""
        terms = gist.terms.tolist()
        self._db.execute(
            "INSERT INTO story_gists (document, day, headline, gist) VALUES (?, ?, ?, ?)",
            (number, gist.day, gist.headline, gist.pack()),
        )
        self._db.executemany(
            "INSERT INTO story_terms (term, documents) VALUES (?, 1)"
            " ON CONFLICT (term) DO UPDATE SET documents = documents + 1",
            [(term,) for term in terms],
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO story_keys (term, day, document) VALUES (?, ?, ?)",
            [(term, gist.day or 0, number) for term in terms[:KEYS]],
        )

    def remove(self, number: int) -> None:
        """Forgets it; nothing happens where it is not kept."""
        for gist in self.gists([number]).values():
            terms = gist.terms.tolist()
            self._db.executemany(
                "UPDATE story_terms SET documents = documents - 1 WHERE term = ?", [(term,) for term in terms]
            )
            self._db.executemany(
                "DELETE FROM story_keys WHERE term = ? AND day = ? AND document = ?",
                [(term, gist.day or 0, number) for term in terms[:KEYS]],
            )
            self._db.execute("DELETE FROM story_gists WHERE document = ?", (number,))

    def gists(self, numbers: Iterable[int]) -> dict[int, Gist]:
        """The gists of documents, by their numbers; those that are not kept are left out."""
        wanted = list(numbers)
        rows = self._db.execute(
            f"SELECT document, day, headline, gist FROM story_gists WHERE document IN ({_marks(wanted)})", wanted
        )
        return {number: unpack(packed, day, headline) for number, day, headline, packed in rows}

    def factors(self, gist: Gist) -> dict[int, float]:
        """How much each of its terms counts in this record, against how much it counts in news at large: in a record
        about one country, the name of its capital says little. ``gist`` has its words still."""
        terms = gist.terms.tolist()
        rows = self._db.execute(
            f"SELECT term, documents FROM story_terms WHERE term IN ({_marks(terms)})", terms
        ).fetchall()
        # Numbers are given one after another, so the highest is how many there are, or little more.
        total = self._db.execute("SELECT max(document) FROM story_gists").fetchone()[0] or 0
        rarities = {term: rarity_of(word) for term, word in zip(terms, gist.words, strict=True)}
        found = {}
        for term, documents in rows:
            here = math.log((_NEWS + max(total, documents)) / (_NEWS * math.exp(-rarities[term]) + documents))
            found[term] = min(here / max(rarities[term], 1e-6), _MOST)
        return found

    def near(self, gist: Gist, factors: Mapping[int, float], limit: int) -> dict[int, float]:
        """The documents that have most of its terms, the nearest first, each with the weight of what they share."""
        found: defaultdict[int, float] = defaultdict(float)
        for term, weight in zip(gist.terms[:KEYS].tolist(), gist.weights[:KEYS].tolist(), strict=True):
            value = (weight * factors.get(term, 1.0)) ** 2
            for number in self._filed(term, gist.day):
                found[number] += value
        best = sorted(found, key=lambda number: (-found[number], -number))[:limit]
        return {number: found[number] for number in best}

    def _filed(self, term: int, day: int | None) -> list[int]:
        """Documents with a term: those within the window, the latest first, and those of no known day."""
        undated = self._db.execute(_UNDATED, (term, POSTINGS)).fetchall()
        if day is None:
            dated = self._db.execute(_NEWEST, (term, POSTINGS)).fetchall()
        else:
            dated = self._db.execute(_WITHIN, (term, day - WINDOW, day + WINDOW, POSTINGS)).fetchall()
        return [number for (number,) in (*dated, *undated)]


def _marks(values: Sequence[int]) -> str:
    return ",".join("?" * len(values))
