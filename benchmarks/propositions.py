"""Propositions: which words of several reports say, or deny, one and the same thing.

    python -m benchmarks.propositions

``labels/propositions.yaml`` holds invented affairs of four or five reports, in which the words of each that tell one
proposition are a group, of one kind of entry (statement, event, figure, flow, control), with pairs of groups that look
alike and are not the same; ``labels/README.md`` says how they were written and labelled. Nothing was developed on them.
Each affair goes by itself through all of the product: read (with outlet, day and headline), kept in a record, compared.
An entry stands in marked words where half of it does, or where half of them stand in it.

*recall*: of the pairs of marked words of one group, in two reports, those that have entries in one claim; words of
which nothing was read count as apart. *recall of those read* leaves out pairs of which one side has no entry.
*precision*: of the pairs of entries of one claim, in two reports, that both stand in marked words, those that stand in
words of one group. Entries in no marked words are not judged: there is no saying what of them belongs together. *b3* is
B³ (Bagga and Baldwin, 1998) over all marked words, groups of one included, each in the claim of its entry that agrees
best with it, rather one of the group's kind; words without an entry are alone. *each alone* is what joining nothing
scores. By kind, recall and b3 go by the kind of the group, precision by that of the entries.

*any kind* takes any entry that stands in the words; *own kind* takes only those of the group's kind, so that counts
are joined as counts and not because the event in them is.

*look-alikes*: of the pairs of groups that are marked as not the same, those of which no entry of the one shares a claim
with another entry of the other; *words kept apart* counts the pairs of their words. *of those read*: with entries on
both sides.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.common import options, save
from benchmarks.conll import Clusters, conll
from benchmarks.marked import Compared, Marked, compared, read_reports

LABELS = Path(__file__).parent / "labels/propositions.yaml"
KINDS = ("statement", "event", "figure", "flow", "control")

Affair = Mapping[str, Any]
Place = tuple[int, str, str]  # report, group, words


@dataclass(frozen=True, slots=True)
class Member:
    """Marked words of a group of that kind: of which report, and the entries that stand in them, the best one first."""

    group: str
    kind: str
    report: int
    words: str
    entries: tuple[Marked, ...]

    @property
    def place(self) -> Place:
        """What tells it from others of its affair."""
        return self.report, self.group, self.words

    @property
    def claims(self) -> set[int]:
        """The claims of its entries."""
        return {one.claim for one in self.entries}

    def of_kind(self) -> Member:
        """The same with the entries of the group's kind alone."""
        entries = tuple(one for one in self.entries if one.item.kind == self.kind)
        return Member(self.group, self.kind, self.report, self.words, entries)


@dataclass(frozen=True, slots=True)
class Marks:
    """All marked words of one affair, and the pairs of groups that look alike."""

    members: Sequence[Member]
    unlike: Sequence[tuple[str, str]]

    def of_kind(self) -> Marks:
        """The same with the entries of the groups' kinds alone."""
        return Marks([member.of_kind() for member in self.members], self.unlike)


def marks(affair: Affair, found: Compared) -> Marks:
    """The marked words of an affair that is read and compared, with their entries."""
    members = [
        Member(
            group["id"],
            group["kind"],
            member["report"],
            member["words"],
            tuple(found.marked(member["report"], member["words"])),
        )
        for group in affair["groups"]
        for member in group["members"]
    ]
    return Marks(members, [(pair["groups"][0], pair["groups"][1]) for pair in affair["not_the_same"]])


def wanted(one: Marks) -> Iterator[tuple[Member, Member]]:
    """The pairs of marked words of one group, in two reports."""
    for first, second in itertools.combinations(one.members, 2):
        if first.group == second.group and first.report != second.report:
            yield first, second


def recalled(some: Sequence[Marks]) -> Counter[tuple[str, str]]:
    """(kind, what) → how many pairs there are, how many are read on both sides, and how many are in one claim."""
    counts: Counter[tuple[str, str]] = Counter()
    for first, second in (pair for one in some for pair in wanted(one)):
        for kind in (first.kind, "all"):
            counts[kind, "pairs"] += 1
            counts[kind, "read"] += bool(first.entries and second.entries)
            counts[kind, "joined"] += bool(first.claims & second.claims)
    return counts


def given(some: Sequence[Marks]) -> Counter[tuple[str, str]]:
    """(kind, what) → how many pairs of entries of one claim, in two reports, there are, and how many of one group."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in some:
        groups = _groups(one)
        entries = {entry.item.number: entry for member in one.members for entry in member.entries}
        for first, second in itertools.combinations(entries.values(), 2):
            if first.claim != second.claim or first.item.document == second.item.document:
                continue
            for kind in (first.item.kind, "all"):
                counts[kind, "given"] += 1
                counts[kind, "right"] += bool(groups[first.item.number] & groups[second.item.number])
    return counts


def _groups(one: Marks) -> dict[int, set[str]]:
    """Entry → the groups in whose words it stands."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for member in one.members:
        for entry in member.entries:
            found[entry.item.number].add(member.group)
    return found


