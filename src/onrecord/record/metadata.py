"""What Datasette (https://datasette.io) is told of a record: descriptions, labels, facets and where to search."""

from __future__ import annotations

import json
import sqlite3
from importlib import resources
from typing import Any

from onrecord.record import tables


def metadata(db: sqlite3.Connection, name: str) -> dict[str, Any]:
    """The metadata of a record for Datasette; ``name`` is what it calls the database (the file without its ending)."""
    choices = json.loads(resources.files(__package__).joinpath("metadata.json").read_text(encoding="utf-8"))
    described = {table.name: _table(table, choices) for table in tables.described(db)}
    return {
        "title": "On the Record",
        "description": "What news reports say: who said what, what happened, who holds what, how much and how many. "
        "Every entry points at the words that it was read from.",
        "databases": {name: {"tables": described}},
    }


def _table(table: tables.Table, choices: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"description": table.sentence}
    columns = {column.name: column.sentence for column in table.columns if column.sentence}
    if columns:
        found["columns"] = columns
    if table.name in choices["labels"]:
        found["label_column"] = choices["labels"][table.name]
    if table.name in choices["facets"]:
        found["facets"] = choices["facets"][table.name]
    if table.name in choices["newest_first"]:
        found["sort_desc"] = choices["newest_first"][table.name]
    if table.name in choices["searched"]:
        found["fts_table"], found["fts_pk"] = choices["searched"][table.name]
    if table.name in choices["hidden"] or not columns:
        found["hidden"] = True
    return found
