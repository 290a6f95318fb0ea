"""Doers that an event has from the clause above it, though that clause only speaks of the event.

In "the minister condemned the attack" the minister attacks nobody, and in "the ministry said that the envoy was
poisoned" the ministry poisons nobody; the event head now and then gives the subject of the verb above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.found import Found, Happened, Said
from onrecord.reading.standing import Standing
from onrecord.reading.words.spans import inside, touching

# Whoever does one of these to an event is not its doer.
_SPOKEN_OF = frozenset({"ACCUSE", "SUPPORT", "REQUEST"})
_OWN = re.compile(r"\b(?:his|her|its|their|our|my|own)\b", re.IGNORECASE)
# What opens a clause with a subject of its own.
_CLAUSE = re.compile(r"that\s|whether\s|[\"“‘]")


def without_borrowed(found: Found, every: Sequence[Happened], standing: Standing) -> list[Happened]:
    """The events, without the doers that are those of the clause above alone. ``every`` is in the order of the text."""
    kept = []
    for at, one in enumerate(every):
        above = every[max(0, at - 3) : at]
        if one.actor and (
            any(_speaks_of(found.text, verb, one) for verb in above) or _is_told_by(found, one, standing)
        ):
            one = replace(one, actor=())
        kept.append(one)
    return kept


def _speaks_of(text: str, verb: Happened, one: Happened) -> bool:
    """Whether the event is what another is about: "[condemned] the attack"."""
    if verb.type not in _SPOKEN_OF or verb.actor != one.actor:
        return False
    phrase = next((span for span in verb.recipient if inside(one.trigger, (span,))), None)
    return phrase is not None and _OWN.search(text[phrase[0] : one.trigger[0]]) is None


def _is_told_by(found: Found, one: Happened, standing: Standing) -> bool:
    """Whether its doer is only who says so, outside of a clause that has a subject of its own."""
    above = (found.said[number] for number in standing.every(one.trigger))
    return any(touching(said.source, one.actor) and _is_clause(found.text, said) for said in above)


def _is_clause(text: str, said: Said) -> bool:
    start = said.content[0][0]
    return bool(said.cue) and (_CLAUSE.match(text, start) is not None or start < said.cue[0][0])
