"""Roles and affiliations as dated facts of the text. All names and texts are invented."""

from __future__ import annotations

import pytest
from tests.reading.marked import found, read_marked

from onrecord.knowledge import load_csv
from onrecord.reading.actors import actors
from onrecord.schema import Actor, Date, Role


def read(marked: str, *dates: tuple[str, str]) -> Actor:
    """Ann Kerran as read from the text; ``dates`` are words of the text with the date that they give."""
    given = found(marked)
    entries = []
    for number, (words, date) in enumerate(dates, 1):
        start = given.text.index(words)
        entries.append(Date(f"d{number}", ((start, start + len(words)),), date, "day", "text"))
    [actor] = [actor for actor in actors(given, dates=tuple(entries)).actors if actor.name == "Ann Kerran"]
    for role in actor.roles:
        assert given.text[slice(*role.span)].strip()
    return actor


def facts(actor: Actor) -> list[tuple[str | None, str | None, str | None, bool]]:
    return [(role.role, role.affiliation, role.date, role.former) for role in actor.roles]


@pytest.mark.parametrize(
    ("text", "role", "affiliation", "former"),
    [
        ("{N Turkish} President {P Ann Kerran} left.", "president", "Turkey", False),
        ("{P Ann Kerran}, the deputy minister, left.", "deputy minister", None, False),
        ("{P Ann Kerran}, a former governor, left.", "governor", None, True),
        ("Former {N Turkish} governor {P Ann Kerran} left.", "governor", "Turkey", True),
        ("{P Ann Kerran}, now a consultant for {O Tarnex}, left.", "consultant", "Tarnex", False),
        ("{P Ann Kerran}, previously the mayor, left.", "mayor", None, True),
        ("{L Norway}'s fisheries minister, {P Ann Kerran}, left.", "fisheries minister", "Norway", False),
        ("{P Ann Kerran} of the {O Quill Institute} left.", None, "Quill Institute", False),
        ("{P Ann Kerran}, who was minister until 2009, left.", "minister", None, True),
        ("{P Ann Kerran} was named president of {O Tarnex}.", "president", "Tarnex", False),
        ("{P Ann Kerran} was elected mayor.", "mayor", None, False),
        ("{P Ann Kerran}, who became director of {O Tarnex}, left.", "director", "Tarnex", False),
        ("{P Ann Kerran} was sworn in as president of {L Turkey}.", "president", "Turkey", False),
        ("{P Ann Kerran} resigned as minister.", "minister", None, True),
        ("{P Ann Kerran} stepped down as head of {O Tarnex}.", "head", "Tarnex", True),
        ("{P Ann Kerran} has been dismissed as police chief.", "police chief", None, True),
        ("The board named {P Ann Kerran} director.", "director", None, False),
        ("The board appointed {P Ann Kerran} as director of {O Tarnex}.", "director", "Tarnex", False),
        ("{P Ann Kerran} is the spokeswoman of {O Tarnex}.", "spokeswoman", "Tarnex", False),
        ("{P Ann Kerran}, ambassador to {L Norway}, left.", "ambassador", None, False),
    ],
)
def test_a_statement_of_a_role_is_a_fact(text: str, role: str | None, affiliation: str | None, former: bool) -> None:
    assert facts(read(text)) == [(role, affiliation, None, former)]


@pytest.mark.parametrize(
    "text",
    [
        "{P Ann Kerran} left.",
        "{P Ann Kerran} is not the minister.",
        "{P Ann Kerran} met the minister.",
        "{P Ann Kerran} named the minister.",
        "{P Ann Kerran} elected to stay.",
        "{P Ann Kerran} was late.",
        "{P Ann Kerran} is the sister of {P Jan Holt}.",
        "{P Ann Kerran} and the ministers left.",
    ],
)
def test_what_states_no_role_gives_none(text: str) -> None:
    assert read(text).roles == ()


@pytest.mark.parametrize(
    ("text", "dates", "when", "former"),
    [
        ("{P Ann Kerran}, who was minister until 2009, left.", [("2009", "2009")], "../2009", True),
        ("{P Ann Kerran} has been director since 2012.", [("2012", "2012")], "2012/..", False),
        (
            "{P Ann Kerran} served as treasurer from 2001 to 2009.",
            [("2001", "2001"), ("2009", "2009")],
            "2001/2009",
            True,
        ),
        ("{P Ann Kerran} was mayor from 2001 to 2009.", [("from 2001 to 2009", "2001/2009")], "2001/2009", True),
        ("{P Ann Kerran} was elected president in May.", [("in May", "2014-05")], "2014-05/..", False),
        ("In May, {P Ann Kerran} was elected president.", [("In May", "2014-05")], "2014-05/..", False),
        ("{P Ann Kerran} resigned as minister on Monday.", [("on Monday", "2014-01-13")], "../2014-01-13", True),
        ("{P Ann Kerran} was elected president and left in May.", [("in May", "2014-05")], None, False),
        ("{P Ann Kerran}, the minister, left on Monday.", [("on Monday", "2014-01-13")], None, False),
        ("On Monday, {N Turkish} President {P Ann Kerran} left.", [("On Monday", "2014-01-13")], None, False),
        ("{P Ann Kerran}, a former governor, left in May.", [("in May", "2014-05")], None, True),
        ("{N Turkish} President {P Ann Kerran} left on Monday.", [("on Monday", "2014-01-13")], None, False),
        ("{P Ann Kerran}, president since 2001, left.", [("since 2001", "2001/..")], "2001/..", False),
        ("{P Ann Kerran}, mayor from 1990 to 1998, left.", [("1990", "1990"), ("1998", "1998")], "1990/1998", True),
        ("{P Ann Kerran} of {O Tarnex} said on Monday it rained.", [("on Monday", "2014-01-13")], None, False),
    ],
)
def test_the_date_is_that_of_the_same_clause(
    text: str, dates: list[tuple[str, str]], when: str | None, former: bool
) -> None:
    [fact] = read(text, *dates).roles
    assert (fact.date, fact.former) == (when, former)


