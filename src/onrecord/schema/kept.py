"""What a record keeps beside readings: what became of documents, versions, reviews and links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from onrecord.schema.comparing import Cited
from onrecord.schema.forms import PRIVATE, Span, document_schema, plain
from onrecord.schema.found import Verdict
from onrecord.schema.reading import Actor, Attribution, Control, Date, Event, Figure, Flow, Place

STORED_FORMAT = "onrecord-stored/1"
REREAD_FORMAT = "onrecord-reread/1"
VERSION_FORMAT = "onrecord-version/1"
REVIEW_FORMAT = "onrecord-review/1"
LINK_FORMAT = "onrecord-link/1"

Entry: TypeAlias = Actor | Place | Date | Attribution | Event | Control | Flow | Figure
EntryName = Literal["actor", "place", "date", "attribution", "event", "control", "flow", "figure"]
How = Literal["new", "version", "same text", "known"]


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What became of a document that was given to a record.

    ``how``: *new*; *version* (of what stood at the same address, ``version`` says which); *same text* (the page around
    it changed); *known* (nothing is changed).
    """

    how: How
    version: int | None
    document: Cited

    def to_dict(self) -> dict[str, Any]:
        """The public JSON form (``onrecord-stored/1``) as plain Python values."""
        return {"format": STORED_FORMAT, **plain(self)}


@dataclass(frozen=True, slots=True)
class RereadDocument:
    """A document that was read again. ``before`` is the model that had read it, ``model`` the one that reads now."""

    before: str
    model: str
    document: Cited

    def to_dict(self) -> dict[str, Any]:
        """The public JSON form (``onrecord-reread/1``) as plain Python values."""
        return {"format": REREAD_FORMAT, **plain(self)}


@dataclass(frozen=True, slots=True)
class Alteration:
    """One stretch that was altered: ``removed`` words, ``added`` words (either may be empty), with the words around it.

    ``old`` and ``new`` are where they stand in the texts of the two versions.
    """

    removed: str
    added: str
    before: str
    after: str
    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class Version:
    """One version of what stands at an address.

    ``document`` is its number in the record. ``alterations`` are those of the text since the version before, ``facts``
    what else was altered (``{"title": (before, after)}``); both are empty where only the page around the text changed.
    """

    number: int
    document: int
    seen: str
    published: str | None
    title: str | None
    alterations: tuple[Alteration, ...] = ()
    facts: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The public JSON form (``onrecord-version/1``) as plain Python values."""
        return {"format": VERSION_FORMAT, **plain(self)}


@dataclass(frozen=True, slots=True)
class Review:
    """One decision. ``entry`` is the number of the entry it holds for now, ``None`` where the newest reading has none.

    ``machine`` is what the machine said when it was judged, ``correction`` the fields that were put in its place.
    ``words`` and ``span`` are those that the entry stands on. ``otherwise``: a newer reading says something else.
    """

    number: int
    document: int
    entry: int | None
    kind: EntryName
    verdict: Verdict
    correction: Mapping[str, Any] | None
    reviewer: str
    reviewed: str
    why: str | None
    model: str
    machine: Entry
    referred: dict[str, dict[str, Any]] = field(metadata=PRIVATE)
    words: str
    span: Span
    otherwise: bool

    def to_dict(self) -> dict[str, Any]:
        """The public JSON form (``onrecord-review/1``) as plain Python values."""
        return {"format": REVIEW_FORMAT, **plain(self)}


@dataclass(frozen=True, slots=True)
class Link:
    """One decision: the entry is (``holds``), or is not, who or what ``identity`` stands for.

    ``undone`` is when another decision took its place. ``name`` is the identity's, ``called`` the entry's own.
    """

    number: int
    entry: int | None
    document: int
    kind: EntryName
    identity: int
    name: str
    called: str | None
    holds: bool
    decided_by: str
    decided: str
    why: str
    undone: str | None

    def to_dict(self) -> dict[str, Any]:
        """The public JSON form (``onrecord-link/1``) as plain Python values."""
        return {"format": LINK_FORMAT, **plain(self)}


def stored_schema() -> dict[str, Any]:
    """The JSON Schema of what became of a document."""
    return document_schema(StoredDocument, STORED_FORMAT, "What became of a document that was given to a record")


def reread_schema() -> dict[str, Any]:
    """The JSON Schema of a document that was read again."""
    return document_schema(RereadDocument, REREAD_FORMAT, "A document that was read again")


def version_schema() -> dict[str, Any]:
    """The JSON Schema of a version."""
    return document_schema(Version, VERSION_FORMAT, "A version of what stands at an address, and what was altered")


def review_schema() -> dict[str, Any]:
    """The JSON Schema of a review."""
    return document_schema(Review, REVIEW_FORMAT, "A person's decision on an entry")


def link_schema() -> dict[str, Any]:
    """The JSON Schema of a link."""
    return document_schema(Link, LINK_FORMAT, "A decision on who or what is the same in several documents")
