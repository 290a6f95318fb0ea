"""`onrecord read`: what it prints where, and the exit code, for good input and bad."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from onrecord.cli import exits, output, progress
from onrecord.errors import AddressRefused, ModelError, NoArticle
from onrecord.schema import json_schema

from . import fakes
from .conftest import Program

Start = Callable[..., "subprocess.Popen[bytes]"]

ENGLISH = "Reporters had waited in the rain since the morning, and the people of the town stood with them. "


def report(folder: Path, name: str, said: str = "Reyes said the ferries stay in port.") -> Path:
    path = folder / name
    path.write_text(f"{ENGLISH}\n\n{said}\n")
    return path


def test_statements_go_to_output_and_the_summary_to_error(program: Program, tmp_path: Path) -> None:
    result = program("read", report(tmp_path, "a.txt"), "--outlet", "The Lamp", "--published", "2031-05")
    assert result.exit_code == exits.OK
    assert result.stdout.startswith("━━ The Lamp · 2031-05 (given) ━")
    assert "Reyes “said”" in result.stdout
    assert "the ferries stay in port" in result.stdout
    assert re.fullmatch(
        r"onrecord: 1 document read · 1 statement · 25 words in \d+\.\d s, [\d,]+ words a second\n", result.stderr
    )


def test_json_is_one_line_a_document_and_keeps_the_schema(program: Program, tmp_path: Path) -> None:
    report(tmp_path, "a.txt")
    report(tmp_path, "b.txt", "Brandt said no ferry had left.")
    result = program("read", tmp_path, "--json", "--language", "en")
    readings = [json.loads(line) for line in result.stdout.splitlines()]
    assert [Path(reading["document"]["name"]).name for reading in readings] == ["a.txt", "b.txt"]
    for reading in readings:
        jsonschema.validate(reading, json_schema())


def test_standard_input(program: Program) -> None:
    result = program("read", "-", input=ENGLISH + "Reyes said it rains.")
    assert result.exit_code == exits.OK
    assert "it rains" in result.stdout


def test_lines_of_a_file_are_documents(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text(
        json.dumps({"text": ENGLISH + "Reyes said yes.", "id": "first"})
        + "\nnot json\n"
        + json.dumps({"text": ENGLISH + "Brandt said \ud800 no.", "id": "third"})
        + "\n"
    )
    result = program("read", path, "--json")
    assert result.exit_code == exits.OK
    assert [json.loads(line)["document"]["id"] for line in result.stdout.splitlines()] == ["first", "third"]
    assert "two.jsonl:2: " in result.stderr
    assert "2 documents read · 1 skipped (damaged input 1)" in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("missing.txt", None, "missing input"),
        ("empty.txt", b"", "empty input"),
        ("blank.txt", b" \n\n", "empty input"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary input"),
        ("nulls.txt", b"\x00" * 5000, None),
        ("cut.txt.gz", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03ab", None),
        ("broken.jsonl", b'{"text": "a"', "damaged input"),
    ],
)
def test_bad_input_is_named_and_the_rest_goes_on(
    program: Program, tmp_path: Path, name: str, content: bytes | None, why: str | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    alone = program("read", tmp_path / name)
    assert alone.exit_code == exits.NOTHING_READ
    assert alone.stdout == ""
    assert name in alone.stderr
    assert "Traceback" not in alone.output
    assert "0 documents read · 1 skipped" in alone.stderr
    assert why is None or f"({why} 1)" in alone.stderr
    both = program("read", tmp_path / name, report(tmp_path, "good.txt"))
    assert both.exit_code == exits.OK
    assert "Reyes" in both.stdout
    assert name in both.stderr


def test_a_fault_of_ours_costs_one_document_and_says_where(program: Program, tmp_path: Path) -> None:
    result = program("read", report(tmp_path, "a.txt", "FAULT"), report(tmp_path, "b.txt"))
    assert result.exit_code == exits.OK
    line = result.stderr.splitlines()[0]
    assert re.search(
        r"a\.txt: not read, by a fault in onrecord \(RuntimeError at fakes\.py:\d+: a fault of ours\)", line
    )
    assert "1 skipped (fault 1)" in result.stderr


def test_a_missing_model_stops_the_run(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_model(*_: object, **more: object) -> None:
        raise ModelError("no weights in model/")

    monkeypatch.setattr("onrecord.reading.read_document", no_model)
    result = program("read", report(tmp_path, "a.txt"))
    assert result.exit_code == exits.NOTHING_READ
    assert "onrecord: no weights in model/\n" in result.stderr


def test_a_missing_library_stops_the_run(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onrecord.documents.text", None)
    result = program("read", report(tmp_path, "a.txt"), report(tmp_path, "b.txt"))
    assert result.exit_code == exits.NOTHING_READ
    assert result.stderr.startswith("onrecord: onrecord is not installed whole: ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "x", "--published", "yesterday"],
        ["read", "x", "--published", "2014-13"],
        ["read", "x", "--published", "2014-02-30"],
        ["read", "x", "--language", "English"],
        ["read", "x", "--jobs", "0"],
        ["read", "x", "--no-such-option"],
        ["no-such-command"],
    ],
)
def test_wrong_usage(program: Program, arguments: list[str]) -> None:
    result = program(*arguments)
    assert result.exit_code == exits.WRONG_USAGE
    assert "Error: " in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("date", ["2014", "2014-01", "2014-01-15", "2014-01-15T10:30:00+02:00"])
def test_dates_of_every_precision(program: Program, tmp_path: Path, date: str) -> None:
    result = program("read", report(tmp_path, "a.txt"), "--published", date, "--json")
    assert json.loads(result.stdout)["document"]["published"] == date


def test_a_setting_that_makes_no_sense_is_wrong_usage(program: Program, tmp_path: Path) -> None:
    result = program("read", report(tmp_path, "a.txt"), env={"ONRECORD_MAX_INPUT_BYTES": "many"})
    assert result.exit_code == exits.WRONG_USAGE
    assert "ONRECORD_MAX_INPUT_BYTES" in result.stderr


def test_escape_codes_in_a_name_do_not_reach_the_terminal(program: Program, tmp_path: Path) -> None:
    result = program("read", tmp_path / "a\x1b[2Jb.txt")
    assert "\x1b" not in result.output
    assert "a␛[2Jb.txt" in result.stderr


def test_an_interrupt_ends_with_what_was_read(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(document: object, settings: object = None, **more: object) -> object:
        if "STOP" in document.text:  # type: ignore[attr-defined]
            raise KeyboardInterrupt
        return fakes.read_document(document, settings)  # type: ignore[arg-type]

    monkeypatch.setattr("onrecord.reading.read_document", interrupted)
    result = program("read", report(tmp_path, "a.txt"), report(tmp_path, "b.txt", "STOP"))
    assert result.exit_code == exits.INTERRUPTED
    assert "Reyes" in result.stdout
    assert result.stderr.startswith("onrecord: interrupted · 1 document read")


def test_labels_are_the_names_of_errors() -> None:
    assert [progress.label(kind) for kind in (NoArticle, AddressRefused)] == ["no article", "address refused"]


def test_summary_counts_and_rates() -> None:
    tally = progress.Tally(read=1_200, statements=1, words=30_000)
    tally.skipped.update(["no article", "no article", "binary input"])
    assert tally.summary(2.0) == (
        "1,200 documents read · 3 skipped (binary input 1, no article 2) · 1 statement · "
        "30,000 words in 2.0 s, 15,000 words a second"
    )


def test_several_jobs_print_the_same_bytes(start: Start, tmp_path: Path) -> None:
    for number in range(12):
        report(tmp_path, f"{number:02}.txt", f"Ana Reyes said that {number} ferries would stay in port.")
    (tmp_path / "05.txt").write_bytes(b"")
    printed: dict[bool, list[bytes]] = {}
    for arguments in (["--json"], ["--json", "--jobs", "2"], [], ["--jobs", "2"]):
        process = start("read", tmp_path, *arguments)
        out, err = process.communicate(timeout=60)
        assert process.returncode == exits.OK, err
        assert b"05.txt: " in err
        printed.setdefault("--json" in arguments, []).append(out)
    assert printed[True][0] == printed[True][1]
    assert printed[False][0] == printed[False][1]
    assert printed[True][0].count(b"\n") == 11


def test_a_closed_pipe_is_silent(start: Start, tmp_path: Path) -> None:
    for number in range(60):
        report(tmp_path, f"{number:02}.txt", "Ana Reyes said that the ferries would stay in port. " * 50)
    with start("read", tmp_path, "--json") as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == exits.OK


def test_an_interrupt_while_printing_is_put_off_to_its_end(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoded = output._encoded

    def interrupted(text: str) -> bytes:
        signal.raise_signal(signal.SIGINT)
        return encoded(text)

    monkeypatch.setattr(output, "_encoded", interrupted)
    result = program("read", report(tmp_path, "a.txt"), report(tmp_path, "b.txt"), "--json")
    assert result.exit_code == exits.INTERRUPTED
    assert [json.loads(line)["document"]["name"] for line in result.stdout.splitlines()] == [str(tmp_path / "a.txt")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_ends_cleanly(start: Start, tmp_path: Path, jobs: int) -> None:
    for number in range(200):
        report(tmp_path, f"{number:03}.txt", "Ana Reyes said that the ferries would stay in port. " * 20)
    process = start("read", tmp_path, "--json", "--jobs", str(jobs), start_new_session=True)
    assert process.stdout
    first = process.stdout.readline()
    # As a terminal does it: to every process of the group.
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == exits.INTERRUPTED
    assert b"Traceback" not in err
    assert b"interrupted" in err
    for line in (first + out).splitlines():
        json.loads(line)
