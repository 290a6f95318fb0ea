"""What happened, who holds what, who, where, when, how much and how many: a section each, below the statements.

An entry takes one line or more, in the form of a statement::

     f2  pledge    USD 60,000,000 · Ana Reyes promised (3) · Vardia → port relief fund      ¶5 [402:431]
                   “$60 million for the families”

Its id is that of the JSON; who says so stands in the line, ``own voice`` where the report says it itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.cli import counts, holds, money, what, when, where, who
from onrecord.cli.entry import Entry
from onrecord.cli.lines import FAINT, NAME, indented, placed, styled
from onrecord.cli.lookup import Lookup
from onrecord.cli.progress import counted

if TYPE_CHECKING:
    from rich.text import Text


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    thing: str
    entries: list[Entry]


def sections(look: Lookup, width: int) -> Iterator[Text]:
    """The sections that have entries, each with a blank line before it."""
    for section in (
        _Section("What happened", "event", what.entries(look)),
        _Section("Who holds what", "holding", holds.entries(look)),
        _Section("Who", "actor", who.entries(look)),
        _Section("Where", "place", where.entries(look)),
        _Section("When", "date", when.entries(look)),
        _Section("How much", "flow", money.entries(look)),
        _Section("How many", "figure", counts.entries(look)),
    ):
        if section.entries:
            yield styled("")
            yield _title(section, width)
            yield from _set_out(section.entries, look, width)


def _title(section: _Section, width: int) -> Text:
    count = counted(len(section.entries), section.thing)
    head = styled(("── ", FAINT), (section.title, NAME))
    return styled(head, " ", ("─" * (width - head.cell_len - len(count) - 2), FAINT), " ", count)


def _set_out(entries: list[Entry], look: Lookup, width: int) -> Iterator[Text]:
    ids = [styled((entry.id, FAINT)) for entry in entries]
    labels = [styled((entry.label, entry.label_style)) for entry in entries]
    id_width = max(3, *(id.cell_len for id in ids))
    label_width = max(label.cell_len for label in labels)
    places = [look.where(entry.at) if entry.at else "no words" for entry in entries]
    place_width = max(map(len, places))
    for entry, id, label, place in zip(entries, ids, labels, places, strict=True):
        gap = " " * (2 + label_width - label.cell_len)
        tag = styled(" " * (id_width - id.cell_len), id, "  ", label, gap)
        yield from placed(tag, entry.head, styled("  ", (place.rjust(place_width), FAINT)), width)
        for line in entry.below:
            yield from indented(line, tag.cell_len, width)
