"""Whether the words around a date speak of what has happened or of what is to come, without a parser.

The nearest verb before the date in its clause tells, else the first after it. The words stand in
``knowledge/tense_words.csv``.
"""

from __future__ import annotations

import functools
from typing import Literal

from onrecord.knowledge import load_csv
from onrecord.reading.when.words import Tokens

Tense = Literal["past", "future", "either"]
# How far from the date a verb may stand, in words.
_REACH = 16
_STOPS = frozenset('.;:!?()“”"—«»')
# What may stand between "scheduled" and its date.
_TOWARDS = frozenset(["for", "on", "in", "at", "by", "to", "the", "of", "early", "late", "around", "about", "as"])


@functools.cache
def _words(kind: str) -> frozenset[str]:
    found = {row["word"] for row in load_csv("tense_words.csv") if row["kind"] == kind}
    return frozenset(found | {word.replace("'", "’") for word in found})


def tense(tokens: Tokens, start: int, end: int, *, heading: bool = False) -> Tense | None:
    """The tense of the clause around tokens ``[start, end)``; ``None`` where nothing tells.

    "either" where it is what was to come once ("was to end on Friday"), which may have passed or not.
    In a heading, "to" before a verb is the future ("Envoy to visit Monday").
    """
    link = start if tokens.is_kind(start, "UNTIL", "BY") else start - 1
    before = _before(tokens, start, link, heading)
    if before == "past" and tokens.is_kind(link, "UNTIL", "BY") and not _is_over(tokens, link):
        return "either"  # "closed the roads until Friday"
    if before is not None:
        return before
    at = end
    commas = 0
    while at < min(len(tokens), end + _REACH):
        word = tokens.words[at]
        if (word == "," and (commas := commas + 1) > 1) or word in _STOPS or word in _words("boundary"):
            break
        found = _verb(tokens, at, at + 1, heading)
        if found is not None:
            return found
        at += 1
    return "future" if tokens.is_kind(link, "BY", "UNTIL") else None


def _before(tokens: Tokens, start: int, link: int, heading: bool) -> Tense | None:
    """What the nearest verb before the date tells."""
    far = tokens.is_kind(link, "UNTIL", "TO")
    first: Tense | None = None
    for at in range(start - 1, max(-1, start - 1 - _REACH), -1):
        word = tokens.words[at]
        if word in ("if", "unless"):
            return "future" if first in (None, "either") else first
        if word in _STOPS or word in _words("boundary"):
            break
        if far and word in _words("puts_off"):
            return "future"
        if first is not None:
            continue
        if word in _words("awaits") and set(tokens.words[at + 1 : start]) <= _TOWARDS:
            after = tokens.word(start + 1)
            first = "past" if after in ("was", "were", "had", "did") else _seen_then(tokens, at)
        elif word in _words("modal_other"):
            if not _is_may(tokens, at):
                first = "either" if word == "could" and not _asks(tokens, at) else "future"
        else:
            first = _verb(tokens, at, start, heading)
        if first is not None and not far:
            break
    return first


def _asks(tokens: Tokens, at: int) -> bool:
    """ "Could we meet", "if you could come": what is asked for is still to come."""
    if "if" in tokens.words[max(0, at - 3) : at]:
        return True
    return tokens.word(at + 1) in ("you", "we", "i", "they", "he", "she")


def _is_may(tokens: Tokens, at: int) -> bool:
    """Whether "may" is the month."""
    return tokens.words[at] == "may" and (tokens.text[tokens.starts[at]] == "M" or tokens.is_kind(at + 1, "NUMBER"))


def _is_over(tokens: Tokens, link: int) -> bool:
    """Whether what lasted is over by its verb: "had left by Friday"."""
    return bool({"had", "has", "have"} & set(tokens.words[max(0, link - 4) : link])) and tokens.is_kind(link, "BY")


def _verb(tokens: Tokens, at: int, bound: int, heading: bool) -> Tense | None:
    word = tokens.words[at]
    if word in _words("modal") or word.endswith(("'ll", "’ll")):
        return None if tokens.word(at + 1) == "have" and _participle(tokens, at + 1) else "future"
    if word == "let" and tokens.is_kind(at + 1, "POSSESSIVE"):
        return "future"
    if word == "going" and tokens.word(at + 1) == "to":
        return "future"
    if word == "to" and at + 1 < bound + 1 and _is_verb(tokens, at + 1):
        before = tokens.word(at - 1)
        if before in ("was", "were"):
            return "either"
        if heading or before in ("is", "are", "'s"):
            return "future"
        if before in _words("to_come"):
            return _seen_then(tokens, at - 1)
        return None
    if word in _words("schedule"):
        return "future"
    if word in _words("auxiliary") and tokens.word(at + 1) != "to":
        return _group(tokens, at)
    if word in _words("perfect") and _participle(tokens, at):
        return "past" if tokens.word(at - 1) not in _words("modal") else "future"
    if word in _words("past") or (
        len(word) > 4 and word.endswith("ed") and word not in ("indeed", "united", "hundred")
    ):
        return _group(tokens, at)
    return None


def _participle(tokens: Tokens, at: int) -> bool:
    for word in tokens.words[at + 1 : at + 4]:
        if word in ("been", "had", "done", "become", "come", "seen", "shown", "known", "gone", "run") or word in _words(
            "past"
        ):
            return True
        if word.endswith(("ed", "en", "wn")):
            return True
        if not (
            word.endswith("ly") or word in ("not", "also", "now", "never", "already", "since", "long", "just", "yet")
        ):
            return False
    return False


def _seen_then(tokens: Tokens, at: int) -> Tense:
    """The tense of "expected to", "scheduled for": what was expected may have come by now."""
    return "either" if {"was", "were", "had"} & set(tokens.words[max(0, at - 3) : at]) else "future"


def _group(tokens: Tokens, at: int) -> Tense | None:
    """The tense of a form that is past by itself, with what stands before it: "will be held", "to be held"."""
    before = at - 1
    if tokens.word(before) == "as":  # "will open, as planned, on Friday"
        return None
    while before >= max(0, at - 4):
        word = tokens.words[before]
        if word in _words("modal") or (word in _words("modal_other") and not _is_may(tokens, before)):
            return "future"
        if word == "to":
            if tokens.word(before + 1) != "be":
                return "past"
            return "either" if tokens.word(before - 1) in ("was", "were") else "future"
        if word in ("have", "has", "had"):
            return "future" if tokens.word(before - 1) in ("will", "shall") else "past"
        if word not in ("be", "been", "being", "not", "also", "now", "only") and not word.endswith("ly"):
            break
        before -= 1
    return "past"


def _is_verb(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return (
        word.isalpha()
        and tokens.is_kind(at, "OTHER", "EDGE")
        and not tokens.text[tokens.starts[at]].isupper()
        and (
            word not in ("a", "an", "the", "his", "her", "their", "its", "this", "that", "these", "those", "our", "my")
        )
    )
