"""The figures of a document together: mentions of one made one, and which of them replaces which."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.counts.lines import Count
from onrecord.schema import Span

# What a count of people in general is called: as good as no name when two mentions are compared.
_PLAIN = frozenset(("people", "persons", "others", "individuals", "lives", "bodies"))
# How far a figure may be from the one that it revises: in sentences, in entries, and in times as many.
_NEAR = 2
_AROUND = 8
# How far back a toll that has risen looks for what it was, in entries; and how many times as many it may be by now.
_BACK = 12
_GROWN = 2.5
_FAR = 5
# Of the mentions of one number, how many are looked at for the same figure.
_LAST = 40


@dataclass(slots=True)
class Entry:
    count: Count
    what: str
    who: str | None
    spans: list[Span]
    place: str | None
    date: str | None
    attribution: str | None
    sentence: int


def revise(entries: list[Entry]) -> None:
    """Ties a figure that stood earlier to the one that replaces it: the nearest in size, a few sentences about."""
    for at, entry in enumerate(entries):
        count = entry.count
        around = entries[max(0, at - _AROUND) : at + _AROUND]
        if not count.earlier or any(one.count.revises is count for one in around):
            continue
        near = [one for one in around if _may_revise(one, entry)]
        if near:
            min(near, key=lambda one: _times(one.count, count)).count.revises = count
    for at, entry in enumerate(entries):
        if entry.count.risen and entry.count.revises is None:
            _replaces(entry, entries[max(0, at - _BACK) : at])


def _replaces(entry: Entry, before: list[Entry]) -> None:
    """Ties a toll that is said to have risen ("the toll had climbed to 41") to the last and largest told before it.

    Only where nothing is told before it that is as high, nor anything that replaces another, and both are tolls of the
    same: with no part and no names, of one place and day as far as they have any.
    """
    count = entry.count
    told = [one for one in before if one.what == entry.what and one.count.inside is None and not one.count.more]
    if not told or any((one.count.value or 0) >= (count.value or 0) or one.count.revises for one in told):
        return
    old = max(told, key=lambda one: one.count.value or 0)
    same = not (old.place and entry.place and old.place != entry.place) and _name(old.who) is None
    if same and _times(old.count, count) <= _GROWN and not any(one.count.revises is old.count for one in before):
        count.revises = old.count


def _may_revise(one: Entry, earlier: Entry) -> bool:
    count, other = one.count, earlier.count
    if one.what != earlier.what or count.earlier or count.value == other.value or count.revises is not None:
        return False
    return abs(one.sentence - earlier.sentence) <= _NEAR and count.inside is None and _times(count, other) <= _FAR


def _times(one: Count, other: Count) -> float:
    """How many times as large the larger is."""
    small, large = sorted((one.value or 1, other.value or 1))
    return large / small


def merged(entries: list[Entry]) -> list[Entry]:
    """One entry for the mentions of one figure under one attribution, with the spans of all."""
    kept: list[Entry] = []
    known: dict[tuple[object, ...], list[Entry]] = {}
    into: dict[int, Count] = {}
    for entry in entries:
        count = entry.count
        key = (entry.what, count.value, count.upper, count.bound, entry.attribution)
        same = next((one for one in known.get(key, [])[-_LAST:] if _is_same(one, entry)), None)
        if same is None:
            known.setdefault(key, []).append(entry)
            kept.append(entry)
            continue
        same.spans += [span for span in entry.spans if span not in same.spans]
        same.who = entry.who if _name(entry.who) is not None and _name(same.who) is None else same.who or entry.who
        same.place = same.place or entry.place
        same.date = same.date or entry.date
        same.sentence = entry.sentence
        same.count.revises = same.count.revises or count.revises
        into[id(count)] = same.count
    for entry in kept:
        if entry.count.revises is not None:
            entry.count.revises = into.get(id(entry.count.revises), entry.count.revises)
    return kept


def _is_same(one: Entry, other: Entry) -> bool:
    mine, theirs = _name(one.who), _name(other.who)
    if one.sentence == other.sentence or (mine and theirs and mine != theirs):
        return False
    return not (one.place and other.place and one.place != other.place)


def _name(who: str | None) -> str | None:
    low = who.casefold() if who else None
    return None if low in _PLAIN else low
