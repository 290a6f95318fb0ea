"""The record as a library, with what its reports say against each other."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from onrecord import record
from onrecord.comparing.compare import Compared, compare
from onrecord.comparing.settling import Settling, copies_among
from onrecord.errors import NotInRecord, SettingError
from onrecord.record import Question, search
from onrecord.record.faults import told
from onrecord.record.kinds import BY_NAME
from onrecord.schema import Claim, Story

_KINDS = ("statements", "events", "control", "flows", "figures")


@dataclass(frozen=True, slots=True)
class ClaimQuestion:
    """Which claims are looked for; the fields are those of :meth:`Record.claims`."""

    about: str | None = None
    story: int | None = None
    kind: str | None = None
    start: str | None = None
    end: str | None = None
    outlet: str | None = None
    disputed: bool = False
    least: int = 2
    limit: int | None = None


class Record(record.Record):
    """A record of documents, readings, reviews and claims in one file::

    with Record.open("news.record") as record:
        record.add(onrecord.read(text))
        record.compare()
        for claim in record.claims("ferries"):
            print(claim.words, claim.origins.min, claim.origins.max)

    Claims and stories are those of the last :meth:`compare`.
    """

    def compare(self, progress: Callable[[int, int], None] | None = None) -> Compared:
        """Compares what was not compared yet; see :func:`onrecord.comparing.compare`."""
        return compare(self, progress)

    def claims(
        self,
        about: str | None = None,
        *,
        story: int | None = None,
        kind: str | None = None,
        start: str | None = None,
        end: str | None = None,
        outlet: str | None = None,
        disputed: bool = False,
        least: int = 2,
        limit: int | None = None,
    ) -> list[Claim]:
        """Claims with their entries, origins and conflicts: those of most outlets first.

        Args:
            about: an actor, a place or words that one of its entries speaks of, or who says it.
            story: the number of a story.
            kind: *statements*, *events*, *control*, *flows* or *figures*; all, if not given.
            start, end: dates of any precision; an entry of the claim may be of that time.
            outlet: one that has it, by a part of its name.
            disputed: only what is denied, doubted or told otherwise.
            least: by so many documents at least; what one document tells in two ways counts too.

        Raises:
            SettingError: it asks for something that there is not.
        """
        with told(self.name):
            question = ClaimQuestion(about, story, kind, start, end, outlet, disputed, least, limit)
            settling = Settling(self)
            return [settling.claim(number) for number in self.claims_found(question)]

    def claim(self, number: int) -> Claim:
        """One claim by its number.

        Raises:
            NotInRecord: there is no such claim.
        """
        with told(self.name):
            if self.connection.execute("SELECT 1 FROM claim_entries WHERE claim = ?", (number,)).fetchone() is None:
                raise NotInRecord(self.name, f"has no claim {number}", "`onrecord compare` gives their numbers")
            return Settling(self).claim(number)

    def claim_of(self, entry: int) -> int | None:
        """The number of the claim that an entry is of; ``None`` where it was not compared yet."""
        with told(self.name):
            found = self.connection.execute("SELECT claim FROM claim_entries WHERE entry = ?", (entry,)).fetchone()
        return found[0] if found else None

    def stories(
        self,
        about: str | None = None,
        *,
        start: str | None = None,
        end: str | None = None,
        least: int = 1,
        limit: int | None = None,
    ) -> list[Story]:
        """Stories of ``least`` documents or more, the latest first; those with a document that has the words of
        ``about``, and that has one of the days from ``start`` to ``end``."""
        where = ["documents >= ?"]
        values: list[Any] = [least]
        with told(self.name):
            if about:
                numbers = search.found_documents(self.connection, Question("documents", about))
                where.append(
                    "story IN (SELECT story FROM story_documents WHERE document IN (SELECT value FROM json_each(?)))"
                )
                values.append(json.dumps(numbers))
            if start:
                where.append("last >= ?")
                values.append(search.edge(start, 0))
            if end:
                where.append("first <= ?")
                values.append(search.edge(end, 1))
            found = self.connection.execute(
                f"SELECT story FROM stories WHERE {' AND '.join(where)} ORDER BY last DESC, story DESC LIMIT ?",
                [*values, -1 if limit is None else limit],
            ).fetchall()
            return [self.story(number) for (number,) in found]

    def story(self, number: int) -> Story:
        """One story by its number.

        Raises:
            NotInRecord: there is no such story.
        """
        with told(self.name):
            db = self.connection
            row = db.execute("SELECT title, first, last FROM stories WHERE story = ?", (number,)).fetchone()
            if row is None:
                raise NotInRecord(
                    self.name, f"has no story {number}", "`onrecord compare --stories` gives their numbers"
                )
            documents = [
                document
                for (document,) in db.execute(
                    "SELECT document FROM story_documents JOIN documents USING (document) WHERE story = ?"
                    " ORDER BY coalesce(published, '9999'), document",
                    (number,),
                )
            ]
            claims, disputed = db.execute(
                "SELECT count(CASE WHEN documents > 1 THEN 1 END), count(CASE WHEN conflicts OR denied THEN 1 END)"
                " FROM claims WHERE story = ? AND carries IS NULL",
                (number,),
            ).fetchone()
            title, first, last = row
            cited = tuple(self.cited(documents).values())
            return Story(number, title, first, last, cited, tuple(copies_among(db, documents)), claims, disputed)

    def claims_found(self, question: ClaimQuestion) -> list[int]:
        """The numbers of the claims that answer a question, in the order of :meth:`claims`.

        Raises:
            SettingError: it asks for something that there is not.
        """
        with told(self.name):
            return self._claims_found(question)

    def _claims_found(self, question: ClaimQuestion) -> list[int]:
        kind = question.kind
        if kind is not None and kind not in _KINDS:
            raise SettingError(f"kind {kind!r}: there are {', '.join(_KINDS)}")
        where: list[str] = []
        values: list[Any] = []
        if question.least > 1:
            where.append("(documents >= ? OR conflicts > 0)")
            values.append(question.least)
        if question.disputed:
            where.append("(conflicts > 0 OR denied > 0)")
        if question.story is not None:
            where.append("story = ?")
            values.append(question.story)
        if kind is None:
            where.append("carries IS NULL")  # statements that say no more than another claim does
        else:
            where.append("kind = ?")
            values.append(BY_NAME[search.PLURALS[kind]].number)
        if question.about or question.start or question.end or question.outlet:
            entries = self._entries_about(question)
            where.append("claim IN (SELECT claim FROM claim_entries WHERE entry IN (SELECT value FROM json_each(?)))")
            values.append(json.dumps(sorted(entries)))
        rows = self.connection.execute(
            f"SELECT claim FROM claims{' WHERE ' if where else ''}{' AND '.join(where)}"
            # What nobody asserts ("declined to say") comes last.
            " ORDER BY origins_max = 0, outlets DESC, documents DESC, first_seen, claim LIMIT ?",
            [*values, -1 if question.limit is None else question.limit],
        )
        return [number for (number,) in rows]

    def _entries_about(self, question: ClaimQuestion) -> set[int]:
        found: set[int] = set()
        for kind in _KINDS if question.kind is None else (question.kind,):
            asked = Question(kind, about=question.about, start=question.start, end=question.end, outlet=question.outlet)
            found.update(search.found(self.connection, asked))
            if question.about:
                found.update(search.found(self.connection, replace(asked, about=None, by=question.about)))
        return found
