"""The words that tell a revision from a conflict, and which words mean the same people or place."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Literal

from onrecord.knowledge import load_yaml

Sign = Literal[
    "revised",
    "risen",
    "fallen",
    "moved",
    "retracted",
    "contested",
    "lasting",
    "coming",
    "unknown",
    "provisional",
    "wide",
    "share",
    "regained",
    "refuted",
]
Counted = Literal["passing", "growing", "denying"]
Listed = Literal[
    "parts",
    "areas",
    "sites",
    "negations",
    "subordinate",
    "pieces",
    "measures",
    "no_units",
    "askings",
    "day_words",
    "wholes",
]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@functools.lru_cache(maxsize=8192)
def tells(sign: Sign, passage: str) -> str | None:
    """The first words of the passage that are of this list of ``revising_words.yaml``; ``None`` where none is."""
    found = _pattern(sign).search(passage)
    return found.group() if found else None


def counted(kind: Counted) -> frozenset[str]:
    """What counts fall with time too (*passing*), which flows become more (*growing*), which cues deny (*denying*)."""
    return frozenset(load_yaml("revising_words")[kind])


@functools.lru_cache(maxsize=2048)
def stages(text: str) -> dict[int, tuple[int, str]]:
    """Of each course of ``revising_words.yaml`` (by its number): the last stage that the text tells, and its words."""
    found: dict[int, tuple[int, str]] = {}
    for match in _stage_words().finditer(text):
        for course, stage in _stage_table()[match.group().casefold()]:
            if found.get(course, (-1, ""))[0] < stage:
                found[course] = stage, match.group()
    return found


@functools.cache
def _stage_table() -> dict[str, list[tuple[int, int]]]:
    table: dict[str, list[tuple[int, int]]] = {}
    for number, course in enumerate(load_yaml("revising_words")["courses"]):
        for stage, words in enumerate(course):
            for word in words:
                table.setdefault(word, []).append((number, stage))
    return table


@functools.cache
def _stage_words() -> re.Pattern[str]:
    return _any_of(_stage_table())


@functools.cache
def groups(table: Literal["people", "sides"]) -> dict[str, str]:
    """Of each word, the group of people or the side that it means."""
    rows = load_yaml("differing_words")[table]
    return {word: name for name, words in rows.items() for word in words}


@functools.cache
def listed(name: Listed) -> frozenset[str]:
    """One list of ``differing_words.yaml``."""
    return frozenset(load_yaml("differing_words")[name])


@functools.cache
def opposites() -> dict[str, frozenset[str]]:
    """Of each word, those that cannot be said of the same thing at the same time."""
    found: dict[str, set[str]] = {}
    for one, other in load_yaml("differing_words")["opposites"]:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


@functools.lru_cache(maxsize=8192)
def plain_words(text: str) -> tuple[str, ...]:
    """The words in lower case, without articles."""
    return tuple(word for word in _WORD.findall(text.lower().replace("’", "'")) if word not in ("the", "a", "an"))


@functools.cache
def _pattern(sign: Sign) -> re.Pattern[str]:
    return _any_of(load_yaml("revising_words")[sign])


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases, the longest first, as whole words and in any case."""
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b", re.IGNORECASE)
