"""Different numbers of the same in what two statements say: a share, a sum, so many of those."""

from __future__ import annotations

import functools
import re
from collections.abc import Hashable

from onrecord.comparing.differing.aspects import Aspect, judged_so
from onrecord.comparing.differing.contrary import doubts, holds_true
from onrecord.comparing.differing.counts import is_share, is_wide, number_words
from onrecord.comparing.differing.ranges import Range, range_of, ranged
from onrecord.comparing.differing.revising import judged
from onrecord.comparing.differing.tellers import by_one, of_one_voice
from onrecord.comparing.differing.words import Sign, listed, plain_words
from onrecord.comparing.items import Item
from onrecord.reading.amounts import amounts
from onrecord.reading.money.currencies import Purse
from onrecord.reading.words.numbers import numbers
from onrecord.schema import Conflict, ConflictKind

Quantity = tuple[Range, str]

# How many words behind a number may say what is counted.
_BEHIND = 3
_PERCENT = re.compile(r"\s*(?:%|per\s?cent)\b|\s*%", re.IGNORECASE)
_NAME = re.compile(r"(?<!^)\b[A-Z][\w’'-]+")
_CLAUSE = re.compile(r"[,;:.()]")


def _key(item: Item) -> tuple[Hashable, Hashable] | None:
    if item.kind not in ("statement", "figure", "flow") or not holds_true(item) or doubts(item):
        return None
    return "numbers", (item.kind, item.words)


def _numbers(first: Item, second: Item) -> Conflict | None:
    if "statement" not in (first.kind, second.kind) or of_one_voice(first, second):
        return None
    if is_wide(first) != is_wide(second) or is_share(first) or is_share(second):
        return None  # a part, and the whole
    if "demand" in (first.type, second.type) and first.type != second.type:
        return None  # what is asked for, and what is offered or there
    if _two_polls(first.passage, second.passage):
        return None
    mine, theirs = _of(first), _of(second)
    common = sorted(mine.keys() & theirs.keys())
    if any(mine[unit] is None or theirs[unit] is None for unit in common):
        return None  # of several of the same, nobody knows which is which
    for unit in common:
        one, other = mine[unit], theirs[unit]
        if one is None or other is None or one[0].meets(other[0]):
            continue
        up = one[0].below(other[0])
        signs: tuple[Sign, ...] = ("revised", "retracted", "risen" if up else "fallen")
        verdict = judged(first, second, signs, news=up or by_one(first, second))
        words = one[1], other[1]
        kind: ConflictKind = "amount" if unit.isupper() else "count"
        return judged_so(kind, verdict, first, second, words, "no number fits both")
    return None


def _two_polls(first: str, second: str) -> bool:
    """Whether both tell of a poll or survey, without a name in common."""
    polls = all(listed("askings") & set(plain_words(text)) for text in (first, second))
    return polls and not set(_NAME.findall(first)) & set(_NAME.findall(second))


def agree(first: Item, second: Item) -> bool:
    """Whether two entries are statements that give a number of the same that fits both."""
    if not first.kind == second.kind == "statement":
        return False
    mine, theirs = _in_words(first.words), _in_words(second.words)
    common = [(mine[unit], theirs[unit]) for unit in mine.keys() & theirs.keys()]
    return any(one is not None and other is not None and one[0].meets(other[0]) for one, other in common)


def _of(item: Item) -> dict[str, Quantity | None]:
    """The numbers of an entry by what they count; ``None`` where several count the same."""
    if item.kind == "statement":
        return _in_words(item.words)
    numbers = range_of(item)
    units = [item.unit] if item.kind == "flow" else [*plain_words(item.unit or ""), item.type]
    return {unit: (numbers, number_words(item)) for unit in units if unit and numbers}


@functools.lru_cache(maxsize=1024)
def _in_words(text: str) -> dict[str, Quantity | None]:
    found: dict[str, Quantity | None] = {}
    money = [one for one in amounts(text, 0, len(text), Purse(text)) if one.currency]
    for amount in money:
        unit, words = amount.currency or "", text[amount.start : amount.end]
        _put(found, unit, (ranged(amount.value, amount.upper, amount.bound, money=True), words))
    for number in numbers(text):
        if (
            number.value is None
            or number.value <= 1
            or any(one.start < number.end and number.start < one.end for one in money)
        ):
            continue
        quantity = ranged(number.value, number.upper, number.bound, money=False)
        for unit in _units(text, number.core[0], number.end):
            _put(found, unit, (quantity, f"{text[number.start : number.end]} {unit}"))
    return found


def _put(found: dict[str, Quantity | None], unit: str, quantity: Quantity) -> None:
    known = found.get(unit, quantity)
    found[unit] = quantity if known is not None and known[0] == quantity[0] else None


def _units(text: str, start: int, end: int) -> list[str]:
    """What may be counted: the share of a hundred, or the words behind the number in its clause."""
    if _PERCENT.match(text, end):
        return ["per cent"]
    clause = _CLAUSE.split(text[end:], maxsplit=1)[0]
    behind = [part for word in plain_words(clause)[:_BEHIND] for part in word.split("-")]
    before = [word for word in plain_words(text[:start])[-1:] if word in listed("measures")]
    return [word for word in (*behind, *before) if word not in listed("no_units") and len(word) > 2]


def _face(item: Item) -> Hashable:
    return item.words


QUANTITIES = Aspect(_key, _face, _numbers)
