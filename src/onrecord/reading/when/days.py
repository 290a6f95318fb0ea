"""Days of one month that share its name: "3-5 May 2013", "between 3 and 5 May", "the 3rd to the 5th of this month"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.when.checks import clause_ends, holds
from onrecord.reading.when.meanings import Partial, of_partial
from onrecord.reading.when.parser import Expression, expression_at
from onrecord.reading.when.stretches import days_in, days_up_to, stretch
from onrecord.reading.when.words import Tokens

_DAY_KINDS = ("NUMBER", "ORDINAL", "SECOND")


def days_at(tokens: Tokens, at: int, first: int, between: bool) -> Expression | None:
    """ "3-5 May 2013", "May 3-5", "between 3 and 5 May", "April 9th through 17th"."""
    after_month = tokens.is_kind(first, "MONTH")
    day = first + after_month
    if lead_the := _between_days(tokens, at, first, between):
        return lead_the
    if not tokens.is_kind(day, *_DAY_KINDS):
        return None
    link = day + 1
    if not (tokens.is_kind(link, "DASH", "TO", "UNTIL") or (between and tokens.is_kind(link, "AND"))):
        return None
    last = link + 1 + tokens.is_kind(link + 1, "THE")
    if not tokens.is_kind(last, *_DAY_KINDS):
        return None
    if after_month:
        if tokens.is_kind(last + 1, "MONTH", "CLOCK", "UNITS", "OF") or not holds(tokens, first, last + 1):
            return None
        month, end = tokens.values[first], last + 1
        if tokens.is_kind(end, "COMMA") and tokens.is_kind(end + 1, "YEAR"):
            end += 1
    else:
        whole = expression_at(tokens, last, inside=True)
        if whole is None and at < first and tokens.is_kind(day, "NUMBER") and tokens.is_kind(last, "NUMBER"):
            return _days_of_shifted(tokens, at, day, last)
        if whole is None or whole.meaning.partial is None or whole.meaning.partial.month is None:
            return None
        one = tokens.values[day]
        partial = whole.meaning.partial
        if not isinstance(one, int) or partial.day is None:
            return None
        return Expression(at, whole.end, stretch(of_partial(Partial(day=one)), whole.meaning))
    year: int | None = None
    if tokens.is_kind(end, "YEAR"):
        value = tokens.values[end]
        year, end = value if isinstance(value, int) else None, end + 1
    one, two = tokens.values[day], tokens.values[last]
    if not (isinstance(one, int) and isinstance(two, int) and isinstance(month, int)) or one >= two:
        return None
    first_day, last_day = Partial(year, month, one), Partial(year, month, two)
    return Expression(at, end, stretch(of_partial(first_day), of_partial(last_day)))


def _days_of_shifted(tokens: Tokens, at: int, day: int, last: int) -> Expression | None:
    """ "from 4 to 23 next month", "between 4 and 23 of last month"."""
    month = expression_at(tokens, last + 1 + tokens.is_kind(last + 1, "OF", "IN"))
    one, two = int(str(tokens.values[day])), int(str(tokens.values[last]))
    if (
        month is None
        or not tokens.is_kind(month.start, "LAST", "NEXT", "THIS")
        or tokens.words[month.end - 1] != "month"
    ):
        return None
    return Expression(at, month.end, days_in(one, two, month.meaning))


def _between_days(tokens: Tokens, at: int, first: int, between: bool) -> Expression | None:
    """ "from the 3rd to the 5th", "between the 3rd and 5th of this month"."""
    if not (at < first and tokens.is_kind(first - 1, "THE") and tokens.is_kind(first, "ORDINAL")):
        return None
    link = first + 1
    if not (tokens.is_kind(link, "DASH", "TO", "UNTIL") or (between and tokens.is_kind(link, "AND"))):
        return None
    last = link + 1 + tokens.is_kind(link + 1, "THE")
    one, two = tokens.values[first], tokens.values[last] if last < len(tokens) else 0
    if not tokens.is_kind(last, "ORDINAL") or not isinstance(one, int) or not isinstance(two, int):
        return None
    whole = expression_at(tokens, last, inside=True)
    if whole is not None and whole.meaning.partial is None:
        return Expression(at, whole.end, days_up_to(one, two, whole.meaning))
    if whole is None and tokens.words[last][0].isdecimal() and clause_ends(tokens, last + 1) and one < two:
        days = [of_partial(Partial(day=day)) for day in (one, two)]
        return Expression(at, last + 1, days_up_to(one, two, days[1]))
    return None


def days_after(tokens: Tokens, found: Expression) -> list[Expression]:
    """The 6 of "December 5 and 6, the ministry …"."""
    partial, day = found.meaning.partial, found.end + 1
    if partial is None or partial.day is None or partial.year is not None or not tokens.is_kind(found.start, "MONTH"):
        return []
    value = tokens.values[day] if day < len(tokens) else None
    if not (tokens.is_kind(found.end, "AND") and tokens.is_kind(day, "NUMBER") and clause_ends(tokens, day + 1)):
        return []
    if not isinstance(value, int) or value <= partial.day:
        return []
    return [Expression(day, day + 1, of_partial(replace(partial, day=value)))]


def days_before(tokens: Tokens, found: Expression, least: int) -> list[Expression]:
    """The days that share the month of the date after them: the 3 of "3 and 5 May"."""
    partial = found.meaning.partial
    if (
        partial is None
        or partial.day is None
        or partial.month is None
        or tokens.is_kind(found.start, "MONTH", "WEEKDAY")
    ):
        return []
    day, link = found.start - 2, found.start - 1
    if day < least or not tokens.is_kind(day, "NUMBER", "ORDINAL") or not tokens.is_kind(link, "AND"):
        return []
    value = tokens.values[day]
    if not isinstance(value, int) or value >= partial.day or tokens.word(day - 1) not in ("on", ",", "of", "the"):
        return []
    return [Expression(day, day + 1, of_partial(replace(partial, day=value)))]
