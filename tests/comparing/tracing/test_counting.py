"""The least number of origins, held against trying every way of putting groups together."""

from __future__ import annotations

import itertools
import random

from tests.comparing.given import given

from onrecord.comparing.tracing.counting import least
from onrecord.comparing.tracing.gathering import Gathered
from onrecord.comparing.tracing.sources import source_of


def groups(size: int, may_be: set[tuple[int, int]]) -> list[Gathered]:
    found = []
    for at in range(size):
        item = given(at + 1, f"Paper {at}")
        found.append(Gathered(item, source_of(item), [item], {}))
    for one, other in may_be:
        found[one].may_be[other] = found[other].may_be[one] = "perhaps"
    return found


def slowly(size: int, may_be: set[tuple[int, int]]) -> int:
    """The fewest sets, by giving each group every number of a set."""
    for sets in range(size + 1):
        for given_to in itertools.product(range(sets), repeat=size):
            pairs = ((a, b) for a, b in itertools.combinations(range(size), 2) if given_to[a] == given_to[b])
            if all(pair in may_be for pair in pairs):
                return sets
    raise AssertionError


def test_it_is_the_least_number() -> None:
    chance = random.Random(5)
    for _ in range(60):
        size = chance.randrange(7)
        pairs = {pair for pair in itertools.combinations(range(size), 2) if chance.random() < 0.6}
        assert least(groups(size, pairs)) == slowly(size, pairs), pairs


def test_one_that_may_be_either_of_two_that_are_apart() -> None:
    assert least(groups(3, {(0, 2), (1, 2)})) == 2


def test_circles_are_not_counted() -> None:
    found = groups(2, set())
    found[0].round = True
    assert least(found) == 1


def test_many_are_counted_quickly() -> None:
    everyone = set(itertools.combinations(range(200), 2))
    assert least(groups(200, everyone)) == 1
    assert least(groups(200, set())) == 200
