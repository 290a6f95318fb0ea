"""Towns, regions and districts of GeoNames (geonames.org, CC BY 4.0) by any of their names.

The table is one block of text whose lines are sorted, and a name is found in it by bisection: it is unpacked at the
first question (a tenth of a second, some 10 MB) and nothing more is built from it.
"""

from __future__ import annotations

import functools
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Literal

from onrecord.reading.where.keys import place_key

Kind = Literal["town", "district", "region", "country", "area", "continent"]

_KINDS: dict[str, Kind] = {"c": "town", "r": "region", "d": "district"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a name may mean.

    ``area`` is GeoNames' code of the first-order region it is or lies in ("US.LA"), or only a country's. ``weight`` is
    ten times the decimal logarithm of its people, 0 where not known. ``other`` where this is not the name it is filed
    under. Coordinates are degrees (WGS 84); those of a region are the middle of its towns. What the table does not
    hold (countries, seas, continents) is a spot too: ``id`` may be missing there, and ``area`` empty.
    """

    id: int | None
    kind: Kind
    name: str
    area: str
    lat: float
    lon: float
    weight: int
    other: bool = False

    @property
    def country(self) -> str | None:
        """Its country as ISO 3166-1 alpha-2; ``None`` for what lies in several."""
        return self.area[:2] or None


@functools.cache
def _table() -> bytes:
    return lzma.decompress(resources.files("onrecord.knowledge").joinpath("gazetteer.tsv.xz").read_bytes())


@functools.lru_cache(maxsize=4096)
def spots(name: str) -> tuple[Spot, ...]:
    """Every place that goes by this name, in no order of likelihood; none for what is no place here."""
    key = place_key(name)
    found: dict[int, Spot] = {}
    for fields in _lines(key):
        if len(fields) > 3:
            found[int(fields[1])] = _spot(fields, other=False)
    for fields in _lines(key):
        if len(fields) == 3 and int(fields[1]) not in found:
            for filed in _lines(fields[2][1:]):
                if filed[1] == fields[1] and len(filed) > 3:
                    found[int(filed[1])] = _spot(filed, other=True)
    return tuple(found.values())


def every_spot() -> Iterator[Spot]:
    """The whole table, a place once."""
    for line in _table().decode().splitlines():
        fields = line.split("\t")
        if len(fields) > 3:
            yield _spot(fields, other=False)


def _spot(fields: list[str], *, other: bool) -> Spot:
    _, id_, kind, name, area, lat, lon, weight = fields
    return Spot(int(id_), _KINDS[kind], name, area, float(lat), float(lon), int(weight), other)


def _lines(key: str) -> Iterator[list[str]]:
    """The lines of the table that begin with this key."""
    if not key:
        return
    table = _table()
    wanted = f"{key}\t".encode()
    low, high = 0, len(table)
    while low < high:
        middle = (low + high) // 2
        start = table.rfind(b"\n", 0, middle) + 1
        end = table.find(b"\n", middle)
        end = len(table) if end < 0 else end
        if table[start : start + len(wanted)] < wanted:
            low = end + 1
        else:
            high = start
    while table.startswith(wanted, low):
        end = table.find(b"\n", low)
        yield table[low:end].decode().split("\t")
        low = end + 1
