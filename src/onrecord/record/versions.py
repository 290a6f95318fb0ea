"""What stood at one address over time, and what was altered from one version to the next."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from onrecord.record import rows
from onrecord.schema import Alteration, Document, Span, Version

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]")
_MOST_WORDS = 5_000  # words of a stretch that are compared one by one; a longer one is told as replaced in one piece
_AROUND = 6  # words that are shown on either side of what was altered
# What of a document is compared beside its text.
_FACTS = ("title", "byline", "published", "outlet")


def versions_of(db: sqlite3.Connection, at: str) -> list[Version]:
    """All versions of what stands at an address, the oldest first."""
    found: list[Version] = []
    before: Document | None = None
    last = None
    for number, document, seen in db.execute(
        "SELECT number, document, seen FROM versions WHERE address = ? ORDER BY number", (at,)
    ).fetchall():
        now = before if document == last and before is not None else rows.document_of(db, document)
        altered = tuple(alterations(before, now)) if before is not None else ()
        facts = _facts(before, now) if before is not None else {}
        found.append(Version(number, document, seen, now.published, now.title, altered, facts))
        before, last = now, document
    return found


def alterations(old: Document, new: Document) -> Iterator[Alteration]:
    """What was altered in the text that is read, word by word; line breaks and what was left out are no matter."""
    if old.text == new.text:
        return
    was, now = _Words(old), _Words(new)
    for first, last, start, end in _altered(was, now):
        yield Alteration(
            was.text(first, last),
            now.text(start, end),
            now.text(max(0, start - _AROUND), start),
            now.text(end, end + _AROUND),
            was.span(first, last),
            now.span(start, end),
        )


class _Words:
    """The words of a document that are read, and where each stands; signs count as words."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        left_out = [(part.start, part.end) for part in document.left_out]
        self._spans = [
            match.span()
            for start, end in _outside(left_out, len(document.text))
            for match in _WORD.finditer(document.text, start, end)
        ]
        self.words = [document.text[start:end] for start, end in self._spans]

    def span(self, first: int, last: int) -> Span:
        if first < last:
            return (self._spans[first][0], self._spans[last - 1][1])
        at = self._spans[first][0] if first < len(self._spans) else len(self._text)
        return (at, at)

    def text(self, first: int, last: int) -> str:
        start, end = self.span(first, min(last, len(self._spans)))
        return " ".join(self._text[start:end].split())

    def sentences(self) -> list[tuple[str, ...]]:
        found: list[tuple[str, ...]] = []
        start = 0
        for index, word in enumerate(self.words, start=1):
            if word in ".!?" or index == len(self.words):
                found.append(tuple(self.words[start:index]))
                start = index
        return found


def _altered(was: _Words, now: _Words) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of words that differ: sentence by sentence first, so that a long text takes no long time."""
    old, new = was.sentences(), now.sentences()
    old_starts, new_starts = _starts(old), _starts(new)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        first, last = old_starts[i1], old_starts[i2]
        start, end = new_starts[j1], new_starts[j2]
        if last - first > _MOST_WORDS or end - start > _MOST_WORDS:
            yield first, last, start, end
            continue
        inner = SequenceMatcher(None, was.words[first:last], now.words[start:end], autojunk=False)
        for kind, a1, a2, b1, b2 in _joined(inner.get_opcodes(), was.words[first:last]):
            if kind != "equal":
                yield first + a1, first + a2, start + b1, start + b2


def _joined(codes: Sequence[tuple[str, int, int, int, int]], words: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Alterations with but one word between them are one: two halves of a phrase say less than the whole."""
    found: list[tuple[str, int, int, int, int]] = []
    for code in codes:
        tag, _, a2, _, b2 = code
        between = words[found[-1][1] : found[-1][2]] if len(found) > 1 and found[-1][0] == "equal" else []
        if tag != "equal" and len(between) == 1 and between[0][0].isalnum():
            found.pop()
            _, a1, _, b1, _ = found.pop()
            found.append(("replace", a1, a2, b1, b2))
        else:
            found.append(code)
    return found


def _starts(sentences: list[tuple[str, ...]]) -> list[int]:
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence))
    return starts


def _outside(left_out: list[Span], length: int) -> Iterator[Span]:
    at = 0
    for start, end in sorted(left_out):
        if at < start:
            yield at, start
        at = max(at, end)
    if at < length:
        yield at, length


def _facts(old: Document, new: Document) -> dict[str, tuple[str | None, str | None]]:
    return {
        name: (_shown(getattr(old, name)), _shown(getattr(new, name)))
        for name in _FACTS
        if getattr(old, name) != getattr(new, name)
    }


def _shown(value: Any) -> str | None:
    return ", ".join(value) or None if isinstance(value, tuple) else value
