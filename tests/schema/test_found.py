"""The form of what is found in a record. The reports are invented."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import jsonschema
import pytest
from tests.record.readings import reading
from tests.schemas import hold

from onrecord.record import Record
from onrecord.record.kinds import KINDS
from onrecord.schema import Found, found_schema
from onrecord.schema.found import FOUND


@pytest.fixture
def record(tmp_path: Path) -> Record:
    record = Record.open(tmp_path / "news.record")
    record.add(reading())
    return record


def test_every_kind_of_entry_has_its_form_and_keeps_it(record: Record) -> None:
    numbers = [number for (number,) in record.connection.execute("SELECT entry FROM entries ORDER BY entry")]
    found = [record.entry(number).to_dict() for number in numbers]
    assert {one["kind"] for one in found} == {kind.name for kind in KINDS}
    for one, number in zip(found, numbers, strict=True):
        hold(one)
        assert one["entry"] == number
        assert one["document"]["outlet"] == "The Vardia Lamp"


def test_what_it_refers_to_has_its_name(record: Record) -> None:
    (event,) = record.find(kind="events", type="CONSULT")
    form = event.to_dict()
    assert (form["place"], form["actors"], form["told_by"]) == ("Port Selda", [], "Ana Reyes")
    (flow,) = record.find(kind="flows", status="pledge")
    assert (flow.to_dict()["donor"], flow.to_dict()["total"]) == ("Carvenia", "$5 million")
    assert [one.to_dict()["channel"] for one in record.find(act="confirm")] == ["Canal Sur"]
    actors = record.find(kind="actors", words="Reyes")
    assert [(one.to_dict()["kind"], one.to_dict()["actor_kind"]) for one in actors] == [("actor", "person")]
    figures = {one.entry.id: one.to_dict() for one in record.find(kind="figures") if one.entry}
    assert (figures["n2"]["revises"], figures["n1"]["place"]) == ("four", "Port Selda")


def test_whole_documents_have_theirs(record: Record) -> None:
    (document,) = record.find("delegates", kind="documents")
    form = document.to_dict()
    hold(form)
    assert (form["kind"], form["entry"], form["words"]) == ("document", 1, "Minister confirms talks in Port Selda")


def test_the_schema_refuses_what_is_of_no_kind(record: Record) -> None:
    check = jsonschema.Draft202012Validator(found_schema())
    (flow,) = record.find(kind="flows", status="pledge")
    form = flow.to_dict()
    assert check.is_valid(form)
    assert not check.is_valid(form | {"kind": "figure"})
    assert not check.is_valid(form | {"status": "gift"})
    assert not check.is_valid({name: value for name, value in form.items() if name != "format"})


def test_all_forms_are_in_the_schema() -> None:
    assert get_args(Found) == FOUND
    assert [one["title"] for one in found_schema()["oneOf"]] == [cls.__name__ for cls in FOUND]
