"""Claims found as documents come: who is put with whom, and what stays apart."""

from __future__ import annotations

import pytest
from tests.comparing.told import Joined, joined, person, told, where

from onrecord.comparing.claimed import as_claimed
from onrecord.comparing.items import Item, Party

TARN = person("Ilse Tarn")
DAM = "“We will not open the dam before the winter rains have come,”"


def raid(document: int, **fields: object) -> Item:
    made = {"word": "raided", "type": "ASSAULT", "actors": (Party("Coast Guard", "organisation"),)}
    return told(document, "event", "The Coast Guard raided the smugglers' camp at Velm.", **{**made, **fields})


def test_one_statement_in_six_outlets_is_one_claim() -> None:
    found = joined([told(document, "statement", DAM, actors=(TARN,)) for document in range(1, 7)])
    assert found.claims() == [[1, 2, 3, 4, 5, 6]]
    assert found.why()[0] == "the first that tells it"
    assert all("the same words" in why for why in found.why()[1:])


def test_a_statement_is_found_again_in_another_story_by_its_meaning() -> None:
    found = Joined()
    found.add(told(1, "statement", DAM, actors=(TARN,)), story=1)
    for document in range(2, 30):
        found.add(told(document, "statement", f"that the ferry number {document} was late again"), story=document)
    found.documents.clear()  # nothing is near by its affair
    found.add(told(40, "statement", DAM, actors=(TARN,)), story=40)
    assert [1, 40] in found.claims()


def test_asserted_and_denied_is_one_claim() -> None:
    talks = "the government had held secret talks with the Highland Front in spring"
    found = joined([told(1, "statement", talks), told(2, "statement", f"that {talks}", stance="denies")])
    assert found.claims() == [[1, 2]]
    stances = found.db.execute("SELECT stance FROM claim_entries ORDER BY entry").fetchall()
    assert stances == [("asserts",), ("denies",)]


def test_two_happenings_of_one_kind_stay_apart() -> None:
    towns = where("Velm", 11, "VX"), where("Ostra", 12, "OX")
    found = joined([raid(document, place=towns[document % 2]) for document in range(6)])
    assert found.claims() == [[0, 2, 4], [1, 3, 5]]


def test_tolls_of_37_and_of_45() -> None:
    words = "The quake killed people in the old town of Velm."
    tolls = [told(at, "figure", words, type="killed", value=value) for at, value in enumerate(("37", "45", "37"), 1)]
    assert joined(tolls).claims() == [[1, 2, 3]]


def test_a_pledge_that_three_reports_tell() -> None:
    donor, given = (Party("Vardonia", "government"),), {"type": "pledge", "unit": "EUR"}
    words = "Vardonia pledged money to the port."
    flows = [told(at, "flow", words, actors=donor, value="5000000", **given) for at in (1, 2, 3)]
    other = told(4, "flow", words, actors=(Party("Orlund", "government"),), value="5000000", **given)
    assert joined([*flows, other]).claims() == [[1, 2, 3], [4]]


def test_control_that_two_say_they_gained() -> None:
    holders = Party("rebels", "armed group"), Party("army", "armed group")
    took = [
        told(at, "control", "They took Velm.", type="gained", actors=(who,), place=where("Velm", 11), date="2031-05-03")
        for at, who in enumerate(holders, 1)
    ]
    assert joined(took).claims() == [[1, 2]]


def test_an_entry_that_fits_two_claims_makes_them_one_under_the_lower_number() -> None:
    found = Joined()
    sides = {"others": (Party("smugglers", "people"),)}
    found.add(told(1, "event", "An assault on the camp.", word="assault", type="ASSAULT", **sides))
    found.add(told(2, "event", "The camp was stormed.", word="stormed", type="ASSAULT", **sides))
    assert found.claims() == [[1], [2]]
    first, second = told(3, "event", "The assault.", word="assault", type="ASSAULT", **sides), raid(3)
    touched = found.add(first, second)
    assert min(touched) == 1
    assert [1, 3] in found.claims()


def test_every_entry_is_in_exactly_one_claim_and_stale() -> None:
    found = Joined()
    items = [raid(1), told(1, "statement", ""), told(1, "figure", "", type="killed", value="3"), told(1, "control", "")]
    touched = found.add(*items)
    assert found.db.execute("SELECT count(*) FROM claim_entries").fetchone() == (4,)
    stale = {claim for (claim,) in found.db.execute("SELECT claim FROM claims WHERE stale = 1 AND story = 1")}
    assert touched == stale
    assert len(touched) == 4


def test_a_document_without_entries() -> None:
    assert Joined().add() == set()


def test_a_document_that_leaves_and_comes_again() -> None:
    found = joined([raid(1), raid(2)])
    before = found.claims()
    [claim] = {claim for (claim,) in found.db.execute("SELECT claim FROM claim_entries")}
    found.db.execute("UPDATE claims SET stale = 0")
    assert found.index.leave(2) == {claim}
    assert found.claims() == [[1]]
    assert found.db.execute("SELECT stale FROM claims").fetchall() == [(1,)]
    assert found.db.execute("SELECT document FROM propositions").fetchall() == [(1,)]
    assert found.index.leave(2) == set()
    found.db.execute("DELETE FROM story_documents WHERE document = 2")
    found.add(raid(2))
    assert found.claims() == before


def test_a_statement_that_only_carries_an_event() -> None:
    def report(document: int, words: str) -> list[Item]:
        statement = told(document, "statement", words)
        return [statement, raid(document, told_by=statement.number)]

    found = Joined()
    found.add(*report(1, "that the Coast Guard had raided the camp at Velm"))
    rows = found.db.execute("SELECT kind, carries FROM claims ORDER BY claim").fetchall()
    assert rows == [(4, 2), (5, None)]
    # Told together with more, it is a claim of its own.
    found.add(told(2, "statement", "that the Coast Guard had raided the camp at Velm"))
    assert found.db.execute("SELECT carries FROM claims WHERE kind = 4").fetchall() == [(None,)]


def test_who_says_not_denies_what_the_claim_says() -> None:
    plain, negated = told(1, "statement", "the bridge has fallen"), told(2, "statement", "the bridge has not fallen")
    doubted = told(3, "statement", "no bridge has fallen", stance="doubts")
    denied = told(4, "statement", "that the bridge had not fallen", stance="denies")
    stances = [item.stance for item in as_claimed([plain, negated, doubted, denied])]
    assert stances == ["asserts", "denies", "doubts", "asserts"]
    assert as_claimed([negated, doubted]) == [negated, doubted]
    assert as_claimed([]) == []


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 1, 2), (2, 3, 1)])
def test_the_order_of_coming_makes_no_claim_of_its_own(order: tuple[int, ...]) -> None:
    words = {1: "raided", 2: "raids", 3: "raid"}
    assert len(joined([raid(number, word=words[number]) for number in order]).claims()) == 1
