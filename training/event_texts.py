"""Invented texts with their events and changes of control, a line of text and then an indented line for each of them.

``TYPE/mode realis | trigger | actors | recipients | places | times``; ``-`` for none, ``word#2`` for its second
occurrence. Training (``happenings.py``) takes one trigger a word of it; a measure wants every line, with its mode and
its own sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from onrecord.reading.triggers import CHANGES, EVENT_TYPES, REALIS
from onrecord.schema import Span, Spans


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the gold: an event, or a change of control (``type`` is CONTROL, ``mode`` the change)."""

    type: str
    mode: str | None
    realis: str
    trigger: Span
    actors: Spans
    recipients: Spans
    places: Spans
    times: Spans


@dataclass(slots=True)
class Text:
    """A text of the gold with its lines."""

    text: str
    lines: list[Line] = field(default_factory=list)
    name: str = field(default="", compare=False)  # of the file, with the number of its line

    def events(self) -> list[Line]:
        """One event a word, as they stand."""
        first: dict[Span, Line] = {}
        for line in self.lines:
            if line.type != "CONTROL":
                first.setdefault(line.trigger, line)
        return [*first.values()]

    def control(self) -> list[Line]:
        """The changes of control, what was wrested as two."""
        found = []
        for line in self.lines:
            if line.type == "CONTROL" and line.mode == "wrested":
                found.append(replace(line, mode="gained"))
                if line.recipients:
                    found.append(replace(line, mode="lost", actors=line.recipients))
            elif line.type == "CONTROL":
                found.append(line)
        return found


def gold(path: Path) -> Iterator[Text]:
    """The texts of the file.

    Raises:
        ValueError: a line is not of the form, or its words are not in the text.
    """
    now: Text | None = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.startswith("#"):
            continue
        if line[:1].isspace() and line.strip():
            if now is None:
                raise ValueError(f"{path}:{number}: an event before any text")
            try:
                now.lines.append(_line(now.text, line))
            except (ValueError, IndexError) as error:
                raise ValueError(f"{path}:{number}: {error}") from error
            continue
        if now is not None:
            yield now
        now = Text(line, name=f"{path.stem}:{number}") if line.strip() else None
    if now is not None:
        yield now


def _line(text: str, line: str) -> Line:
    head, trigger, *sides = (part.strip() for part in line.split("|"))
    kind, realis = head.split()
    kind, _, mode = kind.partition("/")
    if realis not in REALIS or not (mode in CHANGES if kind == "CONTROL" else kind in EVENT_TYPES):
        raise ValueError(f"no such event: {head}")
    actors, recipients, places, times = (_spans(text, part) for part in sides)
    return Line(kind, mode or None, realis, _spans(text, trigger)[0], actors, recipients, places, times)


def _spans(text: str, part: str) -> Spans:
    return tuple(_span(text, one) for one in part.split(" + ")) if part != "-" else ()


def _span(text: str, part: str) -> Span:
    words, _, number = part.partition("#")
    hits = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if len(hits) < int(number or 1):
        raise ValueError(f"not in the text: {part}")
    return hits[int(number or 1) - 1]
