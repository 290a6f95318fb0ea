"""``onrecord compare``. All outlets, places and persons are invented."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from tests.cli.conftest import Program
from tests.comparing.reports import readings

from onrecord.cli import exits
from onrecord.comparing import Record


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Record.open(tmp_path / "news.record") as record:
        for reading in readings():
            record.add(reading)
    return tmp_path / "news.record"


def test_claim_by_claim(program: Program, path: Path) -> None:
    done = program("compare", path)
    assert done.exit_code == exits.OK
    shown = done.stdout
    assert shown.startswith("━━ story ")
    assert "3 documents of 3 outlets · 2021-05-03 to 2021-05-05 · 1 copy among them" in shown
    assert "denied by    Jonas Hald in The Ostmark Bee" in shown
    assert "“14 people” against “16 people”" in shown
    assert "first 2021-05-03 (Coastal Wire), last 2021-05-05 (The Ostmark Bee)" in shown
    assert "Pelle Grau" not in shown  # one outlet alone has it
    assert "Pelle Grau" in program("compare", path, "--all", "--limit", 0).stdout
    assert not done.stderr


def test_what_is_asked_for(program: Program, path: Path) -> None:
    assert "The mill had passed an inspection" in program("compare", path, "--disputed").stdout
    assert "  figure  " not in program("compare", path, "--kind", "statements").stdout
    assert program("compare", path, "--outlet", "Sport Today").stderr == "onrecord: nothing found\n"
    assert program("compare", path, "--from", "2022").stdout == ""
    first = program("compare", path, "--limit", 1)
    assert "the first 1 are shown; --limit 0 gives all" in first.stderr
    assert "Lorvik" in program("compare", path, "--about", "Lorvik").stdout


def test_one_claim_with_all_its_entries(program: Program, path: Path) -> None:
    [claim] = [
        one
        for one in map(json.loads, program("compare", path, "--json").stdout.splitlines())
        if one["kind"] == "figure"
    ][:1]
    shown = program("compare", path, str(claim["number"])).stdout
    for told in claim["entries"]:
        assert f"{told['entry']}  " in shown
        assert f"document {told['document']['number']}" in shown
    wrong = program("compare", path, "4711")
    assert wrong.exit_code == exits.NOTHING_READ
    assert "has no claim 4711" in wrong.stderr


def test_stories(program: Program, path: Path) -> None:
    shown = program("compare", path, "--stories").stdout
    assert shown.count("story ") == 2
    assert "a copy of document 1 (Coastal Wire)" in shown
    stories = [json.loads(line) for line in program("compare", path, "--stories", "--json").stdout.splitlines()]
    assert sorted(len(story["documents"]) for story in stories) == [1, 3]


def test_nothing_is_compared_twice(program: Program, path: Path) -> None:
    first = program("compare", path).stdout
    with Record.open(path) as record:
        assert record.waiting() == []
    assert program("compare", path).stdout == first


def test_a_record_that_cannot_be_written(program: Program, path: Path) -> None:
    whole = program("compare", path).stdout
    with Record.open(path) as record:
        record.review(1, "accepted", reviewer="Ida Moss")
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        if os.access(path, os.W_OK):
            pytest.skip("this user may write everywhere")
        done = program("compare", path)
    finally:
        path.parent.chmod(0o755)
        path.chmod(0o644)
    assert done.stdout == whole
    assert "1 document not compared yet, since the record cannot be written" in done.stderr


@pytest.mark.parametrize(("bytes_", "said"), [(b"", "is empty"), (b"no record at all", "is no record of onrecord")])
def test_what_is_no_record(program: Program, tmp_path: Path, bytes_: bytes, said: str) -> None:
    path = tmp_path / "other.txt"
    path.write_bytes(bytes_)
    done = program("compare", path)
    assert done.exit_code == exits.NOTHING_READ
    assert said in done.stderr
    assert path.read_bytes() == bytes_


def test_a_record_that_is_not_there(program: Program, tmp_path: Path) -> None:
    done = program("compare", tmp_path / "none.record")
    assert done.exit_code == exits.NOTHING_READ
    assert "no such record" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_hostile_words_do_nothing_to_the_terminal(program: Program, tmp_path: Path) -> None:
    with Record.open(tmp_path / "odd.record") as record:
        for reading, outlet in zip(readings()[:2], ("A\x1b[31m\u202e", "B\nfake line"), strict=True):
            record.add(replace(reading, document=replace(reading.document, outlet=outlet, title="\x1b]0;x\x07")))
    shown = program("compare", tmp_path / "odd.record").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\nfake line" not in shown
