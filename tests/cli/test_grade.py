from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Program

from onrecord.record import Record


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")


def test_a_source_is_graded_and_listed(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    Record.open(path).close()
    done = program("grade", path, "The Vardia Lamp", "b", "--why", "ten reports held", "--reviewer", "Ida")
    assert done.exit_code == 0
    assert done.stdout.startswith("The Vardia Lamp · B, usually reliable · by Ida, ")
    assert "ten reports held" in done.stdout
    program("grade", path, "Vardia Lamp", "C", "--reviewer", "Otto")
    listed = program("grade", path, "--list").stdout
    assert "undone" in listed.splitlines()[0] + listed.splitlines()[1]
    lines = [json.loads(line) for line in program("grade", path, "--list", "--json").stdout.splitlines()]
    assert [(one["format"], one["value"], one["undone"] is None) for one in lines] == [
        ("onrecord-grade/1", "B", False),
        ("onrecord-grade/1", "C", True),
    ]


def test_the_rules_are_printed(program: Program) -> None:
    done = program("grade", "--rules")
    assert done.exit_code == 0
    assert "two origins: two independent origins assert it" in done.stdout


def test_nothing_is_graded_yet(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    Record.open(path).close()
    assert program("grade", path, "--list").stdout == "no grades\n"


def test_what_makes_no_sense(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    Record.open(path).close()
    for arguments in (
        (),
        (path,),
        (path, "The Lamp"),
        (path, "--claim", "1"),
        (path, "The Lamp", "A", "--claim", "1"),
        (path, "The Lamp", "A", "--list"),
        (path, "--claim", "1", "--list"),
    ):
        assert program("grade", *arguments).exit_code == 2
    wrong = program("grade", path, "The Lamp", "G")
    assert wrong.exit_code == 2
    assert "a source is graded A (completely reliable)" in wrong.stderr
    none = program("grade", path, "--claim", "7", "2")
    assert none.exit_code == 1
    assert "has no claim 7" in none.stderr
