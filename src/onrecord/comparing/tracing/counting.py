"""The least number of origins: groups put together as far as all that are put together may be one."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from onrecord.comparing.tracing.gathering import Gathered

# Of so many origins the least number is worked out exactly; of more, as well as it is quickly done.
_EXACT = 16

One = TypeVar("One", bound=Hashable)


def least(groups: Sequence[Gathered]) -> int:
    """The least number of origins that these groups can be.

    What only leads round in a circle has no origin that is known, and is not counted.
    """
    return fewest({at: set(group.may_be) for at, group in enumerate(groups) if not group.round})


def fewest(may_be: Mapping[One, set[One]]) -> int:
    """The fewest sets in which any two may be one (a minimum clique cover); ``may_be``: of each, whom it may be one
    with. Others than its keys are left out."""
    apart = {one: {other for other in may_be if other != one and other not in may_be[one]} for one in may_be}
    order = sorted(may_be, key=lambda one: -len(apart[one]))
    quick = _greedily(order, apart)
    return _put(order, apart, [], quick) if len(order) <= _EXACT else quick


def _put(order: Sequence[One], apart: Mapping[One, set[One]], sets: list[set[One]], best: int) -> int:
    """The least number of sets, each without two that are apart, by trying all; ``best`` is what is to be bettered."""
    if len(sets) >= best:
        return best
    if not order:
        return len(sets)
    for one in sets:
        if not apart[order[0]] & one:
            one.add(order[0])
            best = _put(order[1:], apart, sets, best)
            one.remove(order[0])
    return _put(order[1:], apart, [*sets, {order[0]}], best)


def _greedily(order: Sequence[One], apart: Mapping[One, set[One]]) -> int:
    sets: list[set[One]] = []
    for at in order:
        fitting = next((one for one in sets if not apart[at] & one), None)
        if fitting is None:
            sets.append({at})
        else:
            fitting.add(at)
    return len(sets)
