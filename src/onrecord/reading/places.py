"""Places named in the text, resolved to GeoNames."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.found import Found
from onrecord.reading.where.context import Resolved, resolve
from onrecord.reading.where.countries import country_code
from onrecord.reading.where.gazetteer import Spot
from onrecord.reading.where.keys import place_key
from onrecord.reading.where.names import toponyms
from onrecord.reading.where.sense import means_place
from onrecord.reading.where.spots import country_of_part, country_spot, spots_of
from onrecord.reading.who.actor_words import actor_words
from onrecord.reading.who.governments import stands_for_government
from onrecord.reading.who.kinds import head_word
from onrecord.reading.who.known import Known
from onrecord.schema import Place, PlacePrecision, Span

_PRECISION: dict[str, PlacePrecision] = {
    "town": "city",
    "district": "region",
    "region": "region",
    "area": "region",
    "country": "country",
    "continent": "continent",
}


def places(found: Found, known: Known | None = None) -> tuple[Place, ...]:
    """The places of a text, in the order of their first mention; only where their names mean the place.

    Towns, regions and countries have their GeoNames id and coordinates. A part of a country that the gazetteer lacks
    has its country's, what is said to lie in a place has that place's, and a street or a building those of the one town
    that the text is about: ``precision`` and ``note`` say so. What is not known at all, or may be one of several, is
    kept without coordinates. A place of the user's wins.
    """
    groups: dict[object, list[Resolved]] = {}
    for one in resolve(found, toponyms(found, known), known):
        where = one.toponym
        power = _may_be_power(one)
        if power and stands_for_government(found, (where.start, where.end)):
            continue  # an actor, and no place
        if not _is_body(one) and means_place(found.text, where.start, where.end, power=power):
            groups.setdefault(_identity(one), []).append(one)
    return tuple(_place(f"p{number}", some) for number, some in enumerate(groups.values(), start=1))


def _is_body(one: Resolved) -> bool:
    """Whether a name that no table has is made as names of bodies are ("Islamic State", "… Ministry")."""
    if one.spot is not None or one.known is not None or one.rivals or one.toponym.facility:
        return False
    keys = tuple(place_key(one.toponym.name).split())
    kind = actor_words().name_heads.get(head_word(keys)) if len(keys) > 1 else None
    return kind in ("government", "armed group", "outlet")


def _may_be_power(one: Resolved) -> bool:
    """Whether it is a country or a capital, whose name may stand for a government."""
    return country_code(one.toponym.name, capitals=True) is not None and (
        one.spot is None or one.spot.kind in ("country", "town")
    )


def _identity(one: Resolved) -> object:
    """What two mentions of one place have in common."""
    if one.known is not None:
        return one.known
    if one.spot is not None:
        return one.spot.id or one.spot.name
    return place_key(one.toponym.name), one.within.id if one.within else None


def _place(id: str, some: list[Resolved]) -> Place:
    first = some[0]
    mentions: tuple[Span, ...] = tuple((one.toponym.start, one.toponym.end) for one in some)
    if first.known is not None:
        return _known_place(id, first, mentions)
    name = _name(some)
    if first.spot is not None:
        return _at(Place(id, name, mentions=mentions), first.spot, None)
    if first.rivals:
        nations = {spot.country for spot in first.rivals}
        nation = nations.pop() if len(nations) == 1 else None
        return Place(
            id,
            name,
            country=nation,
            note="several places have this name; the text does not say which it is",
            mentions=mentions,
        )
    code = country_of_part(first.toponym.name)
    whole = first.within if code is None else country_spot(code)
    if whole is None:
        return Place(id, name, mentions=mentions)
    why = "the town that the text is about" if first.assumed else "which it is in"
    note = f"not in the gazetteer: the coordinates are those of {whole.name}, {why}"
    return _at(Place(id, name, mentions=mentions), whole, note)


def _at(place: Place, spot: Spot, note: str | None) -> Place:
    return replace(
        place,
        country=spot.country,
        geonames=spot.id,
        lat=spot.lat,
        lon=spot.lon,
        precision=_PRECISION[spot.kind],
        note=note,
    )


def _known_place(id: str, one: Resolved, mentions: tuple[Span, ...]) -> Place:
    """A place of the user's; what the file leaves out is taken from the gazetteer where its GeoNames id is there."""
    own = one.known
    assert own is not None
    names = (one.toponym.name, own.name, *own.aliases)
    same = (spot for name in names for spot in spots_of(name) if spot.id is not None and spot.id == own.geonames)
    spot = next(same, None)
    place = Place(id, own.name, own.country, own.geonames, own.lat, own.lon, ids=own.ids, mentions=mentions)
    if spot is None:
        return place
    found = _at(place, spot, None)
    if own.lat is not None:
        found = replace(found, lat=own.lat, lon=own.lon)
    return replace(found, country=own.country or spot.country)


def _name(some: list[Resolved]) -> str:
    """A country's own name; else the name in the text, without the capitals of a dateline."""
    spot = some[0].spot
    if spot is not None and (spot.kind == "country" or some[0].toponym.fixed is not None):
        return spot.name
    names = [one.toponym.name for one in some]
    plain = [name for name in names if not name.isupper()]
    if plain:
        return max(plain, key=len)
    if spot is not None and place_key(spot.name) == place_key(names[0]):
        return spot.name
    return names[0].title()
