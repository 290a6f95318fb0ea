from __future__ import annotations

import dataclasses
import sqlite3
from pathlib import Path

import pytest
from tests.record.dumps import dump
from tests.record.readings import TEXT, document, reading, short

from onrecord.errors import NotInRecord
from onrecord.record import Record
from onrecord.record.kinds import KINDS, PARTS
from onrecord.schema import Actor, Attribution, Channel, Reading


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record.open(tmp_path / "news.record")


def whole(record: Record) -> None:
    """Asserts that the file is sound, and that the indexes hold what the views say."""
    with sqlite3.connect(record.path) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        for index in ("document_search", "entry_search", "actor_search", "place_search"):
            db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    db.close()


def as_stored(one: Reading) -> Reading:
    """A reading as it comes out of a record: without the bytes, which are unpacked by themselves."""
    return dataclasses.replace(one, document=dataclasses.replace(one.document, raw=b""))


def test_what_goes_in_comes_out(record: Record) -> None:
    one = reading()
    added = record.add(one, one.document.raw)
    assert added.how == "new"
    assert record.document(one.document.id) == as_stored(one)
    assert record.document(added.number) == as_stored(one)
    assert record.raw(one.document.id) == one.document.raw
    whole(record)


def test_every_field_of_every_entry_has_a_place() -> None:
    for kind in KINDS:
        fields = {field.name for field in dataclasses.fields(kind.entry)} - {"id"}
        placed = [*kind.plain, *kind.spans, *kind.references, *kind.lists, *kind.others]
        assert sorted(placed) == sorted(fields), kind.name
        assert set(kind.spans.values()) <= set(PARTS)
    fields = {field.name for field in dataclasses.fields(Reading)} - {"model", "document"}
    assert {kind.in_reading for kind in KINDS} == fields


def test_the_tables_of_names_say_what_the_code_says(record: Record) -> None:
    with sqlite3.connect(record.path) as db:
        assert dict(db.execute("SELECT name, part FROM parts")) == PARTS
        assert dict(db.execute("SELECT name, kind FROM kinds")) == {kind.name: kind.number for kind in KINDS}
    db.close()


def test_the_same_bytes_again_change_nothing(record: Record) -> None:
    added = record.add(reading())
    before = dump(record.path)
    again = record.add(reading("second@2"))
    assert (again.how, again.number) == ("known", added.number)
    assert record.add(reading(name="elsewhere.txt")).how == "known"
    assert dump(record.path) == before


def test_bytes_are_kept_once(record: Record) -> None:
    record.add(reading())
    other = record.add(reading(outlet="Canal Sur"))
    assert other.how == "new"
    with sqlite3.connect(record.path) as db:
        assert db.execute("SELECT count(*) FROM raw").fetchone() == (1,)
    db.close()
    assert record.raw(1) == record.raw(2)


def test_words_of_every_entry_are_those_of_the_text(record: Record) -> None:
    one = reading()
    record.add(one)
    with sqlite3.connect(record.path) as db:
        shown = dict(db.execute("SELECT id, words FROM entry_words JOIN entries USING (entry)"))
        assert db.execute("SELECT speaker, act, words FROM statements ORDER BY entry").fetchall()[0] == (
            "Ana Reyes",
            "confirm",
            "that delegates met in Port Selda on 3 May 2031",
        )
    db.close()
    for said in one.attributions:
        assert shown[said.id] == one.words(said.content)
    assert shown["c1"] == "Rebels seized Old Quay, the police said."
    assert shown["f1"].startswith("Carvenia pledged")


def test_text_that_sqlite_cannot_keep_comes_out_as_it_was(record: Record) -> None:
    text = "Ana\ud800 said \0 that the ferry\ud83d left. Ana\ud800 knows."
    one = short(text, "that the ferry\ud83d left", title="a\0b", outlet="Lamp\udfff", id="x\ud801")
    actor = Actor("a1", "Ana\ud800", "person", role="\0", mentions=((0, 4),))
    said = dataclasses.replace(one.attributions[0], channel=Channel("Sur\ud802", "outlet"))
    one = dataclasses.replace(one, actors=(actor,), attributions=(said,))
    record.add(one)
    assert record.document(1) == as_stored(one)
    assert record.document("x\ud801") == as_stored(one)
    whole(record)


def test_an_entry_that_points_at_nothing_points_at_none(record: Record) -> None:
    said = Attribution("t1", (), (), (), speaker="a9", within="t8")
    record.add(Reading("m@1", document(), attributions=(said,)))
    stored = record.document(1).attributions[0]
    assert (stored.speaker, stored.within) == (None, None)
    whole(record)


def test_a_document_that_is_not_there_is_named(record: Record) -> None:
    for id in (7, "sha256:none"):
        with pytest.raises(NotInRecord, match=f"news.record: has no document {id}"):
            record.document(id)


def test_a_reading_that_cannot_be_stored_leaves_nothing(record: Record) -> None:
    one = reading()
    record.add(short("Ana said so."))
    before = dump(record.path)
    twice = dataclasses.replace(one, actors=one.actors + one.actors[:1])
    with pytest.raises(Exception, match=r"news\.record"):
        record.add(twice)
    assert dump(record.path) == before


def test_a_document_is_found_by_its_url(record: Record) -> None:
    record.add(reading(url="https://lamp.example/talks#top"))
    assert record.document("https://lamp.example/talks").document.text == TEXT
    assert list(record.documents()) == [1]
