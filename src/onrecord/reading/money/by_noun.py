"""Acts that a noun tells alone: "Norway's $20 million pledge", "an appeal for $2 billion"; lists and totals."""

from __future__ import annotations

from typing import cast

from onrecord.reading.money.acts import Act, Scene
from onrecord.reading.money.agents import main_subject
from onrecord.reading.money.by_verb import owners
from onrecord.reading.money.giving_words import is_kind
from onrecord.reading.money.heads import Head, owner_before
from onrecord.reading.money.kinds import is_other_money, is_public
from onrecord.reading.money.parties import Part, after_word, backward
from onrecord.reading.words.lemmas import word_set
from onrecord.reading.words.phrases import is_possessive
from onrecord.schema import FlowStatus

# Of these many are no gifts, so that a giver has to be named.
_NEED_A_GIVER = word_set(
    "loan credit transfer call offer request target goal plan payment subsidy gift promise tranche line ransom bribe"
)
_NO_OWNERS = word_set("its his her their our my your")
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
        giver = giver or _adjective(scene, head)
        if giver is None or not scene.about_aid:
            return None
        status = "paid"
    donors = [giver] if giver else owners(scene, head)
    if not donors and s.low(head.first - 1) == "with" and not s.low(head.noun_at).endswith("s"):
        # "is financed by Spain with a contribution of …", "Spain has renewed its support with …"
        agent = backward(s, head.first - 2)
        by = agent is not None and s.low(agent[0] - 1) == "by"
        donors = [agent] if agent is not None and by else main_subject(scene, head.first - 1)
    if noun.word in _NEED_A_GIVER and not donors and s.low(head.noun_at) not in ("promises", "offers"):
        return None
    return Act(
        head, cast(FlowStatus, status), donors, after_word(s, ("to", "into"), first, limit), head.noun_at, "give"
    )


def _adjective(scene: Scene, head: Head) -> Part | None:
    """Who gives in "EU funding of €5 million": a public body named like an adjective, not an owner."""
    s, own = scene.s, head.owner
    if own is None or is_possessive(s.toks[own[1]].text) or s.low(own[1]) in _NO_OWNERS:
        return None
    return own if is_public(scene, [own]) else None


def _with_money(scene: Scene, head: Head) -> Act | None:
    """ "With $4 million from Sweden, the agency will clear mines": money that is there."""
    s, k = scene.s, head.first - 1
    plain = s.low(k) in ("to", "a", "of", "this", "by", "at") or s.low(k) == "with" or k < 0
    if not (plain or s.low(k) in ("using", "on", "just", "only")):
        return None
    if head.noun is not None and head.noun.status != "money":
        return None
    giver = after_word(s, ("from",), head.last + 1, head.last + 3)
    if any(scene.groups[i].verb.frame == "stop" for i in range(max(0, k - 3), k) if i in scene.groups):
        return None  # "got away with $14,000 from a petrol station"
    if giver is None or not scene.about_aid:
        return None
    named = s.low(k) == "this" and s.toks[giver[1]].capital
    return Act(head, "paid", [giver], None, k, "give") if named or is_public(scene, [giver]) else None


def _is_negated(scene: Scene, head: Head) -> bool:
    s = scene.s
    before = range(max(0, head.first - 5), head.first)
    barred = scene.groups.get(head.first - 2) if s.low(head.first - 1) in ("from", "of") else None
    if barred is not None and barred.verb.frame == "stop":
        return True  # "blocked from funds worth $20 million"
    if any(i in scene.groups and scene.groups[i].verb.frame == "stop" for i in (head.first - 1,)):
        return True
    return any(is_kind(s.low(i), "negation") or s.low(i) in ("denied", "cancelled", "canceled") for i in before)


def listed_act(scene: Scene, head: Head) -> Act | None:
    """What a list gives: "pledges include $500 million from Kuwait", "Norway (NOK 100 million) … made pledges"."""
    s, k = scene.s, head.first - 1
    giver: Part | None = None
    if s.low(k) == "(" and k > 0:
        giver = backward(s, k - 1)
        of = next((m for m in range(*giver) if s.low(m) == "of" and s.noun(m - 1)), None) if giver else None
        if giver and of is not None:
            giver = (of + 1, giver[1])  # "the support of [Norway] ($5 million)"
        cue = _cue_before(scene, giver[0] - 1) if giver else None
        cue = cue or _cue_behind(scene, head.last + 1)
    elif head.noun is None and s.low(k) == "with" and s.low(k - 1) == ",":
        giver = backward(s, k - 2)  # "contributors include Norway, with NOK 30 million"
        cue = _cue_before(scene, giver[0] - 1) if giver else None
        if giver is None and s.verb(k - 2) is not None:  # "Japan was the first to pledge, with …"
            giver = next(iter(main_subject(scene, k - 2)), None)
            group = scene.groups.get(k - 2)
            cue = (k - 2, group.status) if group is not None and group.status in _GIVEN else None
        if giver and cue and s.low(cue[0]) in ("donors", "contributors") and s.low(giver[0] - 1) in ("to", "of"):
            giver = next(iter(main_subject(scene, cue[0])), None)  # "Japan is among the top donors to the agency, with"
        if giver and s.low(giver[1]) in ("donor", "contributor", "giver", "backer"):
            giver = next(iter(main_subject(scene, giver[0])), None)  # "Germany was the largest donor, with …"
            cue = (k - 2, "paid")
    elif head.noun is None:
        giver = after_word(s, ("from", "by"), head.last + 1, head.last + 3)
        cue = _cue_before(scene, k)
    else:
        return None
    if giver is None or cue is None:
        return None
    return Act(head, cue[1], [giver], None, cue[0], "give")


