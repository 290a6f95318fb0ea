"""Circles: reports that cite one another for the same, and roads that all lead to one source that nobody names.

A circle is shown whether there is a way out of it or not: reports that lean on each other look like two that confirm
each other, which they are not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.comparing.items import Item
from onrecord.comparing.tracing.roads import Road
from onrecord.comparing.tracing.sources import Source, publisher
from onrecord.schema import Circle


def citing_circles(items: Sequence[Item], roads: Iterable[Road], roots: Mapping[int, tuple[int, ...]]) -> list[Circle]:
    """Reports that cite one another in a ring of any length, each ring once."""
    by_number = {item.number: item for item in items}
    onward: defaultdict[int, set[int]] = defaultdict(set)
    for road in roads:
        for to in road.to:
            onward[by_number[road.entry].document].add(by_number[to].document)
    return [_circle(ring, items, roots) for ring in _rings(onward)]


def one_root(members: Sequence[Item], source: Source, roads: Iterable[Road]) -> Circle | None:
    """All that assert it rest on one source that is not named: several reports, which are more than prints of one text.

    ``members`` are all the entries that assert the claim, ``source`` is what they come down to.
    """
    copied = {road.entry for road in roads if road.kind == "copy"}
    prints = {item.document for item in members if item.number in copied}
    texts = {item.document for item in members} - prints
    outlets = tuple(dict.fromkeys(_outlet(item) for item in members))
    if len(texts) < 2 or len(outlets) < 2 or source.kind not in ("described", "outlet", "media", "nobody"):
        return None
    if source.kind == "outlet" and any(publisher(item)[0] == source.key for item in members):
        return None  # the record has the report: it is a report like any other
    what = {
        "described": f"one source that is not named, {source}",
        "outlet": f"a report of {source.name}, which the record does not have",
        "media": f"outlets that are not named (“{source.name}”)",
        "nobody": "a source that is not named at all",
    }[source.kind]
    documents = tuple(dict.fromkeys(item.document for item in members))
    return Circle(documents, outlets, f"All {len(documents)} reports lead to {what}.")


def _rings(onward: Mapping[int, set[int]]) -> list[list[int]]:
    """The sets of documents that can all be reached from one another, each in the order in which they cite."""
    reached = {one: _reach(one, onward) for one in onward}
    rings: list[list[int]] = []
    for one in sorted(onward):
        if one not in reached[one] or any(one in ring for ring in rings):
            continue
        ring = [one]
        members = {other for other in reached[one] if one in reached.get(other, set())}
        while following := [other for other in sorted(onward[ring[-1]] & members) if other not in ring]:
            ring.append(following[0])
        rings.append(ring + sorted(members - set(ring)))
    return [ring for ring in rings if len(ring) > 1]


def _reach(start: int, onward: Mapping[int, set[int]]) -> set[int]:
    reached: set[int] = set()
    ahead = list(onward[start])
    while ahead:
        one = ahead.pop()
        if one not in reached:
            reached.add(one)
            ahead += onward.get(one, ())
    return reached


def _circle(ring: Sequence[int], items: Sequence[Item], roots: Mapping[int, tuple[int, ...]]) -> Circle:
    first = {item.document: item for item in reversed(items)}
    names = [_outlet(first[document]) for document in ring]
    said = ", ".join(f"{one} cites {other}" for one, other in zip(names, names[1:] + names[:1], strict=True))
    open_ = any(roots[item.number] for item in items if item.document in ring)
    end = "one of them has a source of its own" if open_ else "none says where it comes from"
    return Circle(tuple(ring), tuple(dict.fromkeys(names)), f"{said}; {end}.")


def _outlet(item: Item) -> str:
    return publisher(item)[1]
