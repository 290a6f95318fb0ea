"""Different day, place or actor of one happening.

What one report alone says of several places, days or actors are parts of what happened, and are not compared.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from onrecord.comparing.differing.aspects import Aspect, conflict, judged_so
from onrecord.comparing.differing.contrary import holds_true
from onrecord.comparing.differing.parties import are_others, exclude, is_named, names
from onrecord.comparing.differing.places import both_towns, standing
from onrecord.comparing.differing.revising import judged
from onrecord.comparing.differing.times import apart
from onrecord.comparing.differing.words import Sign, listed, plain_words, tells
from onrecord.comparing.items import Item, Party
from onrecord.schema import Conflict

Key = tuple[Hashable, Hashable]

_OPEN = ("planned", "possible", "demanded", "hypothetical")
# What one did, and not the other: of other acts, a report names whom it likes of those who had a part in it.
_DONE_BY_ONE = ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN")
# What goes on in several towns at once, of which each report names its own.
_IN_MANY_PLACES = ("PROTEST",)


def _day_key(item: Item) -> Key | None:
    day = _day(item)
    if item.kind not in ("event", "statement") or item.stance != "asserts" or day is None:
        return None
    return ("day", item.kind), (day, item.realis in _OPEN)


def _day(item: Item) -> str | None:
    """The day of what is told; of a statement, the one day that it speaks of."""
    if item.kind == "event":
        return item.date
    told = item.days_told
    return told[0] if len(told) == 1 and len(told[0]) == len("2014-01-15") else None


def _days(first: Item, second: Item) -> Conflict | None:
    days = _day(first), _day(second)
    if not apart(*days) or first.document == second.document or holds_true(first) != holds_true(second):
        return None
    if first.kind == "event" and (_differ_in_several(first, second) or not (_tells_day(first) and _tells_day(second))):
        return None
    words = days[0] or "", days[1] or ""
    verdict = judged(first, second, _signs(first))
    return judged_so("date", verdict, first, second, words, "no day is in both dates")


def _place_key(item: Item) -> Key | None:
    if item.stance != "asserts" or item.place is None:
        return None
    what = item.place.name, item.place.geonames, item.realis in _OPEN
    if item.kind == "event":
        return "place", what
    # A figure is of the same happening only where it is the same figure.
    return (item.type, item.value, item.upper, item.bound), what if item.kind == "figure" else None


def _places(first: Item, second: Item) -> Conflict | None:
    if first.place is None or second.place is None or first.kind != second.kind or first.document == second.document:
        return None
    words = first.place.name, second.place.name
    match standing(first, second):
        case "first holds" | "second holds":
            why = "one lies in the other"
        case "may hold":
            why = "one may lie in the other"
        case "apart":
            if _differ_in_several(first, second) or not both_towns(first.place, second.place):
                return None
            if first.type in _IN_MANY_PLACES or not (_tells_place(first) and _tells_place(second)):
                return None
            verdict = judged(first, second, _signs(first))
            return judged_so("place", verdict, first, second, words, "the places are apart")
        case _:
            return None
    return conflict("place", "both can be true", first, second, words, why)


def _actor_key(item: Item) -> Key | None:
    if item.kind not in ("event", "flow") or item.stance != "asserts" or not item.actors:
        return None
    if item.kind == "flow":
        return ("flow", item.type, item.value, item.unit), names(item.actors)
    return ("doers", names(item.actors)) if item.type in _DONE_BY_ONE else None


def _actors(first: Item, second: Item) -> Conflict | None:
    mine, theirs = first.actors, second.actors
    if (
        first.kind != second.kind
        or first.document == second.document
        or any(one.kind is None for one in (*mine, *theirs))
    ):
        return None  # words without an actor are a thing as often as not ("the quake")
    words = names(mine), names(theirs)
    if are_others(mine, theirs) and _same_sort(mine, theirs):
        if _differ_in_several(first, second) or not exclude(mine, theirs):
            return None
        verdict = judged(first, second, ("revised", "retracted"))
        return judged_so("actor", verdict, first, second, words, "who did it cannot be both")
    known = [any(map(is_named, side)) for side in (mine, theirs)]
    alike = {one.name.casefold() for one in mine} & {one.name.casefold() for one in theirs}
    if known[0] != known[1] and not alike and not are_others(mine, theirs):
        why = "words that name nobody may mean the one who is named"
        return conflict("actor", "both can be true", first, second, words, why)
    return None


def _differ_in_several(first: Item, second: Item) -> bool:
    """Whether two events differ in more than one of day, place and doer: then they are likely two happenings."""
    if first.kind != "event" or second.kind != "event":
        return False
    doers = first.type in _DONE_BY_ONE and exclude(first.actors, second.actors)
    return (apart(first.date, second.date), standing(first, second) == "apart", doers).count(True) > 1


def _tells_place(item: Item) -> bool:
    """Whether the sentence itself names the place; of an entry without a sentence nobody knows."""
    return item.place is not None and (not item.passage or item.place.name.casefold() in item.passage.casefold())


def _tells_day(item: Item) -> bool:
    """Whether the sentence itself tells a day, and the date is not worked out from what stands elsewhere."""
    return any(word in listed("day_words") for word in plain_words(item.passage))


def _same_sort(mine: Sequence[Party], theirs: Sequence[Party]) -> bool:
    """Whether people stand against people or bodies against bodies: a body and its man are not two."""
    persons = [{one.kind == "person" for one in side} for side in (mine, theirs)]
    return persons[0] == persons[1]


def _signs(first: Item) -> tuple[Sign, ...]:
    """What revises it: of what was planned, that it was put to another time or place too."""
    open_yet = first.realis in _OPEN or (first.kind == "statement" and tells("coming", first.words))
    return ("revised", "retracted", "moved") if open_yet else ("revised", "retracted")


def _place(item: Item) -> Hashable:
    return item.place.name if item.place else None


def _doers(item: Item) -> Hashable:
    return names(item.actors)


DAYS = Aspect(_day_key, _day, _days)
PLACES = Aspect(_place_key, _place, _places)
ACTORS = Aspect(_actor_key, _doers, _actors)

__all__ = ["ACTORS", "DAYS", "PLACES"]
