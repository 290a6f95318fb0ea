"""The entries of a new document weighed against those of others, all at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.comparing.agreements import Truths
from onrecord.comparing.joining import points
from onrecord.comparing.propositions import Rows
from onrecord.comparing.shortlist import shortlists
from onrecord.comparing.vectors import Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """What one entry weighs against each of its candidates: their numbers, the points, and what holds of each."""

    entries: list[int]
    points: Floats
    held: dict[str, Truths]

    def reasons(self, at: int) -> dict[str, bool]:
        """What holds of one candidate."""
        return {name: bool(truth[at]) for name, truth in self.held.items()}


def weighed(rows: Rows, own: int, in_story: npt.NDArray[np.bool_]) -> list[Weights]:
    """The weights of each of the first ``own`` rows, which are those of the document.

    An entry of the document is weighed against those of it before it, and all others.
    """
    lists = shortlists(rows, own, in_story)
    found = [Weights([], np.zeros(0, np.float32), {}) for _ in lists]
    for kind in np.unique(rows["kind"][:own]):
        mine = [at for at in range(own) if rows["kind"][at] == kind]
        sizes = [len(lists[at]) for at in mine]
        others = np.concatenate([lists[at] for at in mine])
        total, held = points(rows[np.repeat(mine, sizes)], rows[others], in_story[others])
        ends = np.cumsum(sizes)
        for at, start, end in zip(mine, ends - sizes, ends, strict=True):
            cut = slice(int(start), int(end))
            entries: list[int] = rows["entry"][others[cut]].tolist()
            found[at] = Weights(entries, total[cut], {name: truth[cut] for name, truth in held.items()})
    return found
