"""Opening a record: is it one, of which version, may it be written; and what is told where not."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from onrecord.errors import NoRecord, NotARecord, OtherVersion, RecordError
from onrecord.record import tables
from onrecord.record.faults import told

_MAGIC = b"SQLite format 3\0"
_OLDEST_SQLITE = (3, 37, 0)


def open_record(path: Path, *, create: bool, read_only: bool, timeout: float) -> sqlite3.Connection:
    """A connection to a record of the newest version; one that is not there is made, if ``create`` says so.

    Raises:
        RecordError: it cannot be opened; the class says why. Then nothing in the file was changed.
    """
    name = str(path)
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        wanted = ".".join(map(str, _OLDEST_SQLITE))
        raise RecordError(name, f"needs SQLite {wanted}, and this Python has {sqlite3.sqlite_version}")
    _check_file(path, name, create and not read_only)
    with told(name):
        connection = _connect(path, read_only, timeout)
        try:
            _make_ready(connection, name, read_only)
            return connection
        except BaseException:
            connection.close()
            raise


def _check_file(path: Path, name: str, create: bool) -> None:
    """Refuses what is no SQLite file before SQLite touches it."""
    try:
        with path.open("rb") as stream:
            start = stream.read(len(_MAGIC))
    except FileNotFoundError:
        if not create:
            raise NoRecord(name, "no such record", "make one with `onrecord add RECORD INPUT…`") from None
        if not path.absolute().parent.is_dir():
            raise NoRecord(name, f"there is no folder {path.absolute().parent}", "make it first") from None
        return
    except IsADirectoryError:
        raise NotARecord(name, "is a folder", "give the path of a file, such as news.record") from None
    except OSError as error:
        raise RecordError(name, f"cannot be read ({error.strerror})", "check its permissions") from None
    if start != _MAGIC and not (start == b"" and create):
        what = "is empty" if start == b"" else "is no record of onrecord"
        raise NotARecord(name, what, "the record comes first, then the inputs; nothing was changed")


def _connect(path: Path, read_only: bool, timeout: float) -> sqlite3.Connection:
    if not read_only:
        return sqlite3.connect(path, timeout=timeout, isolation_level=None)
    uri = f"file:{quote(str(path.absolute()))}?mode=ro"
    if os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK):
        # Who may write tidies up beside the file when they close it, even if all they did was to read.
        connection = sqlite3.connect(path, timeout=timeout, isolation_level=None)
        connection.execute("PRAGMA query_only = ON")
        return connection
    try:
        connection = sqlite3.connect(uri, timeout=timeout, isolation_level=None, uri=True)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return connection
    except sqlite3.OperationalError:
        # In a folder that nobody may write, the file beside it that readers share cannot be made. If no writer left
        # anything there, the file can be read as it is.
        log = Path(f"{path}-wal")
        if os.access(path.absolute().parent, os.W_OK) or (log.exists() and log.stat().st_size):
            raise
        return sqlite3.connect(f"{uri}&immutable=1", timeout=timeout, isolation_level=None, uri=True)


def _make_ready(connection: sqlite3.Connection, name: str, read_only: bool) -> None:
    """Checks whose file it is and of which version, before anything in it is changed; then brings it up to date."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    is_new = not (found or connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
    newest = tables.version()
    if application != tables.APPLICATION and (read_only or not is_new):
        raise NotARecord(name, "is a database, but no record of onrecord", "check the path; nothing was changed")
    if found > newest:
        advice = "install the newest onrecord to open it; nothing was changed"
        raise OtherVersion(name, f"is a record of version {found}, and this onrecord knows up to {newest}", advice)
    if found < newest and read_only:
        advice = "open it once for writing (onrecord add), which brings it up to date"
        raise OtherVersion(name, f"is a record of version {found}, and this onrecord reads {newest}", advice)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -65536")  # 64 MiB
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        tables.migrate(connection, found)
