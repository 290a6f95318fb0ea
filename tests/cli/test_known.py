"""``--known FILE``: the user's own actors and places, checked before anything is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli import fakes
from tests.cli.conftest import Program

from onrecord.cli import exits
from onrecord.reading.who.known import Known, KnownActor
from onrecord.schema import Document, Reading

TEXT = "The ferries were late again and nobody in the town could say why this was so. Reyes said the ferries stay."


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch, program: Program) -> list[object]:
    """What is handed to the reader as known, document by document."""
    handed: list[object] = []

    def read_document(document: Document, settings: object = None, **more: object) -> Reading:
        handed.append(more.get("known"))
        return fakes.read_document(document, settings)

    monkeypatch.setattr("onrecord.reading.read_document", read_document)
    return handed


def files(folder: Path, known: str) -> tuple[Path, Path]:
    report, file = folder / "report.txt", folder / "known.yaml"
    report.write_text(TEXT)
    file.write_text(known)
    return report, file


@pytest.mark.parametrize("command", ["read", "show"])
def test_what_is_known_goes_to_the_reader(command: str, program: Program, tmp_path: Path, given: list[object]) -> None:
    report, file = files(tmp_path, "actors:\n  - {name: Ana Reyes, aliases: Reyes}\n")
    result = program(command, report, "--known", file)
    assert result.exit_code == exits.OK, result.stderr
    assert given == [Known((KnownActor("Ana Reyes", None, ("Reyes",)),))]


@pytest.mark.parametrize("command", ["read", "show"])
def test_without_the_option_nothing_is_known(
    command: str, program: Program, tmp_path: Path, given: list[object]
) -> None:
    report, _ = files(tmp_path, "")
    assert program(command, report).exit_code == exits.OK
    assert given == [None]


@pytest.mark.parametrize("command", ["read", "show"])
def test_a_slip_in_the_file_is_named_before_anything_is_read(
    command: str, program: Program, tmp_path: Path, given: list[object]
) -> None:
    report, file = files(tmp_path, "actors:\n  - {name: Ana Reyes, kind: ship}\n")
    result = program(command, report, "--known", file)
    assert result.exit_code == exits.WRONG_USAGE
    assert "known.yaml, line 2, actor 1 (Ana Reyes): kind 'ship' should be one of" in " ".join(result.stderr.split())
    assert given == []


def test_the_library_reads_with_what_is_known(tmp_path: Path) -> None:
    import onrecord

    _, file = files(tmp_path, "actors:\n  - {name: Ana Reyes, aliases: [Old Fox], kind: person, ids: ['desk:1']}\n")
    text = (
        "The harbour was shut on Monday. The Old Fox said that the ferries would stay in port until the storm is over."
    )
    reading = onrecord.read(text, known=onrecord.load_known(file))
    assert [(actor.name, actor.ids) for actor in reading.actors if actor.ids] == [("Ana Reyes", ("desk:1",))]
