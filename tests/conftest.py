"""What all tests share."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest
from tests import demo

from onrecord.schema import Reading

# Started in the background by a shell, a process is born deaf to Ctrl-C, and so are its children. A handler here gives
# the programs that the tests start their ears back.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def demo_readings() -> list[Reading]:
    """The model's readings of the reports that ship with the package."""
    return demo.demo_readings()


@pytest.fixture(scope="session")
def demo_record_once(demo_readings: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of them, compared with nothing yet; not to be changed."""
    path = tmp_path_factory.mktemp("demo") / "demo.record"
    demo.store(path, demo_readings)
    return path


@pytest.fixture
def demo_record(demo_record_once: Path, tmp_path: Path) -> Path:
    """A copy of that record for one test."""
    return Path(shutil.copy(demo_record_once, tmp_path / "demo.record"))
