"""Who holds a place: two holders at one time, gained and lost, contested."""

from __future__ import annotations

import re
from collections.abc import Hashable

from onrecord.comparing.differing.aspects import Aspect, conflict, judged_so
from onrecord.comparing.differing.parties import are_others, names
from onrecord.comparing.differing.places import standing
from onrecord.comparing.differing.revising import judged
from onrecord.comparing.differing.times import before, order
from onrecord.comparing.differing.words import listed, plain_words, tells
from onrecord.comparing.items import Item
from onrecord.schema import Conflict, ConflictKind

_OPEN = ("planned", "possible", "demanded", "hypothetical")
# Words around the name of a place among which those for a part of it are looked for.
_AROUND = 4


def _key(item: Item) -> tuple[Hashable, Hashable] | None:
    if item.kind != "control" or item.realis in _OPEN or item.stance == "doubts":
        return None
    what = names(item.actors), item.type, item.stance, _day(item), item.place.name if item.place else None
    return "control", (*what, _piece(item))


def _holders(first: Item, second: Item) -> Conflict | None:
    if first.kind != "control" or second.kind != "control":
        return None
    if before(_day(second), _day(first)):
        first, second = second, first
    why = _contrary(first, second)
    where = standing(first, second)
    if why is None or where == "apart":
        return None
    words = _words(first), _words(second)
    pieces = _piece(first), _piece(second)
    kind: ConflictKind = "control" if first.stance == second.stance else "stance"
    if where in ("first holds", "second holds", "may hold") or pieces[0] != pieces[1]:
        return conflict(kind, "both can be true", first, second, words, "one may be of a part of the place")
    if before(_day(first), _day(second)) and not tells("lasting", second.passage):
        return conflict(kind, "update", first, second, words, f"{why}; the later is of another day")
    verdict = judged(first, second, ("retracted",))
    first, second = sorted((first, second), key=order)
    words = _words(first), _words(second)
    return judged_so(kind, verdict, first, second, words, why)


def _contrary(first: Item, second: Item) -> str | None:
    """Why both cannot be true of one time; ``None`` where they can."""
    states = _state(first), _state(second)
    others = are_others(first.actors, second.actors)
    if "contested" in (first.type, second.type):
        return "one says that it is fought for, the other who holds it" if "has" in states else None
    if first.stance != second.stance:
        return "one denies what the other asserts" if _denied(first, second, states, others=others) else None
    if states == ("has", "has") and not others and tells("regained", second.passage):
        others = names(first.actors).casefold() != names(second.actors).casefold() and bool(first.actors)
    if states == ("has", "has"):
        return "two cannot hold one place" if others else None
    if "has" in states and "has not" in states and not others and first.actors and second.actors:
        return "one says that it is held, the other that it is lost"
    return None


def _denied(first: Item, second: Item, states: tuple[str, str], *, others: bool) -> bool:
    """Whether the one denies what the other says or what follows from it: that it fell, when others took it."""
    denied, said = (first, second) if first.stance == "denies" else (second, first)
    if denied.type == "lost":
        return said.type == "lost" or (said.type in ("gained", "holds") and (others or not denied.actors))
    if said.type == "lost":
        return denied.type == "gained" and (others or not said.actors)
    return not others and states[0] != states[1]


def _state(item: Item) -> str:
    """Whether the holder has it; of what is denied, the contrary."""
    if item.type == "contested":
        return "contested"
    return "has" if (item.type != "lost") == (item.stance == "asserts") else "has not"


def _day(item: Item) -> str | None:
    return item.date or item.published


def _piece(item: Item) -> frozenset[str]:
    """The words for a part of the place that stand about its name."""
    if item.place is None:
        return frozenset()
    match = re.search(re.escape(item.place.name), item.passage, re.IGNORECASE)
    if match is None:
        return frozenset()
    near = plain_words(item.passage[: match.start()])[-_AROUND:]
    name = set(plain_words(item.place.name))
    return frozenset(word for word in near if word in listed("pieces") and word not in name)


def _words(item: Item) -> str:
    denied = " (denied)" if item.stance == "denies" else ""
    return " ".join(filter(None, (names(item.actors), item.type))) + denied


def _face(item: Item) -> Hashable:
    return names(item.actors), item.type, item.stance


HOLDERS = Aspect(_key, _face, _holders)
