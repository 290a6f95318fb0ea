"""Steps from one date to another, as exact as what is counted and what it is counted from."""

from __future__ import annotations

from onrecord.reading.when import calendars
from onrecord.reading.when.calendars import Day, Period


def as_counted(day: Day | None, unit: str) -> Period | None:
    """The day, or the week, month or year that holds it, as exact as the unit that was counted in."""
    if day is None:
        return None
    if unit in ("day", "workday"):
        return calendars.one_day(day)
    found = calendars.unit_at("week" if unit == "fortnight" else unit, day)
    return None if found is None else found.vague()


def from_period(base: Period | None, unit: str, step: int, to_the_day: bool = False) -> Period | None:
    """``step`` units from a date: as exact as the coarser of both, or ``to_the_day`` ("a month from today")."""
    if base is None or base.first is None or base.approximate or base.precision == "interval":
        return None
    if not calendars.fine_enough(unit, base.head):
        return None
    there = calendars.moved(base.first, unit, step)
    if there is None or base.head == "day":
        exact = to_the_day or unit in ("day", "workday", "week")
        return calendars.one_day(there) if exact else as_counted(there, unit)
    found = calendars.unit_at(base.head, there)
    return found if found is None or unit == base.head else found.vague()
