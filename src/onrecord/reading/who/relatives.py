"""What stands before "who" and "which", a name or a description; and the name that "As he left, …" waits for."""

from __future__ import annotations

import re

from onrecord.reading.ground import Ground, Named
from onrecord.reading.who.actor_words import Pronoun, actor_words
from onrecord.reading.who.clusters import Cluster
from onrecord.reading.who.pronouns import suits
from onrecord.reading.words.phrases import Phrase, Token, ends_phrase, phrase_at, starts_phrase, tokens_of
from onrecord.schema import Span

# Between a name and its "who": nothing, a bracket, "of Texas", ", 47,", or words about the same person between commas.
_DIRECT = re.compile(
    r"(?:\s*\([^)]{1,40}\))?(?:,?\s+(?:of|from|in|at)\s+(?:the\s+)?[\w.\s]{1,40})?(?:,\s*\d{1,3})?,?\s*$"
)
_APPOSITION = re.compile(r",\s+(?:(?:Mrs?|Ms|Dr|Sir|Dame|Sheikh)\.?\s+)?(?=[^\W\d_])")
_CLOSES = re.compile(r"\s*[,.;:)”\"—–-]|\s*$")
_ASIDE = re.compile(r",\s+[^.;:“”\"]{3,150}?,?\s*$")
_WAITS = re.compile(r"[“\"]?(?:As|When|While|After|Before|Although|Though|Since|Once|Even as|Even though)\b")
_COMMA_NAME = re.compile(r",\s+(?:[^\W\d_]+\.?\s+){0,3}$")
# How far ahead, in code points, the awaited name may stand.
_LOOK = 300
# How many names back are looked at.
_NAMES = 3


def name_before(ground: Ground, low: int, offset: int) -> Named | None:
    """The person, or else the body right before ``offset``, that a relative pronoun there is about."""
    near = ground.within(low, offset)[-_NAMES:]
    for mention in reversed(near):
        between = ground.text[mention.end : offset]
        if mention.type == "Person" and _DIRECT.fullmatch(between):
            return mention
        if mention.type == "Person" and _ASIDE.fullmatch(between) and _about_one(ground.text, mention.end, offset):
            return mention
    if near and offset - near[-1].end <= 4 and near[-1].type != "Person":
        return near[-1]
    return None


def apposed(ground: Ground, offset: int) -> Cluster | None:
    """The person named right after a source that was cut at its comma: "[the fire chief], Mara Veldt, said"."""
    comma = _APPOSITION.match(ground.text, offset)
    mention = ground.covering(comma.end()) if comma else None
    if mention is None or mention.type != "Person" or not _CLOSES.match(ground.text, mention.end):
        return None
    return mention.cluster


def _about_one(text: str, start: int, end: int) -> bool:
    """Whether the words between commas are a role of the person just named."""
    phrase = phrase_at(tokens_of(text, start, end), 1)
    if phrase is None or phrase.plural:
        return False
    return phrase.determiner in ("a", "an") or phrase.noun in actor_words().roles


def name_awaited(ground: Ground, pronoun: Pronoun, span: Span) -> Cluster | None:
    """ "As he left, Veldt said …": the subject that the clause with the pronoun waits for."""
    if pronoun.of != "person":
        return None
    low, high = ground.sentence_bounds(span[0])
    if span[0] - low > _LOOK or not _WAITS.match(ground.text, low, span[0]) or ground.within(low, span[0]):
        return None
    for mention in ground.within(span[1], min(high, span[1] + _LOOK))[:_NAMES]:
        if mention.type == "Person" and mention.cluster is not None:
            follows = _COMMA_NAME.search(ground.text, span[1], mention.name_start)
            return mention.cluster if follows and suits(mention.cluster, pronoun) else None
    return None


def phrase_before(text: str, low: int, offset: int) -> tuple[Phrase | None, list[Token]]:
    """The noun phrase that ends right before ``offset``, and the tokens it was read from."""
    tokens = tokens_of(text, low, offset)
    if tokens and tokens[-1][0] == ",":
        tokens.pop()
    start = len(tokens)
    while start and not ends_phrase(tokens[start - 1][0]) and len(tokens) - start < 6:
        start -= 1
    # "was putting the new leadership": the phrase starts at its article.
    start = max((at for at in range(start, len(tokens)) if starts_phrase(tokens[at][0])), default=start)
    phrase = phrase_at(tokens, start)
    if phrase is None or phrase.rest != len(tokens):
        return None, tokens
    return phrase, tokens
