"""The JSON form and its JSON Schema. All outlets, places and persons are invented."""

from __future__ import annotations

import copy
import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from onrecord.schema import (
    FORMAT,
    Actor,
    Attribution,
    Block,
    Channel,
    Control,
    Date,
    Derived,
    Document,
    Event,
    Figure,
    Flow,
    LeftOut,
    Place,
    Reading,
    Role,
    Sum,
    json_schema,
    sha256_id,
)

TEXT = "Ina Torv told Radio Velmar the harbour was open. Sign up here."
SCHEMA = json_schema()
CHECK = jsonschema.Draft202012Validator(SCHEMA)
FULL = Reading(
    model="tiny@0a1b",
    document=Document(
        id="v1",
        name="report.txt",
        text=TEXT,
        url="https://velmarpost.example/1",
        outlet="Velmar Post",
        title="Harbour open",
        byline=("Abe Lund",),
        published="2014-01-15T10:30:00+02:00",
        published_basis="metadata",
        language="en",
        left_out=(LeftOut(48, 61, "promotion"),),
        blocks=(Block(0, 61, "paragraph"),),
        raw=TEXT.encode(),
        sha256="00",
    ),
    actors=(
        Actor(
            "a1",
            "Ina Torv",
            "person",
            "mayor",
            "Port Velmar",
            country="NO",
            roles=(Role("mayor", "Port Velmar", (0, 8)), Role(None, "Velmar Post", (0, 3), "2009", former=True)),
            ids=("wikidata:Q0",),
            mentions=((0, 8),),
        ),
        Actor("a2", "Port Velmar", "government"),
    ),
    places=(
        Place("p1", "Port Velmar", "NO", 17, 60.5, 5, "city", "stands for its region", ("own:1",), mentions=((0, 4),)),
        Place("p2", "Velm"),
    ),
    dates=(
        Date("d1", ((0, 3), (4, 8)), "2013-06/2013-08", "interval", "published", approximate=True),
        Date("d2", ((0, 3),), None, None, "event"),
    ),
    attributions=(
        Attribution("t1", ((0, 8),), ((9, 13),), ((27, 47),), "a1", "named", channel=Channel("Radio Velmar", "outlet")),
        Attribution(
            "t2",
            (),
            ((9, 13),),
            ((27, 30), (31, 47)),
            None,
            "none",
            "know-not",
            "mixed",
            "negative",
            "underspecified",
            Channel("Radio Velmar", "broadcast", (14, 26)),
            "t1",
            "2014-01",
            0.5,
        ),
    ),
    events=(
        Event(
            "e1",
            "CONSULT",
            "visit",
            "042",
            ((9, 13), (14, 19)),
            ("a1",),
            ((0, 8),),
            ("a2",),
            ((27, 38),),
            "p1",
            "2014",
            "happened",
            "positive",
            "t2",
            "t1",
            0.8,
        ),
        Event("e2", "AID", None, None, (), (), (), (), (), None, None, "denied", "negative", None, None, 0.0),
    ),
    control=(
        Control("c1", "a1", ((0, 8),), "p1", ((27, 38),), "gained", ((9, 13),), "2014-01", "happened", "t1", 0.7),
        Control("c2", None, (), None, (), "lost", (), None, "possible", None, 0.1),
    ),
    flows=(
        Flow(
            "f1",
            "a1",
            "a2",
            "500000000.25",
            "USD",
            "pledge",
            "between",
            "600000000",
            purpose="the harbour",
            occasion="a conference",
            span=((0, 8),),
            date="2014-01-15",
            sum=Sum(("f2",), "1", "499999999.25"),
            attribution="t1",
        ),
        Flow("f2", None, None, "1", None, "paid", total="f1", derived=Derived("f1", "500000000.25 × 0.5")),
    ),
    figures=(
        Figure("n1", "killed", 39, "between", 41, "pilots", "p1", "2014-01", ((0, 3),), attribution="t1"),
        Figure("n2", "displaced", 0, "at least", revises="n1"),
    ),
)


