"""What money is no gift, promise or appeal: prices, wages, fines, profits; and what is one all the same."""

from __future__ import annotations

from typing import cast

from onrecord.reading.money.acts import Act, Scene
from onrecord.reading.money.giving_words import giving_words, is_kind
from onrecord.reading.money.heads import Head
from onrecord.reading.money.moods import Group
from onrecord.reading.money.parties import Part, is_giver, is_receiver
from onrecord.reading.words.lemmas import word_set
from onrecord.schema import FlowStatus

GIFTS = word_set(
    "pledge promise donate contribute give commit allocate earmark disburse lend borrow grant bequeath leave present"
)
_PEOPLE = word_set("family families victims survivors widow relatives children people residents parents kin")
_CLAUSES = word_set("after before when because which who since until although though if unless")
_ARMS = word_set("arms weapons")
_SMALL = 10_000
_PLEDGED = word_set("pledge pledged pledges donate donated donates donation contributed gave given give gives giving")


def is_other_money(scene: Scene, head: Head) -> bool:
    """Whether a word next to the amount says that it is a price, a fine, a wage …"""
    s = scene.s
    words = giving_words().other
    last = head.last
    if s.low(last + 1) in ("for", "from", "on", "per") and s.low(last + 2) in ("every", "each"):
        return True  # "£1 from every pudding it sells"
    amount = s.toks[head.amount].amount
    small = amount is not None and amount.value < _SMALL and s.low(last + 1) in ("a", "per", "an")
    if small and (
        s.low(last + 1) == "per"
        or s.low(last + 2) in ("month", "week", "day", "hour", "year", "person", "head", "family", "household")
    ):
        return True  # "$25 a month"
    reach = last + 1
    while reach < len(s.toks) and reach <= last + 7:
        low = s.low(reach)
        ends = (
            low in _PEOPLE
            or low in _CLAUSES
            or low in (",", ";", ".", "and", "while", "but")
            or s.toks[reach].amount is not None
        )
        settles = s.low(reach + 1) in ("settle", "end", "resolve")
        if ends or (low == "to" and not settles and not is_receiver(s, reach + 1)):
            break
        reach += 1
    given = any(s.low(i) in _PLEDGED for i in range(max(0, head.first - 6), head.first))
    for i in range(max(0, head.first - 3), reach):
        if s.low(i) not in words or s.toks[i].named is not None:
            continue
        if i > last and given and s.low(last + 1) in ("for", "to", "towards"):
            continue
        if head.noun is not None and head.noun.word in ("package", "aid", "assistance") and s.low(i) in _ARMS:
            continue
        subject = any(group.start == i + 1 for group in scene.groups.values())
        if i < head.first and not subject and s.low(i + 1) not in ("of", "worth", "totalling", "at"):
            continue
        return True
    return False


def is_public(scene: Scene, parts: list[Part]) -> bool:
    """Whether one of the phrases is of a country, a government or another body that gives or gets aid."""
    s = scene.s
    for part in parts:
        if is_giver(s, part):
            return True
        for i in range(part[0], part[1] + 1):
            if (
                s.low(i) in ("it", "they", "we")
                or s.toks[i].named in ("Location", "NORP")
                or is_kind(s.low(i), "giver noun")
            ):
                return True
    return False


def is_gift(scene: Scene, act: Act, group: Group) -> bool:
    """Whether an act of "announced", "sent", "received" … is one of giving money."""
    s = scene.s
    lemma = group.verb.lemma
    noun = act.head.noun is not None
    parts = [*act.donors, *([act.recipient] if act.recipient else [])]
    if group.verb.frame == "get":
        if noun or (act.donors and (scene.about_aid or is_public(scene, act.donors))):
            return True
        if lemma == "receive" and act.recipient and is_public(scene, [act.recipient]):
            return True
        raised = lemma == "raise" and s.low(act.head.last + 1) == "for"
        return raised or (scene.about_aid and lemma not in ("get",))
    if lemma in ("pledge", "donate", "disburse", "mobilize"):
        return True
    if lemma in GIFTS:
        return bool(parts) or scene.about_aid
    if noun or scene.about_aid:
        return lemma != "sign" or noun
    purpose = s.low(act.head.last + 1) in ("for", "to", "towards")
    return act.recipient is not None or (purpose and is_public(scene, act.donors)) or is_public(scene, act.donors)


def is_appeal(scene: Scene, act: Act, group: Group) -> bool:
    """Whether an act of asking asks for gifts: not a seller's, nor a firm's that needs money."""
    if scene.about_aid or act.donors or (act.head.noun is not None and act.head.noun.status == "appeal"):
        return True
    if group.verb.lemma in ("appeal", "plead", "beg"):
        return True
    asker = [act.recipient] if act.recipient else []
    if group.verb.lemma in ("need", "require", "raise"):
        return is_public(scene, asker)
    named = bool(asker) and any(scene.s.toks[i].named for i in range(asker[0][0], asker[0][1] + 1))
    return named or is_public(scene, asker)


def joint_status(group: Group, head: Head) -> FlowStatus | None:
    """What verb and noun say together: "announced a grant" is a pledge, "signed a grant" a commitment."""
    status, verb, noun = group.status, group.verb, head.noun
    if status is None:
        return None
    if verb.frame == "boost" or (
        verb.lemma == "raise"
        and noun is not None
        and noun.status != "appeal"
        and head.noun_at is not None
        and head.noun_at < head.amount
    ):
        plain = noun is None or group.ahead or noun.status in ("money", "plan", "appeal")
        return "pledge" if noun is None or plain else cast(FlowStatus, noun.status)
    if noun is None or noun.status == "money":
        return status
    if noun.status in ("appeal", "plan"):
        asks = verb.frame in ("launch", "make", "ask") or verb.lemma in ("announce", "unveil")
        return "appeal" if asks or noun.word not in ("request", "call", "target", "goal") else status
    if verb.frame == "launch":
        return None
    if verb.frame == "make":
        return cast(FlowStatus, noun.status) if status == "paid" else status
    if noun.status == "pledge":
        kept = verb.frame == "keep" or (status == "paid" and verb.lemma in ("pay", "disburse", "deliver", "transfer"))
        return status if kept else "pledge"
    if noun.word in ("commitment", "allocation") and verb.frame != "keep":
        return status if verb.lemma in ("pay", "disburse") else "commitment"
    return status
