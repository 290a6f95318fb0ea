"""A briefing, whatever format it is written in: sections of sentences, each with notes that give the exact words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from onrecord.schema.forms import document_schema, plain

BRIEFING_FORMAT = "onrecord-briefing/1"

PieceKind = Literal["words", "name", "title", "quote", "date", "number"]
SectionKind = Literal["agreed", "disputed", "one origin", "statements", "money", "timeline"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence. ``kind``: *words* are the connecting words; a *name* (of an actor, place or outlet), a
    *title* (of a report), a *date* and a *number* are what the record says; a *quote* is words of a document, to be set
    in quotation marks.

    ``notes``: the numbers of the notes whose marks follow it.
    """

    kind: PieceKind
    text: str
    notes: tuple[int, ...] = ()

    @property
    def shown(self) -> str:
        """The text, a quote in quotation marks."""
        return f"“{self.text}”" if self.kind == "quote" else self.text


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, and the numbers of the claims that it tells (none for statements and money of one report)."""

    pieces: tuple[Piece, ...]
    claims: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The sentence without its marks."""
        return "".join(piece.shown for piece in self.pieces)

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of its notes, in the order of their marks."""
        return tuple(dict.fromkeys(number for piece in self.pieces for number in piece.notes))


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences under one heading: a speaker, an occasion; none where the section needs none."""

    heading: str | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """``lead`` says what belongs here. ``more``: how many claims or entries were left out; ``command`` lists them."""

    kind: SectionKind
    title: str
    lead: str
    groups: tuple[Group, ...]
    more: int
    command: str | None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Those of all groups."""
        return tuple(sentence for group in self.groups for sentence in group.sentences)


@dataclass(frozen=True, slots=True)
class Note:
    """Where a sentence comes from: a document, an entry of it, and its exact words.

    ``words`` are stretches of the stored text, letter by letter; where several are given, words between them are left
    out. ``entry`` and ``document`` are the numbers in the record.
    """

    number: int
    outlet: str | None
    date: str | None
    title: str | None
    name: str
    url: str | None
    words: tuple[str, ...]
    entry: int
    document: int

    @property
    def quoted(self) -> str:
        """The words on one line, an ellipsis where some are left out."""
        return ellipsed(self.words)


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of the list at the end."""

    number: int
    outlet: str | None
    date: str | None
    title: str | None
    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Briefing:
    """``title`` is the question in words; ``facts`` are the lines of the header, each a name and what it is; ``how``
    says how it was made and what its numbers mean, a paragraph each. ``made``: when, UTC."""

    title: str
    about: str | None
    story: int | None
    start: str | None
    end: str | None
    made: str
    models: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    how: tuple[str, ...]
    documents: tuple[Listed, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not any(section.sentences for section in self.sections)

    def to_dict(self) -> dict[str, Any]:
        """The public JSON form (``onrecord-briefing/1``) as plain Python values."""
        return {"format": BRIEFING_FORMAT, **plain(self)}


def ellipsed(stretches: tuple[str, ...]) -> str:
    """Stretches of a text with an ellipsis between them; an empty one at an end says that words are left out there."""
    return " … ".join(stretches).strip()


def briefing_schema() -> dict[str, Any]:
    """The JSON Schema of a briefing."""
    return document_schema(Briefing, BRIEFING_FORMAT, "A briefing: what reports agree on, and where they differ")
