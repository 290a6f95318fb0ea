"""Several processes: the same results in the same order, and what dies or is interrupted costs no more than it must."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.cli import work

from onrecord.cli import pool
from onrecord.errors import ModelError, OnRecordError


def test_one_job_works_in_this_process() -> None:
    assert list(pool.in_order(work.plan(work.square), [1, 2], 1)) == [f"1 by {os.getpid()}", f"4 by {os.getpid()}"]


def test_results_come_in_order_from_other_processes() -> None:
    results = list(pool.in_order(work.plan(work.square), range(40), 2))
    assert [result.split()[0] for result in results] == [str(number**2) for number in range(40)]
    assert str(os.getpid()) not in {result.split()[-1] for result in results}


def test_no_input_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_start", lambda work: pytest.fail("a process was started"))
    assert list(pool.in_order(work.plan(work.square), [], 2)) == []


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The processes as they are started."""
    workers: list[Any] = []
    start = pool._start

    def noted(work: Callable[[Any], Any]) -> Any:
        workers.append(start(work))
        return workers[-1]

    monkeypatch.setattr(pool, "_start", noted)
    return workers


def test_one_input_starts_one_process(started: list[Any]) -> None:
    assert len(list(pool.in_order(work.plan(work.square), [5], 4))) == 1
    assert len(started) == 1


def test_a_process_that_dies_costs_the_item_it_had_in_hand() -> None:
    results = list(pool.in_order(work.plan(work.deadly), range(8), 2))
    assert results[3] == "3 lost: ended by SIGKILL, perhaps for want of memory"
    assert results[:3] + results[4:] == [f"{number} done" for number in (0, 1, 2, 4, 5, 6, 7)]


def test_what_stops_the_whole_run_is_raised_here() -> None:
    with pytest.raises(ModelError, match="no weights for 0"):
        list(pool.in_order(work.plan(work.no_model), range(3), 2))


def test_processes_that_cannot_start_are_an_error_not_a_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_serve", os._exit)
    with pytest.raises(OnRecordError, match="could not be started"):
        list(pool.in_order(work.plan(work.square), range(3), 2))


def test_input_is_drawn_no_faster_than_results_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "HELD_RESULTS", 10)
    drawn = []

    def numbers() -> Iterator[int]:
        for number in range(200):
            drawn.append(number)
            yield number

    results = pool.in_order(work.plan(work.first_is_slow), numbers(), 2)
    assert next(results) == "0 done"
    assert len(drawn) < 60
    assert list(results)[-1] == "199 done"


def test_leaving_early_ends_the_processes(started: list[Any]) -> None:
    results = pool.in_order(work.plan(work.first_is_fast), range(4), 2)
    next(results)
    processes = [worker.process.pid for worker in started]
    results.close()  # type: ignore[attr-defined]
    assert len(processes) == 2
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


@pytest.mark.parametrize(
    ("code", "said"), [(1, "ended with code 1"), (-11, "ended by SIGSEGV"), (-200, "ended by signal 200")]
)
def test_cause(code: int, said: str) -> None:
    assert pool._cause(code) == said
