"""What is counted from a date that follows, or lies around it: "two days before", "the week of", "the rest of"."""

from __future__ import annotations

import datetime
from dataclasses import replace

from onrecord.reading.when import calendars
from onrecord.reading.when.calendars import Period
from onrecord.reading.when.meanings import Meaning, Now, Words
from onrecord.reading.when.modifiers import changed
from onrecord.reading.when.offsets import from_period
from onrecord.reading.when.relative import unit_of


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


def offset(words: Words, inner: Meaning) -> Meaning | None:
    """ "two weeks after Dec. 3", "two days before yesterday"."""
    unit = unit_of(words)
    count = words.number("NUMBER", "NUMERAL", "COUNT", "A", "COUPLE")
    if count is None and unit == "week":  # "the week before Christmas"
        return _week_beside(inner, words.has("BEFORE"))
    sign = -1 if words.has("BEFORE") else 1
    if count is not None and words.tokens.is_kind(words.start - 1, "THE") and not words.has("FROM"):
        return _units_beside(inner, unit, sign * count)  # "the two weeks before Christmas"
    count = count or 1
    to_the_day = any(words.tokens.is_kind(at, "NAMED") for at in (words.end, words.end - 1))
    if words.has("FROM") and _for(words):
        return None
    if words.has("UNIT") and count is None and words.tokens.is_kind(words.start - 1, "TO"):
        return None  # "a year to the day after"

    def resolve(now: Now) -> Period | None:
        found = from_period(inner.resolve(now), unit, sign * count, to_the_day)
        if inner.partial is None or inner.partial.year is not None or now.day is None or now.future:
            return found
        # "ten days before Jan. 20" may lie in the past though the day itself does not.
        later = from_period(inner.resolve(replace(now, tense="future")), unit, sign * count)
        return later if later is not None and later.first is not None and later.first <= now.day else found

    return Meaning(resolve, "date" if inner.basis == "text" else inner.basis)


def _units_beside(inner: Meaning, unit: str, count: int) -> Meaning:
    """So many units up to a date, or from it on."""

    def change(period: Period) -> Period | None:
        if period.first is None or period.last is None or period.precision == "interval":
            return None
        one = datetime.timedelta(days=1)
        edge = period.first if count < 0 else period.last + one
        there = calendars.moved(edge, unit, count)
        if there is None or not calendars.fine_enough(unit, period.head):
            return None
        first, last = (there, edge - one) if count < 0 else (edge, there - one)
        return Period(first, last, "interval", period.head, period.head, approximate=True)

    return changed(inner, change)


def weekday_beside(words: Words, inner: Meaning) -> Meaning | None:
    """ "the Friday before Christmas", "the first Monday after Easter"."""
    which, count = words.number("WEEKDAY"), words.number("ORDINAL", "SECOND", "LAST", "FINAL") or 1
    before = words.has("BEFORE")
    if which is None or not _beside(words) or (count < 0 and not before):
        return None
    step = datetime.timedelta(days=7 * (abs(count) - 1) * (-1 if before else 1))

    def change(period: Period) -> Period | None:
        if period.first is None or period.last is None or (period.precision != "day" and period.tail == "year"):
            return None
        edge = period.first if before else period.last
        return calendars.one_day(calendars.weekday_near(edge, which, future=not before, same=False) + step)

    return changed(inner, change)


def weekend_beside(words: Words, inner: Meaning) -> Meaning | None:
    """ "the weekend before Christmas", "the weekend after 3 May"."""
    if not _beside(words):
        return None
    before = words.has("BEFORE")

    def change(period: Period) -> Period | None:
        if period.first is None or period.precision != "day":
            return None
        # From a day of a weekend, the weekend before or after that one.
        saturday = calendars.weekday_near(period.first, 5, future=not before, same=before)
        if before and saturday + datetime.timedelta(days=1) >= period.first:
            saturday -= datetime.timedelta(days=7)
        return calendars.unit_at("weekend", saturday)

    return changed(inner, change)


def _beside(words: Words) -> bool:
    return not words.has("NEXT") or any(words.tokens.words[at] == "following" for at in words.all("NEXT"))


def nth_weekend(words: Words, inner: Meaning) -> Meaning | None:
    """ "the last weekend of March": by its Saturday."""
    count = words.number("ORDINAL", "SECOND", "LAST", "FINAL")
    if count is None:
        return None

    def change(period: Period) -> Period | None:
        saturday = None if period.precision == "day" else calendars.nth_weekday(period, 5, count)
        return None if saturday is None else calendars.unit_at("weekend", saturday)

    return changed(inner, change)


def _week_beside(inner: Meaning, before: bool) -> Meaning:
    """The seven days before or after a day, as near as such words are meant."""

    def change(period: Period) -> Period | None:
        if period.precision not in ("day", "time") or period.first is None:
            return None
        first = period.first + datetime.timedelta(days=-7 if before else 1)
        return Period(first, first + datetime.timedelta(days=6), "interval", approximate=True)

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


def length_to(words: Words, inner: Meaning) -> Meaning | None:
    """ "the three months to September", "the year ended 31 March": what ends with a date."""
    link = words.tokens.words[words.all("TO", "OTHER")[-1]]
    unit, count = unit_of(words), words.number("NUMBER", "NUMERAL", "COUNT")
    if link not in ("to", "ended", "ending", "through") or unit not in ("week", "month", "quarter", "year"):
        return None

    def change(period: Period) -> Period | None:
        if period.last is None or period.precision not in ("day", "month"):
            return None
        if unit == "week" and period.precision == "month":
            return None
        after = period.last + datetime.timedelta(days=1)
        start = calendars.moved(after, unit, -(count or 1))
        if start is None:
            return None
        month_ends = start.day == after.day == 1 and unit != "week"
        grain: calendars.Grain = "month" if month_ends else "day"
        return Period(start, period.last, "interval", grain, grain)

    return changed(inner, change)


def day_edge(words: Words, inner: Meaning) -> Meaning | None:
    """ "the end of the day on Friday", "close of business Friday": that day."""
    if words.name("UNIT") not in ("day", "") or (words.has("CALENDAR") and words.name("CALENDAR") != "working"):
        return None
    return changed(inner, lambda period: period if period.precision == "day" else None)


def rest_of(words: Words, inner: Meaning) -> Meaning | None:
    """ "the rest of May", "the remainder of 2014": from now on where now lies in it, else some of it."""
    if words.tokens.words[words.start] not in RESTS:
        return None

    def resolve(now: Now) -> Period | None:
        period = inner.resolve(now)
        if period is None or period.first is None or period.last is None or period.precision == "day":
            return None
        if now.day is not None and now.grain == "day" and period.first <= now.day <= period.last:
            return Period(now.day, period.last, "interval", approximate=True)
        return period.vague()

    return replace(inner, resolve=resolve, partial=None)


RESTS = frozenset(["rest", "remainder", "remaining", "balance"])
