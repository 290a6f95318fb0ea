"""What opens the clause that a verb stands in: "if", "whether", or a word like "denied that"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.reading.said.reporting import lexicon
from onrecord.reading.what.line import AUX, BE, DETERMINERS, FAR, HARD, MODALS, PREPOSITIONS, QUOTES
from onrecord.reading.what.realis_words import governing, realis_words
from onrecord.reading.what.said_of import NOTHING, Status

if TYPE_CHECKING:
    from onrecord.reading.what.grammar import Grammar

_NEAR = 9  # how far before its verb "no" may stand
_SUPPOSE = frozenset(("provided", "providing", "assuming", "supposing"))


@dataclass(frozen=True, slots=True)
class Clause:
    """What the clause makes of its verb. ``subject`` is the first token of what stands before the verb.

    ``negative``: its subject is nobody; ``told``: it depends on a word of saying; ``relative``: "who", "which".
    """

    status: Status = NOTHING
    negative: bool = False
    told: bool = False
    relative: bool = False
    subject: int | None = None


def clause(g: Grammar, start: int, depth: int) -> Clause:
    """The clause whose verb group starts there; its opening is looked for leftwards, over its subject."""
    at = start - 1
    if g.word(at) == ",":
        back = next((k for k in range(at - 1, max(-1, at - FAR), -1) if g.words[k] == ","), None)
        if back is None:
            return Clause()
        at = back - 1
    negative = False
    while at >= 0:
        word = g.words[at]
        if word in QUOTES:
            at -= 1
            continue
        if word in HARD or word == ",":
            return Clause(negative=negative, subject=at + 1)
        if _is_nobody(g, at, start):
            negative = True
        elif at == 0 and g.is_inverted():
            break
        else:
            found = _opening(g, at, start, depth)
            if found is not None:
                return replace(found, negative=negative)
        at -= 1
    supposed = g.is_inverted() and start > 1 and "," in g.words[start:] and "," not in g.words[:start]
    return Clause(Status("hypothetical") if supposed else NOTHING, negative, subject=1 if supposed else 0)


def _is_nobody(g: Grammar, at: int, start: int) -> bool:
    """Whether the subject is none: "[no] civilians were hurt", "[nor] did they move"."""
    word, before, after = g.words[at], g.word(at - 1), g.word(at + 1)
    if word in AUX | MODALS and before in ("nor", "neither"):
        return True
    if word == "not":
        return after in ("one", "a", "all")
    if word not in realis_words("nobody") or after in realis_words("not_none"):
        return False
    return word == "nor" or (start - at < _NEAR and before not in realis_words("light") - BE)


def _opening(g: Grammar, at: int, start: int, depth: int) -> Clause | None:
    """The clause, if the word there opens it."""
    word = g.words[at]
    if word in ("if", "unless", "whether", "lest"):
        if word == "if" and g.word(at - 1) == "as":
            return Clause()
        asked = word == "whether" or (word == "if" and g.word(at - 1) in realis_words("asks"))
        return Clause(Status("possible" if asked else "hypothetical"), subject=at + 1)
    if word == "that":
        return _that(g, at, depth)
    if word in realis_words("subordinate"):
        return Clause(relative=word in ("who", "which"), subject=at + 1)
    if word in ("and", "or") and at == start - 1:
        return Clause(subject=at + 1)
    return _without_that(g, at, depth) if at < start - 1 or word in ("said", "denied") else None


def _without_that(g: Grammar, at: int, depth: int) -> Clause | None:
    """The clause where a verb stands before its subject: "[denied] its jets had bombed"."""
    if g.word(at + 1) not in PREPOSITIONS and g.word(at - 1) not in DETERMINERS:
        for one in governing(g.words, at + 1):
            if "that" in one.governor.takes and one.governor.part == "verb" and g.fits(one):
                return Clause(g.combine(one, False, depth), told=True, subject=at + 1)
    if not g.is_finite(at):
        return None
    entry = lexicon().verbs.get(g.words[at])
    return Clause(told=entry is not None and not entry.light, subject=at + 1)


def _that(g: Grammar, at: int, depth: int) -> Clause:
    """The clause that "that" opens: by the verb or noun before it."""
    if g.word(at - 1) in _SUPPOSE:
        return Clause(Status("hypothetical"), subject=at + 1)
    for back in range(at, max(0, at - 8), -1):
        word = g.word(back - 1)
        if word in HARD:
            break
        for one in governing(g.words, back):
            if "that" in one.governor.takes and g.fits(one) and (one.governor.part == "verb" or back == at):
                return Clause(g.combine(one, False, depth), told=True, subject=at + 1)
        entry = lexicon().verbs.get(word) or (lexicon().nouns.get(word) if back == at else None)
        if entry is not None and not entry.light:
            return Clause(told=True, subject=at + 1)
    return Clause(relative=True, subject=at + 1)
