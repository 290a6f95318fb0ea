"""Money promised or moved: first as spans of the text, then, once it is known who they mean, as entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.reading.found import Found
from onrecord.schema import Actor, Date, Flow, Span


@dataclass(frozen=True, slots=True)
class FlowFound:
    """A flow as spans: ``donor`` and ``recipient`` are the noun phrases that name them, where the text does."""

    donor: Span | None
    recipient: Span | None


def find_flows(found: Found, dates: tuple[Date, ...]) -> tuple[FlowFound, ...]:
    """The flows of a text, in its order, as spans."""
    return ()


def flows(
    found: Found, every: tuple[FlowFound, ...], at: Mapping[Span, str], actors: tuple[Actor, ...]
) -> tuple[Flow, ...]:
    """The entries; ``at`` gives the actor's id for each donor's and recipient's span that means one."""
    return ()
