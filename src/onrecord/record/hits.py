"""What a question finds, with everything that is needed to show it and to check it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any

from onrecord.record import rows
from onrecord.record.kinds import BY_NUMBER, Entry, Kind
from onrecord.record.odd import from_column
from onrecord.record.writing import column_names
from onrecord.schema import (
    Actor,
    Attribution,
    Channel,
    Cited,
    Control,
    Date,
    Event,
    Figure,
    Flow,
    Found,
    Place,
    Span,
    Spans,
    Verdict,
)
from onrecord.schema import found as found_forms
from onrecord.schema.forms import plain
from onrecord.schema.found import FOUND_FORMAT

_PASSAGE = 300  # characters of a text that stand for a document


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. ``number`` is its number in the record; ``entry`` is as in a reading. Where a whole document was
    found, ``number`` is that of the document, and there is no ``entry``.

    ``words``: what it says, from the stored text; ``passage``: the sentence around it. ``names``: what its references
    are called (``{"speaker": "Ana Reyes"}``), ``told_by`` who tells it, ``None`` for the publisher.
    """

    number: int
    kind: str
    document: Cited
    words: str
    passage: str
    entry: Entry | None = None
    names: dict[str, Any] = field(default_factory=dict)
    told_by: str | None = None
    verdict: Verdict | None = None

    def form(self) -> Found:
        """The public JSON form (``onrecord-found/1``), with names in place of ids."""
        cls = _FORMS[type(self.entry) if self.entry is not None else None]
        form: Found = cls(**{field.name: self._value(field.name) for field in fields(cls)})
        return form

    def to_dict(self) -> dict[str, Any]:
        """The same as plain Python values."""
        return {"format": FOUND_FORMAT, **plain(self.form())}

    def _value(self, name: str) -> Any:
        """A field of the form: of this, a name, or the entry's own."""
        if name == "entry":
            return self.number
        if name in _OF_HIT:
            return getattr(self, name)
        if name in self.names:
            value = self.names[name]
            return tuple(value) if isinstance(value, list) else value
        if name == "spans":
            made = _SPANS[type(self.entry)]
            return made(**{part.name: getattr(self.entry, part.name) for part in fields(made)})
        if name == "actor_kind":
            return getattr(self.entry, "kind", None)
        value = getattr(self.entry, name)
        return value.name if isinstance(value, Channel) else value


def hits(db: sqlite3.Connection, numbers: list[int]) -> list[Hit]:
    """The entries of these numbers, in their order."""
    marks = ", ".join("?" * len(numbers))
    about = {
        number: row
        for number, *row in db.execute(
            "SELECT entry, document, kind, id, passage_start, passage_end, verdict FROM entries"
            f" WHERE entry IN ({marks})",
            numbers,
        )
    }
    documents = {row[0] for row in about.values()}
    heads, texts = rows.cited(db, documents), _texts(db, documents)
    entries: dict[int, Entry] = {}
    names: dict[int, str] = {}
    referred: dict[int, dict[str, Any]] = {}
    for kind in map(BY_NUMBER.__getitem__, {row[1] for row in about.values()}):
        ours = [number for number in numbers if number in about and about[number][1] == kind.number]
        _load(db, kind, ours, entries, referred)
    names = _names(db, {n for fields in referred.values() for n in _flat(fields.values())}, texts)
    found = []
    for number in numbers:
        if number not in entries:
            continue
        document, kind_number, _, start, end, verdict = about[number]
        kind, entry, text = BY_NUMBER[kind_number], entries[number], texts[document]
        called = {name: _called(value, names) for name, value in referred[number].items()}
        told_by = called.pop("within" if kind.entry is Attribution else "attribution", None)
        if isinstance(entry, Attribution) and called.get("speaker") is None:
            called["speaker"] = _words(text, entry.source) or None
        passage = text[start:end] if start is not None else _words(text, kind.key(entry)[:1])
        found.append(
            Hit(
                number,
                kind.name,
                heads[document],
                _words(text, _said(kind, entry)),
                passage,
                entry,
                called,
                told_by,
                verdict,
            )
        )
    return found


