"""Rows back into the reading they were made from: the same values, in the same order."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.record.kinds import BY_NUMBER, KINDS, PARTS, Entry, Kind
from onrecord.record.odd import from_column
from onrecord.record.writing import column_names
from onrecord.schema import (
    Attribution,
    Block,
    Channel,
    Cited,
    Date,
    Derived,
    Document,
    Event,
    Figure,
    Flow,
    LeftOut,
    Reading,
    Role,
    Span,
    Spans,
    Sum,
)

_DOCUMENT = (
    "id, name, url, outlet, title, byline, published, published_basis, language, sha256, text, exact, blocks, left_out"
)


_OF_DOCUMENT = "SELECT entry FROM entries WHERE document = ?"


@dataclass(frozen=True, slots=True)
class Stored:
    """The entries of a document as they are stored: by kind, and the number of each."""

    entries: dict[str, tuple[Entry, ...]]
    numbers: dict[tuple[str, str], int]
    verdicts: dict[int, str]


def document_of(db: sqlite3.Connection, number: int) -> Document:
    """A stored document, but for its raw bytes: those are unpacked by themselves."""
    row = db.execute(
        f"SELECT {_DOCUMENT} FROM documents JOIN texts USING (document) JOIN raw USING (raw) WHERE document = ?",
        (number,),
    ).fetchone()
    id, name, url, outlet, title, byline, published, basis, language, sha256, text, exact, blocks, left_out = map(
        from_column, row
    )
    return Document(
        id=id,
        name=name,
        text=text if exact is None else exact,
        url=url,
        outlet=outlet,
        title=title,
        byline=tuple(json.loads(byline)),
        published=published,
        published_basis=basis,
        language=language,
        left_out=tuple(LeftOut(*part) for part in json.loads(left_out)),
        blocks=tuple(Block(*part) for part in json.loads(blocks)),
        sha256=sha256,
    )


def entries_of(db: sqlite3.Connection, document: int) -> Stored:
    """The entries of a document as they are in force: corrections stand in them."""
    ids: dict[int, str] = {}
    numbers: dict[tuple[str, str], int] = {}
    verdicts: dict[int, str] = {}
    rows = db.execute("SELECT entry, kind, id, verdict FROM entries WHERE document = ?", (document,))
    for number, kind, id, verdict in rows:
        ids[number] = from_column(id)
        numbers[BY_NUMBER[kind].name, ids[number]] = number
        if verdict:
            verdicts[number] = verdict
    spans = spans_of(db, _OF_DOCUMENT, (document,))
    roles = roles_of(db, _OF_DOCUMENT, (document,))
    sides = {
        key: tuple(ids[actor] for actor in actors) for key, actors in sides_of(db, _OF_DOCUMENT, (document,)).items()
    }
    entries: dict[str, tuple[Entry, ...]] = {}
    for kind in KINDS:
        names = column_names(kind)
        found = db.execute(
            f"SELECT {', '.join(names)} FROM {kind.table}"
            " WHERE entry IN (SELECT entry FROM entries WHERE document = ? AND kind = ?) ORDER BY entry",
            (document, kind.number),
        )
        entries[kind.name] = tuple(
            build(kind, dict(zip(names, map(from_column, row), strict=True)), ids, spans, roles, sides) for row in found
        )
    return Stored(entries, numbers, verdicts)


def passages_of(db: sqlite3.Connection, document: int) -> dict[str, Span]:
    """The sentence that each entry of a document stands in, by its id."""
    found = db.execute(
        "SELECT id, passage_start, passage_end FROM entries WHERE document = ? AND passage_start IS NOT NULL",
        (document,),
    )
    return {from_column(id): (start, end) for id, start, end in found}


def identities_of(db: sqlite3.Connection, document: int) -> dict[str, int]:
    """Whom or what the actors and places of a document are linked to in others, by their ids."""
    found = db.execute(
        "SELECT id, identity FROM links JOIN entries USING (entry)"
        " WHERE links.document = ? AND holds = 1 AND undone IS NULL",
        (document,),
    )
    return {from_column(id): identity for id, identity in found}


def cited(db: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Cited]:
    """What is to be known of documents to cite them, in the order of ``numbers``."""
    wanted = list(numbers)
    rows = {
        row[0]: Cited(*map(from_column, row))
        for row in db.execute(
            "SELECT document, id, name, url, outlet, title, published FROM documents"
            " WHERE document IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted),),
        )
    }
    return {number: rows[number] for number in wanted if number in rows}


def reading_of(db: sqlite3.Connection, number: int, model: str) -> Reading:
    """The reading of a document, as it is in force."""
    return as_reading(model, document_of(db, number), entries_of(db, number).entries)


def as_reading(model: str, document: Document, entries: Mapping[str, tuple[Any, ...]]) -> Reading:
    """A reading of those entries, which are given by the name of their kind; each kind knows the field it goes into."""
    fields: dict[str, Any] = {kind.in_reading: entries[kind.name] for kind in KINDS}
    return Reading(model, document, **fields)


def build(
    kind: Kind,
    row: dict[str, Any],
    ids: dict[int, str],
    spans: dict[int, dict[int, list[Span]]],
    roles: dict[int, tuple[Role, ...]],
    sides: dict[tuple[int, str], tuple[str, ...]],
) -> Entry:
    """One entry from its row and from what lies beside it."""
    number = row["entry"]
    values: dict[str, Any] = {"id": ids[number], **{name: row[name] for name in kind.plain}}
    values |= {name: ids.get(row[name]) for name in kind.references}
    values |= {name: tuple(json.loads(row[name])) for name in kind.lists}
    values |= {name: _stretches(spans, number, part) for name, part in kind.spans.items()}
    if kind.entry is Figure:
        values |= {name: None if values[name] is None else int(values[name]) for name in ("value", "upper")}
    if kind.entry is Date:
        values["approximate"] = bool(values["approximate"])
    if "roles" in kind.others:
        values["roles"] = roles.get(number, ())
    if kind.entry is Event:
        values |= {name: sides.get((number, name[:-1]), ()) for name in ("actors", "recipients")}
    if kind.entry is Attribution:
        at = _stretches(spans, number, "channel")
        name = row["channel"]
        values["channel"] = None if name is None else Channel(name, row["channel_kind"], at[0] if at else None)
    if kind.entry is Flow:
        parts, derived = row["sum_parts"], row["derived_source"]
        values["sum"] = (
            None if parts is None else Sum(tuple(json.loads(parts)), row["sum_amount"], row["sum_difference"])
        )
        values["derived"] = None if derived is None else Derived(derived, row["derived_arithmetic"])
    entry: Entry = kind.entry(**values)
    return entry


def _stretches(spans: dict[int, dict[int, list[Span]]], number: int, part: str) -> Spans:
    return tuple(spans[number].get(PARTS[part], ())) if number in spans else ()


def spans_of(db: sqlite3.Connection, which: str, values: Sequence[Any]) -> dict[int, dict[int, list[Span]]]:
    """The words of the entries that the query ``which`` gives: entry → part → spans."""
    found: defaultdict[int, dict[int, list[Span]]] = defaultdict(dict)
    rows = db.execute(
        f"SELECT entry, part, start, end FROM spans WHERE entry IN ({which}) ORDER BY entry, part, number", values
    )
    for entry, part, start, end in rows:
        found[entry].setdefault(part, []).append((start, end))
    return dict(found)


def roles_of(db: sqlite3.Connection, which: str, values: Sequence[Any]) -> dict[int, tuple[Role, ...]]:
    """The roles of the actors that the query ``which`` gives."""
    found: defaultdict[int, list[Role]] = defaultdict(list)
    rows = db.execute(
        "SELECT entry, role, affiliation, start, end, date, former FROM roles"
        f" WHERE entry IN ({which}) ORDER BY entry, number",
        values,
    )
    for entry, role, affiliation, start, end, date, former in rows:
        found[entry].append(Role(from_column(role), from_column(affiliation), (start, end), date, bool(former)))
    return {entry: tuple(held) for entry, held in found.items()}


def sides_of(db: sqlite3.Connection, which: str, values: Sequence[Any]) -> dict[tuple[int, str], tuple[int, ...]]:
    """The numbers of the actors of the events that the query ``which`` gives, by event and side."""
    found: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    rows = db.execute(
        f"SELECT entry, side, actor FROM sides WHERE entry IN ({which}) ORDER BY entry, side, number", values
    )
    for entry, side, actor in rows:
        found[entry, side].append(actor)
    return {key: tuple(actors) for key, actors in found.items()}
