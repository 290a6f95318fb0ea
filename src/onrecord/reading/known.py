"""Actors and places that a user knows already, from a file of theirs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """What a user's file says."""
