"""Origins of claims put together by hand, and of affairs read by the model. All names and texts are invented."""

from __future__ import annotations

import pytest
from tests.comparing.affairtexts import affair, names
from tests.comparing.given import (
    Teller,
    agency,
    body,
    channel,
    cited,
    described,
    given,
    nobody,
    outlet,
    person,
)

from onrecord.comparing.items import Item
from onrecord.comparing.origins import origins_of
from onrecord.schema import CopyOf, Origins

# Affairs of which something else is found than expected, and why that is so.
MISSES = {
    "three papers with nothing but a promise": "a pledge is read as a statement of who pledges, who is then its source"
}
AFFAIRS = [(file, name) for file in ("first", "second") for name in names(file)]


@pytest.mark.parametrize(("file", "name"), AFFAIRS)
def test_an_affair_as_the_model_reads_it(file: str, name: str) -> None:
    assert bool(affair(file, name).wrong()) == (name in MISSES), affair(file, name).wrong()


def count(*items: Item, copies: tuple[CopyOf, ...] = ()) -> tuple[int, int]:
    found = origins_of(items, copies, [])
    assert sorted(one.entry for origin in found.list for one in origin.collapsed) == sorted(i.number for i in items)
    assert all(one.why for origin in found.list for one in origin.collapsed)
    assert all(origin.why for origin in found.list if origin.may_be)
    return found.min, found.max


def two(one: Teller | None, other: Teller | None) -> tuple[int, int]:
    """What two outlets give that have it from these; ``None``: they give no source."""
    return count(given(1, "The Lamp", *([one] if one else [])), given(2, "Kaldor Tribune", *([other] if other else [])))


def test_no_entries() -> None:
    assert origins_of([], [], []) == Origins(0, 0, ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Ana Reyes"), person("Ana Reyes", "harbour minister")),
        (person("Ana Reyes", "minister"), person("Reyes", "minister")),
        (person("Ana Reyes", "minister"), person("A. Reyes")),
        (person("Faisal al-Haddad", "envoy"), person("Faysal Haddad", "envoy")),
        (person("Ana Reyes", identity=7), person("The Minister", "minister", identity=7)),
        (described("mayor of Ostrand", "mayor of Ostrand"), person("Jonas Hale", "mayor", "Ostrand")),
        (body("Interior Ministry"), body("Vardia's Interior Ministry")),
        (body("police"), body("Kaldor police")),
        (body("Interior Ministry"), person("Otto Brandt", "spokesman", "Interior Ministry")),
        (body("Interior Ministry"), described("spokeswoman for the interior ministry", "spokeswoman")),
        (outlet("state television"), outlet("state television")),
        (outlet("Northern Courier"), outlet("The Northern Courier")),
        (outlet("AFP"), agency("Agence France-Presse")),
    ],
)
def test_one_source_by_two_names(one: Teller, other: Teller) -> None:
    assert two(one, other) == (1, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (described("security official"), described("two officials")),
        (described("source"), described("nurse")),
        (described("official"), body("Interior Ministry")),
        (described("official"), person("Ida Moss", "minister")),
        (body("Interior Ministry"), person("Ida Moss", "interior minister")),
        (body("government"), body("Interior Ministry")),
        (person("Ana Reyes", "minister"), person("Reyes", "bishop")),
        (None, None),
        (None, person("Ana Reyes", "minister")),
        (None, nobody()),
        (nobody(), described("official")),
        (outlet("local media"), outlet("local media")),
        (outlet("local media"), person("Ana Reyes", "minister")),
        (outlet("Northern Courier"), None),
    ],
)
def test_perhaps_one_source(one: Teller | None, other: Teller | None) -> None:
    assert two(one, other) == (1, 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Ana Reyes"), person("Ida Moss")),
        (person("Ana Reyes"), person("Luis Reyes")),
        (person("Ana Reyes", identity=7), person("Ana Reyes", identity=8)),
        (described("nurse"), described("customs officer")),
        (described("army officer"), described("health official")),
        (described("official", country="SY"), described("official", country="TR")),
        (described("witness"), body("army", "armed group")),
        (body("Health Ministry"), body("Defence Ministry")),
        (body("Vardia's Interior Ministry"), body("Carvenia's Interior Ministry")),
        (body("Interior Ministry"), person("Mila Orsk", "trade unionist")),
        (described("witness"), person("Ida Moss", "minister")),
    ],
)
def test_two_sources(one: Teller, other: Teller) -> None:
    assert two(one, other) == (2, 2)


