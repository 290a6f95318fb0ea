"""Readings of one text made by hand, for the tests of the measures of events."""

from __future__ import annotations

from typing import Any

from onrecord.schema import Control, Document, Event, Reading, Span, Spans


def span(text: str, words: str, n: int = 0) -> Span:
    """Where the words stand for the n-th time, from 0."""
    start = -1
    for _ in range(n + 1):
        start = text.index(words, start + 1)
    return (start, start + len(words))


def spans(text: str, *words: str | None) -> Spans:
    """The spans of those words that are given."""
    return tuple(span(text, one) for one in words if one)


def event(
    text: str, type: Any, trigger: str, actor: str | None = None, recipient: str | None = None, **other: Any
) -> Event:
    """An event with these words, and what else is given."""
    given: dict[str, Any] = {
        "id": f"e:{trigger}",
        "mode": None,
        "cameo": None,
        "trigger": spans(text, trigger),
        "actors": (),
        "recipients": (),
        "place": None,
        "date": None,
        "realis": "happened",
        "polarity": "positive",
        "statement": None,
        "attribution": None,
        "confidence": 0.5,
    }
    return Event(
        type=type, actor_words=spans(text, actor), recipient_words=spans(text, recipient), **{**given, **other}
    )


def held(text: str, change: Any, word: str, holder: str | None, place: str | None) -> Control:
    """An entry of control with these words."""
    return Control(
        id=f"c:{word}:{change}",
        holder=None,
        holder_words=spans(text, holder),
        place=None,
        place_words=spans(text, place),
        change=change,
        span=spans(text, word),
        date=None,
        realis="happened",
        attribution=None,
        confidence=0.5,
    )


def reading(text: str, *events: Event, **other: Any) -> Reading:
    """A reading of the text with these entries."""
    return Reading("test@0", Document("d", "d", text), events=events, **other)
