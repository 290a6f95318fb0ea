"""The words that say of what depends on them whether it happened: "[failed] to retake", "a [planned] visit"."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.knowledge import load_yaml
from onrecord.reading.words.lemmas import noun_forms, verb_forms

Makes = Literal["happened", "planned", "possible", "demanded", "denied", "hypothetical", "barred", "kept", "open"]
Phrase = tuple[str, ...]
_LONGEST = 4  # words of a governor


@dataclass(frozen=True, slots=True)
class Governor:
    """A row of ``realis_words.yaml``: what it makes of what depends on it, and what it makes of it when negated."""

    makes: Makes
    negated: Makes
    part: Literal["verb", "noun", "word"]
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Governing:
    """A governor in a sentence: its tokens ``[start, end)``."""

    start: int
    end: int
    governor: Governor


def governing(words: Sequence[str], end: int) -> list[Governing]:
    """The governors whose last word is ``words[end - 1]``, the longest first."""
    table = _table()
    found = []
    for start in range(max(0, end - _LONGEST), min(end, len(words))):
        for rest, governor in table.get(words[start], ()):
            if start + 1 + len(rest) == end and tuple(words[start + 1 : end]) == rest:
                found.append(Governing(start, end, governor))
    return found


@functools.cache
def realis_words(kind: str) -> frozenset[str]:
    """The words of grammar of that kind; "light": all forms of the verbs that tell of an event by a noun."""
    data = load_yaml("realis_words")
    if kind != "light":
        return frozenset(data["words"][kind])
    return frozenset(form for verb, irregular in data["light"].items() for form in verb_forms(verb, irregular))


@functools.cache
def _table() -> Mapping[str, list[tuple[Phrase, Governor]]]:
    data = load_yaml("realis_words")
    irregular = data["irregular"]
    table: dict[str, list[tuple[Phrase, Governor]]] = {}
    for row in data["groups"]:
        governor = Governor(row["makes"], row["not"], row["part"], frozenset(row["takes"]))
        for phrase in row["words"]:
            first, *rest = phrase.split()
            for form in _forms(first, row["part"], irregular.get(first, "")):
                table.setdefault(form, []).append((tuple(rest), governor))
    return table


def _forms(word: str, part: str, irregular: str) -> set[str]:
    if part == "verb":
        return set(verb_forms(word, irregular))
    return set(noun_forms(word)) if part == "noun" else {word}
