"""What a text says of where its places are, beside their own names: bodies, nationalities, sides and longer names."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from onrecord.knowledge import load_csv
from onrecord.reading.found import Found
from onrecord.reading.where.countries import country_code
from onrecord.reading.where.gazetteer import Spot
from onrecord.reading.where.keys import place_key
from onrecord.reading.where.names import Toponym
from onrecord.reading.where.spots import spots_of, spots_of_kind

# "Old Aleppo" is in the Aleppo that everybody knows: of 300,000 people, and fifteen times those of any namesake.
LARGE, FAR_SMALLER = 55, 12

_SIDE = re.compile(
    r"^(?:(?:North|South|East|West|Mid|Central|Old|Greater|Upper|Lower|Northern|Southern|Eastern|Western"
    r"|(?:North|South)-?(?:[Ee]ast|[Ww]est)(?:ern)?)(?: and)?\s+)+(?=[A-Z])"
)


def side_of(name: str, known: Mapping[str, Spot]) -> Spot | None:
    """The country, region or place of the text that a name is a side of: "Northeast Georgia", "Old Aleppo"."""
    match = _SIDE.match(name)
    if match is None:
        return None
    if place_key(name[match.end() :]) in known:
        return known[place_key(name[match.end() :])]
    found = [spot for spot in spots_of(name[match.end() :]) if not spot.other and spot.kind != "district"]
    best = max(found, key=lambda spot: spot.weight, default=None)
    if best is None or best.weight < LARGE:
        return None
    far = [spot for spot in found if max(abs(spot.lat - best.lat), abs(spot.lon - best.lon)) > 1.5]
    rivals = [spot for spot in far if spot.kind != "town" or spot.weight > best.weight - FAR_SMALLER]
    return None if rivals else best


def only_neighbourhood(spots: Iterable[Spot]) -> Spot | None:
    """The town of a text whose towns all lie within about 100 km, the one it names most.

    ``None`` where they do not, or where it names but one, and once.
    """
    counts = Counter(spot for spot in spots if spot.kind in ("town", "district"))
    if not counts:
        return None
    first = max(counts, key=lambda spot: (spot.kind == "town", counts[spot], spot.weight))
    near = all(max(abs(spot.lat - first.lat), abs(spot.lon - first.lon)) < 1 for spot in counts)
    return first if near and sum(counts.values()) > 1 else None


def is_landmark(one: Toponym) -> bool:
    """Whether a name is a street's or a building's: such are in the towns that a text is about."""
    return one.facility or place_key(one.name).rsplit(" ", 1)[-1] in _landmarks()


@functools.cache
def _landmarks() -> frozenset[str]:
    return frozenset(row["word"] for row in load_csv("place_words.csv") if row["kind"] == "landmark")


def choices(one: Toponym) -> tuple[Spot, ...]:
    """Every place that a toponym may mean."""
    if one.fixed is not None:
        return (one.fixed,)
    found = spots_of(one.name)
    if one.hint == "district":
        found += tuple(spot for spot in spots_of_kind(one.name, one.hint) if spot not in found)
    return found


def nations(found: Found) -> Counter[str]:
    """How often the text names each country by a nationality, and each region in the name of a body.

    "The Syrian army", "the Minnesota Department of Transportation".
    """
    counts: Counter[str] = Counter()
    for mention in found.mentions:
        if mention.type not in ("NORP", "Organization", "Misc"):
            continue
        words = found.text[mention.start : mention.end].split()
        code = country_code(" ".join(words))
        if code is not None:
            counts[code] += 1
            continue
        for length in (2, 1):
            first = " ".join(words[:length])
            regions = {spot.area for spot in spots_of(first) if spot.kind in ("region", "country") and not spot.other}
            if len(words) > length and len(regions) == 1:
                area = regions.pop()
                counts.update({area, area[:2]})
                break
    return counts


def named_in(key: str, known: Mapping[str, Spot]) -> Spot | None:
    """The place of the text whose name begins this name: "Manila Cathedral" is in Manila."""
    words = key.split()
    for length in range(len(words) - 1, 0, -1):
        spot = known.get(" ".join(words[:length]))
        if spot is not None:
            return spot
    return None
