"""Where entries of one claim do not agree: denied and asserted, another figure, amount, place, day, actor or holder.

>>> [one.relation for one in conflicts_of(items)]  # doctest: +SKIP
['conflict', 'update']
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Hashable, Iterator, Sequence
from itertools import combinations

from onrecord.comparing.differing.aspects import Aspect
from onrecord.comparing.differing.counts import AMOUNTS, COUNTS
from onrecord.comparing.differing.happenings import ACTORS, DAYS, PLACES
from onrecord.comparing.differing.holding import HOLDERS
from onrecord.comparing.differing.measures import MEASURES
from onrecord.comparing.differing.quantities import QUANTITIES
from onrecord.comparing.differing.stands import COURSES, OWN_WORDS, STANCES, WORDINGS
from onrecord.comparing.differing.states import STATES
from onrecord.comparing.differing.times import order
from onrecord.comparing.items import Item
from onrecord.schema import Conflict, Relation

# In the order in which one is told of two entries that differ in several.
ASPECTS: tuple[Aspect, ...] = (
    OWN_WORDS,
    STANCES,
    COUNTS,
    AMOUNTS,
    HOLDERS,
    QUANTITIES,
    MEASURES,
    WORDINGS,
    STATES,
    COURSES,
    PLACES,
    DAYS,
    ACTORS,
)
# Of one claim, the groups of entries that are laid beside each other in one aspect: those with the most entries. More
# are those of a claim that holds what is not one, and would cost by their square.
MOST = 16

_WORST: dict[Relation, int] = {"conflict": 0, "update": 1, "both can be true": 2}


def relation_of(first: Item, second: Item) -> Conflict | None:
    """In what two entries of one claim do not agree: a conflict before an update, an update before what can be both.

    ``None`` where they agree as far as they can be compared. The order of the two makes no difference: in what comes
    back, the earlier is the first.
    """
    if first.number == second.number:
        return None
    first, second = sorted((first, second), key=order)
    found = [
        conflict
        for aspect in ASPECTS
        if _comparable(aspect.key(first), aspect.key(second)) and (conflict := aspect.relate(first, second))
    ]
    return min(found, key=lambda one: _WORST[one.relation], default=None)


def conflicts_of(items: Sequence[Item]) -> tuple[Conflict, ...]:
    """What entries of one claim do not agree in, conflicts first; one for each two groups of entries that say the same.

    Each group is represented by its earliest entry. Of a figure that was revised step by step, each step is told, and
    not every earlier one against every later.
    """
    ordered = sorted({item.number: item for item in items}.values(), key=order)
    replaced = {item.revises for item in ordered if item.revises is not None}
    found: dict[tuple[int, int, str], Conflict] = {}
    for aspect in ASPECTS:
        several = _revisions(ordered) if aspect is COUNTS else []
        several += [one for heads in _groups(aspect, ordered, replaced) for one in _between(aspect, heads)]
        for one in _by_steps(several):
            found.setdefault((*one.entries, one.kind), one)
    return tuple(sorted(found.values(), key=lambda one: _WORST[one.relation]))


def _revisions(items: Sequence[Item]) -> list[Conflict]:
    """Each figure with the one that the same report says it replaces."""
    by_number = {item.number: item for item in items}
    pairs = [(by_number.get(item.revises or 0), item) for item in items if item.revises is not None]
    return [one for old, new in pairs if old is not None and (one := COUNTS.relate(old, new)) is not None]


def _comparable(first: tuple[Hashable, Hashable] | None, second: tuple[Hashable, Hashable] | None) -> bool:
    return first is not None and second is not None and first[0] == second[0] and first[1] != second[1]


def _groups(aspect: Aspect, items: Sequence[Item], replaced: Container[int]) -> Iterator[list[Item]]:
    """The first entry of each group that says the same, those together that can be compared.

    A figure that its own report replaces is held against that alone.
    """
    heads: dict[Hashable, dict[Hashable, Item]] = {}
    sizes: Counter[tuple[Hashable, Hashable]] = Counter()
    for item in items:
        key = None if item.number in replaced else aspect.key(item)
        if key is not None:
            sizes[key] += 1
            heads.setdefault(key[0], {}).setdefault(key[1], item)
    for whom, said in heads.items():
        kept = sorted(said, key=lambda what: -sizes[whom, what])[:MOST]  # stable: of as many, the earliest
        yield sorted((said[what] for what in kept), key=order)


def _between(aspect: Aspect, heads: Sequence[Item]) -> Iterator[Conflict]:
    """What each two groups are to each other, once for each two faces; what can be both, of the first group alone."""
    told: set[frozenset[Hashable]] = set()
    for first, second in combinations(heads, 2):
        faces = frozenset((aspect.face(first), aspect.face(second)))
        conflict = None if faces in told else aspect.relate(first, second)
        if conflict is not None and (conflict.relation != "both can be true" or first is heads[0]):
            told.add(faces)
            yield conflict


def _by_steps(found: Sequence[Conflict]) -> list[Conflict]:
    """Without the updates that lead over a third entry, which updates the one and is updated by the other."""
    after: dict[int, set[int]] = {}
    for one in found:
        if one.relation == "update":
            after.setdefault(one.entries[0], set()).add(one.entries[1])
    return [one for one in found if one.relation != "update" or not _leads_over(one.entries, after)]


def _leads_over(entries: tuple[int, int], after: dict[int, set[int]]) -> bool:
    first, last = entries
    return any(last in after.get(between, ()) for between in after[first] if between != last)
