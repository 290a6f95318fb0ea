"""Lines → accounts: those of one occasion; where there is none, of one story, one recipient or one purpose in time."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from onrecord.comparing.money.lines import Line, other_end, words_of
from onrecord.comparing.money.postings import Posting

# Money for one recipient or purpose is one account as long as reports of it follow one another so closely.
_GAP = 21


def grouped(lines: Sequence[Line], stories: Mapping[int, int]) -> list[list[Line]]:
    """The lines of each account, in the order in which they were first told."""
    sets = _Sets()
    for at, line in enumerate(lines):
        sets.join(at, ("occasion", id(line.occasion)) if line.occasion is not None else at)
    loose = [(at, line) for at, line in enumerate(lines) if line.occasion is None]
    _by_report(loose, sets)
    _by_time(loose, sets, stories)
    _by_what_is_left(loose, sets)
    found: defaultdict[Hashable, list[Line]] = defaultdict(list)
    for at, line in enumerate(lines):
        found[sets.of(at)].append(line)
    return sorted(found.values(), key=lambda group: min(_order(line.first) for line in group))


def _by_report(loose: Iterable[tuple[int, Line]], sets: _Sets) -> None:
    """A total and its parts, what was worked out from what, and what stands in one sentence, are of one account."""
    at_number = {one.number: at for at, line in loose for one in line.postings}
    sentences: defaultdict[Hashable, list[tuple[int, Posting]]] = defaultdict(list)
    for at, line in loose:
        for one in line.postings:
            for other in (one.item.total, one.item.derived, one.out_of):
                if other in at_number:
                    sets.join(at, at_number[other])
            sentences[one.document, one.item.around].append((at, one))
    for here in sentences.values():
        for (at, one), (other, before) in itertools.combinations(here, 2):
            if not other_end(one, before) and one.is_past == before.is_past:
                sets.join(at, other)


def _by_time(loose: Iterable[tuple[int, Line]], sets: _Sets, stories: Mapping[int, int]) -> None:
    """Of one story, for one recipient or for the same purpose, told one soon after the other; what is told of the past
    is apart."""
    told: defaultdict[Hashable, list[tuple[int, int]]] = defaultdict(list)
    for at, line in loose:
        for one in line.postings:
            for key in _keys(one, stories):
                told[key, one.is_past].append((one.printed or 0, at))
    for times in told.values():
        times.sort()
        for (before, first), (after, second) in itertools.pairwise(times):
            if after - before <= _GAP:
                sets.join(first, second)


def _keys(one: Posting, stories: Mapping[int, int]) -> Iterable[Hashable]:
    if one.getter is not None:
        yield "getter", one.getter
    elif purpose := words_of(one.item.purpose):
        yield "purpose", purpose
    if one.document in stories:
        yield "story", stories[one.document]


def _by_what_is_left(loose: Iterable[tuple[int, Line]], sets: _Sets) -> None:
    """What nobody is said to get goes with the rest of its report of that time, where that is one account."""
    homes: defaultdict[Hashable, set[int]] = defaultdict(set)
    bare = []
    for at, line in loose:
        if any(one.getter or words_of(one.item.purpose) for one in line.postings):
            for one in line.postings:
                homes[one.document, one.is_past].add(at)
        else:
            bare.append((at, line))
    for at, line in bare:
        others = {sets.of(other) for one in line.postings for other in homes[one.document, one.is_past]}
        if len(others) == 1:
            sets.join(at, next(iter(others)))
        elif not others:
            sets.join(at, ("report", line.first.document, line.first.is_past))


def _order(one: Posting) -> tuple[str, int, int]:
    return one.item.published or "9999", one.document, one.number


class _Sets:
    """Disjoint sets (union and find)."""

    def __init__(self) -> None:
        self._over: dict[Hashable, Hashable] = {}

    def of(self, one: Hashable) -> Hashable:
        while (over := self._over.get(one, one)) != one:
            self._over[one] = self._over.get(over, over)
            one = over
        return one

    def join(self, one: Hashable, other: Hashable) -> None:
        first, second = self.of(one), self.of(other)
        if first != second:
            self._over[second] = first
