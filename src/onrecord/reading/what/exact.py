"""Of several places or dates, the one that is meant: the clearly likelier, and of nested places the most exact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.schema import Place, Span

# How much likelier one of two must be to be the one.
_MARGIN = 0.2
_NESTED = re.compile(
    r"(?:\s*,|\s*\(|,?\s(?:in|of|on)(?:\s(?:the|northern|southern|eastern|western|central))*)\s*$", re.I
)
_OWNED = re.compile(r"^(?:['’]s)?\s(?:[\w-]+\s){0,4}$")
_RANK = {"city": 0, "region": 1, "country": 2, "continent": 3}


@dataclass(frozen=True, slots=True)
class At:
    """A place or a date where the text has it, and how likely it is that of the event."""

    span: Span
    index: int
    likely: float


class Exact:
    """Chooses among the places of a document."""

    def __init__(self, text: str, places: Sequence[Place]) -> None:
        self._text = text
        self._places = places

    def one(self, near: list[At]) -> int | None:
        """The index of the most exact of the likeliest; ``None`` where two exclude each other, or there is none."""
        best = likelier(near)
        if not best:
            return None
        exact = best[0]
        for other in best[1:]:
            if other.index == exact.index:
                continue
            if not self._is_nested(exact, other):
                return None
            if self._rank(other.index) < self._rank(exact.index) or self._is_owned(exact, other):
                exact = other
        return exact.index

    def _is_nested(self, one: At, other: At) -> bool:
        """Whether one of two places is said to be in the other, or is in it, by the gazetteer."""
        between = self._text[one.span[1] : other.span[0]]
        if len(between) < 40 and (_NESTED.fullmatch(between) or self._is_owned(one, other)):
            return True
        first, second = self._places[one.index], self._places[other.index]
        same = first.country is not None and first.country == second.country
        return same and "country" in (first.precision, second.precision) and first.precision != second.precision

    def _is_owned(self, one: At, other: At) -> bool:
        """ "Norway's northern town of Veld": the second is the more exact one."""
        between = self._text[one.span[1] : other.span[0]]
        owns = self._text[one.span[0] : one.span[1]].endswith(("'s", "’s")) or between[:2] in ("'s", "’s")
        return owns and _OWNED.match(between) is not None

    def _rank(self, at: int) -> int:
        place = self._places[at]
        return _RANK.get(place.precision or "city", 0) if place.note is None else 0


def likelier(near: list[At]) -> list[At]:
    """Those that are about as likely as the likeliest, in the order of the text."""
    best = max((at.likely for at in near), default=0.0)
    return [at for at in near if at.likely > best - _MARGIN]
