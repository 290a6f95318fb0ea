"""What the pages call things: kinds, acts, relations; one place, so that all pages say the same."""

from __future__ import annotations

# Kinds as the addresses have them, and how they are called: one, many.
KINDS: dict[str, tuple[str, str]] = {
    "statement": ("statement", "statements"),
    "attribution": ("statement", "statements"),
    "event": ("event", "events"),
    "control": ("control of a place", "control"),
    "flow": ("money", "money"),
    "figure": ("count", "counts"),
    "actor": ("actor", "actors"),
    "place": ("place", "places"),
    "date": ("date", "dates"),
    "document": ("document", "documents"),
}
# The plurals that questions are asked in (record.search.PLURALS), with what stands on the page.
FOUND: dict[str, str] = {
    "statements": "Statements",
    "events": "Events",
    "control": "Control",
    "flows": "Money",
    "figures": "Counts",
    "actors": "Actors",
    "places": "Places",
    "documents": "Documents",
}
STANCES: dict[str, str] = {"asserts": "Asserted", "denies": "Denied", "doubts": "Doubted"}
RELATIONS: dict[str, str] = {
    "conflict": "Conflict",
    "update": "Update",
    "both can be true": "Both can be true",
}
CREDIBILITY: dict[int, str] = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtfully true",
    5: "improbable",
    6: "cannot be judged",
}
VERDICTS: dict[str, str] = {"accepted": "accepted", "rejected": "rejected", "corrected": "corrected"}
WRONG: dict[int, str] = {
    400: "That cannot be asked",
    403: "That is not allowed",
    404: "Not here",
    405: "That cannot be done here",
    413: "Too large",
    415: "Not a form",
    429: "Too many tries",
    500: "Something went wrong",
    503: "Busy",
}


def kind(name: str, number: int = 1) -> str:
    """What one (or many) of a kind is called."""
    one, many = KINDS.get(name, (name, name + "s"))
    return one if number == 1 else many


def origins(least: int, most: int) -> str:
    """``1 origin``, ``2–3 origins``."""
    if least == most:
        return f"{least:,} origin{'' if least == 1 else 's'}"
    return f"{least:,}–{most:,} origins"
