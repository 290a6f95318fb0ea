"""Where and when an event happened: its own clause tells, or nothing does. All texts are invented."""

from __future__ import annotations

import pytest
from tests.reading.telling import Telling, found_of, tell

from onrecord.reading.what.spots import Spots
from onrecord.schema import Date, Place


def spots(told: Telling) -> list[tuple[str | None, str | None]]:
    return [(told.place(event.place), event.date) for event in told.events]


def place_of(marked: str, *lines: str) -> str | None:
    told = tell(marked, *lines)
    return told.place(told.events[0].place)


def date_of(marked: str, *lines: str) -> str | None:
    return tell(marked, *lines).events[0].date


def test_of_two_places_the_clearly_likelier_one() -> None:
    text = "Rebels from {L Cairo} attacked a convoy near {L Homs}."
    assert place_of(text, "ASSAULT | attacked | - | a convoy | Cairo~0.4 + Homs~0.9") == "Homs"
    assert place_of(text, "ASSAULT | attacked | - | a convoy | Cairo~0.8 + Homs~0.9") is None


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("in {L Homs}, {L Syria}", "Homs, Syria"),
        ("in {L Syria}'s {L Homs}", "Syria's Homs"),
        ("near {L Homs} in {L Syria}", "Homs in Syria"),
        ("near {L Homs} in northern {L Syria}", "near Homs in northern Syria"),
        ("near {L Veldorn} in {L Syria}", "near Veldorn in Syria"),
    ],
)
def test_of_nested_places_the_most_exact(where: str, words: str) -> None:
    expected = "Veldorn" if "Veldorn" in where else "Homs"
    assert (
        place_of(f"Rebels attacked a convoy {where}.", f"ASSAULT | attacked | Rebels | a convoy | {words}") == expected
    )


def test_two_places_joined_are_not_one() -> None:
    assert place_of("Rebels attacked in {L Homs} and {L Idlib}.", "ASSAULT | attacked | - | - | Homs and Idlib") is None


@pytest.mark.parametrize(
    "dateline", ["{L GENEVA} - ", "{L GENEVA} (CNP) — ", "{L Geneva} (CNP) - ", "{L GENEVA}, {L Switzerland} -- "]
)
def test_a_dateline_is_nowhere(dateline: str) -> None:
    text = dateline + "Rebels attacked a convoy."
    assert place_of(text, "ASSAULT | attacked | Rebels | a convoy") is None
    name = "GENEVA" if "GENEVA" in text else "Geneva"
    assert place_of(text, f"ASSAULT | attacked | Rebels | a convoy | {name}") is None


def test_a_day_in_a_dateline_is_no_date_and_a_dash_alone_makes_none() -> None:
    text = "{L OSLO}, Jan. 14 (CNP) — Rebels attacked a convoy."
    assert date_of(text, "ASSAULT | attacked | Rebels | a convoy | - | Jan. 14") is None
    text = "{O NATO} attacked a convoy in {L Homs} — by mistake."
    assert place_of(text, "ASSAULT | attacked | NATO | a convoy | Homs") == "Homs"


def test_the_one_place_of_a_sentence_with_one_event() -> None:
    assert place_of("Rebels attacked a convoy near {L Homs}.", "ASSAULT | attacked | Rebels | a convoy") == "Homs"


def test_but_not_where_nothing_is_said_to_be_there() -> None:
    assert place_of("Rebels from {L Homs} attacked a convoy.", "ASSAULT | attacked | Rebels | a convoy") is None


def test_nor_where_the_sentence_tells_of_two_events() -> None:
    text = "Rebels attacked a convoy and killed a man in {L Homs}."
    told = tell(text, "ASSAULT | attacked | Rebels | a convoy", "ASSAULT | killed | Rebels | a man | Homs")
    assert spots(told) == [(None, None), ("Homs", None)]


