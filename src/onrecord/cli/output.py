"""Where the program writes: standard output, as bytes, so that no text at all can make printing fail."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Iterable, Iterator
from types import FrameType
from typing import Any, Protocol

import click

from onrecord.cli import exits


class Plain(Protocol):
    """What has a public JSON form."""

    def to_dict(self) -> dict[str, Any]:
        """The form as plain Python values."""


# The width where there is no terminal to ask: the same everywhere, so that output can be compared.
PLAIN_WIDTH = 100
NARROWEST, WIDEST = 40, 140


def write(text: str) -> None:
    """Prints ``text``; what the encoding of standard output lacks is printed as ``?``. Raises as
    :func:`write_bytes` does."""
    with _interrupt_put_off():
        write_bytes(_encoded(text))


def write_bytes(printed: bytes) -> None:
    """Writes bytes to standard output as they are.

    Raises:
        click.exceptions.Exit: whoever read the output has gone (``| head``): the program ends, silently.
        click.ClickException: the output cannot be written (a full disk).
    """
    stream = sys.stdout.buffer
    try:
        with _interrupt_put_off():
            stream.write(printed)
            stream.flush()
    except BrokenPipeError:
        # The interpreter flushes standard output once more as it ends: let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(exits.OK) from None
    except OSError as error:
        raise click.ClickException(f"the output cannot be written: {error.strerror}") from None


def json_lines(values: Iterable[Plain]) -> str:
    """JSON Lines in pure ASCII, so that no reader can stumble over a line separator or half a character."""
    return "".join(_line(value) for value in values)


def _line(value: Plain) -> str:
    return json.dumps(value.to_dict(), ensure_ascii=True, allow_nan=False, separators=(",", ":")) + "\n"


def _encoded(text: str) -> bytes:
    return text.encode(sys.stdout.encoding or "utf-8", "replace")


@contextlib.contextmanager
def _interrupt_put_off() -> Iterator[None]:
    """Puts off Ctrl-C to the end of what is done in here, so that no document is printed in part; a second Ctrl-C is
    not put off: whoever reads the output may have stopped for good."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    heard = False

    def put_off(number: int, frame: FrameType | None) -> None:
        nonlocal heard
        if heard:
            raise KeyboardInterrupt
        heard = True

    signal.signal(signal.SIGINT, put_off)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if heard:
        raise KeyboardInterrupt


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def has_colour() -> bool:
    """Colour only on a terminal that has it, and not where NO_COLOR is set (https://no-color.org)."""
    return on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns to print in: the terminal's, within reason; COLUMNS or 100 where there is none."""
    if not on_terminal() and "COLUMNS" not in os.environ:
        return PLAIN_WIDTH
    return min(WIDEST, max(NARROWEST, shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns))
