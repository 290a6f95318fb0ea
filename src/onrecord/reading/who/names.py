"""What is the name in a mention: without article, titles, age and possessive; and what it tells of the bearer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reading.who.actor_words import Gender, actor_words, plain

_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"\S+")
_EDGES = "\"'“”‘’«»()[],;:"
_SMALL = frozenset({"of", "the", "and", "for", "in", "a", "an", "&"})
# A title stands at most this far before its name: "Lt. Gen. ".
_TITLE_REACH = 12
# Capitals of this length at most are initials or a generation ("III"), not the place of a dateline.
_INITIALS = 3
_BEFORE = re.compile(r"([^\W\d_]+)\.?\s+$")


@dataclass(frozen=True, slots=True)
class Name:
    """The name in a mention, its words as written and, for comparing, plain; where it starts in the text."""

    words: tuple[str, ...]
    plain: tuple[str, ...]
    start: int
    end: int
    gender: Gender | None = None
    titled: bool = False

    @property
    def text(self) -> str:
        """The words of the name."""
        return " ".join(self.words)

    @property
    def key(self) -> str:
        """The plain words of the name, for looking it up."""
        return " ".join(self.plain)


def person_name(text: str, start: int, end: int) -> Name:
    """The name of a person mentioned at ``[start, end)``; titles may stand inside or before the mention."""
    every = _words(text, start, end)
    words = _without_edges(every)
    if words and words[-1] != every[-1]:
        end = words[-1][1] + len(words[-1][0])
    titles = actor_words().titles
    gender: Gender | None = None
    titled = False
    while len(words) > 1 and plain(words[0][0]) in titles:
        gender = titles[plain(words[0][0])][0] or gender
        titled = True
        words.pop(0)
    if not titled and words:
        before = _BEFORE.search(text, max(0, words[0][1] - _TITLE_REACH), words[0][1])
        if before and before[1][0].isupper() and before[1].casefold() in titles:
            titled = True
            gender = titles[before[1].casefold()][0]
    if gender is None and len(words) > 1:
        gender = given_gender(words[0][0])
    return _name(words, start, end, gender, titled)


def body_name(text: str, start: int, end: int) -> Name:
    """The name of an organisation, people or place mentioned at ``[start, end)``: without its article."""
    words = _words(text, start, end)
    if words and (words[0][0] in ("the", "a", "an") or (len(words) > 1 and words[0][0] in ("The", "THE"))):
        words.pop(0)
    # A name that a model cut short: "Tarn Council of".
    while words and words[-1][0].casefold() in _SMALL:
        words.pop()
        end = words[-1][1] + len(words[-1][0]) if words else end
    return _name(words, start, end, None, False)


def given_gender(word: str) -> Gender | None:
    """The gender that a given name is usual for, or ``None``."""
    given = actor_words().given
    return given.get(word) or given.get(word.partition("-")[0])


def _words(text: str, start: int, end: int) -> list[tuple[str, int]]:
    words = []
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        stripped = word.strip(_EDGES)
        if stripped:
            words.append((stripped, match.start() + word.index(stripped)))
    if words:
        last, at = words[-1]
        words[-1] = (_POSSESSIVE.sub("", last) or last, at)
    return words


def _without_edges(words: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """A person's name without what a model took in beside it: "Mara Veldt said", "Mara Veldt LORNE", "Ostmark's".

    A verb after the name, the place of a dateline in capitals, the adjective of a country before a whole name.
    """
    while len(words) > 1 and words[-1][0].islower() and not words[0][0].islower():
        words = words[:-1]
    mixed = [word for word, _ in words if not word.isupper()]
    while len(words) > 2 and len(words[-1][0]) > _INITIALS and words[-1][0].isupper() and len(mixed) > 1:
        words = words[:-1]
    if len(words) > 2 and words[0][0][0].isupper() and plain(words[0][0]) in actor_words().adjectives:
        words = words[1:]
    return words


def _name(words: list[tuple[str, int]], start: int, end: int, gender: Gender | None, titled: bool) -> Name:
    if not words:
        return Name((), (), start, end)
    shown = tuple(word for word, _ in words)
    keys = tuple(plain(word) for word in shown)
    if len(keys) > 1 and keys[0] == "the":
        keys = keys[1:]
    return Name(shown, keys, words[0][1], end, gender, titled)
