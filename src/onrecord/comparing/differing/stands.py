"""Denied by one, asserted by the other; and a speaker against their own words."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from onrecord.comparing.differing.aspects import Aspect, conflict, judged_so, said_words
from onrecord.comparing.differing.contrary import contrary, doubts, holds_true, opposite
from onrecord.comparing.differing.counts import AMOUNTS, COUNTS
from onrecord.comparing.differing.parties import are_others
from onrecord.comparing.differing.places import standing
from onrecord.comparing.differing.quantities import agree
from onrecord.comparing.differing.ranges import range_of
from onrecord.comparing.differing.revising import Verdict, judged
from onrecord.comparing.differing.tellers import of_one_breath, same_speaker, source_of, speaker_key
from onrecord.comparing.differing.times import apart, later, ordered
from onrecord.comparing.differing.words import Sign, plain_words, stages, tells
from onrecord.comparing.items import Item
from onrecord.schema import Conflict

Key = tuple[Hashable, Hashable]

_OPEN = ("planned", "possible", "demanded", "hypothetical")
# So many letters of a word show what it is about.
_STEM = 5


def _stance_key(item: Item) -> Key | None:
    return None if item.kind == "control" else ("stance", _what(item))


def _own_key(item: Item) -> Key | None:
    speaker = None if item.kind == "control" else speaker_key(item)
    return None if speaker is None else (speaker, (*_what(item), item.unit, item.published))


def _word_key(item: Item) -> Key | None:
    return ("words", item.words) if item.kind == "statement" and item.stance == "asserts" else None


def _what(item: Item) -> tuple[Hashable, ...]:
    return holds_true(item), doubts(item), item.realis in _OPEN, item.value, item.upper, item.bound


def _stances(first: Item, second: Item) -> Conflict | None:
    if of_one_breath(first, second) or (first.type == "demand") != (second.type == "demand"):
        return None
    if doubts(first) or doubts(second):
        return _known_since(first, second)
    if first.kind == second.kind == "event" and _of_two(first, second):
        return None
    why = contrary(first, second)
    if why is not None and first.stance == second.stance and agree(first, second):
        return None  # "no job" and "unemployed": the numbers say more than the words
    return (
        None
        if why is None or not (_of_one_value(first, second) and _of_one_word(first, second))
        else _judged(first, second, why)
    )


def _of_two(first: Item, second: Item) -> bool:
    """Whether two events are of other doers, towns or days: then it is another that is denied."""
    others = are_others(first.actors, second.actors) or are_others(first.others, second.others)
    return others or standing(first, second) == "apart" or apart(first.date, second.date)


def _wordings(first: Item, second: Item) -> Conflict | None:
    why = None if doubts(first) or doubts(second) else opposite(first, second)
    return None if why is None else _judged(first, second, why)


def _course_key(item: Item) -> Key | None:
    if item.kind not in ("statement", "event") or not holds_true(item) or doubts(item):
        return None
    return "course", (item.kind, item.words)


def _courses(first: Item, second: Item) -> Conflict | None:
    """A later stage of what the first told, by a report of a later day; where a day is not known, the stage tells."""
    if not later(first, second) and first.published and second.published:
        return None
    if later(first, second) and _is_to_come(first) and (word := tells("moved", f"{second.word} {second.words}")):
        words = said_words(first), said_words(second)
        return conflict("stance", "update", first, second, words, f'what was to come is "{word}"')
    mine, theirs = (stages(f"{item.word} {item.words}") for item in (first, second))
    for course in sorted(mine.keys() & theirs.keys()):
        (stage, word), (next_stage, next_word) = mine[course], theirs[course]
        if stage > next_stage and not later(first, second):
            return _courses(second, first)
        if stage < next_stage and second.realis not in _OPEN:
            why = f'first it is "{word}", then "{next_word}"'
            return conflict("stance", "update", first, second, (said_words(first), said_words(second)), why)
    return None


def _is_to_come(item: Item) -> bool:
    return item.realis == "planned" or (item.kind == "statement" and tells("coming", item.words) is not None)


def _judged(first: Item, second: Item, why: str) -> Conflict:
    signs: tuple[Sign, ...] = ("retracted", "moved") if first.realis in _OPEN else ("retracted",)
    denied = holds_true(first) and not holds_true(second)
    verdict = judged(first, second, signs, news=not denied or _is_to_come(first))
    coming = tells("coming", first.words) is not None, tells("coming", second.words) is not None
    one_to_come = coming == (True, False) or (coming == (False, True) and not ordered(first, second))
    if verdict.relation == "conflict" and one_to_come:
        verdict = Verdict("update", "what was to come came otherwise", True, turned=coming[1])
    words = said_words(first), said_words(second)
    return judged_so("stance", verdict, first, second, words, why)


def _own_words(first: Item, second: Item) -> Conflict | None:
    """What a speaker said at one time, and otherwise at another; an update where it was of what was to come."""
    if not same_speaker(first, second):
        return None
    found = _stances(first, second)
    if found is None and first.kind == second.kind and later(first, second):
        found = (COUNTS if first.kind == "figure" else AMOUNTS).relate(first, second)
        found = found if found is not None and found.relation == "conflict" else None
    if found is None:
        return None
    if found.relation == "update" and not doubts(first) and not _may_change(first, second):
        return replace(
            found,
            kind="own words",
            relation="conflict",
            why=f"{_name(first)} says otherwise later, of what had been before",
        )
    return replace(found, kind="own words", why=f"{_name(first)} both times: {found.why}")


def _may_change(first: Item, second: Item) -> bool:
    """Whether what was said before was of what was to come, or is taken back or owned to: a speaker may change
    their mind."""
    return bool(
        first.kind != "statement"
        or first.type in ("promise", "predict", "threaten")
        or second.type == "confirm"
        or tells("retracted", second.passage)
        or tells("coming", first.words)
    )


def _known_since(first: Item, second: Item) -> Conflict | None:
    """What was not known, and what a later report says it was."""
    if not doubts(first) or doubts(second) or second.stance != "asserts" or not later(first, second):
        return None
    words = said_words(first), said_words(second)
    why = "it was not known, and a later report says it"
    return conflict("stance", "update", first, second, words, why)


def _of_one_value(first: Item, second: Item) -> bool:
    """Whether what is denied is what the other asserts: of counts and amounts, the same number."""
    mine, theirs = range_of(first), range_of(second)
    return mine is None or theirs is None or mine.meets(theirs)


def _of_one_word(first: Item, second: Item) -> bool:
    """Whether a statement speaks of what the other entry is named by: "resign" in what is said of a resignation."""
    if first.kind == second.kind or "statement" not in (first.kind, second.kind):
        return True
    said, other = (first, second) if first.kind == "statement" else (second, first)
    stem = other.word[:_STEM].casefold()
    return any(word.startswith(stem) for word in plain_words(said.words))


def _name(item: Item) -> str:
    source = source_of(item)
    return source.name if source else "the same speaker"


def _own_face(item: Item) -> Hashable:
    return speaker_key(item), _what(item)


def _words(item: Item) -> Hashable:
    return item.words


STANCES = Aspect(_stance_key, _what, _stances)
OWN_WORDS = Aspect(_own_key, _own_face, _own_words)
WORDINGS = Aspect(_word_key, _words, _wordings)
COURSES = Aspect(_course_key, _words, _courses)
