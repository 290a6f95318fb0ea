"""The dates of a row of tokens, with those that reach from one to another: "from March to June 2013", "May 3-5"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading import calendars
from onrecord.reading.calendars import Period
from onrecord.reading.date_checks import holds
from onrecord.reading.date_meanings import Meaning, Now, Partial, of_partial
from onrecord.reading.date_modifiers import to_now
from onrecord.reading.date_open import LEADING, bounded_at, clause_ends, open_at, plain_at
from onrecord.reading.date_parser import Expression, expression_at
from onrecord.reading.date_stretches import stretch
from onrecord.reading.date_words import Tokens, kinds

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


_DAY_KINDS = ("NUMBER", "ORDINAL", "SECOND")


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
        found += _days_before(tokens, one, at if not found else found[-1].end)
        found.append(one)
        found += _days_after(tokens, one)
        at = found[-1].end
    return found


def _range_at(tokens: Tokens, at: int) -> Expression | None:
    lead = tokens.is_kind(at, "FROM", "BETWEEN")
    between = lead and tokens.words[at] == "between"
    first_at = at + 1 if lead else at
    first_at += lead and tokens.is_kind(first_at, "THE")
    if not lead and not tokens.is_kind(at, *_RANGE_STARTS):
        return None
    days = _days_at(tokens, at, first_at, between)
    if days is not None:
        return days
    first = expression_at(tokens, first_at, inside=True)
    if lead and tokens.is_kind(first_at, "NOW"):
        first = Expression(first_at, first_at + 1, Meaning(lambda now: _today(now), "published"))
    if first is None:
        return None
    link = first.end
    joins = tokens.is_kind(link, "TO", "DASH", "UNTIL") or (between and tokens.is_kind(link, "AND"))
    if not joins or (tokens.is_kind(link, "TO") and _was_moved(tokens, at)):
        return None
    bare = not lead and first.meaning.partial is None and first.meaning.basis != "text"
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
    return Expression(at, second.end, stretch(first.meaning, second.meaning))


def _today(now: Now) -> Period | None:
    return calendars.one_day(now.day) if now.grain == "day" else None


def _was_moved(tokens: Tokens, at: int) -> bool:
    return bool(_MOVED & set(tokens.words[max(0, at - 5) : at]))


def _days_at(tokens: Tokens, at: int, first: int, between: bool) -> Expression | None:
    """ "3-5 May 2013", "May 3-5", "between 3 and 5 May", "April 9th through 17th"."""
    after_month = tokens.is_kind(first, "MONTH")
    day = first + after_month
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


def _days_after(tokens: Tokens, found: Expression) -> list[Expression]:
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


def _days_before(tokens: Tokens, found: Expression, least: int) -> list[Expression]:
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
