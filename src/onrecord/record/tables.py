"""The tables of a record, version by version, and what each table and column is for.

The SQL lies in ``migrations/VERSION/*.sql``. Every table and column has a comment there; SQLite keeps them with the
schema, and :func:`described` reads them back, for the docs and for Datasette.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

# Says in the header of the file that it is a record: "onrc".
APPLICATION = 0x6F6E7263

_TABLE = re.compile(r"CREATE (?:VIRTUAL )?(?:TABLE|VIEW) (\w+)[^-]*-- (.+)")
_COLUMN = re.compile(r"^  (?!PRIMARY|UNIQUE|CHECK)(?:\S.*?\bAS )?(?:\w+\.)?(\w+)(?:\b[^\n]*?)?,? -- (.+)$")
# A column that a later version adds: SQLite leaves no line to it, so its comment stands between /* and */.
_LATER = re.compile(r", (\w+) [^,/]*/\* (.+?) \*/")
_VIEW_END = re.compile(r"^  \).* AS (\w+),? -- (.+)$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column, what it is for, and the table that it points at."""

    name: str
    sentence: str
    references: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view, and what it is for."""

    name: str
    sentence: str
    columns: tuple[Column, ...]


def migrations() -> dict[int, tuple[str, ...]]:
    """Version → the statements that lead to it from the version before."""
    found = {}
    for folder in resources.files(__package__).joinpath("migrations").iterdir():
        if folder.name.isdigit():
            files = sorted(folder.iterdir(), key=lambda file: file.name)
            texts = [file.read_text(encoding="utf-8") for file in files if file.name.endswith(".sql")]
            found[int(folder.name)] = tuple(statement for text in texts for statement in _statements(text))
    return dict(sorted(found.items()))


def version() -> int:
    """The version that this onrecord writes."""
    return max(migrations())


def migrate(connection: sqlite3.Connection, start: int) -> None:
    """Brings a record from version ``start`` to the newest, each version in one transaction."""
    for number, statements in migrations().items():
        if number <= start:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another program may have done it while this one waited.
            if connection.execute("PRAGMA user_version").fetchone()[0] < number:
                for statement in statements:
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def described(connection: sqlite3.Connection) -> tuple[Table, ...]:
    """The tables and views of an open record, with their comments, in the order in which they were made."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY rowid")
    return tuple(_described(connection, name, sql) for name, sql in rows if _is_shown(name, sql))


def _is_shown(name: str, sql: str) -> bool:
    return not name.startswith("sqlite_") and not re.search(r"^CREATE TABLE '", sql)  # the index's own tables


def _described(connection: sqlite3.Connection, name: str, sql: str) -> Table:
    first, *lines = sql.splitlines()
    heading = _TABLE.match(first)
    comments = {match[1]: match[2] for match in _LATER.finditer(sql)}
    comments |= {match[1]: match[2] for line in lines if (match := _VIEW_END.match(line) or _COLUMN.match(line))}
    targets = {row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list({name})")}
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
    columns = tuple(Column(column, comments.get(column, ""), targets.get(column)) for column in names)
    return Table(name, heading[2] if heading else "", columns)


def _statements(text: str) -> Iterator[str]:
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
    assert not statement.strip(), "the last statement lacks its semicolon"
