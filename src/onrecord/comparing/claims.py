"""Claims: which entries of which documents are one proposition, found as each document comes.

Candidates are the entries of documents of like affairs and, by an index of meanings, of any others; then the rules of
``joining.py`` decide. An entry joins a claim where it agrees with what the claim has on the whole, not with one entry
of it alone. No step looks at more than a bounded number of documents, however many the record has.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from onrecord.comparing.carried import carried
from onrecord.comparing.cells import Cells
from onrecord.comparing.items import Item
from onrecord.comparing.joining import why
from onrecord.comparing.propositions import KINDS, ROW, Rows, rows_of
from onrecord.comparing.reports import Report
from onrecord.comparing.weighing import Weights, weighed

# Documents that are looked at beside those of like affairs, for entries that mean the same.
_BY_MEANING = 24
# Documents whose rows are kept unpacked, some 10 KB each: those of one affair come together.
_AT_HAND = 512
# Two claims become one where an entry fits both by so many points more than it needs to.
_BRIDGES = 0.75
_FIRST = "the first that tells it"


class ClaimIndex:
    """The claims of an open record. Nothing is committed: that is for whoever opened it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._cells = Cells(db)
        self._at_hand: dict[int, bytes] = {}  # document → its rows

    def join(self, report: Report, items: Sequence[Item], story: int, near: Sequence[int]) -> set[int]:
        """Puts every entry of a document into exactly one claim; gives the numbers of those that it touched.

        Args:
            report: the document.
            items: its entries; those told in others after or before them, in any order.
            story: the story that it is of.
            near: the numbers of documents likely of the same affairs.
        """
        own = rows_of(items)
        rows, in_story = self._candidates(report.number, own, story, near)
        touched: set[int] = set()
        claims: dict[int, int] = {}  # entry → claim, of those looked at by now
        for item, weights in zip(items, weighed(rows, len(items), in_story), strict=True):
            claim, reason = self._fitting(item, weights, claims, touched)
            if claim is None:
                claim, reason = self._new(item, story), _FIRST
            self._put(item, claim, reason)
            touched.add(claim)
            claims[item.number] = claim
        self._keep(report.number, own)
        carried(self._db, items, {item.number: claims[item.number] for item in items})
        return touched

    def leave(self, document: int) -> set[int]:
        """Takes the entries of a document out of their claims; gives the numbers of those."""
        select = "SELECT entry FROM entries WHERE document = ?"
        claims = self._db.execute(f"SELECT DISTINCT claim FROM claim_entries WHERE entry IN ({select})", (document,))
        found = {claim for (claim,) in claims}
        self._db.execute(f"DELETE FROM claim_entries WHERE entry IN ({select})", (document,))
        self._db.executemany("UPDATE claims SET stale = 1 WHERE claim = ?", [(claim,) for claim in found])
        self._at_hand.pop(document, None)
        self._db.execute("DELETE FROM propositions WHERE document = ?", (document,))
        self._db.execute("DELETE FROM proposition_cells WHERE document = ?", (document,))
        return found

    def _candidates(
        self, document: int, own: Rows, story: int, near: Sequence[int]
    ) -> tuple[Rows, npt.NDArray[np.bool_]]:
        """The entries of the document, then those that they are held against; and which of all are of its story."""
        others = dict.fromkeys([*near, *self._cells.near(own, _BY_MEANING)])
        others.pop(document, None)
        wanted = json.dumps(list(others))
        rows = np.frombuffer(b"".join([own.tobytes(), *self._rows_of(list(others))]), ROW)
        inside = self._db.execute(
            "SELECT document FROM story_documents WHERE story = ? AND document IN (SELECT value FROM json_each(?))",
            (story, wanted),
        )
        documents = np.array([document, *(one for (one,) in inside)], np.int64)
        return rows, np.isin(rows["document"], documents)

    def _rows_of(self, documents: Sequence[int]) -> list[bytes]:
        """The rows of documents, those at hand as they are."""
        missing = json.dumps([document for document in documents if document not in self._at_hand])
        packed = self._db.execute(
            "SELECT document, rows FROM propositions WHERE document IN (SELECT value FROM json_each(?))", (missing,)
        )
        found = {document: zlib.decompress(blob) for document, blob in packed}
        rows = [found.get(one) or self._at_hand.get(one, b"") for one in documents]
        self._at_hand.update(found)
        while len(self._at_hand) > _AT_HAND:
            del self._at_hand[next(iter(self._at_hand))]
        return rows

    def _fitting(
        self, item: Item, weights: Weights, claims: dict[int, int], touched: set[int]
    ) -> tuple[int | None, str]:
        """The claim that an entry is of, and why; none where it is the first. Claims that it bridges become one."""
        theirs = self._claims_of(weights.entries, claims)
        fits = _fits(weights.points.tolist(), theirs)
        if not fits:
            return None, ""
        best = max(fits, key=lambda claim: (fits[claim], -claim))
        at = max((index for index, claim in enumerate(theirs) if claim == best), key=weights.points.__getitem__)
        reason = why(item, weights.reasons(at))
        bridged = [claim for claim, fit in fits.items() if claim != best and min(fit, fits[best]) >= _BRIDGES]
        kept = min([best, *bridged])
        for claim in sorted({best, *bridged} - {kept}):
            self._merge(claim, kept, reason, claims, touched)
        return kept, reason

    def _claims_of(self, entries: Sequence[int], claims: dict[int, int]) -> list[int | None]:
        unknown = [entry for entry in entries if entry not in claims]
        if unknown:
            rows = self._db.execute(
                "SELECT entry, claim FROM claim_entries WHERE entry IN (SELECT value FROM json_each(?))",
                (json.dumps(unknown),),
            )
            claims.update(rows)
        return [claims.get(entry) for entry in entries]

    def _new(self, item: Item, story: int) -> int:
        done = self._db.execute(
            "INSERT INTO claims (kind, entry, story, stale) VALUES (?, ?, ?, 1)", (KINDS[item.kind], item.number, story)
        )
        return int(done.lastrowid or 0)

    def _put(self, item: Item, claim: int, reason: str) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO claim_entries (entry, claim, stance, why) VALUES (?, ?, ?, ?)",
            (item.number, claim, item.stance, reason),
        )
        self._db.execute("UPDATE claims SET stale = 1 WHERE claim = ?", (claim,))

    def _merge(self, claim: int, into: int, reason: str, claims: dict[int, int], touched: set[int]) -> None:
        """All entries of one claim go to another; what people decided of it goes along."""
        self._db.execute(
            "UPDATE claim_entries SET why = ? WHERE claim = ? AND why = ?",
            (f"as a later report shows: {reason}", claim, _FIRST),
        )
        self._db.execute("UPDATE claim_entries SET claim = ? WHERE claim = ?", (into, claim))
        self._db.execute("UPDATE grades SET claim = ? WHERE claim = ?", (into, claim))
        self._db.execute("UPDATE claims SET carries = ? WHERE carries = ?", (into, claim))
        self._db.execute("UPDATE claims SET stale = 1 WHERE claim IN (?, ?)", (claim, into))
        claims.update({entry: into for entry, one in claims.items() if one == claim})
        touched |= {claim, into}

    def _keep(self, document: int, rows: Rows) -> None:
        self._at_hand.pop(document, None)
        self._db.execute(
            "INSERT OR REPLACE INTO propositions (document, rows) VALUES (?, ?)",
            (document, zlib.compress(rows.tobytes(), 6)),
        )
        self._cells.add(document, rows)


def _fits(scores: Iterable[float], claims: Sequence[int | None]) -> dict[int, float]:
    """Claim → the mean of the points of its entries, for those where it is enough."""
    each: dict[int, list[float]] = {}
    for score, claim in zip(scores, claims, strict=True):
        if claim is not None:
            each.setdefault(claim, []).append(max(float(score), -15.0))
    means = {claim: sum(one) / len(one) for claim, one in each.items()}
    return {claim: mean for claim, mean in means.items() if mean >= 0}
