"""The text with its sentences and named mentions, for looking about from any place in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onrecord.reading.found import Found
from onrecord.reading.who.clusters import Cluster
from onrecord.schema import Span


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """A named mention. ``name_start`` is past titles; ``cluster`` is ``None`` for what is no actor (a place)."""

    start: int
    end: int
    name_start: int
    type: str
    cluster: Cluster | None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return (self.start, self.end)


class Ground:
    """Every lookup is a binary search, so that a long text costs no more per word than a short one."""

    def __init__(self, found: Found, named: list[Named], phrases: list[Named] | None = None) -> None:
        """``phrases`` are descriptions that mean one actor wherever they stand: "the Ostmark government"."""
        self.text = found.text
        self.found = found
        self.named = named
        self.phrases = phrases or []
        self._phrase_ends = {phrase.end: phrase for phrase in self.phrases}
        self._starts = [mention.start for mention in named]
        self._sentences = [sentence.start for sentence in found.sentences]
        self._bearers: dict[str, Cluster] = {}
        for mention in named:
            if mention.cluster is not None and mention.cluster.keys:
                keys = mention.cluster.keys
                self._bearers.setdefault(keys[-1] if mention.cluster.is_person else " ".join(keys), mention.cluster)
        self._passages = [passage.start for passage in found.passages]

    def within(self, start: int, end: int) -> list[Named]:
        """The named mentions that lie in ``[start, end)``."""
        at = bisect_left(self._starts, start)
        inside = []
        while at < len(self.named) and self.named[at].start < end:
            if self.named[at].end <= end + 2:
                inside.append(self.named[at])
            at += 1
        return inside

    def covering(self, offset: int) -> Named | None:
        """The named mention that holds the character at ``offset``."""
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and self.named[at].end > offset:
            return self.named[at]
        return None

    def phrase_ending(self, offset: int) -> Named | None:
        """The description among ``phrases`` whose noun ends at ``offset``."""
        return self._phrase_ends.get(offset)

    def bearer(self, key: str) -> Cluster | None:
        """The actor first named so in plain words anywhere in the text: a body in full, a person by the last name."""
        return self._bearers.get(key)

    def sentence(self, offset: int) -> int:
        """The index of the sentence that ``offset`` stands in (or after); 0 where there are none."""
        return max(0, bisect_right(self._sentences, offset) - 1)

    def passage(self, offset: int) -> int:
        """The index of the passage that ``offset`` stands in (or after); 0 where there are none."""
        return max(0, bisect_right(self._passages, offset) - 1)

    def sentence_bounds(self, offset: int) -> tuple[int, int]:
        """Where the sentence around ``offset`` starts and ends; the whole text where there are no sentences."""
        if not self.found.sentences:
            return 0, len(self.text)
        sentence = self.found.sentences[self.sentence(offset)]
        return min(sentence.start, offset), max(sentence.end, offset)
