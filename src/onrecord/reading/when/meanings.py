"""What a date in words is: the words that a rule (``knowledge/date_rules.yaml``) matched, and what they come to.

A function of the files beside this one takes the words and gives a :class:`Meaning`, or ``None`` where the rule
does not hold for them. A meaning becomes a period once it is known when it was written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from onrecord.reading.when import calendars
from onrecord.reading.when.calendars import Day, Grain, Period
from onrecord.reading.when.tenses import Tense
from onrecord.reading.when.words import Tokens
from onrecord.schema import DateBasis


@dataclass(frozen=True, slots=True)
class Now:
    """What a date is read against.

    ``day`` is when it was written or said, known to its ``grain``; ``None`` where it is not known. ``basis`` says what
    gave it. ``last`` is the date that the text gave last.
    """

    day: Day | None = None
    grain: Grain = "day"
    tense: Tense | None = None
    country: str | None = None
    month_first: bool | None = None
    last: Period | None = None
    basis: DateBasis = "published"

    @property
    def future(self) -> bool:
        """Whether the words around speak of what is still to come."""
        return self.tense == "future"


@dataclass(frozen=True, slots=True)
class Partial:
    """What the words themselves say of a day; the month or the year may have to come from elsewhere."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """``resolve`` gives the period, or ``None`` where it cannot be fixed; ``basis`` is what it has to be fixed by."""

    resolve: Callable[[Now], Period | None]
    basis: DateBasis
    partial: Partial | None = None
    figures: tuple[int, int, int | None] | None = None
    needs_future: bool = False
    vague: bool = False
    by_story: bool = False  # whether the date that the text gave last has a say

    def at(self, now: Now) -> Period | None:
        """As ``resolve``; what lies beyond the calendar of the machine has no date."""
        try:
            return self.resolve(now)
        except OverflowError:
            return None


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens ``[start, end)`` that a rule matched."""

    tokens: Tokens
    start: int
    end: int

    def all(self, *names: str) -> list[int]:
        """Which tokens are of these kinds."""
        return [at for at in range(self.start, self.end) if self.tokens.is_kind(at, *names)]

    def number(self, *names: str) -> int | None:
        """The value of the first token of these kinds."""
        for at in self.all(*names):
            value = self.tokens.values[at]
            if isinstance(value, int):
                return value
        return None

    def name(self, *names: str) -> str:
        """As :meth:`number`, for kinds whose values are words; empty where there is none."""
        for at in self.all(*names):
            value = self.tokens.values[at]
            if isinstance(value, str):
                return value
        return ""

    def has(self, *names: str) -> bool:
        """Whether any token is of these kinds."""
        return bool(self.all(*names))


def fixed(period: Period | None) -> Meaning | None:
    """A date that the words alone fix; ``None`` where the calendar has none such."""
    return None if period is None else Meaning(lambda now: period, "text")


def of_partial(partial: Partial) -> Meaning:
    """The meaning of what the words say of a day."""
    basis: DateBasis = "text" if partial.year is not None else "published"
    return Meaning(lambda now: complete(partial, now), basis, partial)


def complete(partial: Partial, now: Now) -> Period | None:
    """The period, with the year that the time of writing and the tense give: the latest that is not to come."""
    year, month, day, weekday = partial.year, partial.month, partial.day, partial.weekday
    if year is not None and month is None:
        return calendars.year_of(year)
    if year is not None and month is not None:
        return calendars.one_day(calendars.day_of(year, month, day)) if day else calendars.month_of(year, month)
    if now.day is None or now.grain == "year":
        return None
    if month is None:
        return _day_of_month(partial, now) if day else None
    if day is not None and weekday is not None:
        days = [calendars.day_of(now.day.year + step, month, day) for step in range(-4, 5)]
        fitting = [one for one in days if one is not None and one.weekday() == weekday]
        here = now.day
        best = min(fitting, key=lambda one: abs((one - here).days), default=None)
        if best is not None and abs((best - here).days) <= 400:
            return calendars.one_day(best)
    leap = day == 29 and month == 2
    choices = [
        period
        for step in range(-4 if leap else -1, 5 if leap else 2)
        for period in [complete(Partial(now.day.year + step, month, day), now)]
        if period is not None
    ]
    return nearest(choices, now, strict=True)


def nearest(choices: list[Period], now: Now, *, strict: bool = False) -> Period | None:
    """The last of the choices that has begun, or the first that has not ended where the words speak of the future.

    Where they speak of neither, what starts within the next two months is taken for that. ``strict``: a day that was
    so long ago that it would be given with its year, while the next is near, is neither.
    """
    if now.day is None:
        return None
    size = 7 if now.grain == "month" else 10
    today = now.day.isoformat()[:size]
    begun = [one for one in choices if one.first is not None and one.first.isoformat()[:size] <= today]
    coming = [one for one in choices if one.last is not None and one.last.isoformat()[:size] >= today]
    past, future = begun[-1] if begun else None, coming[0] if coming else None
    soon = future is not None and future.first is not None and (future.first - now.day).days <= 60
    if strict and soon and now.tense == "past" and past is not None and past.precision == "day":
        told = past == future or _gap(past, now.day) <= 300
        if not told:
            return None
    if now.tense == "past" or (now.tense is None and past is not None and past == future):
        return past
    if now.tense == "future":
        return future
    if now.tense == "either":
        near = [p for p in (past, future) if p is not None and _gap(p, now.day) <= 60]
        return near[0] if len(near) == 1 or (near and past == future) else None
    if soon:
        return future if past is None or past.last is None or (now.day - past.last).days > 60 else past
    return past


def _gap(period: Period, day: Day) -> int:
    """The days between a day and a period; 0 where it lies within."""
    if period.first is None or period.last is None:
        return 0
    return max((period.first - day).days, (day - period.last).days, 0)


def _day_of_month(partial: Partial, now: Now) -> Period | None:
    if now.day is None or now.grain != "day" or partial.day is None:
        return None
    found: list[Period] = []
    for step in range(-11, 12):
        month = calendars.unit_at("month", now.day, step)
        if month is None or month.first is None:
            continue
        day = calendars.day_of(month.first.year, month.first.month, partial.day)
        if day is not None and partial.weekday in (None, day.weekday()):
            found.append(Period(day, day, "day"))
    return nearest(found, now)


def yearly(of_year: Callable[[int], Period | None], step: int | None, now: Now) -> Period | None:
    """What comes once a year: the last (-1), the next (1), this year's (0) or, by the tense, the nearest."""
    if now.day is None or now.grain == "year":
        return None
    choices = [period for shift in range(-2, 3) for period in [of_year(now.day.year + shift)] if period is not None]
    if now.grain == "month":
        now = replace(now, day=now.day.replace(day=28))
    today = now.day
    assert today is not None
    if step == -1:
        return next((one for one in reversed(choices) if one.last is not None and one.last < today), None)
    if step == 1:
        return next((one for one in choices if one.first is not None and one.first > today), None)
    if step == 0:
        # "this winter" in January is the one that began last year.
        holding = [o for o in choices if o.first is not None and o.last is not None and o.first <= today <= o.last]
        return holding[0] if holding else next((o for o in choices if o.first and o.first.year == today.year), None)
    return nearest(choices, now)


def timed(period: Period | None, clock: str) -> Period | None:
    """A day with its time of day."""
    if period is None or period.precision != "day" or not clock or period.approximate:
        return period
    return replace(period, precision="time", clock=clock)
