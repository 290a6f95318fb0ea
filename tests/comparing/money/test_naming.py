from __future__ import annotations

import pytest

from onrecord.comparing.items import Where
from onrecord.comparing.money.naming import alike, contradict, naming_of


@pytest.mark.parametrize(
    ("words", "names", "number", "another"),
    [
        ("an international donor conference in Kuwait", {"country:KW"}, None, False),
        ("the donor conference in Kuwait City", {"country:KW"}, None, False),
        ("Wednesday's meeting in Kuwait", {"country:KW"}, None, False),
        ("a similar meeting last year", set(), None, True),
        ("the second Vellmark donor conference", {"vellmark"}, 2, False),
        ("the 3rd conference in Port Selda in March 2031", {"port", "selda"}, 3, False),
        ("the Brussels IV Conference", {"country:BE"}, 4, False),
        ("the Syrian donors' conference", {"country:SY"}, None, False),
        ("London's Ukraine Recovery Conference", {"country:GB", "country:UA"}, None, False),
        ("the International Donor Conference", set(), None, False),
        ("a gala dinner", set(), None, False),
        ("", set(), None, False),
    ],
)
def test_what_the_words_of_an_occasion_say(words: str, names: set[str], number: int | None, another: bool) -> None:
    naming = naming_of(words)
    assert (set(naming.names), naming.number, naming.another) == (names, number, another)


@pytest.mark.parametrize(
    ("one", "other", "agree", "differ"),
    [
        ("the conference in Kuwait", "the Kuwait conference", True, False),
        ("the conference in Ostrand", "the pledging conference", None, False),
        ("the conference in Ostrand", "the conference in Port Selda", False, True),
        ("the Syria conference in Ostrand", "the Yemen conference in Ostrand", True, True),
        ("the Syria conference in Ostrand", "the conference in Ostrand", True, False),
        ("the Brussels conference", "the Syria conference in Brussels", True, False),
        ("the first conference in Ostrand", "the second conference in Ostrand", True, True),
        ("the Syria conference", "the conference in Ostrand", False, False),
    ],
)
def test_whether_two_names_may_be_of_one_occasion(one: str, other: str, agree: bool | None, differ: bool) -> None:
    for first, second in ((one, other), (other, one)):
        assert alike(naming_of(first), naming_of(second)) is agree
        assert contradict(naming_of(first), naming_of(second)) is differ


def test_a_town_lies_in_its_country() -> None:
    town = naming_of("the conference in Ostrand", Where("Ostrand", "NO"))
    country = naming_of("the conference in Norway")
    other = naming_of("the conference in Sweden")
    assert alike(town, country)
    assert not contradict(town, country)
    assert contradict(town, other)
