"""The flows of a record as items, straight from its tables: what else a document says is not read for it."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.comparing.items import Item, Party, Where, items_of, occasion_span
from onrecord.comparing.reports import Report
from onrecord.record import Record
from onrecord.record.kinds import BY_NAME, PARTS
from onrecord.record.odd import from_column
from onrecord.schema import Span, Step

_FLOW = BY_NAME["flow"].number
_TOGETHER = 500  # documents whose texts are in memory at one time

_PARTY = (
    "{0}.name, {0}.kind, {0}.role, {0}.affiliation, {0}.country,"
    " (SELECT identity FROM links WHERE links.entry = {0}.entry AND holds = 1 AND undone IS NULL)"
)
_ROWS = f"""
SELECT flows.entry, own.document, passage_start, passage_end, outlet, documents.name, published, amount, currency,
  status, bound, upper, purpose, occasion, flows.date, total,
  (SELECT entry FROM entries WHERE entries.document = own.document AND kind = {_FLOW} AND id = derived_source),
  derived_arithmetic, attribution, speaker_kind, speakers.name, {_PARTY.format("givers")},
  {_PARTY.format("getters")},
  told.within IS NOT NULL OR told.polarity = 'negative' OR told.act IN ('deny', 'know-not', 'decline', 'ask')
