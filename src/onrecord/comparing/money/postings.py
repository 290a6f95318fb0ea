"""Flows of many reports, each with what it is put to account by: amount, giver, days, text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.comparing.items import Item, Party
from onrecord.comparing.money.amounts import Amount, amount_of
from onrecord.comparing.money.givers import Key, Parties, is_everybody, is_group, meant
from onrecord.record.days import FIRST, LAST, days_of
from onrecord.record.evidence import name_key
from onrecord.schema import CopyOf, Span

Days = tuple[int, int]

# Words of a sentence that two reports print alike: fewer may be chance.
_ALIKE = 8
# What ended so many days before the report was printed is of the past.
_PAST = 31
_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|a|an|that|this)\s+)?(?:\w+\s+)?")


@dataclass(frozen=True, slots=True)
class Posting:
    """One flow. ``giver`` and ``getter`` are keys of :class:`Parties`; no giver where it is nobody or all who give.

    ``days``: what its own date allows, as ordinals; ``printed``: the day of publication. ``text``: the number of the
    earliest document that prints the same text. ``copied``: that of the one that prints the same sentence. ``out_of``:
    the number of the promise that it is said to be paid out of; it is of the same giver, where one is named.
    """

    item: Item
    amount: Amount
    giver: Key | None
    getter: Key | None
    is_group: bool
    days: Days | None
    printed: int | None
    text: int
    copied: int | None = None
    out_of: int | None = None

    @property
    def number(self) -> int:
        """The number of the flow."""
        return self.item.number

    @property
    def document(self) -> int:
        """The number of its document."""
        return self.item.document

    @property
    def is_total(self) -> bool:
        """Whether nobody, or several together, are said to give it."""
        return self.giver is None or self.is_group

    @property
    def is_past(self) -> bool:
        """Whether it is told of a time well before the report."""
        return self.days is not None and self.printed is not None and self.days[1] < self.printed - _PAST

    @property
    def when(self) -> Days | None:
        """Its own days; those just before it was printed, where it has none."""
        if self.days is not None:
            return self.days
        return None if self.printed is None else (self.printed - 7, self.printed)


def postings_of(items: Iterable[Item], copies: Sequence[CopyOf]) -> tuple[list[Posting], Parties]:
    """The flows among the items, each once, in the order of publication, and who gives and gets in them."""
    flows = {item.number: item for item in items if item.kind == "flow" and item.value is not None}
    ordered = sorted(flows.values(), key=lambda item: (item.published or "9999", item.document, item.number))
    texts = texts_of(copies)
    parties = Parties()
    sides = [(parties.add(meant(one.actors), one.document), parties.add(_getter(one), one.document)) for one in ordered]
    prints = _first_prints(ordered)
    found = []
    givers = {item.number: giver for item, (giver, _) in zip(ordered, sides, strict=True)}
    owners = _owners(ordered, givers)
    givers |= {paid: givers[owner] for paid, owner in owners.items() if givers[owner] is not None}
    days = _days(ordered, owners)
    for item, (_, getter) in zip(ordered, sides, strict=True):
        first = prints[item.number]
        text = texts.get(item.document, item.document)
        found.append(
            Posting(
                item,
                amount_of(item.value or "0", item.bound, item.upper),
                parties.of(givers[item.number]),
                parties.of(getter),
                any(is_group(party) and not is_everybody(party) for party in item.actors[:1]),
                days[item.number],
                _printed(item.published),
                text if text != item.document else first,
                first if first != item.document else None,
                owners.get(item.number),
            )
        )
    return found, parties


def _owners(items: Sequence[Item], givers: Mapping[int, Key | None]) -> dict[int, int]:
    """Payments of nobody's that are told as part of a promise: "$2 million of the $5 million that Iskara pledged has
    been paid". Each with the number of the promise."""
    found: dict[int, int] = {}
    sentences: dict[tuple[int, Span], list[Item]] = {}
    for item in items:
        sentences.setdefault((item.document, item.around), []).append(item)
    for paid in items:
        if paid.type != "paid" or givers[paid.number] is not None or paid.actors:
            continue
        promises = [
            other
            for other in sentences[paid.document, paid.around]
            if other.type in ("pledge", "commitment") and other.unit == paid.unit and _is_of(paid, other)
        ]
        if len(promises) == 1:
            found[paid.number] = promises[0].number
    return found


