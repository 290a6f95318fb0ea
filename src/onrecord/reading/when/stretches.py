"""From one date to another: what one of them leaves out, the other gives."""

from __future__ import annotations

import datetime
from dataclasses import replace

from onrecord.reading.when import calendars
from onrecord.reading.when.calendars import Period
from onrecord.reading.when.meanings import Meaning, Now, Partial, complete
from onrecord.schema import DateBasis


def stretch(first: Meaning, second: Meaning, takes_year: bool = False, yearly: bool = False) -> Meaning:
    """From one date to another; what one of them leaves out, the other gives.

    ``takes_year``: whether the first, where it has no partial date, can take its year from the second; ``yearly``:
    whether the second is the next such after the first ("from Christmas to Easter").
    """
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
        if takes_year and second.basis == "text" and first.basis != "text" and end is not None and end.last is not None:
            start = first.resolve(replace(now, day=end.last, grain="day", tense="past"))
        if start is None or end is None or start.first is None or end.last is None:
            return None
        if a is not None and a.year is None and a.month is not None:  # "from June to August last year"
            year = end.last.year - ((a.month, a.day or 1) > (end.last.month, end.last.day))
            return calendars.joined(complete(replace(a, year=year), now), end)
        gap = (start.first - end.last).days
        if 0 < gap < 7 and {start.precision, end.precision} <= {"day", "time"}:
            return _in_one_week(start, end, now)
        if gap > 0 and b is not None and b.year is None and b.month is not None:  # "from today to 3 January"
            ends = [complete(replace(b, year=start.first.year + step), now) for step in (0, 1)]
            end = next((one for one in ends if one and one.last and one.last >= start.first), None)
        if gap > 0 and yearly:
            end = second.resolve(replace(now, day=start.last, grain="day", tense="future"))
        return calendars.joined(start, end)

    return Meaning(resolve, basis)


def up_to_weekday(which: int, end: Meaning) -> Meaning:
    """ "Monday to Friday next week": from the last such weekday not after the end."""

    def resolve(now: Now) -> Period | None:
        last = end.resolve(now)
        if last is None or last.precision != "day" or last.first is None:
            return None
        return calendars.joined(calendars.one_day(calendars.weekday_near(last.first, which, future=False)), last)

    return Meaning(resolve, end.basis)


def weekday_after(start: Meaning, which: int) -> Meaning:
    """ "next Monday to Friday": to the first such weekday after the start."""

    def resolve(now: Now) -> Period | None:
        first = start.resolve(now)
        if first is None or first.precision != "day" or first.first is None:
            return None
        return calendars.joined(first, calendars.one_day(calendars.weekday_near(first.first, which, future=True)))

    return Meaning(resolve, start.basis)


def days_in(one: int, two: int, month: Meaning) -> Meaning:
    """Two days of a month: "from 4 to 23 next month"."""

    def resolve(now: Now) -> Period | None:
        whole = month.resolve(now)
        if whole is None or whole.first is None or whole.precision != "month" or one >= two:
            return None
        first, last = (calendars.day_of(whole.first.year, whole.first.month, day) for day in (one, two))
        return calendars.joined(calendars.one_day(first), calendars.one_day(last))

    return Meaning(resolve, month.basis)


def days_up_to(one: int, two: int, end: Meaning) -> Meaning:
    """ "from the 3rd to the 5th of this month": both days are of the month of the second."""

    def resolve(now: Now) -> Period | None:
        last = end.resolve(now)
        if last is None or last.precision != "day" or last.first is None or last.first.day != two or one > two:
            return None
        return calendars.joined(calendars.one_day(last.first.replace(day=one)), last)

    return Meaning(resolve, end.basis)


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
    month_first = (now.month_first and one <= 12) or two > 12
    return Partial(year, one, two) if month_first else Partial(year, two, one)


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
