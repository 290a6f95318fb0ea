"""Every place that a name may mean: countries, continents and seas, towns, regions and districts."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from onrecord.knowledge import load_csv
from onrecord.reading.where import gazetteer
from onrecord.reading.where.countries import countries, country_code, is_country
from onrecord.reading.where.gazetteer import Kind, Spot
from onrecord.reading.where.keys import place_key

# What a name may end or begin with beside the name itself, and the kind of place that it says it is.
_GENERIC: dict[str, Kind] = {
    "province": "region", "governorate": "region", "state": "region", "region": "region", "oblast": "region",
    "prefecture": "region", "department": "region", "territory": "region", "emirate": "region",
    "district": "district", "county": "district", "parish": "district", "agency": "district",
    "municipality": "district", "city": "town", "town": "town", "village": "town", "suburb": "town",
    "port": "town", "neighborhood": "town", "neighbourhood": "town", "camp": "town", "refugee camp": "town",
}  # fmt: skip
_PLURAL: dict[str, Kind] = {
    "counties": "district", "districts": "district", "parishes": "district", "townships": "district",
    "provinces": "region", "governorates": "region", "states": "region", "regions": "region",
    "cities": "town", "towns": "town", "villages": "town", "suburbs": "town",
}  # fmt: skip
_ENDING = re.compile(rf"^(.+?)\s+({'|'.join(sorted(_GENERIC | _PLURAL, key=len, reverse=True))})$", re.IGNORECASE)
_OPENING = re.compile(rf"^({'|'.join(_GENERIC)})\s+of\s+(.+)$", re.IGNORECASE)


def generic_kind(word: str) -> Kind | None:
    """The kind of place that a common noun says ("province", "cities")."""
    return _GENERIC.get(word.casefold()) or _PLURAL.get(word.casefold())


def is_several(word: str) -> bool:
    """Whether a common noun says it of all names of the list before it ("Clay and Grant counties")."""
    return word.casefold() in _PLURAL


@functools.lru_cache(maxsize=4096)
def spots_of(name: str) -> tuple[Spot, ...]:
    """Every place of this name, without order. "Cuyahoga County" is looked up whole and then as "Cuyahoga"."""
    found = _direct(name)
    if found:
        return found
    for pattern, kind_at, name_at in ((_ENDING, 2, 1), (_OPENING, 1, 2)):
        match = pattern.match(name)
        if match:
            same = spots_of_kind(match[name_at], generic_kind(match[kind_at]))
            if same:
                return same
    return ()


@functools.lru_cache(maxsize=4096)
def spots_of_kind(name: str, kind: Kind | None) -> tuple[Spot, ...]:
    """The places of this name that are of this kind; a county also where its name alone stands."""
    found = _direct(name)
    if kind == "district":
        found += tuple(spot for ending in ("County", "Parish", "District") for spot in _direct(f"{name} {ending}"))
    return tuple(spot for spot in found if kind is None or _alike(spot.kind, kind))


def _alike(kind: Kind, said: Kind) -> bool:
    return kind == said or {kind, said} == {"region", "district"}


def _direct(name: str) -> tuple[Spot, ...]:
    found = [spot for spot in (_country(name), _areas().get(place_key(name))) if spot is not None]
    return (*found, *gazetteer.spots(name))


def country_spot(code: str) -> Spot | None:
    """A country as a place, by its code."""
    one = countries().get(code)
    return None if one is None else Spot(one.geonames, "country", one.name, one.code, one.lat, one.lon, 80)


def _country(name: str) -> Spot | None:
    code = country_code(name) if is_country(name) else None
    return None if code is None else country_spot(code)


def country_of_part(name: str) -> str | None:
    """The country that a part of one ("Puntland") belongs to, where the tables have the part's name alone."""
    return None if is_country(name) else country_code(name)


@functools.cache
def _areas() -> Mapping[str, Spot]:
    return {
        place_key(row["word"]): Spot(
            int(row["geonames"]) if row["geonames"] else None,
            cast(Kind, row["kind"]),
            row["name"],
            row["country"],
            float(row["lat"]),
            float(row["lon"]),
            80,
        )
        for row in load_csv("place_areas.csv")
    }


@functools.cache
def _short() -> Mapping[tuple[str, bool], tuple[Spot, str]]:
    """Abbreviated states and cities: what they stand for, and whether they need a place before them ("Macon, GA")."""
    found = {}
    for row in load_csv("place_abbreviations.csv"):
        every = [one for one in _direct(row["name"]) if one.area == row["area"]]
        if every:
            best = max(every, key=lambda one: (one.kind == "region", one.weight))
            found[_bare(row["short"]), "." in row["short"]] = replace(best, weight=90), row["use"]
    return found


def abbreviated(name: str, *, after_place: bool) -> Spot | None:
    """The state or city that an abbreviation stands for; ``after_place`` where it follows a place and a comma."""
    if len(name) > 7:
        return None
    dotted = "." in name
    found = _short().get((_bare(name), dotted)) or _short().get((_bare(name), not dotted))
    if found is None:
        return None
    spot, use = found
    return spot if use == "alone" or after_place or (dotted and name.count(".") > 1) else None


def _bare(name: str) -> str:
    return name.replace(".", "").replace(" ", "")
