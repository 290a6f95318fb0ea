"""Which numbers count people or things, and which are money, measures, years, times, ages or names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.reading.counts.figure_words import function_words, kinds_of, matches
from onrecord.reading.counts.lines import Line
from onrecord.reading.words.numbers import Number
from onrecord.reading.words.phrases import ends_phrase
from onrecord.schema import Span

_MONEY = frozenset("$€£¥₹₽₪₺")
_YEARS = range(1500, 2100)
_LATE_YEARS = range(1900, 2100)
_OLDEST = 120


def may_count(line: Line, at: int, number: Number) -> bool:
    """Whether the number at token ``at`` can count people or things: no money, measure, date, time, age or score."""
    if number.value is not None and (number.value < 1 or number.value % 1):
        return False
    before, after = line.word(at - 1), line.word(at + 1)
    start, end = number.core
    if (
        line.text[max(0, start - 1) : start] in _MONEY
        or line.text[end : end + 1] in _MONEY
        or before in function_words("money")
    ):
        return False
    # "3-1", "12/5", "1:30", "B-52": part of something else.
    if (
        line.text[max(0, number.start - 1) : number.start] in tuple("-–/:.#°")
        and line.spans[at][0] - 1 == line.spans[at - 1][0]
    ):
        return False
    if line.text[end : end + 1] in tuple("-–/:°%") and line.text[end + 1 : end + 2].isdigit():
        return False
    if after in function_words("months") and line.written(at + 1)[:1].isupper():
        return False
    if before in ("every", "per"):
        return False  # "one out of every thousand children"
    if "unit" in kinds_of(after) and not kinds_of(line.word(at + 2)) & {"person"}:
        return False
    if _is_share(line, at, number):
        return False
    if "identifier" in kinds_of(before) and line.written(at)[:1].isdigit():
        return False
    if before == "and" and "identifier" in kinds_of(line.word(at - 3)) and line.word(at - 2) == "#":
        return False
    if before in function_words("months") or (before == "." and line.word(at - 2) in function_words("months")):
        return False
    if (
        before == "of"
        and line.word(at - 3) in ("a", "an", "the")
        and kinds_of(line.word(at - 2)) == frozenset({"person", "populace"})
    ):
        return False  # "a girl of nine"
    if any(word in function_words("ages") for word in line.low[max(0, at - 3) : at]):
        return False  # "in age from 11 to 75", "all aged fifteen"
    if (
        line.word(at - 2) == "#"
        and before in ("to", "and")
        and any(word in function_words("ages") for word in line.low[max(0, at - 5) : at])
    ):
        return False
    if before == "of" and line.word(at - 2) in function_words("samples"):  # and "a couple of hundred"
        return False
    under_age = number.bound in ("less than", "more than") and "person" in kinds_of(before)
    if under_age and (not after or not kinds_of(after)):
        return False  # "children under five"
    bare = not after or ends_phrase(after) or any(matches(line.low, at + 1, ("verb", "intransitive")))
    if bare and number.value is not None:
        written = line.text[start:end]
        if number.value in _LATE_YEARS and written.isdigit() and not any(matches(line.low, at - 1, ("verb",))):
            return False  # "Comicon 2019 returned"
        if number.value in _YEARS and written.isdigit() and before in function_words("before_years"):
            return False
        if before in ("at", "by") and written.isdigit() and len(written) == 4 and number.value < 2400:
            return False  # "at 1100, …"
        # "Olaf Perrin, 61, said": an age.
        closed = (before == "," and after in (",", ".", "", ")", "-", "–", "—")) or (before == "(" and after == ")")
        if closed and written.isdigit() and number.value < _OLDEST:
            return False
    return True


def _is_share(line: Line, at: int, number: Number) -> bool:
    """Whether the number is a part of a share: "four in 10 voters", "one out of five"."""
    for first, second in [pair for far in (2, 3, 4) for pair in ((at, at + far), (at - far, at))]:
        between = line.low[first + 1 : second] if first >= 0 else ()
        if between[-1:] == ("every",):
            between = between[:-1]
        if between in (("in",), ("out", "of")) and line.word(first) == line.word(second) == "#":
            of = kinds_of(line.word(second + 1))
            whole = line.text[slice(*line.spans[second])].casefold()
            return whole in function_words("shares") and not of & {"unit", "event"}
    return False


def in_date(core: Span, dates: Sequence[Span]) -> bool:
    """Whether a number is a part of a date."""
    at = bisect_right(dates, core, key=lambda span: (span[0], 1 << 60)) - 1
    return at >= 0 and dates[at][0] <= core[0] and core[1] <= dates[at][1]
