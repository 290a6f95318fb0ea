"""Which stretches of two texts agree, word for word or nearly: greedy string tiling over shingles.

Every row of words of one text is looked up in the other, and the longest that agrees is taken, so paragraphs in another
order are found as well (Wise, "YAP3", 1996, with the shingles of Broder 1997 for seeds). Stretches that follow one
another with a few words changed between them are one passage. The cost grows linearly with the texts, also where one
word is repeated for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.comparing.words import Words

# The words in a row that start a stretch.
SEED = 4
# The most words that may be changed, added or dropped between two stretches of one passage.
GAP = 8
# How many places of one shingle are tried: repetition has many, all alike.
_PLACES = 8

Index = dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class Run:
    """``size`` words in a row that are the same from word ``first`` of one text and ``second`` of the other."""

    first: int
    second: int
    size: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Runs that follow one another in both texts, a few words changed between them."""

    runs: tuple[Run, ...]

    @property
    def first(self) -> tuple[int, int]:
        """Its words in the first text."""
        return self.runs[0].first, self.runs[-1].first + self.runs[-1].size

    @property
    def second(self) -> tuple[int, int]:
        """Its words in the second text."""
        return self.runs[0].second, self.runs[-1].second + self.runs[-1].size

    @property
    def size(self) -> int:
        """How many words are the same."""
        return sum(run.size for run in self.runs)


def index_of(words: Words) -> Index:
    """Where each shingle of a text stands: made once for a text that is compared with many."""
    found: Index = {}
    for at, shingle in enumerate(words.shingles(SEED).tolist()):
        places = found.setdefault(shingle, [])
        if len(places) < _PLACES:
            places.append(at)
    return found


def passages(first: Words, second: Words, index: Index | None = None) -> list[Passage]:
    """The passages that agree, in the order of the second text; ``index`` is that of the first."""
    runs = _runs(first.words, second, index_of(first) if index is None else index)
    groups: list[list[Run]] = []
    for run in runs:
        last = groups[-1][-1] if groups else None
        if last is not None and _follows(last, run):
            groups[-1] += [*_between(first.words, second.words, last, run), run]
        else:
            groups.append([run])
    return [Passage(tuple(group)) for group in groups]


def _runs(first: Sequence[str], second: Words, index: Index) -> list[Run]:
    found: list[Run] = []
    shingles, words = second.shingles(SEED).tolist(), second.words
    at, expected = 0, -1
    while at < len(shingles):
        best = Run(0, at, 0)
        for place in index.get(shingles[at], ()):
            size = _same(first, words, place, at)
            # Of two that are as long, the one that goes on from the run before.
            if size > best.size or (size == best.size and 0 <= place - expected < best.first - expected):
                best = Run(place, at, size)
        if best.size >= SEED:
            found.append(best)
            expected = best.first + best.size
        at += max(best.size, 1)
    return found


def _same(first: Sequence[str], second: Sequence[str], at: int, other: int) -> int:
    size, most = 0, min(len(first) - at, len(second) - other)
    while size < most and first[at + size] == second[other + size]:
        size += 1
    return size


def _follows(last: Run, run: Run) -> bool:
    first = run.first - last.first - last.size
    second = run.second - last.second - last.size
    return 0 <= first <= GAP and 0 <= second <= GAP


def _between(first: Sequence[str], second: Sequence[str], last: Run, run: Run) -> list[Run]:
    """The same words, in the same order, among the few that lie between two runs."""
    start, other = last.first + last.size, last.second + last.size
    matcher = SequenceMatcher(None, first[start : run.first], second[other : run.second], autojunk=False)
    return [Run(start + block.a, other + block.b, block.size) for block in matcher.get_matching_blocks()[:-1]]
