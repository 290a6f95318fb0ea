"""The names of places in a text, with what the words around them say of where they are.

"Alexandria, Louisiana", "Tripoli (Lebanon)", "the Syrian city of Idlib", "Iraq's Mosul": each names what contains it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.reading.found import Found, Mention
from onrecord.reading.where.countries import country_code, is_nationality
from onrecord.reading.where.gazetteer import Kind, Spot
from onrecord.reading.where.keys import place_key
from onrecord.reading.where.spots import abbreviated, generic_kind, is_several, spots_of
from onrecord.reading.who.known import Known

# No name of a place is longer, in characters.
LONGEST = 200

_COMMA = re.compile(r"\s*,\s*(?:and\s+)?|\s+[-–—]\s+")
_LEAD = re.compile(
    r"^(?:(?:the|of|in|city|town|village|state|district|province|capital|downtown|central|greater|rural|upper|lower|inner"
    r"|(?:north|south|east|west|mid)(?:[- ]?(?:east|west))?(?:ern)?)\s+)+(?=[A-Z])|^[Tt]he\s+(?=[A-Z])"
)
_TRAIL = re.compile(r"(?:['’]s?|[\s,.;:)\]\"”]+|(?:\s+[a-z]+(?:-[a-z]+)*)+)$")
_PARTY = re.compile(r"^(?:R|D|I|DFL)-(?=[A-Z])")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_BRACKET = re.compile(r"^\s*\($")
_LISTED = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
_INSIDE = re.compile(r"^,?\s+(?:(?:a|an|the)\s+(?:[a-z-]+\s+){1,4})?(?:in|of|at)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}$")
_OWNED = re.compile(r"^['’]s\s+(?:[a-z-]+\s+){0,3}(?:of\s+)?$")
_CALLED = re.compile(
    r"(?P<nation>\b[A-Z][\w.'’-]+(?:\s[A-Z][a-z]+)?)\s+(?:[\w-]+\s+){0,2}?"
    r"(?P<what>city|town|village|province|capital|port|district|region|governorate|suburb|state|county)"
    r"(?:\s+city)?(?:\s+of)?\s+$"
)
_WHAT = re.compile(r"(?:\s+(?:and|or)\s+[A-Z]\w+)?\s+([a-z]+)\b")
_BARE_WHAT = re.compile(
    r"\b(city|town|village|province|capital|port|district|region|governorate|suburb|state)\s+of\s+$"
)
_UNMARKED = re.compile(
    r"(?<![\w-])(?:in|near|outside|around|across|throughout|from|to)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w’'-]*\w(?:\s(?:[A-Z][\w’'-]*\w))?)"
)
_PREPOSITION = re.compile(r"(?<![\w-])(?:in|near|outside|around|across|throughout|to|at)\s+(?:the\s+)?$|, of $")
# "a Mansfield resident", "the Northbrook-based firm"; "MANSFIELD — The council".
_OF_A_TOWN = re.compile(r"-based\b|-area\b|\s+(?:residents?|natives?|area|man|woman|couple|teenager|police|voters)\b")
_DATELINE = re.compile(r"\s*(?:\([A-Z][\w ]*\)\s*)?(?:[—–]|--?\s)|\s+\([A-Z][\w ]*\)")
_COMPASS = frozenset({"west", "east", "north", "south", "earth", "the west", "world", "planet"})
_CAPITAL = re.compile(r" [A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name at ``[start, end)``.

    ``inside`` is the index of the toponym that contains it, by the words of the text; ``beside`` that of its neighbour
    in a list ("Texas, Arizona and New Mexico"). ``nation`` is the code of the country the words say it is in, ``hint``
    the kind of place they say it is, ``fixed`` what an abbreviation stands for.
    """

    start: int
    end: int
    name: str
    inside: int | None = None
    beside: int | None = None
    nation: str | None = None
    hint: Kind | None = None
    fixed: Spot | None = None
    facility: bool = False


def toponyms(found: Found, known: Known | None = None) -> list[Toponym]:
    """The names of places, in the order of the text, each with what contains it; ``known`` are the user's places."""
    text = found.text
    parts = _whole(text, sorted(_parts(found, known or Known()), key=lambda part: part[0]))
    every: list[Toponym] = []
    for start, end, facility in parts:
        if every and start < every[-1].end:
            continue
        gap = text[every[-1].end : start] if every else ""
        follows = bool(every) and (_COMMA.fullmatch(gap) is not None or _BRACKET.match(gap) is not None)
        end = _with_dot(text, start, end)
        name = text[start:end]
        fixed = abbreviated(name, after_place=follows)
        if fixed is None and len(name.replace(".", "")) <= 2 and country_code(name) is None:
            continue
        nation, hint = _said_before(text, start)
        after = _WHAT.match(text, end)
        if hint is None and after and text[end : after.start(1)].isspace():
            hint = generic_kind(after[1])
        every.append(Toponym(start, end, name, None, None, nation, hint, fixed, facility))
    return _hinted(text, [_contained(text, every, at) for at in range(len(every))])


