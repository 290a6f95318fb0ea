"""Weekdays that are counted, or told by a week or a day of the month: "two Fridays ago", "Friday in two weeks"."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from onrecord.reading.when import calendars
from onrecord.reading.when.calendars import Day, Period
from onrecord.reading.when.checks import clause_ends, hours_follow
from onrecord.reading.when.meanings import Meaning, Now, Partial, Words, of_partial
from onrecord.reading.when.relative import count_of, unit_of


def weekdays_counted(words: Words) -> Meaning | None:
    """ "two Fridays ago", "three Mondays from now"; the day of writing is not counted."""
    which, count = words.number("WEEKDAYS"), count_of(words)
    if which is None or count is None or count < 1:
        return None
    future = not words.has("AGO")

    def there(day: Day) -> Day:
        near = calendars.weekday_near(day, which, future=future, same=False)
        return near + datetime.timedelta(days=7 * (count - 1) * (1 if future else -1))

    return _from_today(there)


def weekday_after_next(words: Words) -> Meaning | None:
    """ "the Monday after next", "the Monday before last"."""
    which, future = words.number("WEEKDAY"), words.has("NEXT")
    if which is None or words.has("BEFORE") == future or words.tokens.is_kind(words.end, *_NAMES_OF_TIME):
        return None

    def resolve(now: Now) -> Period | None:
        if now.day is None or now.grain != "day":
            return None
        near = calendars.weekday_near(now.day, which, future=future, same=False)
        if near.isocalendar()[:2] == now.day.isocalendar()[:2]:
            return None  # whether that one is the next or the last, usage is divided
        return calendars.one_day(near + datetime.timedelta(days=7 if future else -7))

    return Meaning(resolve, "published")


_NAMES_OF_TIME = ("UNIT", "UNITS", "MONTH", "WEEKDAY", "SEASON", "HOLIDAY", "WEEKEND", "DAYPART")


def weekday_shifted(words: Words) -> Meaning | None:
    """ "Friday last", "Monday next": the nearest one."""
    which, future = words.number("WEEKDAY"), words.has("NEXT")
    if which is None or words.tokens.words[words.end - 1] not in ("last", "next"):
        return None
    if not clause_ends(words.tokens, words.end):
        return None
    return _from_today(lambda day: calendars.weekday_near(day, which, future=future, same=False))


def weekday_in(words: Words) -> Meaning | None:
    """ "Friday in two weeks", "a week on Friday", "Friday week": told only of what is to come."""
    which, unit = words.number("WEEKDAY"), unit_of(words)
    if which is None or unit not in ("week", "fortnight"):
        return None
    count = (count_of(words) or 1) * (2 if unit == "fortnight" else 1)
    in_weeks = words.has("IN")
    if not in_weeks and not words.has("ON") and not clause_ends(words.tokens, words.end):
        return None

    def there(day: Day) -> Day:
        step = datetime.timedelta(days=7 * count)
        if in_weeks:  # the Friday of the week that is then
            monday = day - datetime.timedelta(days=day.weekday())
            return monday + step + datetime.timedelta(days=which)
        return calendars.weekday_near(day, which, future=True, same=False) + step

    meaning = _from_today(there)
    return Meaning(meaning.resolve, "published", needs_future=True)


def weekday_number(words: Words) -> Meaning | None:
    """ "on Friday 3": where nothing else can be counted by the figure, and the month has such a Friday."""
    tokens = words.tokens
    alone = tokens.is_kind(words.start - 1, "ON") and clause_ends(tokens, words.end)
    at = tokens.word(words.end) == "at" and tokens.is_kind(words.end + 1, "NUMBER", "CLOCK")
    if not (alone or at or hours_follow(tokens, words.end)):
        return None
    return of_partial(Partial(day=words.number("NUMBER"), weekday=words.number("WEEKDAY", "ABBREVIATION")))


def day_at_hours(words: Words) -> Meaning | None:
    """ "on the 17 from 2 p.m.", "on the 17 at noon": a figure that has hours is a day."""
    if words.tokens.words[words.start] != "on" or not hours_follow(words.tokens, words.end):
        return None
    return of_partial(Partial(day=words.number("NUMBER")))


def _from_today(there: Callable[[Day], Day]) -> Meaning:
    def resolve(now: Now) -> Period | None:
        if now.day is None or now.grain != "day":
            return None
        return calendars.one_day(there(now.day))

    return Meaning(resolve, "published")
