"""Amounts that lean on one before: gaps ("and Britain $165 million"), parts ("including …"), shares ("70% of …")."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.money.acts import ASKING, Act, Scene
from onrecord.reading.money.agents import subject_of
from onrecord.reading.money.by_noun import by_noun
from onrecord.reading.money.by_verb import arrived, by_verb
from onrecord.reading.money.giving_words import is_kind
from onrecord.reading.money.governors import main_verb
from onrecord.reading.money.heads import Head
from onrecord.reading.money.moods import is_past
from onrecord.reading.money.parties import after_word, backward


def continued(scene: Scene, head: Head) -> Act | None:
    """ "… and Britain $165 million", "… and $2 million to the fund", "…, followed by Sweden with $4 million"."""
    s = scene.s
    if not scene.acts:
        return None
    last = scene.acts[-1]
    between = range(max(last.head.last, last.head.amount) + 1, head.first)
    for i in between:
        group = scene.groups.get(i)
        if s.low(i) == "followed":
            continue
        if group is not None and i != last.cue and not (group.bare and is_past(s.low(i), group.verb)):
            return None
        if s.low(i) in (".", ":") or s.says(i):
            return None
    limit = scene.limit(head.last + 1)
    k = head.first - 1
    giver = after_word(s, ("from", "by"), head.last + 1, min(limit, head.last + 3))
    if s.low(k) == "for" and s.low(k - 1) == "accounted":
        act = _part(scene, head, last, limit)
        part = backward(s, k - 2)
        act.donors = [part] if part else []
        return act
    if any(is_kind(s.low(i), "part") for i in between) or (s.low(k) == "which" and s.low(k - 1) == "of"):
        return _part(scene, head, last, limit)
    if (is_kind(s.low(k), "coordinator") and s.low(k) != "with") or s.low(k) in ("as", "by", "another"):
        act = replace(last, head=head, donors=list(last.donors), share_cue=None)
        act.recipient = after_word(s, ("to", "into"), head.last + 1, limit)
        if giver is not None and last.frame not in ASKING:
            act.donors = [giver]
        if act.recipient is None and last.frame in ("get", *ASKING):
            act.recipient = last.recipient
        return act
    if s.low(k) == "of" and s.low(k - 1) == "one":
        k -= 2  # "Serbia one of $2 million"
    part = backward(s, k - 1 if s.low(k) == "with" else k)
    if part is None or not (is_kind(s.low(part[0] - 1), "coordinator") or s.low(part[0] - 1) in ("with", "by")):
        return None
    act = replace(last, head=head, donors=[part], share_cue=None)
    act.recipient = after_word(s, ("to", "into"), head.last + 1, limit)
    if last.frame in ("get", *ASKING):
        act.recipient = part
        act.donors = [giver] if giver else []
    return act


def _part(scene: Scene, head: Head, last: Act, limit: int) -> Act:
    """ "…, including $5 million for shelter", "…, of which $3 million from Norway"."""
    s = scene.s
    whole = last.whole if last.whole is not None else scene.acts.index(last)
    giver = after_word(s, ("from", "by"), head.last + 1, min(limit, head.last + 3))
    donors = [giver] if giver is not None else list(last.donors)
    recipient = after_word(s, ("to", "into"), head.last + 1, limit) or last.recipient
    return replace(last, head=head, donors=donors, recipient=recipient, whole=whole, share_cue=None)


def shared(scene: Scene, head: Head, left: int | None, right: int | None, told: Act | None) -> Act | None:
    """ "only 70 percent of the $2bn pledged has been paid": the whole, and what was done with the share."""
    act = told
    plain = replace(head, shared=False, first=head.amount)
    close = False
    if right is not None and act is None:
        inner = scene.groups[right]
        close = inner.bare or (not inner.passive and inner.verb.frame not in ("arrive", "go"))
        act = by_verb(scene, plain, right, False) if close else None
    if act is None:
        act = by_noun(scene, plain)
    if act is None:
        return None
    act.head = head
    done = left
    if done is None:
        done = main_verb(scene, max(head.last, act.cue if close else head.last) + 1)
    if done is None or scene.groups[done].status != "paid":
        return act
    group = scene.groups[done]
    act.share_cue = done
    if group.verb.frame == "arrive":
        act.share_recipient = arrived(scene, done)
    elif group.verb.frame == "get" and not group.passive:
        parties = subject_of(scene, group, done)
        act.share_recipient = parties[0] if parties else None
    elif not act.donors and not group.passive:
        act.donors = subject_of(scene, group, done)
    return act
