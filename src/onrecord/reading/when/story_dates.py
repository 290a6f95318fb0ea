"""The date that a story is at, from which "two days later" is counted."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.reading.found import Found
from onrecord.reading.when.calendars import Period

# How many sentences back the date may stand.
_REACH = 2


class Story:
    """What dates have been told so far. Only a sentence with one date, and no unknown one, says where the story is."""

    def __init__(self, found: Found) -> None:
        self._starts = [one.start for one in found.sentences] or [one.start for one in found.passages]
        self._passages = [one.passage for one in found.sentences] or list(range(len(found.passages)))
        self._sentence = -1
        self._told: list[Period | None] = []
        self._dated = -2
        self._years: set[int] = set()

    def add(self, offset: int, period: Period | None) -> None:
        """A date at ``offset``; ``None`` where it is not known."""
        sentence = self._at(offset)
        if sentence != self._sentence:
            self._sentence, self._told = sentence, []
        if period not in self._told:
            self._told.append(period)

    def add_year(self, offset: int, year: int) -> None:
        """A year that the words give at ``offset``."""
        sentence = self._at(offset)
        if sentence != self._dated:
            self._dated, self._years = sentence, set()
        self._years.add(year)

    def last(self, offset: int) -> Period | None:
        """The date that is being told of at ``offset``; ``None`` where that is not clear."""
        if len(self._told) != 1 or self._at(offset) - self._sentence > _REACH:
            return None
        return self._told[0]

    def in_another_year(self, offset: int, period: Period) -> bool:
        """Whether the story, in this sentence or the one before, is in another year than a date without one."""
        sentence = self._at(offset)
        near = sentence - self._dated <= 1 and self._passages[sentence] == self._passages[self._dated]
        return near and bool(self._years) and period.first is not None and period.first.year not in self._years

    def _at(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1
