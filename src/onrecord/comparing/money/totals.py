"""Which of the lines that nobody, or several together, are said to give are the totals that others are held against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.comparing.money.amounts import added
from onrecord.comparing.money.lines import Line, words_of

UNNAMED = "not added up: no report says who gives it"
GROUP = "not added up: those who give it together may be named by themselves"


def mark_totals(lines: Sequence[Line]) -> None:
    """Marks each line of an account as a total or as a payment; what nobody gives by name is never added up."""
    alike: defaultdict[object, list[Line]] = defaultdict(list)
    for line in lines:
        alike[line.status, line.currency].append(line)
    for group in alike.values():
        named = [line for line in group if not line.is_total]
        open_ = [line for line in group if line.is_total]
        totals = [line for line in open_ if _is_total(line, named, open_, lines)]
        everybody = any(not line.first.is_group for line in totals)
        for line in open_:
            line.in_sum = False
            # "Gulf states" gave a part of what "donors" gave.
            line.is_total = line in totals and not (line.first.is_group and everybody and not _has_parts(line, lines))
            if not line.is_total:
                line.notes.append(GROUP if line.first.is_group else UNNAMED)


def comparable(one: Line, other: Line) -> bool:
    """Whether two totals may be of the same: not those for unlike things, or of unlike givers."""
    if one.first.is_group and other.first.is_group and one.giver != other.giver:
        return False
    if one.occasion is not None and one.occasion is other.occasion:
        return True
    mine, yours = _purposes(one), _purposes(other)
    return not (mine and yours and not mine & yours)


def _is_total(line: Line, named: Sequence[Line], others: Sequence[Line], lines: Sequence[Line]) -> bool:
    if line.status == "appeal" or _has_parts(line, named) or any(one.item.derived for one in line.postings):
        return True
    summed = [other for other in named if other.in_sum]
    if not summed:
        # Without an occasion, and where one report tells of several for unlike things, they are gifts of nobody's.
        told_of_all = line.occasion is not None or bool(line.first.item.actors) or _is_shared(line, lines)
        return told_of_all and all(
            other is line or line.documents.isdisjoint(other.documents) or comparable(line, other) for other in others
        )
    whole, largest = added(one.amount for one in summed).low, max(one.amount.low for one in summed)
    return line.amount.given >= max(largest, whole / 2)


def _is_shared(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a report tells how much of it was paid, or of what it was paid."""
    numbers = {one.number for one in line.postings}
    return any(one.out_of is not None for one in line.postings) or any(
        one.item.derived in numbers or one.out_of in numbers for other in lines for one in other.postings
    )


def _has_parts(line: Line, lines: Iterable[Line]) -> bool:
    numbers = {one.number for one in line.postings}
    return any(
        one.item.total in numbers and one.giver is not None
        for other in lines
        if other is not line
        for one in other.postings
    )


def _purposes(line: Line) -> frozenset[str]:
    return frozenset(word for one in line.postings for word in words_of(one.item.purpose))
