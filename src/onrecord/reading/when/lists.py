"""Dates in a list that share words: "Monday and Tuesday of last week", "March, April and May 2012", "May 3, 5 and 7".

What the last one ends with belongs to all, and so does what the first one starts with.
"""

from __future__ import annotations

from itertools import pairwise

from onrecord.reading.when.checks import clause_ends
from onrecord.reading.when.meanings import Meaning
from onrecord.reading.when.parser import Expression, expression_at
from onrecord.reading.when.words import Tokens

# What a shared end may start with, and how many items a list may have.
_ENDS = ("OF", "IN", "YEAR", "SHORTYEAR", "LAST", "NEXT", "THIS", "MONTH", "CENTURY", "UNIT", "UNITS", "HALF", "COMMA")
_MOST = 8
_ITEMS = (
    *("WEEKDAY", "ABBREVIATION", "MONTH", "ORDINAL", "SECOND", "NUMBER"),
    *("SEASON", "HOLIDAY", "QUARTER", "HALFYEAR", "DECADE"),
)
_WEEKDAYS = ("WEEKDAY", "ABBREVIATION")
_DAYS = ("NUMBER", "ORDINAL")


def with_shared(tokens: Tokens, found: list[Expression]) -> list[Expression]:
    """The dates of a row of tokens, with what they share, and those items that are dates by it alone."""
    given: dict[int, Expression] = {}
    for one in found:
        for item in _by_end(tokens, one) or _by_start(tokens, one):
            given.setdefault(item.start, item)
    if not given:
        return found
    taken = [one for one in found if not any(one.start < item.end and item.start < one.end for item in given.values())]
    return sorted([*taken, *given.values()], key=lambda one: one.start)


def _joins(tokens: Tokens, at: int, last: bool) -> int:
    """How many tokens join two items before ``at``: "and", "or", ", and"; a comma, where the last pair is joined so."""
    if tokens.is_kind(at - 1, "AND") and tokens.word(at - 1) in ("and", "or"):
        return 1 + tokens.is_kind(at - 2, "COMMA")
    return 1 if not last and tokens.is_kind(at - 1, "COMMA") else 0


def _by_end(tokens: Tokens, last: Expression) -> list[Expression]:
    if not tokens.is_kind(last.start, *_ITEMS):
        return []
    for size in (1, 2):
        tail = last.start + size
        if tail >= last.end or not tokens.is_kind(tail, *_ENDS):
            continue
        if tokens.is_kind(last.start, "NUMBER") and not tokens.is_kind(tail, "MONTH", "OF"):
            continue
        items: list[Expression] = []
        at = last.start
        while len(items) < _MOST and (joins := _joins(tokens, at, not items)):
            start = at - joins - size
            if start < 0 or not _alike(tokens, start, last.start, size) or not _may_be(tokens, start, joins):
                break
            meaning = _meaning(tokens, [*range(start, start + size), *range(tail, last.end)], start)
            if meaning is None:
                break
            if _over_year_end(tokens, start, last):
                meaning = Meaning(lambda now: None, "text")
            items.append(Expression(start, start + size, meaning, last.days))
            at = start
        # A figure is a day only where the first of the list says so: "on 3, 5 and 7 March".
        if items and tokens.is_kind(at, *_DAYS) and not tokens.is_kind(at - 1, "ON", "OF", "THE", "BETWEEN", "FROM"):
            continue
        if items:
            return items
    return []


def _by_start(tokens: Tokens, first: Expression) -> list[Expression]:
    """ "May 3, 5 and 7", "next week on Tuesday or Thursday"."""
    last = first.end - 1
    if last == first.start or not tokens.is_kind(last, *_WEEKDAYS, *_DAYS):
        return []
    if tokens.is_kind(last, *_DAYS) and not tokens.is_kind(last - 1, "MONTH"):
        return []
    items: list[Expression] = []
    at, joined = first.end, False
    while len(items) < _MOST and not joined:
        comma = tokens.is_kind(at, "COMMA")
        joined = tokens.is_kind(at + comma, "AND") and tokens.word(at + comma) in ("and", "or")
        item = at + comma + joined
        if item == at or not _alike(tokens, item, last, 1):
            return []
        meaning = _meaning(tokens, [*range(first.start, last), item], first.start)
        if meaning is None:
            return []
        items.append(Expression(item, item + 1, meaning, first.days))
        at = item + 1
    if tokens.is_kind(last, *_DAYS):
        numbers = [tokens.values[last], *(tokens.values[one.start] for one in items)]
        year = tokens.is_kind(at, "COMMA") and tokens.is_kind(at + 1, "YEAR")
        rising = all(int(str(a)) < int(str(b)) for a, b in pairwise(numbers))
        if not rising or not (year or clause_ends(tokens, at)):
            return []
        if year:
            return _in_year(tokens, first, items, at + 1)
    return items if joined else []


def _in_year(tokens: Tokens, first: Expression, items: list[Expression], year: int) -> list[Expression]:
    """ "May 3 and 5, 2012": the year is of all."""
    dated: list[Expression] = []
    for one in [first, *items]:
        month = [] if one is first else list(range(first.start, first.end - 1))
        meaning = _meaning(tokens, [*month, *range(one.start, one.end), year], first.start)
        if meaning is None:
            return []
        dated.append(Expression(one.start, one.end, meaning, one.days))
    dated[-1] = Expression(dated[-1].start, year + 1, dated[-1].meaning, dated[-1].days)
    return dated


def _alike(tokens: Tokens, one: int, other: int, size: int) -> bool:
    return all(
        tokens.row[one + step : one + step + 1] == tokens.row[other + step]
        or (tokens.is_kind(one + step, *_WEEKDAYS) and tokens.is_kind(other + step, *_WEEKDAYS))
        or (tokens.is_kind(one + step, "ORDINAL", "SECOND") and tokens.is_kind(other + step, "ORDINAL", "SECOND"))
        for step in range(size)
    )


def _over_year_end(tokens: Tokens, start: int, last: Expression) -> bool:
    """ "December and January 2012": of which year the December is, nobody says."""
    if not (
        tokens.is_kind(start, "MONTH") and tokens.is_kind(last.start, "MONTH") and tokens.is_kind(last.end - 1, "YEAR")
    ):
        return False
    return int(str(tokens.values[start])) > int(str(tokens.values[last.start]))


def _may_be(tokens: Tokens, start: int, joins: int) -> bool:
    """Not the end of a date with words of its own ("May 2012 and June 2013" have two years)."""
    return not tokens.is_kind(start, "YEAR", "SHORTYEAR", "OTHER", "THE", "OF", "A", "CLOCK") and joins > 0


def _meaning(tokens: Tokens, which: list[int], start: int) -> Meaning | None:
    """What these tokens mean when they stand together, as they would without the list."""
    before = [at for at in (start - 1,) if at >= 0]
    picked = [*before, *which]
    row = Tokens(
        tokens.text,
        "".join(tokens.row[at] for at in picked),
        [tokens.values[at] for at in picked],
        [tokens.words[at] for at in picked],
        [tokens.starts[at] for at in picked],
        [tokens.ends[at] for at in picked],
    )
    found = expression_at(row, len(before), inside=True)
    return None if found is None or found.end != len(picked) else found.meaning
