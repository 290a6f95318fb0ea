"""Long answers to a question page by page, and names to ask by."""

from __future__ import annotations

import json
from dataclasses import replace

from onrecord.record import search
from onrecord.record.faults import told
from onrecord.record.hits import Hit, document_hits, hits
from onrecord.record.odd import from_column
from onrecord.record.search import Question
from onrecord.record.store import Store


def page_of(record: Store, question: Question, number: int, size: int) -> tuple[list[Hit], bool]:
    """The hits of a page (from 1) of ``size``, and whether there are more behind it.

    Raises:
        SettingError: it asks for something that there is not.
    """
    asked = replace(question, limit=number * size + 1)
    with told(record.name):
        db = record.connection
        is_text = question.kind == "documents"
        numbers = search.found_documents(db, asked) if is_text else search.found(db, asked)
        shown = numbers[(number - 1) * size : number * size]
        if not shown:
            return [], False
        found = document_hits(db, shown, question.words) if is_text else hits(db, shown)
    return found, len(numbers) > number * size


def names_like(record: Store, words: str, limit: int = 10) -> list[tuple[str, str]]:
    """Kind (*actor*, *place*, *outlet*) and name of those whose name has words that start so, the most frequent first.

    Raises:
        SettingError: no word is in it.
    """
    query = search.match(words.rstrip("* ") + "*")
    with told(record.name):
        db = record.connection
        found = []
        for kind in ("actor", "place"):
            rows = db.execute(
                f"SELECT name, count(*) FROM {kind}s WHERE entry IN"
                f" (SELECT rowid FROM {kind}_search WHERE {kind}_search MATCH ? LIMIT 2000)"
                " GROUP BY name ORDER BY count(*) DESC, name LIMIT ?",
                (f"name : ({query})", limit),
            )
            found += [(number, kind, from_column(name)) for name, number in rows]
        start = words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        rows = db.execute(
            "SELECT outlet, count(*) FROM documents WHERE outlet LIKE ? ESCAPE '\\' GROUP BY outlet"
            " ORDER BY count(*) DESC LIMIT ?",
            (f"{start}%", limit),
        )
        found += [(number, "outlet", from_column(name)) for name, number in rows]
    found.sort(key=lambda one: (-one[0], one[2]))
    # What is a person to one report may be a place to another: it is offered once, as what it mostly is.
    kinds: dict[str, str] = {}
    for _, kind, name in found:
        kinds.setdefault(name, kind)
    return [(kind, name) for name, kind in kinds.items()][:limit]


def outlets_of(record: Store, limit: int = 500) -> list[tuple[str, int]]:
    """The outlets with how many documents each has, the most first."""
    with told(record.name):
        rows = record.connection.execute(
            "SELECT outlet, count(*) FROM documents WHERE outlet IS NOT NULL AND replaced_by IS NULL GROUP BY outlet"
            " ORDER BY count(*) DESC, outlet LIMIT ?",
            (limit,),
        ).fetchall()
    return [(from_column(name), number) for name, number in rows]


def entries_in(record: Store, document: int) -> list[int]:
    """The numbers of what was read in a document, but for actors, places and dates."""
    with told(record.name):
        rows = record.connection.execute(
            "SELECT entry FROM entries WHERE document = ? AND kind > 3 ORDER BY entry", (document,)
        ).fetchall()
    return [number for (number,) in rows]


def found_entries(record: Store, numbers: list[int]) -> list[Hit]:
    """The entries of these numbers, those that are not there left out."""
    with told(record.name):
        known = record.connection.execute(
            "SELECT entry FROM entries WHERE entry IN (SELECT value FROM json_each(?))", (json.dumps(numbers),)
        ).fetchall()
        here = {number for (number,) in known}
        wanted = [number for number in numbers if number in here]
        return [hit for at in range(0, len(wanted), 500) for hit in hits(record.connection, wanted[at : at + 500])]
