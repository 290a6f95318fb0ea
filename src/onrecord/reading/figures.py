"""Counts of people and things: killed, injured, displaced, detained …, each with the words that say so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.reading.counts.counts import line_of
from onrecord.reading.counts.figure_words import function_words, kinds_of, trigger_words
from onrecord.reading.counts.lines import Count, Line
from onrecord.reading.counts.links import link
from onrecord.reading.counts.phrases import phrase
from onrecord.reading.counts.predicates import predicate
from onrecord.reading.counts.revisions import Entry, merged, revise
from onrecord.reading.found import Found, Sentence
from onrecord.reading.standing import Standing
from onrecord.reading.where.said_where import is_where
from onrecord.reading.words.phrases import ends_phrase
from onrecord.schema import Date, Figure, Place, Span

_NEXT_WORD = re.compile(r"\s([a-z]+)")
_WORD = re.compile(r"[^\W\d_]+")
# In code points.
_LONGEST = 4000
# In words: how far after a count its place and date may stand.
_AFTER = 16
_OPENING = frozenset(("in", "at", "near", "on", "across", "outside", "inside", "around", "late", "early"))


def figures(found: Found, dates: tuple[Date, ...], places: tuple[Place, ...]) -> tuple[Figure, ...]:
    """The figures of a text, in its order; their ``what`` is that of ``figure_words.csv``.

    A count that is vague ("dozens"), denied, feared, planned or merely possible is no figure. Place and date are those
    of its own clause.
    """
    standing = Standing(found)
    spots = _Spots(dates, places)
    entries: list[Entry] = []
    last: tuple[int, Count | None] = (-1, None)
    total: Count | None = None
    triggers = trigger_words()
    for number, sentence in enumerate(_pieces(found.sentences)):
        words = {word.casefold() for word in _WORD.findall(found.text, sentence.start, sentence.end)}
        if words.isdisjoint(triggers) and not (last[1] is not None and last[0] == sentence.passage):
            continue
        line = line_of(found.text, sentence.start, sentence.end, spots.date_spans)
        for count in line.counts:
            said = predicate(line, count)
            if said is not None:
                count.what, count.said, count.how = said.what, said.said, said.how
                count.unreal = count.unreal or not said.real or said.what == "-"
        total = total if last[0] == sentence.passage else None
        link(line, last[1] if last[0] == sentence.passage else None, total)
        kept = [count for count in line.counts if count.what is not None and not count.unreal]
        entries += (_entry(line, count, number, spots, standing) for count in kept if count.value is not None)
        last = (sentence.passage, kept[-1] if kept else None)
        total = next((count for count in reversed(kept) if count.how == "toll"), None)
    revise(entries)
    return _numbered(merged(entries))


def _pieces(sentences: tuple[Sentence, ...]) -> Iterator[Sentence]:
    """The sentences; what is far too long to be one (a table) is cut."""
    for sentence in sentences:
        for start in range(sentence.start, max(sentence.end, sentence.start + 1), _LONGEST):
            yield Sentence(start, min(start + _LONGEST, sentence.end), sentence.passage)


class _Spots:
    """Where the text names places and dates, in its order."""

    def __init__(self, dates: tuple[Date, ...], places: tuple[Place, ...]) -> None:
        self._dates = sorted((span, date.date) for date in dates for span in date.span)
        self.date_spans = tuple(span for span, _ in self._dates)
        self._places = sorted((span, place.id) for place in places for span in place.mentions)
        self._place_spans = tuple(span for span, _ in self._places)

    def date_in(self, text: str, regions: Sequence[Span]) -> str | None:
        """The one date in those stretches; ``None`` where there is none, or more than one."""
        inside = [at for start, end in regions for at in _between(self.date_spans, start, end)]
        found = {self._dates[at][1] for at in inside if not _belongs_to_noun(text, self.date_spans[at][1])}
        return found.pop() if len(found) == 1 else None

    def place_in(self, text: str, regions: Sequence[Span]) -> str | None:
        """The first place of those stretches where something is said to be ("in the town of Idlib")."""
        for start, end in regions:
            for at in _between(self._place_spans, start, end):
                span, place = self._places[at]
                if is_where(text, span, start):
                    return place
        return None


def _belongs_to_noun(text: str, end: int) -> bool:
    """Whether the date that ends there is that of a noun after it: "for the September 2015 deaths"."""
    after = _NEXT_WORD.match(text, end, end + 30)
    return after is not None and not ends_phrase(after[1]) and after[1] not in function_words("auxiliaries")


def _between(spans: Sequence[Span], start: int, end: int) -> range:
    first = bisect_right(spans, (start, -1))
    last = first
    while last < len(spans) and spans[last][1] <= end:
        last += 1
    return range(first, last)


def _entry(line: Line, count: Count, sentence: int, spots: _Spots, standing: Standing) -> Entry:
    assert count.what is not None
    regions = _clause(line, count)
    return Entry(
        count,
        count.what,
        _who(line, count),
        [count.span, *count.said],
        spots.place_in(line.text, regions),
        spots.date_in(line.text, regions),
        standing.id_of(count.span),
        sentence,
    )


def _clause(line: Line, count: Count) -> list[Span]:
    """The stretches of the count's own clause, what follows it first; with what opens the sentence ("In Homs, …")."""
    ends = function_words("boundaries")
    starts = [one.first for one in line.counts]
    stop = next((one for one in starts if one > count.first and not _within(line, one, count)), len(line.low))
    last = count.end
    while last < min(stop, count.end + _AFTER) and line.low[last] not in ends:
        last += 1
    first = count.first
    lowest = max((one.end for one in line.counts if one.first < count.first), default=0)
    while first > lowest and line.low[first - 1] not in ends:
        first -= 1
    if lowest and first <= lowest:
        first = count.first
    regions = [(line.spans[count.first][0], line.spans[max(last - 1, count.first)][1])]
    if first < count.first:
        regions.append((line.spans[first][0], line.spans[count.first][0]))
    if line.word(first - 1) == "," and line.word(0) in _OPENING:
        comma = line.low.index(",")
        if comma == first - 1:
            regions.append((line.spans[0][0], line.spans[comma][0]))
    return regions


