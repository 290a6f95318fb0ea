"""What the tests of the pages share: records that are compared, and somebody who asks for pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests import demo
from tests.web.hostile import hostile_reading

from onrecord.comparing import Record
from onrecord.schema import Reading
from onrecord.web.app import app

BASE = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def compared_once(demo_readings: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration's record, compared; not to be changed."""
    path = tmp_path_factory.mktemp("web") / "demo.record"
    demo.store(path, demo_readings)
    with Record.open(path) as record:
        record.compare()
    return path


@pytest.fixture(scope="session")
def client(compared_once: Path) -> Iterator[TestClient]:
    """Somebody who reads the demonstration's record."""
    with TestClient(app(compared_once), base_url=BASE) as made:
        yield made


@pytest.fixture
def writing(compared_once: Path, tmp_path: Path) -> Iterator[TestClient]:
    """Somebody who may change a copy of that record."""
    path = Path(shutil.copy(compared_once, tmp_path / "copy.record"))
    with TestClient(app(path), base_url=BASE) as made:
        yield made


@pytest.fixture(scope="session")
def hostile_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the hostile report, compared."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.record"
    with Record.open(path) as record:
        record.add(hostile_reading())
        record.compare()
    return path


@pytest.fixture(scope="session")
def hostile(hostile_record: Path) -> Iterator[TestClient]:
    """Somebody who reads it."""
    with TestClient(app(hostile_record), base_url=BASE) as made:
        yield made


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """Somebody who looks at an empty record."""
    Record.open(tmp_path / "empty.record").close()
    with TestClient(app(tmp_path / "empty.record"), base_url=BASE) as made:
        yield made
