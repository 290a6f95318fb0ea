"""`onrecord demo`, `onrecord schema`, `onrecord --version` and the list of commands."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner

import onrecord
from onrecord import cli
from onrecord.cli import demo, exits
from onrecord.cli.harmless import one_line
from onrecord.record import Record
from onrecord.schema import SCHEMAS, json_schema

from .conftest import Program


@pytest.fixture(scope="module")
def shown() -> str:
    """What the demonstration prints, with the real model."""
    result = CliRunner().invoke(cli.main, ["demo"], prog_name="onrecord", env={"COLUMNS": "110"})
    assert result.exit_code == exits.OK
    return result.stdout


def test_the_demonstration_reads_every_report_that_ships(program: Program, tmp_path: Path) -> None:
    result = program("demo", "--all", "--keep", tmp_path / "demo.record")
    assert result.exit_code == exits.OK
    assert len(demo.reports()) >= 10
    assert "skipped" not in result.stderr
    for report in demo.reports():
        assert report.name in result.stdout or report.suffix == ".jsonl"
    assert demo.NEXT in result.stdout
    with Record.open(tmp_path / "demo.record", create=False) as record:
        assert len(list(record.documents())) == 20


def test_nothing_is_kept_unasked_and_nothing_written_over(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert program("demo").exit_code == exits.OK
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "mine.record").write_text("mine")
    wrong = program("demo", "--keep", tmp_path / "mine.record")
    assert wrong.exit_code == exits.WRONG_USAGE
    assert (tmp_path / "mine.record").read_text() == "mine"


def test_what_the_demonstration_says_of_its_reports_is_there_to_see(shown: str) -> None:
    _, toll, vienna, *_ = re.split(r"^━━ ", shown, flags=re.MULTILINE)
    assert re.search(r"killed +at least 17 people · harbour office said \(\d+\) · revises n\d+ \(14\)", one_line(toll))
    assert re.search(r"killed +22\b", one_line(toll))
    parts = r"parts: f\d+( \+ f\d+){4} = USD 530,000,000; the total has USD 10,000,000 more"
    assert re.search(parts, one_line(vienna))
    assert re.search(r"derived: 400,000,000 × 0\.60, from f\d+, a pledge", one_line(vienna))
    assert "28.12.18" not in vienna
    assert re.search(r"person +Ilse Tarn.*\n +“she”", toll)
    for section in re.findall(r"^  (What happened|How much|How many)", demo.NEXT, re.MULTILINE):
        assert f"── {section} ─" in shown


def test_what_the_demonstration_says_of_the_comparison_is_there_to_see(shown: str) -> None:
    answers = shown.split("\n$ onrecord ")[1:]
    dead, arrests, talks, brask, pledge, money = (one_line(answer) for answer in answers)
    assert re.search(r"update +“14” against “at least 17", dead)
    assert "which credits it to Meridian Wire" in dead or "prints Meridian Wire" in dead
    assert "Channel Six cites Ostrel Courier, Ostrel Courier cites Channel Six" in arrests
    assert re.search(r"denied by +.*Renata Voss", arrests)
    assert re.search(r"denied by +Maro Tesk in Ostrel Courier", talks)
    assert re.search(r"denied by +Otto Kremm", brask)
    assert re.search(r"asserted by +Sigrun Vath in Carvenia Today, Harbour Post, The Orvland Mirror", pledge)
    assert " 1 origin " in pledge
    assert re.search(r"Orvland +40,000,000", money)
    assert "6,000,000 EUR are not named" in money


def test_schemas_are_printed(program: Program) -> None:
    assert json.loads(program("schema").stdout) == json_schema()
    for name, made in SCHEMAS.items():
        assert json.loads(program("schema", name).stdout) == made()
        assert json.loads(program("schema", made()["$id"]).stdout) == made()
    assert [line.split()[0] for line in program("schema", "--list").stdout.splitlines()] == list(SCHEMAS)
    wrong = program("schema", "novel")
    assert wrong.exit_code == exits.WRONG_USAGE
    assert "there is no schema 'novel'; there are reading, " in wrong.stderr


def test_version(program: Program) -> None:
    assert program("--version").stdout == f"onrecord {onrecord.__version__}\n"


def test_help_lists_every_command(program: Program) -> None:
    result = program("--help")
    assert result.exit_code == exits.OK
    listed = result.stdout.split("Commands:")[1].split("\n\n")[0]
    assert re.findall(r"^  (\S+)", listed, re.MULTILINE) == list(cli.COMMANDS)


def test_importing_the_library_does_not_import_the_program_or_what_is_slow() -> None:
    code = "import sys, onrecord, onrecord.schema, onrecord.settings; print(*sys.modules)"
    imported = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"click", "rich", "numpy", "onnxruntime", "trafilatura", "tokenizers"} & set(imported)


def test_asking_for_help_imports_nothing_slow() -> None:
    code = (
        "import sys; from onrecord.cli import main\n"
        "try: main(['read', '--help'])\n"
        "except SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Reads each INPUT" in done.stdout
    assert not {"rich", "numpy", "onnxruntime", "trafilatura", "tokenizers"} & set(done.stderr.split())
