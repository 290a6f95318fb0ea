"""Whether two places are the same, one in the other, or apart."""

from __future__ import annotations

import functools
from typing import Literal

from onrecord.comparing.differing.words import listed, plain_words
from onrecord.comparing.items import Item, Where
from onrecord.reading.where.countries import is_country
from onrecord.reading.where.gazetteer import Spot, spots

_TOWNS = ("town",)

Standing = Literal["same", "first holds", "second holds", "may hold", "apart"]


def standing(first: Item, second: Item) -> Standing | None:
    """How the places of two entries stand to each other; ``None`` where one is not known.

    ``may hold``: nothing shows that they are apart, and nothing that they are not (a market, and a town).
    """
    one, other = first.place, second.place
    if one is None or other is None:
        return None
    if _is_same(one, other):
        return "same"
    if _same_name(one, other) and (one.country is None or other.country in (None, one.country)):
        return "may hold"  # the gazetteer took it for two
    if one.country and other.country:
        wholes = is_country(one.name), is_country(other.name)
        if one.country != other.country:
            return "apart"
        if wholes[0] != wholes[1]:
            return "first holds" if wholes[0] else "second holds"
    regions = _by_gazetteer(one, other)
    if regions is not None:
        return regions
    if _stands_in(one.name, second.passage) or _stands_in(other.name, first.passage):
        return "may hold"
    # What the gazetteer lacks may lie in what it has.
    known = _spot(one) is not None, _spot(other) is not None
    return "may hold" if known[0] != known[1] or _rank(one.name) != _rank(other.name) else "apart"


def both_towns(first: Where, second: Where) -> bool:
    """Whether both are towns, or places in one, without a word in common: a happening may touch two countries."""
    return not set(plain_words(first.name)) & set(plain_words(second.name)) and not any(
        is_country(one.name)
        or _rank(one.name) == "area"
        or ((spot := _spot(one)) is not None and spot.kind not in _TOWNS)
        for one in (first, second)
    )


def _is_same(one: Where, other: Where) -> bool:
    if one.identity is not None and other.identity is not None and one.identity == other.identity:
        return True
    if one.geonames is not None and other.geonames is not None:
        # A place that the gazetteer lacks is given its country's number, so the names have to agree too.
        return one.geonames == other.geonames and (_same_name(one, other) or not _is_fallback(one, other))
    return _same_name(one, other)


def _same_name(one: Where, other: Where) -> bool:
    mine, theirs = (set(plain_words(where.name)) - listed("wholes") for where in (one, other))
    bare = mine - listed("areas") - listed("sites"), theirs - listed("areas") - listed("sites")
    return mine == theirs or (bool(bare[0]) and bare[0] == bare[1] and _rank(one.name) == _rank(other.name))


def _is_fallback(one: Where, other: Where) -> bool:
    return is_country(one.name) != is_country(other.name) or not (_spot(one) or _spot(other))


def _by_gazetteer(one: Where, other: Where) -> Standing | None:
    mine, theirs = _spot(one), _spot(other)
    if mine is None or theirs is None or mine.id == theirs.id:
        return None
    if mine.area == theirs.area and (mine.kind == "region") != (theirs.kind == "region"):
        return "first holds" if mine.kind == "region" else "second holds"
    if "district" in (mine.kind, theirs.kind) and mine.area == theirs.area:
        return "may hold"
    return "apart"


@functools.lru_cache(maxsize=4096)
def _spot(where: Where) -> Spot | None:
    if where.geonames is None:
        return None
    return next((spot for spot in spots(where.name) if spot.id == where.geonames), None)


def _rank(name: str) -> str:
    """Whether the name is that of an area, of a site in a town, or of neither."""
    words = plain_words(name)
    if any(word in listed("sites") for word in words):
        return "site"
    return "area" if any(word in listed("areas") for word in words) else "town"


def _stands_in(name: str, passage: str) -> bool:
    return bool(name) and name.casefold().removeprefix("the ") in passage.casefold()
