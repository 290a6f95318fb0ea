"""Work done by several processes, with the results in the order of the input.

Why not ``concurrent.futures``: there, one process that dies takes the whole pool with it. Here it costs the one
document it was reading: results come back one by one, so the document in hand is known; the rest is done again
by a new process. Memory is bounded: input is drawn only as it is handed out, and nothing more is handed out while
too many results wait for an earlier one.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from onrecord.errors import OnRecordError

T = TypeVar("T")
R = TypeVar("R")

# Small items go out together until they weigh this much (bytes of text: about a seventh of a second of reading),
# so that handing out costs little, and the last batches still spread evenly.
BATCH_WEIGHT = 4_096
# How much may wait, read, for an earlier document that takes long: in results and in their weight.
HELD_RESULTS = 4_096
HELD_WEIGHT = 64_000_000

_READY = "ready"


@dataclass(frozen=True, slots=True)
class Plan(Generic[T, R]):
    """What to do: ``work`` must be importable by name (a function, or a ``partial`` of one), and raise only what is
    to stop the whole run. ``lost`` makes the result for an item whose process died, from the item and the reason.
    ``weigh`` and ``weigh_result`` say how big an item and a result are, in bytes."""

    work: Callable[[T], R]
    lost: Callable[[T, str], R]
    weigh: Callable[[T], int]
    weigh_result: Callable[[R], int]


def in_order(plan: Plan[T, R], items: Iterable[T], jobs: int) -> Iterator[R]:
    """The results of ``plan.work`` for ``items``, in their order, by ``jobs`` processes (one: in this process).

    Raises:
        OnRecordError: the processes cannot be started.
        Exception: whatever ``plan.work`` raises.
    """
    if jobs == 1:
        yield from map(plan.work, items)
        return
    pool = _Pool(plan, items, jobs)
    try:
        yield from pool.results()
    finally:
        pool.close()


@dataclass(slots=True)
class _Worker(Generic[T]):
    process: BaseProcess
    connection: Connection
    ready: bool = False
    batch: deque[tuple[int, T]] = field(default_factory=deque)


class _Pool(Generic[T, R]):
    def __init__(self, plan: Plan[T, R], items: Iterable[T], jobs: int) -> None:
        self.plan = plan
        self.items = enumerate(items)
        self.jobs = jobs
        self.exhausted = False
        self.again: deque[tuple[int, T]] = deque()  # lost with a process, to be done first
        self.waiting: deque[tuple[int, T]] = deque()  # drawn, not yet handed out: one batch at most
        self.workers: list[_Worker[T]] = []
        self.done: dict[int, R] = {}
        self.held = 0

    def results(self) -> Iterator[R]:
        following = 0
        while self._hand_out() or self.done:
            self._collect()
            while following in self.done:
                result = self.done.pop(following)
                self.held -= self.plan.weigh_result(result)
                following += 1
                yield result

    def _hand_out(self) -> bool:
        """Gives every idle process a batch, starting processes as there is work; says whether any is at work."""
        for worker in self.workers:
            if worker.ready and not worker.batch:
                worker.batch = self._next_batch()
                if worker.batch:
                    self._send(worker)
        starting = sum(1 for worker in self.workers if not worker.ready)
        while len(self.workers) < self.jobs and self._left_for(starting + 1):
            self.workers.append(_start(self.plan.work))
            starting += 1
        return any(worker.batch or not worker.ready for worker in self.workers)

    def _send(self, worker: _Worker[T]) -> None:
        # A process that died meanwhile shows at the next `_collect`, as the end of its connection.
        with contextlib.suppress(OSError):
            worker.connection.send(list(worker.batch))

    def _left_for(self, processes: int) -> bool:
        """Whether there is an item for each of so many processes that are starting."""
        while len(self.again) + len(self.waiting) < processes and self._draw():
            pass
        return len(self.again) + len(self.waiting) >= processes

    def _draw(self) -> bool:
        if self.exhausted or self.held > HELD_WEIGHT or len(self.done) > HELD_RESULTS:
            return False
        try:
            self.waiting.append(next(self.items))
        except StopIteration:
            self.exhausted = True
        return not self.exhausted

    def _next_batch(self) -> deque[tuple[int, T]]:
        # What was lost with a process goes out one by one: another of them may be as deadly.
        if self.again:
            return deque([self.again.popleft()])
        batch: deque[tuple[int, T]] = deque()
        weight = 0
        while weight < BATCH_WEIGHT and (self.waiting or self._draw()):
            weight += self.plan.weigh(self.waiting[0][1])
            batch.append(self.waiting.popleft())
        return batch

    def _collect(self) -> None:
        """Waits until a process has something to say, and takes what each has."""
        # Idle ones too: one that is ended from outside while idle shows here, and costs no document.
        speaking = wait([worker.connection for worker in self.workers])
        for worker in list(self.workers):
            if worker.connection not in speaking:
                continue
            try:
                message = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker)
            else:
                self._take(worker, message)

    def _take(self, worker: _Worker[T], message: Any) -> None:
        if message == _READY:
            worker.ready = True
            return
        number, result = message
        if isinstance(result, _Fatal):
            raise result.error
        worker.batch.popleft()
        self._keep(number, result)

    def _keep(self, number: int, result: R) -> None:
        self.done[number] = result
        self.held += self.plan.weigh_result(result)

    def _bury(self, worker: _Worker[T]) -> None:
        worker.process.join()
        worker.connection.close()
        self.workers.remove(worker)
        reason = _cause(worker.process.exitcode)
        if not worker.ready:
            raise OnRecordError(f"a process for --jobs could not be started: {reason}")
        if worker.batch:
            number, item = worker.batch.popleft()
            self._keep(number, self.plan.lost(item, reason))
            self.again.extend(worker.batch)

    def close(self) -> None:
        for worker in self.workers:
            worker.connection.close()
            if worker.batch or not worker.ready:
                worker.process.terminate()
        for worker in self.workers:
            worker.process.join(timeout=2)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.process.close()
        self.workers.clear()


@dataclass(frozen=True, slots=True)
class _Fatal:
    error: Exception


def _start(work: Callable[[Any], Any]) -> _Worker[Any]:
    # "spawn" on every system: a fork would copy the encoder's threads in whatever state they are.
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, work), daemon=True)
    with _interrupts_held():
        process.start()
    there.close()
    return _Worker(process, here)


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C reaches every process of the terminal; a child started in here never hears it, and so never prints a
    traceback: this process hears it, and ends the children."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    # The helper process of multiprocessing unblocks the signal as it starts, so it has to be there before.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, work: Callable[[Any], Any]) -> None:
    """The life of one process: takes batches until the connection ends, and answers item by item."""
    with contextlib.suppress(EOFError, OSError):
        connection.send(_READY)
        while True:
            for number, item in connection.recv():
                try:
                    result = work(item)
                except Exception as error:
                    connection.send((number, _Fatal(error)))
                    return
                connection.send((number, result))


def _cause(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        name = signal.Signals(-exitcode).name if -exitcode in set(signal.Signals) else f"signal {-exitcode}"
        return f"ended by {name}" + (", perhaps for want of memory" if name == "SIGKILL" else "")
    return f"ended with code {exitcode}"
