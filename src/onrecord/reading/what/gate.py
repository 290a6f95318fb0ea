"""Which of the words that the head takes for triggers name no event of PLOVER's types after all.

The head learned from political news; elsewhere it takes "studied" or "selected" for acts. A word that no list knows in
that sense must be surer, and do something to or by somebody whom the text names or describes.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from onrecord.knowledge import load_yaml
from onrecord.reading.found import Happened
from onrecord.reading.what.sides import Side
from onrecord.reading.words.phrases import tokens_of

# What a word that no list knows must be given by the head.
_SURE = 0.93
# In words: how far before a noun the verb stands that says it only is so; how far after "asked" a question opens.
_BEFORE, _AFTER = 4, 6
# How many words lie between a light verb and its noun.
_LIGHT = 6
_FIRST = re.compile(r"(?:i|we|you|me|us|one|it|they|them|he|she|him|her)", re.IGNORECASE)
_VIOLENT = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "THREATEN"})


@functools.cache
def _words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    return {
        group: {name: frozenset(words) for name, words in parts.items() if name != "example"}
        for group, parts in load_yaml("event_gate.yaml").items()
    }


def is_nobodys(sides: Sequence[Side], known: Sequence[str], *, placed: bool) -> bool:
    """Whether nobody does it, it is done to nobody, and it happens nowhere, as far as its sentence says.

    ``known`` are the ids of its sides; ``placed``: it has a place.
    """
    return not known and not placed and not any(side.party is not None for side in sides)


def is_unsure(one: Happened, text: str, sides: Sequence[Side], known: Sequence[str]) -> bool:
    """Whether a word that no list knows in this sense is no sure sign of an event."""
    if not known or one.confidence < _SURE:
        return True
    return all(_FIRST.fullmatch(text[slice(*side.span)]) for side in sides if side.party is not None)


def is_disaster(one: Happened, text: str) -> bool:
    """Whether what strikes or kills is a storm, a disease or an accident."""
    if one.type not in _VIOLENT or not one.actor:
        return False
    last = tokens_of(text, one.actor[0][0], one.actor[-1][1])
    return bool(last) and last[-1][0].lower() in _words()["forces"]["words"]


def is_state(words: Sequence[str], index: int) -> bool:
    """Whether the noun says what is, and no act: "poses a threat"."""
    group = _words()["states"]
    return words[index] in group["nouns"] and not group["words"].isdisjoint(words[max(0, index - _BEFORE) : index])


def is_question(words: Sequence[str], index: int) -> bool:
    """Whether "asked" brings in a question, or that somebody would rather not be named, and no request."""
    group = _words()["questions"]
    after = words[index + 1 : index + 1 + _AFTER]
    if words[index] not in group["verbs"]:
        return False
    return not group["words"].isdisjoint(after) or ("not" in after[:1] and not group["unnamed"].isdisjoint(after))


def is_light(one: Happened, after: Happened, text: str) -> bool:
    """Whether a verb is only that of the noun after it, which names the event: "[provided] air support"."""
    between = text[one.trigger[1] : after.trigger[0]]
    if after.type is None or not 0 < len(between) < 60 or len(between.split()) > _LIGHT:
        return False
    if any(mark in between for mark in ".;:!?") or " to " in between or " that " in between:
        return False
    return text[slice(*one.trigger)].lower() in _words()["light"]["words"]
