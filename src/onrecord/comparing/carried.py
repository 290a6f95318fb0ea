"""Statements that say no more than an event, a figure … told in them: then there is one claim to show, not two."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.comparing.items import Item

# A statement of more words than this says something of its own beside what is told in it.
_MOST_WORDS = 16


def carried(db: sqlite3.Connection, items: Sequence[Item], claims: Mapping[int, int]) -> None:
    """Writes down of each claim of statements which other claim it only carries, now that a document has joined.

    A claim of statements carries another where each of its statements tells that one and nothing else, in few words.
    ``items`` are the entries of the document, ``claims`` the claim of each.
    """
    inside: defaultdict[int, list[Item]] = defaultdict(list)
    for item in items:
        if item.told_by is not None:
            inside[item.told_by].append(item)
    found: defaultdict[int, list[int | None]] = defaultdict(list)
    for item in items:
        if item.kind == "statement":
            found[claims[item.number]].append(_carried(item, inside[item.number], claims))
    for claim, each in found.items():
        _mark(db, claim, each)


def _carried(statement: Item, told: Sequence[Item], claims: Mapping[int, int]) -> int | None:
    if len(told) != 1 or told[0].kind == "statement" or len(statement.words.split()) > _MOST_WORDS:
        return None
    return claims.get(told[0].number)


def _mark(db: sqlite3.Connection, claim: int, each: Sequence[int | None]) -> None:
    """``each``: what the statements of the document carry. Those of earlier documents must carry the same."""
    carries = each[0] if len(set(each)) == 1 else None
    (entries,) = db.execute("SELECT count(*) FROM claim_entries WHERE claim = ?", (claim,)).fetchone()
    (before,) = db.execute("SELECT carries FROM claims WHERE claim = ?", (claim,)).fetchone()
    if entries > len(each) and before != carries:
        carries = None
    db.execute("UPDATE claims SET carries = ? WHERE claim = ?", (carries, claim))
