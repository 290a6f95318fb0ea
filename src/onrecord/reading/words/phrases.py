"""Noun phrases without a parser: the words of a phrase up to its head, and what follows it.

"Syria's deputy foreign minister", "a spokeswoman for the Harbour Union", "the report", "senior officials".
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from onrecord.knowledge import load_csv
from onrecord.reading.who.actor_words import actor_words, plain

Token = tuple[str, int, int]

# "U.S.", a title with its dot, a word with hyphens and a possessive, or one mark; a soft hyphen is none.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|(?:Mrs?|Ms|Dr|Prof|Sens?|Reps?|Gov|Lt|Gen|Maj|Col|Capt|Cmdr|Adm|Sgt|Cpl|Brig|Amb|Atty|Det|Hon|Rev|Fr|Mme)\."
    r"|\w+(?:[-–’'&]\w+)*(?:['’](?!\w))?|[^\s\u00ad]"
)
_ENDS = frozenset('-,.;:()[]—–…“”"!?')
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")


@functools.cache
def _kind(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in load_csv("phrase_words.csv") if row["kind"] == kind)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase. ``before`` are the tokens between its determiner and its head; ``rest`` is what index follows."""

    determiner: str
    before: tuple[Token, ...]
    head: Token
    rest: int
    start: int

    @property
    def noun(self) -> str:
        """The head in lower case, singular."""
        return singular(self.head[0])

    @property
    def plural(self) -> bool:
        """Whether it is about several."""
        return is_plural(self.head[0])

    @property
    def definite(self) -> bool:
        """Whether it points back: "the …", "that …"."""
        return self.determiner in ("the", "this", "that", "these", "those")

    @property
    def indefinite(self) -> bool:
        """Whether it brings in somebody new."""
        return self.determiner in _kind("indefinite")

    @property
    def possessor(self) -> Token | None:
        """The last possessive before the head ("Syria's", "his")."""
        return next((token for token in reversed(self.before) if is_possessive(token[0])), None)

    @property
    def modifiers(self) -> tuple[Token, ...]:
        """What stands between the last possessive, if any, and the head."""
        owner = self.possessor
        return self.before if owner is None else tuple(t for t in self.before if t[1] > owner[1])


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of ``text[start:end]`` with their offsets; "U.S." and "Syria's" are one token each."""
    return [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text, start, end)]


def phrase_at(tokens: list[Token], at: int) -> Phrase | None:
    """The phrase that starts at token ``at``: up to a preposition, a comma, a verb of the common kind or the end."""
    if at >= len(tokens):
        return None
    start = tokens[at][1]
    determiner = ""
    if tokens[at][0].casefold() in _kind("determiner"):
        determiner = tokens[at][0].casefold()
        at += 1
    first = at
    roles = actor_words().roles
    while at < len(tokens) and at - first < 10:
        word = tokens[at][0]
        if ends_phrase(word):
            break
        at += 1
    # "president and CEO": one person, two offices.
    while first < at < len(tokens) - 1 and tokens[at][0] == "and" and tokens[at - 1][0].casefold() in roles:
        if singular(tokens[at + 1][0]) not in roles or is_plural(tokens[at - 1][0]):
            break
        at += 2
        while at < len(tokens) and at - first < 10 and not ends_phrase(tokens[at][0]):
            at += 1
    # "Western and Gulf nations": two adjectives of one noun.
    if first < at < len(tokens) - 1 and tokens[at][0] in ("and", "or") and _are_adjectives(tokens[first:at]):
        end = at + 1
        while end < len(tokens) and end - first < 10 and not ends_phrase(tokens[end][0]):
            end += 1
        if end > at + 2:
            at = end
    if at == first:
        return None
    return Phrase(determiner, tuple(tokens[first : at - 1]), tokens[at - 1], at, start)


def _are_adjectives(tokens: list[Token]) -> bool:
    known = actor_words()
    return all(
        plain(token[0]) in known.adjectives or token[0].casefold() in known.role_modifiers | _kind("adjective")
        for token in tokens
    )


def is_preposition(word: str) -> bool:
    """Whether a name after this word is not the subject of its clause."""
    return word.casefold() in _kind("preposition")


def ends_phrase(word: str) -> bool:
    """Whether a noun phrase stops before this token, as far as its head goes."""
    return word in _ENDS or word.casefold() in _kind("end")


def starts_phrase(word: str) -> bool:
    """Whether a noun phrase starts with this token: an article or its like."""
    return word.casefold() in _kind("determiner") or word.casefold() in _kind("possessive")


def is_possessive(word: str) -> bool:
    """Whether the word owns what follows: "Syria's", "his"."""
    return word.casefold() in _kind("possessive") or bool(_POSSESSIVE.search(word))


def owner_word(word: str) -> str:
    """The owner in a possessive: "Syria" in "Syria's"."""
    return word[:-1] if word.endswith(("s'", "s’")) else _POSSESSIVE.sub("", word)


def is_plural(word: str) -> bool:
    """Whether the noun is plural, by its ending or because it names a group of people."""
    low = plain(word)
    if low in actor_words().collectives or low in _kind("plural"):
        return True
    if word.endswith("s") and word[:-1].isupper() and len(word) > 2:  # "MPs", "NGOs"
        return True
    if low.endswith("men") and f"{low[:-2]}an" in actor_words().roles:
        return True
    if low in actor_words().roles or low in actor_words().bodies:
        return False
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is", "'s")) and low != "news"


def singular(word: str) -> str:
    """The noun in lower case, and singular where its plural is regular or ends in "men"."""
    low = plain(word)
    words = actor_words()
    if low in words.roles or low in words.bodies or low in words.documents:
        return low if not (low.endswith("s") and low[:-1] in words.documents) else low[:-1]
    for ending, single in (("men", "man"), ("ies", "y"), ("sses", "ss"), ("s", "")):
        if low.endswith(ending) and len(low) > len(ending) + 1:
            shorter = low[: -len(ending)] + single
            if shorter in words.roles or shorter in words.bodies or shorter in words.documents or ending == "s":
                return shorter if not low.endswith(("ss", "us", "is")) else low
    return low


def is_share(tokens: list[Token]) -> bool:
    """Whether the tokens start with a part or number of many: "73 percent of", "more than half of", "two in three"."""
    for at, token in enumerate(tokens[:5]):
        low = token[0].casefold()
        if low in _kind("amount") or low[0].isdigit():
            rest = [word[0].casefold() for word in tokens[at + 1 : at + 4]]
            # "two in three"; but "one study in the journal" is one study.
            return rest[:1] in (["in"], ["out"]) or any(word in ("%", "percent", "per", "of") for word in rest)
        if low not in _kind("about"):
            return False
    return False


def looks_like_a_name(phrase: Phrase, tokens: list[Token]) -> bool:
    """Whether a phrase is all of its tokens, in capitals, of no common noun: a name that was not marked as one."""
    words = actor_words()
    low = phrase.noun
    common = low in words.roles or low in words.name_heads or low in words.documents or low in words.collectives
    capital = all(token[0][0].isupper() for token in (*phrase.before, phrase.head))
    return not (phrase.determiner or phrase.plural or common) and capital and phrase.rest == len(tokens)
