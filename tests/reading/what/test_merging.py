"""Two mentions of one event are one entry, and two events are two. All texts are invented."""

from __future__ import annotations

import pytest
from tests.reading.telling import tell

FIRST = "Rebels attacked a convoy in {L Homs} on Monday. "
ATTACKED = "ASSAULT | attacked | Rebels | a convoy | Homs | Monday"


@pytest.mark.parametrize(
    ("second", "line"),
    [
        ("The attack lasted an hour.", "ASSAULT | attack"),
        ("The brazen dawn attack lasted an hour.", "ASSAULT | attack"),
        ("That assault lasted an hour.", "ASSAULT | assault"),
        ("Their attack in {L Homs} was brief.", "ASSAULT | attack | Their | - | Homs#2"),
        ("Rain fell. The attack lasted an hour.", "ASSAULT | attack"),
        ("Monday's attack was brief.", "ASSAULT | attack | - | - | - | Monday#2"),
        ("The attack on the convoy lasted an hour.", "ASSAULT | attack | - | the convoy"),
    ],
)
def test_a_noun_that_points_back_is_the_same_event(second: str, line: str) -> None:
    told = tell(FIRST + second, ATTACKED, line)
    [event] = told.events
    assert len(event.trigger) == 2
    assert told.place(event.place) == "Homs"
    assert event.date == "2014-01-13"


@pytest.mark.parametrize(
    ("second", "line"),
    [
        ("A second attack failed.", "ASSAULT | attack"),
        ("Another attack failed.", "ASSAULT | attack"),
        ("The second attack failed.", "ASSAULT | attack"),
        ("An attack failed.", "ASSAULT | attack"),
        ("Attacks are common.", "ASSAULT | Attacks"),
        ("The attacks went on.", "ASSAULT/ | attacks"),
        ("The attack in {L Idlib} failed.", "ASSAULT | attack | - | - | Idlib"),
        ("The attack on Tuesday failed.", "ASSAULT | attack | - | - | - | Tuesday"),
        ("The army's attack failed.", "ASSAULT | attack | The army"),
        ("The attack on a school failed.", "ASSAULT | attack | - | a school"),
        ("The attack will come.", "ASSAULT planned | attack"),
        ("The attack did not happen.", "ASSAULT denied | attack"),
        ("The talks failed.", "CONSULT | talks"),
        ("The arrest was hailed.", "COERCE | arrest"),
        ("Rebels attacked a convoy again.", "ASSAULT | attacked#2 | Rebels#2 | a convoy#2"),
        ("They killed a man.", "ASSAULT | killed | They | a man"),
    ],
)
def test_what_contradicts_or_is_new_is_another_event(second: str, line: str) -> None:
    attacks = line.replace("ASSAULT/ ", "ASSAULT ")
    first = FIRST if "attacks" not in second else "An attack in {L Homs} failed on Monday. "
    head = ATTACKED if first == FIRST else "ASSAULT | attack | - | - | Homs | Monday"
    assert len(tell(first + second, head, attacks).events) == 2


def test_the_nearest_fitting_event_is_meant() -> None:
    told = tell(
        "Rebels attacked {L Homs}. Soldiers attacked {L Idlib}. The attack in {L Homs} failed. The attack ended.",
        "ASSAULT | attacked | Rebels | - | Homs",
        "ASSAULT | attacked#2 | Soldiers | - | Idlib",
        "ASSAULT | attack | - | - | Homs#2",
        "ASSAULT | attack#2",
    )
    assert [len(event.trigger) for event in told.events] == [2, 2]


def test_the_attack_is_not_what_came_of_it() -> None:
    told = tell(
        "Rebels attacked a convoy, killing two men. The attack was brief.",
        "ASSAULT | attacked | Rebels | a convoy",
        "ASSAULT | killing | Rebels | two men",
        "ASSAULT | attack",
    )
    assert told.triggers() == [["attacked", "attack"], ["killing"]]


def test_the_talks_are_the_meeting() -> None:
    told = tell(
        "{L France} and {L Germany} met in {L Oslo}. The talks lasted an hour.",
        "CONSULT | met | France and Germany | - | Oslo",
        "CONSULT | talks",
    )
    assert told.triggers() == [["met", "talks"]]


def test_the_visit_is_not_the_meeting() -> None:
    told = tell("Envoys met in {L Oslo}. The visit ended.", "CONSULT | met | Envoys | - | Oslo", "CONSULT | visit")
    assert len(told.events) == 2


def test_what_points_back_gives_what_was_missing() -> None:
    told = tell(
        "A convoy was attacked. The attack by rebels in {L Homs} on Monday failed.",
        "ASSAULT | attacked | - | A convoy",
        "ASSAULT | attack | rebels | - | Homs | Monday",
    )
    [event] = told.events
    assert told.words(event.actor_words) == ["rebels"]
    assert told.place(event.place) == "Homs"
    assert event.date == "2014-01-13"


def test_the_same_sides_told_twice_are_one_event_and_lend_each_other_nothing() -> None:
    told = tell(
        "{L Norway} accused {L Sweden}. In {L Oslo}, {L Norway} accused {L Sweden}.",
        "ACCUSE | accused | Norway | Sweden",
        "ACCUSE | accused#2 | Norway#2 | Sweden#2 | Oslo",
    )
    [event] = told.events
    assert len(event.trigger) == 2
    assert event.place is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ACCUSE | accused | Norway | -", "ACCUSE | accused#2 | Norway#2 | Sweden#2"),
        ("ACCUSE | accused | - | Sweden", "ACCUSE | accused#2 | - | Sweden#2"),
        ("ACCUSE | accused | Norway | Sweden | - | Monday", "ACCUSE | accused#2 | Norway#2 | Sweden#2 | - | Tuesday"),
    ],
)
def test_only_where_both_sides_are_told_and_nothing_differs(first: str, second: str) -> None:
    text = "{L Norway} accused {L Sweden} on Monday. {L Norway} accused {L Sweden} on Tuesday."
    assert len(tell(text, first, second).events) == 2


def test_two_who_claim_it_are_two_claims() -> None:
    told = tell(
        "[S {P Mara Veldt}] [C said] [T {L Norway} bombed the {O Orsk Front}]. "
        "[S {P Jan Holt}] [C said] [T {L Norway} bombed the {O Orsk Front}].",
        "ASSAULT | bombed | Norway | the Orsk Front",
        "ASSAULT | bombed#2 | Norway#2 | the Orsk Front#2",
    )
    assert [event.attribution for event in told.events] == ["t1", "t2"]


def test_what_the_publisher_says_too_is_the_publishers() -> None:
    told = tell(
        "[S {P Mara Veldt}] [C said] [T {L Norway} bombed the {O Orsk Front}]. {L Norway} bombed the {O Orsk Front}.",
        "ASSAULT | bombed | Norway | the Orsk Front",
        "ASSAULT | bombed#2 | Norway#2 | the Orsk Front#2",
    )
    assert [event.attribution for event in told.events] == [None]


def test_far_apart_a_noun_points_at_nothing() -> None:
    filler = "Rain fell. " * 12
    told = tell(FIRST + filler + "The attack was brief.", ATTACKED, "ASSAULT | attack")
    assert len(told.events) == 2
