from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Program

from onrecord.errors import DiskFull
from onrecord.record import Record


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("Reyes said the ferries would stay in port until the storm had passed.\n")
    (folder / "b.txt").write_text("Brandt said no captain had told the union that it was safe to leave.\n")
    return folder


def test_reports_are_read_and_stored(program: Program, reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    done = program("add", path, reports)
    assert done.exit_code == 0
    assert done.stdout == ""
    assert sorted(tmp_path.iterdir()) == [path, reports]  # nothing is left beside it
    assert "2 documents read · in the record: new 2 · 2 statements" in done.stderr
    with Record.open(path, create=False) as record:
        (said,) = record.document(1).attributions
        assert record.document(1).words(said.content).startswith("the ferries would stay")


def test_what_is_there_is_not_read_again(program: Program, reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    program("add", path, reports)
    (reports / "b.txt").rename(reports / "c.txt")
    again = program("add", path, reports)
    assert again.exit_code == 0
    assert "0 documents read · in the record: there already 2" in again.stderr


def test_read_stores_as_add_does(program: Program, reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    done = program("read", reports, "--record", path)
    assert "2 documents read · in the record: new 2" in done.stderr
    assert "Reyes" in done.stdout
    assert "there already 2" in program("add", path, reports).stderr


def test_a_changed_page_is_named(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    for text in ("Reyes said four ferries had left the port.", "Reyes said five ferries had left the port."):
        line = json.dumps({"text": text, "url": "https://lamp.example/1"})
        done = program("add", path, "-", input=line.encode())
    assert done.stdout == "https://lamp.example/1: version 2, altered\n"
    assert "new version 1" in done.stderr


def test_what_became_of_each_as_json(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    seen = []
    for text in (
        "Reyes said four ferries had left.",
        "Reyes said five ferries had left.",
        "Reyes said five ferries had left.",
    ):
        line = json.dumps({"text": text, "url": "https://lamp.example/1", "outlet": "The Lamp"})
        done = program("add", path, "-", "--json", "--language", "en", input=line.encode())
        seen += [json.loads(one) for one in done.stdout.splitlines()]
    assert [(one["how"], one["version"], one["document"]["number"]) for one in seen] == [
        ("new", 1, 1),
        ("version", 2, 2),
        ("known", 2, 2),
    ]
    assert seen[0]["document"]["outlet"] == "The Lamp"


def test_json_of_readings_has_nothing_between_its_lines(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    for text in ("Reyes said four ferries had left.", "Reyes said five ferries had left."):
        line = json.dumps({"text": text, "url": "https://lamp.example/1"})
        done = program("read", "-", "--json", "--record", path, "--language", "en", input=line.encode())
    assert [json.loads(one)["format"] for one in done.stdout.splitlines()] == ["onrecord-reading/1"]
    assert "https://lamp.example/1: version 2, altered" in done.stderr


def test_several_processes_store_in_one_record(program: Program, reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    program("add", path, reports / "a.txt")
    # Processes of their own know nothing of the stand-in: what they read is read by the model.
    done = program("add", path, reports, "--jobs", 2)
    assert "1 document read · in the record: there already 1, new 1" in done.stderr


def test_inputs_in_place_of_the_record(program: Program, reports: Path) -> None:
    done = program("add", reports / "a.txt", reports / "b.txt")
    assert done.exit_code == 1
    assert "a.txt: is no record of onrecord; the record comes first, then the inputs" in done.stderr
    assert (reports / "a.txt").read_text().startswith("Reyes said")


def test_a_full_disk_stops_the_run_and_says_what_is_safe(
    program: Program, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.record"
    program("add", path, reports / "a.txt")

    def full(self: Record, reading: object) -> None:
        raise DiskFull("news.record", "the disk is full", "make room and start again")

    with monkeypatch.context() as patch:
        patch.setattr(Record, "add", full)
        done = program("add", path, reports)
    assert done.exit_code == 1
    assert "onrecord: news.record: the disk is full; make room and start again\n" in done.stderr
    assert "onrecord: stopped · 0 documents read · in the record: there already 1" in done.stderr
    assert "there already 1, new 1" in program("add", path, reports).stderr
