"""Which occasion each flow belongs to: by its own words, by what it is part of, or by what else its report tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal

from onrecord.comparing.money.amounts import Amount, added
from onrecord.comparing.money.occasions import Mention, Near, Occasion, mentions_of, occasions_of
from onrecord.comparing.money.postings import Posting, by_document, overlap

# How far the date of a flow may lie from the occasion that its report is about.
_SLACK = 14
# How soon after an occasion a report tells what was given on it.
_FRESH = 7

Placed = dict[int, tuple[Occasion, str]]


def placed(postings: Sequence[Posting], near: Near) -> Placed:
    """The occasion of each flow (by its number) that has one, and why."""
    reports = by_document(postings)
    flows: dict[Mention, list[Posting]] = {}
    for report in reports.values():
        flows |= mentions_of(report)
    found: Placed = {}
    for occasion in occasions_of(flows, near):
        for mention, why in occasion.mentions:
            found |= {one.number: (occasion, why) for one in flows[mention]}
    main: dict[int, tuple[Occasion, str]] = {}
    called = {id(occasion): occasion.called[0] for occasion, _ in found.values()}
    for document, report in reports.items():
        if one := _main(report, found):
            main[document] = one, f"the report is about “{called[id(one)]}”"
    naming = {mention.document for mention in flows}
    for document in reports:
        if document not in main and document not in naming and (one := _of_affair(document, near, main)):
            main[document] = one, f"reports of the same affair are about “{called[id(one)]}”"
    for document, report in reports.items():
        _link(report, found)
        if document in main:
            _place_promises(report, found, *main[document])
            _link(report, found)
    promised = _promised(postings, found)
    for document, report in reports.items():
        if document in main:
            _place_payments(report, found, *main[document], promised)
            _link(report, found)
    return found


def _main(report: Sequence[Posting], found: Placed) -> Occasion | None:
    """The one occasion of these days that a report names."""
    document = report[0].document
    named = {id(occasion): occasion for one in report if one.number in found for occasion in [found[one.number][0]]}
    now = [
        occasion
        for occasion in named.values()
        if any(mention.document == document and mention.is_of_now for mention, _ in occasion.mentions)
    ]
    return now[0] if len(now) == 1 else None


def _of_affair(document: int, near: Near, main: Mapping[int, tuple[Occasion, str]]) -> Occasion | None:
    others = {id(main[other][0]): main[other][0] for other in near.get(document, ()) if other in main}
    return next(iter(others.values())) if len(others) == 1 else None


def _link(report: Sequence[Posting], found: Placed) -> None:
    """Totals, their parts, and what was worked out from a flow are of one occasion."""
    by_number = {one.number: one for one in report}
    links: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for one in report:
        for other, why, back in (
            (one.item.total, "it is part of a total of this occasion", "its parts are of this occasion"),
            (one.item.derived, "it was worked out from money of this occasion", "a share of it is of this occasion"),
            (one.out_of, "it is paid out of a promise of this occasion", "what is paid out of it is of this occasion"),
        ):
            if other in by_number:
                links[one.number].append((other, why))
                links[other].append((one.number, back))
    waiting = [number for number in links if number in found]
    while waiting:
        number = waiting.pop()
        for other, _ in links[number]:
            if other not in found:
                why = next(why for back, why in links[other] if back == number)
                found[other] = found[number][0], why
                waiting.append(other)


def _place_promises(report: Sequence[Posting], found: Placed, occasion: Occasion, why: str) -> None:
    """Puts what was asked for or promised to the occasion that the report is about, where nothing speaks against it."""
    there = [one for one in report if one.number in found and found[one.number][0] is occasion]
    for one in report:
        around = occasion.around
        if one.number in found or one.item.type == "paid" or _is_for_others(one, there):
            continue
        if one.days is None or around is None or overlap(one.days, around, _SLACK):
            found[one.number] = occasion, why


def _place_payments(
    report: Sequence[Posting], found: Placed, occasion: Occasion, why: str, promised: Mapping[Hashable, Decimal]
) -> None:
    """Puts payments to the occasion that the report is about: soon after it, where it tells of what was handed over
    there; later, those of who promised as much there. Who paid more paid for something else too."""
    there = [one for one in report if one.number in found and found[one.number][0] is occasion]
    around = occasion.around
    on_the_spot = [one for one in there if one.item.type == "paid"]
    for one in report:
        if one.number in found or one.item.type != "paid" or _is_for_others(one, there):
            continue
        if one.days is not None and around is not None and one.days[1] < around[0] - _SLACK:
            continue
        if _is_fresh(one, occasion):
            if any(other.giver != one.giver for other in on_the_spot):
                found[one.number] = occasion, why
        elif one.amount.low <= promised.get(_whose(one, occasion), -1):
            found[one.number] = occasion, f"{why}, and the donor promised money there"


def _is_for_others(one: Posting, there: Sequence[Posting]) -> bool:
    """Whether it is for another country than what the report tells of the occasion."""
    getters = {other.getter for other in there if other.getter and other.getter[0] == "country"}
    return bool(one.getter and one.getter[0] == "country" and getters and one.getter not in getters)


def _promised(postings: Sequence[Posting], found: Placed) -> dict[Hashable, Decimal]:
    """What each giver promised on each occasion, in each currency, at most."""
    amounts: defaultdict[Hashable, dict[Decimal, Amount]] = defaultdict(dict)
    for one in postings:
        if one.giver is not None and one.number in found and one.item.type in ("pledge", "commitment"):
            amounts[_whose(one, found[one.number][0])][one.amount.given] = one.amount
    return {whose: added(told.values()).given for whose, told in amounts.items()}


def _whose(one: Posting, occasion: Occasion) -> Hashable:
    return id(occasion), one.giver, one.item.unit


def _is_fresh(one: Posting, occasion: Occasion) -> bool:
    around = occasion.around
    return one.printed is not None and around is not None and overlap((one.printed,) * 2, around, _FRESH)
