"""What can be wrong with a record: each gives a clear message, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.record.readings import reading, short

import onrecord
from onrecord.errors import (
    DamagedRecord,
    DiskFull,
    NoRecord,
    NotARecord,
    OtherVersion,
    ReadOnlyRecord,
    RecordError,
    RecordInUse,
)
from onrecord.record import Record, tables
from onrecord.settings import Settings

ROOT = Path(__file__).parents[2]
QUICK = Settings(record_timeout=0.05)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "news.record"
    with Record.open(path) as record:
        record.add(reading())
    return path


def whole(path: Path, documents: int = 1) -> None:
    """Asserts that the record opens, is sound, and holds so many documents."""
    with Record.open(path) as record:
        assert len(list(record.documents())) == documents
        assert record.document(1).document.text == reading().document.text
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    db.close()


@pytest.mark.parametrize("content", [b"Reyes said no.\n", b"\x89PNG", b"SQLite format", b"\0" * 5000])
def test_a_file_that_is_no_record(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    with pytest.raises(NotARecord, match=r"report\.txt: is no record of onrecord; .*nothing was changed"):
        Record.open(path)
    assert path.read_bytes() == content


def test_a_database_of_somebody_else(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE stock (item TEXT)")
    db.commit()
    db.close()
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(NotARecord, match="is a database, but no record of onrecord"):
            Record.open(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_header_alone_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "cut.record"
    path.write_bytes(b"SQLite format 3\0" + b"\1" * 2000)
    with pytest.raises(RecordError, match=r"cut\.record: "):
        Record.open(path)


def test_a_folder_and_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotARecord, match="is a folder"):
        Record.open(tmp_path)
    with pytest.raises(NoRecord, match="no such record"):
        Record.open(tmp_path / "none.record", create=False)
    with pytest.raises(NoRecord, match="there is no folder"):
        Record.open(tmp_path / "nowhere" / "none.record")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_record_only_when_written(tmp_path: Path) -> None:
    path = tmp_path / "empty.record"
    path.touch()
    with pytest.raises(NotARecord, match="is empty"):
        Record.open(path, read_only=True)
    with Record.open(path) as record:
        record.add(reading())
    whole(path)


def test_a_record_of_a_newer_version(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(OtherVersion, match=r"of version 99, and this onrecord knows up to .*nothing was changed"):
            Record.open(path, read_only=read_only)
    assert path.read_bytes() == before


def newer(monkeypatch: pytest.MonkeyPatch, *statements: str) -> int:
    """Makes as if the next version of the tables were made by ``statements``."""
    known = tables.migrations()
    number = max(known) + 1
    monkeypatch.setattr(tables, "migrations", lambda: {**known, number: statements})
    return number


def test_an_older_record_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = newer(monkeypatch, "ALTER TABLE documents ADD COLUMN country TEXT /* of its outlet */")
    with pytest.raises(OtherVersion, match="open it once for writing"):
        Record.open(path, read_only=True)
    whole(path)
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA user_version").fetchone() == (number,)
    assert db.execute("SELECT country FROM documents").fetchall() == [(None,)]
    (table,) = (table for table in tables.described(db) if table.name == "documents")
    columns = {column.name: column.sentence for column in table.columns}
    assert columns["country"] == "of its outlet"
    assert columns["replaced_by"] == "the newer version of the same report, where there is one"
    db.close()


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        newer(patch, "DROP TABLE abouts", "ALTER TABLE nowhere ADD COLUMN x")
        with pytest.raises(RecordError, match="no such table: nowhere"):
            Record.open(path)
    whole(path)


MIGRATING = """
import sys
from onrecord.record import tables, Record
known = tables.migrations()
slow = ("DROP TABLE abouts", "CREATE TABLE half (x)", "INSERT INTO half WITH RECURSIVE n(i) AS"
        " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000000) SELECT i FROM n")
