"""Acts that a verb tells: "Norway pledged $20 million", "$20 million was given by Norway", "it needs $2 billion"."""

from __future__ import annotations

from onrecord.reading.money.acts import Act, Scene
from onrecord.reading.money.agents import subject_of
from onrecord.reading.money.giving_words import is_kind
from onrecord.reading.money.governors import has_subject, is_conditional
from onrecord.reading.money.heads import Head
from onrecord.reading.money.kinds import is_appeal, is_gift, is_public, joint_status
from onrecord.reading.money.moods import Group
from onrecord.reading.money.parties import Part, after_word, backward, is_giver
from onrecord.reading.money.subjects import several, subject
from onrecord.reading.words.lemmas import word_set
from onrecord.schema import FlowStatus

_MOVES = ("arrive", "go")
_ADJECTIVES = ("ic", "ous", "ive", "ful", "est", "able", "ial", "nal")
_ACCEPTS = word_set("approve sign ratify authorize pass endorse finalize conclude clear confirm agree")


def by_verb(scene: Scene, head: Head, v: int, before: bool) -> Act | None:
    """The act of the verb at ``v``, which stands before the amount or behind it; ``None`` where no gift is told of."""
    s = scene.s
    group = scene.groups[v]
    frame = group.verb.frame
    status = joint_status(group, head)
    if status is None or is_conditional(scene, group):
        return None
    limit = scene.limit(max(head.last, v) + 1)
    act = Act(head, status, cue=v, frame=frame)
    behind = not before and (group.bare or frame in _MOVES) and not has_subject(scene, head, group)
    by = before and frame == "with" and group.bare and s.low(v + 1) == "by"
    if group.passive or behind or by:
        return _passive(scene, act, group, v, limit, before)
    if status == "appeal" and frame not in _MOVES:
        return _asked(scene, act, group, v, limit)
    act.status = as_before(scene, group, status)
    parties = subject_of(scene, group, v)
    if frame == "with" and s.low(head.first - 1) != "with":
        return None
    if frame == "get":
        act.recipient = parties[0] if parties else None
        act.takers = parties
        giver = after_word(scene.s, ("from",), _behind(head), limit)
        own = [part for part in owners(scene, head) if not is_kind(s.low(part[0]), "possessive pronoun")]
        act.donors = [giver] if giver else own
        return act if is_gift(scene, act, group) else None
    act.donors = parties or owners(scene, head)
    if frame == "make" and head.noun is None and s.low(head.last + 1) == "available":
        act.status = "pledge" if group.ahead else "commitment"
    elif frame in ("light", "make", "keep", "launch") and head.noun is None:
        return None
    if frame == "light":
        _sides(scene, act, limit)
        return act
    act.recipient = _dative(scene, v, head) or after_word(scene.s, ("to", "into"), _behind(head), limit)
    source = after_word(s, ("from",), head.last + 1, head.last + 2)
    if source is not None and frame == "give" and _is_named_fund(scene, source):
        act.donors = [source]  # "the coordinator has released $5 million from the Central Emergency Response Fund"
    lender = after_word(s, ("from",), head.last + 1, head.last + 2) if head.noun is not None else None
    if lender is not None and group.verb.lemma in _ACCEPTS and is_giver(s, lender):
        act.donors, act.recipient = [lender], next(iter(parties), None)  # "parliament approved a loan from the bank"
    if frame == "pay" and act.recipient is None and scene.acts and scene.acts[-1].frame in ("give", "pay"):
        act.recipient = scene.acts[-1].recipient  # "promised the agency $360 million but paid only $60 million"
        return act
    if frame == "pay" and s.low(head.last + 1) in ("toward", "towards", "into"):
        return act
    if frame == "pay" and act.recipient is None and is_public(scene, act.donors):
        freed = any(s.low(i) in ("release", "freedom", "free", "hostages") for i in range(head.last + 1, head.last + 7))
        if freed or (scene.about_aid and s.low(head.last + 1) != "for"):
            return act
    if frame == "pay" and act.recipient is None and (head.noun is None or head.noun.status == "appeal"):
        return None
    if frame == "give" and not is_gift(scene, act, group):
        return None
    return act


def as_before(scene: Scene, group: Group, status: FlowStatus) -> FlowStatus:
    """The status of "will give $5 million, with the council putting in $1 million": that of what it is a part of."""
    if not (group.gerund and status == "paid" and scene.acts and scene.acts[-1].status in ("pledge", "commitment")):
        return status
    part = backward(scene.s, group.start - 1)
    return scene.acts[-1].status if part is not None and scene.s.low(part[0] - 1) == "with" else status


def owners(scene: Scene, head: Head) -> list[Part]:
    """The owner of the amount's phrase as the only donor, if any ("its" in "thanked Spain for its" is Spain)."""
    s = scene.s
    if head.owner is None:
        return []
    if is_kind(s.low(head.owner[0]), "possessive pronoun") and s.low(head.owner[0] - 1) == "for":
        thanked = backward(s, head.owner[0] - 2)
        if thanked is not None and s.toks[thanked[1]].capital:
            return [thanked]
    return [head.owner]


def _behind(head: Head) -> int:
    """The first token behind the first of noun and amount: "a grant [to Yemen of $5m]"."""
    return (head.amount if head.noun_at is None else min(head.amount, head.noun_at)) + 1


