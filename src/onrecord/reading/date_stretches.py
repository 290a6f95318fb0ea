"""From one date to another: what one of them leaves out, the other gives."""

from __future__ import annotations

import datetime
from dataclasses import replace

from onrecord.reading import calendars
from onrecord.reading.calendars import Period
from onrecord.reading.date_meanings import Meaning, Now, Partial, complete
from onrecord.schema import DateBasis


def stretch(first: Meaning, second: Meaning) -> Meaning:
    """From one date to another; what one of them leaves out, the other gives."""
    bases = (first.basis, second.basis)
    basis: DateBasis = next((one for one in ("event", "date", "published") if one in bases), "text")
    a, b = first.partial, second.partial
    if a is not None and b is not None:
        basis = "text" if a.year or b.year else "published"
        return Meaning(lambda now: _stretch_of(a, b, now), basis)

    def resolve(now: Now) -> Period | None:
        known = [one.partial or _in_figures(one, now) for one in (first, second)]
        if known[0] is not None and known[1] is not None:
            return _stretch_of(known[0], known[1], now)
        end = second.resolve(now)
        start = first.resolve(now)
        if start is None or end is None or start.first is None or end.last is None:
            return None
        if a is not None and a.year is None and a.month is not None:  # "from June to August last year"
            year = end.last.year - ((a.month, a.day or 1) > (end.last.month, end.last.day))
            return calendars.joined(complete(replace(a, year=year), now), end)
        gap = (start.first - end.last).days
        if 0 < gap < 7 and start.precision == end.precision == "day":
            return _in_one_week(start, end, now)
        if gap > 0 and b is not None and b.year is None and b.month is not None:  # "from today to 3 January"
            ends = [complete(replace(b, year=start.first.year + step), now) for step in (0, 1)]
            end = next((one for one in ends if one and one.last and one.last >= start.first), None)
        return calendars.joined(start, end)

    return Meaning(resolve, basis)


def _in_one_week(start: Period, end: Period, now: Now) -> Period | None:
    """ "Tuesday to Friday", where each day alone is the nearest and they stand the wrong way."""
    week = datetime.timedelta(days=7)
    if start.first is None or end.last is None or now.day is None:
        return None
    if now.future or start.first == now.day:
        return calendars.joined(start, calendars.one_day(end.last + week))
    if now.day > start.first:
        return None  # it may be this week's, not over yet, or last week's
    return calendars.joined(calendars.one_day(start.first - week), end)


def _in_figures(meaning: Meaning, now: Now) -> Partial | None:
    if meaning.figures is None or now.month_first is None:
        return None
    one, two, year = meaning.figures
    return Partial(year, one, two) if now.month_first else Partial(year, two, one)


def _stretch_of(a: Partial, b: Partial, now: Now) -> Period | None:
    if a.month is None and a.year is None:
        # "27 to 3 April" starts in March.
        back = a.day is not None and b.day is not None and a.day > b.day and b.month is not None
        month = b.month if b.month is None or not back else (b.month + 10) % 12 + 1
        a = replace(a, month=month)
    if b.month is None and b.year is None:
        b = replace(b, month=a.month)
    start_key, end_key = (a.month or 1, a.day or 1), (b.month or 12, b.day or 31)
    if a.year is None and b.year is not None:
        a = replace(a, year=b.year - (start_key > end_key))
    elif b.year is None and a.year is not None:
        b = replace(b, year=a.year + (start_key > end_key))
    elif a.year is None and b.year is None:
        end = complete(b, now)
        year = end.last.year if end is not None and end.last is not None else None
        return None if year is None else _stretch_of(a, replace(b, year=year), now)
    return calendars.joined(complete(a, now), complete(b, now))
