"""Money promised or moved: first as spans of the text, then, once it is known who they mean, as entries.

Statuses follow OCHA's Financial Tracking Service: what is asked for (appeal), an announced intention (pledge), what is
legally bound or allocated (commitment), and what has been handed over (paid). Money that is refused, withheld, cut or
only possible is no flow, nor are prices, budgets, wages, fines and profits.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from onrecord.reading.amounts import Amount, amounts
from onrecord.reading.currencies import Purse
from onrecord.reading.flow_dates import flow_date
from onrecord.reading.found import Found, Said
from onrecord.reading.giving import acts_of
from onrecord.reading.giving_words import is_kind
from onrecord.reading.lemmas import word_set
from onrecord.reading.money_acts import Act
from onrecord.reading.money_heads import Head
from onrecord.reading.money_sentence import MoneySentence
from onrecord.reading.money_subjects import spread
from onrecord.reading.money_tokens import money_sentences
from onrecord.reading.number_words import bound_before
from onrecord.reading.numbers import plain
from onrecord.reading.purposes import occasion, purpose, words
from onrecord.reading.standing import Standing
from onrecord.reading.totals import with_totals
from onrecord.schema import Actor, Bound, Date, Derived, Flow, FlowStatus, Span, Spans

_WORD = re.compile(r"[\w.]+")


_FUNDED = re.compile(r"\b(\d{1,3}(?:\.\d{1,4})?)\s?(?:%|per\s?cent)\s+(?:funded|financed|covered|met)\b")


_POSSESSIVE = re.compile(r"(?:['’]s|s['’])\Z")


_NEIGHBOUR = re.compile(r"(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)\s+(?:[a-z-]+\s+){1,3}(?=[A-Z])")
_WE = word_set("we i us our my")


@dataclass(frozen=True, slots=True)
class FlowFound:
    """A flow as spans: ``donor`` and ``recipient`` are the noun phrases that name them, where the text does.

    ``span`` are the amount's words, then the cue's. ``source`` is the index, among those found, of the flow that this
    one is worked out from, by ``arithmetic``; ``whole`` that of the flow which the sentence says it is part of.
    """

    donor: Span | None
    recipient: Span | None
    amount: Decimal
    currency: str | None
    status: FlowStatus
    span: Spans
    bound: Bound = "exact"
    upper: Decimal | None = None
    purpose: str | None = None
    occasion: str | None = None
    date: str | None = None
    whole: int | None = None
    source: int | None = None
    arithmetic: str | None = None


def find_flows(found: Found, dates: tuple[Date, ...], outlet: str | None = None) -> tuple[FlowFound, ...]:
    """The flows of a text, in its order, as spans. ``outlet`` says whose dollars "$" are."""
    purse = Purse(found.text, outlet)
    money = tuple(
        amount for passage in found.passages for amount in amounts(found.text, passage.start, passage.end, purse)
    )
    if not money:
        return ()
    days = [(date.span[0][0], date.span[-1][1]) for date in dates if date.span]
    every = {word.rstrip(".") if word.islower() else word for word in _WORD.findall(found.text)}
    every |= {word.lower().rstrip(".") for word in every}
    strong = any(is_kind(word, "strong context") for word in every)
    about_aid = strong or sum(is_kind(word, "context") for word in every) > 1
    standing = Standing(found)
    flows: list[FlowFound] = []
    for sentence in money_sentences(found, money, days):
        acts = acts_of(sentence, about_aid)
        first: dict[int, int] = {}
        for number, act in enumerate(acts):
            first[number] = len(flows)
            flows += _found(found, sentence, act, dates, standing, len(flows), first)
    return tuple(flows)


def _found(
    found: Found,
    s: MoneySentence,
    act: Act,
    dates: tuple[Date, ...],
    standing: Standing,
    count: int,
    first: dict[int, int],
) -> list[FlowFound]:
    """The flows of one act: one for each of several donors who give so much each; and what was made of a share."""
    amount = s.toks[act.amount].amount
    assert amount is not None
    if amount.each:
        act.donors = spread(s, act.donors)
    donors: list[Span | None] = [s.span(*part) for part in act.donors]
    if len(donors) > 1 and not amount.each and not _each(s, act):
        donors = [(s.span(*act.donors[0])[0], s.span(*act.donors[-1])[1])]
    donors = [_meant(found, s, donor, standing) for donor in donors or [None]]
    recipient = None if act.recipient is None else _meant(found, s, s.span(*act.recipient), standing)
    limit = next((k for k in s.amounts if k > act.amount), len(s.toks))
    begin = max(act.head.last, act.amount) + 1
    why = purpose(s, act.amount + 1, limit, act.recipient) if begin < limit or act.head.noun else None
    cue = s.span(act.cue, act.cue)
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
    flows = [replace(one, donor=donor) for donor in donors]
    funded = _FUNDED.search(s.text, amount.end, s.end) if act.status == "appeal" else None
    if funded:
        share = Decimal(funded[1]).scaleb(-2)
        arithmetic = f"{plain(amount.value)} × {share}"
        span = (amount.span, funded.span())
        paid = replace(one, amount=amount.value * share, status="paid", span=span, date=None, source=count)
        flows.append(replace(paid, donor=None, purpose=None, occasion=None, arithmetic=arithmetic, whole=None))
    if act.share_cue is not None and act.head.share is not None:
        flows.append(_share(s, act, one, amount, donors[0], count, found, standing))
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
        recipient = _meant(found, s, s.span(*act.share_recipient), standing)
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


def _meant(found: Found, s: MoneySentence, span: Span | None, standing: Standing) -> Span | None:
    """The span without a possessive ending; for "we" in somebody's words, the words that name who speaks."""
    if span is None:
        return None
    start = _NEIGHBOUR.match(found.text, span[0], span[1])
    if start:
        span = (start.end(), span[1])  # "its neighbour [Austria]"
    ending = _POSSESSIVE.search(found.text, span[0], span[1])
    if ending:
        return (span[0], ending.start() + (ending[0][0] in "sS"))
    if found.text[span[0] : span[1]].lower() not in _WE:
        return span
    number = standing.of(span)
    said: Said | None = None if number is None else found.said[number]
    return said.source[0] if said is not None and said.source else span


