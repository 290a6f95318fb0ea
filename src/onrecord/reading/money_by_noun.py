"""Acts that a noun tells alone: "Norway's $20 million pledge", "an appeal for $2 billion"; lists and totals."""

from __future__ import annotations

from typing import cast

from onrecord.reading.giving_words import is_kind
from onrecord.reading.lemmas import word_set
from onrecord.reading.money_acts import Act, Scene
from onrecord.reading.money_by_verb import owners
from onrecord.reading.money_heads import Head, owner_before
from onrecord.reading.money_kinds import is_public
from onrecord.reading.parties import Part, after_word, backward
from onrecord.schema import FlowStatus

# Of these many are no gifts, so that a giver has to be named.
_NEED_A_GIVER = word_set(
    "loan credit transfer call offer request target goal plan payment subsidy gift promise tranche line ransom bribe"
)
_NEED_AID = word_set("target goal requirement need plan request call")
_GIVEN = ("pledge", "commitment", "paid")


def by_noun(scene: Scene, head: Head) -> Act | None:
    """The act of the amount's noun alone; ``None`` where it tells of none."""
    s, noun = scene.s, head.noun
    listed = listed_act(scene, head) or _with_money(scene, head)
    if noun is None or head.noun_at is None or listed is not None:
        return listed
    if _is_negated(scene, head):
        return None
    first = min(head.amount, head.noun_at) + 1
    limit = scene.limit(max(head.last, head.noun_at) + 1)
    giver = after_word(s, ("from", "by"), first, limit)
    if noun.status in ("appeal", "plan"):
        if noun.word in _NEED_AID and not scene.about_aid:
            return None
        return Act(head, "appeal", [], head.owner or giver, head.noun_at, "ask")
    status = noun.status
    if status == "money":
        if giver is None or not scene.about_aid:
            return None
        status = "paid"
    donors = [giver] if giver else owners(scene, head)
    if noun.word in _NEED_A_GIVER and not donors and s.low(head.noun_at) not in ("promises", "offers"):
        return None
    return Act(
        head, cast(FlowStatus, status), donors, after_word(s, ("to", "into"), first, limit), head.noun_at, "give"
    )


def _with_money(scene: Scene, head: Head) -> Act | None:
    """ "With $4 million from Sweden, the agency will clear mines": money that is there."""
    s, k = scene.s, head.first - 1
    if not (s.low(k) in ("with", "using") or (s.low(k) == "to" and s.low(k - 1) == "thanks")):
        return None
    if head.noun is not None and head.noun.status != "money":
        return None
    giver = after_word(s, ("from",), head.last + 1, head.last + 3)
    if giver is None or not (scene.about_aid or is_public(scene, [giver])):
        return None
    return Act(head, "paid", [giver], None, k, "give")


def _is_negated(scene: Scene, head: Head) -> bool:
    s = scene.s
    before = range(max(0, head.first - 5), head.first)
    return any(is_kind(s.low(i), "negation") or s.low(i) in ("denied", "cancelled", "canceled") for i in before)


def listed_act(scene: Scene, head: Head) -> Act | None:
    """What a list gives: "pledges include $500 million from Kuwait", "Norway (NOK 100 million) … made pledges"."""
    s, k = scene.s, head.first - 1
    giver: Part | None = None
    if s.low(k) == "(" and k > 0:
        giver = backward(s, k - 1)
        cue = _cue_before(scene, giver[0] - 1) if giver else None
        cue = cue or _cue_behind(scene, head.last + 1)
    elif head.noun is None and s.low(k) == "with" and s.low(k - 1) == ",":
        giver = backward(s, k - 2)  # "contributors include Norway, with NOK 30 million"
        cue = _cue_before(scene, giver[0] - 1) if giver else None
    elif head.noun is None:
        giver = after_word(s, ("from", "by"), head.last + 1, head.last + 3)
        cue = _cue_before(scene, k)
    else:
        return None
    if giver is None or cue is None:
        return None
    return Act(head, cue[1], [giver], None, cue[0], "give")


def _cue_before(scene: Scene, last: int) -> tuple[int, FlowStatus] | None:
    for i in range(last, -1, -1):
        group, noun = scene.groups.get(i), scene.s.noun(i)
        if group is not None and group.verb.frame in ("arrive", "go"):
            continue
        status = group.status if group is not None else (noun.status if noun is not None else None)
        if status in _GIVEN:
            return i, cast(FlowStatus, status)
        if scene.s.low(i) in ("donors", "contributors", "donor", "contributor"):
            return i, "paid"
        if group is not None or scene.s.low(i) in (";", "but"):
            return None
    return None


def _cue_behind(scene: Scene, first: int) -> tuple[int, FlowStatus] | None:
    made: tuple[int, FlowStatus] | None = None
    for i in range(first, len(scene.s.toks)):
        group, noun = scene.groups.get(i), scene.s.noun(i)
        if noun is not None and noun.status in _GIVEN:
            return i, cast(FlowStatus, noun.status)
        if group is not None and group.status in _GIVEN and not group.passive:
            if group.verb.frame not in ("make", "light"):
                return i, cast(FlowStatus, group.status)
            made = (i, cast(FlowStatus, group.status))
    return made


def totalled(scene: Scene, head: Head) -> Act | None:
    """A sum of nobody's in particular: "total pledges reached $1.2 billion", "bringing pledges so far to …"."""
    s, i = scene.s, head.first - 1
    if head.noun is not None or head.shared:
        return None
    if s.low(i) in ("to", "at") and i > 0:
        i -= 1
    elif not is_kind(s.low(i), "totalling"):
        return None
    if is_kind(s.low(i), "totalling"):
        i -= 1
        while i > 0 and (s.toks[i].date or any(is_kind(s.low(i), kind) for kind in ("auxiliary", "adverb", "future"))):
            if is_kind(s.low(i), "future"):
                return None
            i -= 1
    elif not any(
        s.low(m) in ("bring", "brings", "bringing", "brought", "taking", "takes", "took")
        for m in range(max(0, i - 7), i)
    ):
        return None
    brought = s.low(head.first - 1) == "to" and not is_kind(s.low(i + 1), "totalling")
    if brought and scene.acts and s.low(i) == "total":
        return Act(head, scene.acts[-1].status, [], None, i, "give")
    for m in range(i, max(-1, i - 7), -1):
        noun = s.noun(m)
        if noun is not None and noun.status in (*_GIVEN, "appeal"):
            first = m + 1
            giver = after_word(s, ("from", "by"), first, head.first)
            plural = s.low(m).endswith("s")
            if not plural and not giver and noun.status != "appeal":
                return None
            if noun.status == "appeal":
                return Act(head, "appeal", [], owner_before(s, m), m, "ask")
            return Act(head, cast(FlowStatus, noun.status), [giver] if giver else [], None, m, "give")
        group = scene.groups.get(m)
        before = s.noun(m - 1)
        if group is not None and group.bare and group.status in _GIVEN and before is not None:
            return Act(head, cast(FlowStatus, group.status), [], None, m, "give")  # "aid pledged so far totals $2bn"
        if s.toks[m].amount or s.low(m) in (",", ";") or group is not None:
            return None
    return None
