"""Which name in a source is the one that speaks.

"Tarn Council spokeswoman Mara Veldt" is Veldt; "supporters of Veldt", "Veldt's aides" and "a Veldt aide" are not.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.ground import Ground, Named
from onrecord.reading.who.actor_words import actor_words, plain
from onrecord.reading.who.linking import is_people
from onrecord.reading.words.phrases import (
    Token,
    ends_phrase,
    is_plural,
    is_possessive,
    is_preposition,
    phrase_at,
    singular,
)
from onrecord.schema import Span, Spans

_ARTICLES = frozenset({"the", "a", "an", "then"})
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_TODAY = frozenset({"today", "yesterday", "tonight", "tomorrow"})
_RELATIVES = frozenset({"who", "which", "that", "whose", "whom", "where"})
_BEFORE_ARTICLE = frozenset(
    {"all", "both", "half", "such", "quite", "many", "what", "so", "too", "then", "only", "even"}
)
# "Ambassador to Ostmark Mara Veldt", "Secretary of State Mara Veldt".
_IN_OFFICES = frozenset({"of", "for", "the", "and", "to", "in", "at"})


@dataclass(frozen=True, slots=True)
class Head:
    """The name that a source is about; ``several`` where it joins two or more actors."""

    mention: Named | None = None
    several: bool = False


def head_of_source(ground: Ground, tokens: list[Token]) -> Head:
    """The head of a source, given its tokens."""
    mentions = ground.within(tokens[0][1], tokens[-1][2])
    for place, mention in enumerate(mentions):
        if not _speaks(ground, tokens, mention):
            continue
        if any(_joined(tokens, mention, other) for other in mentions[place + 1 :]) or _and_more(tokens, mention):
            return Head(None, True)
        return Head(mention)
    return Head()


def one_phrase(tokens: list[Token], of_the_object: bool) -> list[Token]:
    """The tokens of the phrase that speaks, where a source took in a clause: "remarks followed [a report in …]".

    No noun phrase has an article inside it: one in the midst of it starts another, which is an object of some verb.
    A cue that says more of the object ("… a report claiming") makes that speak, any other the subject.
    """
    for at in range(1, len(tokens)):
        word, before = tokens[at][0], tokens[at - 1][0]
        if before == "," or before in _RELATIVES:
            break  # what follows says more of whoever speaks
        if word in ("a", "an", "the") and _may_be_verb(before):
            rest = tokens[at:] if of_the_object else tokens[: at - 1]
            return rest or tokens
    return tokens


def whole_spans(text: str, spans: Spans) -> list[Span]:
    """The spans of a source, joined where nothing but marks stands between: a soft hyphen, a bracket."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and not any(letter.isalnum() for letter in text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def without_day(tokens: list[Token]) -> list[Token]:
    """The tokens without a day that a source took in at its end: "the council [today]"."""
    while len(tokens) > 1 and (tokens[-1][0] in _DAYS or tokens[-1][0].casefold() in _TODAY):
        tokens = tokens[:-1]
    return tokens


def _may_be_verb(word: str) -> bool:
    if not word.isalpha() or not word.islower() or word in _BEFORE_ARTICLE or word.endswith("ing"):
        return False
    return not (ends_phrase(word) or is_preposition(word) or is_possessive(word))


def _speaks(ground: Ground, tokens: list[Token], mention: Named) -> bool:
    if mention.type == "NORP" and not is_people(ground.text, mention):
        return False
    before = [token for token in tokens if token[2] <= mention.name_start and token[1] < mention.start]
    after = [token for token in tokens if token[1] >= mention.end]
    lone = len(before) + len(after) == 0
    own = ground.text[mention.start : mention.end]
    if not lone and (is_possessive(own.rsplit(" ", 1)[-1]) or ground.text[mention.end : mention.end + 1] in "'’"):
        follows = ground.text[mention.end : mention.end + 2]
        if is_possessive(own.rsplit(" ", 1)[-1]) or follows in ("'s", "’s", "' ", "’ "):
            return not [token for token in after if token[0] not in ("s", "'s", "’s", "'", "’")]
    if not before and _is_full_person(mention) and _is_office(after):
        return True
    return _may_follow(tokens, before, mention) and _may_precede(after, mention)


