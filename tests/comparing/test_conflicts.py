from __future__ import annotations

import dataclasses
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.comparing.conflicts import conflicts_of, relation_of
from onrecord.comparing.differing.plainly import told_plainly
from onrecord.comparing.differing.revising import LONG
from onrecord.comparing.items import Item, Party, Where
from onrecord.knowledge import load_yaml
from onrecord.schema import Conflict, Document, Reading, Step

CASES = yaml.safe_load((Path(__file__).parent / "conflicts.yaml").read_text("utf-8"))

DAY = "2014-03-03"


def item(number: int, /, kind: str = "event", **given: Any) -> Item:
    """An entry in short: see ``conflicts.yaml``."""
    source = given.get("by")
    chain = [Step("publisher", given.get("paper", f"Paper {number}"))]
    if source:
        chain.append(Step("source", source.lstrip("-"), "described" if source[0] == "-" else "named", (), number))
    words = given.get("words", "")
    amount = kind in ("figure", "flow")
    return Item(
        number=given.get("number", number),
        document=given.get("doc", number),
        kind=kind,  # type: ignore[arg-type]
        outlet=given.get("paper", f"Paper {number}"),
        published=given.get("day", DAY),
        stance=given.get("stance", "asserts"),
        type=given.get("type", "say"),
        word=words,
        actors=tuple(Party(name, given.get("group", "other")) for name in given.get("who", ())),
        others=tuple(Party(name, "person") for name in given.get("to", ())),
        place=Where(given["place"], given.get("country")) if "place" in given else None,
        date=given.get("date"),
        realis=given.get("realis", "happened" if kind in ("event", "control") else None),
        value=given.get("value"),
        upper=given.get("upper"),
        bound=given.get("bound", "exact") if amount else None,
        unit=given.get("unit"),
        purpose=None,
        occasion=None,
        confidence=0.9,
        told_by=None,
        revises=given.get("revises"),
        total=given.get("total"),
        span=((0, 1),),
        around=(0, 1),
        chain=tuple(chain),
        words=words,
        days_told=tuple(given.get("tells", ())),
        passage=given.get("say", words),
    )


