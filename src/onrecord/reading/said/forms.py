"""The form of each statement: direct, indirect or mixed, by how much of its content stands in quotation marks.

As PolNeAR's scorer and GRaSP do: all words quoted is direct, none is indirect, anything between is mixed. So a few
quoted words in an indirect content make it mixed: they are the sayer's own. The title of a book or the name of an
operation in quotation marks is nobody's words, and does not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.reading.found import Found, Passage, Said
from onrecord.reading.said.quotes import quoted_spans
from onrecord.reading.said.transcripts import turns
from onrecord.schema import Form, Span, Spans

__all__ = ["form_of", "forms", "quoted_spans"]

_WORD = re.compile(r"\w")
_SMALL = "a|an|and|as|at|but|by|de|del|der|for|from|in|la|le|of|on|or|s|t|the|to|und|van|von|vs|with"
_TITLE = re.compile(
    r"(?:[A-Z0-9][\w’'.-]*)(?:[\s,:&–-]+(?:[A-Z0-9][\w’'.-]*|" + _SMALL + r"))*[\s,:&–-]+[A-Z0-9][\w’'.-]*[!?,]?"
)
_ONE_WORD = re.compile(r"[A-Z0-9][\w’'-]*,?")
_TITLED = re.compile(
    r"\b(?:album|article|ballad|book|campaign|column|comedy|documentary|drama|episode|essay|exercise|exhibition|film|"
    r"game|hit|hymn|journal|magazine|movie|musical|newspaper|novel|opera|operation|painting|paper|play|podcast|poem|"
    r"programme|program|project|report|sequel|series|show|single|sitcom|song|story|thriller|track|"
    r"titled|entitled|ship|vessel|ferry|yacht|codenamed|nicknamed)\s*,?\s*[\"“„«‘'`»]+$",
    re.IGNORECASE,
)
_LONGEST_TITLE = 80


def forms(found: Found) -> tuple[Form, ...]:
    """The form of every statement, parallel to ``found.said``."""
    quotes = quoted_spans(found.text, found.passages)
    starts = [start for start, _ in quotes]
    in_transcript = turns(found)
    return tuple(
        "direct" if i in in_transcript else _form(found.text, said, quotes, starts) for i, said in enumerate(found.said)
    )


def _form(text: str, said: Said, quotes: Sequence[Span], starts: Sequence[int]) -> Form:
    """The form of a statement; inside somebody else's quotation only the marks within that one count."""
    if said.cue and said.content:
        cue = said.cue[0][0]
        at = bisect_right(starts, cue) - 1
        if at >= 0 and cue < quotes[at][1] and (said.within is not None or cue < said.content[0][0]):
            start, end = quotes[at]
            if all(start <= s and e <= end + 1 for s, e in said.content):
                return form_of(text, said.content, quoted_spans(text, (Passage(start, end, "paragraph"),)))
    return form_of(text, said.content, quotes, starts)


def form_of(text: str, content: Spans, quotes: Sequence[Span], starts: Sequence[int] | None = None) -> Form:
    """The form of one content; ``quotes`` as :func:`quoted_spans` gives them, ``starts`` their starts."""
    if starts is None:
        starts = [start for start, _ in quotes]
    inside: list[Span] = []
    outside = False
    for start, end in content:
        at = start
        for i in range(max(0, bisect_right(starts, start) - 1), len(quotes)):
            quote_start, quote_end = quotes[i]
            if quote_start >= end:
                break
            if quote_end <= start:
                continue
            outside = outside or bool(_WORD.search(text, at, max(at, quote_start)))
            overlap = (max(start, quote_start), min(end, quote_end))
            if _WORD.search(text, *overlap):
                inside.append(overlap if overlap != quotes[i] else quotes[i])
            at = max(at, quote_end)
        outside = outside or bool(_WORD.search(text, min(at, end), end))
    if not inside:
        return "indirect"
    if not outside:
        return "direct"
    return "indirect" if all(_is_title(text, span) for span in inside) else "mixed"


def _is_title(text: str, span: Span) -> bool:
    """Whether quoted words inside an indirect content are a title or a name, not the sayer's own words."""
    start, end = span
    if end - start > _LONGEST_TITLE:
        return False
    words = text[start:end].strip()
    if _TITLE.fullmatch(words):
        return True
    return bool(_ONE_WORD.fullmatch(words) and _TITLED.search(text[max(0, start - 40) : start]))
