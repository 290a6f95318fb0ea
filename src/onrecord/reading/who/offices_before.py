"""The office in the words before a name: "U.S. Secretary of State [Ann Kerran]", "the minister, [Ann Kerran]"."""

from __future__ import annotations

import functools

from onrecord.knowledge import load_csv
from onrecord.reading.ground import Ground
from onrecord.reading.who.actor_words import actor_words, plain
from onrecord.reading.who.affiliations import affiliation_after, affiliation_before
from onrecord.reading.who.office_words import (
    LINKS,
    PORTFOLIOS,
    RANKS,
    Office,
    is_role,
    may_modify,
    portfolio,
    role_text,
)
from onrecord.reading.words.lemmas import verb_forms
from onrecord.reading.words.phrases import (
    Token,
    ends_phrase,
    is_plural,
    is_possessive,
    is_preposition,
    owner_word,
    singular,
    starts_phrase,
)


def office_before(ground: Ground, tokens: list[Token]) -> Office | None:
    """The office that the tokens right before a name end with."""
    words = actor_words()
    at = len(tokens) - 1
    # Past honorifics: "Kuwait's ruling emir, Sheikh …". A title that is an office ("Sen.") is a role itself.
    while at >= 0:
        if words.titles.get(plain(tokens[at][0]), (None, "-"))[1] or not tokens[at][0][0].isupper():
            break
        at -= 1
    apart = at >= 0 and tokens[at][0] == ","
    at -= apart
    head_at, rest = _head_before(tokens, at, apart)
    if head_at is None:
        return None
    low = _office_start(ground, tokens, head_at)
    start = low
    while start > 0 and low - start < 5 and _may_own(ground, tokens[start - 1]):
        start -= 1
    if start == low and start > 0 and _is_unmarked_owner(ground, tokens[start - 1]):
        # One word: of "Tide War veteran" no part alone is a name.
        alone = start < 2 or not tokens[start - 2][0][0].isupper() or tokens[start - 2][0].endswith("day")
        start -= alone or ground.bearer(plain(owner_word(tokens[start - 1][0]))) is not None
    determiner = tokens[start - 1][0].casefold() if start > 0 else ""
    owned = any(is_possessive(t[0]) for t in tokens[start:low])
    if apart and not owned and determiner not in ("the", "its", "their", "our", "another", "his", "her"):
        return None
    title = words.titles.get(plain(tokens[head_at][0]))
    head = singular(tokens[head_at][0])
    if head not in words.roles and title is not None:
        head = title[1]
    if not head:
        return None
    if head in words.roles and words.roles[head].kind == "kin":
        return Office("", head, None, words.roles[head].gender)
    affiliation, _ = affiliation_before(ground, tuple(tokens[start:low]))
    lone = tokens[start][0].casefold() if low - start == 1 else ""
    if (
        affiliation is None
        and lone
        and lone not in actor_words().pronouns
        and ground.covering(tokens[start][1]) is None
    ):
        affiliation = owner_word(tokens[start][0])
    tail, after = portfolio(ground, tokens, head_at + 1)
    end = tokens[after - 1][2]
    if affiliation is None and rest:
        affiliation, end = affiliation_after(ground, tokens, after) or (None, end)
    gender = words.roles[head].gender if head in words.roles else None
    rank = [determiner] if determiner in RANKS else []
    shown = tokens[head_at][0] if singular(tokens[head_at][0]) == head and not is_plural(tokens[head_at][0]) else head
    role = role_text([*rank, *(t[0] for t in tokens[low:head_at]), shown, *tail])
    first = tokens[start - 1] if rank else tokens[start] if affiliation is not None else tokens[low]
    return Office(role, head, affiliation, gender, (first[1], end))


def _office_start(ground: Ground, tokens: list[Token], head_at: int) -> int:
    """Where the words of an office begin: "[president and chief executive] officer"."""
    low = head_at
    while low > 0 and head_at - low < 8:
        if may_modify(ground, tokens[low - 1]):
            low -= 1
        elif low > 1 and tokens[low - 1][0] in ("and", "&") and is_role(tokens[low - 2][0]):
            low -= 2
        else:
            break
    # "Norway's [fisheries] minister": a field in no list, between an owner or article and the office.
    at = low
    while at > 0 and low - at < 2 and _may_be_field(tokens[at - 1][0]):
        at -= 1
    if 0 < at < low and (_may_own(ground, tokens[at - 1]) or starts_phrase(tokens[at - 1][0])):
        return at
    return low


def _may_be_field(word: str) -> bool:
    if not word.isalpha() or not word.islower() or word.endswith(("ed", "ly")):
        return False
    return not (ends_phrase(word) or is_preposition(word) or starts_phrase(word) or word in _acting())


@functools.cache
def _acting() -> frozenset[str]:
    """The forms of verbs, which a name may be the subject of: "Norway [told] minister …"."""
    forms: set[str] = set()
    for row in load_csv("reporting_verbs.csv"):
        forms |= set(verb_forms(row["lemma"], row["irregular"])) - {row["lemma"]}
    return frozenset(forms)


def _is_unmarked_owner(ground: Ground, token: Token) -> bool:
    """Whether a word right before an office is a name though no mention stands there: "[Tarnex] spokesman Jan Holt".

    At the start of a sentence any word has a capital: there it must be a name elsewhere in the text.
    """
    word = token[0]
    if not word[0].isupper() or plain(word) in actor_words().titles or is_preposition(word) or ends_phrase(word):
        return False
    if starts_phrase(word) or word.casefold() in actor_words().pronouns:
        return False
    return ground.bearer(plain(owner_word(word))) is not None or token[1] > ground.sentence_bounds(token[1])[0]


def _head_before(tokens: list[Token], at: int, apart: bool) -> tuple[int | None, bool]:
    """Where the role's noun stands that the tokens up to ``at`` end with, and whether words follow it."""
    if at < 0:
        return None, False
    if is_role(tokens[at][0]):
        return at, False
    for back in range(at - 1, max(-1, at - 9), -1):
        word = tokens[back][0]
        if word in LINKS:
            portfolio = tokens[back + 1][0].casefold() in PORTFOLIOS or _all_portfolio(tokens[back + 1 : at + 1])
            # "Ambassador to Ostmark Mara Veldt": an office in capitals.
            portfolio = portfolio or (word == "to" and back > 0 and tokens[back - 1][0][0].isupper())
            if back and is_role(tokens[back - 1][0]) and (apart or portfolio):
                return back - 1, True
        elif not (word[0].isupper() or word in ("the", "and", "&")):
            break
    return None, False


def _all_portfolio(tokens: list[Token]) -> bool:
    return bool(tokens) and all(t[0].casefold() in actor_words().role_modifiers for t in tokens)


def _may_own(ground: Ground, token: Token) -> bool:
    """Part of what a role belongs to: a demonym, a possessive, a word of a name."""
    word = token[0]
    if not word[0].isalpha():
        return False
    owner = plain(owner_word(word))
    if owner in actor_words().adjectives or (owner in actor_words().countries and word[0].isupper()):
        return True
    mention = ground.covering(token[1])
    if mention is not None and mention.type != "Person":
        return True
    # "Kuwait's ruling emir": a plain adjective between owner and role.
    return is_possessive(word) and word[0].isupper()