def test_one_speaker_in_six_outlets_and_two_roles() -> None:
    outlets = ("Lamp", "Post", "Courier", "Tribune", "Mirror", "Star")
    roles = ("minister", "party leader", None, "minister", None, None)
    days = ("2031-05-04", "2031-05-04", None, "2031-05-09", "2031-06-01", "2031-05-04")
    items = [
        given(n, name, person("Ana Reyes", role), day=day)
        for n, (name, role, day) in enumerate(zip(outlets, roles, days, strict=True), 1)
    ]
    assert count(*items) == (1, 1)


def test_the_same_unnamed_source_of_one_outlet_in_two_reports() -> None:
    first = given(1, "The Lamp", described("security official"))
    second = given(2, "The Lamp", described("official"), day="2031-05-05")
    assert count(first, second) == (1, 1)


def test_another_official_of_the_same_report() -> None:
    first = given(1, "The Lamp", described("official"), number=10)
    second = given(1, "The Lamp", described("another official"), number=11)
    assert count(first, second) == (2, 2)


def test_one_report_that_names_two_sources_tells_them_apart() -> None:
    first = given(1, "The Lamp", described("official"), number=10)
    second = given(1, "The Lamp", person("Ida Moss", "minister"), number=11)
    assert count(first, second) == (2, 2)


def test_what_may_be_either_of_two_does_not_make_them_one() -> None:
    nurse, officer = described("nurse"), described("customs officer")
    items = (
        given(1, "Lamp", nurse),
        given(2, "Post", officer),
        given(3, "Star"),
        given(4, "Mirror", described("source")),
    )
    assert count(*items) == (2, 4)


def test_many_unsourced_reports_are_one_at_least() -> None:
    assert count(*(given(n, f"Paper {n}") for n in range(1, 31))) == (1, 30)


def test_reporters_who_saw_it() -> None:
    saw = given(1, "The Vellmark Lamp", passage="A reporter for the Lamp saw twelve bodies.")
    assert count(saw, given(2, "Post")) == (2, 2)
    assert count(saw, given(2, "Post", person("Ida Moss", "minister"))) == (2, 2)
    other = given(2, "Post", passage="A reporter for the Lamp saw twelve bodies.")  # it only says so of another paper
    assert count(given(1, "Star"), other) == (1, 2)


def test_flat_words_have_the_source_that_the_report_names_elsewhere() -> None:
    flat = given(1, "The Lamp", number=10)
    sourced = given(1, "The Lamp", person("Ida Moss"), number=11)
    found = origins_of([flat, sourced], [], [])
    assert (found.min, found.max) == (1, 1)
    assert found.list[0].collapsed[0].why == "The Lamp: the same report gives its source: Ida Moss"


def test_flat_words_beside_a_denial_stay_what_they_are() -> None:
    flat = given(1, "The Lamp", number=10)
    denied = given(1, "The Lamp", person("Ida Moss"), number=11, stance="denies")
    found = origins_of([flat, denied], [], [])
    assert [(origin.kind, origin.stance) for origin in found.list] == [
        ("own reporting", "asserts"),
        ("named person", "denies"),
    ]
    assert (found.min, found.max) == (1, 1)


def test_who_doubts_is_listed_and_not_counted() -> None:
    found = origins_of([given(1, "The Lamp", person("Ida Moss"), stance="doubts")], [], [])
    assert (found.min, found.max, found.list[0].stance) == (0, 0, "doubts")


def test_a_copy_is_the_earlier_report() -> None:
    first, second = given(1, "The Lamp"), given(2, "Post", day="2031-05-05")
    found = origins_of([second, first], [CopyOf(1, 2, "copy", 1, 1)], [])
    assert (found.min, found.max) == (1, 1)
    assert found.list[0].name == "The Lamp"
    assert found.list[0].collapsed[1].why == "Post: it stands in a text that The Lamp prints too"


def test_a_copy_of_an_agency_is_the_agency_whoever_printed_it_first() -> None:
    first, second = given(1, "The Lamp"), given(2, "Post", agency("Reuters"), day="2031-05-05")
    found = origins_of([first, second], [CopyOf(1, 2, "copy", 1, 1)], [])
    assert (found.min, found.max) == (1, 1)
    assert (found.list[0].kind, found.list[0].name) == ("outlet report", "Reuters")


