"""What the rules about money hand to one another: an act of giving, promising or asking, and the sentence it is in."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.reading.money.giving_words import is_kind
from onrecord.reading.money.heads import Head
from onrecord.reading.money.moods import Group, group_of
from onrecord.reading.money.parties import Part
from onrecord.reading.money.sentence import QUOTES, MoneySentence
from onrecord.schema import FlowStatus, Span

ASKING = ("ask", "launch")


@dataclass(slots=True)
class Act:
    """One amount that is given, promised or asked for. ``donors`` empty: nobody is named. ``cue``: its token.

    ``takers`` are the several who get it, so much each where the sentence says "each".

    ``cue_span`` is the cue's where it stands outside of the sentence, in the heading of a list.

    ``whole`` is the index, among the acts of the sentence, of the act that this one is part of. ``share_cue`` and
    ``share_recipient`` are of what was done with a share of the amount ("70 percent of it has reached the agency").
    """

    head: Head
    status: FlowStatus
    donors: list[Part] = field(default_factory=list)
    recipient: Part | None = None
    cue: int = 0
    frame: str = "give"
    whole: int | None = None
    share_cue: int | None = None
    share_recipient: Part | None = None
    takers: list[Part] = field(default_factory=list)
    cue_span: Span | None = None

    @property
    def amount(self) -> int:
        """The amount's token."""
        return self.head.amount


class Scene:
    """A sentence with its verbs of giving; ``acts`` are those found so far."""

    def __init__(self, s: MoneySentence, about_aid: bool, lead: FlowStatus | None = None) -> None:
        """``lead`` is the status of what the sentence before told of last, if it was a gift or promise."""
        self.s = s
        self.lead = lead
        self.about_aid = about_aid
        self.acts: list[Act] = []
        groups = ((i, group_of(s, i)) for i in range(len(s.toks)))
        self.groups: dict[int, Group] = {i: group for i, group in groups if group is not None}

    def limit(self, first: int) -> int:
        """Where an amount's own surroundings end from token ``first`` on: the next amount, or the next clause."""
        s = self.s
        for i in range(first, len(s.toks)):
            low = s.low(i)
            if s.toks[i].amount is not None:
                while i > first and not (is_kind(low, "coordinator") or low == ","):
                    i -= 1
                    low = s.low(i)
                return max(i, first)
            if s.toks[i].named is None and (
                is_kind(low, "break") and low not in ("that", "so", "yet", "than", "once", "as", "since", "before")
            ):
                return i
            if low in (";", ":") or low in QUOTES or s.says(i):
                return i
        return len(s.toks)
