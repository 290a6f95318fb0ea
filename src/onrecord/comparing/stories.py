"""Stories: documents about the same happening within a window of days, put together as they come.

A new document is laid beside those that have most terms in common with it (:mod:`onrecord.comparing.shelf`), and put to
the story whose documents it is most like, or to a story of its own (:mod:`onrecord.comparing.gathering`). What it shows
of the stories near it is seen to at once: that two are one, or that one is two.

>>> index = StoryIndex(record.connection)  # doctest: +SKIP
>>> index.place(Report.load(record, 12), ()).why  # doctest: +SKIP
'names Port Selda and Ilse Tarn, as 4 others do; 0.43 alike'
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.comparing import gathering
from onrecord.comparing.gists import Gist, alike, gist_of
from onrecord.comparing.pairs import CopyPair
from onrecord.comparing.reports import Report
from onrecord.comparing.shelf import Shelf
from onrecord.comparing.story_reasons import shared
from onrecord.comparing.story_table import StoryTable
from onrecord.comparing.vectors import Floats

# The documents that are looked at, and of how many stories how many documents are laid beside a new one.
_NEAR = 32
_STORIES = 6
_DOCUMENTS = 32
_AT_MOST = 64
# How many stories are looked at for whether they are one with the document's own.
_OTHERS = 4
# Days between two reports of one happening, as a rule.
_CLOSE = 3
# How alike documents are at least where one prints the other, or a passage of it.
_PRINTED = {"copy": 1.0, "partly": 0.6}


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a document was put: the number of its story, why, and how like it is to the rest, from 0 to 1.

    ``nearness`` is 1 for the first of a story.
    """

    story: int
    why: str
    nearness: float
    is_new: bool


@dataclass(slots=True)
class _Desk:
    """What a document is laid beside: the documents (it is the first of them), how alike they are, and which of them
    are of which story. Of a large story, only some are here."""

    numbers: list[int]
    gists: list[Gist]
    alike: Floats
    stories: dict[int, list[int]]

    def story_of(self, row: int) -> int:
        """The story of a document on the desk."""
        return next(story for story, rows in self.stories.items() if row in rows)


