"""Parts of the year, month or week at hand: "earlier this year", "the end of the month", "the third quarter"."""

from __future__ import annotations

from onrecord.reading.when import calendars
from onrecord.reading.when import modifiers as date_modifiers
from onrecord.reading.when.around import RESTS
from onrecord.reading.when.calendars import Day, Period
from onrecord.reading.when.checks import clause_ends
from onrecord.reading.when.meanings import Meaning, Now, Words, nearest
from onrecord.reading.when.relative import day_unit


def part_of_now(words: Words) -> Meaning | None:
    """ "earlier this year", "later this week": from its start to now, or from now to its end."""
    unit, later = words.name("UNIT"), words.name("LATER") == "later"
    if words.has("THE") and not words.has("IN"):
        return None
    if unit == "day":
        return Meaning(lambda now: None, "date") if words.has("THE") else None

    the = words.has("THE")

    def resolve(now: Now) -> Period | None:
        whole = day_unit(now, unit, 0)
        if whole is None or (the and _elsewhere(whole, now.last)):
            return None
        if now.day is None or now.grain != "day" or whole.first is None or whole.last is None:
            return whole.vague()
        first, last = (now.day, whole.last) if later else (whole.first, now.day)
        return Period(first, last, "interval", approximate=True)

    return Meaning(resolve, "published", by_story=the)


def _elsewhere(whole: Period, last: Period | None) -> bool:
    """Whether the story is in another unit than the one at hand: "early in the month" after a date in May."""
    if last is None or last.first is None or whole.first is None or whole.last is None:
        return False
    return not whole.first <= last.first <= whole.last


def edge_of_now(words: Words) -> Meaning | None:
    """ "the end of the month", "early in the week"."""
    unit, which = words.name("UNIT"), words.name("EDGE", "PART")
    if unit == "day" or (words.has("DASH") and which not in ("mid", "end")):
        return None
    if words.tokens.is_kind(words.start, "UNIT") and (words.tokens.words[words.end - 1] != "end" or not _by(words)):
        return None

    def resolve(now: Now) -> Period | None:
        whole = day_unit(now, unit, 0)
        if whole is None or _elsewhere(whole, now.last):
            return None
        found = calendars.part(whole, which)
        if found is None or found.first is None or now.day is None:
            return None
        if now.tense == "past" and found.first > now.day:
            whole = day_unit(now, unit, -1)
            return None if whole is None else calendars.part(whole, which)
        return found

    return Meaning(resolve, "published", by_story=words.has("THE"))


def _by(words: Words) -> bool:
    return words.tokens.is_kind(words.start - 1, "BY", "ON", "BEFORE", "UNTIL", "SINCE", "THE")


def nth_of_now(words: Words) -> Meaning | None:
    """ "the third quarter", "the first half of the year"."""
    number, unit = words.number("ORDINAL", "SECOND", "FINAL"), words.name("UNIT", "HALF")
    size = {"quarter": 3, "half": 6}.get(unit)
    if number is None or size is None or not 1 <= number <= 12 // size:
        return None
    of_year = [words.tokens.values[at] for at in words.all("UNIT")][-1:] == ["year"]
    if (unit == "half" and not of_year) or words.tokens.is_kind(words.end, "DASH", "OF"):
        return None
    month = (number - 1) * size + 1

    def resolve(now: Now) -> Period | None:
        if now.day is None or now.grain == "year":
            return None
        choices = [calendars.months(now.day.year + step, month, size) for step in (-1, 0, 1)]
        if of_year:
            return choices[1]
        return nearest([one for one in choices if one is not None], now)

    return Meaning(resolve, "published")


def quarter_alone(words: Words) -> Meaning | None:
    """ "in Q3"."""
    if (
        not words.tokens.is_kind(words.start - 1, "IN", "SINCE", "BY", "UNTIL", "OF", "FROM", "TO", "BETWEEN", "AND")
        and words.tokens.word(words.start - 1) not in ("for", "-")
        and not _stands_free(words)
    ):
        return None
    if words.has("HALFYEAR") and not clause_ends(words.tokens, words.end):  # "in H2 gas"
        return None
    size = 3 if words.has("QUARTER") else 6
    month = ((words.number("QUARTER", "HALFYEAR") or 1) - 1) * size + 1

    def resolve(now: Now) -> Period | None:
        if now.day is None or now.grain == "year":
            return None
        choices = [calendars.months(now.day.year + step, month, size) for step in (-1, 0, 1)]
        return nearest([one for one in choices if one is not None], now)

    return Meaning(resolve, "published")


