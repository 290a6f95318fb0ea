"""Acts that a verb tells: "Norway pledged $20 million", "$20 million was given by Norway", "it needs $2 billion"."""

from __future__ import annotations

from onrecord.reading.giving_words import is_kind
from onrecord.reading.money_acts import Act, Scene
from onrecord.reading.money_governors import has_subject, is_conditional
from onrecord.reading.money_heads import Head
from onrecord.reading.money_kinds import is_appeal, is_gift, is_public, joint_status
from onrecord.reading.money_subjects import subject
from onrecord.reading.moods import Group
from onrecord.reading.parties import Part, after_word, backward, is_giver
from onrecord.reading.phrases import is_plural, is_possessive
from onrecord.schema import FlowStatus

_MOVES = ("arrive", "go")


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
    if group.passive or behind:
        return _passive(scene, act, group, v, limit, before)
    if status == "appeal" and frame not in _MOVES:
        return _asked(scene, act, group, v, limit)
    parties = subject_of(scene, group, v)
    if frame == "get":
        act.recipient = parties[0] if parties else None
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
    if frame == "pay" and act.recipient is None and scene.acts and scene.acts[-1].frame in ("give", "pay"):
        act.recipient = scene.acts[-1].recipient  # "promised the agency $360 million but paid only $60 million"
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


def owners(scene: Scene, head: Head) -> list[Part]:
    """The owner of the amount's phrase as the only donor, if there is one; "its" in "thanked Spain for its" is Spain."""
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
    if before:  # "Yemen was promised $20 million by Norway"
        parties = subject(s, group.start)
        act.recipient = parties[0] if parties else None
        giver = after_word(s, ("by", "from"), head.last + 1, limit)
        act.donors = [giver] if giver else []
        return act if frame in ("give", "pay") and act.recipient else None
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
        if frame == "go" and act.recipient is None:
            return None
    else:
        act.recipient = after_word(s, ("to", "into"), _behind(head), limit)
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
        return after_word(s, ("to", "into"), v + 1, v + 6)
    last = s.forward(v + 1)
    while last is not None and last > v + 1 and s.low(last) in ("coffers", "accounts", "account", "hands"):
        last -= 1
    return None if last is None else (v + 1, last)


def subject_of(scene: Scene, group: Group, v: int) -> list[Part]:
    """Who does what the verb says: its subject, or that of the verb before it ("… and promised", ", providing")."""
    s = scene.s
    if group.noun is not None:
        return _of_noun(scene, group.noun, v)
    if group.asked:
        return [group.asked]
    if group.gerund and s.low(group.start - 1) in ("of", "for", "by"):
        parties = _of_gerund(scene, group.start - 1)
        if parties:
            return parties
    if group.gerund:  # "with Germany alone providing 600 million"
        part = backward(s, group.start - 1)
        if part is not None and s.low(part[0] - 1) == "with":
            return [part]
    parties = [] if group.gerund else subject(s, group.start)
    if parties:
        return parties
    for u in sorted((u for u in scene.groups if u < v), reverse=True):
        earlier = subject(s, scene.groups[u].start)
        if earlier and not scene.groups[u].passive:
            return earlier
    for i in range(1, group.start):
        if s.says(i) or is_kind(s.low(i), "auxiliary") or is_kind(s.low(i), "future"):
            earlier = subject(s, i)
            if earlier:
                return earlier
    return _first_phrase(scene) if group.gerund else []


def _of_gerund(scene: Scene, preposition: int) -> list[Part]:
    """Who gives in "accused Tehran of giving", "thanked Japan for giving", "Tehran was accused of giving"."""
    s = scene.s
    if s.low(preposition) == "by" or s.low(preposition - 1) in ("plan", "idea", "cost", "way", "aim", "goal"):
        return []
    if s.low(preposition - 1).endswith("ed"):
        i = preposition - 1
        while i > 0 and (is_kind(s.low(i - 1), "auxiliary") or is_kind(s.low(i - 1), "adverb")):
            i -= 1
        return subject(s, i)
    part = backward(s, preposition - 1)
    return [part] if part else []


def _first_phrase(scene: Scene) -> list[Part]:
    """The phrase that starts the sentence, before its first verb: "The board completed its review, releasing …"."""
    s = scene.s
    last = s.forward(0)
    for i in range((last or -1) + 1):
        if i and s.toks[i - 1].named and s.toks[i].named is None and s.toks[i].text.islower():
            return [(0, i - 1)]
        if i and s.low(i).endswith("ed") and s.toks[i].named is None:
            return [(0, i - 1)]
        if s.toks[i].named is None and (is_plural(s.toks[i].text) or is_kind(s.low(i), "giver noun")):
            return [(0, i)]
    return [(0, last)] if last is not None and s.toks[0].named else []


def _of_noun(scene: Scene, noun: int, v: int) -> list[Part]:
    """ "Norway's promise to give", "a decision by Norway to give"; else the subject of the verb before the noun."""
    s = scene.s
    for i in range(noun - 1, max(-1, noun - 10), -1):
        if is_possessive(s.toks[i].text):
            part = backward(s, i)
            return [part] if part else []
        if s.breaks(i):
            break
    giver = after_word(s, ("by",), noun + 1, v)
    if giver:
        return [giver]
    i = noun
    while i > 0 and not (s.says(i) or i in scene.groups):
        i -= 1
    return subject(s, scene.groups[i].start if i in scene.groups else i)


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
    return None if last is None else (first, min(last, end))


__all__ = ["FlowStatus", "arrived", "by_verb", "owners", "subject_of"]
