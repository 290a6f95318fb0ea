"""The clauses of a sentence that tell of different things, and the datelines that tell where a report was written."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from onrecord.reading.found import Found
from onrecord.schema import Span

# What splits a sentence into clauses that tell of different things; not "when", which joins what is of one time, nor
# "before dawn", "after Monday", which only say when.
_BOUNDARY = re.compile(
    r"\b(?:who|which|whose|whom|while|whilst|although|though|but|because|that|if|as|whereas|unless|despite|following|"
    r"(?:after|before|since|until)(?!\s+(?:the\s|late\s|early\s|last\s|next\s|local\s)*(?:\d|[MTWFS]\w+day\b|dawn|"
    r"dusk|noon|midday|midnight|sunrise|sunset|daybreak|nightfall|dark|morning|afternoon|evening|January|February|"
    r"March|April|May|June|July|August|September|October|November|December|week|month|year|spring|summer|autumn|"
    r"winter|then|now)))\b|;|:\s",
    re.IGNORECASE,
)
# "GENEVA, Switzerland, Jan. 14, 2014 (Agency) -", "Geneva (Agency) -"; not "NATO said it would leave - for now".
_DATELINE = re.compile(
    r"\s*(?:[A-Z]{2}[A-Z.' -]*?(?:,\s+[A-Z][\w.']*(?:\s[\w.']+){0,2})*(?:,?\s*\d{1,4}){0,2}\s*(?:\([^)\n]{2,30}\))?"
    r"|[A-Z][^\n.!?(]{1,40}\([^)\n]{2,30}\))\s*(?:--|[—–]|(?<=\s)-\s)"
)
# In code points: how far into a passage its dateline reaches.
_REACH = 120


class ClauseBounds:
    """Looks up the clause around a place in the text; each sentence is taken apart once."""

    def __init__(self, found: Found) -> None:
        self._text = found.text
        self._bounds: dict[Span, list[Span]] = {}
        self._datelines = sorted(_datelines(found))

    def around(self, offset: int, sentence: Span) -> Span:
        """The clause of the sentence that ``offset`` stands in."""
        bounds = self._of(sentence)
        at = bisect_right(bounds, offset, key=lambda span: span[0])
        start = bounds[at - 1][1] if at else sentence[0]
        return start, bounds[at][0] if at < len(bounds) else sentence[1]

    def split(self, between: Span, sentence: Span) -> bool:
        """Whether a clause ends in that stretch of the sentence."""
        bounds = self._of(sentence)
        at = bisect_left(bounds, between[0], key=lambda span: span[0])
        return at < len(bounds) and bounds[at][1] <= between[1]

    def in_dateline(self, span: Span) -> bool:
        """Whether the span stands in the dateline of its passage: "GENEVA (Agency) -"."""
        at = bisect_right(self._datelines, (span[0], len(self._text))) - 1
        return at >= 0 and span[0] < self._datelines[at][1]

    def _of(self, sentence: Span) -> list[Span]:
        if sentence not in self._bounds:
            self._bounds[sentence] = [match.span() for match in _BOUNDARY.finditer(self._text, *sentence)]
        return self._bounds[sentence]


def _datelines(found: Found) -> Iterator[Span]:
    for passage in found.passages:
        match = _DATELINE.match(found.text, passage.start, min(passage.end, passage.start + _REACH))
        if match is not None:
            yield match.span()
