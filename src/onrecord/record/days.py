"""The first and last day that a date allows, so that dates of any precision can be compared."""

from __future__ import annotations

import calendar
import re

FIRST, LAST = "0000-01-01", "9999-12-31"

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")


def days_of(date: str | None, otherwise: str | None = None) -> tuple[str | None, str | None]:
    """``2014-02`` → ``("2014-02-01", "2014-02-28")``; of ``otherwise`` where there is no date; none where neither.

    An open end of an interval is the first or last day there is.
    """
    for one in (date, otherwise):
        if one and (found := _days(one)):
            return found
    return (None, None)


def _days(date: str) -> tuple[str, str] | None:
    first, slash, last = date.partition("/")
    if slash:
        start = FIRST if first == ".." else (_day(first) or (None,))[0]
        end = LAST if last == ".." else (_day(last) or (None, None))[-1]
        return None if start is None or end is None else (start, end)
    return _day(date)


def _day(date: str) -> tuple[str, str] | None:
    match = _DATE.fullmatch(date)
    if match is None:
        return None
    year, month, day = match.groups()
    if day:
        return (f"{year}-{month}-{day}",) * 2
    if month and 1 <= int(month) <= 12 and int(year):
        return f"{year}-{month}-01", f"{year}-{month}-{calendar.monthrange(int(year), int(month))[1]}"
    return None if month else (f"{year}-01-01", f"{year}-12-31")
