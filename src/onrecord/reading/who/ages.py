"""Who is meant by an age: "the 56-year-old" is the person whose age the text gives so, else whoever is in mind."""

from __future__ import annotations

import re

from onrecord.reading.ground import Ground
from onrecord.reading.who.actor_words import Pronoun
from onrecord.reading.who.clusters import Cluster
from onrecord.reading.who.pronouns import Timeline, antecedent
from onrecord.reading.words.phrases import Phrase

_AGE = re.compile(r"(\d{1,3})-years?-old$")
_ANYBODY = Pronoun("3", "singular", None, "person")
# How far back, in code points, the age may stand beside the name.
_REACH = 6000
_GAP = 4


def years(phrase: Phrase) -> str | None:
    """The age that a phrase says, and says nothing else by: "the 56-year-old"."""
    match = _AGE.match(phrase.head[0])
    return match[1] if match and not phrase.plural else None


def aged(ground: Ground, phrase: Phrase, timeline: Timeline, at: int, step: int) -> Cluster | None:
    """The person that "the 56-year-old" means."""
    age = years(phrase)
    if age is None or not phrase.definite:
        return None
    for mention in reversed(ground.within(max(0, at - _REACH), at)):
        after = ground.text[mention.end : mention.end + len(age) + _GAP]
        if mention.type == "Person" and re.match(rf",? \(?{age}\b", after):
            return mention.cluster
    found = antecedent(timeline, _ANYBODY, at, step, (), False)
    return found if found is not None and found.name else None
