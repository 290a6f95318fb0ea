"""The program as a user runs it, with the model or with a stand-in."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cli import fakes
from tests.schemas import hold_lines

import onrecord.reading
from onrecord.cli import main

Program = Callable[..., Result]


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Program:
    """Runs the program in this process, with a stand-in for the model that finds "NAME said WORDS.". Whatever it prints
    with --json is held to its schema."""
    monkeypatch.setattr(onrecord.reading, "read_document", fakes.read_document, raising=False)

    def run(*arguments: str | Path, **extra: object) -> Result:
        done = CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="onrecord", **extra)  # type: ignore[arg-type]
        if "--json" in arguments and done.exit_code == 0:
            hold_lines(done.stdout)
        return done

    return run


@pytest.fixture
def start() -> Callable[..., subprocess.Popen[bytes]]:
    """Starts the program as a process of its own, with the real model."""

    def begin(*arguments: str | Path, start_new_session: bool = False) -> subprocess.Popen[bytes]:
        source = Path(onrecord.__file__).parents[1]
        return subprocess.Popen(
            [sys.executable, "-m", "onrecord", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,  # so that what is read line by line and what is read after it are the same stream
            env=os.environ | {"PYTHONPATH": str(source)},
            start_new_session=start_new_session,
        )

    return begin
