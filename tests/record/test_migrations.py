"""A record of the first version, brought up to date. All names are invented."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.record.dumps import dump
from tests.record.readings import reading

from onrecord.errors import OtherVersion, RecordError
from onrecord.record import Record, tables


def first_version(path: Path) -> None:
    """A record with a document in it, without what later versions added."""
    with Record.open(path) as record:
        record.add(reading())
    db = sqlite3.connect(path, isolation_level=None)
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    for statement in tables.migrations()[1]:
        fresh.execute(statement)
    known = {name for (name,) in fresh.execute("SELECT name FROM sqlite_schema")}
    for kind in ("trigger", "view", "table"):
        for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = ?", (kind,)).fetchall():
            if name not in known and not name.startswith("sqlite_"):
                db.execute(f'DROP {kind} IF EXISTS "{name}"')
    db.execute("PRAGMA user_version = 1")
    db.close()


def test_an_older_record_is_brought_up_to_date(tmp_path: Path) -> None:
    path, new = tmp_path / "old.record", tmp_path / "new.record"
    first_version(path)
    with Record.open(path) as record, Record.open(new) as fresh:
        fresh.add(reading())
        assert record.waiting() == [1]
        assert record.document(1) == fresh.document(1)
        assert [table.name for table in record.tables()] == [table.name for table in fresh.tables()]
        assert record.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_it_is_not_brought_up_to_date_by_looking_at_it(tmp_path: Path) -> None:
    path = tmp_path / "old.record"
    first_version(path)
    before = dump(path)
    with pytest.raises(OtherVersion, match="version 1"):
        Record.open(path, read_only=True)
    assert dump(path) == before


def test_an_interrupted_migration_leaves_it_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.record"
    first_version(path)
    before = dump(path)
    whole = tables.migrations()
    for at in range(0, len(whole[2]), 5):
        broken = whole | {2: (*whole[2][:at], "INSERT INTO nowhere VALUES (1)")}
        with monkeypatch.context() as patched:
            patched.setattr(tables, "migrations", lambda broken=broken: broken)
            with pytest.raises(RecordError):
                Record.open(path)
        assert dump(path) == before
    with Record.open(path) as record:
        assert record.waiting() == [1]
