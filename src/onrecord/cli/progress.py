"""A bar on standard error for work that takes more than a second, and the line that sums up a run."""

from __future__ import annotations

import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 1.0  # seconds of work before the bar appears


# What became of a document that was given to a record, in words.
_STORED = {"new": "new", "version": "new version", "same text": "same text as before", "known": "there already"}


@dataclass(slots=True)
class Tally:
    """What a run has done so far."""

    read: int = 0
    statements: int = 0
    words: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    stored: Counter[str] = field(default_factory=Counter)

    def summary(self, seconds: float) -> str:
        """One line: what was read, what was skipped and why, and how fast (wall time, start-up included)."""
        parts = [f"{counted(self.read, 'document')} read"]
        if self.skipped:
            whys = ", ".join(f"{why} {number:,}" for why, number in sorted(self.skipped.items()))
            parts.append(f"{self.skipped.total():,} skipped ({whys})")
        if self.stored:
            parts.append("in the record: " + ", ".join(f"{_STORED[how]} {n:,}" for how, n in self.stored.items()))
        parts.append(counted(self.statements, "statement"))
        rate = f", {self.words / seconds:,.0f} words a second" if self.words and seconds else ""
        parts.append(f"{counted(self.words, 'word')} in {seconds:.1f} s{rate}")
        return " · ".join(parts)


def counted(number: int, thing: str) -> str:
    """``counted(1, "word")`` is "1 word", ``counted(2000, "word")`` "2,000 words"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def label(error: type[Exception]) -> str:
    """The name of an error as words: ``NoArticle`` is "no article"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", error.__name__).lower()


class Bar:
    """The bar. It is drawn by a thread, so that it moves while a long document is read; :meth:`write` takes it away
    while something else is printed on the same terminal."""

    def __init__(self, wanted: bool | None = None, what: str = "reading") -> None:
        self.what = what
        self.wanted = sys.stderr.isatty() if wanted is None else wanted
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._done = 0
        self._words = 0
        self._total: int | None = None
        self._started = time.monotonic()

    def __enter__(self) -> Bar:
        if self.wanted:
            self._timer = threading.Timer(PATIENCE, self._appear)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._timer:
            self._timer.cancel()
        with self._lock:
            self.wanted = False
            if self._bar:
                self._bar.stop()

    def write(self, print_it: Callable[[], None]) -> None:
        """Calls ``print_it`` with the bar out of the way."""
        with self._lock:
            if self._bar:
                self._bar.stop()
            print_it()
            if self._bar:
                self._bar.start()

    def advance(self, words: int) -> None:
        """One document more is done."""
        with self._lock:
            self._done += 1
            self._words += words
            self._draw()

    def reach(self, done: int) -> None:
        """So many documents are done."""
        with self._lock:
            self._done = done
            self._draw()

    def expect(self, total: int) -> None:
        """All documents are known: there are so many."""
        with self._lock:
            self._total = total
            self._draw()

    def _draw(self) -> None:
        if self._bar and self._task is not None:
            rate = self._words / max(time.monotonic() - self._started, 0.001)
            speed = f" · {rate:,.0f} words a second" if self._words else ""
            done = f"{self._done:,}" if self._total is None else f"{self._done:,}/{self._total:,}"
            self._bar.update(self._task, completed=self._done, total=self._total, done=done, rate=speed)

    def _appear(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        with self._lock:
            if not self.wanted:
                return
            self._bar = Progress(
                TextColumn(self.what),
                BarColumn(bar_width=30),
                TextColumn("{task.fields[done]} documents{task.fields[rate]}"),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._bar.add_task("", total=None, done="0", rate="")
            self._draw()
            self._bar.start()
