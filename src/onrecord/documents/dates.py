"""Dates as publishers write them → ISO 8601 prefixes of the precision they have: ``2014``, ``2014-01``, ``2014-01-15``,
``2014-01-15T10:30:00+02:00``.

A weekday that does not fit its date makes the date wrong, and wrong dates are ``None``. ``03/04/2014`` is read
differently on the two sides of the Atlantic, so it is ``2014`` and no more.
"""

from __future__ import annotations

import datetime
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_YEAR = r"(?P<year>(?:1[6-9]|20|21)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
# Offsets of the zones that RFC 2822 (§4.3) names, and of those whose letters mean one thing only in news.
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -300, "edt": -240, "et": None, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420, "bst": 60, "wet": 0, "west": 60, "cet": 60, "cest": 120, "eet": 120,
    "eest": 180, "msk": 180, "sast": 120, "eat": 180, "jst": 540, "kst": 540, "hkt": 480, "sgt": 480, "aest": 600,
    "aedt": 660, "nzst": 720, "nzdt": 780,
}  # fmt: skip
_ZONE = rf"(?P<zone>[+-]\d{{2}}:?\d{{2}}|[+-]\d{{2}}(?!\d)|(?:{'|'.join(sorted(_ZONES, key=len, reverse=True))})\b)"
_TIME = (
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?(?!\w))?"
    rf"(?:\s*(?:\(?{_ZONE}\)?))?"
)
_AFTER = rf"(?:(?:\s*,?\s*(?:at|-|–|—|\|)?\s*|T){_TIME})?"
_CLOCK = (
    r"(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?(?!\w))?"
    rf"(?:\s*{_ZONE})?"
)
_ISO_DAY = rf"(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?:[T ]{_CLOCK})?"
_ISO = re.compile(_ISO_DAY, re.IGNORECASE)
_ISO_MONTH = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?")
_PACKED = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<month>\d{2})(?P<day>\d{2})"
    r"(?:T?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_SLASHED = re.compile(rf"(?P<year>(?:19|20)\d\d)[/.](?P<month>\d{{1,2}})[/.](?P<day>\d{{1,2}}){_AFTER}", re.IGNORECASE)
_WRITTEN = (
    re.compile(rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b{_AFTER}", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY}(?:,\s*|\s+){_YEAR}\b{_AFTER}", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}{_DAY}-{_MONTH}-{_YEAR}\b{_AFTER}", re.IGNORECASE),
    re.compile(rf"{_MONTH}\s+{_YEAR}\b", re.IGNORECASE),
)
_NUMBERS = re.compile(
    rf"{_WEEKDAY}(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second_number>\d{{1,2}})(?P=mark){_YEAR}(?!\d){_AFTER}",
    re.IGNORECASE,
)
_IN_TEXT = (*_WRITTEN, re.compile(rf"(?<![\d-]){_ISO_DAY}(?![\d-])", re.IGNORECASE), _NUMBERS)


def normal(value: str) -> str | None:
    """A date or a time as metadata gives it, as an ISO 8601 prefix; ``None`` where it is no date.

    >>> normal("Wed, 15 Jan 2014 10:30:00 +0200")
    '2014-01-15T10:30:00+02:00'
    >>> normal("2014-02-30") is None
    True
    """
    value = " ".join(value.split())
    for form in (_ISO, _ISO_MONTH, _PACKED, _SLASHED, *_WRITTEN, _NUMBERS):
        found = form.fullmatch(value)
        if found is not None:
            return from_match(found)
    return None


def from_match(found: re.Match[str]) -> str | None:
    """The date that a match of one of the forms here stands for; ``None`` where there is no such day."""
    parts = found.groupdict()
    year = int(parts["year"])
    if parts.get("first"):
        first, second = int(parts["first"]), int(parts["second_number"])
        both = _day_and_month(first, second)
        if both is None:
            return str(year) if 1 <= first <= 12 and 1 <= second <= 12 else None
        return _checked(year, both[1], both[0], parts)
    if parts.get("month") is None:
        return str(year) if 1600 <= year <= 2199 else None
    day = int(parts["day"]) if parts.get("day") else None
    return _checked(year, _month_number(parts["month"]), day, parts)


def _checked(year: int, month: int, day: int | None, parts: dict[str, str | None]) -> str | None:
    if not 1600 <= year <= 2199 or not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year}-{month:02}"
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    weekday = parts.get("weekday")
    if weekday and _WEEKDAYS[date.weekday()] != weekday.lower()[:3]:
        return None
    return date.isoformat() + _time(parts)


def _day_and_month(first: int, second: int) -> tuple[int, int] | None:
    """The day and the month among two numbers, where only one can be the month, or they are the same."""
    if second <= 12 and (first > 12 or first == second):
        return first, second
    if first <= 12 < second:
        return second, first
    return None


def _month_number(month: str) -> int:
    if month.isdigit():
        return int(month)
    return _MONTHS.index(month.lower()[:3]) + 1


def _time(parts: dict[str, str | None]) -> str:
    """``T10:30:00+02:00``, or as much of it as is said; nothing where the clock time cannot be."""
    if not parts.get("hour"):
        return ""
    hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
    half = parts.get("half")
    if half:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    if hour > 23 or minute > 59 or second > 59:
        return ""
    zone = parts.get("zone")
    offset = _offset(zone) if zone else ""
    # A zone that may be one of several makes the clock time uncertain by hours: then the day alone is kept.
    return "" if offset is None else f"T{hour:02}:{minute:02}:{second:02}{offset}"


def _offset(zone: str) -> str | None:
    minutes = _ZONES.get(zone.lower())
    if minutes is None:
        if zone[0] not in "+-":
            return None
        digits = zone[1:].replace(":", "").ljust(4, "0")
        if int(digits[:2]) > 14 or int(digits[2:]) > 59:
            return None
        return f"{zone[0]}{digits[:2]}:{digits[2:]}"
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def dates_in(words: str) -> list[re.Match[str]]:
    """The dates with a year in ``words``, in order, never overlapping; the longest where several begin alike."""
    found = sorted(
        (hit for form in _IN_TEXT for hit in form.finditer(words)), key=lambda hit: (hit.start(), -hit.end())
    )
    kept: list[re.Match[str]] = []
    for hit in found:
        if not kept or hit.start() >= kept[-1].end():
            kept.append(hit)
    return kept
