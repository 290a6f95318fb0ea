from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Program
from tests.record.readings import short
from tests.record.test_versions import FIRST, SECOND, URL

from onrecord.record import Record


def test_the_command_shows_what_was_altered(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    with Record.open(path) as record:
        record.add(short(FIRST, url=URL, raw=b"1"))
        record.add(short(SECOND, url=URL, raw=b"2", title=None))
        record.seen(short(SECOND, url=URL, raw=b"3", title=None).document)
    done = program("versions", path, URL)
    assert done.exit_code == 0
    assert "… Reyes said [-four-] {+at least six+} seamen were killed when the ferry …" in done.stdout
    assert "title: “Minister confirms talks in Port Selda” → none" in done.stdout
    assert "version 2" in done.stdout
    assert "altered in 3 places" in done.stdout
    assert "the text is the same; the page around it changed" in done.stdout
    lines = [json.loads(line) for line in program("versions", path, URL, "--json").stdout.splitlines()]
    assert [line["number"] for line in lines] == [1, 2, 3]
    assert lines[1]["alterations"][0]["added"] == "at least six"
    wrong = program("versions", path, "https://nowhere.example/")
    assert wrong.exit_code == 1
    assert "has nothing from https://nowhere.example/" in wrong.stderr
