"""What a document says of an entry, in its exact words: from the entry of a claim, or from one that was looked up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.record import Hit
from onrecord.record.kinds import Entry
from onrecord.schema import Act, Attribution, Cited, Control, Event, Figure, Flow, Realis, Told

# A stretch that is left out; at an end of a quote it shows that words are left out there.
_LEFT_OUT = ""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """``words`` are those of the entry, as stretches of the text; ``passage`` is the sentence that they stand in.

    Where the entry was looked up: the ``act`` of a statement, the ``realis`` of an event, and what a figure or a flow
    ``counts``, its number with its unit (whether it is "at least" so many is in the words).
    """

    entry: int
    document: Cited
    words: tuple[str, ...]
    passage: str
    act: Act | None = None
    realis: Realis | None = None
    counts: tuple[str, ...] | None = None

    @classmethod
    def of_told(cls, told: Told, known: Excerpt | None = None) -> Excerpt:
        """That of an entry of a claim; ``known``: what was looked up of the same entry."""
        found = (known.act, known.realis, known.counts) if known else ()
        return cls(told.entry, told.document, _stretches(told), told.passage or told.words, *found)

    @classmethod
    def of_hit(cls, hit: Hit) -> Excerpt:
        """That of an entry of the record."""
        act = hit.entry.act if isinstance(hit.entry, Attribution) else None
        realis = hit.entry.realis if isinstance(hit.entry, Event | Control) else None
        passage = hit.passage or hit.words
        return cls(hit.number, hit.document, (passage,), passage, act, realis, _counts(hit.entry))

    def quoted(self, limit: int) -> tuple[str, ...]:
        """The passage, at most some ``limit`` characters of it: those around the words."""
        return around(self.passage, self.words, limit)


def _counts(entry: Entry | None) -> tuple[str, ...] | None:
    match entry:
        case Figure():
            return f"{entry.value}", f"{entry.upper}"
        case Flow():
            return entry.amount, f"{entry.upper}", f"{entry.currency}"
    return None


def around(passage: str, words: Iterable[str], limit: int) -> tuple[str, ...]:
    """The part of ``passage`` that the words stand in, as stretches: what is cut at an end leaves an empty one there.

    It is cut between words, where there is a blank; a word that is longer than ``limit`` is cut within.
    """
    if len(passage) <= limit:
        return (passage,)
    first = next((at for one in words if one and (at := passage.find(one)) >= 0), 0)
    start = max(0, min(first - limit // 4, len(passage) - limit))
    end = start + limit
    if start and (blank := passage.find(" ", start - 1, first)) >= 0:
        start = blank + 1
    if end < len(passage) and (blank := passage.rfind(" ", start + 1, end)) > 0:
        end = blank
    ends = (start > 0, end < len(passage))
    return (*[_LEFT_OUT] * ends[0], passage[start:end], *[_LEFT_OUT] * ends[1])


def shortened(stretches: tuple[str, ...], limit: int) -> tuple[str, ...]:
    """The first ``limit`` characters of them, some more or less, cut as in :func:`around`."""
    kept: list[str] = []
    for stretch in stretches:
        if len(stretch) > limit:
            return (*kept, *around(stretch, (), max(limit, 1)))
        kept.append(stretch)
        limit -= len(stretch)
        if limit <= 0 and len(kept) < len(stretches):
            return (*kept, _LEFT_OUT)
    return tuple(kept)


def _stretches(told: Told) -> tuple[str, ...]:
    """The words of an entry as the stretches that they were joined from: its spans say how long each is."""
    found, at = [], 0
    for start, end in told.span:
        found.append(told.words[at : at + end - start])
        at += end - start + len(" … ")
    return tuple(found) if " … ".join(found) == told.words else (told.passage or told.words,)
