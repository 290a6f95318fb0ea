"""Dates of stated precision in words: ``2014-01-15`` → "15 January 2014"."""

from __future__ import annotations

import re

from onrecord.publishing.phrases import Pieces, fill, phrase
from onrecord.schema.briefing import Piece

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")
_OPEN = ".."


def day(date: str | None) -> Pieces:
    """A date or interval in words; nothing where there is none. What is no date is given as it is."""
    if not date:
        return ()
    first, slash, last = date.partition("/")
    if not slash:
        return (Piece("date", _in_words(date)),)
    ends = {"first": (Piece("date", _in_words(first)),), "last": (Piece("date", _in_words(last)),)}
    form = "until" if first in (_OPEN, "") else "since" if last in (_OPEN, "") else "to"
    return fill(phrase("dates", form), **ends)


def when(date: str | None) -> Pieces:
    """The same as when something happened: "On 15 January 2014", "In January 2014", "From 2013 to 2014"."""
    if not date:
        return ()
    form = "span" if "/" in date else "day" if len(date) >= len("2014-01-15") else "month"
    return fill(phrase("dates", form), date=day(date))


def spoken(date: str | None) -> str:
    """The same as text."""
    return "".join(piece.text for piece in day(date))


def start_of(date: str | None) -> str:
    """What dates are sorted by: the start of the date; what has none comes last."""
    first, slash, last = (date or "").partition("/")
    return (last if slash and first in (_OPEN, "") else first)[:10] or "~"


def end_of(date: str) -> str:
    """The end of a date: of an interval the last one, as long as it is none that is open."""
    first, slash, last = date.partition("/")
    return (last if slash and last not in (_OPEN, "") else first)[:10]


def _in_words(date: str) -> str:
    match = _DATE.fullmatch(date)
    if match is None:
        return date
    year, month, number = match.groups()
    if not month or not 1 <= int(month) <= 12:
        return year if not month else date
    named = f"{phrase('dates', 'months')[int(month) - 1]} {year}"
    return f"{int(number)} {named}" if number else named
