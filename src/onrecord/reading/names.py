"""What is the name in a mention: without article, titles, age and possessive; and what it tells of the bearer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reading.actor_words import Gender, actor_words, plain

_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"\S+")
_EDGES = "\"'“”‘’«»()[],;:"
# A title stands at most this far before its name: "Lt. Gen. ".
_TITLE_REACH = 12
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
    words = _words(text, start, end)
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
    if len(words) > 1 and words[0][0] in ("the", "a", "an"):
        words.pop(0)
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


def _name(words: list[tuple[str, int]], start: int, end: int, gender: Gender | None, titled: bool) -> Name:
    if not words:
        return Name((), (), start, end)
    shown = tuple(word for word, _ in words)
    keys = tuple(plain(word) for word in shown)
    if len(keys) > 1 and keys[0] == "the":
        keys = keys[1:]
    return Name(shown, keys, words[0][1], end, gender, titled)