def _days(items: Iterable[Item], owners: Mapping[int, int]) -> dict[int, Days | None]:
    """The days of each flow. A promise and what is paid out of it, or worked out as a share of it, have one where only
    one of both is dated: it tells that they are not of today."""
    days = {item.number: span_of(item.date) for item in items}
    for paid, promise in owners.items():
        days[promise] = days[promise] or days[paid]
    for item in items:
        if item.derived in days:
            days[item.number] = days[item.number] or days[item.derived]
    return days


def _is_of(paid: Item, promise: Item) -> bool:
    """Whether "of the" is all that stands between the two amounts."""
    if not paid.span or not promise.span:
        return False
    start = paid.around[0]
    between = paid.passage[paid.span[0][1] - start : promise.span[0][0] - start]
    return bool(_OF.fullmatch(between))


def texts_of(copies: Sequence[CopyOf]) -> dict[int, int]:
    """Of each document that prints another's text, the earliest document that prints it."""
    over: dict[int, int] = {}

    def top(one: int) -> int:
        while over.get(one, one) != one:
            one = over[one]
        return one

    for pair in copies:
        if pair.kind == "copy":
            first, second = sorted((top(pair.first), top(pair.second)))
            over[second] = first
    return {one: top(one) for one in list(over)}


def span_of(date: str | None) -> Days | None:
    """The days that a date of any precision allows; none where it has an open end or there is none."""
    first, last = _span(date)
    return None if first is None or last is None else (first, last)


def overlap(one: Days, other: Days, slack: int = 0) -> bool:
    """Whether two stretches of days have one in common, ``slack`` days taken or given."""
    return one[0] <= other[1] + slack and other[0] <= one[1] + slack


@functools.lru_cache(maxsize=65536)
def _span(date: str | None) -> tuple[int | None, int | None]:
    first, last = days_of(date)
    if first is None or last is None or first == FIRST or last == LAST:
        return None, None
    return _ordinal(first), _ordinal(last)


@functools.lru_cache(maxsize=65536)
def _ordinal(day: str) -> int | None:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def _printed(published: str | None) -> int | None:
    span = span_of(published)
    return None if span is None else span[1]


def _getter(item: Item) -> Party | None:
    """Who gets it; a conference that "raised" money is none."""
    party = meant(item.others)
    if party is None or (item.occasion and _inside(party.name, item.occasion)):
        return None
    return None if is_everybody(party) else party


def _inside(name: str, occasion: str) -> bool:
    words = set(name_key(occasion).split())
    return set(name_key(name).split()) <= words


def _first_prints(items: Sequence[Item]) -> dict[int, int]:
    """For each flow the first document with the very same sentence. A short one may be the same by chance, but not in
    documents that have a long one in common."""
    seen: dict[str, int] = {}
    first = {item.number: seen.setdefault(_sentence(item), item.document) for item in items}
    long = [item for item in items if len(item.passage.split()) >= _ALIKE]
    alike = {(item.document, first[item.number]) for item in long}
    return {
        item.number: first[item.number] if (item.document, first[item.number]) in alike else item.document
        for item in items
    }


def _sentence(item: Item) -> str:
    return " ".join(item.passage.split())


def by_document(postings: Iterable[Posting]) -> Mapping[int, list[Posting]]:
    """The postings of each document, in their order."""
    found: dict[int, list[Posting]] = {}
    for one in postings:
        found.setdefault(one.document, []).append(one)
    return found
