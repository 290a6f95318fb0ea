"""Patterns over kinds of words (``knowledge/date_rules.yaml``) as regular expressions over rows of tokens."""

from __future__ import annotations

import re

from onrecord.knowledge import load_yaml
from onrecord.reading.when.words import kinds

_PIECE = re.compile(r"\[[A-Z ]+\]|[A-Z]+|\{\d,\d\}|[()|?+]")


def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression, with one character a kind."""
    return re.compile(
        "".join(
            f"[{''.join(sorted(_letters(p)))}]" if p[0] == "[" or p.isalpha() else p for p in _PIECE.findall(pattern)
        )
    )


def first_kinds(pattern: str) -> frozenset[str]:
    """The characters that a match can start with."""
    first, _, _ = _alternatives(_PIECE.findall(pattern), 0)
    return first


def _letters(piece: str) -> frozenset[str]:
    sets, letters = load_yaml("date_rules")["sets"], kinds()
    names = " ".join(sets.get(name, name) for name in piece.strip("[]").split())
    return frozenset(letters[name] for name in names.split())


def _alternatives(pieces: list[str], at: int) -> tuple[frozenset[str], bool, int]:
    """What the alternatives from ``at`` on can start with, whether they may be empty, and where they end."""
    every: frozenset[str] = frozenset()
    any_empty = False
    first, empty = frozenset[str](), True
    while at < len(pieces) and pieces[at] != ")":
        if pieces[at] == "|":
            every, any_empty = every | first, any_empty or empty
            first, empty, at = frozenset(), True, at + 1
            continue
        if pieces[at] == "(":
            found, may_be_empty, at = _alternatives(pieces, at + 1)
        else:
            found, may_be_empty = _letters(pieces[at]), False
        at += 1
        if at < len(pieces) and (pieces[at] in "?+" or pieces[at][0] == "{"):
            may_be_empty = may_be_empty or pieces[at] == "?"
            at += 1
        if empty:
            first |= found
            empty = may_be_empty
    return every | first, any_empty or empty, at
