"""The record: one SQLite file of documents, what was read from them, and what people decided of it."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from onrecord.errors import NotInRecord
from onrecord.record import rows, writing
from onrecord.record.faults import told
from onrecord.record.odd import from_column, searchable, to_column
from onrecord.record.opening import open_record
from onrecord.schema import Cited, Document, Reading, Span, sha256_id
from onrecord.settings import Settings

_LEVEL = 6  # of zlib: higher packs a few per cent better, and takes twice as long


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document that was given to a record.

    ``number`` is its number there. ``how``: *new*; *version* (of what stood at the same address, ``version`` says
    which); *same text* (the page around it changed, which is kept as a version, and nothing had to be read); *known*.
    """

    number: int
    how: Literal["new", "version", "same text", "known"]
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document of the record: its number, its reading, and of each entry, by its id ("t1"): its number, the sentence
    that it stands in, the last verdict on it, and who or what it is linked to in other documents."""

    number: int
    reading: Reading
    numbers: dict[str, int]
    passages: dict[str, Span]
    verdicts: dict[str, str]
    identities: dict[str, int]


class Store:
    """An open record; close it, or use it in a ``with``. It may be read by others while one program writes.

    Every method raises a :class:`~onrecord.errors.RecordError` where the file cannot be read or written.
    """

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db = db
        self.path = path

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        create: bool = True,
        read_only: bool = False,
        settings: Settings | None = None,
    ) -> Self:
        """Opens a record, or makes one where there is none and ``create`` says so.

        Raises:
            RecordError: it cannot be opened; the class says why.
        """
        settings = settings or Settings.from_environment()
        path = Path(path)
        return cls(open_record(path, create=create, read_only=read_only, timeout=settings.record_timeout), path)

    def close(self) -> None:
        """Closes the file; what was stored is safe in it."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def name(self) -> str:
        """The path, for messages."""
        return str(self.path)

    def add(self, reading: Reading, raw: bytes | None = None) -> Added:
        """Stores a reading and the bytes of its document (those that the document carries, if not given), all or
        nothing. The same bytes again change nothing."""
        document = _with_bytes(reading.document, raw)
        with self.writing():
            if found := self._seen(document):
                return found
            now = utc_now()
            kept = self._keep_bytes(document)
            number = self._insert_document(document, kept, now)
            self._db.execute(
                "INSERT INTO readings (document, model, read) VALUES (?, ?, ?)", (number, reading.model, now)
            )
            writing.write_entries(self._db, number, reading)
            version = self._insert_version(document, number, kept, now)
            if version is None or version == 1:
                return Added(number, "new", version)
            return Added(number, "version", version)

    def seen(self, document: Document) -> Added | None:
        """Notes that a document was seen again; ``None`` where it has to be read and added.

        A page whose bytes changed, but not its text, is kept here as a version of its own.
        """
        with self.writing():
            return self._seen(document)

    def has(self, document: Document) -> bool:
        """Whether there is nothing left to read of a document: its bytes are stored, or its text at its address."""
        with told(self.name):
            return self._same_bytes(document) is not None or self._same_text(document) is not None

    def document(self, id: str | int) -> Reading:
        """The reading of a document, as it is in force: what people corrected stands in it, and what they rejected is
        in it still (:meth:`reviews` says which).

        Args:
            id: its id (of several versions the newest), its number in the record, or its URL.

        Raises:
            NotInRecord: there is none.
        """
        with told(self.name):
            number = self.number_of(id)
            (model,) = self._db.execute(
                "SELECT model FROM readings WHERE document = ? AND replaced IS NULL", (number,)
            ).fetchone()
            return rows.reading_of(self._db, number, model)

    def numbered(self, id: str | int) -> Numbered:
        """The reading of a document, as :meth:`document` gives it, with what the record knows of its entries.

        Raises:
            NotInRecord: there is no such document.
        """
        with told(self.name):
            number = self.number_of(id)
            (model,) = self._db.execute(
                "SELECT model FROM readings WHERE document = ? AND replaced IS NULL", (number,)
            ).fetchone()
            stored = rows.entries_of(self._db, number)
            reading = rows.as_reading(model, rows.document_of(self._db, number), stored.entries)
            return Numbered(
                number,
                reading,
                {id: entry for (_, id), entry in stored.numbers.items()},
                rows.passages_of(self._db, number),
                {id: stored.verdicts[entry] for (_, id), entry in stored.numbers.items() if entry in stored.verdicts},
                rows.identities_of(self._db, number),
            )

    def text_of(self, number: int) -> Document:
        """A document by its number, without its bytes and its entries.

        Raises:
            NotInRecord: there is none.
        """
        with told(self.name):
            return rows.document_of(self._db, self.number_of(number))

    def cited(self, numbers: Iterable[int]) -> dict[int, Cited]:
        """What is to be known of documents to cite them, by their numbers; those that are not there are left out."""
        with told(self.name):
            return rows.cited(self._db, numbers)

    def waiting(self) -> list[int]:
        """The numbers of the documents that are to be compared with the others, in the order of publication."""
        with told(self.name):
            return [
                number
                for (number,) in self._db.execute(
                    "SELECT document FROM waiting JOIN documents USING (document)"
                    " ORDER BY coalesce(substr(published, 1, 10), '9999'), document"
                )
            ]

    def is_replaced(self, number: int) -> bool:
        """Whether a newer version of the document is there."""
        with told(self.name):
            found = self._db.execute("SELECT replaced_by FROM documents WHERE document = ?", (number,)).fetchone()
        return found is not None and found[0] is not None

    @property
    def connection(self) -> sqlite3.Connection:
        """The database itself, for questions in SQL; whoever writes to it does so inside :meth:`writing`."""
        return self._db

    def raw(self, id: str | int) -> bytes:
        """The bytes of a document as they came.

        Raises:
            NotInRecord: there is no such document.
        """
        with told(self.name):
            packed = self._db.execute(
                "SELECT bytes FROM raw JOIN documents USING (raw) WHERE document = ?", (self.number_of(id),)
            ).fetchone()[0]
            return zlib.decompress(packed)

    def documents(self) -> Iterator[int]:
        """The numbers of all documents, versions that were replaced too, in the order in which they were added."""
        with told(self.name):
            numbers = self._db.execute("SELECT document FROM documents ORDER BY document").fetchall()
        return (number for (number,) in numbers)

    def number_of(self, id: str | int) -> int:
        """The number of a document by its id, its number or its URL.

        Raises:
            NotInRecord: there is none.
        """
        with told(self.name):
            if isinstance(id, int):
                found = self._db.execute("SELECT document FROM documents WHERE document = ?", (id,)).fetchone()
            else:
                found = self._db.execute(
                    "SELECT document FROM documents WHERE id = ?1 UNION ALL"
                    " SELECT document FROM versions WHERE address = ?2 ORDER BY document DESC",
                    (to_column(id), address(id)),
                ).fetchone()
        if found is None:
            raise NotInRecord(self.name, f"has no document {id}")
        return int(found[0])

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all that is done in it, or nothing. One within another is part of it."""
        with told(self.name):
            if self._db.in_transaction:
                yield
                return
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # a full disk ends it by itself
                    self._db.execute("ROLLBACK")
                raise

    def _seen(self, document: Document) -> Added | None:
        number = self._same_bytes(document)
        if number is not None:
            version = self._insert_version(document, number, self._keep_bytes(document), utc_now())
            return Added(number, "known", version)
        number = self._same_text(document)
        if number is not None:
            version = self._insert_version(document, number, self._keep_bytes(document), utc_now())
            return Added(number, "same text", version)
        return None

    def _same_bytes(self, document: Document) -> int | None:
        """The stored document of the same bytes: under its own id, or at its address. Two outlets that print the same
        words are two documents all the same."""
        found = self._db.execute(
            "SELECT document, outlet FROM documents JOIN raw USING (raw) WHERE sha256 = ?1 AND id = ?2 UNION"
            " SELECT document, outlet FROM versions JOIN documents USING (document)"
            " JOIN raw ON raw.raw = versions.raw WHERE sha256 = ?1 AND address = ?3 ORDER BY document",
            (document.sha256, to_column(document.id), _address_of(document)),
        )
        for number, outlet in found:
            if document.outlet is None or outlet is None or document.outlet == from_column(outlet):
                return int(number)
        return None

    def _same_text(self, document: Document) -> int | None:
        """The document that stands at the same address with the same text, headline, authors and date."""
        at = _address_of(document)
        if at is None:
            return None
        for (number,) in self._db.execute(
            "SELECT document FROM versions WHERE address = ? ORDER BY number DESC LIMIT 1", (at,)
        ):
            stored = rows.document_of(self._db, number)
            if _as_read(stored) == _as_read(document):
                return int(number)
        return None

    def _keep_bytes(self, document: Document) -> int:
        found = self._db.execute("SELECT raw FROM raw WHERE sha256 = ?", (document.sha256,)).fetchone()
        if found:
            return int(found[0])
        cursor = self._db.execute(
            "INSERT INTO raw (sha256, size, bytes) VALUES (?, ?, ?)",
            (document.sha256, len(document.raw), zlib.compress(document.raw, _LEVEL)),
        )
        return int(cursor.lastrowid or 0)

    def _insert_document(self, document: Document, raw: int, now: str) -> int:
        cursor = self._db.execute(
            "INSERT INTO documents (id, raw, name, url, outlet, title, byline, published, published_basis, language,"
            " added) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            writing.document_row(document, raw, now),
        )
        number = int(cursor.lastrowid or 0)
        row = writing.text_row(document)
        self._db.execute(
            "INSERT INTO texts (document, text, exact, blocks, left_out) VALUES (?, ?, ?, ?, ?)", (number, *row)
        )
        self._db.execute(
            "INSERT INTO document_search (rowid, title, text) VALUES (?, ?, ?)",
            (number, to_column(document.title or ""), row[0]),
        )
        return number

    def _insert_version(self, document: Document, number: int, raw: int, now: str) -> int | None:
        """Notes what stands at the address of a document now; gives the number of the version."""
        at = _address_of(document)
        if at is None:
            return None
        known = self._db.execute("SELECT number FROM versions WHERE address = ? AND raw = ?", (at, raw)).fetchone()
        if known:
            return int(known[0])
        last = self._db.execute(
            "SELECT number, document FROM versions WHERE address = ? ORDER BY number DESC LIMIT 1", (at,)
        ).fetchone()
        version = last[0] + 1 if last else 1
        self._db.execute(
            "INSERT INTO versions (address, number, document, raw, seen) VALUES (?, ?, ?, ?, ?)",
            (at, version, number, raw, now),
        )
        if last and last[1] < number:
            self._db.execute("UPDATE documents SET replaced_by = ? WHERE document = ?", (number, last[1]))
        return version


def utc_now() -> str:
    """The time, as it is kept."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def address(url: str) -> str:
    """A URL as an address: without what points into the page."""
    start, _, _ = url.partition("#")
    return searchable(start if "://" in url else url)


def _address_of(document: Document) -> str | None:
    if document.url:
        return address(document.url)
    return None if document.id == f"sha256:{document.sha256}" else address(document.id)


def _as_read(document: Document) -> tuple[object, ...]:
    """What of a document a reader sees."""
    return (document.text, document.title, document.byline, document.published, document.outlet, document.left_out)


def _with_bytes(document: Document, raw: bytes | None) -> Document:
    """The document with its bytes and their hash; a document made by hand has its text for bytes."""
    if raw is None:
        raw = document.raw or document.text.encode("utf-8", "surrogatepass")
    return replace(document, raw=raw, sha256=sha256_id(raw).removeprefix("sha256:"))
