"""Styled lines for the terminal: how they are put together, wrapped, moved in and printed. Rich is imported only here
and only when something is printed, so that asking for help stays quick."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

NAME, DETAIL, FAINT, DOUBT = "bold", "", "dim", "yellow"
NARROW = 30  # columns that a head needs beside the place: with fewer, the place takes a line of its own


def to_string(lines: list[Text], width: int, colour: bool) -> str:
    """The lines as they are sent to the terminal, with colour codes or without."""
    printed = _coloured(lines, width) if colour else "".join(f"{line.plain}\n" for line in lines)
    # Blanks at the end of a line are of no use to anyone, and make diffs noisy.
    return re.sub(r"[ \t]+((?:\x1b\[[0-9;]*m)*)$", r"\1", printed, flags=re.MULTILINE)


def _coloured(lines: list[Text], width: int) -> str:
    from rich.console import Console
    from rich.text import Text

    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    with console.capture() as capture:
        console.print(Text("\n").join(lines), soft_wrap=True)
    return capture.get()


def styled(*parts: str | tuple[str, str] | Text) -> Text:
    """The parts in one line; each is a text, or a string with its style."""
    from rich.text import Text

    return Text.assemble(*parts, end="")


def dotted(parts: list[Text]) -> Text:
    """The parts with a faint ``·`` between each two."""
    joined = styled()
    for index, part in enumerate(parts):
        joined.append_text(styled((" · ", FAINT), part) if index else part)
    return joined


def wrapped(text: Text, width: int) -> list[Text]:
    """``text`` in lines of at most ``width`` columns."""
    if text.cell_len <= width and "\n" not in text.plain:
        return [text]
    return list(text.wrap(_measuring(), width)) or [text]


@functools.cache
def _measuring() -> Console:
    from rich.console import Console

    return Console(file=io.StringIO())


def indented(text: Text, columns: int, width: int) -> Iterator[Text]:
    """``text`` in lines that begin ``columns`` from the left and end at ``width``."""
    for line in wrapped(text, max(10, width - columns)):
        yield styled(" " * columns, line)


def placed(tag: Text, head: Text, where: Text, width: int) -> Iterator[Text]:
    """``tag`` (a number and a word), ``head`` beside it in as many lines as it takes, and ``where`` at the right of the
    first. On a narrow terminal ``where`` stands beside the tag alone, and the head below."""
    start = tag.cell_len
    room = width - start - where.cell_len
    for index, line in enumerate(wrapped(head, room if room >= NARROW else max(10, width - start))):
        if index:
            yield styled(" " * start, line)
        elif room >= NARROW:
            yield styled(tag, line, " " * (room - line.cell_len), where)
        else:
            yield styled(tag, where)
            yield styled(" " * start, line)
