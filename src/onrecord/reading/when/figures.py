"""Dates and times of day in figures: "15/01/2014", "28.12.22", "5/12", "4.30 p.m."."""

from __future__ import annotations

import re

from onrecord.reading.when import calendars
from onrecord.reading.when.calendars import Day, Period
from onrecord.reading.when.checks import hours_follow
from onrecord.reading.when.meanings import Meaning, Now, Partial, Words, complete, fixed, of_partial, timed


def numeric(words: Words) -> Meaning | None:
    """A day in figures; where day and month could change places, the outlet's habit tells, or nothing does."""
    text = words.name("NUMERIC")
    iso = re.match(r"(\d{4})[-./](\d\d?)[-./](\d\d?)(?:[t ](\d\d:\d\d))?", text)
    if iso:
        day = calendars.one_day(calendars.day_of(int(iso[1]), int(iso[2]), int(iso[3])))
        if day is None or iso[4]:
            return fixed(timed(day, iso[4] or ""))
        return of_partial(Partial(int(iso[1]), int(iso[2]), int(iso[3])))
    mark = text.strip("0123456789")[0]
    one, two, last = (int(part) for part in re.split(r"[./-]", text))
    short = len(text) - max(text.rfind(sign) for sign in "./-") == 3
    orders = [False] if mark == "." else [False, True]

    def resolve(now: Now) -> Period | None:
        year = _century(last, now) if short else last
        if year is None:
            return None
        if mark == "." and one <= 12 < two:  # "6.15.2013"
            return calendars.one_day(calendars.day_of(year, one, two))
        found = {order: calendars.day_of(year, *((one, two) if order else (two, one))) for order in orders}
        real = {order: day for order, day in found.items() if day is not None}
        days = set(real.values())
        if len(days) > 1:
            return calendars.one_day(None if now.month_first is None else real.get(now.month_first))
        return calendars.one_day(next(iter(days), None))

    if max(one, two) > 31 or min(one, two) > 12:
        return None
    figures = None if short or mark == "." else (one, two, last)
    return Meaning(resolve, "published" if short else "text", figures=figures)


def order_told(text: str, published: Day | None) -> bool | None:
    """Whether a date in figures puts the month first, where that is clear: "15/01/2014", or the day of publication."""
    one, two, year = (int(part) for part in re.split(r"[/-]", text))
    if one > 12 >= two:
        return False
    if two > 12 >= one:
        return True
    if published is not None and one != two and year % 100 == published.year % 100:
        if (one, two) == (published.month, published.day):
            return True
        if (two, one) == (published.month, published.day):
            return False
    return None


def _century(short: int, now: Now) -> int | None:
    if now.day is None:
        return None
    year = now.day.year // 100 * 100 + short
    # A few years ahead are plans; anything further is of the century before, where that is not too long ago.
    if year <= now.day.year + (20 if now.future else 1):
        return year
    return year - 100 if year - 100 > now.day.year - 75 else None


def slashed(words: Words) -> Meaning | None:
    """ "5/12" after "on", "from" and the like; which is which, the outlet's habit tells."""
    one, two = (int(part) for part in words.name("SLASHED").split("/"))
    before, after = words.tokens.word(words.start - 1), words.tokens.word(words.end + 1)
    cued = (
        before in _SLASH_CUES
        or words.has("WEEKDAY", "ABBREVIATION")
        or words.tokens.is_kind(words.end, "DASH")
        or hours_follow(words.tokens, words.end)
    )
    if not cued and not (
        before in (",", "or", "-", "and") and ("/" in after or words.tokens.is_kind(words.start - 2, "SLASHED"))
    ):
        return None
    if words.name("SLASHED") in ("9/11", "24/7", "50/50", "7/7"):
        return None
    weekday, year = words.number("WEEKDAY", "ABBREVIATION"), words.number("YEAR")
    orders = {order: (one, two) if order else (two, one) for order in (True, False)}
    possible = {order: pair for order, pair in orders.items() if calendars.day_of(2000, *pair)}
    if not possible:
        return None

    def resolve(now: Now) -> Period | None:
        pair = next(iter(possible.values())) if len(possible) == 1 else None
        if pair is None and now.month_first is not None:
            pair = possible[now.month_first]
        return None if pair is None else complete(Partial(year, *pair, weekday), now)

    return Meaning(resolve, "text" if year else "published", figures=(one, two, year))


_SLASH_CUES = frozenset(
    ["on", "from", "since", "until", "till", "by", "between", "to", "through", "after", "before", "next", "this"]
)


def clock_time(text: str, *, late: bool = False, early: bool = False, sure: bool = False) -> str:
    """ "HH:MM" of a time of day as written; empty where it may be one of two.

    ``late`` after noon, ``early`` before it by what is said beside it; ``sure`` where the day is counted in 24 hours
    ("10:30 GMT").
    """
    if text in ("noon", "midday"):
        return "12:00"
    match = re.match(r"(\d\d?)(?:[:.h]?(\d\d))?(:\d\d)?\s?([ap])?", text)
    if match is None:
        return ""
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[4]:
        if not 1 <= hour <= 12:
            return f"{hour:02d}:{minute:02d}" if 12 < hour < 24 else ""
        hour = hour % 12 + (12 if match[4] == "p" else 0)
    elif early and hour < 12:
        pass
    elif late and 1 <= hour < 12:
        hour += 12
    elif 1 <= hour <= 12 and not (sure or match[3] or text[:4].isdecimal() or text.startswith("0")):
        return ""  # morning or evening, nobody says
    return f"{hour:02d}:{minute:02d}" if hour < 24 else ""
