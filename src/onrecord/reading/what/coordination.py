"""The parts of a phrase that joins several: "France and Germany", "the army, the police and a militia".

A part has a noun of its own that names or describes somebody. "The foreign ministers of France and Germany", "US and
Turkish troops" and "government and opposition leaders" are one phrase each.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.reading.found import Mention
from onrecord.reading.what.side_words import noun_kind, stands_alone
from onrecord.reading.who.actor_words import actor_words, plain
from onrecord.reading.words.lemmas import word_set
from onrecord.reading.words.phrases import (
    Phrase,
    Token,
    is_possessive,
    is_share,
    looks_like_a_name,
    owner_word,
    phrase_at,
)

PartKind = Literal["pronoun", "name", "people", "body", "arms", "building", "thing"]

_JOINS = word_set("and & nor")
_OPENING = word_set("both either neither between by from of to against with on for in at , and \" “ ‘ ' ( –")
_CLOSING = word_set(", ; : . and or nor \" ” ’ ' ) ( – — -")
_RELATIVES = word_set("who which whose whom that where when")
_OF = word_set("of from in for between at near with against outside inside on by to")
_NUMBERS = word_set("one two three four five six seven eight nine ten dozens several many")
_GENERIC = word_set("man men woman women child children people boy boys girl girls")
_CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december easter ramadan christmas"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One of those that a phrase joins. ``mention`` is the name that is its head, where it has one."""

    tokens: tuple[Token, ...]
    kind: PartKind
    mention: Mention | None = None
    phrase: Phrase | None = None


class Names:
    """The names of a document, to ask which one stands where."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda one: one.start)
        self._starts = [one.start for one in self._mentions]

    def covering(self, offset: int) -> Mention | None:
        """The name that holds the character at ``offset``."""
        at = bisect_right(self._starts, offset) - 1
        return self._mentions[at] if at >= 0 and self._mentions[at].end > offset else None


def is_pronoun(word: str) -> bool:
    """Whether a word is a pronoun; "US" and "WHO" are names."""
    known = plain(owner_word(word)) in actor_words().pronouns
    return known and (len(word) == 1 or not word.replace(".", "")[:2].isupper())


def trimmed(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens without what opens or closes a phrase and is no part of it: "between", "both", marks."""
    first, last = 0, len(tokens)
    while first < last - 1 and tokens[first][0].casefold() in _OPENING:
        # "at least 14 people": "least" goes with its "at".
        whole = tokens[first][0].casefold() == "at" and tokens[first + 1][0].casefold() in ("least", "most")
        first += 2 if whole and first + 2 < last else 1
    while last > first and tokens[last - 1][0].casefold() in _CLOSING:
        last -= 1
    return tuple(tokens[first:last])


def part(tokens: Sequence[Token], names: Names) -> Part:
    """The phrase as one part, with what its head is."""
    tokens = tuple(tokens)
    if not tokens:
        return Part((), "thing")
    if len(tokens) == 1 and is_pronoun(tokens[0][0]):
        return Part(tokens, "pronoun")
    after = next((at for at, token in enumerate(tokens[:6]) if token[0] == "of"), None)
    if after is not None and after + 1 < len(tokens) and is_share(list(tokens)):
        of = part(tokens[after + 1 :], names)  # "two of the soldiers", "dozens of civilians"
        return Part(tokens, "people" if of.kind in ("people", "pronoun") else "thing", None, of.phrase)
    phrase = phrase_at(list(tokens), 0)
    if phrase is None:
        return Part(tokens, "thing")
    mention = names.covering(phrase.head[1])
    if mention is not None and mention.end >= phrase.head[1] + len(owner_word(phrase.head[0])):
        return Part(tokens, "thing" if mention.type in ("Date", "Money", "Product") else "name", mention, phrase)
    kind: PartKind = noun_kind(phrase)
    if kind == "thing" and looks_like_a_name(phrase, list(tokens)) and plain(phrase.head[0]) not in _CALENDAR:
        kind = "name"
    return Part(tokens, kind, None, phrase)


def parts(tokens: Sequence[Token], names: Names) -> tuple[Part, ...]:
    """The parts of a phrase in its order; the phrase itself where it joins nobody."""
    tokens = trimmed(tokens)
    pieces = _pieces(tokens, names)
    commas = any(join in _JOINS for join, _ in pieces)
    kept: list[list[Token]] = []
    end = 0
    for join, piece in pieces:
        if kept and not _splits(join, kept[-1], piece, names, commas):
            kept[-1] = list(tokens[tokens.index(kept[-1][0]) : end + _gap(tokens, end, piece)])
        else:
            kept.append(list(piece))
        end = tokens.index(piece[-1]) + 1 if piece else end
    found = tuple(part(one, names) for one in kept)
    lone = all(len(one.tokens) == 1 and plain(one.tokens[0][0]) in _GENERIC for one in found)
    if len(found) > 1 and (lone or all(one.kind == "thing" for one in found)):
        return (part(tokens, names),)
    return found


