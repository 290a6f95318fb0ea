"""Finds the dates in a row of tokens, by the rules of ``knowledge/date_rules.yaml``: at each place the longest.

Each rule is a regular expression over kinds of words, tried only where its first kind stands, so that the cost is
linear in the text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from onrecord.knowledge import load_yaml
from onrecord.reading.when import (
    around as date_around,
)
from onrecord.reading.when import (
    calendar_words,
    counts,
    figures,
    holidays,
    modifiers,
    relative,
    weekdays,
)
from onrecord.reading.when import (
    parts as date_parts,
)
from onrecord.reading.when import (
    weekdays_counted as date_weekdays_counted,
)
from onrecord.reading.when.checks import holds
from onrecord.reading.when.meanings import Meaning, Words
from onrecord.reading.when.patterns import compiled, first_kinds
from onrecord.reading.when.words import Tokens, kinds

# How deep dates may lie in one another: "two days after the end of the first week of May".
_DEPTH = 4
# Rules that give one day, after which a part of the day or a time may stand.
_DAYS = frozenset(
    [
        "calendar",
        "numeric",
        "slashed",
        "weekday",
        "weekday_of",
        "weekdays_counted",
        "weekday_after_next",
        "weekday_in",
        "weekday_number",
        "day_at_hours",
        "named",
        "day_alone",
        "holiday",
        "month_shift",
        "nth_weekday",
    ]
)


_MEANINGS = (
    calendar_words,
    figures,
    holidays,
    relative,
    weekdays,
    date_weekdays_counted,
    counts,
    date_parts,
)
_CHANGES = (modifiers, date_around)


@dataclass(frozen=True, slots=True)
class Expression:
    """A date in words: tokens ``[start, end)``. ``days`` where it may name one day, so that a time may follow it."""

    start: int
    end: int
    meaning: Meaning
    days: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    pattern: re.Pattern[str]
    meaning: Callable[[Words], Meaning | None]


@dataclass(frozen=True, slots=True)
class _Before:
    name: str
    pattern: re.Pattern[str]
    change: Callable[[Words, Meaning], Meaning | None]


def _module(modules: tuple[ModuleType, ...], name: str) -> ModuleType:
    return next(one for one in modules if hasattr(one, name))


@functools.cache
def _rules() -> dict[str, list[_Rule]]:
    rules: dict[str, list[_Rule]] = {}
    for row in load_yaml("date_rules")["rules"]:
        module = _module(_MEANINGS, row["meaning"])
        rule = _Rule(row["meaning"], compiled(row["pattern"]), getattr(module, row["meaning"]))
        for letter in first_kinds(row["pattern"]):
            rules.setdefault(letter, []).append(rule)
    return rules


@functools.cache
def _before() -> dict[str, list[_Before]]:
    before: dict[str, list[_Before]] = {}
    for row in load_yaml("date_rules")["before"]:
        rule = _Before(
            row["meaning"], compiled(row["pattern"]), getattr(_module(_CHANGES, row["meaning"]), row["meaning"])
        )
        for letter in first_kinds(row["pattern"]):
            before.setdefault(letter, []).append(rule)
    return before


def expression_at(tokens: Tokens, at: int, *, inside: bool = False, depth: int = 0) -> Expression | None:
    """The longest date that starts at token ``at``; ``inside``: as part of a longer one, which vouches for a year."""
    if not 0 <= at < len(tokens) or (tokens.row[at] not in _rules() and tokens.row[at] not in _before()):
        return None
    key = (at, inside, depth)
    if key not in tokens.known:
        tokens.known[key] = _longest_at(tokens, at, inside, depth)
    found = tokens.known[key]
    assert found is None or isinstance(found, Expression)
    return found


def _longest_at(tokens: Tokens, at: int, inside: bool, depth: int) -> Expression | None:
    best: Expression | None = None
    for rule in _rules().get(tokens.row[at], ()):
        end = len(tokens.row)
        # A rule that does not hold with all that its optional parts take may hold with less.
        while match := rule.pattern.match(tokens.row, at, end):
            end = match.end()
            if best is not None and end <= best.end:
                break
            meaning = rule.meaning(Words(tokens, at, end)) if holds(tokens, at, end, inside=inside) else None
            if meaning is not None:
                whole = meaning.partial is not None and meaning.partial.day is None
                daypart = Words(tokens, at, end).has("DAYPART")  # "this evening"
                best = Expression(at, end, meaning, (rule.name in _DAYS and not whole) or daypart)
                break
            end -= 1
    if depth < _DEPTH:
        for change in _before().get(tokens.row[at], ()):
            found = _changed(tokens, at, change, inside, depth)
            if found is not None and (best is None or found.end > best.end):
                best = found
    return None if best is None else _with_time(tokens, _quarter_of(tokens, best))


def _quarter_of(tokens: Tokens, found: Expression) -> Expression:
    """ "next year's first quarter", "2013's second half"."""
    match = _possessed().match(tokens.row, found.end)
    if match is None:
        return found
    words = Words(tokens, found.end + 1, match.end())
    change = modifiers.part if words.has("HALF") else modifiers.nth
    meaning = change(words, found.meaning)
    return found if meaning is None else Expression(found.start, match.end(), meaning)


@functools.cache
def _possessed() -> re.Pattern[str]:
    return compiled("POSSESSIVE [ORDINAL SECOND] [UNIT HALF]")


def _changed(tokens: Tokens, at: int, change: _Before, inside: bool, depth: int) -> Expression | None:
    match = change.pattern.match(tokens.row, at)
    inner = None
    # "the week of the 18th": the article may belong to the date.
    while match is not None:
        inner = expression_at(tokens, match.end(), inside=inside or change.name != "clock", depth=depth + 1)
        if inner is not None or not tokens.is_kind(match.end() - 1, "THE"):
            break
        match = change.pattern.match(tokens.row, at, match.end() - 1)
    if match is None or inner is None:
        return None
    if tokens.is_kind(match.end() - 1, "THE") and tokens.row[match.end() : inner.end] == kinds()["YEAR"]:
        return None  # "the start of the 2020 convention"
    if change.name == "part" and tokens.is_kind(match.end() - 1, "IN") and tokens.words[match.end() - 1] != "in":
        return None
    meaning = change.change(Words(tokens, at, match.end()), inner.meaning)
    days = change.name in ("day_part", "nth_weekday", "part", "offset", "day_edge", "weekday_beside")
    return (
        None if meaning is None else Expression(at, inner.end, meaning, days and (inner.days or change.name[0] == "n"))
    )


@functools.cache
def _after_day() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        compiled("COMMA? IN? THE? PART? DAYPART | ON? DAYPART"),
        compiled("COMMA? ON? CLOCK"),
        compiled("ON [NUMBER COUNT] (IN THE DAYPART)?"),
    )


def _about(tokens: Tokens, at: int) -> int:
    """How many words stand before a time that is meant more or less: "around 9 a.m.", "at about 9 a.m."."""
    comma = tokens.is_kind(at, "COMMA")
    for skip in (0, 1 + comma):
        on = skip == 0 or tokens.word(at + skip - 1) == "at"
        if on and tokens.word(at + skip) in ("around", "about", "for", "roughly", "approximately"):
            return skip + 1
    return 0


def _with_time(tokens: Tokens, found: Expression) -> Expression:
    """The date with the part of the day or the time that follows it: "Wednesday morning", "Tuesday at 4 p.m."."""
    if not found.days:
        return found
    part, clock, hour = _after_day()
    end, meaning = found.end, found.meaning
    which = modifiers.part_of_day(tokens, found.start, end)
    for _ in range(2):
        if match := part.match(tokens.row, end):
            end = match.end()
            which = str(tokens.values[end - 1])
        elif match := clock.match(tokens.row, end + (_about(tokens, end))):
            text = str(tokens.values[match.end() - 1])
            sure = tokens.is_kind(match.end(), "ZONE")
            meaning, end = modifiers.timed_by(meaning, text, which, sure), match.end() + sure
        elif match := hour.match(tokens.row, end):  # "tonight at 8", "Monday at 8 in the morning"
            said = str(tokens.values[match.end() - 1]) if tokens.is_kind(match.end() - 1, "DAYPART") else which
            if said in ("morning", "afternoon", "evening", "night"):
                text = f"{tokens.values[end + 1]} {'a' if said == 'morning' else 'p'}"
                meaning, end = modifiers.timed_by(meaning, text, "", True), match.end()
    return found if end == found.end else Expression(found.start, end, meaning, True)
