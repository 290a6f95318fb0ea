"""Weekdays, weekends, months and seasons against the time of writing: "Wednesday", "next Friday", "June last year".

Where usage is divided, so is the answer: "last Monday" on a Friday may be four days or eleven ago, and has none.
"""

from __future__ import annotations

import datetime

from onrecord.reading.when import calendars
from onrecord.reading.when.calendars import Period
from onrecord.reading.when.checks import cues
from onrecord.reading.when.holidays import holiday_in
from onrecord.reading.when.meanings import Meaning, Now, Partial, Words, complete
from onrecord.reading.when.relative import COUNTED_FROM_LAST, day_unit, last_unit, shift_word, step_of
from onrecord.reading.when.words import Holiday
from onrecord.schema import DateBasis

# These mean the nearest one; of "last" and "next" that is doubtful.
NEAREST = frozenset(["past", "coming", "upcoming"])


def weekday(words: Words) -> Meaning | None:
    """ "Wednesday", "last Wednesday", "the coming Wednesday"."""
    which, shifts = words.number("WEEKDAY"), words.all("LAST", "NEXT", "THIS")
    if which is None or words.has("THAT"):
        return None
    word = words.tokens.words[shifts[-1]] if shifts else ""
    if word in COUNTED_FROM_LAST:
        return Meaning(lambda now: _weekday_from_last(now, which, word == "following"), "date")
    tokens = words.tokens
    if not word and tokens.is_kind(words.end, "POSSESSIVE") and tokens.is_kind(words.start - 1, "BEFORE", "UNTIL"):
        # "He spoke before Friday's vote": it may be past or still to come.
        return Meaning(lambda now: _weekday(now, which, word) if now.future else None, "published")
    return Meaning(lambda now: _weekday(now, which, word), "published")


def _weekday(now: Now, which: int, word: str) -> Period | None:
    if now.day is None or now.grain != "day":
        return None
    today = now.day
    if word in NEAREST:
        return calendars.one_day(calendars.weekday_near(today, which, future=word != "past", same=False))
    monday = today - datetime.timedelta(days=today.weekday())
    here = monday + datetime.timedelta(days=which)
    if word in ("this", "current"):
        return calendars.one_day(here)
    if word in ("last", "previous", "next"):
        # Of the week before or after; but it may also be the last or next such day, in the week at hand. Where that
        # is so near that the plain name of the day would serve, it cannot be meant.
        future = word == "next"
        week = here + datetime.timedelta(days=7 if future else -7)
        near = calendars.weekday_near(today, which, future=future, same=False)
        divided = word != "previous" and near != week and abs((near - today).days) > 2
        return None if divided else calendars.one_day(week)
    if now.tense == "either":
        return None
    return calendars.one_day(calendars.weekday_near(today, which, future=now.future))


def _weekday_from_last(now: Now, which: int, future: bool) -> Period | None:
    last = now.last
    if last is None or last.precision not in ("day", "time") or last.first is None:
        return None
    return calendars.one_day(calendars.weekday_near(last.first, which, future=future, same=False))


def weekday_of(words: Words) -> Meaning | None:
    """ "Tuesday of last week", "last week Tuesday", "Wednesday this week"."""
    which, unit, step = words.number("WEEKDAY", "ABBREVIATION"), words.name("UNIT"), step_of(words) or 0
    if which is None or unit != "week":
        return None
    from_last = words.has("THAT") or shift_word(words) in COUNTED_FROM_LAST
    basis: DateBasis = "date" if from_last else "published"

    def resolve(now: Now) -> Period | None:
        week = last_unit(now, unit, step) if from_last else day_unit(now, unit, step)
        if week is None or week.first is None:
            return None
        return calendars.one_day(week.first + datetime.timedelta(days=which))

    return Meaning(resolve, basis)


def weekend(words: Words) -> Meaning | None:
    """ "last weekend", "over the weekend"."""
    tokens, word = words.tokens, shift_word(words)
    step = -1 if word == "past" else step_of(words) if not words.has("NEXT") else 1
    if words.has("LAST", "NEXT") and tokens.is_kind(words.end, "OF", "IN"):  # "the last weekend of May"
        return None
    if words.has("THAT") or (step is not None and word in COUNTED_FROM_LAST):
        days = step or 0
        return Meaning(lambda now: last_unit(now, "weekend", days), "date")
    if step is None and not (
        tokens.is_kind(words.start - 1, "THE")
        and (
            tokens.is_kind(words.start - 2, "IN", "ON", "BY", "SINCE", "OF", "UNTIL", "TO")
            or tokens.word(words.start - 2) in cues("the_weekend")
        )
    ):
        return None

    def resolve(now: Now) -> Period | None:
        if now.day is None:
            return None
        early = now.day.weekday() < 5
        if step is None and not now.future and early:
            return day_unit(now, "weekend", -1)
        if step == 1 and early and word in ("coming", "upcoming"):
            return day_unit(now, "weekend", 0)
        if step == 1 and now.day.weekday() < 3:  # this one or the one after
            return None
        return day_unit(now, "weekend", step or 0)

    return Meaning(resolve, "published")


def month_shift(words: Words) -> Meaning | None:
    """ "last March", "June last year", "3 June of this year", "the 3rd of last month"."""
    step, unit, month = step_of(words) or 0, words.name("UNIT"), words.number("MONTH")
    day = words.number("NUMBER", "ORDINAL", "SECOND")
    if (unit and unit != ("year" if month else "month")) or (day is not None and not 1 <= day <= 31):
        return None
    from_last = words.has("THAT") or shift_word(words) in COUNTED_FROM_LAST
    if from_last and not unit:
        return None

    def resolve(now: Now) -> Period | None:
        if unit:
            base = last_unit(now, unit, step) if from_last else day_unit(now, unit, step)
            if base is None or base.first is None:
                return None
            return complete(Partial(base.first.year, month or base.first.month, day), now)
        return None if month is None else _shifted_month(now, month, step, shift_word(words) in NEAREST)

    return Meaning(resolve, "date" if from_last else "published")


def _shifted_month(now: Now, month: int, step: int, nearest: bool) -> Period | None:
    if now.day is None or now.grain == "year":
        return None
    if step == 0:
        return calendars.month_of(now.day.year, month)
    here = now.day.year * 12 + now.day.month
    years = [now.day.year + one for one in ((1, 0, -1) if step < 0 else (-1, 0, 1))]
    year = next(one for one in years if (one * 12 + month < here if step < 0 else one * 12 + month > here))
    # "last December" in January, "next February": the plain name would serve, so another year may be meant.
    return None if abs(year * 12 + month - here) == 1 and not nearest else calendars.month_of(year, month)


def season_shift(words: Words) -> Meaning | None:
    """ "summer last year", "Easter this year"."""
    step, name = step_of(words) or 0, words.name("SEASON")
    if words.name("UNIT") != "year" or words.has("THAT"):
        return None
    value = words.tokens.values[words.all("SEASON", "HOLIDAY")[0]]

    def resolve(now: Now) -> Period | None:
        if now.day is None:
            return None
        if name:
            found = calendars.season(name, now.day.year + step, now.country)
            return None if found is None or name == "winter" else found
        return holiday_in(value.rule, now.day.year + step) if isinstance(value, Holiday) else None

    return Meaning(resolve, "published")
