"""Work for the tests of the pool: a process finds it here by name."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

from onrecord.cli.pool import Plan
from onrecord.errors import ModelError


def square(number: int) -> str:
    return f"{number * number} by {os.getpid()}"


def deadly(number: int) -> str:
    if number % 10 == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return f"{number} done"


def first_is_slow(number: int) -> str:
    if number == 0:
        time.sleep(0.5)
    return f"{number} done"


def no_model(number: int) -> str:
    raise ModelError(f"no weights for {number}")


def first_is_fast(number: int) -> str:
    if number:
        time.sleep(60)
    return f"{number} done"


def lost(number: int, reason: str) -> str:
    return f"{number} lost: {reason}"


def weigh(number: int) -> int:
    return 1_000


def plan(work: Callable[[int], str]) -> Plan[int, str]:
    return Plan(work, lost, weigh, len)
