"""Whether the words around a date say that it is none: a count ("20 people in May"), a name ("the April 6 movement").

The words stand in ``knowledge/date_cues.csv``.
"""

from __future__ import annotations

import functools

from onrecord.knowledge import load_csv
from onrecord.reading.when.words import Tokens, of_kind

_BEFORE_YEAR = (
    "IN", "SINCE", "BY", "UNTIL", "FROM", "TO", "BETWEEN", "BEFORE", "AFTER", "OF", "ON", "PART", "EDGE", "LATER",
    "THIS", "OPEN", "POSSESSIVE", "SEASON", "HOLIDAY",
)  # fmt: skip
_BEFORE_MONTH = (
    "IN", "SINCE", "BY", "UNTIL", "FROM", "BETWEEN", "BEFORE", "AFTER", "PART", "LAST", "NEXT", "THIS", "OF",
)  # fmt: skip
# Months that are written as another word is, but for the capital.
_CAPITALISED = frozenset({"may", "march", "mar"})
_YEARS_ALONE = range(1700, 2101)


@functools.cache
def cues(kind: str) -> frozenset[str]:
    """The words of a kind of ``date_cues.csv``."""
    return frozenset(row["word"] for row in load_csv("date_cues.csv") if row["kind"] == kind)


def holds(tokens: Tokens, start: int, end: int, *, inside: bool = False) -> bool:
    """Whether tokens ``[start, end)`` are a date; ``inside``: as part of a longer one, which vouches for a year."""
    if _is_a_name(tokens, start, end) or _is_a_code(tokens, start, end):
        return False
    if tokens.word(start - 1) in cues("repeated") or (
        tokens.word(start - 1) == "other" and tokens.word(start - 2) == "every"
    ):
        return False
    if tokens.is_kind(start, "WEEKDAY") and end - start == 1:
        before = tokens.word(start - 1)
        if tokens.is_kind(start - 1, "A", "THAT") or before in ("one", "any", "some", "most", "another"):
            return False
        if (
            before == "the" and tokens.is_kind(start - 2, "ON") and clause_ends(tokens, end)
        ):  # "on the Friday": of what is being told
            return False
    if end - start == 2 and tokens.is_kind(start, "THIS", "LAST", "NEXT") and _titled(tokens, start):
        return False
    for at in range(start, end):
        word = tokens.words[at]
        capital = tokens.text[tokens.starts[at]].isupper()
        if tokens.is_kind(at, "MONTH") and word in _CAPITALISED and not capital:
            return False
        if tokens.is_kind(at, "ABBREVIATION") and not capital and word in ("mon", "wed", "sat", "sun"):
            return False
    if tokens.is_kind(end - 1, "MONTH") and tokens.is_kind(end, "OF") and tokens.is_kind(end + 1, "NUMERAL", "NUMBER"):
        return False
    if tokens.is_kind(end - 1, "NUMBER", "YEAR", "ORDINAL") and tokens.word(end) in cues("counted"):
        return (
            end - start == 1
            and _is_year(tokens, start)
            and tokens.is_kind(start - 1, "IN")
            and not _round(tokens, start)
        )
    if end - start == 1 and tokens.is_kind(start, "YEAR"):
        return _is_year(tokens, start) if inside else _year_alone(tokens, start)
    if end - start == 1 and tokens.is_kind(start, "MONTH") and _is_doubtful(tokens.words[start]) and not inside:
        return _month_alone(tokens, start)
    if end - start == 1 and tokens.is_kind(start, "NAMED"):
        return (
            not _is_capital(tokens, start)
            or not tokens.word(start - 1).isalpha()
            or not _starts_capital(tokens, start - 1)
        )
    return True


def clause_ends(tokens: Tokens, at: int) -> bool:
    """Whether a clause ends before token ``at``."""
    return at >= len(tokens) or tokens.words[at] in (",", ".", ";", ")", "and", "or") or tokens.words[at][0] in "?!:—"


def hours_follow(tokens: Tokens, at: int) -> bool:
    """Whether hours are given after what is a day: "at noon", "from 2 p.m. to 4 p.m.", "between 2 and 4 p.m."."""
    if tokens.is_kind(at, "CLOCK"):
        return True
    if tokens.word(at) not in ("from", "between", "at", ","):
        return False
    return any(tokens.is_kind(one, "CLOCK") for one in range(at + 1, at + 4))


def _titled(tokens: Tokens, start: int) -> bool:
    """A name of a paper or a show: "told Kamloops This Week that"."""
    return all(_is_capital(tokens, at) for at in (start - 1, start, start + 1)) and tokens.word(start - 1).isalpha()


def _is_capital(tokens: Tokens, at: int) -> bool:
    if not 0 <= at < len(tokens):
        return False
    first = tokens.text[tokens.starts[at] : tokens.starts[at] + 2]
    return first[0].isupper() and not first.isupper() and tokens.words[at] not in ("on", "the", "for", "until", "by")


def _starts_capital(tokens: Tokens, at: int) -> bool:
    return tokens.text[tokens.starts[at]].isupper()


@functools.cache
def _is_doubtful(month: str) -> bool:
    """Whether a month is also another word or a first name, so that alone it is one only by the words around it."""
    return (len(month) <= 5 and month != "july") or month == "august"


def _is_year(tokens: Tokens, at: int) -> bool:
    value = tokens.values[at]
    return isinstance(value, int) and value in _YEARS_ALONE


def _round(tokens: Tokens, at: int) -> bool:
    return tokens.words[at].endswith("00")