def _may_follow(tokens: list[Token], before: list[Token], mention: Named) -> bool:
    """Whether what stands before the name is its own role, title or article."""
    whole = list(before)
    while before and (before[-1][0] == "." or plain(before[-1][0]) in actor_words().titles):
        before.pop()
    if before and before[-1][0] == "and":
        return False
    if not before or (len(before) == 1 and before[0][0].casefold() in _ARTICLES):
        return True
    if is_possessive(before[-1][0]):
        # "the Tarn Gazette's Mara Veldt" is Veldt; "his Tarn Gazette" and "Veldt's Lorne" are not told apart.
        if any(ends_phrase(word[0]) for word in before) or before[-1][0].casefold() in actor_words().pronouns:
            return False  # "a panel led by the Tarn Gazette's Mara Veldt"
        return _is_full_person(mention)
    if is_preposition(before[-1][0]):
        return len(before) == 1
    if mention.type in ("Location", "NORP"):
        return all(word[0][0].islower() for word in before) and not any(ends_phrase(word[0]) for word in before)
    phrase = phrase_at(before, 0)
    if before[-1][0] == ",":
        # "the deputy minister, Mara Veldt": one person, by role and by name.
        return phrase is not None and not phrase.plural and mention.type == "Person"
    if phrase is None:
        return False
    if phrase.rest == len(before):
        return True
    if before[phrase.rest][0] == "," and not phrase.plural and phrase.noun in actor_words().roles:
        # "The council's president, envoy Mara Veldt": one person, by two roles and by name.
        second = phrase_at(whole, phrase.rest + 1)
        if second is not None and second.rest == len(whole) and second.noun in actor_words().roles:
            return mention.type == "Person" and not second.plural
    if _is_full_person(mention) and _is_joint_office(whole, phrase.rest):
        return True
    # "Secretary of State Mara Veldt".
    return (
        mention.type == "Person"
        and singular(phrase.head[0]) in actor_words().roles
        and not phrase.plural
        and all(word[0][0].isupper() or word[0] in _IN_OFFICES for word in before[phrase.rest :])
    )


def _is_joint_office(before: list[Token], end: int) -> bool:
    """Whether the words before a name are one office of two fields: "trade and industry commissioner"."""
    if before[end][0] != "and" or end < 1 or end + 2 >= len(before):
        return False
    last = before[-1][0]
    is_title = all(word[0][0].isupper() or word[0] in ("and", "&", "of") for word in before)
    if is_title and singular(last) in actor_words().roles and not is_plural(last):
        return True  # "Road Transport and Bridges Minister"
    one, rest = before[end - 1][0], phrase_at(before, end + 1)
    if (
        rest is None
        or rest.rest != len(before)
        or rest.determiner
        or rest.plural
        or rest.noun not in actor_words().roles
    ):
        return False
    return one.islower() and not is_plural(one) and rest.before[0][0].islower()


def _may_precede(after: list[Token], mention: Named) -> bool:
    if not after:
        return True
    word = after[0][0]
    if word in ("(", "[", ",", "-", "–", "—", "”", '"', ";", ":", ".") or word == "'s":
        return True
    if mention.type == "NORP" and word != "and":
        # "Islanders on the council" are described, not named.
        return False
    return ends_phrase(word) or word.casefold() in ("himself", "herself", "itself", "themselves")


def _is_full_person(mention: Named) -> bool:
    return mention.type == "Person" and mention.cluster is not None and len(mention.cluster.keys) > 1


def _is_office(after: list[Token]) -> bool:
    """Whether words without a comma say what the person just named is: "Mara Veldt senior envoy of the council"."""
    phrase = phrase_at(after, 0)
    if phrase is None or phrase.determiner or phrase.plural or phrase.rest >= len(after) or len(phrase.before) < 1:
        return False
    known = actor_words()
    words = [token[0].casefold() for token in phrase.before]
    modified = all(word in known.role_modifiers or word in known.roles for word in words)
    return modified and phrase.noun in known.roles and after[phrase.rest][0] in ("of", "for", "at", "with")


def _and_more(tokens: list[Token], one: Named) -> bool:
    """Whether "and" follows right after the name: "Veldt and her aides"."""
    after = _outside_brackets([token[0] for token in tokens if token[1] >= one.end])
    return len(after) > 1 and after[0] in ("and", "&")


def _outside_brackets(words: list[str]) -> list[str]:
    kept, depth = [], 0
    for word in words:
        depth += word in "(["
        if not depth:
            kept.append(word)
        depth -= word in ")]" and depth > 0
    return kept


def _joined(tokens: list[Token], one: Named, other: Named) -> bool:
    """Whether the second name stands beside the first: "A and B", "A, a friend, and the minister B"."""
    between = _outside_brackets([token[0] for token in tokens if one.end <= token[1] and token[2] <= other.start])
    after = [token for token in tokens if token[1] >= other.end]
    if not between or (other.type != "NORP" and not _may_precede(after, other)):
        return False
    while between and (between[-1] == "." or plain(between[-1]) in actor_words().titles or between[-1] in _ARTICLES):
        between.pop()
    if not between or between[-1] not in ("and", "&", "or"):
        roles = actor_words().roles
        at = len(between)
        while at and (singular(between[at - 1]) in roles or between[at - 1] in actor_words().role_modifiers):
            at -= 1
        if not at or between[at - 1] != "and" or at == len(between):
            return False
        between = between[:at]
    if len(between) == 1:
        return True
    return between[0] == "," and one.type == other.type == "Person"
