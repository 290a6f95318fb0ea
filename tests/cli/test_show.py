"""`onrecord show`: the text with its marks, paged on a terminal and plain elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from onrecord.cli import exits

from .conftest import Program

ENGLISH = "Reporters had waited in the rain since the morning, and the people of the town stood with them."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "ferries.txt"
    path.write_text(f"{ENGLISH}\n\nReyes said the ferries stay in port.\n")
    return path


def test_marks_in_the_text(program: Program, report: Path) -> None:
    result = program("show", report, "--outlet", "The Lamp")
    assert result.exit_code == exits.OK
    assert result.stdout.startswith("The Lamp · date unknown ·")
    assert "   ¶1 Reporters had waited" in result.stdout
    assert "   ¶2 {1 Reyes} <1 said> [1 the ferries stay in port 1].\n" in result.stdout
    assert "\x1b" not in result.stdout


def test_layers_can_be_chosen(program: Program, report: Path) -> None:
    assert "{1 Reyes} <1 said>" in program("show", report, "--layers", "money, Statements").stdout
    assert "Reyes said the ferries" in program("show", report, "--layers", "people,dates").stdout
    assert program("show", report, "--layers", "all").stdout == program("show", report).stdout


@pytest.mark.parametrize("layers", ["statements,weather", "", ",", "all,money"])
def test_a_layer_that_there_is_not(program: Program, report: Path, layers: str) -> None:
    result = program("show", report, "--layers", layers)
    assert result.exit_code == exits.WRONG_USAGE
    assert "there are statements, events, control, people, places, dates, money, counts, or all" in result.stderr


def test_every_document_of_a_file_is_shown(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    lines = [json.dumps({"text": f"{ENGLISH} {name} said yes."}) for name in ("Reyes", "Brandt")]
    path.write_text("\n".join([lines[0], "{broken", lines[1]]))
    result = program("show", path)
    assert "{1 Reyes}" in result.stdout
    assert "{1 Brandt}" in result.stdout
    assert "two.jsonl:2: " in result.stderr


def test_on_a_terminal_it_is_paged(program: Program, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paged: list[str] = []
    monkeypatch.setattr("onrecord.cli.output.on_terminal", lambda: True)
    monkeypatch.setattr(click, "echo_via_pager", lambda text, color: paged.extend(text))
    result = program("show", report, env={"TERM": "xterm", "NO_COLOR": ""})
    assert result.stdout == ""
    assert "\x1b[1;36m{1 \x1b[0m" in "".join(paged)
    assert "ferries" in program("show", report, "--no-pager").stdout


def test_no_colour_where_it_is_not_wanted(program: Program, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.output.on_terminal", lambda: True)
    for environment in ({"NO_COLOR": "1"}, {"NO_COLOR": "", "TERM": "dumb"}):
        assert "\x1b" not in program("show", report, "--no-pager", env=environment).stdout


@pytest.mark.parametrize("content", [None, b"", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_bad_input(program: Program, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "odd.txt"
    if content is not None:
        path.write_bytes(content)
    result = program("show", path)
    assert result.exit_code == exits.NOTHING_READ
    assert result.stdout == ""
    assert "odd.txt" in result.stderr
    assert "Traceback" not in result.output


def test_wrong_usage(program: Program) -> None:
    assert program("show").exit_code == exits.WRONG_USAGE
