"""What comparing makes of many readings: stories, claims with their origins and conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from onrecord.schema.forms import Spans, document_schema, plain
from onrecord.schema.reading import SpeakerKind

CLAIM_FORMAT = "onrecord-claim/1"
STORY_FORMAT = "onrecord-story/1"
GRADE_FORMAT = "onrecord-grade/1"

EntryKind = Literal["statement", "event", "control", "flow", "figure"]
Stance = Literal["asserts", "denies", "doubts"]
StepKind = Literal["publisher", "agency", "outlet", "channel", "source"]
OriginKind = Literal[
    "own reporting", "named person", "described source", "official statement", "outlet report", "none given"
]
ConflictKind = Literal["stance", "count", "amount", "place", "date", "actor", "own words", "control"]
Relation = Literal["conflict", "update", "both can be true"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal[1, 2, 3, 4, 5, 6]


@dataclass(frozen=True, slots=True)
class Cited:
    """What is to be known of a document to cite it; ``number`` is its number in the record."""

    number: int
    id: str
    name: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain, from the publisher back: who printed it, whose text it is, which other outlet has it, what
    it was said in or to ("a statement", "reporters"), who said it.

    ``span`` are the words that say so (none for the publisher), ``attribution`` is the number of the statement in the
    record, ``document`` that of the cited report, where the record has it.
    """

    kind: StepKind
    name: str
    speaker_kind: SpeakerKind | None = None
    span: Spans = ()
    attribution: int | None = None
    document: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of a claim: what one document says of it. ``words`` are those of the entry, ``passage`` the sentence.

    ``stance``: whether the last source of the chain asserts, denies or doubts it. ``chain`` goes from the publisher
    back to where the document says that it comes from. ``origin`` is the id of the origin that it was counted to.
    ``joined``: why it is taken for the same as the others.
    """

    entry: int
    kind: EntryKind
    document: Cited
    stance: Stance
    words: str
    passage: str
    span: Spans
    date: str | None
    chain: tuple[Step, ...]
    origin: str | None
    joined: str


@dataclass(frozen=True, slots=True)
class Collapsed:
    """An entry that was counted to an origin, and why."""

    entry: int
    why: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where entries of a claim come from.

    ``may_be``: the ids of other origins that it may be the same as, with ``why``.
    ``document`` is the number of the report that is the origin, where it is one and the record has it.
    """

    id: str
    kind: OriginKind
    name: str
    stance: Stance
    collapsed: tuple[Collapsed, ...]
    may_be: tuple[str, ...] = ()
    why: str | None = None
    document: int | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    """Reports that cite one another, or that all rest on one unnamed source: the numbers of the documents, and how."""

    documents: tuple[int, ...]
    outlets: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Origins:
    """How many independent origins assert a claim, as a range: once copies and reports of reports are collapsed,
    ``min`` if all that may be the same are, ``max`` if none is. Those that deny it are in ``list`` and not counted."""

    min: int
    max: int
    list: tuple[Origin, ...]
    circles: tuple[Circle, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two entries, by number, that do not agree. ``first`` and ``second`` are the words that differ.

    ``relation``: *conflict*; *update*, where the later one revises the earlier; *both can be true*.
    """

    kind: ConflictKind
    relation: Relation
    entries: Annotated[tuple[int, int], "the numbers of both entries"]
    first: str
    second: str
    why: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule of the table of grades that was met, and by what."""

    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Grade:
    """The Admiralty code's credibility of a claim (1 confirmed by other sources … 5 improbable, 6 cannot be judged):
    what the rules suggest, with their reasons; and what a person decided, where one did."""

    suggested: Credibility
    reasons: tuple[Reason, ...]
    decided: Credibility | None = None
    decided_by: str | None = None
    decided_at: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Graded:
    """What a person decided of a source (its reliability, A to F) or of a claim (its credibility, 1 to 6).

    One of ``source``, the outlet or speaker by name, and ``claim``, by its number, is ``null``. ``means`` is the value
    in words. ``undone`` is when another decision took its place. Times are UTC.
    """

    number: int
    source: str | None
    claim: int | None
    value: str
    means: str
    decided_by: str
    decided_at: str
    why: str | None
    undone: str | None

    def to_dict(self) -> dict[str, Any]:
        """The public JSON form (``onrecord-grade/1``) as plain Python values."""
        return {"format": GRADE_FORMAT, **plain(self)}


@dataclass(frozen=True, slots=True)
class Claim:
    """Entries of one or several documents that assert, deny or doubt the same proposition.

    ``words`` are those of the entry that says it most fully. ``first_seen`` and ``last_seen`` are when the
    first and the last document that has it were published (ISO 8601 prefixes).
    """

    number: int
    kind: EntryKind
    words: str
    story: int | None
    first_seen: str | None
    last_seen: str | None
    entries: tuple[Told, ...]
    origins: Origins
    conflicts: tuple[Conflict, ...]
    grade: Grade

    def to_dict(self) -> dict[str, Any]:
        """The public JSON form (``onrecord-claim/1``) as plain Python values."""
        return {"format": CLAIM_FORMAT, **plain(self)}


@dataclass(frozen=True, slots=True)
class CopyOf:
    """What two documents (by number) of a story print alike.

    ``kind`` is *copy* where it is nearly all of the shorter one.
    ``share`` is the share of the first one's words that stand in the second, ``other_share`` the other way
    round.
    """

    first: int
    second: int
    kind: Literal["copy", "partly"]
    share: float
    other_share: float


@dataclass(frozen=True, slots=True)
class Story:
    """Documents about the same happening within a window of days. ``title`` is the headline of the one most like all.

    ``claims``: how many claims of two documents or more it has; ``disputed``: how many of all have a conflict.
    """

    number: int
    title: str | None
    first: str | None
    last: str | None
    documents: tuple[Cited, ...]
    copies: tuple[CopyOf, ...]
    claims: int
    disputed: int

    def to_dict(self) -> dict[str, Any]:
        """The public JSON form (``onrecord-story/1``) as plain Python values."""
        return {"format": STORY_FORMAT, **plain(self)}


def claim_schema() -> dict[str, Any]:
    """The JSON Schema of a claim."""
    return document_schema(Claim, CLAIM_FORMAT, "A claim: who asserts it, who denies it, and where it comes from")


def story_schema() -> dict[str, Any]:
    """The JSON Schema of a story."""
    return document_schema(Story, STORY_FORMAT, "A story: documents about the same happening")


def grade_schema() -> dict[str, Any]:
    """The JSON Schema of a grade."""
    return document_schema(Graded, GRADE_FORMAT, "A grade: what a person decided of a source or of a claim")
