"""Amounts that nothing governs by the rules: what the nearest word of giving in the same clause says of them."""

from __future__ import annotations

from typing import cast

from onrecord.reading.money.acts import ASKING, Act, Scene
from onrecord.reading.money.agents import subject_of
from onrecord.reading.money.by_verb import as_before, owners
from onrecord.reading.money.giving_words import is_kind
from onrecord.reading.money.governors import is_conditional
from onrecord.reading.money.heads import Head, owner_before
from onrecord.reading.money.kinds import GIFTS, is_public
from onrecord.reading.money.parties import after_word, backward
from onrecord.reading.money.sentence import QUOTES
from onrecord.reading.words.phrases import is_possessive, starts_phrase
from onrecord.schema import FlowStatus

_REACH = 14
_NOUNS = ("pledge", "commitment", "paid", "appeal")
_FRAMES = ("give", "get", "keep", *ASKING)
_VAGUE = frozenset(("call", "request", "target", "goal", "offer", "transfer", "credit", "line", "payment", "advance"))


def nearby(scene: Scene, head: Head) -> Act | None:
    """The act of the nearest verb or noun of giving, where nothing between or beside says that no money moves."""
    s = scene.s
    before = range(max(0, head.first - 8), head.first)
    stopped = any(i in scene.groups and scene.groups[i].verb.frame == "stop" for i in before)
    if not scene.about_aid or stopped or any(is_kind(s.low(i), "negation") for i in before):
        return None
    left, right = _look(scene, head, -1), _look(scene, head, 1)
    found = [one for one in (left, right) if one is not None]
    if not found:
        return None
    _, i = min(found, key=lambda one: (one[0], one[1] > head.amount))
    act = _of_verb(scene, head, i) if i in scene.groups else _of_noun(scene, head, i)
    if act is None or (act.status != "appeal" and not act.donors and not act.recipient):
        return act
    parts = [*act.donors, *([act.recipient] if act.recipient else [])]
    gift = i not in scene.groups or scene.groups[i].verb.lemma in GIFTS
    return act if gift or is_public(scene, parts) or act.head.noun is not None else None


def _look(scene: Scene, head: Head, step: int) -> tuple[int, int] | None:
    """How far the nearest cue on one side is, and its token; ``None`` where there is none or the clause ends first."""
    s = scene.s
    i = head.first - 1 if step < 0 else head.last + 1
    for distance in range(1, _REACH):
        if not 0 <= i < len(s.toks):
            return None
        low = s.low(i)
        if s.toks[i].amount or low in (";", ":", ".", "while", "but", "than") or low in QUOTES:
            return None
        if is_kind(low, "negation") or s.says(i):
            return None
        group = scene.groups.get(i)
        if group is not None and group.bare and starts_phrase(s.low(i - 1)) and step > 0:
            i += step
            continue  # "a sponsored walk"
        if group is not None:
            votes = group.verb.lemma == "vote" and s.low(i + 1) in ("on", "against")
            fits = group.status is not None and group.verb.frame in _FRAMES and not is_conditional(scene, group)
            return (
                (distance, i) if fits and not votes and group.verb.lemma not in ("get", "ask", "call", "put") else None
            )
        noun = s.noun(i)
        if noun is not None and noun.status in _NOUNS and noun.word not in _VAGUE:
            return distance, i
        i += step
    return None


def _of_verb(scene: Scene, head: Head, v: int) -> Act | None:
    s, group = scene.s, scene.groups[v]
    assert group.status is not None
    limit = scene.limit(head.last + 1)
    act = Act(head, as_before(scene, group, group.status), cue=v, frame=group.verb.frame)
    source = after_word(s, ("from", "by"), head.last + 1, min(limit, head.last + 4))
    if group.passive or (group.bare and v > head.amount):
        agent = after_word(s, ("by",), v + 1, scene.limit(v + 1)) or source
        act.donors = [agent] if agent else []
        return act
    parties = subject_of(scene, group, v)
    if group.verb.frame == "get" or act.status == "appeal":
        act.recipient = parties[0] if parties else None
        act.donors = [source] if source and act.status != "appeal" else []
        return act
    act.donors = [source] if source else parties
    act.recipient = after_word(s, ("to", "into"), head.last + 1, limit)
    return act if act.donors else None


def _of_noun(scene: Scene, head: Head, i: int) -> Act | None:
    s, noun = scene.s, scene.s.noun(i)
    assert noun is not None
    status = cast(FlowStatus, noun.status)
    limit = scene.limit(max(head.last, i) + 1)
    giver = after_word(s, ("from", "by"), min(i, head.last) + 1, limit)
    owner = owner_before(s, i)
    if status == "appeal":
        return Act(head, status, [], owner or giver, i, "ask")
    if owner is None and is_possessive(s.toks[head.amount - 1].text):  # "Germany's €30 million is the largest donation"
        owner = backward(s, head.amount - 1)
    donors = [giver] if giver else ([owner] if owner else owners(scene, head))
    if not donors:
        return None
    return Act(head, status, donors, after_word(s, ("to", "into"), min(i, head.last) + 1, limit), i, "give")
