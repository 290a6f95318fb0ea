"""What an office is made of: "[former deputy foreign] minister", "secretary [of state]"; and how it is written down."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reading.ground import Ground
from onrecord.reading.who.actor_words import Gender, actor_words, plain
from onrecord.reading.words.phrases import (
    Token,
    is_plural,
    singular,
)
from onrecord.schema import Span

LINKS = frozenset({"of", "for", "at", "with", "in", "from", "to"})
# "Secretary of State", "chief of staff": words of a role, although they stand after "of".
PORTFOLIOS = frozenset({"state", "staff"})
# Words of the moment, no part of the role that a person has.
_OF_THE_MOMENT = frozenset({"new", "then", "now", "current"})
_FORMER = re.compile(r"(?:former|one-time|onetime|late|retired)\s+|ex[\s-]+", re.IGNORECASE)
# They may stand before the owner of a role, and are part of it: "former U.S. Secretary of State".
RANKS = frozenset({"former", "ex", "acting", "interim", "incoming", "outgoing", "senior", "deputy", "top"})


@dataclass(frozen=True, slots=True)
class Office:
    """What the text says a person is, and of what; ``head`` is the bare noun, singular."""

    role: str
    head: str
    affiliation: str | None = None
    gender: Gender | None = None
    span: Span | None = None

    @property
    def former(self) -> bool:
        """Whether the words say that it is held no more."""
        return bool(_FORMER.match(self.role))

    @property
    def bare_role(self) -> str:
        """The role without "former"."""
        return _FORMER.sub("", self.role)


def is_role(word: str) -> bool:
    """Whether the word is an office's noun, or a title that is one: "Sen."."""
    words = actor_words()
    title = words.titles.get(plain(word))
    if is_plural(word) and word[0].isupper():  # "the House of Representatives" is no role
        return False
    return singular(word) in words.roles or (title is not None and bool(title[1]) and word[0].isupper())


def may_modify(ground: Ground, token: Token) -> bool:
    """Whether the word says more of an office after it: "deputy", "foreign"."""
    words = actor_words()
    word = token[0]
    low = word.casefold()
    mention = ground.covering(token[1])
    if mention is not None and mention.type == "Organization" and mention.end - mention.start > len(word):
        return False
    return low in words.role_modifiers or (low in words.roles and not is_plural(word))


def portfolio(ground: Ground, tokens: list[Token], at: int) -> tuple[list[str], int]:
    """ "of State", "of staff": words of the role after its noun; and the index after them."""
    if at + 1 < len(tokens) and tokens[at][0] in ("of", "for"):
        end = at + 1
        while end < len(tokens) and _is_portfolio(ground, tokens[end]):
            end += 1
        follows_name = end < len(tokens) and tokens[end][0][0].isupper() and end > at + 2
        if end > at + 1 and not follows_name:
            return [t[0] for t in tokens[at:end]], end
    return [], at


def _is_portfolio(ground: Ground, token: Token) -> bool:
    """A word such as "State" or "defence"; but not as the start of a name: "Defence Review"."""
    word = token[0].casefold()
    if word not in PORTFOLIOS and word not in actor_words().role_modifiers:
        return False
    mention = ground.covering(token[1])
    return mention is None or mention.end <= token[2]


def role_text(words: list[str]) -> str:
    """The words of a role as they are shown: common ones in small letters, without "new" and its like."""
    known = actor_words()
    shown = []
    while len(words) > 1 and words[0].casefold() in _OF_THE_MOMENT:
        words = words[1:]
    for word in words:
        low = word.casefold()
        common = low in known.roles or low in known.role_modifiers or low in PORTFOLIOS or low in known.titles
        proper = low in known.proper_modifiers or (word.isupper() and len(word) > 1)
        shown.append(low if common and not proper else word)
    return " ".join(shown).strip()
