"""Builds what the event head would find in a marked-up text (see ``marked``), and reads the events from it.

An event is one line: ``TYPE realis | trigger | actor | recipient | places | times``; ``-`` for none, ``word#2`` for its
second occurrence, ``+`` between several, ``~0.4`` after a place or time for how likely it is. ``gained``, ``lost``,
``holds``, ``contested`` and ``wrested`` in the place of the type, or after it and a slash, is a change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any
from unittest import mock

from tests.reading.marked import found as marked_found

from onrecord.reading.actors import Actors, actors
from onrecord.reading.acts import acts
from onrecord.reading.dates import dates
from onrecord.reading.events import events
from onrecord.reading.found import Found, Happened
from onrecord.reading.places import places
from onrecord.reading.what.scene import Scene
from onrecord.reading.what.sides import Sides
from onrecord.schema import Attribution, Date, Event, Place, Span, Spans

_CHANGES = ("gained", "lost", "holds", "contested", "wrested")


@dataclass(frozen=True)
class Telling:
    """A text with all that the layers before the events made of it, and its events."""

    found: Found
    who: Actors
    places: tuple[Place, ...]
    dates: tuple[Date, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[Event, ...]

    def names(self, ids: tuple[str, ...]) -> list[str]:
        """The names of those actors."""
        known = {actor.id: actor.name for actor in self.who.actors}
        return [known[id] for id in ids]

    def place(self, id: str | None) -> str | None:
        """The name of that place."""
        return next((place.name for place in self.places if place.id == id), None)

    def words(self, spans: Spans) -> list[str]:
        """The words at those spans."""
        return [self.found.text[start:end] for start, end in spans]

    def triggers(self) -> list[list[str]]:
        """The words of the triggers of each event."""
        return [self.words(event.trigger) for event in self.events]


def happened(text: str, line: str) -> Happened:
    """The event that a line tells of."""
    head, trigger, *rest = (part.strip() for part in line.split("|"))
    actor, recipient, where, when = (*rest, *("-",) * (4 - len(rest)))
    kind, _, realis = head.partition(" ")
    kind, _, change = kind.partition("/")
    if kind in _CHANGES:
        kind, change = "", kind
    given: dict[str, Any] = {
        "trigger": _span(text, trigger),
        "type": kind or None,
        "change": change or None,
        "realis": realis or "happened",
        "certainty": -3.0 if realis == "denied" else 3.0 if realis in ("", "happened") else 0.0,
        "actor": tuple(_span(text, one) for one in _each(actor)),
        "recipient": tuple(_span(text, one) for one in _each(recipient)),
        "places": tuple(_likely(text, one) for one in _each(where)),
        "times": tuple(_likely(text, one) for one in _each(when)),
        "confidence": 0.9,
        "holding_confidence": 0.9 if change else 0.0,
    }
    return Happened(**given)


def found_of(marked: str, *lines: str) -> Found:
    """The text with those events and changes."""
    found = marked_found(marked)
    return replace(found, happened=tuple(sorted((happened(found.text, one) for one in lines), key=lambda h: h.trigger)))


def tell(marked: str, *lines: str, published: str | None = "2014-01-15") -> Telling:
    """Reads the events of a marked text of which the head found ``lines``."""
    return tell_found(found_of(marked, *lines), published)


def tell_found(found: Found, published: str | None = "2014-01-15") -> Telling:
    """Reads the events of what was found."""
    when = dates(found, published)
    where = places(found)
    sides = Sides(found)
    who = actors(found, sides.parties(), None, when, published)
    entries = tuple(
        Attribution(
            f"t{number}",
            one.source,
            one.cue,
            one.content,
            speaker=speaker,
            act=act.act,
            within=None if one.within is None else f"t{one.within + 1}",
        )
        for number, (one, speaker, act) in enumerate(zip(found.said, who.speakers, acts(found), strict=True), start=1)
    )
    # An event of nobody, nowhere, is no entry; the sentences here are short, and are about other things.
    with mock.patch("onrecord.reading.events.is_nobodys", return_value=False):
        told = events(Scene(found, sides, who.at, who.actors, where, when), entries)
    return Telling(found, who, where, when, entries, told)


def _each(part: str) -> list[str]:
    return [] if part == "-" else part.split(" + ")


def _likely(text: str, part: str) -> tuple[Span, float]:
    words, _, likely = part.partition("~")
    return _span(text, words), float(likely or 0.9)


def _span(text: str, part: str) -> Span:
    match = re.fullmatch(r"(.*?)(?:#(\d+))?", part)
    assert match is not None
    hits = [hit.span() for hit in re.finditer(rf"(?<!\w){re.escape(match[1])}(?!\w)", text)]
    assert len(hits) >= int(match[2] or 1), part
    return hits[int(match[2] or 1) - 1]