def _stands_free(words: Words) -> bool:
    """Whether a quarter alone is no model ("Audi Q3") and no question ("Q1: …"): "Q3 profit rose"."""
    tokens, at = words.tokens, words.start
    if not words.has("QUARTER"):
        return False
    if not tokens.text[tokens.starts[at]].isupper():
        return True
    if tokens.is_kind(words.end, "COMMA", "CLOSE"):
        return False
    before = tokens.starts[at - 1] if at else None
    if before is not None and (tokens.text[before].isupper() and tokens.word(at - 1) not in ("the", "its", "our")):
        return False
    return tokens.is_kind(words.end, "AND", "TO") or (
        tokens.word(words.end).isalpha() and tokens.text[tokens.starts[words.end]].islower()
    )


def quarter_after_year(words: Words) -> Meaning | None:
    """ "the 2013 third quarter", "last year's Q3", "last year in the second half"."""
    year, unit = words.number("YEAR"), words.name("QUARTER", "HALFYEAR")
    number = words.number("QUARTER", "HALFYEAR", "ORDINAL", "SECOND", "FINAL")
    last = words.tokens.values[words.end - 1]
    size = 3 if words.has("QUARTER") or last == "quarter" else 6 if words.has("HALFYEAR", "HALF") else None
    step = words.number("LAST", "NEXT", "THIS")
    first_unit = words.name("UNIT")
    if number is None or size is None or unit or words.has("THAT") or (year is None and first_unit != "year"):
        return None
    number = 12 // size if number < 0 else number
    if not 1 <= number <= 12 // size:
        return None

    def resolve(now: Now) -> Period | None:
        which = year if year is not None else None if now.day is None else now.day.year + (step or 0)
        return None if which is None else calendars.months(which, (number - 1) * size + 1, size)

    return Meaning(resolve, "text" if year is not None else "published")


def rest_of_now(words: Words) -> Meaning | None:
    """ "the rest of the year"."""
    tokens, unit = words.tokens, words.name("UNIT")
    if tokens.words[words.start] not in RESTS:
        return None

    def resolve(now: Now) -> Period | None:
        whole = day_unit(now, unit, 0)
        if whole is None or now.day is None or now.grain != "day" or unit == "day":
            return None
        return Period(now.day, whole.last, "interval", approximate=True)

    return Meaning(resolve, "published")


def week_number(words: Words) -> Meaning | None:
    """ "week 31": as ISO 8601 numbers them, in the year at hand."""
    number, year = words.number("NUMBER"), words.number("YEAR")
    units = [words.tokens.values[at] for at in words.all("UNIT")]
    if units[0] != "week" or number is None or units[1:] not in ([], ["year"]):
        return None
    step = words.number("LAST", "NEXT", "THIS") or 0

    def resolve(now: Now) -> Period | None:
        which = year if year is not None else now.day.year + step if now.day is not None else None
        if which is None:
            return None
        try:
            return calendars.unit_at("week", Day.fromisocalendar(which, number, 1))
        except ValueError:
            return None

    return Meaning(resolve, "published" if year is None else "text")


def nth_of_unit(words: Words) -> Meaning | None:
    """ "the first week of the month", "the last Monday of the year"."""
    at = words.all("UNIT")[-1]
    whole, weekday = str(words.tokens.values[at]), words.has("WEEKDAY")
    inner = Meaning(lambda now: day_unit(now, whole, 0), "published")
    first = Words(words.tokens, words.start, at)
    return date_modifiers.nth_weekday(first, inner) if weekday else date_modifiers.nth(first, inner)


def to_date(words: Words) -> Meaning | None:
    """ "the year to date"."""
    tokens, unit = words.tokens, words.name("UNIT")
    if tokens.words[words.end - 1] != "date":
        return None

    def resolve(now: Now) -> Period | None:
        whole = day_unit(now, unit, 0)
        if whole is None or now.day is None or now.grain != "day" or unit == "day":
            return None
        return Period(whole.first, now.day, "interval")

    return Meaning(resolve, "published")
