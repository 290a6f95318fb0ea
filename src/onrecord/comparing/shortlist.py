"""Which of very many entries are worth weighing against one: those of its kind that share a word, a meaning …"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from onrecord.comparing.propositions import KINDS, Rows
from onrecord.comparing.vectors import Floats

# How many entries are weighed against one.
MOST = 16
# How like two texts must be at the least (the cosine of their vectors), where nothing else speaks for it.
_LIKE = 0.3
_IN_STORY = 0.3

Places = npt.NDArray[np.intp]


def shortlists(rows: Rows, own: int, in_story: npt.NDArray[np.bool_]) -> list[Places]:
    """For each of the first ``own`` rows, the places of those to be weighed against it, the likeliest first.

    The first rows are those of one document, in order; each is weighed against the ones before it and all others.
    """
    found: list[Places] = [np.empty(0, np.intp)] * own
    for kind in np.unique(rows["kind"][:own]):
        at = np.flatnonzero(rows["kind"] == kind)
        mine = at[at < own]
        like = _cosines(rows[mine], rows[at])
        likely = like + _IN_STORY * in_story[at] + _keys(int(kind), rows[mine], rows[at])
        likely[(like < _LIKE) & (likely < 2 * _LIKE)] = -1
        likely[(at[None, :] >= mine[:, None]) & (at < own)[None, :]] = -1
        order = np.argsort(-likely, axis=1, kind="stable")[:, :MOST]
        for index, one in enumerate(mine):
            best = order[index]
            found[one] = at[best[likely[index, best] > -1]]
    return found


def _cosines(mine: Rows, theirs: Rows) -> Floats:
    """[M, N] how like in meaning, as far as the short vectors tell."""
    first, second = (rows["vector"].astype(np.float32) for rows in (mine, theirs))
    lengths = np.linalg.norm(first, axis=1)[:, None] * np.linalg.norm(second, axis=1)[None, :]
    found: Floats = (first @ second.T) / np.maximum(lengths, 1e-6)
    return found


def _keys(kind: int, mine: Rows, theirs: Rows) -> Floats:
    """[M, N] what speaks for two entries beside what they mean: by kind, the word, the type, the place, who gives."""
    found = np.zeros((len(mine), len(theirs)), np.float32)
    if kind == KINDS["event"]:
        found += 0.7 * _same("stem", mine, theirs) + 0.2 * _same("type", mine, theirs)
    elif kind != KINDS["statement"]:
        found += 0.5 * _same("type", mine, theirs)
    if kind == KINDS["control"]:
        found += 0.5 * _same("place", mine, theirs)
    if kind == KINDS["flow"]:
        found += 0.5 * _same("value", mine, theirs)
    return found


def _same(field: str, mine: Rows, theirs: Rows) -> npt.NDArray[np.bool_]:
    """[M, N] whether both have it, and the same."""
    one = mine[field][:, None]
    found: npt.NDArray[np.bool_] = (one == theirs[field][None, :]) & (one != 0)
    return found
