"""The dates of a row of tokens, with those that reach from one to another: "from March to June 2013", "May 3-5"."""

from __future__ import annotations

from onrecord.reading.when import calendars
from onrecord.reading.when.bounds import to_now
from onrecord.reading.when.calendars import Period
from onrecord.reading.when.checks import holds
from onrecord.reading.when.days import days_after, days_at, days_before
from onrecord.reading.when.lists import with_shared
from onrecord.reading.when.meanings import Meaning, Now, Partial, of_partial
from onrecord.reading.when.open import LEADING, bounded_at, open_at, plain_at
from onrecord.reading.when.parser import Expression, expression_at
from onrecord.reading.when.stretches import stretch, up_to_weekday, weekday_after
from onrecord.reading.when.words import Tokens, kinds

# After these verbs "from Tuesday to Thursday" is no stretch of time.
_MOVED = frozenset(
    [
        "postponed",
        "moved",
        "delayed",
        "rescheduled",
        "brought",
        "pushed",
        "shifted",
        "changed",
        "fell",
        "rose",
        "grew",
        "dropped",
    ]
)


_RANGE_STARTS = [
    "MONTH",
    "YEAR",
    "NUMBER",
    "ORDINAL",
    "WEEKDAY",
    "NUMERIC",
    "SLASHED",
    "MONTHYEAR",
    "PART",
    "EDGE",
    "NAMED",
    "LAST",
    "NEXT",
    "THIS",
    "QUARTER",
    "DECADE",
    "SECOND",
]


def expressions(tokens: Tokens) -> list[Expression]:
    """The dates of a row of tokens, in order, none within another."""
    found: list[Expression] = []
    at = 0
    other = kinds()["OTHER"]
    while at < len(tokens):
        if tokens.row[at] == other and tokens.words[at] not in LEADING:
            at += 1
            continue
        one = _range_at(tokens, at) or open_at(tokens, at) or bounded_at(tokens, at) or plain_at(tokens, at)
        if one is None:
            at += 1
            continue
        one = _up_to(tokens, one)
        found += days_before(tokens, one, at if not found else found[-1].end)
        found.append(one)
        found += days_after(tokens, one)
        at = found[-1].end
    return with_shared(tokens, found)


def _up_to(tokens: Tokens, found: Expression) -> Expression:
    """ "the week of March 3-9", "the night of Jan. 3-4": the stretch itself."""
    if not (tokens.is_kind(found.start, "UNIT", "WEEKEND", "DAYPART") and tokens.is_kind(found.end, "DASH", "TO")):
        return found
    for at in range(found.start + 2, min(found.start + 4, found.end)):
        reach = _range_at(tokens, at)
        if reach is not None and reach.end > found.end:
            return Expression(found.start, reach.end, reach.meaning)
    return found


def _range_at(tokens: Tokens, at: int) -> Expression | None:
    lead = tokens.is_kind(at, "FROM", "BETWEEN")
    between = lead and tokens.words[at] == "between"
    first_at = at + 1 if lead else at
    first_at += lead and tokens.is_kind(first_at, "THE")
    if not lead and not tokens.is_kind(at, *_RANGE_STARTS):
        return None
    days = days_at(tokens, at, first_at, between)
    if days is not None:
        return days
    first = expression_at(tokens, first_at, inside=True) or (
        expression_at(tokens, first_at - 1, inside=True) if tokens.is_kind(first_at - 1, "THE") else None
    )
    if lead and tokens.is_kind(first_at, "NOW"):
        first = Expression(first_at, first_at + 1, Meaning(lambda now: _today(now), "published"))
    if first is None:
        return None
    link = first.end
    iso = tokens.is_kind(link - 1, "NUMERIC") and tokens.is_kind(link, "SLASH") and tokens.is_kind(link + 1, "NUMERIC")
    months = tokens.is_kind(link - 1, "MONTH") and tokens.is_kind(link, "SLASH") and tokens.is_kind(link + 1, "MONTH")
    joins = months or iso or tokens.is_kind(link, "TO", "DASH", "UNTIL") or (between and tokens.is_kind(link, "AND"))
    if not joins or (tokens.is_kind(link, "TO") and _was_moved(tokens, at)):
        return None
    weekdays = tokens.is_kind(first.end - 1, "WEEKDAY") and tokens.is_kind(link + 1, "WEEKDAY")
    bare = not lead and not weekdays and first.meaning.partial is None and first.meaning.basis != "text"
    if bare and tokens.words[link] in ("to", "until", "till"):
        return None
    if tokens.words[link] == "and" and not between:
        return None
    second_at = link + 1 + tokens.is_kind(link + 1, "THE")
    if tokens.is_kind(second_at, "NOW") or tokens.word(second_at) in ("date", "present"):
        return Expression(at, second_at + 1, to_now(first.meaning))
    second = expression_at(tokens, second_at, inside=True)
    if second is None and tokens.is_kind(second_at, "ORDINAL") and first.meaning.partial is not None:
        value = tokens.values[second_at]  # "from 1 May to the 5th"
        if isinstance(value, int) and first.meaning.partial.day is not None:
            second = Expression(second_at, second_at + 1, of_partial(Partial(day=value)))
    if second is None:
        return None
    whole = first.meaning.partial
    other = second.meaning.partial
    if whole is not None and whole.month is None and whole.year and other is not None and other.year is None:
        return None
    if tokens.row[first.start : first.end] == tokens.row[second.start : second.end] == kinds()["YEAR"]:
        one, two = int(tokens.words[first.start]), int(tokens.words[second.start])
        if one >= two or not (lead or holds(tokens, first.start, second.end)) or tokens.is_kind(at - 1, "NUMERAL"):
            return None
    if (
        weekdays
        and tokens.row[first.start : first.end] == kinds()["WEEKDAY"]
        and second.end - second.start > 1
        and second.meaning.partial is None
    ):
        return Expression(at, second.end, up_to_weekday(int(str(tokens.values[first.start])), second.meaning))
    if (
        tokens.is_kind(first.end - 1, "WEEKDAY")
        and first.end - first.start > 1
        and tokens.row[second.start : second.end] == kinds()["WEEKDAY"]
    ):
        return Expression(at, second.end, weekday_after(first.meaning, int(str(tokens.values[second.start]))))
    return Expression(
        at, second.end, stretch(first.meaning, second.meaning, *(_takes_year(tokens, one) for one in (first, second)))
    )


def _takes_year(tokens: Tokens, first: Expression) -> bool:
    """Whether a date that the words place in a year alone can take that year from the date it reaches to."""
    here = range(first.start, first.end)
    return any(tokens.is_kind(at, *_IN_A_YEAR) for at in here) and not any(
        tokens.is_kind(at, "LAST", "NEXT", "THIS", "THAT", "NAMED", "AGO", "NOW", "LATER", "YEAR") for at in here
    )


_IN_A_YEAR = ("MONTH", "SEASON", "HOLIDAY", "QUARTER", "HALFYEAR", "ORDINAL", "SECOND")


def _today(now: Now) -> Period | None:
    return calendars.one_day(now.day) if now.grain == "day" else None


def _was_moved(tokens: Tokens, at: int) -> bool:
    return bool(_MOVED & set(tokens.words[max(0, at - 5) : at]))
