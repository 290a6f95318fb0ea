"""What a role is of: the body or country that stands before it ("Syria's minister") or after it ("of the union")."""

from __future__ import annotations

from onrecord.reading.ground import Ground
from onrecord.reading.who.actor_words import actor_words, plain
from onrecord.reading.words.phrases import Token, is_possessive, owner_word, singular

_LINKS = frozenset({"of", "for", "at", "with", "in", "from", "to"})
# "the [research firm] Tarnex": so many words may say what a body is, before its name.
_KIND_WORDS = 3
# An ambassador to a country is not of it.
_SENT = frozenset({"ambassador", "envoy", "emissary", "delegate", "representative", "visitor", "candidate"})


def affiliation_at(ground: Ground, token: Token) -> str | None:
    """The body or country that a word names, or belongs to by its adjective."""
    words = actor_words()
    key = plain(owner_word(token[0])).rstrip("'")
    if token[0].casefold() in words.pronouns:  # "His deputy"; "U.S." is no pronoun
        return None
    country = words.adjectives.get(key) or words.countries.get(key)
    mention = ground.covering(token[1])
    if mention is not None and mention.end > token[2] + 2 and mention.cluster is not None:
        return mention.cluster.name
    if country is not None:
        return country
    if mention is None:
        return _unmarked(ground, token, key)
    if mention.cluster is not None:
        return None if mention.type == "NORP" else mention.cluster.name
    if mention.type != "Location":
        return None
    name = owner_word(ground.text[mention.start : mention.end]).strip()
    return words.countries.get(plain(name), name)


def _unmarked(ground: Ground, token: Token, key: str) -> str | None:
    """The actor whose name a word is though no mention stands there; or else the word itself where it is a name."""
    known = actor_words()
    if not token[0][0].isupper() or key in known.roles or key in known.role_modifiers or key in known.titles:
        return None
    bearer = ground.bearer(key)
    if bearer is not None:
        return bearer.name
    return owner_word(token[0]) if key in known.known and key not in known.doubtful else None


def affiliation_before(ground: Ground, before: tuple[Token, ...]) -> tuple[str | None, int]:
    """The owner among the words before a role, and how many of these words are not the role's."""
    for at in range(len(before) - 1, -1, -1):
        token = before[at]
        if token[0].casefold() in actor_words().role_modifiers and not is_possessive(token[0]):
            mention = ground.covering(token[1])
            if mention is None or mention.type == "NORP":
                continue
        of_a_war = at + 1 < len(before) and before[at + 1][0].casefold() == "war"
        affiliation = None if of_a_war else affiliation_at(ground, token)
        if affiliation is not None:
            return affiliation, at + 1
        if is_possessive(token[0]):
            return None, at + 1
    return None, 0


def affiliation_after(ground: Ground, tokens: list[Token], at: int) -> tuple[str, int] | None:
    """The name after the preposition that token ``at`` is, and where it ends: "of the Quill Institute"."""
    if 0 < at < len(tokens) and tokens[at][0] == "to" and singular(tokens[at - 1][0]) in _SENT:
        return None
    return name_at(ground, tokens, at + 1) if at < len(tokens) and tokens[at][0] in _LINKS else None


def name_at(ground: Ground, tokens: list[Token], at: int) -> tuple[str, int] | None:
    """The name of a body or country that starts at token ``at``, and where it ends; what kind it is may come first."""
    while at < len(tokens) and tokens[at][0] in ("the", "Mr", "."):
        at += 1
    # "with the research firm Tarnex", "of the Ostmark-based charity Tarnex".
    named = at
    while named < len(tokens) and named - at < _KIND_WORDS and _may_tell_kind(tokens[named][0]):
        named += 1
    if at < named < len(tokens) and tokens[named - 1][0] in actor_words().bodies:
        at = named
    if at >= len(tokens) or not tokens[at][0][0].isupper():
        return None
    name = affiliation_at(ground, tokens[at])
    mention = ground.covering(tokens[at][1])
    return None if name is None else (name, mention.end if mention is not None else tokens[at][2])


def _may_tell_kind(word: str) -> bool:
    return word.islower() or word.endswith("-based")
