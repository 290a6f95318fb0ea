"""Names in a source that are no mention there: known from elsewhere in the text, or told by how they are written."""

from __future__ import annotations

from onrecord.reading.ground import Ground
from onrecord.reading.who.actor_words import actor_words
from onrecord.reading.who.clusters import Cluster, NameIndex
from onrecord.reading.who.kinds import body_kind
from onrecord.reading.who.linking import is_known_body
from onrecord.reading.who.names import body_name, person_name
from onrecord.reading.words.phrases import Phrase, Token


def unmarked_name(ground: Ground, index: NameIndex, phrase: Phrase, tokens: list[Token]) -> Cluster | None:
    """The actor whose name a phrase ends with, though no mention stands there.

    "Veldt" and "Sessions" where the text names them elsewhere; "Reuters", which every text knows; "The Lantern", which
    only a name is written like.
    """
    start = phrase.rest
    while start and tokens[start - 1][0][0].isupper() and tokens[start - 1][0].casefold() not in actor_words().roles:
        start -= 1
    if start == phrase.rest or ground.covering(tokens[start][1]) is not None:
        return None
    whole = start == 0 or (start == 1 and bool(phrase.determiner))
    if phrase.plural and not whole:
        return None
    name = body_name(ground.text, tokens[start][1], phrase.head[2])
    found = index.find_person(person_name(ground.text, tokens[start][1], phrase.head[2])) or index.find_body(name.key)
    if found is not None or not whole:
        return found
    if is_known_body(name.key) or _written_like_a_name(phrase, tokens):
        return index.body(name, body_kind(name.plain))
    return None


def _written_like_a_name(phrase: Phrase, tokens: list[Token]) -> bool:
    """Whether a phrase is "The" and a capital, of no common noun, and nothing more: "The Lantern"."""
    if phrase.determiner != "the" or phrase.plural or phrase.rest != len(tokens):
        return False
    words = actor_words()
    low = phrase.noun
    return not any(low in common for common in (words.roles, words.name_heads, words.documents, words.collectives))