def apart(some: Sequence[Marks]) -> Counter[str]:
    """How many pairs of groups, and of their words, look alike and are kept apart."""
    counts: Counter[str] = Counter()
    for one in some:
        groups = _groups(one)
        for names in one.unlike:
            sides = [[member for member in one.members if member.group == name] for name in names]
            pairs = list(itertools.product(*sides))
            together = [_together(first, second, groups) for first, second in pairs]
            read = [bool(first.entries and second.entries) for first, second in pairs]
            counts["groups"] += 1
            counts["groups apart"] += not any(together)
            counts["groups read"] += any(read)
            counts["groups read, apart"] += any(read) and not any(together)
            counts["words"] += len(pairs)
            counts["words apart"] += together.count(False)
            counts["words read"] += sum(read)
            counts["words read, apart"] += sum(read) - sum(together)
    return counts


def _together(first: Member, second: Member, groups: Mapping[int, set[str]]) -> bool:
    """Whether an entry of the one alone shares a claim with an entry of the other alone."""
    ours = {one.claim for one in first.entries if second.group not in groups[one.item.number]}
    return any(one.claim in ours for one in second.entries if first.group not in groups[one.item.number])


def clusters(one: Marks, kind: str | None = None) -> tuple[Clusters, Clusters]:
    """The marked words by their groups, and by their claims; those of groups of one kind, or all."""
    members = [member for member in one.members if kind in (None, member.kind)]
    labelled: defaultdict[str, list[Place]] = defaultdict(list)
    found: defaultdict[object, list[Place]] = defaultdict(list)
    for member in members:
        labelled[member.group].append(member.place)
        best = next(iter([*member.of_kind().entries, *member.entries]), None)
        found[best.claim if best else member.place].append(member.place)
    return list(labelled.values()), list(found.values())


def scores(some: Sequence[Marks], kind: str | None = None) -> dict[str, Any]:
    """The scores of all kinds together, or of one."""
    pairs, entries = recalled(some), given(some)
    name = kind or "all"
    sides = [clusters(one, kind) for one in some]
    members = [member for one in some for member in one.members if kind in (None, member.kind)]
    return {
        "marked": len(members),
        "with an entry": _percent(sum(bool(member.entries) for member in members), len(members)),
        "pairs": pairs[name, "pairs"],
        "recall": _percent(pairs[name, "joined"], pairs[name, "pairs"]),
        "recall of those read": _percent(pairs[name, "joined"], pairs[name, "read"]),
        "given": entries[name, "given"],
        "precision": _percent(entries[name, "right"], entries[name, "given"]),
        "b3": conll([one for one, _ in sides], [other for _, other in sides], singletons=True)["b3"],
    }


def measure(some: Sequence[Marks]) -> dict[str, Any]:
    """All scores."""
    own = [one.of_kind() for one in some]
    alone = [[[place] for cluster in clusters(one)[0] for place in cluster] for one in some]
    look = {name: apart(which) for name, which in (("any kind", some), ("own kind", own))}
    return {
        "affairs": len(some),
        "groups": len({(at, member.group) for at, one in enumerate(some) for member in one.members}),
        "any kind": scores(some),
        "own kind": scores(own),
        "b3 of each alone": conll([clusters(one)[0] for one in some], alone, singletons=True)["b3"],
        "look-alikes": {name: _kept(counts) for name, counts in look.items()},
        "by kind": {
            kind: {"any kind": scores(some, kind), "own kind": scores(own, kind)}
            for kind in KINDS
            if any(member.kind == kind for one in some for member in one.members)
        },
    }


def _kept(counts: Counter[str]) -> dict[str, Any]:
    return {
        "pairs": counts["groups"],
        "kept apart": _percent(counts["groups apart"], counts["groups"]),
        "of those read": _percent(counts["groups read, apart"], counts["groups read"]),
        "pairs of words": counts["words"],
        "words kept apart": _percent(counts["words apart"], counts["words"]),
        "words kept apart of those read": _percent(counts["words read, apart"], counts["words read"]),
    }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / max(whole, 1), 2)


def main() -> None:
    """Read, compare, save."""
    options(__doc__)
    some = []
    for affair in yaml.safe_load(LABELS.read_text("utf-8")):
        with compared(read_reports(affair["reports"])) as found:
            some.append(marks(affair, found))
    save("propositions", measure(some))


if __name__ == "__main__":
    main()
