"""Channels that a statement's source names or refers back to: "a report in The Example Journal", "the newspaper"."""

from __future__ import annotations

import re

from onrecord.reading.found import Said
from onrecord.reading.said.channel_reader import REPORT_IN, Reader
from onrecord.reading.words.lemmas import word_set
from onrecord.schema import Channel

_LONGEST = 250  # characters of a source that are looked at
_THE_REPORT = re.compile(
    r"(?i:the|that|this|its)\s+(?:[a-z]\w*\s+){0,2}?(report|article|story|piece|interview|column|editorial|"
    r"investigation|newspaper|paper|broadcaster|(?:news|press|wire)\s+agency|magazine|network|channel|daily|"
    r"news\s+(?:website|site|organi[sz]ation)|outlet|weekly|tabloid|station|publication|journal|broadcast)"
)
# "the agency" and "the website" are anybody's, save where an agency or a site was the outlet spoken of last.
_THE_AGENCY = re.compile(r"(?i:the|that|this)\s+(agency|website|site)")
_AGENCY_NAMES = {
    "agency": re.compile(
        r"\b(?:Agency|Press|News|Wire|Presse)\b|^(?:Reuters|AFP|AP|ANSA|Anadolu|ANI|Bernama|dpa|EFE|Fars|Interfax|IRNA|"
        r"Kyodo|KCNA|MENA|PTI|SANA|Tass|TASS|UPI|WAFA|Xinhua|Yonhap)$"
    ),
    "website": re.compile(r"\.\w{2,4}\b|\bOnline\b"),
    "site": re.compile(r"\.\w{2,4}\b|\bOnline\b"),
}
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
    agency = _THE_AGENCY.fullmatch(text, start, end)
    if agency:
        outlet = reader.spoken_of(start, report=False)
        return outlet if outlet and _AGENCY_NAMES[agency.group(1)].search(outlet.name) else None
    if end - start < 60:
        document = _DOCUMENT.fullmatch(text, start, end)
        if document:
            kind = reader.words.uses["occasion"].get(document.group(1).lower())
            article = _ARTICLE.match(text, start)
            if kind in ("statement", "social media", "broadcast"):
                span = (article.end() if article else start, end)
                return Channel(text[slice(*span)], kind, span)
    return None
