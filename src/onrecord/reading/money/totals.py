"""A total and its parts in one report: only like with like, and never a pledge with a payment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from onrecord.reading.words.numbers import plain
from onrecord.schema import Actor, Flow, Sum

# The number of the paragraph that a place of the text stands in.
Passage = Callable[[int], int]


def with_totals(every: tuple[Flow, ...], actors: tuple[Actor, ...], passage: Passage) -> tuple[Flow, ...]:
    """The flows, with each part linked to its total, and each total carrying the sum of its parts.

    Parts are told by the sentence ("including $5 million for shelter"), or are the pledges (or payments …) of single
    donors beside one of nobody or of many together: of the same status, currency and, where both give one, recipient
    and date, not more together than the total (what another paragraph tells goes out first, where
    the others make up half of it), and of at least two donors. Where two totals could be meant, the one
    that the sum comes nearest to is.
    """
    flows = {flow.id: flow for flow in every}
    for total in _totals(every, actors, passage):
        parts = _parts(total, every, passage)
        best = flows[total.id]
        if parts and best.total is None:
            for part in parts:
                flows[part.id] = replace(flows[part.id], total=total.id)
    summed: dict[str, list[Flow]] = {}
    for flow in flows.values():
        if flow.total is not None and flow.total in flows and flow.total != flow.id:
            summed.setdefault(flow.total, []).append(flow)
    for id, parts in summed.items():
        amount = sum((Decimal(part.amount) for part in parts), Decimal(0))
        difference = Decimal(flows[id].amount) - amount
        flows[id] = replace(flows[id], sum=Sum(tuple(part.id for part in parts), plain(amount), plain(difference)))
    return tuple(flows.values())


def _totals(every: tuple[Flow, ...], actors: tuple[Actor, ...], passage: Passage) -> list[Flow]:
    """The flows that may be totals, the best fit of each kind first and alone."""
    single = {actor.id for actor in actors if actor.kind != "people"}
    fits: dict[tuple[str, str | None], tuple[Decimal, Flow]] = {}
    for flow in every:
        if (
            flow.derived is not None
            or flow.total is not None
            or (flow.donor in single and not _collective(flow, actors))
        ):
            continue
        parts = _parts(flow, every, passage)
        if not parts:
            continue
        left = Decimal(flow.amount) - sum((Decimal(part.amount) for part in parts), Decimal(0))
        key = (flow.status, flow.currency)
        if key not in fits or left < fits[key][0]:
            fits[key] = (left, flow)
    return [flow for _, flow in fits.values()]


def _collective(flow: Flow, actors: tuple[Actor, ...]) -> bool:
    donor = next((actor for actor in actors if actor.id == flow.donor), None)
    if donor is None or donor.country is not None or donor.kind == "organisation":  # "the United States" is one
        return False
    name = donor.name
    return name.split()[-1:] != [] and name.split()[-1].lower() in (
        "nations", "countries", "donors", "governments", "states", "powers", "members", "allies", "lenders"
    )  # fmt: skip


def _parts(total: Flow, every: tuple[Flow, ...], passage: Passage) -> list[Flow]:
    parts = [
        flow
        for flow in every
        if flow.id != total.id
        and flow.donor is not None
        and flow.donor != total.donor
        and flow.derived is None
        and flow.total in (None, total.id)
        and flow.upper is None
        and (flow.status, flow.currency) == (total.status, total.currency)
        and (flow.recipient is None or total.recipient is None or flow.recipient == total.recipient)
        and (flow.date is None or total.date is None or flow.date[:4] == total.date[:4])
    ]
    whole = Decimal(total.amount)
    told = sum((Decimal(flow.amount) for flow in parts), Decimal(0))
    if told > whole and parts:
        # What another paragraph tells, and is too much, was given on top of it.
        nearest = min(parts, key=lambda flow: abs(flow.span[0][0] - total.span[0][0]))
        parts = [flow for flow in parts if passage(flow.span[0][0]) == passage(nearest.span[0][0])]
        told = sum((Decimal(flow.amount) for flow in parts), Decimal(0))
        if 2 * told < whole:
            return []
    return parts if told <= whole and len({flow.donor for flow in parts}) > 1 and total.status != "appeal" else []
