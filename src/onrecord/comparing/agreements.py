"""What two entries have in common and what sets them apart, for very many pairs at once.

Each measure is a row of truths, one for each pair. ``knowledge/joining.yaml`` says what each counts for.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from onrecord.comparing.propositions import KINDS, Rows
from onrecord.comparing.vectors import Floats, load_vectors

Truths = npt.NDArray[np.bool_]
Measures = dict[str, Truths]

# How like two words are (the cosine of their vectors) that are of one meaning, or near in it.
_LIKE_WORD, _NEAR_WORD = 0.65, 0.47
# The weight of a word that says little by itself: "made", "had", "said".
_PLAIN_WORD = 4.0
# A text of so many pieces may stand in a longer one, of which it is this share at the least.
_SHORTEST, _LEAST_TEXT = 6, 0.3
# How like two pieces of texts must be to count as saying the same.
_NEAR_PIECE = 0.4
# What share of two texts is the same or of one meaning, weighed by how much each word says.
_SAME_TEXT = 0.8
# The same for what two texts share on average: one often says more than the other.
_LIKE_TEXT, _NEAR_TEXT, _SOME_TEXT = 0.62, 0.5, 0.4
_LIKE_AROUND, _NEAR_AROUND = 0.5, 0.35
# So many names in common are not chance.
_MANY = 4
# Days around a date in which it may be the same: a report of the next morning, another time zone.
_NEXT = 1
# Two counts of one thing seldom differ by more than this.
_FAR_VALUE = 3.5
_WEEK = 7


def measures(ones: Rows, others: Rows, in_story: Truths) -> Measures:
    """[N] truths for each measure; ``ones[i]`` is laid beside ``others[i]``, and all are of one kind."""
    return _MEASURES[int(ones["kind"][0])](ones, others, in_story) if len(ones) else {}


def _event(one: Rows, others: Rows, in_story: Truths) -> Measures:
    same = (others["stem"] == one["stem"]) & (one["stem"] != 0)
    like = word_likeness(one, others)
    around = sum(shares(one, others)) / 2
    sides = {**_sides(one, others, "actors", "actor"), **_sides(one, others, "others", "recipient")}
    in_report = others["document"] == one["document"]
    return {
        "same word": same,
        "like word": ~same & (like >= _LIKE_WORD),
        "near word": ~same & (like >= _NEAR_WORD) & (like < _LIKE_WORD),
        "far word": ~same & (like < _NEAR_WORD),
        "far word of the same sides": ~same
        & (like < _NEAR_WORD)
        & (others["type"] == one["type"])
        & (sides["same actor"] & sides["same recipient"]),
        "plain word": same & (_weights(one) < _PLAIN_WORD),
        "same type": (others["type"] == one["type"]) & (one["type"] != 0),
        "other type": (others["type"] != one["type"]) & (one["type"] != 0) & (others["type"] != 0),
        **sides,
        **_place(one, others),
        **_day(one, others),
        "like words around": around >= _LIKE_AROUND,
        "many names around": _shared(one["names"], others["names"]) >= _MANY,
        "in one sentence": in_report & (others["sentence"] == one["sentence"]),
        "other sides in one report": in_report & (sides["other actor"] | sides["other recipient"]),
        "other count": (one["count"] > 0) & (others["count"] > 0) & (others["count"] != one["count"]),
        **_story(in_story),
        "two people of one name": _namesakes(one, others, "given"),
        "linked to others": _namesakes(one, others, "identities"),
    }


def _statement(one: Rows, others: Rows, in_story: Truths) -> Measures:
    mine, theirs = shares(one, others)
    least, most, like = np.minimum(mine, theirs), np.maximum(mine, theirs), (mine + theirs) / 2
    short = np.minimum((others["pieces"] > 0).sum(axis=1), (one["pieces"] > 0).sum(axis=1))
    within = (like < _LIKE_TEXT) & (least >= _LEAST_TEXT) & (most >= _SAME_TEXT) & (short >= _SHORTEST)
    numbers = _shared(one["numbers"], others["numbers"])
    return {
        "same words": least >= _SAME_TEXT,
        "like words": (like >= _LIKE_TEXT) & (least < _SAME_TEXT),
        "one within the other": within,
        "near words": (like >= _NEAR_TEXT) & (like < _LIKE_TEXT) & ~within,
        "some words": (like >= _SOME_TEXT) & (like < _NEAR_TEXT) & ~within,
        "far words": (like < _SOME_TEXT) & ~within,
        "same speaker": _shared(one["actors"], others["actors"]) > 0,
        **_named(one, others, "inside"),
        "other numbers": one["numbers"].any(axis=1) & others["numbers"].any(axis=1) & (numbers == 0),
        **_story(in_story),
    }


def _control(one: Rows, others: Rows, in_story: Truths) -> Measures:
    known = _known_days(one, others)
    gap = _gap(one, others)
    return {
        **_place(one, others),
        "same days": known & (gap <= _NEXT),
        "near days": known & (gap > _NEXT) & (gap <= _WEEK),
        "other days": known & (gap > _WEEK),
        "same actor": _shared(one["actors"], others["actors"]) > 0,
        **_story(in_story),
    }


def _flow(one: Rows, others: Rows, in_story: Truths) -> Measures:
    like = sum(shares(one, others)) / 2
    same = others["value"] == one["value"]
    return {
        "same status": others["type"] == one["type"],
        "other status": others["type"] != one["type"],
        **_sides(one, others, "actors", "donor"),
        **_sides(one, others, "others", "recipient"),
        "like words": like >= _LIKE_AROUND,
        "near words": (like >= _NEAR_AROUND) & (like < _LIKE_AROUND),
        "same amount": same,
        "other amount in one report": ~same & (others["document"] == one["document"]),
        "other currency": (others["unit"] != one["unit"]) & (others["unit"] != 0) & (one["unit"] != 0),
        **_story(in_story),
        **_day(one, others),
    }


def _figure(one: Rows, others: Rows, in_story: Truths) -> Measures:
    around = sum(shares(one, others)) / 2
    both = (others["unit"] != 0) & (one["unit"] != 0)
    same = (others["value"] == one["value"]) & (others["upper"] == one["upper"])
    revised = (others["entry"] == one["revises"]) | ((others["revises"] == one["entry"]) & (one["entry"] != 0))
    return {
        "same type": others["type"] == one["type"],
        "other type": others["type"] != one["type"],
        "same unit": both & (others["unit"] == one["unit"]),
        "other unit": both & (others["unit"] != one["unit"]),
        "same value": same,
        "other value in one report": ~same & ~revised & (others["document"] == one["document"]),
        "revised": revised,
        "far value": ~revised & (_ratio(one, others) >= _FAR_VALUE),
        **_place(one, others),
        **_day(one, others),
        "like words around": around >= _LIKE_AROUND,
        "near words around": (around >= _NEAR_AROUND) & (around < _LIKE_AROUND),
        **_named(one, others, "around"),
        **_story(in_story),
    }


_MEASURES: dict[int, Callable[[Rows, Rows, Truths], Measures]] = {
    KINDS["statement"]: _statement,
    KINDS["event"]: _event,
    KINDS["control"]: _control,
    KINDS["flow"]: _flow,
    KINDS["figure"]: _figure,
}


def shares(one: Rows, others: Rows) -> tuple[Floats, Floats]:
    """[N] twice, from 0 to 1: what share of the first text the second says too, and what share of the second the first.

    Each piece is held against the likest of the other text, and counts by how much it says.
    """
    vectors = load_vectors()
    mine, theirs = one["pieces"], others["pieces"]  # [N, P]
    my_pieces, my_places = np.unique(mine, return_inverse=True)
    their_pieces, their_places = np.unique(theirs, return_inverse=True)
    cosines = _unit(vectors.rows(my_pieces)) @ _unit(vectors.rows(their_pieces)).T
    cosines[my_pieces == 0] = 0
    cosines[:, their_pieces == 0] = 0
    cosines[cosines < _NEAR_PIECE] = 0
    each = cosines[my_places.reshape(mine.shape)[:, :, None], their_places.reshape(theirs.shape)[:, None, :]]
    return _share(each.max(axis=2), mine), _share(each.max(axis=1), theirs)


def _share(found: Floats, pieces: npt.NDArray[np.uint16]) -> Floats:
    """[N] how much of each text was found, by the weights of its pieces."""
    weights = load_vectors().weights[pieces] * (pieces > 0)
    share: Floats = (found * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-6)
    return share


def word_likeness(one: Rows, others: Rows) -> Floats:
    """[N] how near in meaning the words are that name two events: the cosine of their vectors."""
    found: Floats = (_word_vectors(one) * _word_vectors(others)).sum(axis=1)
    return found


def _word_vectors(rows: Rows) -> Floats:
    words, at = np.unique(rows["word"], axis=0, return_inverse=True)
    found: Floats = _unit((load_vectors().rows(words) * (words > 0)[..., None]).sum(axis=1))[at.reshape(-1)]
    return found


def _weights(rows: Rows) -> Floats:
    """[N] how much the word says that names an event."""
    found: Floats = (load_vectors().weights[rows["word"]] * (rows["word"] > 0)).max(axis=1)
    return found


def _unit(vectors: Floats) -> Floats:
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    found: Floats = vectors / np.maximum(norms, 1e-6)
    return found


def _shared(mine: npt.NDArray[np.unsignedinteger], theirs: npt.NDArray[np.unsignedinteger]) -> npt.NDArray[np.intp]:
    """[N] how many of mine are among theirs."""
    found: npt.NDArray[np.intp] = _pairs(mine, theirs).any(axis=2).sum(axis=1)
    return found


def _ratio(one: Rows, others: Rows) -> Floats:
    """[N] how many times the smaller value goes into the larger."""
    values = np.maximum(others["value"], 1.0)
    mine = np.maximum(one["value"], 1.0)
    found: Floats = np.maximum(values / mine, mine / values)
    return found


def _sides(one: Rows, others: Rows, side: str, name: str) -> Measures:
    known = one[side].any(axis=1) & others[side].any(axis=1)
    shared = _shared(one[side], others[side]) > 0
    return {f"same {name}": shared, f"other {name}": known & ~shared}


def _namesakes(one: Rows, others: Rows, by: str) -> Truths:
    """A person of the same surname, of whom both have another given name, or a link to somebody else."""
    surnames, same = _pairs(one["surnames"], others["surnames"]), _pairs(one[by], others[by])
    known = (one[by] != 0)[:, :, None] & (others[by] != 0)[:, None, :]
    apart: Truths = (surnames & known & ~same).any(axis=(1, 2)) & ~(surnames & same).any(axis=(1, 2))
    return apart


def _pairs(mine: npt.NDArray[np.generic], theirs: npt.NDArray[np.generic]) -> Truths:
    """[N, mine, theirs] which are the same, where there are any."""
    found: Truths = (mine[:, :, None] == theirs[:, None, :]) & (mine != 0)[:, :, None]
    return found


def _place(one: Rows, others: Rows) -> Measures:
    known = (one["place"] != 0) & (others["place"] != 0)
    same = known & (others["place"] == one["place"])
    # A country holds every place of its own.
    holds = (others["country"] == one["country"]) & (one["country"] != 0)
    holds &= (others["wide"] == 1) | (one["wide"] == 1)
    return {"same place": same, "other place": known & ~same & ~holds}


def _known_days(one: Rows, others: Rows) -> Truths:
    found: Truths = (one["first"] != 0) & (others["first"] != 0)
    return found


def _gap(one: Rows, others: Rows) -> npt.NDArray[np.intp]:
    """[N] the days between two dates; 0 where they may be one day."""
    found: npt.NDArray[np.intp] = np.maximum(others["first"] - one["last"], one["first"] - others["last"])
    return np.maximum(found, 0)


def _day(one: Rows, others: Rows) -> Measures:
    known, gap = _known_days(one, others), _gap(one, others)
    return {"same day": known & (gap <= _NEXT), "other day": known & (gap > _NEXT)}


def _named(one: Rows, others: Rows, where: str) -> Measures:
    shared = _shared(one["names"], others["names"])
    known = one["names"].any(axis=1) & others["names"].any(axis=1)
    return {f"names {where}": shared > 0, f"other names {where}": known & (shared == 0)}


def _story(in_story: Truths) -> Measures:
    return {"same story": in_story, "other story": ~in_story}
