"""Fighting, talking and holding places, on the relations of RE3D (Dstl): defence reports on Syria and Iraq.

    python -m benchmarks.re3d --corpora ../shared/corpora

A relation has two entities of one sentence, a source and a target. What of a reading is held to which relation:

- ``FightingAgainst``: an event ASSAULT, COERCE or MOBILIZE, its actor against its recipient. The corpus has attacks,
  killings, captures, abductions and operations in it, on persons, groups and places. A place alone that an event
  happened at is no side of it.
- ``CommWith``: an event of meeting or dealing with one another (CONSULT, AGREE, SUPPORT, COOPERATE), or of saying
  something to somebody (REQUEST, THREATEN), its actor with its recipient; and a statement that was made to or through
  somebody, its source with its channel. The corpus has "told", "asked", "met", "appointed", "quoted" in it. Whom
  somebody accuses, rejects or praises is spoken of rather than to, and does not count.
- ``InChargeOf``, where its target is a place: an entry of control with the change *gained* or *holds*, its holder of
  its place. The others of these relations (who leads, founds or fires what) are left out: a reading does not tell them.
  Of places, too, there are owners and builders among them, who hold nothing in our sense.

What did not happen (polarity negative) is not held to any. Two sides are the same where they have half of the words of
the shorter in common, at the same offsets. The corpus marks what is mutual twice, once each way, and the rest one way;
``unordered`` takes a pair without its direction, and the two of them for one. Precision looks only at pairs both of
whose sides are entities of the corpus there: it marks a share of what a report tells. Of BBC_Online and Wikipedia
documents were looked at while this was made; CENTCOM and UK_Government are for measuring alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.common import rows
from benchmarks.events import alike, keep, parser, percent, read_alone, words
from onrecord.schema import Reading, Spans

FOLDERS = {"looked at": ("BBC_Online", "Wikipedia"), "not looked at": ("CENTCOM", "UK_Government")}
FIGHTING = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
TALKING = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "REQUEST", "THREATEN"})
HOLDING = frozenset({"gained", "holds"})
RELATIONS = ("FightingAgainst", "CommWith", "InChargeOf")
# Entities that are no side of anything.
_NO_SIDES = frozenset({"Temporal", "Quantity", "Money", "DocumentReference", "Coordinate", "Frequency"})

# The words of a side, span by span; and a pair of sides.
Side = tuple[frozenset[int], ...]
Pair = tuple[Side, Side]


def gold_pairs(text: str, relations: Iterable[dict[str, Any]], places: set[tuple[int, int]]) -> dict[str, list[Pair]]:
    """The relations of one document that count."""
    found: dict[str, list[Pair]] = {name: [] for name in RELATIONS}
    for one in relations:
        source, target = ((one[f"{role}Begin"], one[f"{role}End"]) for role in ("source", "target"))
        if one["type"] in found and (one["type"] != "InChargeOf" or target in places):
            pair = (side(text, (source,)), side(text, (target,)))
            if pair[0] != pair[1]:
                found[one["type"]].append(pair)
    return {name: [*dict.fromkeys(pairs)] for name, pairs in found.items()}


def found_pairs(reading: Reading) -> dict[str, list[Pair]]:
    """What the reading has of each relation."""
    found: dict[str, list[Pair]] = {name: [] for name in RELATIONS}
    for name, source, target in _pairs(reading):
        pair = (side(reading.document.text, source), side(reading.document.text, target))
        if all(pair):
            found[name].append(pair)
    return {name: [*dict.fromkeys(pairs)] for name, pairs in found.items()}


def _pairs(reading: Reading) -> Iterator[tuple[str, Spans, Spans]]:
    for event in reading.events:
        if event.polarity == "positive":
            for name, types in (("FightingAgainst", FIGHTING), ("CommWith", TALKING)):
                if event.type in types:
                    yield name, event.actor_words, event.recipient_words
    for said in reading.attributions:
        if said.channel is not None and said.channel.span is not None:
            yield "CommWith", said.source, (said.channel.span,)
    for held in reading.control:
        if held.change in HOLDING and held.realis != "denied":
            yield "InChargeOf", held.holder_words, held.place_words


def side(text: str, spans: Spans) -> Side:
    """The words of a side, span by span; spans without a word are dropped."""
    return tuple(found for span in spans if (found := frozenset(words(text, [span]))))


def same_side(one: Side, two: Side) -> bool:
    """Whether two sides are the same words, or near enough."""
    return any(alike(a, b) for a in one for b in two)


def same_pair(one: Pair, two: Pair, ordered: bool) -> bool:
    """Whether two pairs are the same."""
    if same_side(one[0], two[0]) and same_side(one[1], two[1]):
        return True
    return not ordered and same_side(one[0], two[1]) and same_side(one[1], two[0])


def compared(gold: list[Pair], found: list[Pair], entities: list[Side], ordered: bool) -> Counter[str]:
    """How many were found, how many of these are right, how many there are, and how many of these were found."""
    if not ordered:
        gold, found = _unordered(gold), _unordered(found)
    asked = [pair for pair in found if all(any(same_side(one, side) for one in entities) for side in pair)]
    return Counter(
        {
            "found": len(asked),
            "right": sum(any(same_pair(pair, one, ordered) for one in gold) for pair in asked),
            "gold": len(gold),
            "got": sum(any(same_pair(pair, one, ordered) for pair in found) for one in gold),
        }
    )


def _unordered(pairs: list[Pair]) -> list[Pair]:
    kept: dict[frozenset[Side], Pair] = {}
    for pair in pairs:
        kept.setdefault(frozenset(pair), pair)
    return [*kept.values()]


def folder(path: Path, first: int | None) -> dict[str, Counter[str]]:
    """The counts of one folder: relation, with or without the direction → counts."""
    counts: dict[str, Counter[str]] = {}
    entities, relations = _by_document(path / "entities.json"), _by_document(path / "relations.json")
    for document in rows(path / "documents.json")[:first]:
        id, text = document["_id"], document["text"]
        marked = [one for one in entities.get(id, ()) if one["type"] not in _NO_SIDES]
        places = {(one["begin"], one["end"]) for one in marked if one["type"] == "Location"}
        sides = [one for one in (side(text, ((one["begin"], one["end"]),)) for one in marked) if one]
        reading = read_alone(text)
        found = found_pairs(reading) if reading else {name: [] for name in RELATIONS}
        for name, pairs in gold_pairs(text, relations.get(id, ()), places).items():
            for label, ordered in (("", True), (" unordered", False)):
                counts.setdefault(name + label, Counter()).update(compared(pairs, found[name], sides, ordered))
    return counts


def _by_document(path: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows(path):
        found.setdefault(row["documentId"], []).append(row)
    return found


def figures(counts: dict[str, Counter[str]]) -> dict[str, Any]:
    """Precision and recall in per cent, with what they are of."""
    return {
        name: {
            "p": percent(one["right"], one["found"]),
            "r": percent(one["got"], one["gold"]),
            "found": one["found"],
            "gold": one["gold"],
        }
        for name, one in counts.items()
    }


def main() -> None:
    """Read, compare, save."""
    chosen = parser(__doc__).parse_args()
    result: dict[str, Any] = {"data": "RE3D"}
    for part, names in FOLDERS.items():
        every: dict[str, Counter[str]] = {}
        for name in names:
            counts = folder(chosen.corpora / "events/re3d" / name, chosen.first)
            result[name] = figures(counts)
            for relation, one in counts.items():
                every.setdefault(relation, Counter()).update(one)
        result[part] = figures(every)
    keep("re3d", result, chosen.first)


if __name__ == "__main__":
    main()
