"""One stored entry written anew, in its place and under its number: what a correction puts in force."""

from __future__ import annotations

import sqlite3

from onrecord.record import rows, writing
from onrecord.record.days import days_of
from onrecord.record.kinds import Entry, Kind
from onrecord.record.sentences import Sentences
from onrecord.schema import Event

_INDEXES = {"actor": ("actor_search", "actors", "name, role, affiliation"), "place": ("place_search", "places", "name")}
_WORDS = ("entry_search", "entry_words", "source, words")


def rewrite(db: sqlite3.Connection, document: int, kind: Kind, number: int, entry: Entry) -> None:
    """Puts ``entry`` in the place of what is stored under ``number``, inside the caller's transaction."""
    stored = rows.entries_of(db, document)
    text = rows.document_of(db, document)
    sentences = Sentences(text)
    index = None if kind.name == "date" else _INDEXES.get(kind.name, _WORDS)
    if index:
        name, view, columns = index
        db.execute(
            f"INSERT INTO {name} ({name}, rowid, {columns}) SELECT 'delete', entry, {columns} FROM {view}"
            " WHERE entry = ?",
            (number,),
        )
    names = writing.column_names(kind)[1:]
    row = writing.columns(kind, entry, number, stored.numbers)[1:]
    db.execute(f"UPDATE {kind.table} SET {', '.join(f'{name} = ?' for name in names)} WHERE entry = ?", (*row, number))
    db.execute("DELETE FROM spans WHERE entry = ?", (number,))
    db.executemany(
        "INSERT INTO spans (entry, part, number, start, end) VALUES (?, ?, ?, ?, ?)",
        writing.span_rows(kind, entry, number),
    )
    if isinstance(entry, Event):
        db.execute("DELETE FROM sides WHERE entry = ?", (number,))
        writing.write_sides(db, number, entry, stored.numbers)
    if kind.is_searched:
        passage = sentences.around(kind.words(entry))
        days = days_of(getattr(entry, "date", None), text.published)
        db.execute(
            "UPDATE entries SET passage_start = ?, passage_end = ?, earliest = ?, latest = ? WHERE entry = ?",
            (*passage, *days, number),
        )
    entries = rows.entries_of(db, document).entries
    reading = rows.as_reading("", text, entries)
    writing.write_index(db, reading, sentences, [(kind.name, number, entry)])
    writing.write_abouts(db, reading, stored.numbers, document)
