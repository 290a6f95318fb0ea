"""Whether the words before a place say that something is there: "in the town of [Idlib]", "near [Homs]"."""

from __future__ import annotations

import re

from onrecord.schema import Span

_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|across|throughout|inside|around|on|off)\s+(?:[\w’'.-]+\s+){0,4}$", re.IGNORECASE
)
# In code points.
_REACH = 60


def is_where(text: str, span: Span, start: int = 0) -> bool:
    """Whether something is said to be in or at the place at ``span``; ``start`` is where the words looked at begin."""
    first, last = span
    return _BEFORE.search(text[max(start, first - _REACH) : first]) is not None and text[last : last + 2] not in (
        "'s",
        "’s",
    )
