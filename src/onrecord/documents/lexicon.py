"""The lexicon of what pages print beside their reports (``knowledge/left_out.yaml``), compiled."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.knowledge import load_yaml

_MOST_WORDS = 45  # of a passage that a pattern may leave out, where the entry says nothing else
_TAIL = 120  # characters at the end of a caption that may be its credit
_CREDIT_WORDS = re.compile(
    r"[Pp]hoto|[Ii]mage|[Pp]ic[st]|[Cc]redit|[Cc]ourtesy|[Ss]creen|[Vv]ideo|[Ii]llus|©|\([Cc]\)|PHOTO|IMAGE|CREDIT|"
    r"[A-Z]{2}|Reuters|Getty|Shutter|Alamy|Bloomberg|Xinhua|Anadolu|Wikimedia|Pool"
)

Where = Literal["line", "start", "end"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern, with the reason it gives. See the head of ``left_out.yaml`` for what the fields mean."""

    why: str
    where: Where
    pattern: str
    example: str
    keeps: str | None = None
    foot: bool = False
    head: bool = False
    words: int = _MOST_WORDS

    def regex(self) -> re.Pattern[str]:
        """The pattern, as it is matched: against the whole passage, its start or its end."""
        return re.compile(_framed(self))


@functools.cache
def entries() -> tuple[Entry, ...]:
    """Every entry of the lexicon, in its order."""
    return tuple(_entry(**fields) for fields in load_yaml("left_out"))


def match(passage: str, words: int, *, in_head: bool = False) -> Entry | None:
    """The first entry by which all of ``passage`` is no part of the report, or ``None``.

    ``words`` is the number of words of the passage; ``in_head`` says that the report has not begun yet.
    """
    joined, chosen, longest = _whole()
    if words > longest:
        return None
    hit = joined.match(passage)
    if hit is None or hit.lastindex is None:
        return None
    first = hit.lastindex - 1
    for number, entry in enumerate(chosen[first:]):
        # An entry after the first may hold where the first does not (too long, or outside the head).
        fits = words <= entry.words and (in_head or not entry.head)
        if fits and (number == 0 or entry.regex().match(passage)):
            return entry
    return None


def credit_start(passage: str) -> int | None:
    """Where in ``passage`` the photo credit at its end begins, or ``None``. A credit alone is no tail."""
    tail = passage[-_TAIL:]
    # Most passages hold no word that a credit has; looking for these first is ten times cheaper.
    found = _ends().search(tail) if _CREDIT_WORDS.search(tail) else None
    if found is None:
        return None
    start = found.start() + len(passage) - len(tail)
    return start if passage[:start].strip() else None


def _entry(capitals: str | None = None, **fields: Any) -> Entry:
    if capitals != "matter":
        fields["pattern"] = f"(?i:{fields['pattern']})"
    return Entry(**fields)


def _framed(entry: Entry) -> str:
    return {
        "line": rf"(?:{entry.pattern})\s*\Z",
        "start": rf"(?:{entry.pattern})",
        "end": rf"(?:{entry.pattern})\s*\Z",
    }[entry.where]


@functools.cache
def _whole() -> tuple[re.Pattern[str], tuple[Entry, ...], int]:
    """The patterns for whole passages as one regular expression, whose groups number the entries; their longest."""
    chosen = tuple(entry for entry in entries() if entry.where != "end")
    joined = re.compile("|".join(f"({_framed(entry)})" for entry in chosen), re.DOTALL)
    return joined, chosen, max(entry.words for entry in chosen)


@functools.cache
def _ends() -> re.Pattern[str]:
    return re.compile("|".join(_framed(entry) for entry in entries() if entry.where == "end"))
