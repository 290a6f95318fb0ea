"""Attributions inside another's content: each content that may hold one is read again, as if it stood alone.

The corpus that the cue head learned from marks none inside another's content, so a first reading finds none there.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.reading.found import Passage, Said
from onrecord.reading.model import Model
from onrecord.reading.reporting import lexicon
from onrecord.reading.statements import statements

# How deep reports of reports are followed, below the first.
DEPTH = 2
# A content shorter than this holds no source, cue and content of its own (characters).
SHORTEST = 25


def nested(text: str, said: tuple[Said, ...], model: Model) -> tuple[Said, ...]:
    """``said`` with what is found inside their contents after each; ``within`` points into the result.

    A content that holds one of ``said`` already (a turn of a transcript) is not read again.
    """
    found = list(said)
    holding = {one.within for one in said}
    open_from = 0
    for _ in range(DEPTH):
        level = range(open_from, len(found))
        open_from = len(found)
        inner = [
            (index, Passage(start, end, "paragraph"))
            for index in level
            if index not in holding
            for start, end in found[index].content
            if end - start >= SHORTEST and may_report(text[start:end])
        ]
        if not inner:
            break
        for statement, place in statements(text, tuple(passage for _, passage in inner), model, alone=True):
            if statement.confidence >= model.choices.keep_nested:
                found.append(replace(statement, within=inner[place][0]))
    return _in_order(found)


_WORD = re.compile(r"[A-Za-z]+")


def may_report(words: str) -> bool:
    """Whether a word of reporting stands in it at all: reading again is dear, and most contents have none."""
    table = lexicon()
    for match in _WORD.finditer(words):
        word = match.group().lower()
        if word in table.verbs or word in table.nouns or word == "according":
            return True
    return False


def _in_order(found: list[Said]) -> tuple[Said, ...]:
    """By place in the text; ``within`` is carried along."""
    order = sorted(range(len(found)), key=lambda i: (found[i].cue[0] if found[i].cue else (0, 0), i))
    place = {old: new for new, old in enumerate(order)}
    return tuple(
        replace(found[i], within=None if (parent := found[i].within) is None else place[parent]) for i in order
    )
