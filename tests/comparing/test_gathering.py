from __future__ import annotations

import numpy as np
import pytest

from onrecord.comparing.gathering import are_one, cohesion, joins, parts
from onrecord.comparing.vectors import Floats


def alike(groups: list[int], within: float | list[float], between: float) -> Floats:
    """Documents by their groups: as alike as ``within`` says (of each group, or of all), and ``between`` otherwise."""
    of = np.array(groups)
    inside = np.broadcast_to(np.array(within, np.float32), len(set(groups)))[of]
    found = np.where(of[:, None] == of[None, :], inside[:, None], np.float32(between)).astype(np.float32)
    np.fill_diagonal(found, 1)
    return found


def test_a_document_joins_what_it_is_like() -> None:
    assert joins(alike([0, 1], 0, 0.37), 0, [1])
    assert not joins(alike([0, 1], 0, 0.35), 0, [1])
    # Of several documents, it need not be like each as much as two have to be.
    assert joins(alike([0, 1, 1, 1], 0.4, 0.28), 0, [1, 2, 3])
    assert not joins(alike([0, 1, 1, 1], 0.4, 0.24), 0, [1, 2, 3])
    assert not joins(alike([0, 1, 1, 1], 0.1, 0.18), 0, [1, 2, 3])


def test_what_is_much_alike_asks_more_of_others_but_copies_do_not() -> None:
    assert not joins(alike([0, 1, 1, 1], 0.52, 0.3), 0, [1, 2, 3])
    copies = alike([0, 1, 1, 1, 1], 1.0, 0.36)
    assert cohesion(copies, [1, 2, 3, 4]) < 0.6
    assert joins(copies, 0, [1, 2, 3, 4])


def test_two_stories_are_one_when_their_documents_are_as_alike_as_within_either() -> None:
    first, second = [0, 1, 2], [3, 4, 5]
    assert are_one(alike([0, 0, 0, 1, 1, 1], 0.4, 0.35), first, second)
    assert not are_one(alike([0, 0, 0, 1, 1, 1], 0.4, 0.2), first, second)
    # The looser of the two is the measure.
    assert are_one(alike([0, 0, 0, 1, 1, 1], [0.3, 0.5], 0.24), first, second)
    assert not are_one(alike([0, 1], 0, 0.9), [0], [1])


@pytest.mark.parametrize("sizes", [(3, 3), (5, 4), (9, 3), (4, 12)])
def test_a_story_that_is_two(sizes: tuple[int, int]) -> None:
    groups = [0] * sizes[0] + [1] * sizes[1]
    mixed = np.random.default_rng(1).permutation(len(groups))
    two = parts(alike(groups, 0.5, 0.2)[np.ix_(mixed, mixed)], range(len(groups)))
    assert two is not None
    assert [len(one) for one in two] == sorted(sizes, reverse=True)
    assert {len({groups[mixed[row]] for row in one}) for one in two} == {1}


@pytest.mark.parametrize(
    ("groups", "within", "between"),
    [
        ([0] * 8, 0.4, 0.0),  # one story
        ([0] * 6 + [1] * 2, 0.5, 0.1),  # too few of the other
        ([0] * 4 + [1] * 4, 0.4, 0.3),  # not far enough apart
        ([0, 0, 1, 1], 0.5, 0.0),
        ([0], 1.0, 0.0),
    ],
)
def test_a_story_that_is_one(groups: list[int], within: float, between: float) -> None:
    assert parts(alike(groups, within, between), range(len(groups))) is None


def test_who_is_like_neither_goes_where_it_is_more_like() -> None:
    found = alike([0] * 6 + [1] * 6 + [2], 0.6, 0.1)
    found[12, :6] = found[:6, 12] = 0.15
    found[12, 6:12] = found[6:12, 12] = 0.12
    two = parts(found, range(13))
    assert two is not None
    assert sorted(map(sorted, two)) == [[0, 1, 2, 3, 4, 5, 12], [6, 7, 8, 9, 10, 11]]