def _whole(text: str, parts: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """The parts with names joined that were cut in two: "[General] [Santos City]", "[Rhode] Island"."""
    joined: list[tuple[int, int, bool]] = []
    for start, end, facility in parts:
        if joined and start == joined[-1][1] + 1 and text[start - 1] == " " and spots_of(text[joined[-1][0] : end]):
            joined[-1] = (joined[-1][0], end, facility)
            continue
        follows = _CAPITAL.match(text, end)
        if follows and not spots_of(text[start:end]) and spots_of(text[start : follows.end()]):
            end = follows.end()
        joined.append((start, end, facility))
    return joined


def _hinted(text: str, every: list[Toponym]) -> list[Toponym]:
    """With the kind that a plural says of every name in the list before it: "Clay, Douglas and Grant counties"."""
    shared: Kind | None = None
    for at in range(len(every) - 1, -1, -1):
        after = _WHAT.match(text, every[at].end)
        last = every[at].name.rsplit(" ", 1)[-1]
        if after and is_several(after[1]):
            shared = generic_kind(after[1])
        elif is_several(last):
            shared = generic_kind(last)
        elif at + 1 == len(every) or not _LISTED.fullmatch(text[every[at].end : every[at + 1].start]):
            shared = None
        if shared is not None and every[at].hint is None:
            every[at] = replace(every[at], hint=shared)
    return every


def _contained(text: str, every: list[Toponym], at: int) -> Toponym:
    one = every[at]
    inside = beside = None
    if at + 1 < len(every) and every[at + 1].start - one.end < 60:
        gap = text[one.end : every[at + 1].start]
        if re.fullmatch(r"\s*,\s*", gap) or _BRACKET.match(gap) or _INSIDE.match(gap):
            inside = at + 1
        if _LISTED.fullmatch(gap):
            beside = at + 1
    if at and one.start - every[at - 1].end < 40:
        gap = text[every[at - 1].end : one.start]
        if inside is None and _OWNED.match(gap):
            inside = at - 1
        if _LISTED.fullmatch(gap):
            beside = at - 1
    return replace(one, inside=inside, beside=beside)


def _said_before(text: str, start: int) -> tuple[str | None, Kind | None]:
    """The country and the kind of place that the words before a name say: "the Syrian city of"."""
    before = text[max(0, start - 60) : start]
    match = _CALLED.search(before)
    if match:
        words = match["nation"].split()
        for nation in (match["nation"], words[-1], words[0]):
            code = country_code(nation)
            if code is not None:
                return code, generic_kind(match["what"])
    bare = _BARE_WHAT.search(before)
    if bare:
        return None, generic_kind(bare[1])
    word = re.search(r"(\b[A-Z][a-z]+)\s+$", before)
    if word and is_nationality(word[1]):
        return country_code(word[1]), None
    return None, None


def _parts(found: Found, known: Known) -> Iterator[tuple[int, int, bool]]:
    """Start, end, and whether it is a building or the like."""
    text = found.text
    people = {word for one in found.mentions if one.type == "Person" for word in text[one.start : one.end].split()[1:]}
    for one in found.mentions:
        if one.end - one.start > LONGEST:
            continue
        if one.type in ("Location", "Facility"):
            for start, end in _split(text, one):
                yield start, end, one.type == "Facility"
        elif one.type in ("Organization", "Misc", "Person", "Product") and (
            known.places_named(text[one.start : one.end]) or _stands_as_place(text, one, people)
        ):
            for start, end in _split(text, one):
                yield start, end, False
    yield from _unmarked(found, known)


def _split(text: str, one: Mention) -> Iterator[tuple[int, int]]:
    """The parts of "Lexington, Massachusetts", each without what is no part of its name."""
    start = one.start
    ends = [*_COMMA.finditer(text, one.start, one.end)]
    for cut in [*ends, None]:
        end = one.end if cut is None else cut.start()
        first, last = _trimmed(text, start, end)
        name = text[first:last]
        if name != name.lower() and name.casefold() not in _COMPASS and not is_nationality(name):
            yield first, last
        if cut is not None:
            start = cut.end()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    lead = _LEAD.match(text[start:end])
    if lead:
        start += lead.end()
    party = _PARTY.match(text[start:end])
    if party:
        start += party.end()
    tail = _TRAIL.search(text[start:end])
    if tail:
        end = start + tail.start()
    return start, end


def _with_dot(text: str, start: int, end: int) -> int:
    """The end with the dot of an abbreviation: "Md.", "U.S."."""
    if text[end : end + 1] == "." and _INITIALS.fullmatch(text, start, end):
        return end + 1
    dotted = text[end : end + 1] == "." and end - start <= 6
    return end + 1 if dotted and abbreviated(text[start : end + 1], after_place=True) else end


def _stands_as_place(text: str, one: Mention, people: set[str]) -> bool:
    """Whether a name that was called something else is a place here: by its last word, or by what stands before."""
    name = text[one.start : one.end]
    words = name.split()
    if not words or len(words) > 4:
        return False
    if len(words) > 1 and generic_kind(words[-1]) == "district":
        return bool(spots_of(name))
    heads = (
        name.isupper() and text[max(0, one.start - 1) : one.start] in ("", "\n", " ") and _DATELINE.match(text, one.end)
    )
    if not heads and not _OF_A_TOWN.match(text, one.end):
        before = text[max(0, one.start - 16) : one.start]
        if not _PREPOSITION.search(before) or text[one.end : one.end + 2] in ("'s", "’s"):
            return False
    if one.type == "Person" and (len(words) > 1 or name in people):
        return False
    return any(
        spot.weight >= 35 and (not spot.other or place_key(spot.name).startswith(place_key(name)))
        for spot in spots_of(name)
    )


def _unmarked(found: Found, known: Known) -> Iterator[tuple[int, int, bool]]:
    """Names that the model did not mark: "in Ayodhya"; only those of places that are known and of some size."""
    starts = [one.start for one in found.mentions]
    ends = [one.end for one in found.mentions]
    for passage in found.passages:
        for match in _UNMARKED.finditer(found.text, passage.start, passage.end):
            start, end = match.span("name")
            at = bisect_right(starts, end - 1) - 1
            if at >= 0 and ends[at] > start:
                continue
            large = any(not spot.other and spot.weight >= 45 for spot in spots_of(match["name"]))
            if large or known.places_named(match["name"]):
                yield start, end, False
