"""What of an account is missing or does not add up, in sentences. Each names the flows that it rests on."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from onrecord.comparing.money.amounts import Amount, in_words, same, thousands
from onrecord.comparing.money.givers import Key
from onrecord.comparing.money.lines import Line, bin_of
from onrecord.comparing.money.postings import Posting, overlap
from onrecord.comparing.money.reckoning import may_be_two
from onrecord.comparing.money.sheets import DONE, NOUNS, ONE, Sheet, gap, left_in_words, money_of, numbers
from onrecord.comparing.money.totals import comparable
from onrecord.comparing.money.unpaid import unpaid_of
from onrecord.schema import Missing, MissingKind

# So many days after a promise may be told as a payment by somebody who means the promise.
_LOOSELY = 3

Name = Callable[[Line], str]
Tellers = Callable[[Sequence[Posting]], str]


def missing_of(lines: Sequence[Line], sheets: Sequence[Sheet], name: Name, outlets: Tellers) -> list[Missing]:
    """All sentences: of sums first, then of single donors. ``outlets``: who tells flows, in words."""
    found: list[Missing] = []
    for sheet in sheets:
        found += _sums(sheet, name)
        found += _totals_differ(sheet, outlets)
    for sheet in sheets:
        found += _amounts_differ(sheet, name, outlets)
    found += _asked(sheets)
    found += _statuses(lines, name, outlets)
    found += _currencies(lines, name)
    found += _denied(lines, name, outlets)
    found += _unnamed(lines, name)
    found += unpaid_of(lines, sheets, name)
    return found


def _sums(sheet: Sheet, name: Name) -> Iterator[Missing]:
    """What the named add up to, held against the largest total."""
    if not sheet.totals or sheet.status == "appeal":
        return
    total, done = sheet.totals[0], DONE[sheet.status]
    entries = numbers(*sheet.named, total)
    if not sheet.named:
        # Of a share of what was promised it is told beside the promise.
        if total.best.item.arithmetic is None and total.best.out_of is None:
            yield Missing("no donor", f"{money_of(total)} {done} in all: no report says by whom", entries)
        return
    told, noun = sheet.sum, NOUNS[sheet.status]
    start = f"the named {noun} add up to {in_words(told, sheet.currency)}"
    if len(sheet.named) == 1:
        start = f"the only named {ONE[sheet.status]} ({name(sheet.named[0])}) is {in_words(told, sheet.currency)}"
    of = f"{money_of(total)} announced"
    rest = gap(total.amount, told)
    rounded = "; that may be rounding" if same(total.amount, told) else ""
    if rest.high is not None and rest.high < 0:
        more = in_words(Amount(rest.high.copy_negate(), rest.low.copy_negate(), rest.loose), sheet.currency)
        yield Missing("too much", f"{start}: {more} more than the {of}{rounded}", entries)
    elif rest.low != 0 or rest.high != 0:
        left = left_in_words(rest, sheet.currency)
        if left:
            yield Missing("not named", f"{start} of {of}: {left} not named{rounded}", entries)


def _totals_differ(sheet: Sheet, outlets: Tellers) -> Iterator[Missing]:
    """Totals that do not agree."""
    rest = list(sheet.totals)
    while rest:
        alike = [line for line in rest if line is rest[0] or comparable(line, rest[0])]
        rest = [line for line in rest if line not in alike]
        if len(alike) > 1 and sheet.status != "appeal":
            told = "; ".join(f"{money_of(line)} ({outlets(line.postings)})" for line in alike)
            sentence = f"reports give different totals of what was {DONE[sheet.status]}: {told}"
            yield Missing("totals differ", sentence, numbers(*alike))


def _amounts_differ(sheet: Sheet, name: Name, outlets: Tellers) -> Iterator[Missing]:
    """Donors of whom reports give different amounts."""
    done: set[int] = set()
    for line in sheet.named:
        if not line.instead_of or id(line) in done:
            continue
        alike = [line, *line.instead_of]
        done |= {id(one) for one in alike}
        told = "; ".join(f"{money_of(one)} ({outlets(one.postings)})" for one in alike)
        two = any(may_be_two(one, other) for one in alike for other in one.instead_of)
        kind: MissingKind = "one or two" if two else "amounts differ"
        count = _count(len({number for one in alike for number in one.documents}))
        start = f"{count} reports give different amounts of the {ONE[sheet.status]} of {name(line)}: {told}"
        end = "; these may be one or several, so both are in the sum as what it may come to" if two else ""
        yield Missing(kind, start + end, numbers(*alike))


def _asked(sheets: Sequence[Sheet]) -> Iterator[Missing]:
    """What was asked for, beside what was promised: never taken from one another."""
    for sheet in sheets:
        if sheet.status != "appeal" or not sheet.totals:
            continue
        total = sheet.totals[0]
        beside: list[str] = []
        entries = [total]
        for other in sheets:
            if other.status == "appeal" or other.currency != sheet.currency:
                continue
            if other.totals:
                beside.append(f"{money_of(other.totals[0])} {DONE[other.status]} in all")
                entries.append(other.totals[0])
            elif other.named:
                beside.append(f"{in_words(other.sum, other.currency)} {DONE[other.status]} by name")
                entries += other.named
        where = f" in {sheet.currency}" if sheet.currency else ""
        told = f": no report says that anything was promised or paid{where}"
        if beside:
            told = f"; beside it, {', '.join(beside)}"
        yield Missing("asked for", f"{money_of(total)} asked for{told}", numbers(*entries))


def _statuses(lines: Sequence[Line], name: Name, outlets: Tellers) -> Iterator[Missing]:
    """The same money of the same days that one report calls promised and another paid."""
    index: defaultdict[tuple[Key, str | None, str, int], list[Line]] = defaultdict(list)
    for line in lines:
        if line.giver is not None and line.status != "appeal":
            index[line.giver, line.currency, line.status, bin_of(line.amount)].append(line)
    for (giver, currency, status, place), here in list(index.items()):
        later = {"pledge": ("commitment", "paid"), "commitment": ("paid",)}.get(status, ())
        near = [(giver, currency, other, place + step) for other in later for step in (-1, 0, 1)]
        for line, other in itertools.product(here, [other for key in near for other in index.get(key, ())]):
            if (
                line.documents.isdisjoint(other.documents)
                and _together(line, other)
                and same(line.amount, other.amount)
            ):
                told = ", ".join(f"{DONE[one.status]} in {outlets(one.postings)}" for one in (line, other))
                sentence = f"{money_of(line)} of {name(line)}: {told}"
                yield Missing("status differs", sentence, numbers(line, other))


def _together(one: Line, other: Line) -> bool:
    return any(
        mine.printed is not None
        and yours.printed is not None
        and overlap((mine.printed,) * 2, (yours.printed,) * 2, _LOOSELY)
        for mine in one.postings
        for yours in other.postings
    )


def _currencies(lines: Sequence[Line], name: Name) -> Iterator[Missing]:
    """Amounts without a currency, and donors whose one promise may be told in two."""
    for line in lines:
        if line.currency is None:
            sentence = f"{ONE[line.status]} of {money_of(line)} by {name(line)}: it cannot be added to others"
            yield Missing("currency", sentence, numbers(line))
    givers: dict[tuple[Key, str], list[Line]] = {}
    for line in lines:
        if line.giver is not None and line.currency is not None and line.in_sum:
            givers.setdefault((line.giver, line.status), []).append(line)
    for alike in givers.values():
        if _in_two_currencies(alike):
            told = ", ".join(money_of(line) for line in alike)
            start = (
                f"the {NOUNS[alike[0].status]} of {name(alike[0])} are told in several currencies by different reports"
            )
            yield Missing("currency", f"{start} ({told}): they may be one, converted", numbers(*alike))


def _in_two_currencies(lines: Sequence[Line]) -> bool:
    return len({line.currency for line in lines}) > 1 and any(
        one.currency != other.currency and one.documents.isdisjoint(other.documents) for one in lines for other in lines
    )


def _denied(lines: Sequence[Line], name: Name, outlets: Tellers) -> Iterator[Missing]:
    for line in lines:
        denied = [one for one in line.postings if one.item.stance == "denies"]
        if denied:
            start = f"{ONE[line.status]} of {money_of(line)} by {name(line)}"
            others = [one for one in line.postings if one.item.stance == "asserts"]
            still = f", asserted in {outlets(others)}" if others else ""
            who = sorted({step.name for one in denied for step in one.item.chain[-1:]})
            sentence = f"{start}: denied by {', '.join(who) or 'a report'} ({outlets(denied)}){still}"
            yield Missing("denied", sentence, numbers(line))


def _unnamed(lines: Sequence[Line], name: Name) -> Iterator[Missing]:
    """What was left out of the sums because nobody, or a group, is said to give it."""
    for line in lines:
        if line.in_sum or line.is_total or not line.first.is_total or line.status == "appeal":
            continue
        money = money_of(line)
        if line.first.is_group:
            sentence = f"{money} {DONE[line.status]} by {name(line)} together: not in the sum of single donors"
        else:
            purpose = line.best.item.purpose
            sentence = f"{money} {DONE[line.status]}{f' for {purpose}' if purpose else ''}: no report says by whom"
        yield Missing("not in the sum", sentence, numbers(line))


def _count(number: int) -> str:
    return {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}.get(number, thousands(Decimal(number)))
