"""Where each entry of a claim leads: to a source of its own, or to other entries that it has it from.

An entry leads on to others where its report only passes on what another entry says: its text is another's copy; it
cites an outlet whose report the record has; it stands in the report's own voice while the same report names a source
for it; or it is the saying about a saying ("the Post reported that the minister said"). All others start a road.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.comparing.items import Item
from onrecord.comparing.tracing.outlets import same_outlet, shortened
from onrecord.comparing.tracing.sources import publisher, source_of
from onrecord.record.evidence import name_key
from onrecord.schema import Cited, CopyOf, Step, StepKind

# How much of the shorter of two sentences must stand in the other, in documents that print the same text.
_COPIED = 0.6
# … and in those that share passages only.
_COPIED_IN_PART = 0.75


# copy: its text is another's, or an agency's. inner: it says that somebody says so, who is an entry too.
# cites: it names an outlet whose report the record has. flat: the same report names a source elsewhere.
RoadKind = Literal["copy", "inner", "cites", "flat"]


@dataclass(frozen=True, slots=True)
class Road:
    """From one entry on to others, by their numbers; ``why`` ends a sentence about the entry."""

    kind: RoadKind
    entry: int
    to: tuple[int, ...]
    why: str


def linked(items: Sequence[Item], documents: Sequence[Cited]) -> list[Item]:
    """The items with every cited report in their chains linked to its own document, where there is one.

    A report is that of its outlet: the last one before (or on the day of) the report that cites it, rather one that
    has an entry of this claim. Whoever is named like the outlet of one of ``documents`` is that outlet.
    """
    if all(len(item.chain) == 1 for item in items):
        return list(items)
    telling = {item.document for item in items}
    reports: defaultdict[str, list[Cited]] = defaultdict(list)
    for document in documents:
        if document.outlet:
            reports[document.outlet].append(document)
    return [replace(item, chain=_linked(item, reports, telling)) if len(item.chain) > 1 else item for item in items]


def roads(items: Sequence[Item], copies: Sequence[CopyOf]) -> list[Road]:
    """The roads from entries that have no source of their own; ``items`` are linked, and of one stance."""
    inside: defaultdict[int, list[Item]] = defaultdict(list)
    for item in items:
        inside[item.document].append(item)
    found: dict[int, Road] = {}
    for roads in (_copied(items, copies), _outer(items), _citing(items, inside), _own_voice(inside)):
        for road in roads:
            found.setdefault(road.entry, road)
    return list(found.values())


def roots_of(items: Sequence[Item], roads: Iterable[Road]) -> dict[int, tuple[int, ...]]:
    """For each entry, by number, the entries that its roads end at; none where they only lead round in a circle."""
    onward = {road.entry: road.to for road in roads}
    order = {item.number: at for at, item in enumerate(items)}
    roots = {item.number: frozenset() if item.number in onward else frozenset([item.number]) for item in items}
    changed = True
    while changed:  # each round carries roots one step on; there are no more rounds than entries
        changed = False
        for entry, to in onward.items():
            reached = roots[entry].union(*(roots[one] for one in to))
            if reached != roots[entry]:
                roots[entry], changed = reached, True
    return {entry: tuple(sorted(found, key=order.__getitem__)) for entry, found in roots.items()}


def _linked(item: Item, reports: Mapping[str, Sequence[Cited]], telling: set[int]) -> tuple[Step, ...]:
    steps = list(item.chain[:1])
    for step in item.chain[1:]:
        outlet = next((name for name in reports if _is_of(step, name, item)), None)
        if outlet and item.outlet and same_outlet(outlet, item.outlet):
            continue  # the publisher itself
        if outlet and any(same_outlet(outlet, before.name) for before in steps if before.kind != "source"):
            continue
        if outlet:
            report = _report(item, reports[outlet], telling)
            kind: StepKind = "agency" if step.kind == "agency" else "outlet"
            step = replace(step, kind=kind, speaker_kind=None, document=report.number if report else None)
        steps.append(step)
    return tuple(steps)


def _is_of(step: Step, outlet: str, item: Item) -> bool:
    if step.kind not in ("agency", "outlet", "source") or not step.name:
        return False
    if same_outlet(step.name, outlet):
        return step.kind != "source" or not (item.source and item.source.role and step is item.chain[-1])
    return step.kind == "outlet" and shortened(step.name, outlet)


def _report(item: Item, reports: Sequence[Cited], telling: set[int]) -> Cited | None:
    """The report that is cited: the last that is not later than the item's, rather one that has the claim."""
    before = [
        one
        for one in reports
        if one.number != item.document
        and (not item.published or not one.published or one.published[:10] <= item.published)
    ]
    having = [one for one in before if one.number in telling]
    return max(having or before, key=lambda one: (one.published or "", -one.number), default=None)


