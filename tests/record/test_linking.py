from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.record.dumps import dump
from tests.record.readings import document
from tests.record.test_store import whole

from onrecord.errors import NotInRecord, SettingError
from onrecord.reading.who.known import Known, KnownActor
from onrecord.record import Link, Record
from onrecord.record.evidence import Facts, contradiction, name_key
from onrecord.schema import Actor, Attribution, Place, Reading


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record.open(tmp_path / "news.record")


def add(record: Record, name: str, kind: str = "person", **facts: Any) -> int:
    """Adds a report in which an actor says something; gives the number of the actor."""
    number = len(list(record.documents())) + 1
    text = f"{name} said that ferry {number} would stay in port."
    start = text.index("that")
    actor = Actor("a1", name, kind, mentions=((0, len(name)),), **facts)  # type: ignore[arg-type]
    said = Attribution("t1", ((0, len(name)),), ((start - 5, start - 1),), ((start, len(text) - 1),), "a1", "named")
    added = record.add(Reading("m@1", document(text), (actor,), attributions=(said,)))
    return next(hit.number for hit in record.find(kind="actors") if hit.document.number == added.number)


def together(record: Record) -> list[set[int]]:
    """The entries that are one, as the standing links say."""
    found: dict[int, set[int]] = {}
    for link in record.links():
        if link.holds and not link.undone and link.entry is not None:
            found.setdefault(link.identity, set()).add(link.entry)
    return list(found.values())


def reasons(links: list[Link]) -> set[str]:
    return {link.why for link in links}


def test_one_name_and_one_office_are_one_person(record: Record) -> None:
    one = add(record, "Ana Reyes", role="harbour minister", affiliation="Vardia")
    two = add(record, "Ána  REYES", role="minister", affiliation="Vardia")
    links = record.link()
    assert together(record) == [{one, two}]
    assert reasons(links) == {"same full name; same affiliation (Vardia); same role (harbour minister)"}
    assert {link.decided_by for link in links} == {"machine"}
    whole(record)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"country": "SE"}, {"country": "NO"}),
        ({"role": "harbour minister"}, {"role": "striker"}),
        ({"affiliation": "Vardia"}, {"affiliation": "FC Ostrel"}),
        ({"role": "minister", "affiliation": "Vardia"}, {"role": "striker", "affiliation": "FC Ostrel"}),
        ({"role": "minister", "country": "SE"}, {"role": "minister", "country": "NO"}),
        ({"ids": ("wikidata:Q1",)}, {"ids": ("wikidata:Q2",)}),
    ],
)
def test_two_people_of_one_name_stay_two(record: Record, one: dict[str, Any], other: dict[str, Any]) -> None:
    add(record, "Ana Reyes", **one)
    add(record, "Ana Reyes", **other)
    assert record.link() == []


def test_one_of_whom_nothing_is_said_is_not_given_to_either_of_two(record: Record) -> None:
    add(record, "Ana Reyes")
    add(record, "Ana Reyes", country="SE")
    add(record, "Ana Reyes", country="NO")
    assert record.link() == []


def test_one_of_whom_nothing_is_said_is_the_only_one_of_the_name(record: Record) -> None:
    one, two = add(record, "Ana Reyes"), add(record, "Ana Reyes", role="minister")
    assert reasons(record.link()) == {"same full name; nothing else is known that contradicts"}
    assert together(record) == [{one, two}]


def test_who_is_linked_is_held_against_all_that_is_known(record: Record) -> None:
    one = add(record, "Ana Reyes", role="minister", country="SE")
    two = add(record, "Ana Reyes", role="minister")
    record.link()
    three = add(record, "Ana Reyes", role="minister", country="NO")
    assert record.link() == []
    four = add(record, "Ana Reyes", country="SE")
    record.link()
    assert together(record) == [{one, two, four}]
    assert three not in together(record)[0]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Reyes", "person"),
        ("senior official", "person"),
        ("port authority", "organisation"),
        ("rebels", "armed group"),
        ("Foreign Ministry", "government"),
        ("Donors", "people"),
        ("the Central Committee", "organisation"),
    ],
)
def test_what_many_are_called_links_nobody(record: Record, name: str, kind: str) -> None:
    add(record, name, kind)
    add(record, name, kind)
    assert record.link() == []


def test_bodies_are_linked_by_name_and_country(record: Record) -> None:
    one, two = add(record, "the Harbour Union", "organisation"), add(record, "Harbour Union", "organisation")
    add(record, "Harbour Union", "armed group")
    record.link()
    assert together(record) == [{one, two}]


def test_what_many_are_called_is_one_where_the_country_is(record: Record) -> None:
    one, two = (add(record, "Foreign Ministry", "government", country="SE") for _ in range(2))
    add(record, "Foreign Ministry", "government", country="NO")
    assert reasons(record.link()) == {"same name; same country (SE)"}
    assert together(record) == [{one, two}]


