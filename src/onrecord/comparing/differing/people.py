"""Whether two figures count the same people: "civilians" against all, "villagers" against "soldiers"."""

from __future__ import annotations

from typing import Literal

from onrecord.comparing.differing.words import groups, listed, plain_words
from onrecord.reading.where.countries import is_nationality

Counting = Literal["same", "first is part", "second is part", "other"]

_ANYBODY = "anybody"


def counting(first: str | None, second: str | None) -> Counting:
    """How those of the first count stand to those of the second; nobody named is everybody."""
    one, other = _group(first), _group(second)
    if one == other:
        return _by_what_stands_before(first, second)
    if _ANYBODY in (one, other):
        if "families" in (one, other) or "houses" in (one, other):
            return "other"  # a count of another unit
        return "second is part" if one == _ANYBODY else "first is part"
    return "other"


def _group(who: str | None) -> str:
    words = plain_words(who or "")
    table = groups("people")
    whole = table.get(" ".join(words))
    if whole or not words:
        return whole or _ANYBODY
    return table.get(words[-1], words[-1])


def _by_what_stands_before(first: str | None, second: str | None) -> Counting:
    mine, theirs = _before(first), _before(second)
    if mine == theirs:
        return "same"
    parts = bool(mine & listed("parts")), bool(theirs & listed("parts"))
    if parts[0] != parts[1]:
        return "first is part" if parts[0] else "second is part"
    nations = [{word for word in words if is_nationality(word.capitalize())} for words in (mine, theirs)]
    return "other" if all(nations) and nations[0].isdisjoint(nations[1]) else "same"


def _before(who: str | None) -> set[str]:
    """The words before the last one."""
    return set(plain_words(who or "")[:-1])
