"""What is plainly said of a verb or noun, and what becomes of it under a word that governs it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.what.realis_words import Makes
from onrecord.schema import Realis


@dataclass(frozen=True, slots=True)
class Status:
    """What is plainly said: the class, or ``None``; whether what is said is that it does not happen.

    ``firm``: said by a word that governs it, and not by its form alone.
    """

    realis: Realis | None = None
    negative: bool = False
    firm: bool = True


NOTHING = Status()
DENIED = Status("denied", True)


def made(makes: Makes, own: Status, negative: bool) -> Status:
    """What becomes of a complement; ``own``: what is said of its governor, ``negative``: "not" stands before it."""
    held = own.realis if own.realis in ("possible", "planned", "demanded", "hypothetical") else None
    if makes == "open":
        return Status(None, negative)
    if makes == "barred":
        return Status("hypothetical" if held == "hypothetical" else "demanded", not negative)
    if makes == "kept":
        return Status("happened")
    if makes == "happened":
        if held is not None:
            return Status(held, negative)
        return DENIED if negative else Status("happened")
    if makes == "denied":
        if held is not None and not own.negative:
            return Status(held, not negative)
        return Status("happened") if negative else DENIED
    if held == "hypothetical":
        return Status("hypothetical", negative)
    if makes == "planned":
        if negative:
            return DENIED
        return Status("possible" if held == "possible" else "planned")
    return Status(makes, negative)


def under(own: Status, outer: Status) -> Status:
    """What the clause that a verb stands in makes of it: "if it …", "denied that it …"."""
    if outer.realis is None or outer.realis == "happened":
        return own
    if outer.realis == "denied":
        return Status("possible") if own.negative else DENIED
    if outer.realis in ("hypothetical", "demanded"):
        return Status(outer.realis, own.negative != outer.negative)
    if outer.realis == "planned":
        return DENIED if own.negative else Status("planned")
    if own.realis in ("planned", "demanded", "hypothetical"):
        return Status(outer.realis, own.negative, firm=False)
    return Status("possible", own.negative != outer.negative)
