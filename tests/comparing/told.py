"""Entries put together by hand, and joined as a record joins them. All names, outlets and places are invented.

>>> told(1, "event", "Rebels shelled the port of Selda.", word="shelled", type="ASSAULT").document
1
"""

from __future__ import annotations

import itertools
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from onrecord.comparing.claims import ClaimIndex
from onrecord.comparing.items import Item, Party, Where
from onrecord.comparing.reports import Report
from onrecord.record.tables import migrate
from onrecord.schema import Document, EntryKind, Reading

_numbers = itertools.count(1)


def person(name: str, identity: int | None = None) -> Party:
    """A person."""
    return Party(name, "person", identity=identity)


def told(document: int, kind: EntryKind, words: str, **fields: Any) -> Item:
    """One entry; of statements ``words`` are what is said, of all else the sentence."""
    named: dict[str, Any] = {
        "number": next(_numbers),
        "outlet": f"Outlet {document}",
        "published": "2031-05-04",
        "stance": "asserts",
        "type": "say" if kind == "statement" else "",
        "word": "said" if kind == "statement" else "",
        "actors": (),
        "others": (),
        "place": None,
        "date": None,
        "confidence": 1.0,
        "span": (),
        "around": (next(_numbers), 0),
        "chain": (),
    }
    for name in ("realis", "value", "upper", "bound", "unit", "purpose", "occasion", "told_by", "revises", "total"):
        named[name] = None
    return Item(document=document, kind=kind, words=words, passage=words, **{**named, **fields})


def where(name: str, geonames: int | None = None, country: str | None = None) -> Where:
    """A place."""
    return Where(name, country, geonames)


class Joined:
    """Documents joined one after another, in memory."""

    def __init__(self) -> None:
        self.db = sqlite3.connect(":memory:", isolation_level=None)
        migrate(self.db, 0)
        self.db.execute("PRAGMA foreign_keys = OFF")  # there are no documents in this record
        self.index = ClaimIndex(self.db)
        self.documents: list[int] = []

    def add(self, *items: Item, story: int = 1) -> set[int]:
        """The entries of one document; gives the claims that it touched."""
        number = items[0].document if items else len(self.documents) + 1
        report = Report(number, Reading("none", Document(str(number), str(number), "")), {}, {})
        for item in items:
            row = (item.number, number, 5, f"e{item.number}")
            self.db.execute("INSERT INTO entries (entry, document, kind, id) VALUES (?, ?, ?, ?)", row)
        self.db.execute("INSERT INTO story_documents VALUES (?, ?, 1, '')", (number, story))
        touched = self.index.join(report, items, story, list(reversed(self.documents)))
        self.documents.append(number)
        return touched

    def claims(self) -> list[list[int]]:
        """The documents of each claim, entry by entry."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        rows = self.db.execute("SELECT claim, document FROM claim_entries JOIN entries USING (entry) ORDER BY entry")
        for claim, document in rows:
            found[claim].append(document)
        return sorted(found.values())

    def why(self) -> list[str]:
        """Why each entry is where it is."""
        return [why for (why,) in self.db.execute("SELECT why FROM claim_entries ORDER BY entry")]


def joined(items: Sequence[Item], story: int = 1) -> Joined:
    """One entry a document, all of one story."""
    found = Joined()
    for item in items:
        found.add(item, story=story)
    return found