def document_hits(db: sqlite3.Connection, numbers: list[int], words: str | None) -> list[Hit]:
    """Documents, with the first words that were looked for."""
    heads, texts = rows.cited(db, numbers), _texts(db, numbers)
    found = []
    for number in numbers:
        text = texts[number]
        first = (words or "").replace('"', " ").replace("*", " ").split()
        at = max(0, text.lower().find(first[0].lower())) if first else 0
        start = max(0, at - _PASSAGE // 3)
        passage = text[start : start + _PASSAGE]
        found.append(Hit(number, "document", heads[number], heads[number].title or "", passage))
    return found


def _load(
    db: sqlite3.Connection,
    kind: Kind,
    numbers: list[int],
    entries: dict[int, Entry],
    referred: dict[int, dict[str, Any]],
) -> None:
    """Entries of one kind, with the numbers that they refer to."""
    marks = ", ".join("?" * len(numbers))
    which = f"SELECT entry FROM entries WHERE entry IN ({marks})"
    spans = rows.spans_of(db, which, numbers)
    roles = rows.roles_of(db, which, numbers) if "roles" in kind.others else {}
    sides = rows.sides_of(db, which, numbers) if kind.entry is Event else {}
    columns = column_names(kind)
    found = [
        dict(zip(columns, map(from_column, row), strict=True))
        for row in db.execute(f"SELECT {', '.join(columns)} FROM {kind.table} WHERE entry IN ({marks})", numbers)
    ]
    wanted = {row["entry"] for row in found} | {row[name] for row in found for name in kind.references}
    wanted |= {actor for actors in sides.values() for actor in actors}
    ids = _ids(db, [number for number in wanted if number is not None])
    named = {key: tuple(ids[actor] for actor in actors) for key, actors in sides.items()}
    for row in found:
        number = row["entry"]
        entries[number] = rows.build(kind, row, ids, spans, roles, named)
        referred[number] = {name: row[name] for name in kind.references}
        if kind.entry is Event:
            referred[number] |= {f"{side}s": sides.get((number, side), ()) for side in ("actor", "recipient")}


def _ids(db: sqlite3.Connection, numbers: list[int]) -> dict[int, str]:
    marks = ", ".join("?" * len(numbers))
    found = db.execute(f"SELECT entry, id FROM entries WHERE entry IN ({marks})", numbers)
    return {number: from_column(id) for number, id in found}


def _names(db: sqlite3.Connection, numbers: set[int], texts: dict[int, str]) -> dict[int, str]:
    """What actors and places are called, and who speaks in statements."""
    wanted = list(numbers)
    marks = ", ".join("?" * len(wanted))
    names = {}
    for table in ("actors", "places"):
        for number, name in db.execute(f"SELECT entry, name FROM {table} WHERE entry IN ({marks})", wanted):
            names[number] = from_column(name)
    speakers = db.execute(
        "SELECT attributions.entry, document, actors.name FROM attributions JOIN entries USING (entry)"
        f" LEFT JOIN actors ON actors.entry = speaker WHERE attributions.entry IN ({marks})",
        wanted,
    ).fetchall()
    spans = rows.spans_of(db, f"SELECT entry FROM entries WHERE entry IN ({marks})", wanted)
    for number, document, name in speakers:
        source = tuple(spans.get(number, {}).get(1, ()))
        names[number] = from_column(name) or _words(texts[document], source) or "somebody unnamed"
    for number, document, value in db.execute(
        f"SELECT entry, document, amount FROM flows JOIN entries USING (entry) WHERE entry IN ({marks})", wanted
    ):
        names[number] = _words(texts[document], tuple(spans.get(number, {}).get(6, ()))) or value
    for number, document, value in db.execute(
        f"SELECT entry, document, value FROM figures JOIN entries USING (entry) WHERE entry IN ({marks})", wanted
    ):
        names[number] = _words(texts[document], tuple(spans.get(number, {}).get(6, ()))) or str(value)
    return names


def _texts(db: sqlite3.Connection, documents: Iterable[int]) -> dict[int, str]:
    wanted = list(documents)
    found = db.execute(
        f"SELECT document, text, exact FROM texts WHERE document IN ({', '.join('?' * len(wanted))})", wanted
    )
    return {number: text if exact is None else from_column(exact) for number, text, exact in found}


def _said(kind: Kind, entry: Entry) -> Spans:
    return entry.content if isinstance(entry, Attribution) else kind.key(entry)


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def _flat(values: Iterable[Any]) -> Iterable[int]:
    for value in values:
        if isinstance(value, tuple):
            yield from value
        elif value is not None:
            yield value


def _called(value: Any, names: dict[int, str]) -> Any:
    if isinstance(value, tuple):
        return [names[number] for number in value]
    return names.get(value)


_OF_HIT = ("kind", "document", "words", "passage", "told_by", "verdict")
_FORMS: dict[type[Any] | None, type[Any]] = {
    Attribution: found_forms.FoundStatement,
    Event: found_forms.FoundEvent,
    Control: found_forms.FoundControl,
    Flow: found_forms.FoundFlow,
    Figure: found_forms.FoundFigure,
    Actor: found_forms.FoundActor,
    Place: found_forms.FoundPlace,
    Date: found_forms.FoundDate,
    None: found_forms.FoundDocument,
}
_SPANS: dict[type[Any], type[Any]] = {
    Attribution: found_forms.StatementSpans,
    Event: found_forms.EventSpans,
    Control: found_forms.ControlSpans,
    Flow: found_forms.PlainSpans,
    Figure: found_forms.PlainSpans,
    Actor: found_forms.MentionSpans,
    Place: found_forms.MentionSpans,
    Date: found_forms.PlainSpans,
}
