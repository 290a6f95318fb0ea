"""Lists of givers with an amount each, under words that say what they did: "Pledges so far: Norway, $12 million; …"."""

from __future__ import annotations

import re
from typing import cast

from onrecord.reading.money.acts import Act, Scene
from onrecord.reading.money.giving_words import giving_words, is_kind
from onrecord.reading.money.heads import Head
from onrecord.reading.money.parties import Part, backward
from onrecord.schema import FlowStatus, Span

_SEPARATORS = frozenset((":", "-", "–", "—", ",", "(", "…", "|"))
_BULLETS = frozenset(("-", "–", "—", "•", "*", "·", "●", "▪"))
_BETWEEN = frozenset((",", ";", "and", "&", ":", ")", "plus"))
_GIVEN = ("pledge", "commitment", "paid")
# How far back the heading of a list may stand, in code points, and how long it may be.
_BACK = 1500
_COLON = re.compile(r":[ \t\r]*\n")
_LONGEST = 160
_WORD = re.compile(r"[A-Za-z-]+")


def by_list(scene: Scene, head: Head) -> Act | None:
    """The act of an amount in a list with a heading; ``None`` where it stands in none."""
    s = scene.s
    giver = _item(scene, head)
    if giver is None:
        return None
    colon = next((k for k in range(giver[0]) if s.low(k) == ":" and k > 0 and not s.toks[k - 1].amount), None)
    if colon is not None:
        told = _status(s.text[s.start : s.toks[colon].start])
        return None if told is None else _act(head, giver, told, s.start)
    if not _starts(scene, giver):
        return None
    back = max(0, s.start - _BACK)
    colon_at = max(_COLON.finditer(s.text, back, s.start), key=lambda one: one.start(), default=None)
    if colon_at is None:
        return None
    begin = max(back, s.text.rfind("\n", back, colon_at.start()) + 1)
    items = s.text[colon_at.end() : s.start].split("\n")
    if colon_at.start() - begin > _LONGEST or any(line.strip() and not _is_item(line) for line in items):
        return None
    told = _status(s.text[begin : colon_at.start()])
    return None if told is None else _act(head, giver, told, begin)


def _act(head: Head, giver: Part, told: tuple[FlowStatus, Span], offset: int) -> Act:
    status, (start, end) = told
    return Act(head, status, [giver], None, head.amount, "give", cue_span=(start + offset, end + offset))


def _item(scene: Scene, head: Head) -> Part | None:
    """The name right before the amount, with a mark between, or none."""
    s, k = scene.s, head.amount - 1
    if s.low(k) in _SEPARATORS:
        k -= 1
    if k < 0 or not (s.toks[k].capital or s.toks[k].named):
        return None
    giver = backward(s, k)
    if giver is None or not s.toks[giver[0]].text[0].isalnum():
        return None
    before = s.low(giver[0] - 1)
    apart = giver[0] == 0 or before in _BETWEEN or before in _BULLETS or s.toks[giver[0] - 1].amount is not None
    return giver if apart and (s.toks[giver[1]].capital or s.low(giver[0]) == "the") else None


def _starts(scene: Scene, giver: Part) -> bool:
    """Whether the sentence is an item and no more: a bullet or nothing before its first name."""
    s = scene.s
    return all(s.low(k) in _BULLETS or s.toks[k].text.isdigit() or s.low(k) in (".", ")") for k in range(giver[0]))


def _is_item(line: str) -> bool:
    return len(line) < 160 and any(char.isdigit() for char in line)


def _status(heading: str) -> tuple[FlowStatus, Span] | None:
    """What a heading says was done with the money, and where: a noun before a verb, and donors alone gave."""
    words = giving_words()
    verb: tuple[FlowStatus, Span] | None = None
    for match in _WORD.finditer(heading):
        low = match[0].lower()
        noun = words.nouns.get(low)
        if noun is not None and noun.status in _GIVEN:
            return cast(FlowStatus, noun.status), match.span()
        known = words.verbs.get(low)
        if known is not None and known.frame == "stop":
            return None
        if verb is None and known is not None and known.status in _GIVEN and low != known.lemma:
            verb = (known.status, match.span())
        if verb is None and is_kind(low, "plural donor") and low in ("donors", "contributors", "supporters"):
            verb = ("paid", match.span())
    return verb


__all__ = ["by_list"]
