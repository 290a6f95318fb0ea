"""Dates with a bound or an open end: what "since", "until", "before", "more than" and "to now" make of a date."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.when import calendars
from onrecord.reading.when.calendars import Grain, Period
from onrecord.reading.when.meanings import Meaning, Now
from onrecord.reading.when.modifiers import changed
from onrecord.schema import DateBasis


def more_than(inner: Meaning, link: str, base: Meaning | None = None) -> Meaning:
    """ "more than two weeks ago": up to then; "less than a week ago": since then; "about": then, more or less.

    ``base`` is what is counted from, where that is another day: "less than three days after Friday".
    """

    def resolve(now: Now) -> Period | None:
        period = inner.resolve(now)
        if period is None or period.first is None or period.last is None or now.day is None:
            return None
        start = calendars.one_day(now.day) if base is None else base.resolve(now)
        if start is None or start.first is None:
            return None
        back = period.first <= start.first
        if link == "about":
            return period.vague()
        if (link == "more") == back:
            edge = Period(None, period.last, "interval", tail=period.tail)
        else:
            edge = Period(period.first, None, "interval", period.head)
        if link == "less":
            return calendars.joined(period, start) if back else calendars.joined(start, period)
        return edge

    return replace(inner, resolve=resolve, partial=None)


def opened(link: str, inner: Meaning) -> Meaning:
    """ "since 2011", "until Friday", "by March", "before 2010", "after 1 January 2007": one end is open."""

    if link == "as early as":
        early = opened("since", inner)
        return replace(early, resolve=lambda now: (early if now.future else inner).resolve(now))

    def change(period: Period) -> Period | None:
        first, last = period.first, period.last
        if period.precision == "time":
            period = replace(period, clock="", head="day", tail="day")
        if first is None or last is None:
            return None
        if link == "since":
            return Period(first, None, "interval", period.head, approximate=period.approximate)
        if link in ("until", "by"):
            return Period(None, last, "interval", tail=period.tail, approximate=period.approximate)
        step = -1 if link == "before" else 1
        edge = _beyond(first if step < 0 else last, period.head if step < 0 else period.tail, step)
        if edge is None or edge.first is None:
            return None
        if step < 0:
            return Period(None, edge.last, "interval", tail=edge.tail, approximate=period.approximate)
        return Period(edge.first, None, "interval", edge.head, approximate=period.approximate)

    return changed(inner, change)


def _beyond(day: calendars.Day, grain: Grain, step: int) -> Period | None:
    return calendars.unit_at(grain, day, step)


def to_now(start: Meaning) -> Meaning:
    """ "between January and now"."""

    def resolve(now: Now) -> Period | None:
        period = start.resolve(replace(now, tense="past"))
        if period is None or now.day is None or now.grain != "day":
            return None
        return calendars.joined(period, calendars.one_day(now.day))

    basis: DateBasis = "published"
    return Meaning(resolve, basis)
