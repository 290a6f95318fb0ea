"""`onrecord demo`, `onrecord schema`, `onrecord --version` and the list of commands."""

from __future__ import annotations

import json
import subprocess
import sys

import onrecord
from onrecord import cli
from onrecord.cli import demo, exits
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
