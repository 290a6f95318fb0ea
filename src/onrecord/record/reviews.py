"""What people decide of entries: kept beside what the machine said, and never lost to a newer reading."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from onrecord.record import rewriting, rows
from onrecord.record.corrections import corrected
from onrecord.record.kinds import BY_NAME, BY_NUMBER, Entry, Kind
from onrecord.record.odd import from_column, to_column
from onrecord.record.plain import from_json, to_json
from onrecord.record.rows import Stored
from onrecord.schema import Event, Review, Span, Spans, Verdict

_COLUMNS = (
    "review, document, entry, kind, verdict, correction, reviewer, reviewed, why, model, machine, referred, words,"
    " start, end, otherwise"
)


def reviews_of(db: sqlite3.Connection, *, document: int | None = None, entry: int | None = None) -> list[Review]:
    """All reviews, those of one document or of one entry, in the order in which they were given."""
    where, values = "", []
    for column, value in (("document", document), ("entry", entry)):
        if value is not None:
            where += f"{' AND' if where else ' WHERE'} {column} = ?"
            values.append(value)
    return [_review(row) for row in db.execute(f"SELECT {_COLUMNS} FROM reviews{where} ORDER BY review", values)]


def _review(row: tuple[Any, ...]) -> Review:
    number, document, entry, kind, verdict, correction, *who, machine, referred, words, start, end, otherwise = map(
        from_column, row
    )
    reviewer, reviewed, why, model = who
    return Review(
        number,
        document,
        entry,
        BY_NUMBER[kind].name,
        verdict,
        None if correction is None else json.loads(correction),
        reviewer,
        reviewed,
        why,
        model,
        from_json(BY_NUMBER[kind], machine),
        json.loads(referred),
        words,
        (start, end),
        bool(otherwise),
    )


def judge(
    db: sqlite3.Connection,
    number: int,
    verdict: Verdict,
    correction: Mapping[str, Any] | None,
    reviewer: str,
    why: str | None,
    now: str,
) -> int:
    """Writes a review of an entry and puts it in force, inside the caller's transaction; gives the review's number."""
    document, kind_number, machine = db.execute(
        "SELECT document, kind, machine FROM entries WHERE entry = ?", (number,)
    ).fetchone()
    kind = BY_NUMBER[kind_number]
    stored, text = rows.entries_of(db, document), rows.document_of(db, document)
    standing = next(one for one in stored.entries[kind.name] if stored.numbers[kind.name, one.id] == number)
    said = from_json(kind, machine) if machine not in (None, "null") else standing
    in_force = said if correction is None else corrected(kind, said, correction, stored, text)
    (model,) = db.execute("SELECT model FROM readings WHERE document = ? AND replaced IS NULL", (document,)).fetchone()
    start, end = place_of(kind, said)
    referred = _referred(stored, [*references(kind, said), *references(kind, in_force)])
    values = (
        document,
        number,
        kind.number,
        verdict,
        None if correction is None else to_json(dict(correction)),
        reviewer,
        now,
        why,
        model,
        to_json(said),
        to_json(referred),
        text.text[start:end],
        start,
        end,
    )
    marks = ", ".join("?" * len(values))
    cursor = db.execute(
        "INSERT INTO reviews (document, entry, kind, verdict, correction, reviewer, reviewed, why, model, machine,"
        f" referred, words, start, end) VALUES ({marks})",
        [to_column(value) for value in values],
    )
    review = int(cursor.lastrowid or 0)
    if in_force != standing:
        rewriting.rewrite(db, document, kind, number, in_force)
    kept = machine if machine == "null" else None if in_force == said else to_json(said)
    db.execute("UPDATE entries SET verdict = ?, machine = ? WHERE entry = ?", (verdict, kept, number))
    return review


def place_of(kind: Kind, entry: Entry) -> Span:
    """Where the words that stand for an entry begin and end; ``(0, 0)`` for one without words."""
    spans: Spans = kind.key(entry)[:1]
    return spans[0] if spans else (0, 0)


def references(kind: Kind, entry: Entry) -> list[tuple[str, str]]:
    """Kind and id of all that an entry points at."""
    found = [(target, getattr(entry, name)) for name, target in kind.references.items()]
    if isinstance(entry, Event):
        found += [("actor", id) for id in (*entry.actors, *entry.recipients)]
    return [(target, id) for target, id in found if id is not None]


def _referred(stored: Stored, ids: list[tuple[str, str]]) -> dict[str, Any]:
    """What is pointed at, in full: in a newer reading it may have another id, or not be there at all."""
    found = {}
    for target, id in ids:
        entry = next((one for one in stored.entries[target] if one.id == id), None)
        if entry is not None:
            found[id] = {"kind": target, "entry": json.loads(to_json(entry))}
    return found


def referred_entries(review: Review) -> dict[str, tuple[str, Entry]]:
    """What the entry of a review pointed at when it was judged, by id, with its kind."""
    return {
        id: (one["kind"], from_json(BY_NAME[one["kind"]], json.dumps(one["entry"])))
        for id, one in review.referred.items()
    }
