"""Whether who tells an entry asserts it, denies it, or doubts it."""

from __future__ import annotations

import re

from onrecord.comparing.reports import Report
from onrecord.schema import Attribution, Control, Event, Figure, Flow, Stance

_OPEN = ("know-not", "decline", "ask")
# "denied that [nobody] was hurt": the denial of a denial.
_NOT = re.compile(r"\b(?:not|no|never|nobody|none|nothing|neither|nor|without)\b|n['’]t\b", re.IGNORECASE)


def stance_of(report: Report, entry: Attribution | Event | Control | Flow | Figure) -> Stance:
    """The stance that the innermost source takes on what the entry says.

    What somebody is said never to have said, they neither assert nor deny: it is in doubt.
    """
    told = entry if isinstance(entry, Attribution) else report.attribution(entry.attribution)
    if told is not None and _is_denied(report, told):
        return "doubts"
    if isinstance(entry, Event) and entry.polarity == "negative":
        return "asserts" if told is not None and told.act == "deny" and _is_negated(report, told, entry) else "denies"
    if isinstance(entry, Event | Control) and entry.realis == "denied":
        return "denies"
    if told is not None and (told.act == "deny" or (told.polarity == "negative" and told.act not in _OPEN)):
        return "denies"
    if told is not None and told.act in _OPEN:
        return "doubts"
    return "asserts"


def _is_denied(report: Report, told: Attribution) -> bool:
    """Whether it stands in a statement that denies that it was said."""
    outer = report.attribution(told.within)
    seen = {told.id}
    while outer is not None and outer.id not in seen:
        if outer.act == "deny":
            return True
        seen.add(outer.id)
        outer = report.attribution(outer.within)
    return False


def _is_negated(report: Report, told: Attribution, event: Event) -> bool:
    """Whether the words of a denial negate the event themselves, before the word that names it."""
    at = event.trigger[0][0]
    return any(_NOT.search(report.text, start, min(end, at)) for start, end in told.content if start < at)
