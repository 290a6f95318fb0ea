"""What is counted without a number: "a man", "both pilots", "his wife", "a fourth was shot"."""

from __future__ import annotations

import re

from onrecord.reading.counts.figure_words import function_words, kinds_of, matches
from onrecord.reading.counts.lines import Count, Line
from onrecord.reading.counts.phrases import phrase, stops

_AGE = re.compile(r"\d{1,3}-year-olds?$")
_NEAR = 20
_ARTICLES = frozenset(("a", "an", "another"))


def single(line: Line, at: int) -> Count | None:
    """One that an article counts, or two that are "both": "a man", "another soldier", "both pilots"."""
    word = line.low[at]
    if word == "both":
        noun, end, kinds = phrase(line, at + 1, plural=True)
        good = noun is not None and kinds & {"person"} and line.word(end) != "and"
        return Count(2, None, "exact", line.spans[at], at, at + 1, end, noun, kinds) if good else None
    if word in ("his", "her", "their") and line.word(at + 1) in function_words("kin"):
        return Count(1, None, "exact", line.spans[at], at, at + 1, at + 2, at + 1, frozenset({"person"}), single=True)
    if word not in _ARTICLES or line.word(at + 1) == "#":
        return None
    if word == "a" and line.word(at + 1) in function_words("ordinals") and _is_alone(line, at + 2):
        # "and a fourth was shot"
        span = (line.spans[at][0], line.spans[at + 1][1])
        near = [kinds_of(one) for one in line.low[max(0, at - _NEAR) : at]]
        kinds = frozenset({"thing"} if any("thing" in one and "person" not in one for one in near) else {"person"})
        if any("person" in one for one in near):
            kinds = frozenset({"person"})
        return Count(1, None, "exact", span, at, at + 2, at + 2, kinds=kinds, single=True)
    noun, end, kinds = phrase(line, at + 1, plural=False)
    if word == "another" and noun is None and _is_done(line, at + 1):
        return Count(1, None, "exact", line.spans[at], at, at + 1, at + 1, single=True)
    if _AGE.match(line.word(at + 1)) and (noun is None or noun == at + 1):
        noun, end, kinds = at + 1, at + 2, frozenset({"person"})
    if noun is None or not kinds & {"person", "thing", "animal"} or _goes_on(line, end):
        return None
    low = line.low[noun]
    if low.endswith("s") and not low.endswith("ss") and kinds_of(low[:-1]):
        return None  # "a fact sheet lawmakers released"
    if {low, line.word(at + 1)} & function_words("several"):
        return None  # "a family", "a few priests"
    # "a family of four" counts four; "a police station" and "a rescue worker said" are caught by what is done to them.
    if line.word(end) == "of" and line.word(end + 1) == "#" and "group" in kinds:
        return None
    return Count(1, None, "exact", line.spans[at], at, at + 1, end, noun, kinds, single=True)


def _is_alone(line: Line, at: int) -> bool:
    """Whether no noun stands there, nor "of": "a third [was hurt]"; but "a third [of them]", "a third [term]"."""
    word = line.word(at)
    return word in ("was", "is", "in", "later", ".", ",", "") or (word != "of" and _is_done(line, at))


def _is_done(line: Line, at: int) -> bool:
    """Whether a verb or participle stands there: "another [wounded]", "another [was hurt]"."""
    if line.word(at).endswith("ly"):
        at += 1  # "another critically injured"
    return line.word(at) in ("was", "is", "has") or any(match.word.form for match in matches(line.low, at, ("verb",)))


def _goes_on(line: Line, at: int) -> bool:
    """Whether the noun phrase goes on with a noun that is not known: "a police [station]"."""
    word = line.word(at)
    return word.isalpha() and not word.endswith(("ed", "ing", "ly")) and not stops(line, at, at - 1)