tables.migrations = lambda: {**known, max(known) + 1: slow}
print("started", flush=True)
Record.open(sys.argv[1])
"""


def test_a_migration_that_is_killed_changes_nothing(path: Path) -> None:
    process = run(sys.executable, "-c", MIGRATING, path)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.5)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    whole(path)


def test_another_program_is_writing(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Record.open(path, settings=QUICK) as record:
        with pytest.raises(RecordInUse, match="another program is writing to it; try again when that is done"):
            record.add(short("Reyes said no."))
        assert record.find("strike")  # who reads does not wait for who writes
        other.execute("ROLLBACK")
        record.add(short("Reyes said no."))
    other.close()
    whole(path, 2)


def test_another_program_has_it_for_itself(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("UPDATE documents SET title = title")
    with pytest.raises(RecordInUse, match=r"news\.record: another program"):
        Record.open(path, settings=QUICK).add(short("Reyes said no."))
    other.close()
    whole(path)


def test_the_disk_is_full(path: Path) -> None:
    long = short("Reyes said " + " ".join(f"word{number}" for number in range(40_000)) + ".")
    with Record.open(path) as record:
        (pages,) = record._db.execute("PRAGMA page_count").fetchone()
        record._db.execute(f"PRAGMA max_page_count = {pages + 5}")
        with pytest.raises(
            DiskFull, match="the disk is full; make room and start again: what was stored before is safe"
        ):
            record.add(long)
    whole(path)
    with Record.open(path) as record:
        record.add(long)
    whole(path, 2)


LIMITED = """
import resource, sys
from tests.record.readings import short
from onrecord.record import Record
record = Record.open(sys.argv[1])
limit = record.path.stat().st_size + 20_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
record.add(short("Reyes said " + " ".join(f"word{number}" for number in range(40_000)) + "."))
"""


def test_a_file_that_may_grow_no_further(path: Path) -> None:
    process = run(sys.executable, "-c", LIMITED, path)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 1
    last = told.decode().splitlines()[-1]
    assert "news.record: the disk " in last
    assert "what was stored before is safe" in last
    whole(path)


def test_pages_that_were_overwritten(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(DamagedRecord, match=r"is damaged .*recover"), Record.open(path) as record:
        record.document(1)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may look into, for programs that run as nobody."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def as_nobody(work: Callable[[], object]) -> str:
    """What ``work`` gives or raises, done by somebody who owns nothing, where the tests run as root."""
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            told = repr(work())
        except BaseException as error:
            told = f"{type(error).__name__}: {error}"
        os.write(there, told.encode())
        os._exit(0)
    os.close(there)
    os.waitpid(child, 0)
    with os.fdopen(here, "rb") as stream:
        return stream.read().decode()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="permissions are another matter there")
@pytest.mark.parametrize("folder_too", [False, True])
def test_a_record_that_may_not_be_written(path: Path, open_folder: Path, folder_too: bool) -> None:
    copy = open_folder / "news.record"
    shutil.copy(path, copy)
    copy.chmod(0o444)
    open_folder.chmod(0o555 if folder_too else 0o777)
    try:
        told = as_nobody(lambda: Record.open(copy).add(short("Reyes said no.")))
        assert told.startswith("ReadOnlyRecord: ")
        assert "news.record: is not allowed to be written; check the permissions" in told
        told = as_nobody(lambda: [hit.words for hit in Record.open(copy, read_only=True).find("strike", act="deny")])
        assert told == "['any strike']"
    finally:
        open_folder.chmod(0o755)
        copy.chmod(0o644)
    whole(copy)


def test_every_error_is_one_of_ours(path: Path) -> None:
    with Record.open(path, read_only=True) as record, pytest.raises(ReadOnlyRecord, match="not allowed"):
        record.add(short("Reyes said no."))
    assert issubclass(ReadOnlyRecord, RecordError)


def run(*command: object, **extra: object) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (Path(onrecord.__file__).parents[1], ROOT)))}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([str(part) for part in command], env=environment, **pipes, **extra)  # type: ignore[call-overload,no-any-return]
