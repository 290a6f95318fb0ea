"""Different figures for one count, and different amounts of one promise or payment."""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal

from onrecord.comparing.differing.aspects import Aspect, conflict, judged_so
from onrecord.comparing.differing.parties import are_others, is_named, names
from onrecord.comparing.differing.people import counting
from onrecord.comparing.differing.places import standing
from onrecord.comparing.differing.ranges import range_of
from onrecord.comparing.differing.revising import Verdict, judged
from onrecord.comparing.differing.tellers import by_one, of_one_voice
from onrecord.comparing.differing.times import apart, days_between, holds
from onrecord.comparing.differing.words import Sign, counted, tells
from onrecord.comparing.items import Item
from onrecord.schema import Conflict, ConflictKind, Relation

# Days between two promises from which on they are two.
_TWO = 31
# How many times as many a toll may be by the next report, where nothing says that it has grown.
_GROWN = 5


def _count_key(item: Item) -> tuple[Hashable, Hashable] | None:
    if item.kind != "figure" or item.stance == "denies" or item.value is None:
        return None
    place = item.place.name if item.place else None
    return item.type, (item.value, item.upper, item.bound, item.unit, place, item.date)


def _amount_key(item: Item) -> tuple[Hashable, Hashable] | None:
    if item.kind != "flow" or item.stance == "denies" or item.value is None:
        return None
    return "flow", (item.value, item.upper, item.bound, item.unit, item.type, names(item.actors), names(item.others))


def _counts(first: Item, second: Item) -> Conflict | None:
    mine, theirs = range_of(first), range_of(second)
    if mine is None or theirs is None or first.type != second.type or _same_value(first, second):
        return None
    up, down = mine.below(theirs), theirs.below(mine)
    # "At least 11" was what was known; 17 a day later takes its place, though both can be true.
    more = up or (mine.high is None and mine.low < theirs.low)
    signs: tuple[Sign, ...] = ("revised", "retracted", "risen" if more else "fallen")
    grows = more and theirs.low <= mine.low * _GROWN
    verdict = judged(
        first, second, signs, rising=grows or first.type in counted("passing"), news=up or by_one(first, second)
    )
    if verdict.said and verdict.relation == "update" and first.value != second.value:
        return _judged("count", verdict, first, second)
    part = _part(first, second)
    if part == "other":
        return _found("count", "both can be true", first, second, "they count different people, places or days")
    whole_is_less = (part == "first" and down) or (part == "second" and up)
    if part is not None and not whole_is_less:
        return _found("count", "both can be true", first, second, "one counts a part of what the other counts")
    if verdict.relation == "update" and (more or down):
        return _judged("count", verdict, first, second)
    if not (up or down):
        return _found("count", "both can be true", first, second, "one number can fit both")
    if of_one_voice(first, second):
        return _found("count", "both can be true", first, second, "one report gives both in one voice: two counts")
    why = "a part is more than the whole" if whole_is_less else "no number fits both"
    return _judged("count", verdict, first, second, why)


def _amounts(first: Item, second: Item) -> Conflict | None:
    mine, theirs = range_of(first), range_of(second)
    if mine is None or theirs is None or first.kind != second.kind:
        return None
    if are_others(first.actors, second.actors) and all(map(is_named, (*first.actors, *second.actors))):
        return None  # two promises, of two donors
    if first.type != second.type:
        why = f"one is {_status(first)}, the other {_status(second)}"
        return _found("amount", "both can be true", first, second, why)
    if first.unit and second.unit and first.unit != second.unit:
        why = f"{first.unit} and {second.unit} cannot be compared without a rate"
        return _found("amount", "both can be true", first, second, why)
    if _same_value(first, second):
        return None
    up, down = mine.below(theirs), theirs.below(mine)
    if not (up or down):
        return _found("amount", "both can be true", first, second, "one amount can fit both, as they are rounded")
    signs: tuple[Sign, ...] = ("revised", "retracted", "risen" if up else "fallen")
    verdict = judged(
        first, second, signs, rising=up and first.type in counted("growing"), news=up or by_one(first, second)
    )
    if verdict.relation == "update":
        return _judged("amount", verdict, first, second)
    apart = _two_flows(first, second)
    if apart is not None:
        return _found("amount", "both can be true", first, second, apart)
    return _judged("amount", verdict, first, second, "no amount fits both")


def _two_flows(first: Item, second: Item) -> str | None:
    """Why two amounts may be two flows; ``None`` where nothing says so."""
    if second.total == first.number or first.total == second.number:
        return "one is a part of the other"
    if is_wide(first) != is_wide(second) or is_share(first) != is_share(second):
        return "one may be a part of the other"
    if of_one_voice(first, second):
        return "one report gives both in one voice: two flows"
    if days_between(first.date, second.date) > _TWO:
        return "they are of different days"
    if are_others(first.others, second.others) and all(map(is_named, (*first.others, *second.others))):
        return "they are for different recipients"
    return None


def _part(first: Item, second: Item) -> str | None:
    """Which of two figures counts a part of the other by its people, place or day; ``other`` for different ones."""
    people, place = counting(first.unit, second.unit), standing(first, second)
    if people == "other" or place == "apart" or apart(first.date, second.date):
        return "other"
    wide = is_wide(first), is_wide(second)
    firsts = people == "first is part", place == "second holds", holds(second.date, first.date), wide == (False, True)
    seconds = people == "second is part", place == "first holds", holds(first.date, second.date), wide == (True, False)
    if any(firsts) and any(seconds):
        return "other"
    return "first" if any(firsts) else "second" if any(seconds) else None


def is_wide(item: Item) -> bool:
    """Whether the sentence says that all places or times are counted together ("nationwide")."""
    return tells("wide", item.passage) is not None


def is_share(item: Item) -> bool:
    """Whether the sentence says that it is a part of a larger one ("out of what was set aside")."""
    return tells("share", item.passage) is not None


def _same_value(first: Item, second: Item) -> bool:
    return (first.value, first.upper, first.bound) == (second.value, second.upper, second.bound)


def _found(kind: ConflictKind, relation: Relation, first: Item, second: Item, why: str) -> Conflict:
    words = number_words(first), number_words(second)
    return conflict(kind, relation, first, second, words, why)


def _judged(kind: ConflictKind, verdict: Verdict, first: Item, second: Item, why: str = "") -> Conflict:
    return judged_so(kind, verdict, first, second, (number_words(first), number_words(second)), why)


def number_words(item: Item) -> str:
    """The value as it is told, with its bound and what it counts: "at least 37 civilians"."""
    if item.value is None:
        return item.words
    figures = _spelled(item.value)
    if item.upper is not None:
        figures = f"{figures} to {_spelled(item.upper)}"
    bound = item.bound if item.bound not in (None, "exact", "between") else None
    return " ".join(filter(None, (bound, figures, item.unit)))


def _spelled(value: str) -> str:
    return f"{Decimal(value):,f}"


def _status(item: Item) -> str:
    return {"appeal": "an appeal", "pledge": "a pledge", "commitment": "a commitment"}.get(item.type, "a payment")


def _face(item: Item) -> Hashable:
    return item.value, item.upper, item.bound, item.unit if item.kind == "flow" else None, item.type


COUNTS = Aspect(_count_key, _face, _counts)
AMOUNTS = Aspect(_amount_key, _face, _amounts)

__all__ = ["AMOUNTS", "COUNTS", "number_words"]
