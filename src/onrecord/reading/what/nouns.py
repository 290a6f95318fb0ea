"""What is plainly said of a noun that names an event: by its own phrase, what it depends on, or the verb after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.reading.said.reporting import is_adverb
from onrecord.reading.what.event_words import senses
from onrecord.reading.what.line import AUX, BE, DETERMINERS, FAR, HARD, HAVE, MODALS, NOT, PREPOSITIONS
from onrecord.reading.what.realis_words import Governing, governing, realis_words
from onrecord.reading.what.said_of import DENIED, NOTHING, Status, made
from onrecord.reading.words.lemmas import word_set

if TYPE_CHECKING:
    from onrecord.reading.what.grammar import Grammar

_LONGEST = 9  # words of a noun's phrase before it
_PARTICLES = word_set("out up on place part in off")
_DEFINITE = word_set("the this that these those")
_OWNS = frozenset(("'s", "’s", "that", "all", "both"))
_VIA = word_set("by from to on")
_INTO = word_set("on in with into at to")
_GO = word_set("go going goes went take engage enter")
# What may stand between "be" or "is" and the verb after a noun: "talks are [due] to be held".
_TOWARDS = word_set("to due set expected likely scheduled going about able")
_ENDS = word_set("due set expected likely scheduled")
# A request or promise that is refused was made.
_SPEECH = word_set("REQUEST AGREE ACCUSE THREATEN")


def noun(g: Grammar, index: int, depth: int) -> Status:
    """What is said of the noun there."""
    own, at, none = _phrase(g, index)
    definite = g.word(at + 1) in _DEFINITE
    found = _object(g, index, at, definite, depth)
    if found == NOTHING and not (g.word(at) and g.is_finite(at) and g.words[at] not in BE):
        found = _subject(g, index, depth)
    if none:
        if found.realis in (None, "happened", "denied", "planned"):
            return DENIED
        return replace(found, negative=True)
    return own if found.realis in (None, "happened") and own.realis is not None else found


def _phrase(g: Grammar, index: int) -> tuple[Status, int, bool]:
    """What its adjectives make of it, the token before its phrase, and whether it is "no …"."""
    own, none, at = NOTHING, False, index - 1
    while at >= 0 and index - at < _LONGEST:
        word = g.words[at]
        none = none or word == "no"
        for one in governing(g.words, at + 1):
            if "noun" in one.governor.takes and own.realis is None:
                own = made(one.governor.makes, NOTHING, False)
        if word in DETERMINERS - _OWNS:
            return own, at - 1, none
        if word in PREPOSITIONS or word in HARD or word in (",", "and", "or", "that") or _is_verbal(g, at):
            break
        at -= 1
    return own, at, none


def _is_verbal(g: Grammar, at: int) -> bool:
    """Whether a verb stands there that may take the noun as its object."""
    word = g.words[at]
    if word in AUX | MODALS | NOT and word != "'s":
        return True
    if g.word(at - 1) in DETERMINERS:
        return False
    if word in realis_words("light"):
        return True
    takes = any(one.governor.part == "verb" and "object" in one.governor.takes for one in governing(g.words, at + 1))
    return takes and (word.endswith("ed") or not g.looks_noun(at))


def _object(g: Grammar, index: int, at: int, definite: bool, depth: int) -> Status:
    """What the noun's phrase depends on, which ends at token ``at``."""
    word = g.word(at)
    for one in governing(g.words, at + 1):
        if "object" in one.governor.takes and g.fits(one):
            if one.governor.part == "word":
                given = definite and one.governor.makes != "planned"
                return NOTHING if given else made(one.governor.makes, NOTHING, False)
            return NOTHING if _is_refused(g, one, index, depth) else g.combine(one, False, depth)
    if word in PREPOSITIONS:
        return _after_preposition(g, at, word, definite, depth)
    light = realis_words("light")
    verb = at - 1 if word in _PARTICLES and g.word(at - 1) in light else at
    if g.word(verb) in light and (g.words[verb] not in BE or "there" in g.words[max(0, verb - 4) : verb]):
        return g.verb(verb, depth + 1)
    return NOTHING


