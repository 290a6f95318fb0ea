"""What numbers a count or an amount allows: "at least 37", "about 1.5 billion", "between 30 and 40"."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from onrecord.comparing.items import Item

# "About 40" allows an eighth more or less: 35 to 45.
ABOUT = Decimal("0.125")
# From here on a count may be rounded, to no fewer than two digits: 2,000 allows 1,950 to 2,050. Below, it is exact.
ROUNDED = 1000
_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Range:
    """From ``low`` to ``high``, ``None`` where it has no end; the ends belong to it unless it is open there."""

    low: Decimal
    high: Decimal | None
    open_low: bool = False
    open_high: bool = False

    def meets(self, other: Range) -> bool:
        """Whether one number fits both."""
        return not (self.below(other) or other.below(self))

    def below(self, other: Range) -> bool:
        """Whether every number here is less than every number there."""
        if self.high is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.open_high or other.open_low))


def range_of(item: Item) -> Range | None:
    """The numbers that a figure or a flow allows; ``None`` where it has no value that is a number."""
    return _stored(item.value, item.upper, item.bound, item.kind == "flow")


@functools.lru_cache(maxsize=1024)
def _stored(text: str | None, upper: str | None, bound: str | None, money: bool) -> Range | None:
    value = _number(text)
    return None if value is None else ranged(value, _number(upper), bound, money=money)


def ranged(value: Decimal, upper: Decimal | None, bound: str | None, *, money: bool) -> Range:
    """The numbers that a value with its bound allows; ``upper`` is the upper end of one "between" two."""
    half = _half(value, money=money)
    match bound:
        case "between" if upper is not None:
            return Range(min(value, upper), max(value, upper))
        case "about":
            spread = max(value * ABOUT, half)
            return Range(value - spread, value + spread)
        case "nearly":
            return Range(value * (1 - ABOUT), value)
        case "at least":
            return Range(value - half, None)
        case "more than":
            return Range(value, None, open_low=True)
        case "at most":
            return Range(Decimal(0), value + half)
        case "less than":
            return Range(Decimal(0), value, open_high=True)
    return Range(value - half, value + half)


def _half(value: Decimal, *, money: bool) -> Decimal:
    """Half of the last digit that was not rounded away: 1.5 billion may be 1.45 to 1.55. Nought for what is exact."""
    if not money and value < ROUNDED:
        return Decimal(0)
    digits = value.normalize()
    kept = max(len(digits.as_tuple().digits), _DIGITS)
    unit = Decimal(1).scaleb(value.adjusted() - kept + 1)
    return unit / 2 if money or unit > 1 else Decimal(0)


def _number(text: str | None) -> Decimal | None:
    try:
        number = Decimal(text) if text is not None else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None
