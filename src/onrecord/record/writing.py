"""A reading into rows: the entries of a document, their words and what they point at, and the index over them."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.record.days import days_of
from onrecord.record.kinds import KINDS, PARTS, Entry, Kind
from onrecord.record.odd import searchable, to_column
from onrecord.record.sentences import Sentences
from onrecord.schema import Actor, Attribution, Document, Event, Flow, Reading, Spans

# The number of an entry in the record, by its kind and its id in the reading.
Numbers = Mapping[tuple[str, str], int]


def write_entries(db: sqlite3.Connection, document: int, reading: Reading) -> dict[tuple[str, str], int]:
    """Stores all entries of a reading, inside the caller's transaction; gives the number of each."""
    numbers = _numbered(db, reading)
    sentences = Sentences(reading.document)
    rows: list[tuple[Any, ...]] = []
    spans: list[tuple[int, int, int, int, int]] = []
    found: list[tuple[str, int, Any]] = []
    tables: dict[str, list[tuple[Any, ...]]] = {kind.name: [] for kind in KINDS}
    for kind in KINDS:
        for entry in kind.entries(reading):
            number = numbers[kind.name, entry.id]
            passage = sentences.around(kind.words(entry)) if kind.is_searched else (None, None)
            day = getattr(entry, "date", None)
            days = days_of(day, reading.document.published) if kind.is_searched else (None, None)
            rows.append((number, document, kind.number, to_column(entry.id), *passage, *days))
            spans += span_rows(kind, entry, number)
            tables[kind.name].append(columns(kind, entry, number, numbers))
            found.append((kind.name, number, entry))
    db.executemany(
        "INSERT INTO entries (entry, document, kind, id, passage_start, passage_end, earliest, latest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    for kind in KINDS:
        if tables[kind.name]:
            marks = ", ".join("?" * len(tables[kind.name][0]))
            db.executemany(
                f"INSERT INTO {kind.table} ({', '.join(column_names(kind))}) VALUES ({marks})", tables[kind.name]
            )
    db.executemany("INSERT INTO spans (entry, part, number, start, end) VALUES (?, ?, ?, ?, ?)", spans)
    for name, number, entry in found:
        _beside(db, name, number, entry, numbers)
    write_abouts(db, reading, numbers)
    write_index(db, reading, sentences, found)
    return numbers


def column_names(kind: Kind) -> tuple[str, ...]:
    """The columns of a kind's table, in the order in which :func:`columns` gives their values."""
    more: tuple[str, ...] = ()
    if kind.entry is Attribution:
        more = ("channel", "channel_kind")
    if kind.entry is Flow:
        more = ("sum_parts", "sum_amount", "sum_difference", "derived_source", "derived_arithmetic")
    return ("entry", *kind.plain, *kind.references, *kind.lists, *more)


def columns(kind: Kind, entry: Entry, number: int, numbers: Numbers) -> tuple[Any, ...]:
    """One row of a kind's table. A reference to an entry that is not there is kept as none."""
    row = [number, *(getattr(entry, name) for name in kind.plain)]
    row += [numbers.get((target, getattr(entry, name))) for name, target in kind.references.items()]
    row += [json.dumps(getattr(entry, name)) for name in kind.lists]
    if isinstance(entry, Attribution):
        row += [entry.channel.name, entry.channel.kind] if entry.channel else [None, None]
    if isinstance(entry, Flow):
        added, derived = entry.sum, entry.derived
        row += [json.dumps(added.parts), added.amount, added.difference] if added else [None] * 3
        row += [derived.source, derived.arithmetic] if derived else [None] * 2
    return tuple(to_column(value) for value in row)


def write_index(
    db: sqlite3.Connection, reading: Reading, sentences: Sentences, found: Iterable[tuple[str, int, Any]]
) -> None:
    """Puts the words of entries into the indexes; the texts are those that the views of the same name give."""
    text = searchable(reading.document.text)
    words: list[tuple[int, str, str]] = []
    actors: list[tuple[Any, ...]] = []
    places: list[tuple[Any, ...]] = []
    for name, number, entry in found:
        if name == "actor":
            actors.append((number, *map(to_column, (entry.name, entry.role, entry.affiliation))))
        elif name == "place":
            places.append((number, to_column(entry.name)))
        elif name == "attribution":
            words.append((number, _joined(text, entry.source), _joined(text, entry.content)))
        elif name != "date":
            kind = next(kind for kind in KINDS if kind.name == name)
            start, end = sentences.around(kind.words(entry))
            words.append((number, "", "" if start is None else text[start:end]))
    db.executemany("INSERT INTO entry_search (rowid, source, words) VALUES (?, ?, ?)", words)
    db.executemany("INSERT INTO actor_search (rowid, name, role, affiliation) VALUES (?, ?, ?, ?)", actors)
    db.executemany("INSERT INTO place_search (rowid, name) VALUES (?, ?)", places)


def erase_entries(db: sqlite3.Connection, document: int) -> None:
    """Takes away all entries of a document, and their words from the indexes, inside the caller's transaction."""
    of_document = "(SELECT entry FROM entries WHERE document = ?)"
    for index, view, names in (
        ("entry_search", "entry_words", "source, words"),
        ("actor_search", "actors", "name, role, affiliation"),
        ("place_search", "places", "name"),
    ):
        db.execute(
            f"INSERT INTO {index} ({index}, rowid, {names}) SELECT 'delete', entry, {names} FROM {view}"
            f" WHERE entry IN {of_document}",
            (document,),
        )
    db.execute("DELETE FROM entries WHERE document = ?", (document,))


def next_number(db: sqlite3.Connection) -> int:
    """The number of the next entry: numbers of entries that were taken away are not given again."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entries'").fetchone()
    return 1 + (row[0] if row else 0)


def _numbered(db: sqlite3.Connection, reading: Reading) -> dict[tuple[str, str], int]:
    number = next_number(db)
    found: dict[tuple[str, str], int] = {}
    for kind in KINDS:
        for entry in kind.entries(reading):
            found[kind.name, entry.id] = number
            number += 1
    return found


def span_rows(kind: Kind, entry: Entry, number: int) -> list[tuple[int, int, int, int, int]]:
    """The rows of the table ``spans`` for an entry."""
    found = [
        (number, PARTS[part], index, start, end)
        for name, part in kind.spans.items()
        for index, (start, end) in enumerate(getattr(entry, name))
    ]
    if isinstance(entry, Attribution) and entry.channel and entry.channel.span:
        found.append((number, PARTS["channel"], 0, *entry.channel.span))
    return found


def _beside(db: sqlite3.Connection, name: str, number: int, entry: Any, numbers: Numbers) -> None:
    """What of an entry lies in tables of its own: roles of an actor, sides of an event."""
    if isinstance(entry, Actor) and entry.roles:
        db.executemany(
            "INSERT INTO roles (entry, number, role, affiliation, start, end, date, former)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (number, index, to_column(one.role), to_column(one.affiliation), *one.span, one.date, one.former)
                for index, one in enumerate(entry.roles)
            ],
        )
    if isinstance(entry, Event):
        write_sides(db, number, entry, numbers)


def write_sides(db: sqlite3.Connection, number: int, event: Event, numbers: Numbers) -> None:
    """The actors of an event."""
    rows = [
        (number, side, index, numbers["actor", id])
        for side, ids in (("actor", event.actors), ("recipient", event.recipients))
        for index, id in enumerate(ids)
        if ("actor", id) in numbers
    ]
    if rows:
        db.executemany("INSERT INTO sides (entry, side, number, actor) VALUES (?, ?, ?, ?)", rows)


def write_abouts(db: sqlite3.Connection, reading: Reading, numbers: Numbers, document: int | None = None) -> None:
    """Which actors and places are mentioned in which statements; those that ``document`` had before are taken away."""
    if document is not None:
        db.execute("DELETE FROM abouts WHERE entry IN (SELECT entry FROM entries WHERE document = ?)", (document,))
    mentions = sorted(
        (start, end, numbers[kind, one.id])
        for kind, ones in (("actor", reading.actors), ("place", reading.places))
        for one in ones
        for start, end in one.mentions
    )
    starts = [start for start, _, _ in mentions]
    rows = {
        (subject, numbers["attribution", said.id])
        for said in reading.attributions
        for first, last in said.content
        for _, end, subject in mentions[bisect_left(starts, first) : bisect_left(starts, last)]
        if end <= last
    }
    db.executemany("INSERT INTO abouts (subject, entry) VALUES (?, ?)", sorted(rows))


def _joined(text: str, spans: Spans) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def document_row(document: Document, raw: int, now: str) -> tuple[Any, ...]:
    """The columns of the table ``documents``, from ``id`` to ``added``."""
    row = (
        document.id,
        raw,
        document.name,
        document.url,
        document.outlet,
        document.title,
        json.dumps(document.byline),
        document.published,
        document.published_basis,
        document.language,
        now,
    )
    return tuple(to_column(value) for value in row)


def text_row(document: Document) -> tuple[Any, ...]:
    """The columns of the table ``texts``, but for the first."""
    text = searchable(document.text)
    exact = None if text == document.text else document.text.encode("utf-8", "surrogatepass")
    blocks = [[block.start, block.end, block.kind] for block in document.blocks]
    left_out = [[part.start, part.end, part.why] for part in document.left_out]
    return (text, exact, _compact(blocks), _compact(left_out))


def _compact(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))
