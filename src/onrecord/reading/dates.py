"""Dates that the text gives in words, against the day it was published.

The types are those of TIMEX3 (TimeML) that name a point or a stretch of time; how long something took and how often it
comes are none. Values are ISO 8601 prefixes and intervals. What is written in a report is read against its published
date, and in a direct quotation against the day it was said, where the text gives that.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.reading.found import Found, Passage
from onrecord.reading.said.outlets import outlets
from onrecord.reading.said.quotes import quoted_spans
from onrecord.reading.when.calendars import Day, Grain, Period, day_of
from onrecord.reading.when.datelines import dateline_day
from onrecord.reading.when.figures import order_told
from onrecord.reading.when.meanings import Now
from onrecord.reading.when.numbers import join_numbers
from onrecord.reading.when.parser import Expression
from onrecord.reading.when.ranges import expressions
from onrecord.reading.when.said_dates import said_dates
from onrecord.reading.when.story_dates import Story
from onrecord.reading.when.tenses import tense
from onrecord.reading.when.words import Tokens, date_bearing, kinds, tokens_of
from onrecord.schema import Date, DateBasis, Span

# Where the month is written first, as of all-figure dates in the press of these countries.
_MONTH_FIRST = frozenset(["US", "PH", "PR", "GU"])
# Where both orders, or the year first, are in use: nothing can be said.
_EITHER = frozenset(["CA", "CN", "JP", "KR", "TW", "IR", "KE", "GH", "TG", "ZA", "MY"])
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=$|[T ])")
_IN_FIGURES = re.compile(r"(?<![\d/.-])\d\d?([/-])\d\d?\1(?:\d{4}|\d\d)(?![\d/-])")
_PIECE = 20_000
# Among how many passages at the start a dateline may stand.
_DATELINES = 5
_NAMES = frozenset({"Person", "Organization", "Facility", "Product", "Misc"})
# Words for the day on which somebody speaks, and those beside it.
_DAY_OF_SPEAKING = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|(?:this|last|yesterday|tomorrow) (?:morning|afternoon|evening|night))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _One:
    """A date as found: where, what it means, against what."""

    span: Span
    expression: Expression
    now: Now
    passage: int


def dates(
    found: Found, published: str | None, country: str | None = None, month_first: bool | None = None
) -> tuple[Date, ...]:
    """The dates of a text in its order.

    Args:
        found: what the encoder found; passages are needed, names and statements help.
        published: an ISO 8601 prefix, or ``None`` where it is not known: then what is relative to it has no date.
        country: where the outlet is (ISO 3166-1 alpha-2), which tells the habits of its press: whether 05/12 is in May
            or in December, and when its summer is.
        month_first: that habit, where it is known otherwise.
    """
    if month_first is None and country is not None and country not in _EITHER:
        month_first = country in _MONTH_FIRST
    now = _against(published, country, month_first)
    every: list[_One] = []
    names = _Names(found)
    for number, passage in enumerate(found.passages):
        for tokens in _rows(found.text, passage):
            here = list(_read(names, tokens, passage, number, now))
            if now.day is None and number < _DATELINES and (day := _dateline(tokens, here)) is not None:
                now = replace(now, day=day, basis="date")
                here = [replace(one, now=replace(one.now, day=day, basis="date")) for one in here]
            every += here
    if now.month_first is None and every:
        order = _order(found, now)
        every = [replace(one, now=replace(one.now, month_first=order)) for one in every]
    return _resolved(found, every)


def outlet_country(outlet: str | None) -> str | None:
    """The country (ISO 3166-1 alpha-2) of a known outlet, by its name."""
    if not outlet:
        return None
    first = re.match(r"[\w+&.-]+", outlet)
    names = outlets().get(first[0], ()) if first else ()
    return next((one.country for one in names if one.name == outlet), None)


def attribution_dates(found: Found, every: tuple[Date, ...]) -> tuple[str | None, ...]:
    """For each of ``Found.said``, the date at which it was said, where its own clause gives one."""
    days = [None if at is None else every[at].date for at in said_dates(found, [one.span for one in every])]
    # "has said since Monday" is no time of one statement.
    return tuple(None if day is None or ".." in day else day for day in days)


def _against(published: str | None, country: str | None, month_first: bool | None) -> Now:
    match = _PUBLISHED.match(published or "")
    day: Day | None = None
    grain: Grain = "day"
    if match:
        day = day_of(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        grain = "day" if match[3] else "month" if match[2] else "year"
    return Now(day, grain, country=country, month_first=month_first)


def _rows(text: str, passage: Passage) -> Iterator[Tokens]:
    """The tokens of a passage, in pieces where it is very long, so that memory is bounded."""
    start = passage.start
    while start < passage.end:
        end = min(start + _PIECE, passage.end)
        if end < passage.end:
            cut = max(text.rfind("\n", start, end), text.rfind(". ", start, end), start + _PIECE // 2)
            end = cut + 1
        if date_bearing().search(text, start, end):
            yield join_numbers(tokens_of(text, start, end))
        start = end


def _read(names: _Names, tokens: Tokens, passage: Passage, number: int, now: Now) -> Iterator[_One]:
    heading = passage.kind in ("title", "heading")
    for one in expressions(tokens):
        span = (tokens.starts[one.start], tokens.ends[one.end - 1])
        if names.hide(span, one, tokens):
            continue
        when = tense(tokens, one.start, one.end, heading=heading)
        if one.meaning.needs_future and when != "future":
            continue
        yield _One(span, one, replace(now, tense=when), number)


class _Names:
    """Names that a date may be part of: "the April 6 Movement", "April Lund"."""

    def __init__(self, found: Found) -> None:
        self._all = [mention for mention in found.mentions if mention.type in _NAMES]
        self._starts = [mention.start for mention in self._all]

    def hide(self, span: Span, one: Expression, tokens: Tokens) -> bool:
        """Whether the date is part of a longer name, or a first name that is also a month."""
        at = bisect_right(self._starts, span[0]) - 1
        if at < 0 or self._all[at].end < span[1]:
            return False
        mention = self._all[at]
        if mention.type == "Misc":
            year_alone = tokens.row[one.start : one.end] == kinds()["YEAR"]
            return mention.end > span[1] and (mention.start < span[0] or year_alone)
        return mention.span != span or mention.type == "Person"


def _dateline(tokens: Tokens, here: list[_One]) -> Day | None:
    """The day of a dateline that gives it in full."""
    for one in here[:1]:
        period = one.expression.meaning.at(Now())
        if period is not None and period.precision == "day" and dateline_day(tokens, one.expression):
            return period.first
    return None


def _order(found: Found, now: Now) -> bool | None:
    """Whether this text puts the month first: by figures that leave no doubt, or are the day it appeared."""
    told: set[bool] = set()
    for passage in found.passages:
        for match in _IN_FIGURES.finditer(found.text, passage.start, passage.end):
            order = order_told(match[0], now.day if now.grain == "day" else None)
            if order is not None:
                told.add(order)
    return told.pop() if len(told) == 1 else None


def _resolved(found: Found, every: list[_One]) -> tuple[Date, ...]:
    periods = [one.expression.meaning.at(one.now) for one in every]
    said = said_dates(found, [(one.span,) for one in every])
    quotes = _Quotes(found)
    spoken = _spoken(found, quotes, every, said, periods)
    dates_said = {at for at in said if at is not None}
    results: list[Date] = []
    story = Story(found)
    for number, one in enumerate(every):
        basis = one.expression.meaning.basis
        now = spoken.get(number, one.now)
        period = periods[number]
        if number in spoken or basis == "date" or one.expression.meaning.by_story:
            period = one.expression.meaning.at(replace(now, last=story.last(one.span[0])))
        if basis == "date" and period is not None and _is_to_come(period, one.now):
            period = None
        partial = one.expression.meaning.partial
        yearless = partial is not None and partial.year is None
        if yearless and period is not None and story.in_another_year(one.span[0], period):
            period = None
        if basis == "published" and now.basis != "published":
            basis = now.basis
        if basis == "text" and period is not None and period.first is not None:
            story.add_year(one.span[0], period.first.year)
        of_speaking = basis == "published" and _DAY_OF_SPEAKING.search(found.text, *one.span)
        if of_speaking and number not in spoken and quotes.hold(one.span):
            period = None  # "tonight" in a quotation is the night of whenever it was said
        if number not in dates_said:
            # Nothing later is counted from the day of the report itself.
            here = basis == "published" and period is not None and _is_now(period, now)
            story.add(one.span[0], None if here else period)
        results.append(_entry(number, one, period, basis))
    return tuple(results)


class _Quotes:
    """Where the direct quotations of a text are; they are looked for when first asked about."""

    def __init__(self, found: Found) -> None:
        self._found = found

    @functools.cached_property
    def _spans(self) -> tuple[Span, ...]:
        return quoted_spans(self._found.text, self._found.passages)

    def hold(self, span: Span) -> bool:
        """Whether a span stands inside one."""
        at = bisect_right(self._spans, span[0], key=lambda quote: quote[0]) - 1
        return at >= 0 and self._spans[at][1] >= span[1]


def _is_to_come(period: Period, now: Now) -> bool:
    """Whether it lies after the report, of which the words do not speak: then it was counted from the wrong date."""
    return not now.future and now.day is not None and period.first is not None and period.first > now.day


def _is_now(period: Period, now: Now) -> bool:
    """Whether it is the day of the report itself."""
    return period.precision == "day" and period.first == now.day


def _entry(number: int, one: _One, period: Period | None, basis: DateBasis) -> Date:
    vague = one.expression.meaning.vague
    if period is None:
        return Date(f"d{number + 1}", (one.span,), None, None, basis, vague)
    return Date(f"d{number + 1}", (one.span,), period.iso, period.precision, basis, period.approximate or vague)


def _spoken(
    found: Found,
    quotes: _Quotes,
    every: list[_One],
    said: tuple[int | None, ...],
    periods: list[Period | None],
) -> dict[int, Now]:
    """What dates in direct quotations are read against, where the text says when they were spoken."""
    against: dict[int, Now] = {}
    if not any(at is not None for at in said):
        return against
    spans = [one.span[0] for one in every]
    for statement, at in zip(found.said, said, strict=True):
        period = None if at is None else periods[at]
        if period is None or period.first is None or period.precision not in ("day", "time", "month", "year"):
            continue
        for start, end in statement.content:
            number = bisect_right(spans, start - 1)
            while number < len(every) and spans[number] < end:
                if quotes.hold(every[number].span):
                    now = replace(every[number].now, day=period.first, grain=period.head, basis="date")
                    against[number] = now
                number += 1
    return against
