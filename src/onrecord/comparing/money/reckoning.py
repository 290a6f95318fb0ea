"""The lines of one account against one another: what is one after all, what is part of what, what cannot both be."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from onrecord.comparing.money.amounts import Amount, added, consistent, same
from onrecord.comparing.money.lines import Line, bin_of, other_end, words_of
from onrecord.comparing.money.postings import Posting, overlap
from onrecord.comparing.money.totals import mark_totals

# How many days apart what two reports say of one donor is still taken to be of one promise.
_DAYS = 7
# How long reports of one promise come in, at most, where no occasion holds them together.
_LONGEST = 60
# Amounts that differ by more than a quarter are hardly of one promise.
_QUARTER = 4


def reckoned(lines: Sequence[Line]) -> list[Line]:
    """The lines of an account, with those that are one put together, and each marked whether it is added up."""
    rough = [line for line in lines if not line.amount.is_exact]
    kept = _merged(lines, rough, _by_giver_key, _agree, "it agrees with what others tell more exactly")
    unnamed = [line for line in kept if line.giver is None or line.giver[0] == "described"]
    kept = _merged(kept, unnamed, _by_amount, _is_unnamed, "who gives it is not named there, the amount is the same")
    together = [line for line in kept if line.is_total]
    kept = _merged(kept, together, _by_amount, _is_same_total, "those who give it together are called otherwise there")
    for line in kept:
        _mark_denied(line)
    _mark_parts(kept)
    for alike in _by_giver(kept):
        _mark_sums(alike)
        _mark_either(alike)
    mark_totals(kept)
    return kept


def sum_of(lines: Iterable[Line]) -> Amount:
    """What lines add up to: of those that exclude one another, the least and the most that they may come to."""
    rest = {id(line): line for line in lines if line.in_sum}
    parts: list[Amount] = []
    while rest:
        _, line = rest.popitem()
        others = [other for other in line.instead_of if rest.pop(id(other), None)]
        parts.append(_either([line, *others]) if others else line.amount)
    return added(parts)


def _merged(
    lines: Sequence[Line],
    some: Iterable[Line],
    keys: Callable[[Line], tuple[Iterable[object], object]],
    is_one: Callable[[Line, Line], bool],
    why: str,
) -> list[Line]:
    """``some`` of the lines are counted to another, where they are one with exactly that. ``keys`` gives under which
    keys others are looked for, and under which a line is found."""
    kept = {id(line): line for line in lines}
    index: defaultdict[object, list[Line]] = defaultdict(list)
    for line in lines:
        index[keys(line)[1]].append(line)
    for line in some:
        others = [
            other
            for key in keys(line)[0]
            for other in index[key]
            if other is not line and id(other) in kept and is_one(line, other)
        ]
        if len(others) == 1:
            del kept[id(line)]
            others[0].take(line, why)
    return list(kept.values())


def _by_giver_key(line: Line) -> tuple[Iterable[object], object]:
    key = (line.giver, line.first.is_group, line.status, line.currency)
    return [key], key


def _by_amount(line: Line) -> tuple[Iterable[object], object]:
    at = bin_of(line.amount)
    return [(line.status, line.currency, place) for place in (at - 1, at, at + 1)], (line.status, line.currency, at)


def _agree(rough: Line, fine: Line) -> bool:
    """Whether a line that gives no one number ("at least 3 million") tells what another gives exactly."""
    if not consistent(rough.amount, fine.amount) or not _same_time(rough, fine):
        return False
    if rough.amount.high is None and fine.amount.high is None and rough.amount.low >= fine.amount.low:
        return False
    return rough.documents.isdisjoint(fine.documents) or rough.giver is None


def _is_unnamed(line: Line, other: Line) -> bool:
    """Whether a report that names no giver ("his country") tells what another tells of one with a name."""
    if other.giver is None or other.giver[0] == "described" or other.is_total or line.first.is_group:
        return False
    if not line.documents.isdisjoint(other.documents):
        return False
    return same(line.amount, other.amount) is not None and _same_time(line, other)


def _is_same_total(line: Line, other: Line) -> bool:
    """Whether "coastal nations" and "donors" gave the same sum together."""
    if not other.is_total or line.giver == other.giver or not line.documents.isdisjoint(other.documents):
        return False
    return same(line.amount, other.amount) is not None and _same_time(line, other)


def _same_time(one: Line, other: Line) -> bool:
    """Whether both may be of one occasion or of the same days."""
    if one.occasion is not None and one.occasion is other.occasion and not (_dated(one) and _dated(other)):
        return True
    return any(
        mine.when is not None and yours.when is not None and overlap(mine.when, yours.when, _DAYS)
        for mine in one.postings
        for yours in other.postings
    )


def _dated(line: Line) -> bool:
    return any(one.days is not None for one in line.postings)


def _mark_denied(line: Line) -> None:
    if all(one.item.stance != "asserts" for one in line.postings):
        line.in_sum = False
        denied = any(one.item.stance == "denies" for one in line.postings)
        line.notes.append("not added up: it is denied" if denied else "not added up: nobody says that it is so")


def _mark_parts(lines: Sequence[Line]) -> None:
    """What a report calls a part of the same giver's sum ("$100 million, of it 20 for schools") is added up in that."""
    at_number = {one.number: line for line in lines for one in line.postings}
    for line in lines:
        for one in line.postings:
            whole = at_number.get(one.item.total or 0)
            if whole is not None and whole is not line and whole.giver == line.giver is not None:
                line.part_of = whole
                line.in_sum = False
                line.notes.append("not added up: it is part of another sum of the same donor")
                break


