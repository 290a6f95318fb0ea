"""Dataclasses as JSON and back, and the schemas that are published. All names are invented."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

import jsonschema
import pytest

from onrecord.schema import SCHEMAS, Span
from onrecord.schema.forms import PRIVATE, build, document_schema, plain, union_schema


@dataclass(frozen=True, slots=True)
class Berth:
    """A place for a ship."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Harbour:
    """A harbour."""

    name: str
    berths: tuple[Berth, ...]
    pair: Annotated[tuple[int, int], "two ships"]
    altered: Mapping[str, tuple[str | None, str | None]]
    anything: Mapping[str, Any] | None = None
    kind: Literal["open", "shut"] = "open"
    private: str = field(default="", metadata=PRIVATE)


FULL = Harbour("Velm", (Berth(1, (0, 4)),), (1, 2), {"title": ("Shut", None)}, {"act": ["deny"]}, "shut", "no matter")


def test_a_dataclass_is_plain_json_and_comes_back() -> None:
    form = plain(FULL)
    assert form == {
        "name": "Velm",
        "berths": [{"number": 1, "span": [0, 4]}],
        "pair": [1, 2],
        "altered": {"title": ["Shut", None]},
        "anything": {"act": ["deny"]},
        "kind": "shut",
    }
    assert json.loads(json.dumps(form)) == form
    back = build(Harbour, form)
    assert (back.berths, back.pair, back.private) == (FULL.berths, FULL.pair, "")


def test_the_schema_takes_it_and_nothing_else() -> None:
    schema = document_schema(Harbour, "onrecord-harbour/1", "A harbour")
    check = jsonschema.Draft202012Validator(schema)
    form = {"format": "onrecord-harbour/1", **plain(FULL)}
    check.validate(form)
    wrongs: list[dict[str, object]] = [
        {"pair": [1]},
        {"pair": [1, 2, 3]},
        {"altered": {"title": ["Shut"]}},
        {"altered": {"title": "Shut"}},
        {"anything": []},
        {"berths": [{"number": 1}]},
        {"kind": "half open"},
        {"private": "x"},
        {"format": "onrecord-harbour/2"},
    ]
    for wrong in wrongs:
        assert not check.is_valid(form | wrong), wrong


def test_a_pair_that_is_no_span_says_what_it_is() -> None:
    properties = document_schema(Harbour, "x", "x")["properties"]
    assert properties["pair"]["description"] == "two ships"
    assert "code points" not in json.dumps(properties["pair"])


def test_one_of_several() -> None:
    check = jsonschema.Draft202012Validator(union_schema([Harbour, Berth], "onrecord-place/1", "A place"))
    assert check.is_valid({"format": "onrecord-place/1", "number": 1, "span": [0, 1]})
    assert check.is_valid({"format": "onrecord-place/1", **plain(FULL)})
    assert not check.is_valid({"number": 1, "span": [0, 1]})


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_published_schema_is_one_and_names_its_form(name: str) -> None:
    schema = SCHEMAS[name]()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"].startswith(f"onrecord-{name}/")
    assert schema["title"]
