"""Which reports tell of the same affair: those of one story, and those that tell of the same money in the same days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.comparing.money.amounts import digits
from onrecord.comparing.money.postings import Posting

# Reports of one affair come within so many days.
_DAYS = 10
# A story that goes on for longer is one affair only as far as its reports are near one another.
_STORY_DAYS = 21


def near_documents(postings: Sequence[Posting], stories: Mapping[int, int]) -> dict[int, set[int]]:
    """For each document, those that tell of the same affair."""
    days = {one.document: one.printed for one in postings}
    near: defaultdict[int, set[int]] = defaultdict(set)
    shared: defaultdict[object, dict[int, None]] = defaultdict(dict)
    for one in postings:
        # "A million" of nobody's, on no occasion, may be any.
        if one.giver is not None or digits(one.amount.given) > 1 or one.item.occasion:
            shared[_sign(one)][one.document] = None
    _pair(shared.values(), days, _DAYS, near)
    members: defaultdict[object, dict[int, None]] = defaultdict(dict)
    for document in days:
        if document in stories:
            members[stories[document]][document] = None
    _pair(members.values(), days, _STORY_DAYS, near)
    return dict(near)


def _sign(one: Posting) -> object:
    """What two reports of the same money have in common: who, what status, how much."""
    return one.giver, one.item.type, one.item.unit, one.amount.given


def _pair(
    groups: Iterable[dict[int, None]], days: Mapping[int, int | None], most: int, near: defaultdict[int, set[int]]
) -> None:
    for group in groups:
        ordered = sorted(group, key=lambda document: (days[document] or 0, document))
        for at, document in enumerate(ordered):
            for other in ordered[at + 1 :]:
                if (days[other] or 0) - (days[document] or 0) > most:
                    break
                near[document].add(other)
                near[other].add(document)
