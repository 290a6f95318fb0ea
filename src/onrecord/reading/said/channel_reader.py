"""A document's statements with what is looked up around them: sentences, neighbours, and outlets spoken of before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from onrecord.reading.found import Found, Said
from onrecord.reading.said.channel_words import channel_words, outlet_in, phrase_at
from onrecord.reading.said.outlets import outlet_at
from onrecord.schema import Channel, Span

_REACH = 250  # characters on either side of a cue that are looked at
REPORT_IN = re.compile(
    r"\b(?:reports?|article|story|piece|interview|column|editorial|investigation|op-ed|account|essay|broadcast)\s+"
    r"(?:\w+\s+){0,3}?(?:in|by|from|on|with|to|of)\s+(?=(?:the\s+)?[A-Z])"
)
_REPORTS = re.compile(r"(?:['’]s)?\s+(?:report|article|story|has reported|investigation)")


class Reader:
    """One document's statements, with what is looked up in them more than once."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.text = found.text
        self.words = channel_words()
        self.names = {m.start: m.end for m in found.mentions if m.type in ("Organization", "Misc", "Product")}
        self.sentence_starts = [sentence.start for sentence in found.sentences]
        self.by_cue = sorted(i for i, said in enumerate(found.said) if said.cue)
        self.by_cue.sort(key=lambda i: found.said[i].cue[0][0])
        self.cue_starts = [found.said[i].cue[0][0] for i in self.by_cue]
        self.rank = {i: rank for rank, i in enumerate(self.by_cue)}
        self._reports: tuple[list[int], list[Channel], list[int], list[Channel]] | None = None

    def sentence(self, at: int) -> Span:
        """The sentence around a place; a window where the sentences are not known."""
        i = bisect_right(self.sentence_starts, at) - 1
        if i >= 0 and at < self.found.sentences[i].end:
            start, end = self.found.sentences[i].start, self.found.sentences[i].end
        else:
            start, end = self.text.rfind("\n", max(0, at - _REACH), at) + 1, at + _REACH
        return max(start, at - _REACH), min(end, at + _REACH, len(self.text))

    def region(self, i: int, said: Said) -> Span:
        """The sentence around a cue, without what belongs to the statements next to it."""
        cue_start, cue_end = said.cue[0][0], said.cue[-1][1]
        start, end = self.sentence(cue_start)
        rank = self.rank[i]
        if rank:
            other = self.found.said[self.by_cue[rank - 1]]
            start = max(start, min(other.cue[-1][1], cue_start))
        if rank + 1 < len(self.by_cue):
            other = self.found.said[self.by_cue[rank + 1]]
            begin = (
                min(s for s, _ in (*other.source, *other.cue) if s >= cue_end) if other.cue[0][0] >= cue_end else end
            )
            end = max(cue_end, min(end, begin))
        return start, max(end, cue_end)

    def reports(self) -> tuple[list[int], list[Channel], list[int], list[Channel]]:
        """Where reports of named outlets stand, and where outlets stand at all; found when first asked for."""
        if self._reports is None:
            pieces: dict[int, Channel] = {}
            for match in REPORT_IN.finditer(self.text):
                channel = self.outlet_behind(match.end())
                if channel and channel.span:
                    pieces[match.start()] = channel
            every: dict[int, Channel] = {channel.span[0]: channel for channel in pieces.values() if channel.span}
            for match in self.words.media_name.finditer(self.text):
                start, end = match.span()
                if match.group().startswith("The "):
                    start += 4
                every.setdefault(start, Channel(self.text[start:end], "outlet", (start, end)))
            for start, end in self.names.items():
                known = outlet_at(self.text, start)
                if known:
                    every[start] = Channel(self.text[slice(*known[1])], "outlet", known[1])
                    if _REPORTS.match(self.text, end):
                        pieces[start] = every[start]
            starts, all_starts = sorted(pieces), sorted(every)
            self._reports = (starts, [pieces[s] for s in starts], all_starts, [every[s] for s in all_starts])
        return self._reports

    def spoken_of(self, at: int, report: bool) -> Channel | None:
        """The outlet last spoken of before a place; with ``report``, the one whose report was."""
        pieces, piece_channels, every, every_channels = self.reports()
        starts, channels = (pieces, piece_channels) if report else (every, every_channels)
        i = bisect_left(starts, at) - 1
        return channels[i] if i >= 0 else None

    def outlet_behind(self, at: int) -> Channel | None:
        """The outlet named at a place, behind "a report in"."""
        phrase = phrase_at(self.text, at, min(len(self.text), at + 80))
        return outlet_in(self.text, phrase, self.names, self.words, told=True) if phrase else None
