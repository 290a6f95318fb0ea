"""Holidays and seasons: what comes once a year."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from onrecord.reading.when import calendars
from onrecord.reading.when.calendars import Period
from onrecord.reading.when.calendars_of_feasts import easter, hanukkah, islamic, orthodox_easter, rosh_hashanah
from onrecord.reading.when.meanings import Meaning, Now, Words, fixed, yearly
from onrecord.reading.when.words import Holiday


def holiday_in(rule: str, year: int) -> Period | None:
    """The day (or month) of a holiday of ``holidays.csv`` in a year."""
    kind, *rest = rule.split()
    numbers = [int(part) for part in rest] if kind != "table" else []
    if kind in _FEASTS:
        first = _FEASTS[kind](year) + datetime.timedelta(days=numbers[0])
        last = first + datetime.timedelta(days=(numbers[1] if len(numbers) > 1 else 1) - 1)
        return Period(first, last, "day" if first == last else "interval")
    if kind == "none":  # known as a day, but not which
        return None
    if kind == "table":
        return next((Period(day, day, "day") for day in _days(tuple(rest)) if day.year == year), None)
    if kind in ("nth", "thanksgiving"):
        month, weekday, count = numbers if kind == "nth" else (11, 3, 4)
        whole = calendars.month_of(year, month)
        day = None if whole is None else calendars.nth_weekday(whole, weekday, count)
        return calendars.one_day(day if day is None or kind == "nth" else day + datetime.timedelta(days=numbers[0]))
    if kind == "islamic":
        return _islamic_in(year, numbers)
    return calendars.one_day(calendars.day_of(year, *(int(part) for part in kind.split("-"))))


_FEASTS = {"easter": easter, "orthodox": orthodox_easter, "rosh": rosh_hashanah, "hanukkah": hanukkah}


def _days(texts: tuple[str, ...]) -> list[datetime.date]:
    return [datetime.date.fromisoformat(text) for text in texts]


def _islamic_in(year: int, numbers: list[int]) -> Period | None:
    for lunar in range((year - 623) * 33 // 32, (year - 621) * 33 // 32 + 2):
        first = islamic(lunar, numbers[0], numbers[1] if len(numbers) > 1 else 1)
        if first is not None and first.year == year:
            if len(numbers) > 1:  # by when the moon is seen, a day earlier or later
                one = datetime.timedelta(days=1)
                return Period(first - one, first + one, "interval", approximate=True)
            return Period(first, first + datetime.timedelta(days=29), "interval", approximate=True)
    return None


def holiday(words: Words) -> Meaning | None:
    """A holiday by name; "Christmas" and its like only where they are a time, not part of a name."""
    at = words.all("HOLIDAY")[0]
    value, tokens = words.tokens.values[at], words.tokens
    assert isinstance(value, Holiday)
    year, step = words.number("YEAR"), words.number("LAST", "NEXT", "THIS")
    if value.needs_cue and year is None and step is None:
        cued = tokens.is_kind(words.start - 1, *_TIME_CUES) or tokens.word(words.start - 1) == "around"
        cued = cued or (tokens.is_kind(words.start - 1, "AND") and tokens.is_kind(words.start - 2, "HOLIDAY"))
        if not cued or tokens.is_kind(words.end, "DASH", "POSSESSIVE"):
            return None
        following = tokens.text[tokens.starts[words.end] :][:1] if words.end < len(tokens) else ""
        if following.isupper():
            return None
    if words.has("THAT"):
        return None
    rule, country = value.rule, value.country
    of_year = _whole_year(year, lambda one: holiday_in(rule, one), step)
    # What is kept on another day elsewhere has no date in the press of elsewhere.
    return Meaning(
        lambda now: None if country and now.country not in (None, country) else of_year(now),
        "published" if year is None else "text",
    )


def _whole_year(
    year: int | None, of_year: Callable[[int], Period | None], step: int | None
) -> Callable[[Now], Period | None]:
    return lambda now: yearly(of_year, step, now) if year is None else of_year(year)


_TIME_CUES = ("ON", "IN", "BEFORE", "AFTER", "BY", "SINCE", "UNTIL", "FROM", "TO", "BETWEEN")


def season(words: Words) -> Meaning | None:
    """A season of a year, or the last, next or nearest one. "fall" and "spring" alone are seldom seasons."""
    name, year, step = words.name("SEASON"), words.number("YEAR", "SHORTYEAR"), words.number("LAST", "NEXT", "THIS")
    tokens = words.tokens
    if words.has("THAT"):
        return None
    if year is not None:
        if words.has("NUMBER"):  # "winter 2013-14"
            return Meaning(lambda now: calendars.season(name, year, now.country), "text") if name == "winter" else None
        if name == "winter":  # it lies in two years, and which one is meant nobody says
            whole = calendars.year_of(year)
            return fixed(None if whole is None else whole.vague())
        found = calendars.season(name, year)
        return None if found is None else Meaning(lambda now: calendars.season(name, year, now.country), "text")
    if step is None:
        article = tokens.is_kind(words.start - 1, "THE")
        cue = words.start - (2 if article else 1)
        if not tokens.is_kind(cue, "IN", "BY", "UNTIL", "SINCE", "BEFORE", "AFTER", "PART", "OF", "FROM", "BETWEEN"):
            return None
        if tokens.is_kind(cue, "OF") and not tokens.is_kind(cue - 1, "EDGE", "PART"):
            return None
        follows = tokens.word(words.end)
        if follows == "of" or (tokens.is_kind(words.end, "OTHER", "UNITS") and follows.isalpha() and not article):
            return None
        if not article and name == "autumn" and tokens.word(words.end - 1) == "fall":
            return None
    return Meaning(lambda now: yearly(lambda one: calendars.season(name, one, now.country), step, now), "published")


def holiday_weekend(words: Words) -> Meaning | None:
    """ "Labor Day weekend": with the holiday where that is a Friday or a Monday."""
    value, year = words.tokens.values[words.all("HOLIDAY")[0]], words.number("YEAR")
    assert isinstance(value, Holiday)
    rule = value.rule

    def of_year(one: int) -> Period | None:
        day = holiday_in(rule, one)
        if day is None or day.first is None or day.precision != "day":
            return None
        nearest = day.first + datetime.timedelta(days=3)
        friday = nearest - datetime.timedelta(days=(nearest.weekday() - 4) % 7)
        if friday == day.first:
            return Period(friday, friday + datetime.timedelta(days=2), "interval")
        last = 3 if day.first.weekday() == 0 else 2
        return Period(friday + datetime.timedelta(days=1), friday + datetime.timedelta(days=last), "interval")

    if year is not None:
        return fixed(of_year(year))
    return Meaning(lambda now: yearly(of_year, None, now), "published")


def holiday_week(words: Words) -> Meaning | None:
    """ "Christmas week": the week that the day is in, more or less."""
    value, year = words.tokens.values[words.start], words.number("YEAR")
    if words.name("UNIT") != "week" or not isinstance(value, Holiday):
        return None
    rule = value.rule

    def of_year(one: int) -> Period | None:
        day = holiday_in(rule, one)
        if day is None or day.first is None or day.precision != "day":
            return None
        found = calendars.unit_at("week", day.first)
        return None if found is None else found.vague()

    if year is not None:
        return fixed(of_year(year))
    return Meaning(lambda now: yearly(of_year, None, now), "published")