def _copied(items: Sequence[Item], copies: Sequence[CopyOf]) -> Iterable[Road]:
    inside: defaultdict[int, list[Item]] = defaultdict(list)
    for item in items:
        inside[item.document].append(item)
    of: dict[int, tuple[Item, Item]] = {}
    credited = frozenset(step.name for item in items for step in item.chain if step.kind == "agency")
    for pair in copies:
        share = _COPIED if pair.kind == "copy" else _COPIED_IN_PART
        for one in inside[pair.first]:
            for other in inside[pair.second]:
                if one.kind != other.kind or _alike(one.passage, other.passage) < share:
                    continue
                first, second = sorted((one, other), key=lambda item: _printed_first(item, credited))
                earlier = of.get(second.number, (second, second))[1]
                if _printed_first(first, credited) < _printed_first(earlier, credited):
                    of[second.number] = second, first
    for second, first in of.values():
        name = publisher(first)[1]
        agency = next((step.name for step in first.chain if step.kind == "agency"), None)
        whose = f", which credits it to {agency}" if agency else ""
        yield Road("copy", second.number, (first.number,), f"it stands in a text that {name} prints too{whose}")


def _printed_first(item: Item, credited: frozenset[str]) -> tuple[bool, bool, str, int, int]:
    """The agency's own report before that of who credits it, that before one without a credit, earlier before later."""
    own = any(same_outlet(name, item.outlet or "") for name in credited)
    credits = any(step.kind == "agency" for step in item.chain)
    return not own, not credits, item.published or "9999", item.document, item.number


def _alike(one: str, other: str) -> float:
    """The share of the words of the shorter text that stand in the other."""
    first, second = Counter(_words(one)), Counter(_words(other))
    shorter = min(first.total(), second.total())
    return (first & second).total() / shorter if shorter else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", name_key(text))


def _outer(items: Sequence[Item]) -> Iterable[Road]:
    """The saying about a saying leads to the saying itself."""
    by_number = {item.number: item for item in items}
    for item in items:
        for step in item.chain[:-1]:
            outer = by_number.get(step.attribution or -1)
            if outer and outer.number != item.number and outer.kind == "statement" and outer.document == item.document:
                last = item.chain[-1]
                if last.attribution != outer.number and last.name:
                    yield Road("inner", outer.number, (item.number,), f"it only says that {last.name} says so")


def _citing(items: Sequence[Item], inside: Mapping[int, list[Item]]) -> Iterable[Road]:
    """Who cites an outlet leads to what that outlet's report has of the claim."""
    back = _cites_back(items)
    for item in items:
        last = item.chain[-1]
        if last.kind not in ("outlet", "agency"):
            continue
        report = last.document
        if report is None or not inside.get(report):
            report = back.get(item.number)
        if report is not None and report != item.document and inside.get(report):
            prints = last.kind == "agency"
            why = f"it {'prints' if prints else 'cites'} {last.name}, whose report is document {report}"
            yield Road("copy" if prints else "cites", item.number, tuple(one.number for one in inside[report]), why)


def _cites_back(items: Sequence[Item]) -> dict[int, int]:
    """Entry → a later report of the outlet that it cites, where that one cites back, directly or through others.

    A report of Monday that cites the Post cannot rest on the Post's of Tuesday; but where that one in turn rests on
    Monday's, nothing is known of any other, and the circle is to be shown.
    """
    cited: defaultdict[str, list[tuple[str, Item]]] = defaultdict(list)
    for item in items:
        if item.chain[-1].kind == "outlet" and item.outlet:
            cited[item.outlet].append((item.chain[-1].name, item))
    found = {}
    for item in items:
        if item.chain[-1].kind != "outlet" or not item.outlet:
            continue
        seen: set[str] = set()
        ahead = [item.chain[-1].name]
        while ahead:
            name = ahead.pop()
            if same_outlet(name, item.outlet):
                later = [one for one in items if one.outlet and same_outlet(one.outlet, item.chain[-1].name)]
                if later:
                    found[item.number] = min(later, key=lambda one: (one.published or "", one.document)).document
                break
            if name in seen:
                continue
            seen.add(name)
            ahead += [target for outlet, targets in cited.items() if same_outlet(outlet, name) for target, _ in targets]
    return found


def _own_voice(inside: Mapping[int, list[Item]]) -> Iterable[Road]:
    """What a report says flatly it has from the source that it names for it elsewhere."""
    for entries in inside.values():
        sourced = [item for item in entries if source_of(item).kind not in ("nobody",) and len(item.chain) > 1]
        sourced = [item for item in sourced if item.chain[-1].kind in ("source", "outlet")]
        for item in entries:
            source = source_of(item)
            flat = item.chain[-1].kind in ("publisher", "agency") or source.kind == "nobody"
            others = tuple(one.number for one in sourced if one.number != item.number)
            if flat and others and not source.saw:
                names = " and ".join(dict.fromkeys(one.chain[-1].name for one in sourced if one.number in others))
                yield Road("flat", item.number, others, f"the same report gives its source: {names}")
