"""Entries of a claim, each with where it leads → groups that have one origin, and which groups may be one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.comparing.items import Item
from onrecord.comparing.tracing.roads import Road
from onrecord.comparing.tracing.sameness import Sameness, sameness
from onrecord.comparing.tracing.sources import Source, publisher, source_of

# Sources of which most is said are placed first, so that one of whom nothing is said cannot join two that are apart.
_TELLING = ("person", "body", "described", "outlet", "media", "nobody")


@dataclass(slots=True)
class Gathered:
    """Entries that have one origin. ``first`` is the entry that stands for it, with its ``source``.

    ``sources``: each source that was counted here, with its entries. ``why``: of every entry, by number, why it was
    counted here. ``may_be``: the places of other groups that it may be one with, and why. ``round``: its entries lead
    only to one another.
    """

    first: Item
    source: Source
    items: list[Item]
    sources: dict[Source, list[Item]]
    why: dict[int, str] = field(default_factory=dict)
    may_be: dict[int, str] = field(default_factory=dict)
    round: bool = False


def gathered(items: Sequence[Item], roads: Iterable[Road], roots: Mapping[int, tuple[int, ...]]) -> list[Gathered]:
    """The groups, in the order of their first entries; ``items`` are in order of time and of one stance."""
    onward = {road.entry: road for road in roads}
    groups: list[Gathered] = []
    starting = [item for item in items if item.number not in onward]
    for item in sorted(starting, key=lambda item: _TELLING.index(source_of(item).kind)):
        _place(item, groups)
    _follow([item for item in items if item.number in onward], onward, roots, groups)
    order = {item.number: at for at, item in enumerate(items)}
    for group in groups:
        group.items.sort(key=lambda item: order[item.number])
        group.why = {item.number: group.why[item.number] for item in group.items}
    groups.sort(key=lambda group: order[group.items[0].number])
    _relate(groups)
    return groups


def _place(item: Item, groups: list[Gathered]) -> None:
    """Puts an entry to the group of its source; one that has none yet begins its own."""
    source = source_of(item)
    for group in groups:
        found = _held_against(source, item, group)
        if any(one.verdict == "same" for one in found) and all(one.verdict != "apart" for one in found):
            why = next(one.why for one in found if one.verdict == "same")
            group.sources.setdefault(source, []).append(item)
            group.items.append(item)
            group.why[item.number] = _told(item, source, why)
            return
    groups.append(Gathered(item, source, [item], {source: [item]}, {item.number: _told(item, source, None)}))


def _held_against(source: Source, item: Item, group: Gathered) -> list[Sameness]:
    if source in group.sources:
        return [Sameness("same", "the same source")]
    return [
        sameness(source, other, one_report=any(one.document == item.document for one in members))
        for other, members in group.sources.items()
    ]


def _told(item: Item, source: Source, why: str | None) -> str:
    """The sentence that says why an entry is counted to its source."""
    key, outlet = publisher(item)
    more = f": {why}" if why else ""
    if source.kind == "outlet" and key == source.key:
        own = "its reporters saw it" if source.saw else "it names no source"
        return f"{outlet} reports it itself, {own}{more}"
    if source.kind == "nobody":
        return f"{outlet} says so and names nobody{more}"
    who = f"outlets that it does not name ({source.name})" if source.kind == "media" else str(source)
    return f"{outlet} has it from {who}{more}"


def _follow(
    items: Sequence[Item], onward: Mapping[int, Road], roots: Mapping[int, tuple[int, ...]], groups: list[Gathered]
) -> None:
    """Puts the entries that lead to others where their roads end; those that lead round, to one group a circle."""
    home = {item.number: group for group in groups for item in group.items}
    rounds: dict[frozenset[int], Gathered] = {}
    for item in items:
        ends = roots[item.number]
        why = f"{publisher(item)[1]}: {onward[item.number].why}"
        if ends:
            group = home[ends[0]]
            group.items.append(item)
            group.why[item.number] = why
            continue
        reached = _reached(item.number, onward)
        ring = next((ring for ring in rounds if ring & reached), None)
        if ring is None:
            rounds[reached] = Gathered(item, source_of(item), [item], {}, {item.number: why}, round=True)
            groups.append(rounds[reached])
        else:
            rounds[ring].items.append(item)
            rounds[ring].why[item.number] = why


def _reached(entry: int, onward: Mapping[int, Road]) -> frozenset[int]:
    """All that an entry leads to, and itself."""
    reached: set[int] = set()
    ahead = [entry]
    while ahead:
        one = ahead.pop()
        if one not in reached:
            reached.add(one)
            ahead += onward[one].to if one in onward else ()
    return frozenset(reached)


def _relate(groups: list[Gathered]) -> None:
    """Notes which groups may be one."""
    for at, group in enumerate(groups):
        for beyond, other in enumerate(groups[at + 1 :], at + 1):
            why = _may_be(group, other)
            if why:
                group.may_be[beyond] = other.may_be[at] = why


def _may_be(one: Gathered, other: Gathered) -> str | None:
    if one.round or other.round:
        return "nothing is known of where a circle starts"
    both = _in_one_report(one, other)
    found = [sameness(some, any_, one_report=both) for some in one.sources for any_ in other.sources]
    return None if any(verdict.verdict == "apart" for verdict in found) else found[0].why


def _in_one_report(one: Gathered, other: Gathered) -> bool:
    """Whether one report names both sources, by its own words or in a text that it prints."""
    ours, theirs = ({item.document for item in group.items if len(item.chain) > 1} for group in (one, other))
    return bool(ours & theirs)
