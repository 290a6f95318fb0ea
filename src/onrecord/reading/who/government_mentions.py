"""Mentions of governments that are neither a name nor a source: "the regime", "his government", "the government"."""

from __future__ import annotations

import functools
import re

from onrecord.reading.ground import Ground
from onrecord.reading.who.government_words import words
from onrecord.reading.who.resolver import Resolver
from onrecord.reading.who.states import States, is_called_government, is_head
from onrecord.reading.words.phrases import phrase_at, tokens_of


def mention_governments(ground: Ground, resolver: Resolver, states: States) -> None:
    """Gives the governments their mentions as "the government", "the regime" and "its government"."""
    taken = {end for cluster in states.clusters for _, end in cluster.spans}
    for match in _bare().finditer(ground.text):
        of_which = ground.text.startswith(" of ", match.end())
        if match.end(1) in taken or of_which or not is_head(ground.text, match.end()):
            continue
        resolver.mind.read_up_to(match.start())
        tokens = tokens_of(ground.text, match.start(), match.end(1))
        phrase = phrase_at(tokens, 0)
        if phrase is None:
            continue
        cluster = resolver.government(phrase, tokens)
        if cluster is None and phrase.definite and is_called_government(phrase):
            cluster = states.last_called(phrase.noun, match.start())
        if cluster is not None:
            cluster.spans.append((match.start(), match.end(1)))


@functools.cache
def _bare() -> re.Pattern[str]:
    tables = words()
    same = "|".join(sorted(tables.same))
    nouns = "|".join(sorted(tables.nouns))
    return re.compile(rf"\b(?:the|his|her|its|their)\s+(?:(?:{same})\s+)?({nouns})\b(?:['’]s)?", re.IGNORECASE)
