"""What words before a date make of it: "early", "the end of", "the first week of", "two days before", "since"."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

from onrecord.reading.when import calendars
from onrecord.reading.when.calendars import Period
from onrecord.reading.when.figures import clock_time
from onrecord.reading.when.meanings import Meaning, Now, Words, timed
from onrecord.reading.when.words import Tokens


def changed(meaning: Meaning, change: Callable[[Period], Period | None]) -> Meaning:
    """The meaning with its period changed."""

    def resolve(now: Now) -> Period | None:
        period = meaning.resolve(now)
        return None if period is None else change(period)

    return replace(meaning, resolve=resolve, partial=None)


def part(words: Words, inner: Meaning) -> Meaning | None:
    """ "mid-November", "the end of 2011", "early Wednesday" (which is Wednesday)."""
    number, edge = words.number("ORDINAL", "SECOND", "LAST", "FINAL"), words.name("EDGE", "PART")
    if words.has("HALF"):
        if number not in (1, 2, -1):
            return None
        edge = "first half" if number == 1 else "second half"
    if words.has("LATER"):
        return _earlier_or_later(words, inner)
    days_stand = edge in ("early", "mid", "late")

    def change(period: Period) -> Period | None:
        if period.precision in ("day", "time"):
            return period if days_stand or period.precision == "day" else None
        return calendars.part(period, edge)

    return changed(inner, change)


def _earlier_or_later(words: Words, inner: Meaning) -> Meaning:
    """ "earlier in May", "later on Friday": up to now or from now on, where now lies in it."""
    later = words.name("LATER") == "later"

    def resolve(now: Now) -> Period | None:
        period = inner.resolve(now)
        if period is None or period.first is None or period.last is None or period.precision in ("day", "time"):
            return period
        if now.day is not None and now.grain == "day" and period.first <= now.day <= period.last:
            first, last = (now.day, period.last) if later else (period.first, now.day)
            return Period(first, last, "interval", approximate=True)
        return calendars.part(period, "late" if later else "early")

    return replace(inner, resolve=resolve, partial=None)


def nth(words: Words, inner: Meaning) -> Meaning | None:
    """ "the last week of 2012", "the first three months of the year"."""
    unit = words.name("UNIT", "UNITS")
    first, count = (
        words.number("ORDINAL", "SECOND", "LAST", "FINAL"),
        words.number("NUMBER", "NUMERAL", "COUNT", "A") or 1,
    )
    if first is None or unit not in ("day", "week", "month", "quarter", "year", "decade"):
        return None
    direct = words.tokens.is_kind(words.end, "MONTH", "YEAR")  # "the first week May 2013"
    if not (words.has("OF") or unit == "quarter" or direct):
        return None
    if words.has("UNITS") and words.number("NUMBER", "NUMERAL", "COUNT", "A") is None and unit != "quarter":
        return changed(inner, lambda period: _some_of(period, first))

    def change(period: Period) -> Period | None:
        if period.first is None or period.last is None:
            return None
        if unit == "week":
            return _weeks(period, first, count)
        if first < 0:
            end = calendars.unit_at(unit, period.last)
            start = calendars.unit_at(unit, period.last, 1 - count)
        else:
            start = calendars.unit_at(unit, period.first, (first - 1) * count)
            end = calendars.unit_at(unit, period.first, (first - 1) * count + count - 1)
        found = start if start == end else calendars.joined(start, end)
        inside = found is not None and found.first is not None and found.last is not None
        if not inside or found is None or found.first is None or found.last is None:
            return None
        return found if period.first <= found.first and found.last <= period.last else None

    return changed(inner, change)


def _some_of(period: Period, first: int) -> Period | None:
    """ "the first days of May", "the last weeks of 2012"."""
    if first not in (1, -1) or period.precision in ("day", "time"):
        return None
    return calendars.part(period, "start" if first == 1 else "end")


def _weeks(period: Period, first: int, count: int) -> Period | None:
    """Whole weeks by the month or year that holds their Thursday (ISO 8601)."""
    if period.first is None or period.last is None or (period.last - period.first).days < 20:
        return None
    if first < 0:
        thursday = calendars.weekday_near(period.last, 3, future=False)
        start = thursday - datetime.timedelta(days=7 * (count - 1) + 3)
    else:
        thursday = calendars.weekday_near(period.first, 3, future=True)
        start = thursday + datetime.timedelta(days=7 * (first - 1) * count - 3)
    return Period(start, start + datetime.timedelta(days=7 * count - 1), "interval")


def nth_weekday(words: Words, inner: Meaning) -> Meaning | None:
    """ "the first Monday of June"."""
    count, weekday = words.number("ORDINAL", "SECOND", "LAST", "FINAL"), words.number("WEEKDAY")
    if count is None or weekday is None:
        return None

    def change(period: Period) -> Period | None:
        if period.precision == "day":
            return None
        return calendars.one_day(calendars.nth_weekday(period, weekday, count))

    return changed(inner, change)


def day_part(words: Words, inner: Meaning) -> Meaning | None:
    """ "the morning of 3 January", "midnight Tuesday": the day."""
    if not words.has("OF", "ON") and words.tokens.words[words.start] not in ("midnight", "dawn", "dusk"):
        return None
    return changed(inner, lambda period: period if period.precision in ("day", "time") else None)


def clock(words: Words, inner: Meaning) -> Meaning | None:
    """ "4 p.m. on Tuesday"."""
    said = words.name("DAYPART") or part_of_day(words.tokens, words.end, words.end + 3)
    text = words.name("CLOCK")
    if not text:  # "8 in the morning", "at 9 tonight"
        number = words.number("NUMBER", "COUNT") or 0
        if number > 12 or not said or said in ("dawn", "dusk", "midnight"):
            return None
        text = f"{number} {'a' if said == 'morning' else 'p'}"
    late = said in ("afternoon", "evening", "night")
    time = clock_time(text, late=late, early=said in EARLY, sure=bool(words.all("ZONE")))
    if words.tokens.is_kind(words.start - 1, "TO", "DASH", "AND", "BEFORE", "AFTER", "UNTIL", "BY", "SINCE"):
        time = ""  # the end of hours, of which the day is told
    return changed(inner, lambda period: timed(period, time) if period.precision == "day" else None)


EARLY = frozenset(["morning", "dawn"])


def part_of_day(tokens: Tokens, start: int, end: int) -> str:
    """The part of the day that is named in ``[start, end)``; empty where none is."""
    for at in range(start, min(end, len(tokens))):
        if tokens.is_kind(at, "DAYPART") or tokens.words[at] == "tonight":
            return "night" if tokens.words[at] == "tonight" else tokens.words[at]
        if not tokens.is_kind(at, "NAMED", "THIS", "LAST", "WEEKDAY", "LATER", "NEXT"):
            return ""
    return ""


def quarter_in(words: Words, inner: Meaning) -> Meaning | None:
    """ "Q2 of last year", "H1 this year"."""
    number, size = words.number("QUARTER", "HALFYEAR") or 0, 3 if words.has("QUARTER") else 6

    def change(period: Period) -> Period | None:
        if period.precision != "year" or period.first is None:
            return None
        return calendars.months(period.first.year, (number - 1) * size + 1, size)

    return changed(inner, change)


def timed_by(inner: Meaning, text: str, part: str, sure: bool) -> Meaning:
    """A day with the time of day that follows it; ``part`` is the part of the day, where that is said."""
    time = clock_time(text, late=part in ("afternoon", "evening", "night"), early=part in EARLY, sure=sure)
    return changed(inner, lambda period: timed(period, time))
