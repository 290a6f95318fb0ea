"""States of one thing that exclude each other: convicted and acquitted, sank and towed to port, held and released.

The pairs are data (``differing_words.yaml``): *outcomes* of one happening, of which only one can have been, and
*conditions*, which follow one another.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import Literal

from onrecord.comparing.differing.aspects import Aspect, conflict, judged_so, said_words
from onrecord.comparing.differing.contrary import doubts, holds_true
from onrecord.comparing.differing.revising import judged
from onrecord.comparing.differing.tellers import of_one_breath
from onrecord.comparing.differing.times import later
from onrecord.comparing.differing.words import listed, plain_words
from onrecord.comparing.items import Item
from onrecord.knowledge import load_yaml
from onrecord.schema import Conflict

Kind = Literal["outcomes", "conditions"]

_OPEN = ("planned", "possible", "demanded", "hypothetical")
# Acts whose words tell what somebody wants or fears, and not what is.
_NO_FACT = ("demand", "threaten")
# A word that both tell is about their matter if it has so many letters; so many of the first make a stem.
_LONG, _STEM = 4, 5
_WORD = re.compile(r"\w+")


def _key(item: Item) -> tuple[Hashable, Hashable] | None:
    if item.kind != "statement" or item.stance != "asserts" or item.type in _NO_FACT or doubts(item):
        return None
    told = tells_states(item.words)
    return ("state", item.words) if told else None


def _states(first: Item, second: Item) -> Conflict | None:
    if of_one_breath(first, second) or holds_true(first) != holds_true(second) or first.realis in _OPEN:
        return None
    mine, theirs = tells_states(first.words), tells_states(second.words)
    for line in sorted(mine.keys() & theirs.keys()):
        (state, word), (other, other_word) = mine[line], theirs[line]
        if state == other or not _of_one_matter(first, second, (word, other_word)):
            continue
        words = said_words(first), said_words(second)
        why = f'one says "{word}", the other "{other_word}"'
        if line[0] == "conditions" and (later(first, second) or _undated(first, second)):
            return conflict("stance", "update", first, second, words, f"{why}, which can follow")
        verdict = judged(first, second, ("retracted",), news=False)
        return judged_so("stance", verdict, first, second, words, why)
    return None


def _undated(first: Item, second: Item) -> bool:
    return first.published is None or second.published is None


def _of_one_matter(first: Item, second: Item, told: tuple[str, str]) -> bool:
    """Whether the two sentences share a word beside those that tell the states."""
    own = {word[:_STEM] for words in told for word in plain_words(words)}
    mine, theirs = (_content(item.passage or item.words) for item in (first, second))
    return bool((mine & theirs) - own)


@functools.lru_cache(maxsize=2048)
def _content(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in plain_words(text) if len(word) >= _LONG and word not in _common())


@functools.cache
def _common() -> frozenset[str]:
    return listed("no_units") | listed("day_words") | listed("subordinate")


@functools.lru_cache(maxsize=2048)
def tells_states(text: str) -> dict[tuple[Kind, int], tuple[int, str]]:
    """Of each line of which the text tells one state alone: which, and the words that tell it."""
    found: dict[tuple[Kind, int], tuple[int, str]] = {}
    several: set[tuple[Kind, int]] = set()
    for words in _found(text):
        for kind, line, state in _table()[words.casefold()]:
            if found.setdefault((kind, line), (state, words))[0] != state:
                several.add((kind, line))
    return {line: told for line, told in found.items() if line not in several}


@functools.cache
def _table() -> dict[str, list[tuple[Kind, int, int]]]:
    table: dict[str, list[tuple[Kind, int, int]]] = {}
    kinds: tuple[Kind, ...] = ("outcomes", "conditions")
    for kind in kinds:
        for line, states in enumerate(load_yaml("differing_words")[kind]):
            for state, words in enumerate(states):
                for word in words:
                    table.setdefault(word.casefold(), []).append((kind, line, state))
    return table


def _found(text: str) -> Iterator[str]:
    """The words of the table that a text has, from left to right, the longest of those that begin alike."""
    end = 0
    for word in _WORD.finditer(text):
        pattern = _patterns().get(word.group().casefold()) if word.start() >= end else None
        if pattern and (match := pattern.match(text, word.start())):
            end = match.end()
            yield match.group()


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """First word → what begins with it. One pattern of all would be tried at every word of a text."""
    beginning: defaultdict[str, list[str]] = defaultdict(list)
    for words in sorted(_table(), key=len, reverse=True):
        beginning[_WORD.findall(words)[0]].append(re.escape(words))
    return {first: re.compile(rf"(?:{'|'.join(all_)})\b", re.IGNORECASE) for first, all_ in beginning.items()}


def _face(item: Item) -> Hashable:
    return item.words


STATES = Aspect(_key, _face, _states)
