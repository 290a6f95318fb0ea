"""Statements in the form of press releases: "Minister Orla Denning said:", and then her words, paragraph by paragraph.

The words stand without quotation marks, which the cue head seldom takes for anybody's. The first paragraph after the
colon is hers, and those after it down to the last one in the first person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.found import Passage, Said

CONFIDENCE = 0.85
_CUES = (
    "said|says|added|commented|stated|remarked|declared|announced|responded|replied|explained|continued|wrote|writes"
)
_OPENER = re.compile(rf"(?P<source>[^.!?:\n\"“”]{{3,200}}?),?\s+(?P<cue>{_CUES})\b(?P<rest>[^.:!?\"“”]{{0,60}}):\s*$")
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our|us|me|mine|ours)\b")
_LABEL = re.compile(r"[A-Z][^.!?]{0,60}$")  # a heading that is printed as a paragraph
_MOST = 12


def opened(text: str, passages: Sequence[Passage]) -> tuple[Said, ...]:
    """The statements that a paragraph ending in a colon opens, in order; spans into ``text``."""
    found = []
    for at, passage in enumerate(passages):
        # Few paragraphs end in a colon; to search the others would cost more than all else here.
        ends = (
            passage.kind == "paragraph" and text[max(passage.start, passage.end - 3) : passage.end].rstrip()[-1:] == ":"
        )
        match = _OPENER.search(text, passage.start, passage.end) if ends else None
        if match is None or match.end() < passage.end:
            continue
        content = _words(text, passages[at + 1 : at + 1 + _MOST])
        if content:
            source = match.start("source") + len(match["source"]) - len(match["source"].lstrip())
            found.append(
                Said(((source, match.end("source")),), (match.span("cue"),), tuple(content), confidence=CONFIDENCE)
            )
    return tuple(found)


def _words(text: str, after: Sequence[Passage]) -> list[tuple[int, int]]:
    content: list[tuple[int, int]] = []
    hers = 1  # how many of them are hers
    for passage in after:
        words = text[passage.start : passage.end].rstrip()
        if passage.kind != "paragraph" or _LABEL.match(words) or (words[-1:] == ":" and _OPENER.search(words)):
            break
        content.append((passage.start, passage.start + len(words)))
        if _FIRST_PERSON.search(words) is not None:
            hers = len(content)
    return content[:hers]
