"""Whether two entries are one proposition, by rules that can be read, and the sentence that says why.

The rules and their points are a table, ``knowledge/joining.yaml``; what each measures is in ``agreements.py``.

>>> weigh(one, other).why  # doctest: +SKIP
'the same word (“shelled”), the same place, in one story'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from onrecord.comparing.agreements import Truths, measures
from onrecord.comparing.items import Item
from onrecord.comparing.propositions import KINDS, Rows, rows_of
from onrecord.comparing.vectors import Floats
from onrecord.knowledge import load_yaml

_NAMES = {number: name for name, number in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Weighed:
    """How two entries weigh against each other: ``points`` above what it takes; one where it is not below 0."""

    points: float
    why: str

    @property
    def is_one(self) -> bool:
        """Whether they are one proposition."""
        return self.points >= 0


def weigh(one: Item, other: Item, *, in_story: bool = True) -> Weighed:
    """Two entries against each other; those of unlike kinds are never one."""
    if one.kind != other.kind:
        return Weighed(-99.0, "")
    rows = rows_of([one, other])
    found, held = points(rows[:1], rows[1:], np.array([in_story]))
    return Weighed(float(found[0]), why(one, {name: bool(truth[0]) for name, truth in held.items()}))


def points(ones: Rows, others: Rows, in_story: Truths) -> tuple[Floats, dict[str, Truths]]:
    """[N] the points of each pair above what it takes, and what holds of it.

    ``ones[i]`` is weighed against ``others[i]``; all are of one kind. ``in_story``: whether they are of one story.
    """
    if not len(ones):
        return np.zeros(0, np.float32), {}
    table = rules(_NAMES[int(ones["kind"][0])])
    held = measures(ones, others, in_story)
    total = np.full(len(others), -float(table["least"]), np.float32)
    for name, truth in held.items():
        if rule := table["rules"].get(name):
            total += np.float32(rule["points"]) * truth
    return total, held


def why(item: Item, held: dict[str, bool]) -> str:
    """What speaks for it, in a few words, the weightiest first."""
    table = rules(item.kind)["rules"]
    told = [rule for name, rule in table.items() if held.get(name) and "why" in rule and rule["points"] > 0]
    told.sort(key=lambda rule: -rule["points"])
    return ", ".join(str(rule["why"]).format(word=item.word, type=item.type, unit=item.unit) for rule in told)


def rules(kind: str) -> dict[str, Any]:
    """The table of one kind of entry."""
    found: dict[str, Any] = load_yaml("joining")[kind]
    return found
