"""How likely a name means one of its places before the text is looked at, and which place lies in which."""

from __future__ import annotations

import functools

from onrecord.knowledge import load_csv
from onrecord.reading.where.countries import country_code
from onrecord.reading.where.gazetteer import Spot
from onrecord.reading.where.keys import place_key, skeleton

# In powers of ten of people; chosen by hand on the build halves of the benchmark.
_OF_KIND = {"country": 0.5, "continent": 1.0, "area": 0.5, "town": 0.0, "region": -0.9, "district": -2.0}
_OTHER_NAME, _LARGE_UNLIKE, _UNLIKE_NAME, _CAPITAL = 0.7, 1.2, 2.0, 1.0
# Many towns of the United States are called Washington.
_WASHINGTON = 4140963


def prior(spot: Spot, key: str) -> float:
    """The decimal logarithm of its people, with what speaks for or against a place of its kind under this key."""
    size = spot.weight / 10 + _OF_KIND[spot.kind]
    if spot.other:
        filed = place_key(spot.name)
        alike = skeleton(filed) == skeleton(key) or filed.startswith(key)
        if filed != f"{key} city":
            size -= _OTHER_NAME if alike else _LARGE_UNLIKE if spot.weight >= 65 else _UNLIKE_NAME
    return size + (_CAPITAL if is_capital(spot) else 0.0)


def is_capital(spot: Spot) -> bool:
    """Whether the spot is the capital of a state."""
    return spot.kind == "town" and (spot.id == _WASHINGTON or (place_key(spot.name), spot.country) in _capitals())


@functools.cache
def _capitals() -> frozenset[tuple[str, str | None]]:
    rows = [row for row in load_csv("demonyms.csv") if row["kind"] == "capital"]
    return frozenset(
        (place_key(row["word"]), country_code(row["country"])) for row in rows if row["word"] != "Washington"
    )


def of_kind(spot: Spot, hint: str | None) -> bool:
    """Whether the spot is what a common noun calls it; a province may be filed as a district."""
    return spot.kind == hint or {spot.kind, hint} == {"region", "district"}


def holds(outer: Spot, inner: Spot) -> bool:
    """Whether ``inner`` lies in ``outer``, as far as their areas tell."""
    if outer == inner or not inner.area or inner.kind in ("country", "continent"):
        return False
    if outer.kind == "country":
        return outer.country == inner.country
    if outer.area != inner.area or inner.kind == "region":
        return False
    return outer.kind in ("region", "district") or (outer.kind == "town" and outer.weight >= inner.weight)
