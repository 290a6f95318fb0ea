"""The acts of giving, promising and asking in one sentence: what governs each amount, and who takes part."""

from __future__ import annotations

from onrecord.reading.money.acts import Act, Scene
from onrecord.reading.money.by_noun import by_noun, led, listed_act, totalled
from onrecord.reading.money.by_verb import by_verb
from onrecord.reading.money.giving_words import is_kind
from onrecord.reading.money.governors import verb_left, verb_right
from onrecord.reading.money.heads import Head, head_of
from onrecord.reading.money.kinds import is_other_money
from onrecord.reading.money.leaning import continued, shared
from onrecord.reading.money.lists import by_list
from onrecord.reading.money.nearby import nearby
from onrecord.reading.money.parties import after_word, backward
from onrecord.reading.money.sentence import MoneySentence
from onrecord.reading.words.phrases import is_possessive, starts_phrase
from onrecord.schema import FlowStatus

_PROMISED = ("pledge", "commitment")


def acts_of(s: MoneySentence, about_aid: bool, lead: FlowStatus | None = None) -> list[Act]:
    """The acts of a sentence, in the order of their amounts. ``lead``: see ``Scene``.

    ``about_aid``: the text is about need and help, so that "needs $5 million" is asked of donors.
    """
    scene = Scene(s, about_aid, lead)
    for k in s.amounts:
        head = head_of(s, k)
        act = _as_addition(scene, _act(scene, head)) or led(scene, head)
        if act is not None:
            scene.acts.append(act)
    _respectively(scene)
    for act, following in zip(scene.acts, scene.acts[1:], strict=False):
        part = s.low(following.head.first - 1) == "of" and following.head.first - 2 <= act.head.last
        if part and act.frame == "get" and not act.donors and following.status in _PROMISED:
            act.donors = list(following.donors)  # "has received $5 million of the $20 million promised by Norway"
    for act, following in zip(reversed(scene.acts[:-1]), reversed(scene.acts[1:]), strict=True):
        goes_on = (
            s.low(act.head.last + 1) in ("and", ",") and act.cue == following.cue and act.status == following.status
        )
        if goes_on and act.recipient is None and act.frame == "give":
            act.recipient = following.recipient  # "Chile gave $2 million and Peru $1 million [to the fund]"
    return scene.acts


def _as_addition(scene: Scene, act: Act | None) -> Act | None:
    """ "will give $5 million, on top of the $2 million already paid": by the same giver, to the same."""
    if act is None or not scene.acts or act.donors or act.status == "appeal" or scene.acts[-1].status == "appeal":
        return act
    before = [scene.s.low(k) for k in range(max(0, act.head.first - 3), act.head.first)]
    if before[-3:] in (["on", "top", "of"], ["in", "addition", "to"]) or before[-1:] in (["besides"], ["beyond"]):
        act.donors = list(scene.acts[-1].donors)
        act.recipient = act.recipient or scene.acts[-1].recipient
    return act


def _respectively(scene: Scene) -> None:
    """ "Norway and Sweden gave $10 million and $5 million respectively": to each its own."""
    if not any(tok.low == "respectively" for tok in scene.s.toks):
        return
    for i, act in enumerate(scene.acts):
        donors = act.donors
        same = scene.acts[i : i + len(donors)]
        if len(donors) > 1 and len(same) == len(donors) and all(one.donors == donors for one in same):
            for one, donor in zip(same, donors, strict=True):
                one.donors = [donor]


