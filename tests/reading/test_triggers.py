"""The event head on made-up scores: which words are triggers, and which words are their sides."""

from __future__ import annotations

import numpy as np

from onrecord.reading.encoder import Encoded
from onrecord.reading.found import Passage
from onrecord.reading.pieces import pieces
from onrecord.reading.said.roles import DISTANCES, PairHead
from onrecord.reading.triggers import (
    ACTOR,
    ACTOR_END,
    ACTOR_START,
    CHANGES,
    OUTPUTS,
    PARTS,
    PLACE,
    RECIPIENT,
    RECIPIENT_END,
    RECIPIENT_START,
    SCALES,
    SIDE,
    TYPES,
    WIDTH,
    decode,
    named,
    parts,
)


def scores(words: int, trigger: int) -> np.ndarray:
    """Scores that say of every word that it is nothing, and of the trigger that it has no sides."""
    found = np.zeros((words, OUTPUTS), dtype=np.float32)
    found[:, 0] = 4
    found[trigger, ACTOR_START:] = 3
    return found


def test_no_sides_where_both_bounds_are_at_the_trigger() -> None:
    found = decode(scores(6, 2), 2)
    assert found.actor == found.recipient == ()
    assert float(found.place.max()) < 0.1


def test_actor_and_recipient_by_their_bounds() -> None:
    one = scores(8, 3)
    one[0, ACTOR_START] = one[2, ACTOR_END] = one[4, RECIPIENT_START] = one[5, RECIPIENT_END] = 9
    one[0:3, ACTOR] = one[4:6, RECIPIENT] = one[7, PLACE] = 8
    found = decode(one, 3)
    assert found.actor == (0, 1, 2)
    assert found.recipient == (4, 5)
    assert float(found.place[7]) > 0.9


def test_a_side_never_holds_the_trigger_nor_the_other_side() -> None:
    one = scores(5, 2)
    one[0, ACTOR_START] = one[4, ACTOR_END] = one[0, RECIPIENT_START] = one[4, RECIPIENT_END] = 9
    found = decode(one, 2)
    assert 2 not in found.actor + found.recipient
    assert not set(found.actor) & set(found.recipient)


def test_one_word_alone() -> None:
    assert decode(scores(1, 0), 0).actor == ()


def test_the_parts_are_those_of_the_width() -> None:
    row = np.arange(2 * WIDTH, dtype=np.float32).reshape(2, WIDTH)
    found = parts(row)
    assert found.types.shape == (2, len(TYPES))
    assert found.changes.shape == (2, len(CHANGES))
    assert found.certainty.shape == (2, len(SCALES))
    assert found.argument_side[0, -1] == WIDTH - 1
    assert sum(PARTS) == WIDTH


def test_triggers_take_their_roles_from_their_own_sentence() -> None:
    text = "Rebels fled. Soldiers shelled Veld."
    cut = pieces(text, (Passage(0, len(text), "paragraph"),))
    happening = np.zeros((cut.words, WIDTH), dtype=np.float32)
    happening[:, 0] = 9
    happening[:, len(TYPES)] = 9
    shelled = next(i for i in range(cut.words) if text[cut.start[i] : cut.end[i]] == "shelled")
    happening[shelled, TYPES.index("ASSAULT")] = 20
    none = np.zeros((cut.words, 1), dtype=np.float32)
    bias = np.zeros(OUTPUTS, dtype=np.float32)
    head = PairHead(np.zeros((DISTANCES, SIDE), np.float32), np.zeros((SIDE, OUTPUTS), np.float32), bias)
    (one,) = named(Encoded(cut, none, none, none, none, happening), head, 0.5, [0, 3])
    assert (one.word, TYPES[one.type]) == (shelled, "ASSAULT")
    assert one.event > 0.9 > 0.1 > one.holding
    assert one.first == 3
    assert len(one.place) == cut.words - 3