def objects(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every object in ``value``."""
    if isinstance(value, dict):
        yield path
        for key, inner in value.items():
            yield from objects(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from objects(inner, (*path, number))


def dataclass_values(value: object) -> Iterator[Any]:
    """Every dataclass in ``value``, itself included."""
    if isinstance(value, tuple):
        for inner in value:
            yield from dataclass_values(inner)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield value
        for field in dataclasses.fields(value):
            yield from dataclass_values(getattr(value, field.name))


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


OBJECTS = list(objects(FULL.to_dict()))
FIELDS = [(path, key) for path in OBJECTS for key in at(FULL.to_dict(), path)]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]


def test_every_kind_of_entry_is_held_to_it() -> None:
    for entries in (f.name for f in dataclasses.fields(Reading) if f.name not in ("model", "document")):
        assert getattr(FULL, entries), f"the reading under test should have {entries}"
    CHECK.validate(FULL.to_dict())


def test_every_class_and_every_field_of_it_is_held_to_it() -> None:
    filled: dict[str, set[str]] = {}
    for value in dataclass_values(FULL):
        set_here = {f.name for f in dataclasses.fields(value) if getattr(value, f.name) not in (None, ())}
        filled.setdefault(type(value).__name__, set()).update(set_here)
    classes = {name: schema["required"] for name, schema in SCHEMA["$defs"].items()}
    assert classes.keys() <= filled.keys()
    for name, fields in classes.items():
        assert set(fields) <= filled[name], f"the reading under test should fill every field of a {name}"


def test_an_empty_reading_is_held_to_it() -> None:
    CHECK.validate(Reading("tiny@0a1b", Document("v1", "report.txt", "")).to_dict())


def test_it_is_plain_json() -> None:
    plain = FULL.to_dict()
    assert json.loads(json.dumps(plain)) == plain
    CHECK.validate(json.loads(json.dumps(plain)))


@pytest.mark.parametrize(("path", "key"), FIELDS, ids=lambda part: "/".join(map(str, part)) if part != () else "")
def test_a_missing_field_is_refused(path: tuple[Any, ...], key: str) -> None:
    broken = copy.deepcopy(FULL.to_dict())
    del at(broken, path)[key]
    assert not CHECK.is_valid(broken)


@pytest.mark.parametrize("path", OBJECTS, ids=lambda path: "/".join(map(str, path)) or "reading")
def test_an_extra_field_is_refused(path: tuple[Any, ...]) -> None:
    broken = copy.deepcopy(FULL.to_dict())
    at(broken, path)["surplus"] = None
    assert not CHECK.is_valid(broken)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), "onrecord-reading/2"),
        (("document", "published_basis"), "guess"),
        (("document", "left_out", 0), [1, 2]),
        (("document", "text"), None),
        (("attributions", 0, "source", 0), [1]),
        (("attributions", 0, "source", 0), [1, 2, 3]),
        (("attributions", 0, "source", 0), [-1, 2]),
        (("attributions", 0, "source", 0), [0.5, 2]),
        (("attributions", 0, "act"), "shout"),
        (("attributions", 0, "confidence"), "high"),
        (("attributions", 0, "channel"), "BBC"),
        (("actors", 0, "kind"), "robot"),
        (("actors", 0, "roles", 0, "span"), None),
        (("actors", 0, "roles", 0, "former"), None),
        (("places", 0, "precision"), "street"),
        (("places", 0, "lat"), "60.5"),
        (("dates", 0, "precision"), "season"),
        (("dates", 0, "basis"), None),
        (("dates", 1, "date"), 2014),
        (("events", 0, "type"), "assault"),
        (("events", 0, "actors", 0), None),
        (("events", 0, "actor_words"), None),
        (("events", 0, "realis"), "rumoured"),
        (("events", 0, "confidence"), None),
        (("control", 0, "change"), "wrested"),
        (("control", 0, "span"), [9, 13]),
        (("control", 0, "realis"), None),
        (("flows", 0, "amount"), 500000000),
        (("flows", 0, "bound"), "roughly"),
        (("flows", 0, "status"), None),
        (("flows", 0, "sum", "difference"), 0),
        (("flows", 1, "derived", "arithmetic"), None),
        (("figures", 0, "value"), "39"),
        (("figures", 0, "value"), None),
    ],
)
def test_a_wrong_value_is_refused(path: tuple[Any, ...], value: object) -> None:
    broken = copy.deepcopy(FULL.to_dict())
    at(broken, path[:-1])[path[-1]] = value
    assert not CHECK.is_valid(broken)


def test_the_form_is_the_promised_one() -> None:
    plain = FULL.to_dict()
    assert list(plain) == [
        "format",
        "model",
        "document",
        "actors",
        "places",
        "dates",
        "attributions",
        "events",
        "control",
        "flows",
        "figures",
    ]
    assert plain["format"] == FORMAT
    assert list(plain["document"]) == [
        "id",
        "name",
        "text",
        "url",
        "outlet",
        "title",
        "byline",
        "published",
        "published_basis",
        "language",
        "left_out",
    ]
    assert plain["document"]["left_out"] == [[48, 61, "promotion"]]
    assert plain["attributions"][0]["channel"] == {"name": "Radio Velmar", "kind": "outlet", "span": None}


def test_the_bytes_stay_out_of_it() -> None:
    assert not {"raw", "blocks", "sha256"} & set(FULL.to_dict()["document"])
    assert "raw" not in repr(FULL.document)


def test_words_and_actors() -> None:
    assert FULL.words(FULL.attributions[1].content) == "the … harbour was open"
    assert FULL.actor("a1") is FULL.actors[0]
    assert FULL.actor("a9") is None
    assert FULL.actor(None) is None


def test_entries_do_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        FULL.actors[0].name = "another"  # type: ignore[misc]


def test_the_id_of_bytes() -> None:
    assert sha256_id(b"") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
