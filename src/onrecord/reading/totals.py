"""A total and its parts in one report: only like with like, and never a pledge with a payment."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from onrecord.reading.numbers import plain
from onrecord.schema import Actor, Flow, Sum


def with_totals(every: tuple[Flow, ...], actors: tuple[Actor, ...]) -> tuple[Flow, ...]:
    """The flows, with each part linked to its total, and each total carrying the sum of its parts.

    Parts are told by the sentence ("including $5 million for shelter"), or are the pledges (or payments …) of single
    donors beside one of nobody or of many together: of the same status, currency and, where both give one, recipient
    and date, not more together than the total, and of at least two donors. Where two totals could be meant, the one
    that the sum comes nearest to is.
    """
    flows = {flow.id: flow for flow in every}
    for total in _totals(every, actors):
        parts = _parts(total, every)
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


def _totals(every: tuple[Flow, ...], actors: tuple[Actor, ...]) -> list[Flow]:
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
        parts = _parts(flow, every)
        if not parts:
            continue
        left = Decimal(flow.amount) - sum((Decimal(part.amount) for part in parts), Decimal(0))
        key = (flow.status, flow.currency)
        if key not in fits or left < fits[key][0]:
            fits[key] = (left, flow)
    return [flow for _, flow in fits.values()]


def _collective(flow: Flow, actors: tuple[Actor, ...]) -> bool:
    name = next((actor.name for actor in actors if actor.id == flow.donor), "")
    return name.split()[-1:] != [] and name.split()[-1].lower() in (
        "nations", "countries", "donors", "governments", "states", "powers", "members", "allies", "lenders"
    )  # fmt: skip


def _parts(total: Flow, every: tuple[Flow, ...]) -> list[Flow]:
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
    if len({flow.donor for flow in parts}) < 2 or total.status == "appeal":
        return []
    return parts if sum((Decimal(flow.amount) for flow in parts), Decimal(0)) <= Decimal(total.amount) else []
