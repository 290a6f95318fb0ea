"""Money promised or moved: first as spans of the text, then, once it is known who they mean, as entries.

Statuses follow OCHA's Financial Tracking Service: what is asked for (appeal), an announced intention (pledge), what is
legally bound or allocated (commitment), and what has been handed over (paid). Money that is refused, withheld, cut or
only possible is no flow, nor are prices, budgets, wages, fines and profits.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from onrecord.reading.amounts import Amount, amounts
from onrecord.reading.found import Found
from onrecord.reading.money.acts import Act
from onrecord.reading.money.currencies import Purse
from onrecord.reading.money.flow_dates import flow_date
from onrecord.reading.money.flow_entries import flows
from onrecord.reading.money.flow_found import ACTS, FlowFound, parties_of
from onrecord.reading.money.givers import beneficiary, giver, meant
from onrecord.reading.money.giving import acts_of
from onrecord.reading.money.giving_words import is_kind
from onrecord.reading.money.heads import Head
from onrecord.reading.money.purposes import occasion, purpose, words
from onrecord.reading.money.sentence import MoneySentence
from onrecord.reading.money.shares import later_share
from onrecord.reading.money.subjects import spread
from onrecord.reading.money.tokens import money_sentences
from onrecord.reading.standing import Standing
from onrecord.reading.words.number_words import bound_before
from onrecord.reading.words.numbers import plain
from onrecord.schema import Bound, Date, FlowStatus, Span

_WORD = re.compile(r"[\w.]+")


_NEAR = 250
_FUNDED = re.compile(r"\b(\d{1,3}(?:\.\d{1,4})?)\s?(?:%|per\s?cent)\s+(?:funded|financed|covered|met)\b")


def find_flows(found: Found, dates: tuple[Date, ...], outlet: str | None = None) -> tuple[FlowFound, ...]:
    """The flows of a text, in its order, as spans. ``outlet`` says whose dollars "$" are."""
    names = (found.text[name.start : name.end] for name in found.mentions if name.type == "Location")
    purse = Purse(found.text, outlet, tuple(names))
    money = tuple(
        amount for passage in found.passages for amount in amounts(found.text, passage.start, passage.end, purse)
    )
    if not money:
        return ()
    days = [(date.span[0][0], date.span[-1][1]) for date in dates if date.span]
    every = {word.rstrip(".") if word.islower() else word for word in _WORD.findall(found.text)}
    every |= {word.lower().rstrip(".") for word in every}
    strong = any(is_kind(word, "strong context") for word in every)
    commerce = any(is_kind(word, "commerce") for word in every)
    about_aid = strong or not commerce or sum(is_kind(word, "context") for word in every) > 1
    standing = Standing(found)
    flows: list[FlowFound] = []
    sentences = money_sentences(found, money, days)
    lead: FlowStatus | None = None
    for place, sentence in enumerate(sentences):
        near = place > 0 and sentence.start - sentences[place - 1].end < _NEAR
        acts = acts_of(sentence, about_aid, lead if near else None)
        lead = next((act.status for act in reversed(acts) if act.status != "appeal"), None)
        first: dict[int, int] = {}
        for number, act in enumerate(acts):
            first[number] = len(flows)
            flows += _found(found, sentence, act, dates, standing, flows, first)
        after = sentences[place + 1] if place + 1 < len(sentences) else None
        if flows and acts and flows[-1].source is None:
            until = len(found.text) if after is None else after.toks[after.amounts[0]].start
            flows += _told_later(found.text, sentence.end, until, flows)
    return tuple(flows)


def _told_later(text: str, start: int, end: int, flows: list[FlowFound]) -> list[FlowFound]:
    """What a later sentence says has been paid of the last flow: "It is 30 per cent funded."."""
    last = flows[-1]
    share = None if last.status == "paid" or last.upper is not None else later_share(text, start, end, last.status)
    if share is None:
        return []
    donor = None if last.status == "appeal" else last.donor
    one = replace(last, donor=donor, amount=last.amount * share.value, status="paid", bound=share.bound)
    arithmetic = f"{plain(last.amount)} × {share.value}"
    span = (last.span[0], share.span)
    return [
        replace(
            one,
            span=span,
            source=len(flows) - 1,
            arithmetic=arithmetic,
            date=None,
            purpose=None,
            occasion=None,
            whole=None,
        )
    ]


def _found(
    found: Found,
    s: MoneySentence,
    act: Act,
    dates: tuple[Date, ...],
    standing: Standing,
    before: list[FlowFound],
    first: dict[int, int],
) -> list[FlowFound]:
    """The flows of one act: one for each of several donors who give so much each; and what was made of a share."""
    amount = s.toks[act.amount].amount
    assert amount is not None
    count = len(before)
    if amount.each:
        act.donors = spread(s, act.donors)
    donors: list[Span | None] = [s.span(*part) for part in act.donors]
    if len(donors) > 1 and not amount.each and not _each(s, act):
        donors = [(s.span(*act.donors[0])[0], s.span(*act.donors[-1])[1])]
    earlier = [one.donor for one in before if one.donor is not None]
    known = [(None, ACTS) if donor is None else giver(found, s, donor, standing, earlier) for donor in donors or [None]]
    donors = [span for span, _ in known]
    for_whom = None if act.recipient is not None else beneficiary(s, act)
    recipient = (
        for_whom and s.span(*for_whom) if act.recipient is None else _words(found, s.span(*act.recipient), standing)
    )
    limit = next((k for k in s.amounts if k > act.amount), len(s.toks))
    begin = max(act.head.last, act.amount) + 1
    why = purpose(s, act.amount + 1, limit, act.recipient) if begin < limit or act.head.noun else None
    cue = act.cue_span or s.span(act.cue, act.cue)
    one = FlowFound(
        donor=None,
        recipient=recipient,
        amount=amount.value,
        currency=amount.currency,
        status=act.status,
        span=(amount.span, cue),
        bound=amount.bound,
        upper=amount.upper,
        purpose=words(s.text, why),
        occasion=words(s.text, occasion(s, act.amount)),
        date=flow_date(s, act, dates),
        whole=None if act.whole is None else first.get(act.whole),
    )
    office = act.status in ("pledge", "commitment")
    flows = [replace(one, donor=donor, giver=replace(party, office=office)) for donor, party in known]
    if len(act.takers) > 1 and (amount.each or any(tok.low == "each" for tok in s.toks[: act.amount])):
        flows = [replace(flows[0], recipient=_words(found, s.span(*to), standing)) for to in act.takers]
    funded = _FUNDED.search(s.text, amount.end, s.end) if act.status == "appeal" else None
    if funded:
        share = Decimal(funded[1]).scaleb(-2)
        arithmetic = f"{plain(amount.value)} × {share}"
        span = (amount.span, funded.span())
        paid = replace(one, amount=amount.value * share, status="paid", span=span, date=None, source=count)
        flows.append(replace(paid, donor=None, purpose=None, occasion=None, arithmetic=arithmetic, whole=None))
    if act.share_cue is not None and act.head.share is not None:
        flows.append(_share(s, act, flows[0], amount, donors[0], count, found, standing))
    return flows


def _share(
    s: MoneySentence,
    act: Act,
    one: FlowFound,
    amount: Amount,
    donor: Span | None,
    source: int,
    found: Found,
    standing: Standing,
) -> FlowFound:
    share = act.head.share
    assert share is not None
    assert act.share_cue is not None
    recipient = one.recipient
    if act.share_recipient is not None:
        recipient = _words(found, s.span(*act.share_recipient), standing)
    return replace(
        one,
        donor=donor,
        recipient=recipient,
        amount=amount.value * share,
        upper=None if amount.upper is None else amount.upper * share,
        bound=_share_bound(s, act.head),
        status="paid",
        span=((s.toks[act.head.first].start, amount.end), s.span(act.share_cue, act.share_cue)),
        date=None,
        occasion=None,
        source=source,
        arithmetic=f"{plain(amount.value)} × {share}",
    )


def _share_bound(s: MoneySentence, head: Head) -> Bound:
    """The bound of a share: "less than half of", "at least 70 percent of"; the amount's own is not known to hold."""
    for k in range(head.first, head.amount):
        bound = bound_before(s.text, s.start, s.toks[k].start)
        if bound is not None:
            return bound[1]
    return "exact"


def _each(s: MoneySentence, act: Act) -> bool:
    """Whether "each" stands between the donors and the amount: "A and B each gave $5 million"."""
    return any(s.low(k) == "each" for k in range(act.donors[-1][1] + 1, act.amount))


def _words(found: Found, span: Span | None, standing: Standing) -> Span | None:
    return meant(found, span, standing)[0]


__all__ = ["FlowFound", "find_flows", "flows", "parties_of"]
