"""Acts that are done by saying: to accuse, to demand, to promise is an event and a statement at once."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from onrecord.reading.found import Found, Happened
from onrecord.reading.what.event_words import senses
from onrecord.reading.words.lemmas import verb_forms, word_set
from onrecord.reading.words.spans import inside, touching
from onrecord.schema import Attribution

# Statements that say something, and do no more.
_PLAIN = frozenset(("say", "confirm", "believe", "feel", "know-not", "predict"))
# The types of what is done by words; an arrest is no statement, whatever the words around it.
_BY_SAYING = word_set("AGREE CONSULT SUPPORT CONCEDE COOPERATE REQUEST ACCUSE REJECT THREATEN PROTEST")
# What may stand between a verb and the noun that it governs: "[made] a second, graver [threat]".
_OBJECT = re.compile(r"\s+(?:[\w-]+,?\s+){0,3}")
_FAR = 45
# Verbs that do what their noun says: "[issued] a threat".
_LIGHT = (
    "make issue voice give express offer level deliver send repeat renew raise lodge utter extend reiterate pledge air "
    "announce publish"
)


@functools.cache
def _light() -> frozenset[str]:
    irregular = {"make": "made", "give": "gave given", "send": "sent"}
    return frozenset(form for verb in _LIGHT.split() for form in verb_forms(verb, irregular.get(verb, "")))


class ActsBySaying:
    """Which statement an event is, for the events of one document."""

    def __init__(self, found: Found, attributions: Sequence[Attribution]) -> None:
        self._found = found
        self._attributions = attributions
        self._cues = sorted((span, number) for number, one in enumerate(found.said) for span in one.cue)

    def statement(self, one: Happened, actors: Collection[str]) -> int | None:
        """The index of the statement that this very act is: its cue is or governs the trigger, its source the actor.

        ``actors`` are the ids of the event's actors.
        """
        if one.type not in _BY_SAYING:
            return None
        for number in self._of_cue(one):
            if not one.actor or self._is_by(one, number, actors):
                return number
        for number in self._governing(one):
            if self._is_by(one, number, actors):
                return number
        return None

    def only_says(self, one: Happened) -> bool:
        """Whether the word only brings in what somebody says, and names no act of the event's type: "said"."""
        form = self._found.text[slice(*one.trigger)]
        if one.type == "REJECT" and any(self._act(number) == "decline" for number in self._of_cue(one)):
            return True  # "declined to comment"
        if any(sense.type == one.type for sense in senses(form)):
            return False
        return any(self._act(number) in _PLAIN for number in self._of_cue(one))

    def _of_cue(self, one: Happened) -> list[int]:
        """The statements whose cue holds the trigger."""
        at = bisect_left(self._cues, (one.trigger, -1))
        near = self._cues[max(0, at - 3) : at + 3]
        return [number for span, number in near if inside(one.trigger, (span,))]

    def _governing(self, one: Happened) -> list[int]:
        """The statements whose cue is the verb right before the trigger, which is no part of what is said."""
        at = bisect_left(self._cues, (one.trigger, -1))
        found = []
        for span, number in reversed(self._cues[max(0, at - 3) : at]):
            if one.trigger[0] - span[1] > _FAR or _OBJECT.fullmatch(self._found.text, span[1], one.trigger[0]) is None:
                continue
            said = any(start < one.trigger[1] <= end for start, end in self._found.said[number].content)
            verb = self._found.text[slice(*span)].lower().split()[-1:]
            if not said and verb and verb[0] in _light():
                found.append(number)
        return found

    def _is_by(self, one: Happened, number: int, actors: Collection[str]) -> bool:
        source = self._found.said[number].source
        if touching(one.actor, source):
            return True
        return number < len(self._attributions) and self._attributions[number].speaker in actors

    def _act(self, number: int) -> str:
        return self._attributions[number].act if number < len(self._attributions) else "say"
