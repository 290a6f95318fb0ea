"""Which of very many texts may print the same as a new one, at a cost that hardly grows with their number.

A text's fingerprints are the least hashes of its shingles in every few places (winnowing: Schleimer, Wilkerson, Aiken,
"Winnowing: local algorithms for document fingerprinting", 2003; a local form of the min-hashes of Broder, "On the
resemblance and containment of documents", 1997). Two texts that share a stretch of ``SHINGLE + WINDOW - 1`` words share
a fingerprint for certain, however long the texts are. One sketch for a whole text would lose a passage copied into a
long report, and so would its containment by size (Zhu et al., "LSH Ensemble", 2016).

They lie in an index of SQLite's full-text search, whose cost grows with the logarithm. Texts go into it by the hundred,
since each one by itself would be a segment of its own to search; until then they lie in a small table.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict

import numpy as np

from onrecord.comparing.words import Words

SHINGLE = 5
WINDOW = 6
# A fingerprint that this many texts have says little, and is kept for no more of them.
COMMON = 64
# The most texts that a new one is laid beside: of those that share two fingerprints or more (hardly ever by chance),
# and of those that share one. Of a hundred thousand reports, some sixty share one with any report.
CANDIDATES = 24
CHANCES = 4

# How many texts go into the index together.
BATCH = 500
# The most pages of the index that are then merged.
PAGES = 4000

_SETTLED = "SELECT rowid FROM copy_search WHERE copy_search MATCH ? LIMIT ?"
_RECENT = "SELECT document FROM copy_recent WHERE hash = ? LIMIT ?"


def fingerprints(words: Words) -> list[str]:
    """Each once, as 12 hexadecimal digits; none for a text shorter than a shingle."""
    hashes = words.shingles(SHINGLE)
    if not len(hashes):
        return []
    windows = np.lib.stride_tricks.sliding_window_view(hashes, min(WINDOW, len(hashes)))
    return [f"{value:012x}" for value in (np.unique(windows.min(axis=1)) >> np.uint64(16)).tolist()]


class Fingerprints:
    """Texts, by number, in the index of an open record."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._recent: int | None = None  # how many texts are not in the index yet

    def near(self, prints: list[str]) -> tuple[list[int], set[str]]:
        """The numbers of the texts likeliest to share a passage, likeliest first; and which prints are common."""
        weights: defaultdict[int, float] = defaultdict(float)
        shared: Counter[int] = Counter()
        common = set()
        for one in prints:
            found = self._db.execute(_SETTLED, (f'"{one}"', COMMON)).fetchall()
            found += self._db.execute(_RECENT, (one, COMMON - len(found))).fetchall()
            if len(found) == COMMON:
                common.add(one)
            for (number,) in found:
                weights[number] += 1 / len(found)
                shared[number] += 1
        best = sorted(weights, key=lambda number: (-weights[number], number))
        likely = [number for number in best if shared[number] > 1][:CANDIDATES]
        return likely + [number for number in best if shared[number] == 1][:CHANCES], common

    def add(self, number: int, prints: list[str]) -> None:
        """Keeps the fingerprints of text ``number``."""
        self._db.executemany("INSERT INTO copy_recent VALUES (?, ?)", [(one, number) for one in prints])
        self._recent = self._count() if self._recent is None else self._recent + 1
        if self._recent >= BATCH:
            self._recent = 0
            self._db.execute(
                "INSERT INTO copy_search(rowid, hashes) "
                "SELECT document, group_concat(hash, ' ') FROM copy_recent GROUP BY document ORDER BY document"
            )
            self._db.execute("DELETE FROM copy_recent")
            # Segments are merged two by two, so that few are left to search; what is too much now is done later.
            self._db.execute("INSERT INTO copy_search(copy_search, rank) VALUES ('usermerge', 2)")
            self._db.execute("INSERT INTO copy_search(copy_search, rank) VALUES ('merge', ?)", (PAGES,))

    def _count(self) -> int:
        """How many texts lie in the small table."""
        return int(self._db.execute("SELECT count(DISTINCT document) FROM copy_recent").fetchone()[0])
