"""The clauses of a sentence that tell of different things, and the datelines, which tell of nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from onrecord.reading.found import Found
from onrecord.schema import Span

# What splits a sentence into clauses that tell of different things; not "when", which joins what is of one time.
_BOUNDARY = re.compile(
    r"\b(?:who|which|whose|whom|while|whilst|after|before|although|though|but|since|until|because|that|if|as|whereas|"
    r"unless|despite|following)\b|;|:\s",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"\s*(?:[A-Z]{2}[^\n.!?]{0,60}?|[A-Z][^\n.!?(]{1,40}\([^)\n]{2,30}\))\s*(?:--|[—–]|\s-\s)")


class Clauses:
    """The clauses and datelines of one document."""

    def __init__(self, found: Found) -> None:
        self._text = found.text
        self._datelines = sorted(_datelines(found))

    def in_dateline(self, span: Span) -> bool:
        """Whether a span stands in a dateline: "GENEVA (CNP) — "."""
        at = bisect_right(self._datelines, (span[0], len(self._text))) - 1
        return at >= 0 and span[1] <= self._datelines[at][1]

    def split(self, between: Span, sentence: Span) -> bool:
        """Whether a clause begins or ends in a stretch of a sentence."""
        start, end = max(between[0], sentence[0]), min(between[1], sentence[1])
        return _BOUNDARY.search(self._text, start, max(start, end)) is not None

    def around(self, offset: int, sentence: Span) -> Span:
        """The clause of a sentence that holds the character at ``offset``."""
        start, end = sentence
        for match in _BOUNDARY.finditer(self._text, *sentence):
            if match.end() <= offset:
                start = match.start()
            elif match.start() > offset:
                end = match.start()
                break
        return start, end


def _datelines(found: Found) -> Iterator[Span]:
    for one in found.passages or found.sentences:
        match = _DATELINE.match(found.text, one.start, one.end)
        if match is not None:
            yield match.span()