def _by_giver(lines: Iterable[Line]) -> list[list[Line]]:
    """Those of one named giver, status and currency that are added up."""
    found: defaultdict[object, list[Line]] = defaultdict(list)
    for line in lines:
        if line.giver is not None and not line.is_total and line.in_sum:
            found[line.giver, line.status, line.currency].append(line)
    return [alike for alike in found.values() if len(alike) > 1]


def _mark_sums(lines: Sequence[Line]) -> None:
    """What one report tells in one sum and another one by one is added up once."""
    told: defaultdict[int, list[Line]] = defaultdict(list)
    places: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        places[bin_of(line.amount)].append(line)
        for document in line.documents:
            told[document].append(line)
    for _, parts in sorted(told.items()):
        if len(parts) < 2:
            continue
        both = added(part.amount for part in parts)
        documents = {number for part in parts for number in part.documents}
        at = bin_of(both)
        for whole in (line for place in (at - 1, at, at + 1) for line in places[place]):
            if whole.documents.isdisjoint(documents) and same(both, whole.amount) and _same_time(parts[0], whole):
                for part in parts:
                    part.in_sum = False
                    part.part_of = whole
                    part.notes.append("not added up: other reports tell it in one sum with more of the same donor")
                break


def _mark_either(lines: Sequence[Line]) -> None:
    """Reports that give one giver other amounts: either one of them is right, or there are two promises.

    Each line is in one group at most, in which all exclude one another.
    """
    groups: list[list[Line]] = []
    for line in sorted((line for line in lines if line.in_sum), key=_begins):
        group = _group_of(line, groups)
        if group is None:
            groups.append([line])
        else:
            group.append(line)
    for group in groups:
        for line in group:
            line.instead_of = [other for other in group if other is not line]


def _group_of(line: Line, groups: Sequence[list[Line]]) -> list[Line] | None:
    """The last group all of which the line excludes; without an occasion, only among those of its days."""
    for group in reversed(groups):
        if line.occasion is None and _begins(line) - _begins(group[0]) > _LONGEST:
            return None
        if all(line.documents.isdisjoint(one.documents) and not _are_two(line, one) for one in group):
            return group
    return None


def _begins(line: Line) -> int:
    return min((one.when[0] for one in line.postings if one.when is not None), default=0)


def _are_two(one: Line, other: Line) -> bool:
    """Whether they are two promises for certain: at other times, or to others."""
    if not _same_time(one, other):
        return True
    return any(other_end(mine, yours) for mine in one.postings for yours in other.postings)


def may_be_two(one: Line, other: Line) -> bool:
    """Whether what looks like two amounts for one promise may be two: for other things, told at other times, or very
    unlike and on no occasion that reports name."""
    if not any(_printed_near(mine, yours) for mine in one.postings for yours in other.postings):
        return True
    if one.occasion is None and not _near(one.amount, other.amount):
        return True
    mine = frozenset(word for each in one.postings for word in words_of(each.item.purpose))
    yours = frozenset(word for each in other.postings for word in words_of(each.item.purpose))
    return bool(mine and yours and not mine & yours)


def _near(one: Amount, other: Amount) -> bool:
    return abs(one.given - other.given) * _QUARTER <= max(one.given, other.given)


def _printed_near(one: Posting, other: Posting) -> bool:
    return one.printed is None or other.printed is None or abs(one.printed - other.printed) <= _DAYS


def _either(lines: Sequence[Line]) -> Amount:
    """What one of several may come to; all of them together, where they may be several."""
    sums = [line.amount for line in lines]
    if any(may_be_two(one, other) for one, other in itertools.combinations(lines, 2)):
        sums.append(added(line.amount for line in lines))
    highs = [one.high for one in sums]
    high = None if None in highs else max(one for one in highs if one is not None)
    low = min(one.low for one in sums)
    return Amount(low, high, any(one.loose for one in sums), low)
