from __future__ import annotations

import pytest

from onrecord.comparing.items import Party
from onrecord.comparing.money.givers import Parties, is_everybody, is_group, keys_of
from onrecord.knowledge import load_csv


def one(name: str, kind: str = "government", **facts: object) -> Party:
    return Party(name, kind, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        (one("Norway", country="NO"), one("the Norwegian government", country="NO"), True),
        (one("Oslo", country="NO"), one("NORWAY", country="NO"), True),
        (one("Norway", "other"), one("Norwegians", "people", country="NO"), True),
        (one("Norway", country="NO"), one("Norwegian Relief", "organisation", country="NO"), False),
        (one("Brandt administration", country="NO"), one("Norway", country="NO"), True),
        (one("Carvenia"), one("Government of Carvenia"), True),
        (one("Carvenia"), one("Norvia"), False),
        (one("Tarn Fund", "organisation", identity=7), one("Fund of Tarn", "organisation", identity=7), True),
        (one("EU", "organisation"), one("the European Union", "organisation"), True),
        (one("Otto Brandt", "person", role="foreign minister", affiliation="Carvenia"), one("Carvenia"), True),
        (one("Otto Brandt", "person", role="baker", affiliation="Carvenia"), one("Carvenia"), False),
        (one("his country"), one("his country"), False),  # of two reports
        (one("Sigrun Vale", "person"), one("Sigrún Vale", "person"), True),
    ],
)
def test_who_is_one_giver_in_two_reports(first: Party, second: Party, is_one: bool) -> None:
    parties = Parties()
    keys = [parties.add(first, 1), parties.add(second, 2)]
    assert (parties.of(keys[0]) == parties.of(keys[1])) is is_one


def test_identities_join_names() -> None:
    parties = Parties()
    keys = [
        parties.add(one("Tarn Fund", "organisation"), 1),
        parties.add(one("Tarn Fund", "organisation", identity=7), 2),
        parties.add(one("the fund of the Tarn valley", "organisation", identity=7), 3),
    ]
    assert len({parties.of(key) for key in keys}) == 1
    assert list(parties.names().values()) == ["Tarn Fund"]


def test_who_holds_an_office_is_called_by_the_state() -> None:
    parties = Parties()
    parties.add(one("Otto Brandt", "person", role="foreign minister", country="NO"), 1)
    assert list(parties.names().values()) == ["Norway"]


@pytest.mark.parametrize(
    ("name", "everybody", "group"),
    [
        ("Donors", True, True),
        ("more than 60 countries", True, True),
        ("dozens of nations", True, True),
        ("the international community", True, True),
        ("Western and coastal nations", False, True),
        ("Coastal states", False, True),
        ("Carvenia", False, False),
        ("readers", False, False),
        ("", False, False),
    ],
)
def test_words_for_all_who_give(name: str, everybody: bool, group: bool) -> None:
    assert (is_everybody(one(name)), is_group(one(name))) == (everybody, group)


def test_a_country_or_body_is_no_group() -> None:
    assert not is_group(one("United States", country="US"))
    assert not is_group(one("United Nations", "organisation"))


def test_a_description_is_known_in_its_report_alone() -> None:
    assert keys_of(one("the brewery", "organisation"), 4) == [("described", (4, "brewery"))]
    assert keys_of(one("the brewery", "organisation", identity=9), 4) == [("identity", 9)]


def test_every_word_has_an_example_with_it() -> None:
    for table in ("giving_parties", "occasion_words"):
        rows = load_csv(table)
        assert [row for row in rows if row["word"] not in row["example"].lower().replace("'s", "")] == []
        assert len({(row["word"], row["kind"]) for row in rows}) == len(rows)
