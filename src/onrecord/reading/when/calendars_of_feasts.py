"""Days that move from year to year: Easter, and those of the Islamic and Hebrew calendars.

Easter is by the Gregorian and Julian computus of Meeus (Astronomical Algorithms, 1991); Islamic months are by the
tabular civil calendar, which differs from the sighted one by a day or two, so that every date from it is approximate.
The Hebrew year is by the arithmetic of Reingold and Dershowitz (Calendrical Calculations, 2018).
"""

from __future__ import annotations

import datetime

from onrecord.reading.when.calendars import Day


def easter(year: int) -> Day:
    """Easter Sunday of the western churches."""
    century, rest = divmod(year, 100)
    leap, over = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * (year % 19) + century - leap - moon + 15) % 30
    week = (32 + 2 * over + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (year % 19 + 11 * epact + 22 * week) // 451
    month, day = divmod(epact + week - 7 * late + 114, 31)
    return Day(year, month, day + 1)


def islamic(year: int, month: int, day: int) -> Day | None:
    """The day of the tabular Islamic calendar (civil epoch, 16 July 622 Julian)."""
    number = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day - 385 + 1948440 - 1721425
    try:
        return Day.fromordinal(number)
    except (ValueError, OverflowError):
        return None


def orthodox_easter(year: int) -> Day:
    """Easter Sunday of the eastern churches, as the Gregorian calendar has it; right from 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    return Day(year, month, day + 1) + datetime.timedelta(days=13)


def rosh_hashanah(year: int) -> Day:
    """The first day of the Hebrew year that begins in a year of ours (its eve is the evening before)."""
    hebrew = year + 3761
    before, here, after = (_hebrew_days(hebrew + step) for step in (-1, 0, 1))
    late = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return Day.fromordinal(here + late - 1373427)


def _hebrew_days(year: int) -> int:
    """Days from the epoch to the mean new moon of a Hebrew year, put off where the week asks for it."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + ((3 * (days + 1)) % 7 < 3)


def hanukkah(year: int) -> Day:
    """The first day of Hanukkah (25 Kislev) in a year of ours."""
    first = rosh_hashanah(year)
    long = (rosh_hashanah(year + 1) - first).days % 10 == 5  # then the second month has 30 days
    return first + datetime.timedelta(days=84 if long else 83)
