"""Counts of people and things: killed, injured, displaced, detained …"""

from __future__ import annotations

from onrecord.reading.found import Found
from onrecord.schema import Date, Figure, Place


def figures(found: Found, dates: tuple[Date, ...], places: tuple[Place, ...]) -> tuple[Figure, ...]:
    """The figures of a text, in its order."""
    return ()
