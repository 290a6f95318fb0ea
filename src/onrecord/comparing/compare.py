"""Brings what is compared up to date: each document that is new, or was read or judged anew, against all others."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from threadpoolctl import ThreadpoolController

from onrecord.comparing.claims import ClaimIndex
from onrecord.comparing.copies import CopyIndex
from onrecord.comparing.items import items_of
from onrecord.comparing.packing import pack
from onrecord.comparing.pairs import CopyPair
from onrecord.comparing.reports import Report
from onrecord.comparing.settling import Settling
from onrecord.comparing.stories import StoryIndex
from onrecord.record import Record
from onrecord.record.store import utc_now

# So many claims are worked out in one transaction, so that other programs need not wait long to write.
_TOGETHER = 500
# The most documents that are looked at for what a new one may have in common with them.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Compared:
    """How many documents were compared, and the numbers of the claims that are new or changed."""

    documents: int
    claims: tuple[int, ...]


def compare(record: Record, progress: Callable[[int, int], None] | None = None) -> Compared:
    """Compares what was not compared yet, in the order of publication.

    Each document is a transaction of its own: a run that is stopped goes on where it stopped.

    Args:
        progress: is told how many documents are done, and of how many.

    Raises:
        RecordError: the record cannot be read or written.
    """
    return Comparing(record).run(progress)


class Comparing:
    """An open record, ready to compare one document after another."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._db: sqlite3.Connection = record.connection
        self._copies = CopyIndex(self._db, record.text_of)
        self._stories = StoryIndex(self._db)
        self._claims = ClaimIndex(self._db)
        self._settling = Settling(record)
        self._threads = ThreadpoolController()

    def run(self, progress: Callable[[int, int], None] | None = None) -> Compared:
        """Compares all documents that wait; see :func:`compare`."""
        waiting = self._record.waiting()
        for done, number in enumerate(waiting):
            if progress:
                progress(done, len(waiting))
            self.compare(number)
        if progress and waiting:
            progress(len(waiting), len(waiting))
        return Compared(len(waiting), tuple(self.settle()))

    def compare(self, number: int) -> None:
        """Compares one document, all or nothing."""
        # The matrices are small: several threads would wait for each other longer than they work.
        with self._threads.limit(limits=1, user_api="blas"), self._record.writing():
            self._claims.leave(number)
            if not self._record.is_replaced(number):
                self._join(number)
            else:
                self._stories.leave(number)
                self._db.execute("DELETE FROM compared WHERE document = ?", (number,))
            self._db.execute("DELETE FROM waiting WHERE document = ?", (number,))

    def settle(self) -> list[int]:
        """Works out anew what follows from the entries of each claim that changed; gives their numbers."""
        stale = [claim for (claim,) in self._db.execute("SELECT claim FROM claims WHERE stale = 1 ORDER BY claim")]
        for start in range(0, len(stale), _TOGETHER):
            with self._record.writing():
                for claim in stale[start : start + _TOGETHER]:
                    self._settling.settle(claim)
        return stale

    def _join(self, number: int) -> None:
        report = Report.load(self._record, number)
        items = items_of(report)
        if self._db.execute("SELECT 1 FROM compared WHERE document = ?", (number,)).fetchone() is None:
            pairs = self._copies.add(number, report.reading.document)
            _keep_pairs(self._db, pairs)
            story = self._stories.place(report, pairs).story
        else:
            story = self._db.execute("SELECT story FROM story_documents WHERE document = ?", (number,)).fetchone()[0]
        self._db.execute(
            "INSERT OR REPLACE INTO compared (document, compared, items) VALUES (?, ?, ?)",
            (number, utc_now(), pack(items)),
        )
        self._settling.keep(number, items)
        self._claims.join(report, items, story, self._stories.near(report, _NEAR))


def _keep_pairs(db: sqlite3.Connection, pairs: Sequence[CopyPair]) -> None:
    db.executemany(
        "INSERT INTO copies (document, other, kind, share, other_share, passages) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                pair.numbers[1],
                pair.numbers[0],
                pair.kind,
                pair.second_in_first,
                pair.first_in_second,
                json.dumps([[*one.second, *one.first] for one in pair.agreements], separators=(",", ":")),
            )
            for pair in pairs
        ],
    )
