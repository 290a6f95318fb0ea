"""A person's role and affiliation, where the text puts them beside the name.

Before it ("U.S. Secretary of State John Kerry", "the deputy minister, Faisal Mekdad"), after it ("Mara Veldt, a
spokeswoman for the Harbour Union", "Veldt, who leads the Tarn Council", "Tom Adler of the Quill Institute"). The
affiliation is a name in the text or the country of a demonym; where neither stands there, there is none.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from onrecord.knowledge import load_csv
from onrecord.reading.actor_words import Gender, actor_words, plain
from onrecord.reading.affiliations import affiliation_after, affiliation_before, name_at
from onrecord.reading.ground import Ground, Named
from onrecord.reading.lemmas import verb_forms
from onrecord.reading.phrases import (
    Phrase,
    Token,
    ends_phrase,
    is_plural,
    is_possessive,
    is_preposition,
    owner_word,
    phrase_at,
    singular,
    starts_phrase,
    tokens_of,
)
from onrecord.schema import Span

# How far, in code points, a role may stand from its name.
_REACH_BEFORE = 130
_REACH_AFTER = 200
_LINKS = frozenset({"of", "for", "at", "with", "in", "from", "to"})
_LEADS = {"leads": "leader", "led": "leader", "heads": "head", "headed": "head", "chairs": "chair",
          "chaired": "chair", "directs": "director", "founded": "founder", "co-founded": "co-founder"}  # fmt: skip
# "Secretary of State", "chief of staff": words of a role, although they stand after "of".
_PORTFOLIOS = frozenset({"state", "staff"})
_NO_MORE = frozenset({"formerly", "previously", "once"})
_ADVERBS = frozenset(
    {"now", "currently", "then", "also", "formerly", "previously", "once", "later", "himself", "herself"}
)
# Words of the moment, no part of the role that a person has.
_OF_THE_MOMENT = frozenset({"new", "then", "now", "current"})
_FORMER = re.compile(r"(?:former|one-time|onetime|late|retired)\s+|ex[\s-]+", re.IGNORECASE)
_AGE = re.compile(r"\d{1,3}$")
# They may stand before the owner of a role, and are part of it: "former U.S. Secretary of State".
_RANKS = frozenset({"former", "ex", "acting", "interim", "incoming", "outgoing", "senior", "deputy", "top"})


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


def office_beside(ground: Ground, mention: Named) -> Office | None:
    """The role beside a named person, before the name if there is one there, else after it."""
    low, high = ground.sentence_bounds(mention.start)
    before = tokens_of(ground.text, max(low, mention.name_start - _REACH_BEFORE), mention.name_start)
    office = _before(ground, before)
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
    tail, rest = _portfolio(ground, tokens, phrase.rest)
    end = tokens[rest - 1][2]
    affiliation, skip = affiliation_before(ground, phrase.before)
    start = phrase.before[0][1] if skip and affiliation is not None else -1
    if affiliation is None or not any(is_possessive(t[0]) for t in phrase.before):
        # "a Gulf analyst with the Quill Institute" is the institute's.
        after = affiliation_after(ground, tokens, rest)
        affiliation, end = after or (affiliation, end)
    own = [t for t in phrase.before[:skip] if t[0].casefold() in _RANKS]
    own += [*phrase.before[skip:], phrase.head]
    span = (start if start >= 0 else own[0][1], end)
    return Office(_role_text([*(t[0] for t in own), *tail]), phrase.noun, affiliation, word.gender, span)


def _before(ground: Ground, tokens: list[Token]) -> Office | None:
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
    if affiliation is None and low - start == 1 and ground.covering(tokens[start][1]) is None:
        affiliation = owner_word(tokens[start][0])
    tail, after = _portfolio(ground, tokens, head_at + 1)
    end = tokens[after - 1][2]
    if affiliation is None and rest:
        affiliation, end = affiliation_after(ground, tokens, after) or (None, end)
    gender = words.roles[head].gender if head in words.roles else None
    rank = [determiner] if determiner in _RANKS else []
    shown = tokens[head_at][0] if singular(tokens[head_at][0]) == head and not is_plural(tokens[head_at][0]) else head
    role = _role_text([*rank, *(t[0] for t in tokens[low:head_at]), shown, *tail])
    first = tokens[start - 1] if rank else tokens[start] if affiliation is not None else tokens[low]
    return Office(role, head, affiliation, gender, (first[1], end))


def _office_start(ground: Ground, tokens: list[Token], head_at: int) -> int:
    """Where the words of an office begin: "[president and chief executive] officer"."""
    low = head_at
    while low > 0 and head_at - low < 8:
        if _may_modify(ground, tokens[low - 1]):
            low -= 1
        elif low > 1 and tokens[low - 1][0] in ("and", "&") and _is_role(tokens[low - 2][0]):
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
    if _is_role(tokens[at][0]):
        return at, False
    for back in range(at - 1, max(-1, at - 9), -1):
        word = tokens[back][0]
        if word in _LINKS:
            portfolio = tokens[back + 1][0].casefold() in _PORTFOLIOS or _all_portfolio(tokens[back + 1 : at + 1])
            # "Ambassador to Ostmark Mara Veldt": an office in capitals.
            portfolio = portfolio or (word == "to" and back > 0 and tokens[back - 1][0][0].isupper())
            if back and _is_role(tokens[back - 1][0]) and (apart or portfolio):
                return back - 1, True
        elif not (word[0].isupper() or word in ("the", "and", "&")):
            break
    return None, False


def _is_role(word: str) -> bool:
    words = actor_words()
    title = words.titles.get(plain(word))
    if is_plural(word) and word[0].isupper():  # "the House of Representatives" is no role
        return False
    return singular(word) in words.roles or (title is not None and bool(title[1]) and word[0].isupper())


def _all_portfolio(tokens: list[Token]) -> bool:
    return bool(tokens) and all(t[0].casefold() in actor_words().role_modifiers for t in tokens)


def _may_modify(ground: Ground, token: Token) -> bool:
    words = actor_words()
    word = token[0]
    low = word.casefold()
    mention = ground.covering(token[1])
    if mention is not None and mention.type == "Organization" and mention.end - mention.start > len(word):
        return False
    return low in words.role_modifiers or (low in words.roles and not is_plural(word))


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
    if tokens[phrase.rest][0] not in _LINKS or not all(_may_modify(ground, token) for token in phrase.before):
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


def _portfolio(ground: Ground, tokens: list[Token], at: int) -> tuple[list[str], int]:
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
    if word not in _PORTFOLIOS and word not in actor_words().role_modifiers:
        return False
    mention = ground.covering(token[1])
    return mention is None or mention.end <= token[2]


def _role_text(words: list[str]) -> str:
    known = actor_words()
    shown = []
    while len(words) > 1 and words[0].casefold() in _OF_THE_MOMENT:
        words = words[1:]
    for word in words:
        low = word.casefold()
        common = low in known.roles or low in known.role_modifiers or low in _PORTFOLIOS or low in known.titles
        proper = low in known.proper_modifiers or (word.isupper() and len(word) > 1)
        shown.append(low if common and not proper else word)
    return " ".join(shown).strip()
