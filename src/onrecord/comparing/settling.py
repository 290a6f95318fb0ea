"""What follows from the entries of a claim: its origins, its conflicts, its grade."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import cast

from onrecord.comparing.claimed import as_claimed
from onrecord.comparing.conflicts import conflicts_of
from onrecord.comparing.grades import suggested
from onrecord.comparing.grading import reliability
from onrecord.comparing.items import Item
from onrecord.comparing.origins import origins_of
from onrecord.comparing.packing import unpack
from onrecord.comparing.tracing.roads import linked
from onrecord.record import Record
from onrecord.record.kinds import BY_NUMBER
from onrecord.schema import Cited, Claim, Conflict, CopyOf, Credibility, EntryKind, Grade, Origins, Told

# Documents whose items are kept at hand: those of one affair come together.
_AT_HAND = 512
_KINDS: dict[str, EntryKind] = {
    "attribution": "statement",
    "event": "event",
    "control": "control",
    "flow": "flow",
    "figure": "figure",
}


class Settling:
    """Puts claims together from what an open record has."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._db: sqlite3.Connection = record.connection
        self._at_hand: dict[int, list[Item]] = {}
        self._reliability = reliability(record)

    def keep(self, document: int, items: list[Item]) -> None:
        """Keeps the items of a document at hand, in place of those that it had before."""
        self._at_hand.pop(document, None)
        self._at_hand[document] = items
        if len(self._at_hand) > _AT_HAND:
            del self._at_hand[next(iter(self._at_hand))]

    def settle(self, number: int) -> None:
        """Works a claim out anew and writes down what it is looked up by; one that has no entries left is gone."""
        rows = self._entries(number)
        if not rows:
            if self._db.execute("SELECT 1 FROM grades WHERE claim = ?", (number,)).fetchone() is None:
                self._db.execute("DELETE FROM claims WHERE claim = ?", (number,))
            else:  # what a person decided of it is kept
                self._db.execute("UPDATE claims SET documents = 0, outlets = 0, stale = 0 WHERE claim = ?", (number,))
            return
        if len(rows) == 1:
            self._settle_alone(number, *rows[0][:2])
            return
        claim = self.claim(number)
        fullest = max(claim.entries, key=_fullness)
        outlets = {told.document.outlet or told.document.name for told in claim.entries}
        self._write(
            number,
            fullest.entry,
            (claim.first_seen, claim.last_seen),
            len({told.document.number for told in claim.entries}),
            len(outlets),
            claim.story,
            claim.origins,
            sum(told.stance != "asserts" for told in claim.entries),
            sum(one.relation == "conflict" for one in claim.conflicts),
            claim.grade.suggested,
        )

    def _settle_alone(self, number: int, entry: int, document: int) -> None:
        """A claim of one entry, as most are: there is nothing to hold it against."""
        item = next(one for one in self._items(document) if one.number == entry)
        origins = origins_of([item], [], [])
        grade, _ = suggested([item], origins, [], self._reliability)
        days = (item.published, item.published)
        self._write(
            number, entry, days, 1, 1, self._story_of([document]), origins, int(item.stance != "asserts"), 0, grade
        )

    def _write(
        self,
        number: int,
        entry: int,
        days: tuple[str | None, str | None],
        documents: int,
        outlets: int,
        story: int | None,
        origins: Origins,
        denied: int,
        conflicts: int,
        credibility: int,
    ) -> None:
        self._db.execute(
            "UPDATE claims SET entry = ?, first_seen = ?, last_seen = ?, documents = ?, outlets = ?, story = ?,"
            " origins_min = ?, origins_max = ?, denied = ?, conflicts = ?, credibility = ?, stale = 0 WHERE claim = ?",
            (entry, *days, documents, outlets, story, origins.min, origins.max, denied, conflicts, credibility, number),
        )

    def claim(self, number: int) -> Claim:
        """The claim of that number, which has to be there, with all that is worked out from its entries."""
        (kind,) = self._db.execute("SELECT kind FROM claims WHERE claim = ?", (number,)).fetchone()
        rows = self._entries(number)
        numbers = {entry for entry, _, _ in rows}
        documents = list(dict.fromkeys(document for _, document, _ in rows))
        items = sorted(
            (item for document in documents for item in self._items(document) if item.number in numbers),
            key=lambda item: (item.published or "9999", item.document, item.span),
        )
        story = self._story_of(documents)
        cited = self._record.cited(documents)
        copies = copies_among(self._db, documents)
        others = self._story_documents(story) if len(documents) > 1 or any(len(one.chain) > 1 for one in items) else []
        citable = others or [cited[number] for number in documents]
        items = as_claimed(linked(items, citable))
        conflicts = conflicts_of(items)
        origins = origins_of(items, copies, citable)
        days = sorted(item.published for item in items if item.published)
        tellings = _told(items, cited, origins, {entry: why for entry, _, why in rows})
        return Claim(
            number,
            _KINDS[BY_NUMBER[kind].name],
            max(tellings, key=_fullness).words if tellings else "",
            story,
            days[0] if days else None,
            days[-1] if days else None,
            tellings,
            origins,
            conflicts,
            self._grade(number, items, origins, conflicts),
        )

    def _entries(self, number: int) -> list[tuple[int, int, str]]:
        """Entry, document, and why it is of this claim."""
        return self._db.execute(
            "SELECT entry, document, why FROM claim_entries JOIN entries USING (entry) WHERE claim = ?", (number,)
        ).fetchall()

    def _items(self, document: int) -> list[Item]:
        if document not in self._at_hand:
            row = self._db.execute("SELECT items FROM compared WHERE document = ?", (document,)).fetchone()
            self.keep(document, unpack(row[0], self._record.text_of(document).text) if row else [])
        return self._at_hand[document]

    def _story_of(self, documents: Sequence[int]) -> int | None:
        """The story that most of these are of."""
        found = self._db.execute(
            "SELECT story FROM story_documents WHERE document IN (SELECT value FROM json_each(?))"
            " GROUP BY story ORDER BY count(*) DESC, story LIMIT 1",
            (json.dumps(list(documents)),),
        ).fetchone()
        return found[0] if found else None

    def _story_documents(self, story: int | None) -> list[Cited]:
        numbers = self._db.execute("SELECT document FROM story_documents WHERE story = ?", (story,)).fetchall()
        return list(self._record.cited([number for (number,) in numbers]).values())

    def _grade(self, number: int, items: Sequence[Item], origins: Origins, conflicts: Sequence[Conflict]) -> Grade:
        value, reasons = suggested(items, origins, conflicts, self._reliability)
        decided = self._db.execute(
            "SELECT value, decided_by, decided, why FROM grades WHERE claim = ? AND undone IS NULL", (number,)
        ).fetchone()
        if decided is None:
            return Grade(value, reasons)
        return Grade(value, reasons, cast(Credibility, int(decided[0])), *decided[1:])


def copies_among(db: sqlite3.Connection, documents: Iterable[int]) -> list[CopyOf]:
    """Which of these documents print the same text, the earlier one first."""
    wanted = json.dumps(list(documents))
    rows = db.execute(
        "SELECT other, document, kind, other_share, share FROM copies"
        " WHERE document IN (SELECT value FROM json_each(?1)) AND other IN (SELECT value FROM json_each(?1))",
        (wanted,),
    )
    return [CopyOf(*row) for row in rows]


def _told(items: Sequence[Item], cited: dict[int, Cited], origins: Origins, why: dict[int, str]) -> tuple[Told, ...]:
    counted = {one.entry: origin.id for origin in origins.list for one in origin.collapsed}
    return tuple(
        Told(
            item.number,
            item.kind,
            cited[item.document],
            item.stance,
            item.words,
            item.passage,
            item.span,
            item.date,
            item.chain,
            counted.get(item.number),
            why[item.number],
        )
        for item in items
    )


def _fullness(told: Told) -> tuple[bool, int]:
    """What is asserted before what is denied; of those, the one in most words."""
    return told.stance == "asserts", len(told.words if told.kind == "statement" else told.passage)