def _gap(tokens: tuple[Token, ...], end: int, piece: Sequence[Token]) -> int:
    return tokens.index(piece[-1]) + 1 - end


def _pieces(tokens: tuple[Token, ...], names: Names) -> list[tuple[str, tuple[Token, ...]]]:
    """What stands between commas and joining words, each with the join before it; names and brackets stay whole."""
    pieces: list[tuple[str, tuple[Token, ...]]] = []
    join, first, depth = "", 0, 0
    for at, token in enumerate(tokens):
        word = token[0].casefold()
        depth += (word in "([") - (word in ")]")
        inside = names.covering(token[1])
        if word in _RELATIVES and at > first:
            break
        with_one = word == "with" and at > 0 and tokens[at - 1][0].casefold() in ("along", "together")
        between = word in _JOINS or word == "," or with_one
        if depth > 0 or not between or (inside is not None and inside.start < token[1] and inside.end > token[2]):
            continue
        end = at - 1 if word == "with" else at
        if end > first:
            pieces.append((join, tokens[first:end]))
            join = ""
        join = "and" if word != "," else join or ","
        first = at + 1
    if first < len(tokens):
        pieces.append((join, tokens[first:]))
    return pieces


def _splits(join: str, left: Sequence[Token], right: Sequence[Token], names: Names, listed: bool) -> bool:
    """Whether what stands on both sides of a comma or an "and" are two actors."""
    one, other = part(left, names), part(trimmed(right), names)
    if "thing" in (one.kind, other.kind) and not (_opens(one.phrase) and _opens(other.phrase)):
        return False
    if join == "," and (not listed or _says_more(one, other)):
        return False
    for each in (one, other):
        if each.mention is not None or each.phrase is None or each.kind == "name" or stands_alone(each.phrase):
            continue
        # "government and rebels" are two; "government and rebel leaders" are not
        if each is other or len(other.tokens) > 1 or other.phrase is None or not other.phrase.plural:
            return False
    return not (_shares_noun(one, other, names) or _shares_preposition(one, other, names))


def _opens(phrase: Phrase | None) -> bool:
    """Whether the phrase has an article or an owner of its own: "a bomb-maker", "his driver", "two men"."""
    if phrase is None:
        return False
    first = phrase.before[0][0] if phrase.before else ""
    return bool(phrase.determiner) or is_possessive(first) or first.isdigit() or first.casefold() in _NUMBERS


def _says_more(one: Part, other: Part) -> bool:
    """Whether the second says who the first is: "Mara Veldt, the minister", "the minister, Mara Veldt"."""
    named = [each for each in (one, other) if each.kind == "name"]
    told = [each for each in (one, other) if each.kind in ("people", "body") and each.phrase is not None]
    if len(named) != 1 or len(told) != 1 or told[0].phrase is None or told[0].phrase.plural:
        return False
    if told[0].kind == "people":
        return named[0].mention is None or named[0].mention.type == "Person"
    return told[0].phrase.indefinite or told[0] is one


def _shares_noun(one: Part, other: Part, names: Names) -> bool:
    """Whether the first only says more of the second's noun: "[US] and Turkish troops"."""
    if other.phrase is None or other.mention is not None or not other.phrase.before:
        return False
    first = names.covering(other.phrase.before[0][1])
    adjective = first is not None and first.type in ("NORP", "Location")
    known = plain(other.phrase.before[0][0]) in actor_words().adjectives
    lone = one.mention is not None and one.mention.type in ("NORP", "Location") and len(one.tokens) <= 2
    return (adjective or known) and lone and not other.phrase.determiner


def _shares_preposition(one: Part, other: Part, names: Names) -> bool:
    """Whether both follow one preposition: "leaders of [Hamas] and [Fatah]", "rebels in [Homs] and [Idlib]"."""
    at = next((k for k in range(len(one.tokens) - 1, 0, -1) if one.tokens[k][0] in _OF), None)
    if at is None or names.covering(one.tokens[at][1]) is not None:
        return False
    inner = part(one.tokens[at + 1 :], names)
    if other.phrase is None or other.phrase.determiner:
        return False
    if other.mention is not None:
        bare = names.covering(other.tokens[0][1]) is other.mention
        return bare and inner.mention is not None and inner.mention.type == other.mention.type
    return inner.mention is None and inner.phrase is not None and not inner.phrase.determiner
