"""Stretches of the calendar, and steps on it: what a date in words comes to, as an ISO 8601 prefix or an interval.

Weeks start on Monday (ISO 8601). Seasons are those of meteorology (three whole months).
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.schema import DatePrecision

Day = datetime.date
Grain = Literal["day", "month", "year"]
_SIZES: tuple[Grain, ...] = ("day", "month", "year")
_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS_OF = {"day": 1, "workday": 1, "week": 7, "weekend": 7, "workweek": 7, "fortnight": 14}
_FIRST_YEAR, _LAST_YEAR = 1, 9999
SOUTH = frozenset(["AU", "NZ", "ZA", "AR", "CL", "UY", "PY", "BW", "LS", "NA", "SZ", "ZW"])
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """From the day ``first`` to the day ``last``, both in it; ``None`` where that end is open.

    ``head`` and ``tail`` say how much of each end the words fix: its year, its month or the day. ``clock`` is a time
    of day ``HH:MM``.
    """

    first: Day | None
    last: Day | None
    precision: DatePrecision
    head: Grain = "day"
    tail: Grain = "day"
    approximate: bool = False
    clock: str = ""

    @property
    def iso(self) -> str:
        """As the JSON form gives it."""
        if self.precision != "interval":
            return _prefix(self.first, self.head) + (f"T{self.clock}" if self.clock else "")
        return f"{_prefix(self.first, self.head)}/{_prefix(self.last, self.tail)}"

    def vague(self) -> Period:
        """The same, marked as approximate."""
        return replace(self, approximate=True)


def _prefix(day: Day | None, grain: Grain) -> str:
    if day is None:
        return ".."
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[grain]]


def day_of(year: int, month: int, day: int) -> Day | None:
    """That day, or ``None`` where the calendar has none such (30 February)."""
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def one_day(day: Day | None) -> Period | None:
    """A day as a period."""
    return None if day is None else Period(day, day, "day")


def month_of(year: int, month: int) -> Period | None:
    """A whole month."""
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12):
        return None
    last = Day(year, month, calendar.monthrange(year, month)[1])
    return Period(Day(year, month, 1), last, "month", "month", "month")


def year_of(year: int) -> Period | None:
    """A whole year."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    return Period(Day(year, 1, 1), Day(year, 12, 31), "year", "year", "year")


def months(year: int, month: int, count: int) -> Period | None:
    """``count`` whole months from one on: a quarter, a season."""
    if count == 1:
        return month_of(year, month)
    start, end = month_of(year, month), month_of(*_month_after(year, month, count - 1))
    return joined(start, end)


def years(first: int, last: int) -> Period | None:
    """Whole years, both in it."""
    return joined(year_of(first), year_of(last))


def joined(start: Period | None, end: Period | None) -> Period | None:
    """From the start of one to the end of the other; ``None`` where either is missing or they stand the wrong way."""
    if start is None or end is None:
        return None
    if start.first is not None and end.last is not None and start.first > end.last:
        return None
    vague = start.approximate or end.approximate
    return Period(start.first, end.last, "interval", start.head, end.tail, vague)


def season(name: str, year: int, country: str | None = None) -> Period | None:
    """The season that starts in ``year``, in the half of the world that ``country`` lies in (the northern one)."""
    month = _SEASONS[name]
    if country in SOUTH:
        month = (month + 5) % 12 + 1
    return months(year, month, 3)