class StoryIndex:
    """The stories in an open record. Nothing is committed: that is for whoever opened the database."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._shelf = Shelf(db)
        self._table = StoryTable(db)
        self._last: tuple[Report, Gist] | None = None

    def place(self, report: Report, copies: Sequence[CopyPair]) -> Placed:
        """Puts a document to the story that it tells, anew where it was put to one before.

        Args:
            copies: what it has in common with earlier documents; a copy is of the story of what it was copied from.
        """
        self.leave(report.number)
        gist = self._gist(report)
        desk = self._desk(report.number, gist, copies)
        story, why = self._chosen(report, desk, copies)
        others = desk.stories.get(story, []) if story else []
        nearness = gathering.mean(desk.alike, [0], others) if others else 1.0
        story = story or self._table.begin()
        self._shelf.add(report.number, gist)
        self._table.put(report.number, gist.day, story, nearness, why)
        desk.stories[story] = [0, *others]
        story = self._parted(desk, self._merged(desk, story))
        self._entitle(desk, story)
        is_new = desk.stories[story] == [0]
        return Placed(story, self._table.why(report.number), round(nearness, 3), is_new)

    def near(self, report: Report, limit: int) -> list[int]:
        """The numbers of documents that may tell of the same as this one, or of what it tells in passing: the likeliest
        first, then others of its own story."""
        gist = self._gist(report)
        found = dict.fromkeys(self._shelf.near(gist, self._shelf.factors(gist), limit + 1))
        found.pop(report.number, None)
        own = [
            other for story in self._table.of([report.number]).values() for other in self._table.documents(story, limit)
        ]
        some = list(found)[: limit - limit // 3] if own else list(found)
        return [number for number in dict.fromkeys([*some, *own, *found]) if number != report.number][:limit]

    def leave(self, document: int) -> None:
        """Takes a document out of its story; a story that has none left is gone."""
        self._table.take(document)
        self._shelf.remove(document)

    def _gist(self, report: Report) -> Gist:
        """Its gist; that of the last report is at hand, since one is placed and then asked what is near it."""
        if self._last is None or self._last[0] is not report:
            self._last = report, gist_of(report)
        return self._last[1]

    def _desk(self, number: int, gist: Gist, copies: Sequence[CopyPair]) -> _Desk:
        factors = self._shelf.factors(gist)
        copied = {pair.numbers[0]: _PRINTED[pair.kind] for pair in copies}
        near = self._table.of([*dict.fromkeys([*copied, *self._shelf.near(gist, factors, _NEAR)])])
        story_of: dict[int, int] = {}
        for story in list(dict.fromkeys(near.values()))[:_STORIES]:
            nearest = [document for document, of in near.items() if of == story]
            some = dict.fromkeys([*nearest[: _DOCUMENTS // 2], *self._table.documents(story, _DOCUMENTS)])
            story_of.update(dict.fromkeys(list(some)[:_DOCUMENTS], story))
        gists = self._shelf.gists(list(story_of)[:_AT_MOST])
        desk = _Desk([number, *gists], [gist, *gists.values()], alike([gist, *gists.values()], factors), {})
        for row, document in enumerate(gists, start=1):
            desk.stories.setdefault(story_of[document], []).append(row)
            printed = max(copied.get(document, 0.0), float(desk.alike[0, row]))
            desk.alike[0, row] = desk.alike[row, 0] = printed
        return desk

    def _chosen(self, report: Report, desk: _Desk, copies: Sequence[CopyPair]) -> tuple[int | None, str]:
        """The story that a document is of, or none yet; and why."""
        rows = {number: row for row, number in enumerate(desk.numbers)}
        printed = [pair for pair in copies if pair.kind == "copy" and pair.numbers[0] in rows]
        if printed:
            pair = max(printed, key=lambda one: (min(one.first_in_second, one.second_in_first), -one.numbers[0]))
            row = rows[pair.numbers[0]]
            return desk.story_of(row), f"prints the same text as document {pair.numbers[0]}"
        fits = self._fits(desk)
        found = [
            (score, story)
            for score, story in fits
            if gathering.joins(desk.alike, 0, desk.stories[story], near=_is_near(desk, desk.stories[story]))
        ]
        if not found:
            nearest = f"; the nearest is story {fits[0][1]}, {fits[0][0]:.2f} alike" if fits else ""
            return None, f"the first that tells of this{nearest}"
        score, story = found[0]
        others = [desk.gists[row] for row in desk.stories[story]]
        return story, f"{shared(report, desk.gists[0], others)}; {score:.2f} alike"

    def _fits(self, desk: _Desk) -> list[tuple[float, int]]:
        """How alike the document is to each story that it is not of and may be of by its day; the likest first."""
        found = [
            (gathering.mean(desk.alike, [0], rows), story)
            for story, rows in desk.stories.items()
            if 0 not in rows and self._table.within(story, desk.gists[0].day)
        ]
        return sorted(found, key=lambda one: (-one[0], one[1]))

    def _merged(self, desk: _Desk, story: int) -> int:
        """Puts those stories to the document's own that are now seen to be the same; gives the number of what it is.

        A document that is alone shows nothing of other stories.
        """
        if desk.stories[story] == [0]:
            return story
        for _, other in self._fits(desk)[:_OTHERS]:
            mine, theirs = desk.stories[story], desk.stories[other]
            if gathering.are_one(desk.alike, mine, theirs) and self._table.are_near(story, other):
                kept = self._table.merge(story, other, gathering.mean(desk.alike, mine, theirs))
                del desk.stories[story], desk.stories[other]
                story = kept
                desk.stories[story] = [*mine, *theirs]
        return story

    def _parted(self, desk: _Desk, story: int) -> int:
        """Makes two stories of the document's own where it is seen to be two; gives the number of what it is of.

        A story is parted while all of its documents are on the desk; one that has grown larger stays as it is.
        """
        rows = desk.stories[story]
        two = gathering.parts(desk.alike, rows) if len(rows) == self._table.size(story) else None
        if two is None:
            return story
        new = self._table.part(story, [desk.numbers[row] for row in two[1]], gathering.mean(desk.alike, *two))
        desk.stories[story], desk.stories[new] = two
        mine, other = (story, new) if 0 in two[0] else (new, story)
        self._entitle(desk, other)
        return mine

    def _entitle(self, desk: _Desk, story: int) -> None:
        """The headline of the document most like all of the story that are on the desk."""
        rows = desk.stories[story]
        means = {row: _nearness(desk.alike, row, rows) for row in rows}
        best = max((row for row in rows if desk.gists[row].headline), key=lambda row: (means[row], -row), default=None)
        title = None if best is None else desk.gists[best].headline
        self._table.entitle(story, title, [(desk.numbers[row], value) for row, value in means.items()])


def _nearness(alike: Floats, row: int, rows: Sequence[int]) -> float:
    others = [other for other in rows if other != row]
    return gathering.mean(alike, [row], others) if others else 1.0


def _is_near(desk: _Desk, rows: Sequence[int]) -> bool:
    """Whether the document and one of these are of days close together, as far as both are known."""
    day = desk.gists[0].day
    days = [other for row in rows if (other := desk.gists[row].day) is not None]
    return day is not None and any(abs(day - other) <= _CLOSE for other in days)
