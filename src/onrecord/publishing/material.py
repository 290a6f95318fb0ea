"""What a briefing is made from, and the notes that are gathered while it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from onrecord.publishing.excerpts import Excerpt
from onrecord.schema import Account, Cited, Claim, Story, Told
from onrecord.schema.briefing import Listed, Note

_LONGEST_NOTE = 700  # characters of a passage that a note gives
# What a text is called that came from a program or from standard input.
_NO_NAMES = ("", "text", "-", "standard input")
_MOST_MARKS = 6  # behind one quote


@dataclass(frozen=True, slots=True)
class Question:
    """What a briefing is asked for: words or a name, the number of a story, and days (ISO 8601 prefixes)."""

    about: str | None = None
    story: int | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """``excerpts``: what was looked up of entries by their numbers (the acts of statements, whether events happened).
    ``record``: what the record is called in commands; ``made``: when, UTC."""

    question: Question
    claims: tuple[Claim, ...]
    stories: tuple[Story, ...] = ()
    accounts: tuple[Account, ...] = ()
    excerpts: Mapping[int, Excerpt] = field(default_factory=dict)
    models: tuple[str, ...] = ()
    made: str = ""
    record: str = "RECORD"
    limit: int = 12

    def excerpt(self, told: Told) -> Excerpt:
        """What a document says of an entry."""
        return Excerpt.of_told(told, self.excerpts.get(told.entry))

    @property
    def documents(self) -> tuple[Cited, ...]:
        """All documents that claims and accounts have entries of, by day."""
        found = {told.document.number: told.document for claim in self.claims for told in claim.entries}
        for account in self.accounts:
            found |= {document.number: document for document in account.documents}
        for story in self.stories:
            found |= {document.number: document for document in story.documents}
        return tuple(sorted(found.values(), key=lambda one: (one.published or "~", one.number)))


class Notes:
    """Notes in the order in which they are first pointed at: one for each passage of a document."""

    def __init__(self) -> None:
        self._notes: dict[tuple[int, str], Note] = {}

    def mark(self, excerpt: Excerpt) -> int:
        """The number of the note for it."""
        key = excerpt.document.number, excerpt.passage
        if key not in self._notes:
            self._notes[key] = _note(len(self._notes) + 1, excerpt)
        return self._notes[key].number

    def marks(self, excerpts: Iterable[Excerpt], first: Excerpt | None = None) -> tuple[int, ...]:
        """The numbers of some, that of ``first`` in front: one a document, and no more than a reader can follow."""
        by_document: dict[int, Excerpt] = {first.document.number: first} if first else {}
        for one in excerpts:
            by_document.setdefault(one.document.number, one)
        return tuple(dict.fromkeys(self.mark(one) for one in list(by_document.values())[:_MOST_MARKS]))

    def all(self) -> tuple[Note, ...]:
        """Those given out."""
        return tuple(self._notes.values())


def outlet_of(document: Cited | Listed | Note) -> str:
    """The outlet of a document; where none is named, what the user knows it by, a path without its folders; of a text
    that came without a name the number in the record."""
    if document.outlet:
        return document.outlet
    known = document.name if "://" in document.name else PurePath(document.name).name
    number = document.document if isinstance(document, Note) else document.number
    return known if known not in _NO_NAMES else f"document {number}"


def _note(number: int, excerpt: Excerpt) -> Note:
    document = excerpt.document
    return Note(
        number,
        document.outlet,
        document.published,
        document.title,
        document.name,
        document.url,
        excerpt.quoted(_LONGEST_NOTE),
        excerpt.entry,
        document.number,
    )