@pytest.mark.parametrize("row", load_csv("role_verbs.csv"), ids=lambda row: row["verb"])
def test_every_verb_gives_the_role_of_its_example(row: dict[str, str]) -> None:
    example = row["example"].replace("[", "").replace("]", "").replace("Mara Veldt", "{P Ann Kerran}")
    [fact] = read(example).roles
    assert fact.role
    assert fact.former == (row["tense"] == "ended" or "until" in example)


def test_every_role_of_a_person_is_there_in_order_and_once() -> None:
    actor = read(
        "{N Turkish} Foreign Minister {P Ann Kerran} left. Former mayor {P Kerran} sat. "
        "Foreign Minister {P Kerran} rose. {N Turkish} Foreign Minister {P Kerran} slept."
    )
    assert facts(actor) == [
        ("foreign minister", "Turkey", None, False),
        ("mayor", None, None, True),
    ]
    assert (actor.role, actor.affiliation) == ("foreign minister", "Turkey")


def test_the_span_is_that_of_the_words_of_the_role() -> None:
    given = found("{L Kuwait}'s ruling emir, Sheikh {P Abel Gulan}, left. {P Abel Gulan}, head of {O Tarnex}, sat.")
    roles = actors(given).actors[0].roles
    assert [given.text[slice(*role.span)] for role in roles] == ["Kuwait's ruling emir", "head of Tarnex"]


def test_a_role_held_now_is_shown_before_a_former_one() -> None:
    actor = read("Former minister {P Ann Kerran} left. {P Kerran} was elected president of {L Turkey}.")
    assert (actor.role, actor.affiliation) == ("president", "Turkey")


def test_role_and_affiliation_come_from_one_statement() -> None:
    actor = read("Senator {P Ann Kerran} left. {P Kerran}, a former professor at {O Tarnex}, sat.")
    assert (actor.role, actor.affiliation) == ("senator", None)
    assert facts(actor) == [("senator", None, None, False), ("professor", "Tarnex", None, True)]


def test_a_former_role_is_shown_where_there_is_no_other() -> None:
    assert read("{P Ann Kerran} resigned as minister.").role == "former minister"


def test_a_described_official_has_a_role_too() -> None:
    result = read_marked("[S A senior {N Turkish} official] [C said] [T no].").result
    [actor] = result.actors
    assert [(role.role, role.affiliation) for role in actor.roles] == [("senior official", "Turkey")]
    assert actor.country == "TR"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("{N Turkish} President {P Ann Kerran} left.", "Ann Kerran", "TR"),
        ("{P Ann Kerran} of {O Tarnex} left.", "Ann Kerran", None),
        ("{P Ann Kerran} left {L Norway}.", "Ann Kerran", None),
        ("The {O Turkish Army} left.", "Turkish Army", "TR"),
        ("The {O Ministry of Health of Norway} left.", "Ministry of Health of Norway", "NO"),
        ("{L Norway}'s {O Fisheries Ministry} left.", "Fisheries Ministry", "NO"),
        ("The {O White House} said no.", "White House", "US"),
        ("The {O Tarn Council} left.", "Tarn Council", None),
        ("The {O Latin American Council} left.", "Latin American Council", None),
        ("The {O Council of Norway and Sweden} left.", "Council of Norway and Sweden", None),
        ("{N Norwegians} left.", "Norwegians", "NO"),
        ("{P Ann Kerran}, spokeswoman for the {O Turkish Army}, left.", "Ann Kerran", "TR"),
        ("{P Ann Kerran}, ambassador to {L Norway}, left.", "Ann Kerran", None),
        ("An {L Iraq} War veteran, {P Ann Kerran}, left.", "Ann Kerran", None),
    ],
)
def test_the_country_is_that_of_the_role_or_of_the_name_of_a_body(text: str, name: str, country: str | None) -> None:
    assert read_marked(text).named(name).country == country


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Islamic State of Iraq", "armed group"),
        ("European Council", "organisation"),
        ("United Nations Security Council", "organisation"),
        ("National Security Council", "government"),
        ("Tarn Fire Brigade", "government"),
        ("Armed Forces", "government"),
        ("Free Tarn Army", "armed group"),
    ],
)
def test_the_kind_of_bodies_that_are_easily_mistaken(name: str, kind: str) -> None:
    assert read_marked(f"The {{O {name}}} moved.").named(name).kind == kind


def test_adjectives_of_one_noun_are_no_people() -> None:
    read = read_marked("The {N French}, {N German} and {N Spanish} agencies met. The {N French} are here.")
    assert read.words("French") == ["French"]


def test_a_role_keeps_its_shape() -> None:
    [fact] = read("{P Ann Kerran}, a former governor, left.").roles
    assert fact == Role("governor", None, (14, 29), None, True)
