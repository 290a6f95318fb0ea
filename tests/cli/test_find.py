from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.conftest import Program
from tests.record.readings import reading, short

from onrecord.record import Record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "news.record"
    with Record.open(path) as record:
        record.add(reading())
        record.add(
            short("Brandt said =1+1 is a strike.", "=1+1 is a strike", outlet="Canal\x1b[31m Sur", published=None)
        )
    return path


def test_a_table_for_a_person(program: Program, path: Path) -> None:
    done = program("find", path, "strike", "--act", "deny")
    assert done.exit_code == 0
    head, words = done.stdout.splitlines()
    # Who and what stand at the left, the report at the right edge, however wide the terminal is.
    assert head.split() == ["11", "port", "authority", "·", "deny", "The", "Vardia", "Lamp", "·", "2031-05-04"]
    assert head.startswith("11  port authority · deny  ")
    assert head.endswith("  The Vardia Lamp · 2031-05-04")
    assert words == "    “any strike” · as told by Ana Reyes"


def test_nothing_in_a_report_reaches_the_terminal(program: Program, path: Path) -> None:
    assert "\x1b" not in program("find", path, "strike").stdout


@pytest.mark.parametrize(
    "kind", ["statements", "events", "control", "flows", "figures", "actors", "places", "documents"]
)
def test_every_kind_in_every_form(program: Program, path: Path, kind: str) -> None:
    table = program("find", path, "--kind", kind)
    lines = [json.loads(line) for line in program("find", path, "--kind", kind, "--json").stdout.splitlines()]
    sheet = list(csv.DictReader(io.StringIO(program("find", path, "--kind", kind, "--csv").stdout)))
    assert lines
    assert len(sheet) == len(lines)
    assert [row["entry"] for row in sheet] == [str(line["entry"]) for line in lines]
    assert all(str(line["entry"]) in table.stdout for line in lines)
    assert all(row["document_number"] for row in sheet)


def test_a_spreadsheet_runs_nothing(program: Program, path: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(program("find", path, "strike", "--by", "Brandt", "--csv").stdout))
    assert row["words"] == "'=1+1 is a strike"


def test_an_option_says_what_is_looked_for(program: Program, path: Path) -> None:
    assert "pledge" in program("find", path, "--status", "pledge").stdout
    assert "ASSAULT" in program("find", path, "--type", "assault").stdout
    wrong = program("find", path, "--status", "pledge", "--kind", "events")
    assert wrong.exit_code == 2
    assert "--status is a question about flows, not about events" in wrong.stderr
    assert program("find", path, "--status", "pledge", "--act", "deny").exit_code == 2
    assert program("find", path, "--json", "--csv").exit_code == 2


def test_what_is_not_shown_is_said(program: Program, path: Path) -> None:
    done = program("find", path, "--limit", 2, "--json")
    assert len(done.stdout.splitlines()) == 2
    assert "the first 2 are shown; --limit 0 gives all" in done.stderr
    assert len(program("find", path, "--limit", 0, "--json").stdout.splitlines()) == 6
    assert list(path.parent.iterdir()) == [path]  # nothing is left beside it
    nothing = program("find", path, "zeppelin")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "nothing found" in nothing.stderr


def test_a_record_that_is_not_there_is_not_made(program: Program, tmp_path: Path) -> None:
    done = program("find", tmp_path / "none.record", "x")
    assert done.exit_code == 1
    assert "none.record: no such record; make one with `onrecord add RECORD INPUT…`" in done.stderr
    assert not (tmp_path / "none.record").exists()
