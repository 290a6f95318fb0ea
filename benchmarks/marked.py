"""Reports of one affair, compared by themselves, and which of their entries stand in words that were marked."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.comparing import Record
from onrecord.comparing.items import Item, items_of
from onrecord.comparing.reports import Report
from onrecord.reading import read
from onrecord.schema import Reading, Span

# So much of an entry must stand in the marked words, or so much of the marked words in the entry.
_PART = 0.5


@dataclass(frozen=True, slots=True)
class Marked:
    """An entry that stands in marked words: its claim, and ``share``, the F1 of its characters and the marked ones."""

    item: Item
    claim: int
    share: float


@dataclass(frozen=True, slots=True)
class Compared:
    """The record of one affair once it is compared, with the number of each report's document there."""

    record: Record
    documents: Mapping[int, int]
    items: Mapping[int, Sequence[Item]]
    texts: Mapping[int, str]

    def marked(self, report: int, words: str) -> list[Marked]:
        """The entries of a report that stand in those words, the one that agrees best with them first.

        An entry does where half of its words are among them, or where it has half of them: so does a statement that
        says it among other things, and an event of which one word stands there.

        Raises:
            ValueError: the words are not in the report, or stand there twice.
        """
        text = self.texts[report]
        if text.count(words) != 1:
            raise ValueError(f"report {report} has {words!r} {text.count(words)} times")
        start = text.index(words)
        found = []
        for item in self.items[report]:
            share, part = _agreement(item, (start, start + len(words)))
            claim = self.record.claim_of(item.number)
            if part >= _PART and claim is not None:
                found.append(Marked(item, claim, share))
        return sorted(found, key=lambda one: (-one.share, one.item.number))


@contextmanager
def compared(readings: Mapping[int, Reading]) -> Iterator[Compared]:
    """Those readings, by the numbers of their reports, in a record of their own, which is compared."""
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "affair.record") as record:
        documents = {number: record.add(reading).number for number, reading in readings.items()}
        record.compare()
        items = {number: items_of(Report.load(record, document)) for number, document in documents.items()}
        texts = {number: reading.document.text for number, reading in readings.items()}
        yield Compared(record, documents, items, texts)


def read_reports(reports: Sequence[Mapping[str, Any]]) -> dict[int, Reading]:
    """Each report as a user would have it read: its text, with its outlet, day and headline."""
    return {
        report["number"]: read(
            report["text"],
            outlet=report["outlet"],
            published=report["published"],
            title=report["title"],
            language="en",
        )
        for report in reports
    }


def _agreement(item: Item, words: Span) -> tuple[float, float]:
    """The F1 of the characters of both, and the greater of the two shares that they have in common."""
    size, length = sum(end - start for start, end in item.span), words[1] - words[0]
    common = sum(max(0, min(end, words[1]) - max(start, words[0])) for start, end in item.span)
    return (2 * common / (size + length), max(common / size, common / length)) if common else (0.0, 0.0)
