"""What is counted in units from the time of writing: "last week", "the past three days", "yesterday".

"the following week", "that month" and "the next day" count from the date that the text gave last.
"""

from __future__ import annotations

from onrecord.reading.when import calendars
from onrecord.reading.when.calendars import Period
from onrecord.reading.when.meanings import Meaning, Now, Words

COUNTED_FROM_LAST = frozenset({"following", "preceding"})


def step_of(words: Words) -> int | None:
    return words.number("LAST", "NEXT", "THIS")


def shift_word(words: Words) -> str:
    at = words.all("LAST", "NEXT", "THIS", "THAT")
    return words.tokens.words[at[-1]] if at else ""


def _from_last(words: Words, unit: str) -> bool:
    """Whether it counts from the date that the text gave last: "the following week", "the next day", "that month"."""
    word = shift_word(words)
    the = words.has("THE") or words.tokens.is_kind(words.start - 1, "THE")
    return words.has("THAT") or word in COUNTED_FROM_LAST or (unit == "day") or (word == "previous" and the)


def shift(words: Words) -> Meaning | None:
    """ "last week", "this month", "the past year", "the following day", "last night", "this morning"."""
    tokens, step = words.tokens, step_of(words)
    daypart = words.has("DAYPART")
    unit = "day" if daypart else words.name("UNIT", "CENTURY")
    if words.has("CALENDAR"):
        kind = words.name("CALENDAR")
        if (unit, kind) not in (
            ("year", "calendar"),
            ("quarter", "calendar"),
            ("month", "calendar"),
            ("week", "working"),
        ):
            return None
        unit = "workweek" if kind == "working" else unit
    if daypart and not words.has("THAT"):
        if words.name("DAYPART") == "midnight" or (
            tokens.is_kind(words.start - 1, "THE") and not words.has("NEXT")  # "the last night of the fair"
        ):
            return None
        days = step or 0
        if days > 0:  # "the next morning": of what is being told
            return Meaning(lambda now: last_unit(now, "day", 1), "date")
        return Meaning(lambda now: day_unit(now, "day", days), "published")
    if tokens.is_kind(words.end, "OF") and words.has("LAST") and unit != "year":  # "the last day of the talks"
        return None
    if tokens.is_kind(words.end, "DASH", "WEEKDAY"):
        return None
    if _from_last(words, unit):
        if unit == "day" and words.has("LAST") and shift_word(words) != "previous":
            return None
        if unit == "day" and words.has("THIS"):
            return None
        days = step or 0
        return Meaning(lambda now: last_unit(now, unit, days), "date")
    if words.tokens.words[words.end : words.end + 3] == ["and", "a", "half"]:
        return Meaning(lambda now: None, "published", vague=True)
    the = words.has("THE") and not words.has("THIS")
    if words.has("NEXT") and (the or tokens.is_kind(words.start - 1, "THE")) and shift_word(words) == "next":
        # "the next month he resigned" is the one after what was told
        return Meaning(lambda now: None if now.tense == "past" else _next_of(now, unit), "published")
    if unit == "fortnight" and words.has("LAST", "NEXT") and (the or words.tokens.is_kind(words.start - 1, "THE")):
        return Meaning(lambda now: _span(now, unit, step or 0), "published")
    if shift_word(words) == "past" or (the and words.has("LAST")):
        return Meaning(lambda now: _span(now, unit, -1), "published")
    return Meaning(lambda now: day_unit(now, unit, step or 0), "published")


def _next_of(now: Now, unit: str) -> Period | None:
    return _span(now, unit, 1) if unit == "fortnight" else day_unit(now, unit, 1)


def day_unit(now: Now, unit: str, step: int) -> Period | None:
    return None if now.day is None else calendars.unit_at(unit, now.day, step, now.grain)


def last_unit(now: Now, unit: str, step: int) -> Period | None:
    last = now.last
    if last is None or last.first is None or last.approximate or last.precision == "interval":
        return None
    return calendars.unit_at(unit, last.first, step, last.head)


def _span(now: Now, unit: str, count: int) -> Period | None:
    """The ``count`` units up to now, or from now on; as exact as the units."""
    if now.day is None or not calendars.fine_enough(unit, now.grain):
        return None
    if unit == "quarter":  # whole ones
        first, last = (calendars.unit_at(unit, now.day, one) for one in ((count, -1) if count < 0 else (1, count)))
        return calendars.joined(first, last)
    there = calendars.moved(now.day, unit, count)
    if there is None:
        return None
    start, end = min(there, now.day), max(there, now.day)
    grain = {"month": "month", "year": "year", "decade": "year"}.get(unit, "day")
    if grain == "year" or (grain == "month" and abs(count) > 1):
        ends = [calendars.unit_at(grain, one) for one in (start, end)]
        found = calendars.joined(*ends)
        return None if found is None else found.vague()
    return Period(start, end, "interval", approximate=True)


def span(words: Words) -> Meaning | None:
    """ "the past three days", "the next two weeks", "the couple of months to come"."""
    unit, count, step = unit_of(words), count_of(words), step_of(words)
    if words.has("THAT") or count is None or step is None or step == 0:
        return None
    if words.tokens.is_kind(words.end, "OF", "DASH", "AGO"):  # "the last three days of the siege"
        return None
    if shift_word(words) in COUNTED_FROM_LAST:
        return Meaning(lambda now: None, "date")
    return Meaning(lambda now: _span(now, unit, step * count), "published")


def unit_of(words: Words) -> str:
    """What is counted; "workday" where that is business days."""
    unit = words.name("UNIT", "UNITS", "CENTURY")
    return "workday" if unit == "day" and words.has("CALENDAR") else unit


def count_of(words: Words) -> int | None:
    return words.number("NUMBER", "NUMERAL", "COUNT", "A", "COUPLE")


def vague(words: Words) -> Meaning | None:
    """ "in recent weeks", "a few days ago", "in the coming months": no date that could be given."""
    few = [words.tokens.words[at] for at in words.all("FEW")]
    if not words.has("LAST", "NEXT", "AGO") and few != ["recent"]:
        return None
    if words.tokens.is_kind(words.end, "OF", "BEFORE", "AFTER", "LATER"):
        return None
    return Meaning(lambda now: None, "published", vague=True)


def named(words: Words) -> Meaning | None:
    """ "today", "yesterday", "the day before yesterday"."""
    step = words.number("NAMED") or 0
    if words.has("UNIT"):
        if words.name("UNIT") != "day":
            return None
        step += -1 if words.has("BEFORE") else 1
    return Meaning(lambda now: day_unit(now, "day", step), "published")


def after_next(words: Words) -> Meaning | None:
    """ "the week after next", "the year before last"."""
    if words.has("BEFORE") != words.has("LAST"):
        return None
    unit, step = words.name("UNIT", "WEEKEND"), 2 if words.has("NEXT") else -2
    return Meaning(lambda now: day_unit(now, unit, step), "published")
