"""What words before a date make of it: "early", "the end of", "the first week of", "two days before", "since"."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

from onrecord.reading import calendars
from onrecord.reading.calendars import Grain, Period
from onrecord.reading.date_figures import clock_time
from onrecord.reading.date_meanings import Meaning, Now, Words, timed
from onrecord.reading.date_offsets import from_period
from onrecord.reading.date_words import Tokens
from onrecord.schema import DateBasis


def changed(meaning: Meaning, change: Callable[[Period], Period | None]) -> Meaning:
    """The meaning with its period changed."""

    def resolve(now: Now) -> Period | None:
        period = meaning.resolve(now)
        return None if period is None else change(period)

    return replace(meaning, resolve=resolve, partial=None)


def part(words: Words, inner: Meaning) -> Meaning | None:
    """ "mid-November", "the end of 2011", "early Wednesday" (which is Wednesday)."""
    number, edge = words.number("ORDINAL", "SECOND", "LAST"), words.name("EDGE", "PART")
    if words.has("HALF"):
        if number not in (1, 2, -1):
            return None
        edge = "first half" if number == 1 else "second half"
    if words.has("LATER"):
        edge = "early" if words.name("LATER") == "earlier" else "late"
    days_stand = edge in ("early", "mid", "late")

    def change(period: Period) -> Period | None:
        if period.precision in ("day", "time"):
            return period if days_stand or period.precision == "day" else None
        return calendars.part(period, edge)

    return changed(inner, change)


def nth(words: Words, inner: Meaning) -> Meaning | None:
    """ "the last week of 2012", "the first three months of the year"."""
    unit = words.name("UNIT", "UNITS")
    first, count = words.number("ORDINAL", "SECOND", "LAST"), words.number("NUMBER", "NUMERAL", "COUNT", "A") or 1
    if first is None or unit not in ("day", "week", "month", "quarter", "year", "decade"):
        return None
    if not words.has("OF") and unit != "quarter":
        return None

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
    count, weekday = words.number("ORDINAL", "SECOND", "LAST"), words.number("WEEKDAY")
    if count is None or weekday is None:
        return None

    def change(period: Period) -> Period | None:
        if period.precision == "day":
            return None
        return calendars.one_day(calendars.nth_weekday(period, weekday, count))

    return changed(inner, change)


def week_of(words: Words, inner: Meaning) -> Meaning | None:
    """ "the week of 6 May", "the week beginning 4 February"."""
    unit, link = words.name("UNIT"), words.tokens.words[words.start + 1]
    if unit != "week" or link not in ("of", "beginning", "commencing", "starting", "ending", "ended"):
        return None
    last = link in ("ending", "ended")

    def change(period: Period) -> Period | None:
        if period.precision != "day" or period.first is None:
            return None
        if last:
            return Period(period.first - datetime.timedelta(days=6), period.first, "interval")
        return calendars.unit_at("week", period.first)

    return changed(inner, change)


def weekend_of(words: Words, inner: Meaning) -> Meaning | None:
    """ "the weekend of 6 May"."""
    return changed(
        inner,
        lambda period: (
            calendars.unit_at("weekend", period.first) if period.precision == "day" and period.first else None
        ),
    )


def day_part(words: Words, inner: Meaning) -> Meaning | None:
    """ "the morning of 3 January": the day."""
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
    time = clock_time(text, late=late, sure=bool(words.all("ZONE")))
    if words.tokens.is_kind(words.start - 1, "TO", "DASH", "AND", "BEFORE", "AFTER", "UNTIL", "BY", "SINCE"):
        time = ""  # the end of hours, of which the day is told
    return changed(inner, lambda period: timed(period, time) if period.precision == "day" else None)


def part_of_day(tokens: Tokens, start: int, end: int) -> str:
    """The part of the day that is named in ``[start, end)``; empty where none is."""
    for at in range(start, min(end, len(tokens))):
        if tokens.is_kind(at, "DAYPART") or tokens.words[at] == "tonight":
            return "night" if tokens.words[at] == "tonight" else tokens.words[at]
        if not tokens.is_kind(at, "NAMED", "THIS", "LAST", "WEEKDAY", "LATER", "NEXT"):
            return ""
    return ""


def offset(words: Words, inner: Meaning) -> Meaning | None:
    """ "two weeks after Dec. 3", "two days before yesterday"."""
    unit = words.name("UNIT", "UNITS")
    count = words.number("NUMBER", "NUMERAL", "COUNT", "A", "COUPLE") or 1
    sign = -1 if words.has("BEFORE") else 1
    if words.has("FROM") and _for(words):
        return None

    def resolve(now: Now) -> Period | None:
        found = from_period(inner.resolve(now), unit, sign * count)
        if inner.partial is None or inner.partial.year is not None or now.day is None or now.future:
            return found
        # "ten days before Jan. 20" may lie in the past though the day itself does not.
        later = from_period(inner.resolve(replace(now, tense="future")), unit, sign * count)
        return later if later is not None and later.first is not None and later.first <= now.day else found

    return Meaning(resolve, "date" if inner.basis == "text" else inner.basis)


def quarter_in(words: Words, inner: Meaning) -> Meaning | None:
    """ "Q2 of last year", "H1 this year"."""
    number, size = words.number("QUARTER", "HALFYEAR") or 0, 3 if words.has("QUARTER") else 6

    def change(period: Period) -> Period | None:
        if period.precision != "year" or period.first is None:
            return None
        return calendars.months(period.first.year, (number - 1) * size + 1, size)

    return changed(inner, change)


def length_from(words: Words, inner: Meaning) -> Meaning | None:
    """ "three days starting Monday", "for a week from 20 December"."""
    link = [words.tokens.words[at] for at in words.all("OTHER", "EDGE", "FROM")]
    unit = words.name("UNIT", "UNITS")
    count = words.number("NUMBER", "NUMERAL", "COUNT", "A", "COUPLE") or 1
    if not link or not (link[0] in ("starting", "beginning") or (link == ["from"] and _for(words))):
        return None

    def change(period: Period) -> Period | None:
        if period.precision != "day" or period.first is None:
            return None
        end = calendars.moved(period.first, unit, count)
        return None if end is None else Period(period.first, end - datetime.timedelta(days=1), "interval")

    return changed(inner, change)


def _for(words: Words) -> bool:
    return words.tokens.word(words.start - 1) == "for"


def more_than(inner: Meaning, link: str) -> Meaning:
    """ "more than two weeks ago": up to then; "less than a week ago": since then; "about": then, more or less."""

    def resolve(now: Now) -> Period | None:
        period = inner.resolve(now)
        if period is None or period.first is None or period.last is None or now.day is None:
            return None
        back = period.first <= now.day
        if link == "about":
            return period.vague()
        if (link == "more") == back:
            edge = Period(None, period.last, "interval", tail=period.tail)
        else:
            edge = Period(period.first, None, "interval", period.head)
        if link == "less":
            today = calendars.one_day(now.day)
            return calendars.joined(period, today) if back else calendars.joined(today, period)
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


def timed_by(inner: Meaning, text: str, part: str, sure: bool) -> Meaning:
    """A day with the time of day that follows it; ``part`` is the part of the day, where that is said."""
    time = clock_time(text, late=part in ("afternoon", "evening", "night"), sure=sure)
    return changed(inner, lambda period: timed(period, time))


def to_now(start: Meaning) -> Meaning:
    """ "between January and now"."""

    def resolve(now: Now) -> Period | None:
        period = start.resolve(replace(now, tense="past"))
        if period is None or now.day is None or now.grain != "day":
            return None
        return calendars.joined(period, calendars.one_day(now.day))

    basis: DateBasis = "published"
    return Meaning(resolve, basis)