def test_the_clause_of_another_event_lends_nothing() -> None:
    text = "Rebels attacked a convoy after soldiers killed a man in {L Homs} on Monday."
    told = tell(
        text,
        "ASSAULT | attacked | Rebels | a convoy | Homs~0.6 | Monday~0.6",
        "ASSAULT | killed | soldiers | a man | Homs | Monday",
    )
    assert spots(told) == [(None, None), ("Homs", "2014-01-13")]


def test_what_two_share_in_one_clause_is_of_both() -> None:
    text = "Rebels overran a post in {L Homs} on Friday, killing nine officers."
    told = tell(
        text,
        "ASSAULT | overran | Rebels | a post | Homs | Friday",
        "ASSAULT | killing | Rebels | nine officers | Homs | Friday",
    )
    assert spots(told) == [("Homs", "2014-01-10")] * 2


def test_the_place_and_day_of_the_saying_are_not_those_of_what_is_said() -> None:
    text = "[S {P Mara Veldt}] [C said] in {L Geneva} on Monday [T that rebels had attacked a convoy]."
    line = "ASSAULT | attacked | rebels | a convoy | Geneva~0.6 | Monday~0.6"
    assert spots(tell(text, line)) == [(None, None)]
    assert spots(tell(text, "ASSAULT | attacked | rebels | a convoy")) == [(None, None)]


def test_a_place_of_the_sentence_before_is_none_of_this() -> None:
    text = "Rain fell in {L Homs}. Rebels attacked a convoy."
    assert place_of(text, "ASSAULT | attacked | Rebels | a convoy | Homs") is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Rebels attacked a convoy on Monday.", "2014-01-13"),
        ("On Monday rebels attacked a convoy.", "2014-01-13"),
        ("Rebels attacked a convoy, which left on Monday.", None),
        ("Rebels attacked the September 2012 pilgrims.", None),
        ("Rebels attacked a convoy, [S the army] [C said] on Monday.", None),
    ],
)
def test_the_nearest_date_of_its_clause_where_the_head_gives_none(text: str, date: str | None) -> None:
    assert date_of(text, "ASSAULT | attacked") == date


def test_no_date_over_another_event() -> None:
    text = "Rebels attacked a convoy and killed a man on Monday."
    told = tell(text, "ASSAULT | attacked | Rebels | a convoy", "ASSAULT | killed | Rebels | a man")
    assert [event.date for event in told.events] == [None, "2014-01-13"]


def test_time_words_that_are_no_date_leave_it_open() -> None:
    text = "Rebels attacked a convoy at dusk and on Monday rested."
    assert date_of(text, "ASSAULT | attacked | Rebels | a convoy | - | at dusk") is None


def test_two_dates_that_exclude_each_other_are_none() -> None:
    text = "Rebels attacked a convoy on Monday and on Tuesday."
    assert date_of(text, "ASSAULT | attacked | Rebels | a convoy | - | Monday + Tuesday") is None
    assert date_of(text, "ASSAULT | attacked | Rebels | a convoy | - | Monday~0.4 + Tuesday~0.9") == "2014-01-14"


def test_the_place_that_words_name() -> None:
    found = found_of("Rebels hold the town of {L Homs} in {L Syria}.", "holds | hold | Rebels")
    places = (
        Place("p1", "Homs", "SY", precision="city", mentions=((23, 27),)),
        Place("p2", "Syria", "SY", precision="country", mentions=((31, 36),)),
    )
    asked = Spots(found, places, ())
    assert asked.place_in(((12, 36),)) == "p1"
    assert asked.place_in(((31, 36),)) == "p2"
    assert asked.place_in(((0, 6),)) is None
    assert asked.place_in(()) is None


def test_a_date_without_words_and_no_sentences() -> None:
    found = found_of("Rebels attacked.", "ASSAULT | attacked")
    asked = Spots(
        type(found)(found.text, (), (), (), (), (), found.happened), (), (Date("d1", (), None, None, "text"),)
    )
    assert asked.place_of(found.happened[0]) is None
    assert asked.date_of(found.happened[0]) is None