_RECEIVED = word_set("support funding aid assistance help")
_FAR = 120  # tokens that a list may be long
_LEADS = word_set(
    "biggest largest most top topped led followed rest remainder others among include includes including them leading "
    "lead smaller smallest second highest bulk"
)


def led(scene: Scene, head: Head) -> Act | None:
    """Who gave how much of what the sentence before told of: "The biggest came from Italy ($5 million)."."""
    s, k = scene.s, head.first - 1
    if scene.lead is None or head.noun is not None or is_other_money(scene, head):
        return None
    cue = next((i for i in range(len(s.toks)) if s.low(i) in _LEADS and s.toks[i].named is None), None)
    stopped = any(group.verb.frame in ("stop", "ask") for group in scene.groups.values())
    if cue is None or stopped or any(is_kind(tok.low, "negation") for tok in s.toks):
        return None
    giver: Part | None = None
    if s.low(k) == "(" or s.low(k) in ("at", "with"):
        giver = backward(s, k - 1 - (s.low(k - 1) == ","))
    if giver is None or is_possessive(s.toks[giver[1]].text):
        giver = after_word(s, ("from", "by"), head.last + 1, head.last + 3)
    if giver is None and s.toks[k].capital:
        giver = backward(s, k)
    if giver is None or not (s.toks[giver[1]].capital or is_kind(s.low(giver[1]), "giver noun")):
        return None
    return Act(head, scene.lead, [giver], None, cue, "give")


def _cue_before(scene: Scene, last: int) -> tuple[int, FlowStatus] | None:
    for i in range(last, max(-1, last - _FAR), -1):
        group, noun = scene.groups.get(i), scene.s.noun(i)
        if group is not None and group.verb.frame in ("arrive", "go"):
            continue
        status = group.status if group is not None else (noun.status if noun is not None else None)
        if status in _GIVEN:
            return i, cast(FlowStatus, status)
        if status == "money" and scene.s.low(i + 1) in ("of", "from", "by") and scene.s.low(i) in _RECEIVED:
            return i, "paid"  # "is grateful for the support of Norway ($5 million)"
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
                return i, group.status
            made = (i, group.status)
    return made


def _is_brought(scene: Scene, end: int) -> bool:
    brings = ("bring", "brings", "bringing", "brought", "taking", "takes", "took")
    return any(scene.s.low(m) in brings for m in range(max(0, end - 7), end))


def totalled(scene: Scene, head: Head) -> Act | None:
    """A sum of nobody's in particular: "total pledges reached $1.2 billion", "bringing pledges so far to …"."""
    s, i = scene.s, head.first - 1
    if head.noun is not None or head.shared:
        return None
    if s.low(i) in ("to", "at") and i > 0:
        i -= 1
    elif not (is_kind(s.low(i), "totalling") or is_kind(s.low(i), "equals")):
        return None
    k = i
    while s.low(head.first - 1) == "to" and k > 0 and s.toks[k].date:
        k -= 1
    if s.low(k) == "total" and s.low(head.first - 1) == "to" and scene.acts and _is_brought(scene, k):
        # "bringing its total this year to $20 million", "brought the day's total to …"
        own = is_kind(s.low(k - 1), "possessive pronoun")
        return Act(head, scene.acts[-1].status, list(scene.acts[-1].donors) if own else [], None, k, "give")
    attained = is_kind(s.low(i), "attains")
    if is_kind(s.low(i), "equals"):
        i -= 1
    elif is_kind(s.low(i), "totalling"):
        i -= 1
        while i > 0 and (s.toks[i].date or any(is_kind(s.low(i), kind) for kind in ("auxiliary", "adverb", "future"))):
            if is_kind(s.low(i), "future"):
                return None
            i -= 1
    elif not _is_brought(scene, i):
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
            owner = owner_before(s, m)
            giver = giver or owner
            if not plural and not giver and noun.status != "appeal":
                return None
            if noun.status == "appeal":
                return Act(head, "paid" if attained else "appeal", [], owner_before(s, m), m, "ask")
            return Act(head, cast(FlowStatus, noun.status), [giver] if giver else [], None, m, "give")
        group = scene.groups.get(m)
        before = s.noun(m - 1)
        if group is not None and group.bare and group.status in _GIVEN and before is not None:
            return Act(head, group.status, [], None, m, "give")  # "aid pledged so far totals $2bn"
        if s.toks[m].amount or s.low(m) in (",", ";") or group is not None:
            return None
    return None
