"""Who speaks, who is in it, where and when, on invented reports that no layer was developed on.

    python -m benchmarks.whowhere

The reports and a careful reader's answers stand in ``tests/reading/whowhere/held``. A source counts where a statement
with a source that overlaps it was found. An actor or a place is found by its name; its kind or country is asked then.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from tests.reading import heldtexts

from benchmarks.common import options, prf, save
from onrecord import read
from onrecord.schema import Reading


def sources(reading: Reading, gold: dict[str, Any]) -> Counter[str]:
    """How many sources were found, of how many the speaker was given, and how often it is the right one."""
    counts: Counter[str] = Counter()
    for one in gold["sources"]:
        words, number = one["source"] if isinstance(one["source"], list) else (one["source"], 0)
        start = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", gold["text"])][number]
        end = start + len(words)
        said = next((said for said in reading.attributions if any(s < end and start < e for s, e in said.source)), None)
        counts["sources"] += 1
        if said is None:
            continue
        counts["found"] += 1
        actor = reading.actor(said.speaker)
        if one["speaker"] is None:
            counts["nobody to name"] += 1
            counts["nobody named"] += actor is None or not actor.name[:1].isupper()
            continue
        counts["asked"] += 1
        counts["answered"] += actor is not None
        counts["right"] += actor is not None and same(actor.name, one["speaker"])
    return counts


def same(one: str, two: str) -> bool:
    """Whether two names are one: the same words, or the words of the shorter in the longer."""
    left, right = ({*re.findall(r"\w+", name.casefold())} - {"the", "a", "an"} for name in (one, two))
    return bool(left and right) and (left <= right or right <= left)


def main() -> None:
    """Read, compare, save."""
    options(__doc__)
    speakers: Counter[str] = Counter()
    actors: Counter[str] = Counter()
    places: Counter[str] = Counter()
    dates: Counter[str] = Counter()
    for gold in heldtexts.load("whowhere"):
        reading = read(gold["text"], published=gold["published"], outlet=gold["outlet"])
        speakers += sources(reading, gold)
        for wanted in gold["actors"]:
            actor = next((one for one in reading.actors if same(one.name, wanted["name"])), None)
            actors["gold"] += 1
            if actor is not None:
                actors["found"] += 1
                actors["kind"] += actor.kind == wanted["kind"]
                actors["country"] += actor.country == wanted["country"]
        named = {(place.name.casefold(), place.country) for place in reading.places}
        theirs = {(place["name"].casefold(), place["country"]) for place in gold["places"]}
        places += Counter(
            right=len(named & theirs),
            found=len(named),
            gold=len(theirs),
            named=len({n for n, _ in named} & {n for n, _ in theirs}),
        )
        days = Counter(date.date for date in reading.dates if date.date is not None)
        wanted_days = Counter(date["date"] for date in gold["dates"] if date["date"] is not None)
        dates += Counter(right=sum((days & wanted_days).values()), found=sum(days.values()), gold=wanted_days.total())
    save(
        "whowhere",
        {
            "data": "tests/reading/whowhere/held, invented",
            "speakers": {
                "sources": speakers["sources"],
                "found, per cent": round(100 * speakers["found"] / speakers["sources"], 1),
                "answered, of those found with somebody to name": round(
                    100 * speakers["answered"] / speakers["asked"], 1
                ),
                "right, of those answered": round(100 * speakers["right"] / speakers["answered"], 1),
                "nobody named, where nobody is to name": f"{speakers['nobody named']} of {speakers['nobody to name']}",
            },
            "actors": {
                "gold": actors["gold"],
                **{
                    label: round(100 * actors[key] / actors[of], 1)
                    for label, key, of in (
                        ("found, per cent", "found", "gold"),
                        ("kind right, of those", "kind", "found"),
                        ("country right, of those", "country", "found"),
                    )
                },
            },
            "places, name and country": prf(places["right"], places["found"], places["gold"]),
            "places, country right of those named": round(100 * places["right"] / max(places["named"], 1), 1),
            "dates, value": prf(dates["right"], dates["found"], dates["gold"]),
        },
    )


if __name__ == "__main__":
    main()
