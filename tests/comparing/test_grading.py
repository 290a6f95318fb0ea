"""What people decide of sources and claims. All names are invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.record.readings import reading

from onrecord.comparing.grading import grade_claim, grade_source, grades, reliability
from onrecord.errors import NotInRecord, ReadOnlyRecord, SettingError
from onrecord.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "news.record") as opened:
        yield opened


def claim(record: Record) -> int:
    """A claim with the first entry of a document of The Vardia Lamp."""
    record.add(reading())
    with record.writing():
        db = record.connection
        entry, kind = db.execute("SELECT entry, kind FROM entries JOIN figures USING (entry)").fetchone()
        number = db.execute("INSERT INTO claims (kind, entry, stale) VALUES (?, ?, 0)", (kind, entry)).lastrowid
        db.execute("INSERT INTO claim_entries VALUES (?, ?, 'asserts', 'by hand')", (entry, number))
    assert number is not None
    return number


def stale(record: Record, number: int) -> bool:
    return bool(record.connection.execute("SELECT stale FROM claims WHERE claim = ?", (number,)).fetchone()[0])


def test_a_source_is_graded_and_graded_anew(record: Record) -> None:
    first = grade_source(record, "The Vardia Lamp", "b", "Ida", "checked ten reports")
    assert (first.source, first.claim, first.value, first.means) == ("The Vardia Lamp", None, "B", "usually reliable")
    assert (first.decided_by, first.why, first.undone) == ("Ida", "checked ten reports", None)
    second = grade_source(record, "vardia lamp", "D", "Otto")
    grade_source(record, "Ostrand Post", "A", "Otto")
    kept = grades(record)
    assert [(one.value, one.decided_by, one.undone is None) for one in kept] == [
        ("B", "Ida", False),
        ("D", "Otto", True),
        ("A", "Otto", True),
    ]
    assert kept[1] == second
    assert reliability(record) == {"vardia lamp": "D", "Ostrand Post": "A"}


def test_a_claim_is_graded_and_graded_anew(record: Record) -> None:
    number = claim(record)
    grade_claim(record, number, 2, "Ida", "two letters")
    again = grade_claim(record, number, "4", "Ida")
    assert (again.claim, again.source, again.value, again.means) == (number, None, "4", "doubtfully true")
    assert [(one.value, one.undone is None) for one in grades(record)] == [("2", False), ("4", True)]
    assert reliability(record) == {}


def test_a_sources_grade_has_its_claims_graded_anew(record: Record) -> None:
    number = claim(record)
    grade_source(record, "Ostrand Post", "A", "Ida")
    assert not stale(record, number)
    grade_source(record, "Vardia Lamp", "A", "Ida")
    assert stale(record, number)


@pytest.mark.parametrize("value", ["G", "1", "", "AB", "good"])
def test_no_such_reliability(record: Record, value: str) -> None:
    with pytest.raises(SettingError, match="a source is graded A \\(completely reliable\\), B"):
        grade_source(record, "The Vardia Lamp", value, "Ida")
    assert grades(record) == []


@pytest.mark.parametrize("value", [0, 7, "A", "", "2.5", "١"])
def test_no_such_credibility(record: Record, value: int | str) -> None:
    number = claim(record)
    with pytest.raises(SettingError, match="a claim is graded 1 \\(confirmed by other sources\\), 2"):
        grade_claim(record, number, value, "Ida")
    assert grades(record) == []


def test_what_makes_no_sense(record: Record) -> None:
    with pytest.raises(SettingError, match="whose"):
        grade_source(record, "The Vardia Lamp", "A", "  ")
    with pytest.raises(SettingError, match="name"):
        grade_source(record, "  ", "A", "Ida")
    with pytest.raises(NotInRecord, match="no claim 99"):
        grade_claim(record, 99, 1, "Ida")
    assert grades(record) == []


def test_odd_words_are_kept(record: Record) -> None:
    odd = "The\x00Lamp \ud800 'A' -- x"
    assert grade_source(record, odd, "A", "Ida \udfff", "why\n\x00").source == odd
    assert reliability(record) == {odd: "A"}


def test_a_record_that_may_not_be_written(tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    Record.open(path).close()
    with Record.open(path, read_only=True) as record, pytest.raises(ReadOnlyRecord):
        grade_source(record, "The Vardia Lamp", "A", "Ida")
