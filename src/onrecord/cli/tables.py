"""What was found in a record, as a table, as JSON Lines or as CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from onrecord.cli.harmless import one_line
from onrecord.cli.lines import DETAIL, DOUBT, FAINT, NAME, dotted, placed, styled, to_string, wrapped
from onrecord.schema import Actor, Attribution, Control, Date, Event, Figure, Flow, Place

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.record import Hit

_SHEET = ("document.number", "document.outlet", "document.published", "document.title", "document.url", "document.name")
_NOT_IN_SHEET = {"format", "spans", "document", "id"}
_INDENT = 4


def as_csv(hits: list[Hit]) -> str:
    """A sheet: one row an entry, lists with ``; `` between; what a spreadsheet would run is made text."""
    if not hits:
        return ""
    rows = [hit.to_dict() for hit in hits]
    columns = [name for name in rows[0] if name not in _NOT_IN_SHEET]
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([*columns, *(name.replace("document.", "document_", 1) for name in _SHEET)])
    for row in rows:
        document = row["document"]
        cells = [row[name] for name in columns] + [document[name.split(".")[1]] for name in _SHEET]
        writer.writerow([cell(one) for one in cells])
    return written.getvalue()


def cell(value: Any) -> Any:
    """A value of a sheet: a list with ``; `` between, and nothing that a spreadsheet would run."""
    if isinstance(value, list):
        value = "; ".join(str(one) for one in value)
    # A report may hold words made to run in whoever's spreadsheet opens this (CWE-1236).
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


def as_table(hits: list[Hit], width: int, colour: bool) -> str:
    """Two lines or more an entry: number, who and what with the place at the right, and the words."""
    lines: list[Text] = []
    wide = max((len(str(hit.number)) for hit in hits), default=1)
    for hit in hits:
        tag = styled((f"{hit.number:>{wide}}", NAME), "  ")
        lines += placed(tag, _head(hit), styled((_where(hit, width // 3), FAINT)), width)
        for text in _below(hit):
            lines += (styled(" " * _INDENT, line) for line in wrapped(text, width - _INDENT))
    return to_string(lines, width, colour) if lines else ""


def _where(hit: Hit, limit: int) -> str:
    document = hit.document
    outlet = one_line(document.outlet or document.name.rsplit("/", 1)[-1], limit)
    return " " + " · ".join(part for part in (outlet, document.published and document.published[:10]) if part)


def _head(hit: Hit) -> Text:
    return dotted([styled(part) for part in _parts(hit) if part])


def _parts(hit: Hit) -> list[str | tuple[str, str]]:
    entry, names = hit.entry, {name: _named(value) for name, value in hit.names.items()}
    match entry:
        case Attribution():
            via = f"to {one_line(entry.channel.name)}" if entry.channel else ""
            return [(names["speaker"] or "unattributed", NAME), entry.act, via, entry.date or ""]
        case Event():
            sides = f"{names['actors'] or '?'} → {names['recipients'] or '?'}"
            return [(entry.type, NAME), sides, names["place"], entry.date or "", entry.realis, _not(entry.polarity)]
        case Control():
            sides = f"{names['holder'] or '?'} → {names['place'] or '?'}"
            return [(entry.change, NAME), sides, entry.date or "", entry.realis]
        case Flow():
            money = f"{entry.amount} {entry.currency or ''}".strip()
            sides = f"{names['donor'] or '?'} → {names['recipient'] or '?'}"
            return [(entry.status, NAME), f"{_bound(entry.bound)}{money}", sides, entry.date or ""]
        case Figure():
            count = f"{_bound(entry.bound)}{entry.value} {one_line(entry.who or '')}".strip()
            return [(entry.what, NAME), count, names["place"], entry.date or ""]
        case Actor():
            office = ", ".join(one_line(part) for part in (entry.role, entry.affiliation) if part)
            return [(one_line(entry.name), NAME), entry.kind, office, entry.country or ""]
        case Place():
            return [(one_line(entry.name), NAME), entry.precision or "", entry.country or ""]
        case Date():
            return [(entry.date or "no date", NAME)]
    return [(one_line(hit.document.title or hit.document.name), NAME)]


def _below(hit: Hit) -> list[Text]:
    words = hit.words if isinstance(hit.entry, Attribution) else hit.passage
    said = one_line(words)
    parts = [styled((f"“{said}”" if said else "no words given", DETAIL if said else FAINT))]
    if hit.told_by:
        parts.append(styled((f"as told by {one_line(hit.told_by)}", FAINT)))
    if hit.verdict:
        parts.append(styled((hit.verdict, DOUBT)))
    return [dotted(parts)]


def _named(value: Any) -> str:
    return one_line(", ".join(value) if isinstance(value, list) else value or "")


def _bound(bound: str) -> str:
    return "" if bound == "exact" else f"{bound} "


def _not(polarity: str) -> str:
    return "not so" if polarity == "negative" else ""
