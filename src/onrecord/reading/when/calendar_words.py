"""Dates by the calendar: a month with a day or a year, years, decades, centuries."""

from __future__ import annotations

import re

from onrecord.reading.when import calendars
from onrecord.reading.when.calendars import Period
from onrecord.reading.when.checks import clause_ends, cues
from onrecord.reading.when.figures import clock_time
from onrecord.reading.when.meanings import Meaning, Partial, Words, fixed, of_partial, timed, yearly
from onrecord.reading.when.relative import shift_word


def calendar(words: Words) -> Meaning | None:
    """A month with a day or a year or both, with a weekday that may help to find the year."""
    day = words.number("NUMBER", "ORDINAL", "SECOND")
    year, month = words.number("YEAR", "SHORTYEAR"), words.number("MONTH")
    if year is None and words.has("NUMERAL"):  # "April of 87"
        year = 1900 + (words.number("NUMERAL") or 0)
        if not 1932 <= year <= 1999:
            return None
    weekday = words.number("WEEKDAY", "ABBREVIATION")
    if day is not None and not 1 <= day <= 31:
        return None
    units = words.all("UNIT")
    if units and words.tokens.values[units[0]] != "day":
        return None
    found = of_partial(Partial(year, month, day, weekday))
    if words.has("CLOCK"):
        time = clock_time(words.name("CLOCK"), sure=True)
        return Meaning(lambda now: timed(found.resolve(now), time), found.basis)
    return found


def day_alone(words: Words) -> Meaning | None:
    """ "on the 18th": of the month at hand. Not before a noun ("the 18th congress")."""
    tokens = words.tokens
    after = tokens.word(words.end)
    noun = after.isalpha() and tokens.is_kind(words.end, "OTHER") and after not in cues("no_noun")
    if noun or tokens.is_kind(words.end, *_NOT_AFTER_DAY):
        return None
    if tokens.word(words.start - 1) not in (
        "on",
        "by",
        "until",
        "since",
        "from",
        "before",
        "after",
        "to",
        "of",
        "for",
        "around",
        "about",
        "between",
    ):
        return None
    if tokens.is_kind(words.end, "IN") and tokens.is_kind(words.end + 1, "MONTH"):
        return None
    if tokens.words[words.end - 1][0].isalpha():  # "on the first", "by the third"
        return None
    return of_partial(Partial(day=words.number("ORDINAL", "SECOND")))


_NOT_AFTER_DAY = (
    *("CENTURY", "UNIT", "UNITS", "MONTH", "OF", "DASH", "HALF", "NUMERAL", "WEEKDAY", "WEEKEND", "HOLIDAY", "NUMBER"),
    *("POSSESSIVE", "SEASON", "DAYPART", "YEAR", "LAST"),
)


def day_bare(words: Words) -> Meaning | None:
    """ "on 18th": without its article, at the end of a clause."""
    tokens = words.tokens
    if tokens.word(words.start - 1) != "on" or not clause_ends(tokens, words.end):
        return None
    return None if tokens.words[words.start][0].isalpha() else of_partial(Partial(day=words.number("ORDINAL")))


def day_shift(words: Words) -> Meaning | None:
    """ "this May 12", "next 6th of April"."""
    month, day, step = (
        words.number("MONTH"),
        words.number("NUMBER", "ORDINAL", "SECOND"),
        words.number("LAST", "NEXT", "THIS"),
    )
    if month is None or day is None or step is None or shift_word(words) not in ("this", "last", "next", "coming"):
        return None

    def of_year(year: int) -> Period | None:
        return calendars.one_day(calendars.day_of(year, month, day))

    return Meaning(lambda now: yearly(of_year, step, now) if now.grain == "day" else None, "published")


def month_year(words: Words) -> Meaning | None:
    """ "06/2013"."""
    month, year = re.split(r"[/-]", words.name("MONTHYEAR"))
    return of_partial(Partial(int(year), int(month)))


def year(words: Words) -> Meaning | None:
    """A year alone; whether the figures are one at all is weighed where the rule is tried."""
    return of_partial(Partial(words.number("YEAR")))


def year_of(words: Words) -> Meaning | None:
    """ "the year 1958", "the year of 1958"."""
    return year(words) if words.name("UNIT") == "year" else None


def two_years(words: Words) -> Meaning | None:
    """ "2011-12"."""
    first, short = words.number("YEAR") or 0, words.number("NUMBER", "NUMERAL") or 0
    if first < 1800 or len(words.tokens.words[words.end - 1]) != 2:
        return None
    if (first + 1) % 100 != short:
        if short <= first % 100 and 1 <= short <= 12:  # "2013-06"
            return of_partial(Partial(first, short))
        if short > 12 and 0 < short - first % 100 <= 15:  # "2009-14"
            return fixed(calendars.years(first, first // 100 * 100 + short))
    return fixed(calendars.years(first, first + 1)) if (first + 1) % 100 == short else None


def decade(words: Words) -> Meaning | None:
    """ "the 1990s", "the '90s"."""
    digits = re.sub(r"\D", "", words.name("DECADE")) or str(words.number("DECADE"))
    if words.name("DECADE")[:1] in ("2", "3", "4") and len(digits) == 2:
        return None  # an age, or the weather
    written = words.tokens.words[words.start]
    if (written.isalpha() or written[0] in "56789") and words.tokens.word(words.start - 1) not in _DECADE_CUES:
        return None  # "in her nineties", "in the 30s"
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    # "the 1900s" and "the 2000s" may be a century.
    found = calendars.years(first, first + 9)
    return fixed(found.vague() if found is not None and first % 100 == 0 else found)


_DECADE_CUES = frozenset(["the", "in", "early", "late", "mid", "since"])


def century(words: Words) -> Meaning | None:
    """ "the 19th century", as ISO 8601 counts it: the years that start with 18."""
    number = (words.number("COUNT") or 0) + (words.number("ORDINAL", "SECOND") or 0)
    found = calendars.years(number * 100 - 100, number * 100 - 1) if number > 1 else None
    return fixed(None if found is None else found.vague())


def quarter(words: Words) -> Meaning | None:
    """ "Q3 2013", "2013 H2"."""
    year, size = words.number("YEAR", "SHORTYEAR") or 0, 3 if words.has("QUARTER") else 6
    number = words.number("QUARTER", "HALFYEAR") or 0
    return fixed(calendars.months(year, (number - 1) * size + 1, size))
