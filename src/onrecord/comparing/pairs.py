"""Whether one of two texts is a copy of the other, holds passages of it, or neither; with the stretches that agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.comparing.agreeing import Index, Passage, passages
from onrecord.comparing.credits import Credit
from onrecord.comparing.words import Words
from onrecord.schema import Span

CopyKind = Literal["copy", "partly"]

# What of the shorter text stands in the other, where it is a copy. An edited copy keeps some three quarters.
COPY = 0.7
# Of texts too short to tell more: what of both must agree.
SAME = 0.9
# The words in a passage, outside quotations, that show it was copied: fewer agree by chance.
OWN = 15
# How many of those must be neither names nor numbers: two reporters write an office or a victim's name and age alike.
PLAIN = 10
# Passages of fewer words are chance, and are not counted.
LEAST = 6


@dataclass(frozen=True, slots=True)
class Agreement:
    """A passage that stands in both texts, word for word or with a few words changed.

    ``words`` is how many words are the same, ``own`` how many of them stand outside quotation marks in one text at
    least (what two reporters heard the same person say is no copy), ``plain`` how many of these are neither names nor
    numbers.
    """

    first: Span
    second: Span
    words: int
    own: int
    plain: int


@dataclass(frozen=True, slots=True)
class CopyPair:
    """Two documents, by their ids, that print the same text.

    ``kind`` is ``copy`` where nearly all of the shorter one stands in the other (reprinted, trimmed, lightly edited),
    ``partly`` where a passage does. ``first_in_second`` is the share of the first one's words that stand in the second.
    ``agreements`` are in the order of the second text. ``numbers`` are those of both in the index.
    """

    first: str
    second: str
    kind: CopyKind
    first_in_second: float
    second_in_first: float
    agreements: tuple[Agreement, ...]
    first_credits: tuple[Credit, ...] = ()
    second_credits: tuple[Credit, ...] = ()
    numbers: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts have in common; ``kind`` is ``None`` where it is too little to speak of."""

    kind: CopyKind | None
    first_in_second: float
    second_in_first: float
    agreements: tuple[Agreement, ...]


def overlap(first: Words, second: Words, index: Index | None = None) -> Overlap:
    """Lays two texts beside each other; ``index`` is that of the second, made once where it is laid beside many."""
    found = [one for one in passages(second, first, index) if one.size >= LEAST]
    agreements = sorted((_agreement(first, second, one) for one in found), key=lambda one: one.second)
    runs = [run for one in found for run in one.runs]
    mine = _share({run.second + at for run in runs for at in range(run.size)}, first)
    theirs = _share({run.first + at for run in runs for at in range(run.size)}, second)
    return Overlap(_kind(mine, theirs, agreements), mine, theirs, tuple(agreements))


def _kind(mine: float, theirs: float, agreements: Sequence[Agreement]) -> CopyKind | None:
    if min(mine, theirs) >= SAME:
        return "copy"
    if max(mine, theirs) >= COPY and sum(one.words for one in agreements) >= OWN:
        return "copy"
    return "partly" if any(one.own >= OWN and one.plain >= PLAIN for one in agreements) else None


def _agreement(first: Words, second: Words, one: Passage) -> Agreement:
    """``one`` was looked for in the second text, so that is its first."""
    places = [(run.second + at, run.first + at) for run in one.runs for at in range(run.size)]
    own = [(mine, theirs) for mine, theirs in places if not (first.quoted[mine] and second.quoted[theirs])]
    plain = sum(first.plain[mine] and second.plain[theirs] for mine, theirs in own)
    return Agreement(_span(first, one.second), _span(second, one.first), one.size, len(own), plain)


def _span(words: Words, at: tuple[int, int]) -> Span:
    return words.spans[at[0]][0], words.spans[at[1] - 1][1]


def _share(places: set[int], words: Words) -> float:
    return round(len(places) / len(words), 4) if len(words) else 0.0