def _act(scene: Scene, head: Head) -> Act | None:
    if is_other_money(scene, head):
        return None
    if is_kind(scene.s.low(head.first - 1), "totalling") or is_kind(scene.s.low(head.first - 1), "equals"):
        whole = totalled(scene, head)
        if whole is not None:
            return whole
    s = scene.s
    if head.first == 2 and s.low(0) == "of" and s.low(1) == "the" and s.low(head.last + 1) == ",":
        return None  # "Of the $60 million, Japan gave $20 million"
    if head.first == 1 and s.low(0) == "of" and s.low(head.last + 1) == ",":
        return None
    item = by_list(scene, head)
    if item is not None:
        return item
    adjective = _by_participle(scene, head)
    if adjective is not None and not head.shared:
        return adjective
    if scene.s.low(head.first - 1) == "(":
        listed = listed_act(scene, head)
        if listed is not None:
            return listed
    left, right = verb_left(scene, head), verb_right(scene, head)
    if head.shared:
        return shared(scene, head, left, right, adjective)
    if left is None:
        again = totalled(scene, head)
        if again is None and right is None:
            again = continued(scene, head) or listed_act(scene, head)
        if again is not None:
            return again
    v = left if left is not None else right
    if v is None:
        return by_noun(scene, head) or nearby(scene, head)
    group = scene.groups[v]
    if group.status is not None:
        act = _of_which(scene, by_verb(scene, head, v, left is not None))
        if act is None and group.verb.frame in ("arrive", "go"):
            act = by_noun(scene, head)  # "its 4 billion yen contribution would go ahead"
            if act is not None and group.ahead and act.status == "paid":
                act.status = "pledge"
        return act
    if group.verb.frame == "stop":
        # What is withheld or cut was promised once, but nothing is said to be given.
        appeal = head.noun is not None and head.noun.status == "appeal"
        return by_noun(scene, head) if appeal else None
    # "has yet to receive the $20m that Norway pledged", "its pledge of $20m has not been paid": the promise stands.
    if left is not None and right is not None and scene.groups[right].status in _PROMISED:
        return by_verb(scene, head, right, False)
    promised = head.noun is not None and (head.noun.status == "pledge" or head.noun.word == "commitment")
    return by_noun(scene, head) if promised else None


def _by_participle(scene: Scene, head: Head) -> Act | None:
    """ "the promised $20 million", "its required $2 billion": a participle that stands as an adjective."""
    s, i = scene.s, head.amount - 1
    group = scene.groups.get(i)
    if group is None or not group.bare or group.status is None or group.verb.frame in ("arrive", "go"):
        return None
    before = s.toks[i - 1] if i else None
    if (
        before is None
        or before.low in ("each", "both")
        or not (starts_phrase(before.low) or is_possessive(before.text))
    ):
        return None
    owner = backward(s, i - 1) if is_possessive(before.text) else None
    giver = after_word(s, ("from", "by"), head.last + 1, scene.limit(head.last + 1))
    act = Act(head, group.status, [giver] if giver else [], None, i, group.verb.frame)
    if group.status == "appeal":
        act.recipient = owner
    elif owner is not None and giver is None:
        act.donors = [owner]
    return act


def _of_which(scene: Scene, act: Act | None) -> Act | None:
    """ "…, of which $2 million was paid": by whoever gives the whole."""
    s = scene.s
    if act is None or not scene.acts:
        return act
    k = act.head.first
    if act.status == "paid" and not act.donors and s.low(0) == "of" and len(scene.acts) == 1:
        last = scene.acts[0]  # "Of the $45 million that Kuwait promised, $30 million has been paid"
        if last.status in _PROMISED and last.amount < k:
            act.donors = list(last.donors)
            return act
    if act.frame in ("arrive", "go") and s.low(k - 1) == "which" and s.low(k - 2) == "of":
        act.status = scene.acts[-1].status  # "pledges of $9 million, of which $2 million came from Norway"
    elif act.donors:
        return act
    if act.donors:
        act.whole, act.recipient = len(scene.acts) - 1, act.recipient or scene.acts[-1].recipient
        return act
    if (s.low(k - 1) == "which" and s.low(k - 2) == "of") or (s.low(k - 1) == "with" and s.low(k - 2) == ","):
        last = scene.acts[-1]
        act.donors, act.recipient = list(last.donors), act.recipient or last.recipient
        if act.status == last.status:
            act.whole = len(scene.acts) - 1
    return act
