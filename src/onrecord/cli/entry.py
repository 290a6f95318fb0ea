"""An entry of a section, before it is set out in lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.cli.harmless import one_line
from onrecord.schema import Span

if TYPE_CHECKING:
    from rich.text import Text

_WIDEST_ID, _WIDEST_LABEL = 12, 20  # columns


@dataclass(frozen=True, slots=True)
class Entry:
    """``head`` goes beside the label, ``below`` under it; ``at`` is where its (first) words stand in the text."""

    id: str
    label: str
    head: Text
    at: Span | None
    below: tuple[Text, ...] = ()
    label_style: str = ""


def entry(id: str, label: str, head: Text, at: Span | None, *below: Text, label_style: str = "") -> Entry:
    """An entry whose id and label are harmless and not too wide for a column."""
    return Entry(_cut(id, _WIDEST_ID), _cut(label, _WIDEST_LABEL), head, at, below, label_style)


def _cut(text: str, columns: int) -> str:
    from rich.cells import cell_len, set_cell_size

    line = one_line(text, columns)
    return line if cell_len(line) <= columns else set_cell_size(line, columns - 1) + "…"
