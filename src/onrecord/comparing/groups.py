"""Pairs of documents that have text in common → groups, and in each group which are one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.comparing.pairs import COPY, CopyPair


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Documents that have text in common, by their ids, in the order in which they were given.

    ``pairs`` says which two, how much and where. ``texts`` are the same documents, those that are copies of one another
    together: a report that holds only a passage of a wire story is a text of its own. A short one that was cut from
    several is put to that which holds most of it, so that it does not make one text of two.
    """

    documents: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    pairs: tuple[CopyPair, ...]


def grouped(ids: Iterable[str], pairs: Iterable[CopyPair]) -> list[CopyGroup]:
    """Groups of the documents that a pair joins, in the order of ``ids``; those in no pair are left out."""
    pairs = list(pairs)
    order = {id: at for at, id in enumerate(ids)}
    related, same = _Sets(), _Sets()
    for pair in pairs:
        related.join(pair.first, pair.second)
    for first, second in _copied(pairs):
        same.join(first, second)
    members: defaultdict[str, list[str]] = defaultdict(list)
    for id in sorted({id for pair in pairs for id in (pair.first, pair.second)}, key=order.__getitem__):
        members[related.of(id)].append(id)
    inside: defaultdict[str, list[CopyPair]] = defaultdict(list)
    for pair in pairs:
        inside[related.of(pair.first)].append(pair)
    return [CopyGroup(tuple(ids), _texts(ids, same), tuple(inside[head])) for head, ids in members.items()]


def _texts(ids: list[str], same: _Sets) -> tuple[tuple[str, ...], ...]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id in ids:
        found[same.of(id)].append(id)
    return tuple(tuple(text) for text in found.values())


def _copied(pairs: list[CopyPair]) -> list[tuple[str, str]]:
    """Which two are one text: each holds most of the other, or one was cut from the other and from none more."""
    found = []
    cut: dict[str, tuple[float, str]] = {}
    for pair in pairs:
        if pair.kind != "copy":
            continue
        if min(pair.first_in_second, pair.second_in_first) >= COPY:
            found.append((pair.first, pair.second))
            continue
        mine = pair.first_in_second > pair.second_in_first
        short, long = (pair.first, pair.second) if mine else (pair.second, pair.first)
        share = max(pair.first_in_second, pair.second_in_first)
        if share > cut.get(short, (0.0, ""))[0]:
            cut[short] = share, long
    return [*found, *((short, long) for short, (_, long) in cut.items())]


class _Sets:
    """Disjoint sets (union and find); each is named by the first of its members to be joined."""

    def __init__(self) -> None:
        self._over: dict[str, str] = {}

    def of(self, one: str) -> str:
        while (over := self._over.get(one, one)) != one:
            self._over[one] = self._over.get(over, over)
            one = over
        return one

    def join(self, one: str, other: str) -> None:
        self._over[self.of(other)] = self.of(one)
