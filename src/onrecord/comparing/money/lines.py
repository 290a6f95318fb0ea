"""Lines of an account: flows of several reports that tell one promise or payment, or one total."""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from onrecord.comparing.money.amounts import Amount, digits, finer, same
from onrecord.comparing.money.givers import Key
from onrecord.comparing.money.occasions import Occasion
from onrecord.comparing.money.placing import Placed
from onrecord.comparing.money.postings import Posting, overlap
from onrecord.record.evidence import name_key

# How many days apart two reports of one payment may be where neither says when it was.
_DAYS = 7
_BINS = 12  # to a power of ten: amounts that may be one, rounded, lie in neighbouring ones
_STOP = frozenset(
    ["the", "a", "an", "of", "for", "to", "in", "and", "on", "with", "new", "fresh", "more", "aid", "help"]
)


@dataclass(slots=True, eq=False)
class Line:
    """Flows that tell one promise or payment, and why each is counted to it. ``occasion`` as far as any has one.

    ``giver``: who gives it, by name where a report names it. ``best``: the flow that says most exactly how much it is,
    one that stands in a text before one worked out. ``is_total``: told of nobody or of several together, until the
    account is reckoned: then, that it is what the others are held against. ``instead_of``: lines of which only one is
    right, or that may be the same. ``notes``: what has to be said of it.
    """

    first: Posting
    best: Posting
    status: str
    giver: Key | None
    currency: str | None
    occasion: Occasion | None
    is_total: bool
    postings: list[Posting] = field(default_factory=list)
    whys: list[str] = field(default_factory=list)
    documents: set[int] = field(default_factory=set)
    in_sum: bool = True
    part_of: Line | None = None
    instead_of: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, one: Posting, why: str, occasion: Occasion | None) -> Self:
        """The line of one flow."""
        line = cls(one, one, one.item.type, one.giver, one.item.unit, occasion, one.is_total)
        line.add(one, why, occasion)
        return line

    @property
    def amount(self) -> Amount:
        """How much."""
        return self.best.amount

    @property
    def told(self) -> Iterator[tuple[Posting, str]]:
        """The flows, each with why."""
        return zip(self.postings, self.whys, strict=True)

    def add(self, one: Posting, why: str, occasion: Occasion | None) -> None:
        """One flow more."""
        self.postings.append(one)
        self.whys.append(why)
        self.documents.add(one.document)
        self.currency = self.currency or one.item.unit
        self.occasion = self.occasion or occasion
        if self.giver is None or self.giver[0] == "described":
            self.giver = one.giver or self.giver
        if (self.best.item.derived and not one.item.derived) or finer(one.amount, self.best.amount):
            self.best = one

    def take(self, other: Line, why: str) -> None:
        """Counts the flows of another line to this one."""
        for one, before in other.told:
            self.add(one, f"{why}; {before}", other.occasion)
        self.in_order()

    def in_order(self) -> None:
        """Puts the flows in the order of publication."""
        told = sorted(self.told, key=lambda told: (told[0].item.published or "9999", told[0].document, told[0].number))
        self.postings, self.whys = [one for one, _ in told], [why for _, why in told]
        self.first = self.postings[0]


def lines_of(postings: Iterable[Posting], occasions: Placed) -> list[Line]:
    """The flows as lines: those of one giver, status and currency that give the same amount, on the same occasion or
    in the same days. A flow that has no occasion has that of the line it is counted to."""
    index: defaultdict[object, list[Line]] = defaultdict(list)
    lines: list[Line] = []
    for one in sorted(postings, key=lambda one: one.number not in occasions):  # those with an occasion come first
        occasion = occasions[one.number][0] if one.number in occasions else None
        base = occasions[one.number][1] if one.number in occasions else ""
        place = _bin(one)
        near = {id(line): line for at in (place - 1, place, place + 1) for line in index[_key(one), at]}
        found = _best(one, occasion, near.values())
        if found is None:
            told = "; ".join(part for part in (base, _owned(one)) if part)
            line = Line.of(one, told or "the first to tell it", occasion)
            lines.append(line)
        else:
            line, why = found
            line.add(one, "; ".join(part for part in (why, base, _owned(one)) if part), occasion)
        if line not in index[_key(one), place]:
            index[_key(one), place].append(line)
    for line in lines:
        line.in_order()
    return lines


