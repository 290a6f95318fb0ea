"""Which story a document belongs to, when two stories are one, and when one is two: by how alike their documents are.

All is by means over documents, since any two reports of one happening may have little in common. How alike the
documents of a story are among themselves (its cohesion) is the measure for others: two trials in one town are alike,
but less so than the reports of either. After agglomerative clustering by average links, one document at a time.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.comparing.vectors import Floats

# How alike two documents have to be to be a story.
_TWO = 0.36
# The same, where both are of days close together: of all that is published within days, little else is as alike.
_TWO_NEAR = 0.22
# Two stories are one where their documents are alike by so much, and by that share of the lesser cohesion; so is a
# document and a story.
_ONE = 0.19
_ONE_SHARE = 0.64
# A story is two where the documents of either are alike by less than that share of the lesser cohesion.
_TWO_SHARE = 0.63
# How many documents each of the two has to have, and what share of all they are together.
_LEAST = 3
_TOGETHER = 0.8
# What is known of the cohesion of a story before two of its documents are seen: as much as one pair says.
_COHESION = 0.35
# How alike two documents can be for what they tell: what is above, they have by copying, and asks nothing of others.
_TELLING = 0.55

Rows = Sequence[int]


def joins(alike: Floats, one: int, story: Rows, *, near: bool = False) -> bool:
    """Whether a document tells of what the documents of a story tell of; ``near``: they are of days close together."""
    if len(story) == 1:
        return mean(alike, [one], story) >= (_TWO_NEAR if near else _TWO)
    return mean(alike, [one], story) >= max(_ONE, _ONE_SHARE * cohesion(alike, story))


def are_one(alike: Floats, first: Rows, second: Rows) -> bool:
    """Whether two stories tell of one happening. Two documents by themselves do not show it."""
    if len(first) < 2 and len(second) < 2:
        return False
    lesser = min(cohesion(alike, first), cohesion(alike, second))
    if mean(alike, first, second) < max(_ONE, _ONE_SHARE * lesser):
        return False
    return parts(alike, [*first, *second]) is None


def parts(alike: Floats, story: Rows) -> tuple[list[int], list[int]] | None:
    """The two stories that one is, the larger first; ``None`` where it is one."""
    if len(story) < 2 * _LEAST:
        return None
    for clusters in _cut(alike, story):
        first, second, *rest = sorted(clusters, key=len, reverse=True)
        if len(second) < _LEAST:
            continue
        if len(first) + len(second) < _TOGETHER * len(story):
            return None
        if mean(alike, first, second) >= _TWO_SHARE * min(cohesion(alike, first), cohesion(alike, second)):
            return None
        for one in (row for cluster in rest for row in cluster):
            (first if mean(alike, [one], first) >= mean(alike, [one], second) else second).append(one)
        return first, second
    return None


def mean(alike: Floats, first: Rows, second: Rows) -> float:
    """How alike the documents of the one are to those of the other, on average."""
    return float(alike[np.ix_(first, second)].mean())


def cohesion(alike: Floats, story: Rows) -> float:
    """How alike the documents of a story are to one another, on average, copies no more than others can be."""
    among = np.minimum(alike[np.ix_(story, story)], _TELLING)
    pairs = len(story) * (len(story) - 1) / 2
    return float(((among.sum() - np.trace(among)) / 2 + _COHESION) / (pairs + 1))


def _cut(alike: Floats, story: Rows) -> list[list[list[int]]]:
    """The story in two clusters, in three, in four: those whose documents are most alike on average are put together
    until so many are left."""
    clusters = [[row] for row in story]
    found = []
    links = alike[np.ix_(story, story)].astype(np.float64)
    np.fill_diagonal(links, -np.inf)
    while len(clusters) > 2:
        left, right = sorted(divmod(int(links.argmax()), len(clusters)))
        sizes = len(clusters[left]), len(clusters[right])
        row = (links[left] * sizes[0] + links[right] * sizes[1]) / sum(sizes)
        row[left] = -np.inf
        links[left], links[:, left] = row, row
        links = np.delete(np.delete(links, right, 0), right, 1)
        clusters[left] = clusters[left] + clusters.pop(right)
        if len(clusters) <= 4:
            found.append([list(cluster) for cluster in clusters])
    return found[::-1]
