"""Dates counted from now or from another date: "three days ago", "in two weeks", "two days later".

What is counted in weeks, months or years ("two months ago") is not meant to the day: the week, month or year that holds
it, marked as approximate.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.when import bounds as date_bounds
from onrecord.reading.when import calendars
from onrecord.reading.when.calendars import Day, Period
from onrecord.reading.when.meanings import Meaning, Now, Words
from onrecord.reading.when.offsets import as_counted, from_period
from onrecord.reading.when.relative import day_unit


def ago(words: Words) -> Meaning | None:
    """ "three days ago", "two weeks and two days ago"; not "half a year ago"."""
    tokens, at = words.tokens, words.start - 1
    two = tokens.is_kind(at, "AND", "TO", "DASH") and tokens.is_kind(at - 1, "NUMBER", "NUMERAL", "COUNT", "A")
    if tokens.is_kind(at, "HALF") or two:  # "half a year ago", "two or three weeks ago"
        return Meaning(lambda now: None, "published", vague=True)
    return _counted(words, -1)


def ago_half(words: Words) -> Meaning | None:
    """ "two and a half years ago", "a year and a half ago", "half a century ago": about when it was."""
    unit = words.name("UNIT", "UNITS", "CENTURY")
    months, grain = _HALVES.get(unit, (0, ""))
    if not months:
        return Meaning(lambda now: None, "published", vague=True)
    half = words.all("HALF")[0]
    counted = [at for at in words.all("NUMBER", "NUMERAL", "COUNT", "A") if at < half - 1 or at < half - 2]
    value = words.tokens.values[counted[0]] if counted and half > words.start else 0
    count = value if isinstance(value, int) else 0

    def resolve(now: Now) -> Period | None:
        if now.day is None or not calendars.fine_enough("month", now.grain):
            return None
        day = calendars.moved(now.day, "month", -(count * months + months // 2))
        found = None if day is None else calendars.unit_at(grain, day)
        return None if found is None else found.vague()

    return Meaning(resolve, "published")


# How many months, and how near such words are meant.
_HALVES = {"year": (12, "quarter"), "decade": (120, "year"), "century": (1200, "decade")}


def from_now(words: Words) -> Meaning | None:
    """ "two weeks from now"; "in three days" where the future is spoken of (else it says how long something took)."""
    link = words.tokens.words[words.start]
    if words.has("IN") and link not in ("in", "within"):
        return None
    if words.tokens.is_kind(words.end, "OF", "DASH", "AGO", "OTHER") and words.tokens.word(words.end) in (
        "of",
        "-",
        "ago",
    ):
        return None
    found = _counted(words, 1)
    if found is not None and link == "within":
        return replace(date_bounds.more_than(found, "less"), needs_future=True)
    return None if found is None else replace(found, needs_future=words.has("IN") and not _in_time(words))


def about_from_now(words: Words) -> Meaning | None:
    """ "in about two weeks", "in less than a month", "in just three days"."""
    tokens, link = words.tokens, words.tokens.words[words.start + 1]
    than = tokens.word(words.start + 2) == "than"
    if tokens.words[words.start] not in ("in", "within") or than != tokens.is_kind(words.start + 2, "OTHER"):
        return None
    if link not in (("less", "under", "more") if than else _ABOUT):
        return None
    if tokens.word(words.end) in ("of", "-", "ago"):
        return None
    found = _counted(words, 1)
    if found is None:
        return None
    if than or link not in ("just", "exactly", "only"):
        found = date_bounds.more_than(found, link if than else "about")
    return replace(found, needs_future=True)


_ABOUT = frozenset(["about", "around", "roughly", "approximately", "some", "nearly", "just", "exactly", "only"])


def _in_time(words: Words) -> bool:
    tokens, at = words.tokens, words.end
    while tokens.word(at) in ("'s", "’s", "'", "’"):
        at += 1
    return at > words.end and tokens.word(at) == "time"


def ago_named(words: Words) -> Meaning | None:
    """ "a year ago today": to the day; "a year ago this week": to the week; "a week ago Friday" may be one of two."""
    steps, step = steps_of(words)[:1], words.number("NAMED") or 0
    if len(steps) != 1:
        return None
    count, unit = steps[0]
    if words.has("WEEKDAY"):
        return Meaning(lambda now: None, "published")
    month = words.number("MONTH")
    if month is not None:
        day = int(str(words.tokens.values[words.end - 1]))
        return Meaning(lambda now: _anniversary(now, unit, count, month, day), "published")
    if words.has("THIS", "LAST", "NEXT"):
        which, step = str(words.tokens.values[words.end - 1]), words.number("THIS", "LAST", "NEXT") or 0

        def resolve_unit(now: Now) -> Period | None:
            there = None if now.day is None else calendars.moved(now.day, unit, -count)
            return None if there is None else calendars.unit_at(which, there, step, now.grain)

        return Meaning(resolve_unit, "published")

    def resolve(now: Now) -> Period | None:
        day = day_unit(now, "day", step)
        return None if day is None or day.first is None else calendars.one_day(calendars.moved(day.first, unit, -count))

    return Meaning(resolve, "published")


def _anniversary(now: Now, unit: str, count: int, month: int, day: int) -> Period | None:
    """ "a year ago on Jan. 3": that day, as near as may be to so long ago."""
    there = None if now.day is None or unit not in ("year", "decade") else calendars.moved(now.day, unit, -count)
    if there is None:
        return None
    days = [calendars.day_of(there.year + step, month, day) for step in (-1, 0, 1)]
    near = [one for one in days if one is not None and abs((one - there).days) <= 92]
    return calendars.one_day(near[0]) if len(near) == 1 else None


def _counted(words: Words, sign: int) -> Meaning | None:
    steps = steps_of(words)
    if not steps:
        return None

    def resolve(now: Now) -> Period | None:
        if now.day is None:
            return None
        finest = steps[-1][1]
        if not calendars.fine_enough(finest, now.grain):
            return None
        day: Day | None = now.day
        for count, unit in steps:
            day = None if day is None else calendars.moved(day, unit, sign * count)
        return as_counted(day, finest)

    return Meaning(resolve, "published")


def steps_of(words: Words) -> list[tuple[int, str]]:
    steps: list[tuple[int, str]] = []
    count: int | None = None
    for at in range(words.start, words.end):
        value = words.tokens.values[at]
        if words.tokens.is_kind(at, "NUMBER", "NUMERAL", "COUNT", "COUPLE", "A"):
            assert isinstance(value, int)
            count = value
        elif words.tokens.is_kind(at, "UNIT", "UNITS", "CENTURY") and isinstance(value, str):
            if count is None:
                return steps
            work = value == "day" and words.tokens.is_kind(at - 1, "CALENDAR")
            steps.append((count, "workday" if work else value))
            count = None
    return steps


def from_last(words: Words) -> Meaning | None:
    """ "two days later", "a week earlier", "three days after the attack", "the day before".

    What is counted from an event is dated by nothing here.
    """
    tokens, steps = words.tokens, steps_of(words)
    word = tokens.words[words.end - 1]
    if words.has("THE"):
        steps = [(1, words.name("UNIT"))]
    if word in ("before", "after") and not _clause_ends(words):
        return Meaning(lambda now: None, "event", vague=words.has("FEW", "UNITS") and not steps)
    if not steps:
        return Meaning(lambda now: None, "date", vague=True)
    count, unit = steps[0]
    sign = 1 if word in ("later", "after") else -1
    if tokens.word(words.end) == "than":  # "a day later than planned"
        return None
    if tokens.is_kind(words.end, "THIS", "THE"):  # "30 days later this year"
        return None

    def resolve(now: Now) -> Period | None:
        return from_period(now.last, unit, sign * count)

    return Meaning(resolve, "date")


def _clause_ends(words: Words) -> bool:
    tokens = words.tokens
    if words.end >= len(tokens):
        return True
    return tokens.is_kind(words.end, "COMMA", "CLOSE") or tokens.words[words.end][0] in ".;:!?\"”'’—"