def _owned(one: Posting) -> str:
    return "" if one.out_of is None else f"paid out of the promise in the same sentence (flow {one.out_of})"


def _key(one: Posting) -> object:
    """What has to be the same; of groups, the name."""
    return one.giver, one.is_group, one.item.type


def _bin(one: Posting) -> int:
    return bin_of(one.amount)


def bin_of(amount: Amount) -> int:
    """Where among the amounts it lies: two that may be one, rounded, are in the same place or in neighbouring ones."""
    return math.floor(_BINS * math.log10(amount.given)) if amount.given > 0 else -1


def _best(one: Posting, occasion: Occasion | None, lines: Iterable[Line]) -> tuple[Line, str] | None:
    found = [
        (_likeness(one, line), line, why) for line in lines if (why := _same_payment(one, occasion, line)) is not None
    ]
    if not found:
        return None
    _, line, why = max(found, key=lambda each: each[0])
    return line, why


def _same_payment(one: Posting, occasion: Occasion | None, line: Line) -> str | None:
    """Why the flow tells what the line tells; ``None`` where it does not."""
    currency = line.currency
    if one.item.unit != currency and one.item.unit is not None and currency is not None:
        return None
    if occasion is not None and line.occasion is not None and occasion is not line.occasion:
        return None
    why = same(one.amount, line.amount)
    if why is None or (one.item.unit != currency and one.amount.given != line.amount.given):
        return None
    if any(other.document == one.document and _two_gifts(one, other) for other in line.postings):
        return None
    if _other_country(one, line):
        return None
    if occasion is not None and occasion is line.occasion:
        return f"{why}, on the same occasion"
    if any(_same_days(one, other) for other in line.postings):
        return f"{why}, in the same days"
    return None


def _two_gifts(one: Posting, other: Posting) -> bool:
    """Whether one report tells of two: to somebody else, or for something else. Of a total it may tell twice."""
    if other_end(one, other):
        return True
    if one.giver is None and digits(one.amount.given) > 1:
        return False
    if one.giver is not None and one.getter and other.getter and one.getter != other.getter:
        return True
    mine, yours = words_of(one.item.purpose), words_of(other.item.purpose)
    return bool(mine and yours and not mine & yours)


def other_end(one: Posting, other: Posting) -> bool:
    """Whether they are for certain to two: two countries, two bodies. A people may be that of a country."""
    if not one.getter or not other.getter or one.getter == other.getter:
        return False
    kinds = {one.item.others[0].kind, other.item.others[0].kind}
    return len(kinds) == 1 and kinds <= {"government", "organisation", "person", "armed group"}


def _other_country(one: Posting, line: Line) -> bool:
    getters = {other.getter for other in line.postings if other.getter and other.getter[0] == "country"}
    return bool(one.getter and one.getter[0] == "country" and getters and one.getter not in getters)


def _same_days(one: Posting, other: Posting) -> bool:
    if one.when is None or other.when is None:
        return one.text == other.text or one.document == other.document
    return overlap(one.when, other.when, 2 if one.days and other.days else _DAYS)


def _likeness(one: Posting, line: Line) -> tuple[int, int, int]:
    """How alike a flow and a line are, to choose among several that it may be told in."""
    exact = sum(other.amount == one.amount for other in line.postings[:1])
    getter = any(other.getter == one.getter for other in line.postings)
    purpose = words_of(one.item.purpose)
    shared = max((len(purpose & words_of(other.item.purpose)) for other in line.postings), default=0)
    return exact, shared + getter, -abs((one.printed or 0) - (line.first.printed or 0))


@functools.lru_cache(maxsize=65536)
def words_of(purpose: str | None) -> frozenset[str]:
    """The words of a purpose that say something."""
    return frozenset(word for word in name_key(purpose or "").split() if word not in _STOP)


def texts(postings: Sequence[Posting]) -> int:
    """In how many texts they are told, copies of one counted once."""
    return len({one.text for one in postings})
