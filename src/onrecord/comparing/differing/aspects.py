"""The form of an aspect, and of what it finds."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from onrecord.comparing.differing.revising import Verdict
from onrecord.comparing.items import Item
from onrecord.schema import Conflict, ConflictKind, Relation


@dataclass(frozen=True, slots=True)
class Aspect:
    """One regard in which entries may differ.

    ``key``: what an entry says in this regard, and with whom it can be compared: (with whom, what). Entries of one key
    say the same; those that differ in the first are not compared at all. ``None`` where an entry says nothing.
    ``face``: what of it is told in a conflict: two groups that differ in something else are told once.
    ``relate``: how two entries relate, the earlier first; ``None`` where they agree or cannot be compared.
    """

    key: Callable[[Item], tuple[Hashable, Hashable] | None]
    face: Callable[[Item], Hashable]
    relate: Callable[[Item, Item], Conflict | None]


def conflict(
    kind: ConflictKind, relation: Relation, first: Item, second: Item, words: tuple[str, str], why: str
) -> Conflict:
    """The two entries, in this order."""
    return Conflict(kind, relation, (first.number, second.number), *words, why)


def judged_so(
    kind: ConflictKind, verdict: Verdict, first: Item, second: Item, words: tuple[str, str], why: str
) -> Conflict:
    """Conflict or update, as they were judged; the one that revises the other is the second."""
    if verdict.turned:
        first, second, words = second, first, (words[1], words[0])
    return conflict(kind, verdict.relation, first, second, words, f"{why}; {verdict.why}" if why else verdict.why)


def said_words(item: Item) -> str:
    """The words of the entry, where they are few; otherwise their beginning."""
    words = " ".join(item.words.split()) or item.word
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"


_LONGEST = 160