FROM entries AS own JOIN flows USING (entry) JOIN documents ON documents.document = own.document
LEFT JOIN actors AS givers ON givers.entry = donor LEFT JOIN actors AS getters ON getters.entry = recipient
LEFT JOIN attributions AS told ON told.entry = attribution LEFT JOIN actors AS speakers ON speakers.entry = speaker
WHERE own.document IN (SELECT value FROM json_each(?)) AND own.kind = {_FLOW} AND verdict IS NOT 'rejected'
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which flows: those whose days may be from ``start`` to ``end``, of documents published in ``window`` (both days
    in it) or without a date."""

    start: str | None = None
    end: str | None = None
    window: tuple[str, str] | None = None


def load_flows(record: Record, wanted: Wanted, progress: Callable[[int, int], None] | None = None) -> list[Item]:
    """The flows that are wanted, of documents that no newer version replaced; those that a person rejected are left
    out, and what people corrected is in force.

    The chain is the publisher and who says it, no more; but where more has to be known of who says it to tell whether
    they assert it, the whole document is loaded.
    """
    documents = _documents(record.connection, wanted)
    found: list[Item] = []
    for start in range(0, len(documents), _TOGETHER):
        if progress:
            progress(start, len(documents))
        batch = documents[start : start + _TOGETHER]
        found += _items(record, batch, wanted)
    if progress:
        progress(len(documents), len(documents))
    return found


def _documents(db: sqlite3.Connection, wanted: Wanted) -> list[int]:
    sql = "SELECT DISTINCT document FROM flows JOIN entries USING (entry) JOIN documents USING (document)"
    where = ["replaced_by IS NULL"]
    values: list[Any] = []
    if wanted.window:
        where.append("(published IS NULL OR substr(published, 1, 10) BETWEEN ? AND ?)")
        values += wanted.window
    return [number for (number,) in db.execute(f"{sql} WHERE {' AND '.join(where)} ORDER BY document", values)]


def _items(record: Record, documents: Sequence[int], wanted: Wanted) -> list[Item]:
    db, numbers = record.connection, json.dumps(documents)
    sql, values = _ROWS, [numbers]
    if wanted.start:
        sql += " AND coalesce(latest, '9999') >= ?"
        values.append(wanted.start)
    if wanted.end:
        sql += " AND coalesce(earliest, '0000') <= ?"
        values.append(wanted.end)
    rows = db.execute(sql + " ORDER BY flows.entry", values).fetchall()
    spans = _spans(db, numbers)
    texts = {
        document: from_column(text if exact is None else exact)
        for document, text, exact in db.execute(
            "SELECT document, text, exact FROM texts WHERE document IN (SELECT value FROM json_each(?))", (numbers,)
        )
    }
    held = sorted({row[1] for row in rows if row[13] is not None})
    named = _Named(db, held)
    whole = {item.number: item for number in {row[1] for row in rows if row[-1]} for item in _whole(record, number)}
    return [whole.get(row[0]) or _item(_values(row), spans[row[0]], texts[row[1]], named) for row in rows]


def _whole(record: Record, document: int) -> list[Item]:
    return [item for item in items_of(Report.load(record, document)) if item.kind == "flow"]


def _values(row: Sequence[Any]) -> list[Any]:
    return [value if value.__class__ is not bytes else from_column(value) for value in row]


def _item(row: list[Any], span: list[Span], text: str, named: _Named) -> Item:
    number, document, start, end, outlet, name, published = row[:7]
    amount, currency, status, bound, upper, purpose, occasion, date, total, derived, arithmetic = row[7:18]
    told_by, speaker_kind, speaker = row[18:21]
    around = (start, end) if start is not None else (span[0] if span else (0, 0))
    chain = [Step("publisher", outlet or name)]
    if told_by is not None:
        words = speaker or named.source(told_by, text)
        if words:
            chain.append(Step("source", words, speaker_kind, (), told_by))
    said = " … ".join(text[first:last] for first, last in span)
    at = occasion_span(text, around, occasion)
    day, place = named.within(document, at)
    return Item(
        number=number,
        document=document,
        kind="flow",
        outlet=outlet,
        published=published[:10] if published else None,
        stance="asserts",
        type=status,
        word=said.lower(),
        actors=_party(row[21:27]),
        others=_party(row[27:33]),
        date=date,
        value=amount,
        upper=upper,
        bound=bound,
        unit=currency,
        purpose=purpose,
        occasion=occasion,
        told_by=told_by,
        total=total,
        span=tuple(span),
        around=around,
        chain=tuple(chain),
        derived=derived,
        arithmetic=arithmetic,
        occasion_date=day,
        occasion_place=place,
        words=said,
        passage=text[around[0] : around[1]],
    )


def _party(row: Sequence[Any]) -> tuple[Party, ...]:
    return () if row[0] is None else (Party(*row),)


def _spans(db: sqlite3.Connection, documents: str) -> Mapping[int, list[Span]]:
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for entry, start, end in db.execute(
        "SELECT spans.entry, start, end FROM entries JOIN spans USING (entry) WHERE kind = ? AND part = ?"
        " AND document IN (SELECT value FROM json_each(?)) ORDER BY spans.entry, number",
        (_FLOW, PARTS["span"], documents),
    ):
        found[entry].append((start, end))
    return found


class _Named:
    """The dates and places of documents that name an occasion; the words of sources, when they are asked for."""

    def __init__(self, db: sqlite3.Connection, documents: Sequence[int]) -> None:
        self._db = db
        numbers = json.dumps(documents)
        self._dates: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for document, start, date in self._of("date", "dates.date", "span", numbers):
            if date:
                self._dates[document].append((start, date))
        self._places: defaultdict[int, list[tuple[int, Where]]] = defaultdict(list)
        columns = (
            "name, country, geonames,"
            " (SELECT identity FROM links WHERE links.entry = places.entry AND holds = 1 AND undone IS NULL)"
        )
        for document, start, *where in self._of("place", columns, "mention", numbers):
            self._places[document].append((start, Where(*map(from_column, where))))

    def within(self, document: int, at: Span | None) -> tuple[str | None, Where | None]:
        """The first date and the first place in a stretch of the text."""
        if at is None:
            return None, None
        dates = (date for start, date in self._dates[document] if at[0] <= start < at[1])
        places = (place for start, place in self._places[document] if at[0] <= start < at[1])
        return next(dates, None), next(places, None)

    def source(self, attribution: int, text: str) -> str:
        """The words of the source of a statement."""
        rows = self._db.execute(
            "SELECT start, end FROM spans WHERE entry = ? AND part = ? ORDER BY number", (attribution, PARTS["source"])
        )
        return " … ".join(text[start:end] for start, end in rows)

    def _of(self, kind: str, columns: str, part: str, documents: str) -> Iterator[tuple[Any, ...]]:
        table = BY_NAME[kind].table
        return self._db.execute(
            f"SELECT document, start, {columns} FROM entries JOIN {table} USING (entry)"
            f" JOIN spans ON spans.entry = entries.entry WHERE entries.kind = ? AND part = ?"
            " AND document IN (SELECT value FROM json_each(?)) ORDER BY entries.entry, spans.number",
            (BY_NAME[kind].number, PARTS[part], documents),
        )
