"""What SQLite says went wrong, as an error that names the record and says what to do."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

from onrecord.errors import (
    DamagedRecord,
    DiskFull,
    NotARecord,
    ReadOnlyRecord,
    RecordError,
    RecordInUse,
)

_NOTHING_LOST = "what was stored before is safe"


@contextlib.contextmanager
def told(name: str) -> Iterator[None]:
    """Turns errors of SQLite into errors of ours; ``name`` is the path of the record."""
    try:
        yield
    except sqlite3.Error as error:
        raise as_record_error(name, error) from error
    except OverflowError as error:
        raise RecordError(name, f"cannot keep a number that large ({error})") from error


def as_record_error(name: str, error: sqlite3.Error) -> RecordError:
    """The error of ours that stands for one of SQLite's."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary code; the rest says more than anyone can use
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return RecordInUse(name, "another program is writing to it", "try again when that is done")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            advice = "check the permissions of the file and of its folder, or copy it to where you can write"
            return ReadOnlyRecord(name, "is not allowed to be written", advice)
        case sqlite3.SQLITE_FULL:
            return DiskFull(name, "the disk is full", f"make room and start again: {_NOTHING_LOST}")
        case sqlite3.SQLITE_IOERR:
            advice = f"check that there is room, and that the disk is sound: {_NOTHING_LOST}"
            return RecordError(name, f"the disk failed ({error})", advice)
        case sqlite3.SQLITE_CANTOPEN:
            return RecordError(name, "cannot be opened", "check that its folder exists and that you may write there")
        case sqlite3.SQLITE_NOTADB:
            return NotARecord(name, "is no record of onrecord", "check the path; nothing was changed")
        case sqlite3.SQLITE_CORRUPT:
            advice = f"take it from a backup, or save what is whole: sqlite3 {name} .recover | sqlite3 NEW"
            return DamagedRecord(name, f"is damaged ({error})", advice)
        case sqlite3.SQLITE_TOOBIG:
            return RecordError(name, "cannot keep a document that large", "split it")
    return RecordError(name, f"SQLite cannot do it ({error})", "please report it")
