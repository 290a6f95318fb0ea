"""The docs are true: what derives from the program is up to date, nothing is left undocumented, examples run."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import Any, get_args

import click
import jsonschema
import pytest
from docs import make

from onrecord import cli
from onrecord.cli import exits
from onrecord.schema import (
    Act,
    Actor,
    ActorKind,
    Attribution,
    Bound,
    Change,
    Control,
    Date,
    DateBasis,
    DatePrecision,
    Derived,
    Event,
    EventType,
    Figure,
    Flow,
    FlowStatus,
    Place,
    PlacePrecision,
    Realis,
    Role,
    Sum,
    json_schema,
)
from onrecord.settings import Settings

README = make.ROOT / "README.md"
AGAIN = "run `make docs`"


def text(name: str) -> str:
    return (make.DOCS / name).read_text(encoding="utf-8")


def page_name(page: Path) -> str:
    return page.name


@pytest.mark.parametrize("page", make.pages(), ids=page_name)
def test_generated_parts_are_up_to_date(page: Path) -> None:
    written = page.read_text(encoding="utf-8")
    assert make.with_parts(written) == written, AGAIN


def test_every_generated_part_stands_somewhere() -> None:
    everything = "".join(page.read_text(encoding="utf-8") for page in make.pages())
    for part in make.PARTS:
        assert f"<!-- begin {part} -->" in everything


def test_a_measure_without_figures_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(make, "ROOT", tmp_path)
    for part in ("event_figures", "control_figures"):
        assert "No figures are kept of this yet; `python -m benchmarks.held_events`" in make.PARTS[part]()


def test_every_type_and_change_has_a_row_with_an_example() -> None:
    types, changes = make.PARTS["event_types"](), make.PARTS["control_changes"]()
    assert all(re.search(rf"^\| `{type}` \| .+\*[A-Z].+\* \|$", types, re.MULTILINE) for type in get_args(EventType))
    assert all(re.search(rf"^\| .+`{change}`.+\*[A-Z].+\* \|$", changes, re.MULTILINE) for change in get_args(Change))


@pytest.mark.parametrize("path", make.schema_files(), ids=page_name)
def test_the_published_schemas_are_those_of_the_library(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == make.schema_files()[path], AGAIN


def test_no_other_schema_is_published() -> None:
    assert set((make.DOCS / "schemas").iterdir()) == set(make.schema_files()) - {make.SCHEMA}


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    command = cli.main.get_command(click.Context(cli.main), name)
    assert command is not None
    assert command.help
    section = text("commands.md").split(f"## onrecord {name}\n")[1].split("\n## ")[0]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help
            assert all(f"`{option}" in section or f", {option}" in section for option in parameter.opts)


def test_every_module_of_a_command_is_in_the_list() -> None:
    folder = Path(cli.__file__).parent
    with_command = {path.stem for path in folder.glob("*.py") if "@click.command(" in path.read_text(encoding="utf-8")}
    assert with_command - {"__init__"} == set(cli.COMMANDS)


@pytest.mark.parametrize("setting", [setting.name for setting in dataclasses.fields(Settings)])
def test_every_setting_is_documented(setting: str) -> None:
    assert f"| `{setting}` | `ONRECORD_{setting.upper()}` |" in text("settings.md")


@pytest.mark.parametrize("error", list(make.all_errors()))
def test_every_error_is_documented(error: type[Exception]) -> None:
    assert error.__doc__
    assert f"| `{error.__name__}` |" in text("errors.md")


def test_every_exit_code_is_documented() -> None:
    codes = {value for name, value in vars(exits).items() if name.isupper() and isinstance(value, int)}
    assert codes == set(exits.MEANINGS)
    assert all(f"\n| {code} |" in text("errors.md") for code in codes)


SECTIONS: dict[str, tuple[type[Any], ...]] = {
    "## The parts of a statement": (Attribution,),
    "### Actors": (Actor, Role),
    "### Places": (Place,),
    "### Dates": (Date,),
    "### Events": (Event,),
    "### Control": (Control,),
    "### Flows of money": (Flow, Sum, Derived),
    "### Figures": (Figure,),
}


@pytest.mark.parametrize(
    ("section", "name"),
    [
        (section, field.name)
        for section, classes in SECTIONS.items()
        for entry in classes
        for field in dataclasses.fields(entry)
        if field.name != "id"
    ],
)
def test_every_field_of_an_entry_is_documented(section: str, name: str) -> None:
    table = re.split(r"\n##", text("reading.md").split(f"{section}\n")[1])[0]
    assert f"`{name}`" in table


VALUES = [FlowStatus, Bound, ActorKind, PlacePrecision, DatePrecision, DateBasis, Act, EventType, Realis, Change]


@pytest.mark.parametrize("values", VALUES)
def test_every_value_of_a_field_is_documented(values: object) -> None:
    for value in get_args(values):
        assert f"`{value}`" in text("reading.md")


def test_the_json_in_the_docs_keeps_the_schema_and_its_spans_hold() -> None:
    blocks = re.findall(r"^```json\n(.*?)^```$", text("reading.md"), re.DOTALL | re.MULTILINE)
    assert blocks
    for block in blocks:
        reading = json.loads(block)
        jsonschema.validate(reading, json_schema())
        words, said = reading["document"]["text"], reading["attributions"][0]
        assert [words[slice(*said[part][0])] for part in ("source", "cue", "content")] == [
            "Ana Reyes, Vardia's harbour minister",
            "told",
            "that the ferries would stay in port",
        ]
        assert words[slice(*said["channel"]["span"])] == said["channel"]["name"]
        assert words[slice(*reading["document"]["left_out"][0][:2])] == "Sign up!"
        assert [
            words[slice(*entry["span"][0])] for kind in ("dates", "flows", "figures") for entry in reading[kind]
        ] == [
            "Friday",
            "$2 million",
            "12 dead",
        ]
        assert [words[slice(*span)] for span in reading["actors"][0]["mentions"]] == ["Ana Reyes", "she"]
        assert words[slice(*reading["actors"][0]["roles"][0]["span"])] == "Vardia's harbour minister"
        assert words[slice(*reading["places"][0]["mentions"][0])] == "Vardia"
        event = reading["events"][0]
        assert [words[slice(*event[part][0])] for part in ("actor_words", "trigger", "recipient_words")] == [
            "she",
            "promised",
            "the families of the 12 dead",
        ]


@pytest.mark.parametrize("page", make.pages(), ids=page_name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert link.startswith("https://") or (page.parent / link).exists(), link


def test_every_page_is_linked_from_the_first() -> None:
    linked = set(re.findall(r"\]\(([^)]+)\)", text("index.md")))
    assert {page.name for page in make.DOCS.glob("*.md")} - {"index.md"} <= linked


def test_the_readme_has_an_example_that_was_run() -> None:
    assert "```console\n$ " in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", make.pages(), ids=page_name)
def test_examples_print_what_the_page_says(page: Path) -> None:
    written = page.read_text(encoding="utf-8")
    assert make.with_examples(written) == written, AGAIN


def test_examples_may_differ_in_times_and_confidence_alone() -> None:
    expected = "$ onrecord read x\n 1  say  Reyes   ¶1 [0:4]  0.93\n…\n10 words in 1.0 s, 10 words a second\n"
    assert make.alike(expected, expected.replace("0.93", "0.91").replace("1.0 s, 10", "0.2 s, 50").replace("…", "a\nb"))
    assert make.alike(expected, expected.replace("…\n", ""))
    assert not make.alike(expected, expected.replace("Reyes", "Brandt"))
    assert not make.alike(expected, expected.replace("[0:4]", "[0:5]"))
