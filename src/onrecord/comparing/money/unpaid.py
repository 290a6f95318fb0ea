"""Promises that no report says were kept, and those that were kept in part."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from onrecord.comparing.money.amounts import Amount, in_words, same, thousands
from onrecord.comparing.money.givers import Key
from onrecord.comparing.money.lines import Line
from onrecord.comparing.money.reckoning import sum_of
from onrecord.comparing.money.sheets import DONE, NOUNS, ONE, Sheet, gap, left_in_words, money_of, numbers
from onrecord.schema import Missing

_WHOLE = re.compile(r"(?<![\d.])\d{4,}(?![\d.])")


def unpaid_of(lines: Sequence[Line], sheets: Sequence[Sheet], name: Callable[[Line], str]) -> Iterator[Missing]:
    """Promises that no report says were kept, and those that were kept in part."""
    paid: defaultdict[object, list[Line]] = defaultdict(list)
    for line in lines:
        if line.status == "paid" and line.giver is not None and line.part_of is None:
            paid[line.giver, line.currency].append(line)
    for sheet in sheets:
        if sheet.status not in ("pledge", "commitment"):
            continue
        unpaid: list[Line] = []
        givers: dict[Key | None, list[Line]] = {}
        for line in sheet.named:
            if line.amount.given == 0:
                continue
            givers.setdefault(line.giver, []).append(line)
        for giver, promised in givers.items():
            back = paid[giver, sheet.currency]
            if not back:
                unpaid += promised
            else:
                yield from _short(sum_of(promised), sum_of(back), sheet, promised + back, name(promised[0]))
        yield from _never(unpaid, sheet, name)
        totals = [other for other in sheets if other.status == "paid" and other.currency == sheet.currency]
        for total in sheet.totals[:1]:
            back = [line for other in totals for line in other.totals[:1]]
            if back:
                yield from _short(total.amount, back[0].amount, sheet, [total, back[0]], None)
            elif not sheet.named and not any(other.named for other in totals):
                sentence = f"{money_of(total)} {DONE[sheet.status]} in all: no report says that any of it was paid"
                yield Missing("not paid", sentence, numbers(total))


def _short(promised: Amount, back: Amount, sheet: Sheet, lines: Sequence[Line], who: str | None) -> Iterator[Missing]:
    """What was promised and paid, where that is not the same."""
    rest = gap(promised, back)
    if same(promised, back) or (rest.high is not None and rest.high <= 0):
        return
    by = f" by {who}" if who else " in all"
    paid = f"{in_words(back, sheet.currency)} paid{_worked_out(lines)}"
    left = left_in_words(rest, sheet.currency)
    start = f"{in_words(promised, sheet.currency)} {DONE[sheet.status]}{by}, {paid}"
    yield Missing("not paid", f"{start}: {left} not said to be paid", numbers(*lines))


def _worked_out(lines: Sequence[Line]) -> str:
    arithmetic = next((line.best.item.arithmetic for line in lines if line.best.item.arithmetic), None)
    return f" (worked out: {_WHOLE.sub(lambda one: thousands(Decimal(one[0])), arithmetic)})" if arithmetic else ""


def _never(unpaid: Sequence[Line], sheet: Sheet, name: Callable[[Line], str]) -> Iterator[Missing]:
    if len(unpaid) == 1:
        [line] = unpaid
        start = f"{ONE[sheet.status]} of {money_of(line)} by {name(line)}"
        yield Missing("not paid", f"{start}: no report says that it was paid", numbers(line))
    elif unpaid:
        told = "; ".join(f"{name(line)}, {money_of(line)}" for line in unpaid)
        start = f"no report says that these {NOUNS[sheet.status]} were paid"
        yield Missing("not paid", f"{start}: {told}", numbers(*unpaid))
