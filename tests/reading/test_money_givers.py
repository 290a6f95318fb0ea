"""Who gives, where no name stands before the verb; lists, shares told later, and whose dollars they are."""

from __future__ import annotations

import pytest

from onrecord import read


def told(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Status, amount, currency and the donor's name, flow by flow."""
    reading = read(text, published="2031-05-14")
    names = {actor.id: actor.name for actor in reading.actors}
    return [(one.status, one.amount, one.currency, names.get(one.donor or "")) for one in reading.flows]


@pytest.mark.parametrize(
    ("text", "donor"),
    [
        ("The brewery gave $20,000 to the hospice.", "brewery"),
        ("An anonymous benefactor has given $20,000 to the hospice.", "anonymous benefactor"),
        ("Oman hosted the talks on Monday. It gave $20,000 to the fund.", "Oman"),
        ("Norway’s aid minister, Liv Moen, said her government gave the fund $20,000.", "Norway"),
        ("“We gave the fund $20,000,” Norway’s aid minister, Liv Moen, said.", "Norway"),
        ("The World Bank backed the plan in May. The Washington-based lender gave $20,000 to the fund.", "World Bank"),
        ("The tycoon, who made a fortune in shipping, gave $20,000 to the clinic.", "tycoon"),
        ("The clinic was given $20,000 by shipping magnate Aris Nomm.", "Aris Nomm"),
        ("The clinic was given $20,000 by Beijing after the quake.", "China"),
        ("WHO has released $20,000 for the clinic.", "World Health Organization"),
        ("The agreement gave $20,000 to the clinic.", None),
    ],
)
def test_who_gives(text: str, donor: str | None) -> None:
    assert [(amount, name) for _, amount, _, name in told(text)] == [("20000", donor)]


def test_a_minister_promises_for_the_country() -> None:
    assert told("Germany’s aid minister, Karla Ott, promised $40 million for the clinics.")[0][3] == "Germany"
    assert told("Chief Minister Ravi Sen of India’s Kerala state promised Rs 40 million.")[0][3] == "Ravi Sen"


@pytest.mark.parametrize(
    "text",
    [
        "Pledges so far: Oman, $12 million; Japan, $9 million.",
        "Pledges announced on Monday:\n– Oman: $12 million\n– Japan: $9 million",
        "The talks ended with pledges of $80 million. The biggest came from Oman ($12 million) and Japan ($9 million).",
    ],
)
def test_lists_of_givers(text: str) -> None:
    found = [one for one in told(text) if one[3]]
    assert found == [("pledge", "12000000", "USD", "Oman"), ("pledge", "9000000", "USD", "Japan")]


@pytest.mark.parametrize(
    ("later", "paid"),
    [
        ("It is 30 per cent funded.", "12000000"),
        ("Only half of that has been received.", "20000000"),
        ("It may be 30 per cent funded by June.", None),
        ("Some 30 per cent of the people are children.", None),
    ],
)
def test_a_share_told_later(later: str, paid: str | None) -> None:
    reading = read(f"UNHCR launched an appeal for $40 million on Monday. {later}", published="2031-05-14")
    derived = [(one.status, one.amount) for one in reading.flows if one.derived]
    assert derived == ([] if paid is None else [("paid", paid)])


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("The council in Moose Jaw gave the club $5,000.", "CAD"),
        ("The council in Moose Jaw gave a club in Kenya $5,000.", "USD"),
        ("Canada gave the club $5,000.", "USD"),
        ("A trust promised the club R12m.", "ZAR"),
        ("FAISALABAD: The mill gave the club Rs 5,000.", "PKR"),
    ],
)
def test_whose_money_it_is(text: str, currency: str) -> None:
    assert [one[2] for one in told(text)] == [currency]


@pytest.mark.parametrize(
    "text",
    [
        "If parliament agrees, Norway will give the fund $20 million.",
        "Parliament is to vote on a $20 million loan to the port.",
        "Robbers got away with $20,000 from a bank in Oslo.",
        "Norway was blocked from EU funds worth $20 million.",
        "The city paid $20 million to settle a suit brought by the family.",
    ],
)
def test_what_gives_nothing(text: str) -> None:
    assert told(text) == []


def test_a_part_and_what_it_is_a_part_of() -> None:
    assert told("Norway has paid 3 billion of the 6 billion euros it promised to the fund.") == [
        ("paid", "3000000000", "EUR", "Norway"),
        ("pledge", "6000000000", "EUR", "Norway"),
    ]
    assert told("Of the $45 million that Oman promised in May, $30 million has been paid to the fund.") == [
        ("pledge", "45000000", "USD", "Oman"),
        ("paid", "30000000", "USD", "Oman"),
    ]
