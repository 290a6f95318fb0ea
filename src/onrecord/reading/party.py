"""What another layer knows of a noun phrase when it asks whom it means."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.schema import Span


@dataclass(frozen=True, slots=True)
class Party:
    """Whether it acts or gets something, and what else may tell whom it means.

    ``acts``: it gives, so that a description of it is an actor even where no list knows its noun. ``gets``: it is given
    something, so that a description of people or a body is an actor. ``hints`` are phrases that a pronoun may go back
    to by the grammar alone, for where nothing better is known; for "we" and "my country" they are who says so.
    ``we``: it is "we", so that a speaker with an office speaks for more than one.
    ``office``: what it does is promise or approve, so that a minister of a country does it for the country.
    """

    acts: bool = False
    gets: bool = False
    hints: tuple[Span, ...] = ()
    we: bool = False
    office: bool = False
