"""A reading set out: as one line of JSON for programs, or for an analyst who must be able to check every line.

First comes a line about the document and how much was found in it, then the statements (``statements.py``), then what
happened, who holds what, who, where, when, how much and how many, a section each (``sections.py``), each entry with the
place of its words.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli.harmless import one_line
from onrecord.cli.lines import FAINT, NAME, indented, styled, to_string, wrapped
from onrecord.cli.lookup import Lookup
from onrecord.cli.progress import counted
from onrecord.cli.sections import sections
from onrecord.cli.statements import Statements
from onrecord.schema import Document, Reading

if TYPE_CHECKING:
    from rich.text import Text


def as_json(reading: Reading) -> str:
    """One line of pure ASCII: half characters, line separators and overrides of direction all come as escapes."""
    return json.dumps(reading.to_dict(), ensure_ascii=True, allow_nan=False, separators=(",", ":")) + "\n"


def as_text(reading: Reading, width: int, colour: bool) -> str:
    """A reading for a person, in lines of ``width`` columns."""
    look = Lookup(reading)
    lines = [*_header(reading, width), *Statements(look, width).lines(), *sections(look, width), styled("")]
    return to_string(lines, width, colour)


def _header(reading: Reading, width: int) -> Iterator[Text]:
    document = reading.document
    outlet = one_line(document.outlet, width // 2) if document.outlet else "outlet unknown"
    date = f"{one_line(document.published)} ({document.published_basis})" if document.published else "date unknown"
    count = _count(reading)
    head = styled(("━━ ", FAINT), (outlet, NAME), (" · ", FAINT), date)
    room = width - head.cell_len - len(count) - 2
    if room >= 2:
        yield styled(head, " ", ("━" * room, FAINT), " ", (count, NAME))
    else:
        yield from wrapped(styled(head, " ", ("━" * (width - head.cell_len - 1), FAINT)), width)
        yield from indented(styled((count, NAME)), 3, width)
    if document.title:
        yield from indented(styled((one_line(document.title), "italic")), 3, width)
    yield from indented(styled((" · ".join(_about(document)), FAINT)), 3, width)
    if reading.attributions:
        yield styled("")


def _about(document: Document) -> Iterator[str]:
    if document.byline:
        yield "by " + one_line(", ".join(document.byline))
    if document.language not in (None, "en"):
        yield f"language: {document.language}"
    yield one_line(document.name)
    if document.left_out:
        whys = Counter(part.why for part in document.left_out)
        yield "left out: " + ", ".join(f"{one_line(why)} {n}" for why, n in sorted(whys.items()))


def _count(reading: Reading) -> str:
    """``"7 statements · 5 events · 2 flows"``: what says that somebody said, did, holds, paid or counted something."""
    parts = [counted(len(reading.attributions), "statement")]
    parts += [
        counted(len(entries), thing)
        for entries, thing in (
            (reading.events, "event"),
            (reading.control, "holding"),
            (reading.flows, "flow"),
            (reading.figures, "figure"),
        )
        if entries
    ]
    return " · ".join(parts)
