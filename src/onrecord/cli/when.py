"""The dates of a reading: what the words come to, and what fixed them."""

from __future__ import annotations

import re

from onrecord.cli.entry import Entry, entry
from onrecord.cli.harmless import one_line
from onrecord.cli.lines import DOUBT, FAINT, NAME, dotted, styled
from onrecord.cli.lookup import Lookup, span_of
from onrecord.schema import Date

_BASES = {
    "text": "",
    "published": "from publication",
    "date": "from another date",
    "event": "from an event, not dated here",
}


def entries(look: Lookup) -> list[Entry]:
    """One entry a date, in the order of the text."""
    return [_entry(look, date) for date in look.reading.dates]


def _entry(look: Lookup, date: Date) -> Entry:
    about = "about " if date.approximate else ""
    fixed = styled((f"{about}{_interval(date.date)}", NAME)) if date.date else styled(("no date", DOUBT))
    parts = [styled(fixed, f" {look.quoted(date.span)}")]
    # What fixed it; where nothing did, only an event says more.
    if (date.date or date.basis == "event") and (basis := _BASES.get(date.basis, one_line(date.basis))):
        parts.append(styled((basis, FAINT if date.date else DOUBT)))
    return entry(date.id, date.precision or "not fixed", dotted(parts), span_of(date.span))


def _interval(date: str) -> str:
    first, slash, last = one_line(date).partition("/")
    if not slash:
        return first
    return f"until {last}" if first == ".." else f"since {first}" if last == ".." else f"{first} to {last}"


def spoken_date(date: str) -> str:
    """``on 2014-01-15``, ``in 2014-01``, ``from 2013-06 to 2013-08``, ``since 2011``: a date of the JSON in words."""
    shown = _interval(date)
    if "/" in date:
        return shown if ".." in date else f"from {shown}"
    return f"in {shown}" if re.fullmatch(r"\d{4}(-\d\d)?", shown) else f"on {shown}"
