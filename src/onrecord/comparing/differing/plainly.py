"""A sentence of a report in which the reading found no entry, as a statement of the report itself."""

from __future__ import annotations

import re

from onrecord.comparing.items import Item
from onrecord.schema import Reading, Span, Step

# Where a sentence ends, as far as it is looked for here.
_END = re.compile(r"[.!?][\"'”’)]*\s|\n")


def told_plainly(reading: Reading, document: int, words: Span, number: int) -> Item:
    """The words, in characters of the text, as the publisher's own statement, to be compared like any other entry.

    It is no entry of the record: ``number`` is only that by which a conflict names it.
    """
    text = reading.document.text
    start = max((match.end() for match in _END.finditer(text, 0, words[0])), default=0)
    after = _END.search(text, words[1] - 1)
    around = start, after.end() if after else len(text)
    inside = [date.date for date in reading.dates if date.date and any(_in(span, words) for span in date.span)]
    return Item(
        number=number,
        document=document,
        kind="statement",
        outlet=reading.document.outlet,
        published=reading.document.published[:10] if reading.document.published else None,
        stance="asserts",
        type="say",
        word="",
        confidence=0.5,
        span=(words,),
        around=around,
        chain=(Step("publisher", reading.document.outlet or ""),),
        days_told=tuple(dict.fromkeys(inside)),
    ).within(text)


def _in(span: Span, words: Span) -> bool:
    return words[0] <= span[0] < words[1]
