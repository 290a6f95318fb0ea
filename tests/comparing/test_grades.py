"""Suggested grades, from entries put together by hand. All names are invented."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.comparing.given import body, described, given, nobody, outlet, person

from onrecord.comparing.grades import meaning, rules, suggested
from onrecord.comparing.items import Item
from onrecord.comparing.origins import origins_of
from onrecord.schema import Conflict, ConflictKind, Relation, Reliability

REYES, MOSS, HALE = (
    given(n, name, person(who, role))
    for n, name, who, role in (
        (1, "Lamp", "Ana Reyes", "harbour minister"),
        (2, "Post", "Ida Moss", "trade unionist"),
        (3, "Star", "Jonas Hale", "bishop"),
    )
)


def conflict(relation: Relation = "conflict", kind: ConflictKind = "count") -> Conflict:
    return Conflict(kind, relation, (100, 200), "12", "15", "")


def grade(
    items: Sequence[Item], *conflicts: Conflict, reliability: dict[str, Reliability] | None = None
) -> tuple[int, list[str]]:
    value, reasons = suggested(items, origins_of(items, [], []), conflicts, reliability)
    return value, [reason.rule for reason in reasons]


def denying(item: Item) -> Item:
    return replace(item, stance="denies")


def test_every_grade_has_a_meaning_and_a_rule_gives_it() -> None:
    assert [meaning(value) for value in (1, 6)] == ["confirmed by other sources", "cannot be judged"]
    assert {rule.gives for rule in rules() if rule.gives} == {1, 2, 3, 4, 5, 6}
    assert len({rule.id for rule in rules()}) == len(rules())


@pytest.mark.parametrize(
    ("items", "value", "rule"),
    [
        ([REYES, MOSS, HALE], 1, "three origins"),
        ([REYES, MOSS], 2, "two origins"),
        ([REYES], 3, "one origin"),
        ([given(1, "Lamp", body("Interior Ministry"))], 3, "one origin"),
        ([given(1, "Lamp", described("official")), given(2, "Post", described("source"))], 3, "one origin"),
        ([given(1, "Lamp", passage="The Lamp has seen the letter."), MOSS], 2, "two origins"),
        ([given(1, "Lamp", passage="The Lamp has seen the letter.")], 3, "one origin"),
        ([given(1, "Lamp")], 6, "no source"),
        ([given(1, "Lamp"), given(2, "Post"), given(3, "Star", nobody())], 6, "no source"),
        ([given(1, "Lamp", outlet("local media"))], 6, "no source"),
        ([REYES, denying(MOSS)], 4, "denied"),
        ([REYES, denying(MOSS), denying(HALE)], 5, "outweighed"),
        ([REYES, MOSS, denying(HALE)], 3, "disputed"),
        ([denying(REYES)], 6, "not asserted"),
        ([], 6, "not asserted"),
    ],
)
def test_what_is_suggested(items: list[Item], value: int, rule: str) -> None:
    assert grade(items) == (value, [rule])


def test_a_circle_cannot_be_judged() -> None:
    items = [given(1, "Lamp", outlet("Post")), given(2, "Post", outlet("Lamp"))]
    value, [reason] = suggested(items, origins_of(items, [], []), [])
    assert (value, reason.rule) == (6, "circle")
    assert reason.why == "the reports that have it lead only to one another (origins 0–1)"


def test_one_of_two_confirms_it() -> None:
    confirming = replace(given(2, "Post", person("Ida Moss", "trade unionist")), kind="statement", type="confirm")
    assert grade([REYES, confirming]) == (1, ["confirmed"])
    first = replace(confirming, published="2031-05-01")  # who tells it first confirms nobody here
    assert grade([REYES, first]) == (2, ["two origins"])


def test_conflicts_count_and_updates_do_not() -> None:
    assert grade([REYES, MOSS], conflict()) == (3, ["not agreed"])
    assert grade([REYES], conflict()) == (4, ["differing"])
    assert grade([REYES, MOSS], conflict("update"), conflict("both can be true")) == (2, ["two origins"])
    assert grade([REYES, MOSS], conflict(kind="stance")) == (2, ["two origins"])  # those who deny are counted as such


def test_how_reliable_people_hold_the_outlets() -> None:
    flat = [given(1, "The Vellmark Lamp")]
    assert grade(flat, reliability={"Vellmark Lamp": "B"}) == (3, ["one origin"])
    assert grade(flat, reliability={"Vellmark Lamp": "C"}) == (6, ["no source"])
    assert grade([REYES], reliability={"Lamp": "E"}) == (4, ["one origin", "unreliable"])
    assert grade([REYES, MOSS], reliability={"Lamp": "E"}) == (3, ["two origins", "unreliable"])
    assert grade([REYES, MOSS], reliability={"Lamp": "E", "Post": "C"}) == (2, ["two origins"])
    assert grade([REYES], reliability={"Lamp": "F"}) == (3, ["one origin"])
    worst = [REYES, denying(MOSS), denying(HALE)]
    assert grade(worst, reliability={"Lamp": "E"}) == (5, ["outweighed", "unreliable"])


def test_reasons_say_what_they_rest_on() -> None:
    _, [reason] = suggested([REYES, denying(MOSS)], origins_of([REYES, denying(MOSS)], [], []), [])
    assert reason.why == "it is denied and may rest on one origin (denied by 1, origins 1)"
    assert all(re.match(r"[a-z]", rule.when) for rule in rules())


def test_who_told_a_figure_that_was_revised_does_not_confirm_the_new_one() -> None:
    old = [replace(REYES, value="14"), replace(MOSS, value="14")]
    new = replace(given(4, "Mirror", person("Otto Brandt", "teacher"), day="2031-05-06"), value="17")
    update = Conflict("count", "update", (REYES.number, new.number), "14", "17", "")
    assert grade([*old, new], update) == (3, ["one origin"])
    _, [reason] = suggested([*old, new], origins_of([*old, new], [], []), [update])
    assert reason.why.endswith("(origins 1, 2 with a figure that was revised left out)")
    second = replace(given(5, "Echo", person("Sami Doran", "nurse"), day="2031-05-07"), value="17")
    assert grade([*old, new, second], update) == (2, ["two origins"])
    against = Conflict("count", "conflict", (MOSS.number, second.number), "14", "17", "")
    assert grade([*old, new, second], update, against) == (2, ["two origins"])


def test_a_circle_about_the_new_figure() -> None:
    circle = [given(5, "Echo", outlet("Mirror")), given(4, "Mirror", outlet("Echo"))]
    update = Conflict("count", "update", (REYES.number, 400), "14", "12", "")
    assert grade([replace(REYES, value="14"), *circle], update) == (6, ["circle"])
