from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Program
from tests.record.readings import reading

from onrecord.cli import reread
from onrecord.record import Record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "news.record"
    with Record.open(path) as record:
        record.add(reading())
    return path


def denial(program: Program, path: Path) -> int:
    line = program("find", path, "strike", "--act", "deny", "--json", "--rejected").stdout
    return int(json.loads(line)["entry"])


def test_a_decision_is_kept_and_shown(program: Program, path: Path) -> None:
    entry = denial(program, path)
    done = program("review", path, entry, "reject", "--why", "no such words", "--reviewer", "Ida Moss")
    assert done.exit_code == 0
    assert "port authority · deny" in done.stdout
    assert "rejected by Ida Moss" in done.stdout
    assert program("find", path, "strike", "--act", "deny").stdout == ""
    listed = program("review", path)
    assert f"entry {entry}, attribution “denied” · rejected by Ida Moss" in listed.stdout
    assert "no such words" in " ".join(listed.stdout.split())


def test_a_correction_from_the_command_line(program: Program, path: Path) -> None:
    entry = denial(program, path)
    done = program("review", path, entry, "correct", "--set", "act=warn", "--set", "speaker=Carvenia")
    assert done.exit_code == 0
    assert "Carvenia · warn" in done.stdout
    assert "act: deny → warn" in done.stdout
    (line,) = program("review", path, entry, "--json").stdout.splitlines()
    assert json.loads(line)["machine"]["act"] == "deny"
    flow = json.loads(program("find", path, "--status", "pledge", "--json").stdout)["entry"]
    assert program("review", path, flow, "correct", "--set", "amount=2500000", "--set", "date=2031").exit_code == 0
    assert "pledge · at least 2500000 USD" in program("find", path, "--status", "pledge").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("correct",), 2, "--set belongs to correct"),
        (("accept", "--set", "act=deny"), 2, "--set belongs to correct"),
        (("correct", "--set", "act"), 2, "should be FIELD=VALUE"),
        (("correct", "--set", "act=sing"), 2, "should be one of say, confirm"),
        (("perhaps",), 2, "accept"),
    ],
)
def test_what_makes_no_sense(program: Program, path: Path, arguments: tuple[str, ...], code: int, told: str) -> None:
    done = program("review", path, denial(program, path), *arguments)
    assert done.exit_code == code
    assert told in done.stderr


def test_an_entry_that_is_not_there(program: Program, path: Path) -> None:
    done = program("review", path, 999, "accept")
    assert done.exit_code == 1
    assert "has no entry 999; `onrecord find` gives the numbers" in done.stderr
    assert "no decisions" in program("review", path).stdout


@pytest.mark.parametrize("everything", [False, True])
def test_documents_are_read_again(
    program: Program, path: Path, monkeypatch: pytest.MonkeyPatch, everything: bool
) -> None:
    monkeypatch.setattr(reread, "model_name", lambda settings: "fake@0")
    entry = denial(program, path)
    program("review", path, entry, "correct", "--set", "act=warn", "--reviewer", "Ida")
    done = program("reread", path)
    assert done.exit_code == 0
    assert "1 document read again in" in done.stderr
    found = program("find", path, "--act", "warn").stdout
    assert "corrected" in found
    assert "says otherwise now (judged: first@1)" in program("review", path).stdout
    printed = program("reread", path, "--all", "--json").stdout.splitlines()
    assert [(json.loads(line)["before"], json.loads(line)["model"]) for line in printed] == [("fake@0", "fake@0")]
    more = program("reread", path, *(["--all"] if everything else []))
    assert f"{int(everything)} document" in more.stderr
    assert list(path.parent.iterdir()) == [path]
