"""Amounts as reports give them, often no single number: what agrees, and what they add up to. Decimals only."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal, InvalidOperation

from onrecord.reading.words.numbers import plain
from onrecord.schema import Bound

# Enough digits that no sum of amounts that a text can hold is ever rounded.
_EXACT = Context(prec=2000)
_ZERO = Decimal(0)
# What two exact figures may differ by and still be one of them rounded to a single digit ("1 billion", "1.02 billion").
_ROUNDED = Decimal("0.025")
# How far "about", "nearly" and "more than" reach.
_LOOSE = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Amount:
    """``low`` to ``high``, both in it; no ``high`` where it is open. ``loose`` where it is only about so much."""

    low: Decimal
    high: Decimal | None
    loose: bool = False
    given: Decimal = _ZERO

    @property
    def is_exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high and not self.loose

    @property
    def bound(self) -> Bound:
        """How it is bounded, in the words of the schema."""
        if self.high is None:
            return "at least"
        if self.low != self.high:
            return "between"
        return "about" if self.loose else "exact"


def amount_of(value: str, bound: str | None = None, upper: str | None = None) -> Amount:
    """The amount of a flow. "Nearly" and "about" stay where they are; "at most" begins at nothing."""
    given = _decimal(value)
    top = None if upper is None else _decimal(upper)
    if top is not None:
        return Amount(min(given, top), max(given, top), bound == "about", given)
    if bound in ("at least", "more than"):
        return Amount(given, None, given=given)
    if bound in ("at most", "less than"):
        return Amount(_ZERO, given, given=given)
    return Amount(given, given, bound in ("about", "nearly"), given)


def added(amounts: Iterable[Amount]) -> Amount:
    """The sum, with its bounds: nothing is made more exact than it is told."""
    low, high, given, loose = _ZERO, _ZERO, _ZERO, False
    is_open = False
    for one in amounts:
        low, given = _EXACT.add(low, one.low), _EXACT.add(given, one.given)
        is_open = is_open or one.high is None
        high = high if one.high is None else _EXACT.add(high, one.high)
        loose = loose or one.loose
    return Amount(low, None if is_open else high, loose, given)


def less(one: Decimal, other: Decimal) -> Decimal:
    """``one`` without ``other``, exactly."""
    return _EXACT.subtract(one, other)


def same(one: Amount, other: Amount) -> str | None:
    """Why two reports may mean the same amount, in words; ``None`` where they do not.

    Of two exact figures the rounder one has to be the other, rounded: to two digits or more, or by very little.
    """
    if (one.low, one.high, one.loose) == (other.low, other.high, other.loose):
        return "the same amount"
    if one.given == other.given and one.given:
        return "the same amount, bounded otherwise"
    if not _near(one, other, _LOOSE):
        return None
    if one.given > 0 and other.given > 0 and _is_one(one) and _is_one(other):
        rough, fine = (one, other) if digits(one.given) <= digits(other.given) else (other, one)
        limit = unit(rough.given) / 2
        if rough.is_exact and fine.is_exact and digits(rough.given) == 1:
            limit = min(limit, fine.given * _ROUNDED)
        if digits(rough.given) < digits(fine.given) and abs(less(rough.given, fine.given)) <= limit:
            return "the same amount, rounded"
    return "the amounts agree" if _overlap(one, other) else None


def consistent(one: Amount, other: Amount) -> bool:
    """Whether both may be true of one payment: "at least 3 million", "4 million"."""
    return same(one, other) is not None or _overlap(one, other)


def finer(one: Amount, other: Amount) -> bool:
    """Whether ``one`` says more exactly how much it is than ``other``."""
    return _fineness(one) > _fineness(other)


def _exponent(value: Decimal) -> int:
    """The power of ten of the last digit; amounts are finite."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent


@functools.lru_cache(maxsize=65536)
def digits(value: Decimal) -> int:
    """How many digits are stated: 1 of 500 million, 3 of 1.24 billion. Zeros at the end may be rounding."""
    return len(str(abs(value).scaleb(-_exponent(value))).strip("0.")) or 1


@functools.lru_cache(maxsize=65536)
def unit(value: Decimal) -> Decimal:
    """What the last of the stated digits counts: 100 million of 500 million."""
    return Decimal(1).scaleb(_exponent(value.normalize(_EXACT)))


def in_words(amount: Amount, currency: str | None) -> str:
    """``1,240,000,000 USD``, ``between 3,000,000 and 5,000,000 USD``, ``at least 20,000 (currency unknown)``."""
    money = currency or "(currency unknown)"
    if amount.high is None:
        return f"at least {thousands(amount.low)} {money}"
    about = "about " if amount.loose else ""
    if amount.low != amount.high:
        if amount.low == 0:
            return f"up to {about}{thousands(amount.high)} {money}"
        return f"{about}between {thousands(amount.low)} and {thousands(amount.high)} {money}"
    return f"{about}{thousands(amount.low)} {money}"


def thousands(value: Decimal) -> str:
    """The decimal with commas: exact, without exponent and without zeros that say nothing."""
    whole, point, rest = plain(value).partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    first = len(whole) % 3
    groups = ([whole[:first]] if first else []) + [whole[at : at + 3] for at in range(first, len(whole), 3)]
    return sign + ",".join(groups) + point + rest


def _decimal(value: str) -> Decimal:
    """The decimal; what is no number at all counts as nothing, and is told so by whoever shows it."""
    try:
        found = Decimal(value)
    except InvalidOperation:
        return _ZERO
    return found if found.is_finite() else _ZERO


def _is_one(amount: Amount) -> bool:
    return amount.low == amount.high


def _overlap(one: Amount, other: Amount) -> bool:
    """Whether some number is in both; what is only about so much reaches a little further."""
    (low, high), (other_low, other_high) = _reach(one), _reach(other)
    return (other_high is None or low <= other_high) and (high is None or other_low <= high)


def _reach(amount: Amount) -> tuple[Decimal, Decimal | None]:
    if not amount.loose:
        return amount.low, amount.high
    slack = amount.given * _LOOSE / 2
    return amount.low - slack, None if amount.high is None else amount.high + slack


def _near(one: Amount, other: Amount, share: Decimal) -> bool:
    return abs(less(one.given, other.given)) <= max(abs(one.given), abs(other.given)) * share


def _fineness(amount: Amount) -> tuple[bool, bool, int]:
    return _is_one(amount), not amount.loose, digits(amount.given)
