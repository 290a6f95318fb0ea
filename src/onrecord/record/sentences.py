"""The sentence that an entry stands in: for searching what is no statement, and for showing it in its place."""

from __future__ import annotations

import bisect
import re

from onrecord.schema import Document, Spans

# The end of a sentence, as far as it can be told by its signs alone. A passage that is too long or too short does no
# harm: it is what is shown around an entry, not the entry.
_END = re.compile(r"(?<![\s.][A-Z])(?<!\bMr)(?<!\bDr)(?<!\bMrs)(?<!\bGen)[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
_LONGEST = 2_000  # characters


class Sentences:
    """The sentences of one document."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        edges = {0, len(document.text)}
        for block in document.blocks:
            edges |= {block.start, block.end}
            edges.update(match.end() for match in _END.finditer(document.text, block.start, block.end))
        if not document.blocks:
            edges.update(match.end() for match in _END.finditer(document.text))
            edges.update(match.end() for match in re.finditer(r"\n\s*\n", document.text))
        self._edges = sorted(edges)

    def around(self, spans: Spans) -> tuple[int, int] | tuple[None, None]:
        """From the start of the first sentence to the end of the last that holds any of ``spans``."""
        if not spans:
            return (None, None)
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
        left = self._edges[max(0, bisect.bisect_right(self._edges, start) - 1)]
        right = self._edges[min(len(self._edges) - 1, bisect.bisect_left(self._edges, end))]
        if right - left > _LONGEST:
            left, right = max(left, start - 200), min(right, max(end, start + _LONGEST))
        left, right = min(left, start), max(right, end)
        while right > end and self._text[right - 1].isspace():
            right -= 1
        return left, right
