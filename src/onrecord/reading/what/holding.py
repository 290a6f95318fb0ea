"""Who gains, loses, holds or contests a place: which side of a change is its holder.

Where the lexicon knows the word, it tells where in the clause the holder stands ("fell [to] X", "X was driven out");
where it does not, who gains, holds or contests is who acts, and who loses is who acts itself ("withdrew") or whom it
was done to. One word may tell two changes: who wrests a place gains it, and another loses it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.reading.found import Happened
from onrecord.reading.said.reporting import is_adverb
from onrecord.reading.what.event_words import ControlSense, HoldingChange, control_sense, control_senses
from onrecord.reading.words.lemmas import word_set
from onrecord.schema import Change, Span, Spans

_BE = word_set("am is are was were be been being 's 're get gets got getting")
_NOT = word_set("not never n't")
_TO = re.compile(r"\b(?:to|into\s+the\s+hands\s+of|to\s+the\s+control\s+of)\s*$", re.IGNORECASE)
_BY = re.compile(r"\bby\s*$", re.IGNORECASE)
# How far after a participle its "by" may stand, in words; what a clause ends with.
_AFTER = 8
_STOPS = word_set(", . ; : ! ? ( ) and but who which that when while as")
_MOVES = frozenset(("gained", "lost", "wrested"))


@dataclass(frozen=True, slots=True)
class Holding:
    """One change, and the words of the one whom it is about; none where the text does not name it."""

    change: Change
    holder: Spans


@dataclass(frozen=True, slots=True)
class Clause:
    """The sentence of a change: its words in lower case and which of them is the trigger; the whole text."""

    text: str
    words: Sequence[str]
    index: int

    @property
    def is_passive(self) -> bool:
        """Whether the trigger is a participle that says what was done to its subject."""
        word = self.words[self.index] if self.index >= 0 else ""
        if not word or word.endswith("ing"):
            return False
        at = self.index - 1
        while at >= 0 and (is_adverb(self.words[at]) or self.words[at] in _NOT):
            at -= 1
        if at >= 0 and self.words[at] in _BE:
            return True
        if at >= 0 and self.words[at] in ("has", "have", "had", "having", "to"):
            return False
        for after in self.words[self.index + 1 : self.index + 1 + _AFTER]:
            if after == "by":
                return True
            if after in _STOPS:
                break
        return at < 0 and word.endswith(("ed", "en", "ught"))  # "[Driven] from the hills, the front …"

    def follows(self, pattern: re.Pattern[str], span: Span) -> bool:
        """Whether words of that form stand directly before a span."""
        return pattern.search(self.text[max(0, span[0] - 40) : span[0]]) is not None


def sense_of(one: Happened, clause: Clause, *, named: bool) -> ControlSense | None:
    """The sense in which the trigger tells of a change, where it agrees with what the head finds."""
    form = clause.text[slice(*one.trigger)].lower().rpartition("-")[2]
    if clause.index < 0 or not control_senses(form):
        return None
    sense = control_sense(form, clause.words, clause.index, named=named)
    if sense is None:
        return None
    if sense.part == "noun" and sense.near:
        return sense  # "gained control": the company tells, and the noun alone would not
    told = {sense.change, sense.passive} if clause.is_passive else {sense.change}
    return sense if one.change in told or (one.change in _MOVES and sense.change in _MOVES) else None


def holdings(
    one: Happened,
    sense: ControlSense | None,
    clause: Clause,
    is_thing: Callable[[Spans], bool],
    is_place: Callable[[Spans], bool],
) -> tuple[Holding, ...]:
    """The changes that one word tells.

    ``is_thing`` says whether words name nobody who could hold a place, ``is_place`` whether they are the place's.
    """
    if one.change is None:
        return ()
    actor = one.actor or _in_compound(one, clause)
    actor = () if is_place(actor) else actor
    recipient = () if is_thing(one.recipient) else one.recipient
    change = sense.change if sense is not None else one.change
    if one.change == "wrested" and change in _MOVES:
        change = "wrested"
    gains = tuple(span for span in (*actor, *recipient) if clause.follows(_TO, span))
    if sense is not None and (sense.holder == "to" or (sense.change == "lost" and gains)):
        return _handed("lost" if one.change == "lost" else change, sense, gains, actor, recipient)
    passive = clause.is_passive
    agent = tuple(span for span in (*actor, *recipient) if clause.follows(_BY, span))
    subject = tuple(span for span in (*recipient, *actor) if span not in agent)
    if passive and sense is not None and sense.passive == "contested":
        return (Holding("contested", subject or agent),)
    if change == "wrested":
        gaining, losing = (agent, subject) if passive and sense is not None and sense.passive else (actor, recipient)
        lost = (Holding("lost", losing),) if losing else ()
        return (Holding("gained", gaining), *lost) if gaining or not lost else lost
    if change == "lost":
        return (Holding("lost", _loser(sense, passive, agent, actor, recipient)),)
    return (Holding(change, actor),)


def _loser(sense: ControlSense | None, passive: bool, agent: Spans, actor: Spans, recipient: Spans) -> Spans:
    """Who loses: who acts itself ("withdrew", "was abandoned by X"), or whom it is done to ("was withdrawn")."""
    if sense is None:
        return recipient or actor
    if passive and sense.part == "verb":
        return agent or recipient or actor
    return actor or recipient


def _handed(
    change: HoldingChange, sense: ControlSense, gains: Spans, actor: Spans, recipient: Spans
) -> tuple[Holding, ...]:
    """ "X handed the base to Y", "X lost it to Y", "the base fell to Y": Y gains it, and X, if named, loses it."""
    others = tuple(span for span in (*actor, *recipient) if span not in gains)
    if gains:
        named = sense.loser is not None or sense.change == "lost" or change == "wrested"
        return (Holding("gained", gains), Holding("lost", others)) if named and others else (Holding("gained", gains),)
    if change == "wrested":
        return (Holding("gained", actor), Holding("lost", recipient)) if recipient else (Holding("gained", actor),)
    return (Holding("lost" if change == "lost" else "gained", actor or recipient),)


def _in_compound(one: Happened, clause: Clause) -> Spans:
    """The holder in the trigger's own word: "[rebel]-held"."""
    start, end = one.trigger
    first, joined, _ = clause.text[start:end].rpartition("-")
    return ((start, start + len(first)),) if joined and first else ()
