"""The entries of one claim, with the stance that each takes on what the claim says, not on its own words alone.

"The bridge has fallen" and "The bridge has not fallen" are one claim: who says the second denies it, whatever the verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.comparing.differing.contrary import is_negated
from onrecord.comparing.items import Item


def as_claimed(items: Sequence[Item]) -> list[Item]:
    """The same entries; where statements of a claim contradict each other in words, those that say "not" deny.

    A claim all of whose statements say "not" is the claim that it is not so, and they assert it.
    """
    negated = {item.number for item in items if item.kind == "statement" and is_negated(item.words)}
    plain = [item for item in items if item.kind == "statement" and item.number not in negated]
    if not negated or not plain:
        return list(items)
    return [_turned(item) if item.number in negated else item for item in items]


def _turned(item: Item) -> Item:
    if item.stance == "doubts":
        return item
    return replace(item, stance="asserts" if item.stance == "denies" else "denies")
