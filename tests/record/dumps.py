"""All that a record holds, as text: two records that hold the same give the same."""

from __future__ import annotations

import sqlite3
from pathlib import Path


def dump(record: Path) -> list[str]:
    """The schema and every row, a line each. How an index of words lies is its own affair, and is left out."""
    db = sqlite3.connect(record)
    tables = db.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()
    indexes = [
        name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL%'").fetchall()
    ]
    lines = []
    for name, sql in tables:
        if not any(name.startswith(f"{index}_") for index in indexes):
            lines.append(sql)
            lines += sorted(f"{name} {row!r}" for row in db.execute(f'SELECT * FROM "{name}"'))
    db.close()
    return lines