def _after_preposition(g: Grammar, at: int, word: str, definite: bool, depth: int) -> Status:
    """ "The threat [of] an attack", "a call by the bishops [for] their release"."""
    for one in governing(g.words, at):
        if word in one.governor.takes and one.governor.part != "word" and g.fits(one):
            return NOTHING if definite and one.governor.part == "verb" else g.combine(one, False, depth)
    for back in range(at - 1, max(0, at - _LONGEST), -1):
        if g.words[back] in _VIA:
            for one in governing(g.words, back):
                if word in one.governor.takes and one.governor.part == "noun" and one.governor.makes != "denied":
                    return g.combine(one, False, depth)
    if word in ("of", "in") and g.word(at - 1) in realis_words("passes_on"):
        return g.noun(at - 1, depth + 1)
    ruled = g.with_object(at, word, False, depth) if word in ("from", "against") else None
    if ruled is not None:
        return ruled
    return g.verb(at - 1, depth + 1) if word in _INTO and g.word(at - 1) in _GO else NOTHING


def _is_refused(g: Grammar, one: Governing, index: int, depth: int) -> bool:
    """Whether the noun is a request or an offer, and what is denied is not that it was made."""
    if one.governor.makes != "denied" or depth:
        return False
    return any(sense.type in _SPEECH for sense in senses(g.words[index], "noun")[:1])


def _subject(g: Grammar, index: int, depth: int) -> Status:
    """What the verb after the noun says of it: "talks [were cancelled]", "the visit [is due]"."""
    at = index + 1
    light = realis_words("light")
    while at < len(g.words) and at - index < FAR:
        word, after = g.words[at], g.word(at + 1)
        if word == ",":
            close = next((k for k in range(at + 1, min(len(g.words), at + FAR + 2)) if g.words[k] == ","), None)
            if close is None or g.word(close + 1) not in AUX | MODALS | NOT | light:
                return NOTHING
            at = close + 1
            continue
        if word == "to":
            at += 2
            continue
        if word in ("and", "or", "but") and (after.endswith("ed") or after in light | AUX):
            return NOTHING
        if word in HARD or word in realis_words("subordinate") or word in ("that", "if"):
            return NOTHING
        told = _predicate(g, index, at, depth)
        if told is not None:
            return told
        if word in ("would", "will") and "any" in g.words[max(0, index - 3) : index]:
            return Status("hypothetical")
        if word in AUX | MODALS and word != "'s" and not g.is_may(at):
            verb = _main_verb(g, at)
            if g.word(verb) in light:
                return g.verb(verb, depth + 1)
            if verb <= at or not _predicates(g, verb):
                return NOTHING
            at = verb
            continue
        if word in light and not g.is_noun(at):
            return g.verb(at, depth + 1)
        if g.is_finite(at) and g.cased[at].islower():
            return NOTHING
        at += 1
    return NOTHING


def _predicates(g: Grammar, at: int) -> list[Governing]:
    """The governors that start there and may say something of a subject."""
    found = [one for end in (at + 2, at + 1) for one in governing(g.words, end) if one.start == at]
    return [one for one in found if {"object", "subject"} & one.governor.takes]


def _predicate(g: Grammar, index: int, at: int, depth: int) -> Status | None:
    """What is said of the noun by a predicate that starts at token ``at``: "cancelled", "due"."""
    for one in _predicates(g, at):
        governor = one.governor
        if "subject" in governor.takes and governor.part == "word":
            before = g.word(at - 1)
            own = g.verb(at, depth + 1) if before in AUX | NOT or is_adverb(before) else NOTHING
            return made(governor.negated if own.negative else governor.makes, own, False)
        done_to = "object" in governor.takes and governor.part == "verb" and _is_passive(g, at)
        if done_to and not _is_refused(g, one, index, depth):
            return g.combine(one, False, depth)
    return None


def _main_verb(g: Grammar, at: int) -> int:
    """The verb that the auxiliary there leads to."""
    while at < len(g.words) and (g.words[at] in AUX | MODALS | NOT | _TOWARDS or is_adverb(g.words[at])):
        at += 1
        if g.word(at) in _ENDS and g.word(at + 1) != "to":
            break  # "is [due] on Monday"
    return at


def _is_passive(g: Grammar, at: int) -> bool:
    """Whether the participle is passive, with "be" or nothing before it."""
    back = at - 1
    while back >= 0 and (is_adverb(g.words[back]) or g.words[back] in NOT):
        back -= 1
    if g.word(back) in BE:
        return True
    return g.words[at].endswith("ed") and g.word(at - 1) not in HAVE and g.word(at + 1) not in DETERMINERS
