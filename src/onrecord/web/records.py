"""The record as the pages use it: some threads read, one writes, each with a connection of its own.

A connection of SQLite belongs to the thread that opened it. Reading threads see what was committed when they began
(the file is in WAL mode), so a page is whole while somebody writes; whoever writes takes turns in one thread.
"""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from onrecord.comparing import Record
from onrecord.errors import OnRecordError, ReadOnlyRecord
from onrecord.settings import Settings

R = TypeVar("R")
Job = Callable[[Record], Any]

READERS = 4
# So many documents are compared before the page that wrote them is answered; more are compared behind its back.
_AT_ONCE = 5


class Workers:
    """Threads that each hold the record open and do the jobs that they are given, one after another."""

    def __init__(self, open_it: Callable[[], Record], number: int, name: str) -> None:
        self._open = open_it
        self._jobs: queue.SimpleQueue[tuple[Job, Future[Any]] | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._work, name=f"onrecord-{name}-{n}", daemon=True) for n in range(number)
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, job: Callable[[Record], R]) -> Future[R]:
        """The job's result, or what it raised, to come."""
        future: Future[R] = Future()
        self._jobs.put((job, future))
        return future

    def close(self) -> None:
        """Waits for the jobs that were given, and closes the record everywhere."""
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join(timeout=10)

    def _work(self) -> None:
        record: Record | None = None
        while (given := self._jobs.get()) is not None:
            job, future = given
            if not future.set_running_or_notify_cancel():
                continue
            try:
                record = record or self._open()
                future.set_result(job(record))
            except BaseException as error:  # a thread that dies would leave every later page waiting
                future.set_exception(error)
            del given, job, future  # what a page held is not kept until the next one comes
        if record is not None:
            record.close()


class Records:
    """A record for many who read and for those who write, in turn."""

    def __init__(self, path: Path, settings: Settings, readers: int = READERS) -> None:
        """
        Raises:
            RecordError: it cannot be opened.
        """
        self.path = path
        self.can_write = _can_write(path, settings)
        self._readers = Workers(
            lambda: Record.open(path, create=False, read_only=True, settings=settings), readers, "reads"
        )
        self._writer = Workers(lambda: Record.open(path, create=False, settings=settings), 1, "writes")

    async def read(self, job: Callable[[Record], R]) -> R:
        """Does a job that only reads, on one state of the record from its first question to its last."""
        return await asyncio.wrap_future(self._readers.submit(lambda record: _on_one_state(record, job)))

    async def write(self, job: Callable[[Record], R]) -> R:
        """Does a job that writes, in turn with others, and compares what it changed.

        Raises:
            ReadOnlyRecord: the record cannot be written.
        """
        if not self.can_write:
            raise ReadOnlyRecord(str(self.path), "is not allowed to be written")
        return await asyncio.wrap_future(self._writer.submit(lambda record: self._written(record, job)))

    def close(self) -> None:
        """Ends all threads and closes the file."""
        self._readers.close()
        self._writer.close()

    def _written(self, record: Record, job: Callable[[Record], R]) -> R:
        done = job(record)
        if len(record.waiting()) <= _AT_ONCE:
            _compare(record)
        else:
            self._writer.submit(_compare)
        return done


def _compare(record: Record) -> None:
    # What the job did is stored; what is not compared now is compared at the next occasion.
    with contextlib.suppress(OnRecordError):
        record.compare()


def _on_one_state(record: Record, job: Callable[[Record], R]) -> R:
    db = record.connection
    db.execute("BEGIN")
    try:
        return job(record)
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _can_write(path: Path, settings: Settings) -> bool:
    """Opens the record once, so that what is wrong with it is said before the first page is asked for."""
    try:
        Record.open(path, create=False, settings=settings).close()
        return True
    except ReadOnlyRecord:
        Record.open(path, create=False, read_only=True, settings=settings).close()
        return False
