"""The words that say what is counted ("killed", "in need of aid", "death toll"), found in the tokens of a sentence."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.knowledge import load_csv, load_yaml
from onrecord.reading.who.actor_words import actor_words
from onrecord.reading.words.lemmas import past_forms, present_participles, spellings, third_person

# How many words may stand inside a phrase that are no part of it: "need [urgent humanitarian] help".
_FILLERS = 4
_ANY = 7
# What may stand between the counted and what is said of them: where it makes that unreal, and where it does not.
_TOGETHER = {
    "hindering": ("modals", "negations", "feared"),
    "between_helpers": ("adverbs", "reported", "as_word"),
}
# What may be counted, that needs something else in the sentence too.
_HANGING = frozenset(("rally", "disease", "raid", "flood", "power"))
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One form of one row of ``figure_words.csv``: its first word, and the ``rest`` that follows.

    ``use``: verb (what is counted is its object), intransitive (its subject), state, noun, act ("the arrest of"), toll.
    ``form`` of a verb: base, s, past, participle, either (of these two) or ing. ``of``: what may be counted so.
    """

    rest: tuple[str, ...]
    use: str
    what: str
    of: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A word found in a sentence: its tokens are ``[start, end)``."""

    word: Word
    start: int
    end: int


@functools.cache
def figure_words() -> dict[str, tuple[Word, ...]]:
    """First word, lower case → the rows that start with it, longest first."""
    found: dict[str, list[Word]] = {}
    for row in load_csv("figure_words.csv"):
        first, *rest = row["phrase"].casefold().split()
        for word, form in _forms(first, row["use"], row["irregular"].split()):
            if row["use"] == "noun" and row["irregular"]:
                form = "singular"
            one = Word(tuple(rest), row["use"], row["what"], row["of"], form)
            if one not in found.setdefault(word, []):
                found[word].append(one)
        if row["use"] == "noun" and row["irregular"]:
            first, *rest = row["irregular"].casefold().split()
            found.setdefault(first, []).append(Word(tuple(rest), "noun", row["what"], row["of"], "plural"))
    # Of equals, what hangs on the rest of the sentence ("treated for [cholera]") is tried first.
    return {
        word: tuple(sorted(some, key=lambda one: (-len(one.rest), one.of not in _HANGING)))
        for word, some in found.items()
    }


def _forms(first: str, use: str, irregular: list[str]) -> Iterator[tuple[str, str]]:
    if use not in ("verb", "intransitive"):
        yield first, ""
        return
    for base in spellings(first):
        yield base, "base"
        yield third_person(base), "s"
        yield from ((form, "either") for form in past_forms(base))
        yield from ((form, "ing") for form in present_participles(base))
    for number, form in enumerate(irregular):
        yield form, "either" if len(irregular) == 1 else ("past", "participle")[number]


@functools.cache
def function_words(kind: str) -> frozenset[str]:
    """The small words of ``figure_frames.yaml`` under that key."""
    frames = load_yaml("figure_frames")
    return frozenset(word for name in _TOGETHER.get(kind, (kind,)) for word in frames[name].split())


@functools.cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in load_csv("counted_nouns.csv"):
        found[row["word"]] = found.get(row["word"], frozenset()) | {row["kind"]}
    return found


def kinds_of(noun: str) -> frozenset[str]:
    """What a noun in lower case is: person, troop, fighter, animal, thing, unit, event, identifier, disease, group."""
    known = _kinds().get(noun)
    if known is not None:
        return known
    if noun in actor_words().roles or (noun.endswith("s") and noun[:-1] in actor_words().roles):
        return frozenset({"person"})
    if noun in _nations() or (noun.endswith("s") and noun[:-1] in _nations()):
        return frozenset({"person", "populace"})  # "Syrians", "Chinese"
    return frozenset()


@functools.cache
def trigger_words() -> frozenset[str]:
    """The words in lower case without which a sentence tells of no count: the longest of each phrase."""
    found = {"case", "cases"}
    for first, some in figure_words().items():
        for word in some:
            if word.of in ("troops", "fighters"):
                found.update(noun for noun, kinds in _kinds().items() if word.of[:-1] in kinds)
            else:
                longest = max((first, *word.rest), key=len)
                found.update(_LETTERS.findall(longest))
    return frozenset(found)


@functools.cache
def _nations() -> frozenset[str]:
    peoples = actor_words().peoples
    return frozenset(
        (*actor_words().adjectives, *peoples, *(people[:-1] for people in peoples if people.endswith("s")))
    )


def matches(low: Sequence[str], at: int, uses: tuple[str, ...]) -> Iterator[Match]:
    """The words of those uses that start with token ``at``, longest first; none outside the sentence."""
    for word in figure_words().get(low[at], ()) if 0 <= at < len(low) else ():
        if word.use in uses:
            end = rest_at(low, at + 1, word.rest)
            if end is not None:
                yield Match(word, at, end)


def rest_at(low: Sequence[str], at: int, rest: tuple[str, ...]) -> int | None:
    """Where the ``rest`` of a phrase ends that starts at token ``at``, fillers left out; ``None`` where it does not."""
    fillers = function_words("fillers")
    spent = 0
    for word in rest:
        if word == "~":  # "to [St. Mary's] hospital": some words of any kind
            after = rest[-1]
            end = next((place for place in range(at, min(at + _ANY, len(low))) if low[place] == after), None)
            return None if end is None or "," in low[at:end] else end + 1
        while at < len(low) and low[at] != word and low[at] in fillers and spent < _FILLERS:
            at += 1
            spent += 1
        if at >= len(low) or low[at] != word:
            return None
        at += 1
    return at
