from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Program
from tests.record.test_linking import add

from onrecord.record import Record


def test_links_are_made_shown_and_undone(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    with Record.open(path) as record:
        one = add(record, "Ana Reyes", role="minister")
        two = add(record, "Ana Reyes", role="minister")
        three = add(record, "Ana Moss")
    done = program("link", path)
    assert done.exit_code == 0
    assert "2 new links" in done.stderr
    assert f"is entry {two} of document 2 · same full name; same role (minister) · by machine" in done.stdout
    assert "0 new links" in program("link", path).stderr
    undone = program("unlink", path, two, "--why", "her cousin", "--reviewer", "Ida")
    assert f"is not entry {two} of document 2 · her cousin · by Ida" in undone.stdout
    again = program("unlink", path, two, "--json")
    assert again.exit_code == 1  # it is in no link any more
    by_hand = program("link", path, one, three, "--why", "she married", "--reviewer", "Ida")
    assert f"is entry {three} of document 3 · “Ana Moss” · she married · by Ida" in by_hand.stdout
    lines = [json.loads(line) for line in program("link", path, "--list", "--json").stdout.splitlines()]
    assert [(line["entry"], line["holds"], line["undone"] is None) for line in lines] == [
        (one, True, True),
        (two, True, False),
        (two, False, True),
        (three, True, True),
    ]


def test_what_is_undone_as_json(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    with Record.open(path) as record:
        add(record, "Ana Reyes", role="minister")
        two = add(record, "Ana Reyes", role="minister")
    assert [json.loads(line)["holds"] for line in program("link", path, "--json").stdout.splitlines()] == [True, True]
    undone = [json.loads(line) for line in program("unlink", path, two, "--json").stdout.splitlines()]
    assert [(one["format"], one["entry"], one["holds"]) for one in undone] == [
        ("onrecord-link/1", two, True),
        ("onrecord-link/1", two, False),
    ]


def test_a_file_of_known_actors(program: Program, tmp_path: Path) -> None:
    path, known = tmp_path / "news.record", tmp_path / "known.yaml"
    known.write_text("actors:\n  - name: Ana Reyes\n    aliases: [Reyes]\n")
    with Record.open(path) as record:
        add(record, "Ana Reyes")
        add(record, "Reyes")
    assert "2 new links" in program("link", path, "--known", known).stderr


def test_what_makes_no_sense(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    with Record.open(path) as record:
        one = add(record, "Ana Reyes")
    assert program("link", path, one).exit_code == 2
    assert program("link", path, one, 999).exit_code == 1
    assert "has no link of entry" in program("unlink", path, one).stderr
