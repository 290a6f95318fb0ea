"""How spans of a text lie to one another."""

from __future__ import annotations

from onrecord.schema import Span, Spans


def inside(span: Span, spans: Spans) -> bool:
    """Whether a span lies in one of several."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def touching(some: Spans, others: Spans) -> bool:
    """Whether any of some spans shares a character with any of others."""
    return any(one[0] < other[1] and other[0] < one[1] for one in some for other in others)
