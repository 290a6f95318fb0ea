"""The record as a library: what it keeps, and the questions that can be asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from onrecord.errors import NotInRecord, SettingError
from onrecord.record import linking, rereading, reviews, rows, search
from onrecord.record.evidence import name_key
from onrecord.record.faults import told
from onrecord.record.hits import Hit, document_hits, hits
from onrecord.record.metadata import metadata
from onrecord.record.search import Question
from onrecord.record.store import Store, address, utc_now
from onrecord.record.tables import Table, described
from onrecord.record.versions import versions_of
from onrecord.schema import Link, Reading, Review, Verdict, Version

if TYPE_CHECKING:
    from onrecord.reading.who.known import Known


class Record(Store):
    """A record of documents, readings and reviews in one file::

    with Record.open("news.record") as record:
        record.add(onrecord.read(text))
        for hit in record.find("ferries", by="harbour minister", act="deny"):
            print(hit.document.outlet, hit.words)
    """

    def find(
        self,
        words: str | None = None,
        *,
        kind: str = "statements",
        by: str | None = None,
        about: str | None = None,
        start: str | None = None,
        end: str | None = None,
        outlet: str | None = None,
        all_versions: bool = False,
        rejected: bool = False,
        limit: int | None = None,
        **fields: str,
    ) -> list[Hit]:
        """What answers a question, latest first: *statements*, *events*, *control*, *flows*, *figures*, *actors*,
        *places* or *documents*. The parameters are those of :class:`~onrecord.record.search.Question`; ``fields`` are
        the entry's own (``act="deny"``, ``status="pledge"``).

        Raises:
            SettingError: it asks for something that there is not.
        """
        question = Question(kind, words, by, about, start, end, outlet, fields, all_versions, rejected, limit)
        return self.ask(question)

    def ask(self, question: Question) -> list[Hit]:
        """The same, for a question put together before."""
        with told(self.name):
            if question.kind == "documents":
                return document_hits(self._db, search.found_documents(self._db, question), question.words)
            numbers = search.found(self._db, question)
            return [hit for batch in _batches(numbers) for hit in hits(self._db, batch)]

    def review(
        self,
        entry: int,
        verdict: Verdict,
        correction: Mapping[str, Any] | None = None,
        *,
        reviewer: str,
        why: str | None = None,
    ) -> Review:
        """Keeps a person's decision on an entry, and puts it in force; what the machine said stays beside it.

        The last decision holds: *accepted* and *rejected* judge what the machine said, *corrected* puts ``correction``
        in place of it, field by field (``{"act": "deny", "speaker": "a2"}``).

        Args:
            entry: its number in the record, as :meth:`find` gives it.

        Raises:
            NotInRecord: there is no such entry.
            SettingError: the correction names a field that there is not, or a value that it cannot have.
        """
        if (verdict == "corrected") != (correction is not None):
            raise SettingError("a correction belongs to the verdict corrected, and to no other")
        if not reviewer.strip():
            raise SettingError("a review should say whose it is")
        with self.writing():
            self._check_entry(entry)
            number = reviews.judge(self._db, entry, verdict, correction, reviewer, why, utc_now())
        return next(one for one in self.reviews(entry=entry) if one.number == number)

    def reviews(self, *, document: int | None = None, entry: int | None = None) -> list[Review]:
        """The decisions on all entries, on those of a document or on one entry, in the order in which they were made.

        Raises:
            NotInRecord: there is no such entry.
        """
        with told(self.name):
            if entry is not None:
                self._check_entry(entry)
            return reviews.reviews_of(self._db, document=document, entry=entry)

    def entry(self, number: int) -> Hit:
        """One entry by its number, as :meth:`find` gives it.

        Raises:
            NotInRecord: there is no such entry.
        """
        with told(self.name):
            self._check_entry(number)
            return hits(self._db, [number])[0]

    def _check_entry(self, number: int) -> None:
        if self._db.execute("SELECT 1 FROM entries WHERE entry = ?", (number,)).fetchone() is None:
            advice = "`onrecord find` gives the numbers; when documents are read again, entries get new ones"
            raise NotInRecord(self.name, f"has no entry {number}", advice)

    def stale(self, model: str) -> list[int]:
        """The numbers of the documents that another model than this one read."""
        with told(self.name):
            return rereading.stale(self._db, model)

    def reread(self, number: int, reading: Reading) -> str:
        """Puts a newer reading of a document in the place of the older one; gives the model that the older one was by.

        Verdicts are carried on: each is found again by kind, words and place, and what a person accepted or corrected
        stays as it is, whatever the machine says now.

        Raises:
            NotInRecord: there is no such document.
            ValueError: the reading is of another text.
        """
        with self.writing():
            stored = rows.document_of(self._db, self.number_of(number))
            if stored.text != reading.document.text:
                raise ValueError(f"{self.name}: document {number} has another text than the reading")
            (before,) = self._db.execute(
                "SELECT model FROM readings WHERE document = ? AND replaced IS NULL", (number,)
            ).fetchone()
            rereading.replace_reading(self._db, number, replace(reading, document=stored), utc_now())
        return str(before)

    def link(self, known: Known | None = None, source: str = "the file of known actors") -> list[Link]:
        """Links actors and places of several documents where the evidence says that they are one; gives the new links.

        ``known``: a user's file of actors, whose aliases belong together; ``source`` is what it is called in reasons.
        What a person decided stays.
        """
        aliases = {}
        for actor in known.actors if known else ():
            for name in (actor.name, *actor.aliases):
                if known is not None and len(known.actors_named(name)) == 1:
                    aliases[name_key(name)] = name_key(actor.name)
        with self.writing():
            numbers = set(linking.link_all(self._db, aliases, source, utc_now()))
        return [link for link in self.links() if link.number in numbers]

    def link_pair(self, one: int, other: int, *, reviewer: str, why: str = "") -> list[Link]:
        """A person says that two actors or places are one; gives the decisions on both.

        Raises:
            NotInRecord: there is no such entry.
            SettingError: they are not both actors, or both places.
        """
        with self.writing():
            kinds = {self._linkable(entry) for entry in (one, other)}
            if len(kinds) > 1 or one == other:
                raise SettingError(f"entries {one} and {other}: two actors or two places can be linked")
            linking.link_pair(self._db, one, other, reviewer, why or "said by hand", utc_now())
        return [*self.links(entry=one), *self.links(entry=other)]

    def unlink(self, entry: int, *, reviewer: str, why: str = "") -> list[Link]:
        """A person says that an actor or place is not who or what it was linked with; gives the decisions on it.

        Raises:
            NotInRecord: there is no such entry, or it is not linked.
        """
        with self.writing():
            self._linkable(entry)
            if not any(link.entry == entry and link.holds and not link.undone for link in self.links(entry=entry)):
                raise NotInRecord(
                    self.name, f"has no link of entry {entry}", "`onrecord link RECORD --list` lists them"
                )
            linking.unlink(self._db, entry, reviewer, why or "said by hand", utc_now())
        return self.links(entry=entry)

    def links(self, *, entry: int | None = None) -> list[Link]:
        """All decisions on who is the same (or those on one entry), those that were undone too, in their order."""
        with told(self.name):
            if entry is not None:
                return linking.links_of(self._db, " WHERE links.entry = ?", (entry,))
            return linking.links_of(self._db)

    def _linkable(self, entry: int) -> str:
        self._check_entry(entry)
        kind = self.entry(entry).kind
        if kind not in ("actor", "place"):
            raise SettingError(
                f"entry {entry}: only actors and places are linked; find --kind actors gives their numbers"
            )
        return kind

    def metadata(self) -> dict[str, Any]:
        """What Datasette is told of this record, as plain values for its metadata file."""
        with told(self.name):
            return metadata(self._db, self.path.stem)

    def tables(self) -> tuple[Table, ...]:
        """The tables and views, with what each column is for."""
        with told(self.name):
            return described(self._db)

    def versions(self, url: str) -> list[Version]:
        """What stood at a URL (or under an id that inputs gave) over time, the oldest first, each with what was altered
        since the one before.

        Raises:
            NotInRecord: nothing that stood there was added.
        """
        with told(self.name):
            found = versions_of(self._db, address(url))
        if not found:
            raise NotInRecord(self.name, f"has nothing from {url}", "onrecord find RECORD --kind documents lists all")
        return found


def _batches(numbers: list[int], size: int = 500) -> list[list[int]]:
    return [numbers[start : start + size] for start in range(0, len(numbers), size)]
