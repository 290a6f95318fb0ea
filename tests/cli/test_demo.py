"""`onrecord demo`, `onrecord schema`, `onrecord --version` and the list of commands."""

from __future__ import annotations

import json
import re
import subprocess
import sys

from click.testing import CliRunner

import onrecord
from onrecord import cli
from onrecord.cli import demo, exits
from onrecord.cli.harmless import one_line
from onrecord.schema import json_schema

from .conftest import Program


def test_the_demonstration_reads_every_report_that_ships(program: Program) -> None:
    result = program("demo")
    assert result.exit_code == exits.OK
    assert len(demo.reports()) >= 10
    assert "skipped" not in result.stderr
    for report in demo.reports():
        assert report.name in result.stdout or report.suffix == ".jsonl"
    assert result.stdout.endswith(demo.NEXT)


def test_what_the_demonstration_says_of_its_last_reports_is_there_to_see() -> None:
    result = CliRunner().invoke(cli.main, ["demo"], prog_name="onrecord", env={"COLUMNS": "110"})
    assert result.exit_code == exits.OK
    toll, vienna = re.split(r"^━━ ", result.stdout, flags=re.MULTILINE)[-2:]
    assert re.search(r"killed +at least 17 people · harbour office said \(\d+\) · revises n\d+ \(14\)", one_line(toll))
    assert re.search(r"killed +22\b", one_line(toll))
    parts = r"parts: f\d+( \+ f\d+){4} = USD 530,000,000; the total has USD 10,000,000 more"
    assert re.search(parts, one_line(vienna))
    assert re.search(r"derived: 400,000,000 × 0\.60, from f\d+, a pledge", one_line(vienna))
    assert "28.12.18" not in vienna
    assert re.search(r"person +Ilse Tarn.*\n +“she”", toll)


def test_the_demonstration_has_what_it_says_to_look_at_in_all_reports() -> None:
    brask = next(str(path) for path in demo.reports() if path.name.startswith("09-"))
    result = CliRunner().invoke(cli.main, ["read", brask], prog_name="onrecord", env={"COLUMNS": "110"})
    for section in re.findall(r"^  (What happened|Who holds what)", demo.NEXT, re.MULTILINE):
        assert f"── {section} ─" in result.stdout
    assert re.search(r"^ *c\d+ +gained +Provincial radio stations said \(\d+\) · ", result.stdout, re.MULTILINE)


def test_schema_is_printed(program: Program) -> None:
    assert json.loads(program("schema").stdout) == json_schema()


def test_version(program: Program) -> None:
    assert program("--version").stdout == f"onrecord {onrecord.__version__}\n"


def test_help_lists_every_command(program: Program) -> None:
    result = program("--help")
    assert result.exit_code == exits.OK
    assert [line.split()[0] for line in result.stdout.split("Commands:")[1].splitlines() if line.startswith("  ")][
        : len(cli.COMMANDS)
    ] == list(cli.COMMANDS)


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
