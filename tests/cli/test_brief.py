from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest
from tests.cli.conftest import Program
from tests.comparing.reports import readings

from onrecord.cli import output
from onrecord.record import Record
from onrecord.schema.briefing import briefing_schema


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "news.record"
    with Record.open(path) as record:
        for reading in readings():
            record.add(reading)
    return path


def test_a_briefing_goes_to_standard_output(program: Program, path: Path) -> None:
    done = program("brief", path, "--about", "killed")
    assert done.exit_code == 0
    assert done.stdout.startswith("# Briefing: killed\n")
    assert "\n## What is disputed\n" in done.stdout
    assert "\n[^1]: " in done.stdout


@pytest.mark.parametrize(
    ("name", "start"), [("b.md", b"# Brief"), ("b.html", b"<!doctype html>"), ("b.pdf", b"%PDF-"), ("b.json", b"{")]
)
def test_the_name_of_the_file_says_the_format(
    program: Program, path: Path, tmp_path: Path, name: str, start: bytes
) -> None:
    file = tmp_path / "out" / name
    file.parent.mkdir()
    done = program("brief", path, "--output", file)
    assert (done.exit_code, done.stdout) == (0, "")
    assert file.read_bytes().startswith(start)
    assert list(file.parent.iterdir()) == [file]  # nothing is left beside it
    assert file.stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_the_format_that_is_given_holds(program: Program, path: Path, tmp_path: Path) -> None:
    done = program("brief", path, "--format", "html", "--output", tmp_path / "b.md")
    assert done.exit_code == 0
    assert (tmp_path / "b.md").read_text("utf-8").startswith("<!doctype html>")
    assert program("brief", path, "--format", "pdf").stdout_bytes.startswith(b"%PDF-")


def test_json_keeps_the_schema(program: Program, path: Path) -> None:
    (line,) = program("brief", path, "--json").stdout.splitlines()
    jsonschema.validate(json.loads(line), briefing_schema())
    assert program("brief", path, "--format", "json").stdout.isascii()


def test_what_makes_no_sense_is_refused(program: Program, path: Path, tmp_path: Path) -> None:
    assert program("brief", path, "--json", "--format", "pdf").exit_code == 2
    assert program("brief", path, "--format", "novel").exit_code == 2
    assert program("brief", path, "--from", "yesterday").exit_code == 2
    assert program("brief", path, "--output", tmp_path).exit_code == 2
    itself = program("brief", path, "--output", path)
    assert itself.exit_code == 2
    assert "names the record itself" in itself.stderr
    missing = program("brief", tmp_path / "none.record")
    assert missing.exit_code == 1
    assert not (tmp_path / "none.record").exists()
    nowhere = program("brief", path, "--output", tmp_path / "none" / "b.md")
    assert nowhere.exit_code == 1
    assert "cannot be written: No such file or directory" in nowhere.stderr
    story = program("brief", path, "--story", 999)
    assert story.exit_code == 1
    assert "has no story 999" in story.stderr


def test_a_pdf_is_not_shown_on_a_terminal(program: Program, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    done = program("brief", path, "--format", "pdf")
    assert done.exit_code == 2
    assert "give --output FILE" in done.stderr


def test_nothing_found_is_said_and_nothing_written(program: Program, path: Path, tmp_path: Path) -> None:
    done = program("brief", path, "--about", "zeppelin", "--output", tmp_path / "b.md")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "nothing found" in done.stderr
    assert not (tmp_path / "b.md").exists()


def test_what_stood_there_is_replaced_whole_or_stays(
    program: Program, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "b.md"
    file.write_text("old")
    file.chmod(0o600)
    link = tmp_path / "link.md"
    link.symlink_to(file)
    assert program("brief", path, "--output", link).exit_code == 0
    assert link.is_symlink()
    assert file.read_text("utf-8").startswith("# Briefing")
    assert file.stat().st_mode & 0o777 == 0o600
    written = file.read_text("utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    done = program("brief", path, "--about", "killed", "--output", file)
    assert done.exit_code == 1
    assert "No space left on device" in done.stderr
    assert file.read_text("utf-8") == written
    assert sorted(one.name for one in tmp_path.iterdir() if one.suffix == ".md") == ["b.md", "link.md"]


def test_a_record_that_cannot_be_written_is_told_of_as_it_was_compared(program: Program, path: Path) -> None:
    assert program("brief", path).exit_code == 0
    before = path.read_bytes()
    assert program("brief", path).exit_code == 0
    assert path.read_bytes() == before
