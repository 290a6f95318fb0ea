"""Whom a sentence starts with by role: "The senator …", "On Monday, a man …".

Such a person is in the reader's mind although no name is said: the one with that role, or somebody unknown, who then
keeps a pronoun from being given to whoever was named before.
"""

from __future__ import annotations

import re

from onrecord.reading.found import Sentence
from onrecord.reading.ground import Ground
from onrecord.reading.who.actor_words import actor_words
from onrecord.reading.who.clusters import Cluster
from onrecord.reading.who.described import Described
from onrecord.reading.who.offices import office_of
from onrecord.reading.words.phrases import Token, ends_phrase, is_plural, phrase_at, tokens_of

_DESCRIBED = re.compile(r"[“\"]?(?:[A-Z][\w ]{1,25},\s+)?((?:The|the|A|a|An|an|One|one|Another|another)\s+[\w-])")
_LOOK = 100


def described_subject(
    ground: Ground, described: Described, sentence: Sentence, recent: dict[Cluster, int]
) -> tuple[int, int, Cluster] | None:
    """The person that a sentence starts with by role, and where; a nameless cluster where nobody is known by it."""
    opening = _DESCRIBED.match(ground.text, sentence.start, sentence.end)
    if opening is None:
        return None
    start = opening.start(1)
    tokens = _up_to_role(tokens_of(ground.text, start, min(sentence.end, start + _LOOK)))
    phrase = phrase_at(tokens, 0) if tokens else None
    office = office_of(ground, phrase, tokens) if phrase is not None and not phrase.plural else None
    if phrase is None or office is None:
        return None
    after = ground.text[phrase.head[2] : phrase.head[2] + 2]
    if after[:1] in (",", "'", "’") or after[1:].isupper():
        return None  # "The minister, Mara Veldt, …", "The minister's …", "The minister Mara Veldt …"
    known = None
    if phrase.definite:
        known = described.holder(phrase, office, start, recent) or described.earlier(phrase, start)
    nobody = Cluster("", "person", gender=office.gender, gender_is_sure=office.gender is not None)
    return start, phrase.head[2], known or nobody


def _up_to_role(tokens: list[Token]) -> list[Token]:
    """The tokens up to the first noun that is a person's role; none where no role comes before the phrase ends."""
    roles = actor_words().roles
    for at, token in enumerate(tokens[1:7], 1):
        if ends_phrase(token[0]):
            return []
        low = token[0].casefold()
        following = tokens[at + 1][0].casefold() if at + 1 < len(tokens) else ""
        if low in roles and following not in roles and not is_plural(token[0]):
            return tokens[: at + 1]
    return []