def unit_at(unit: str, day: Day, step: int = 0, grain: Grain = "day") -> Period | None:
    """The calendar unit that holds ``day``, ``step`` units on: ``unit_at("week", d, -1)`` is the week before.

    ``grain`` is how well ``day`` is known; what is finer than that has no answer.
    """
    if not fine_enough(unit, grain):
        return None
    try:
        if unit in ("day", "workday"):
            return one_day(moved(day, unit, step))
        if unit in _DAYS_OF:
            monday = day + datetime.timedelta(days=7 * step - day.weekday())
            first = monday + datetime.timedelta(days=5 if unit == "weekend" else 0)
            return Period(first, monday + datetime.timedelta(days=4 if unit == "workweek" else 6), "interval")
    except OverflowError:
        return None
    if unit == "month":
        return month_of(*_month_after(day.year, day.month, step))
    if unit in ("quarter", "half"):
        size = _MONTHS_OF[unit]
        return months(*_month_after(day.year, (day.month - 1) // size * size + 1, size * step), size)
    if unit == "year":
        return year_of(day.year + step)
    size = _MONTHS_OF[unit] // 12
    start = day.year // size * size + size * step
    return years(start, start + size - 1)


def fine_enough(unit: str, grain: Grain) -> bool:
    """Whether a day known to its ``grain`` says which such unit it lies in."""
    needs: Grain = "day" if unit in _DAYS_OF else "month" if unit in ("month", "quarter", "half") else "year"
    return _SIZES.index(grain) <= _SIZES.index(needs)


def moved(day: Day, unit: str, step: int) -> Day | None:
    """The day ``step`` units on: three months from 31 January is 30 April."""
    try:
        if unit == "workday":
            return _workdays(day, step)
        if unit in _DAYS_OF:
            return day + datetime.timedelta(days=_DAYS_OF[unit] * step)
        year, month = _month_after(day.year, day.month, _MONTHS_OF[unit] * step)
        return Day(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    except (OverflowError, ValueError, calendar.IllegalMonthError):
        return None


def _workdays(day: Day, step: int) -> Day:
    """``step`` days on that are no Saturday or Sunday; holidays are not looked at."""
    weeks, rest = divmod(abs(step), 5)
    there = day + datetime.timedelta(days=7 * weeks * (1 if step > 0 else -1))
    while rest or there.weekday() > 4:
        there += datetime.timedelta(days=1 if step > 0 else -1)
        rest -= bool(rest) and there.weekday() < 5
    return there


def weekday_near(day: Day, weekday: int, *, future: bool, same: bool = True) -> Day:
    """The nearest such weekday (Monday is 0) before ``day``, or after it; ``day`` itself counts where ``same``."""
    step = (weekday - day.weekday()) % 7 if future else -((day.weekday() - weekday) % 7)
    if step == 0 and not same:
        step = 7 if future else -7
    return day + datetime.timedelta(days=step)


def nth_weekday(period: Period, weekday: int, count: int) -> Day | None:
    """The first, second … such weekday of a period; -1 is the last."""
    if period.first is None or period.last is None:
        return None
    if count < 0:
        return weekday_near(period.last, weekday, future=False)
    found = weekday_near(period.first, weekday, future=True) + datetime.timedelta(days=7 * (count - 1))
    return found if found <= period.last else None


def part(period: Period, which: str) -> Period | None:
    """The early, mid or late third of a period, or its start, middle or end; limits by convention, so approximate."""
    if period.first is None or period.last is None:
        return None
    length = (period.last - period.first).days + 1
    from_, to = _PARTS[which]
    if period.head != "day" and length > 31:  # whole months
        count = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1
        if count > 36:
            first_year, last_year = (
                round(count / 12 * from_),
                max(round(count / 12 * to), round(count / 12 * from_) + 1) - 1,
            )
            span = years(period.first.year + first_year, period.first.year + last_year)
            return None if span is None else span.vague()
        skip = round(count * from_)
        year, month = _month_after(period.first.year, period.first.month, skip)
        found = months(year, month, max(round(count * to) - skip, 1))
        return None if found is None else found.vague()
    if length == 7:
        first, last = _OF_WEEK[which]
    else:
        first, last = int(length * from_ + 0.01), int(length * to + 0.01) - 1
    start = period.first + datetime.timedelta(days=first)
    end = period.first + datetime.timedelta(days=max(first, last))
    return Period(start, min(end, period.last), "interval", approximate=True)


_PARTS = {
    "early": (0.0, 1 / 3),
    "mid": (1 / 3, 2 / 3),
    "late": (2 / 3, 1.0),
    "start": (0.0, 1 / 4),
    "end": (3 / 4, 1.0),
    "first half": (0.0, 1 / 2),
    "second half": (1 / 2, 1.0),
}
# Of a week, in days from Monday.
_OF_WEEK = {"early": (0, 1), "mid": (2, 3), "late": (4, 6), "start": (0, 1), "end": (4, 6)} | {
    "first half": (0, 3),
    "second half": (3, 6),
}


def _month_after(year: int, month: int, step: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + step
    return index // 12, index % 12 + 1
