"""An index of documents by the meaning of their entries: an inverted file that lies in the record.

The space of the vectors is cut by planes through its middle; entries on the same side of all planes share a cell
(Charikar 2002, "Similarity estimation techniques from rounding algorithms"). A look-up goes through the cell of an
entry and those across the planes that it lies nearest to (Lv et al. 2007, "Multi-probe LSH"), and takes the newest of
each.
"""

from __future__ import annotations

import functools
import sqlite3
from collections import Counter

import numpy as np
import numpy.typing as npt

from onrecord.comparing.propositions import SIZE, Rows
from onrecord.comparing.vectors import Floats

_PLANES = 12
# Cells that are looked through for an entry, beside its own.
_BESIDE = 3
# How many documents of a cell are taken, the newest first.
_NEWEST = 8


class Cells:
    """The index, in an open record."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, document: int, rows: Rows) -> None:
        """Puts the entries of a document in."""
        cells = set(_numbered(rows, _sides(rows) >= 0).tolist())
        self._db.executemany(
            "INSERT OR IGNORE INTO proposition_cells (cell, document) VALUES (?, ?)",
            [(cell, document) for cell in sorted(cells)],
        )

    def near(self, rows: Rows, most: int) -> list[int]:
        """The documents that share most cells with these entries: their numbers, ``most`` at most."""
        found: Counter[int] = Counter()
        for cell in _probes(rows):
            found.update(
                document
                for (document,) in self._db.execute(
                    "SELECT document FROM proposition_cells WHERE cell = ? ORDER BY document DESC LIMIT ?",
                    (cell, _NEWEST),
                )
            )
        return [document for document, _ in found.most_common(most)]


def _probes(rows: Rows) -> list[int]:
    """The cells of the entries, and those across the planes that they lie nearest to."""
    if not len(rows):
        return []
    sides = _sides(rows)
    nearest = np.argsort(np.abs(sides), axis=1)[:, :_BESIDE]
    found = [_numbered(rows, sides >= 0)]
    for at in range(_BESIDE):
        other = sides >= 0
        each = np.arange(len(rows)), nearest[:, at]
        other[each] = ~other[each]
        found.append(_numbered(rows, other))
    return list(dict.fromkeys(np.concatenate(found).tolist()))


def _sides(rows: Rows) -> Floats:
    """[N, planes] how far each entry lies from each plane, and on which side."""
    found: Floats = rows["vector"].astype(np.float32) @ _planes()
    return found


def _numbered(rows: Rows, sides: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    bits = sides @ (1 << np.arange(_PLANES))
    found: npt.NDArray[np.int64] = (rows["kind"].astype(np.int64) << _PLANES) | bits
    return found


@functools.cache
def _planes() -> Floats:
    """[D, planes] the same ones always, for they are in every record."""
    drawn = np.random.Generator(np.random.PCG64(20140115)).standard_normal((SIZE, _PLANES))
    return drawn.astype(np.float32)