def flows(
    found: Found, every: tuple[FlowFound, ...], at: Mapping[Span, str], actors: tuple[Actor, ...]
) -> tuple[Flow, ...]:
    """The entries; ``at`` gives the actor's id for each donor's and recipient's span that means one.

    What is told twice (the same amount and status, of the same donor) is one entry, where it stands first.
    """
    standing = Standing(found)
    kept: list[Flow] = []
    numbers: dict[int, str] = {}
    loose: dict[tuple[str, str | None, FlowStatus], list[int]] = {}
    for number, one in enumerate(every):
        flow = Flow(
            id=f"f{len(kept) + 1}",
            donor=None if one.donor is None else at.get(one.donor),
            recipient=None if one.recipient is None else at.get(one.recipient),
            amount=plain(one.amount),
            currency=one.currency,
            status=one.status,
            bound=one.bound,
            upper=None if one.upper is None else plain(one.upper),
            purpose=one.purpose,
            occasion=one.occasion,
            span=one.span,
            date=one.date,
            derived=None if one.source is None else Derived(numbers[one.source], one.arithmetic or ""),
            total=None if one.whole is None else numbers.get(one.whole),
            attribution=standing.id_of(one.span[0]),
        )
        key = (flow.amount, flow.currency, flow.status)
        same = next((i for i in loose.get(key, ()) if _same(kept[i], flow, one, every)), None)
        if same is not None:
            numbers[number] = kept[same].id
            kept[same] = _merged(kept[same], flow)
            continue
        numbers[number] = flow.id
        loose.setdefault(key, []).append(len(kept))
        kept.append(flow)
    return with_totals(tuple(kept), actors)


def _same(first: Flow, second: Flow, one: FlowFound, every: tuple[FlowFound, ...]) -> bool:
    """Whether two tell of one flow: nothing that both say differs; parts and shares stay what they are."""
    if (first.derived is None) != (second.derived is None) or second.total != first.total:
        return False
    if first.donor is not None and second.donor is not None and first.donor != second.donor:
        return False
    if (first.donor is None) != (second.donor is None) and one.donor is not None and second.donor is None:
        return False
    if first.recipient is not None and second.recipient is not None and first.recipient != second.recipient:
        return first.status == "appeal"
    return first.date is None or second.date is None or first.date == second.date or first.donor == second.donor


def _merged(first: Flow, second: Flow) -> Flow:
    return replace(
        first,
        donor=first.donor or second.donor,
        recipient=first.recipient or second.recipient,
        purpose=first.purpose or second.purpose,
        occasion=first.occasion or second.occasion,
        date=first.date or second.date,
    )
