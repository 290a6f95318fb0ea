"""The rows of stories: which document is of which, and what follows in the record where documents change sides."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterable, Sequence

from onrecord.comparing.shelf import WINDOW
from onrecord.record.odd import searchable


class StoryTable:
    """The tables ``stories`` and ``story_documents`` of an open record; the gists have to be there first."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def begin(self) -> int:
        """A new story, without documents."""
        return int(self._db.execute("INSERT INTO stories (documents) VALUES (0)").lastrowid or 0)

    def put(self, document: int, day: int | None, story: int, nearness: float, why: str) -> None:
        """Puts a document, published that day, to a story."""
        self._db.execute(
            "INSERT INTO story_documents (document, story, nearness, why) VALUES (?, ?, ?, ?)",
            (document, story, round(nearness, 3), searchable(why)),
        )
        self._db.execute(
            "UPDATE stories SET documents = documents + 1, first = min(coalesce(first, ?1), coalesce(?1, first)),"
            " last = max(coalesce(last, ?1), coalesce(?1, last)) WHERE story = ?2",
            (_iso(day), story),
        )

    def take(self, document: int) -> None:
        """Takes a document out; a story that has none left is gone."""
        for story in self.of([document]).values():
            self._db.execute("DELETE FROM story_documents WHERE document = ?", (document,))
            self._recount(story)

    def of(self, documents: Sequence[int]) -> dict[int, int]:
        """Document → its story, in the order given."""
        marks = ",".join("?" * len(documents))
        found = dict(
            self._db.execute(
                f"SELECT document, story FROM story_documents WHERE document IN ({marks})", documents
            ).fetchall()
        )
        return {document: found[document] for document in documents if document in found}

    def documents(self, story: int, limit: int) -> list[int]:
        """The documents of a story, those first that were added last."""
        rows = self._db.execute(
            "SELECT document FROM story_documents WHERE story = ? ORDER BY document DESC LIMIT ?", (story, limit)
        )
        return [document for (document,) in rows]

    def size(self, story: int) -> int:
        """How many documents it has."""
        return int(self._db.execute("SELECT documents FROM stories WHERE story = ?", (story,)).fetchone()[0])

    def within(self, story: int, day: int | None) -> bool:
        """Whether a document of that day may be of the story; an unknown day is no bound."""
        first, last = self._days(story)
        return day is None or first is None or last is None or first - WINDOW <= day <= last + WINDOW

    def are_near(self, one: int, other: int) -> bool:
        """Whether two stories may be one, by their days."""
        return all(self.within(one, day) for day in self._days(other)) or all(
            self.within(other, day) for day in self._days(one)
        )

    def merge(self, one: int, other: int, score: float) -> int:
        """Makes one story of two, so much alike: the smaller goes into the larger. Gives the number of what they are
        now."""
        kept, gone = (one, other) if (self.size(one), -one) >= (self.size(other), -other) else (other, one)
        why = f"; put here with all of story {gone}, {score:.2f} alike"
        self._db.execute("UPDATE story_documents SET story = ?, why = why || ? WHERE story = ?", (kept, why, gone))
        self._db.execute(
            "UPDATE stories SET documents = stories.documents + other.documents,"
            " first = min(coalesce(stories.first, other.first), coalesce(other.first, stories.first)),"
            " last = max(coalesce(stories.last, other.last), coalesce(other.last, stories.last))"
            " FROM (SELECT documents, first, last FROM stories WHERE story = ?) AS other WHERE stories.story = ?",
            (gone, kept),
        )
        self._db.execute("UPDATE claims SET story = ?, stale = 1 WHERE story = ?", (kept, gone))
        self._db.execute("DELETE FROM stories WHERE story = ?", (gone,))
        return kept

    def part(self, story: int, documents: Iterable[int], score: float) -> int:
        """Makes a story of its own of some documents of one, so much like the others. Gives its number."""
        new = self.begin()
        why = f"; put apart from story {story}, {score:.2f} alike"
        self._db.executemany(
            "UPDATE story_documents SET story = ?, why = why || ? WHERE document = ?",
            [(new, why, document) for document in documents],
        )
        # A claim goes where most of its documents are.
        self._db.execute(
            "UPDATE claims SET stale = 1, story = (SELECT story_documents.story FROM claim_entries"
            " JOIN entries USING (entry) JOIN story_documents USING (document) WHERE claim_entries.claim = claims.claim"
            " GROUP BY story_documents.story ORDER BY count(DISTINCT document) DESC LIMIT 1) WHERE story = ?",
            (story,),
        )
        self._recount(story)
        self._recount(new)
        return new

    def entitle(self, story: int, title: str | None, nearness: Iterable[tuple[int, float]]) -> None:
        """Keeps the title of a story, and how like documents are to the rest of it."""
        self._db.execute("UPDATE stories SET title = ? WHERE story = ?", (title, story))
        self._db.executemany(
            "UPDATE story_documents SET nearness = ? WHERE document = ?",
            [(round(value, 3), document) for document, value in nearness],
        )

    def why(self, document: int) -> str:
        """Why a document was put where it is."""
        row = self._db.execute("SELECT why FROM story_documents WHERE document = ?", (document,)).fetchone()
        return str(row[0])

    def _days(self, story: int) -> tuple[int | None, int | None]:
        first, last = self._db.execute("SELECT first, last FROM stories WHERE story = ?", (story,)).fetchone()
        return _day(first), _day(last)

    def _recount(self, story: int) -> None:
        count, first, last = self._db.execute(
            "SELECT count(*), min(day), max(day) FROM story_documents LEFT JOIN story_gists USING (document)"
            " WHERE story = ?",
            (story,),
        ).fetchone()
        if count:
            values = count, _iso(first), _iso(last), story
            self._db.execute("UPDATE stories SET documents = ?, first = ?, last = ? WHERE story = ?", values)
        else:
            self._db.execute("UPDATE claims SET story = NULL, stale = 1 WHERE story = ?", (story,))
            self._db.execute("DELETE FROM stories WHERE story = ?", (story,))


def _iso(day: int | None) -> str | None:
    return None if day is None else datetime.date.fromordinal(day).isoformat()


def _day(iso: str | None) -> int | None:
    return None if iso is None else datetime.date.fromisoformat(iso).toordinal()
