"""Channels that a statement's source names or refers back to: "a report in The Example Journal", "the newspaper"."""

from __future__ import annotations

import re

from onrecord.reading.channel_reader import REPORT_IN, Reader
from onrecord.reading.found import Said
from onrecord.reading.lemmas import word_set
from onrecord.schema import Channel

_LONGEST = 250  # characters of a source that are looked at
_THE_REPORT = re.compile(
    r"(?:the|that|this|its)\s+(?:\w+\s+){0,2}?(report|article|story|piece|interview|column|editorial|investigation|"
    r"newspaper|paper|broadcaster|agency|magazine|network|channel|daily|website|outlet|weekly|tabloid|station|"
    r"publication|journal|broadcast)",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"(?:the|a|an|that|this|its|his|her|their)\s+(?:\w+\s+){0,3}?(\w+)", re.IGNORECASE)
_PIECES = word_set("report article story piece interview column editorial investigation broadcast")
_ARTICLE = re.compile(r"(?:the|a|an|that|this|its|his|her|their)\s+", re.IGNORECASE)


def from_source(reader: Reader, said: Said) -> Channel | None:
    """ "a report in The Example Journal", "the newspaper", "the statement" as sources."""
    if not said.source:
        return None
    text = reader.text
    start, end = said.source[0][0], said.source[-1][1]
    named = REPORT_IN.search(text, start, min(end, start + _LONGEST))
    if named:
        return reader.outlet_behind(named.end())
    back = _THE_REPORT.fullmatch(text, start, end)
    if back:
        outlet = reader.spoken_of(start, report=back.group(1).lower() in _PIECES)
        if outlet:
            return outlet
    if end - start < 60:
        document = _DOCUMENT.fullmatch(text, start, end)
        if document:
            kind = reader.words.uses["occasion"].get(document.group(1).lower())
            article = _ARTICLE.match(text, start)
            if kind in ("statement", "social media", "broadcast"):
                span = (article.end() if article else start, end)
                return Channel(text[slice(*span)], kind, span)
    return None
