"""Rows as CSV: flat, with lists joined, and with nothing in them that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


def as_csv(rows: Iterable[Row]) -> str:
    """A sheet with a header; columns stand in the order in which rows first have them."""
    flat = [dict(_flat(row)) for row in rows]
    columns = list(dict.fromkeys(name for row in flat for name in row))
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([[_cell(row.get(name)) for name in columns] for row in flat])
    return written.getvalue()


def _flat(row: Row, before: str = "") -> Iterable[tuple[str, Any]]:
    """What lies within is named by both: ``document_outlet``."""
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}_")
        else:
            yield before + name, value


def _cell(value: Any) -> Any:
    if isinstance(value, Sequence) and not isinstance(value, str):
        value = "; ".join(str(one) for one in value)
    if not isinstance(value, str):
        return value
    value = value.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
    # A report may hold words made to run in whoever's spreadsheet opens this (CWE-1236).
    return "'" + value if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
