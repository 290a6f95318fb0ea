"""A person's role and affiliation, where the text puts them beside the name.

Before it ("U.S. Secretary of State John Kerry", "the deputy minister, Faisal Mekdad"), after it ("Mara Veldt, a
spokeswoman for the Harbour Union", "Veldt, who leads the Tarn Council", "Tom Adler of the Quill Institute"). The
affiliation is a name in the text or the country of a demonym; where neither stands there, there is none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.reading.ground import Ground, Named
from onrecord.reading.who.actor_words import actor_words
from onrecord.reading.who.affiliations import affiliation_after, affiliation_before, name_at
from onrecord.reading.who.office_words import LINKS, RANKS, Office, may_modify, portfolio, role_text
from onrecord.reading.who.offices_before import office_before
from onrecord.reading.words.phrases import (
    Phrase,
    Token,
    is_possessive,
    phrase_at,
    tokens_of,
)

# How far, in code points, a role may stand from its name.
_REACH_BEFORE = 130
_REACH_AFTER = 200
_LEADS = {"leads": "leader", "led": "leader", "heads": "head", "headed": "head", "chairs": "chair",
          "chaired": "chair", "directs": "director", "founded": "founder", "co-founded": "co-founder"}  # fmt: skip
_NO_MORE = frozenset({"formerly", "previously", "once"})
_ADVERBS = frozenset(
    {"now", "currently", "then", "also", "formerly", "previously", "once", "later", "himself", "herself"}
)
_AGE = re.compile(r"\d{1,3}$")


def office_beside(ground: Ground, mention: Named) -> Office | None:
    """The role beside a named person, before the name if there is one there, else after it."""
    low, high = ground.sentence_bounds(mention.start)
    before = tokens_of(ground.text, max(low, mention.name_start - _REACH_BEFORE), mention.name_start)
    office = office_before(ground, before)
    if office is not None and office.affiliation is not None:
        return office
    after = tokens_of(ground.text, mention.end, min(high, mention.end + _REACH_AFTER))
    other = _after(ground, after)
    if office is None:
        return other
    if other is not None and (not other.role or other.head == office.head):
        return replace(office, affiliation=other.affiliation)
    return office


def office_of(ground: Ground, phrase: Phrase, tokens: list[Token]) -> Office | None:
    """The role that a phrase describes; ``None`` where its head is no role."""
    word = actor_words().roles.get(phrase.noun)
    if word is None:
        return None
    if word.kind == "kin":  # it tells the gender, and is no office
        return Office("", phrase.noun, None, word.gender)
    tail, rest = portfolio(ground, tokens, phrase.rest)
    end = tokens[rest - 1][2]
    affiliation, skip = affiliation_before(ground, phrase.before)
    start = phrase.before[0][1] if skip and affiliation is not None else -1
    if affiliation is None or not any(is_possessive(t[0]) for t in phrase.before):
        # "a Gulf analyst with the Quill Institute" is the institute's.
        after = affiliation_after(ground, tokens, rest)
        affiliation, end = after or (affiliation, end)
    own = [t for t in phrase.before[:skip] if t[0].casefold() in RANKS]
    own += [*phrase.before[skip:], phrase.head]
    span = (start if start >= 0 else own[0][1], end)
    return Office(role_text([*(t[0] for t in own), *tail]), phrase.noun, affiliation, word.gender, span)


def _after(ground: Ground, tokens: list[Token]) -> Office | None:
    if len(tokens) < 2:
        return None
    first = tokens[0][0]
    if first in ("of", "from", "at"):
        after = affiliation_after(ground, tokens, 0)
        return Office("", "", after[0], span=(tokens[0][1], after[1])) if after is not None else None
    if first != ",":
        return _without_comma(ground, tokens)
    at = 1
    if _AGE.match(tokens[1][0]) and len(tokens) > 3 and tokens[2][0] == ",":
        at = 3
    if tokens[at][0] == "who" and at + 2 < len(tokens):
        return _who_leads(ground, tokens, at + 1)
    adverb = tokens[at][0]
    at += adverb in _ADVERBS and at + 1 < len(tokens)
    phrase = phrase_at(tokens, at)
    if phrase is None or phrase.plural:
        return None
    if phrase.rest < len(tokens) and tokens[phrase.rest][0] == "and" and phrase.determiner == "":
        return None
    if any(ground.covering(t[1]) is not None and _is_person(ground, t) for t in (*phrase.before, phrase.head)):
        return None
    office = office_of(ground, phrase, tokens)
    if office is not None and office.role and adverb in _NO_MORE:
        return replace(office, role=f"former {office.bare_role}")
    return office


def _without_comma(ground: Ground, tokens: list[Token]) -> Office | None:
    """ "Mara Veldt senior envoy of the council": a role right after the name."""
    phrase = phrase_at(tokens, 0)
    if phrase is None or phrase.determiner or phrase.plural or not phrase.before or phrase.rest >= len(tokens):
        return None
    if tokens[phrase.rest][0] not in LINKS or not all(may_modify(ground, token) for token in phrase.before):
        return None
    return office_of(ground, phrase, tokens)


def _is_person(ground: Ground, token: Token) -> bool:
    mention = ground.covering(token[1])
    return mention is not None and mention.type == "Person" and not is_possessive(token[0])


def _who_leads(ground: Ground, tokens: list[Token], at: int) -> Office | None:
    verb = tokens[at][0]
    if verb in _LEADS:
        body = name_at(ground, tokens, at + 1)
        return Office(_LEADS[verb], _LEADS[verb], body[0], span=(tokens[at][1], body[1])) if body is not None else None
    if verb in ("is", "was"):
        phrase = phrase_at(tokens, at + 1)
        return office_of(ground, phrase, tokens) if phrase and not phrase.plural else None
    return None
