"""When entries were told, and when what they tell was: in days, of whatever precision is known."""

from __future__ import annotations

import datetime
import functools

from onrecord.comparing.items import Item
from onrecord.record import days

_LATEST = "9999-99-99"

days_of = functools.lru_cache(maxsize=4096)(days.days_of)


def order(item: Item) -> tuple[str, int]:
    """What entries are sorted by: the earliest published first, then as they came into the record."""
    return item.published or _LATEST, item.number


def later(first: Item, second: Item) -> bool:
    """Whether the second was published on a later day than the first."""
    return _before(days_of(first.published), days_of(second.published))


def ordered(first: Item, second: Item) -> bool:
    """Whether one of them was published on a later day than the other, as far as is known."""
    return later(first, second) or later(second, first)


def apart(first: str | None, second: str | None) -> bool:
    """Whether two dates have no day in common; false where one is not known."""
    mine, theirs = days_of(first), days_of(second)
    return _before(mine, theirs) or _before(theirs, mine)


def before(first: str | None, second: str | None) -> bool:
    """Whether every day of the first date is before every day of the second."""
    return _before(days_of(first), days_of(second))


def holds(whole: str | None, part: str | None) -> bool:
    """Whether every day of ``part`` lies in ``whole``, which has more."""
    (start, end), (first, last) = days_of(whole), days_of(part)
    if start is None or end is None or first is None or last is None or (start, end) == (first, last):
        return False
    return start <= first and last <= end


def days_between(first: str | None, second: str | None) -> int:
    """How many days at least lie between two dates; 0 where they meet or one is not known."""
    mine, theirs = days_of(first), days_of(second)
    for (_, end), (start, _) in ((mine, theirs), (theirs, mine)):
        if end is not None and start is not None and end < start:
            try:
                return (datetime.date.fromisoformat(start) - datetime.date.fromisoformat(end)).days
            except ValueError:
                return 1
    return 0


def _before(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> bool:
    return one[1] is not None and other[0] is not None and one[1] < other[0]
