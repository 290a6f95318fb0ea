from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import SettingError
from onrecord.record import Question, Record
from onrecord.record.paging import entries_in, found_entries, names_like, outlets_of, page_of


@pytest.mark.parametrize("question", [Question("events"), Question("statements", "grain"), Question("documents")])
def test_pages_are_the_whole_in_parts(demo_record_once: Path, question: Question) -> None:
    with Record.open(demo_record_once, read_only=True) as record:
        whole = record.ask(question)
        found, number, more = [], 0, True
        while more:
            number += 1
            hits, more = page_of(record, question, number, 3)
            found += hits
        assert found == whole
        assert number == -(-len(whole) // 3)
        assert page_of(record, question, 10_000, 3) == ([], False)


def test_names_that_begin_so(demo_record_once: Path) -> None:
    with Record.open(demo_record_once, read_only=True) as record:
        names = [name for _, name in names_like(record, "harb")]
        assert "Harbour Post" in names
        assert len(names) == len(set(names))
        assert len(names_like(record, "a", 3)) <= 3
        assert names_like(record, "100%_") == []
        with pytest.raises(SettingError):
            names_like(record, "…")


def test_outlets_and_entries(demo_record_once: Path) -> None:
    with Record.open(demo_record_once, read_only=True) as record:
        outlets = outlets_of(record)
        assert [number for _, number in outlets] == sorted((number for _, number in outlets), reverse=True)
        numbers = entries_in(record, 1)
        hits = found_entries(record, [*numbers, 10**9])
        assert [hit.number for hit in hits] == numbers
        assert {hit.kind for hit in hits} <= {"attribution", "event", "control", "flow", "figure"}