def _asked(scene: Scene, act: Act, group: Group, v: int, limit: int) -> Act | None:
    s, head = scene.s, act.head
    if group.asked:
        act.donors = [group.asked]
        act.recipient = after_word(s, ("to", "into"), head.last + 1, limit)
        return act
    parties = subject_of(scene, group, v)
    act.recipient = parties[0] if parties else head.owner
    first = v + 1 + (s.low(v + 1) in ("to", "on", "upon"))
    if first >= head.first - 1 or s.low(first) == "for" or head.first <= v:
        giver = after_word(s, ("from",), head.last + 1, limit)
        act.donors = [giver] if giver else []
    else:
        last = s.forward(first, joint=True)
        if last is not None and not s.noun(last) and s.low(first) not in ("a", "an"):
            act.donors = [(first, min(last, head.first - 1))]
    return act if is_appeal(scene, act, group) else None


def _passive(scene: Scene, act: Act, group: Group, v: int, limit: int, before: bool) -> Act | None:
    s, head, frame = scene.s, act.head, group.verb.frame
    if frame == "with" and before:  # "the project, supported by Norway with $20 million"
        giver = after_word(s, ("by",), v + 1, head.first)
        if s.low(head.first - 1) not in ("with", "of") or giver is None:
            return None
        act.donors = [giver]
        return act
    if before:  # "Yemen was promised $20 million by Norway"
        parties = subject(s, group.start) or subject_of(scene, group, v)
        act.recipient = parties[0] if parties else None
        giver = after_word(s, ("by", "from"), head.last + 1, limit)
        act.donors = [giver] if giver else []
        told = frame == "give" or (frame == "pay" and bool(act.donors))
        return act if told and act.recipient else None
    agent = after_word(s, ("by",), v + 1, limit)
    if act.status == "appeal":
        act.recipient = agent or head.owner
        return act
    source = after_word(s, ("from",), head.last + 1, max(limit, v))
    giver = agent or source
    if frame == "get":
        act.recipient, giver = agent, source
    elif frame in _MOVES:
        act.recipient = arrived(scene, v)
        giver = giver or after_word(s, ("from",), v + 1, min(limit, v + 3))
        if act.head.first < v and any(s.low(k) in ("each", "apiece") for k in range(head.amount, v)) and act.recipient:
            act.takers = several(s, act.recipient)
        if frame == "go" and act.recipient is None:
            return None
    else:
        to = ("to", "into")
        act.recipient = after_word(s, to, v + 1, limit) or after_word(s, to, _behind(head), limit)
    act.donors = [giver] if giver else owners(scene, head)
    if frame in _MOVES and not (head.noun or act.donors or scene.about_aid):
        return None
    if frame == "give" and not is_gift(scene, act, group):
        return None
    return act


def arrived(scene: Scene, v: int) -> Part | None:
    """Whom money reached: "has reached U.N. coffers", "went to the fund"."""
    s = scene.s
    if scene.groups[v].verb.lemma != "reach":
        return after_word(s, ("to", "into"), v + 1, v + 9)
    last = s.forward(v + 1)
    while last is not None and last > v + 1 and s.low(last) in ("coffers", "accounts", "account", "hands"):
        last -= 1
    return None if last is None else (v + 1, last)


def _is_named_fund(scene: Scene, part: Part) -> bool:
    """Whether the phrase is a fund of a name of its own: not "its contingency fund"."""
    s = scene.s
    named = all(s.toks[i].named == "Organization" or s.toks[i].capital for i in range(part[0] + 1, part[1] + 1))
    return named and s.low(part[0]) in ("the", "cerf") and s.low(part[1]) in ("fund", "facility", "cerf", "trust")


def _sides(scene: Scene, act: Act, limit: int) -> None:
    """Who gives and who gets by an agreement that both sign: of two, the one that is known to give."""
    s, head = scene.s, act.head
    other = after_word(s, ("with", "between"), _behind(head), limit)
    act.recipient = after_word(s, ("to", "into"), head.last + 1, limit)
    sides = [*act.donors, *([other] if other else [])]
    if len(sides) == 2 and act.recipient is None:
        giver = sides[1] if is_giver(s, sides[1]) and not is_giver(s, sides[0]) else sides[0]
        act.donors = [giver]
        act.recipient = sides[1] if giver == sides[0] else sides[0]


def _dative(scene: Scene, v: int, head: Head) -> Part | None:
    """Whom it is given to, between the verb and the amount: "gave Yemen $20 million"."""
    s = scene.s
    first, end = v + 1, head.first - 1
    while first < head.first and (
        s.toks[first].date or is_kind(s.low(first), "particle") or is_kind(s.low(first), "adverb")
    ):
        first += 1
    if s.low(end) == "with":
        end -= 1
    if s.low(first) == "to":
        first += 1
    if first > end or s.breaks(first):
        return None
    last = s.forward(first, joint=True)
    if last is None or any(s.noun(k) is not None for k in range(first, min(last, end) + 1)):
        return None  # "approved loans and grants worth $20 million"
    last = min(last, end)
    if s.low(first) in ("a", "an") and last == first + 1 == end and s.low(last).endswith(_ADJECTIVES):
        return None  # "sent a symbolic 100,000 euros"
    return (first, last)


__all__ = ["FlowStatus", "arrived", "by_verb", "owners", "subject_of"]
