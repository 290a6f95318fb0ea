from __future__ import annotations

import time
from pathlib import Path

import pytest
from tests.record.dumps import dump
from tests.record.readings import document, short
from tests.record.test_store import whole

from onrecord.errors import NotInRecord
from onrecord.record import Record
from onrecord.record.versions import alterations

URL = "https://lamp.example/ferries"
FIRST = "Reyes said four seamen were killed when the ferry sank.\n\nThe port stays closed. Brandt declined to comment."
SECOND = "Reyes said at least six seamen were killed when the ferry sank.\n\nThe port stays closed until Monday."


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record.open(tmp_path / "news.record")


def test_a_changed_page_is_a_new_version(record: Record) -> None:
    first = record.add(short(FIRST, url=URL, title="Four killed"))
    second = record.add(short(SECOND, url=URL + "#comments", title="Six killed"))
    assert [(one.how, one.version) for one in (first, second)] == [("new", 1), ("version", 2)]
    one, two = record.versions(URL)
    assert (one.number, one.document, one.alterations, one.facts) == (1, first.number, (), {})
    assert two.facts == {"title": ("Four killed", "Six killed")}
    assert [(change.removed, change.added) for change in two.alterations] == [
        ("four", "at least six"),
        ("", "until Monday"),
        ("Brandt declined to comment.", ""),
    ]
    change = two.alterations[0]
    assert (change.before, change.after) == ("Reyes said", "seamen were killed when the ferry")
    assert FIRST[slice(*change.old)] == "four"
    assert SECOND[slice(*change.new)] == "at least six"
    whole(record)


def test_the_newest_version_answers(record: Record) -> None:
    record.add(short(FIRST, url=URL))
    second = record.add(short(SECOND, url=URL))
    assert record.document(URL).document.text == SECOND
    assert [hit.document.number for hit in record.find("seamen")] == [second.number]
    assert len(record.find("seamen", all_versions=True)) == 2
    assert record.find("Brandt") == []


def test_a_version_that_is_there_changes_nothing(record: Record) -> None:
    record.add(short(FIRST, url=URL))
    record.add(short(SECOND, url=URL))
    before = dump(record.path)
    for text in (FIRST, SECOND, FIRST):
        assert record.add(short(text, url=URL)).how == "known"
    assert dump(record.path) == before


def test_where_only_the_page_around_it_changed_nothing_is_read(record: Record) -> None:
    first = short(FIRST, url=URL, raw=b"<p>one</p>")
    other = short(FIRST, url=URL, raw=b"<p>two</p>")
    number = record.add(first).number
    assert record.has(other.document)
    seen = record.seen(other.document)
    assert seen is not None
    assert (seen.how, seen.number, seen.version) == ("same text", number, 2)
    assert [(one.document, one.alterations, one.facts) for one in record.versions(URL)] == [(number, (), {})] * 2
    assert list(record.documents()) == [number]
    whole(record)


def test_an_id_that_was_given_is_an_address_too(record: Record) -> None:
    record.add(short(FIRST, id="wire-7"))
    record.add(short(SECOND, id="wire-7"))
    assert [one.number for one in record.versions("wire-7")] == [1, 2]
    assert record.document("wire-7").document.text == SECOND


def test_a_file_without_an_address_has_no_versions(record: Record) -> None:
    record.add(short(FIRST))
    record.add(short(SECOND))
    assert len(record.find("seamen")) == 2
    with pytest.raises(NotInRecord, match="has nothing from https://nowhere"):
        record.versions("https://nowhere.example/")


def test_what_is_left_out_is_not_compared() -> None:
    old, new = "Home | Weather\n\nReyes said no.", "Home | Weather\n\nReyes said  no."
    assert list(alterations(document(old), document(new))) == []


def test_a_long_text_takes_no_long_time() -> None:
    words = [f"word{number % 977}{'.' if number % 17 == 0 else ''}" for number in range(60_000)]
    started = time.monotonic()
    changed = [*words[:30_000], "new", *words[30_001:]]
    (change,) = alterations(document(" ".join(words)), document(" ".join(changed)))
    assert change.added == "new"
    assert time.monotonic() - started < 20
