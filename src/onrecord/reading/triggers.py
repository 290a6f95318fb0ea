"""Which words name events, and who did them to whom: the event head, in NumPy.

A trigger is one word, with a PLOVER type, a change of who holds a place, and whether it happened; its roles are found
as those of a cue are (``said/roles.py``): every word near it is scored as an actor, a recipient, a place or a time of
it, and as the start or the end of the actor's and of the recipient's words. How certain the text is that something
happened is a number from -3 (certainly not) to +3, as in FactBank (Saurí and Pustejovsky 2009) and its joint scale
(Stanovsky et al. 2017). W words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from onrecord.reading.attributions import softmax
from onrecord.reading.encoder import Encoded, Floats
from onrecord.reading.said.roles import PairHead, best_span, distances, log_softmax
from onrecord.schema import Change, EventType, Realis

# What a word is the trigger of; the first of each is "nothing".
EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
TYPES: tuple[str, ...] = ("none", *EVENT_TYPES)
# "wrested" is two changes at once: the actor gains what the recipient loses.
EVENT_CHANGES: tuple[Change | Literal["wrested"], ...] = (*get_args(Change), "wrested")
CHANGES: tuple[str, ...] = ("none", *EVENT_CHANGES)
REALIS: tuple[Realis, ...] = get_args(Realis)
# Whose annotators' use of the scale of certainty: they differ. The first is what readings give.
SCALES = ("UW", "MEANTIME")
NESTED = 3  # tags of cues inside another's content: O, B, I
# The widths of the two sides that roles are scored from.
SIDE = 128
# The parts of what the encoder gives for each word, in their order.
PARTS = (len(TYPES), len(CHANGES), len(REALIS), len(SCALES), NESTED, SIDE, SIDE)
WIDTH = sum(PARTS)

ROLES = ("neither", "actor", "recipient", "place", "time")
NEITHER, ACTOR, RECIPIENT, PLACE, TIME = range(len(ROLES))
ACTOR_START, ACTOR_END, RECIPIENT_START, RECIPIENT_END = range(len(ROLES), len(ROLES) + 4)
OUTPUTS = len(ROLES) + 4


@dataclass(frozen=True, slots=True)
class Happening:
    """The parts of what the encoder gives, each [W, …]; ``certainty`` [W, SCALES]."""

    types: Floats
    changes: Floats
    realis: Floats
    certainty: Floats
    nested: Floats
    trigger_side: Floats
    argument_side: Floats


def parts(happening: Floats) -> Happening:
    """What the encoder gives [W, WIDTH], taken apart."""
    cuts = np.cumsum(PARTS)[:-1].tolist()
    found = np.split(happening, cuts, axis=-1)
    return Happening(*found)


@dataclass(frozen=True, slots=True)
class Arguments:
    """The roles of one trigger: words of its actor and recipient; of each word, how likely it is its place or time."""

    actor: tuple[int, ...]
    recipient: tuple[int, ...]
    place: Floats  # [W]
    time: Floats  # [W]


# The longest actor or recipient, in words.
_LONGEST = 40
_EVIDENCE = 0.2


def decode(scores: Floats, trigger: int) -> Arguments:
    """The best arguments for one trigger.

    ``scores`` [W, OUTPUTS] for the words that may be its arguments; ``trigger`` its index among them. A role that
    starts and ends at the trigger is not there.
    """
    role = log_softmax(scores[:, : len(ROLES)])
    probability = np.exp(role)
    bounds = log_softmax(scores[:, len(ROLES) :].T)
    blocked = np.zeros(len(scores), dtype=bool)
    blocked[trigger] = True
    spans: list[tuple[int, ...]] = []
    for kind, (starts, ends) in ((ACTOR, (bounds[0], bounds[1])), (RECIPIENT, (bounds[2], bounds[3]))):
        others = np.logaddexp.reduce(np.delete(role, kind, axis=1), axis=1)
        none = float(starts[trigger] + ends[trigger])
        start, end, best = best_span(
            np.where(blocked, -1e4, starts), np.where(blocked, -1e4, ends), role[:, kind] - others, _EVIDENCE, _LONGEST
        )
        words: tuple[int, ...] = ()
        if best > none and not blocked[start : end + 1].any():
            words = tuple(range(start, end + 1))
            blocked[start : end + 1] = True
        spans.append(words)
    return Arguments(spans[0], spans[1], probability[:, PLACE], probability[:, TIME])


@dataclass(frozen=True, slots=True)
class Named:
    """A trigger that was found: its word (an index), what it names, and its roles as word indices.

    ``event`` and ``holding``: how likely it is the trigger of any event, and of any change. ``place`` and ``time``: of
    each word from ``first`` on, how likely it is the event's place or time.
    """

    word: int
    type: int
    event: float
    types: Floats
    change: int
    holding: float
    realis: Floats
    certainty: float
    actor: tuple[int, ...]
    recipient: tuple[int, ...]
    first: int
    place: Floats
    time: Floats


# How far either side of a trigger its arguments are looked for, in words.
REACH = 70


def named(encoded: Encoded, head: PairHead, least: float, sentences: Sequence[int] = ()) -> list[Named]:
    """Every word that is an event's or a change's trigger with that probability at least, in order.

    ``sentences``: the words that sentences start with, ascending; a trigger's roles are those of its own sentence.
    """
    said = parts(encoded.happening)
    passage = encoded.pieces.passage
    types, changes, realis = (softmax(logits) for logits in (said.types, said.changes, said.realis))
    event, holding = 1 - types[:, 0], 1 - changes[:, 0]
    found = []
    for word in np.flatnonzero((event >= least) | (holding >= least)).tolist():
        low = max(word - REACH, int(np.searchsorted(passage, passage[word], side="left")))
        high = min(word + REACH, int(np.searchsorted(passage, passage[word], side="right")))
        at = bisect_right(sentences, word)
        low = max(low, sentences[at - 1]) if at else low
        high = min(high, sentences[at]) if at < len(sentences) else high
        words = np.arange(low, high, dtype=np.int32)
        buckets = distances(words, passage[low:high], word, word + 1, int(passage[word]))
        scores = head(said.trigger_side[word], said.argument_side[low:high], buckets)
        roles = decode(scores, word - low)
        found.append(
            Named(
                word,
                int(types[word, 1:].argmax()) + 1,
                float(event[word]),
                types[word],
                int(changes[word, 1:].argmax()) + 1,
                float(holding[word]),
                realis[word],
                float(said.certainty[word, 0]),
                tuple(low + i for i in roles.actor),
                tuple(low + i for i in roles.recipient),
                low,
                roles.place,
                roles.time,
            )
        )
    return found
