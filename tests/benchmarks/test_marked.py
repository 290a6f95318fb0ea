"""Which entries stand in marked words. All names are invented."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from benchmarks.marked import Compared
from tests.comparing.given import given

from onrecord.comparing import Record
from onrecord.schema import Spans

TEXT = "The mill in Lorvik burned down on Monday, the mayor said. The mayor wept."


class Claims:
    """A record in which every entry but the last has a claim of its own number."""

    def claim_of(self, entry: int) -> int | None:
        return entry if entry < 9 else None


def found(*spans: Spans) -> Compared:
    """One report with entries that have these words, numbered from 1."""
    items = [replace(given(1, "The Lamp", number=number), span=span) for number, span in enumerate(spans, 1)]
    return Compared(cast("Record", Claims()), {1: 1}, {1: items}, {1: TEXT})


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_the_entry_that_agrees_best_comes_first() -> None:
    word = (at("burned"),)
    statement = (at("The mill in Lorvik burned down on Monday"),)
    marked = found(word, statement, (at("wept"),)).marked(1, "The mill in Lorvik burned down")
    assert [one.item.number for one in marked] == [2, 1], "what stands elsewhere does not count"
    assert marked[0].share == pytest.approx(2 * 30 / (30 + 40))
    assert marked[1].share == pytest.approx(2 * 6 / (6 + 30))


def test_half_of_either_is_needed() -> None:
    # Of 16 characters 7 stand in the marked words, of these 7 of 30; one more of the marked words would not do either.
    little = (at("burned "), at("the mayor"))
    assert not found(little).marked(1, "The mill in Lorvik burned down")
    enough = (at("burned down"), at("the mayor"))
    assert [one.item.number for one in found(enough).marked(1, "The mill in Lorvik burned down")] == [1]


def test_an_entry_that_was_not_compared_does_not_count() -> None:
    spans = [(at("wept"),)] * 9
    assert len(found(*spans).marked(1, "The mayor wept")) == 8


def test_words_that_stand_there_twice_or_not_at_all() -> None:
    for words in ("mayor", "the moon"):
        with pytest.raises(ValueError, match="report 1"):
            found().marked(1, words)
