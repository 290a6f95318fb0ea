"""Where and when something happened: the place and the date that stand in its own clause, or neither.

Of the words that the event head gives, those count that name a place or a date of the reading. Of two that contradict
each other the clearly likelier one counts, and neither where none is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from onrecord.reading.counts.figure_words import function_words
from onrecord.reading.found import Found, Happened
from onrecord.reading.standing import Standing
from onrecord.reading.what.clause_bounds import ClauseBounds
from onrecord.reading.what.exact import At, Exact, likelier
from onrecord.reading.where.said_where import is_where
from onrecord.reading.words.lemmas import word_set
from onrecord.reading.words.phrases import ends_phrase
from onrecord.schema import Date, Place, Span, Spans

_NEXT_WORD = re.compile(r"\s([a-z]+)")
# After these words a date is when something was, whatever noun follows.
_DATING = word_set("on in at since until by during before early late")
# How far from its trigger a date may stand that the head did not give, in code points.
_NEAR = 90


class Spots:
    """The places and the dates of a document, to ask which are those of an event or change."""

    def __init__(self, found: Found, places: Sequence[Place], dates: Sequence[Date]) -> None:
        self._found = found
        self._places = places
        self._dates = dates
        self._where = sorted((span, at) for at, place in enumerate(places) for span in place.mentions)
        self._when = sorted((date.span[0], at) for at, date in enumerate(dates) if date.span)
        self._sentences = [one.start for one in found.sentences]
        self._triggers = sorted({one.trigger for one in found.happened})
        self._starts = [start for start, _ in self._triggers]
        self._cues = sorted(span for one in found.said for span in one.cue)
        self._standing = Standing(found)
        self._said_by = {}
        for one in found.said:
            for cue in one.cue:
                self._said_by[cue] = one.content
        self._clauses = ClauseBounds(found)
        self._exact = Exact(found.text, places)

    # Places

    def place_of(self, one: Happened) -> str | None:
        """The id of the place of an event or change."""
        sentence = self._sentence(one.trigger)
        near = [at for at in self._given(one.places, self._where, sentence) if self._is_own(one, at.span, sentence)]
        if near:
            at = self._exact.one(near)
            return None if at is None else self._places[at].id
        if one.places and self._given(one.places, self._where, sentence):
            return None
        return self._only_place(one, sentence)

    def place_in(self, spans: Spans) -> str | None:
        """The id of the place that these words name, the most exact one; ``None`` where they name none, or two."""
        at = self._exact.one([At(*each, 1.0) for span in spans for each in _inside(self._where, span)])
        return None if at is None else self._places[at].id

    def _only_place(self, one: Happened, sentence: Span) -> str | None:
        """The one place of a sentence that tells of one event, where something is said to be there."""
        if len(self._events(sentence)) != 1:
            return None
        inside = [At(*each, 1.0) for each in _inside(self._where, sentence)]
        near = [at for at in inside if not self._clauses.in_dateline(at.span)]
        at = self._exact.one(near)
        if at is None or not self._is_own(one, near[0].span, sentence):
            return None
        there = any(is_where(self._found.text, each.span, sentence[0]) for each in near if each.index == at)
        return self._places[at].id if there else None

    # Dates

    def date_of(self, one: Happened) -> str | None:
        """The date of an event or change, as ISO 8601 says it."""
        sentence = self._sentence(one.trigger)
        given = self._given(one.times, self._when, sentence)
        near = [at for at in given if self._is_own(one, at.span, sentence)]
        if near:
            return self._one_date(near)
        return None if one.times else self._nearest_date(one, sentence)

    def _one_date(self, near: list[At]) -> str | None:
        found = {self._dates[at.index].date for at in likelier(near)}
        if None in found:
            return None
        days = sorted((day for day in found if day is not None), key=len)
        return days[-1] if days and all(days[-1].startswith(day) for day in days) else None

    def _nearest_date(self, one: Happened, sentence: Span) -> str | None:
        """The date that stands nearest in the event's own clause, with no other event or statement between."""
        best: tuple[int, Span, int] | None = None
        for span, at in _inside(self._when, sentence):
            gap = _gap(one.trigger, span)
            if gap <= _NEAR and (best is None or gap < best[0]):
                best = (gap, span, at)
        if best is None:
            return None
        _, span, at = best
        between = (min(one.trigger[1], span[1]), max(one.trigger[0], span[0]))
        if self._events(between) or _any_inside(self._cues, between):
            return None
        if self._clauses.split(between, sentence) or not self._is_own(one, span, sentence) or self._is_of_noun(span):
            return None
        return self._dates[at].date

    def _is_of_noun(self, span: Span) -> bool:
        """Whether the date is that of a noun after it: "the September 2015 [deaths]"; not "on Monday rebels"."""
        before = self._found.text[max(0, span[0] - 12) : span[0]].split()
        if before and before[-1].casefold() in _DATING:
            return False
        after = _NEXT_WORD.match(self._found.text, span[1], span[1] + 30)
        return after is not None and not ends_phrase(after[1]) and after[1] not in function_words("auxiliaries")

    # Both

    def _given(self, words: Iterable[tuple[Span, float]], known: list[tuple[Span, int]], sentence: Span) -> list[At]:
        """What the words of the head name, in the sentence; each once, with the best of its likelihoods."""
        found: dict[Span, At] = {}
        for (start, end), likely in words:
            for span, at in _touching(known, (max(start, sentence[0]), min(end, sentence[1]))):
                if span not in found or found[span].likely < likely:
                    found[span] = At(span, at, likely)
        return [found[span] for span in sorted(found)]

    def _is_own(self, one: Happened, span: Span, sentence: Span) -> bool:
        """Whether what stands at ``span`` is in no dateline, in nobody else's words, in no other event's clause."""
        if self._clauses.in_dateline(span) or self._standing.of(span) != self._standing.of(one.trigger):
            return False
        said = self._said_by.get(one.trigger)
        if said is not None and any(start <= span[0] < end for start, end in said):
            return False  # what somebody was accused of has its own place
        clause = self._clauses.around(span[0], sentence)
        if clause[0] <= one.trigger[0] < clause[1]:
            return True
        return not self._events(clause)

    def _events(self, span: Span) -> list[Span]:
        first = bisect_left(self._starts, span[0])
        return self._triggers[first : bisect_left(self._starts, max(span[1], span[0]))]

    def _sentence(self, span: Span) -> Span:
        at = bisect_right(self._sentences, span[0]) - 1
        if at < 0:
            return span
        one = self._found.sentences[at]
        return one.start, max(one.end, span[1])


def _inside(known: list[tuple[Span, int]], span: Span) -> Iterator[tuple[Span, int]]:
    for at in range(bisect_left(known, ((span[0], -1), -1)), len(known)):
        if known[at][0][0] >= span[1]:
            return
        if known[at][0][1] <= span[1]:
            yield known[at]


def _touching(known: list[tuple[Span, int]], span: Span) -> Iterator[tuple[Span, int]]:
    """What shares characters with the span. What starts before it is looked for among the nearest."""
    first = bisect_left(known, ((span[0], -1), -1))
    for at in range(max(0, first - 3), len(known)):
        if known[at][0][0] >= span[1]:
            return
        if known[at][0][1] > span[0]:
            yield known[at]


def _any_inside(spans: list[Span], between: Span) -> bool:
    at = bisect_left(spans, (between[0], -1))
    return at < len(spans) and spans[at][0] < between[1]


def _gap(one: Span, other: Span) -> int:
    return max(other[0] - one[1], one[0] - other[1], 0)