def _year_alone(tokens: Tokens, at: int) -> bool:
    if not _is_year(tokens, at):
        return _far_year(tokens, at)
    after, before = tokens.word(at + 1), tokens.word(at - 1)
    if _round(tokens, at) and (
        after == "of" or (after.endswith("s") and after.isalpha() and after not in cues("after_year"))
    ):
        return False
    if tokens.is_kind(at + 1, "UNITS", "NUMERAL", "ZONE") or after in ("hours", "hrs"):
        return False
    if after in ("and", "or") and tokens.word(at + 2) in ("later", "earlier", "after", "before"):
        return True
    if tokens.is_kind(at - 1, *_BEFORE_YEAR):
        # "at 2014 Broad Street" is no time, "to 2014 votes" hardly.
        return before not in ("at", "over", "within") and not (
            before == "to" and tokens.is_kind(at - 2, "NUMBER", "NUMERAL")
        )
    if before == "years" or (before in ("around", "circa", "about") and clause_ends(tokens, at + 1)):
        return True
    if tokens.is_kind(at - 1, "THE", "AND", "DASH") or before in cues("before_year"):
        if tokens.is_kind(at - 1, "AND"):
            return tokens.is_kind(at - 2, "YEAR") or (
                tokens.is_kind(at - 2, "COMMA") and tokens.is_kind(at - 3, "YEAR")
            )
        if tokens.is_kind(at - 1, "DASH"):
            return tokens.word(at - 2) in ("pre", "post", "mid") or tokens.is_kind(at - 2, "YEAR")
        return after.isalpha() and not tokens.is_kind(at + 1, "UNITS")
    if tokens.is_kind(at - 1, "COMMA"):
        return tokens.is_kind(at - 2, "YEAR") and tokens.is_kind(at + 1, "COMMA", "AND")
    if tokens.is_kind(at + 1, "COMMA", "AND") and tokens.is_kind(at - 1, "COMMA"):
        return False
    starts = at == 0 or before in (".", "!", "?", ":", "—")
    return starts and after in cues("after_year")


def _far_year(tokens: Tokens, at: int) -> bool:
    """A year long past or to come: "in 1066", "by 2150"; only where nothing can be counted by it."""
    if tokens.is_kind(at - 1, "IN", "BY", "SINCE", "UNTIL", "BEFORE", "AFTER") and clause_ends(tokens, at + 1):
        return tokens.word(at + 1) not in ("and", "or", "(", ")") and tokens.word(at - 1) not in ("over", "within")
    return False


def _month_alone(tokens: Tokens, at: int) -> bool:
    if not _is_capital(tokens, at) and tokens.words[at] in _CAPITALISED:
        return False
    if tokens.is_kind(at - 1, "DASH"):
        return tokens.is_kind(at - 2, "PART")
    if tokens.is_kind(at - 1, "AND", "TO"):
        return tokens.is_kind(at - 2, "MONTH")
    if tokens.is_kind(at - 1, "OF"):
        return tokens.is_kind(at - 2, "EDGE", "UNIT", "UNITS", "HALF", "MONTH", "WEEKDAY")
    return tokens.is_kind(at - 1, *_BEFORE_MONTH) or tokens.word(at - 1) in ("throughout", "mid", "around")


def _is_a_name(tokens: Tokens, start: int, end: int) -> bool:
    before, after = tokens.word(start - 1), tokens.word(end)
    if before in cues("name_before") and tokens.text[tokens.starts[start - 1]].isupper():
        return tokens.is_kind(start, "WEEKDAY", "MONTH", "SEASON")
    if tokens.is_kind(start, "WEEKDAY") and start + 1 == end and before == "the" and _is_capital(tokens, end):
        return tokens.is_kind(end, "OTHER")  # "the Sunday Courier"
    if after in cues("name_capital") and tokens.text[tokens.starts[end]].isupper():
        return tokens.is_kind(end - 1, "WEEKDAY", "HOLIDAY")
    # The day may stand outside what a shorter rule took.
    if tokens.is_kind(end - 1, "MONTH") and tokens.is_kind(end, "NUMBER", "ORDINAL"):
        end += 1
    elif tokens.is_kind(start, "MONTH") and tokens.is_kind(start - 1, "NUMBER", "ORDINAL"):
        start -= 1
    ends = tokens.row[start], tokens.row[end - 1]
    if not (any(of_kind(one, "MONTH") for one in ends) and any(of_kind(one, "NUMBER", "ORDINAL") for one in ends)):
        return False
    after = tokens.word(end)
    if after in cues("name_after"):
        return True
    return after in cues("september_11") and "".join(tokens.words[start:end]) in ("september11", "sept11", "sep11")


def _is_a_code(tokens: Tokens, start: int, end: int) -> bool:
    """A figure in a longer row of figures: a telephone number, a file number."""
    dash = tokens.glued(start) and tokens.is_kind(start - 1, "DASH") and tokens.glued(start - 1)
    if dash and tokens.is_kind(start, "YEAR") and tokens.is_kind(start - 2, "YEAR") and tokens.glued(start - 2):
        return tokens.is_kind(start - 3, "DASH") and tokens.is_kind(start - 4, "NUMERAL")
    if dash and tokens.is_kind(start, "YEAR", "NUMBER") and tokens.is_kind(start - 2, "NUMERAL", "OTHER"):
        return tokens.is_kind(start - 2, "NUMERAL") or not tokens.word(start - 2).isalpha()
    if tokens.is_kind(end - 1, "YEAR", "NUMBER") and tokens.glued(end) and tokens.is_kind(end, "DASH"):
        return (
            tokens.glued(end + 1)
            and tokens.is_kind(end + 1, "NUMERAL", "NUMBER")
            and not tokens.is_kind(end - 1, "NUMBER")
        )
    return False
