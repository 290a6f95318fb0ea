"""Whether who tells an entry asserts it, denies it, or doubts it."""

from __future__ import annotations

from onrecord.comparing.reports import Report
from onrecord.schema import Attribution, Control, Event, Figure, Flow, Stance


def stance_of(report: Report, entry: Attribution | Event | Control | Flow | Figure) -> Stance:
    """The stance that the innermost source takes on what the entry says."""
    told = entry if isinstance(entry, Attribution) else report.attribution(entry.attribution)
    if told is not None and told.act == "deny":
        return "denies"
    if isinstance(entry, Event | Control) and entry.realis == "denied":
        return "denies"
    if told is not None and told.act in ("know-not", "decline", "ask"):
        return "doubts"
    return "asserts"
