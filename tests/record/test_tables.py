from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from tests.record.readings import reading

from onrecord.record import Record, tables


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    tables.migrate(connection, 0)
    yield connection
    connection.close()


def test_every_table_and_column_says_what_it_is_for(db: sqlite3.Connection) -> None:
    described = tables.described(db)
    assert {"documents", "texts", "versions", "actors", "places", "attributions", "events", "control"} <= {
        table.name for table in described
    }
    assert {"flows", "figures", "dates", "spans", "reviews", "readings"} <= {table.name for table in described}
    for table in described:
        assert table.sentence, table.name
        if not table.name.endswith("_search"):  # of an index, the sentence says it all
            assert all(column.sentence for column in table.columns), table.name


def test_every_reference_points_at_a_table(db: sqlite3.Connection) -> None:
    names = {table.name for table in tables.described(db)}
    for table in tables.described(db):
        assert {column.references for column in table.columns} <= names | {None}


def test_every_reference_names_its_column(db: sqlite3.Connection) -> None:
    """Datasette cannot follow one that does not."""
    for table in tables.described(db):
        assert all(row[4] for row in db.execute(f"PRAGMA foreign_key_list({table.name})")), table.name


def test_every_reference_can_be_followed_back_quickly(db: sqlite3.Connection) -> None:
    """Else taking away one entry would look through the whole of another table."""
    for table in tables.described(db):
        for _, _, other, column, *_ in db.execute(f"PRAGMA foreign_key_list({table.name})").fetchall():
            if other in ("kinds", "parts"):  # nothing is ever taken away there
                continue
            (*_, plan) = db.execute(f"EXPLAIN QUERY PLAN SELECT 1 FROM {table.name} WHERE {column} = 1").fetchone()
            assert "USING" in plan, f"{table.name}.{column}: {plan}"


def test_what_datasette_is_told_is_about_what_is_there(tmp_path: Path) -> None:
    with Record.open(tmp_path / "news.record") as record:
        record.add(reading())
        told = record.metadata()
        columns = {table.name: {column.name for column in table.columns} for table in record.tables()}
    (described,) = told["databases"].values()
    assert list(told["databases"]) == ["news"]
    assert set(described["tables"]) == set(columns)
    for name, table in described["tables"].items():
        used = {*table.get("columns", ()), *table.get("facets", ())}
        used |= {table[key] for key in ("label_column", "sort_desc") if key in table}
        assert used <= columns[name], name
        if "fts_table" in table:
            assert table["fts_table"] in columns
            assert table["fts_pk"] in columns[name]
    choices = json.loads(resources.files("onrecord.record").joinpath("metadata.json").read_text())
    for part in choices.values():
        assert set(part) <= set(columns)
