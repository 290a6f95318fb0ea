"""Where the text speaks of its named actors, and which part they play in the sentence."""

from __future__ import annotations

from onrecord.reading.ground import Ground, Named
from onrecord.reading.who.actor_words import actor_words
from onrecord.reading.who.own_words import OwnWords
from onrecord.reading.who.pronouns import Reference
from onrecord.reading.words.phrases import is_preposition, singular

_LOOK = 30


def named_references(ground: Ground, quotes: OwnWords, steps: list[int]) -> list[Reference]:
    """One reference for each named mention of an actor, in the order of the text."""
    references: list[Reference] = []
    seen, taken = -1, False
    passages = ground.found.passages
    for number, mention in enumerate(ground.named):
        if mention.cluster is None:
            continue
        sentence = ground.sentence(mention.start)
        taken = taken and sentence == seen
        seen = sentence
        after = ground.named[number + 1] if number + 1 < len(ground.named) else None
        place = _place(ground.text, mention, after, taken)
        taken = taken or place == "subject"
        heading = bool(passages) and passages[ground.passage(mention.start)].kind != "paragraph"
        quoted = quotes.holds(mention.start)
        step = steps[sentence] if steps else 0
        references.append(Reference(mention.start, mention.end, step, mention.cluster, place, quoted, heading))
    for phrase in ground.phrases:
        if phrase.cluster is not None and ground.covering(phrase.end - 1) is None:
            sentence = ground.sentence(phrase.start)
            place = _place(ground.text, phrase, None, False)
            step = steps[sentence] if steps else 0
            quoted = quotes.holds(phrase.start)
            references.append(Reference(phrase.start, phrase.end, step, phrase.cluster, place, quoted))
    references.sort(key=lambda reference: reference.start)
    return references


def _place(text: str, mention: Named, following: Named | None, taken: bool) -> str:
    """Owner ("Veldt's …"), object (after a preposition), subject (the first other name of its sentence) or other."""
    if text[mention.end : mention.end + 1] in ("'", "’") or text[mention.end - 2 : mention.end] in ("'s", "’s"):
        return "owner"
    before = text[max(0, mention.start - _LOOK) : mention.start].split()
    if before and is_preposition(before[-1]):
        return "object"
    if taken or (mention.type != "Person" and _stands_to(text, mention, following)):
        return "other"
    return "subject"


def _stands_to(text: str, mention: Named, following: Named | None) -> bool:
    """Whether a body's name only says whose the next one is: "Tarn Council chief envoy Mara Veldt"."""
    between = text[mention.end : mention.end + _LOOK].split(None, 1)
    if between and singular(between[0].strip(",.")) in actor_words().roles:
        return True
    if following is None or following.type != "Person" or following.name_start - mention.end > 2 * _LOOK:
        return False
    words = text[mention.end : following.name_start].split()
    return bool(words) and all(word.isalpha() for word in words) and singular(words[-1]) in actor_words().roles
