"""A flow of money as spans of the text, before it is known whom they mean."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from onrecord.reading.party import Party
from onrecord.schema import Bound, FlowStatus, Span, Spans

ACTS = Party(acts=True)


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
    giver: Party = ACTS


def parties_of(every: tuple[FlowFound, ...]) -> dict[Span, Party]:
    """The spans of donors and recipients, with what is known of each."""
    parties = {one.recipient: Party(gets=True) for one in every if one.recipient is not None}
    return parties | {one.donor: one.giver for one in every if one.donor is not None}