def _within(line: Line, at: int, count: Count) -> bool:
    return count.first <= at < count.end


def _who(line: Line, count: Count) -> str | None:
    """The words of the text that say who or what is counted, without articles: "Syrian soldiers"."""
    noun, at = count.noun, count.after
    if noun is None and (count.them or count.part or count.inside is not None):
        # "Two of them were children", "12 of them police officers"
        at = count.end + (line.word(count.end) in ("were", "was", "are", "is"))
        noun = phrase(line, at, plural=True)[0] if at < len(line.low) else None
        if noun is None or not kinds_of(line.low[noun]) & {"person"}:
            return None
    if noun is None or noun >= len(line.low) or line.low[noun] in function_words("nameless"):
        return None
    if count.part:
        at = max((place + 1 for place in range(at, noun) if line.low[place] == "#"), default=at)
    skipped = function_words("determiners") | {"of", "more", "those", "new"}
    while at < noun and (line.low[at] in skipped or line.spans[at] in count.said):
        at += 1
    return line.text[line.spans[at][0] : line.spans[noun][1]]


def _numbered(entries: list[Entry]) -> tuple[Figure, ...]:
    ids = {id(entry.count): f"n{number}" for number, entry in enumerate(entries, start=1)}
    return tuple(
        Figure(
            id=ids[id(entry.count)],
            what=entry.what,
            value=entry.count.value or 0,
            bound=entry.count.bound,
            upper=entry.count.upper,
            who=entry.who,
            place=entry.place,
            date=entry.date,
            span=tuple(entry.spans),
            revises=None if entry.count.revises is None else ids.get(id(entry.count.revises)),
            attribution=entry.attribution,
        )
        for entry in entries
    )
