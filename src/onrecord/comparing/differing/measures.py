"""Numbers that a statement gives of one thing in another form than a count: an age, a vote, an hour, a row of days."""

from __future__ import annotations

import functools
import re
from collections.abc import Hashable

from onrecord.comparing.differing.aspects import Aspect, conflict, judged_so
from onrecord.comparing.differing.contrary import doubts, holds_true, stems
from onrecord.comparing.differing.revising import judged
from onrecord.comparing.differing.tellers import of_one_voice
from onrecord.comparing.differing.times import later
from onrecord.comparing.differing.words import listed, plain_words
from onrecord.comparing.items import Item
from onrecord.knowledge import load_yaml
from onrecord.schema import Conflict, ConflictKind

# So many minutes may lie between two times of day that were rounded; so many, between an hour and "about" it.
_MINUTES = 30
_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_NAME = r"([A-Z][\w’'-]+)"
_AGE = re.compile(_NAME + r",? (?:who is |aged |is |was )?(\d{1,3})(?: years old)?(?=[,.;)]|$| and\b)")
_VOTE = re.compile(r"\b(\d+)(?: votes?)?(?: to | ?[-–] ?| against )(\d+)\b")
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))? ?([ap])\.? ?m\b", re.IGNORECASE)
_ROW = re.compile(r"\b(\w+)(?: straight| consecutive)? (day|night|week|month|year|time|round)\b", re.IGNORECASE)
_RANKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

Measure = tuple[tuple[float, ...], str]


def _key(item: Item) -> tuple[Hashable, Hashable] | None:
    if item.kind != "statement" or not holds_true(item) or doubts(item) or item.type == "demand":
        return None
    return ("measures", item.words) if _told(item) else None


def _measures(first: Item, second: Item) -> Conflict | None:
    if of_one_voice(first, second):
        return None
    mine, theirs = _told(first), _told(second)
    undated = first.published is None or second.published is None
    for what in sorted(mine.keys() & theirs.keys()):
        (one, words), (other, other_words) = mine[what], theirs[what]
        if one == other or (what == "clock" and _minutes_between(one[0], other[0]) <= _MINUTES):
            continue
        if what == "weekday" and not (undated and stems(first.words) & stems(second.words)):
            continue  # of reports of known days, the dates are compared
        if what.startswith("row ") and later(first, second):
            return conflict("count", "update", first, second, (words, other_words), "the later is further on in a row")
        verdict = judged(first, second, news=False)
        kind: ConflictKind = "date" if what in ("clock", "weekday") else "count"
        return judged_so(kind, verdict, first, second, (words, other_words), "only one of the two can be right")
    return None


def _told(item: Item) -> dict[str, Measure]:
    """What the statement measures; a vote, or an age by the name, also where the sentence tells it beside it."""
    beside = {what: one for what, one in measures(item.passage).items() if what == "vote" or what.startswith("age ")}
    return beside | measures(item.words)


@functools.lru_cache(maxsize=1024)
def measures(text: str) -> dict[str, Measure]:
    """By what is measured, each with its words; what is told twice with other numbers is left out."""
    found: dict[str, Measure | None] = {}
    for match in _AGE.finditer(text):
        if match.group(1).casefold() not in listed("day_words"):
            _put(found, f"age {match.group(1)}", (float(match.group(2)),), match.group())
    for match in _VOTE.finditer(text):
        _put(found, "vote", (float(match.group(1)), float(match.group(2))), match.group())
    for match in _CLOCK.finditer(text):
        hour = int(match.group(1)) % 12 + (12 if match.group(3).lower() == "p" else 0)
        _put(found, "clock", (60.0 * hour + int(match.group(2) or 0),), match.group())
    for match in _ROW.finditer(text):
        rank = match.group(1).casefold()
        if rank in _RANKS:
            _put(found, f"row {match.group(2).casefold()}", (float(_RANKS.index(rank)),), match.group())
    for word in plain_words(text):
        if word in _weekdays():
            _put(found, "weekday", (float(_weekdays().index(word)),), word.capitalize())
    for what, pattern in _patterns():
        for match in pattern.finditer(text):
            number = next(group for group in match.groups() if group)
            _put(found, what, (float(number.replace(",", "")),), match.group())
    return {what: one for what, one in found.items() if one is not None}


def _put(found: dict[str, Measure | None], what: str, value: tuple[float, ...], words: str) -> None:
    known = found.get(what, (value, words))
    found[what] = known if known is not None and known[0] == value else None


def _minutes_between(one: float, other: float) -> float:
    apart = abs(one - other)
    return min(apart, 24 * 60 - apart)


@functools.cache
def _weekdays() -> tuple[str, ...]:
    return tuple(load_yaml("differing_words")["weekdays"])


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A number right before or behind the words of a measure."""
    found = []
    for what, words in load_yaml("differing_words")["measured"].items():
        any_of = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
        shape = rf"\b(?:{any_of})\b(?: of| was| at)? {_NUMBER}\b|{_NUMBER}[ -]+(?:\w+ )?(?:{any_of})\b"
        found.append((what, re.compile(shape, re.IGNORECASE)))
    return tuple(found)


def _face(item: Item) -> Hashable:
    return item.words


MEASURES = Aspect(_key, _face, _measures)

__all__ = ["MEASURES", "measures"]