def test_what_a_copy_adds_is_its_own() -> None:
    first = given(1, "The Lamp")
    added = given(2, "Post", person("Ida Moss"), passage="The mayor counted a dozen victims at the school gate.")
    assert count(first, added, copies=(CopyOf(1, 2, "copy", 0.9, 0.7),)) == (1, 2)


def test_the_cited_report_is_linked_to_its_document() -> None:
    cites = given(2, "The Lamp", outlet("Valley Sentinel"), day="2031-05-05")
    found = origins_of([given(1, "Valley Sentinel"), cites], [], [cited(1, "Valley Sentinel"), cited(2, "The Lamp")])
    assert (found.min, found.max) == (1, 1)
    assert (found.list[0].kind, found.list[0].document) == ("own reporting", 1)
    assert found.list[0].collapsed[1].why == "The Lamp: it cites Valley Sentinel, whose report is document 1"


def test_a_cited_report_that_does_not_have_the_claim_is_an_outlets_report() -> None:
    cites = given(2, "The Lamp", outlet("the Sentinel"), day="2031-05-05")
    found = origins_of([cites], [], [cited(1, "Valley Sentinel"), cited(2, "The Lamp")])
    assert (found.list[0].kind, found.list[0].document) == ("outlet report", 1)


def test_a_later_report_is_not_the_one_that_is_cited() -> None:
    cites = given(1, "The Lamp", outlet("Valley Sentinel"))
    later = given(2, "Valley Sentinel", person("Ida Moss"), day="2031-05-06")
    found = origins_of([cites, later], [], [cited(1, "The Lamp"), cited(2, "Valley Sentinel", "2031-05-06")])
    assert (found.min, found.max) == (1, 2)  # what the Sentinel had before may rest on her too
    assert found.list[0].document is None


def test_whoever_is_called_like_an_outlet_of_the_story_is_that_outlet() -> None:
    cites = given(2, "Harbour Times", person("Vellmark Lamp"))  # the reading takes it for a person
    documents = [cited(1, "The Vellmark Lamp"), cited(2, "Harbour Times")]
    found = origins_of([given(1, "The Vellmark Lamp"), cites], [], documents)
    assert (found.min, found.max) == (1, 1)


def test_an_agencys_own_report_behind_a_credit() -> None:
    credits = given(2, "The Lamp", agency("Reuters"))
    found = origins_of(
        [given(1, "Reuters", person("Ida Moss")), credits], [], [cited(1, "Reuters"), cited(2, "The Lamp")]
    )
    assert (found.min, found.max, found.list[0].kind) == (1, 1, "named person")


def test_an_unnamed_source_of_a_cited_outlet_is_that_outlets() -> None:
    heard = given(1, "Sentinel", described("official"))
    repeated = given(2, "The Lamp", outlet("Sentinel"), described("official"))
    assert count(heard, repeated) == (1, 1)
    assert count(given(1, "Post", described("official")), repeated) == (1, 2)


def test_a_channel_makes_no_difference() -> None:
    statement = given(1, "The Lamp", channel("a statement"), body("Interior Ministry"))
    assert count(statement, given(2, "Post", channel("reporters"), body("Interior Ministry"))) == (1, 1)


def test_without_outlet_or_day() -> None:
    assert count(given(1, "a.txt", day=None), given(2, "b.txt", day=None)) == (1, 2)


def test_the_order_of_the_entries_changes_nothing() -> None:
    items = [given(1, "Lamp", described("nurse")), given(2, "Post", described("officer")), given(3, "Star")]
    assert origins_of(items, [], []) == origins_of(items[::-1], [], [])


def test_an_agency_that_credits_itself_and_who_prints_it() -> None:
    own, prints = given(1, "Coastal Wire"), given(2, "Lorvik Post", agency("Coastal Wire"))
    documents = [cited(1, "Coastal Wire"), cited(2, "Lorvik Post")]
    for copies in ((), (CopyOf(1, 2, "copy", 1, 1),), (CopyOf(2, 1, "copy", 1, 1),)):
        found = origins_of([own, prints], copies, documents)
        assert (found.min, found.max, found.circles) == (1, 1, ())
        assert (found.list[0].kind, found.list[0].name) == ("own reporting", "Coastal Wire")


def test_reasons_that_hold_of_several_are_told_once() -> None:
    found = origins_of([given(n, f"Paper {n}") for n in range(1, 5)], [], [])
    assert found.list[0].why == "o2, o3, o4: neither gives a source, so both may rest on one"
