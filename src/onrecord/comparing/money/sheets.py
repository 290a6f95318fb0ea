"""The lines of an account by status and currency, and how amounts of them are put in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from onrecord.comparing.money.amounts import Amount, in_words, less
from onrecord.comparing.money.lines import Line
from onrecord.comparing.money.reckoning import sum_of
from onrecord.schema import FlowStatus

# What each status is called: several of it, what was done, one of it.
NOUNS = {"appeal": "appeals", "pledge": "pledges", "commitment": "commitments", "paid": "payments"}
DONE = {"appeal": "asked for", "pledge": "pledged", "commitment": "committed", "paid": "paid"}
ONE = {"appeal": "appeal", "pledge": "pledge", "commitment": "commitment", "paid": "payment"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of one status and currency: what named givers give, and the totals, the largest first."""

    status: FlowStatus
    currency: str | None
    named: tuple[Line, ...]
    totals: tuple[Line, ...]

    @property
    def sum(self) -> Amount:
        """What the named add up to."""
        return sum_of(self.named)


def sheets_of(lines: Sequence[Line]) -> list[Sheet]:
    """The lines by status and currency, the currencies in the order of their codes, an unknown one last."""
    order: tuple[FlowStatus, ...] = ("appeal", "pledge", "commitment", "paid")
    found = []
    for status in order:
        here = [line for line in lines if line.status == status]
        currencies = sorted({line.currency for line in here}, key=lambda one: (one is None, one or ""))
        for currency in currencies:
            same_ = [line for line in here if line.currency == currency]
            totals = sorted((line for line in same_ if line.is_total), key=lambda line: -line.amount.given)
            named = tuple(line for line in same_ if not line.is_total and line.in_sum)
            found.append(Sheet(status, currency, named, tuple(totals)))
    return found


def gap(total: Amount, told: Amount) -> Amount:
    """What a total has more than what is told of it, from the least to the most that it may be."""
    low = less(total.low, told.high) if told.high is not None else None
    high = less(total.high, told.low) if total.high is not None else None
    loose = total.loose or told.loose
    if low is None:  # what is told is "at least" so much: all of the total may be named
        low = min(Decimal(0), high) if high is not None else Decimal(0)
    return Amount(low, high, loose, low)


def left_in_words(rest: Amount, currency: str | None) -> str:
    """``260,000,000 USD are``, ``up to 260,000,000 USD are``; nothing where nothing is left."""
    if rest.high is not None and rest.high <= 0:
        return ""
    if rest.low < 0:
        rest = Amount(Decimal(0), rest.high, rest.loose)
    if rest.high is None and rest.low == 0:
        return "nobody can tell how much is"
    return f"{in_words(rest, currency)} are"


def money_of(line: Line) -> str:
    """The amount of a line as its report bounds it: "nearly 1,500,000,000 USD"."""
    amount, bound = line.amount, line.best.item.bound
    if bound in ("nearly", "more than", "less than", "at most") and line.best.item.upper is None:
        return f"{bound} {in_words(Amount(amount.given, amount.given), line.currency)}"
    return in_words(amount, line.currency)


def numbers(*lines: Line) -> tuple[int, ...]:
    """The flows of the lines, by number."""
    return tuple(dict.fromkeys(one.number for line in lines for one in line.postings))