def test_a_users_file_says_which_names_belong_together(record: Record) -> None:
    one, two = add(record, "Ana Reyes", role="minister"), add(record, "A. Reyes")
    known = Known(
        (KnownActor("Ana Reyes", aliases=("A. Reyes", "Reyes")), KnownActor("Otto Reyes", aliases=("Reyes",)))
    )
    links = record.link(known, "known.yaml")
    assert together(record) == [{one, two}]
    assert any("known.yaml" in link.why for link in links)
    add(record, "Reyes")  # either of them
    assert record.link(known, "known.yaml") == []
    three = add(record, "Ida Moss", ids=("own:1",))
    four = add(record, "Ms Moss", ids=("own:1",))
    assert reasons(record.link()) == {"both are own:1"}
    assert {three, four} in together(record)


def test_a_name_finds_what_was_said_under_the_others(record: Record) -> None:
    add(record, "Ana Reyes", ids=("own:1",))
    add(record, "Harbour minister", ids=("own:1",))
    assert len(record.find(by="Reyes")) == 1
    record.link()
    assert len(record.find(by="Reyes")) == 2


def test_a_link_can_be_undone_and_is_not_made_again(record: Record) -> None:
    one, two, three = (add(record, "Ana Reyes") for _ in range(3))
    record.link()
    decisions = record.unlink(two, reviewer="Ida", why="her cousin")
    assert [(link.holds, link.undone is None, link.decided_by, link.why) for link in decisions] == [
        (True, False, "machine", "same full name; nothing else is known that contradicts"),
        (False, True, "Ida", "her cousin"),
    ]
    assert record.link() == []
    assert together(record) == [{one, three}]
    record.link_pair(one, two, reviewer="Otto")
    assert together(record) == [{one, two, three}]
    whole(record)


def test_a_person_links_what_the_machine_does_not(record: Record) -> None:
    one, two = add(record, "Ana Reyes", country="SE"), add(record, "Ana Moss", country="SE")
    three, four = add(record, "Ana Reyes", country="SE"), add(record, "Ana Moss", country="SE")
    record.link()
    record.link_pair(one, two, reviewer="Ida", why="she married")
    assert together(record) == [{one, two, three, four}]
    before = dump(record.path)
    assert record.link() == []
    assert dump(record.path) == before


def test_what_cannot_be_linked_is_said(record: Record) -> None:
    one = add(record, "Ana Reyes")
    statement = record.find()[0].number
    with pytest.raises(SettingError, match="only actors and places are linked"):
        record.link_pair(one, statement, reviewer="Ida")
    with pytest.raises(SettingError, match="two actors or two places"):
        record.link_pair(one, one, reviewer="Ida")
    with pytest.raises(NotInRecord, match="has no link of entry"):
        record.unlink(one, reviewer="Ida")
    with pytest.raises(NotInRecord, match="has no entry 999"):
        record.unlink(999, reviewer="Ida")


def test_places_are_linked_by_what_they_are(record: Record) -> None:
    def place(**facts: Any) -> None:
        text = f"Port Selda was quiet on day {len(list(record.documents()))}."
        record.add(Reading("m@1", document(text), places=(Place("p1", "Port Selda", mentions=((0, 10),), **facts),)))

    place(geonames=12, country="VD")
    place(geonames=12, country="VD")
    place(geonames=13, country="VD")
    place(country="VD")
    place(country="VD")
    place()
    links = record.link()
    assert [(link.document, link.why) for link in links] == [
        (1, "both are GeoNames 12"),
        (2, "both are GeoNames 12"),
        (4, "same name, same country (VD)"),
        (5, "same name, same country (VD)"),
    ]


def test_links_outlive_a_new_reading(record: Record) -> None:
    add(record, "Ana Reyes", role="minister")
    two = add(record, "Ana Reyes", role="minister")
    record.link()
    record.unlink(two, reviewer="Ida")
    for number in record.documents():
        old = record.document(number)
        actor = Actor("a9", "Ana Reyes", "person", role="minister", mentions=((4, 9), (0, 9)))
        record.reread(number, Reading("m@2", old.document, (actor,)))
    assert record.link() == []
    assert all(link.entry is not None for link in record.links())
    whole(record)


def test_names_are_compared_without_what_spellings_differ_in() -> None:
    assert name_key("The  Ána-Reyes, Jr.") == "ana reyes jr"
    assert name_key("U.N.") == name_key("UN")


def test_two_of_one_document_are_two() -> None:
    assert contradiction(Facts("person", frozenset([1])), Facts("person", frozenset([1, 2]))) == "one document has both"
