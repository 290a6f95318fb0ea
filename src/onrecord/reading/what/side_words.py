"""What a noun phrase among an event's words is: people, a body, or a thing that does nothing and gets nothing."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Literal, cast

from onrecord.knowledge import load_csv
from onrecord.reading.counts.figure_words import kinds_of
from onrecord.reading.who.actor_words import actor_words, plain
from onrecord.reading.words.phrases import Phrase

# ``arms`` are what armies act by ("warplanes"); ``building`` is a body where it speaks, and a thing where it is hit.
NounKind = Literal["people", "body", "arms", "building", "thing"]

_PEOPLE = frozenset({"person", "troop", "fighter", "migrant", "inmate", "populace", "life"})
_ENDINGS = ("ists", "ians", "eers", "crats", "men", "women", "mates", "ist", "ian")

# What people are called by what they do; the things of these endings are in the table.
_LOOSE = ("ers", "ors", "ants", "ents", "ees")


@functools.cache
def _table() -> Mapping[str, NounKind]:
    return {row["word"]: cast(NounKind, row["kind"]) for row in load_csv("side_nouns.csv")}


def noun_kind(phrase: Phrase) -> NounKind:
    """What the head of a phrase says that it is; ``thing`` for everything that is neither people nor a body."""
    noun, low = phrase.noun, plain(phrase.head[0])
    words = actor_words()
    pair = f"{plain(phrase.before[-1][0])} {noun}" if phrase.before else noun
    own = _table().get(pair) or _table().get(noun) or _table().get(low)
    if own is not None:
        return own
    if noun in words.roles or low in words.collectives or noun in words.collectives or low in words.peoples:
        return "people"
    if noun in words.bodies or low in words.bodies:
        return "body"
    if _PEOPLE & (kinds_of(noun) | kinds_of(low)) or (len(low) > 5 and low.endswith(_ENDINGS)):
        return "people"
    if phrase.plural and low.endswith(_LOOSE) and not kinds_of(noun) and low.islower() and low.isalpha():
        return "people"
    if low.endswith("men") and f"{low[:-2]}an" in words.roles:
        return "people"
    return "thing"


def stands_alone(phrase: Phrase) -> bool:
    """Whether it is a noun phrase of its own, and says no more of a later noun: "[government] and rebel men"."""
    low = plain(phrase.head[0])
    return bool(phrase.determiner or phrase.before) or phrase.plural or low in actor_words().collectives
