"""Conflicts: pairs of passages that were labelled conflict, update or both can be true.

    python -m benchmarks.conflicts --corpora ../shared/corpora

``labels/conflicts.json`` holds pairs of invented passages, and of sentences of ECB+ (Cybulska and Vossen, 2014) by
document and offsets; ``labels/README.md`` says how they were written, drawn and labelled. Each has the words that
tell the entry to compare. ``build`` was developed on, ``held`` was not.

Both passages are read as reports of their own, with outlet and day where they have them; the entries are those that
overlap the labelled words, of one kind and type where there are two of one, rather figures, flows, control and events
than the statements that tell them, the pair with most of those words first; and of several pairs the first of which
the rules say something. No entry or no relation counts as *both can be true*. Where a side has no entry with words of
its own (a statement, figure, flow or control), the labelled words are taken for a statement of the report itself, on
each side that has no statement (``told_plainly``). *entries alone* leaves this out, as `onrecord compare` does.

*right* is the F1 of finding the pairs labelled conflict or update, each with that relation: a pair is found if the
product gives conflict or update, and right if it gives what the label says (micro-averaged over these two).
*different* does not ask which of the two. *macro* is the mean F1 of all three relations. Where a passage has no entry
in the labelled words, nothing can be compared: *with an entry on both sides* leaves those pairs out.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.common import options, prf, save
from benchmarks.copies import ecbplus
from onrecord.comparing.conflicts import relation_of
from onrecord.comparing.differing.plainly import told_plainly
from onrecord.comparing.items import Item, items_of
from onrecord.comparing.reports import Report
from onrecord.reading import read
from onrecord.reading.reader import read_document
from onrecord.schema import Conflict, Document, Reading, Span

LABELS = Path(__file__).parent / "labels/conflicts.json"
# Above the numbers of all entries of a report.
PLAIN = 100_000
_TOLD = ("statement", "figure", "flow", "control")
RELATIONS = ("conflict", "update", "both can be true")

Row = dict[str, Any]
Pair = tuple[Item, Item, Conflict]


class Passages:
    """Reads the passages of the labels; a document of ECB+ once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._documents: dict[str, Document] = {}
        self._readings: dict[str, Reading] = {}

    def entries(self, row: Row, number: int) -> list[tuple[Item, float]]:
        """The entries of a passage that stand in the labelled words, with the share of these that they cover."""
        reading, words = self._place(row)
        found = ((item, _share(item, words)) for item in items_of(Report.of(reading, number)))
        return [(item, share) for item, share in found if share > 0]

    def both(self, row: Row, *, plainly: bool = True) -> tuple[list[tuple[Item, float]], list[tuple[Item, float]]]:
        """The entries of the two passages of a pair; ``plainly``: with the words themselves, where a side has none."""
        sides = self.entries(row["first"], 1), self.entries(row["second"], 2)
        if plainly and not all(any(item.kind in _TOLD for item, _ in side) for side in sides):
            for number, name, side in ((1, "first", sides[0]), (2, "second", sides[1])):
                if not any(item.kind == "statement" for item, _ in side):
                    reading, words = self._place(row[name])
                    side.append((told_plainly(reading, number, words, PLAIN + number), 1.0))
        return sides

    def _place(self, row: Row) -> tuple[Reading, Span]:
        """The reading of a passage, and the labelled words in it."""
        if "document" in row:
            return self._of_corpus(row["document"]), (row["start"], row["end"])
        reading = read(row["text"], outlet=row.get("outlet"), published=row.get("published"), language="en")
        start = reading.document.text.index(row["entry"])
        return reading, (start, start + len(row["entry"]))

    def _of_corpus(self, name: str) -> Reading:
        if not self._documents:
            self._documents = {document.id: document for document in ecbplus(self._folder)}
        if name not in self._readings:
            self._readings[name] = read_document(self._documents[name])
        return self._readings[name]


def _share(item: Item, words: Span) -> float:
    """How well the entry's words and the labelled words agree: the F1 of their characters."""
    size = sum(end - start for start, end in item.span)
    common = sum(max(0, min(end, words[1]) - max(start, words[0])) for start, end in item.span)
    return 2 * common / (size + words[1] - words[0]) if common else 0.0


def _related(first: Iterable[tuple[Item, float]], second: Iterable[tuple[Item, float]]) -> Iterator[Pair]:
    """The pairs that are related: of one kind and type first, then of one kind; of these, those with most words."""
    pairs = [(one, other, mine + theirs) for one, mine in first for other, theirs in second]
    for one, other, _ in sorted(pairs, key=lambda pair: (-_alike(*pair[:2]), -_told(*pair[:2]), -pair[2])):
        found = relation_of(one, other)
        if found is not None:
            yield one, other, found


def _alike(one: Item, other: Item) -> int:
    return (one.kind == other.kind) + ((one.kind, one.type) == (other.kind, other.type))


def _told(one: Item, other: Item) -> int:
    """How many of the two are what is told, and not the telling: what a pair is labelled by."""
    return (one.kind != "statement") + (other.kind != "statement")


def scores(table: Counter[tuple[str, str]]) -> Row:
    """The scores of a table of (labelled, given)."""
    gold = {one: sum(table[one, other] for other in RELATIONS) for one in RELATIONS}
    told = {one: sum(table[other, one] for other in RELATIONS) for one in RELATIONS}
    each = {one: prf(table[one, one], told[one], gold[one]) for one in RELATIONS}
    two = RELATIONS[:2]
    found, wanted = sum(told[one] for one in two), sum(gold[one] for one in two)
    return {
        "pairs": sum(gold.values()),
        "right": prf(sum(table[one, one] for one in two), found, wanted),
        "different": prf(sum(table[one, other] for one in two for other in two), found, wanted),
        "macro": round(sum(one["f1"] for one in each.values()) / len(RELATIONS), 2),
        "accuracy": round(100 * sum(table[one, one] for one in RELATIONS) / max(1, sum(gold.values())), 2),
        "relations": each,
        "labelled → given": {one: {other: table[one, other] for other in RELATIONS} for one in RELATIONS},
    }


def measure(passages: Passages, rows: Iterable[Row]) -> Row:
    """The scores of some rows: all together, by their source, and of those alone of which both sides were read."""
    tables: dict[str, Counter[tuple[str, str]]] = {"all": Counter()}
    for row in rows:
        entries = passages.both(row, plainly=False)
        given, alone = _given(passages.both(row)), _given(entries)
        for name in ("all", row["source"], *(["with an entry on both sides"] if all(entries) else [])):
            tables.setdefault(name, Counter())[row["relation"], given] += 1
        tables.setdefault("entries alone", Counter())[row["relation"], alone] += 1
    return {name: scores(table) for name, table in tables.items()}


def _given(sides: tuple[list[tuple[Item, float]], list[tuple[Item, float]]]) -> str:
    pair = next(_related(*sides), None)
    return pair[2].relation if pair else "both can be true"


def main() -> None:
    """Read, compare, save."""
    passages = Passages(options(__doc__).corpora / "comparing/ecbplus")
    rows = json.loads(LABELS.read_text("utf-8"))
    halves = {half: measure(passages, [row for row in rows if row["half"] == half]) for half in ("build", "held")}
    save("conflicts", halves)


if __name__ == "__main__":
    main()
