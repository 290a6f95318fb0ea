"""The entries of flows: what is told twice is one entry, with its total and the statement that it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from onrecord.reading.found import Found
from onrecord.reading.money.flow_found import FlowFound
from onrecord.reading.money.totals import with_totals
from onrecord.reading.standing import Standing
from onrecord.reading.words.numbers import plain
from onrecord.schema import Actor, Derived, Flow, FlowStatus, Span


def flows(
    found: Found, every: tuple[FlowFound, ...], at: Mapping[Span, str], actors: tuple[Actor, ...]
) -> tuple[Flow, ...]:
    """The entries; ``at`` gives the actor's id for each donor's and recipient's span that means one.

    What is told twice (the same amount and status, of the same donor) is one entry, where it stands first.
    """
    standing = Standing(found)
    kept: list[Flow] = []
    numbers: dict[int, str] = {}
    unnamed = {actor.id for actor in actors if not actor.name[:1].isupper()}
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
        if flow.donor is not None and flow.donor == flow.recipient:
            flow = replace(flow, recipient=None)
        key = (flow.amount, flow.currency, flow.status)
        same = next((i for i in loose.get(key, ()) if _same(kept[i], flow, one, unnamed)), None)
        if same is not None:
            numbers[number] = kept[same].id
            kept[same] = _merged(kept[same], flow)
            continue
        numbers[number] = flow.id
        loose.setdefault(key, []).append(len(kept))
        kept.append(flow)
    starts = [passage.start for passage in found.passages]
    return with_totals(tuple(kept), actors, lambda offset: bisect_right(starts, offset))


def _same(first: Flow, second: Flow, one: FlowFound, loose: set[str]) -> bool:
    """Whether two tell of one flow: nothing that both say differs; parts and shares stay what they are.

    ``loose`` are the actors that a description alone names, so that two may be one.
    """
    if (first.derived is None) != (second.derived is None) or second.total != first.total:
        return False
    if first.donor is not None and second.donor is not None and first.donor != second.donor:
        return False
    if (first.donor is None) != (second.donor is None) and one.donor is not None and second.donor is None:
        return False
    if first.recipient is not None and second.recipient is not None and first.recipient != second.recipient:
        return first.status == "appeal" or (
            first.donor == second.donor and bool({first.recipient, second.recipient} & loose)
        )
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
