"""Stories set out: which documents are about the same, and which of them print the same text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.cli.claims import outlet
from onrecord.cli.harmless import one_line
from onrecord.cli.lines import FAINT, NAME, indented, styled, to_string, wrapped
from onrecord.cli.progress import counted
from onrecord.schema import Cited, Story

if TYPE_CHECKING:
    from rich.text import Text


def as_text(stories: Sequence[Story], width: int, colour: bool) -> str:
    """Each story with its documents, a line each."""
    lines = [line for story in stories for line in _lines(story, width)]
    return to_string(lines, width, colour) if lines else ""


def _lines(story: Story, width: int) -> Iterator[Text]:
    title = one_line(story.title, 100) if story.title else "without a headline"
    days = " to ".join(dict.fromkeys(day for day in (story.first, story.last) if day)) or "not dated"
    yield from wrapped(styled((f"story {story.number}", NAME), (" · ", FAINT), (title, "italic")), width)
    told = f"{days} · {counted(len(story.documents), 'document')} · {counted(story.claims, 'claim')} of several"
    told += f" · {story.disputed} disputed" if story.disputed else ""
    yield from indented(styled((told, FAINT)), 4, width)
    for cited in story.documents:
        yield from indented(_document(cited, story), 4, width)
    yield styled("")


def _document(cited: Cited, story: Story) -> Text:
    names = {one.number: outlet(one) for one in story.documents}
    shared = []
    for copy in story.copies:
        if copy.second == cited.number:
            kind = "a copy of" if copy.kind == "copy" else "has passages of"
            shared.append(f"{kind} document {copy.first} ({names[copy.first]})")
    day = (cited.published or "not dated")[:10]
    title = f" “{one_line(cited.title, 80)}”" if cited.title else ""
    note = f" · {'; '.join(shared[:3])}" if shared else ""
    return styled((f"{cited.number:>5}  ", FAINT), f"{day}  {outlet(cited)}", title, (note, FAINT))
