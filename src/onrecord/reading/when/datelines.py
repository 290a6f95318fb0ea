"""Datelines: "GENEVA, Jan. 15, 2014 (Agency) —" at the start of a report."""

from __future__ import annotations

from onrecord.reading.when.parser import Expression
from onrecord.reading.when.words import Tokens

# How many tokens of places may stand before the day.
_PLACES = 10


def dateline_day(tokens: Tokens, one: Expression) -> bool:
    """Whether a date is the day of a dateline: after places in capitals at the start, before an agency or a dash."""
    if not 0 < one.start <= _PLACES or tokens.is_kind(one.start - 1, "ON", "IN"):
        return False
    for at in range(one.start):
        first = tokens.text[tokens.starts[at]]
        if first.isalpha() and not first.isupper():
            return False
    if not tokens.text[tokens.starts[0] : tokens.starts[0] + 2].isupper():
        return False
    return tokens.is_kind(one.end, "OPEN", "DASH") or tokens.word(one.end) in ("—", ":")