def of_case(case: dict[str, Any]) -> tuple[Item, Item]:
    return item(1, **case["first"]), item(2, **case["second"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_pairs(case: dict[str, Any]) -> None:
    first, second = of_case(case)
    found = relation_of(first, second)
    assert (found and [found.kind, found.relation]) == (None if case["expect"] == "none" else case["expect"])
    assert relation_of(second, first) == found or (first.published, second.published) == (DAY, DAY)


@pytest.mark.parametrize("case", [case for case in CASES if case["expect"] != "none"], ids=lambda case: case["name"])
def test_both_ways_round(case: dict[str, Any]) -> None:
    """Which of two comes first in the record of one day makes no difference to what they are to each other."""
    first, second = of_case(case)
    there, back = relation_of(first, second), relation_of(second, first)
    assert there is not None
    assert there == back
    assert set(there.entries) == {first.number, second.number}
    assert there.first != there.second or there.kind in ("stance", "own words")
    assert len(there.why.split()) > 4
    assert len(there.why) <= 120


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_claim_of_two_has_what_the_pair_has(case: dict[str, Any]) -> None:
    first, second = of_case(case)
    found, pair = conflicts_of([first, second]), relation_of(first, second)
    assert (pair in found) if pair else not found


def test_there_are_pairs_of_every_relation() -> None:
    assert {"conflict", "update", "both can be true"} == {
        case["expect"][1] for case in CASES if case["expect"] != "none"
    }
    kinds = {case["expect"][0] for case in CASES if case["expect"] != "none"}
    assert kinds == {"stance", "own words", "count", "amount", "place", "date", "actor", "control"}


def test_the_word_lists_hold_words() -> None:
    """YAML takes "no" and "false" for something else unless they are quoted."""
    for name in ("revising_words", "differing_words"):
        assert not [value for value in _leaves(load_yaml(name)) if not isinstance(value, str)]


def _leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _leaves(one)
    else:
        yield value


def test_an_entry_with_itself() -> None:
    one = item(1, "figure", type="killed", value="3")
    assert relation_of(one, one) is None
    assert conflicts_of([one, one]) == ()
    assert conflicts_of([one]) == conflicts_of([]) == ()


def test_what_is_said_of_a_conflict() -> None:
    first = item(
        1, "figure", type="killed", value="37", bound="at least", unit="people", by="the mayor", paper="The Lamp"
    )
    second = item(2, "figure", type="killed", value="12", day="2014-03-04", paper="The Post", say="Twelve died.")
    [found] = conflicts_of([second, first])
    assert found == Conflict(
        "count",
        "conflict",
        (1, 2),
        "at least 37 people",
        "12",
        "no number fits both; it was published a day later, but is not said to revise it",
    )


def test_each_two_groups_once() -> None:
    """Six reports of 37, three of 45, one denial: three groups, and the earliest of each."""
    towns = ["Tornby"] * 6 + ["Hestad"] * 3
    told = [
        item(number, "event", words="shelled", type="ASSAULT", place=town, say=f"{town} was shelled.")
        for number, town in enumerate(towns, 1)
    ]
    found = conflicts_of([*told, item(10, "event", words="shelled", type="ASSAULT", stance="denies")])
    assert [(one.kind, one.entries) for one in found] == [("stance", (1, 10)), ("place", (1, 7))]


def test_a_toll_that_rises_step_by_step() -> None:
    days = ["2014-03-03", "2014-03-04", "2014-03-05", "2014-03-06"]
    tolls = ["11", "17", "21", "30"]
    items = [
        item(number, "figure", type="killed", value=toll, day=day)
        for number, (toll, day) in enumerate(zip(tolls, days, strict=True))
    ]
    assert [(one.relation, one.entries) for one in conflicts_of(items)] == [
        ("update", (0, 1)),
        ("update", (1, 2)),
        ("update", (2, 3)),
    ]


def test_a_figure_that_was_replaced_is_no_party_to_a_conflict() -> None:
    """A report of 41 that names the 37 before it does not contradict another report of 41."""
    old = item(1, "figure", type="killed", value="37", doc=1)
    new = item(2, "figure", type="killed", value="41", doc=1, revises=1)
    other = item(3, "figure", type="killed", value="41", doc=2)
    assert [(one.relation, one.entries) for one in conflicts_of([old, new, other])] == [("update", (1, 2))]


def test_conflicts_come_first() -> None:
    items = [
        item(1, "figure", type="killed", value="37", bound="at least"),
        item(2, "figure", type="killed", value="45"),
        item(3, "figure", type="killed", value="30"),
    ]
    relations = [one.relation for one in conflicts_of(items)]
    assert relations == ["conflict", "conflict", "both can be true"]


def test_days_that_make_news() -> None:
    first = item(1, "event", type="COERCE", place="Tornby")
    second = item(2, "event", type="COERCE", place="Hestad")
    soon, late = (dataclasses.replace(second, published=f"2014-03-0{3 + days}") for days in (LONG - 1, LONG))
    assert [found.relation for one in (soon, late) if (found := relation_of(first, one))] == ["conflict", "update"]


def test_the_revised_is_first_where_the_day_does_not_tell() -> None:
    higher = item(1, "figure", type="killed", value="17", say="By evening the toll had risen to 17.")
    lower = item(2, "figure", type="killed", value="11", say="Eleven people died.")
    found = relation_of(higher, lower)
    assert found is not None
    assert (found.relation, found.entries, found.first, found.second) == ("update", (2, 1), "11", "17")


def test_linked_speakers() -> None:
    """Two of one name are two where the record says so."""
    first = item(1, "statement", words="that the bridge is closed", by="Olo Brent")
    second = item(2, "statement", words="that it is not closed", by="Olo Brent", day="2014-03-04")
    linked = [dataclasses.replace(one, source=Party("Olo Brent", identity=5)) for one in (first, second)]
    apart = dataclasses.replace(second, source=Party("Olo Brent", identity=6))
    kinds = [relation_of(*linked), relation_of(linked[0], apart)]
    assert [one and one.kind for one in kinds] == ["own words", "stance"]


def test_words_told_plainly() -> None:
    """Two sentences without an entry are compared as what their reports say."""
    text = "It was a cold day. The ferry Agathe was towed into Port Halden. Nobody spoke."
    start = text.index("The ferry")
    words = start, text.index(" Nobody")
    document = Document("a", "a", text, outlet="The Lamp", published=DAY)
    plain = told_plainly(Reading("no model", document), 2, words, 900)
    assert (plain.words, plain.passage.strip()) == (text[slice(*words)], text[slice(*words)])
    assert (plain.outlet, plain.published, plain.kind, plain.days_told) == ("The Lamp", DAY, "statement", ())
    found = relation_of(item(1, "statement", words="that the ferry sank"), plain)
    assert found is not None
    assert (found.kind, found.relation, found.entries) == ("stance", "conflict", (1, 900))


@pytest.mark.parametrize("kind", ["figure", "flow", "event", "statement", "control"])
def test_a_large_claim_costs_little(kind: str) -> None:
    conflicts_of(large_claim(kind, 0))  # the lists of words are loaded
    times = []
    for seed in range(1, 4):
        items = large_claim(kind, seed)  # other words each time, so that nothing is remembered
        start = time.process_time()
        found = conflicts_of(items)
        times.append(time.process_time() - start)
        assert found
    assert min(times) < 0.05


def large_claim(kind: str, seed: int) -> list[Item]:
    """500 entries that all say something else."""
    chance = random.Random(seed)
    types = {"figure": "killed", "flow": "pledge", "event": "ASSAULT", "control": "holds"}
    towns = [f"Town{chance.randrange(300)}" for _ in range(500)]
    return [
        item(
            number,
            kind,
            type=types.get(kind, "say"),
            value=str(chance.randrange(1000)) if kind in ("figure", "flow") else None,
            words=f"that {chance.randrange(1000)} ships {chance.choice(('came', 'never came'))} to {number}, {seed}",
            say=f"They were seen in {town}, {number}, {seed}.",
            by=f"Speaker {chance.randrange(300)}",
            # Events that differ in more than the place are two.
            who=[] if kind == "event" else [f"Holder {chance.randrange(300)}"],
            place="Dulm" if kind == "control" else town,
            date="2014-03-01" if kind == "event" else f"2014-03-{chance.randrange(1, 29):02}",
            day=f"2014-04-{chance.randrange(1, 29):02}",
            stance=chance.choice(["asserts", "denies"]),
        )
        for number, town in enumerate(towns)
    ]
