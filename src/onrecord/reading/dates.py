"""Dates that the text gives in words, against the day it was published."""

from __future__ import annotations

from onrecord.reading.found import Found
from onrecord.schema import Date


def dates(found: Found, published: str | None) -> tuple[Date, ...]:
    """The dates of a text in its order; ``published`` is an ISO 8601 prefix, or ``None`` where it is not known."""
    return ()


def attribution_dates(found: Found, every: tuple[Date, ...]) -> tuple[str | None, ...]:
    """For each of ``Found.said``, the date at which it was said, where its own sentence gives one."""
    return (None,) * len(found.said)
