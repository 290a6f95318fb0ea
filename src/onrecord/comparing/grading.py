"""What people decide: how reliable an outlet or a speaker is (A to F), how credible a claim is (1 to 6).

The last decision holds; the one before it is kept, with when it was undone. What the rules suggest stays beside it.
"""

from __future__ import annotations

import sqlite3
from typing import Any, cast

from onrecord.comparing.tracing.outlets import outlet_key
from onrecord.errors import NotInRecord, SettingError
from onrecord.knowledge import load_yaml
from onrecord.record import Record
from onrecord.record.faults import told
from onrecord.record.odd import from_column, to_column
from onrecord.record.store import utc_now
from onrecord.schema import Graded, Reliability

_COLUMNS = "grade, source, claim, value, decided_by, decided, why, undone"


def grade_source(record: Record, source: str, value: str, reviewer: str, why: str | None = None) -> Graded:
    """Keeps how reliable a person holds an outlet or a speaker: A (completely reliable) to E (unreliable), or F, which
    is that it cannot be judged.

    Claims that the outlet has are graded anew at the next comparison.

    Raises:
        SettingError: there is no such grade, the source has no name, or the reviewer none.
    """
    value = _checked(value.strip().upper(), "reliability", "a source", reviewer)
    if not source.strip():
        raise SettingError("a source should be given by its name")
    with record.writing():
        db, now = record.connection, utc_now()
        for one in _standing(db):
            if one.source is not None and outlet_key(one.source) == outlet_key(source):
                db.execute("UPDATE grades SET undone = ? WHERE grade = ?", (now, one.number))
        number = _insert(db, source.strip(), None, value, reviewer, now, why)
        _make_stale(db, outlet_key(source))
    return _graded(record, number)


def grade_claim(record: Record, claim: int, value: int | str, reviewer: str, why: str | None = None) -> Graded:
    """Keeps how credible a person holds a claim: 1 (confirmed by other sources) to 5 (improbable), or 6, which is that
    it cannot be judged.

    Raises:
        NotInRecord: there is no such claim.
        SettingError: there is no such grade, or the reviewer has no name.
    """
    text = _checked(str(value).strip(), "credibility", "a claim", reviewer)
    with record.writing():
        db, now = record.connection, utc_now()
        if db.execute("SELECT 1 FROM claims WHERE claim = ?", (claim,)).fetchone() is None:
            raise NotInRecord(record.name, f"has no claim {claim}", "`onrecord compare RECORD` gives their numbers")
        db.execute("UPDATE grades SET undone = ? WHERE claim = ? AND undone IS NULL", (now, claim))
        number = _insert(db, None, claim, text, reviewer, now, why)
    return _graded(record, number)


def grades(record: Record) -> list[Graded]:
    """All decisions, those that were undone too, in the order in which they were made."""
    with told(record.name):
        return [_row(row) for row in record.connection.execute(f"SELECT {_COLUMNS} FROM grades ORDER BY grade")]


def reliability(record: Record) -> dict[str, Reliability]:
    """The grades of sources that stand, by name."""
    with told(record.name):
        return {one.source: cast(Reliability, one.value) for one in _standing(record.connection) if one.source}


def _checked(value: str, table: str, what: str, reviewer: str) -> str:
    meanings = _meanings(table)
    if value not in meanings:
        listed = ", ".join(f"{key} ({meaning})" for key, meaning in meanings.items())
        raise SettingError(f"{value or 'no value'}: {what} is graded {listed}")
    if not reviewer.strip():
        raise SettingError("a grade should say whose it is")
    return value


def _meanings(table: str) -> dict[str, str]:
    return {str(key): meaning for key, meaning in load_yaml("grades")[table].items()}


def _insert(
    db: sqlite3.Connection, source: str | None, claim: int | None, value: str, reviewer: str, now: str, why: str | None
) -> int:
    inserted = db.execute(
        "INSERT INTO grades (source, claim, value, decided_by, decided, why) VALUES (?, ?, ?, ?, ?, ?)",
        (to_column(source), claim, value, to_column(reviewer.strip()), now, to_column(why or None)),
    )
    return int(inserted.lastrowid or 0)


def _make_stale(db: sqlite3.Connection, key: str) -> None:
    """The suggested grades of the claims that an outlet has are to be worked out anew."""
    outlets = db.execute("SELECT DISTINCT outlet FROM documents WHERE outlet IS NOT NULL").fetchall()
    for (outlet,) in outlets:
        if outlet_key(from_column(outlet)) == key:
            db.execute(
                "UPDATE claims SET stale = 1 WHERE claim IN (SELECT claim FROM claim_entries JOIN entries USING (entry)"
                " JOIN documents USING (document) WHERE outlet = ?)",
                (outlet,),
            )


def _standing(db: sqlite3.Connection) -> list[Graded]:
    return [_row(row) for row in db.execute(f"SELECT {_COLUMNS} FROM grades WHERE undone IS NULL ORDER BY grade")]


def _graded(record: Record, number: int) -> Graded:
    with told(record.name):
        row = record.connection.execute(f"SELECT {_COLUMNS} FROM grades WHERE grade = ?", (number,)).fetchone()
    return _row(row)


def _row(row: tuple[Any, ...]) -> Graded:
    number, source, claim, value, who, when, why, undone = map(from_column, row)
    means = _meanings("reliability" if claim is None else "credibility").get(value, "")
    return Graded(number, source, claim, value, means, who, when, why, undone)
